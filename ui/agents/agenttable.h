// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

QT_BEGIN_NAMESPACE
class QTableView;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class AgentFilterProxyModel;

/// The table of agents: how its rows look, which columns it has and how wide they begin.
QTableView *makeAgentTable(AgentFilterProxyModel *agents, QWidget *parent);

} // namespace tidegate
