// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/discoverymodel.h"

#include "models/servicewords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

QString DiscoveryModel::foundText(const FoundWork &work)
{
    switch (work.type) {
    case TargetType::DockerHost:
        return tr("Docker host: %1").arg(work.name);
    case TargetType::ComposeHost:
        return tr("Compose project: %1").arg(work.name);
    case TargetType::EcsService:
        return tr("ECS service: %1").arg(work.name);
    case TargetType::NomadJob: {
        const QString space = work.connection.value("namespace"_L1).toString();
        return space.isEmpty() ? tr("Nomad job: %1").arg(work.name) : tr("Nomad job: %1 in %2", "name, namespace").arg(work.name, space);
    }
    }
    Q_UNREACHABLE();
}

void DiscoveryModel::setRows(const QList<FoundRow> &rows)
{
    if (!m_rows.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_rows.size()) - 1);
        m_rows.clear();
        endRemoveRows();
    }
    if (!rows.isEmpty()) {
        beginInsertRows({}, 0, static_cast<int>(rows.size()) - 1);
        for (const FoundRow &row : rows)
            m_rows.append({row, row.state == FoundRow::State::New, false, {}});
        endInsertRows();
    }
    emit choiceChanged();
}

int DiscoveryModel::count(FoundRow::State state) const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [state](const Row &row) { return row.found.state == state; }));
}

QList<int> DiscoveryModel::chosen() const
{
    QList<int> rows;
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (m_rows.at(row).isChosen && !m_rows.at(row).isAdded)
            rows.append(row);
    }
    return rows;
}

void DiscoveryModel::choose(const QList<int> &rows, bool chosen)
{
    for (const int row : rows) {
        Row &changed = m_rows[row];
        if (changed.isAdded || changed.isChosen == chosen)
            continue;
        changed.isChosen = chosen;
        emit dataChanged(index(row, NameColumn), index(row, NameColumn), {Qt::CheckStateRole});
    }
    emit choiceChanged();
}

void DiscoveryModel::setIgnored(const QList<int> &rows, bool ignored)
{
    const auto wanted = ignored ? FoundRow::State::Ignored : FoundRow::State::New;
    for (const int row : rows) {
        Row &changed = m_rows[row];
        if (changed.isAdded || changed.found.state == FoundRow::State::Known || changed.found.state == wanted)
            continue;
        changed.found.state = wanted;
        changed.isChosen = !ignored;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    emit choiceChanged();
}

void DiscoveryModel::setOutcome(int row, const QString &problem, bool isThere)
{
    Row &changed = m_rows[row];
    changed.problem = problem;
    changed.isAdded = isThere;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit choiceChanged();
}

int DiscoveryModel::added() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.isAdded; }));
}

int DiscoveryModel::failed() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return !row.problem.isEmpty(); }));
}

int DiscoveryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DiscoveryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DiscoveryModel::stateText(const Row &row) const
{
    if (!row.problem.isEmpty())
        return row.isAdded ? tr("! %1", "a target was added, what is wrong with it").arg(row.problem) : tr("✕ Not added: %1", "why").arg(row.problem);
    if (row.isAdded)
        return tr("✓ Added");
    switch (row.found.state) {
    case FoundRow::State::New:
        return tr("+ New");
    case FoundRow::State::Known:
        return tr("= Known: %1", "a target in an environment").arg(row.found.knownAs);
    case FoundRow::State::Ignored:
        return tr("− Ignored");
    }
    Q_UNREACHABLE();
}

QString DiscoveryModel::text(const Row &row, int column) const
{
    const FoundWork &work = row.found.work;
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return row.found.target.name;
    case FoundColumn:
        return foundText(work);
    case RunsColumn: {
        const bool isCounted = work.count && (work.count->running > 0 || !work.remark);
        const QString count = !isCounted ? QString()
            : work.count->total == 0     ? tr("Nothing runs")
                                         : tr("%L1 of %L2 run").arg(work.count->running).arg(work.count->total);
        const QString remark = work.remark ? words::sentence(*work.remark) : QString();
        return count.isEmpty() || remark.isEmpty() ? count + remark : tr("%1. %2", "how many run, a remark").arg(count, remark);
    }
    case StateColumn:
        return stateText(row);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant DiscoveryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == NameColumn ? QVariant(row.isChosen ? Qt::Checked : Qt::Unchecked) : QVariant();
    case StateRole:
        return static_cast<int>(row.found.state);
    case SearchRole:
        return QStringList{text(row, NameColumn), text(row, FoundColumn), text(row, StateColumn)}.join(u' ');
    default:
        return {};
    }
}

bool DiscoveryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != NameColumn || m_rows.at(index.row()).isAdded)
        return false;
    if (role == Qt::CheckStateRole) {
        choose({index.row()}, value.toInt() == Qt::Checked);
        return true;
    }
    const QString name = value.toString().trimmed();
    if (role != Qt::EditRole || name.isEmpty())
        return false;
    m_rows[index.row()].found.target.name = name;
    m_rows[index.row()].problem.clear();
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    emit choiceChanged();
    return true;
}

QVariant DiscoveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case NameColumn:
        return tr("Name");
    case FoundColumn:
        return tr("What it is");
    case RunsColumn:
        return tr("Runs");
    case StateColumn:
        return tr("State");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags DiscoveryModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemNeverHasChildren;
    if (index.isValid() && index.column() == NameColumn && !m_rows.at(index.row()).isAdded)
        flags |= Qt::ItemIsUserCheckable | Qt::ItemIsEditable;
    return flags;
}

} // namespace tidegate
