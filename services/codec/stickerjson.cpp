// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/stickerjson.h"

#include "services/codec/jsonreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void readComponents(JsonReader &reader, QList<StickerComponent> &components, bool refuseUnknown)
{
    QList<StickerComponent> read;
    const bool present = reader.each(u"components"_s, [&](JsonReader &element) {
        StickerComponent component;
        element.nullableUuid(u"componentId"_s, component.componentId);
        element.text(u"componentName"_s, component.name);
        element.text(u"digest"_s, component.digest);
        if (refuseUnknown)
            element.refuseUnknown();
        read.append(component);
    });
    if (present)
        components = read;
}

} // namespace

void writeStickerMembers(JsonWriter &json, const Sticker &sticker)
{
    json.field("id", sticker.id);
    json.field("targetId", sticker.targetId);
    json.field("releaseId", sticker.releaseId);
    json.field("releaseName", sticker.releaseName);
    json.key("components");
    json.beginArray();
    for (const StickerComponent &component : sticker.components) {
        json.beginObject();
        json.field("componentId", component.componentId);
        json.field("componentName", component.name);
        json.field("digest", component.digest);
        json.endObject();
    }
    json.endArray();
    json.field("deployedAt", sticker.deployedAt);
    json.field("deployedBy", sticker.deployedBy);
    json.field("source", toString(sticker.source));
    json.fieldOrNull("reason", QStringView(sticker.reason));
    json.field("recordedAt", sticker.recordedAt);
    json.field("duringFreeze", sticker.duringFreeze);
    json.field("version", sticker.version);
}

Result<Sticker> applyStickerJson(Sticker base, const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    reader.require(u"releaseId"_s);
    reader.uuid(u"releaseId"_s, base.releaseId);
    reader.nullableText(u"releaseName"_s, base.releaseName);
    readComponents(reader, base.components, !lenient);
    reader.instant(u"deployedAt"_s, base.deployedAt);
    reader.id(u"deployedBy"_s, base.deployedBy);
    reader.nullableText(u"reason"_s, base.reason);
    if (reader.word(u"source"_s, base.source, stickerSourceFromString) && base.source == StickerSource::Agent)
        reader.error(u"source"_s, u"invalid-value"_s, u"Only an agent's own report comes from an agent."_s);
    reader.readOnly(u"targetId"_s, base.targetId.toString());
    // A sticker is a new fact each time; what an earlier one was recorded with does not matter.
    for (const auto &key : {u"id"_s, u"recordedAt"_s, u"duringFreeze"_s, u"version"_s})
        reader.computed(key);
    if (!lenient)
        reader.refuseUnknown();
    auto checked = validated(base);
    if (!errors.isEmpty() || !checked)
        return mergedErrors(errors, checked ? QList<FieldError>() : checked.error().fields);
    return checked;
}

Result<Sticker> stickerFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    Sticker sticker;
    reader.nullableId(u"id"_s, sticker.id);
    reader.nullableId(u"targetId"_s, sticker.targetId);
    reader.uuid(u"releaseId"_s, sticker.releaseId);
    reader.nullableText(u"releaseName"_s, sticker.releaseName);
    readComponents(reader, sticker.components, false);
    reader.instant(u"deployedAt"_s, sticker.deployedAt);
    reader.nullableId(u"deployedBy"_s, sticker.deployedBy);
    reader.word(u"source"_s, sticker.source, stickerSourceFromString);
    reader.nullableText(u"reason"_s, sticker.reason);
    reader.instant(u"recordedAt"_s, sticker.recordedAt);
    reader.optionalBoolean(u"duringFreeze"_s, sticker.duringFreeze);
    reader.bigInteger(u"version"_s, sticker.version);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return sticker;
}

QJsonObject toJson(const Sticker &sticker)
{
    QJsonArray components;
    for (const StickerComponent &component : sticker.components) {
        QJsonObject json{{u"componentName"_s, component.name}, {u"digest"_s, component.digest}};
        if (!component.componentId.isNull())
            json.insert(u"componentId"_s, idOrNull(component.componentId));
        components.append(json);
    }
    QJsonObject json{{u"releaseId"_s, idOrNull(sticker.releaseId)},
                     {u"releaseName"_s, sticker.releaseName},
                     {u"components"_s, components},
                     {u"deployedAt"_s, toText(sticker.deployedAt)},
                     {u"source"_s, toString(sticker.source)}};
    if (!sticker.deployedBy.isNull())
        json.insert(u"deployedBy"_s, sticker.deployedBy.toString());
    if (!sticker.reason.isEmpty())
        json.insert(u"reason"_s, sticker.reason);
    return json;
}

} // namespace tidegate
