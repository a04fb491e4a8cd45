// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfacets.h"

#include "models/targettreemodel.h"

namespace tidegate {
namespace {

using LabelCounts = QHash<QString, QHash<QString, int>>;

/// Counts the labels of a target for the keys that the filter does not keep it from.
void countLabels(LabelCounts &counts, const Labels &labels, unsigned refused, const QString &refusingKey)
{
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        if (refused == 0 || it.key() == refusingKey)
            ++counts[it.key()][it.value()];
    }
}

} // namespace

TargetFacets countFacets(const TargetTreeModel &model, const TargetFilter &filter, Instant now)
{
    TargetFacets facets;
    LabelCounts labels;
    QHash<QStringView, int> agents;
    QString label;
    model.forEachTarget([&](const TargetCandidate &candidate) {
        label.clear();
        const Target &target = candidate.target;
        const unsigned refused = filter.refusedBy(candidate, now, &label);
        const auto within = [refused](TargetFilter::Aspect aspect) { return (refused & ~static_cast<unsigned>(aspect)) == 0; };
        facets.shown += refused == 0 ? 1 : 0;
        if (within(TargetFilter::EnvironmentAspect)) {
            ++facets.anywhere;
            ++facets.environments[target.environmentId.uuid()];
        }
        if (within(TargetFilter::HealthAspect))
            ++facets.health[static_cast<std::size_t>(target.health.status)];
        if (within(TargetFilter::TypeAspect))
            ++facets.types[static_cast<int>(target.type)];
        if (within(TargetFilter::DriftAspect))
            ++facets.drift[static_cast<int>(target.driftStatus)];
        if (within(TargetFilter::AgentAspect))
            ++agents[candidate.agent];
        if (within(TargetFilter::LabelAspect))
            countLabels(labels, target.labels, refused, label);
    });
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
