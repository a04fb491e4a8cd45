// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/driftfeed.h"

#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/feeds/environmentfeed.h"
#include "models/targettreemodel.h"
#include "services/async/backoff.h"
#include "services/async/trimheap.h"

namespace tidegate {

DriftFeed::DriftFeed(const FeedContext &context, EnvironmentFeed &environments, TargetTreeModel &tree, QObject *parent)
    : Feed(context, parent), m_model(new DriftTableModel(parent)), m_environments(environments), m_tree(tree)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &DriftFeed::ask);
    connect(m_model, &DriftTableModel::wanted, this, [this] {
        if (std::exchange(m_isPutOff, false))
            ask();
    });
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
    drop();
    m_isPutOff = false;
    ++m_loads;
    m_loading = std::make_shared<QPromise<Result<bool>>>();
    m_loading->start();
    gathering.expect<bool>(
        m_loading->future(), [](bool) {}, true);
    ask();
}

void DriftFeed::ask()
{
    m_newer.clear();
    m_asking = std::make_unique<QObject>();
    m_asked = client().fleetDrift({});
    whenDone(m_asked, m_asking.get(), [this](const Result<Reports> &reports) { arrived(reports); });
}

void DriftFeed::arrived(const Result<Reports> &reports)
{
    m_asking.release()->deleteLater(); // it is what calls
    if (reports)
        m_loaded = *reports;
    else if (reports.error().kind == ErrorKind::Forbidden)
        m_loaded = Reports(); // what was allowed before is to be seen no more
    if (const auto loading = std::exchange(m_loading, {})) {
        loading->addResult(reports ? Result<bool>(true) : Result<bool>(reports.error()));
        loading->finish();
    } else if (!m_loaded && reports.error().kind != ErrorKind::Unauthenticated) {
        missed(reports.error());
    }
    showLoaded();
}

/// It is asked for alone: the targets need not come again for it.
void DriftFeed::missed(const Error &error)
{
    m_retry.start(backoffAfter(++m_failures));
    context().missedDrift(error);
}

void DriftFeed::comeLater()
{
    if (const auto loading = std::exchange(m_loading, {})) {
        loading->addResult(Result<bool>(true));
        loading->finish();
    }
}

void DriftFeed::putOff()
{
    comeLater();
    if (m_model->isWanted() || std::exchange(m_isPutOff, true))
        return;
    m_asked.cancel();
    m_asking.reset();
    m_loaded.reset();
    m_newer.clear();
    m_unplaced.clear();
    m_model->setRows({});
}

void DriftFeed::setNamesKnown(bool known)
{
    m_namesKnown = known;
    showLoaded();
}

void DriftFeed::apply()
{
    m_isApplied = true;
    showLoaded();
}

void DriftFeed::showLoaded()
{
    if (!m_loaded || !m_isApplied || !m_namesKnown)
        return;
    Reports reports = *std::exchange(m_loaded, {});
    const auto newer = std::exchange(m_newer, {});
    reports.removeIf([&newer](const auto &each) { return newer.contains(each.first); });
    for (auto it = newer.cbegin(); it != newer.cend(); ++it) {
        if (*it)
            reports.append({it.key(), **it});
    }
    show(reports);
}

void DriftFeed::drop()
{
    m_loading.reset();
    m_asking.reset();
    m_loaded.reset();
    m_newer.clear();
    m_retry.stop();
    m_failures = 0;
    m_isApplied = false;
}

void DriftFeed::forget()
{
    drop();
    m_isPutOff = false;
    m_namesKnown = false;
    m_unplaced.clear();
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
    if (m_isPutOff) {
        finished(due); // all of it is read when somebody looks
        return;
    }
    for (const Reload &one : due) {
        if (one.isList()) {
            finish<Reports>({one}, client().fleetDrift({}), [this, load = m_loads](const Reports &all) {
                if (load == m_loads) // else a load asked later
                    reloaded(all);
            });
            continue;
        }
        const TargetId id(one.id);
        finish<DriftReport>(
            {one}, client().drift(id),
            [this, id](const DriftReport &report) {
                m_unplaced.remove(id);
                m_model->put(rowOf(id, report));
                if (m_asking || m_loaded)
                    m_newer.insert(id, report);
            },
            [this, id] { remove(id); });
    }
}

/// It is newer than all that is known.
void DriftFeed::reloaded(const Reports &all)
{
    m_asking.reset();
    m_loaded.reset();
    m_newer.clear();
    m_retry.stop();
    m_failures = 0;
    if (m_namesKnown)
        show(all);
    else
        m_loaded = all;
}

void DriftFeed::show(const Reports &reports)
{
    QList<FleetDrift> rows;
    m_unplaced.clear();
    for (const auto &[target, report] : reports) {
        if (m_tree.contains(target))
            rows.append(rowOf(target, report));
        else
            m_unplaced.insert(target, report); // it is new, or gone
    }
    m_model->setRows(rows);
    constexpr qsizetype many = 20'000;
    if (rows.size() > many)
        QTimer::singleShot(std::chrono::seconds(1), this, &trimHeap); // when the lists read are gone
}

FleetDrift DriftFeed::rowOf(TargetId id, const DriftReport &report) const
{
    FleetDrift row;
    row.target = id;
    row.report = report;
    row.report.targetId = id;
    if (const auto candidate = m_tree.candidateAt(m_tree.indexOf(id))) {
        const PackedTarget &target = candidate->target;
        row.targetName = target.name();
        row.environment = target.environment();
        row.releaseName = target.releaseName();
        row.report.targetUnreachable = target.health() == Health::Unreachable;
    }
    if (const EnvironmentSummary *environment = m_environments.model()->find(row.environment))
        row.environmentName = environment->environment.displayName;
    return row;
}

void DriftFeed::describeAgain(TargetId id)
{
    if (const FleetDrift *row = m_model->find(id))
        m_model->put(rowOf(id, DriftReport(row->report)));
    else if (m_unplaced.contains(id))
        m_model->put(rowOf(id, m_unplaced.take(id)));
}

void DriftFeed::remove(TargetId id)
{
    if (m_asking || m_loaded)
        m_newer.insert(id, std::nullopt);
    m_unplaced.remove(id);
    m_model->remove(id);
}

} // namespace tidegate
