// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/environmentsummary.h"

namespace tidegate {

/// The pipeline, in order. Core only: words in DisplayRole, values in the roles; delegates decide how that looks.
class EnvironmentTableModel final : public RowTableModel<EnvironmentSummary, EnvironmentId>
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

private:
    QVariant cell(const EnvironmentSummary &row, int column, int role) const override;
    QString title(int column) const override;
    QVariant text(const EnvironmentSummary &summary, int column) const;
    static QVariant sortValue(const EnvironmentSummary &summary, int column);

    Instant m_now;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::EnvironmentSummary)
