// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/parenthealth.h"

#include "services/domain/try.h"
#include "services/operations/call.h"

#include <array>
#include <map>

namespace tidegate {
namespace {

constexpr std::array worstFirst{Health::Unreachable, Health::Unhealthy, Health::Degraded, Health::Unknown, Health::Healthy};

/// What happened in one parent, a target once: as what it counted before all of it and as what it does now.
struct MovesOf
{
    QList<HealthCause> all{};
    QHash<TargetId, qsizetype> places{}; ///< In `all`.

    void add(TargetId target, std::optional<Health> from, std::optional<Health> to)
    {
        if (const auto known = places.constFind(target); known != places.cend()) {
            all[*known].to = to;
            return;
        }
        places.insert(target, all.size());
        all.append({target, from, to});
    }

    QList<HealthCause> moved() const
    {
        QList<HealthCause> moved = all;
        moved.removeIf([](const HealthCause &each) { return each.from == each.to; });
        return moved;
    }
};

HealthParent parentOf(const CountedHealth &place, bool ofGroup)
{
    return {place.environment, ofGroup ? place.group : TargetGroupId()};
}

std::map<HealthParent, MovesOf> movesByParent(const QList<HealthMove> &moves)
{
    std::map<HealthParent, MovesOf> parents;
    for (const HealthMove &move : moves) {
        for (const bool ofGroup : {false, true}) {
            const auto isThere = [ofGroup](const std::optional<CountedHealth> &place) { return place && !(ofGroup && place->group.isNull()); };
            const bool stays = isThere(move.before) && isThere(move.after) && parentOf(*move.before, ofGroup) == parentOf(*move.after, ofGroup);
            if (isThere(move.before))
                parents[parentOf(*move.before, ofGroup)].add(move.target, move.before->health, stays ? std::optional(move.after->health) : std::nullopt);
            if (isThere(move.after) && !stays)
                parents[parentOf(*move.after, ofGroup)].add(move.target, std::nullopt, move.after->health);
        }
    }
    return parents;
}

int countOf(const QList<HealthCause> &moves, std::optional<Health> HealthCause::*end, Health health)
{
    return static_cast<int>(std::count_if(moves.begin(), moves.end(), [&](const HealthCause &each) { return each.*end == health; }));
}

struct WorstHealth
{
    Health before = Health::Unknown;
    Health after = Health::Unknown;
};

/// Those that are in a state now are as many as are needed to tell whether there was one before these moves, too.
Result<WorstHealth> worstOf(Call &call, const HealthParent &parent, const QList<HealthCause> &moves)
{
    std::optional<Health> before;
    std::optional<Health> after;
    for (const Health health : worstFirst) {
        const int came = countOf(moves, &HealthCause::to, health);
        ASSIGN_OR_RETURN(const int present, call.transaction.parentHealth.count(parent, health, came + 1));
        if (!after && present > 0)
            after = health;
        if (!before && present - came + countOf(moves, &HealthCause::from, health) > 0)
            before = health;
        if (before && after)
            break;
    }
    return WorstHealth{before.value_or(Health::Unknown), after.value_or(Health::Unknown)};
}

/// Worse because of those that are so bad now; better because of the last that were as bad as all of it was.
QList<HealthCause> causesOf(const WorstHealth &worst, QList<HealthCause> moves)
{
    const bool isWorse = severity(worst.after) > severity(worst.before);
    const auto became = [&worst](const HealthCause &each) { return each.to == worst.after; };
    const auto ceased = [&worst](const HealthCause &each) { return each.from == worst.before; };
    QList<HealthCause> causes;
    std::copy_if(moves.begin(), moves.end(), std::back_inserter(causes), [&](const HealthCause &each) { return isWorse ? became(each) : ceased(each); });
    if (causes.isEmpty()) // what was empty, or is now, is unknown without a target that is
        std::copy_if(moves.begin(), moves.end(), std::back_inserter(causes), [&](const HealthCause &each) { return isWorse ? ceased(each) : became(each); });
    return causes.isEmpty() ? moves : causes;
}

} // namespace

std::optional<CountedHealth> countedHealth(const Target &target)
{
    if (!target.enabled)
        return {};
    return CountedHealth{target.environmentId, target.targetGroupId, target.health.status};
}

Result<void> recordParents(Call &call)
{
    for (const auto &[parent, all] : movesByParent(call.healthMoves)) {
        const QList<HealthCause> moves = all.moved();
        if (moves.isEmpty())
            continue;
        ASSIGN_OR_RETURN(const WorstHealth worst, worstOf(call, parent, moves));
        if (worst.before == worst.after)
            continue;
        const QList<HealthCause> causes = causesOf(worst, moves);
        RETURN_IF_ERROR(call.transaction.parentHealth.append(parent, {call.now, worst.before, worst.after, causes, static_cast<int>(causes.size())}));
    }
    return {};
}

} // namespace tidegate
