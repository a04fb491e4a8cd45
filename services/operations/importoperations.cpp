// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/importoperations.h"

#include "services/codec/importjson.h"
#include "services/codec/jsonreader.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/operations/audittrail.h"
#include "services/store/schema.h"
#include "services/store/workspacerows.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int fastest = 1; // of zlib: rows of JSON shrink well by it

QJsonObject auditJson(const WorkspaceImport &import)
{
    return {{u"importId"_s, import.id.toString()}, {u"rows"_s, import.announced.rows()}};
}

Result<void> recordImport(Call &call, ChangeKind action, const WorkspaceImport &import)
{
    return record(call,
                  {.action = action,
                   .entityType = EntityType::Tenant,
                   .entityId = call.transaction.tenant().uuid(),
                   .entityName = u"workspace"_s,
                   .environment = {},
                   .version = 0,
                   .before = {},
                   .after = auditJson(import),
                   .reason = {}});
}

QString sinceOf(const WorkspaceImport &import)
{
    return toText(wholeSeconds(import.createdAt));
}

Result<void> checkTables(const ImportAnnouncement &announced)
{
    for (const QString &table : announced.tables.keys()) {
        if (!workspaceTable(table))
            return invalidField(pointerTo(u"/tables"_s, table), say("unknown-table", table.left(64)));
    }
    if (announced.rows() > maxImportRows)
        return makeError(ErrorKind::Conflict, say("import-too-large/rows", announced.rows(), maxImportRows));
    return {};
}

Result<void> refuseWhile(Call &call, ImportId id, SentenceKey<1> key)
{
    if (id.isNull())
        return {};
    ASSIGN_OR_RETURN(const auto import, call.transaction.imports.find(id));
    Error error = makeError(ErrorKind::Conflict, say(key, sinceOf(import)));
    error.extra.insert(u"importId"_s, id.toString());
    return error;
}

/// One that still takes pages.
Result<WorkspaceImport> openImport(Call &call, ImportId id)
{
    ASSIGN_OR_RETURN(const auto import, findImport(call, id));
    if (import.state == WorkspaceImport::State::Completed)
        return makeError(ErrorKind::Conflict, say("import-completed"));
    // What this server was at is over: it had the turn that this call has now.
    if (import.state == WorkspaceImport::State::Applying && import.server != call.server)
        return makeError(ErrorKind::Conflict, say("import-applying"));
    return import;
}

Result<void> checkNumber(const WorkspaceImport &import, qint64 number)
{
    if (number == import.pages + 1)
        return {};
    Error error = makeError(ErrorKind::Conflict, say("import-page-order", import.pages + 1));
    error.extra.insert(u"next"_s, import.pages + 1);
    return error;
}

/// Rows come behind those they refer to.
Result<void> checkTableOrder(Call &call, const WorkspaceImport &import, const QString &table)
{
    if (import.pages == 0)
        return {};
    ASSIGN_OR_RETURN(const auto last, call.transaction.imports.page(import.id, import.pages));
    return workspaceTableIndex(table) >= workspaceTableIndex(last.table) ? Result<void>()
                                                                         : Result<void>(makeError(ErrorKind::Conflict, say("import-table-order", table)));
}

Result<void> checkRoom(const WorkspaceImport &import, const ImportPage &page, qsizetype bytes)
{
    if (import.bytes + bytes > maxImportBytes)
        return makeError(ErrorKind::TooLarge, say("import-too-large/bytes"));
    if (import.rows + page.rows > import.announced.rows())
        return makeError(ErrorKind::Conflict, say("import-too-large/more", page.table));
    return {};
}

Result<QString> tableOf(Call &call, const QJsonObject &body)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    QString table;
    QJsonArray rows;
    reader.require(u"table"_s);
    reader.require(u"rows"_s);
    reader.text(u"table"_s, table);
    reader.array(u"rows"_s, rows);
    if (!call.info.lenient)
        reader.refuseUnknown();
    if (errors.isEmpty() && !workspaceTable(table))
        return invalidField(u"/table"_s, say("unknown-table", table.left(64)));
    return errors.isEmpty() ? Result<QString>(table) : Result<QString>(validationError(std::move(errors)));
}

/// Looks at the next page, and fills in what it is.
Result<void> readPage(Call &call, const WorkspaceImport &import, const QJsonObject &body, ImportPage &page)
{
    RETURN_IF_ERROR(checkNumber(import, page.number));
    ASSIGN_OR_RETURN(page.table, tableOf(call, body));
    RETURN_IF_ERROR(checkTableOrder(call, import, page.table));
    ASSIGN_OR_RETURN(const auto rows, importedRows(call, *workspaceTable(page.table), body));
    page.rows = rows.size();
    return rows.isEmpty() ? Result<void>(invalidField(u"/rows"_s, say("import-page-empty"))) : Result<void>();
}

/// The page is here already, with the same in it.
Result<WorkspaceImport> samePage(Call &call, const WorkspaceImport &import, qint64 number, const QByteArray &hash)
{
    ASSIGN_OR_RETURN(const auto stored, call.transaction.imports.page(import.id, number));
    if (stored.hash != hash)
        return makeError(ErrorKind::Conflict, say("import-page-other", number));
    return import;
}

} // namespace

