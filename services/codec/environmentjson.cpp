// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/environmentjson.h"

#include "services/codec/jsonreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// It may be absent or null: then only what carries our label counts as unexpected.
void readDriftPolicy(JsonReader &reader, DriftPolicy &policy)
{
    const QString key = u"driftPolicy"_s;
    if (reader.isNull(key) || !reader.has(key))
        reader.computed(key);
    else
        reader.word(key, policy, driftPolicyFromString);
    if (reader.has(key) && reader.isNull(key))
        policy = DriftPolicy::Labelled;
}

void readConfig(JsonReader &reader, EnvironmentConfig &config, bool lenient)
{
    reader.inside(u"config"_s, [&](JsonReader &inner) {
        inner.integer(u"deploymentTimeout"_s, config.deploymentTimeout);
        inner.integer(u"healthCheckInterval"_s, config.healthCheckInterval);
        readDriftPolicy(inner, config.driftPolicy);
        inner.merged(u"extra"_s, config.extra);
        if (!lenient)
            inner.refuseUnknown();
    });
}

/// requireSod and requireSeparationOfDuties are two names of one thing.
void readSeparation(JsonReader &reader, const QJsonObject &body, bool &into)
{
    reader.boolean(u"requireSod"_s, into);
    reader.boolean(u"requireSeparationOfDuties"_s, into);
    const QJsonValue alias = body.value("requireSod"_L1);
    const QJsonValue name = body.value("requireSeparationOfDuties"_L1);
    if (alias.isBool() && name.isBool() && alias != name)
        reader.error(u"requireSod"_s, u"contradiction"_s, u"requireSod and requireSeparationOfDuties say different things."_s);
}

void readIdentity(JsonReader &reader, Environment &environment, bool creating)
{
    if (creating)
        reader.id(u"id"_s, environment.id);
    else
        reader.readOnly(u"id"_s, environment.id.toString());
    reader.identity(creating,
                    {{u"version"_s, environment.version},
                     {u"createdAt"_s, toText(environment.createdAt)},
                     {u"createdBy"_s, idOrNull(environment.createdBy.uuid())},
                     {u"updatedAt"_s, toText(environment.updatedAt)},
                     {u"updatedBy"_s, idOrNull(environment.updatedBy.uuid())}});
    for (const auto &key : {u"freeze"_s, u"health"_s, u"drift"_s, u"targetCount"_s, u"currentRelease"_s, u"warnings"_s}) {
        if (creating)
            reader.readOnly(key, QJsonValue(QJsonValue::Undefined));
        else
            reader.computed(key);
    }
}

void readRelease(JsonReader &reader, EnvironmentSummary &summary)
{
    reader.inside(u"currentRelease"_s, [&](JsonReader &inner) {
        CurrentRelease release;
        inner.uuid(u"id"_s, release.release.id);
        inner.text(u"name"_s, release.release.name);
        inner.nullableInstant(u"deployedAt"_s, release.release.deployedAt);
        inner.optionalBoolean(u"mixed"_s, release.mixed);
        inner.inside(u"coverage"_s, [&](JsonReader &coverage) {
            coverage.integer(u"matching"_s, release.matching);
            coverage.integer(u"total"_s, release.total);
        });
        summary.currentRelease = release;
    });
}

void readCounts(JsonReader &reader, EnvironmentSummary &summary)
{
    reader.inside(u"health"_s, [&](JsonReader &inner) {
        inner.integer(u"stale"_s, summary.health.stale);
        inner.inside(u"counts"_s, [&](JsonReader &counts) {
            for (int i = 0; i < healthCount; ++i)
                counts.integer(toString(static_cast<Health>(i)), summary.health.byStatus[static_cast<std::size_t>(i)]);
        });
    });
    reader.inside(u"drift"_s, [&](JsonReader &inner) {
        inner.integer(u"drifted"_s, summary.drift.drifted);
        inner.integer(u"inSync"_s, summary.drift.inSync);
        inner.integer(u"unknown"_s, summary.drift.unknown);
    });
}

void readFreezeStatus(JsonReader &reader, FreezeStatus &status)
{
    reader.boolean(u"closed"_s, status.closed);
    reader.nullableText(u"reason"_s, status.reason);
    reader.nullableInstant(u"nextOpen"_s, status.nextOpen);
    reader.nullableInstant(u"nextClose"_s, status.nextClose);
    reader.nullableText(u"nextCloseReason"_s, status.nextCloseReason);
    reader.ids(u"windowIds"_s, status.windowIds);
}

} // namespace

