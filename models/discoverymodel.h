// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/discoveryplan.h"

#include <QAbstractTableModel>

namespace tidegate {

/// What runs at a place, to be chosen from, and what became of what was chosen. What is new is chosen at first; names can be changed.
class DiscoveryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, FoundColumn, StateColumn, RunsColumn, ColumnCount };
    enum Role {
        StateRole = Qt::UserRole + 1, ///< int(FoundRow::State)
        SearchRole,                   ///< QString: what a filter looks in.
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<FoundRow> &rows); ///< Of another asking.
    const FoundRow &row(int row) const { return m_rows.at(row).found; }
    int count(FoundRow::State state) const;
    QList<int> chosen() const;
    void choose(const QList<int> &rows, bool chosen); ///< What was added already stays as it is.
    bool isChosen(int row) const { return m_rows.at(row).isChosen; }
    bool isAdded(int row) const { return m_rows.at(row).isAdded; }
    /// What is not wanted is chosen no more, what is wanted again is.
    void setIgnored(const QList<int> &rows, bool ignored);
    /// problem: what is wrong; empty: nothing. isThere: it was added all the same.
    void setOutcome(int row, const QString &problem, bool isThere);
    int added() const;
    int failed() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void choiceChanged();

private:
    struct Row
    {
        FoundRow found;
        bool isChosen = false;
        bool isAdded = false;
        QString problem;
    };

    static QString foundText(const FoundWork &work);
    QString text(const Row &row, int column) const;
    QString stateText(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace tidegate
