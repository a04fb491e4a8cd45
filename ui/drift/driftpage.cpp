// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/driftpage.h"

#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/words.h"
#include "ui/drift/digestsearch.h"
#include "ui/drift/driftfilterproxymodel.h"
#include "ui/drift/driftview.h"
#include "ui/style/statusglyph.h"
#include "ui/targets/celldelegate.h"
#include "ui/targets/driftbadgedelegate.h"
#include "ui/targets/facetlist.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int typingPause = 150;  // ms
constexpr int narrowPage = 1'100; // px
constexpr auto environmentKey = "environment:"_L1;
constexpr auto statusKey = "status:"_L1;

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
    m_search = new DigestSearch(workspace, this);
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
    m_list = new QTreeView(this);
    m_list->setObjectName(u"driftList"_s);
    m_list->setAccessibleName(tr("Targets and their drift"));
    m_list->setModel(m_proxy);
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
    m_list->header()->setMinimumSectionSize(40);
    m_list->header()->setSectionResizeMode(DriftTableModel::TargetColumn, QHeaderView::Stretch);
    m_list->header()->resizeSection(DriftTableModel::EnvironmentColumn, 12 * fontMetrics().horizontalAdvance(u'0'));
    m_list->header()->setSectionResizeMode(DriftTableModel::DifferencesColumn, QHeaderView::Fixed);
    m_list->header()->resizeSection(DriftTableModel::DifferencesColumn, fontMetrics().horizontalAdvance(tr("Differences")) + 4 * spacing::between);
    m_stack = new PageStack(m_list, this);
    m_searchBar = new InlineMessage(this);
    m_searchBar->hideMessage();
    m_view = new DriftView(m_workspace, this);

    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    filterRow->addWidget(m_filter);
    column->addLayout(filterRow);
    column->addWidget(m_searchBar);
    column->addWidget(m_stack, 1);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_view);
    m_splitter->setStretchFactor(2, 1);
    m_facets->setMinimumWidth(160);
    left->setMinimumWidth(260);
    m_view->setMinimumWidth(440);
    m_splitter->setSizes({200, 330, 700});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
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
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) { m_stack->showFailed(tr("The drift could not be loaded."), error); });
    connect(m_stack, &PageStack::retryRequested, m_workspace, &Workspace::refresh);
    connect(m_update, &QTimer::timeout, this, [this] {
        updateFacets();
        updateState();
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
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DriftPage::showCurrent);
    connect(m_list, &QTreeView::activated, this, [this] { m_view->table()->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &DriftPage::openMenu);
    connect(m_view, &DriftView::digestWanted, this, &DriftPage::findDigest);
    connect(m_view, &DriftView::targetRequested, this, &Page::targetRequested);
    connect(m_search, &DigestSearch::progressed, this, &DriftPage::showSearch);
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
    if (key.startsWith(environmentKey)) {
        filter.environment = parseUuid(QStringView(key).sliced(environmentKey.size()));
        emit scopeRequested(filter.environment);
    } else if (const auto status = driftStatusFromString(QStringView(key).sliced(statusKey.size()))) {
        if (!filter.statuses.remove(static_cast<int>(*status)))
            filter.statuses.insert(static_cast<int>(*status));
    }
    m_proxy->setFilter(filter);
    updateFacets();
    updateState();
    keepCurrent();
}

void DriftPage::updateFacets()
{
    const auto &filter = m_proxy->filter();
    QHash<EnvironmentId, int> drifted;
    QHash<int, int> statuses;
    int all = 0;
    for (const FleetDrift &row : m_workspace->drift()->all()) {
        const bool isDrifted = row.report.status == DriftStatus::Drifted;
        drifted[row.environment] += isDrifted ? 1 : 0;
        all += isDrifted ? 1 : 0;
        if (filter.environment.isNull() || row.environment.uuid() == filter.environment)
            ++statuses[static_cast<int>(row.report.status)];
    }
    FacetSection environments{tr("Environments, drifted"), {{u"environment:"_s, tr("All"), all, {}, filter.environment.isNull(), {}}}};
    for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
        const Environment &environment = summary.environment;
        environments.facets.append({environmentKey + environment.id.toString(),
                                    environment.displayName,
                                    drifted.value(environment.id),
                                    {},
                                    filter.environment == environment.id.uuid(),
                                    environment.isProduction ? tr("PROD") : QString()});
    }
    FacetSection verdicts{tr("Verdict"), {}};
    for (const DriftStatus status : {DriftStatus::Drifted, DriftStatus::InSync, DriftStatus::Unknown, DriftStatus::Ignored}) {
        const int count = statuses.value(static_cast<int>(status));
        if (status != DriftStatus::Ignored || count > 0)
            verdicts.facets.append(
                {statusKey + toString(status), words::of(status), count, driftIcon(status), filter.statuses.contains(static_cast<int>(status)), {}});
    }
    m_facets->setSections({environments, verdicts});
}

