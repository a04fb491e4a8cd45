// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/auditjson.h"

#include "services/codec/canonicaljson.h"
#include "services/codec/jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

void writeRaw(JsonWriter &json, std::string_view name, const QByteArray &value)
{
    json.rawField(name, value.isEmpty() ? "null" : viewOf(value));
}

void readState(JsonReader &reader, const QString &key, QByteArray &into)
{
    QJsonObject state;
    if (!reader.isNull(key) && reader.has(key) && reader.object(key, state))
        into = canonicalJson(state);
}

void readHash(JsonReader &reader, const QString &key, QByteArray &into)
{
    QString text;
    if (!reader.text(key, text))
        return;
    into = QByteArray::fromHex(text.toLatin1());
    if (into.size() != 32 || text.size() != 64)
        reader.error(key, u"invalid-value"_s, u"This is no SHA-256."_s);
}

} // namespace

void writeAuditEntryMembers(JsonWriter &json, const AuditEntry &entry)
{
    json.field("seq", entry.seq);
    json.key("at");
    json.instantMilliseconds(entry.at);
    json.field("actor", entry.actor);
    json.field("actorName", entry.actorName);
    json.field("via", entry.via);
    json.field("action", entry.action);
    json.field("entityType", entry.entityType);
    json.field("entityId", entry.entityId);
    json.field("entityName", entry.entityName);
    json.fieldOrNull("reason", QStringView(entry.reason));
    writeRaw(json, "before", entry.before);
    writeRaw(json, "after", entry.after);
    json.key("overrideWindowIds");
    json.beginArray();
    for (const QUuid &id : entry.windowIds)
        json.uuid(id);
    json.endArray();
    json.field("duringFreeze", entry.duringFreeze);
    json.field("requestId", entry.requestId);
    json.field("prevHash", viewOf(entry.previousHash.toHex()));
    json.field("hash", viewOf(entry.hash.toHex()));
}

Result<AuditEntry> auditEntryFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    AuditEntry entry;
    reader.bigInteger(u"seq"_s, entry.seq);
    reader.instant(u"at"_s, entry.at);
    reader.nullableId(u"actor"_s, entry.actor);
    reader.nullableText(u"actorName"_s, entry.actorName);
    reader.text(u"via"_s, entry.via);
    reader.text(u"action"_s, entry.action);
    reader.text(u"entityType"_s, entry.entityType);
    reader.nullableUuid(u"entityId"_s, entry.entityId);
    reader.nullableText(u"entityName"_s, entry.entityName);
    reader.nullableText(u"reason"_s, entry.reason);
    readState(reader, u"before"_s, entry.before);
    readState(reader, u"after"_s, entry.after);
    QList<Id<struct WindowTag>> windows;
    reader.ids(u"overrideWindowIds"_s, windows);
    for (const auto &id : windows)
        entry.windowIds.append(id.uuid());
    reader.optionalBoolean(u"duringFreeze"_s, entry.duringFreeze);
    reader.nullableText(u"requestId"_s, entry.requestId);
    readHash(reader, u"prevHash"_s, entry.previousHash);
    readHash(reader, u"hash"_s, entry.hash);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return entry;
}

void writeOperationMembers(JsonWriter &json, const Operation &operation)
{
    json.field("operationId", operation.id);
    json.field("kind", operation.kind);
    json.field("status", toString(operation.status));
    json.key("progress");
    json.beginObject();
    json.field("done", operation.done);
    json.field("total", operation.total);
    json.endObject();
    json.rawField("results", operation.results.isEmpty() ? "[]" : viewOf(operation.results));
    json.field("createdAt", operation.createdAt);
    json.field("updatedAt", operation.updatedAt);
}

Result<Operation> operationFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    Operation operation;
    reader.id(u"operationId"_s, operation.id);
    reader.nullableText(u"kind"_s, operation.kind);
    reader.word(u"status"_s, operation.status, operationStatusFromString);
    reader.inside(u"progress"_s, [&](JsonReader &progress) {
        progress.integer(u"done"_s, operation.done);
        progress.integer(u"total"_s, operation.total);
    });
    QJsonArray results;
    if (reader.has(u"results"_s) && reader.array(u"results"_s, results))
        operation.results = QJsonDocument(results).toJson(QJsonDocument::Compact);
    if (reader.has(u"createdAt"_s))
        reader.instant(u"createdAt"_s, operation.createdAt);
    if (reader.has(u"updatedAt"_s))
        reader.instant(u"updatedAt"_s, operation.updatedAt);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return operation;
}

} // namespace tidegate
