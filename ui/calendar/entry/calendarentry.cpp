// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/entry/calendarentry.h"

#include "models/datewords.h"
#include "models/peoplemodel.h"
#include "ui/calendar/entry/changemark.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate::freezetext {
namespace {

constexpr qsizetype maxNames = 100;
constexpr qsizetype maxNamesInTip = 5;

QString text(const char *source, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("freezetext", source, comment, n);
}

/// most: how many are named, where there is room for a few.
QString exceptions(const CalendarEntry &entry, qsizetype most)
{
    const qsizetype count = entry.window.exceptions.size();
    if (!entry.excepted.isEmpty() && !(entry.exempt && count == 1)) {
        QStringList names = entry.excepted.first(std::min(most, entry.excepted.size()));
        if (entry.exempt)
            names.first() = text(QT_TRANSLATE_NOOP("freezetext", "you"));
        if (const auto more = static_cast<int>(entry.excepted.size() - names.size()); more > 0)
            names << text(QT_TRANSLATE_N_NOOP("freezetext", "%n more"), nullptr, more);
        return text(QT_TRANSLATE_NOOP("freezetext", "Exceptions: %1.")).arg(peopleText(names, text(QT_TRANSLATE_NOOP("freezetext", "%1 and %2"))));
    }
    if (count == 0)
        return text(QT_TRANSLATE_NOOP("freezetext", "Exceptions: nobody."));
    if (entry.exempt && count == 1)
        return text(QT_TRANSLATE_NOOP("freezetext", "Exceptions: only you."));
    if (entry.exempt)
        return text(QT_TRANSLATE_N_NOOP("freezetext", "Exceptions: you and %n more."), nullptr, static_cast<int>(count - 1));
    return count == 1 ? text(QT_TRANSLATE_NOOP("freezetext", "Exceptions: 1 user."))
                      : text(QT_TRANSLATE_N_NOOP("freezetext", "Exceptions: %n users."), nullptr, static_cast<int>(count));
}

/// "Active: ends in 7 d." and the like.
QString stateSentence(const CalendarEntry &entry, Instant now)
{
    const auto &[key, start, end] = entry.occurrence;
    switch (entry.stateAt(now)) {
    case FreezeState::Upcoming:
        return text(QT_TRANSLATE_NOOP("freezetext", "Upcoming: starts %1."), "in 3 h").arg(words::relative(start, now));
    case FreezeState::Active:
        return text(QT_TRANSLATE_NOOP("freezetext", "Active: ends %1."), "in 3 h").arg(words::relative(end, now));
    case FreezeState::Ended:
        if (entry.window.endedEarlyAt)
            return text(QT_TRANSLATE_NOOP("freezetext", "Ended early, %1."), "3 h ago").arg(words::relative(end, now));
        return text(QT_TRANSLATE_NOOP("freezetext", "Ended %1."), "3 h ago").arg(words::relative(end, now));
    case FreezeState::Cancelled:
        break;
    }
    return text(QT_TRANSLATE_NOOP("freezetext", "Cancelled."));
}

QString span(const Occurrence &occurrence, const QTimeZone &zone)
{
    return text(QT_TRANSLATE_NOOP("freezetext", "%1 – %2"), "start and end").arg(words::instant(occurrence.start, zone), words::instant(occurrence.end, zone));
}

QString changeSentence(const CalendarEntry &entry)
{
    return changemarks::counted(entry.changes) + u'.';
}

QString creation(const CalendarEntry &entry, const QTimeZone &zone)
{
    return text(QT_TRANSLATE_NOOP("freezetext", "Created by %1 on %2."), "name, date and time")
        .arg(entry.createdBy, words::instant(entry.window.createdAt, zone));
}

} // namespace

QString shortZoneName(const QTimeZone &zone)
{
    return zoneName(zone).section(u'/', -1).replace(u'_', u' ');
}

QString clockChange(const TimeSpan &span, const QTimeZone &zone)
{
    const int change = zone.offsetFromUtc(toDateTime(span.end)) - zone.offsetFromUtc(toDateTime(span.start));
    if (change == 0)
        return {};
    const QString length = words::duration(std::chrono::seconds(std::abs(change)));
    return change > 0 ? text(QT_TRANSLATE_NOOP("freezetext", "The clocks go forward %1 in between."), "1 h").arg(length)
                      : text(QT_TRANSLATE_NOOP("freezetext", "The clocks go back %1 in between."), "1 h").arg(length);
}

QString liveRange(const TimeSpan &span, const QTimeZone &zone, const QTimeZone &second)
{
    const QDateTime start = wallClock(span.start, zone);
    const QDateTime end = wallClock(span.end, zone);
    const bool oneMonth = start.date().month() == end.date().month() && start.date().year() == end.date().year();
    const words::DateForm form = oneMonth ? words::DateForm::WeekdayInMonth : words::DateForm::WeekdayAndDay;
    const auto said = [form](const QDateTime &wall) -> QString { return words::date(wall.date(), form) + u' ' + words::time(wall.time()); };
    QStringList parts{u"%1 → %2"_s.arg(said(start), said(end)), words::duration(span.end - span.start)};
    if (second != zone) {
        // The day is said only where it is another one.
        const auto other = [&](Instant at, QDate here) {
            const QDateTime wall = wallClock(at, second);
            return wall.date() == here ? words::time(wall.time()) : words::weekdayTime(at, second);
        };
        parts << u"%1 %2 → %3"_s.arg(shortZoneName(second), other(span.start, start.date()), other(span.end, end.date()));
    }
    if (const QString change = clockChange(span, zone); !change.isEmpty())
        parts << change;
    return parts.join(u" · "_s);
}

