// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/freezewindowtablemodel.h"

#include "models/rowdiff.h"
#include "models/words.h"
#include "services/domain/occurrence.h"

#include <tuple>

namespace tidegate {
namespace {

bool before(const FreezeWindow &a, const FreezeWindow &b)
{
    return std::tie(a.start, a.end, a.id) < std::tie(b.start, b.end, b.id);
}

} // namespace

FreezeWindowTableModel::FreezeWindowTableModel(QObject *parent) : QAbstractTableModel(parent), m_now(Clock::system().now()) {}

void FreezeWindowTableModel::setWindows(const QList<FreezeWindow> &windows)
{
    QList<FreezeWindow> wanted = windows;
    std::sort(wanted.begin(), wanted.end(), before);
    RowUpdate::apply(*this, m_rows, wanted, [](const FreezeWindow &row) { return row.id.uuid(); });
}

void FreezeWindowTableModel::put(const FreezeWindow &window)
{
    RowUpdate::put(*this, m_rows, rowOf(window.id), window, before);
}

void FreezeWindowTableModel::remove(FreezeWindowId id)
{
    if (const int row = rowOf(id); row >= 0)
        RowUpdate::remove(*this, m_rows, row, row);
}

void FreezeWindowTableModel::setEnvironmentNames(const QHash<EnvironmentId, QString> &names)
{
    const QHash<EnvironmentId, QString> old = std::exchange(m_names, names);
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        const EnvironmentId environment = m_rows.at(row).environmentId;
        if (old.value(environment) != m_names.value(environment))
            emit dataChanged(index(row, EnvironmentColumn), index(row, EnvironmentColumn));
    }
}

void FreezeWindowTableModel::setNow(Instant now)
{
    const Instant old = std::exchange(m_now, now);
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        const FreezeWindow &window = m_rows.at(row);
        if (nearestOccurrence(window, old) != nearestOccurrence(window, now))
            emit dataChanged(index(row, StartColumn), index(row, StateColumn));
        else if (window.stateAt(old) != window.stateAt(now))
            emit dataChanged(index(row, StateColumn), index(row, StateColumn));
    }
}

const FreezeWindow *FreezeWindowTableModel::find(FreezeWindowId id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows.at(row);
}

int FreezeWindowTableModel::rowOf(FreezeWindowId id) const
{
    const auto found = std::find_if(m_rows.cbegin(), m_rows.cend(), [id](const FreezeWindow &row) { return row.id == id; });
    return found == m_rows.cend() ? -1 : static_cast<int>(found - m_rows.cbegin());
}

int FreezeWindowTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FreezeWindowTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FreezeWindowTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FreezeWindow &window = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(window, index.column());
    case WindowRole:
        return QVariant::fromValue(window);
    case IdRole:
        return window.id.uuid();
    case EnvironmentRole:
        return window.environmentId.uuid();
    case StateRole:
        return static_cast<int>(window.stateAt(m_now));
    case SortRole:
        return sortValue(window, index.column());
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
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FreezeWindowTableModel::sortValue(const FreezeWindow &window, int column) const
{
    switch (static_cast<Column>(column)) {
    case StartColumn:
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

QVariant FreezeWindowTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
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
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
