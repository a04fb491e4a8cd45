// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarviews.h"

#include "models/datewords.h"
#include "models/freezewindowtablemodel.h"
#include "ui/calendar/agendaview.h"
#include "ui/calendar/month/monthview.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/calendar/span/weekview.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/pagestack.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace tidegate {

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

CalendarViews::CalendarViews(FreezeWindowTableModel *freezes, QWidget *parent) : QStackedWidget(parent), m_freezes(freezes)
{
    m_timeline = new TimelineView(this);
    m_week = new WeekView(this);
    m_month = new MonthView(this);
    m_agenda = new AgendaView(freezes, this);
    m_agendaStack = new PageStack(m_agenda, this);
    for (QWidget *view : std::initializer_list<QWidget *>{m_month, m_week, m_timeline, m_agendaStack}) // in the order of CalendarView
        addWidget(view);
    setCurrentWidget(m_timeline);
    connectSpanView(m_timeline);
    connectSpanView(m_week);
    connectMonth();
    connectAgenda();
}

void CalendarViews::connectSpanView(SpanView *view)
{
    connect(view, &SpanView::shownSpanChanged, this, &CalendarViews::shownSpanChanged);
    connect(view, &SpanView::selectionChanged, this, &CalendarViews::select);
    connect(view, &SpanView::openRequested, this, &CalendarViews::openRequested);
    connect(view, &SpanView::markRequested, this, &CalendarViews::markRequested);
    connect(view, &SpanView::deleteRequested, this, &CalendarViews::deleteRequested);
    connect(view, &SpanView::createRequested, this, [this, view](const FreezeWindow &draft) {
        requestCreation(draft, view->spanRect({draft.start, draft.end}, draft.environmentId), view->viewport());
    });
    connect(view, &SpanView::changeRequested, this, &CalendarViews::changeRequested);
    connect(view, &SpanView::laneChangeRequested, this, &CalendarViews::laneChangeRequested);
    connect(view, &SpanView::copyRequested, this, &CalendarViews::copyRequested);
    connect(view, &SpanView::copyTextRequested, this, &CalendarViews::copyTextRequested);
    connect(view, &SpanView::viewRequested, this, &CalendarViews::showView);
    connect(view, &SpanView::refused, this, &CalendarViews::refused);
}

void CalendarViews::connectMonth()
{
    connect(m_month, &MonthView::monthChanged, this, &CalendarViews::shownSpanChanged);
    connect(m_month, &MonthView::selectionChanged, this, &CalendarViews::select);
    connect(m_month, &MonthView::openRequested, this, &CalendarViews::openRequested);
    connect(m_month, &MonthView::markRequested, this, &CalendarViews::markRequested);
    connect(m_month, &MonthView::deleteRequested, this, &CalendarViews::deleteRequested);
    connect(m_month, &MonthView::viewRequested, this, &CalendarViews::showView);
    connect(m_month, &MonthView::changeRequested, this, &CalendarViews::changeRequested);
    connect(m_month, &MonthView::refused, this, &CalendarViews::refused);
    connect(m_month, &MonthView::createRequested, this, [this](QDate first, QDate last) {
        FreezeWindow draft;
        draft.environmentId = onlyLane();
        draft.start = midnight(first);
        draft.end = midnight(last.addDays(1));
        requestCreation(draft, m_month->cellRect(last), m_month->viewport());
    });
}

void CalendarViews::connectAgenda()
{
    connect(m_agenda, &AgendaView::windowSelected, this, [this](FreezeWindowId id) {
        // Hidden, it is led by the other views; a table whose row goes selects the next one by itself.
        if (m_view == CalendarView::Agenda)
            select(nearestOf(id));
    });
    connect(m_agenda, &AgendaView::openRequested, this, [this] { emit openRequested(m_selected.window); });
    connect(m_agenda, &AgendaView::deleteRequested, this, [this] { emit deleteRequested(m_selected.window); });
    connect(m_agenda, &AgendaView::viewRequested, this, &CalendarViews::showView);
}

QWidget *CalendarViews::widgetOf(CalendarView view) const
{
    switch (view) {
    case CalendarView::Month:
        return m_month;
    case CalendarView::Week:
        return m_week;
    case CalendarView::Timeline:
        return m_timeline;
    case CalendarView::Agenda:
        break;
    }
    return m_agenda;
}

SpanView *CalendarViews::spanView() const
{
    return qobject_cast<SpanView *>(shownView());
}

Instant CalendarViews::midnight(QDate day) const
{
    return dayStart(day, m_zone);
}

EnvironmentId CalendarViews::onlyLane() const
{
    return m_content.lanes.size() == 1 ? m_content.lanes.constFirst().id : EnvironmentId();
}

