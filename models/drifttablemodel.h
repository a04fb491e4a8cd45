// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/target.h"

#include <QAbstractTableModel>

namespace tidegate {

/// A target with its verdict.
struct FleetDrift
{
    TargetId target;
    QString targetName;
    EnvironmentId environment;
    QString environmentName;
    QString releaseName;
    DriftReport report;

    friend bool operator==(const FleetDrift &, const FleetDrift &) = default;
};

/// The drift of the fleet, a row per target.
class DriftTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TargetColumn, EnvironmentColumn, StatusColumn, DifferencesColumn, ReleaseColumn, SinceColumn, ColumnCount };
    enum Role { RowRole = Qt::UserRole + 1, IdRole, StatusRole, SortRole };

    explicit DriftTableModel(QObject *parent = nullptr);

    void setRows(const QList<FleetDrift> &rows); ///< By difference on the target's id.
    void put(const FleetDrift &row);
    void remove(TargetId id);

    const QList<FleetDrift> &all() const { return m_rows; }
    const FleetDrift *find(TargetId id) const;
    int rowOf(TargetId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    friend struct RowUpdate;

    static QVariant text(const FleetDrift &row, int column);
    static QVariant sortValue(const FleetDrift &row, int column);

    QList<FleetDrift> m_rows; ///< Ordered by environment, then target.
};

/// One line of the side-by-side view: a component as expected and as it is.
struct ComparisonLine
{
    QString component;
    QString expected;                         ///< Empty: not expected.
    QString actual;                           ///< Empty: missing.
    std::optional<DifferenceKind> difference; ///< Nothing: equal.

    friend bool operator==(const ComparisonLine &, const ComparisonLine &) = default;
};

struct Sticker;
struct InventorySnapshot;

/// Joins what is expected with what is there, ordered by component name. Pure.
QList<ComparisonLine> compareComponents(const Sticker &expected, const InventorySnapshot &actual, const DriftReport &report);

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::FleetDrift)
