// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rowdiff.h"

#include <QHash>
#include <QSet>

#include <algorithm>
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

void appendRemovals(QList<RowStep> &steps, QList<QUuid> &ids, const QHash<QUuid, qsizetype> &wanted)
{
    QList<QUuid> kept;
    kept.reserve(ids.size());
    qsizetype last = ids.size() - 1;
    while (last >= 0) {
        if (wanted.contains(ids.at(last))) {
            kept.append(ids.at(last--));
            continue;
        }
        qsizetype first = last;
        while (first > 0 && !wanted.contains(ids.at(first - 1)))
            --first;
        steps.append({RowStep::Remove, first, last});
        last = first - 1;
    }
    std::reverse(kept.begin(), kept.end());
    ids = kept;
}

void appendMoves(QList<RowStep> &steps, QList<QUuid> &ids, const QHash<QUuid, qsizetype> &wanted)
{
    std::vector<qsizetype> places;
    places.reserve(static_cast<std::size_t>(ids.size()));
    for (const QUuid &id : std::as_const(ids))
        places.push_back(wanted.value(id));
    const std::vector<bool> stays = inLongestIncreasing(places);

    QList<std::pair<qsizetype, QUuid>> moving;
    QSet<QUuid> unsettled;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        if (!stays[static_cast<std::size_t>(i)]) {
            moving.append({places[static_cast<std::size_t>(i)], ids.at(i)});
            unsettled.insert(ids.at(i));
        }
    }
    std::sort(moving.begin(), moving.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[place, id] : std::as_const(moving)) {
        const qsizetype from = ids.indexOf(id);
        // Behind the last settled row that belongs before it; settled rows are in order already.
        qsizetype to = 0;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            if (!unsettled.contains(ids.at(i)) && wanted.value(ids.at(i)) < place)
                to = i + 1;
        }
        if (to > from)
            --to;
        unsettled.remove(id);
        if (to == from)
            continue;
        ids.move(from, to);
        steps.append({RowStep::Move, from, to});
    }
}

} // namespace

QList<RowStep> rowSteps(const QList<QUuid> &oldIds, const QList<QUuid> &newIds)
{
    if (oldIds == newIds)
        return {};
    QHash<QUuid, qsizetype> wanted;
    wanted.reserve(newIds.size());
    for (qsizetype i = 0; i < newIds.size(); ++i)
        wanted.insert(newIds.at(i), i);

    QList<RowStep> steps;
    QList<QUuid> ids = oldIds;
    appendRemovals(steps, ids, wanted);
    appendMoves(steps, ids, wanted);

    qsizetype known = 0; // of ids, which now are a subsequence of newIds
    for (qsizetype i = 0; i < newIds.size(); ++i) {
        if (known < ids.size() && ids.at(known) == newIds.at(i)) {
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
