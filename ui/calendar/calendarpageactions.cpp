// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarpage.h"

#include "models/freezewindowtablemodel.h"
#include "models/workspace.h"
#include "ui/calendar/calendarheader.h"
#include "ui/calendar/edit/createpopover.h"
#include "ui/calendar/edit/freezeactions.h"
#include "ui/calendar/freezepanel.h"
#include "ui/calendar/month/monthview.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/calendar/span/weekview.h"
#include "ui/widgets/displayzone.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QStackedWidget>
#include <QTableView>

// Where CalendarPage goes and what it does when asked; what it shows is in calendarpagestate.cpp.

using namespace Qt::StringLiterals;

namespace tidegate {

QWidget *CalendarPage::viewWidget(CalendarView view) const
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
    return m_table;
}

SpanView *CalendarPage::spanView() const
{
    return qobject_cast<SpanView *>(viewWidget(m_view));
}

Instant CalendarPage::midnight(QDate day) const
{
    return dayStart(day, DisplayZone::current().zone());
}

TimeSpan CalendarPage::place() const
{
    if (const SpanView *view = spanView())
        return view->cursorSpan();
    return {midnight(m_month->currentDate()), midnight(m_month->currentDate().addDays(1))};
}

TimeSpan CalendarPage::shownSpan() const
{
    if (const SpanView *view = spanView())
        return view->shownSpan();
    if (m_view == CalendarView::Month)
        return {midnight(m_month->firstShown()), midnight(m_month->lastShown().addDays(1))};
    return {Instant::min(), Instant::max()};
}

void CalendarPage::showView(CalendarView view)
{
    const TimeSpan where = place();
    const SpanView *before = spanView();
    const bool ranged = before && before->hasRange();
    const EnvironmentId lane = before ? before->cursorLane() : EnvironmentId();
    const bool moved = view != m_view && view != CalendarView::Agenda && m_view != CalendarView::Agenda;
    m_popover->dismiss();
    m_view = view;
    m_views->setCurrentIndex(static_cast<int>(view));
    m_header->setView(view);
    QWidget *shown = viewWidget(view);
    if (moved && m_selected.isNull()) {
        if (SpanView *after = spanView(); after && ranged)
            after->setRange(where, lane);
        else if (after)
            after->setCursorAt(where.start);
        else
            m_month->setCurrentDate(wallClock(where.start, DisplayZone::current().zone()).date());
    } else if (SpanView *after = spanView()) {
        after->selectWindow(m_selected);
    }
    updateTitle();
    if (isVisible())
        shown->setFocus();
}

void CalendarPage::step(int pages)
{
    if (SpanView *view = spanView())
        view->stepPages(pages);
    else
        m_month->stepMonths(pages);
}

void CalendarPage::goTo(QDate day)
{
    if (m_view == CalendarView::Agenda)
        showView(CalendarView::Timeline);
    const bool today = day == wallClock(now(), DisplayZone::current().zone()).date();
    if (SpanView *view = spanView())
        view->setCursorAt(today ? now() : midnight(day));
    else
        m_month->setCurrentDate(day);
}

void CalendarPage::startNewFreeze(QUuid environment)
{
    if (const QString refusal = createRefusal(); !refusal.isEmpty()) {
        emit messageReported(refusal, {});
        return;
    }
    if (environments().isEmpty())
        return; // the page says what to do first
    FreezeWindow draft;
    draft.environmentId = environment.isNull() ? onlyShownEnvironment() : EnvironmentId(environment);
    const QTimeZone zone = DisplayZone::current().zone();
    const QDate today = wallClock(now(), zone).date();
    const SpanView *view = spanView();
    if (view && view->hasRange()) {
        draft.start = view->cursorSpan().start;
        draft.end = view->cursorSpan().end;
        if (environment.isNull())
            draft.environmentId = view->cursorLane();
    } else if (const QDate day = wallClock(place().start, zone).date(); day > today) {
        draft.start = midnight(day);
        draft.end = midnight(day.addDays(1));
    } else { // from the next full hour on: what is over cannot be frozen
        const QDateTime wall = wallClock(now(), zone);
        const QDateTime hour = QDateTime(wall.date(), QTime(wall.time().hour(), 0), Qt::UTC).addSecs(3600);
        draft.start = startAt(hour, zone);
        draft.end = endAt(hour.addDays(1), zone);
    }
    m_popover->dismiss();
    m_actions->startCreation(draft);
}

void CalendarPage::createOnDays(QDate first, QDate last)
{
    FreezeWindow draft;
    draft.environmentId = onlyShownEnvironment();
    draft.start = midnight(first);
    draft.end = midnight(last.addDays(1));
    openPopover(draft, m_month->cellRect(last), m_month->viewport());
}

void CalendarPage::openPopover(const FreezeWindow &draft, const QRect &anchor, const QWidget *viewport)
{
    const QTimeZone second = m_header->secondZone();
    const QTimeZone zone = DisplayZone::current().zone();
    m_popover->openFor(draft, lanes(), zone, second.isValid() ? second : zone, QRect(viewport->mapTo(this, anchor.topLeft()), anchor.size()));
}

void CalendarPage::create(const FreezeWindow &window)
{
    m_actions->create(window, [this](const Result<FreezeWindow> &result) {
        if (result)
            m_popover->dismiss();
        else
            m_popover->showError(result.error());
    });
}

void CalendarPage::endCreation(bool takeFocus)
{
    m_timeline->clearRange();
    m_week->clearRange();
    m_month->setCurrentDate(m_month->currentDate()); // forgets the days that were selected
    if (takeFocus && isVisible())
        viewWidget(m_view)->setFocus();
}

void CalendarPage::edit(FreezeWindowId id)
{
    const FreezeWindow *window = m_workspace->freezes()->find(id);
    // The panel beside shows the window and says why it cannot be changed.
    if (window && editRefusal(*window).isEmpty())
        m_actions->startEditing(*window);
}

void CalendarPage::remove(FreezeWindowId id)
{
    const FreezeWindow *window = m_workspace->freezes()->find(id);
    if (window && deleteRefusal(*window).isEmpty())
        m_actions->startRemoval(*window);
}

void CalendarPage::copySelection()
{
    if (m_selected.isNull())
        return;
    QApplication::clipboard()->setText(m_panel->text());
    emit successReported(tr("Copied"));
}

void CalendarPage::copyJson()
{
    const FreezeWindow *window = m_workspace->freezes()->find(m_selected);
    if (!window)
        return;
    QApplication::clipboard()->setText(QString::fromUtf8(QJsonDocument(toJsonObject(*window, now())).toJson()));
    emit successReported(tr("Copied"));
}

} // namespace tidegate
