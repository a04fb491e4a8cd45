// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarpage.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/calendar/agendaview.h"
#include "ui/calendar/calendaractions.h"
#include "ui/calendar/calendarheader.h"
#include "ui/calendar/calendarside.h"
#include "ui/calendar/calendarviews.h"
#include "ui/calendar/edit/freezeactions.h"
#include "ui/calendar/edit/freezenow.h"
#include "ui/calendar/environmentfilter.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QKeyEvent>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr std::chrono::seconds clockStep{30}; // how late "today" and "in 3 min" may be
constexpr int sidebarWidth = 95;              // digits; in a narrower page the sidebar hides until it is asked for

} // namespace

CalendarPage::CalendarPage(Workspace *workspace, QWidget *parent)
    : Page(parent), m_workspace(workspace), m_changes(new FreezeChanges(workspace, this)), m_source(workspace, m_changes)
{
    m_updateTimer = new QTimer(this);
    m_updateTimer->setSingleShot(true);
    connect(m_updateTimer, &QTimer::timeout, this, &CalendarPage::updateAll);
    build();
    connectWorkspace();
    connectHeader();
    connectViews();
    connectActions();
    updateZone();
    updateAll();
    updateShown();
}

void CalendarPage::build()
{
    m_header = new CalendarHeader(this);
    m_views = new CalendarViews(m_workspace->freezes(), this);
    m_side = new CalendarSide(this);
    auto *content = new QWidget(this);
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(spacing::group);
    columns->addWidget(m_views, 1);
    columns->addWidget(m_side);
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
    m_actions = new CalendarActions(m_workspace, m_changes, m_side->panel(), this);
    const auto shown = [this] {
        updateContent(); // as of now
        ShownCalendar calendar = m_views->shown();
        const Instant today = dayStart(wallClock(calendar.now, DisplayZone::current().zone()).date(), DisplayZone::current().zone());
        for (const CalendarEntry &entry : m_source.entries(true)) {
            calendar.all.append({entry.window, entry.occurrence, entry.environment, entry.production});
            if (entry.occurrence.end > today)
                calendar.fromToday.append(calendar.all.constLast());
        }
        calendar.isFiltered = m_side->filter()->lanes().size() < m_source.environments().size();
        return calendar;
    };
    m_export = new CalendarExport(shown, this);
    for (QAction *action : m_export->actions())
        m_header->addExport(action);
}

void CalendarPage::connectWorkspace()
{
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{m_workspace->freezes(), m_workspace->environments()}) {
        connect(model, &QAbstractItemModel::rowsInserted, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::rowsRemoved, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::rowsMoved, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::dataChanged, this, &CalendarPage::scheduleUpdate);
        connect(model, &QAbstractItemModel::modelReset, this, &CalendarPage::scheduleUpdate);
    }
    connect(m_workspace->model<PeopleModel>(), &PeopleModel::namesChanged, this, &CalendarPage::scheduleUpdate);
    connect(m_changes, &FreezeChanges::changed, this, &CalendarPage::scheduleUpdate);
    connect(m_workspace, &Workspace::stateChanged, this, &CalendarPage::scheduleUpdate);
    connect(m_workspace, &Workspace::permissionsChanged, this, &CalendarPage::scheduleUpdate);
    connect(m_workspace, &Workspace::loaded, this, &CalendarPage::updateAll);
    connect(m_workspace, &Workspace::loadFailed, this, [this](const Error &error) {
        if (!m_workspace->isStalled())
            m_stack->showFailed(tr("The freezes could not be loaded."), error);
    });
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
    const auto goTo = [this](QDate day) { m_views->goTo(day, m_source.now()); };
    connect(m_header, &CalendarHeader::stepRequested, m_views, &CalendarViews::step);
    connect(m_header, &CalendarHeader::todayRequested, this, [this, goTo] { goTo(wallClock(m_source.now(), DisplayZone::current().zone()).date()); });
    connect(m_header, &CalendarHeader::viewChosen, m_views, &CalendarViews::showView);
    connect(m_header, &CalendarHeader::zoneChosen, &DisplayZone::current(), [](const QTimeZone &zone) { DisplayZone::current().setZone(zone); });
    connect(m_header, &CalendarHeader::secondZoneChosen, this, &CalendarPage::updateZone);
    connect(m_header, &CalendarHeader::pastToggled, this, &CalendarPage::updateAll);
    connect(m_header, &CalendarHeader::newFreezeRequested, this, [this] { startNewFreeze({}); });
    connect(m_side, &CalendarSide::dayChosen, this, goTo);
    connect(m_side->filter(), &EnvironmentFilter::filterChanged, this, &CalendarPage::updateAll);
}

