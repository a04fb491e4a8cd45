// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"
#include "models/rowtablemodel.h"

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
class DriftGroupModel final : public RowTableModel<DriftGroup, QString>
{
    Q_OBJECT

public:
    enum Column { ComponentColumn, DifferenceColumn, ActualColumn, TargetsColumn, ColumnCount };

    explicit DriftGroupModel(QObject *parent = nullptr);

    void setGroups(const QList<DriftGroup> &groups); ///< By difference on what makes a group.

private:
    QVariant cell(const DriftGroup &row, int column, int role) const override;
    QString title(int column) const override;
    static QString text(const DriftGroup &group, int column);
};

} // namespace tidegate
