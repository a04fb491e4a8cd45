// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"

namespace tidegate {

/// The targets on which a component differs in the same way: the same kind, and the same image where there is one.
struct DriftGroup
{
    QString component;
    DifferenceKind kind = DifferenceKind::DigestMismatch;
    QString actual;       ///< Empty: nothing is there, or it is not known.
    QList<QUuid> targets; ///< In the order of the rows.

    friend bool operator==(const DriftGroup &, const DriftGroup &) = default;
};

/// Those of most targets first. Pure.
QList<DriftGroup> driftGroups(const QList<FleetDrift> &rows);

/// The drift of the fleet by component, as component | difference | actual | targets.
class DriftGroupModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { ComponentColumn, DifferenceColumn, ActualColumn, TargetsColumn, ColumnCount };

    explicit DriftGroupModel(QObject *parent = nullptr);

    void setGroups(const QList<DriftGroup> &groups); ///< By difference on what makes a group.
    const DriftGroup &at(int row) const { return m_rows.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    friend struct RowUpdate;

    static QString text(const DriftGroup &group, int column);

    QList<DriftGroup> m_rows;
};

} // namespace tidegate
