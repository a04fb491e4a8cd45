// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/changeglyph.h"

#include "ui/style/paintedicon.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qreal verdictGrid = 16; // shapes are drawn on a grid of 16 × 16
constexpr qreal segmentFoot = 3;  // the solid foot of a segment

QPen verdictPen(const QColor &color, qreal width)
{
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

void paintMegaphone(QPainter *painter)
{
    painter->drawPolygon(QPolygonF({{2, 6}, {2, 10}, {5, 10}, {11, 13.5}, {11, 2.5}, {5, 6}}));
    QPainterPath sound(QPointF(13, 6));
    sound.cubicTo(14.3, 7, 14.3, 9, 13, 10);
    painter->drawPath(sound);
}

void paintQuestion(QPainter *painter, QPointF at, qreal size, const QColor &color)
{
    QPainterPath mark(at);
    mark.cubicTo(at.x(), at.y() - size * 0.6, at.x() + size, at.y() - size * 0.6, at.x() + size, at.y());
    mark.cubicTo(at.x() + size, at.y() + size * 0.38, at.x() + size / 2, at.y() + size * 0.38, at.x() + size / 2, at.y() + size * 0.7);
    painter->setPen(verdictPen(color, 1.4));
    painter->drawPath(mark);
    painter->setPen(verdictPen(color, 1.7));
    painter->drawPoint(QPointF(at.x() + size / 2, at.y() + size * 1.25));
}

void paintFlag(QPainter *painter, const QColor &color)
{
    painter->drawLine(QPointF(2.5, 15), QPointF(2.5, 1));
    painter->setBrush(color);
    painter->drawPolygon(QPolygonF({{2.5, 1.8}, {13.5, 1.8}, {10.3, 5.7}, {13.5, 9.6}, {2.5, 9.6}}));
    painter->setPen(verdictPen(Theme::current().colors().base, 1.5));
    painter->drawLine(QPointF(6.8, 3.4), QPointF(6.8, 6));
    painter->drawPoint(QPointF(6.8, 8.1));
}

struct VerdictSegment
{
    ChangeVerdict verdict;
    qint64 count;
    qreal width;
};

qreal verdictGlyphIn(qreal height)
{
    return height - segmentFoot - 4;
}

qreal widthWithVerdict(const QFontMetricsF &metrics, qint64 count, qreal height)
{
    return std::ceil(metrics.horizontalAdvance(QLocale().toString(count))) + verdictGlyphIn(height) + 9;
}

/// In proportion, none narrower than its glyph with its number while there is room for all of those.
QList<VerdictSegment> verdictSegments(const ChangeCounts &counts, QSizeF size, const QFontMetricsF &metrics)
{
    QList<VerdictSegment> segments;
    qreal least = 0;
    for (int i = 0; i < changeVerdictCount; ++i) {
        const auto verdict = static_cast<ChangeVerdict>(i);
        if (counts.of(verdict) == 0)
            continue;
        const qreal width = widthWithVerdict(metrics, counts.of(verdict), size.height()) + 1;
        segments.append({verdict, counts.of(verdict), width});
        least += width;
    }
    if (least > size.width()) {
        const qreal floor = std::min(metrics.horizontalAdvance(u"000"_s), size.width() / static_cast<qreal>(segments.size()));
        for (VerdictSegment &segment : segments)
            segment.width = floor;
        least = floor * static_cast<qreal>(segments.size());
    }
    for (VerdictSegment &segment : segments)
        segment.width += (size.width() - least) * static_cast<qreal>(segment.count) / static_cast<qreal>(counts.total());
    return segments;
}

void paintVerdictSegment(QPainter *painter, const QRectF &rect, const VerdictSegment &segment)
{
    const ToneColors colors = Theme::current().tone(toneOf(segment.verdict));
    painter->fillRect(rect, colors.tint);
    painter->fillRect(QRectF(rect.left(), rect.bottom() - segmentFoot, rect.width(), segmentFoot), colors.solid);
    const QString number = QLocale().toString(segment.count);
    const qreal textWidth = painter->fontMetrics().horizontalAdvance(number);
    const qreal glyph = verdictGlyphIn(rect.height());
    const QRectF words = rect.adjusted(0, 0, 0, -segmentFoot);
    painter->setPen(colors.text);
    if (rect.width() >= widthWithVerdict(painter->fontMetrics(), segment.count, rect.height())) {
        const qreal left = rect.center().x() - (textWidth + glyph + 3) / 2;
        paintVerdict(painter, QRectF(left, words.center().y() - glyph / 2, glyph, glyph), segment.verdict);
        painter->drawText(QRectF(left + glyph + 3, words.top(), textWidth + 2, words.height()), Qt::AlignVCenter, number);
    } else if (rect.width() >= textWidth) {
        painter->drawText(words, Qt::AlignCenter, number);
    }
}

} // namespace

Tone toneOf(ChangeVerdict verdict)
{
    switch (verdict) {
    case ChangeVerdict::Announced:
        return Tone::Healthy;
    case ChangeVerdict::Asked:
        return Tone::FreezeUpcoming;
    case ChangeVerdict::DuringFreeze:
        return Tone::Unhealthy;
    case ChangeVerdict::Unexplained:
        break;
    }
    return Tone::Degraded;
}

void paintVerdict(QPainter *painter, const QRectF &rect, ChangeVerdict verdict)
{
    const qreal side = std::min(rect.width(), rect.height());
    const QColor color = Theme::current().tone(toneOf(verdict)).solid;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side / 2, side / 2));
    painter->scale(side / verdictGrid, side / verdictGrid);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(verdictPen(color, 1.5));
    switch (verdict) {
    case ChangeVerdict::Announced:
        paintMegaphone(painter);
        break;
    case ChangeVerdict::Asked:
        painter->drawPolygon(QPolygonF({{2, 2}, {14, 2}, {14, 11}, {8, 11}, {4.5, 14.5}, {4.5, 11}, {2, 11}}));
        paintQuestion(painter, {6.3, 5.3}, 3.3, color);
        break;
    case ChangeVerdict::DuringFreeze:
        paintFlag(painter, color);
        break;
    case ChangeVerdict::Unexplained:
        painter->drawEllipse(QPointF(8, 8), 6.3, 6.3);
        paintQuestion(painter, {6, 6.4}, 4, color);
        break;
    }
    painter->restore();
}

QIcon verdictIcon(ChangeVerdict verdict)
{
    return paintedIcon([=](QPainter *painter, const QRectF &rect) { paintVerdict(painter, rect, verdict); }, true);
}

void paintChangeBar(QPainter *painter, const QRectF &rect, const ChangeCounts &counts)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(rect, 3, 3);
    if (counts.total() == 0) {
        painter->strokePath(frame, QPen(Theme::current().colors().border, 1));
        painter->restore();
        return;
    }
    painter->setClipPath(frame, Qt::IntersectClip);
    qreal x = rect.left();
    for (const VerdictSegment &segment : verdictSegments(counts, rect.size(), painter->fontMetrics())) {
        paintVerdictSegment(painter, QRectF(x, rect.top(), segment.width - 1, rect.height()), segment);
        x += segment.width;
    }
    painter->restore();
}

} // namespace tidegate
