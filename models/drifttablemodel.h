// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/drift.h"
#include "services/domain/target.h"

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
class DriftTableModel final : public RowTableModel<FleetDrift, TargetId>
{
    Q_OBJECT

public:
    enum Column { TargetColumn, EnvironmentColumn, StatusColumn, DifferencesColumn, ReleaseColumn, SinceColumn, ColumnCount };
    enum Role { RowRole = Qt::UserRole + 1, IdRole, StatusRole, SortRole };

    explicit DriftTableModel(QObject *parent = nullptr);

    void setRows(const QList<FleetDrift> &rows); ///< By difference on the target's id.
    void put(const FleetDrift &row);
    void remove(TargetId id);
    /// Somebody looks, as long as `who` is there. The list of a very long fleet is not asked for before.
    void want(QObject *who);
    bool isWanted() const { return m_wanting > 0; }

signals:
    void wanted(); ///< By one more.

private:
    QVariant cell(const FleetDrift &row, int column, int role) const override;
    QString title(int column) const override;
    static QVariant text(const FleetDrift &row, int column);
    static QVariant sortValue(const FleetDrift &row, int column);

    int m_wanting = 0;
};

/// One line of the side-by-side view: a component as expected and as it is.
struct ComparisonLine
{
    QString component;
    QString expected;                         ///< Empty: not expected.
    QString actual;                           ///< Empty: missing.
    std::optional<DifferenceKind> difference; ///< Nothing: equal.
    QString state = {};                       ///< What it was seen in, in the word of the API; empty: nobody saw it, or its replicas say more.
    int running = 0;                          ///< Replicas of it that ran,
    int desired = 0;                          ///< of how many; 0: of one alone.
    std::optional<RuleMark> ignoredBy{};      ///< The rule that ignores the difference for now.
    std::optional<RuleMark> expiredRule{};    ///< The rule that ignored it until it ended.
    ImageOrigin expectedOrigin{};             ///< What is known of the image that is expected,
    ImageOrigin actualOrigin{};               ///< and of the one that is there.

    bool counts() const { return difference && !ignoredBy; } ///< It differs, and nobody ignores it.

    friend bool operator==(const ComparisonLine &, const ComparisonLine &) = default;
};

struct Sticker;
struct InventorySnapshot;

/// Joins what is expected with what is there, ordered by component name. Pure.
QList<ComparisonLine> compareComponents(const Sticker &expected, const InventorySnapshot &actual, const DriftReport &report);

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::FleetDrift)
