// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/sticker.h"

#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/domain/words.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr Words<3> sourceWords{"api", "agent", "console"};
constexpr qsizetype maxComponents = 1'000;

bool isHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

void checkComponents(QList<FieldError> &errors, QList<StickerComponent> &components)
{
    if (components.size() > maxComponents)
        errors.append({u"/components"_s, say("too-many/components", maxComponents)});
    QSet<QString> names;
    for (qsizetype i = 0; i < components.size(); ++i) {
        const QString pointer = u"/components/%1"_s.arg(i);
        StickerComponent &component = components[i];
        component.name = normalisedName(component.name);
        if (const auto error = nameError(component.name, pointer + "/componentName"_L1, {.minimum = 1, .maximum = maxComponentName}))
            errors.append(*error);
        else if (names.contains(componentName(component.name)))
            errors.append({pointer + "/componentName"_L1, say("duplicate/component", component.name)});
        names.insert(componentName(component.name));
        component.digest = canonicalDigest(component.digest);
        if (component.digest.isEmpty())
            errors.append({pointer + "/digest"_L1, say("invalid-digest/sticker")});
    }
}

} // namespace

QString toString(StickerSource source)
{
    return textOf(sourceWords, source);
}

std::optional<StickerSource> stickerSourceFromString(QStringView text)
{
    return valueOf<StickerSource>(sourceWords, text);
}

QString canonicalDigest(const QString &text)
{
    const QString folded = text.toLower();
    const bool sha256 = folded.size() == 7 + 64 && folded.startsWith("sha256:"_L1);
    const bool sha512 = folded.size() == 7 + 128 && folded.startsWith("sha512:"_L1);
    return (sha256 || sha512) && isHex(QStringView(folded).sliced(7)) ? folded : QString();
}

Result<Sticker> validated(Sticker sticker)
{
    QList<FieldError> errors;
    if (sticker.releaseId.isNull())
        errors.append({u"/releaseId"_s, say("required/release")});
    sticker.releaseName = normalisedName(sticker.releaseName);
    if (const auto error = nameError(sticker.releaseName, u"/releaseName"_s, {.maximum = 256}))
        errors.append(*error);
    const bool console = sticker.source == StickerSource::Console;
    if (const auto error = textError(sticker.reason, u"/reason"_s, {.minimum = console ? 1 : 0, .maximum = 1'024, .multiline = true}))
        errors.append(*error);
    checkComponents(errors, sticker.components);
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    std::sort(sticker.components.begin(), sticker.components.end(), [](const auto &a, const auto &b) { return a.name.toUtf8() < b.name.toUtf8(); });
    return sticker;
}

} // namespace tidegate
