// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetspage.h"

#include "models/environmenttablemodel.h"
#include "models/targetfilterproxymodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/targets/bulk/targetrun.h"
#include "ui/targets/detail/targetdetail.h"
#include "ui/targets/list/selectionbar.h"
#include "ui/targets/list/targetfilterbar.h"
#include "ui/targets/list/targetsidebar.h"
#include "ui/targets/list/targettreeview.h"
#include "ui/targets/list/targetviewactions.h"
#include "ui/targets/targetactions.h"
#include "ui/widgets/facetlist.h"
#include "ui/widgets/filterkeys.h"
#include "ui/widgets/foldingsplitter.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int agesInterval = 15'000; // ms
constexpr int narrowPage = 1'050;    // px; below it the sidebar hides until it is asked for
constexpr auto environmentKey = "environment:"_L1;
constexpr qint64 longCount = 8;   // ms
constexpr int calmInterval = 250; // ms between counts while data change

} // namespace

TargetsPage::TargetsPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    setObjectName(u"targetsPage"_s);
    m_proxy = new TargetFilterProxyModel(this);
    m_proxy->setSourceModel(workspace->targets());
    m_run = new TargetRun(this);
    m_views = new TargetViewActions([this] { return TargetView{{}, {}, m_filter->text().trimmed(), m_tree->look()}; }, this);
    m_tree = new TargetTreeView(
        workspace->targets(), m_proxy, [workspace] { return workspace->serverNow(); }, this);
    m_actions = new TargetActions(workspace, m_run,
                                  {.selection = [this] { return selection(); }, .below = [this](QUuid branch) { return m_tree->targetsBelow(branch); }}, this);
    m_update = new QTimer(this);
    m_update->setSingleShot(true);
    m_update->setInterval(0);
    m_ages = new QTimer(this);
    m_ages->setInterval(agesInterval);
    layOut();
    makeMenu();
    for (const auto &[keys, by] : {std::pair(Qt::CTRL | Qt::Key_PageUp, -1), std::pair(Qt::CTRL | Qt::Key_PageDown, 1)}) {
        auto *shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_detail, [this, by = by] { m_detail->stepTab(by); });
    }
    connectAll();
    m_ages->start();
    m_proxy->setNow(toInstant(workspace->serverNow()));
    updateNow();
}

TargetActions::Selection TargetsPage::selection() const
{
    TargetActions::Selection selection;
    selection.targets = m_tree->selectedTargets();
    selection.environment = EnvironmentId(m_scope);
    const QModelIndex current = m_tree->currentSource();
    if (!current.isValid())
        return selection;
    const auto kind = current.data(TargetTreeModel::KindRole).value<TargetTreeModel::Kind>();
    const QUuid id = current.data(TargetTreeModel::IdRole).toUuid();
    if (kind == TargetTreeModel::Kind::Group)
        selection.group = TargetGroupId(id);
    if (kind != TargetTreeModel::Kind::Target && selection.targets.isEmpty())
        selection.branch = id;
    if (kind == TargetTreeModel::Kind::Target && selection.targets.isEmpty())
        selection.targets.append(TargetId(id));
    QModelIndex top = current;
    while (top.parent().isValid())
        top = top.parent();
    if (m_scope.isNull())
        selection.environment = EnvironmentId(top.data(TargetTreeModel::IdRole).toUuid());
    return selection;
}

void TargetsPage::updateSoon()
{
    if (m_update->isActive())
        return;
    // At once after a pause; while data stream in, as often as leaves most of the time to everything else.
    const qint64 since = m_updated.isValid() ? m_updated.elapsed() : calmInterval;
    m_update->start(static_cast<int>(std::max<qint64>(0, std::max<qint64>(calmInterval, 8 * m_updateCost) - since)));
}

void TargetsPage::updateNow()
{
    m_update->stop();
    QElapsedTimer timer;
    timer.start();
    if (!m_wanted.isNull() && m_workspace->targets()->contains(TargetId(m_wanted)))
        showTarget(m_wanted);
    updateFacets();
    updateState();
    updateSelection();
    m_updateCost = timer.elapsed();
    m_updated.start();
}

void TargetsPage::showProgress(qint64 done, qint64 total)
{
    if (!m_workspace->isLoaded()) // else what is there is shown meanwhile
        m_stack->showLoading(total > done ? tr("Loading targets: %L1 of %L2").arg(done).arg(total) : tr("Loading targets…"));
}

