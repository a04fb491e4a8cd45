// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/targetgroupjson.h"

#include "services/codec/jsonreader.h"

using namespace Qt::StringLiterals;

namespace tidegate {

void writeLabels(JsonWriter &json, const Labels &labels)
{
    json.beginObject();
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        json.key(it.key().toStdString()); // the label rules leave nothing to escape
        json.string(QStringView(it.value()));
    }
    json.endObject();
}

void writeTargetGroupMembers(JsonWriter &json, const TargetGroup &group)
{
    json.field("id", group.id);
    json.field("environmentId", group.environmentId);
    json.field("name", group.name);
    json.field("displayName", group.displayName);
    json.field("description", group.description);
    json.key("labels");
    writeLabels(json, group.labels);
    json.field("deployOrder", group.deployOrder);
    json.field("targetCount", group.targetCount);
    json.field("version", group.version);
    json.field("createdAt", group.createdAt);
    json.field("updatedAt", group.updatedAt);
}

Result<TargetGroup> applyTargetGroupJson(TargetGroup base, const QJsonObject &body, bool creating, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const TargetGroup stored = base;
    if (creating) {
        reader.id(u"id"_s, base.id);
        reader.require(u"name"_s);
    } else {
        reader.readOnly(u"id"_s, base.id.toString());
    }
    reader.readOnly(u"environmentId"_s, base.environmentId.toString());
    reader.identity(creating, {{u"version"_s, base.version}, {u"createdAt"_s, toText(base.createdAt)}, {u"updatedAt"_s, toText(base.updatedAt)}});
    if (creating)
        reader.readOnly(u"targetCount"_s, QJsonValue(QJsonValue::Undefined));
    else
        reader.computed(u"targetCount"_s);
    reader.text(u"name"_s, base.name);
    if (!reader.text(u"displayName"_s, base.displayName) && creating && base.displayName.isEmpty())
        base.displayName = base.name;
    reader.nullableText(u"description"_s, base.description);
    reader.labels(u"labels"_s, base.labels);
    reader.integer(u"deployOrder"_s, base.deployOrder);
    if (!lenient)
        reader.refuseUnknown();
    auto checked = validated(base, creating ? nullptr : &stored);
    if (!errors.isEmpty() || !checked)
        return mergedErrors(errors, checked ? QList<FieldError>() : checked.error().fields);
    return checked;
}

Result<TargetGroup> targetGroupFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    TargetGroup group;
    reader.id(u"id"_s, group.id);
    reader.id(u"environmentId"_s, group.environmentId);
    reader.text(u"name"_s, group.name);
    reader.text(u"displayName"_s, group.displayName);
    reader.nullableText(u"description"_s, group.description);
    reader.labels(u"labels"_s, group.labels);
    reader.integer(u"deployOrder"_s, group.deployOrder);
    reader.integer(u"targetCount"_s, group.targetCount);
    reader.bigInteger(u"version"_s, group.version);
    reader.instant(u"createdAt"_s, group.createdAt);
    reader.instant(u"updatedAt"_s, group.updatedAt);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return group;
}

QJsonObject toJson(const Labels &labels, const Labels &before)
{
    QJsonObject json;
    for (auto it = before.begin(); it != before.end(); ++it)
        json.insert(it.key(), QJsonValue());
    for (auto it = labels.begin(); it != labels.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

QJsonObject toJson(const TargetGroup &group, const Labels &before)
{
    return {{u"name"_s, group.name},
            {u"displayName"_s, group.displayName},
            {u"description"_s, group.description},
            {u"labels"_s, toJson(group.labels, before)},
            {u"deployOrder"_s, group.deployOrder}};
}

} // namespace tidegate
