// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"
#include "ui/style/theme.h"

#include <QIcon>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

Tone toneOf(ChangeVerdict verdict);

/// The shape of a verdict in the square: megaphone, speech box with a question mark, flag with an exclamation mark, ring with a question mark.
void paintVerdict(QPainter *painter, const QRectF &rect, ChangeVerdict verdict);
QIcon verdictIcon(ChangeVerdict verdict);

/// Proportional segments in the order of the verdicts, each with its shape and number as far as they fit. No change: an empty frame.
void paintChangeBar(QPainter *painter, const QRectF &rect, const ChangeCounts &counts);

} // namespace tidegate
