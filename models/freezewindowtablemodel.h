// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezewindow.h"

#include <QAbstractTableModel>
#include <QHash>

namespace tidegate {

/// Freeze windows of all environments, ordered by start; the source of the calendar and of its agenda. From and until are those of the occurrence
/// that is on, comes next or was the last.
class FreezeWindowTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { EnvironmentColumn, StartColumn, EndColumn, ReasonColumn, StateColumn, ExceptionsColumn, ColumnCount };
    enum Role { WindowRole = Qt::UserRole + 1, IdRole, EnvironmentRole, StateRole, SortRole };

    explicit FreezeWindowTableModel(QObject *parent = nullptr);

    void setWindows(const QList<FreezeWindow> &windows); ///< By difference on id.
    void put(const FreezeWindow &window);
    void remove(FreezeWindowId id);
    void setEnvironmentNames(const QHash<EnvironmentId, QString> &names);
    /// The instant by which states and occurrences are judged; announces only the rows in which one changes.
    void setNow(Instant now);

    const QList<FreezeWindow> &all() const { return m_rows; }
    const FreezeWindow *find(FreezeWindowId id) const;
    int rowOf(FreezeWindowId id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    friend struct RowUpdate;

    QVariant text(const FreezeWindow &window, int column) const;
    QVariant sortValue(const FreezeWindow &window, int column) const;

    QList<FreezeWindow> m_rows;
    QHash<EnvironmentId, QString> m_names;
    Instant m_now;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::FreezeWindow)
