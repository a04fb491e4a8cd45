// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"
#include "services/domain/result.h"

#include <functional>
#include <memory>

namespace tidegate {

namespace sql {
class Connection;
class Query;
} // namespace sql

/// A page of the chain.
struct AuditQuery : AuditFilter
{
    std::optional<qint64> before; ///< Keyset: seq below this.
    std::optional<qint64> after;  ///< Keyset: seq above this.
    int limit = 100;              ///< 0: no limit.
    bool oldestFirst = false;
};

/// The append-only chain; the database refuses UPDATE and DELETE by trigger.
class AuditStore
{
public:
    AuditStore(sql::Connection &connection, TenantId tenant);
    ~AuditStore();
    Q_DISABLE_COPY_MOVE(AuditStore)

    /// seq and hash of the newest row; {0, 32 zero bytes} when there is none. Asked for once: while a transaction lasts nobody else appends.
    Result<std::pair<qint64, QByteArray>> head() const;
    /// head() is going to be asked for, behind something else.
    void askHead();
    /// The caller has filled seq, previousHash and hash.
    Result<void> append(const AuditEntry &entry);
    /// Keeps what is searched of a row, folded; append() does so itself.
    Result<void> keepText(const AuditEntry &entry);
    static QString searchedText(const AuditEntry &entry);
    /// Rows were appended as whole rows of the tables (RowStore), up to this one.
    void noteHead(qint64 seq, const QByteArray &hash) { m_newest = std::pair(seq, hash); }
    Result<void> forEach(const AuditQuery &query, const std::function<void(const AuditEntry &)> &visit) const;
    Result<qint64> count(const AuditFilter &filter) const;
    /// Those between `after` and `before` of the query; its limit does not count.
    Result<qint64> countWithin(const AuditQuery &query) const;

    Result<void> append(const AuditSeal &seal);
    /// By ordinal, those above `after`.
    Result<QList<AuditSeal>> seals(qint64 after, int limit) const;
    Result<std::optional<AuditSeal>> newestSeal() const;

private:
    std::unique_ptr<sql::Query> askForHead() const;

    sql::Connection &m_connection;
    TenantId m_tenant;
    mutable std::optional<std::pair<qint64, QByteArray>> m_newest;
    mutable std::unique_ptr<sql::Query> m_head; ///< Asked ahead.
};

} // namespace tidegate
