// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/stickerjson.h"

#include "services/codec/fieldlister.h"
#include "services/codec/fields.h"
#include "services/domain/say.h"

using namespace Qt::StringLiterals;

namespace tidegate {

static std::optional<StickerSource> wordFrom(QStringView text, StickerSource)
{
    return stickerSourceFromString(text);
}

template <typename Visit>
static void describe(Visit &visit, Of<StickerComponent> auto &component)
{
    visit("componentId", component.componentId, Nullable | SentIfSet);
    visit("componentName", component.name);
    visit("digest", component.digest);
}

// A sticker is a new fact each time; what an earlier one was recorded with does not matter.
template <typename Visit>
static void describe(Visit &visit, Of<Sticker> auto &sticker)
{
    visit("id", sticker.id, Tolerated | Lenient);
    visit("targetId", sticker.targetId, Fixed | Lenient);
    visit("releaseId", sticker.releaseId, Required);
    visit("releaseName", sticker.releaseName, Nullable);
    visit("components", sticker.components);
    visit("deployedAt", sticker.deployedAt);
    visit("deployedBy", sticker.deployedBy, Lenient | NullIfEmpty | SentIfSet);
    visit("source", sticker.source);
    visit("reason", sticker.reason, OrNull | SentIfSet);
    visit("recordedAt", sticker.recordedAt, Tolerated);
    visit("duringFreeze", sticker.duringFreeze, Tolerated | Lenient);
    visit("version", sticker.version, Tolerated);
}

void writeStickerMembers(JsonWriter &json, const Sticker &sticker)
{
    FieldWriter visit(json);
    describe(visit, sticker);
}

Result<Sticker> applyStickerJson(Sticker base, const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    readPatch(reader, {.creating = true, .strict = !lenient, .order = ErrorOrder::MissingFirst}, [&base](FieldReader &visit) { describe(visit, base); });
    if (body.value("source"_L1).isString() && base.source == StickerSource::Agent)
        reader.error(u"source"_s, say("invalid-value/source"));
    if (!lenient)
        reader.refuseUnknown();
    return judged(errors, validated(base));
}

Result<Sticker> stickerFromJson(const QJsonObject &json)
{
    return answerAs<Sticker>(json);
}

QJsonObject toJson(const Sticker &sticker)
{
    return jsonObject(sticker, FieldUse::Body);
}

QList<FieldDescription> stickerFields()
{
    return listFields<Sticker>();
}

} // namespace tidegate