void TargetsPage::showCompleted()
{
    m_stack->message()->hideMessage();
    updateNow();
    m_wanted = {}; // or it is not there
}

void TargetsPage::makeMenu()
{
    const auto separator = [this] {
        auto *action = new QAction(this);
        action->setSeparator(true);
        return action;
    };
    const auto below = [this](const QString &text, const QList<QAction *> &actions) {
        auto *menu = new QMenu(text, this);
        menu->addActions(actions);
        return menu->menuAction();
    };
    m_menu = {m_actions->checkHealth, m_actions->goToCause, m_actions->showDrift, m_actions->recordSticker, separator()};
    m_menu += {m_actions->edit, m_actions->labels, m_actions->move, m_actions->enable, m_actions->disable};
    m_menu += {below(tr("&Copy"), m_actions->copies()), separator()};
    m_menu += {m_actions->newTarget, m_actions->newGroup, m_actions->discover, m_actions->importFile, m_actions->exportCsv};
    m_menu += {below(tr("C&olumns"), m_tree->columnActions()), separator(), m_actions->remove};
}

void TargetsPage::layOut()
{
    m_facets = new FacetList(this);
    m_facets->setObjectName(u"targetFacets"_s);
    m_facets->setAccessibleName(tr("Facets"));
    m_filter = new TargetFilterBar(this);
    m_stack = new PageStack(m_tree, this);
    m_bar = new SelectionBar(this);
    m_bar->setActions({m_actions->checkHealth, m_actions->labels, m_actions->move}, {m_actions->enable, m_actions->disable, m_actions->remove},
                      m_actions->copies());
    m_detail = new TargetDetail(m_workspace, m_actions->checkHealth, m_actions->recordSticker, this);
    auto *middle = new QWidget(this);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_filter);
    column->addWidget(m_stack, 1);
    column->addWidget(m_bar);
    auto *panes = new FoldingSplitter(this);
    panes->addWidget(middle);
    panes->addWidget(m_detail);
    panes->setStretchFactor(0, 1);
    panes->setSizes({650, 380});
    m_splitter = new QSplitter(this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_facets);
    m_splitter->addWidget(panes);
    m_splitter->setStretchFactor(1, 1);
    m_facets->setMinimumWidth(140);
    m_splitter->setSizes({208, 1030});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);
}

