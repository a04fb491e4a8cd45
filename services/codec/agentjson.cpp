// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/agentjson.h"

#include "services/codec/jsonreader.h"
#include "services/domain/try.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QJsonObject labelsJson(const Labels &labels)
{
    QJsonObject json;
    for (const auto &[key, value] : labels.asKeyValueRange())
        json.insert(key, value);
    return json;
}

template <typename Tag>
QJsonArray idsJson(const QList<Id<Tag>> &ids)
{
    QJsonArray json;
    for (const Id<Tag> id : ids)
        json.append(id.toString());
    return json;
}

void writeJson(JsonWriter &json, std::string_view name, const QJsonDocument &document)
{
    const QByteArray text = document.toJson(QJsonDocument::Compact);
    json.rawField(name, {text.constData(), static_cast<std::size_t>(text.size())});
}

/// What was read, unless something was wrong with the body or with what it says.
Result<Agent> judgedAgent(QList<FieldError> errors, const Agent &agent, const Agent *stored)
{
    auto checked = validated(agent, stored);
    if (errors.isEmpty())
        return checked;
    return mergedErrors(std::move(errors), checked ? QList<FieldError>() : checked.error().fields);
}

void readChecks(JsonReader &reader, QList<AgentCheck> &into)
{
    QList<AgentCheck> checks;
    const bool isThere = reader.each(u"checks"_s, [&](JsonReader &each) {
        AgentCheck check;
        each.require(u"name"_s);
        each.require(u"status"_s);
        each.text(u"name"_s, check.name);
        each.word(u"status"_s, check.status, healthFromString);
        each.text(u"message"_s, check.message);
        checks.append(check);
    });
    if (isThere)
        into = checks;
}

void readClock(JsonReader &reader, const QString &key, Instant &into)
{
    QString text;
    if (!reader.text(key, text))
        return;
    const auto parsed = agentInstantFromText(text);
    if (parsed)
        into = *parsed;
    else
        reader.error(key, parsed.error().said);
}

void readSelf(JsonReader &reader, Agent &agent)
{
    reader.text(u"version"_s, agent.agentVersion);
    reader.texts(u"capabilities"_s, agent.capabilities);
    reader.object(u"platform"_s, agent.platform);
}

} // namespace

Result<Instant> agentInstantFromText(const QString &text)
{
    auto parsed = parseInstant(text.toStdString());
    const QString kept = text < u"2001"_s ? u"2004"_s : text > u"2199"_s ? u"2196"_s : text.left(4); // leap years, near the ends of what is kept
    if (!parsed)
        parsed = parseInstant(QString(kept + text.mid(4)).toStdString());
    return parsed;
}

QJsonArray toJson(const QList<AgentCheck> &checks)
{
    QJsonArray json;
    for (const AgentCheck &each : checks)
        json.append(QJsonObject{{u"name"_s, each.name}, {u"status"_s, toString(each.status)}, {u"message"_s, each.message}});
    return json;
}

QList<AgentCheck> agentChecksFromJson(const QJsonArray &json)
{
    QList<AgentCheck> checks;
    for (const auto value : json) {
        const QJsonObject each = value.toObject();
        const auto status = healthFromString(each.value(u"status"_s).toString());
        checks.append({each.value(u"name"_s).toString(), status.value_or(Health::Unknown), each.value(u"message"_s).toString()});
    }
    return checks;
}

void writeAgentMembers(JsonWriter &json, const ShownAgent &shown)
{
    const Agent &agent = shown.agent;
    json.field("id", agent.id);
    json.field("name", QStringView(agent.name));
    json.field("version", QStringView(agent.agentVersion));
    writeJson(json, "capabilities", QJsonDocument(QJsonArray::fromStringList(agent.capabilities)));
    writeJson(json, "labels", QJsonDocument(labelsJson(agent.labels)));
    writeJson(json, "platform", QJsonDocument(agent.platform));
    json.field("machineId", QStringView(agent.machineId));
    json.field("lifecycle", QStringView(toString(agent.lifecycle)));
    json.field("status", QStringView(toString(shown.liveness.status)));
    json.fieldOrNull("statusReason", QStringView(shown.liveness.reason));
    json.field("lastSeenAt", agent.lastSeenAt);
    json.field("lastSequence", agent.lastSequence);
    json.field("clockSkewMs", static_cast<qint64>(agent.clockSkew.count()));
    writeJson(json, "checks", QJsonDocument(toJson(agent.checks)));
    json.field("inventoryAt", agent.inventoryAt);
    writeJson(json, "targetIds", QJsonDocument(idsJson(shown.targets)));
    writeJson(json, "environmentIds", QJsonDocument(idsJson(agent.environments)));
    json.field("createdAt", agent.createdAt);
    json.field("updatedAt", agent.updatedAt);
}

void writeRegistrationTokenMembers(JsonWriter &json, const RegistrationToken &token)
{
    json.field("id", token.id);
    writeJson(json, "environmentIds", QJsonDocument(idsJson(token.environments)));
    writeJson(json, "labels", QJsonDocument(labelsJson(token.labels)));
    json.field("autoAccept", token.autoAccept);
    json.field("replace", token.mayReplace);
    json.field("createdAt", token.createdAt);
    json.field("createdBy", token.createdBy);
    json.field("expiresAt", token.expiresAt);
    json.field("usedAt", token.usedAt);
    json.field("agentId", token.agent);
}

void writeAgentConfig(JsonWriter &json)
{
    json.field("heartbeatInterval", static_cast<qint64>(heartbeatInterval.count()));
    json.field("inventoryInterval", static_cast<qint64>(inventoryInterval.count()));
    json.field("taskPollInterval", static_cast<qint64>(taskPollInterval.count()));
    json.field("logLevel", "info");
}

