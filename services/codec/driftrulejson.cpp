// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/driftrulejson.h"

#include "services/codec/fieldwriter.h"
#include "services/codec/jsonreader.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QJsonObject scopeJson(const DriftScope &scope)
{
    if (!scope.target.isNull())
        return {{u"targetId"_s, scope.target.toString()}};
    if (!scope.environment.isNull())
        return {{u"environmentId"_s, scope.environment.toString()}};
    QJsonObject labels;
    for (const auto &[key, value] : scope.labels.asKeyValueRange())
        labels.insert(key, value);
    return {{u"labels"_s, labels}};
}

void readScope(JsonReader &reader, DriftScope &scope, bool lenient)
{
    reader.inside(u"scope"_s, [&](JsonReader &inner) {
        if (inner.has(u"targetId"_s))
            inner.nullableId(u"targetId"_s, scope.target);
        if (inner.has(u"environmentId"_s))
            inner.nullableId(u"environmentId"_s, scope.environment);
        if (inner.has(u"labels"_s))
            inner.labels(u"labels"_s, scope.labels);
        if (!lenient)
            inner.refuseUnknown();
    });
}

void readSaid(JsonReader &reader, DriftRule &rule, bool lenient)
{
    readScope(reader, rule.scope, lenient);
    reader.nullableText(u"component"_s, rule.component);
    reader.word(u"kind"_s, rule.kind, differenceKindFromString);
    reader.nullableText(u"expectedDigest"_s, rule.expectedDigest);
    reader.text(u"reason"_s, rule.reason);
    reader.instant(u"expiresAt"_s, rule.expiresAt);
}

} // namespace

void writeDriftRuleMembers(JsonWriter &json, const DriftRule &rule)
{
    json.field("id", rule.id);
    const QByteArray scope = QJsonDocument(scopeJson(rule.scope)).toJson(QJsonDocument::Compact);
    json.rawField("scope", {scope.constData(), static_cast<std::size_t>(scope.size())});
    json.fieldOrNull("component", QStringView(rule.component));
    json.field("kind", QStringView(toString(rule.kind)));
    json.fieldOrNull("expectedDigest", QStringView(rule.expectedDigest));
    json.field("reason", QStringView(rule.reason));
    json.field("expiresAt", rule.expiresAt);
    json.field("expired", rule.expiredAt.has_value());
    json.field("expiredAt", rule.expiredAt);
    json.field("version", rule.version());
    json.field("createdAt", rule.createdAt);
    json.field("createdBy", rule.createdBy);
}

Result<DriftRule> driftRuleFromBody(const QJsonObject &body, Instant now, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    for (const QString &member : {u"scope"_s, u"kind"_s, u"reason"_s, u"expiresAt"_s})
        reader.require(member);
    DriftRule rule;
    if (reader.has(u"id"_s))
        reader.id(u"id"_s, rule.id);
    readSaid(reader, rule, lenient);
    if (!lenient)
        reader.refuseUnknown();
    const auto checked = validated(rule, now);
    if (errors.isEmpty())
        return checked;
    // What could not be read is not judged.
    QList<FieldError> more = checked ? QList<FieldError>() : checked.error().fields;
    const auto isRead = [&errors](const FieldError &each) {
        return std::none_of(errors.begin(), errors.end(),
                            [&each](const FieldError &known) { return each.pointer == known.pointer || known.pointer.startsWith(each.pointer + u'/'); });
    };
    more.removeIf([&](const FieldError &each) { return !isRead(each); });
    return mergedErrors(std::move(errors), more);
}

Result<DriftRule> driftRuleFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    DriftRule rule;
    reader.id(u"id"_s, rule.id);
    readSaid(reader, rule, true);
    reader.nullableInstant(u"expiredAt"_s, rule.expiredAt);
    reader.instant(u"createdAt"_s, rule.createdAt);
    reader.nullableId(u"createdBy"_s, rule.createdBy);
    return errors.isEmpty() ? Result<DriftRule>(rule) : Result<DriftRule>(malformedAnswer(errors));
}

QJsonObject bodyOf(const DriftRule &rule)
{
    QJsonObject body{
        {u"scope"_s, scopeJson(rule.scope)}, {u"kind"_s, toString(rule.kind)}, {u"reason"_s, rule.reason}, {u"expiresAt"_s, toText(rule.expiresAt)}};
    if (!rule.id.isNull())
        body.insert(u"id"_s, rule.id.toString());
    if (!rule.component.isEmpty())
        body.insert(u"component"_s, rule.component);
    if (!rule.expectedDigest.isEmpty())
        body.insert(u"expectedDigest"_s, rule.expectedDigest);
    return body;
}

QJsonObject auditJson(const DriftRule &rule)
{
    QJsonObject json = bodyOf(rule);
    json.insert(u"createdBy"_s, idOrNull(rule.createdBy.uuid()));
    return json;
}

} // namespace tidegate
