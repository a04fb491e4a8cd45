// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftgrouplist.h"

#include "ui/widgets/celldelegate.h"
#include "ui/widgets/treeaccessible.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace tidegate {

DriftGroupList::DriftGroupList(QWidget *parent) : QTreeView(parent)
{
    m_model = new DriftGroupModel(this);
    setObjectName(u"driftGroups"_s);
    setAccessibleName(tr("Differences by component"));
    setAccessibleDescription(tr("Enter shows the targets."));
    setModel(m_model);
    keepReadable(this);
    setItemDelegate(new CellDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setFrameShape(NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(40);
    const int character = fontMetrics().averageCharWidth();
    header()->resizeSection(DriftGroupModel::ComponentColumn, 12 * character);
    header()->resizeSection(DriftGroupModel::DifferenceColumn, 17 * character);
    header()->setSectionResizeMode(DriftGroupModel::ActualColumn, QHeaderView::Stretch);
    header()->resizeSection(DriftGroupModel::TargetsColumn, 9 * character);
    setTextElideMode(Qt::ElideMiddle);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) { emit targetsRequested(m_model->at(index.row())); });
    connect(this, &QWidget::customContextMenuRequested, this, &DriftGroupList::openMenu);
}

void DriftGroupList::setGroups(const QList<DriftGroup> &groups)
{
    m_model->setGroups(groups);
    if (m_model->rowCount() > 0 && !currentIndex().isValid())
        setCurrentIndex(m_model->index(0, 0)); // assistive technology needs a current row
}

void DriftGroupList::openMenu(const QPoint &position)
{
    if (!currentIndex().isValid())
        return;
    const DriftGroup group = m_model->at(currentIndex().row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Show these targets"), this, [this, group] { emit targetsRequested(group); });
    QAction *where = menu->addAction(tr("&Where is this digest running?"), this, [this, group] { emit digestWanted(group.actual); });
    QAction *copy = menu->addAction(tr("&Copy digest"), this, [group] { QGuiApplication::clipboard()->setText(group.actual); });
    where->setEnabled(!group.actual.isEmpty());
    copy->setEnabled(!group.actual.isEmpty());
    menu->popup(viewport()->mapToGlobal(position));
}

} // namespace tidegate
