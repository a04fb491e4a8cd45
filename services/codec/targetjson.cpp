// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/targetjson.h"

#include "services/codec/jsonreader.h"
#include "services/codec/targetgroupjson.h"
#include "services/domain/targetconnection.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Where the member that starts at `at` ends: at its comma or behind the object. Minified, valid JSON.
std::size_t memberEnd(std::string_view object, std::size_t at)
{
    int depth = 0;
    bool quoted = false;
    for (; at < object.size(); ++at) {
        const char c = object[at];
        if (quoted) {
            at += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == ',' && depth == 0) || ((c == '}' || c == ']') && depth-- == 0)) {
            return at;
        }
    }
    return object.size();
}

bool isNamed(std::string_view member, std::string_view name)
{
    return member.substr(1).starts_with(name) && member.substr(1 + name.size()).starts_with("\":");
}

/// What says where a target is, in the connection of whatever type.
const std::vector<std::string_view> &whereMembers()
{
    static const std::vector<std::string_view> members = [] {
        std::vector<std::string_view> all;
        for (const TargetTypeDescriptor &type : targetTypes()) {
            for (const ConnectionMember &each : type.members) {
                if (each.saysWhere)
                    all.emplace_back(each.key.data(), static_cast<std::size_t>(each.key.size()));
            }
        }
        return all;
    }();
    return members;
}

bool saysWhere(std::string_view member)
{
    return std::any_of(whereMembers().begin(), whereMembers().end(), [member](std::string_view each) { return isNamed(member, each); });
}

/// A connection as it is stored, without the member that is retired, and without what says where the target is unless `whole`.
void writeConnection(JsonWriter &json, std::string_view connection, bool whole)
{
    if (whole && connection.find(retiredConnectionMember) == std::string_view::npos) {
        json.raw(connection.empty() ? "{}" : connection);
        return;
    }
    std::string kept = "{";
    for (std::size_t at = 1; at < connection.size() && connection[at] == '"';) {
        const std::size_t end = memberEnd(connection, at);
        const std::string_view member = connection.substr(at, end - at);
        if (!isNamed(member, retiredConnectionMember) && (whole || !saysWhere(member))) {
            kept += kept.size() > 1 ? "," : "";
            kept += member;
        }
        at = end + 1;
    }
    json.raw(kept += '}');
}

/// The agent of a minified connection; quotes inside texts are escaped, so that this cannot be found in one.
std::string_view agentIdOf(std::string_view connection)
{
    constexpr std::string_view key = "\"agentId\":\"";
    const std::size_t at = connection.find(key);
    return at == std::string_view::npos ? std::string_view() : connection.substr(at + key.size(), 36);
}

void writeHealth(JsonWriter &json, const TargetRow &row, Instant now)
{
    json.field("healthStatus", toStringView(row.health));
    json.fieldOrNull("healthMessage", row.healthMessage);
    json.fieldOrNull("healthCode", row.healthCode);
    json.field("healthCheckedAt", row.healthCheckedAt);
    json.field("healthStale", isStale(row.healthCheckedAt, std::chrono::seconds(row.healthInterval), now));
    json.field("healthSince", row.healthSince);
}

void writeRelease(JsonWriter &json, const TargetRow &row)
{
    json.key("currentRelease");
    if (row.releaseId.isNull())
        return json.null();
    json.beginObject();
    json.field("id", row.releaseId);
    json.field("name", row.releaseName);
    json.field("deployedAt", row.deployedAt);
    json.endObject();
}

void readIdentity(JsonReader &reader, Target &target, bool creating)
{
    if (creating) {
        reader.id(u"id"_s, target.id);
        for (const auto &key : {u"environmentId"_s, u"name"_s, u"targetType"_s, u"connection"_s})
            reader.require(key);
        reader.word(u"targetType"_s, target.type, targetTypeFromString);
    } else {
        reader.readOnly(u"id"_s, target.id.toString());
        reader.readOnly(u"targetType"_s, toString(target.type));
    }
    reader.identity(creating,
                    {{u"version"_s, target.version},
                     {u"createdAt"_s, toText(target.createdAt)},
                     {u"createdBy"_s, idOrNull(target.createdBy.uuid())},
                     {u"updatedAt"_s, toText(target.updatedAt)},
                     {u"updatedBy"_s, idOrNull(target.updatedBy.uuid())}});
    reader.identity(creating,
                    {{u"healthStatus"_s, toString(target.health.status)},
                     {u"agentId"_s, target.connection.contains("agentId"_L1) ? target.connection.value("agentId"_L1) : QJsonValue()}});
    // They change by themselves between a GET and the PUT that follows it.
    for (const auto &key :
         {u"healthMessage"_s, u"healthCode"_s, u"healthCheckedAt"_s, u"healthStale"_s, u"healthSince"_s, u"currentRelease"_s, u"drift"_s, u"warnings"_s}) {
        if (creating)
            reader.readOnly(key, QJsonValue(QJsonValue::Undefined));
        else
            reader.computed(key);
    }
}

