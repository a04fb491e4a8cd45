// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/incomplete.h"

#include "services/domain/principal.h"
#include "services/domain/say.h"
#include "services/store/database.h"
#include "services/store/transaction.h"

namespace tidegate {

Result<void> refuseIncomplete(Database &database)
{
    ASSIGN_OR_RETURN(const auto since, database.read(localTenant, [](Transaction &transaction) { return transaction.identities.fact(incompleteFact); }));
    return since ? Result<void>(makeError(ErrorKind::Unavailable, say("copy-incomplete/use"), *since)) : Result<void>();
}

} // namespace tidegate
