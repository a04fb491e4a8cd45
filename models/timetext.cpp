// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timetext.h"

#include "models/wallclock.h"
#include "models/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate::timetext {
namespace {

QString timeSentence(const char *source, const char *comment = nullptr)
{
    return QCoreApplication::translate("timetext", source, comment);
}

QString clock(QTime time)
{
    if (time.second() == 0)
        return words::time(time);
    return QLocale().toString(time, words::timePattern().replace(u"mm"_s, u"mm:ss"_s));
}

/// "UTC+1", "UTC−3:30", "UTC".
QString offset(Instant instant, const QTimeZone &zone)
{
    const int minutes = zone.offsetFromUtc(toDateTime(instant)) / 60;
    QString result = u"UTC"_s;
    if (minutes != 0)
        result += (minutes < 0 ? u'−' : u'+') + QString::number(qAbs(minutes) / 60);
    if (minutes % 60 != 0)
        result += u":%1"_s.arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
    return result;
}

QString noDate(const TypedTime &time)
{
    constexpr int months = 12;
    if (time.month < 1 || time.month > months)
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "There is no month %1.")).arg(time.month);
    const QString month = QLocale().monthName(time.month);
    if (time.year == 0)
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "There is no %1 %2."), "a day, a month").arg(time.day).arg(month);
    return timeSentence(QT_TRANSLATE_NOOP("timetext", "There is no %1 %2 %3."), "a day, a month, a year").arg(time.day).arg(month).arg(time.year);
}

/// A time of the instant's day, which may be said in words too, and where it is that.
QString inPlace(Instant instant, const QString &time, const QTimeZone &zone)
{
    const QString date = words::date(dateOf(instant, zone), words::DateForm::Spoken);
    const QString place = QString::fromUtf8(zone.id()).section(u'/', -1).replace(u'_', u' ');
    const QString inZone = offset(instant, zone);
    if (place.startsWith(u"UTC"_s) || place.isEmpty())
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "%1, %2, %3"), "a date, a time, UTC").arg(date, time, inZone);
    return timeSentence(QT_TRANSLATE_NOOP("timetext", "%1, %2, %3 (%4)"), "a date, a time, a place, UTC+1").arg(date, time, place, inZone);
}

} // namespace

QString inWords(Instant instant, const QTimeZone &zone)
{
    return inPlace(instant, clock(wallClock(instant, zone).time()), zone);
}

QString inWords(const TimeSpan &stretch, const QTimeZone &zone)
{
    const TimeSpan day = dayOf(dateOf(stretch.start, zone), zone);
    if (stretch == day)
        return inPlace(stretch.start, timeSentence(QT_TRANSLATE_NOOP("timetext", "the whole day")), zone);
    if (stretch.end > day.end) {
        const QDate last = dateOf(stretch.end - std::chrono::milliseconds(1), zone);
        const QString until = timeSentence(QT_TRANSLATE_NOOP("timetext", "to the end of %1"), "a date").arg(words::date(last, words::DateForm::Spoken));
        return inPlace(stretch.start, until, zone);
    }
    const QString start = clock(wallClock(stretch.start, zone).time());
    if (stretch.end == day.end)
        return inPlace(stretch.start, timeSentence(QT_TRANSLATE_NOOP("timetext", "from %1 to the end of the day")).arg(start), zone);
    const QString end = clock(wallClock(stretch.end, zone).time());
    return inPlace(stretch.start, timeSentence(QT_TRANSLATE_NOOP("timetext", "from %1 to %2"), "a time, a time").arg(start, end), zone);
}

QString quoted(const QString &typed)
{
    constexpr qsizetype most = 60;
    return typed.size() > most ? typed.left(most - 1) + u'…' : typed;
}

QString problem(const TypedTime &time, const QString &typed)
{
    using Kind = TypedTime::Kind;
    switch (time.kind) {
    case Kind::Understood:
        return {};
    case Kind::Empty:
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "A time is missing."));
    case Kind::Unknown:
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "“%1” is not understood. Try fri 17:00, 24 dec 9:00 or +2h."))
            .arg(quoted(time.word.isEmpty() ? typed.trimmed() : time.word));
    case Kind::NoDate:
        return noDate(time);
    case Kind::NoTime:
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "There is no time %1.")).arg(quoted(time.word));
    case Kind::OtherWeekday: {
        const QDate date(time.year, time.month, time.day);
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "“%1” and %2 do not fit: that is a %3."), "a weekday as typed, a date, its weekday")
            .arg(quoted(time.word), words::date(date, words::DateForm::DayAndYear), QLocale().standaloneDayName(date.dayOfWeek()));
    }
    case Kind::Incomplete:
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "This is no whole time, or it says something twice."));
    case Kind::OutOfRange:
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "Only times from 2000 to 2199 can be entered."));
    case Kind::NoStart:
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "“%1” counts from the start, which cannot be read.")).arg(quoted(typed.trimmed()));
    case Kind::Ambiguous:
        if (time.readings.size() == 2) {
            const auto day = [](QDate date) { return words::date(date, words::DateForm::Day); };
            return timeSentence(QT_TRANSLATE_NOOP("timetext", "“%1” can be %2 or %3: write the month as a word."), "as typed, a date, another")
                .arg(quoted(time.word.isEmpty() ? typed.trimmed() : time.word), day(time.readings.constFirst()), day(time.readings.constLast()));
        }
        return timeSentence(QT_TRANSLATE_NOOP("timetext", "“%1” can be read in two ways: write it like 2026-12-04 17:00."))
            .arg(quoted(time.word.isEmpty() ? typed.trimmed() : time.word));
    }
    Q_UNREACHABLE();
}

QString help()
{
    return timeSentence(QT_TRANSLATE_NOOP("timetext",
                                          "Write a date and a time, or such as 17:00, fri 17:00, tomorrow 9, +2h. Up and Down change the part at the cursor; "
                                          "Alt+Down shows a month."));
}

} // namespace tidegate::timetext
