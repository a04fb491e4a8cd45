// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/importrun.h"

#include "services/codec/strictjson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/operations/auditcheck.h"
#include "services/operations/audittrail.h"
#include "services/operations/importcheck.h"
#include "services/operations/importoperations.h"
#include "services/store/workspacerows.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype hashSize = 32;

/// What adopt() and the chain made of an entry, back into its row.
void putEntry(const sql::Table &table, Row &row, const AuditEntry &entry)
{
    setCell(table, row, "seq", entry.seq);
    setCell(table, row, "actor_id", entry.actor.id().isNull() ? Cell(nullptr) : Cell(entry.actor.id()));
    setCell(table, row, "actor_name", entry.actorName.toStdString());
    setCell(table, row, "before_json", entry.before.toStdString());
    setCell(table, row, "after_json", entry.after.toStdString());
    setCell(table, row, "request_id", entry.requestId.toStdString());
    setCell(table, row, "previous_hash", entry.previousHash);
    setCell(table, row, "hash", entry.hash);
    setCell(table, row, "hash_version", qint64(entry.hashVersion));
}

const sql::Table &textsTable()
{
    static const auto found = std::find_if(storedTables().begin(), storedTables().end(), [](const sql::Table &table) { return table.name == "audit_texts"; });
    return *found;
}

bool isPassing(const Error &error)
{
    return error.kind == ErrorKind::Unavailable || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::StorageFull;
}

/// Ids one after the other: the user of the workspace becomes whoever brings it.
QByteArray withUser(QByteArray packed, UserId user)
{
    const QByteArray from = localUser.uuid().toRfc4122();
    const QByteArray to = user.uuid().toRfc4122();
    for (qsizetype at = 0; at + to.size() <= packed.size(); at += to.size()) {
        if (packed.mid(at, from.size()) == from)
            packed.replace(at, to.size(), to);
    }
    return packed;
}

QByteArray withUserIn(QByteArray json, UserId user)
{
    return json.replace(localUser.toString().toLatin1(), user.toString().toLatin1());
}

/// A row of the workspace's own log.
AuditEntry entryOf(const sql::Table &table, const Row &row)
{
    const auto text = [&](const char *column) { return QString::fromStdString(cellOf<std::string>(table, row, column)); };
    const auto json = [&](const char *column) { return QByteArray::fromStdString(cellOf<std::string>(table, row, column)); };
    AuditEntry entry;
    entry.seq = cellOf<qint64>(table, row, "seq");
    entry.at = cellOf<Instant>(table, row, "at");
    entry.actor = Subject::recorded(cellOf<QUuid>(table, row, "actor_id"), text("via"));
    entry.actorName = text("actor_name");
    entry.via = text("via");
    entry.action = text("action");
    entry.entityType = text("entity_type");
    entry.entityId = cellOf<QUuid>(table, row, "entity_id");
    entry.entityName = text("entity_name");
    entry.reason = text("reason");
    entry.before = json("before_json");
    entry.after = json("after_json");
    const auto windows = cellOf<QByteArray>(table, row, "window_ids");
    for (qsizetype at = 0; at + 16 <= windows.size(); at += 16)
        entry.windowIds.append(QUuid::fromRfc4122(windows.mid(at, 16)));
    entry.duringFreeze = cellOf<bool>(table, row, "during_freeze");
    entry.requestId = text("request_id");
    entry.previousHash = cellOf<QByteArray>(table, row, "previous_hash");
    entry.hash = cellOf<QByteArray>(table, row, "hash");
    entry.hashVersion = static_cast<int>(cellOf<qint64>(table, row, "hash_version"));
    entry.tenant = entry.hashVersion > 1 ? localTenant : TenantId();
    return entry;
}

/// Whoever acts without being somebody has a name of ours, and comes by no way of people.
bool isOurSystem(const AuditEntry &entry)
{
    const auto is = [&entry](const Principal &principal) { return entry.actorName == principal.name && entry.via == toString(principal.via); };
    return is(systemPrincipal(localTenant)) || is(commandLinePrincipal(localTenant));
}

} // namespace

