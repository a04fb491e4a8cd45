// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/componentversions.h"

#include <QAbstractTableModel>
#include <QHash>

namespace tidegate {

/// A column of the matrix.
struct MatrixEnvironment
{
    EnvironmentId id;
    QString name;
    bool isProduction = false;

    friend bool operator==(const MatrixEnvironment &, const MatrixEnvironment &) = default;
};

/// A cell with what it is held against. The pointers are good until the model changes.
struct MatrixCell
{
    const ComponentRow *row = nullptr;
    const ComponentCell *cell = nullptr; ///< Null: it does not run here, as far as is known.
    MatrixEnvironment environment;
    MatrixEnvironment other; ///< What it is compared with; null: with none.
    CellMatch match = CellMatch::Absent;
    bool isMixed = false;
    bool isOnlyHere = false; ///< No other environment has it.
    ComponentCoverage coverage;
    Instant now;

    bool differs() const { return match == CellMatch::Different || match == CellMatch::Added || match == CellMatch::Missing; }
};

/// Which version of each component runs in which environment: components as rows, environments as columns behind the first. Changes come by difference: rows
/// keep their places until they are sorted again, and none is ever reset.
class ComponentMatrixModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { NameRole = Qt::UserRole + 1, DiffersRole, SearchRole, RepositoryRole };
    static constexpr int nameColumn = 0;

    explicit ComponentMatrixModel(QObject *parent = nullptr) : QAbstractTableModel(parent) {}

    void setEnvironments(const QList<MatrixEnvironment> &environments); ///< In pipeline order.
    void setTable(const FleetComponents &table);
    void setNow(Instant now); ///< By which ages are said.
    /// What each environment is compared with; null: the one before it.
    void setBaseline(EnvironmentId environment);
    EnvironmentId baseline() const { return m_baseline; }
    void sort(); ///< The rows that differ in most environments first.

    const QList<MatrixEnvironment> &environments() const { return m_environments; }
    const QList<ComponentRow> &rows() const { return m_rows; }
    MatrixCell at(int row, int column) const;      ///< Of a column of an environment.
    int columnOf(EnvironmentId environment) const; ///< -1 when there is none.
    int differing(int column) const;               ///< Components that differ there from what they are compared with.
    int differingSomewhere() const;
    int componentsIn(int column) const;
    ComponentCoverage coverage(EnvironmentId environment) const { return m_coverage.value(environment); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(m_environments.size()) + 1; }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant sideData(int row, int role) const;
    MatrixEnvironment otherOf(qsizetype environment) const;
    bool differsAt(const ComponentRow &row, qsizetype environment) const;
    int countDiffering(const ComponentRow &row) const;
    QList<qsizetype> sorted(const QList<ComponentRow> &rows) const;
    void replaceRows(const QList<ComponentRow> &wanted);
    QList<ComponentRow> inPlace(const QList<ComponentRow> &rows) const;
    void count();
    void announceAll();

    QList<MatrixEnvironment> m_environments;
    QList<ComponentRow> m_rows;
    QHash<EnvironmentId, ComponentCoverage> m_coverage;
    EnvironmentId m_baseline;
    QList<int> m_differing; ///< By environment.
    QList<int> m_present;
    Instant m_now;
};

} // namespace tidegate
