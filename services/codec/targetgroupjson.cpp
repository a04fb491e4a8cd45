// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/targetgroupjson.h"

#include "services/codec/fieldlister.h"
#include "services/codec/fields.h"
#include "services/codec/history.h"

using namespace Qt::StringLiterals;

namespace tidegate {

template <typename Visit>
static void describe(Visit &visit, Of<TargetGroup> auto &group)
{
    visit("id", group.id, Identifier);
    visit("environmentId", group.environmentId, Fixed);
    visit("name", group.name, Required);
    visit("displayName", group.displayName);
    visit("description", group.description, Nullable);
    visit("labels", group.labels);
    visit("deployOrder", group.deployOrder);
    visit("targetCount", group.targetCount, Computed);
    describeHistory(visit, group);
}

void writeTargetGroupMembers(JsonWriter &json, const TargetGroup &group)
{
    FieldWriter visit(json);
    describe(visit, group);
}

Result<TargetGroup> applyTargetGroupJson(TargetGroup base, const QJsonObject &body, bool creating, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const TargetGroup stored = base;
    readPatch(reader, {.creating = creating, .strict = !lenient, .order = ErrorOrder::MissingFirst}, [&base](FieldReader &visit) { describe(visit, base); });
    if (creating && base.displayName.isEmpty() && !body.value("displayName"_L1).isString())
        base.displayName = base.name;
    if (!lenient)
        reader.refuseUnknown();
    return judged(errors, validated(base, creating ? nullptr : &stored));
}

Result<TargetGroup> targetGroupFromJson(const QJsonObject &json)
{
    return answerAs<TargetGroup>(json);
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
    QJsonObject json = jsonObject(group, FieldUse::Body);
    json.insert(u"labels"_s, toJson(group.labels, before));
    return json;
}

QJsonObject auditJson(const TargetGroup &group)
{
    return jsonObject(group, FieldUse::Audit);
}

QList<FieldDescription> targetGroupFields()
{
    return listFields<TargetGroup>();
}

} // namespace tidegate