void TargetsPage::connectAll()
{
    TargetTreeModel *model = m_workspace->targets();
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &TargetsPage::updateSoon);
    connect(model, &QAbstractItemModel::rowsMoved, this, &TargetsPage::updateSoon);
    connect(model, &QAbstractItemModel::dataChanged, this, &TargetsPage::updateSoon);
    connect(m_workspace, &Workspace::stateChanged, this, &TargetsPage::updateSoon);
    connect(m_workspace, &Workspace::loaded, this, &TargetsPage::updateSoon);
    connect(m_workspace, &Workspace::loadProgressed, this, &TargetsPage::showProgress);
    connect(m_workspace, &Workspace::completed, this, &TargetsPage::showCompleted);
    connect(m_workspace, &Workspace::identityChanged, this, &TargetsPage::updateSoon);
    connect(m_update, &QTimer::timeout, this, &TargetsPage::updateNow);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        const bool isPart = m_workspace->isArriving();
        m_stack->showFailed(isPart ? tr("Not all targets could be loaded.") : tr("The targets could not be loaded."), error);
    });
    connect(m_workspace, &Workspace::entityChanged, this, &TargetsPage::entityChanged);
    connect(m_stack, &PageStack::retryRequested, m_workspace, &Workspace::refresh);
    downLeadsInto(m_filter->findChild<QLineEdit *>(), m_tree);
    connect(m_filter, &TargetFilterBar::filterTextChanged, this, &TargetsPage::applyFilter);
    connect(m_filter->facetsButton(), &QToolButton::clicked, this, &TargetsPage::setSidebarVisible);
    connect(m_facets, &FacetList::facetActivated, this, &TargetsPage::facetActivated);
    connect(m_facets, &FacetList::menuRequested, m_views, &TargetViewActions::openMenu);
    connect(m_facets, &FacetList::editRequested, m_views, &TargetViewActions::rename);
    connect(m_facets, &FacetList::removeRequested, m_views, &TargetViewActions::remove);
    connect(m_facets, &FacetList::moveRequested, m_views, &TargetViewActions::move);
    connect(m_filter, &TargetFilterBar::saveRequested, m_views, &TargetViewActions::save);
    connect(m_views, &TargetViewActions::applied, this, &TargetsPage::applyView);
    connect(m_views, &TargetViewActions::changed, this, &TargetsPage::updateFacets);
    connect(m_views, &TargetViewActions::edited, this, &Page::stateWorthKeeping);
    connect(m_views, &TargetViewActions::undoOffered, this, &Page::undoOffered);
    connect(m_tree, &TargetTreeView::lookChanged, this, &TargetsPage::updateSoon);
    connect(m_tree, &TargetTreeView::currentSourceChanged, this, &TargetsPage::updateSelection);
    connect(m_tree, &TargetTreeView::chosen, this, [this] { m_wanted = {}; });
    connect(m_tree, &TargetTreeView::selectedTargetsChanged, this, &TargetsPage::updateSelection);
    connect(m_tree, &TargetTreeView::hiddenCauseWanted, this, &TargetsPage::showTarget);
    connect(m_tree, &TargetTreeView::openRequested, m_detail, &TargetDetail::focusTabs);
    connect(m_tree, &TargetTreeView::deleteRequested, m_actions->remove, &QAction::trigger);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &TargetsPage::openMenu);
    connect(m_detail, &TargetDetail::causeRequested, m_tree, &TargetTreeView::goToCause);
    connect(m_detail, &TargetDetail::targetRequested, this, &TargetsPage::showTarget);
    connect(m_detail, &TargetDetail::driftRequested, this, &Page::driftRequested);
    connect(m_detail, &TargetDetail::successReported, this, &Page::successReported);
    connect(m_actions, &TargetActions::driftRequested, this, &Page::driftRequested);
    connect(m_actions, &TargetActions::created, this, &TargetsPage::showTarget);
    connect(m_actions, &TargetActions::successReported, this, &Page::successReported);
    connect(m_actions, &TargetActions::messageReported, this, &Page::messageReported);
    connect(m_actions, &TargetActions::editReported, this, &Page::editReported);
    connect(m_actions, &TargetActions::memoryChanged, this, &Page::stateWorthKeeping);
    connect(m_actions->goToCause, &QAction::triggered, m_tree, &TargetTreeView::goToCause);
    connect(m_ages, &QTimer::timeout, this, [this] {
        m_proxy->setNow(toInstant(m_workspace->serverNow()));
        m_tree->viewport()->update();
    });
}

QString TargetsPage::title() const
{
    return tr("Targets");
}

QString TargetsPage::statusText() const
{
    const QString shown = tr("%L1 of %L2 shown").arg(m_counts.shown).arg(m_workspace->targets()->targetCount());
    const auto selected = m_tree->selectedTargets().size();
    return selected > 0 ? tr("%1 · %L2 selected").arg(shown).arg(selected) : shown;
}

void TargetsPage::setScope(QUuid environment)
{
    if (m_scope == environment)
        return;
    m_scope = environment;
    applyFilter();
}

void TargetsPage::applyFilter()
{
    m_wanted = {};
    TargetFilter filter = m_filter->filterText().filter;
    if (!m_scope.isNull())
        filter.environments.insert(m_scope);
    m_proxy->setNow(toInstant(m_workspace->serverNow()));
    m_proxy->setFilter(filter);
    m_tree->preferSeverity(!filter.health.isEmpty() && !filter.health.contains(static_cast<int>(Health::Healthy)));
    if (m_updateCost < longCount)
        updateNow();
    else
        m_update->start(0); // the list first
}

void TargetsPage::applyView(const TargetView &view)
{
    m_tree->setLook(view.look);
    m_filter->setText(view.filter);
    updateNow();
}

void TargetsPage::saveState(QSettings &settings) const
{
    settings.setValue(u"filter"_s, m_filter->text());
    settings.setValue(u"look"_s, m_tree->look());
    settings.setValue(u"views"_s, m_views->views().toVariant());
    settings.setValue(u"closed"_s, m_tree->closedBranches());
    settings.setValue(u"discovery"_s, m_actions->discoveryMemory().toVariant());
}

void TargetsPage::restoreState(QSettings &settings)
{
    if (!settings.contains(u"look"_s))
        return;
    m_views->setViews(TargetViews::fromVariant(settings.value(u"views"_s).toList()));
    m_actions->setDiscoveryMemory(DiscoveryMemory::fromVariant(settings.value(u"discovery"_s).toMap()));
    m_tree->setClosedBranches(settings.value(u"closed"_s).toStringList());
    m_tree->setLook(settings.value(u"look"_s).toString());
    m_filter->setText(settings.value(u"filter"_s).toString());
}

