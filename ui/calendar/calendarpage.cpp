// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarpage.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/workspace.h"
#include "ui/calendar/agendaproxymodel.h"
#include "ui/calendar/calendarheader.h"
#include "ui/calendar/edit/createpopover.h"
#include "ui/calendar/edit/freezeactions.h"
#include "ui/calendar/environmentfilter.h"
#include "ui/calendar/freezepanel.h"
#include "ui/calendar/month/minimonth.h"
#include "ui/calendar/month/monthview.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/calendar/span/weekview.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr std::chrono::seconds clockStep{30}; // how late "today" and "in 3 min" may be

} // namespace

CalendarPage::CalendarPage(Workspace *workspace, QWidget *parent) : Page(parent), m_workspace(workspace)
{
    m_actions = new FreezeActions(commands(), this);
    m_updateTimer = new QTimer(this);
    m_updateTimer->setSingleShot(true);
    connect(m_updateTimer, &QTimer::timeout, this, &CalendarPage::updateAll);
    build();
    buildActions();
    buildExports();
    connectWorkspace();
    connectHeader();
    connectViews();
    connectActions();
    updateZone();
    updateAll();
    updateTitle();
}

FreezeCommands CalendarPage::commands()
{
    FreezeCommands commands;
    commands.create = [this](const FreezeWindow &window) { return m_workspace->create(window); };
    commands.update = [this](const FreezeWindow &window, const QString &reason) { return m_workspace->update(window, reason); };
    commands.remove = [this](const FreezeWindow &window, const QString &reason) { return m_workspace->remove(window, reason); };
    commands.facts = [this] {
        return FreezeDialogFacts{.environments = environments(),
                                 .displayZone = DisplayZone::current().zone(),
                                 .now = now(),
                                 .me = m_workspace->identity().user,
                                 .mayExcept = m_workspace->can(u"freeze:except"_s),
                                 .workspace = m_workspace,
                                 .preview = previewSource()};
    };
    return commands;
}

PreviewSource CalendarPage::previewSource()
{
    PreviewSource source;
    source.ask = [this](const FreezeWindow &window) { return m_workspace->client().preview(window); };
    source.describe = [this](FreezeWindowId id) { return describe(id); };
    return source;
}

void CalendarPage::build()
{
    m_header = new CalendarHeader(this);
    m_timeline = new TimelineView(this);
    m_week = new WeekView(this);
    m_month = new MonthView(this);
    buildAgenda();
    m_views = new QStackedWidget(this);
    for (const CalendarView view : {CalendarView::Month, CalendarView::Week, CalendarView::Timeline, CalendarView::Agenda})
        m_views->addWidget(view == CalendarView::Agenda ? m_agendaStack : viewWidget(view));
    m_views->setCurrentWidget(m_timeline);

    auto *content = new QWidget(this);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(spacing::group);
    columns->addWidget(m_views, 1);
    columns->addWidget(buildSide());
    auto *inner = new QWidget(this);
    auto *rows = new QVBoxLayout(inner);
    rows->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
    rows->setSpacing(spacing::between);
    rows->addWidget(m_header);
    rows->addWidget(content, 1);
    m_stack = new PageStack(inner, this);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_stack);
    m_popover = new CreatePopover(previewSource(), this);
}

