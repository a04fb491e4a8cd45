// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/calendarexport.h"
#include "ui/calendar/span/spanview.h"

#include <QStackedWidget>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace tidegate {

class AgendaView;
class FreezeWindowTableModel;
class MonthView;
class PageStack;
class TimelineView;
class WeekView;

/// What all views of the calendar show.
struct CalendarContent
{
    QList<CalendarLane> lanes;    ///< The environments that are shown.
    QList<CalendarEntry> entries; ///< Their freezes.
    QList<FreezeChange> changes;  ///< In spite of freezes, by time.
    bool past = false;            ///< Those that are over are among them.
    Instant now;
    QHash<UserId, QString> names; ///< Of who is excepted from a freeze.
    QString refusal;              ///< Why nothing can be created or changed; empty: it can.
};

/// The month, the week, the timeline and the agenda, one of them shown. They share the selected freeze, and the place: whoever shows another
/// one finds there the days and the range of the one before. GUI thread only.
class CalendarViews final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit CalendarViews(FreezeWindowTableModel *freezes, QWidget *parent = nullptr);

    MonthView *month() const { return m_month; }
    WeekView *week() const { return m_week; }
    TimelineView *timeline() const { return m_timeline; }
    AgendaView *agenda() const { return m_agenda; }

    void setContent(const CalendarContent &content);
    /// second: shown beside the first unless the two never differ; invalid: none.
    void setZones(const QTimeZone &zone, const QTimeZone &second);

    CalendarView view() const { return m_view; }
    QWidget *shownView() const { return widgetOf(m_view); } ///< What has the focus when its page is entered.
    void showView(CalendarView view);                       ///< At the place and with the selection of the one before.
    void step(int pages);
    void goTo(QDate day, Instant now); ///< From the agenda to the timeline, which has places.
    TimeSpan shownSpan() const;        ///< What is in view; of the agenda: everything.
    QDate shownMonth() const;          ///< Its first day; invalid: not the month is shown.
    QString shownText() const;         ///< "23 – 29 November 2026", "November 2026".
    ShownCalendar shown() const;

    OccurrenceKey selected() const { return m_selected; }
    void selectWindow(FreezeWindowId id); ///< Its nearest occurrence; scrolls to it where it is not to be seen. Null: none.

    /// A new freeze at the place: the range, the day if it is ahead, or a day from the next full hour on.
    FreezeWindow draft(Instant now) const;
    void clearRange();

    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings);

signals:
    void viewLeaving(); ///< Another one is about to show.
    void viewChanged(tidegate::CalendarView view);
    void shownSpanChanged();
    void selectionChanged(tidegate::OccurrenceKey key); ///< Null: none.
    void openRequested(tidegate::FreezeWindowId id);
    void markRequested(const tidegate::FreezeChange &newest); ///< What is known of the changes of a mark.
    void deleteRequested(tidegate::FreezeWindowId id);
    void newFreezeRequested(); ///< At the place.
    void showAllRequested();   ///< All environments and the past: what there is, is not listed.
    /// anchor: where it was drawn. The environment may be null.
    void createRequested(const tidegate::FreezeWindow &draft, const QRect &anchor);
    void changeRequested(const tidegate::FreezeWindow &before, const tidegate::FreezeWindow &after);
    void laneChangeRequested(const tidegate::FreezeWindow &before, const tidegate::FreezeWindow &after);
    void copyRequested(const tidegate::FreezeWindow &copy);
    void copyTextRequested();
    void refused(const QString &why);

private:
    void connectSpanView(SpanView *view);
    void connectMonth();
    void connectAgenda();
    QWidget *widgetOf(CalendarView view) const;
    SpanView *spanView() const; ///< The current view when it is one; null otherwise.
    TimeSpan place() const;     ///< Where the current view is: its range or its cursor.
    Instant midnight(QDate day) const;
    EnvironmentId onlyLane() const;                   ///< Null unless exactly one is shown.
    OccurrenceKey nearestOf(FreezeWindowId id) const; ///< Null: the window is not known.
    void select(OccurrenceKey key);
    void requestCreation(const FreezeWindow &draft, const QRect &anchor, const QWidget *viewport);
    void updateAgenda();
    CalendarPaper paper(const QList<ExportedFreeze> &freezes) const;

    FreezeWindowTableModel *m_freezes;
    CalendarContent m_content;
    QTimeZone m_zone = QTimeZone::utc();
    MonthView *m_month = nullptr;
    WeekView *m_week = nullptr;
    TimelineView *m_timeline = nullptr;
    AgendaView *m_agenda = nullptr;
    PageStack *m_agendaStack = nullptr;
    CalendarView m_view = CalendarView::Timeline;
    OccurrenceKey m_selected;
};

} // namespace tidegate