void CalendarPage::connectViews()
{
    connect(m_views, &CalendarViews::viewLeaving, m_actions, &CalendarActions::closePopover);
    connect(m_views, &CalendarViews::viewChanged, m_header, &CalendarHeader::setView);
    connect(m_views, &CalendarViews::shownSpanChanged, this, &CalendarPage::updateShown);
    connect(m_views, &CalendarViews::selectionChanged, this, [this](OccurrenceKey key) {
        m_actions->setSelected(key);
        updateSide();
        emit menuActionsChanged();
    });
    connect(m_views, &CalendarViews::openRequested, m_actions, &CalendarActions::edit);
    connect(m_views, &CalendarViews::markRequested, this, &CalendarPage::askForChange);
    connect(m_views, &CalendarViews::deleteRequested, m_actions, &CalendarActions::remove);
    connect(m_views, &CalendarViews::copyTextRequested, m_actions, &CalendarActions::copyText);
    connect(m_views, &CalendarViews::changeRequested, m_actions->freezes(), &FreezeActions::change);
    connect(m_views, &CalendarViews::laneChangeRequested, m_actions->freezes(), &FreezeActions::changeEnvironment);
    connect(m_views, &CalendarViews::copyRequested, m_actions->freezes(), &FreezeActions::copy);
    connect(m_views, &CalendarViews::createRequested, this, [this](const FreezeWindow &draft, const QRect &anchor) {
        const QRect place(m_views->mapTo(this, anchor.topLeft()), anchor.size());
        m_actions->openPopover(draft, m_side->filter()->lanes(), m_header->secondZone(), place);
    });
    connect(m_views, &CalendarViews::newFreezeRequested, this, [this] { startNewFreeze({}); });
    connect(m_views, &CalendarViews::showAllRequested, this, [this] {
        m_header->showPast();
        m_side->filter()->showOnly({});
    });
    connect(m_views, &CalendarViews::refused, this, &Page::successReported);
}

void CalendarPage::connectActions()
{
    connect(m_actions, &CalendarActions::popoverClosed, this, [this](bool hadFocus) {
        m_views->clearRange();
        if (hadFocus && isVisible())
            m_views->shownView()->setFocus();
    });
    connect(m_actions, &CalendarActions::changeRequested, this, &CalendarPage::askForChange);
    connect(m_actions, &CalendarActions::copied, this, &Page::successReported);
    const FreezeActions *freezes = m_actions->freezes();
    connect(freezes, &FreezeActions::created, this, [this](FreezeWindowId id) { showFreezeWindow(id.uuid()); });
    connect(freezes, &FreezeActions::succeeded, this, &Page::editReported);
    connect(freezes, &FreezeActions::failed, this, &Page::messageReported);
    const FreezeNow *now = m_actions->freezeNow();
    connect(now, &FreezeNow::undoOffered, this, &Page::undoOfferedFor);
    connect(now, &FreezeNow::failed, this, &Page::messageReported);
    connect(m_export, &CalendarExport::succeeded, this, &Page::successReported);
    connect(m_export, &CalendarExport::failed, this, &Page::messageReported);
}

void CalendarPage::askForChange(const FreezeChange &change)
{
    emit changeRequested(change.environment.uuid(), change.id.uuid());
}

QString CalendarPage::title() const
{
    return tr("Calendar");
}

QString CalendarPage::whyNoNewItem() const
{
    return m_source.whyNotCreate();
}

QString CalendarPage::newItemText() const
{
    return tr("New freeze…");
}

QString CalendarPage::statusText() const
{
    return m_source.countText();
}

