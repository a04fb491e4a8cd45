// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/typedtime.h"

#include "models/timeparts.h"
#include "models/timewords.h"
#include "models/words.h"

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Kind = TypedTime::Kind;

constexpr int minYear = 2000;
constexpr int maxYear = 2199;
constexpr int weekDays = 7;
constexpr int maxMonthDays = 31;

/// With both ends.
struct Days
{
    QDate first;
    QDate last;
};

/// From parts to an instant.
class Resolver
{
public:
    Resolver(const TimeParts &parts, const TypedTimeContext &context)
        : m_parts(parts), m_context(context), m_zone(parts.utcOffset ? QTimeZone(*parts.utcOffset) : context.zone)
    {}

    TypedTime resolve()
    {
        if (m_parts.kind != Kind::Understood)
            return notRead();
        if (isDoubtful())
            return failure(Kind::Ambiguous, m_parts.word);
        if (m_parts.isNow)
            return alone() ? exact(m_context.now) : failure(Kind::Incomplete);
        if (m_parts.isSpan)
            return span();
        if (m_parts.period)
            return period();
        if (m_parts.day)
            return date();
        if (m_parts.daysFromToday)
            return weekdayFits(today().addDays(*m_parts.daysFromToday));
        if (m_parts.weekday)
            return weekday();
        return hour() ? clock() : failure(Kind::Incomplete);
    }

private:
    bool isAhead() const { return m_context.direction == TypedTimeContext::Direction::Ahead; }
    bool alone() const { return !m_parts.hasDate() && !hour() && !m_parts.isSpan; }
    std::optional<int> hour() const { return m_parts.hour ? m_parts.hour : m_parts.partOfDay; }
    QDate today() const { return dateOf(m_context.now, m_zone); }
    QDate reference() const { return dateOf(isAhead() ? m_context.base : m_context.now, m_zone); } ///< From which days are counted.
    TypedTime failure(Kind kind, const QString &word = {}) const
    {
        TypedTime time;
        time.kind = kind;
        time.word = word;
        return time;
    }

    TypedTime notRead() const
    {
        TypedTime time = failure(m_parts.kind, m_parts.word);
        time.readings = m_parts.readings;
        if (m_parts.kind == Kind::NoDate) {
            time.day = m_parts.day.value_or(0);
            time.month = m_parts.month.value_or(0);
            time.year = m_parts.year.value_or(0);
        }
        return time;
    }

    /// What may have been meant otherwise.
    bool isDoubtful() const
    {
        constexpr int nearYears = 20;
        const QDate now = today();
        if (m_parts.isShortYear && m_parts.year && std::abs(*m_parts.year - now.year()) > nearYears)
            return true;
        if (m_parts.partOfDay && m_parts.hour && (*m_parts.partOfDay < TimeWords::noon) != (*m_parts.hour < TimeWords::noon))
            return true;                                            // "tonight 9" is not this morning
        if (!m_parts.isBareHour || m_parts.day || !m_parts.weekday) // "fri 4": is that the fourth?
            return false;
        for (int i = -maxMonthDays; i <= maxMonthDays; ++i) {
            const QDate near = reference().addDays(i);
            if ((isAhead() ? i >= 0 : i <= 0) && near.dayOfWeek() == *m_parts.weekday && near.day() == *m_parts.hour)
                return true;
        }
        return false;
    }

    TypedTime exact(Instant instant) const
    {
        TypedTime result = failure(Kind::Understood);
        result.instant = instant;
        result.isExact = true;
        return bounded(result);
    }

    TypedTime bounded(const TypedTime &time) const
    {
        const int year = toDateTime(time.instant).date().year();
        return year < minYear || year > maxYear ? failure(Kind::OutOfRange) : time;
    }