ImportRun::ImportRun(Call &call, const WorkspaceImport &import, std::function<bool(qint64)> progress)
    : m_call(call), m_import(import), m_progress(std::move(progress)), m_sourceHead(hashSize, '\0')
{}

Result<void> ImportRun::run()
{
    RETURN_IF_ERROR(checkIsEmpty(m_call));
    RETURN_IF_ERROR(checkIsComplete(m_call, m_import));
    ASSIGN_OR_RETURN(const auto head, m_call.transaction.audit.head());
    m_firstSeq = head.first + 1;
    RETURN_IF_ERROR(forEachPage(&ImportRun::put));
    RETURN_IF_ERROR(forEachPage(&ImportRun::look));
    RETURN_IF_ERROR(checkQuotas());
    RETURN_IF_ERROR(checkHistory());
    return finish();
}

Result<void> ImportRun::forEachPage(Result<void> (ImportRun::*visit)(const sql::Table &table, QList<Row> &rows))
{
    for (qint64 number = 1; number <= m_import.pages; ++number) {
        if (!m_progress(m_done))
            return makeError(ErrorKind::Unavailable, say("import-stopped"));
        ASSIGN_OR_RETURN(const auto page, m_call.transaction.imports.page(m_import.id, number));
        const sql::Table *table = workspaceTable(page.table);
        if (!table)
            return makeError(ErrorKind::Invalid, say("unknown-table", page.table));
        if (visit == &ImportRun::look && table->ownReferences.isEmpty() && !isCheckedOnImport(*table))
            continue;
        ASSIGN_OR_RETURN(const auto packed, m_call.transaction.imports.packed(m_import.id, number));
        ASSIGN_OR_RETURN(auto rows, importedRows(m_call, *table, QJsonDocument::fromJson(qUncompress(packed)).object()));
        const auto visited = (this->*visit)(*table, rows);
        if (!visited)
            return isPassing(visited.error()) || visited.error().kind == ErrorKind::Invalid
                ? visited
                : Result<void>(makeError(ErrorKind::Invalid, say("import-row/refused", page.table, visited.error()), visited.error().detail));
    }
    return {};
}

Result<void> ImportRun::put(const sql::Table &table, QList<Row> &rows)
{
    m_done += rows.size();
    if (table.name == "audit_entries")
        return appendHistory(table, rows);
    for (Row &row : rows)
        rewrite(table, row);
    return m_call.transaction.rows.insert(table, rows);
}

/// When all rows are there.
Result<void> ImportRun::look(const sql::Table &table, QList<Row> &rows)
{
    if (!table.ownReferences.isEmpty()) {
        for (const Row &row : std::as_const(rows))
            RETURN_IF_ERROR(m_call.transaction.rows.refer(table, row));
    }
    return checkImported(m_call, table, rows);
}

void ImportRun::rewrite(const sql::Table &table, Row &row)
{
    for (Cell &cell : row) {
        if (const auto *id = std::get_if<QUuid>(&cell); id && *id == localUser.uuid())
            cell = m_call.principal.user().uuid();
    }
    if (table.name == "freeze_windows")
        setCell(table, row, "exceptions", withUser(cellOf<QByteArray>(table, row, "exceptions"), m_call.principal.user()));
    deriveCells(table, row);
}

/// The chain of the workspace must hold, and name nobody but its user and the system: history that is brought here speaks of whoever brings it.
Result<void> ImportRun::checkSource(const AuditEntry &entry)
{
    const bool isNext = entry.seq == m_sourceSeq + 1 && entry.previousHash == m_sourceHead;
    const bool isKnown = entry.hashVersion == 1 || entry.hashVersion == newestAuditHash;
    if (!isNext || !isKnown || auditHash(entry) != entry.hash)
        return makeError(ErrorKind::Invalid, say("import-audit/chain", m_sourceSeq + 1));
    if (entry.actor == Subject() ? !isOurSystem(entry) : entry.actor != Subject(localUser))
        return makeError(ErrorKind::Invalid, say("import-audit/author", entry.seq));
    m_sourceSeq = entry.seq;
    m_sourceHead = entry.hash;
    return {};
}

