// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agenttable.h"

#include "models/agenttablemodel.h"
#include "ui/agents/agentdelegate.h"
#include "ui/agents/agentfilterproxymodel.h"
#include "ui/agents/agentspage.h"
#include "ui/widgets/readablecolumns.h"

#include <QHeaderView>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace tidegate {

QTableView *makeAgentTable(AgentFilterProxyModel *agents, QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(u"agentTable"_s);
    table->setAccessibleName(AgentsPage::tr("Agents"));
    table->setModel(agents);
    table->setItemDelegate(new AgentDelegate(table));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setSortingEnabled(true);
    table->sortByColumn(AgentTableModel::NameColumn, Qt::AscendingOrder);
    table->verticalHeader()->hide();
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    keepColumnsReadable(header, 6);
    const int character = table->fontMetrics().averageCharWidth();
    const std::pair<int, int> widths[] = {{AgentTableModel::NameColumn, 21},        {AgentTableModel::LifecycleColumn, 18},
                                          {AgentTableModel::StatusColumn, 16},      {AgentTableModel::SeenColumn, 15},
                                          {AgentTableModel::VersionColumn, 24},     {AgentTableModel::CapabilitiesColumn, 20},
                                          {AgentTableModel::EnvironmentColumn, 16}, {AgentTableModel::TargetsColumn, 11}};
    for (const auto &[column, characters] : widths)
        table->setColumnWidth(column, characters * character);
    return table;
}

} // namespace tidegate
