// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/copying/copytarget.h"

#include "services/domain/principal.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/store/incomplete.h"
#include "services/store/transaction.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

// What ensureLocalTenant() makes, one row each.
constexpr std::array tablesOfNewTenant{"tenants", "users", "change_counters"};

bool comesWithTenant(const sql::Table &table)
{
    return std::find(tablesOfNewTenant.begin(), tablesOfNewTenant.end(), table.name) != tablesOfNewTenant.end();
}

const sql::Table &factsTable()
{
    const auto found = std::find_if(storedTables().begin(), storedTables().end(), [](const sql::Table &table) { return table.name == "facts"; });
    return *found;
}

Error incompleteTarget()
{
    return makeError(ErrorKind::Unavailable, say("copy-incomplete/target"));
}

Result<void> checkLocalTenantIsNew(Transaction &transaction)
{
    for (const sql::Table &table : storedTables()) {
        if (!table.isOfTenant())
            continue;
        ASSIGN_OR_RETURN(const qint64 rows, transaction.rows.count(table));
        if (rows > (comesWithTenant(table) ? 1 : 0))
            return makeError(ErrorKind::Conflict, say("copy-target-used/rows", QString::fromLatin1(table.name), rows));
    }
    return {};
}

Result<void> checkEmpty(Database &target)
{
    ASSIGN_OR_RETURN(const auto servers, target.read(localTenant, [](Transaction &transaction) { return transaction.leases.present(); }));
    if (!servers.isEmpty())
        return makeError(ErrorKind::Conflict, say("copy-target-used/server"));
    ASSIGN_OR_RETURN(const auto tenants, target.read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); }));
    for (const Tenant &tenant : tenants) {
        if (tenant.id != localTenant)
            return makeError(ErrorKind::Conflict, say("copy-target-used/tenant", tenant.name));
    }
    return target.read(localTenant, [](Transaction &transaction) { return checkLocalTenantIsNew(transaction); });
}

Result<void> removeMark(Database &target)
{
    return target.write(localTenant, [](Transaction &transaction) { return transaction.identities.forgetFact(incompleteFact); });
}

/// History can only be added to: an insert, of which a second one is refused, also where many write at a time.
Result<void> setMark(Database &target, const QString &mark)
{
    const auto marked = target.write(localTenant, [&](Transaction &transaction) {
        return transaction.rows.insert(factsTable(), {Row{incompleteFact.toStdString(), mark.toStdString()}});
    });
    return marked || marked.error().kind != ErrorKind::Conflict ? marked : Result<void>(incompleteTarget());
}

Result<void> removeNewTenant(Transaction &transaction)
{
    auto tables = storedTables();
    std::reverse(tables.begin(), tables.end());
    for (const sql::Table &table : std::as_const(tables)) {
        if (comesWithTenant(table))
            RETURN_IF_ERROR(transaction.rows.clear(table));
    }
    return {};
}

} // namespace

QString newCopyMark(Instant now)
{
    return toText(wholeSeconds(now)) + u' ' + QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<void> checkTargetIsFree(Database &target, const QString &mark)
{
    ASSIGN_OR_RETURN(const auto found, incompleteMark(target));
    return found && *found != mark ? Result<void>(incompleteTarget()) : checkEmpty(target);
}

Result<void> claimTarget(Database &target, const QString &mark)
{
    RETURN_IF_ERROR(checkTargetIsFree(target, mark));
    ASSIGN_OR_RETURN(const auto found, incompleteMark(target));
    if (!found)
        RETURN_IF_ERROR(setMark(target, mark));
    // Who opened it before the mark may have written since.
    if (const auto empty = checkEmpty(target); !empty) {
        RETURN_IF_ERROR(removeMark(target));
        return empty;
    }
    return target.write(localTenant, [](Transaction &transaction) { return removeNewTenant(transaction); });
}

Result<void> giveTargetBack(Database &target, const QString &mark)
{
    ASSIGN_OR_RETURN(const auto found, incompleteMark(target));
    return found && *found == mark ? removeMark(target) : Result<void>();
}

bool isOwnFact(const QString &fact)
{
    return fact == u"cursor-key" || fact == incompleteFact;
}

Result<void> releaseTarget(Database &target, Database &source)
{
    ASSIGN_OR_RETURN(const auto facts, source.read(localTenant, [](Transaction &transaction) { return transaction.identities.facts(); }));
    return target.write(localTenant, [&](Transaction &transaction) -> Result<void> {
        for (const auto &[fact, value] : facts.asKeyValueRange())
            RETURN_IF_ERROR(isOwnFact(fact) ? Result<void>() : transaction.identities.setFact(fact, value));
        return transaction.identities.forgetFact(incompleteFact);
    });
}

} // namespace tidegate
