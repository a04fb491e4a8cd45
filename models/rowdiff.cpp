// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rowdiff.h"

#include <algorithm>
#include <set>
#include <vector>

namespace tidegate {
namespace {

/// For each element whether it belongs to one longest increasing subsequence: those rows need not move.
std::vector<bool> inLongestIncreasing(const std::vector<qsizetype> &values)
{
    std::vector<std::size_t> tails; // index of the smallest end of an increasing run of each length
    std::vector<std::size_t> previous(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto at = std::lower_bound(tails.begin(), tails.end(), values[i], [&](std::size_t tail, qsizetype value) { return values[tail] < value; });
        previous[i] = at == tails.begin() ? i : *(at - 1);
        if (at == tails.end())
            tails.push_back(i);
        else
            *at = i;
    }
    std::vector<bool> result(values.size(), false);
    if (tails.empty())
        return result;
    std::size_t i = tails.back();
    for (std::size_t length = tails.size(); length > 0; --length) {
        result[i] = true;
        i = previous[i];
    }
    return result;
}

void appendRemovals(QList<RowStep> &steps, QList<qsizetype> &places)
{
    for (qsizetype last = places.size() - 1; last >= 0; --last) {
        if (places.at(last) >= 0)
            continue;
        qsizetype first = last;
        while (first > 0 && places.at(first - 1) < 0)
            --first;
        steps.append({RowStep::Remove, first, last});
        last = first;
    }
    places.removeAll(-1);
}

void appendMoves(QList<RowStep> &steps, QList<qsizetype> &places)
{
    const std::vector<bool> stays = inLongestIncreasing({places.begin(), places.end()});
    std::set<qsizetype> moving; // in the order of the new list
    for (qsizetype i = 0; i < places.size(); ++i) {
        if (!stays[static_cast<std::size_t>(i)])
            moving.insert(places.at(i));
    }
    while (!moving.empty()) {
        const qsizetype place = *moving.begin();
        const qsizetype from = places.indexOf(place);
        // Behind the last row in order that belongs before it; those are in order already, and all others belong behind it.
        qsizetype to = 0;
        for (qsizetype i = 0; i < places.size(); ++i) {
            if (places.at(i) < place)
                to = i + 1;
        }
        if (to > from)
            --to;
        moving.erase(moving.begin());
        if (to == from)
            continue;
        places.move(from, to);
        steps.append({RowStep::Move, from, to});
    }
}

} // namespace

QList<RowStep> rowSteps(QList<qsizetype> places, qsizetype count)
{
    QList<RowStep> steps;
    appendRemovals(steps, places);
    appendMoves(steps, places);

    qsizetype known = 0; // of places, which now rise
    for (qsizetype i = 0; i < count; ++i) {
        if (known < places.size() && places.at(known) == i) {
            ++known;
        } else if (!steps.isEmpty() && steps.last().kind == RowStep::Insert && steps.last().last == i - 1) {
            steps.last().last = i;
        } else {
            steps.append({RowStep::Insert, i, i});
        }
    }
    return steps;
}

} // namespace tidegate
