// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/attentionmodel.h"

#include "models/servicewords.h"
#include "models/words.h"
#include "services/domain/occurrence.h"

#include <QHash>

#include <tuple>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool isBad(const Target &target)
{
    return target.health.status != Health::Healthy && target.health.status != Health::Unknown;
}

std::optional<AttentionItem> itemOf(const Target &target)
{
    AttentionItem item;
    item.id = target.id.uuid();
    item.name = target.name;
    item.environment = target.environmentId;
    item.health = target.health.status;
    item.stale = target.healthStale;
    if (isBad(target)) {
        item.kind = AttentionItem::Kind::Health;
        item.state = words::of(target.health.status);
        item.cause = target.health.message.isEmpty() ? item.state : words::sentence(target.health).simplified();
        item.since = target.healthSince;
    } else if (target.driftStatus == DriftStatus::Drifted) {
        item.kind = AttentionItem::Kind::Drift;
        item.state = words::of(target.driftStatus);
        item.cause = words::drift(target.driftStatus, target.driftCount);
        item.since = target.driftSince;
    } else if (target.healthStale) {
        item.kind = AttentionItem::Kind::Stale;
        item.state = AttentionModel::tr("Out of date");
        item.cause = AttentionModel::tr("Its health was not checked for a while; nobody knows how it is now.");
        item.since = target.health.checkedAt;
    } else {
        return {};
    }
    return item;
}

AttentionItem itemOf(const FreezeWindow &window, const Occurrence &next)
{
    AttentionItem item;
    item.kind = AttentionItem::Kind::FreezeSoon;
    item.id = window.id.uuid();
    item.name = window.reason.simplified();
    item.environment = window.environmentId;
    item.state = AttentionModel::tr("Freeze soon");
    item.cause = AttentionModel::tr("It will be frozen for %1.").arg(words::duration(next.end - next.start));
    item.since = next.start;
    return item;
}

/// Higher is worse.
int rank(const AttentionItem &item)
{
    switch (item.kind) {
    case AttentionItem::Kind::Health:
        return item.health == Health::Degraded ? 20 : 30 + severity(item.health);
    case AttentionItem::Kind::FreezeSoon:
        return 25;
    case AttentionItem::Kind::Drift:
        return 10;
    case AttentionItem::Kind::Stale:
        break;
    }
    return 0;
}

} // namespace

QList<AttentionItem> attentionItems(const QList<Target> &targets, const QList<FreezeWindow> &windows, const QList<EnvironmentSummary> &environments,
                                    Instant now)
{
    QHash<EnvironmentId, const Environment *> known;
    for (const EnvironmentSummary &summary : environments)
        known.insert(summary.environment.id, &summary.environment);
    QList<AttentionItem> items;
    const auto add = [&](AttentionItem item) {
        const Environment *environment = known.value(item.environment);
        item.environmentName = environment ? environment->displayName : QString();
        items.append(item);
    };
    for (const Target &target : targets) {
        if (const auto item = target.enabled ? itemOf(target) : std::nullopt)
            add(*item);
    }
    for (const FreezeWindow &window : windows) {
        if (const Occurrence next = nearestOccurrence(window, now); !window.deletedAt && next.start > now && next.start - now <= freezeSoon)
            add(itemOf(window, next));
    }
    const auto key = [&known](const AttentionItem &item) {
        const Environment *environment = known.value(item.environment);
        return std::tuple(-rank(item), !(environment && environment->isProduction), item.since.value_or(Instant::max()), item.name);
    };
    std::sort(items.begin(), items.end(), [&key](const AttentionItem &a, const AttentionItem &b) { return key(a) < key(b); });
    return items;
}

QString allWellText(const QList<Target> &targets)
{
    if (targets.isEmpty())
        return {};
    const auto enabled = static_cast<int>(std::count_if(targets.begin(), targets.end(), [](const Target &target) { return target.enabled; }));
    if (enabled == 0)
        return AttentionModel::tr("Nothing is checked here: every target is disabled. Enable those that should be watched.");
    int checked = 0;
    bool anyCompared = false;
    for (const Target &target : targets) {
        checked += target.enabled && target.health.checkedAt ? 1 : 0;
        anyCompared = anyCompared || (target.enabled && target.driftStatus != DriftStatus::Unknown);
    }
    if (checked == 0)
        return AttentionModel::tr("Nothing was checked yet. Choose “Check health” in the Target menu, or wait for the first round of checks.");
    if (checked < enabled)
        return AttentionModel::tr("Nothing needs attention among the %L1 of %L2 targets that were checked; the others were not checked yet.")
            .arg(checked)
            .arg(enabled);
    if (!anyCompared)
        return AttentionModel::tr("Every target is well, but nothing was compared yet: record what is deployed to see whether it still runs.");
    return AttentionModel::tr("Nothing needs attention: every target that is checked is healthy and as expected.");
}

AttentionModel::AttentionModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const AttentionItem &row) { return row.id; }, nullptr, parent)
{}

void AttentionModel::setItems(const QList<AttentionItem> &items, Instant now)
{
    m_all = items;
    const bool aged = std::exchange(m_now, now) != now;
    update();
    if (aged)
        announceColumn(SinceColumn);
}

void AttentionModel::setLimit(int limit)
{
    m_limit = limit;
    update();
}

void AttentionModel::update()
{
    const QList<AttentionItem> wanted = m_limit > 0 ? m_all.first(std::min<qsizetype>(m_limit, m_all.size())) : m_all;
    replaceRows(wanted);
}

QString AttentionModel::text(const AttentionItem &item, int column) const
{
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return item.name;
    case EnvironmentColumn:
        return item.environmentName;
    case StateColumn:
        return item.state;
    case CauseColumn:
        return item.cause;
    case SinceColumn:
        if (!item.since)
            return {};
        // A freeze is announced ahead; all else was observed.
        return item.kind == AttentionItem::Kind::FreezeSoon ? words::relative(*item.since, m_now) : words::age(*item.since, m_now);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AttentionModel::cell(const AttentionItem &item, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(item, column);
    case Qt::ToolTipRole:
        return column == SinceColumn && item.since ? toText(*item.since) : text(item, column);
    case ItemRole:
        return QVariant::fromValue(item);
    default:
        return {};
    }
}

QString AttentionModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return tr("What");
    case EnvironmentColumn:
        return tr("Environment");
    case StateColumn:
        return tr("State");
    case CauseColumn:
        return tr("Cause");
    case SinceColumn:
        return tr("Since");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