QList<QAction *> CalendarPage::menuActions() const
{
    return m_actions->actions() + m_export->actions(); // a new one is a command of the window
}

QUuid CalendarPage::currentItem() const
{
    return m_views->selected().window.uuid();
}

QUuid CalendarPage::selectedEnvironment() const
{
    const FreezeWindow *window = m_workspace->freezes()->find(m_views->selected().window);
    return window ? window->environmentId.uuid() : QUuid();
}

void CalendarPage::scheduleUpdate()
{
    m_updateTimer->start(0); // once for many rows
}

void CalendarPage::updateAll()
{
    m_updateTimer->stop();
    m_side->filter()->setEnvironments(m_source.environments());
    updateContent();
    updateStack();
    m_header->setCreation(whyNoNewItem());
    m_actions->update();
    updateSide();
    emit statusTextChanged();
}

void CalendarPage::updateContent()
{
    CalendarContent content;
    content.lanes = m_side->filter()->lanes();
    content.past = m_header->showsPast();
    content.entries = m_source.entries(content.past);
    content.entries.removeIf([this](const CalendarEntry &entry) { return !m_side->filter()->isShown(entry.window.environmentId); });
    content.changes = m_changes->all();
    content.changes.removeIf([this](const FreezeChange &each) { return !m_side->filter()->isShown(each.environment); });
    content.now = m_source.now();
    content.names = m_source.exceptedNames();
    content.refusal = m_source.whyNotCreate();
    m_views->setContent(content);
    m_side->setEntries(content.entries, content.now);
}

void CalendarPage::updateStack()
{
    const bool none = m_source.environments().isEmpty();
    if (none && !m_workspace->isLoaded()) {
        m_stack->showAwaited(*m_workspace, tr("Loading the freezes…"), tr("The freezes could not be loaded."));
    } else if (none) {
        offerEnvironment(m_stack->showEmpty(EmptyState::Variant::Empty, tr("No environments yet"), tr("A freeze belongs to an environment: create one first.")),
                         m_workspace);
    } else if (!m_stack->isShowingContent() || m_workspace->isLoaded()) {
        m_stack->showContent();
    }
}

void CalendarPage::updateSide()
{
    const bool isSelected = m_source.find(m_views->selected().window);
    const bool isWanted = m_sidebarWish.value_or(width() >= sidebarWidth * fontMetrics().horizontalAdvance(u'0'));
    m_side->setVisible(isWanted || isSelected);
    m_side->setOnlyPanel(!isWanted);
}

void CalendarPage::updateShown()
{
    m_header->setTitle(m_views->shownText());
    if (m_views->view() != CalendarView::Agenda)
        m_side->setShown(m_views->shownSpan(), m_views->shownMonth());
}

void CalendarPage::updateZone()
{
    const DisplayZone &display = DisplayZone::current();
    const QString utc = words::instant(m_source.now(), QTimeZone::utc());
    m_header->setZone(display.zone(), tr("Times are shown in %1. In UTC it is %2 now.").arg(display.text(), utc));
    m_views->setZones(display.zone(), m_header->secondZone());
    m_side->setZone(display.zone());
    m_actions->update();
    updateShown();
}

void CalendarPage::startNewFreeze(QUuid environment)
{
    if (const QString refusal = m_source.whyNotCreate(); !refusal.isEmpty()) {
        emit messageReported(refusal, {});
        return;
    }
    if (m_source.environments().isEmpty())
        return; // the page says what to do first
    FreezeWindow draft = m_views->draft(m_source.now());
    if (!environment.isNull())
        draft.environmentId = EnvironmentId(environment);
    m_actions->startCreation(draft);
}

void CalendarPage::startFreeze(const FreezePlan &plan)
{
    if (!plan.start) {
        m_actions->freezeNow()->start(plan);
        return;
    }
    FreezeWindow draft = m_views->draft(m_source.now());
    draft.environmentId = plan.environments.value(0);
    draft.end = plan.end.value_or(*plan.start + (draft.end - draft.start));
    draft.start = *plan.start;
    m_actions->startCreation(draft, plan.environments);
}

