// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/entry/calendarentry.h"

#include <QWidget>

namespace tidegate {

class EnvironmentFilter;
class FreezePanel;
class MiniMonth;

/// What stands beside the views of the calendar: which environments they show, a month to find a day, and the selected freeze in words.
class CalendarSide final : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarSide(QWidget *parent = nullptr);

    EnvironmentFilter *filter() const { return m_filter; }
    FreezePanel *panel() const { return m_panel; }

    void setEntries(const QList<CalendarEntry> &entries, Instant now); ///< What the month marks.
    void setZone(const QTimeZone &zone);                               ///< Decides which days they touch.
    void setShown(const TimeSpan &shown, QDate month);                 ///< What the views have in view. month: the one it is of; invalid: of none.
    /// height: of the page. A low one has no month, whose room the words of the freeze need.
    void fitInto(int height, int width);
    void setOnlyPanel(bool only); ///< The selected freeze alone.

signals:
    void dayChosen(QDate day);

private:
    void markDays();
    void updateParts();

    EnvironmentFilter *m_filter = nullptr;
    MiniMonth *m_month = nullptr;
    FreezePanel *m_panel = nullptr;
    QWidget *m_heading = nullptr;
    QWidget *m_line = nullptr;
    bool m_hasRoom = true;
    bool m_onlyPanel = false;
    QList<CalendarEntry> m_entries;
    Instant m_now;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace tidegate
