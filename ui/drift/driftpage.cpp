// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftpage.h"

#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/drift/driftfacets.h"
#include "ui/drift/driftfilterproxymodel.h"
#include "ui/drift/driftgrouplist.h"
#include "ui/drift/driftview.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/driftbadgedelegate.h"
#include "ui/widgets/facetlist.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/foldingsplitter.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/plural.h"
#include "ui/widgets/treeaccessible.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int typingPause = 150;  // ms
constexpr int narrowPage = 1'100; // px

std::optional<DriftBadgeDelegate::Cell> cellOf(const QModelIndex &index)
{
    const auto row = index.data(DriftTableModel::RowRole).value<FleetDrift>();
    return DriftBadgeDelegate::Cell{row.report.status, static_cast<int>(row.report.differences.size()), false};
}

} // namespace

DriftPage::DriftPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    setObjectName(u"driftPage"_s);
    m_proxy = new DriftFilterProxyModel(this);
    m_proxy->setSourceModel(workspace->drift());
    workspace->drift()->want(this);
    m_update = new QTimer(this);
    m_update->setSingleShot(true);
    m_update->setInterval(0);
    m_typing = new QTimer(this);
    m_typing->setSingleShot(true);
    m_typing->setInterval(typingPause);
    layOut();
    connectAll();
    updateFacets();
    updateState();
    keepCurrent();
}

void DriftPage::layOut()
{
    m_facets = new FacetList(this);
    m_facets->setObjectName(u"driftFacets"_s);
    m_facets->setAccessibleName(tr("Facets"));
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(u"driftFilter"_s);
    m_filter->setMaxLength(200);
    m_filter->setPlaceholderText(tr("Target, release or component"));
    m_filter->setAccessibleName(tr("Filter the list"));
    m_filter->setClearButtonEnabled(true);
    buildList();
    m_groups = new DriftGroupList(this);
    m_forms = new QStackedWidget(this);
    m_forms->addWidget(m_list);
    m_forms->addWidget(m_groups);
    m_groupBy = new QComboBox(this);
    m_groupBy->setObjectName(u"groupBy"_s);
    m_groupBy->setAccessibleName(tr("Group by"));
    m_groupBy->setToolTip(tr("Group by"));
    m_groupBy->addItems({tr("by target"), tr("by component")});
    m_stack = new PageStack(m_forms, this);
    m_searchBar = new InlineMessage(this);
    m_searchBar->floatOver(this);
    m_searchBar->hideMessage();
    m_view = new DriftView(m_workspace, this);
    addActions(m_view->steps()); // from the lists too

    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    filterRow->setSpacing(spacing::between);
    filterRow->addWidget(m_filter, 1);
    filterRow->addWidget(m_groupBy);
    column->addLayout(filterRow);
    column->addWidget(m_stack, 1);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_facets);
    m_panes = new FoldingSplitter(this);
    m_panes->addWidget(left);
    m_panes->addWidget(m_view);
    m_panes->setStretchFactor(1, 1);
    m_panes->setSizes({330, 700});
    m_splitter->addWidget(m_panes);
    m_splitter->setStretchFactor(1, 1);
    m_facets->setMinimumWidth(160);
    left->setMinimumWidth(260);
    m_view->setMinimumWidth(440);
    m_splitter->setSizes({200, 1030});
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_splitter, 1);
}

