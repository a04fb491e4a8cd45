// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targettreeview.h"

#include "models/targetfilterproxymodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/style/consolestyle.h"
#include "ui/style/theme.h"
#include "ui/targets/list/targetnamedelegate.h"
#include "ui/widgets/agedelegate.h"
#include "ui/widgets/driftbadgedelegate.h"
#include "ui/widgets/healthbadgedelegate.h"
#include "ui/widgets/timewidth.h"
#include "ui/widgets/treeaccessible.h"

#include <QAccessible>
#include <QAction>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Kind = TargetTreeModel::Kind;

constexpr int minNameWidth = 26; // digits

/// How columns are called in settings, in their order.
const std::array<QString, TargetTreeModel::ColumnCount> columnWords{u"name"_s,    u"health"_s, u"drift"_s,   u"release"_s,
                                                                    u"checked"_s, u"type"_s,   u"address"_s, u"labels"_s};

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
    // Before the selection model hears of it, which of a whole branch that was chosen at once keeps the first and the last row alone: what comes between them
    // later would count as chosen.
    connect(proxy, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] {
        if (selectionModel())
            selectionModel()->select(QItemSelection(), QItemSelectionModel::Select);
        notePlace();
    });
    setModel(proxy);
    setUpColumns(now);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { rememberClosed(index, true); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { rememberClosed(index, false); });
    m_restore = new QTimer(this);
    m_restore->setSingleShot(true);
    m_restore->setInterval(0);
    const auto restore = [this] {
        openBranches();
        keepCurrent();
        keepPlace();
    };
    connect(m_restore, &QTimer::timeout, this, restore);
    const auto restoreSoon = [this] {
        m_selected.reset();
        if (!m_restore->isActive())
            m_restore->start();
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(proxy, signal, this, restoreSoon);
    connect(proxy, &QAbstractItemModel::rowsAboutToBeInserted, this, &TargetTreeView::notePlace);
    connect(proxy, &QAbstractItemModel::rowsMoved, this, restoreSoon);
    connect(proxy, &QAbstractItemModel::layoutChanged, this, [this, restoreSoon] {
        openBranches(); // those that come back with it are closed; at once, or they would be painted so
        restoreSoon();
    });
    connect(proxy, &QAbstractItemModel::modelReset, this, restoreSoon);
    restore();
}

void TargetTreeView::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    if (model)
        keepReadable(this);
    if (!selectionModel())
        return;
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &TargetTreeView::currentSourceChanged);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        m_selected.reset();
        emit selectedTargetsChanged();
    });
}

void TargetTreeView::setUpColumns(const std::function<QDateTime()> &now)
{
    const auto checkedAt = [this](const QModelIndex &index) -> std::optional<Instant> {
        const auto candidate = m_tree->candidateAt(m_proxy->mapToSource(index));
        return candidate ? candidate->target.checkedAt() : std::nullopt;
    };
    setItemDelegate(new CellDelegate(this));
    setItemDelegateForColumn(TargetTreeModel::NameColumn, new TargetNameDelegate(this));
    setItemDelegateForColumn(TargetTreeModel::HealthColumn, new BranchBarDelegate(this));
    setItemDelegateForColumn(TargetTreeModel::DriftColumn, new DriftBadgeDelegate(driftCell, this));
    setItemDelegateForColumn(TargetTreeModel::CheckedColumn,
                             new AgeDelegate(
                                 checkedAt, [now] { return toInstant(now()); }, this));
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(6 * fontMetrics().horizontalAdvance(u'0'));
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    header()->setSectionResizeMode(TargetTreeModel::NameColumn, QHeaderView::Fixed);
    header()->setAccessibleName(tr("Columns"));
    setMinimumWidth(40 * fontMetrics().horizontalAdvance(u'0'));
    setUpChooser();
    setLook({});
}

