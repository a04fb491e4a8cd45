// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/textrules.h"

#include "services/domain/say.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct Range
{
    char32_t first;
    char32_t last;
};

/// What has no shape of its own beside the format characters: Unicode's Default_Ignorable_Code_Point, and the blank pattern of Braille.
constexpr Range invisibles[] = {{0x034f, 0x034f}, {0x115f, 0x1160}, {0x17b4, 0x17b5}, {0x180b, 0x180f},   {0x2028, 0x2029}, {0x2065, 0x2065},  {0x2800, 0x2800},
                                {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xfff0, 0xfffb}, {0x1d173, 0x1d17a}, {0xffa0, 0xffa0}, {0xe0000, 0xe0fff}};

bool isInvisible(char32_t c)
{
    if (QChar::category(c) == QChar::Other_Format || QChar::isNonCharacter(c))
        return true;
    return std::any_of(std::begin(invisibles), std::end(invisibles), [c](const Range &range) { return c >= range.first && c <= range.last; });
}

/// What names of components are made of: of ASCII only what needs no quotes in a shell, a URL or markup.
bool isInAlphabet(char32_t c)
{
    if (c < 0x80)
        return QChar::isLetterOrNumber(c) || u" ._-/:@+"_s.contains(QChar(static_cast<char16_t>(c)));
    return !isInvisible(c) && QChar::category(c) != QChar::Other_Control && !QChar::isSurrogate(c);
}

/// Letters, digits and marks of ASCII with single spaces between them: the form that nearly every name has already.
bool isPlain(QStringView text)
{
    if (text.startsWith(u' ') || text.endsWith(u' '))
        return false;
    char16_t before = 0;
    for (const QChar c : text) {
        if (c.unicode() < 0x20 || c.unicode() > 0x7e || (c == u' ' && before == u' '))
            return false;
        before = c.unicode();
    }
    return true;
}

} // namespace

qsizetype characterCount(QStringView text)
{
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isLowSurrogate(); });
}

bool hasControlCharacters(QStringView text, bool multiline)
{
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        const bool layout = u == u'\n' || u == u'\r' || u == u'\t';
        if ((u < 0x20 && !(multiline && layout)) || (u >= 0x7f && u <= 0x9f))
            return true;
    }
    return !text.isValidUtf16();
}

std::optional<FieldError> textError(const QString &text, const QString &pointer, TextRule rule)
{
    if (hasControlCharacters(text, rule.multiline))
        return FieldError{pointer, say("control-character")};
    if (rule.minimum > 0 && text.trimmed().isEmpty())
        return FieldError{pointer, say("required/text")};
    const qsizetype count = characterCount(text);
    if (count < rule.minimum)
        return FieldError{pointer, say("too-short/text", rule.minimum)};
    if (count > rule.maximum)
        return FieldError{pointer, say("too-long/text", rule.maximum)};
    return {};
}

QString normalisedName(const QString &text)
{
    if (isPlain(text))
        return text;
    QString name;
    name.reserve(text.size());
    for (QChar c : text.normalized(QString::NormalizationForm_C)) {
        if (c.category() == QChar::Separator_Space)
            c = u' ';
        if (c != u' ' || (!name.isEmpty() && name.back() != u' '))
            name.append(c);
    }
    if (name.endsWith(u' '))
        name.chop(1);
    return name;
}

bool hasInvisibleCharacters(QStringView text)
{
    if (isPlain(text))
        return false;
    const auto characters = text.toUcs4();
    return std::any_of(characters.begin(), characters.end(), isInvisible);
}

std::optional<FieldError> nameError(const QString &text, const QString &pointer, TextRule rule, const QString &stored)
{
    if (text != stored && hasInvisibleCharacters(text)) {
        return FieldError{pointer, say("invisible-character")};
    }
    return textError(text, pointer, rule);
}

QString normalisedUnlessStored(const QString &text, const QString &stored)
{
    return text == stored ? text : normalisedName(text);
}

QString componentName(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80 && isInAlphabet(c.unicode()); });
    if (plain && text.size() <= maxComponentName && isPlain(text))
        return text;
    QString name;
    qsizetype count = 0;
    for (const uint c : normalisedName(text).toUcs4()) {
        if (++count > maxComponentName)
            break;
        name += isInAlphabet(c) ? QString::fromUcs4(std::array{static_cast<char32_t>(c)}.data(), 1) : u"_"_s;
    }
    return normalisedName(name);
}

QString searchable(const QString &text)
{
    const QString folded = text.normalized(QString::NormalizationForm_KD).toCaseFolded().normalized(QString::NormalizationForm_KD);
    QString kept;
    kept.reserve(folded.size());
    for (const QChar c : folded) {
        const char16_t u = c.unicode();
        const bool isDotOfI = u == 0x0307 && kept.endsWith(u'i'); // of the Turkish İ
        const bool isUnseen = u == 0x00ad || (u >= 0x200b && u <= 0x200f) || (u >= 0x202a && u <= 0x202e) || (u >= 0x2060 && u <= 0x206f)
            || (u >= 0xfe00 && u <= 0xfe0f) || u == 0xfeff;
        if (isDotOfI || isUnseen)
            continue;
        if (u == 0x00df) // which Qt folds to itself
            kept += u"ss"_s;
        else
            kept += u == 0x0131 ? QChar(u'i') : c;
    }
    return kept.normalized(QString::NormalizationForm_C);
}

bool isNameLabel(QStringView text)
{
    if (text.isEmpty() || text.size() > 63 || text.startsWith(u'-') || text.endsWith(u'-'))
        return false;
    return std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
}

bool looksLikeSecret(const QString &text)
{
    static const QRegularExpression pattern(
        u"-----BEGIN |\\bA[KS]IA[0-9A-Z]{16}\\b|\\beyJ[\\w-]{8,}\\.[\\w-]{8,}\\.|\\btg[ar]?_[A-Za-z0-9_]{16,}|://[^/\\s:@]*:[^/\\s@]+@"_s);
    return pattern.match(text).hasMatch();
}

QString withoutSecrets(QString text)
{
    static const QRegularExpression secrets(
        u"-----BEGIN .*|\\bA[KS]IA[0-9A-Z]{16}\\b|\\beyJ[\\w-]{8,}\\.[\\w.-]{8,}|\\btg[ar]?_[\\w-]{16,}|(?<=://)[^/\\s:@]*:[^/\\s@]+(?=@)"_s,
        QRegularExpression::DotMatchesEverythingOption);
    text.replace(secrets, u"***"_s);
    for (QChar &each : text) {
        if (each.category() == QChar::Other_Control)
            each = u' ';
    }
    return text;
}

} // namespace tidegate