QList<KeyHint> CalendarPage::keyHints() const
{
    return {{tr("Arrows"), tr("Move the cell cursor")},
            {tr("Shift+Arrows"), tr("Select a range")},
            {tr("Enter"), tr("Open the freeze under the cursor, or create one there or on the range")},
            {tr("Tab"), tr("Go through the freezes of the lane")},
            {tr("Ctrl+Shift+Arrows"), tr("Move the selected freeze; up and down to another environment, in the month by weeks")},
            {tr("Alt+Shift+←, →"), tr("Move its end (in the week ↑, ↓)")},
            {tr("Alt+Shift+↑, ↓"), tr("Move its start (in the week ←, →)")},
            {tr("Ctrl+C, Ctrl+V"), tr("Copy the selected freeze, and put it where the cursor is")},
            {tr("Del"), tr("Delete or end the selected freeze")},
            {tr("Esc"), tr("Take a gesture back, forget the range")},
            {tr("T"), tr("Show today")},
            {tr("M, W, L, A"), tr("Month, week, timeline, agenda")},
            {tr("+, −"), tr("Zoom the timeline; also Ctrl and the wheel")}};
}

/// What a part of the page does not want itself.
void CalendarPage::keyPressEvent(QKeyEvent *event)
{
    static const QHash<int, CalendarView> letters{
        {Qt::Key_M, CalendarView::Month}, {Qt::Key_W, CalendarView::Week}, {Qt::Key_L, CalendarView::Timeline}, {Qt::Key_A, CalendarView::Agenda}};
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (isPlain && letters.contains(event->key()))
        m_views->showView(letters.value(event->key()));
    else if (isPlain && event->key() == Qt::Key_T)
        m_views->goTo(wallClock(m_source.now(), DisplayZone::current().zone()).date(), m_source.now());
    else
        Page::keyPressEvent(event);
}

void CalendarPage::saveState(QSettings &settings) const
{
    m_views->saveState(settings);
    m_header->saveState(settings);
    m_side->filter()->saveState(settings);
}

void CalendarPage::restoreState(QSettings &settings)
{
    m_header->restoreState(settings);
    updateZone();
    m_side->filter()->restoreState(settings);
    m_views->restoreState(settings);
}

void CalendarPage::setScope(QUuid environment)
{
    if (environment == m_scope)
        return; // what was chosen by hand since then stays
    m_scope = environment;
    m_side->filter()->showOnly(EnvironmentId(environment));
}

void CalendarPage::startRemoval(QUuid freeze)
{
    showFreezeWindow(freeze);
    m_actions->remove(FreezeWindowId(freeze));
}

void CalendarPage::showFreezeWindow(QUuid id)
{
    updateAll(); // the model may be ahead of the view
    const FreezeWindow *window = m_source.find(FreezeWindowId(id));
    if (!window)
        return;
    m_side->filter()->reveal(window->environmentId);
    const FreezeState state = window->stateAt(m_source.now());
    const bool isOver = state == FreezeState::Ended || state == FreezeState::Cancelled;
    if (isOver && !freezetext::isOfToday(nearestOccurrence(*window, m_source.now()).end, m_source.now(), DisplayZone::current().zone()))
        m_header->showPast();
    updateContent();
    m_views->selectWindow(FreezeWindowId(id));
}

void CalendarPage::setSidebarVisible(bool visible)
{
    m_sidebarWish = visible;
    updateSide();
}

QList<QWidget *> CalendarPage::panes() const
{
    // No focus proxies on them: Qt takes a container with one for a stop of Tab, and leaves out what comes before the proxy.
    return {m_header, m_views->shownView(), m_side};
}

QWidget *CalendarPage::mainPane() const
{
    return m_views->shownView();
}

void CalendarPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_changes->setWatched(true);
    updateAll(); // the clock went on while the page was hidden
}

void CalendarPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_changes->setWatched(false);
}

void CalendarPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int digits = width() / fontMetrics().horizontalAdvance(u'0');
    m_side->fitInto(height(), digits < sidebarWidth ? 196 : digits < 125 ? 216 : 256);
    m_views->agenda()->setNarrow(digits < 125);
    updateSide();
}

} // namespace tidegate
