// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/environmentsummary.h"

namespace tidegate {

/// Something that somebody should look at.
struct AttentionItem
{
    enum class Kind { Health, FreezeSoon, Drift, Stale };

    Kind kind = Kind::Health;
    QUuid id; ///< Of the target, or of the freeze window for FreezeSoon.
    QString name;
    EnvironmentId environment;
    QString environmentName;
    Health health = Health::Unknown; ///< Of Health and Stale.
    bool stale = false;
    QString state; ///< In a word or two.
    QString cause;
    std::optional<Instant> since; ///< For FreezeSoon: when it begins.

    friend bool operator==(const AttentionItem &, const AttentionItem &) = default;
};

/// How far ahead a freeze is worth a row.
constexpr std::chrono::hours freezeSoon{24};

/// Everything that needs attention, worst first: no answer, unhealthy, freezes about to begin, degraded, drifted, checks that are out of date;
/// among equals production first, then the longest. Disabled targets are left out, and a target has one row. Pure.
QList<AttentionItem> attentionItems(const QList<Target> &targets, const QList<FreezeWindow> &windows, const QList<EnvironmentSummary> &environments,
                                    Instant now);

/// What to say when nothing needs attention, which is only said of what was checked; otherwise what to do. Empty: there are no targets. Pure.
QString allWellText(const QList<Target> &targets);

/// The worst of them, as name | environment | state | cause | since.
class AttentionModel final : public RowTableModel<AttentionItem>
{
    Q_OBJECT

public:
    enum Column { NameColumn, EnvironmentColumn, StateColumn, CauseColumn, SinceColumn, ColumnCount };
    enum Role { ItemRole = Qt::UserRole + 1 };

    explicit AttentionModel(QObject *parent = nullptr);

    void setItems(const QList<AttentionItem> &items, Instant now); ///< By difference on kind and id.
    void setLimit(int limit);                                      ///< 0: all.
    int total() const { return static_cast<int>(m_all.size()); }

private:
    QVariant cell(const AttentionItem &row, int column, int role) const override;
    QString title(int column) const override;
    void update();
    QString text(const AttentionItem &item, int column) const;

    QList<AttentionItem> m_all;
    Instant m_now;
    int m_limit = 10;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::AttentionItem)
