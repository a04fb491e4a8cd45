// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "services/domain/freezewindow.h"
#include "services/domain/health.h"
#include "ui/style/theme.h"

#include <QIcon>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// How freeze states look besides their colour.
enum class FreezeLook { Active, Upcoming, Past };

Tone toneOf(Health health); ///< Unreachable has Unhealthy's colours and its own shape.
Tone toneOf(FreezeState state);
FreezeLook lookOf(FreezeState state);
QString driftText(DriftStatus status, int count); ///< "≠ 3", "=", "–", "ignored": short, for cells. The words are in models/words.h.

/// Paints the shape of a state centred in the rectangle (square, at its shorter side); 16 px is the usual size.
/// stale: dotted outline. checking: a ring with a gap instead of the shape.
void paintHealth(QPainter *painter, const QRectF &rect, Health health, bool stale = false, bool checking = false);
void paintFreeze(QPainter *painter, const QRectF &rect, FreezeLook look);
void paintDrift(QPainter *painter, const QRectF &rect, DriftStatus status);
/// What a component is in (a word of the API): a triangle runs, a tick ended well, a square is stopped, …; unknown words: a question mark.
void paintComponentState(QPainter *painter, const QRectF &rect, const QString &state);
/// A plate in the base colour under glyphs of selected rows, so that their contrast holds on the highlight.
void paintPlate(QPainter *painter, const QRectF &rect);
/// The bar of a window: active solid with a 45° hatch, upcoming outline and tint, past flat.
void paintFreezeBar(QPainter *painter, const QRectF &rect, FreezeLook look, bool exempt = false);
/// The word on an inverse plate; returns its width (the rectangle's left edge and height decide the place).
qreal paintWordPill(QPainter *painter, const QRectF &rect, const QString &word, Tone tone = Tone::Prod);
QSizeF wordPillSize(const QFont &font, const QString &word);
/// Proportional segments from healthy to unknown, each with its shape and number as far as they fit. No target: an empty frame.
void paintHealthBar(QPainter *painter, const QRectF &rect, const HealthCounts &counts);

/// The same as icons, drawn when asked for a size (crisp at every scale); they follow the theme.
QIcon healthIcon(Health health, bool stale = false, bool checking = false);
QIcon freezeIcon(FreezeLook look);
QIcon driftIcon(DriftStatus status);
QIcon componentIcon(const QString &state);

} // namespace tidegate
