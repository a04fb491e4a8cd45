// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/freezewindowtablemodel.h"

#include "models/datewords.h"
#include "services/domain/occurrence.h"

#include <tuple>

namespace tidegate {
namespace {

bool before(const FreezeWindow &a, const FreezeWindow &b)
{
    return std::tie(a.start, a.end, a.id) < std::tie(b.start, b.end, b.id);
}

} // namespace

FreezeWindowTableModel::FreezeWindowTableModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const FreezeWindow &row) { return row.id; }, before, parent),
      m_now(Clock::system().now())
{}

void FreezeWindowTableModel::setWindows(const QList<FreezeWindow> &windows)
{
    replaceRows(windows);
}

void FreezeWindowTableModel::put(const FreezeWindow &window)
{
    putRow(window);
}

void FreezeWindowTableModel::remove(FreezeWindowId id)
{
    removeRow(id);
}

void FreezeWindowTableModel::setEnvironmentNames(const QHash<EnvironmentId, QString> &names)
{
    const QHash<EnvironmentId, QString> old = std::exchange(m_names, names);
    for (int row = 0; row < rowCount(); ++row) {
        const EnvironmentId environment = at(row).environmentId;
        if (old.value(environment) != m_names.value(environment))
            announce(row, EnvironmentColumn, EnvironmentColumn);
    }
}

QList<Instant> FreezeWindowTableModel::endsOfActive(const QList<EnvironmentId> &environments, Instant now) const
{
    QList<Instant> ends;
    for (const FreezeWindow &window : all()) {
        const QList<Occurrence> on = environments.contains(window.environmentId) ? occurrencesAt(window, now) : QList<Occurrence>();
        for (const Occurrence &occurrence : on) {
            if (!ends.contains(occurrence.end))
                ends.append(occurrence.end);
        }
    }
    std::sort(ends.begin(), ends.end());
    return ends;
}

void FreezeWindowTableModel::setNow(Instant now)
{
    const Instant old = std::exchange(m_now, now);
    for (int row = 0; row < rowCount(); ++row) {
        const FreezeWindow &window = at(row);
        if (nearestOccurrence(window, old) != nearestOccurrence(window, now))
            announce(row, StartColumn, StateColumn);
        else if (window.stateAt(old) != window.stateAt(now))
            announce(row, StateColumn, StateColumn);
        if (distance(window, old) != distance(window, now))
            announce(row, DistanceColumn, DistanceColumn);
    }
}

QString FreezeWindowTableModel::distance(const FreezeWindow &window, Instant now)
{
    const Occurrence nearest = nearestOccurrence(window, now);
    return words::distance(nearest.start, nearest.end, now);
}

QVariant FreezeWindowTableModel::cell(const FreezeWindow &window, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(window, column);
    case WindowRole:
        return QVariant::fromValue(window);
    case IdRole:
        return window.id.uuid();
    case EnvironmentRole:
        return window.environmentId.uuid();
    case StateRole:
        return static_cast<int>(window.stateAt(m_now));
    case SortRole:
        return sortValue(window, column);
    default:
        return {};
    }
}

QVariant FreezeWindowTableModel::text(const FreezeWindow &window, int column) const
{
    switch (static_cast<Column>(column)) {
    case EnvironmentColumn:
        return m_names.value(window.environmentId);
    case StartColumn:
        return words::instant(nearestOccurrence(window, m_now).start);
    case EndColumn:
        return words::instant(nearestOccurrence(window, m_now).end);
    case ReasonColumn:
        return window.reason;
    case StateColumn:
        return words::of(window.stateAt(m_now));
    case ExceptionsColumn:
        if (window.exceptions.isEmpty())
            return tr("Nobody");
        return window.exceptions.size() == 1 ? tr("1 person") : tr("%n people", nullptr, static_cast<int>(window.exceptions.size()));
    case LengthColumn: {
        const Occurrence nearest = nearestOccurrence(window, m_now);
        return words::duration(nearest.end - nearest.start);
    }
    case DistanceColumn:
        return distance(window, m_now);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FreezeWindowTableModel::sortValue(const FreezeWindow &window, int column) const
{
    switch (static_cast<Column>(column)) {
    case LengthColumn: {
        const Occurrence nearest = nearestOccurrence(window, m_now);
        return static_cast<qint64>((nearest.end - nearest.start).count());
    }
    case StartColumn:
    case DistanceColumn:
        return static_cast<qint64>(nearestOccurrence(window, m_now).start.time_since_epoch().count());
    case EndColumn:
        return static_cast<qint64>(nearestOccurrence(window, m_now).end.time_since_epoch().count());
    case StateColumn:
        return static_cast<int>(window.stateAt(m_now));
    case ExceptionsColumn:
        return window.exceptions.size();
    default:
        return text(window, column);
    }
}

QString FreezeWindowTableModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case EnvironmentColumn:
        return tr("Environment");
    case StartColumn:
        return tr("From");
    case EndColumn:
        return tr("Until");
    case ReasonColumn:
        return tr("Reason");
    case StateColumn:
        return tr("State");
    case ExceptionsColumn:
        return tr("Exceptions");
    case LengthColumn:
        return tr("Lasts");
    case DistanceColumn:
        return tr("When");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
