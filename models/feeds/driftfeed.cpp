// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/driftfeed.h"

#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/feeds/environmentfeed.h"
#include "models/targettreemodel.h"

namespace tidegate {

DriftFeed::DriftFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent)
    : Feed(context, parent), m_model(new DriftTableModel(parent)), m_environments(environments), m_tree(tree)
{
    connect(&environments, &EnvironmentFeed::appeared, this, [this] { queue(Reload()); });
    connect(&environments, &EnvironmentFeed::hidden, this, [this](EnvironmentId id) {
        QList<FleetDrift> rows = m_model->all();
        rows.removeIf([id](const FleetDrift &row) { return row.environment == id; });
        m_model->setRows(rows);
    });
    connect(&environments, &EnvironmentFeed::named, this, [this](const QHash<EnvironmentId, QString> &names) {
        QList<FleetDrift> rows = m_model->all();
        for (FleetDrift &row : rows)
            row.environmentName = names.value(row.environment, row.environmentName);
        if (rows != m_model->all())
            m_model->setRows(rows);
    });
}

void DriftFeed::load(Gathering &gathering)
{
    gathering.expect<Reports>(
        client().fleetDrift({}), [this](const Reports &all) { m_loaded = all; }, true);
}

void DriftFeed::apply()
{
    show(std::exchange(m_loaded, {}));
}

void DriftFeed::forget()
{
    m_model->setRows({});
}

void DriftFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::Sticker || notice.entity == EntityType::Drift)
        queue(TargetId(notice.entityId));
    else if (notice.entity == EntityType::DriftRule) // it may speak of any number of targets
        queue(Reload());
}

void DriftFeed::reload(const QList<Reload> &due)
{
    for (const Reload &one : due) {
        if (one.isList()) {
            finish<Reports>({one}, client().fleetDrift({}), [this](const Reports &all) { show(all); });
            continue;
        }
        const TargetId id(one.id);
        finish<DriftReport>(
            {one}, client().drift(id), [this, id](const DriftReport &report) { m_model->put(rowOf(id, report)); }, [this, id] { remove(id); });
    }
}

void DriftFeed::show(const Reports &reports)
{
    QList<FleetDrift> rows;
    for (const auto &[target, report] : reports)
        rows.append(rowOf(target, report));
    m_model->setRows(rows);
}

FleetDrift DriftFeed::rowOf(TargetId id, const DriftReport &report) const
{
    FleetDrift row;
    row.target = id;
    row.report = report;
    row.report.targetId = id;
    if (const Target *target = m_tree.target(id)) {
        row.targetName = target->name;
        row.environment = target->environmentId;
        row.releaseName = target->currentRelease.name;
        row.report.targetUnreachable = target->health.status == Health::Unreachable;
    }
    if (const EnvironmentSummary *environment = m_environments.model()->find(row.environment))
        row.environmentName = environment->environment.displayName;
    return row;
}

void DriftFeed::describeAgain(TargetId id)
{
    if (const FleetDrift *row = m_model->find(id))
        m_model->put(rowOf(id, DriftReport(row->report)));
}

void DriftFeed::remove(TargetId id)
{
    m_model->remove(id);
}

} // namespace tidegate
