// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/rowtablemodel.h"
#include "services/domain/agent.h"
#include "services/domain/programversion.h"
#include "services/domain/timezone.h"

#include <QTimeZone>

namespace tidegate {

/// An agent as the table shows it: what people decided of it, what is observed of it, and what it stands beside.
struct AgentRow
{
    Agent agent;
    AgentLiveness liveness;
    VersionStanding standing = VersionStanding::Unknown;
    QString places;  ///< Names of its environments; empty: it may see all.
    int targets = 0; ///< That are checked by it.

    friend bool operator==(const AgentRow &, const AgentRow &) = default;
};

/// The agents of a workspace, by name. Rows change by difference.
class AgentTableModel final : public RowTableModel<AgentRow, AgentId>
{
    Q_OBJECT

public:
    enum Column {
        NameColumn,
        LifecycleColumn,
        StatusColumn,
        SeenColumn,
        VersionColumn,
        CapabilitiesColumn,
        EnvironmentColumn,
        TargetsColumn,
        ClockColumn,
        ColumnCount,
    };
    enum Role { IdRole = Qt::UserRole + 1, RowRole, SortRole, SearchRole };

    explicit AgentTableModel(QObject *parent = nullptr);

    void setAgents(const QList<ShownAgent> &agents);
    void put(const ShownAgent &agent);
    void remove(AgentId id);
    /// What versions are held against.
    void setServer(const QString &version, const QString &minimum);
    /// Of live environments, by id, as people call them.
    void setEnvironmentNames(const QHash<EnvironmentId, QString> &names);
    void setTargetCounts(const QHash<AgentId, int> &counts);
    void setZone(const QTimeZone &zone);
    void setNow(Instant now); ///< By the server's clock; ages are said anew.
    Instant now() const { return m_now; }
    QString serverVersion() const { return m_server; }

    /// Whether somebody looks at the ages: then they are asked for as often as they may move.
    bool isWatched() const { return m_watchers > 0; }
    void watch(bool watched) { m_watchers += watched ? 1 : -1; }
    /// Whether some agent may have another status by now than the server said of it: nothing tells of silence.
    bool hasOverdue(Instant now) const;

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    AgentRow rowOf(const ShownAgent &shown) const;
    void describeAgain();
    QVariant cell(const AgentRow &row, int column, int role) const override;
    QString title(int column) const override;
    QString text(const AgentRow &row, int column) const;
    QString toolTip(const AgentRow &row, int column) const;
    QVariant sortValue(const AgentRow &row, int column) const;

    QString m_server;
    QString m_minimum;
    QHash<EnvironmentId, QString> m_names;
    QHash<AgentId, int> m_counts;
    QTimeZone m_zone = systemZone().zone;
    Instant m_now;
    int m_watchers = 0;
};

} // namespace tidegate
