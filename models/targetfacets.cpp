// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfacets.h"

#include "models/targettreemodel.h"

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

} // namespace

TargetFacets countFacets(const TargetTreeModel &model, const TargetFilter &filter, Instant now)
{
    TargetFacets facets;
    LabelCounts labels;
    QHash<const TargetSetup *, int> setups; // many targets have one, with its labels
    QHash<QStringView, int> agents;
    QString label;
    model.forEachTarget([&](const TargetCandidate &candidate) {
        label.clear();
        const PackedTarget &target = candidate.target;
        const unsigned refused = filter.refusedBy(candidate, now, &label);
        const auto within = [refused](TargetFilter::Aspect aspect) { return (refused & ~static_cast<unsigned>(aspect)) == 0; };
        facets.shown += refused == 0 ? 1 : 0;
        if (within(TargetFilter::EnvironmentAspect)) {
            ++facets.anywhere;
            ++facets.environments[target.environment().uuid()];
        }
        if (within(TargetFilter::HealthAspect))
            ++facets.health[static_cast<std::size_t>(target.health())];
        if (within(TargetFilter::TypeAspect))
            ++facets.types[static_cast<int>(target.type())];
        if (within(TargetFilter::DriftAspect))
            ++facets.drift[static_cast<int>(target.drift())];
        if (within(TargetFilter::AgentAspect))
            ++agents[candidate.agent];
        if (refused == 0)
            ++setups[target.setup()];
        else if (within(TargetFilter::LabelAspect) && !label.isEmpty())
            countLabels(labels, target.labels(), label, 1);
    });
    for (auto setup = setups.cbegin(); setup != setups.cend(); ++setup)
        countLabels(labels, setup.key()->labels, {}, setup.value());
    const bool hasAgents = agents.size() > (agents.contains(QStringView()) ? 1 : 0);
    for (auto agent = agents.cbegin(); hasAgents && agent != agents.cend(); ++agent)
        facets.agents.insert(agent.key().toString(), agent.value());
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
    model.forEachTarget([&](const TargetCandidate &candidate) {
        for (qsizetype i = 0; i < filters.size(); ++i)
            counts[i] += filters.at(i).accepts(candidate, now) ? 1 : 0;
    });
    return counts;
}

} // namespace tidegate
