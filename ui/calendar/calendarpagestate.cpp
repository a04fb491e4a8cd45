// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/timezone.h"
#include "ui/calendar/calendarpage.h"

#include "models/auditlogmodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/localtime.h"
#include "models/words.h"
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
#include "ui/widgets/displayzone.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLocale>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>

// What CalendarPage shows and does; how it is put together is in calendarpage.cpp.

using namespace Qt::StringLiterals;

namespace tidegate {

using Model = FreezeWindowTableModel;

namespace {

/// Whether the two do not differ any more, as UTC and Etc/UTC do not: then one of them is enough.
bool isSameClock(const QTimeZone &a, const QTimeZone &b)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto isSteady = [&now](const QTimeZone &zone) { return !zone.nextTransition(now).atUtc.isValid(); };
    return a == b || (isSteady(a) && isSteady(b) && a.offsetFromUtc(now) == b.offsetFromUtc(now));
}

/// Of CalendarView, in its order; they stand in settings.
const QStringList &viewNames()
{
    static const QStringList names{u"month"_s, u"week"_s, u"timeline"_s, u"agenda"_s};
    return names;
}

} // namespace

QString CalendarPage::title() const
{
    return tr("Calendar");
}

QString CalendarPage::whyNoNewItem() const
{
    return createRefusal();
}

QString CalendarPage::newItemText() const
{
    return tr("New freeze…");
}

QString CalendarPage::statusText() const
{
    const QList<FreezeWindow> &all = m_workspace->freezes()->all();
    const auto isActive = [at = now()](const FreezeWindow &window) { return window.stateAt(at) == FreezeState::Active; };
    const int count = static_cast<int>(all.size());
    const int active = static_cast<int>(std::count_if(all.cbegin(), all.cend(), isActive));
    return tr("%1 · %2 active").arg(count == 1 ? tr("1 freeze") : tr("%n freezes", nullptr, count)).arg(active);
}

Instant CalendarPage::now() const
{
    return toInstant(m_workspace->serverNow());
}

QList<Environment> CalendarPage::environments() const
{
    QList<Environment> result;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        result.append(summary.environment);
    return result;
}

EnvironmentId CalendarPage::onlyShownEnvironment() const
{
    EnvironmentId only;
    for (const Environment &environment : environments()) {
        if (!m_filter->isShown(environment.id))
            continue;
        if (!only.isNull())
            return {};
        only = environment.id;
    }
    return only;
}

CalendarEntry CalendarPage::entryOf(const FreezeWindow &window) const
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(window.environmentId);
    CalendarEntry entry;
    entry.window = window;
    entry.environment = summary ? summary->environment.displayName : tr("Unknown environment");
    entry.production = summary && summary->environment.isProduction;
    entry.exempt = window.exceptions.contains(m_workspace->identity().user);
    entry.createdBy = nameOf(window.createdBy);
    return entry;
}

QString CalendarPage::nameOf(UserId user) const
{
    if (user.isNull())
        return {};
    const Identity me = m_workspace->identity();
    if (user == me.user)
        return tr("you");
    // Names of others stand in the audit log only.
    const AuditLogModel *audit = m_workspace->audit();
    for (int row = 0; row < audit->rowCount(); ++row) {
        if (audit->at(row).actor == user && !audit->at(row).actorName.isEmpty())
            return audit->at(row).actorName;
    }
    return tr("user %1", "the beginning of an id").arg(user.toString().left(8));
}

QString CalendarPage::describe(FreezeWindowId id) const
{
    const FreezeWindow *window = m_workspace->freezes()->find(id);
    if (!window)
        return {};
    return tr("“%1” until %2", "reason, end").arg(window->reason.simplified().left(80), words::nearInstant(window->end, now(), DisplayZone::current().zone()));
}

QList<CalendarLane> CalendarPage::lanes() const
{
    QList<CalendarLane> lanes;
    for (const Environment &environment : environments()) {
        if (m_filter->isShown(environment.id))
            lanes.append({environment.id, environment.displayName, environment.isProduction});
    }
    return lanes;
}

