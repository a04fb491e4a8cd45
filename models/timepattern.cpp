// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timepattern.h"

#include "models/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Part = TimePiece::Part;

Part partOf(QChar letter)
{
    switch (letter.unicode()) {
    case u'd':
        return Part::Day;
    case u'M':
        return Part::Month;
    case u'y':
        return Part::Year;
    case u'h':
    case u'H':
        return Part::Hour;
    case u'm':
        return Part::Minute;
    case u'A':
        return Part::Half;
    default:
        return Part::None;
    }
}

/// How many characters of the pattern belong together from there.
qsizetype runLength(const QString &pattern, qsizetype at)
{
    if (pattern.at(at) == u'A')
        return 2; // AP
    qsizetype end = at + 1;
    while (end < pattern.size() && pattern.at(end) == pattern.at(at))
        ++end;
    return end - at;
}

QString patternOf(TimeStyle style)
{
    switch (style) {
    case TimeStyle::Iso:
        return words::isoTimePattern();
    case TimeStyle::Weekday:
        return words::weekdayTimePattern();
    case TimeStyle::Plain:
        return u"yyyy-MM-dd HH:mm"_s;
    }
    Q_UNREACHABLE();
}

QString written(const QDateTime &wall, const QString &run, const QLocale &locale)
{
    constexpr int hoursOfHalf = 12;
    if (run == u"h") { // alone it would be of 24 hours
        const int hour = wall.time().hour() % hoursOfHalf;
        return locale.toString(hour == 0 ? hoursOfHalf : hour);
    }
    if (run == u"AP")
        return QLocale().toString(wall.time(), run);
    return locale.toString(wall, run);
}

} // namespace

QList<TimePiece> timePieces(const QDateTime &wall, TimeStyle style)
{
    const QString pattern = patternOf(style);
    const QLocale locale = style == TimeStyle::Weekday ? QLocale() : QLocale::c();
    QList<TimePiece> pieces;
    bool isQuoted = false;
    for (qsizetype at = 0; at < pattern.size();) {
        const QChar letter = pattern.at(at);
        if (letter == u'\'') {
            isQuoted = !isQuoted;
            ++at;
            continue;
        }
        const Part part = isQuoted ? Part::None : partOf(letter);
        const qsizetype length = part == Part::None ? 1 : runLength(pattern, at);
        const QString text = part == Part::None ? QString(letter) : written(wall, pattern.mid(at, length), locale);
        if (part == Part::None && !pieces.isEmpty() && pieces.constLast().part == Part::None)
            pieces.last().text += text;
        else
            pieces.append({part, text});
        at += length;
    }
    return pieces;
}

QString timeText(const QList<TimePiece> &pieces)
{
    QString text;
    for (const TimePiece &piece : pieces)
        text += piece.text;
    return text;
}

qsizetype pieceAt(const QList<TimePiece> &pieces, qsizetype place)
{
    qsizetype last = -1;
    qsizetype end = 0;
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        end += pieces.at(i).text.size();
        if (pieces.at(i).part == Part::None)
            continue;
        last = i;
        if (place <= end)
            break;
    }
    return last;
}

QDateTime stepped(const QDateTime &wall, TimePiece::Part part, int by)
{
    constexpr int minuteSeconds = 60;
    constexpr int hourSeconds = 3600;
    constexpr int halfDaySeconds = 12 * hourSeconds;
    switch (part) {
    case Part::Day:
        return wall.addDays(by);
    case Part::Month:
        return wall.addMonths(by);
    case Part::Year:
        return wall.addYears(by);
    case Part::Hour:
        return wall.addSecs(qint64(by) * hourSeconds);
    case Part::Minute:
        return wall.addSecs(qint64(by) * minuteSeconds);
    case Part::Half:
        return wall.addSecs(qint64(by) * halfDaySeconds);
    case Part::None:
        return wall;
    }
    Q_UNREACHABLE();
}

} // namespace tidegate
