// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QIcon>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// How a version in one environment stands to that in another, or to itself.
enum class MatchMark { None, Same, Different, Mixed, OnlyHere, Unresolved };

QColor colorOf(MatchMark mark);
/// The shape in the square: two lines, two lines with a stroke, a half disc, a cross, a ring with a question mark.
void paintMatch(QPainter *painter, const QRectF &rect, MatchMark mark);
QIcon matchIcon(MatchMark mark);

} // namespace tidegate
