// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/entry/calendarentry.h"

#include <QRect>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// How the bar of a freeze is to be drawn.
struct FreezeBar
{
    QRect rect;
    FreezeState state = FreezeState::Upcoming;
    bool startsHere = true; ///< False: an arrow says that it began before.
    bool endsHere = true;
    bool selected = false;
    bool focused = false;         ///< Of a selected one: the view has the focus.
    bool vertical = false;        ///< Time runs downwards: arrows at the top and the bottom, words in lines.
    bool namesEnvironment = true; ///< False where the lane does.
};

/// Paints the bar with its state by pattern, glyph and word, and its words as far as they fit.
void paintWordedBar(QPainter &painter, const FreezeBar &bar, const CalendarEntry &entry);
/// Patterns with their words, for the foot of a print; returns the width taken.
int paintFreezeLegend(QPainter &painter, QPoint topLeft);
/// The text of a drag on a plate, near the anchor and inside the frame.
void paintLiveLabel(QPainter &painter, const QString &text, QPoint anchor, const QRect &frame);

} // namespace tidegate
