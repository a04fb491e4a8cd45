// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targettreeview.h"

#include "models/targetfilterproxymodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/targets/agedelegate.h"
#include "ui/targets/driftbadgedelegate.h"
#include "ui/targets/healthbadgedelegate.h"
#include "ui/targets/targetnamedelegate.h"

#include <QHeaderView>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Kind = TargetTreeModel::Kind;

Kind kindOf(const QModelIndex &index)
{
    return index.data(TargetTreeModel::KindRole).value<Kind>();
}

std::optional<DriftBadgeDelegate::Cell> driftCell(const QModelIndex &index)
{
    const int count = index.data(TargetTreeModel::DriftCountRole).toInt();
    if (kindOf(index) == Kind::Target)
        return DriftBadgeDelegate::Cell{static_cast<DriftStatus>(index.data(TargetTreeModel::DriftRole).toInt()), count, false};
    return DriftBadgeDelegate::Cell{DriftStatus::Drifted, count, count == 0};
}

} // namespace

TargetTreeView::TargetTreeView(TargetTreeModel *model, TargetFilterProxyModel *proxy, const std::function<QDateTime()> &now, QWidget *parent)
    : QTreeView(parent), m_tree(model), m_proxy(proxy)
{
    setObjectName(u"targetTree"_s);
    setAccessibleName(tr("Targets"));
    setAccessibleDescription(tr("Space on an environment or a group goes to the target that is worst."));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setSortingEnabled(true);
    setEditTriggers(NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setExpandsOnDoubleClick(true);
    setAnimated(false);
    setFrameShape(QFrame::NoFrame);
    setTextElideMode(Qt::ElideRight);
    setModel(proxy);
    setUpColumns(now);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { rememberClosed(index, true); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { rememberClosed(index, false); });
    connect(proxy, &QAbstractItemModel::rowsRemoved, this, &TargetTreeView::keepCurrent, Qt::QueuedConnection);
    connect(proxy, &QAbstractItemModel::rowsInserted, this, &TargetTreeView::keepCurrent, Qt::QueuedConnection);
    const auto restore = [this] {
        openBranches({}, 0, m_proxy->rowCount() - 1);
        keepCurrent();
    };
    connect(proxy, &QAbstractItemModel::modelReset, this, restore);
    connect(proxy, &QAbstractItemModel::layoutChanged, this, restore, Qt::QueuedConnection); // rows that come back with it are closed
    openBranches({}, 0, proxy->rowCount() - 1);
    keepCurrent();
}

void TargetTreeView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    if (!selectionModel())
        return;
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &TargetTreeView::currentSourceChanged);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &TargetTreeView::selectedTargetsChanged);
}

void TargetTreeView::setUpColumns(const std::function<QDateTime()> &now)
{
    const auto checkedAt = [this](const QModelIndex &index) -> std::optional<Instant> {
        const Target *target = m_tree->target(TargetId(index.data(TargetTreeModel::IdRole).toUuid()));
        return target ? target->health.checkedAt : std::nullopt;
    };
    setItemDelegate(new CellDelegate(this));
    setItemDelegateForColumn(TargetTreeModel::NameColumn, new TargetNameDelegate(this));
    setItemDelegateForColumn(TargetTreeModel::HealthColumn, new BranchBarDelegate(this));
    setItemDelegateForColumn(TargetTreeModel::DriftColumn, new DriftBadgeDelegate(driftCell, this));
    setItemDelegateForColumn(TargetTreeModel::CheckedColumn,
                             new AgeDelegate(
                                 checkedAt, [now] { return toInstant(now()); }, this));
    const int em = fontMetrics().horizontalAdvance(u'0');
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(6 * em);
    header()->setSectionResizeMode(TargetTreeModel::NameColumn, QHeaderView::Stretch);
    header()->resizeSection(TargetTreeModel::HealthColumn, 19 * em);
    header()->resizeSection(TargetTreeModel::DriftColumn, 8 * em);
    header()->resizeSection(TargetTreeModel::ReleaseColumn, 16 * em);
    header()->resizeSection(TargetTreeModel::CheckedColumn, 15 * em);
    header()->resizeSection(TargetTreeModel::TypeColumn, 15 * em);
    header()->setSortIndicator(TargetTreeModel::NameColumn, Qt::AscendingOrder);
    setMinimumWidth(40 * em);
}