QList<CalendarEntry> CalendarPage::shownEntries() const
{
    const Instant at = now();
    QList<CalendarEntry> entries;
    for (const FreezeWindow &window : m_workspace->freezes()->all()) {
        const FreezeState state = window.stateAt(at);
        const bool over = state == FreezeState::Ended || state == FreezeState::Cancelled;
        if (m_filter->isShown(window.environmentId) && (m_header->showsPast() || !over))
            entries.append(entryOf(window));
    }
    return entries;
}

void CalendarPage::updateEntries()
{
    const Instant at = now();
    QSet<EnvironmentId> shown;
    QSet<EnvironmentId> production;
    for (const Environment &environment : environments()) {
        if (m_filter->isShown(environment.id))
            shown.insert(environment.id);
        if (environment.isProduction)
            production.insert(environment.id);
    }
    const QList<CalendarEntry> entries = shownEntries();
    for (SpanView *view : std::initializer_list<SpanView *>{m_timeline, m_week}) {
        view->setNow(at);
        view->setLanes(lanes());
        view->setEntries(entries);
    }
    m_month->setNow(at);
    m_month->setEntries(entries);
    m_proxy->setNow(at);
    m_proxy->setProduction(production);
    m_proxy->setFilter(shown, m_header->showsPast());
    updateMiniMonth();
}

void CalendarPage::updateMiniMonth()
{
    const QTimeZone zone = DisplayZone::current().zone();
    const QDate first = m_mini->month().addDays(-7);
    const QDate last = m_mini->month().addDays(45);
    QHash<QDate, int> counts;
    for (const CalendarEntry &entry : shownEntries()) {
        const QDate from = std::max(first, wallClock(entry.window.start, zone).date());
        const QDate until = std::min(last, wallClock(entry.window.end - std::chrono::milliseconds(1), zone).date());
        for (QDate day = from; day <= until; day = day.addDays(1))
            ++counts[day];
    }
    m_mini->setToday(wallClock(now(), zone).date());
    m_mini->setFreezes(counts);
}

void CalendarPage::updateTitle()
{
    if (const SpanView *view = spanView())
        m_header->setTitle(view->shownText());
    else
        m_header->setTitle(
            tr("%1 %2", "month, year").arg(QLocale().standaloneMonthName(m_month->month().month()), QLocale().toString(m_month->month(), u"yyyy"_s)));
    if (m_view == CalendarView::Agenda)
        return;
    const TimeSpan shown = shownSpan();
    const QTimeZone zone = DisplayZone::current().zone();
    m_mini->setShown(wallClock(shown.start, zone).date(), wallClock(shown.end - std::chrono::milliseconds(1), zone).date());
}

void CalendarPage::updateStack()
{
    const QList<Environment> all = environments();
    if (!m_workspace->isLoaded() && all.isEmpty()) {
        m_stack->showLoading(tr("Loading the freezes…"));
    } else if (all.isEmpty()) {
        offerEnvironment(m_stack->showEmpty(EmptyState::Variant::Empty, tr("No environments yet"), tr("A freeze belongs to an environment: create one first.")),
                         m_workspace);
    } else if (!m_stack->isShowingContent() || m_workspace->isLoaded()) {
        m_stack->showContent();
    }
}

void CalendarPage::updateAgendaState()
{
    if (m_proxy->rowCount() > 0) {
        m_agendaStack->showContent();
        // Assistive technology asks a focused table for its current cell.
        if (!m_table->currentIndex().isValid())
            m_table->selectionModel()->setCurrentIndex(m_proxy->index(0, 0), QItemSelectionModel::NoUpdate);
        return;
    }
    const bool filtered = !m_workspace->freezes()->all().isEmpty();
    EmptyState *state = filtered
        ? m_agendaStack->showEmpty(EmptyState::Variant::NoMatch, tr("No freeze to show"), tr("All are over, or in environments that are not shown."))
        : m_agendaStack->showEmpty(EmptyState::Variant::Empty, tr("No freezes"), tr("Deployments are not stopped by any freeze."));
    if (filtered)
        state->addAction(tr("Show all"), this, [this] {
            m_header->showPast();
            m_filter->showOnly({});
        });
    else if (createRefusal().isEmpty())
        state->addAction(
            tr("New freeze…"), this, [this] { startNewFreeze({}); }, true);
}

