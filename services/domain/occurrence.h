// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezewindow.h"

#include <QDate>

namespace tidegate {

/// Which occurrence of which window. It stays the same when the window is moved, and when a change of its zone's rules moves the occurrence.
struct OccurrenceKey
{
    FreezeWindowId window;
    QDate date; ///< The local date that the window's rule gives it, as the RECURRENCE-ID of RFC 5545; invalid: the window does not recur.

    bool isNull() const { return window.isNull(); }
    QString toString() const; ///< "0197…", "0197…-20260116".

    friend bool operator==(const OccurrenceKey &, const OccurrenceKey &) = default;
    friend bool operator<(const OccurrenceKey &a, const OccurrenceKey &b) { return a.window == b.window ? a.date < b.date : a.window < b.window; }
    friend size_t qHash(const OccurrenceKey &key, size_t seed = 0) { return qHashMulti(seed, key.window, key.date); }
};

/// One time at which a window freezes. Half-open, [start, end): two may touch without overlapping.
struct Occurrence
{
    OccurrenceKey key;
    Instant start;
    Instant end;

    bool covers(Instant instant) const { return start <= instant && instant < end; }
    bool overlaps(Instant from, Instant to) const { return start < to && end > from; }

    friend bool operator==(const Occurrence &, const Occurrence &) = default;
};

/// Those of the window that overlap [from, to), by start; of a deleted window too. All that asks when a window freezes asks here: nothing else knows that
/// it does so once. Over all time there is at least one. Pure.
QList<Occurrence> occurrences(const FreezeWindow &window, Instant from = Instant::min(), Instant to = Instant::max());

/// Those that are on at the instant.
QList<Occurrence> occurrencesAt(const FreezeWindow &window, Instant at);

/// The one that is on at the instant or comes next; else the last. For what shows a window as one thing.
Occurrence nearestOccurrence(const FreezeWindow &window, Instant at);

/// How it stands: cancelled with its window, else by its times.
FreezeState stateOf(const FreezeWindow &window, const Occurrence &occurrence, Instant now);

/// Whether two windows freeze at exactly the same times.
bool haveSameTimes(const FreezeWindow &a, const FreezeWindow &b);

} // namespace tidegate
