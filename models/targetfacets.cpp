// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfacets.h"

#include "models/targetmatcher.h"
#include "models/targettreemodel.h"

#include <array>
#include <unordered_map>

namespace tidegate {
namespace {

using LabelCounts = QHash<QString, QHash<QString, int>>;

/// Adds the labels of so many targets for the key that the filter keeps them from, or with none for all.
void countLabels(LabelCounts &counts, const Labels &labels, const QString &refusingKey, int targets)
{
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        if (refusingKey.isNull() || it.key() == refusingKey)
            counts[it.key()][it.value()] += targets;
    }
}

/// Targets of a setup that pass the whole filter, and those that only one of its aspects keeps out.
struct SetupCount
{
    QStringView agent;
    int shown = 0;
    int elsewhere = 0;
    int ofOtherType = 0;
    int ofOtherAgent = 0;
};

constexpr std::size_t driftStatusCount = static_cast<std::size_t>(DriftStatus::Ignored) + 1;

template <typename Counts, typename Key>
void addSome(Counts &counts, const Key &key, int targets)
{
    if (targets > 0)
        counts[key] += targets;
}

void addSetups(TargetFacets &facets, LabelCounts &labels, const std::unordered_map<const TargetSetup *, SetupCount> &setups)
{
    for (const auto &[setup, count] : setups) {
        facets.shown += count.shown;
        facets.anywhere += count.shown + count.elsewhere;
        addSome(facets.environments, setup->environment.uuid(), count.shown + count.elsewhere);
        addSome(facets.types, static_cast<int>(setup->type), count.shown + count.ofOtherType);
        addSome(facets.agents, count.agent.toString(), count.shown + count.ofOtherAgent);
        if (count.shown > 0)
            countLabels(labels, setup->labels, {}, count.shown);
    }
    if (facets.agents.size() == 1 && facets.agents.firstKey().isEmpty())
        facets.agents.clear();
}

} // namespace

TargetFacets countFacets(const TargetTreeModel &model, const TargetFilter &filter, Instant now)
{
    TargetFacets facets;
    LabelCounts labels;
    std::unordered_map<const TargetSetup *, SetupCount> setups; // many targets have one: what it says is counted once
    SetupCount *count = nullptr;
    const TargetSetup *counted = nullptr;
    std::array<int, driftStatusCount> drift{};
    QString label;
    TargetMatcher matcher(filter, now);
    model.forEachTarget([&](const TargetCandidate &candidate) {
        const PackedTarget &target = candidate.target;
        label.clear();
        const unsigned refused = matcher.refusedBy(candidate, &label);
        if (counted != target.setup()) { // neighbours often have the same
            counted = target.setup();
            count = &setups[counted];
            count->agent = candidate.agent;
        }
        if (refused == 0 || refused == TargetFilter::HealthAspect)
            ++facets.health[static_cast<std::size_t>(target.health())];
        if (refused == 0 || refused == TargetFilter::DriftAspect)
            ++drift[static_cast<std::size_t>(target.drift())];
        count->shown += refused == 0 ? 1 : 0;
        count->elsewhere += refused == TargetFilter::EnvironmentAspect ? 1 : 0;
        count->ofOtherType += refused == TargetFilter::TypeAspect ? 1 : 0;
        count->ofOtherAgent += refused == TargetFilter::AgentAspect ? 1 : 0;
        if (refused == TargetFilter::LabelAspect && !label.isEmpty())
            countLabels(labels, target.labels(), label, 1);
    });
    for (std::size_t status = 0; status < drift.size(); ++status)
        addSome(facets.drift, static_cast<int>(status), drift[status]);
    addSetups(facets, labels, setups);
    for (auto key = labels.cbegin(); key != labels.cend(); ++key) {
        QMap<QString, int> &values = facets.labels[key.key()];
        for (auto value = key->cbegin(); value != key->cend(); ++value)
            values.insert(value.key(), value.value());
    }
    return facets;
}

QList<int> countMatches(const TargetTreeModel &model, const QList<TargetFilter> &filters, Instant now)
{
    QList<int> counts(filters.size(), 0);
    if (filters.isEmpty())
        return counts;
    std::vector<TargetMatcher> matchers;
    for (const TargetFilter &filter : filters)
        matchers.emplace_back(filter, now);
    model.forEachTarget([&](const TargetCandidate &candidate) {
        for (std::size_t i = 0; i < matchers.size(); ++i)
            counts[static_cast<qsizetype>(i)] += matchers[i].accepts(candidate) ? 1 : 0;
    });
    return counts;
}

} // namespace tidegate
