// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agentspage.h"

#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/agents/agentactions.h"
#include "ui/agents/agentdetail.h"
#include "ui/agents/agentfacets.h"
#include "ui/agents/agentfilterproxymodel.h"
#include "ui/agents/agenttable.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/facetlist.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QTableView>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int narrowAgents = 900; // px; below, the sidebar waits for F9
constexpr int changesPause = 100; // ms; of many targets

} // namespace

AgentsPage::AgentsPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    m_proxy = new AgentFilterProxyModel(workspace->agents(), this);
    m_actions = new AgentActions(
        workspace, [this] { return current(); }, this);
    m_later = new QTimer(this);
    m_later->setSingleShot(true);
    m_table = makeAgentTable(m_proxy, this);
    layOut();
    connectAll();
    connectWorkspace();
    workspace->agents()->setZone(DisplayZone::current().zone());
    update();
}

AgentsPage::~AgentsPage()
{
    watch(false);
}

QWidget *AgentsPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *heading = new QLabel(tr("Agents"), head);
    heading->setFont(Theme::titleFont());
    m_filter = new QLineEdit(head);
    m_filter->setObjectName(u"agentFilter"_s);
    m_filter->setMaxLength(200);
    m_filter->setPlaceholderText(tr("Filter by name, environment or capability"));
    m_filter->setAccessibleName(tr("Filter by name, environment or capability"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(360);
    downLeadsInto(m_filter, m_table);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::group);
    row->addWidget(heading);
    row->addWidget(m_filter, 1);
    row->addStretch();
    for (QAction *action : {m_actions->tokens, m_actions->install}) {
        auto *button = new QToolButton(head);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row->addWidget(button);
    }
    return head;
}

void AgentsPage::layOut()
{
    m_facets = new FacetList(this);
    m_facets->setObjectName(u"agentFacets"_s);
    m_facets->setAccessibleName(tr("Facets"));
    m_facets->setMinimumWidth(160);
    m_detail = new AgentDetail(m_workspace, m_actions->all(), this);
    auto *area = new FormArea(m_detail, this);
    area->setObjectName(u"agentDetailArea"_s);
    area->setAccessibleName(tr("Details of the agent"));
    area->setFrameShape(QFrame::StyledPanel);
    m_panes = new QSplitter(Qt::Vertical, this);
    m_panes->setChildrenCollapsible(false);
    m_panes->addWidget(m_table);
    m_panes->addWidget(area);
    m_panes->setStretchFactor(0, 1);
    m_panes->setStretchFactor(1, 1);
    m_table->setMinimumHeight(4 * Theme::current().rowHeight());
    m_stack = new PageStack(m_panes, this);
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({190, 1'000});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::group, spacing::page, spacing::page);
    column->setSpacing(spacing::between);
    column->addWidget(makeHead());
    column->addWidget(m_splitter, 1);
}

/// Changes are joined; while nobody looks they wait.
void AgentsPage::follow(const QAbstractItemModel *model, bool holdsTargets)
{
    const auto changed = [this, holdsTargets] {
        m_countAgain = m_countAgain || holdsTargets;
        if (!holdsTargets)
            m_later->start(0);
        else if (!m_later->isActive()) // what goes on and on must not put it off for ever
            m_later->start(changesPause);
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, changed);
    connect(model, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(model, &QAbstractItemModel::dataChanged, this, changed);
    connect(model, &QAbstractItemModel::modelReset, this, changed);
}

void AgentsPage::connectWorkspace()
{
    const auto later = qOverload<>(&QTimer::start);
    follow(m_workspace->agents(), false);
    follow(m_workspace->targets(), true);
    connect(m_workspace, &Workspace::loaded, m_later, later);
    connect(m_workspace, &Workspace::completed, m_later, later);
    connect(m_workspace, &Workspace::stateChanged, m_later, later);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        if (!m_workspace->isStalled())
            m_stack->showFailed(tr("The agents could not be loaded."), error);
    });
    connect(m_stack, &PageStack::retryRequested, m_workspace, &Workspace::refresh);
    connect(m_later, &QTimer::timeout, this, [this] {
        if (isVisible())
            update();
    });
    connect(&DisplayZone::current(), &DisplayZone::changed, this, [this] { m_workspace->agents()->setZone(DisplayZone::current().zone()); });
}

void AgentsPage::connectAll()
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        AgentFilter filter = m_proxy->filter();
        filter.words = text.toLower().split(u' ', Qt::SkipEmptyParts);
        m_proxy->setFilter(filter);
        update();
    });
    connect(m_facets, &FacetList::facetActivated, this, [this](const QString &key) {
        AgentFilter filter = m_proxy->filter();
        toggleAgentFacet(filter, key);
        m_proxy->setFilter(filter);
        update();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AgentsPage::showCurrent);
    connect(m_table, &QTableView::activated, this, [this] {
        if (m_detail->table()->isVisible())
            m_detail->table()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &AgentsPage::openMenu);
    connect(m_detail, &AgentDetail::targetRequested, this, &Page::targetRequested);
    connect(m_actions, &AgentActions::targetsRequested, this, &Page::targetsRequested);
    connect(m_actions, &AgentActions::editReported, this, &Page::editReported);
    connect(m_actions, &AgentActions::messageReported, this, &Page::messageReported);
    connect(m_actions, &AgentActions::copyWanted, this, &AgentsPage::copyCurrent);
}

const AgentRow *AgentsPage::current() const
{
    return m_table ? m_proxy->rowAt(m_table->currentIndex()) : nullptr;
}

QString AgentsPage::title() const
{
    return tr("Agents");
}

QString AgentsPage::statusText() const
{
    return agentCounts(*m_workspace->agents(), m_proxy->rowCount());
}

void AgentsPage::setScope(QUuid environment)
{
    AgentFilter filter = m_proxy->filter();
    filter.environment = environment;
    m_proxy->setFilter(filter);
    update();
}

QString AgentsPage::newItemText() const
{
    return tr("&Install an agent…");
}

void AgentsPage::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

void AgentsPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void AgentsPage::setSidebarVisible(bool visible)
{
    m_sidebarWish = visible;
    m_facets->setVisible(visible);
}

QList<QWidget *> AgentsPage::panes() const
{
    return {m_facets, m_filter, m_table, m_detail->table()};
}

QWidget *AgentsPage::mainPane() const
{
    return m_table;
}

QList<QAction *> AgentsPage::menuActions() const
{
    return QList<QAction *>{m_actions->install, m_actions->tokens} + m_actions->all();
}

QUuid AgentsPage::currentItem() const
{
    const AgentRow *row = current();
    return row ? row->agent.id.uuid() : QUuid();
}

void AgentsPage::showItem(QUuid id)
{
    const QModelIndex source = m_workspace->agents()->indexOf(AgentId(id));
    if (!source.isValid())
        return;
    if (!m_proxy->mapFromSource(source).isValid()) // hidden by the filter: what was asked for wins
        clearFilter();
    if (const QModelIndex index = m_proxy->mapFromSource(source); index.isValid()) {
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    }
}

void AgentsPage::clearFilter()
{
    const QUuid scope = m_proxy->filter().environment;
    m_filter->clear();
    m_proxy->setFilter({});
    if (!scope.isNull())
        emit scopeRequested({});
    update();
}

void AgentsPage::countTargets()
{
    if (!std::exchange(m_countAgain, false))
        return;
    QHash<AgentId, int> counts;
    m_workspace->targets()->forEachTarget([&counts](const TargetCandidate &each) {
        if (!each.target.agent().isNull())
            ++counts[each.target.agent()];
    });
    m_workspace->agents()->setTargetCounts(counts);
}

void AgentsPage::update()
{
    countTargets();
    if (m_workspace->isLoaded() || m_workspace->agents()->rowCount() > 0)
        m_facets->setSections(agentFacets(*m_workspace->agents(), m_proxy->filter()));
    else
        m_facets->setSections({}); // a count of 0 would be a claim
    keepCurrent();
    updateState();
    showCurrent();
}

void AgentsPage::updateState()
{
    emit statusTextChanged();
    const bool any = m_workspace->agents()->rowCount() > 0;
    if (m_proxy->rowCount() > 0) {
        if (!m_stack->isShowingContent())
            m_stack->showContent();
    } else if (!m_workspace->isLoaded() && !any) {
        m_stack->showAwaited(*m_workspace, tr("Loading agents…"), tr("The agents could not be loaded."));
    } else if (any) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No agent matches"), tr("Clear the filter to see all agents."));
        state->addAction(
            tr("Clear filter"), this, [this] { clearFilter(); }, true);
    } else {
        EmptyState *state = m_stack->showEmpty(
            EmptyState::Variant::Empty, tr("No agents yet"),
            tr("An agent is a small program beside the targets, where this server cannot reach: it looks at them from inside "
               "their network and only ever connects outwards."));
        if (!offerEnvironment(state, m_workspace) && m_actions->whyNoInstall().isEmpty())
            state->addAction(
                tr("Install an agent…"), this, [this] { m_actions->install->trigger(); }, true);
    }
}