void TargetTreeView::setUpChooser()
{
    for (int column = TargetTreeModel::HealthColumn; column < TargetTreeModel::ColumnCount; ++column) {
        auto *action = new QAction(m_tree->headerData(column, Qt::Horizontal).toString(), this);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, column](bool wanted) { chooseColumn(column, wanted); });
        m_columns.append(action);
    }
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(m_columns);
        menu->addSeparator();
        menu->addAction(tr("Reset columns"), this, [this] {
            setLook({});
            emit lookChanged();
        });
        menu->popup(header()->mapToGlobal(position));
    });
    connect(header(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        if (m_quiet || column == TargetTreeModel::NameColumn || width == 0)
            return;
        m_widths.insert(column, width);
        m_chosen = true; // what was set by hand stays so
        fitColumns();
        emit lookChanged();
    });
    connect(header(), &QHeaderView::sectionMoved, this, [this] {
        if (!m_quiet)
            emit lookChanged();
    });
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this] {
        m_isPlaceNoted = false; // in another order nothing stays where it was
        m_keptRow = QModelIndex();
        if (m_quiet)
            return;
        m_severity = false;
        if (const QModelIndex current = currentIndex(); visualRect(current).intersects(viewport()->rect()))
            QTimer::singleShot(0, this, [this] { scrollTo(currentIndex()); }); // what is looked at stays in sight
        emit lookChanged();
    });
}

void TargetTreeView::chooseColumn(int column, bool wanted)
{
    m_chosen = true;
    if (wanted)
        m_wanted.insert(column);
    else
        m_wanted.remove(column);
    fitColumns();
    emit lookChanged();
}

void TargetTreeView::sortBy(int column, Qt::SortOrder order)
{
    m_quiet = true;
    sortByColumn(column, order);
    m_quiet = false;
}

void TargetTreeView::preferSeverity(bool prefer)
{
    const bool asAtFirst = header()->sortIndicatorSection() == TargetTreeModel::NameColumn && header()->sortIndicatorOrder() == Qt::AscendingOrder;
    if (prefer && asAtFirst) {
        sortBy(TargetTreeModel::HealthColumn, Qt::DescendingOrder);
        m_severity = true;
    } else if (!prefer && std::exchange(m_severity, false)) {
        sortBy(TargetTreeModel::NameColumn, Qt::AscendingOrder);
    }
}

void TargetTreeView::fitColumns()
{
    m_quiet = true;
    const int least = minNameWidth * fontMetrics().horizontalAdvance(u'0');
    // Columns that nobody chose give way as far as their headings allow, except for the state, whose words are what people look for. What has no
    // room then is scrolled to, never left out.
    for (int column = TargetTreeModel::HealthColumn; column < TargetTreeModel::ColumnCount; ++column)
        setColumnHidden(column, !m_wanted.contains(column)); // first, because a hidden heading has no size
    QHash<int, int> spare;
    int missing = least - viewport()->width();
    int spared = 0;
    for (const int column : std::as_const(m_wanted)) {
        const int width = m_widths.value(column);
        const bool isFirm = m_chosen || column == TargetTreeModel::HealthColumn;
        spare.insert(column, isFirm ? 0 : std::max(0, width - header()->sectionSizeHint(column)));
        missing += width;
        spared += spare.value(column);
    }
    missing = std::clamp(missing, 0, spared);
    int room = viewport()->width();
    for (int place = 1; place < header()->count(); ++place) {
        const int column = header()->logicalIndex(place);
        if (!m_wanted.contains(column))
            continue;
        const int width = m_widths.value(column) - (missing > 0 ? spare.value(column) * missing / spared : 0);
        header()->resizeSection(column, width);
        room -= width;
    }
    header()->resizeSection(TargetTreeModel::NameColumn, std::max(least, room));
    for (int column = TargetTreeModel::HealthColumn; column < TargetTreeModel::ColumnCount; ++column)
        m_columns.at(column - 1)->setChecked(m_wanted.contains(column));
    m_quiet = false;
}

QString TargetTreeView::look() const
{
    QStringList columns;
    for (int place = 1; place < header()->count(); ++place) {
        const int column = header()->logicalIndex(place);
        if (m_wanted.contains(column))
            columns.append(columnWords.at(static_cast<std::size_t>(column)) + u'=' + QString::number(m_widths.value(column)));
    }
    const bool down = header()->sortIndicatorOrder() == Qt::DescendingOrder;
    const int sorted = m_severity ? int(TargetTreeModel::NameColumn) : header()->sortIndicatorSection();
    const QString sort = (down && !m_severity ? u"-"_s : QString()) + columnWords.at(static_cast<std::size_t>(sorted));
    return QStringList{m_chosen ? u"chosen"_s : u"fit"_s, columns.join(u' '), sort}.join(u';');
}