    /// A date with the clock that was typed, or its edge.
    TypedTime at(QDate date) const
    {
        if (!date.isValid() || date.year() < minYear || date.year() > maxYear)
            return failure(date.isValid() ? Kind::OutOfRange : Kind::NoDate);
        const bool isStart = m_context.edge == TypedTimeContext::Edge::Start;
        TypedTime result = failure(Kind::Understood);
        if (!hour()) {
            result.isEndOfDay = !isStart;
            result.stretch = TimeSpan{dayOf(date, m_zone).start, dayOf(date, m_zone).end};
            result.instant = isStart ? dayOf(date, m_zone).start : dayOf(date, m_zone).end;
            return bounded(result);
        }
        const bool isMidnight = *hour() == 24;
        const QDateTime wall(isMidnight ? date.addDays(1) : date, QTime(isMidnight ? 0 : *hour(), m_parts.minute, m_parts.second), Qt::UTC);
        const LocalTimeReading reading = readLocalTime(wall.date(), wall.time(), m_zone);
        result.instant = isStart ? reading.earlier : reading.later;
        result.reading = reading.kind;
        result.isExact = m_parts.utcOffset.has_value();
        if (!result.isExact)
            result.wall = wall;
        if (!m_parts.hour)
            result.stretch = TimeSpan{result.instant, partEnd(date)};
        return bounded(result);
    }

    /// When the part of the day that was named is over: the morning at noon, the afternoon when the evening begins.
    Instant partEnd(QDate date) const
    {
        if (*m_parts.partOfDay >= TimeWords::evening)
            return dayOf(date, m_zone).end;
        const int end = *m_parts.partOfDay < TimeWords::noon ? TimeWords::noon : TimeWords::evening;
        return endAt(QDateTime(date, QTime(end, 0), Qt::UTC), m_zone);
    }

    TypedTime weekdayFits(QDate date) const
    {
        if (m_parts.weekday && date.isValid() && date.dayOfWeek() != *m_parts.weekday) {
            TypedTime other = failure(Kind::OtherWeekday, m_parts.weekdayWord);
            other.day = date.day();
            other.month = date.month();
            other.year = date.year();
            return other;
        }
        return at(date);
    }