void AgentsPage::keepCurrent()
{
    if (!m_table->currentIndex().isValid() && m_proxy->rowCount() > 0)
        m_table->setCurrentIndex(m_proxy->index(0, 0)); // assistive technology needs a current row
}

void AgentsPage::showCurrent()
{
    m_detail->showAgent(current());
    m_actions->update();
}

void AgentsPage::copyCurrent()
{
    QGuiApplication::clipboard()->setText(m_detail->asText());
    emit successReported(tr("Copied"));
}

void AgentsPage::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_actions->all());
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void AgentsPage::watch(bool watched)
{
    if (std::exchange(m_watched, watched) != watched)
        m_workspace->agents()->watch(watched);
}

void AgentsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    watch(true);
    update();
}

void AgentsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    watch(false);
}

void AgentsPage::saveState(QSettings &settings) const
{
    settings.setValue(u"filter"_s, m_filter->text());
    settings.setValue(u"columns"_s, m_table->horizontalHeader()->saveState());
    settings.setValue(u"splitter"_s, m_splitter->saveState());
    settings.setValue(u"panes"_s, m_panes->saveState());
}

void AgentsPage::restoreState(QSettings &settings)
{
    m_filter->setText(settings.value(u"filter"_s).toString());
    m_table->horizontalHeader()->restoreState(settings.value(u"columns"_s).toByteArray());
    m_splitter->restoreState(settings.value(u"splitter"_s).toByteArray());
    m_panes->restoreState(settings.value(u"panes"_s).toByteArray());
}

void AgentsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) || event->text() == "/"_L1)
        focusFilter();
    else
        Page::keyPressEvent(event);
}

void AgentsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (!m_sidebarWish)
        m_facets->setVisible(width() >= narrowAgents);
}

} // namespace tidegate
