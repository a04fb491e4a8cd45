// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/principal.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace tidegate {

/// One row of the audit chain.
struct AuditEntry
{
    qint64 seq = 0; ///< From 1, without gaps, per tenant.
    Instant at;
    Subject actor;
    QString actorName;
    QString via;        ///< The word of a Via. One of a later version stays as it was written, because the hash is of it.
    QString action;     ///< Such as "environment.updated".
    QString entityType; ///< "environment", "freeze-window", "target", …
    QUuid entityId;
    QString entityName;
    QString reason;
    QByteArray before; ///< Canonical JSON (RFC 8785), or empty.
    QByteArray after;
    QList<QUuid> windowIds; ///< Freezes that were active, or that were overridden.
    bool duringFreeze = false;
    QString requestId;
    QByteArray previousHash; ///< 32 bytes; zeros for the first row.
    QByteArray hash;         ///< SHA-256 over previousHash and the canonical JSON of the row.
    int hashVersion = 1;     ///< 1: rows of before, which do not name their tenant. 2: the hash binds the tenant and this number.
    TenantId tenant{};       ///< Null in version 1.

    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

constexpr int newestAuditHash = 2;

/// The claim, under a key that is not in the database, that a chain was exactly this up to a row.
struct AuditSeal
{
    qint64 ordinal = 0; ///< From 1, without gaps, per tenant.
    qint64 seq = 0;     ///< The row that was the newest one.
    QByteArray head;    ///< Its hash.
    Instant at;
    QString keyId;  ///< Of the master key.
    QByteArray mac; ///< Over all of this, the tenant and the seal before.

    friend bool operator==(const AuditSeal &, const AuditSeal &) = default;
};

/// Which rows of the chain are wanted. What is empty, null or unset: any.
struct AuditFilter
{
    QString text; ///< Part of who, what, the object or the reason, in any case.
    QString entityType;
    QUuid entityId;
    QUuid actor;    ///< Id of a user or an agent.
    QString action; ///< Exact, or a prefix that ends with '.'.
    QString via;
    std::optional<Instant> from; ///< Half-open [from, to).
    std::optional<Instant> to;

    bool isEmpty() const { return *this == AuditFilter(); }
    friend bool operator==(const AuditFilter &, const AuditFilter &) = default;
};

} // namespace tidegate