    TypedTime span() const
    {
        if (m_parts.hasDate() || m_parts.isNow)
            return failure(Kind::Incomplete);
        constexpr qint64 maxDays = 200 * 366;
        if (std::abs(m_parts.spanDays) > maxDays || std::abs(m_parts.spanSeconds) > maxDays * 86'400)
            return failure(Kind::OutOfRange);
        if (hour()) // "in 2 days 17:00"
            return m_parts.spanSeconds == 0 ? at(dateOf(m_context.base, m_zone).addDays(m_parts.spanDays)) : failure(Kind::Incomplete);
        Instant instant = m_context.base;
        if (m_parts.spanDays != 0) {
            const QDateTime wall = wallClock(instant, m_zone).addDays(m_parts.spanDays);
            instant = m_context.edge == TypedTimeContext::Edge::Start ? startAt(wall, m_zone) : endAt(wall, m_zone);
        }
        return exact(instant + std::chrono::seconds(m_parts.spanSeconds));
    }

    TypedTime date() const
    {
        if (m_parts.daysFromToday)
            return failure(Kind::Incomplete);
        if (m_parts.year)
            return weekdayFits(QDate(*m_parts.year, *m_parts.month, *m_parts.day));
        const QDate from = reference();
        constexpr int longestWithoutLeapDay = 8;
        for (int i = 0; i <= longestWithoutLeapDay; ++i) {
            const QDate candidate(from.year() + (isAhead() ? i : -i), *m_parts.month, *m_parts.day);
            if (candidate.isValid() && (isAhead() ? candidate >= from : candidate <= from))
                return weekdayFits(candidate);
        }
        TypedTime none = failure(Kind::NoDate);
        none.day = *m_parts.day;
        none.month = *m_parts.month;
        return none;
    }

    /// Where it is looked for. An end lies behind its start, not on it.
    bool lies(const TypedTime &time) const
    {
        if (!isAhead())
            return time.instant <= m_context.now;
        return m_context.edge == TypedTimeContext::Edge::End ? time.instant > m_context.base : time.instant >= m_context.base;
    }

    /// "next friday" is the first that comes, or the one of next week: read where these are the same day.
    TypedTime nextWeekday() const
    {
        if (!isAhead())
            return failure(Kind::Incomplete);
        const QDate from = reference();
        const int ahead = (*m_parts.weekday - from.dayOfWeek() + weekDays) % weekDays;
        const QDate coming = from.addDays(ahead == 0 ? weekDays : ahead);
        const QDate ofNextWeek = from.addDays(weekDays + *m_parts.weekday - from.dayOfWeek());
        return coming == ofNextWeek ? at(coming) : eitherOf(coming, ofNextWeek);
    }

    TypedTime eitherOf(QDate one, QDate other) const
    {
        TypedTime doubtful = failure(Kind::Ambiguous);
        doubtful.readings = {one, other};
        return doubtful;
    }

    /// The week with the date in it, as the locale begins it.
    Days weekOf(QDate date) const
    {
        const QDate first = date.addDays(-((date.dayOfWeek() - m_context.locale.firstDayOfWeek() + weekDays) % weekDays));
        return {first, first.addDays(weekDays - 1)};
    }

    /// The first weekend that is not over on the date.
    Days weekendFrom(QDate date) const
    {
        QList<Qt::DayOfWeek> working = m_context.locale.weekdays();
        if (working.isEmpty() || working.size() >= weekDays)
            working = {Qt::Monday, Qt::Tuesday, Qt::Wednesday, Qt::Thursday, Qt::Friday};
        const auto isFree = [&working](QDate day) { return !working.contains(static_cast<Qt::DayOfWeek>(day.dayOfWeek())); };
        while (!isFree(date))
            date = date.addDays(1);
        Days days{date, date};
        while (isFree(days.first.addDays(-1)))
            days.first = days.first.addDays(-1);
        while (isFree(days.last.addDays(1)))
            days.last = days.last.addDays(1);
        return days;
    }

    /// "this weekend", "next week", "monday next week".
    TypedTime period() const
    {
        const bool isNext = *m_parts.period == TimeWords::nextWeek || *m_parts.period == TimeWords::nextWeekend;
        const bool isWeek = *m_parts.period == TimeWords::thisWeek || *m_parts.period == TimeWords::nextWeek;
        if (m_parts.day || m_parts.daysFromToday || m_parts.isNext || (hour() && !m_parts.weekday) || (isNext && !isAhead()))
            return failure(Kind::Incomplete);
        const QDate from = reference();
        Days days = isWeek ? weekOf(from) : weekendFrom(from);
        if (!isWeek && isNext && days.first > from)
            return eitherOf(days.first, days.first.addDays(weekDays));
        if (isNext)
            days = {days.first.addDays(weekDays), days.last.addDays(weekDays)};
        if (days.first > today() && !isAhead())
            return failure(Kind::Incomplete); // it has not been yet
        return m_parts.weekday ? dayIn(days) : allOf(days);
    }

    TypedTime dayIn(const Days &days) const
    {
        for (QDate date = days.first; date <= days.last; date = date.addDays(1)) {
            if (date.dayOfWeek() == *m_parts.weekday)
                return at(date);
        }
        return failure(Kind::Incomplete);
    }

    /// An end would be the beginning of it for some, for others the end.
    TypedTime allOf(const Days &days) const
    {
        if (m_context.edge == TypedTimeContext::Edge::End)
            return failure(Kind::Ambiguous);
        TypedTime result = at(days.first);
        if (result.kind == Kind::Understood)
            result.stretch = TimeSpan{dayOf(days.first, m_zone).start, dayOf(days.last, m_zone).end};
        return result;
    }

    TypedTime weekday() const
    {
        if (m_parts.isNext)
            return nextWeekday();
        const QDate from = reference();
        const int ahead = (*m_parts.weekday - from.dayOfWeek() + weekDays) % weekDays;
        const QDate first = from.addDays(isAhead() ? ahead : (ahead - weekDays) % weekDays);
        const TypedTime time = at(first);
        if (time.kind != Kind::Understood || lies(time) || !hour())
            return time;
        return at(first.addDays(isAhead() ? weekDays : -weekDays));
    }

    TypedTime clock() const
    {
        const QDate from = reference();
        const TypedTime time = at(from);
        if (time.kind != Kind::Understood || lies(time))
            return time;
        return at(from.addDays(isAhead() ? 1 : -1));
    }

    const TimeParts &m_parts;
    const TypedTimeContext &m_context;
    QTimeZone m_zone;
};

} // namespace

TypedTime readTypedTime(const QString &text, const TypedTimeContext &context)
{
    const TimeParts parts = readTimeParts(text, context.locale);
    return Resolver(parts, context).resolve();
}

} // namespace tidegate
