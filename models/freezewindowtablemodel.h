// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/freezewindow.h"

#include <QHash>

namespace tidegate {

/// Freeze windows of all environments, ordered by start; the source of the calendar and of its agenda. From and until are those of the occurrence
/// that is on, comes next or was the last.
class FreezeWindowTableModel final : public RowTableModel<FreezeWindow, FreezeWindowId>
{
    Q_OBJECT

public:
    enum Column { EnvironmentColumn, StartColumn, EndColumn, ReasonColumn, StateColumn, ExceptionsColumn, LengthColumn, DistanceColumn, ColumnCount };
    enum Role { WindowRole = Qt::UserRole + 1, IdRole, EnvironmentRole, StateRole, SortRole };

    explicit FreezeWindowTableModel(QObject *parent = nullptr);

    void setWindows(const QList<FreezeWindow> &windows); ///< By difference on id.
    void put(const FreezeWindow &window);
    void remove(FreezeWindowId id);
    void setEnvironmentNames(const QHash<EnvironmentId, QString> &names);
    /// When the freezes of these environments end that are on, each once, the next first.
    QList<Instant> endsOfActive(const QList<EnvironmentId> &environments, Instant now) const;
    /// The instant by which states and occurrences are judged; announces only the rows in which one changes.
    void setNow(Instant now);

private:
    static QString distance(const FreezeWindow &window, Instant now); ///< "in 2 d", "since 3 h".
    QVariant cell(const FreezeWindow &row, int column, int role) const override;
    QString title(int column) const override;
    QVariant text(const FreezeWindow &window, int column) const;
    QVariant sortValue(const FreezeWindow &window, int column) const;

    QHash<EnvironmentId, QString> m_names;
    Instant m_now;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::FreezeWindow)
