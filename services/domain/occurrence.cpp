// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/occurrence.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

QString OccurrenceKey::toString() const
{
    return date.isValid() ? window.toString() + date.toString(u"-yyyyMMdd"_s) : window.toString();
}

QList<Occurrence> occurrences(const FreezeWindow &window, Instant from, Instant to)
{
    const Occurrence only{{window.id, {}}, window.start, window.end};
    return only.overlaps(from, to) ? QList{only} : QList<Occurrence>();
}

QList<Occurrence> occurrencesAt(const FreezeWindow &window, Instant at)
{
    return occurrences(window, at, at + Instant::duration(1));
}

Occurrence nearestOccurrence(const FreezeWindow &window, Instant at)
{
    const QList<Occurrence> ahead = occurrences(window, at);
    return ahead.isEmpty() ? occurrences(window).constLast() : ahead.constFirst();
}

FreezeState stateOf(const FreezeWindow &window, const Occurrence &occurrence, Instant now)
{
    if (window.deletedAt)
        return FreezeState::Cancelled;
    if (now < occurrence.start)
        return FreezeState::Upcoming;
    return now < occurrence.end ? FreezeState::Active : FreezeState::Ended;
}

bool haveSameTimes(const FreezeWindow &a, const FreezeWindow &b)
{
    const QList<Occurrence> first = occurrences(a);
    const QList<Occurrence> second = occurrences(b);
    return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                      [](const Occurrence &x, const Occurrence &y) { return x.start == y.start && x.end == y.end; });
}

} // namespace tidegate