Result<ImportAnnouncement> previewImport(Call &call, const QJsonObject &body)
{
    RETURN_IF_ERROR(call.require(Permission::WorkspaceImport));
    ASSIGN_OR_RETURN(const auto announced, importAnnouncementFromJson(body, call.info.lenient));
    RETURN_IF_ERROR(checkTables(announced));
    if (call.principal.user().isNull())
        return makeError(ErrorKind::Forbidden, say("import-not-yours"));
    const auto ours = static_cast<int>(embeddedMigrations().size());
    if (announced.schemaVersion != ours)
        return makeError(ErrorKind::Conflict, say("import-schema", announced.schemaVersion, ours));
    ASSIGN_OR_RETURN(const auto current, call.transaction.imports.current());
    RETURN_IF_ERROR(refuseWhile(call, current, "import-in-progress/begin"));
    RETURN_IF_ERROR(checkIsEmpty(call));
    return announced;
}

Result<WorkspaceImport> beginImport(Call &call, const QJsonObject &body)
{
    ASSIGN_OR_RETURN(const auto announced, previewImport(call, body));
    WorkspaceImport import;
    import.id = ImportId::create();
    import.announced = announced;
    import.createdAt = wholeSeconds(call.now);
    import.createdBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.imports.insert(import));
    RETURN_IF_ERROR(recordImport(call, ChangeKind::ImportBegun, import));
    return import;
}

Result<WorkspaceImport> putImportPage(Call &call, ImportId id, qint64 number, const QJsonObject &body, const QByteArray &raw)
{
    RETURN_IF_ERROR(call.require(Permission::WorkspaceImport));
    call.observation = true; // that it was begun is in the audit log, and its end will be
    ASSIGN_OR_RETURN(auto import, openImport(call, id));
    ImportPage page{.number = number, .table = {}, .rows = 0, .hash = QCryptographicHash::hash(raw, QCryptographicHash::Sha256)};
    if (number >= 1 && number <= import.pages)
        return samePage(call, import, number, page.hash);
    RETURN_IF_ERROR(readPage(call, import, body, page));
    RETURN_IF_ERROR(checkRoom(import, page, raw.size()));
    RETURN_IF_ERROR(call.transaction.imports.addPage(id, page, qCompress(raw, fastest)));
    import.pages = number;
    import.rows += page.rows;
    import.bytes += raw.size();
    RETURN_IF_ERROR(call.transaction.imports.update(import));
    return import;
}

Result<void> discardImport(Call &call, ImportId id)
{
    RETURN_IF_ERROR(call.require(Permission::WorkspaceImport));
    ASSIGN_OR_RETURN(const auto import, openImport(call, id));
    RETURN_IF_ERROR(call.transaction.imports.remove(id));
    return recordImport(call, ChangeKind::ImportDiscarded, import);
}

Result<void> discardForgottenImport(Call &call, Instant before)
{
    ASSIGN_OR_RETURN(const auto id, call.transaction.imports.current());
    if (id.isNull())
        return {};
    ASSIGN_OR_RETURN(const auto import, findImport(call, id));
    if (import.state == WorkspaceImport::State::Applying || import.createdAt >= before)
        return {};
    RETURN_IF_ERROR(call.transaction.imports.remove(id));
    return recordImport(call, ChangeKind::ImportDiscarded, import);
}

Result<WorkspaceImport> findImport(Call &call, ImportId id)
{
    ASSIGN_OR_RETURN(auto import, call.transaction.imports.find(id));
    if (import.state != WorkspaceImport::State::Applying)
        return import;
    ASSIGN_OR_RETURN(const auto servers, call.transaction.leases.present());
    if (import.server != call.server && !servers.contains(import.server))
        import.state = WorkspaceImport::State::Receiving; // whoever was at it is gone, and what it did with it
    return import;
}

Result<QList<WorkspaceImport>> importsOf(Call &call)
{
    ASSIGN_OR_RETURN(auto imports, call.transaction.imports.list());
    for (WorkspaceImport &import : imports) {
        ASSIGN_OR_RETURN(import, findImport(call, import.id));
    }
    return imports;
}

Result<void> refuseGateWhileImporting(Call &call)
{
    ASSIGN_OR_RETURN(const auto current, call.transaction.imports.current());
    return refuseWhile(call, current, "import-in-progress/gate");
}

Result<void> refuseChangeWhileImporting(Call &call)
{
    return refuseWhile(call, call.transaction.journal.import(), "import-in-progress/change");
}

Result<QList<Row>> importedRows(Call &call, const sql::Table &table, const QJsonObject &body)
{
    QList<Row> rows;
    const QJsonArray values = body.value(u"rows"_s).toArray();
    rows.reserve(values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        ASSIGN_OR_RETURN(auto row, rowFromJson(table, values[i].toArray(), call.transaction.tenant(), u"/rows/%1"_s.arg(i)));
        rows.append(std::move(row));
    }
    return rows;
}

// An audit log is there from the start; it goes on.
Result<void> checkIsEmpty(Call &call)
{
    QStringList found;
    for (const sql::Table &table : workspaceTables()) {
        ASSIGN_OR_RETURN(const qint64 rows, table.name == "audit_entries" ? Result<qint64>(0) : call.transaction.rows.count(table));
        if (rows > 0)
            found.append(u"%1: %2"_s.arg(QString::fromLatin1(table.name)).arg(rows));
    }
    return found.isEmpty() ? Result<void>() : Result<void>(makeError(ErrorKind::Conflict, say("workspace-not-empty", found.join(u", "))));
}

Result<void> checkIsComplete(Call &call, const WorkspaceImport &import)
{
    ASSIGN_OR_RETURN(const auto here, call.transaction.imports.rowsByTable(import.id));
    for (const sql::Table &table : workspaceTables()) {
        const QString name = QString::fromLatin1(table.name);
        if (here.value(name) != import.announced.tables.value(name))
            return makeError(ErrorKind::Conflict, say("import-incomplete", name, here.value(name), import.announced.tables.value(name)));
    }
    return {};
}

} // namespace tidegate
