// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/matchglyph.h"

#include "ui/style/paintedicon.h"
#include "ui/style/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qreal matchGrid = 16; // shapes are drawn on a grid of 16 × 16

void paintLines(QPainter *painter)
{
    painter->drawLine(QPointF(3, 6), QPointF(13, 6));
    painter->drawLine(QPointF(3, 10), QPointF(13, 10));
}

void paintHalfDisc(QPainter *painter, const QColor &color)
{
    painter->drawEllipse(QRectF(3, 3, 10, 10));
    painter->setBrush(color);
    painter->drawPie(QRectF(3, 3, 10, 10), 90 * 16, 180 * 16);
}

void paintDoubt(QPainter *painter)
{
    painter->drawEllipse(QRectF(2, 2, 12, 12));
    QFont font = painter->font();
    font.setPixelSize(10);
    font.setBold(true);
    painter->setFont(font);
    painter->drawText(QRectF(2, 2, 12, 12), Qt::AlignCenter, u"?"_s);
}

} // namespace

QColor colorOf(MatchMark mark)
{
    switch (mark) {
    case MatchMark::Different:
        return Theme::current().colors().link;
    case MatchMark::Mixed:
        return Theme::current().tone(Tone::Degraded).solid;
    case MatchMark::None:
    case MatchMark::Same:
    case MatchMark::OnlyHere:
    case MatchMark::Unresolved:
        break;
    }
    return Theme::current().colors().text2;
}

void paintMatch(QPainter *painter, const QRectF &rect, MatchMark mark)
{
    if (mark == MatchMark::None)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal side = std::min(rect.width(), rect.height());
    painter->translate(rect.center() - QPointF(side / 2, side / 2));
    painter->scale(side / matchGrid, side / matchGrid);
    const QColor color = colorOf(mark);
    painter->setPen(QPen(color, mark == MatchMark::Different ? 1.8 : 1.5, Qt::SolidLine, Qt::RoundCap));
    painter->setBrush(Qt::NoBrush);
    if (mark == MatchMark::Same || mark == MatchMark::Different)
        paintLines(painter);
    if (mark == MatchMark::Different)
        painter->drawLine(QPointF(5, 13.5), QPointF(11, 2.5));
    if (mark == MatchMark::Mixed)
        paintHalfDisc(painter, color);
    if (mark == MatchMark::Unresolved)
        paintDoubt(painter);
    if (mark == MatchMark::OnlyHere) {
        painter->drawLine(QPointF(3, 8), QPointF(13, 8));
        painter->drawLine(QPointF(8, 3), QPointF(8, 13));
    }
    painter->restore();
}

QIcon matchIcon(MatchMark mark)
{
    return paintedIcon([mark](QPainter *painter, const QRectF &rect) { paintMatch(painter, rect, mark); });
}

} // namespace tidegate