void TargetTreeView::setLook(const QString &look)
{
    const int em = fontMetrics().horizontalAdvance(u'0');
    m_widths = {{TargetTreeModel::HealthColumn, 19 * em},  {TargetTreeModel::DriftColumn, 8 * em}, {TargetTreeModel::ReleaseColumn, 16 * em},
                {TargetTreeModel::CheckedColumn, 15 * em}, {TargetTreeModel::TypeColumn, 15 * em}, {TargetTreeModel::AddressColumn, 20 * em},
                {TargetTreeModel::LabelsColumn, 24 * em}};
    for (const Health health : {Health::Unknown, Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable}) {
        const int words = fontMetrics().horizontalAdvance(words::of(health) + u" ()"_s) + widestTime(fontMetrics()) + spacing::smallIcon
            + 2 * ConsoleStyle::cellPadding + 2 * em;
        m_widths[TargetTreeModel::HealthColumn] = std::max(m_widths.value(TargetTreeModel::HealthColumn), words);
    }
    for (auto width = m_widths.begin(); width != m_widths.end(); ++width) // in some languages the heading is the longest word
        width.value() = std::max(width.value(), header()->sectionSizeHint(width.key()));
    QList<int> order{TargetTreeModel::HealthColumn, TargetTreeModel::DriftColumn, TargetTreeModel::ReleaseColumn, TargetTreeModel::CheckedColumn,
                     TargetTreeModel::TypeColumn};
    const auto columnOf = [](const QString &word) {
        const auto found = std::find(columnWords.begin(), columnWords.end(), word);
        return found == columnWords.end() ? -1 : static_cast<int>(found - columnWords.begin());
    };
    const QStringList parts = look.split(u';');
    const bool known = parts.size() == 3 && columnOf(QString(parts.at(2)).remove(u'-')) >= 0;
    if (known) {
        order.clear();
        for (const QString &entry : parts.at(1).split(u' ', Qt::SkipEmptyParts)) {
            const int column = columnOf(entry.section(u'=', 0, 0));
            if (column <= 0 || order.contains(column))
                continue;
            order.append(column);
            if (const int width = entry.section(u'=', 1).toInt(); width >= header()->minimumSectionSize())
                m_widths.insert(column, width);
        }
    }
    m_chosen = known && parts.first() == "chosen"_L1;
    m_wanted = QSet<int>(order.begin(), order.end());
    m_severity = false;
    m_quiet = true;
    for (int place = 0; place < order.size(); ++place)
        header()->moveSection(header()->visualIndex(order.at(place)), place + 1);
    m_quiet = false;
    const bool down = known && parts.at(2).startsWith(u'-');
    sortBy(known ? columnOf(QString(parts.at(2)).remove(u'-')) : int(TargetTreeModel::NameColumn), down ? Qt::DescendingOrder : Qt::AscendingOrder);
    fitColumns();
}

void TargetTreeView::resizeEvent(QResizeEvent *event)
{
    // What is looked at stays in sight when something comes up below, as the bar of a selection does.
    const bool seen = visualRect(currentIndex()).intersects(QRect(QPoint(), event->oldSize()));
    QTreeView::resizeEvent(event);
    fitColumns();
    if (seen && event->size().height() < event->oldSize().height())
        scrollTo(currentIndex());
}

QModelIndex TargetTreeView::currentSource() const
{
    return m_proxy->mapToSource(currentIndex()).siblingAtColumn(TargetTreeModel::NameColumn);
}

QList<TargetId> TargetTreeView::selectedTargets() const
{
    if (m_selected)
        return *m_selected;
    using Place = std::array<int, 3>; // rows from the top: the order of the list
    std::vector<std::pair<Place, TargetId>> found;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        const auto candidate = m_tree->candidateAt(m_proxy->mapToSource(row));
        if (!candidate)
            continue;
        const QModelIndex branch = row.parent();
        const Place place = branch.parent().isValid() ? Place{branch.parent().row(), branch.row(), row.row()} : Place{branch.row(), row.row(), -1};
        found.emplace_back(place, candidate->target.id());
    }
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<TargetId> ids;
    ids.reserve(static_cast<qsizetype>(found.size()));
    for (const auto &[place, id] : found)
        ids.append(id);
    m_selected = ids;
    return ids;
}