void DriftPage::buildList()
{
    m_list = new QTreeView(this);
    m_list->setObjectName(u"driftList"_s);
    m_list->setAccessibleName(tr("Targets and their drift"));
    m_list->setModel(m_proxy);
    downLeadsInto(m_filter, m_list);
    keepReadable(m_list);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setItemDelegate(new CellDelegate(m_list));
    m_list->setItemDelegateForColumn(DriftTableModel::DifferencesColumn, new DriftBadgeDelegate(cellOf, m_list));
    for (const int column : {DriftTableModel::StatusColumn, DriftTableModel::ReleaseColumn, DriftTableModel::SinceColumn})
        m_list->setColumnHidden(column, true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(DriftTableModel::TargetColumn, QHeaderView::Stretch);
    m_list->header()->resizeSection(
        DriftTableModel::EnvironmentColumn,
        std::max(12 * fontMetrics().horizontalAdvance(u'0'), m_list->header()->sectionSizeHint(DriftTableModel::EnvironmentColumn)));
    m_list->header()->setMinimumSectionSize(m_list->header()->sectionSizeHint(DriftTableModel::TargetColumn));
    m_list->header()->setSectionResizeMode(DriftTableModel::DifferencesColumn, QHeaderView::Fixed);
    m_list->header()->resizeSection(DriftTableModel::DifferencesColumn, fontMetrics().horizontalAdvance(tr("Differences")) + 4 * spacing::between);
}

void DriftPage::connectAll()
{
    const auto later = qOverload<>(&QTimer::start);
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{m_workspace->drift(), m_workspace->environments()}) {
        connect(model, &QAbstractItemModel::rowsInserted, m_update, later);
        connect(model, &QAbstractItemModel::rowsRemoved, m_update, later);
        connect(model, &QAbstractItemModel::dataChanged, m_update, later);
        connect(model, &QAbstractItemModel::modelReset, m_update, later);
    }
    connect(m_workspace, &Workspace::stateChanged, m_update, later);
    connect(m_workspace, &Workspace::loaded, m_update, later);
    connect(m_workspace, &Workspace::completed, m_update, later);
    for (const auto failed : {&Workspace::loadFailed, &Workspace::driftMissed}) {
        connect(m_workspace, failed, this, [this](const Error &error) {
            m_missed = error;
            m_stack->showFailed(tr("The drift could not be loaded."), error);
        });
    }
    connect(m_workspace, &Workspace::loaded, this, [this] { m_missed.reset(); });
    connect(m_stack, &PageStack::retryRequested, m_workspace, &Workspace::refresh);
    connect(m_update, &QTimer::timeout, this, [this] {
        updateFacets();
        updateState();
        updateGroups();
        if (!m_wanted.isNull() && m_workspace->drift()->rowCount() > 0)
            showTarget(m_wanted);
        keepCurrent();
        showCurrent();
    });
    connect(m_filter, &QLineEdit::textChanged, m_typing, later);
    connect(m_typing, &QTimer::timeout, this, [this] {
        auto filter = m_proxy->filter();
        filter.text = m_filter->text().trimmed();
        m_proxy->setFilter(filter);
        m_update->start();
    });
    connect(m_facets, &FacetList::facetActivated, this, &DriftPage::facetActivated);
    connect(m_groupBy, &QComboBox::currentIndexChanged, m_forms, &QStackedWidget::setCurrentIndex);
    connect(m_groupBy, &QComboBox::currentIndexChanged, this, &DriftPage::updateGroups);
    connect(m_groups, &DriftGroupList::targetsRequested, this, &DriftPage::showGroup);
    connect(m_groups, &DriftGroupList::digestWanted, this, &DriftPage::findDigest);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DriftPage::showCurrent);
    connect(m_list, &QTreeView::activated, this, [this] { m_view->table()->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &DriftPage::openMenu);
    connect(m_view, &DriftView::digestWanted, this, &DriftPage::findDigest);
    connect(m_view, &DriftView::targetRequested, this, &Page::targetRequested);
    connect(m_view, &DriftView::copied, this, [this] { emit successReported(tr("Copied")); });
    connect(m_view, &DriftView::reported, this, &Page::editReported);
    connect(m_searchBar, &InlineMessage::closed, this, &DriftPage::endSearch);
}

QString DriftPage::title() const
{
    return tr("Drift");
}

QString DriftPage::statusText() const
{
    return tr("%1 of %2 shown").arg(m_proxy->rowCount()).arg(m_workspace->drift()->rowCount());
}

void DriftPage::setScope(QUuid environment)
{
    auto filter = m_proxy->filter();
    filter.environment = environment;
    m_proxy->setFilter(filter);
    m_update->start();
}

void DriftPage::facetActivated(const QString &key)
{
    auto filter = m_proxy->filter();
    const QUuid before = filter.environment;
    toggleDriftFacet(filter, key);
    if (filter.environment != before)
        emit scopeRequested(filter.environment);
    m_proxy->setFilter(filter);
    updateFacets();
    updateState();
    updateGroups();
    keepCurrent();
}

