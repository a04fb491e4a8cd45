// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/tidyoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr auto longestStep = std::chrono::hours(7 * 24);
constexpr auto keepAnswers = std::chrono::hours(24);
constexpr auto keepChanges = std::chrono::hours(7 * 24);
constexpr auto keepOperations = std::chrono::hours(7 * 24);
constexpr auto keepInventory = std::chrono::hours(400 * 24);

/// Up to where this pass believes the clock.
Result<Instant> believedNow(Call &call)
{
    const QString fact = u"tidied-up-to "_s + call.session.tenant().toString();
    const auto stored = call.session.identities.fact(fact);
    if (!stored)
        return stored.error();
    Instant believed = call.now;
    if (bool isNumber = false; *stored) {
        const Instant last{std::chrono::milliseconds((*stored)->toLongLong(&isNumber))};
        if (isNumber && !isAhead(last, call.now))
            believed = std::min<Instant>(call.now, last + longestStep);
    }
    if (const auto kept = call.session.identities.setFact(fact, QString::number(believed.time_since_epoch().count())); !kept)
        return kept.error();
    return believed;
}

} // namespace

Result<void> tidyUp(Call &call)
{
    call.observation = true;
    if (call.clockDoubt)
        return {};
    const auto now = believedNow(call);
    if (!now)
        return now.error();
    if (const auto dated = call.session.journal.dateAhead(call.now); !dated)
        return dated;
    if (const auto dated = call.session.health.dateAhead(call.now); !dated)
        return dated;
    if (const auto trimmed = call.session.journal.trim(*now - keepChanges); !trimmed)
        return trimmed;
    if (const auto forgotten = call.session.health.forgetOperations(*now - keepOperations); !forgotten)
        return forgotten;
    if (const auto forgotten = call.session.inventory.forgetHistory(*now - keepInventory); !forgotten)
        return forgotten;
    return call.session.journal.forgetAnswers(*now - keepAnswers);
}

} // namespace tidegate
