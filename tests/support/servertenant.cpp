// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/servertenant.h"

#include "services/auth/token.h"
#include "services/operations/identityoperations.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/transaction.h"
#include "tests/support/values.h"

using namespace Qt::StringLiterals;

namespace tidegate::test {

QByteArray makeAdministrator(const QString &databaseUrl)
{
    const auto database = must(openDatabase({.url = databaseUrl}));
    const Instant now = wholeSeconds(Clock::system().now());
    must(ensureLocalTenant(*database, now));
    const User user{UserId::create(), u"anna"_s, u"Anna"_s, Role::Admin, true, now};
    const NewToken token = makeToken();
    must(database->write(localTenant, [&](Transaction &transaction) -> Result<void> {
        if (const auto stored = transaction.identities.insertUser(user); !stored)
            return stored;
        return transaction.identities.insertToken({token.id, localTenant, user.id, u"test"_s, user.role, token.hash, now, now + std::chrono::hours(1), {}});
    }));
    return token.text;
}

} // namespace tidegate::test
