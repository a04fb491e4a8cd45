// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QColor>
#include <QList>
#include <QPainterPath>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// One filled or stroked shape. An invalid colour stands for currentColor.
struct SvgShape
{
    QPainterPath path;
    bool filled = false;
    QColor fill;
    qreal strokeWidth = 0; ///< 0: no stroke.
    QColor stroke;
};

/// What our own icon files hold.
struct SvgDrawing
{
    qreal size = 24; ///< Width and height of the view box.
    QList<SvgShape> shapes;
};

/// Reads the part of SVG 1.1 our icons use: viewBox, path (M L H V C Z, absolute and relative), circle, rect with rx, fill, stroke,
/// stroke-width. Anything else is ignored. For our own resources only.
SvgDrawing readSvgDrawing(const QByteArray &svg);
void paintSvgDrawing(QPainter *painter, const QRectF &rect, const SvgDrawing &drawing, const QColor &currentColor);

} // namespace tidegate