QJsonObject auditJson(const Agent &agent)
{
    return {{u"name"_s, agent.name},
            {u"lifecycle"_s, toString(agent.lifecycle)},
            {u"machineId"_s, agent.machineId},
            {u"labels"_s, labelsJson(agent.labels)},
            {u"environmentIds"_s, idsJson(agent.environments)},
            {u"version"_s, agent.agentVersion}};
}

QJsonObject auditJson(const RegistrationToken &token)
{
    return {{u"environmentIds"_s, idsJson(token.environments)},
            {u"labels"_s, labelsJson(token.labels)},
            {u"autoAccept"_s, token.autoAccept},
            {u"replace"_s, token.mayReplace},
            {u"expiresAt"_s, toText(token.expiresAt)}};
}

Result<RegistrationToken> registrationTokenFromJson(const QJsonObject &body, Instant now, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    RegistrationToken token;
    auto seconds = static_cast<qint64>(defaultRegistrationLife.count());
    reader.ids(u"environmentIds"_s, token.environments);
    reader.labels(u"labels"_s, token.labels);
    reader.boolean(u"autoAccept"_s, token.autoAccept);
    reader.boolean(u"replace"_s, token.mayReplace);
    if (reader.bigInteger(u"ttlSeconds"_s, seconds) && (seconds < 1 || seconds > maxRegistrationLife.count()))
        reader.error(u"ttlSeconds"_s, say("out-of-range/registration-life", static_cast<qint64>(maxRegistrationLife.count())));
    if (!lenient)
        reader.refuseUnknown();
    token.labels = normalisedLabels(token.labels);
    errors += labelErrors(token.labels, u"/labels"_s);
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    token.createdAt = wholeSeconds(now);
    token.expiresAt = token.createdAt + std::chrono::seconds(seconds);
    return token;
}

Result<Agent> registrationFromJson(const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    Agent agent;
    reader.require(u"name"_s);
    reader.require(u"version"_s);
    reader.text(u"name"_s, agent.name);
    reader.labels(u"labels"_s, agent.labels);
    reader.nullableText(u"machineId"_s, agent.machineId);
    readSelf(reader, agent);
    if (!lenient)
        reader.refuseUnknown();
    return judgedAgent(std::move(errors), agent, nullptr);
}

Result<Agent> applyAgentJson(const Agent &stored, const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    Agent agent = stored;
    reader.text(u"name"_s, agent.name);
    reader.labels(u"labels"_s, agent.labels);
    reader.ids(u"environmentIds"_s, agent.environments);
    reader.readOnly(u"id"_s, stored.id.toString());
    reader.readOnly(u"createdAt"_s, toText(stored.createdAt));
    // What an answer shows of it besides is the agent's own, or made for each answer: a GET can be sent back.
    for (const char *name : {"version", "capabilities", "platform", "machineId", "lifecycle", "status", "statusReason", "lastSeenAt", "lastSequence",
                             "clockSkewMs", "checks", "inventoryAt", "targetIds", "updatedAt"})
        reader.computed(QString::fromLatin1(name));
    if (!lenient)
        reader.refuseUnknown();
    return judgedAgent(std::move(errors), agent, &stored);
}

QJsonObject changeJson(const Agent &before, const Agent &after)
{
    QJsonObject change;
    if (after.name != before.name)
        change.insert(u"name"_s, after.name);
    QJsonObject labels;
    for (const auto &[key, value] : after.labels.asKeyValueRange()) {
        if (!before.labels.contains(key) || before.labels.value(key) != value)
            labels.insert(key, value);
    }
    for (const QString &key : before.labels.keys()) {
        if (!after.labels.contains(key))
            labels.insert(key, QJsonValue::Null);
    }
    if (!labels.isEmpty())
        change.insert(u"labels"_s, labels);
    if (after.environments != before.environments)
        change.insert(u"environmentIds"_s, idsJson(after.environments));
    return change;
}

QJsonObject toJson(const RegistrationToken &token, std::chrono::seconds life)
{
    return {{u"environmentIds"_s, idsJson(token.environments)},
            {u"labels"_s, labelsJson(token.labels)},
            {u"ttlSeconds"_s, static_cast<qint64>(life.count())},
            {u"autoAccept"_s, token.autoAccept},
            {u"replace"_s, token.mayReplace}};
}

Result<Heartbeat> heartbeatFromJson(const Agent &stored, const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    Heartbeat heartbeat{stored, {}};
    qint64 uptime = 0;
    for (const char *name : {"sentAt", "sequence", "version"})
        reader.require(QString::fromLatin1(name));
    readClock(reader, u"sentAt"_s, heartbeat.sentAt);
    reader.bigInteger(u"sequence"_s, heartbeat.agent.lastSequence);
    reader.text(u"bootId"_s, heartbeat.agent.bootId);
    if (reader.bigInteger(u"uptimeSeconds"_s, uptime) && uptime < 0)
        reader.error(u"uptimeSeconds"_s, say("out-of-range/not-negative"));
    readChecks(reader, heartbeat.agent.checks);
    readSelf(reader, heartbeat.agent);
    reader.computed(u"inventoryHash"_s);
    reader.computed(u"runningTasks"_s);
    if (!lenient)
        reader.refuseUnknown();
    auto judged = judgedAgent(std::move(errors), heartbeat.agent, &stored);
    if (!judged)
        return judged.error();
    heartbeat.agent = *std::move(judged);
    return heartbeat;
}

} // namespace tidegate