void CalendarViews::setContent(const CalendarContent &content)
{
    m_content = content;
    for (SpanView *view : std::initializer_list<SpanView *>{m_timeline, m_week}) {
        view->setRefusal(content.refusal);
        view->setNow(content.now);
        view->setLanes(content.lanes);
        view->setEntries(content.entries);
        view->setChanges(content.changes);
    }
    m_month->setRefusal(content.refusal);
    m_month->setNow(content.now);
    m_month->setEntries(content.entries);
    m_month->setChanges(content.changes);
    QSet<EnvironmentId> shown;
    QSet<EnvironmentId> production;
    for (const CalendarLane &lane : content.lanes) {
        shown.insert(lane.id);
        if (lane.production)
            production.insert(lane.id);
    }
    m_agenda->setNow(content.now);
    m_agenda->setProduction(production);
    m_agenda->setNames(content.names);
    m_agenda->setFilter(shown, content.past);
    updateAgenda();
}

void CalendarViews::updateAgenda()
{
    if (m_agenda->model()->rowCount() > 0) {
        m_agendaStack->showContent();
        m_agenda->selectWindow(m_selected.window); // a table whose row goes selects the next one by itself
        m_agenda->ensureCurrent();
        return;
    }
    if (m_freezes->rowCount() > 0) {
        m_agendaStack->showEmpty(EmptyState::Variant::NoMatch, tr("No freeze to show"), tr("All are over, or in environments that are not shown."))
            ->addAction(tr("Show all"), this, [this] { emit showAllRequested(); });
        return;
    }
    EmptyState *state = m_agendaStack->showEmpty(EmptyState::Variant::Empty, tr("No freezes"), tr("Deployments are not stopped by any freeze."));
    if (m_content.refusal.isEmpty())
        state->addAction(
            tr("New freeze…"), this, [this] { emit newFreezeRequested(); }, true);
}

void CalendarViews::setZones(const QTimeZone &zone, const QTimeZone &second)
{
    m_zone = zone;
    for (SpanView *view : std::initializer_list<SpanView *>{m_timeline, m_week})
        view->setZones(zone, second.isValid() && !isSameClock(second, zone) ? second : zone);
    m_month->setZone(zone);
    m_agenda->setZone(zone);
}

TimeSpan CalendarViews::place() const
{
    if (const SpanView *view = spanView())
        return view->cursorSpan();
    return {midnight(m_month->currentDate()), midnight(m_month->currentDate().addDays(1))};
}

TimeSpan CalendarViews::shownSpan() const
{
    if (const SpanView *view = spanView())
        return view->shownSpan();
    if (m_view == CalendarView::Month)
        return {midnight(m_month->firstShown()), midnight(m_month->lastShown().addDays(1))};
    return {Instant::min(), Instant::max()};
}

QDate CalendarViews::shownMonth() const
{
    return m_view == CalendarView::Month ? m_month->month() : QDate();
}

QString CalendarViews::shownText() const
{
    if (const SpanView *view = spanView())
        return view->shownText();
    return words::month(m_month->month());
}

void CalendarViews::showView(CalendarView view)
{
    const TimeSpan where = place();
    const SpanView *before = spanView();
    const bool ranged = before && before->hasRange();
    const EnvironmentId lane = before ? before->cursorLane() : EnvironmentId();
    const bool moved = view != m_view && view != CalendarView::Agenda && m_view != CalendarView::Agenda;
    emit viewLeaving();
    m_view = view;
    m_agenda->selectWindow(m_selected.window); // there is one selection
    setCurrentIndex(static_cast<int>(view));
    emit viewChanged(view);
    if (moved && m_selected.isNull()) {
        if (SpanView *after = spanView(); after && ranged)
            after->setRange(where, lane);
        else if (after)
            after->setCursorAt(where.start);
        else
            m_month->setCurrentDate(wallClock(where.start, m_zone).date());
    } else if (SpanView *after = spanView()) {
        after->selectOccurrence(m_selected);
    }
    emit shownSpanChanged();
    if (isVisible())
        shownView()->setFocus();
}

void CalendarViews::step(int pages)
{
    if (SpanView *view = spanView())
        view->stepPages(pages);
    else
        m_month->stepMonths(pages);
}

void CalendarViews::goTo(QDate day, Instant now)
{
    if (m_view == CalendarView::Agenda)
        showView(CalendarView::Timeline);
    const bool today = day == wallClock(now, m_zone).date();
    if (SpanView *view = spanView())
        view->setCursorAt(today ? now : midnight(day));
    else
        m_month->setCurrentDate(day);
}

