// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/agendaproxymodel.h"

#include "models/datewords.h"
#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/wallclock.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/style/statusglyph.h"

using namespace Qt::StringLiterals;

namespace tidegate {

using Model = FreezeWindowTableModel;

AgendaProxyModel::AgendaProxyModel(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(Model::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

void AgendaProxyModel::setFilter(const QSet<EnvironmentId> &environments, bool past)
{
    if (environments == m_environments && past == m_past)
        return;
    m_environments = environments;
    m_past = past;
    invalidateFilter();
}

void AgendaProxyModel::setProduction(const QSet<EnvironmentId> &production)
{
    if (production == m_production)
        return;
    m_production = production;
    if (rowCount() > 0)
        emit dataChanged(index(0, Model::EnvironmentColumn), index(rowCount() - 1, Model::EnvironmentColumn));
}

void AgendaProxyModel::setNames(const QHash<UserId, QString> &names)
{
    if (names == m_names)
        return;
    m_names = names;
    if (rowCount() > 0)
        emit dataChanged(index(0, Model::ExceptionsColumn), index(rowCount() - 1, Model::ExceptionsColumn));
}

QStringList AgendaProxyModel::exceptedFrom(const FreezeWindow &window) const
{
    QStringList names;
    for (const UserId user : window.exceptions) {
        if (const auto known = m_names.constFind(user); known != m_names.cend())
            names.append(*known);
    }
    return names.size() == window.exceptions.size() ? names : QStringList();
}

void AgendaProxyModel::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    invalidateFilter(); // which day is today
    if (rowCount() > 0) {
        emit dataChanged(index(0, Model::StartColumn), index(rowCount() - 1, Model::EndColumn));
        emit dataChanged(index(0, Model::DistanceColumn), index(rowCount() - 1, Model::DistanceColumn));
    }
}

void AgendaProxyModel::setNow(Instant now)
{
    const bool anotherDay = wallClock(m_now, m_zone).date() != wallClock(now, m_zone).date();
    m_now = now;
    if (anotherDay)
        invalidateFilter();           // what ended today
    if (anotherDay && rowCount() > 0) // what is today, and which year is this one
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool AgendaProxyModel::isByDay() const
{
    return sortColumn() == Model::StartColumn;
}

QDate AgendaProxyModel::dayOf(int row) const
{
    const auto window = index(row, 0).data(Model::WindowRole).value<FreezeWindow>();
    return dateOf(nearestOccurrence(window, m_now).start, m_zone);
}

QString AgendaProxyModel::day(const QModelIndex &index, int role) const
{
    const QDate date = isByDay() ? dayOf(index.row()) : QDate();
    if (!date.isValid() || (index.row() > 0 && dayOf(index.row() - 1) == date))
        return {};
    const QDate today = dateOf(m_now, m_zone);
    return role == DayRole ? words::dayInYear(date, today) : words::daysAway(date, today);
}

bool AgendaProxyModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex source = sourceModel()->index(row, 0, parent);
    if (!m_environments.contains(EnvironmentId(source.data(Model::EnvironmentRole).toUuid())))
        return false;
    const auto state = static_cast<FreezeState>(source.data(Model::StateRole).toInt());
    if (m_past || state == FreezeState::Upcoming || state == FreezeState::Active)
        return true;
    const auto window = source.data(Model::WindowRole).value<FreezeWindow>();
    return freezetext::isOfToday(nearestOccurrence(window, m_now).end, m_now, m_zone); // what was just ended stays in sight
}

QVariant AgendaProxyModel::text(const QModelIndex &index) const
{
    const auto window = index.data(Model::WindowRole).value<FreezeWindow>();
    switch (index.column()) {
    case Model::EnvironmentColumn: {
        const QString name = QSortFilterProxyModel::data(index, Qt::DisplayRole).toString();
        return m_production.contains(window.environmentId) ? tr("%1 · PROD", "environment").arg(name) : name;
    }
    case Model::StartColumn:
        if (isByDay())
            return words::time(wallClock(nearestOccurrence(window, m_now).start, m_zone).time());
        return words::nearInstant(nearestOccurrence(window, m_now).start, m_now, m_zone);
    case Model::EndColumn:
        if (isByDay())
            return words::endAfter(nearestOccurrence(window, m_now).start, nearestOccurrence(window, m_now).end, m_zone);
        return words::nearInstant(nearestOccurrence(window, m_now).end, m_now, m_zone);
    case Model::DistanceColumn: { // in the zone that is shown, whose days the headings count
        const auto nearest = nearestOccurrence(window, m_now);
        return words::distance(nearest.start, nearest.end, m_now, m_zone);
    }
    case Model::ReasonColumn:
        return window.reason.simplified();
    case Model::ExceptionsColumn:
        if (const QStringList names = exceptedFrom(window); !names.isEmpty())
            return peopleText(names, tr("%1 and %2", "names of people"));
        return QSortFilterProxyModel::data(index, Qt::DisplayRole);
    default:
        return QSortFilterProxyModel::data(index, Qt::DisplayRole);
    }
}

QVariant AgendaProxyModel::spoken(const QModelIndex &index) const
{
    const auto nearest = nearestOccurrence(index.data(Model::WindowRole).value<FreezeWindow>(), m_now);
    if (index.column() == Model::StartColumn)
        return words::nearInstant(nearest.start, m_now, m_zone);
    if (index.column() == Model::EndColumn)
        return words::nearInstant(nearest.end, m_now, m_zone);
    const QString heading = index.column() == Model::EnvironmentColumn ? day(index, DayRole) : QString();
    //: %1 is a day and %2 how far away it is, %3 the first freeze on it.
    return heading.isEmpty() ? text(index) : tr("%1, %2: %3").arg(heading, day(index, DayRemarkRole), text(index).toString());
}

QVariant AgendaProxyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return text(index);
    if (role == Qt::AccessibleTextRole)
        return spoken(index);
    if (role == DayRole || role == DayRemarkRole)
        return day(index, role);
    if (role == Qt::DecorationRole && index.column() == Model::StateColumn)
        return freezeIcon(lookOf(static_cast<FreezeState>(index.data(Model::StateRole).toInt())));
    if (role == Qt::ToolTipRole) {
        CalendarEntry entry;
        entry.window = index.data(Model::WindowRole).value<FreezeWindow>();
        entry.occurrence = nearestOccurrence(entry.window, m_now);
        entry.environment = QSortFilterProxyModel::data(index.siblingAtColumn(Model::EnvironmentColumn), Qt::DisplayRole).toString();
        entry.production = m_production.contains(entry.window.environmentId);
        entry.excepted = exceptedFrom(entry.window);
        return freezetext::toolTip(entry, m_now, m_zone);
    }
    return QSortFilterProxyModel::data(index, role);
}

} // namespace tidegate
