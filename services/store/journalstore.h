// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/principal.h"
#include "services/domain/workspaceimport.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>

namespace tidegate {

namespace sql {
class Connection;
class Query;
} // namespace sql

/// One entry of the change feed.
struct Change
{
    qint64 seq = 0; ///< Grows by one per tenant, in commit order.
    Instant at;
    QString kind; ///< Such as "target.health", "environment.updated", "freeze.created".
    QString entityType;
    QUuid entityId;
    EnvironmentId environment; ///< Null when it belongs to none.
    qint64 version = 0;
};

/// A stored answer to a write.
struct RememberedAnswer
{
    QByteArray requestHash; ///< SHA-256 of method, path and body.
    int status = 0;         ///< 0: still running.
    QByteArray body;
    QByteArray etag;
    QByteArray location;
};

/// What happened, in order (the change feed), and what was answered (Idempotency-Key).
class JournalStore
{
public:
    JournalStore(sql::Connection &connection, TenantId tenant);
    ~JournalStore();
    Q_DISABLE_COPY_MOVE(JournalStore)

    /// Waits until no other writer of the tenant is at work, and keeps them waiting until the transaction ends: holds the row of the counter, so that
    /// change numbers and the audit chain have no gaps and follow the order of the commits. The first statement of each write (Database).
    Result<void> takeTurn();
    /// The import that was under way when takeTurn() was called; null: none.
    ImportId import() const { return m_import; }
    /// Returns the seq it got; NotFound for a tenant that does not exist.
    Result<qint64> append(const Change &change);
    /// Stores where the counter stands, once for all that was appended: the last statement of each write (Database).
    Result<void> keepCounter();
    /// Whether append() added something in this transaction.
    bool hasGrown() const { return m_hasGrown; }
    /// With seq > since, in order.
    Result<QList<Change>> since(qint64 since, int limit) const;
    /// The newest seq; 0 when nothing happened yet. Cheap: it is the ETag of every list.
    Result<qint64> head() const;
    /// head() is going to be asked for, behind something else.
    void askHead();
    /// Drops feed entries older than the instant, but never the newest.
    Result<void> trim(Instant before);

    Result<std::optional<RememberedAnswer>> answer(const Subject &caller, const QByteArray &route, const QByteArray &key) const;
    Result<void> remember(const Subject &caller, const QByteArray &route, const QByteArray &key, const RememberedAnswer &answer, Instant at);
    Result<void> forgetAnswers(Instant before);
    /// Dates what lies ahead of now (see isAhead()) by now, so that trim() and forgetAnswers() reach it in their time.
    Result<void> dateAhead(Instant now);

private:
    std::unique_ptr<sql::Query> askForHead() const;

    sql::Connection &m_connection;
    TenantId m_tenant;
    std::optional<qint64> m_newest; ///< Of the counter, once this transaction holds it; stored by keepCounter().
    bool m_hasGrown = false;
    mutable std::unique_ptr<sql::Query> m_head; ///< Asked ahead.
    ImportId m_import;
};

} // namespace tidegate