QList<TargetId> TargetTreeView::targetsBelow(QUuid branch) const
{
    QList<TargetId> ids;
    const auto walk = [this, &ids](const QModelIndex &parent, const auto &self) -> void {
        for (int row = 0; row < m_proxy->rowCount(parent); ++row) {
            const QModelIndex child = m_proxy->index(row, 0, parent);
            if (const auto candidate = m_tree->candidateAt(m_proxy->mapToSource(child)))
                ids.append(candidate->target.id());
            else
                self(child, self);
        }
    };
    QModelIndex source = m_tree->indexOf(EnvironmentId(branch));
    if (!source.isValid())
        source = m_tree->indexOf(TargetGroupId(branch));
    if (source.isValid() || branch.isNull())
        walk(m_proxy->mapFromSource(source), walk);
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

void TargetTreeView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    notePlace(); // the base class forgets where rows are
    QTreeView::rowsAboutToBeRemoved(parent, first, last);
}

void TargetTreeView::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTreeView::rowsInserted(parent, first, last);
    if (parent.isValid() && !isExpanded(parent) && !m_closed.contains(parent.data(TargetTreeModel::IdRole).toUuid()))
        expand(parent);
}

void TargetTreeView::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    // The base class looks for the row among all rows to see whether its height changed. All are equally high here, and many change at once.
    if (QAccessible::isActive())
        QTreeView::dataChanged(first, last, roles);
    else
        viewport()->update();
}

void TargetTreeView::openBranches()
{
    const auto open = [this](const QModelIndex &source) {
        const QModelIndex branch = m_proxy->mapFromSource(source);
        if (branch.isValid() && !isExpanded(branch) && !m_closed.contains(branch.data(TargetTreeModel::IdRole).toUuid()))
            expand(branch);
    };
    for (int row = 0; row < m_tree->rowCount(); ++row) {
        const QModelIndex environment = m_tree->index(row, 0);
        open(environment);
        // Groups come before the targets of an environment.
        for (int child = 0; child < m_tree->rowCount(environment); ++child) {
            const QModelIndex group = m_tree->index(child, 0, environment);
            if (m_tree->candidateAt(group))
                break;
            open(group);
        }
    }
}

QStringList TargetTreeView::closedBranches() const
{
    QStringList ids;
    for (const QUuid &id : m_closed)
        ids.append(id.toString(QUuid::WithoutBraces));
    ids.sort();
    return ids;
}

void TargetTreeView::setClosedBranches(const QStringList &ids)
{
    m_closed.clear();
    for (const QString &id : ids)
        m_closed.insert(QUuid::fromString(id));
    openBranches();
    for (const QUuid &id : std::as_const(m_closed)) {
        const QModelIndex environment = m_proxy->mapFromSource(m_tree->indexOf(EnvironmentId(id)));
        const QModelIndex group = m_proxy->mapFromSource(m_tree->indexOf(TargetGroupId(id)));
        for (const QModelIndex &branch : {environment, group}) {
            if (branch.isValid())
                collapse(branch);
        }
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

void TargetTreeView::notePlace()
{
    if (m_isPlaceNoted || verticalScrollBar()->value() == 0)
        return;                                                    // who is at the top stays there
    m_isPlaceNoted = true;                                         // also when that row goes: to look again would lay out all rows, for each of many that go
    const QModelIndex current = currentIndex().siblingAtColumn(0); // where it is in sight, it is what is looked at
    m_keptRow = visualRect(current).intersects(viewport()->rect()) ? current : indexAt(QPoint(0, 0));
    m_keptTop = visualRect(m_keptRow).top();
}

/// What comes and goes above does not move what is looked at.
void TargetTreeView::keepPlace()
{
    m_isPlaceNoted = false;
    const QPersistentModelIndex row = std::exchange(m_keptRow, {});
    if (!row.isValid())
        return;
    executeDelayedItemsLayout();
    const QRect place = visualRect(row);
    const int step = verticalScrollMode() == ScrollPerItem ? std::max(1, place.height()) : 1;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + (place.top() - m_keptTop) / step);
}

void TargetTreeView::keepCurrent()
{
    if (currentIndex().isValid() || m_proxy->rowCount() == 0)
        return;
    const QModelIndexList rows = selectionModel()->selectedRows(); // what is selected is what the details are about
    selectionModel()->setCurrentIndex(rows.isEmpty() ? m_proxy->index(0, 0) : rows.first(), QItemSelectionModel::NoUpdate);
}

void TargetTreeView::mousePressEvent(QMouseEvent *event)
{
    emit chosen();
    QTreeView::mousePressEvent(event);
}

void TargetTreeView::keyPressEvent(QKeyEvent *event)
{
    emit chosen();
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
