// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/copying/copyplan.h"

#include "services/copying/copiedsecrets.h"
#include "services/domain/principal.h"
#include "services/domain/say.h"
#include "services/store/incomplete.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int firstPage = 32;
constexpr int longestPage = 4'000;
constexpr qsizetype bytesOfPage = 2 * 1024 * 1024;

qsizetype sizeOf(const QList<Row> &rows)
{
    qsizetype size = 0;
    for (const Row &row : rows) {
        for (const Cell &cell : row) {
            const auto *text = std::get_if<std::string>(&cell);
            const auto *bytes = std::get_if<QByteArray>(&cell);
            size += text ? static_cast<qsizetype>(text->size()) : bytes ? bytes->size() : 16;
        }
    }
    return size;
}

/// The key of a row without its tenant, for people.
QString nameOf(const sql::Table &table, const Row &row)
{
    QStringList parts;
    for (const int column : table.key) {
        const Cell &cell = row[static_cast<std::size_t>(column)];
        if (table.columns[column].name == "tenant_id" && table.key.size() > 1)
            continue;
        if (const auto *uuid = std::get_if<QUuid>(&cell))
            parts.append(uuid->toString(QUuid::WithoutBraces));
        else if (const auto *number = std::get_if<qint64>(&cell))
            parts.append(QString::number(*number));
        else if (const auto *text = std::get_if<std::string>(&cell))
            parts.append(QString::fromStdString(*text));
        else if (const auto *bytes = std::get_if<QByteArray>(&cell))
            parts.append(QString::fromLatin1(bytes->toHex()));
    }
    return parts.join(u", ");
}

bool isText(const std::string &bytes)
{
    if (std::none_of(bytes.begin(), bytes.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0x80U) != 0; }))
        return true;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString read = decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return !decoder.hasError() && !read.isNull();
}

Result<TenantPlan> planOf(Transaction &transaction, const Tenant &tenant, const CopyOptions &options)
{
    TenantPlan plan{tenant, {}};
    for (const sql::Table &table : storedTables()) {
        if (!table.isOfTenant())
            continue;
        ASSIGN_OR_RETURN(const qint64 rows, transaction.rows.count(table));
        plan.tables.append({table.name, rows, isTaken(table, options)});
    }
    return plan;
}

Result<void> lookAtTable(Transaction &transaction, const sql::Table &table, const CopyOptions &options, bool targetStoresNul)
{
    const bool hasTexts = !targetStoresNul && isTaken(table, options);
    if (!hasTexts && table.name != "secrets")
        return {};
    return forEachPage(transaction.rows, table, options, [&](QList<Row> &rows) -> Result<void> {
        if (hasTexts)
            RETURN_IF_ERROR(checkTexts(table, rows, targetStoresNul));
        return table.name == "secrets" ? sealAgain(table, rows, options) : Result<void>();
    });
}

/// What would be refused after much had been copied.
Result<void> lookAhead(Transaction &transaction, const TenantPlan &plan, const CopyOptions &options, bool targetStoresNul)
{
    for (const sql::Table &table : storedTables()) {
        if (!table.isOfTenant())
            continue;
        if (options.onProgress)
            options.onProgress({CopyProgress::Phase::Checking, plan.tenant.name, QString::fromLatin1(table.name), 0, 0});
        RETURN_IF_ERROR(lookAtTable(transaction, table, options, targetStoresNul));
    }
    return {};
}

} // namespace

qint64 TenantPlan::rowsOf(QByteArrayView table) const
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const TableCount &each) { return each.table == table; });
    return found == tables.end() ? 0 : found->rows;
}

qint64 CopyPlan::rowsOf(QByteArrayView table) const
{
    qint64 rows = 0;
    for (const TenantPlan &tenant : tenants)
        rows += tenant.rowsOf(table);
    return rows;
}

qint64 CopyPlan::rows() const
{
    qint64 rows = 0;
    for (const TenantPlan &tenant : tenants) {
        for (const TableCount &each : tenant.tables)
            rows += each.isTaken ? each.rows : 0;
    }
    return rows;
}

bool isTaken(const sql::Table &table, const CopyOptions &options)
{
    // Who is at work on the database, and on what: not of the workspace but of its servers.
    static const QByteArrayList ofServers{"servers", "check_leases"};
    return !ofServers.contains(table.name) && (!isCredential(table) || options.withTokens);
}

bool isCredential(const sql::Table &table)
{
    static const QByteArrayList credentials{"tokens", "agent_secrets", "registration_tokens"};
    return credentials.contains(table.name);
}

Result<CopyPlan> planCopy(Database &source, const CopyOptions &options, bool targetStoresNul)
{
    if (const auto whole = refuseIncomplete(source); !whole)
        return whole.error().code == u"copy-incomplete" ? makeError(ErrorKind::Unavailable, say("copy-incomplete/source")) : whole.error();
    ASSIGN_OR_RETURN(const auto tenants, source.read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); }));
    CopyPlan plan;
    for (const Tenant &tenant : tenants) {
        ASSIGN_OR_RETURN(auto planned, source.read(tenant.id, [&](Transaction &transaction) { return planOf(transaction, tenant, options); }));
        plan.tenants.append(planned);
    }
    if (const qint64 secrets = plan.rowsOf("secrets"); secrets > 0 && !options.sourceKey)
        return makeError(ErrorKind::Unavailable, say("copy-key/none", secrets));
    for (const TenantPlan &tenant : std::as_const(plan.tenants)) {
        RETURN_IF_ERROR(source.read(tenant.tenant.id, [&](Transaction &transaction) { return lookAhead(transaction, tenant, options, targetStoresNul); }));
    }
    return plan;
}

Result<void> forEachPage(const RowStore &store, const sql::Table &table, const CopyOptions &options, const std::function<Result<void>(QList<Row> &rows)> &visit)
{
    std::optional<Row> last;
    for (int limit = firstPage;;) {
        if (options.isStopped && options.isStopped())
            return makeError(ErrorKind::Unavailable, say("copy-stopped"));
        ASSIGN_OR_RETURN(auto rows, store.page(table, last, limit));
        const bool isLast = rows.size() < limit;
        if (rows.isEmpty())
            return {};
        last = rows.constLast();
        const qsizetype bytesOfRow = std::max<qsizetype>(1, sizeOf(rows) / rows.size());
        limit = static_cast<int>(std::clamp<qsizetype>(bytesOfPage / bytesOfRow, 1, std::min(4 * limit, longestPage)));
        RETURN_IF_ERROR(visit(rows));
        if (isLast)
            return {};
    }
}

Result<void> checkTexts(const sql::Table &table, const QList<Row> &rows, bool targetStoresNul)
{
    for (const Row &row : rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            const auto *text = std::get_if<std::string>(&row[column]);
            const QString name = QString::fromLatin1(table.columns[static_cast<qsizetype>(column)].name);
            if (text && !targetStoresNul && text->find('\0') != std::string::npos)
                return makeError(ErrorKind::NotSupported, say("copy-text/nul", name, QString::fromLatin1(table.name), nameOf(table, row)));
            if (text && !isText(*text))
                return makeError(ErrorKind::Unavailable, say("copy-text/encoding", name, QString::fromLatin1(table.name), nameOf(table, row)));
        }
    }
    return {};
}

} // namespace tidegate
