// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/clientjson.h"
#include "services/codec/agentjson.h"
#include "services/codec/jsonreader.h"

#include <QJsonArray>

namespace tidegate {

using namespace Qt::StringLiterals;

namespace {

/// What it says of itself.
void readSelf(JsonReader &reader, const QJsonObject &json, Agent &agent)
{
    reader.text(u"version"_s, agent.agentVersion);
    reader.texts(u"capabilities"_s, agent.capabilities);
    reader.merged(u"platform"_s, agent.platform);
    reader.nullableText(u"machineId"_s, agent.machineId);
    agent.checks = agentChecksFromJson(json.value("checks"_L1).toArray());
}

} // namespace

Result<ShownAgent> shownAgentFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    ShownAgent shown;
    Agent &agent = shown.agent;
    qint64 skew = 0;
    reader.id(u"id"_s, agent.id);
    reader.text(u"name"_s, agent.name);
    readSelf(reader, json, agent);
    reader.labels(u"labels"_s, agent.labels);
    reader.word(u"lifecycle"_s, agent.lifecycle, agentLifecycleFromString);
    reader.word(u"status"_s, shown.liveness.status, agentStatusFromString);
    reader.nullableText(u"statusReason"_s, shown.liveness.reason);
    reader.nullableInstant(u"lastSeenAt"_s, agent.lastSeenAt);
    reader.bigInteger(u"clockSkewMs"_s, skew);
    agent.clockSkew = std::chrono::milliseconds(skew);
    reader.nullableInstant(u"inventoryAt"_s, agent.inventoryAt);
    reader.ids(u"targetIds"_s, shown.targets);
    reader.ids(u"environmentIds"_s, agent.environments);
    reader.instant(u"createdAt"_s, agent.createdAt);
    reader.instant(u"updatedAt"_s, agent.updatedAt);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return shown;
}

Result<RegistrationToken> listedTokenFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    RegistrationToken token;
    reader.id(u"id"_s, token.id);
    reader.ids(u"environmentIds"_s, token.environments);
    reader.labels(u"labels"_s, token.labels);
    reader.boolean(u"autoAccept"_s, token.autoAccept);
    reader.boolean(u"replace"_s, token.mayReplace);
    reader.instant(u"createdAt"_s, token.createdAt);
    reader.nullableId(u"createdBy"_s, token.createdBy);
    reader.instant(u"expiresAt"_s, token.expiresAt);
    reader.nullableInstant(u"usedAt"_s, token.usedAt);
    reader.nullableId(u"agentId"_s, token.agent);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return token;
}

Result<NewRegistrationToken> newTokenFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    NewRegistrationToken made;
    QString text;
    reader.id(u"id"_s, made.id);
    reader.text(u"token"_s, text);
    reader.instant(u"expiresAt"_s, made.expiresAt);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    made.text = text.toLatin1();
    return made;
}

} // namespace tidegate
