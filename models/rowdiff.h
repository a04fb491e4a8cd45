// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>

namespace tidegate {

/// One change of a list of rows, in terms of the list as the steps before it left it.
struct RowStep
{
    enum Kind { Remove, Insert, Move };
    Kind kind = Remove;
    qsizetype first = 0; ///< Remove: first row. Insert: where, and which of the new rows. Move: where the row is.
    qsizetype last = 0;  ///< Remove, Insert: inclusive. Move: where the row is afterwards.

    friend bool operator==(const RowStep &, const RowStep &) = default;
};

/// The steps to a list of `count` rows from one of which is said where each row belongs: a place in the new list, or -1. Removals from the back,
/// then moves of as few rows as possible, then insertions from the front, neighbours together. Pure; O(n log n + moves × n).
QList<RowStep> rowSteps(QList<qsizetype> places, qsizetype count);

/// The same for rows that are known by ids, which must be unique on each side.
template <typename Id>
QList<RowStep> rowSteps(const QList<Id> &oldIds, const QList<Id> &newIds)
{
    if (oldIds == newIds)
        return {};
    QHash<Id, qsizetype> wanted;
    wanted.reserve(newIds.size());
    for (qsizetype i = 0; i < newIds.size(); ++i)
        wanted.insert(newIds.at(i), i);
    QList<qsizetype> places;
    places.reserve(oldIds.size());
    for (const Id &id : oldIds)
        places.append(wanted.value(id, -1));
    return rowSteps(std::move(places), newIds.size());
}

} // namespace tidegate