void CalendarPage::updateZone()
{
    const DisplayZone &display = DisplayZone::current();
    const QString utc = words::instant(now(), QTimeZone::utc());
    const QTimeZone second = m_header->secondZone();
    m_header->setZone(display.zone(), tr("Times are shown in %1. In UTC it is %2 now.").arg(display.text(), utc));
    for (SpanView *view : std::initializer_list<SpanView *>{m_timeline, m_week})
        view->setZones(display.zone(), second.isValid() && !isSameClock(second, display.zone()) ? second : display.zone());
    m_month->setZone(display.zone());
    m_proxy->setZone(display.zone());
    updateMiniMonth();
    updateSelection();
    updateTitle();
}

QString CalendarPage::createRefusal() const
{
    return m_workspace->whyNot(u"freeze:create"_s);
}

QString CalendarPage::editRefusal(const FreezeWindow &window) const
{
    const FreezeState state = window.stateAt(now());
    if (state == FreezeState::Ended || state == FreezeState::Cancelled)
        return tr("This freeze is over; history is not changed.");
    return createRefusal();
}

QString CalendarPage::deleteRefusal(const FreezeWindow &window) const
{
    if (const QString refusal = m_workspace->whyNot(u"freeze:delete"_s); !refusal.isEmpty())
        return refusal;
    if (window.stateAt(now()) != FreezeState::Upcoming && !m_workspace->can(u"freeze:lift"_s))
        return tr("Your role may not end a freeze that has started.");
    return {};
}

void CalendarPage::updateSelection()
{
    const QString refusal = createRefusal();
    m_header->setCreation(refusal.isEmpty(), refusal);
    m_month->setCreationAllowed(refusal.isEmpty());
    m_timeline->setRefusal(refusal);
    m_week->setRefusal(refusal);
    m_newAction->setEnabled(refusal.isEmpty());
    m_newAction->setToolTip(refusal);
    const FreezeWindow *window = m_workspace->freezes()->find(m_selected);
    const bool editable = window && editRefusal(*window).isEmpty();
    const bool deletable = window && deleteRefusal(*window).isEmpty();
    if (window)
        m_panel->showEntry(entryOf(*window), now(), DisplayZone::current().zone(), editRefusal(*window), deleteRefusal(*window));
    else
        m_panel->showNothing();
    m_editAction->setEnabled(editable);
    m_deleteAction->setEnabled(deletable);
    m_copyAction->setEnabled(window != nullptr);
    m_copyJsonAction->setEnabled(window != nullptr);
    m_side->setVisible(m_sidebar || window);
}

void CalendarPage::select(FreezeWindowId id)
{
    if (id == m_selected)
        return;
    m_selected = id;
    if (m_month->selectedWindow() != id)
        m_month->selectWindow(id);
    for (SpanView *view : std::initializer_list<SpanView *>{m_timeline, m_week}) {
        if (view->selectedWindow() != id)
            view->selectWindow(id);
    }
    syncTable();
    updateSelection();
    emit menuActionsChanged();
}

void CalendarPage::syncTable()
{
    const int row = m_workspace->freezes()->rowOf(m_selected);
    const QModelIndex index = row < 0 ? QModelIndex() : m_proxy->mapFromSource(m_workspace->freezes()->index(row, Model::EnvironmentColumn));
    if (!index.isValid()) {
        m_table->clearSelection();
        return;
    }
    if (!m_table->selectionModel()->isRowSelected(index.row(), {}))
        m_table->setCurrentIndex(index);
}

QList<KeyHint> CalendarPage::keyHints() const
{
    return {{tr("Arrows"), tr("Move the cell cursor")},
            {tr("Shift+Arrows"), tr("Select a range")},
            {tr("Enter"), tr("Create on the range, or open the selected freeze")},
            {tr("Tab"), tr("Go through the freezes of the lane")},
            {tr("Alt+Arrows"), tr("Move the selected freeze; up and down to another environment")},
            {tr("Alt+Shift+←, →"), tr("Move its end (in the week ↑, ↓)")},
            {tr("Alt+Shift+↑, ↓"), tr("Move its start (in the week ←, →)")},
            {tr("Ctrl+C, Ctrl+V"), tr("Copy the selected freeze, and put it where the cursor is")},
            {tr("Del"), tr("Delete or end the selected freeze")},
            {tr("Esc"), tr("Take a gesture back, forget the range")},
            {tr("T"), tr("Show today")},
            {tr("M, W, L, A"), tr("Month, week, timeline, agenda")},
            {tr("+, −"), tr("Zoom the timeline; also Ctrl and the wheel")}};
}

