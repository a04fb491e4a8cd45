// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of MoveDialog: what its steps are made of.

#include "ui/servers/movedialog.h"

#include "ui/servers/serverdelegate.h"
#include "ui/style/theme.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/treeaccessible.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QLabel *makeText(QWidget *parent, const QString &name, bool isStrong = false)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (isStrong)
        label->setFont(Theme::strongFont());
    return label;
}

QVBoxLayout *columnIn(QWidget *page)
{
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    return column;
}

} // namespace

QWidget *MoveDialog::makeServerPage()
{
    auto *page = new QWidget(m_pages);
    auto *text = makeText(page, u"moveIntroduction"_s);
    text->setText(tr("All that is in the workspace on this computer goes to a server, history included. It stays here as it is. The server needs a tenant in "
                     "which nothing is yet, and a token of an administrator of it."));
    // What is on this computer is what moves.
    m_shown->setSourceModel(m_servers);
    m_shown->setFilterRole(ServerTableModel::KindRole);
    m_shown->setFilterFixedString(QString::number(static_cast<int>(SavedServer::Kind::Server)));
    m_list = new QTreeView(page);
    m_list->setObjectName(u"moveServers"_s);
    m_list->setAccessibleName(tr("Servers"));
    m_list->setModel(m_shown);
    keepReadable(m_list);
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new ServerDelegate(m_list));
    for (const int hidden : {ServerTableModel::StateColumn, ServerTableModel::UsedColumn})
        m_list->hideColumn(hidden);
    m_list->setColumnWidth(ServerTableModel::NameColumn, 180);
    m_list->setColumnWidth(ServerTableModel::KindColumn, 280);
    connect(m_list, &QTreeView::activated, this, &MoveDialog::chooseServer);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &MoveDialog::showServers);
    m_list->setCurrentIndex(m_shown->index(0, 0));
    m_add = new QPushButton(tr("&Add a server…"), page);
    m_add->setObjectName(u"addServer"_s);
    m_add->setAutoDefault(false);
    connect(m_add, &QPushButton::clicked, this, &MoveDialog::addServer);
    QVBoxLayout *column = columnIn(page);
    column->addWidget(text);
    column->addWidget(m_list, 1);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    return page;
}

QWidget *MoveDialog::makePlanPage()
{
    auto *page = new QWidget(m_pages);
    m_planTitle = makeText(page, u"movePlan"_s, true);
    m_plan = new QWidget(page);
    m_facts = new FactList(m_plan);
    m_notes = makeText(m_plan, u"moveNotes"_s);
    QVBoxLayout *inner = columnIn(m_plan);
    inner->addWidget(m_facts);
    inner->addWidget(m_notes);
    QVBoxLayout *column = columnIn(page);
    column->addWidget(m_planTitle);
    column->addWidget(m_plan);
    column->addStretch(1);
    return page;
}

QWidget *MoveDialog::makeWayPage()
{
    auto *page = new QWidget(m_pages);
    m_wayTitle = makeText(page, u"moveStep"_s, true);
    m_progress = new QProgressBar(page);
    m_progress->setAccessibleName(tr("Progress of the move"));
    m_wayNote = makeText(page, u"moveProgress"_s);
    QVBoxLayout *column = columnIn(page);
    for (QWidget *part : std::initializer_list<QWidget *>{m_wayTitle, m_progress, m_wayNote})
        column->addWidget(part);
    column->addStretch(1);
    return page;
}

QWidget *MoveDialog::makeEndPage()
{
    auto *page = new QWidget(m_pages);
    m_end = makeText(page, u"moveEnd"_s);
    QVBoxLayout *column = columnIn(page);
    column->addWidget(m_end);
    column->addStretch(1);
    return page;
}

void MoveDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(this);
    m_back = buttons->addButton(tr("&Back"), QDialogButtonBox::ResetRole);
    m_go = buttons->addButton(tr("Ne&xt"), QDialogButtonBox::ActionRole);
    m_leave = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    m_back->setObjectName(u"moveBack"_s);
    m_go->setObjectName(u"moveGo"_s);
    m_leave->setObjectName(u"moveLeave"_s);
    for (QPushButton *each : {m_back, m_leave})
        each->setAutoDefault(false);
    m_go->setDefault(true);
    connect(m_back, &QPushButton::clicked, this, &MoveDialog::back);
    connect(m_go, &QPushButton::clicked, this, &MoveDialog::go);
    connect(m_leave, &QPushButton::clicked, this, &MoveDialog::reject);
    layout()->addWidget(buttons);
}

} // namespace tidegate
