// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/componentmatrixmodel.h"

#include "models/componentwords.h"
#include "models/rowdiff.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QStringList namesOf(const QList<ComponentRow> &rows)
{
    QStringList names;
    names.reserve(rows.size());
    for (const ComponentRow &row : rows)
        names.append(row.name);
    return names;
}

QList<EnvironmentId> idsOf(const QList<MatrixEnvironment> &environments)
{
    QList<EnvironmentId> ids;
    for (const MatrixEnvironment &each : environments)
        ids.append(each.id);
    return ids;
}

/// What a row is found by: name, versions, images, digests.
QString searchText(const ComponentRow &row)
{
    QString text = row.name;
    for (const ComponentImage &image : row.images)
        text += u'\n' + image.name + u'\n' + image.digest + u'\n' + image.digests.join(u'\n') + u'\n' + image.release;
    return text;
}

} // namespace

MatrixEnvironment ComponentMatrixModel::otherOf(qsizetype environment) const
{
    if (m_baseline.isNull())
        return environment > 0 ? m_environments.at(environment - 1) : MatrixEnvironment();
    const int column = columnOf(m_baseline);
    return column < 0 || column - 1 == environment ? MatrixEnvironment() : m_environments.at(column - 1);
}

int ComponentMatrixModel::columnOf(EnvironmentId environment) const
{
    const auto place = idsOf(m_environments).indexOf(environment);
    return place < 0 ? -1 : static_cast<int>(place) + 1;
}

MatrixCell ComponentMatrixModel::at(int row, int column) const
{
    MatrixCell cell;
    if (row < 0 || row >= m_rows.size() || column < 1 || column > m_environments.size())
        return cell;
    cell.row = &m_rows.at(row);
    cell.environment = m_environments.at(column - 1);
    cell.other = otherOf(column - 1);
    cell.cell = cell.row->cell(cell.environment.id);
    cell.coverage = m_coverage.value(cell.environment.id);
    cell.now = m_now;
    if (!cell.other.id.isNull())
        cell.match = compareCells(*cell.row, cell.cell, cell.row->cell(cell.other.id));
    if (!cell.cell)
        return cell;
    cell.isMixed = tidegate::isMixed(*cell.row, *cell.cell);
    cell.isOnlyHere = std::all_of(m_environments.begin(), m_environments.end(),
                                  [&](const MatrixEnvironment &each) { return each.id == cell.environment.id || !cell.row->cell(each.id); });
    return cell;
}

bool ComponentMatrixModel::differsAt(const ComponentRow &row, qsizetype environment) const
{
    const MatrixEnvironment other = otherOf(environment);
    if (other.id.isNull())
        return false;
    const CellMatch match = compareCells(row, row.cell(m_environments.at(environment).id), row.cell(other.id));
    return match == CellMatch::Different || match == CellMatch::Added || match == CellMatch::Missing;
}

int ComponentMatrixModel::countDiffering(const ComponentRow &row) const
{
    int differing = 0;
    for (qsizetype i = 0; i < m_environments.size(); ++i)
        differing += differsAt(row, i) ? 1 : 0;
    return differing;
}

void ComponentMatrixModel::count()
{
    m_differing = QList<int>(m_environments.size(), 0);
    m_present = QList<int>(m_environments.size(), 0);
    for (const ComponentRow &row : std::as_const(m_rows)) {
        for (qsizetype i = 0; i < m_environments.size(); ++i) {
            m_present[i] += row.cell(m_environments.at(i).id) ? 1 : 0;
            m_differing[i] += differsAt(row, i) ? 1 : 0;
        }
    }
    if (!m_environments.isEmpty())
        emit headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_environments.size()));
}

int ComponentMatrixModel::differing(int column) const
{
    return m_differing.value(column - 1);
}

int ComponentMatrixModel::componentsIn(int column) const
{
    return m_present.value(column - 1);
}

int ComponentMatrixModel::differingSomewhere() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [this](const ComponentRow &row) { return countDiffering(row) > 0; }));
}

void ComponentMatrixModel::setEnvironments(const QList<MatrixEnvironment> &environments)
{
    if (environments == m_environments)
        return;
    for (const RowStep &step : rowSteps(idsOf(m_environments), idsOf(environments))) {
        const int first = static_cast<int>(step.first) + 1;
        const int last = static_cast<int>(step.last) + 1;
        if (step.kind == RowStep::Remove) {
            beginRemoveColumns({}, first, last);
            m_environments.remove(step.first, step.last - step.first + 1);
            endRemoveColumns();
        } else if (step.kind == RowStep::Move) {
            beginMoveColumns({}, first, first, {}, last > first ? last + 1 : last);
            m_environments.move(step.first, step.last);
            endMoveColumns();
        } else {
            beginInsertColumns({}, first, last);
            for (qsizetype i = step.first; i <= step.last; ++i)
                m_environments.insert(i, environments.at(i));
            endInsertColumns();
        }
    }
    m_environments = environments; // names
    count();
    announceAll();
}

