// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

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
    UserId actor;
    QString actorName;
    QString via;
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

    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

/// Which rows of the chain are wanted. What is empty, null or unset: any.
struct AuditFilter
{
    QString text; ///< Part of who, what, the object or the reason, in any case.
    QString entityType;
    QUuid entityId;
    UserId actor;
    QString action; ///< Exact, or a prefix that ends with '.'.
    QString via;
    std::optional<Instant> from; ///< Half-open [from, to).
    std::optional<Instant> to;

    bool isEmpty() const { return *this == AuditFilter(); }
    friend bool operator==(const AuditFilter &, const AuditFilter &) = default;
};

} // namespace tidegate