void DriftPage::updateFacets()
{
    const bool isAwaited = m_workspace->drift()->rowCount() == 0 && (m_workspace->isArriving() || m_workspace->targets()->targetCount() > 0);
    if (isAwaited || (!m_workspace->isLoaded() && m_workspace->environments()->all().isEmpty()))
        m_facets->setSections({}); // a count of 0 would be a claim
    else
        m_facets->setSections(driftFacets(m_workspace->drift()->all(), m_workspace->environments()->all(), m_proxy->filter()));
}

void DriftPage::updateState()
{
    emit statusTextChanged();
    const bool any = m_workspace->drift()->rowCount() > 0;
    if (any)
        m_missed.reset();
    if (m_proxy->rowCount() > 0) {
        if (!m_stack->isShowingContent())
            m_stack->showContent();
    } else if (m_missed && m_workspace->isLoaded()) {
        m_stack->showFailed(tr("The drift could not be loaded."), *m_missed);
    } else if (!m_workspace->isLoaded() && !any) {
        m_stack->showAwaited(*m_workspace, tr("Loading drift…"), tr("The drift could not be loaded."));
    } else if (m_workspace->isArriving() && any) {
        m_stack->showArriving(*m_workspace, tr("No target matches so far"));
    } else if (!any && (m_workspace->isArriving() || m_workspace->targets()->targetCount() > 0)) { // their drift comes after them
        m_stack->showArriving(*m_workspace, tr("Loading drift…"));
    } else if (any) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No target matches"), tr("Clear the filter to see all targets."));
        state->addAction(
            tr("Clear filter"), this, [this] { clearFilter(); }, true);
    } else {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::Empty, tr("No targets yet"),
                                               tr("Drift is the difference between what was deployed to a target and what runs there."));
        if (!offerEnvironment(state, m_workspace) && m_workspace->whyNot(Permission::TargetCreate).isEmpty())
            state->addAction(
                tr("New target…"), this, [this] { emit newTargetRequested({}); }, true);
    }
}

void DriftPage::keepCurrent()
{
    if (!m_list->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_list->selectionModel()->setCurrentIndex(m_proxy->index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void DriftPage::showCurrent()
{
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid())
        m_view->showTarget(nullptr);
    else
        m_view->showTarget(m_workspace->drift()->find(TargetId(current.data(DriftTableModel::IdRole).toUuid())));
}

void DriftPage::showTarget(QUuid id)
{
    const int row = m_workspace->drift()->rowOf(TargetId(id));
    m_wanted = row < 0 && m_workspace->drift()->rowCount() == 0 ? id : QUuid(); // it is on its way
    if (row < 0)
        return;
    QModelIndex index = m_proxy->mapFromSource(m_workspace->drift()->index(row, 0));
    if (!index.isValid()) { // hidden by the filter: what was asked for wins
        clearFilter();
        index = m_proxy->mapFromSource(m_workspace->drift()->index(row, 0));
    }
    m_groupBy->setCurrentIndex(0);
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_list->scrollTo(index);
}

void DriftPage::clearFilter()
{
    m_filter->clear();
    endSearch();
    m_proxy->setFilter({});
    emit scopeRequested({});
    m_update->start();
}

void DriftPage::updateGroups()
{
    if (m_groupBy->currentIndex() == 0)
        return; // nobody looks
    QList<FleetDrift> rows;
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        rows.append(m_proxy->index(row, 0).data(DriftTableModel::RowRole).value<FleetDrift>());
    const auto &filter = m_proxy->filter();
    for (FleetDrift &row : rows) {
        const auto hasText = [&filter](const QString &name) { return name.contains(filter.text, Qt::CaseInsensitive); };
        const bool wholeRow = hasText(row.targetName) || hasText(row.releaseName); // then the text asks for all of its differences
        row.report.differences.removeIf([&](const Difference &each) {
            return (!wholeRow && !hasText(each.component)) || (!filter.kinds.isEmpty() && !filter.kinds.contains(static_cast<int>(each.kind)))
                || (!filter.components.isEmpty() && !filter.components.contains(each.component));
        });
    }
    m_groups->setGroups(driftGroups(rows));
}

void DriftPage::showGroup(const DriftGroup &group)
{
    const QString text = tr("%1: %2 on %3", "a component, a kind of difference, 3 targets")
                             .arg(group.component, words::of(group.kind), words::targetCount(static_cast<int>(group.targets.size())));
    m_searchBar->showMessage(InlineMessage::Kind::Info, text, group.actual);
    m_searchBar->addAction(tr("Show all targets"), this, [this] { endSearch(); });
    auto filter = m_proxy->filter();
    filter.onlyTargets = QSet<QUuid>(group.targets.begin(), group.targets.end());
    m_proxy->setFilter(filter);
    m_groupBy->setCurrentIndex(0);
    m_list->setFocus(Qt::OtherFocusReason);
    m_update->start();
}

void DriftPage::openMenu(const QPoint &position)
{
    const QUuid id = m_list->currentIndex().data(DriftTableModel::IdRole).toUuid();
    if (id.isNull())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Open the target"), this, [this, id] { emit targetRequested(id); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

void DriftPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DriftPage::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

QList<KeyHint> DriftPage::keyHints() const
{
    return {{tr("Alt+Down, F7"), tr("Next difference")},
            {tr("Alt+Up, Shift+F7"), tr("Previous difference")},
            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I).toString(QKeySequence::NativeText), tr("Ignore the difference, or stop it")},
            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_G).toString(QKeySequence::NativeText), tr("Open the changes between both images")},
            {QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText), tr("From the list to the comparison; show unchanged components")}};
}

