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

Result<void> Database::writeIn(TenantId tenant, const std::function<Result<void>(Transaction &)> &work)
{
    for (int tries = 1;; ++tries) {
        const Result<void> done = tryToWrite(tenant, work);
        // No pause: the next try begins by waiting for its turn.
        if (done || !sql::isSerializationFailure(done.error()) || tries == maxTries)
            return done;
    }
}

Result<void> Database::tryToWrite(TenantId tenant, const std::function<Result<void>(Transaction &)> &work)
{
    ASSIGN_OR_RETURN(const auto begun, beginWrite(tenant));
    sql::Connection &connection = begun->connection();
    Transaction transaction(connection, tenant, true);
    Result<void> done = transaction.journal.takeTurn();
    if (done)
        done = work(transaction);
    if (done)
        return begun->commit();
    // After a statement that lost, the others fail as well: the work may have told of one of these.
    const auto &first = connection.failure();
    return first && sql::isSerializationFailure(*first) ? *first : done;
}

} // namespace tidegate