/// The rows as they stand, and the new ones each before the first that it ranks before.
QList<ComponentRow> ComponentMatrixModel::inPlace(const QList<ComponentRow> &rows) const
{
    QHash<QString, qsizetype> found;
    for (qsizetype i = 0; i < rows.size(); ++i)
        found.insert(rows.at(i).name, i);
    QList<qsizetype> order;
    QList<bool> isKept(rows.size(), false);
    for (const ComponentRow &row : m_rows) {
        if (const qsizetype at = found.value(row.name, -1); at >= 0) {
            order.append(at);
            isKept[at] = true;
        }
    }
    const QList<qsizetype> ranked = sorted(rows);
    QList<qsizetype> rank(rows.size(), 0);
    for (qsizetype i = 0; i < ranked.size(); ++i)
        rank[ranked.at(i)] = i;
    for (const qsizetype each : ranked) {
        if (isKept.at(each))
            continue;
        const auto before = std::find_if(order.begin(), order.end(), [&](qsizetype other) { return rank.at(other) > rank.at(each); });
        order.insert(before, each);
    }
    QList<ComponentRow> placed;
    placed.reserve(order.size());
    for (const qsizetype each : order)
        placed.append(rows.at(each));
    return placed;
}

QList<qsizetype> ComponentMatrixModel::sorted(const QList<ComponentRow> &rows) const
{
    QList<int> differing;
    differing.reserve(rows.size());
    for (const ComponentRow &row : rows)
        differing.append(countDiffering(row));
    QList<qsizetype> order(rows.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) {
        if (differing.at(a) != differing.at(b))
            return differing.at(a) > differing.at(b);
        const int names = rows.at(a).name.compare(rows.at(b).name, Qt::CaseInsensitive);
        return names != 0 ? names < 0 : rows.at(a).name < rows.at(b).name;
    });
    return order;
}

void ComponentMatrixModel::replaceRows(const QList<ComponentRow> &wanted)
{
    for (const RowStep &step : rowSteps(namesOf(m_rows), namesOf(wanted))) {
        const int first = static_cast<int>(step.first);
        const int last = static_cast<int>(step.last);
        if (step.kind == RowStep::Remove) {
            beginRemoveRows({}, first, last);
            m_rows.remove(step.first, step.last - step.first + 1);
            endRemoveRows();
        } else if (step.kind == RowStep::Move) {
            beginMoveRows({}, first, first, {}, last > first ? last + 1 : last);
            m_rows.move(step.first, step.last);
            endMoveRows();
        } else {
            beginInsertRows({}, first, last);
            const QList<ComponentRow> tail = m_rows.mid(step.first);
            m_rows.resize(step.first);
            m_rows << wanted.mid(step.first, step.last - step.first + 1) << tail;
            endInsertRows();
        }
    }
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row) == wanted.at(row))
            continue;
        m_rows[row] = wanted.at(row);
        emit dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), columnCount() - 1));
    }
}

void ComponentMatrixModel::setTable(const FleetComponents &table)
{
    m_coverage.clear();
    for (const ComponentCoverage &each : table.environments)
        m_coverage.insert(each.environment, each);
    replaceRows(inPlace(table.components));
    count();
}

void ComponentMatrixModel::sort()
{
    QList<ComponentRow> wanted;
    wanted.reserve(m_rows.size());
    for (const qsizetype each : sorted(m_rows))
        wanted.append(m_rows.at(each));
    replaceRows(wanted);
}

void ComponentMatrixModel::setBaseline(EnvironmentId environment)
{
    if (environment == m_baseline)
        return;
    m_baseline = environment;
    count();
    announceAll();
}

void ComponentMatrixModel::setNow(Instant now)
{
    if (now == m_now)
        return;
    m_now = now;
    announceAll();
}

void ComponentMatrixModel::announceAll()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QVariant ComponentMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ComponentRow &row = m_rows.at(index.row());
    if (role == NameRole)
        return row.name;
    if (role == DiffersRole)
        return countDiffering(row) > 0;
    if (role == SearchRole)
        return searchText(row);
    if (index.column() == nameColumn) {
        if (role == Qt::DisplayRole)
            return row.name;
        return role == Qt::AccessibleTextRole || role == Qt::ToolTipRole ? QVariant(words::componentTitle(row)) : QVariant();
    }
    const bool isSentence = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isSentence)
        return {};
    const MatrixCell cell = at(index.row(), index.column());
    return isSentence ? words::cellSentence(cell) : words::cellVersions(cell);
}

/// The heading of a row: its name, and what it is made from.
QVariant ComponentMatrixModel::sideData(int row, int role) const
{
    if (row < 0 || row >= m_rows.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_rows.at(row).name;
    if (role == RepositoryRole)
        return words::repository(m_rows.at(row));
    return role == Qt::AccessibleTextRole || role == Qt::ToolTipRole ? QVariant(words::componentTitle(m_rows.at(row))) : QVariant();
}

QVariant ComponentMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return sideData(section, role);
    if (section < 0 || section > m_environments.size())
        return {};
    const bool isSentence = role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !isSentence)
        return {};
    if (section == nameColumn)
        return tr("Component");
    const MatrixEnvironment &environment = m_environments.at(section - 1);
    return isSentence ? environment.name + u": "_s + words::columnSummary(*this, section) : environment.name;
}

} // namespace tidegate
