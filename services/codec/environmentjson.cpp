// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/environmentjson.h"

#include "services/codec/fieldlister.h"
#include "services/codec/fields.h"
#include "services/codec/history.h"

using namespace Qt::StringLiterals;

namespace tidegate {

// In the order of the names, as it is stored.
template <typename Visit>
static void describe(Visit &visit, Of<EnvironmentConfig> auto &config)
{
    visit("deploymentTimeout", config.deploymentTimeout);
    visit("driftPolicy", config.driftPolicy, Nullable | OnlyIfSet | Policy);
    visit("extra", config.extra, Nullable | OnlyIfSet);
    visit("healthCheckInterval", config.healthCheckInterval);
}

template <typename Visit, typename Entity>
static void describeEnvironment(Visit &visit, Entity &environment)
{
    visit("id", environment.id, Identifier);
    visit("name", environment.name, Required);
    visit("displayName", environment.displayName);
    visit("description", environment.description, Nullable);
    visit("orderIndex", environment.orderIndex);
    visit("isProduction", environment.isProduction);
    visit("config", environment.config, Policy);
    visit("requiredApprovals", environment.requiredApprovals, Policy);
    visit("requireSod", environment.requireSeparationOfDuties, RequestOnly);
    visit("requireSeparationOfDuties", environment.requireSeparationOfDuties, Policy);
    visit("promotionPolicy", environment.promotionPolicy, Lenient | Policy);
    visit("autoPromoteFrom", environment.autoPromoteFrom, OrNull);
    describeHistory(visit, environment);
}

template <typename Visit>
static void describe(Visit &visit, Of<FreezeStatus> auto &status)
{
    visit.derived("state", status.closed ? std::string_view("closed") : "open", Computed);
    visit("closed", status.closed);
    visit("reason", status.reason, OrNull);
    visit("nextOpen", status.nextOpen, OrNull);
    visit("nextClose", status.nextClose, OrNull);
    visit("nextCloseReason", status.nextCloseReason, OrNull);
    visit("windowIds", status.windowIds);
}

template <typename Visit>
static void describe(Visit &visit, Of<HealthCounts> auto &health)
{
    visit.derived("worst", health.worst(), Computed);
    visit.object("counts", Plain, [&health](auto &counts) {
        for (const Health each : {Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable, Health::Unknown})
            counts(toStringView(each), health.byStatus[static_cast<std::size_t>(each)]);
    });
    visit("stale", health.stale);
}

template <typename Visit>
static void describe(Visit &visit, Of<DriftCounts> auto &drift)
{
    visit("drifted", drift.drifted);
    visit("inSync", drift.inSync);
    visit("unknown", drift.unknown);
    visit("ignored", drift.ignored, Lenient);
}

template <typename Visit>
static void describe(Visit &visit, Of<CurrentRelease> auto &current)
{
    visit("id", current.release.id);
    visit("name", current.release.name);
    visit("deployedAt", current.release.deployedAt, Nullable);
    visit.object("coverage", Plain, [&current](auto &coverage) {
        coverage("matching", current.matching);
        coverage("total", current.total);
    });
    visit("mixed", current.mixed, Lenient);
}

template <typename Visit, typename Summary>
static void describeState(Visit &visit, Summary &summary)
{
    visit("freeze", summary.freeze, Computed | Optional);
    visit("health", summary.health, Computed | Optional);
    visit("drift", summary.drift, Computed | Optional);
    visit("targetCount", summary.targetCount, Computed | Optional);
    visit("currentRelease", summary.currentRelease, Computed | Optional | NullIfEmpty);
    visit.named("warnings", Computed | Optional);
}

template <typename Visit>
static void describe(Visit &visit, Of<EnvironmentSummary> auto &summary)
{
    describeEnvironment(visit, summary.environment);
    describeState(visit, summary);
}

template <typename Visit>
static void describe(Visit &visit, Of<Environment> auto &environment)
{
    describeEnvironment(visit, environment);
}

void writeEnvironmentMembers(JsonWriter &json, const EnvironmentRow &row)
{
    FieldWriter visit(json);
    describeEnvironment(visit, row);
}

void writeEnvironmentMembers(JsonWriter &json, const Environment &environment)
{
    FieldWriter visit(json);
    describeEnvironment(visit, environment);
}

void writeEnvironmentState(JsonWriter &json, const EnvironmentSummary &summary)
{
    FieldWriter visit(json);
    describeState(visit, summary);
}

void writeFreezeStatus(JsonWriter &json, const FreezeStatus &status)
{
    json.beginObject();
    FieldWriter visit(json);
    describe(visit, status);
    json.endObject();
}

Result<Environment> applyEnvironmentJson(Environment base, const QJsonObject &body, bool creating, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const Environment stored = base;
    EnvironmentSummary read;
    read.environment = std::move(base);
    readPatch(reader, {.creating = creating, .strict = !lenient}, [&read](FieldReader &visit) { describe(visit, read); });
    Environment &environment = read.environment;
    if (creating && environment.displayName.isEmpty() && !body.value("displayName"_L1).isString())
        environment.displayName = environment.name;
    if (creating && !body.value("isProduction"_L1).isBool())
        environment.isProduction = looksLikeProduction(environment.name, environment.displayName);
    // A reason for the audit trail goes with changes of policy and class; it is no property of the environment.
    reader.computed(u"reason"_s);
    if (!lenient)
        reader.refuseUnknown();
    return judged(errors, validated(environment, creating ? nullptr : &stored));
}

Result<EnvironmentSummary> environmentSummaryFromJson(const QJsonObject &json)
{
    return answerAs<EnvironmentSummary>(json);
}

Result<FreezeStatus> freezeStatusFromJson(const QJsonObject &json)
{
    return answerAs<FreezeStatus>(json);
}

QJsonObject toJson(const Environment &environment)
{
    return jsonObject(environment, FieldUse::Body);
}

QJsonObject auditJson(const Environment &environment)
{
    return jsonObject(environment, FieldUse::Audit);
}

bool changesPolicy(const Environment &before, const Environment &after)
{
    return jsonObject(before, FieldUse::Policy) != jsonObject(after, FieldUse::Policy);
}

QJsonObject toJson(const EnvironmentConfig &config)
{
    return jsonObject(config, FieldUse::Answer);
}

Result<EnvironmentConfig> environmentConfigFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    EnvironmentConfig config;
    JsonReader reader(json, errors);
    readPatch(reader, {.strict = false}, [&config](FieldReader &visit) { describe(visit, config); });
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return config;
}

QList<FieldDescription> environmentFields()
{
    return listFields<EnvironmentSummary>();
}

} // namespace tidegate