void TargetsPage::facetActivated(const QString &key)
{
    if (key.startsWith(environmentKey)) {
        const QUuid id = parseUuid(QStringView(key).sliced(environmentKey.size()));
        setScope(id);
        emit scopeRequested(id);
        return;
    }
    if (m_views->activate(key))
        return;
    // "label:role=web" is the value "web" of the key "label:role".
    const qsizetype end = key.startsWith("label:"_L1) ? key.indexOf(u'=') : key.indexOf(u':');
    m_filter->toggle(key.left(end), key.mid(end + 1));
}

void TargetsPage::updateFacets()
{
    if (!m_workspace->isLoaded() && m_workspace->environments()->all().isEmpty()) {
        m_facets->setSections({}); // a count of 0 would be a claim
        return;
    }
    const Instant now = toInstant(m_workspace->serverNow());
    m_counts = countFacets(*m_workspace->targets(), m_proxy->filter(), now);
    QList<FacetSection> sections{environmentFacets(m_workspace->environments()->all(), m_counts, m_scope)};
    const QList<TargetFilter> filters = m_views->filters(m_scope);
    if (!filters.isEmpty())
        sections.append(m_views->section(countMatches(*m_workspace->targets(), filters, now), m_filter->text(), m_tree->look()));
    sections += filterFacets(m_counts, m_filter->filterText().filter);
    m_facets->setSections(sections);
    m_filter->setKnownLabels(offeredLabels(m_counts));
    QStringList agents = m_counts.agents.keys();
    agents.removeAll(QString());
    m_filter->setKnownAgents(agents);
}

bool TargetsPage::hasGroups() const
{
    const QList<EnvironmentSummary> &all = m_workspace->environments()->all();
    return std::any_of(all.cbegin(), all.cend(), [this](const EnvironmentSummary &summary) {
        const EnvironmentId id = summary.environment.id;
        return (m_scope.isNull() || id.uuid() == m_scope) && !m_workspace->targets()->groupsOf(id).isEmpty();
    });
}

void TargetsPage::updateState()
{
    const bool any = m_workspace->targets()->targetCount() > 0;
    const bool filtered = !m_filter->text().trimmed().isEmpty();
    const EnvironmentSummary *scope = m_workspace->environments()->find(EnvironmentId(m_scope));
    emit statusTextChanged();
    if (!m_workspace->isLoaded() && !any) {
        m_stack->showAwaited(*m_workspace, tr("Loading targets…"), tr("The targets could not be loaded."));
    } else if (m_counts.shown > 0 || (!filtered && hasGroups())) {
        if (!m_stack->isShowingContent())
            m_stack->showContent();
    } else if (m_workspace->isArriving()) {
        const QString none = scope ? tr("No targets in %1 so far").arg(scope->environment.displayName.left(80)) : tr("No targets so far");
        m_stack->showArriving(*m_workspace, filtered ? tr("No target matches so far") : none);
    } else if (filtered && any) {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::NoMatch, tr("No target matches"), m_filter->text().left(120));
        state->addAction(
            tr("Clear filter"), this, [this] { m_filter->setText({}); }, true);
    } else if (m_workspace->environments()->all().isEmpty()) {
        offerEnvironment(m_stack->showEmpty(EmptyState::Variant::Empty, tr("No targets yet"), tr("Create an environment first, then add its targets.")),
                         m_workspace);
    } else {
        EmptyState *state = m_stack->showEmpty(EmptyState::Variant::Empty,
                                               scope ? tr("No targets in %1 yet").arg(scope->environment.displayName.left(80)) : tr("No targets yet"),
                                               tr("A target is a host or a service that deployments go to."));
        if (m_actions->newTarget->isEnabled())
            state->addAction(
                m_actions->newTarget->text().remove(u'&'), this, [this] { startNewItem(); }, true);
        if (m_actions->discover->isEnabled())
            state->addAction(m_actions->discover->text().remove(u'&'), m_actions->discover, [this] { m_actions->discover->trigger(); });
        if (m_actions->importFile->isEnabled())
            state->addAction(m_actions->importFile->text().remove(u'&'), m_actions->importFile, [this] { m_actions->importFile->trigger(); });
    }
}

