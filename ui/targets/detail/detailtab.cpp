// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/detailtab.h"

#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/inlinemessage.h"

#include <QHeaderView>
#include <QTimer>
#include <QTreeWidget>

#include <algorithm>

namespace tidegate {
namespace {

constexpr int reloadDelay = 80; // ms

} // namespace

DetailTab::DetailTab(Workspace *workspace, QWidget *parent)
    : QWidget(parent), m_workspace(workspace), m_message(new InlineMessage(this)), m_delay(new QTimer(this))
{
    m_message->floatOver(this);
    m_message->hideMessage();
    m_delay->setSingleShot(true);
    m_delay->setInterval(reloadDelay);
    connect(m_delay, &QTimer::timeout, this, [this] {
        if (!isVisible())
            return; // it stays stale until it shows
        m_stale = false;
        load();
    });
}

void DetailTab::setTarget(const Target &target)
{
    const bool another = target.id != m_target.id;
    m_target = target;
    if (another)
        m_message->hideMessage();
    showTarget();
    if (another)
        reload();
}

void DetailTab::reload()
{
    m_stale = true;
    if (isVisible() && !m_target.id.isNull())
        m_delay->start();
}

void DetailTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        reload();
}

QTreeWidget *DetailTab::makeList(const QStringList &columns, const QString &accessibleName)
{
    auto *list = new QTreeWidget(this);
    list->setColumnCount(static_cast<int>(columns.size()));
    list->setHeaderLabels(columns);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setAllColumnsShowFocus(true);
    list->setItemDelegate(new CellDelegate(list));
    list->setAccessibleName(accessibleName);
    list->header()->setStretchLastSection(false);
    list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list->header()->setMinimumSectionSize(std::max(48, list->header()->sectionSizeHint(0))); // what does not fit is scrolled to
    list->hide();                                                                            // until finishLines()
    return list;
}

QTreeWidgetItem *DetailTab::addLine(QTreeWidget *list, const QStringList &cells, int codeColumn)
{
    auto *item = new QTreeWidgetItem(list, cells);
    if (codeColumn >= 0)
        item->setFont(codeColumn, Theme::monospaceFont());
    return item;
}

void DetailTab::finishLines(QTreeWidget *list)
{
    list->setVisible(list->topLevelItemCount() > 0);
    if (!list->currentItem() && list->topLevelItemCount() > 0)
        list->setCurrentItem(list->topLevelItem(0), 0, QItemSelectionModel::NoUpdate);
}

} // namespace tidegate
