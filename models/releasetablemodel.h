// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/environmentsummary.h"
#include "services/domain/target.h"
#include "services/domain/timezone.h"

#include <QTimeZone>

namespace tidegate {

class TargetTreeModel;

/// A release in an environment, by the stickers of its targets.
struct ReleaseRow
{
    QUuid id; ///< Of environment and release together; the same as long as there is such a row.
    EnvironmentId environment;
    QString environmentName;
    int order = 0;                 ///< Of the environment.
    QString release;               ///< Empty: targets that no release was recorded for.
    int targets = 0;               ///< That carry it.
    int total = 0;                 ///< In the environment.
    std::optional<Instant> newest; ///< When it was last deployed there.

    friend bool operator==(const ReleaseRow &, const ReleaseRow &) = default;
};

/// Which release is on how many targets of each environment: in the order of the environments, the most frequent release first.
class ReleaseTableModel final : public RowTableModel<ReleaseRow>
{
    Q_OBJECT

public:
    enum Column { EnvironmentColumn, ReleaseColumn, TargetsColumn, ShareColumn, NewestColumn, ColumnCount };
    enum Role { EnvironmentRole = Qt::UserRole + 1, SortRole, SearchRole };

    explicit ReleaseTableModel(QObject *parent = nullptr);

    /// Counts anew; changes by rows.
    void setFleet(const QList<EnvironmentSummary> &environments, const TargetTreeModel &targets);
    void setZone(const QTimeZone &zone);

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant cell(const ReleaseRow &row, int column, int role) const override;
    QString title(int column) const override;
    QString text(const ReleaseRow &row, int column) const;
    QVariant sortValue(const ReleaseRow &row, int column) const;

    QTimeZone m_zone = systemZone().zone;
};

} // namespace tidegate
