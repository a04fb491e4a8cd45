// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftfacets.h"

#include "models/words.h"
#include "ui/style/statusglyph.h"

#include <QCoreApplication>

#include <tuple>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct DriftFacets
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::DriftFacets)
};

constexpr auto environmentKey = "environment:"_L1;
constexpr auto statusKey = "status:"_L1;
constexpr auto kindKey = "kind:"_L1;
constexpr auto componentKey = "component:"_L1;
constexpr qsizetype maxComponents = 12;

/// What follows the prefix of a key; empty when it has another one.
QStringView after(const QString &key, QLatin1StringView prefix)
{
    return key.startsWith(prefix) ? QStringView(key).sliced(prefix.size()) : QStringView();
}

template <typename T>
void toggle(QSet<T> &set, const T &value)
{
    if (!set.remove(value))
        set.insert(value);
}

/// How many targets each facet would leave, within the environment that is shown.
struct Counts
{
    QHash<EnvironmentId, int> drifted; ///< In every environment.
    QHash<int, int> statuses;
    QHash<int, int> kinds;
    QHash<QString, int> components;
    int allDrifted = 0;
};

Counts countsOf(const QList<FleetDrift> &rows, QUuid environment)
{
    Counts counts;
    for (const FleetDrift &row : rows) {
        const int drifted = row.report.status == DriftStatus::Drifted ? 1 : 0;
        counts.drifted[row.environment] += drifted;
        counts.allDrifted += drifted;
        if (!environment.isNull() && row.environment.uuid() != environment)
            continue;
        ++counts.statuses[static_cast<int>(row.report.status)];
        QSet<int> kinds; // a target counts once, however many of its components differ
        for (const Difference &difference : row.report.differences) {
            kinds.insert(static_cast<int>(difference.kind));
            ++counts.components[difference.component];
        }
        for (const int kind : std::as_const(kinds))
            ++counts.kinds[kind];
    }
    return counts;
}

/// The components that differ on most targets; chosen ones are always among them.
FacetSection componentSection(const QHash<QString, int> &counts, const QSet<QString> &chosen)
{
    QStringList names = counts.keys();
    for (const QString &name : chosen) {
        if (!counts.contains(name))
            names.append(name);
    }
    std::sort(names.begin(), names.end(), [&](const QString &a, const QString &b) {
        return std::tuple(!chosen.contains(a), -counts.value(a), a) < std::tuple(!chosen.contains(b), -counts.value(b), b);
    });
    FacetSection section{DriftFacets::tr("Components that differ"), {}};
    for (const QString &name : names.first(std::min(std::max(maxComponents, chosen.size()), names.size())))
        section.facets.append({componentKey + name, name, counts.value(name), {}, chosen.contains(name), {}});
    return section;
}

FacetSection kindSection(const QHash<int, int> &counts, const QSet<int> &chosen)
{
    FacetSection section{DriftFacets::tr("Kind of difference"), {}};
    for (const DifferenceKind kind : {DifferenceKind::DigestMismatch, DifferenceKind::Missing, DifferenceKind::Unexpected, DifferenceKind::NotRunning,
                                      DifferenceKind::StickerMismatch, DifferenceKind::Unresolved}) {
        const int number = static_cast<int>(kind);
        if (counts.value(number) > 0 || chosen.contains(number))
            section.facets.append({kindKey + toString(kind), words::of(kind), counts.value(number), {}, chosen.contains(number), {}});
    }
    return section;
}

FacetSection verdictSection(const QHash<int, int> &counts, const QSet<int> &chosen)
{
    FacetSection section{DriftFacets::tr("Verdict"), {}};
    for (const DriftStatus status : {DriftStatus::Drifted, DriftStatus::InSync, DriftStatus::Unknown, DriftStatus::Ignored}) {
        const int number = static_cast<int>(status);
        if (status != DriftStatus::Ignored || counts.value(number) > 0)
            section.facets.append({statusKey + toString(status), words::of(status), counts.value(number), driftIcon(status), chosen.contains(number), {}});
    }
    return section;
}

} // namespace

QList<FacetSection> driftFacets(const QList<FleetDrift> &rows, const QList<EnvironmentSummary> &environments, const DriftFilterProxyModel::Filter &filter)
{
    const Counts counts = countsOf(rows, filter.environment);
    FacetSection places{DriftFacets::tr("Environments, drifted"),
                        {{environmentKey, DriftFacets::tr("All"), counts.allDrifted, {}, filter.environment.isNull(), {}}}};
    for (const EnvironmentSummary &summary : environments) {
        const Environment &environment = summary.environment;
        places.facets.append({environmentKey + environment.id.toString(),
                              environment.displayName,
                              counts.drifted.value(environment.id),
                              {},
                              filter.environment == environment.id.uuid(),
                              environment.isProduction ? DriftFacets::tr("PROD") : QString()});
    }
    QList<FacetSection> sections{places, verdictSection(counts.statuses, filter.statuses)};
    for (const FacetSection &section : {kindSection(counts.kinds, filter.kinds), componentSection(counts.components, filter.components)}) {
        if (!section.facets.isEmpty())
            sections.append(section);
    }
    return sections;
}

void toggleDriftFacet(DriftFilterProxyModel::Filter &filter, const QString &key)
{
    if (key.startsWith(environmentKey))
        filter.environment = parseUuid(after(key, environmentKey));
    else if (const auto status = driftStatusFromString(after(key, statusKey)))
        toggle(filter.statuses, static_cast<int>(*status));
    else if (const auto kind = differenceKindFromString(after(key, kindKey)))
        toggle(filter.kinds, static_cast<int>(*kind));
    else if (key.startsWith(componentKey))
        toggle(filter.components, key.sliced(componentKey.size()));
}

} // namespace tidegate