void readWritable(JsonReader &reader, Target &target, bool creating)
{
    const EnvironmentId before = target.environmentId;
    reader.id(u"environmentId"_s, target.environmentId);
    if (!reader.nullableId(u"targetGroupId"_s, target.targetGroupId) && !creating && target.environmentId != before)
        target.targetGroupId = {};
    reader.text(u"name"_s, target.name);
    QJsonObject connection;
    if (reader.object(u"connection"_s, connection)) // unlike a free object, it cannot be null
        mergeJson(target.connection, connection);
    reader.labels(u"labels"_s, target.labels);
    reader.nullableText(u"deploymentDirectory"_s, target.deploymentDirectory);
    reader.boolean(u"enabled"_s, target.enabled);
}

void readState(JsonReader &reader, Target &target)
{
    reader.word(u"healthStatus"_s, target.health.status, healthFromString);
    reader.nullableText(u"healthMessage"_s, target.health.message);
    reader.nullableText(u"healthCode"_s, target.health.code);
    reader.nullableInstant(u"healthCheckedAt"_s, target.health.checkedAt);
    reader.optionalBoolean(u"healthStale"_s, target.healthStale);
    reader.nullableInstant(u"healthSince"_s, target.healthSince);
    reader.inside(u"currentRelease"_s, [&](JsonReader &release) {
        release.uuid(u"id"_s, target.currentRelease.id);
        release.text(u"name"_s, target.currentRelease.name);
        release.nullableInstant(u"deployedAt"_s, target.currentRelease.deployedAt);
    });
    reader.inside(u"drift"_s, [&](JsonReader &drift) {
        drift.word(u"status"_s, target.driftStatus, driftStatusFromString);
        drift.nullableInstant(u"since"_s, target.driftSince);
        drift.integer(u"count"_s, target.driftCount);
    });
}

} // namespace

bool concealConnections(QJsonObject &object)
{
    bool found = false;
    for (const QString &key : object.keys()) {
        if (!object.value(key).isObject())
            continue;
        QJsonObject member = object.value(key).toObject();
        bool changed = concealConnections(member);
        for (const std::string_view where : whereMembers()) {
            if (key == u"connection") {
                changed = changed || member.contains(QLatin1StringView(where.data()));
                member.remove(QLatin1StringView(where.data()));
            }
        }
        if (changed)
            object.insert(key, member);
        found = found || changed;
    }
    return found;
}

void writeTargetMembers(JsonWriter &json, const TargetRow &row, Instant now, bool withConnection)
{
    json.field("id", row.id);
    json.field("environmentId", row.environmentId);
    json.field("targetGroupId", row.targetGroupId);
    json.field("name", row.name);
    json.field("targetType", toStringView(row.type));
    json.key("connection");
    writeConnection(json, row.connectionJson, withConnection);
    json.fieldOrNull("agentId", agentIdOf(row.connectionJson));
    json.rawField("labels", row.labelsJson.empty() ? "{}" : row.labelsJson);
    json.field("deploymentDirectory", row.deploymentDirectory);
    json.field("enabled", row.enabled);
    writeHealth(json, row, now);
    writeRelease(json, row);
    json.key("drift");
    json.beginObject();
    json.field("status", toStringView(row.driftStatus));
    json.field("since", row.driftSince);
    json.field("count", row.driftCount);
    json.endObject();
    json.field("version", row.version);
    json.field("createdAt", row.createdAt);
    json.field("createdBy", row.createdBy);
    json.field("updatedAt", row.updatedAt);
    json.field("updatedBy", row.updatedBy);
}

void writeTargetMembers(JsonWriter &json, const Target &target, std::chrono::seconds interval, Instant now, bool withConnection)
{
    const std::string name = target.name.toStdString();
    const std::string connection = QJsonDocument(target.connection).toJson(QJsonDocument::Compact).toStdString();
    const std::string labels = QJsonDocument(toJson(target.labels)).toJson(QJsonDocument::Compact).toStdString();
    const std::string directory = target.deploymentDirectory.toStdString();
    const std::string message = target.health.message.toStdString();
    const std::string code = target.health.code.toStdString();
    const std::string release = target.currentRelease.name.toStdString();
    writeTargetMembers(json,
                       TargetRow{.id = target.id.uuid(),
                                 .environmentId = target.environmentId.uuid(),
                                 .targetGroupId = target.targetGroupId.uuid(),
                                 .name = name,
                                 .type = target.type,
                                 .connectionJson = connection,
                                 .labelsJson = labels,
                                 .deploymentDirectory = directory,
                                 .enabled = target.enabled,
                                 .health = target.health.status,
                                 .healthMessage = message,
                                 .healthCode = code,
                                 .healthCheckedAt = target.health.checkedAt,
                                 .healthSince = target.healthSince,
                                 .healthInterval = interval.count(),
                                 .driftStatus = target.driftStatus,
                                 .driftSince = target.driftSince,
                                 .driftCount = target.driftCount,
                                 .releaseId = target.currentRelease.id,
                                 .releaseName = release,
                                 .deployedAt = target.currentRelease.deployedAt,
                                 .version = target.version,
                                 .createdAt = target.createdAt,
                                 .createdBy = target.createdBy.uuid(),
                                 .updatedAt = target.updatedAt,
                                 .updatedBy = target.updatedBy.uuid()},
                       now, withConnection);
}

