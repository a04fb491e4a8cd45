// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/principal.h"
#include "services/operations/clockguard.h"
#include "services/operations/parenthealth.h"
#include "services/store/transaction.h"

#include <QByteArray>

namespace tidegate {

/// What a request says besides its body.
struct CallInfo
{
    QString requestId;
    QString reason;         ///< Header Tidegate-Reason: why a person does this; goes to the audit row.
    QString overrideReason; ///< Header Freeze-Override-Reason, 5–500 characters.
    QByteArray ifMatch;     ///< Null when the request has none.
    bool lenient = false;   ///< Unknown members are ignored (RFC 7240, handling=lenient).
};

/// How much of a kind one tenant may have; Conflict `quota` beyond it.
struct Quotas
{
    qint64 environments = 200;
    qint64 targets = 10'000;
    qint64 freezeWindows = 2'000; ///< Active and upcoming ones; history does not count.
    qint64 agents = 1'000;
    qint64 driftRules = 1'000;         ///< That are in force; those that ended do not count.
    qint64 registrationTokens = 1'000; ///< That let somebody in; those that were used or ended do not count.
};

/// One operation: who, when and in which transaction. Everything it does commits together, its audit row included.
struct Call
{
    Transaction &transaction;
    const Principal &principal;
    Instant now; ///< Whole milliseconds of the server's clock, one reading for the whole call.
    CallInfo info;
    bool requirePreconditions = false;
    Quotas quotas{};
    ServerId server{};                      ///< This run of the server.
    std::optional<ClockDoubt> clockDoubt{}; ///< The clock is not believed: nobody can say whether a freeze is on.
    bool clockAccepted = false;             ///< Set by acceptClock(): the reading it stored stays.
    bool audited = false;                   ///< Set by record(); a write without it is rolled back.
    qint64 auditedSeq = 0;                  ///< Of the newest audit row that record() appended.
    bool versionChecked = false;            ///< Set by checkVersion(); If-Match where nobody looked at it is not met.
    QList<HealthMove> healthMoves{};        ///< Of targets that count otherwise than before, for recordParents().
    bool observation = false;               ///< Health, inventory and drift are observed, not decided, and have their own history instead.

    /// Forbidden with the permission's name unless the caller has it.
    Result<void> require(Permission permission) const;
    /// RFC 9110 §13.1.1: Stale (412) with `current` and `currentETag` when If-Match names another version; PreconditionRequired when
    /// it is absent and the server insists.
    Result<void> checkVersion(qint64 version, const QJsonObject &current);
};

/// Conflict `quota` when a tenant that may have `most` of something (a plural) has `present` of it already.
Result<void> withinQuota(qint64 present, qint64 most, const Message &what);

} // namespace tidegate
