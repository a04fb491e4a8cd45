// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "services/domain/workspaceimport.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// A page of rows that waits for the others.
struct ImportPage
{
    qint64 number = 0; ///< From 1, without gaps.
    QString table;
    qint64 rows = 0;
    QByteArray hash; ///< SHA-256 of what was sent.
};

/// Workspaces on their way into a tenant, and what of them is here.
class ImportStore
{
public:
    ImportStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// The tenant waits for it (JournalStore::import()), unless it is completed.
    Result<void> insert(const WorkspaceImport &import);
    /// What of it may change: pages, rows, bytes, server, failure and end. The tenant waits for one that is not completed.
    Result<void> update(const WorkspaceImport &import);
    /// With its pages; the tenant waits no more.
    Result<void> remove(ImportId id);
    Result<WorkspaceImport> find(ImportId id) const;
    /// Newest first.
    Result<QList<WorkspaceImport>> list() const;
    /// Dates those that lie ahead of now (see isAhead()) by now.
    Result<void> dateAhead(Instant now);
    /// The one that the tenant waits for; null: none.
    Result<ImportId> current() const;

    /// packed: what was sent, compressed.
    Result<void> addPage(ImportId id, const ImportPage &page, const QByteArray &packed);
    Result<ImportPage> page(ImportId id, qint64 number) const;
    Result<QByteArray> packed(ImportId id, qint64 number) const;
    /// How many rows of each table are here.
    Result<QMap<QString, qint64>> rowsByTable(ImportId id) const;
    Result<void> removePages(ImportId id);

private:
    Result<void> mark(ImportId id);

    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