void TargetsPage::updateSelection()
{
    m_detail->showIndex(m_tree->currentSource());
    m_bar->setSelected(static_cast<int>(m_tree->selectedTargets().size()));
    m_actions->update();
    emit statusTextChanged();
}

void TargetsPage::showTarget(QUuid id)
{
    m_wanted = {};
    if (m_tree->select(id))
        return;
    const auto target = m_workspace->targets()->target(TargetId(id));
    if (!target && m_workspace->isArriving()) {
        m_wanted = id; // it is on its way
        m_workspace->fetch(TargetId(id));
    }
    if (!target)
        return;
    // It exists, but the filter or the scope hides it: what was asked for wins.
    m_filter->setText({});
    if (!m_scope.isNull() && m_scope != target->environmentId.uuid()) {
        setScope({});
        emit scopeRequested({});
    }
    m_tree->select(id);
}

void TargetsPage::startNewItem()
{
    m_actions->newTarget->trigger();
}

QString TargetsPage::whyNoNewItem() const
{
    return m_actions->whyNoNewTarget();
}

QString TargetsPage::newItemText() const
{
    return tr("New target…");
}

void TargetsPage::setFilterText(const QString &text)
{
    m_filter->setText(text);
}

void TargetsPage::focusFilter()
{
    m_filter->focusField();
}

void TargetsPage::setSidebarVisible(bool visible)
{
    m_sidebarWish = visible;
    m_facets->setVisible(visible);
    m_filter->facetsButton()->setChecked(visible);
}

QList<QWidget *> TargetsPage::panes() const
{
    return {m_facets, m_filter, m_tree, m_detail};
}

QWidget *TargetsPage::mainPane() const
{
    return m_tree;
}

QList<QAction *> TargetsPage::menuActions() const
{
    return m_menu;
}

QUuid TargetsPage::selectedEnvironment() const
{
    const QUuid item = currentItem();
    const auto target = m_workspace->targets()->target(TargetId(item));
    return target ? target->environmentId.uuid() : QUuid();
}

QUuid TargetsPage::currentItem() const
{
    const QModelIndex current = m_tree->currentSource();
    const bool isTarget = current.data(TargetTreeModel::KindRole).value<TargetTreeModel::Kind>() == TargetTreeModel::Kind::Target;
    return current.isValid() && isTarget ? current.data(TargetTreeModel::IdRole).toUuid() : QUuid();
}

QList<KeyHint> TargetsPage::keyHints() const
{
    const auto keys = [](QKeyCombination combination) { return QKeySequence(combination).toString(QKeySequence::NativeText); };
    return {{keys(Qt::Key_Slash), tr("Filter the targets")},
            {keys(Qt::ALT | Qt::Key_Down), tr("In the filter: add a condition")},
            {keys(Qt::Key_Space), tr("Go to the cause: the worst target below the row")},
            {keys(Qt::Key_Return), tr("Go to the details of the target")},
            {keys(Qt::CTRL | Qt::Key_PageUp) + u", "_s + keys(Qt::CTRL | Qt::Key_PageDown), tr("Previous and next tab of the details")},
            {keys(Qt::Key_Delete), tr("Delete what is selected")},
            {keys(Qt::Key_F2) + u", "_s + keys(Qt::Key_Delete), tr("In the sidebar: rename or delete a saved view")},
            {keys(Qt::ALT | Qt::Key_Up) + u", "_s + keys(Qt::ALT | Qt::Key_Down), tr("In the sidebar: move a saved view")}};
}

void TargetsPage::refreshDetails()
{
    m_detail->reload();
}

void TargetsPage::entityChanged(EntityType type, QUuid id)
{
    const QUuid shown = m_detail->target().uuid();
    const bool concerns = type == EntityType::Sticker || type == EntityType::Drift || type == EntityType::Inventory;
    if (concerns && (id == shown || id.isNull()))
        m_detail->reload();
}

void TargetsPage::openMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_menu);
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void TargetsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find) || event->text() == "/"_L1)
        focusFilter();
    else
        Page::keyPressEvent(event);
}

void TargetsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (!event->spontaneous())
        m_wanted = {}; // who is elsewhere is not led back
}

void TargetsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    if (m_sidebarWish)
        return;
    const bool visible = width() >= narrowPage;
    m_facets->setVisible(visible);
    m_filter->facetsButton()->setChecked(visible);
}

} // namespace tidegate
