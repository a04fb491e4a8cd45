// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/agent.h"
#include "services/domain/target.h"
#include "services/domain/timezone.h"

#include <QTimeZone>

namespace tidegate {

/// The targets that one agent checks, by name: how they are or, while it is not heard, what was known of them.
class AgentTargetModel final : public RowTableModel<Target, TargetId>
{
    Q_OBJECT

public:
    enum Column { NameColumn, HealthColumn, KnownColumn, RunsColumn, ColumnCount };

    explicit AgentTargetModel(QObject *parent = nullptr);

    /// isHeard: what they show is what they are.
    void setTargets(const QList<Target> &targets, bool isHeard);
    void setZone(const QTimeZone &zone);
    void setNow(Instant now); ///< For which year it is.

private:
    QVariant cell(const Target &target, int column, int role) const override;
    QString title(int column) const override;
    QString text(const Target &target, int column) const;

    QTimeZone m_zone = systemZone().zone;
    Instant m_now;
    bool m_isHeard = true;
};

} // namespace tidegate
