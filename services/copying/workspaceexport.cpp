// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/copying/workspaceexport.h"

#include "services/copying/copyplan.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/operations/secretoperations.h"
#include "services/store/incomplete.h"
#include "services/store/schema.h"
#include "services/store/workspacerows.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int fastestLevel = 1; // of zlib
constexpr QLatin1StringView storedHere{"local:"};

/// One that there is.
const sql::Table &tableOf(QByteArrayView name)
{
    return *std::find_if(storedTables().begin(), storedTables().end(), [name](const sql::Table &table) { return table.name == name; });
}

Result<ImportAnnouncement> announcementOf(Transaction &transaction)
{
    ImportAnnouncement announced;
    announced.schemaVersion = static_cast<int>(embeddedMigrations().size());
    for (const sql::Table &table : workspaceTables()) {
        ASSIGN_OR_RETURN(const qint64 rows, transaction.rows.count(table));
        if (rows > 0)
            announced.tables.insert(QString::fromLatin1(table.name), rows);
    }
    ASSIGN_OR_RETURN(const auto head, transaction.audit.head());
    announced.auditHead = head.second;
    return announced;
}

/// A credential that is stored here is not stored there.
void dropReferences(const sql::Table &table, Row &row)
{
    QJsonObject connection = QJsonDocument::fromJson(QByteArray::fromStdString(cellOf<std::string>(table, row, "connection_json"))).object();
    QStringList dropped;
    for (auto member = connection.constBegin(); member != connection.constEnd(); ++member) {
        if (member->toString().startsWith(storedHere))
            dropped.append(member.key());
    }
    for (const QString &key : std::as_const(dropped))
        connection.remove(key);
    if (!dropped.isEmpty())
        setCell(table, row, "connection_json", QJsonDocument(connection).toJson(QJsonDocument::Compact).toStdString());
}

/// Rows of one table until they fill a page.
class PageMaker
{
public:
    PageMaker(const sql::Table &table, WorkspacePages &into) : m_table(table), m_into(into) {}

    void add(const Row &row)
    {
        const QByteArray text = QJsonDocument(rowToJson(m_table, row)).toJson(QJsonDocument::Compact);
        if (!m_rows.isEmpty() && m_rows.size() + text.size() > usualImportPage)
            finish();
        m_rows += m_rows.isEmpty() ? text : ',' + text;
    }
    void finish()
    {
        if (m_rows.isEmpty())
            return;
        m_into.pages.append(qCompress("{\"table\":\"" + m_table.name + "\",\"rows\":[" + std::exchange(m_rows, {}) + "]}", fastestLevel));
    }

private:
    const sql::Table &m_table;
    WorkspacePages &m_into;
    QByteArray m_rows;
};

Result<WorkspacePages> pagesOf(Transaction &transaction, const CopyOptions &options)
{
    WorkspacePages exported;
    ASSIGN_OR_RETURN(exported.announced, announcementOf(transaction));
    CopyProgress progress{CopyProgress::Phase::Copying, {}, {}, 0, exported.announced.rows()};
    for (const sql::Table &table : workspaceTables()) {
        PageMaker page(table, exported);
        const auto read = forEachPage(transaction.rows, table, options, [&](QList<Row> &rows) -> Result<void> {
            RETURN_IF_ERROR(checkTexts(table, rows, false));
            for (Row &row : rows) {
                if (table.name == "targets")
                    dropReferences(table, row);
                page.add(row);
            }
            progress.done += rows.size();
            if (options.onProgress)
                options.onProgress(progress);
            return {};
        });
        if (!read)
            return read.error();
        page.finish();
    }
    return exported;
}

/// An authority comes first: storing one drops what was stored under another.
bool comesBefore(const SealedSecret &left, const SealedSecret &right)
{
    const auto place = [](const SealedSecret &secret) { return std::pair(secret.kind != u"tls-ca", secret.kind); };
    return place(left) < place(right);
}

/// In the order of their ids.
Result<QList<TargetId>> targetsWithCredentials(Transaction &transaction)
{
    const auto &table = tableOf("secrets");
    std::set<TargetId> targets;
    const auto read = forEachPage(transaction.rows, table, {}, [&](QList<Row> &rows) -> Result<void> {
        for (const Row &row : std::as_const(rows))
            targets.insert(TargetId(cellOf<QUuid>(table, row, "target_id")));
        return {};
    });
    return read ? Result<QList<TargetId>>(QList<TargetId>(targets.begin(), targets.end())) : Result<QList<TargetId>>(read.error());
}

Result<void> openCredentialsOf(Transaction &transaction, const MasterKey &key, const Target &target, WorkspaceCredentials &into)
{
    ASSIGN_OR_RETURN(auto stored, transaction.secrets.list(target.id));
    std::sort(stored.begin(), stored.end(), comesBefore);
    for (const SealedSecret &secret : std::as_const(stored)) {
        const auto plain = openSecret(transaction, key, target, u"local:"_s + secret.id.toString(QUuid::WithoutBraces));
        if (plain)
            into.credentials.append({target.id, target.name, target.version, secret.kind, *plain});
        else
            ++into.unreadable;
    }
    return {};
}

} // namespace

Result<WorkspaceContents> contentsOf(Database &source)
{
    RETURN_IF_ERROR(refuseIncomplete(source));
    return source.read(localTenant, [](Transaction &transaction) -> Result<WorkspaceContents> {
        WorkspaceContents contents;
        ASSIGN_OR_RETURN(contents.announced, announcementOf(transaction));
        ASSIGN_OR_RETURN(contents.credentials, transaction.rows.count(tableOf("secrets")));
        ASSIGN_OR_RETURN(contents.operations, transaction.rows.count(tableOf("operations")));
        return contents;
    });
}

Result<WorkspacePages> exportWorkspace(Database &source, const CopyOptions &options)
{
    RETURN_IF_ERROR(refuseIncomplete(source));
    return source.read(localTenant, [&](Transaction &transaction) { return pagesOf(transaction, options); });
}

Result<WorkspaceCredentials> openCredentials(Database &source, const MasterKey &key)
{
    return source.read(localTenant, [&](Transaction &transaction) -> Result<WorkspaceCredentials> {
        WorkspaceCredentials opened;
        ASSIGN_OR_RETURN(const auto targets, targetsWithCredentials(transaction));
        for (const TargetId id : targets) {
            ASSIGN_OR_RETURN(const auto target, transaction.targets.find(id));
            RETURN_IF_ERROR(openCredentialsOf(transaction, key, target, opened));
        }
        return opened;
    });
}

} // namespace tidegate
