// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/targetfeed.h"

#include "models/feeds/driftfeed.h"
#include "models/feeds/environmentfeed.h"
#include "models/targettreemodel.h"

#include <QSet>

namespace tidegate {

namespace {

constexpr int maxTargetRows = 1000;     // a hundred are asked for at a time
constexpr qsizetype maxRefreshed = 900; // of every 15 s: ten thousand targets with steady health cost no more than a few requests

} // namespace

TargetFeed::TargetFeed(const FeedContext &context, EnvironmentFeed &environments, DriftFeed &drift, TargetTreeModel &tree, QObject *parent)
    : Feed(context, parent, maxTargetRows), m_drift(drift), m_tree(tree)
{
    connect(&environments, &EnvironmentFeed::appeared, this, &TargetFeed::loadAllOf);
}

void TargetFeed::load(Gathering &gathering)
{
    gathering.expect<QList<Target>>(client().targets({}, context().advance), [this](const QList<Target> &all) { m_loaded = all; });
}

void TargetFeed::apply()
{
    m_tree.setTargets(std::exchange(m_loaded, {}));
}

void TargetFeed::forget()
{
    m_tree.setTargets({});
}

void TargetFeed::take(const ChangeNotice &notice)
{
    if (notice.entity == EntityType::Target || notice.entity == EntityType::Sticker || notice.entity == EntityType::Drift)
        queue(TargetId(notice.entityId));
    if (notice.entity == EntityType::DriftRule) // it may speak of any number of targets
        queue(Reload());
    if (notice.kind == ChangeKind::GroupRestored) // with targets that stood in no group
        loadAllOf(notice.environment);
}

void TargetFeed::loadAllOf(EnvironmentId environment)
{
    fetch<QList<Target>>(client().targets(environment), [this](const QList<Target> &found) { show(found); });
}

void TargetFeed::tick(bool live)
{
    if (!live) {
        m_tree.setNow(context().now());
        return;
    }
    for (const TargetId id : m_tree.overdue(context().now(), maxRefreshed)) // the server says what is stale
        queue(id);
}

void TargetFeed::reload(const QList<Reload> &due)
{
    if (due.first().isList()) {
        finish<QList<Target>>(due, client().targets({}), [this](const QList<Target> &all) {
            m_tree.setTargets(all);
            m_drift.queue(); // its rows are those of the targets
        });
        return;
    }
    for (qsizetype first = 0; first < due.size(); first += ApiClient::maxTargetsAtOnce)
        reloadRows(due.mid(first, ApiClient::maxTargetsAtOnce));
}

void TargetFeed::reloadRows(const QList<Reload> &rows)
{
    if (rows.size() == 1) {
        const TargetId id(rows.first().id);
        finish<Target>(
            rows, client().target(id), [this](const Target &value) { show({value}); }, [this, id] { remove(id); });
        return;
    }
    QList<TargetId> ids;
    for (const Reload &row : rows)
        ids.append(TargetId(row.id));
    finish<QList<Target>>(rows, client().someTargets(ids), [this, ids](const QList<Target> &found) {
        show(found);
        QSet<TargetId> gone(ids.begin(), ids.end());
        for (const Target &target : found)
            gone.remove(target.id);
        for (const TargetId id : std::as_const(gone))
            remove(id);
    });
}

void TargetFeed::show(const QList<Target> &changed)
{
    for (const Target &target : changed) {
        const Target *before = m_tree.target(target.id);
        // Its row of drift names it, where it is, its release and whether it is reached; to look for the row costs more than the comparison.
        const bool isOther = !before || before->name != target.name || before->environmentId != target.environmentId
            || before->currentRelease.name != target.currentRelease.name
            || (before->health.status == Health::Unreachable) != (target.health.status == Health::Unreachable);
        if (!isOther)
            continue;
        m_tree.put(target);
        m_drift.describeAgain(target.id);
    }
    m_tree.put(changed);
}

void TargetFeed::remove(TargetId id)
{
    m_tree.removeTarget(id);
    m_drift.remove(id);
}

} // namespace tidegate