void TargetTreeView::fitColumns()
{
    const int wantedForName = 26 * fontMetrics().horizontalAdvance(u'0');
    int room = viewport()->width() - wantedForName - header()->sectionSize(TargetTreeModel::HealthColumn) - header()->sectionSize(TargetTreeModel::DriftColumn);
    for (const int column : {TargetTreeModel::ReleaseColumn, TargetTreeModel::CheckedColumn, TargetTreeModel::TypeColumn}) {
        m_widths.insert(column, isColumnHidden(column) ? m_widths.value(column) : header()->sectionSize(column));
        room -= m_widths.value(column);
        setColumnHidden(column, room < 0);
    }
}

void TargetTreeView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

QModelIndex TargetTreeView::currentSource() const
{
    return m_proxy->mapToSource(currentIndex()).siblingAtColumn(TargetTreeModel::NameColumn);
}

QList<TargetId> TargetTreeView::selectedTargets() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [this](const QModelIndex &a, const QModelIndex &b) { return visualRect(a).top() < visualRect(b).top(); });
    QList<TargetId> ids;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (kindOf(row) == Kind::Target)
            ids.append(TargetId(row.data(TargetTreeModel::IdRole).toUuid()));
    }
    return ids;
}

bool TargetTreeView::select(QUuid id)
{
    QModelIndex source = m_tree->indexOf(TargetId(id));
    if (!source.isValid())
        source = m_tree->indexOf(TargetGroupId(id));
    if (!source.isValid())
        source = m_tree->indexOf(EnvironmentId(id));
    const QModelIndex index = m_proxy->mapFromSource(source);
    if (!index.isValid())
        return false;
    for (QModelIndex branch = index.parent(); branch.isValid(); branch = branch.parent())
        expand(branch);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
    return true;
}

void TargetTreeView::goToCause()
{
    const QModelIndex source = currentSource();
    if (!source.isValid() || kindOf(source) == Kind::Target)
        return;
    const QModelIndex cause = m_tree->worstBelow(source);
    if (!cause.isValid())
        return;
    const QUuid id = cause.data(TargetTreeModel::IdRole).toUuid();
    if (!select(id))
        emit hiddenCauseWanted(id);
}

void TargetTreeView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTreeView::rowsInserted(parent, first, last);
    openBranches(parent, first, last);
    if (parent.isValid() && !isExpanded(parent) && !m_closed.contains(parent.data(TargetTreeModel::IdRole).toUuid()))
        expand(parent);
}

void TargetTreeView::openBranches(const QModelIndex &parent, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex branch = model()->index(row, 0, parent);
        if (kindOf(branch) == Kind::Target)
            continue;
        if (!m_closed.contains(branch.data(TargetTreeModel::IdRole).toUuid()))
            expand(branch);
        openBranches(branch, 0, model()->rowCount(branch) - 1);
    }
}

void TargetTreeView::rememberClosed(const QModelIndex &index, bool closed)
{
    const QUuid id = index.data(TargetTreeModel::IdRole).toUuid();
    if (closed)
        m_closed.insert(id);
    else
        m_closed.remove(id);
}

void TargetTreeView::keepCurrent()
{
    if (!currentIndex().isValid() && m_proxy->rowCount() > 0)
        selectionModel()->setCurrentIndex(m_proxy->index(0, 0), QItemSelectionModel::NoUpdate);
}

void TargetTreeView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex source = currentSource();
    const bool onTarget = source.isValid() && kindOf(source) == Kind::Target;
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && source.isValid() && !onTarget) {
        goToCause();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && source.isValid()) {
        if (onTarget)
            emit openRequested();
        else
            setExpanded(currentIndex().siblingAtColumn(0), !isExpanded(currentIndex().siblingAtColumn(0)));
        return;
    }
    if (event->key() == Qt::Key_Delete) {
        emit deleteRequested();
        return;
    }
    if (event->text() == "/"_L1) { // the page's key for the filter, not a search in the list
        event->ignore();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TargetTreeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    QTreeView::mouseDoubleClickEvent(event);
    if (index.isValid() && kindOf(index) == Kind::Target)
        emit openRequested();
}

} // namespace tidegate
