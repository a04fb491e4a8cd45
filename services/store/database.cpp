// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/database.h"

#include "services/domain/try.h"
#include "services/sql/connection.h"
#include "services/store/transaction.h"

namespace tidegate {

Result<void> Database::readIn(TenantId tenant, const std::function<void(Transaction &)> &work)
{
    ASSIGN_OR_RETURN(const auto begun, beginRead(tenant));
    Transaction transaction(begun->connection(), tenant, false);
    work(transaction);
    return {};
}

Result<void> Database::readInFound(const std::function<Result<TenantId>(Transaction &)> &find, const std::function<void(Transaction &)> &work)
{
    ASSIGN_OR_RETURN(const auto begun, beginRead(TenantId()));
    Transaction nobodys(begun->connection(), TenantId(), false);
    ASSIGN_OR_RETURN(const TenantId tenant, find(nobodys));
    begun->connection().tellPolicies("tidegate.tenant", tenant.toString().toLatin1());
    Transaction transaction(begun->connection(), tenant, false);
    work(transaction);
    return {};
}

Result<void> Database::writeIn(TenantId tenant, const std::function<Result<void>(Transaction &)> &work, Turn turn)
{
    for (int tries = 1;; ++tries) {
        const Result<void> done = tryToWrite(tenant, work, turn);
        // No pause: the next try begins by waiting for its turn.
        if (done || !sql::isSerializationFailure(done.error()) || tries == maxTries)
            return done;
    }
}

Result<void> Database::tryToWrite(TenantId tenant, const std::function<Result<void>(Transaction &)> &work, Turn turn)
{
    ASSIGN_OR_RETURN(const auto begun, turn == Turn::Own ? beginWrite(tenant) : beginAside(tenant));
    sql::Connection &connection = begun->connection();
    Transaction transaction(connection, tenant, true);
    Result<void> done = turn == Turn::Own ? transaction.journal.takeTurn() : Result<void>();
    if (done)
        done = work(transaction);
    if (done)
        done = transaction.journal.keepCounter();
    if (done) {
        done = begun->commit();
        m_commits += done ? 1 : 0;
        if (done && transaction.journal.hasGrown())
            tellOthers(tenant);
        return done;
    }
    // After a statement that lost, the others fail as well: the work may have told of one of these.
    const auto &first = connection.failure();
    return first && sql::isSerializationFailure(*first) ? *first : done;
}

} // namespace tidegate
