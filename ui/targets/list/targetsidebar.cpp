// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targetsidebar.h"

#include "models/words.h"
#include "services/domain/targettypes.h"
#include "ui/style/statusglyph.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxLabels = 8;    // sections
constexpr qsizetype maxDistinct = 40; // values of a label that is still a facet
constexpr qsizetype maxValues = 8;    // of it that show
constexpr qsizetype maxLabel = 40;
constexpr qsizetype maxAgents = 12; // that show

QString text(const char *source)
{
    return QCoreApplication::translate("TargetSidebar", source);
}

FacetSection healthFacets(const TargetFacets &counts, const TargetFilter &filter)
{
    FacetSection section{text(QT_TRANSLATE_NOOP("TargetSidebar", "Health")), {}};
    for (const Health state : {Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable, Health::Unknown})
        section.facets.append({u"health:"_s + toString(state),
                               words::of(state),
                               counts.health[static_cast<std::size_t>(state)],
                               healthIcon(state),
                               filter.health.contains(static_cast<int>(state)),
                               {}});
    return section;
}

FacetSection driftFacets(const TargetFacets &counts, const TargetFilter &filter)
{
    FacetSection section{text(QT_TRANSLATE_NOOP("TargetSidebar", "Drift")), {}};
    for (const auto &[word, status] : {std::pair(u"yes"_s, DriftStatus::Drifted), std::pair(u"no"_s, DriftStatus::InSync),
                                       std::pair(u"unknown"_s, DriftStatus::Unknown), std::pair(u"ignored"_s, DriftStatus::Ignored)}) {
        const int count = counts.drift.value(static_cast<int>(status));
        const bool chosen = filter.drift.contains(static_cast<int>(status));
        if (status != DriftStatus::Ignored || count > 0 || chosen)
            section.facets.append({u"drift:"_s + word, words::of(status), count, driftIcon(status), chosen, {}});
    }
    return section;
}

FacetSection typeFacets(const TargetFacets &counts, const TargetFilter &filter)
{
    FacetSection section{text(QT_TRANSLATE_NOOP("TargetSidebar", "Type")), {}};
    for (const TargetTypeDescriptor &descriptor : targetTypes()) {
        const TargetType type = descriptor.type;
        const int count = counts.types.value(static_cast<int>(type));
        const bool chosen = filter.types.contains(static_cast<int>(type));
        if (count > 0 || chosen)
            section.facets.append({u"type:"_s + toString(type), words::of(type), count, {}, chosen, {}});
    }
    return section;
}

/// Who checks; only where agents do.
FacetSection agentFacets(const TargetFacets &counts, const TargetFilter &filter)
{
    FacetSection section{text(QT_TRANSLATE_NOOP("TargetSidebar", "Checked by")), {}};
    const auto isWanted = [&filter](const QString &name) {
        return std::any_of(filter.agents.begin(), filter.agents.end(),
                           [&name](const AgentCondition &each) { return !each.negated && each.names.contains(name, Qt::CaseInsensitive); });
    };
    for (auto agent = counts.agents.begin(); agent != counts.agents.end(); ++agent) {
        const QString name = agent.key().isEmpty() ? u"direct"_s : agent.key();
        const bool chosen = isWanted(name);
        if (section.facets.size() < maxAgents || chosen)
            section.facets.append(
                {u"agent:"_s + name, agent.key().isEmpty() ? text(QT_TRANSLATE_NOOP("TargetSidebar", "This server")) : name, agent.value(), {}, chosen, {}});
    }
    return section;
}

bool isChosen(const TargetFilter &filter, const QString &key, const QString &value)
{
    return std::any_of(filter.labels.begin(), filter.labels.end(),
                       [&](const LabelFilter &label) { return label.key == key && !label.negated && label.values.contains(value); });
}

/// The commonest values of a label.
FacetSection labelFacets(const QString &key, const QMap<QString, int> &counts, const TargetFilter &filter)
{
    QList<std::pair<QString, int>> values;
    for (auto value = counts.begin(); value != counts.end(); ++value)
        values.append({value.key(), value.value()});
    std::stable_sort(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    FacetSection section{text(QT_TRANSLATE_NOOP("TargetSidebar", "Label %1")).arg(key.left(maxLabel)), {}};
    for (const auto &[value, count] : std::as_const(values)) {
        const bool chosen = isChosen(filter, key, value);
        if (section.facets.size() < maxValues || chosen)
            section.facets.append({u"label:"_s + key + u'=' + value, value, count, {}, chosen, {}});
    }
    return section;
}

} // namespace

FacetSection environmentFacets(const QList<EnvironmentSummary> &environments, const TargetFacets &counts, QUuid scope)
{
    FacetSection section{text(QT_TRANSLATE_NOOP("TargetSidebar", "Environments")),
                         {{u"environment:"_s, text(QT_TRANSLATE_NOOP("TargetSidebar", "All")), counts.anywhere, {}, scope.isNull(), {}}}};
    for (const EnvironmentSummary &summary : environments) {
        const Environment &environment = summary.environment;
        //: Order and name of an environment.
        const QString name = text(QT_TRANSLATE_NOOP("TargetSidebar", "%1 %2")).arg(environment.orderIndex).arg(environment.displayName);
        section.facets.append({u"environment:"_s + environment.id.toString(), name, counts.environments.value(environment.id.uuid()),
                               summary.freeze.closed ? freezeIcon(FreezeLook::Active) : QIcon(), scope == environment.id.uuid(),
                               environment.isProduction ? text(QT_TRANSLATE_NOOP("TargetSidebar", "PROD")) : QString()});
    }
    return section;
}

QMap<QString, QStringList> offeredLabels(const TargetFacets &counts)
{
    QMap<QString, QStringList> labels;
    for (auto key = counts.labels.begin(); key != counts.labels.end() && labels.size() < maxLabels; ++key) {
        QStringList values = key->keys();
        values.removeAll(QString());                           // the filter has no word for it
        if (!values.isEmpty() && values.size() <= maxDistinct) // a label that is different everywhere narrows nothing
            labels.insert(key.key(), values);
    }
    return labels;
}

QList<FacetSection> filterFacets(const TargetFacets &counts, const TargetFilter &filter)
{
    QList<FacetSection> sections{healthFacets(counts, filter), driftFacets(counts, filter)};
    if (const FacetSection types = typeFacets(counts, filter); !types.facets.isEmpty())
        sections.append(types);
    if (const FacetSection agents = agentFacets(counts, filter); !agents.facets.isEmpty())
        sections.append(agents);
    const QMap<QString, QStringList> labels = offeredLabels(counts);
    for (auto it = labels.begin(); it != labels.end(); ++it) {
        QMap<QString, int> values = counts.labels.value(it.key());
        values.remove(QString());
        sections.append(labelFacets(it.key(), values, filter));
    }
    return sections;
}

} // namespace tidegate
