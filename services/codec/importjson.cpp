// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/importjson.h"

#include "services/codec/jsonreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype hashSize = 32;

QJsonObject tablesToJson(const QMap<QString, qint64> &tables)
{
    QJsonObject json;
    for (const auto &[table, rows] : tables.asKeyValueRange())
        json.insert(table, rows);
    return json;
}

void readTables(JsonReader &reader, const QString &key, QMap<QString, qint64> &into)
{
    QJsonObject tables;
    if (!reader.object(key, tables))
        return;
    for (auto each = tables.constBegin(); each != tables.constEnd(); ++each) {
        const qint64 rows = each->toInteger(-1);
        if (rows < 0 || static_cast<double>(rows) != each->toDouble())
            reader.error(key, say("out-of-range/number"));
        else if (rows > 0)
            into.insert(each.key(), rows);
    }
}

void readHead(JsonReader &reader, const QString &key, QByteArray &into)
{
    QString text;
    if (!reader.text(key, text))
        return;
    into = QByteArray::fromHex(text.toLatin1());
    if (into.size() != hashSize || text.size() != 2 * hashSize)
        reader.error(key, say("invalid-value/hash"));
}

ImportAnnouncement readAnnouncement(JsonReader &reader)
{
    ImportAnnouncement announcement;
    reader.integer(u"schemaVersion"_s, announcement.schemaVersion);
    readHead(reader, u"auditHead"_s, announcement.auditHead);
    readTables(reader, u"tables"_s, announcement.tables);
    return announcement;
}

} // namespace

QJsonObject toJson(const ImportAnnouncement &announcement)
{
    return {{u"schemaVersion"_s, announcement.schemaVersion},
            {u"auditHead"_s, QString::fromLatin1(announcement.auditHead.toHex())},
            {u"tables"_s, tablesToJson(announcement.tables)}};
}

Result<ImportAnnouncement> importAnnouncementFromJson(const QJsonObject &json, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors);
    for (const QString &key : {u"schemaVersion"_s, u"auditHead"_s, u"tables"_s})
        reader.require(key);
    const ImportAnnouncement announcement = readAnnouncement(reader);
    if (!lenient)
        reader.refuseUnknown();
    return errors.isEmpty() ? Result<ImportAnnouncement>(announcement) : Result<ImportAnnouncement>(validationError(std::move(errors)));
}

void writeImportMembers(JsonWriter &json, const WorkspaceImport &import)
{
    json.field("id", import.id);
    json.field("state", QStringView(toString(import.state)));
    json.field("schemaVersion", import.announced.schemaVersion);
    json.field("auditHead", std::string_view(import.announced.auditHead.toHex().toStdString()));
    json.key("tables");
    json.beginObject();
    for (const auto &[table, rows] : import.announced.tables.asKeyValueRange())
        json.field(table.toStdString(), rows);
    json.endObject();
    json.field("totalRows", import.announced.rows());
    json.field("receivedPages", import.pages);
    json.field("receivedRows", import.rows);
    json.field("appliedRows", import.done);
    const QJsonObject failure = import.failure.isEmpty() ? QJsonObject() : toJson(import.failure);
    json.key("failure");
    if (failure.isEmpty()) {
        json.null();
    } else {
        json.beginObject();
        json.field("code", QStringView(import.failure.code));
        json.field("message", QStringView(english(import.failure)));
        json.rawField("params", QJsonDocument(failure.value(u"params"_s).toObject()).toJson(QJsonDocument::Compact).toStdString());
        json.endObject();
    }
    json.field("createdAt", import.createdAt);
    json.field("createdBy", import.createdBy);
    json.field("completedAt", import.completedAt);
}

Result<WorkspaceImport> workspaceImportFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    WorkspaceImport import;
    reader.id(u"id"_s, import.id);
    reader.word(u"state"_s, import.state, importStateFromString);
    import.announced = readAnnouncement(reader);
    reader.bigInteger(u"receivedPages"_s, import.pages);
    reader.bigInteger(u"receivedRows"_s, import.rows);
    reader.bigInteger(u"appliedRows"_s, import.done);
    reader.inside(u"failure"_s, [&import](JsonReader &inner) {
        inner.text(u"code"_s, import.failure.code);
        import.failure.params = inner.params(u"params"_s);
    });
    reader.instant(u"createdAt"_s, import.createdAt);
    reader.nullableId(u"createdBy"_s, import.createdBy);
    reader.nullableInstant(u"completedAt"_s, import.completedAt);
    return errors.isEmpty() ? Result<WorkspaceImport>(import) : Result<WorkspaceImport>(malformedAnswer(errors));
}

} // namespace tidegate