void DriftPage::updateState()
{
    emit statusTextChanged();
    const bool any = m_workspace->drift()->rowCount() > 0;
    if (m_proxy->rowCount() > 0) {
        if (!m_stack->isShowingContent())
            m_stack->showContent();
    } else if (!m_workspace->isLoaded() && !any) {
        m_stack->showLoading(tr("Loading drift…"));
    } else if (any) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No target matches"), tr("Clear the filter to see all targets."));
        state->addAction(
            tr("Clear filter"), this,
            [this] {
                m_filter->clear();
                endSearch();
                m_proxy->setFilter({});
                emit scopeRequested({});
                m_update->start();
            },
            true);
    } else {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("No targets yet"), tr("Drift is judged per target; add one on the Targets page."));
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
    if (row < 0)
        return;
    QModelIndex index = m_proxy->mapFromSource(m_workspace->drift()->index(row, 0));
    if (!index.isValid()) { // hidden by the filter: what was asked for wins
        m_filter->clear();
        m_proxy->setFilter({});
        emit scopeRequested({});
        index = m_proxy->mapFromSource(m_workspace->drift()->index(row, 0));
    }
    m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_list->scrollTo(index);
}

void DriftPage::findDigest(const QString &digest)
{
    QList<TargetId> targets;
    for (const FleetDrift &row : m_workspace->drift()->all())
        targets.append(row.target);
    m_search->start(digest, targets);
}

void DriftPage::showSearch()
{
    const QString digest = m_search->digest().left(19) + u'…';
    const auto found = m_search->found().size();
    if (m_search->isRunning()) {
        m_searchBar->showMessage(InlineMessage::Kind::Info, tr("Looking for %1: %2 of %3 targets…").arg(digest).arg(m_search->done()).arg(m_search->total()));
        m_searchBar->addAction(tr("Cancel"), this, [this] { m_search->cancel(); });
        return;
    }
    QString text = tr("%1 was seen on %2 of %3 targets.").arg(digest).arg(found).arg(m_search->done());
    if (m_search->failed() > 0)
        text += u' ' + tr("%1 could not be asked.").arg(m_search->failed());
    m_searchBar->showMessage(m_search->failed() > 0 ? InlineMessage::Kind::Warning : InlineMessage::Kind::Info, text, m_search->digest());
    m_searchBar->addAction(tr("Show all targets"), this, [this] { endSearch(); });
    auto filter = m_proxy->filter();
    filter.onlyTargets = m_search->found();
    m_proxy->setFilter(filter);
    m_update->start();
}

void DriftPage::endSearch()
{
    auto filter = m_proxy->filter();
    filter.onlyTargets.reset();
    m_proxy->setFilter(filter);
    m_searchBar->hideMessage();
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

void DriftPage::setSidebarVisible(bool visible)
{
    m_sidebarWish = visible;
    m_facets->setVisible(visible);
}

QList<QWidget *> DriftPage::panes() const
{
    return {m_facets, m_list, m_view->table()};
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