void CalendarPage::buildAgenda()
{
    m_proxy = new AgendaProxyModel(this);
    m_proxy->setSourceModel(m_workspace->freezes());
    m_table = new QTableView(this);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setObjectName(u"agenda"_s);
    m_table->setAccessibleName(tr("Agenda of freezes"));
    m_table->setModel(m_proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(FreezeWindowTableModel::StartColumn, Qt::AscendingOrder);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(spacing::rowHeight);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(FreezeWindowTableModel::ReasonColumn, QHeaderView::Stretch);
    m_table->installEventFilter(this);
    m_agendaStack = new PageStack(m_table, this);
}

QWidget *CalendarPage::buildSide()
{
    m_side = new QWidget(this);
    m_filter = new EnvironmentFilter(m_side);
    m_mini = new MiniMonth(m_side);
    m_panel = new FreezePanel(m_side);
    auto *heading = new QLabel(tr("Environments"), m_side);
    heading->setFont(Theme::strongFont());
    auto *line = new QFrame(m_side);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(heading);
    column->addWidget(m_filter);
    column->addWidget(m_mini);
    column->addWidget(line);
    column->addWidget(m_panel, 1);
    return m_side;
}

void CalendarPage::buildActions()
{
    const auto add = [this](const QString &text, const QString &name) {
        auto *action = new QAction(text, this);
        action->setObjectName(name);
        m_menuActions.append(action);
        return action;
    };
    // Without shortcuts of their own: those are the window's, or belong to the view that has the focus.
    m_newAction = add(tr("New f&reeze…"), u"newFreezeAction"_s);
    m_editAction = add(tr("&Edit freeze…"), u"editFreezeAction"_s);
    m_deleteAction = add(tr("&Delete freeze…"), u"deleteFreezeAction"_s);
    m_copyAction = add(tr("&Copy as text"), u"copyFreezeAction"_s);
    m_copyJsonAction = add(tr("Copy as &JSON"), u"copyFreezeJsonAction"_s);
    connect(m_newAction, &QAction::triggered, this, [this] { startNewFreeze({}); });
    connect(m_editAction, &QAction::triggered, this, [this] { edit(m_selected); });
    connect(m_deleteAction, &QAction::triggered, this, [this] { remove(m_selected); });
    connect(m_copyAction, &QAction::triggered, this, &CalendarPage::copySelection);
    connect(m_copyJsonAction, &QAction::triggered, this, &CalendarPage::copyJson);
}

void CalendarPage::connectWorkspace()
{
    const auto follow = [this](QAbstractItemModel *model) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::rowsMoved, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::dataChanged, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::modelReset, this, &CalendarPage::scheduleUpdate);
    };
    follow(m_workspace->freezes());
    follow(m_workspace->environments());
    connect(m_workspace, &Workspace::stateChanged, this, &CalendarPage::scheduleUpdate);
    connect(m_workspace, &Workspace::permissionsChanged, this, &CalendarPage::scheduleUpdate);
    connect(m_workspace, &Workspace::loaded, this, &CalendarPage::updateAll);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) { m_stack->showFailed(tr("The freezes could not be loaded."), error); });
    connect(m_stack, &PageStack::retryRequested, m_workspace, &Workspace::refresh);
    connect(&DisplayZone::current(), &DisplayZone::changed, this, &CalendarPage::updateZone);
    auto *clock = new QTimer(this);
    connect(clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            updateAll();
    });
    clock->start(clockStep);
}

void CalendarPage::connectHeader()
{
    connect(m_header, &CalendarHeader::stepRequested, this, &CalendarPage::step);
    connect(m_header, &CalendarHeader::todayRequested, this, [this] { goTo(wallClock(now(), DisplayZone::current().zone()).date()); });
    connect(m_header, &CalendarHeader::viewChosen, this, &CalendarPage::showView);
    connect(m_header, &CalendarHeader::zoneChosen, &DisplayZone::current(), [](const QTimeZone &zone) { DisplayZone::current().setZone(zone); });
    connect(m_header, &CalendarHeader::secondZoneChosen, this, &CalendarPage::updateZone);
    connect(m_header, &CalendarHeader::pastToggled, this, &CalendarPage::updateAll);
    connect(m_header, &CalendarHeader::newFreezeRequested, this, [this] { startNewFreeze({}); });
    connect(m_filter, &EnvironmentFilter::filterChanged, this, &CalendarPage::updateAll);
    connect(m_mini, &MiniMonth::dayChosen, this, &CalendarPage::goTo);
    connect(m_mini, &MiniMonth::monthChanged, this, &CalendarPage::updateMiniMonth);
}