void writeEnvironmentMembers(JsonWriter &json, const EnvironmentRow &row)
{
    json.field("id", row.id);
    json.field("name", row.name);
    json.field("displayName", row.displayName);
    json.field("description", row.description);
    json.field("orderIndex", row.orderIndex);
    json.field("isProduction", row.isProduction);
    json.rawField("config", row.configJson.empty() ? "{}" : row.configJson);
    json.field("requiredApprovals", row.requiredApprovals);
    json.field("requireSeparationOfDuties", row.requireSeparationOfDuties);
    json.field("promotionPolicy", row.promotionPolicy);
    json.field("autoPromoteFrom", row.autoPromoteFrom);
    json.field("version", row.version);
    json.field("createdAt", row.createdAt);
    json.field("createdBy", row.createdBy);
    json.field("updatedAt", row.updatedAt);
    json.field("updatedBy", row.updatedBy);
}

void writeEnvironmentMembers(JsonWriter &json, const Environment &environment)
{
    const std::string name = environment.name.toStdString();
    const std::string displayName = environment.displayName.toStdString();
    const std::string description = environment.description.toStdString();
    const std::string policy = environment.promotionPolicy.toStdString();
    const std::string config = QJsonDocument(toJson(environment.config)).toJson(QJsonDocument::Compact).toStdString();
    writeEnvironmentMembers(json,
                            EnvironmentRow{.id = environment.id.uuid(),
                                           .name = name,
                                           .displayName = displayName,
                                           .description = description,
                                           .orderIndex = environment.orderIndex,
                                           .isProduction = environment.isProduction,
                                           .configJson = config,
                                           .requiredApprovals = environment.requiredApprovals,
                                           .requireSeparationOfDuties = environment.requireSeparationOfDuties,
                                           .promotionPolicy = policy,
                                           .autoPromoteFrom = environment.autoPromoteFrom.uuid(),
                                           .version = environment.version,
                                           .createdAt = environment.createdAt,
                                           .createdBy = environment.createdBy.uuid(),
                                           .updatedAt = environment.updatedAt,
                                           .updatedBy = environment.updatedBy.uuid()});
}

void writeFreezeStatus(JsonWriter &json, const FreezeStatus &status)
{
    json.beginObject();
    json.field("state", status.closed ? "closed" : "open");
    json.field("closed", status.closed);
    json.fieldOrNull("reason", QStringView(status.reason));
    json.field("nextOpen", status.nextOpen);
    json.field("nextClose", status.nextClose);
    json.fieldOrNull("nextCloseReason", QStringView(status.nextCloseReason));
    json.key("windowIds");
    json.beginArray();
    for (const FreezeWindowId id : status.windowIds)
        json.uuid(id.uuid());
    json.endArray();
    json.endObject();
}

void writeHealthCounts(JsonWriter &json, const HealthCounts &counts)
{
    json.beginObject();
    json.field("worst", toStringView(counts.worst()));
    json.key("counts");
    json.beginObject();
    for (const Health health : {Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable, Health::Unknown})
        json.field(toStringView(health), counts.of(health));
    json.endObject();
    json.field("stale", counts.stale);
    json.endObject();
}

void writeDriftCounts(JsonWriter &json, const DriftCounts &counts)
{
    json.beginObject();
    json.field("drifted", counts.drifted);
    json.field("inSync", counts.inSync);
    json.field("unknown", counts.unknown);
    json.endObject();
}

void writeCurrentRelease(JsonWriter &json, const std::optional<CurrentRelease> &release)
{
    if (!release)
        return json.null();
    json.beginObject();
    json.field("id", release->release.id);
    json.field("name", release->release.name);
    json.field("deployedAt", release->release.deployedAt);
    json.key("coverage");
    json.beginObject();
    json.field("matching", release->matching);
    json.field("total", release->total);
    json.endObject();
    json.field("mixed", release->mixed);
    json.endObject();
}