Result<void> ImportRun::appendHistory(const sql::Table &table, QList<Row> &rows)
{
    QList<Row> texts;
    ASSIGN_OR_RETURN(auto head, m_call.transaction.audit.head());
    for (Row &row : rows) {
        AuditEntry entry = entryOf(table, row);
        RETURN_IF_ERROR(checkSource(entry));
        adopt(entry);
        entry.seq = ++head.first;
        entry.previousHash = head.second;
        entry.hash = head.second = auditHash(entry);
        putEntry(table, row, entry);
        texts.append({Cell(entry.tenant.uuid()), Cell(entry.seq), Cell(AuditStore::searchedText(entry).toStdString())});
    }
    RETURN_IF_ERROR(m_call.transaction.rows.insert(table, rows));
    RETURN_IF_ERROR(m_call.transaction.rows.insert(textsTable(), texts));
    m_call.transaction.audit.noteHead(head.first, head.second);
    m_lastSeq = head.first;
    return {};
}

/// As an entry of the tenant's log: of whoever brings it, and recognisable.
void ImportRun::adopt(AuditEntry &entry) const
{
    const UserId caller = m_call.principal.user();
    if (entry.actor == Subject(localUser)) {
        entry.actor = caller;
        entry.actorName = m_call.principal.name;
    }
    entry.before = withUserIn(entry.before, caller);
    entry.after = withUserIn(entry.after, caller);
    entry.requestId = u"import "_s + m_import.id.toString();
    entry.hashVersion = newestAuditHash;
    entry.tenant = m_call.transaction.tenant();
}

Result<void> ImportRun::checkQuotas()
{
    const auto within = [](qint64 count, qint64 most, const Message &what) {
        return count <= most ? Result<void>() : Result<void>(makeError(ErrorKind::Conflict, say("import-too-large/quota", count, what, most)));
    };
    ASSIGN_OR_RETURN(const auto environments, m_call.transaction.environments.list());
    RETURN_IF_ERROR(within(environments.size(), m_call.quotas.environments, say("plural/environments")));
    ASSIGN_OR_RETURN(const auto targets, m_call.transaction.targets.count({}));
    RETURN_IF_ERROR(within(targets, m_call.quotas.targets, say("plural/targets")));
    ASSIGN_OR_RETURN(const auto windows, m_call.transaction.freezeWindows.activeOrUpcoming({}, m_call.now));
    return within(windows.size(), m_call.quotas.freezeWindows, say("plural/freezes-ahead"));
}

/// The chain of the tenant is read and hashed from its start, as a verification does it.
Result<void> ImportRun::checkHistory()
{
    if (m_sourceHead != m_import.announced.auditHead)
        return makeError(ErrorKind::Invalid, say("import-audit/head"));
    ASSIGN_OR_RETURN(const auto verified, verifyAudit(m_call.transaction));
    if (!verified.valid)
        return makeError(ErrorKind::Invalid, say("import-audit/kept", verified.flaw));
    return {};
}

Result<void> ImportRun::finish()
{
    m_import.failure = {};
    m_import.completedAt = wholeSeconds(m_call.now);
    RETURN_IF_ERROR(m_call.transaction.imports.removePages(m_import.id));
    RETURN_IF_ERROR(m_call.transaction.imports.update(m_import));
    return record(m_call,
                  {.action = ChangeKind::WorkspaceImported,
                   .entityType = EntityType::Tenant,
                   .entityId = m_call.transaction.tenant().uuid(),
                   .entityName = u"workspace"_s,
                   .environment = {},
                   .version = 0,
                   .before = {},
                   .after = {{u"importId"_s, m_import.id.toString()},
                             {u"rows"_s, m_import.announced.rows()},
                             {u"auditRows"_s, m_sourceSeq},
                             {u"auditFrom"_s, m_sourceSeq > 0 ? m_firstSeq : 0},
                             {u"auditTo"_s, m_lastSeq},
                             {u"auditHead"_s, QString::fromLatin1(m_import.announced.auditHead.toHex())}},
                   .reason = {}});
}

} // namespace tidegate