Result<Target> applyTargetJson(Target base, const QJsonObject &body, bool creating, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const Target stored = base;
    readIdentity(reader, base, creating);
    readWritable(reader, base, creating);
    if (!lenient)
        reader.refuseUnknown();
    // Of an unknown or missing type nothing can be said about the connection.
    const bool typeKnown = std::none_of(errors.begin(), errors.end(),
                                        [](const FieldError &error) { return error.pointer == "/targetType"_L1 || error.pointer == "/connection"_L1; });
    auto checked = validated(base, creating ? nullptr : &stored);
    QList<FieldError> more = checked ? QList<FieldError>() : checked.error().fields;
    if (!typeKnown)
        more.removeIf([](const FieldError &error) { return error.pointer.startsWith("/connection/"_L1); });
    if (!errors.isEmpty() || !checked)
        return mergedErrors(errors, more);
    return checked;
}

Result<Target> targetFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    Target target;
    reader.id(u"id"_s, target.id);
    reader.id(u"environmentId"_s, target.environmentId);
    reader.nullableId(u"targetGroupId"_s, target.targetGroupId);
    reader.text(u"name"_s, target.name);
    reader.word(u"targetType"_s, target.type, targetTypeFromString);
    reader.object(u"connection"_s, target.connection);
    reader.labels(u"labels"_s, target.labels);
    reader.nullableText(u"deploymentDirectory"_s, target.deploymentDirectory);
    reader.boolean(u"enabled"_s, target.enabled);
    readState(reader, target);
    reader.bigInteger(u"version"_s, target.version);
    reader.instant(u"createdAt"_s, target.createdAt);
    reader.nullableId(u"createdBy"_s, target.createdBy);
    reader.instant(u"updatedAt"_s, target.updatedAt);
    reader.nullableId(u"updatedBy"_s, target.updatedBy);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return target;
}

QJsonObject toJson(const Target &target, const Target *before)
{
    QJsonObject connection = target.connection;
    if (before) {
        for (auto it = before->connection.begin(); it != before->connection.end(); ++it) {
            if (!connection.contains(it.key()))
                connection.insert(it.key(), QJsonValue());
        }
    }
    return {{u"environmentId"_s, target.environmentId.toString()},
            {u"targetGroupId"_s, idOrNull(target.targetGroupId.uuid())},
            {u"name"_s, target.name},
            {u"targetType"_s, toString(target.type)},
            {u"connection"_s, connection},
            {u"labels"_s, toJson(target.labels, before ? before->labels : Labels())},
            {u"deploymentDirectory"_s, target.deploymentDirectory},
            {u"enabled"_s, target.enabled}};
}

QJsonObject toJson(const TargetPatch &patch)
{
    QJsonObject json;
    QJsonObject labels = toJson(patch.setLabels);
    for (const QString &key : patch.removeLabels)
        labels.insert(key, QJsonValue());
    if (!labels.isEmpty())
        json.insert(u"labels"_s, labels);
    if (patch.environment)
        json.insert(u"environmentId"_s, patch.environment->toString());
    if (patch.group)
        json.insert(u"targetGroupId"_s, idOrNull(patch.group->uuid()));
    if (patch.enabled)
        json.insert(u"enabled"_s, *patch.enabled);
    return json;
}

void writeHealthReportMembers(JsonWriter &json, const HealthReport &report)
{
    json.field("status", toStringView(report.status));
    json.field("message", report.message);
    json.field("checkedAt", report.checkedAt);
    json.fieldOrNull("code", QStringView(report.code));
    json.field("durationMs", report.duration.count());
    json.field("source", "direct");
}

Result<HealthReport> healthReportFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    HealthReport report;
    qint64 duration = 0;
    reader.word(u"status"_s, report.status, healthFromString);
    reader.text(u"message"_s, report.message);
    reader.nullableInstant(u"checkedAt"_s, report.checkedAt);
    reader.nullableText(u"code"_s, report.code);
    if (reader.has(u"durationMs"_s))
        reader.bigInteger(u"durationMs"_s, duration);
    report.duration = std::chrono::milliseconds(duration);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return report;
}

} // namespace tidegate
