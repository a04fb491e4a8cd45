// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarside.h"

#include "ui/calendar/environmentfilter.h"
#include "ui/calendar/freezepanel.h"
#include "ui/style/theme.h"
#include "ui/widgets/minimonth.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tidegate {

CalendarSide::CalendarSide(QWidget *parent) : QWidget(parent)
{
    m_filter = new EnvironmentFilter(this);
    m_month = new MiniMonth(this);
    m_panel = new FreezePanel(this);
    auto *heading = new QLabel(tr("Environments"), this);
    heading->setFont(Theme::strongFont());
    auto *line = new QFrame(this);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(heading);
    column->addWidget(m_filter);
    column->addWidget(m_month);
    column->addWidget(line);
    column->addWidget(m_panel, 1);
    m_heading = heading;
    m_line = line;
    connect(m_month, &MiniMonth::dayChosen, this, &CalendarSide::dayChosen);
    connect(m_month, &MiniMonth::monthChanged, this, &CalendarSide::markDays);
}

void CalendarSide::setEntries(const QList<CalendarEntry> &entries, Instant now)
{
    m_entries = entries;
    m_now = now;
    markDays();
}

void CalendarSide::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    markDays();
}

void CalendarSide::setShown(const TimeSpan &shown, QDate month)
{
    m_month->setShown(wallClock(shown.start, m_zone).date(), wallClock(shown.end - std::chrono::milliseconds(1), m_zone).date(), month);
}

void CalendarSide::fitInto(int height, int width)
{
    constexpr int roomForMonth = 560;
    m_hasRoom = height >= roomForMonth;
    setFixedWidth(width);
    updateParts();
}

void CalendarSide::setOnlyPanel(bool only)
{
    m_onlyPanel = only;
    updateParts();
}

void CalendarSide::updateParts()
{
    m_month->setVisible(m_hasRoom && !m_onlyPanel);
    for (QWidget *part : std::initializer_list<QWidget *>{m_heading, m_filter, m_line})
        part->setVisible(!m_onlyPanel);
}

void CalendarSide::markDays()
{
    const QDate first = m_month->month().addDays(-7);
    const QDate last = m_month->month().addDays(45);
    QHash<QDate, int> counts;
    for (const CalendarEntry &entry : qAsConst(m_entries)) {
        const QDate from = std::max(first, wallClock(entry.occurrence.start, m_zone).date());
        const QDate until = std::min(last, wallClock(entry.occurrence.end - std::chrono::milliseconds(1), m_zone).date());
        for (QDate day = from; day <= until; day = day.addDays(1))
            ++counts[day];
    }
    m_month->setToday(wallClock(m_now, m_zone).date());
    m_month->setFreezes(counts);
}

} // namespace tidegate