QString zoneName(const QTimeZone &zone)
{
    return zone == QTimeZone::utc() ? u"UTC"_s : QString::fromUtf8(zone.id());
}

bool isOfToday(Instant end, Instant now, const QTimeZone &zone)
{
    return end <= now && end > dayStart(wallClock(now, zone).date(), zone);
}

QString sentence(const QString &environments, bool several, Instant start, Instant end, const QTimeZone &zone)
{
    const QString pattern = several
        ? text(QT_TRANSLATE_NOOP("freezetext", "%1 take no deployments from %2 until %3 (%4)."), "several environments, start, end, duration")
        : text(QT_TRANSLATE_NOOP("freezetext", "%1 takes no deployments from %2 until %3 (%4)."), "environment, start, end, duration");
    return pattern.arg(environments, words::instant(start, zone), words::instant(end, zone), words::duration(end - start));
}

QString details(const CalendarEntry &entry, Instant now, const QTimeZone &zone)
{
    const auto &[key, start, end] = entry.occurrence;
    QStringList lines{sentence(entry.environment, false, start, end, zone)};
    lines << stateSentence(entry, now);
    lines << text(QT_TRANSLATE_NOOP("freezetext", "Reason: %1")).arg(entry.window.reason);
    lines << exceptions(entry, maxNames);
    if (entry.changes > 0)
        lines << changeSentence(entry);
    if (!entry.createdBy.isEmpty())
        lines << creation(entry, zone);
    if (const QString change = clockChange({start, end}, zone); !change.isEmpty())
        lines << change;
    if (zone != QTimeZone::utc())
        lines << text(QT_TRANSLATE_NOOP("freezetext", "In UTC: %1")).arg(span(entry.occurrence, QTimeZone::utc()));
    return lines.join(u'\n');
}

QString toolTip(const CalendarEntry &entry, Instant now, const QTimeZone &zone)
{
    const auto &[key, start, end] = entry.occurrence;
    const QString name = entry.production ? text(QT_TRANSLATE_NOOP("freezetext", "%1 (PROD)"), "environment").arg(entry.environment) : entry.environment;
    QStringList lines{u"%1 — %2"_s.arg(name, entry.window.reason), stateSentence(entry, now)};
    lines << text(QT_TRANSLATE_NOOP("freezetext", "%1 (%2)"), "start and end, zone").arg(span(entry.occurrence, zone), zoneName(zone));
    if (zone != QTimeZone::utc())
        lines << text(QT_TRANSLATE_NOOP("freezetext", "%1 (%2)"), "start and end, zone").arg(span(entry.occurrence, QTimeZone::utc()), u"UTC"_s);
    const QString length = text(QT_TRANSLATE_NOOP("freezetext", "Lasts %1."), "2 d 12 h").arg(words::duration(end - start));
    const QString change = clockChange({start, end}, zone);
    lines << (change.isEmpty() ? length : length + u' ' + change);
    lines << exceptions(entry, maxNamesInTip);
    if (entry.changes > 0)
        lines << changeSentence(entry);
    if (!entry.createdBy.isEmpty())
        lines << creation(entry, zone);
    return lines.join(u'\n');
}

QString spoken(const CalendarEntry &entry, Instant now, const QTimeZone &zone)
{
    const auto &[key, start, end] = entry.occurrence;
    const FreezeState state = entry.stateAt(now);
    const QString said = state == FreezeState::Upcoming
        ? text(QT_TRANSLATE_NOOP("freezetext", "%1, %2, %3 from %4 until %5"), "environment, reason, state, start, end")
              .arg(entry.environment, entry.window.reason, words::of(state), words::instant(start, zone), words::instant(end, zone))
        : text(QT_TRANSLATE_NOOP("freezetext", "%1, %2, %3 until %4"), "environment, reason, state, end")
              .arg(entry.environment, entry.window.reason, words::of(state), words::instant(end, zone));
    QStringList parts{entry.exempt ? text(QT_TRANSLATE_NOOP("freezetext", "%1, you are excepted")).arg(said) : said};
    if (entry.changes > 0)
        parts << changemarks::counted(entry.changes);
    return parts.join(u", "_s);
}

QString dayRange(QDate first, QDate last)
{
    const bool oneMonth = first.year() == last.year() && first.month() == last.month();
    const words::DateForm form = oneMonth ? words::DateForm::WeekdayInMonth : words::DateForm::WeekdayAndDay;
    const int days = static_cast<int>(first.daysTo(last)) + 1;
    const QString count = days == 1 ? text(QT_TRANSLATE_NOOP("freezetext", "1 day")) : text(QT_TRANSLATE_N_NOOP("freezetext", "%n days"), nullptr, days);
    if (days == 1)
        return u"%1 · %2"_s.arg(words::date(first, form), count);
    return u"%1 → %2 · %3"_s.arg(words::date(first, form), words::date(last, form), count);
}

} // namespace tidegate::freezetext
