// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetimportmodel.h"

#include <algorithm>

namespace tidegate {

void TargetImportModel::setSteps(const QList<ImportStep> &steps)
{
    if (!m_steps.isEmpty()) {
        beginRemoveRows({}, 0, static_cast<int>(m_steps.size()) - 1);
        m_steps.clear();
        m_outcomes.clear();
        m_written = m_failed = 0;
        endRemoveRows();
    }
    if (steps.isEmpty())
        return;
    beginInsertRows({}, 0, static_cast<int>(steps.size()) - 1);
    m_steps = steps;
    endInsertRows();
}

int TargetImportModel::count(ImportStep::Kind kind) const
{
    return static_cast<int>(std::count_if(m_steps.begin(), m_steps.end(), [kind](const ImportStep &step) { return step.kind == kind; }));
}

QList<int> TargetImportModel::rowsToWrite() const
{
    QList<int> rows;
    for (int row = 0; row < static_cast<int>(m_steps.size()); ++row) {
        const ImportStep::Kind kind = m_steps.at(row).kind;
        const bool done = m_outcomes.contains(row) && m_outcomes.value(row).isEmpty();
        if ((kind == ImportStep::Kind::New || kind == ImportStep::Kind::Changed) && !done)
            rows.append(row);
    }
    return rows;
}

void TargetImportModel::setOutcome(int row, const QString &problem)
{
    if (const auto before = m_outcomes.constFind(row); before != m_outcomes.constEnd())
        (before->isEmpty() ? m_written : m_failed) -= 1;
    m_outcomes.insert(row, problem);
    (problem.isEmpty() ? m_written : m_failed) += 1;
    emit dataChanged(index(row, ActionColumn), index(row, TextColumn));
}

int TargetImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int TargetImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TargetImportModel::actionText(int row) const
{
    if (const auto outcome = m_outcomes.constFind(row); outcome != m_outcomes.constEnd())
        return outcome->isEmpty() ? tr("✓ Written") : tr("✕ Failed");
    switch (m_steps.at(row).kind) {
    case ImportStep::Kind::New:
        return tr("+ New");
    case ImportStep::Kind::Changed:
        return tr("≠ Changed");
    case ImportStep::Kind::Same:
        return tr("= Same");
    case ImportStep::Kind::Invalid:
        return tr("✕ Invalid");
    }
    Q_UNREACHABLE();
}

QVariant TargetImportModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportStep &step = m_steps.at(index.row());
    if (role == KindRole)
        return static_cast<int>(step.kind);
    if (role == Qt::ToolTipRole && index.column() == TextColumn)
        return data(index);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case LineColumn:
        return step.line;
    case ActionColumn:
        return actionText(index.row());
    case NameColumn:
        return step.name;
    case EnvironmentColumn:
        return step.environment;
    case TextColumn:
        return m_outcomes.value(index.row()).isEmpty() ? step.text : m_outcomes.value(index.row());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TargetImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case LineColumn:
        return tr("Line");
    case ActionColumn:
        return tr("Action");
    case NameColumn:
        return tr("Name");
    case EnvironmentColumn:
        return tr("Environment");
    case TextColumn:
        return tr("Outcome");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
