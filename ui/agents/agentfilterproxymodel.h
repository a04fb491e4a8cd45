// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/agenttablemodel.h"
#include "ui/style/agentglyph.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace tidegate {

/// What the list of agents is narrowed to. Unset and empty mean "any".
struct AgentFilter
{
    /// What a condition is about; facets count within the conditions about everything else.
    enum Aspect : unsigned { LifecycleAspect = 1, LookAspect = 2, VersionAspect = 4, OtherAspect = 8 };

    QSet<int> lifecycles; ///< AgentLifecycle
    QSet<int> looks;      ///< AgentLook
    QSet<int> standings;  ///< VersionStanding
    QUuid environment;    ///< The scope: those that may see it.
    QStringList words;    ///< In lower case; each is part of what is searched.

    /// The aspects that do not accept the row; 0: it is shown.
    unsigned refusedBy(const AgentRow &row, const QString &searched) const;
    bool narrows() const { return !lifecycles.isEmpty() || !looks.isEmpty() || !standings.isEmpty() || !words.isEmpty(); } ///< Besides the scope.

    friend bool operator==(const AgentFilter &, const AgentFilter &) = default;
};

/// Filters and sorts the agents; a row that changes keeps its place until the column that sorts says otherwise.
class AgentFilterProxyModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit AgentFilterProxyModel(AgentTableModel *agents, QObject *parent = nullptr);

    void setFilter(const AgentFilter &filter);
    const AgentFilter &filter() const { return m_filter; }
    const AgentTableModel *agents() const { return m_agents; }
    const AgentRow *rowAt(const QModelIndex &index) const; ///< Null for none.

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    AgentTableModel *m_agents;
    AgentFilter m_filter;
};

} // namespace tidegate
