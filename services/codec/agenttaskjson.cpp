// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/agenttaskjson.h"

#include "services/codec/agentjson.h"
#include "services/codec/jsonreader.h"
#include "services/domain/targetconnection.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void writeObject(JsonWriter &json, std::string_view name, const QJsonObject &object)
{
    const QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    json.rawField(name, {text.constData(), static_cast<std::size_t>(text.size())});
}

void readTime(JsonReader &reader, const QString &key, std::optional<Instant> &into)
{
    QString text;
    if (!reader.nullableText(key, text) || text.isEmpty())
        return;
    const auto parsed = agentInstantFromText(text);
    if (parsed)
        into = *parsed;
    else
        reader.error(key, parsed.error().said);
}

} // namespace

void writeAgentTargetMembers(JsonWriter &json, const AgentTarget &shown)
{
    const Target &target = shown.target;
    QJsonObject connection = target.connection;
    connection.remove(QLatin1StringView(retiredConnectionMember));
    json.field("id", target.id);
    json.field("name", QStringView(target.name));
    json.field("environmentId", target.environmentId);
    json.field("targetType", toStringView(target.type));
    writeObject(json, "connection", connection);
    json.fieldOrNull("deploymentDirectory", QStringView(target.deploymentDirectory));
    json.field("enabled", target.enabled);
    json.field("version", target.version);
    json.key("expectedComponents");
    json.beginArray();
    for (const QString &name : shown.expected)
        json.string(QStringView(name));
    json.endArray();
}

void writeAgentTaskMembers(JsonWriter &json, const AgentTask &task)
{
    json.field("id", task.id);
    json.field("type", QStringView(toString(task.type)));
    json.field("targetId", task.target);
    json.field("expiresAt", task.expiresAt);
    json.field("idempotencyKey", QStringView(task.idempotencyKey()));
    writeObject(json, "payload", task.payload);
}

void writeTaskOutcomeMembers(JsonWriter &json, const AgentTask &task)
{
    json.field("id", task.id);
    json.field("type", QStringView(toString(task.type)));
    json.field("targetId", task.target);
    json.field("status", QStringView(toString(task.status)));
    json.field("completedAt", task.result.completedAt);
}

Result<AgentTaskResult> taskResultFromJson(const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    AgentTaskResult result;
    reader.require(u"success"_s);
    reader.boolean(u"success"_s, result.success);
    readTime(reader, u"startedAt"_s, result.startedAt);
    readTime(reader, u"completedAt"_s, result.completedAt);
    reader.merged(u"outputs"_s, result.outputs);
    reader.nullableText(u"error"_s, result.error);
    if (!lenient)
        reader.refuseUnknown();
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return result;
}

} // namespace tidegate
