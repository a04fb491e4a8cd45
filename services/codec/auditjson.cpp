// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/auditjson.h"

#include "services/codec/canonicaljson.h"
#include "services/codec/jsonreader.h"
#include "services/domain/csvfield.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

void readState(JsonReader &reader, const QString &key, QByteArray &into)
{
    QJsonObject state;
    if (!reader.isNull(key) && reader.has(key) && reader.object(key, state))
        into = canonicalJson(state);
}

QJsonValue parsedOrNull(const QByteArray &json)
{
    return json.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QJsonDocument::fromJson(json).object());
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

QJsonObject auditRow(const AuditEntry &entry)
{
    QJsonArray windows;
    for (const QUuid &id : entry.windowIds)
        windows.append(id.toString(QUuid::WithoutBraces));
    return {
        {u"seq"_s, entry.seq},
        {u"at"_s, QString::fromStdString(toRfc3339Milliseconds(entry.at))},
        {u"actor"_s, entry.actor.toString()},
        {u"actorName"_s, entry.actorName},
        {u"via"_s, entry.via},
        {u"action"_s, entry.action},
        {u"entityType"_s, entry.entityType},
        {u"entityId"_s, entry.entityId.toString(QUuid::WithoutBraces)},
        {u"entityName"_s, entry.entityName},
        {u"reason"_s, entry.reason},
        {u"before"_s, parsedOrNull(entry.before)},
        {u"after"_s, parsedOrNull(entry.after)},
        {u"overrideWindowIds"_s, windows},
        {u"duringFreeze"_s, entry.duringFreeze},
        {u"requestId"_s, entry.requestId},
        {u"prevHash"_s, QString::fromLatin1(entry.previousHash.toHex())},
    };
}

QJsonObject toJson(const AuditEntry &entry)
{
    QJsonObject row = auditRow(entry);
    row.insert(u"hash"_s, QString::fromLatin1(entry.hash.toHex()));
    return row;
}

std::string auditCsvHeader()
{
    return "seq,at,actor,actorName,via,action,entityType,entityId,entityName,reason,before,after,overrideWindowIds,duringFreeze,requestId,prevHash,hash\r\n";
}

std::string auditCsvRow(const AuditEntry &entry)
{
    QStringList windows;
    for (const QUuid &id : entry.windowIds)
        windows.append(id.toString(QUuid::WithoutBraces));
    std::string row = std::to_string(entry.seq) + ',' + toRfc3339Milliseconds(entry.at);
    const auto add = [&row](const QString &text) { row += ',' + csvField(text).toStdString(); };
    add(entry.actor.toString());
    add(entry.actorName);
    add(entry.via);
    add(entry.action);
    add(entry.entityType);
    add(entry.entityId.toString(QUuid::WithoutBraces));
    add(entry.entityName);
    add(entry.reason);
    add(QString::fromUtf8(entry.before));
    add(QString::fromUtf8(entry.after));
    add(windows.join(u' '));
    row += entry.duringFreeze ? ",true" : ",false";
    add(entry.requestId);
    add(QString::fromLatin1(entry.previousHash.toHex()));
    add(QString::fromLatin1(entry.hash.toHex()));
    return row + "\r\n";
}

Result<AuditEntry> auditEntryFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    AuditEntry entry;
    reader.bigInteger(u"seq"_s, entry.seq);
    reader.instant(u"at"_s, entry.at);
    if (json.value(u"actor"_s).toString() != QUuid().toString(QUuid::WithoutBraces)) // the system itself
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
