// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/copying/copyoptions.h"
#include "services/store/database.h"
#include "services/store/transaction.h"

namespace tidegate {

struct TableCount
{
    QByteArray table;
    qint64 rows = 0;
    bool isTaken = true;
};

/// What a tenant has, table by table in the order in which they are copied.
struct TenantPlan
{
    Tenant tenant;
    QList<TableCount> tables;

    qint64 rowsOf(QByteArrayView table) const;
};

/// What there is to copy.
struct CopyPlan
{
    QList<TenantPlan> tenants;

    qint64 rows() const; ///< That are taken along.
    qint64 rowsOf(QByteArrayView table) const;
};

/// What lets somebody in: taken along only when that is asked for, and put there last.
bool isCredential(const sql::Table &table);
/// Whether rows of a table are taken along at all.
bool isTaken(const sql::Table &table, const CopyOptions &options);

/// Counts, and looks for what would be in the way later: a source that is incomplete itself, credentials that the key does not open, and texts that
/// the target would refuse. Changes nothing.
Result<CopyPlan> planCopy(Database &source, const CopyOptions &options, bool targetStoresNul);

/// Calls visit(rows) for each page of a table, until there are no more or it returns an error. Pages are as long as fits a few megabytes.
Result<void> forEachPage(const RowStore &store, const sql::Table &table, const CopyOptions &options,
                         const std::function<Result<void>(QList<Row> &rows)> &visit);

/// `copy-text` for a text of these rows that is no text, or that the target cannot store.
Result<void> checkTexts(const sql::Table &table, const QList<Row> &rows, bool targetStoresNul);

} // namespace tidegate
