// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/datewords.h"

#include "models/wallclock.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

QString dateText(const char *source, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("words", source, comment, n);
}

} // namespace

QString month(QDate date)
{
    const QLocale locale;
    return dateText(QT_TRANSLATE_NOOP("words", "%1 %2"), "month, year").arg(locale.standaloneMonthName(date.month()), locale.toString(date, u"yyyy"_s));
}

QString weekday(int day, QLocale::FormatType form)
{
    return QLocale().standaloneDayName(day, form);
}

QString weekdayTime(Instant instant, const QTimeZone &zone)
{
    const QDateTime wall = wallClock(instant, zone);
    return QLocale().dayName(wall.date().dayOfWeek(), QLocale::ShortFormat) + QChar::Nbsp + time(wall.time());
}

QString dayRange(QDate first, QDate last)
{
    const QString end = date(last, DateForm::DayAndYear);
    if (first == last)
        return end;
    const bool oneYear = first.year() == last.year();
    const QString start = oneYear && first.month() == last.month()
        ? QLocale().toString(first, dateText(QT_TRANSLATE_NOOP("words", "d"), "a day of a month that is said behind it"))
        : oneYear ? date(first, DateForm::Day)
                  : date(first, DateForm::DayAndYear);
    return dateText(QT_TRANSLATE_NOOP("words", "%1 – %2"), "first and last day").arg(start, end);
}

QString dayInYear(QDate day, QDate today)
{
    return date(day, day.year() == today.year() ? DateForm::WeekdayAndDay : DateForm::WeekdayAndYear);
}

QString timeOfToday(Instant instant, Instant now, const QTimeZone &zone)
{
    const QDateTime wall = wallClock(instant, zone);
    return wall.date() == dateOf(now, zone) ? time(wall.time()) : words::instant(instant, zone);
}

QString nearMoment(Instant instant, Instant now, const QTimeZone &zone, bool seconds)
{
    const QDateTime wall = wallClock(instant, zone);
    const QDate today = dateOf(now, zone);
    const QString clock = seconds ? QLocale().toString(wall.time(), timePattern().replace(u"mm"_s, u"mm:ss"_s)) : time(wall.time());
    const QString day = wall.date() == today ? dateText(QT_TRANSLATE_NOOP("words", "today")) : dayInYear(wall.date(), today);
    return day + QChar::Nbsp + clock;
}

QString timeOfDayOf(Instant instant, Instant beside, Instant now, const QTimeZone &zone)
{
    const QDateTime wall = wallClock(instant, zone);
    return wall.date() == dateOf(beside, zone) ? time(wall.time()) : nearMoment(instant, now, zone);
}

QString endAfter(Instant start, Instant end, const QTimeZone &zone)
{
    const QDate first = dateOf(start, zone);
    const QDateTime to = wallClock(end, zone);
    constexpr int week = 7;
    if (to.date() == first)
        return time(to.time());
    if (to.date().year() == first.year() && first.daysTo(to.date()) < week)
        return weekdayTime(end, zone);
    return dayInYear(to.date(), first) + QChar::Nbsp + time(to.time());
}

QString stretch(Instant from, Instant until, Instant now, const QTimeZone &zone)
{
    const QDate date = dateOf(from, zone);
    const TimeSpan whole = dayOf(date, zone);
    const QString day = dayInYear(date, dateOf(now, zone));
    if (until == whole.end && from <= whole.start)
        return day;
    const QDate last = dateOf(until - std::chrono::milliseconds(1), zone);
    if (from <= whole.start && last > date && until == dayOf(last, zone).end)
        return dateText(QT_TRANSLATE_NOOP("words", "%1 – %2"), "first and last day").arg(day, dayInYear(last, dateOf(now, zone)));
    const QString start = time(wallClock(from, zone).time());
    if (until == whole.end)
        return dateText(QT_TRANSLATE_NOOP("words", "%1 from %2"), "a day, a time").arg(day, start);
    return dateText(QT_TRANSLATE_NOOP("words", "%1 %2 – %3"), "a day, a time, a time").arg(day, start, endAfter(from, until, zone));
}

QString daysAway(QDate date, QDate today)
{
    const qint64 days = today.daysTo(date);
    if (days == 0)
        return dateText(QT_TRANSLATE_NOOP("words", "today"));
    if (days == 1)
        return dateText(QT_TRANSLATE_NOOP("words", "tomorrow"));
    if (days == -1)
        return dateText(QT_TRANSLATE_NOOP("words", "yesterday"));
    if (days > 0) // days of the calendar, and not the time until then
        return dateText(QT_TRANSLATE_N_NOOP("words", "%n days from today"), nullptr, static_cast<int>(days));
    const Instant noon;
    return relative(noon + std::chrono::days(days), noon);
}

QStringList monthTitles(QDate date)
{
    const QLocale locale;
    return {month(date), locale.toString(date, u"MMM yyyy"_s), locale.toString(date, u"MMM"_s)};
}

namespace {

QString agoByCalendar(Instant instant, Instant now, const QTimeZone &zone)
{
    if (now - instant < std::chrono::days(1))
        return relative(instant, now);
    const qint64 days = std::max<qint64>(1, dateOf(instant, zone).daysTo(dateOf(now, zone))); // a day may have 25 hours
    const Instant noon;
    return relative(noon - std::chrono::days(days), noon);
}

} // namespace

QString distance(Instant start, Instant end, Instant now, const QTimeZone &zone)
{
    if (start > now)
        return relative(start, now);
    if (end <= now)
        return agoByCalendar(end, now, zone);
    if (now - start < std::chrono::minutes(1))
        return relative(now, now);
    //: %1 is a length of time, "3 h": something began so long ago and goes on.
    return dateText(QT_TRANSLATE_NOOP("words", "since %1")).arg(duration(std::chrono::floor<std::chrono::minutes>(now - start)));
}

} // namespace tidegate::words
