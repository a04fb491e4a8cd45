// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/localtime.h"

#include "models/words.h"

#include <QDateTime>
#include <QList>

#include <algorithm>

namespace tidegate {
namespace {

/// The offsets in force around a wall-clock time, in seconds, in the order of time. QDateTime is not asked: in Qt 6.4 it is invalid
/// inside a jump and silently takes one reading of a time that comes twice.
QList<int> offsetsAround(const QDateTime &asUtc, const QTimeZone &zone)
{
    constexpr int window = 26 * 3600; // no offset is larger than 14 h
    const QDateTime from = asUtc.addSecs(-window);
    QList<int> offsets{zone.offsetFromUtc(from)};
    const QList<QTimeZone::OffsetData> transitions = zone.transitions(from, asUtc.addSecs(window));
    for (const QTimeZone::OffsetData &transition : transitions) {
        if (transition.offsetFromUtc != offsets.constLast())
            offsets.append(transition.offsetFromUtc);
    }
    return offsets;
}

} // namespace

LocalTimeReading readLocalTime(QDate date, QTime time, const QTimeZone &zone)
{
    const QDateTime asUtc(date, time, Qt::UTC);
    const QList<int> offsets = offsetsAround(asUtc, zone);
    QList<Instant> readings;
    for (const int offset : offsets) {
        const QDateTime candidate = asUtc.addSecs(-offset);
        if (zone.offsetFromUtc(candidate) == offset)
            readings.append(toInstant(candidate));
    }
    if (!readings.isEmpty()) {
        const auto [first, last] = std::minmax_element(readings.cbegin(), readings.cend());
        return {*first == *last ? LocalTimeReading::Kind::Once : LocalTimeReading::Kind::Twice, *first, *last};
    }
    const auto [smallest, largest] = std::minmax_element(offsets.cbegin(), offsets.cend());
    return {LocalTimeReading::Kind::Never, toInstant(asUtc.addSecs(-*largest)), toInstant(asUtc.addSecs(-*smallest))};
}

} // namespace tidegate