QUuid DriftPage::selectedEnvironment() const
{
    const auto target = m_workspace->targets()->target(m_view->target());
    return target ? target->environmentId.uuid() : QUuid();
}

QUuid DriftPage::currentItem() const
{
    return m_view->target().uuid();
}

void DriftPage::saveState(QSettings &settings) const
{
    const auto numbers = [](const QSet<int> &set) {
        QStringList texts;
        for (const int number : set)
            texts.append(QString::number(number));
        return texts;
    };
    settings.setValue(u"text"_s, m_filter->text());
    settings.setValue(u"groupBy"_s, m_groupBy->currentIndex());
    settings.setValue(u"statuses"_s, numbers(m_proxy->filter().statuses));
    settings.setValue(u"kinds"_s, numbers(m_proxy->filter().kinds));
    settings.setValue(u"components"_s, QStringList(m_proxy->filter().components.values()));
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    QVariantList widths;
    for (const int width : m_panes->widths())
        widths.append(width);
    settings.setValue(u"panes"_s, widths);
    m_view->saveState(settings);
}

void DriftPage::restoreState(QSettings &settings)
{
    const auto numbers = [&settings](const QString &key, int end) {
        QSet<int> set;
        for (const QString &text : settings.value(key).toStringList()) {
            bool isNumber = false;
            if (const int number = text.toInt(&isNumber); isNumber && number >= 0 && number < end)
                set.insert(number);
        }
        return set;
    };
    auto filter = m_proxy->filter();
    filter.statuses = numbers(u"statuses"_s, static_cast<int>(DriftStatus::Ignored) + 1);
    filter.kinds = numbers(u"kinds"_s, static_cast<int>(DifferenceKind::Unresolved) + 1);
    const QStringList components = settings.value(u"components"_s).toStringList();
    filter.components = QSet<QString>(components.begin(), components.end());
    m_proxy->setFilter(filter);
    m_filter->setText(settings.value(u"text"_s).toString().left(m_filter->maxLength()));
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    QList<int> widths;
    const QVariantList kept = settings.value(u"panes"_s).toList();
    for (const QVariant &width : kept)
        widths.append(width.toInt());
    m_panes->setWidths(widths);
    m_groupBy->setCurrentIndex(settings.value(u"groupBy"_s).toInt() == 1 ? 1 : 0);
    m_view->restoreState(settings);
    m_update->start();
}

void DriftPage::setSidebarVisible(bool visible)
{
    m_sidebarWish = visible;
    m_facets->setVisible(visible);
}

QList<QWidget *> DriftPage::panes() const
{
    return {m_facets, m_list, m_groups, m_view->table(), m_view->list()};
}

QWidget *DriftPage::mainPane() const
{
    return m_list;
}

void DriftPage::refreshDetails()
{
    m_view->reload();
}

void DriftPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) || event->text() == "/"_L1)
        focusFilter();
    else
        Page::keyPressEvent(event);
}

void DriftPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (!m_sidebarWish)
        m_facets->setVisible(width() >= narrowPage);
}

} // namespace tidegate
