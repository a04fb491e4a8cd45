// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"

#include <QAbstractTableModel>

namespace tidegate {

/// The pipeline, in order. Core only: words in DisplayRole, values in the roles; delegates decide how that looks.
class EnvironmentTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OrderColumn, NameColumn, ReleaseColumn, HealthColumn, DriftColumn, FreezeColumn, TargetsColumn, ColumnCount };
    enum Role { SummaryRole = Qt::UserRole + 1, IdRole, SortRole };

    explicit EnvironmentTableModel(QObject *parent = nullptr);

    /// Replaces the rows by difference on id: inserts, removes, moves and changes only what differs.
    void setEnvironments(const QList<EnvironmentSummary> &environments);
    void put(const EnvironmentSummary &environment); ///< Inserts or changes one row, at its place in the order.
    void remove(EnvironmentId id);
    /// The instant that decides whether dates need their year.
    void setNow(Instant now);

    const QList<EnvironmentSummary> &all() const { return m_rows; }
    const EnvironmentSummary *find(EnvironmentId id) const; ///< Null when there is none; valid until the next change.
    int rowOf(EnvironmentId id) const;                      ///< -1 when there is none.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    friend struct RowUpdate;

    QVariant text(const EnvironmentSummary &summary, int column) const;
    static QVariant sortValue(const EnvironmentSummary &summary, int column);

    QList<EnvironmentSummary> m_rows; ///< Ordered by orderIndex, then name.
    Instant m_now;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::EnvironmentSummary)