Result<Environment> applyEnvironmentJson(Environment base, const QJsonObject &body, bool creating, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const Environment stored = base;
    readIdentity(reader, base, creating);
    if (creating)
        reader.require(u"name"_s);
    reader.text(u"name"_s, base.name);
    if (!reader.text(u"displayName"_s, base.displayName) && creating && base.displayName.isEmpty())
        base.displayName = base.name;
    reader.nullableText(u"description"_s, base.description);
    reader.integer(u"orderIndex"_s, base.orderIndex);
    if (!reader.boolean(u"isProduction"_s, base.isProduction) && creating)
        base.isProduction = looksLikeProduction(base.name, base.displayName);
    readConfig(reader, base.config, lenient);
    reader.integer(u"requiredApprovals"_s, base.requiredApprovals);
    readSeparation(reader, body, base.requireSeparationOfDuties);
    reader.text(u"promotionPolicy"_s, base.promotionPolicy);
    reader.nullableId(u"autoPromoteFrom"_s, base.autoPromoteFrom);
    // A reason for the audit trail goes with changes of policy and class; it is no property of the environment.
    reader.computed(u"reason"_s);
    if (!lenient)
        reader.refuseUnknown();
    auto checked = validated(base, creating ? nullptr : &stored);
    if (!errors.isEmpty() || !checked)
        return mergedErrors(errors, checked ? QList<FieldError>() : checked.error().fields);
    return checked;
}

Result<EnvironmentSummary> environmentSummaryFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    EnvironmentSummary summary;
    Environment &environment = summary.environment;
    reader.id(u"id"_s, environment.id);
    reader.text(u"name"_s, environment.name);
    reader.text(u"displayName"_s, environment.displayName);
    reader.nullableText(u"description"_s, environment.description);
    reader.integer(u"orderIndex"_s, environment.orderIndex);
    reader.boolean(u"isProduction"_s, environment.isProduction);
    readConfig(reader, environment.config, true);
    reader.integer(u"requiredApprovals"_s, environment.requiredApprovals);
    reader.boolean(u"requireSeparationOfDuties"_s, environment.requireSeparationOfDuties);
    reader.nullableText(u"promotionPolicy"_s, environment.promotionPolicy);
    reader.nullableId(u"autoPromoteFrom"_s, environment.autoPromoteFrom);
    reader.bigInteger(u"version"_s, environment.version);
    reader.instant(u"createdAt"_s, environment.createdAt);
    reader.nullableId(u"createdBy"_s, environment.createdBy);
    reader.instant(u"updatedAt"_s, environment.updatedAt);
    reader.nullableId(u"updatedBy"_s, environment.updatedBy);
    reader.inside(u"freeze"_s, [&](JsonReader &inner) { readFreezeStatus(inner, summary.freeze); });
    readCounts(reader, summary);
    readRelease(reader, summary);
    if (reader.has(u"targetCount"_s))
        reader.integer(u"targetCount"_s, summary.targetCount);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return summary;
}

Result<FreezeStatus> freezeStatusFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    FreezeStatus status;
    readFreezeStatus(reader, status);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return status;
}

QJsonObject toJson(const Environment &environment)
{
    return {{u"name"_s, environment.name},
            {u"displayName"_s, environment.displayName},
            {u"description"_s, environment.description},
            {u"orderIndex"_s, environment.orderIndex},
            {u"isProduction"_s, environment.isProduction},
            {u"config"_s, toJson(environment.config)},
            {u"requiredApprovals"_s, environment.requiredApprovals},
            {u"requireSeparationOfDuties"_s, environment.requireSeparationOfDuties},
            {u"promotionPolicy"_s, environment.promotionPolicy},
            {u"autoPromoteFrom"_s, idOrNull(environment.autoPromoteFrom.uuid())}};
}

QJsonObject toJson(const EnvironmentConfig &config)
{
    QJsonObject json{{u"deploymentTimeout"_s, config.deploymentTimeout}, {u"healthCheckInterval"_s, config.healthCheckInterval}};
    if (config.driftPolicy != DriftPolicy::Labelled)
        json.insert(u"driftPolicy"_s, toString(config.driftPolicy));
    if (!config.extra.isEmpty())
        json.insert(u"extra"_s, config.extra);
    return json;
}

Result<EnvironmentConfig> environmentConfigFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    EnvironmentConfig config;
    JsonReader reader({{u"config"_s, json}}, errors);
    readConfig(reader, config, true);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return config;
}

} // namespace tidegate
