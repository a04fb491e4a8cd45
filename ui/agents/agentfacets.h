// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/agents/agentfilterproxymodel.h"
#include "ui/widgets/facetlist.h"

namespace tidegate {

// The sidebar of agents: what people decided, what is observed, and the version, each counted within what the others let through.
// Keys are "lifecycle:<number>", "look:<number>" and "standing:<number>".

QList<FacetSection> agentFacets(const AgentTableModel &agents, const AgentFilter &filter);
/// "9 agents · 6 online · 1 offline", of the status bar.
QString agentCounts(const AgentTableModel &agents, int shown);
void toggleAgentFacet(AgentFilter &filter, const QString &key);

} // namespace tidegate