void CalendarPage::saveState(QSettings &settings) const
{
    settings.setValue(u"view"_s, viewNames().at(static_cast<int>(m_view)));
    settings.setValue(u"millisecondsPerPixel"_s, m_timeline->perPixel());
    settings.setValue(u"past"_s, m_header->showsPast());
    const QTimeZone second = m_header->secondZone();
    settings.setValue(u"secondZone"_s, second.isValid() ? freezetext::zoneName(second) : QString());
    QStringList hidden;
    for (const EnvironmentId id : m_filter->hidden())
        hidden.append(id.toString());
    hidden.sort();
    settings.setValue(u"hiddenEnvironments"_s, hidden);
}

void CalendarPage::restoreState(QSettings &settings)
{
    bool known = false;
    const double perPixel = settings.value(u"millisecondsPerPixel"_s).toDouble(&known);
    if (known && perPixel > 0)
        m_timeline->setScale(m_timeline->origin(), perPixel);
    m_header->showPast(settings.value(u"past"_s, false).toBool());
    if (settings.contains(u"secondZone"_s)) {
        const QString name = settings.value(u"secondZone"_s).toString();
        m_header->setSecondZone(timeZoneOf(name));
        updateZone();
    }
    QSet<EnvironmentId> hidden;
    for (const QString &id : settings.value(u"hiddenEnvironments"_s).toStringList())
        hidden.insert(EnvironmentId(QUuid(id)));
    if (!hidden.isEmpty())
        m_filter->setHidden(hidden);
    if (const qsizetype view = viewNames().indexOf(settings.value(u"view"_s).toString()); view >= 0)
        showView(static_cast<CalendarView>(view));
}

void CalendarPage::setScope(QUuid environment)
{
    if (environment == m_scope)
        return; // what was chosen by hand since then stays
    m_scope = environment;
    m_filter->showOnly(EnvironmentId(environment));
}

void CalendarPage::showFreezeWindow(QUuid id)
{
    updateAll(); // the model may be ahead of the view
    const FreezeWindow *window = m_workspace->freezes()->find(FreezeWindowId(id));
    if (!window)
        return;
    const FreezeWindowId windowId = window->id;
    m_filter->reveal(window->environmentId);
    if (const FreezeState state = window->stateAt(now()); state == FreezeState::Ended || state == FreezeState::Cancelled)
        m_header->showPast();
    updateEntries();
    m_month->selectWindow(windowId);
    m_timeline->selectWindow(windowId);
    m_week->selectWindow(windowId);
    select(windowId);
    syncTable();
}

void CalendarPage::setSidebarVisible(bool visible)
{
    m_sidebar = visible;
    updateSelection();
}

QList<QWidget *> CalendarPage::panes() const
{
    // No focus proxies on them: Qt takes a container with one for a stop of Tab, and leaves out what comes before the proxy.
    return {m_header, viewWidget(m_view), m_side};
}

QWidget *CalendarPage::mainPane() const
{
    return viewWidget(m_view);
}

void CalendarPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    updateAll(); // the clock went on while the page was hidden
}

bool CalendarPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return Page::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if ((key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return Page::eventFilter(watched, event);
    static const QHash<int, CalendarView> letters{{Qt::Key_M, CalendarView::Month}, {Qt::Key_W, CalendarView::Week}, {Qt::Key_L, CalendarView::Timeline}};
    const bool ours = letters.contains(key->key()) || key->key() == Qt::Key_Delete || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!ours)
        return Page::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (letters.contains(key->key()))
        showView(letters.value(key->key()));
    else if (key->key() == Qt::Key_Delete)
        remove(m_selected);
    else
        edit(m_selected);
    return true;
}

void CalendarPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    constexpr int roomForMonth = 560; // below that the words of the selected freeze need it
    m_mini->setVisible(height() >= roomForMonth);
    // A narrow window keeps its room for the freezes; who is excepted from one stands at the side as well.
    const bool narrow = width() < 125 * fontMetrics().horizontalAdvance(u'0');
    m_side->setFixedWidth(narrow ? 216 : 256);
    m_table->setColumnHidden(FreezeWindowTableModel::ExceptionsColumn, narrow);
}

} // namespace tidegate
