// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/weeklayout.h"

#include "models/words.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace tidegate {
namespace {

constexpr int secondsOfDay = 86'400;

int secondOf(Instant at, QDate day, const QTimeZone &zone)
{
    const qint64 second = QDateTime(day, QTime(0, 0), Qt::UTC).secsTo(wallClock(at, zone));
    return static_cast<int>(std::clamp<qint64>(second, 0, secondsOfDay));
}

WeekPiece pieceOf(const CalendarOccurrence &whole, const TimeSpan &day, QDate date, const QTimeZone &zone)
{
    WeekPiece piece;
    piece.key = whole.key;
    piece.state = whole.state;
    piece.startsHere = whole.start >= day.start;
    piece.endsHere = whole.end <= day.end;
    const int from = piece.startsHere ? secondOf(whole.start, date, zone) : 0;
    const int to = piece.endsHere ? secondOf(whole.end, date, zone) : secondsOfDay;
    // Within an hour that comes twice the end may show an earlier time than the start.
    piece.fromSecond = std::min(from, to);
    piece.toSecond = std::max(from, to);
    return piece;
}

/// Gives the pieces of one day columns; those of a chain of overlaps share the width evenly.
void placeColumns(QList<WeekPiece>::iterator begin, QList<WeekPiece>::iterator end)
{
    auto chain = begin;
    int chainEnd = 0;
    std::vector<int> columns; // from when on each column is free
    const auto close = [&](QList<WeekPiece>::iterator upTo) {
        for (auto piece = chain; piece != upTo; ++piece)
            piece->columns = static_cast<int>(columns.size());
        chain = upTo;
        columns.clear();
    };
    for (auto piece = begin; piece != end; ++piece) {
        if (piece->fromSecond >= chainEnd)
            close(piece);
        const auto free = std::find_if(columns.begin(), columns.end(), [piece](int from) { return from <= piece->fromSecond; });
        piece->column = static_cast<int>(free - columns.begin());
        if (free == columns.end())
            columns.push_back(piece->toSecond);
        else
            *free = piece->toSecond;
        chainEnd = std::max(chainEnd, piece->toSecond);
    }
    close(end);
}

void findChanges(QList<ClockChange> &changes, int day, QDate date, const TimeSpan &span, const QTimeZone &zone)
{
    if (span.start == span.end)
        changes.append({day, 0, secondsOfDay, false});
    const QList<QTimeZone::OffsetData> transitions = zone.transitions(toDateTime(span.start), toDateTime(span.end));
    for (const QTimeZone::OffsetData &transition : transitions) {
        const int before = zone.offsetFromUtc(transition.atUtc.addSecs(-1));
        const int change = transition.offsetFromUtc - before;
        const qint64 shown = QDateTime(date, QTime(0, 0), Qt::UTC).secsTo(transition.atUtc.addSecs(before));
        const auto from = static_cast<int>(std::clamp<qint64>(std::min(shown, shown + change), 0, secondsOfDay));
        const auto to = static_cast<int>(std::clamp<qint64>(std::max(shown, shown + change), 0, secondsOfDay));
        if (from < to && span.start != span.end)
            changes.append({day, from, to, change < 0});
    }
}

} // namespace

std::array<QTime, 24> hoursOfDay(QDate date, const QTimeZone &zone, const QTimeZone &second)
{
    std::array<QTime, 24> shown;
    for (int hour = 0; hour < 24; ++hour) {
        const LocalTimeReading reading = readLocalTime(date, QTime(hour, 0), zone);
        if (reading.kind != LocalTimeReading::Kind::Never)
            shown.at(static_cast<std::size_t>(hour)) = wallClock(reading.earlier, second).time();
    }
    return shown;
}

WeekLayout layOutWeek(QDate firstDate, const QTimeZone &zone, const QList<CalendarOccurrence> &occurrences)
{
    QList<CalendarOccurrence> sorted = occurrences;
    std::sort(sorted.begin(), sorted.end(), [](const CalendarOccurrence &a, const CalendarOccurrence &b) {
        return std::tie(a.start, b.end, a.key) < std::tie(b.start, a.end, b.key); // the greater end first
    });
    WeekLayout layout;
    layout.firstDate = firstDate;
    for (int day = 0; day < 7; ++day) {
        const QDate date = firstDate.addDays(day);
        const TimeSpan span = dayOf(date, zone);
        const qsizetype first = layout.pieces.size();
        for (const CalendarOccurrence &each : qAsConst(sorted)) {
            if (span.start == span.end || !each.overlaps(span.start, span.end))
                continue;
            WeekPiece piece = pieceOf(each, span, date, zone);
            piece.day = day;
            layout.pieces.append(piece);
        }
        placeColumns(layout.pieces.begin() + first, layout.pieces.end());
        findChanges(layout.changes, day, date, span, zone);
    }
    return layout;
}

} // namespace tidegate
