// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/clientjson.h"

#include "services/codec/driftjson.h"
#include "services/codec/jsonreader.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <QJsonArray>

namespace tidegate {

using namespace Qt::StringLiterals;

namespace {

/// Servers before 0.2 say none.
std::optional<Remark> firstWarning(const QJsonObject &json)
{
    const QJsonObject first = json.value(u"warnings"_s).toArray().first().toObject();
    if (first.isEmpty())
        return {};
    Remark remark(first.value(u"code"_s).toString(), first.value(u"message"_s).toString());
    remark.params = paramsFromJson(first.value(u"params"_s).toObject());
    return remark;
}

} // namespace

Result<ServerInfo> serverInfoFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    ServerInfo info;
    reader.text(u"version"_s, info.version);
    reader.text(u"mode"_s, info.mode);
    reader.instant(u"serverTime"_s, info.serverTime);
    if (QJsonObject clock; reader.merged(u"clock"_s, clock)) { // servers before 0.2 have none
        JsonReader inner(clock, errors, JsonReader::Mode::Answer, u"/clock"_s);
        inner.nullableInstant(u"highestReading"_s, info.clockHighest);
        info.clockWarning = firstWarning(clock);
    }
    if (reader.has(u"minimumAgentVersion"_s)) // as above
        reader.text(u"minimumAgentVersion"_s, info.minimumAgentVersion);
    if (reader.has(u"capabilities"_s))
        reader.texts(u"capabilities"_s, info.capabilities);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return info;
}

Result<Identity> identityFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    Identity identity;
    reader.id(u"userId"_s, identity.user);
    reader.text(u"name"_s, identity.name);
    reader.text(u"role"_s, identity.role);
    QStringList words;
    reader.texts(u"permissions"_s, words);
    for (const QString &word : std::as_const(words)) {
        if (const auto permission = permissionFromString(word))
            identity.permissions.insert(*permission);
    }
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return identity;
}

Result<Person> personFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    Person person;
    reader.id(u"id"_s, person.id);
    reader.text(u"name"_s, person.name);
    reader.text(u"displayName"_s, person.displayName);
    reader.boolean(u"enabled"_s, person.enabled);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return person;
}

Result<DeletedThing> deletedThingFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    DeletedThing thing;
    QString kind;
    reader.text(u"kind"_s, kind);
    thing.id = parseUuid(json["id"_L1].toString());
    reader.text(u"name"_s, thing.name);
    thing.environmentId = EnvironmentId(parseUuid(json["environmentId"_L1].toString()));
    reader.text(u"environmentName"_s, thing.environmentName);
    thing.targetCount = json["targetCount"_L1].toInt();
    thing.groupCount = json["groupCount"_L1].toInt();
    thing.freezeCount = json["freezeCount"_L1].toInt();
    thing.version = json["version"_L1].toInteger();
    reader.instant(u"deletedAt"_s, thing.deletedAt);
    thing.deletedBy = UserId(parseUuid(json["deletedBy"_L1].toString()));
    const auto entity = entityTypeFromString(kind);
    if (thing.id.isNull())
        errors.append({u"/id"_s, say("required/missing")});
    if (!entity)
        errors.append({u"/kind"_s, say("required/missing")});
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    thing.kind = *entity;
    return thing;
}

std::optional<ChangeNotice> changeNoticeFromJson(const QJsonObject &json)
{
    ChangeNotice notice;
    notice.seq = json["seq"_L1].toInteger(-1);
    const QString kind = json["kind"_L1].toString();
    const QString entity = json["entityType"_L1].toString();
    notice.kind = changeKindFromString(kind);
    notice.entity = entityTypeFromString(entity);
    notice.entityId = parseUuid(json["entityId"_L1].toString());
    notice.environment = EnvironmentId(parseUuid(json["environmentId"_L1].toString()));
    if (notice.seq < 0 || kind.isEmpty() || entity.isEmpty())
        return {};
    return notice;
}

Result<std::pair<TargetId, DriftReport>> fleetDriftFromJson(const QJsonObject &json)
{
    ASSIGN_OR_RETURN(auto report, driftReportFromJson(json));
    if (report.targetId.isNull())
        return malformedAnswer({{u"/targetId"_s, say("required/missing")}});
    return std::pair(report.targetId, report);
}

