// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/freezechanges.h"

#include <QFont>
#include <QRect>
#include <QTimeZone>

#include <functional>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// Where changes in spite of a freeze are marked: those that stand too close to each other have one mark.
struct ChangeMark
{
    QRect rect; ///< Flag and words, or the flag alone where there is no room for words.
    QString text;
    QList<FreezeChange> changes;

    friend bool operator==(const ChangeMark &, const ChangeMark &) = default;
};

namespace changemarks {

/// The side of the flag.
int flagSize();
QFont font();
/// Changes, which are sorted by time, in groups whose places lie less than reach from the first of the group.
QList<QList<FreezeChange>> grouped(const QList<FreezeChange> &changes, const std::function<int(const FreezeChange &)> &place, int reach);
/// A mark at the top left of room, or its top right where things are mirrored, with as many words as room has: "03:12 prod-web-04 changed", "3 changes", none.
ChangeMark fitted(const QList<FreezeChange> &changes, const QRect &room, const QTimeZone &zone, bool mirrored);
QString toolTip(const QList<FreezeChange> &changes, const QTimeZone &zone); ///< Plain text, a line for each of the first, and what a click does.
QString counted(qsizetype count);                                           ///< "1 change in spite of the freeze"; empty for none.

/// plate: on a ground of its own, where bars lie below it.
void paint(QPainter &painter, const ChangeMark &mark, bool plate);
/// The mark under a point; null: none.
const ChangeMark *at(const QList<ChangeMark> &marks, QPoint position);

} // namespace changemarks
} // namespace tidegate
