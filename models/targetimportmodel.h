// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetimport.h"

#include <QAbstractTableModel>

namespace tidegate {

/// What an import would do, record by record, and what became of each.
class TargetImportModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LineColumn, ActionColumn, NameColumn, EnvironmentColumn, TextColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole + 1 }; ///< int(ImportStep::Kind)

    using QAbstractTableModel::QAbstractTableModel;

    void setSteps(const QList<ImportStep> &steps); ///< Another file.
    const ImportStep &step(int row) const { return m_steps.at(row); }
    int count(ImportStep::Kind kind) const;
    QList<int> rowsToWrite() const;
    /// problem: why it was not written; empty: it was.
    void setOutcome(int row, const QString &problem);
    int written() const { return m_written; }
    int failed() const { return m_failed; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString actionText(int row) const;

    QList<ImportStep> m_steps;
    QHash<int, QString> m_outcomes; ///< Problems of the rows that were tried.
    int m_written = 0;
    int m_failed = 0;
};

} // namespace tidegate