void CalendarViews::selectWindow(FreezeWindowId id)
{
    const OccurrenceKey key = nearestOf(id);
    m_month->selectOccurrence(key);
    m_timeline->selectOccurrence(key);
    m_week->selectOccurrence(key);
    select(key);
    m_agenda->selectWindow(m_selected.window);
}

OccurrenceKey CalendarViews::nearestOf(FreezeWindowId id) const
{
    const FreezeWindow *window = m_freezes->find(id);
    return window ? nearestOccurrence(*window, m_content.now).key : OccurrenceKey();
}

void CalendarViews::select(OccurrenceKey key)
{
    if (key == m_selected)
        return;
    m_selected = key;
    if (m_month->selected() != key)
        m_month->selectOccurrence(key);
    for (SpanView *view : std::initializer_list<SpanView *>{m_timeline, m_week}) {
        if (view->selected() != key)
            view->selectOccurrence(key);
    }
    m_agenda->selectWindow(m_selected.window);
    emit selectionChanged(m_selected);
}

FreezeWindow CalendarViews::draft(Instant now) const
{
    FreezeWindow draft;
    draft.environmentId = onlyLane();
    const SpanView *view = spanView();
    const QDateTime wall = wallClock(now, m_zone);
    if (view && view->hasRange()) {
        draft.environmentId = view->cursorLane();
        draft.start = view->cursorSpan().start;
        draft.end = view->cursorSpan().end;
    } else if (const QDate day = wallClock(place().start, m_zone).date(); day > wall.date()) {
        draft.start = midnight(day);
        draft.end = midnight(day.addDays(1));
    } else { // what is over cannot be frozen
        const QDateTime hour = QDateTime(wall.date(), QTime(wall.time().hour(), 0), Qt::UTC).addSecs(3600);
        draft.start = startAt(hour, m_zone);
        draft.end = endAt(hour.addDays(1), m_zone);
    }
    return draft;
}

void CalendarViews::requestCreation(const FreezeWindow &draft, const QRect &anchor, const QWidget *viewport)
{
    emit createRequested(draft, QRect(viewport->mapTo(this, anchor.topLeft()), anchor.size()));
}

void CalendarViews::clearRange()
{
    m_timeline->clearRange();
    m_week->clearRange();
    m_month->clearRange();
}

ShownCalendar CalendarViews::shown() const
{
    ShownCalendar shown;
    const TimeSpan span = shownSpan();
    for (const CalendarEntry &entry : m_content.entries) {
        if (m_view == CalendarView::Agenda || entry.occurrence.overlaps(span.start, span.end))
            shown.freezes.append({entry.window, entry.occurrence, entry.environment, entry.production, entry.excepted});
    }
    shown.paper = paper(shown.freezes);
    shown.range = m_view == CalendarView::Agenda ? tr("the agenda") : shownText();
    shown.view = shownView();
    shown.now = m_content.now;
    return shown;
}

CalendarPaper CalendarViews::paper(const QList<ExportedFreeze> &freezes) const
{
    CalendarPaper paper;
    const SpanView *view = spanView();
    const QString month = words::month(m_month->month());
    paper.title = m_view == CalendarView::Agenda ? tr("Freezes") : tr("Freezes, %1", "range of dates").arg(view ? view->shownText() : month);
    paper.remark = tr("Times in %1. As of %2.", "zone, date and time").arg(DisplayZone::current().text(), words::instant(m_content.now, m_zone));
    paper.rightToLeft = isRightToLeft();
    if (view) {
        paper.picture = [view](QPainter &painter, QSize size) { view->paintOn(painter, size); };
        paper.pictureSize = view->paperSize();
    } else if (m_view == CalendarView::Month) {
        paper.picture = [this](QPainter &painter, QSize size) { m_month->paintOn(painter, size); };
        paper.pictureSize = m_month->viewport()->size().expandedTo({900, 560});
    }
    QSet<FreezeWindowId> shown;
    for (const ExportedFreeze &freeze : freezes)
        shown.insert(freeze.window.id);
    paper.columns = m_agenda->titles();
    paper.rows = m_agenda->rowsOf(shown);
    return paper;
}

void CalendarViews::saveState(QSettings &settings) const
{
    settings.setValue(u"view"_s, viewNames().at(static_cast<int>(m_view)));
    settings.setValue(u"millisecondsPerPixel"_s, m_timeline->perPixel());
}

void CalendarViews::restoreState(const QSettings &settings)
{
    bool known = false;
    const double perPixel = settings.value(u"millisecondsPerPixel"_s).toDouble(&known);
    if (known && perPixel > 0)
        m_timeline->setScale(m_timeline->origin(), perPixel);
    if (const qsizetype view = viewNames().indexOf(settings.value(u"view"_s).toString()); view >= 0)
        showView(static_cast<CalendarView>(view));
}

} // namespace tidegate
