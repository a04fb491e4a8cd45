// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/incomplete.h"

#include "services/domain/principal.h"
#include "services/domain/say.h"
#include "services/sql/query.h"
#include "services/store/database.h"
#include "services/store/transaction.h"

namespace tidegate {

Result<std::optional<QString>> incompleteMark(Database &database)
{
    return database.read(localTenant, [](Transaction &transaction) { return transaction.identities.fact(incompleteFact); });
}

Result<void> markIncomplete(sql::Connection &connection, const QString &mark)
{
    return mark.isEmpty() ? Result<void>() : sql::execute(connection, "INSERT INTO facts (fact, value) VALUES (?1, ?2)", incompleteFact, mark);
}

Result<void> refuseIncomplete(Database &database)
{
    ASSIGN_OR_RETURN(const auto mark, incompleteMark(database));
    return mark ? Result<void>(makeError(ErrorKind::Unavailable, say("copy-incomplete/use"), *mark)) : Result<void>();
}

} // namespace tidegate