void CalendarPage::connectSpanView(SpanView *view)
{
    connect(view, &SpanView::shownSpanChanged, this, &CalendarPage::updateTitle);
    connect(view, &SpanView::selectionChanged, this, &CalendarPage::select);
    connect(view, &SpanView::openRequested, this, &CalendarPage::edit);
    connect(view, &SpanView::deleteRequested, this, &CalendarPage::remove);
    connect(view, &SpanView::createRequested, this, [this, view](const FreezeWindow &draft) {
        openPopover(draft, view->spanRect({draft.start, draft.end}, draft.environmentId), view->viewport());
    });
    connect(view, &SpanView::changeRequested, m_actions, &FreezeActions::change);
    connect(view, &SpanView::laneChangeRequested, m_actions, &FreezeActions::changeEnvironment);
    connect(view, &SpanView::copyRequested, m_actions, &FreezeActions::copy);
    connect(view, &SpanView::copyTextRequested, this, &CalendarPage::copySelection);
    connect(view, &SpanView::viewRequested, this, &CalendarPage::showView);
    connect(view, &SpanView::refused, this, &Page::successReported);
}

void CalendarPage::connectViews()
{
    connectSpanView(m_timeline);
    connectSpanView(m_week);
    connect(m_month, &MonthView::monthChanged, this, &CalendarPage::updateTitle);
    connect(m_month, &MonthView::selectionChanged, this, &CalendarPage::select);
    connect(m_month, &MonthView::openRequested, this, &CalendarPage::edit);
    connect(m_month, &MonthView::createRequested, this, &CalendarPage::createOnDays);
    connect(m_month, &MonthView::deleteRequested, this, &CalendarPage::remove);
    connect(m_month, &MonthView::viewRequested, this, &CalendarPage::showView);
    connect(m_panel, &FreezePanel::editRequested, this, [this] { edit(m_selected); });
    connect(m_panel, &FreezePanel::deleteRequested, this, [this] { remove(m_selected); });
    connect(m_panel, &FreezePanel::copyRequested, this, &CalendarPage::copySelection);
    connect(m_panel, &FreezePanel::copyJsonRequested, this, &CalendarPage::copyJson);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection &selected) {
        // Hidden, it is led by the other views; a table whose row goes selects the next one by itself.
        if (m_view == CalendarView::Agenda && !selected.isEmpty())
            select(FreezeWindowId(selected.indexes().constFirst().data(FreezeWindowTableModel::IdRole).toUuid()));
    });
    connect(m_table, &QTableView::doubleClicked, this, [this] { edit(m_selected); });
}

void CalendarPage::connectActions()
{
    connect(m_actions, &FreezeActions::succeeded, this, &Page::successReported);
    connect(m_actions, &FreezeActions::undoOffered, this, &Page::undoOffered);
    connect(m_actions, &FreezeActions::failed, this, &Page::messageReported);
    connect(m_actions, &FreezeActions::created, this, [this](FreezeWindowId id) { showFreezeWindow(id.uuid()); });
    connect(m_popover, &CreatePopover::createRequested, this, &CalendarPage::create);
    connect(m_popover, &CreatePopover::detailsRequested, this, [this](const FreezeWindow &draft) {
        m_popover->dismiss();
        m_actions->startCreation(draft);
    });
    connect(m_popover, &CreatePopover::dismissed, this, &CalendarPage::endCreation);
}

void CalendarPage::scheduleUpdate()
{
    m_updateTimer->start(0); // once for many rows
}

void CalendarPage::updateAll()
{
    m_updateTimer->stop();
    m_filter->setEnvironments(environments());
    updateEntries();
    updateStack();
    updateAgendaState();
    updateSelection();
    emit statusTextChanged();
}

} // namespace tidegate
