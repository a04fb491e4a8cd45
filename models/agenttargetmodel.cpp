// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agenttargetmodel.h"

#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/words.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool namedBefore(const Target &a, const Target &b)
{
    if (const int order = QString::compare(a.name, b.name, Qt::CaseInsensitive); order != 0)
        return order < 0;
    return a.id < b.id;
}

/// While nobody looks, what it shows is what it was; that it cannot be reached is what it is.
bool isRemembered(const Target &target)
{
    return target.health.status != Health::Unknown && target.health.status != Health::Unreachable;
}

} // namespace

AgentTargetModel::AgentTargetModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const Target &target) { return target.id; }, namedBefore, parent),
      m_now(Clock::system().now())
{}

void AgentTargetModel::setTargets(const QList<Target> &targets, bool isHeard)
{
    const bool isOther = std::exchange(m_isHeard, isHeard) != isHeard;
    replaceRows(targets);
    if (isOther)
        announceColumn(HealthColumn);
}

void AgentTargetModel::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    announceColumn(KnownColumn);
}

void AgentTargetModel::setNow(Instant now)
{
    m_now = now;
}

QVariant AgentTargetModel::cell(const Target &target, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(target, column);
    case Qt::ToolTipRole:
        return column == HealthColumn ? words::sentence(target.health) : text(target, column);
    case TargetTreeModel::HealthRole:
        return column == HealthColumn ? QVariant(static_cast<int>(target.health.status)) : QVariant();
    case TargetTreeModel::StaleRole:
        return column == HealthColumn && (target.healthStale || (!m_isHeard && isRemembered(target)));
    default:
        return {};
    }
}

QString AgentTargetModel::title(int column) const
{
    switch (column) {
    case NameColumn:
        return tr("Target");
    case HealthColumn:
        return tr("Shows");
    case KnownColumn:
        return tr("Known at");
    case RunsColumn:
        return tr("Runs");
    default:
        return {};
    }
}

QString AgentTargetModel::text(const Target &target, int column) const
{
    switch (column) {
    case NameColumn:
        return target.name;
    case HealthColumn:
        return m_isHeard || !isRemembered(target) ? words::of(target.health.status)
                                                  : tr("was %1", "a state of health").arg(words::of(target.health.status).toLower());
    case KnownColumn:
        return target.health.checkedAt ? words::nearInstant(*target.health.checkedAt, m_now, m_zone) : tr("never");
    default:
        return target.currentRelease.name.isEmpty() ? u"–"_s : target.currentRelease.name;
    }
}

} // namespace tidegate