Result<PatchOutcome> patchOutcomeFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    PatchOutcome outcome;
    bool done = false;
    reader.id(u"id"_s, outcome.id);
    reader.boolean(u"ok"_s, done);
    if (!done) {
        reader.text(u"message"_s, outcome.problem);
        outcome.said = messageFromJson(json);
    }
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return outcome;
}

Result<SecretInfo> secretInfoFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    SecretInfo secret;
    reader.text(u"kind"_s, secret.kind);
    reader.text(u"ref"_s, secret.reference);
    if (reader.has(u"fingerprint"_s) && !json.value("fingerprint"_L1).isNull())
        reader.text(u"fingerprint"_s, secret.fingerprint);
    reader.instant(u"updatedAt"_s, secret.updatedAt);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return secret;
}

Result<HealthTransition> healthTransitionFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    HealthTransition transition;
    reader.instant(u"at"_s, transition.at);
    reader.word(u"from"_s, transition.from, healthFromString);
    reader.word(u"to"_s, transition.to, healthFromString);
    reader.nullableText(u"message"_s, transition.message);
    transition.said = messageFromJson(json);
    reader.nullableText(u"source"_s, transition.source);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return transition;
}

Result<ParentTransition> parentTransitionFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    ParentTransition transition;
    reader.instant(u"at"_s, transition.at);
    reader.word(u"from"_s, transition.from, healthFromString);
    reader.word(u"to"_s, transition.to, healthFromString);
    reader.integer(u"causeCount"_s, transition.causeCount);
    QJsonArray causes;
    reader.array(u"causes"_s, causes);
    for (const auto &each : std::as_const(causes)) {
        const QJsonObject cause = each.toObject();
        const TargetId target(parseUuid(cause.value("targetId"_L1).toString()));
        if (!target.isNull())
            transition.causes.append({target, healthFromString(cause.value("from"_L1).toString()), healthFromString(cause.value("to"_L1).toString())});
    }
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    transition.causeCount = std::max(transition.causeCount, static_cast<int>(transition.causes.size()));
    return transition;
}

/// A state that only a newer server knows is none of ours.
Result<MonitorReport> monitorReportFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    MonitorReport report;
    QString state;
    int lateBy = 0;
    reader.text(u"name"_s, report.name);
    reader.text(u"state"_s, state);
    reader.nullableInstant(u"lastRunAt"_s, report.lastRunAt);
    reader.integer(u"targets"_s, report.targets);
    reader.integer(u"backlog"_s, report.backlog);
    reader.integer(u"elsewhere"_s, report.elsewhere);
    reader.integer(u"lateBy"_s, lateBy);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    report.state = monitorStateFromString(state).value_or(MonitorState::Running);
    report.lateBy = std::chrono::seconds(lateBy);
    if (const int interval = json.value("interval"_L1).toInt(); interval > 0)
        report.interval = std::chrono::seconds(interval);
    return report;
}

Result<AuditVerdict> auditVerdictFromJson(const QJsonObject &json)
{
    if (!json["valid"_L1].isBool())
        return malformedAnswer({{u"/valid"_s, say("required/missing")}});
    AuditVerdict verdict;
    verdict.valid = json["valid"_L1].toBool();
    verdict.proven = verdict.valid && json["seals"_L1]["state"_L1].toString() == "proven"_L1;
    verdict.sentence = json["verdict"_L1].toString();
    verdict.said = messageFromJson(json["verdictMessage"_L1].toObject());
    if (!verdict.sentence.isEmpty())
        return verdict; // servers before it say less
    if (verdict.valid) {
        verdict.said = say("audit-verdict/complete", json["rows"_L1].toInteger());
        verdict.sentence = english(verdict.said);
        return verdict;
    }
    verdict.said = say("audit-verdict/row", json["firstBad"_L1].toInteger(), json["reason"_L1].toString());
    verdict.sentence = english(verdict.said).trimmed();
    return verdict;
}

Result<DigestUse> digestUseFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    DigestUse use;
    reader.id(u"targetId"_s, use.target);
    reader.text(u"component"_s, use.component);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return use;
}

} // namespace tidegate
