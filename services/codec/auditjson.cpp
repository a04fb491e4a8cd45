// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/auditjson.h"

#include "services/codec/canonicaljson.h"
#include "services/codec/fields.h"
#include "services/codec/targetjson.h"
#include "services/domain/csvfield.h"
#include "services/domain/httpbytes.h"
#include "services/domain/say.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

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
        reader.error(key, say("invalid-value/hash"));
}

} // namespace

// Members in the order of RFC 8785, written without a document, because verifying a log is little else than this. What stands in before
// and after was made canonical when the row was written.
std::string canonicalAuditRow(const AuditEntry &entry)
{
    std::string out;
    out.reserve(1024 + static_cast<std::size_t>(entry.before.size() + entry.after.size()));
    JsonWriter json(out);
    const auto text = [&json](std::string_view name, const QString &value) { json.field(name, QStringView(value)); };
    const auto state = [&json](std::string_view name, const QByteArray &value) { json.rawField(name, value.isEmpty() ? "null" : viewOf(value)); };
    json.beginObject();
    text("action", entry.action);
    text("actor", entry.actor.toString());
    text("actorName", entry.actorName);
    state("after", entry.after);
    json.field("at", std::string_view(toRfc3339Milliseconds(entry.at)));
    state("before", entry.before);
    json.field("duringFreeze", entry.duringFreeze);
    text("entityId", entry.entityId.toString(QUuid::WithoutBraces));
    text("entityName", entry.entityName);
    text("entityType", entry.entityType);
    if (entry.hashVersion > 1)
        json.field("hashVersion", entry.hashVersion);
    json.key("overrideWindowIds");
    json.beginArray();
    for (const QUuid &id : entry.windowIds)
        json.string(QStringView(id.toString(QUuid::WithoutBraces)));
    json.endArray();
    text("prevHash", QString::fromLatin1(entry.previousHash.toHex()));
    text("reason", entry.reason);
    text("requestId", entry.requestId);
    json.field("seq", entry.seq);
    if (entry.hashVersion > 1)
        text("tenantId", entry.tenant.toString());
    text("via", entry.via);
    json.endObject();
    return out;
}

QJsonObject auditRow(const AuditEntry &entry)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(canonicalAuditRow(entry))).object();
}

QJsonObject toJson(const AuditEntry &entry)
{
    QJsonObject row = auditRow(entry);
    row.insert(u"hash"_s, QString::fromLatin1(entry.hash.toHex()));
    return row;
}

std::string auditLine(const AuditEntry &entry, bool concealed)
{
    std::string line = canonicalAuditRow(entry);
    line.pop_back();
    line += ",\"hash\":\"" + entry.hash.toHex().toStdString() + '"';
    return line + (concealed ? ",\"concealed\":true}" : "}");
}

bool concealConnections(AuditEntry &entry)
{
    bool found = false;
    for (QByteArray *state : {&entry.before, &entry.after}) {
        if (!state->contains("\"connection\""))
            continue;
        QJsonObject object = QJsonDocument::fromJson(*state).object();
        if (!concealConnections(object))
            continue;
        *state = canonicalJson(object);
        found = true;
    }
    return found;
}

std::string auditCsvHeader()
{
    return "seq,at,actor,actorName,via,action,entityType,entityId,entityName,reason,before,after,overrideWindowIds,duringFreeze,requestId,prevHash,hash,"
           "hashVersion,tenantId\r\n";
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
    row += ',' + std::to_string(entry.hashVersion);
    add(entry.hashVersion > 1 ? entry.tenant.toString() : QString());
    return row + "\r\n";
}

Result<AuditEntry> auditEntryFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    AuditEntry entry;
    reader.bigInteger(u"seq"_s, entry.seq);
    reader.instant(u"at"_s, entry.at);
    QUuid actor; // null for the system itself, which is written as zeros
    if (json.value(u"actor"_s).toString() != Subject().toString())
        reader.nullableUuid(u"actor"_s, actor);
    reader.nullableText(u"actorName"_s, entry.actorName);
    reader.text(u"via"_s, entry.via);
    entry.actor = Subject::recorded(actor, entry.via);
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
    if (reader.has(u"hashVersion"_s)) {
        reader.integer(u"hashVersion"_s, entry.hashVersion);
        reader.id(u"tenantId"_s, entry.tenant);
    }
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return entry;
}

static std::optional<OperationStatus> wordFrom(QStringView text, OperationStatus)
{
    return operationStatusFromString(text);
}

template <typename Visit>
static void describe(Visit &visit, Of<Operation> auto &operation)
{
    visit("operationId", operation.id);
    visit("kind", operation.kind, Nullable);
    visit("status", operation.status);
    visit.object("progress", Plain, [&operation](auto &progress) {
        progress("done", operation.done);
        progress("total", operation.total);
    });
    visit.array("results", operation.results);
    visit("createdAt", operation.createdAt, Lenient);
    visit("updatedAt", operation.updatedAt, Lenient);
}

void writeOperationMembers(JsonWriter &json, const Operation &operation)
{
    FieldWriter visit(json);
    describe(visit, operation);
}

Result<Operation> operationFromJson(const QJsonObject &json)
{
    return answerAs<Operation>(json);
}

} // namespace tidegate
