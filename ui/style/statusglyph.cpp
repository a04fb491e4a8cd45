// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/statusglyph.h"

#include "ui/style/paintedicon.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qreal gridSide = 16; // shapes are drawn on a 16 × 16 grid

/// Sets the painter up to draw on the grid inside the rectangle, and puts it back.
class OnGrid
{
public:
    OnGrid(QPainter *painter, const QRectF &rect) : m_painter(painter)
    {
        const qreal side = qMin(rect.width(), rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.center() - QPointF(side / 2, side / 2));
        painter->scale(side / gridSide, side / gridSide);
        painter->setBrush(Qt::NoBrush);
    }
    ~OnGrid() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(OnGrid)

private:
    QPainter *m_painter;
};

QPen roundPen(const QColor &color, qreal width)
{
    return {color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

QPen dottedPen(const QColor &color)
{
    QPen pen(color, 1.4, Qt::CustomDashLine, Qt::RoundCap, Qt::RoundJoin);
    pen.setDashPattern({0.1, 1.9});
    return pen;
}

QPainterPath polygon(std::initializer_list<QPointF> points)
{
    QPainterPath path;
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
    return path;
}

QPainterPath bodyOf(Health health)
{
    switch (health) {
    case Health::Degraded:
        return polygon({{8, 1.6}, {14.8, 14}, {1.2, 14}});
    case Health::Unhealthy:
        return polygon({{5.2, 1.2}, {10.8, 1.2}, {14.8, 5.2}, {14.8, 10.8}, {10.8, 14.8}, {5.2, 14.8}, {1.2, 10.8}, {1.2, 5.2}});
    case Health::Healthy:
    case Health::Unknown:
    case Health::Unreachable:
        break;
    }
    QPainterPath circle;
    circle.addEllipse(QPointF(8, 8), 6.8, 6.8);
    return circle;
}

QPainterPath questionMark()
{
    QPainterPath path(QPointF(5.9, 6.2));
    path.cubicTo(5.9, 3.6, 10.1, 3.6, 10.1, 6.2);
    path.cubicTo(10.1, 7.8, 8, 7.8, 8, 9.4);
    return path;
}

void paintMark(QPainter *painter, Health health, const QColor &color)
{
    painter->setPen(roundPen(color, 1.8));
    painter->setBrush(Qt::NoBrush);
    switch (health) {
    case Health::Healthy:
        painter->drawPolyline(QPolygonF({{4.8, 8.3}, {7.1, 10.6}, {11.2, 5.6}}));
        break;
    case Health::Degraded:
        painter->drawLine(QPointF(8, 6), QPointF(8, 9.2));
        painter->drawPoint(QPointF(8, 11.9));
        break;
    case Health::Unhealthy:
        painter->drawLine(QPointF(5.4, 5.4), QPointF(10.6, 10.6));
        painter->drawLine(QPointF(10.6, 5.4), QPointF(5.4, 10.6));
        break;
    case Health::Unknown:
        painter->drawPath(questionMark());
        painter->drawPoint(QPointF(8, 12));
        break;
    case Health::Unreachable:
        painter->drawLine(QPointF(2.6, 13.4), QPointF(13.4, 2.6));
        break;
    }
}

/// Two plugs that no longer meet, as a ring broken in two places with a slash through it.
void paintBrokenRing(QPainter *painter, const QColor &color, bool dotted)
{
    const QRectF ring(2, 2, 12, 12);
    painter->setPen(dotted ? dottedPen(color) : roundPen(color, 2));
    painter->drawArc(ring, 75 * 16, 120 * 16);
    painter->drawArc(ring, 255 * 16, 120 * 16);
    paintMark(painter, Health::Unreachable, color);
}

void paintHatch(QPainter *painter, const QRectF &rect, const QColor &color, qreal step, qreal width)
{
    painter->setPen(QPen(color, width));
    const int lines = static_cast<int>(std::ceil((rect.width() + rect.height()) / step));
    for (int i = 0; i < lines; ++i) {
        const qreal x = rect.left() - rect.height() + i * step;
        painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    }
}

QPainterPath shield()
{
    QPainterPath path(QPointF(8, 1));
    path.lineTo(14, 3.2);
    path.lineTo(14, 7.6);
    path.cubicTo(14, 11.2, 11.4, 13.8, 8, 15.2);
    path.cubicTo(4.6, 13.8, 2, 11.2, 2, 7.6);
    path.lineTo(2, 3.2);
    path.closeSubpath();
    return path;
}

Tone toneOf(FreezeLook look)
{
    switch (look) {
    case FreezeLook::Active:
        return Tone::FreezeActive;
    case FreezeLook::Upcoming:
        return Tone::FreezeUpcoming;
    case FreezeLook::Past:
        break;
    }
    return Tone::FreezePast;
}

struct Segment
{
    Health health;
    int count;
    qreal width;
};

qreal glyphIn(qreal height)
{
    return height - 8;
}

/// What a segment of this height needs for both.
qreal widthWithGlyph(const QFontMetricsF &metrics, int count, qreal height)
{
    return std::ceil(metrics.horizontalAdvance(QString::number(count))) + glyphIn(height) + 8;
}

/// Widths in proportion, none narrower than its glyph with its number while there is room for all of those, else than its number;
/// together exactly the whole width.
QList<Segment> segmentsOf(const HealthCounts &counts, QSizeF size, const QFontMetricsF &metrics)
{
    QList<Segment> segments;
    for (const Health health : {Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unreachable, Health::Unknown}) {
        if (counts.of(health) > 0)
            segments.append({health, counts.of(health), 0});
    }
    qreal least = 0;
    for (Segment &segment : segments) {
        segment.width = widthWithGlyph(metrics, segment.count, size.height()) + 1;
        least += segment.width;
    }
    if (least > size.width()) {
        const qreal floor = qMin(metrics.horizontalAdvance(u"000"_s), size.width() / static_cast<qreal>(segments.size()));
        for (Segment &segment : segments)
            segment.width = floor;
        least = floor * static_cast<qreal>(segments.size());
    }
    for (Segment &segment : segments)
        segment.width += (size.width() - least) * segment.count / qMax(counts.total(), 1);
    return segments;
}

void paintSegment(QPainter *painter, const QRectF &rect, const Segment &segment)
{
    const ToneColors colors = Theme::current().tone(toneOf(segment.health));
    const bool tall = rect.height() >= painter->fontMetrics().height();
    painter->fillRect(rect, tall ? colors.tint : colors.solid);
    if (tall)
        painter->fillRect(QRectF(rect.left(), rect.bottom() - 4, rect.width(), 4), colors.solid);
    if (segment.health == Health::Unreachable) {
        painter->save();
        painter->setClipRect(tall ? QRectF(rect.left(), rect.bottom() - 4, rect.width(), 4) : rect);
        paintHatch(painter, rect, Theme::current().colors().base, 5, 1.2);
        painter->restore();
    }
    if (!tall)
        return;

    const QString number = QString::number(segment.count);
    const qreal textWidth = painter->fontMetrics().horizontalAdvance(number);
    const qreal glyph = glyphIn(rect.height());
    const QRectF words = rect.adjusted(0, 0, 0, -4);
    painter->setPen(colors.text);
    if (rect.width() >= widthWithGlyph(painter->fontMetrics(), segment.count, rect.height())) {
        const qreal left = rect.center().x() - (textWidth + glyph + 3) / 2;
        paintHealth(painter, QRectF(left, words.center().y() - glyph / 2, glyph, glyph), segment.health);
        painter->drawText(QRectF(left + glyph + 3, words.top(), textWidth + 2, words.height()), Qt::AlignVCenter, number);
    } else if (rect.width() >= textWidth) {
        painter->drawText(words, Qt::AlignCenter, number);
    }
}

} // namespace

Tone toneOf(Health health)
{
    switch (health) {
    case Health::Healthy:
        return Tone::Healthy;
    case Health::Degraded:
        return Tone::Degraded;
    case Health::Unhealthy:
    case Health::Unreachable:
        return Tone::Unhealthy;
    case Health::Unknown:
        break;
    }
    return Tone::Unknown;
}

FreezeLook lookOf(FreezeState state)
{
    switch (state) {
    case FreezeState::Active:
        return FreezeLook::Active;
    case FreezeState::Upcoming:
        return FreezeLook::Upcoming;
    case FreezeState::Ended:
    case FreezeState::Cancelled:
        break;
    }
    return FreezeLook::Past;
}

Tone toneOf(FreezeState state)
{
    return toneOf(lookOf(state));
}

QString driftText(DriftStatus status, int count)
{
    switch (status) {
    case DriftStatus::InSync:
        return u"="_s;
    case DriftStatus::Drifted:
        return u"≠ "_s + QString::number(count);
    case DriftStatus::Ignored:
        return QCoreApplication::translate("tidegate", "ignored");
    case DriftStatus::Unknown:
        break;
    }
    return u"–"_s;
}

void paintHealth(QPainter *painter, const QRectF &rect, Health health, bool stale, bool checking)
{
    const OnGrid onGrid(painter, rect);
    const ToneColors colors = Theme::current().tone(toneOf(health));
    if (checking) {
        painter->setPen(roundPen(Theme::current().colors().text2, 2));
        painter->drawArc(QRectF(2, 2, 12, 12), 120 * 16, 270 * 16);
        return;
    }
    if (health == Health::Unreachable) {
        paintBrokenRing(painter, colors.solid, stale);
        return;
    }
    const bool hollow = stale || health == Health::Unknown;
    if (stale)
        painter->setPen(dottedPen(colors.solid));
    else
        painter->setPen(roundPen(colors.solid, health == Health::Unknown ? 1.6 : 1));
    if (!hollow)
        painter->setBrush(colors.solid);
    painter->drawPath(bodyOf(health));
    paintMark(painter, health, hollow ? colors.solid : Theme::current().colors().base);
}

void paintFreeze(QPainter *painter, const QRectF &rect, FreezeLook look)
{
    const OnGrid onGrid(painter, rect);
    const ToneColors colors = Theme::current().tone(toneOf(look));
    const QPainterPath path = shield();
    switch (look) {
    case FreezeLook::Active:
        painter->fillPath(path, colors.solid);
        painter->setClipPath(path);
        paintHatch(painter, path.boundingRect(), Theme::current().colors().base, 3.6, 1);
        painter->setClipping(false);
        painter->strokePath(path, roundPen(colors.solid, 1.6));
        break;
    case FreezeLook::Upcoming:
        painter->fillPath(path, colors.tint);
        painter->strokePath(path, roundPen(colors.solid, 1.5));
        painter->setPen(roundPen(colors.solid, 1.5));
        painter->drawPolyline(QPolygonF({{8, 4.8}, {8, 8.2}, {10.6, 9.6}}));
        break;
    case FreezeLook::Past:
        painter->fillPath(path, colors.solid);
        break;
    }
}

void paintDrift(QPainter *painter, const QRectF &rect, DriftStatus status)
{
    const OnGrid onGrid(painter, rect);
    const QColor color = Theme::current().tone(status == DriftStatus::Drifted ? Tone::Drift : Tone::Sync).solid;
    painter->setPen(roundPen(color, 2));
    if (status == DriftStatus::Unknown) {
        painter->drawLine(QPointF(4, 8), QPointF(12, 8));
        return;
    }
    if (status == DriftStatus::Ignored) { // hollow
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QPointF(8, 8), 4.6, 4.6);
        return;
    }
    painter->drawLine(QPointF(3, 6), QPointF(13, 6));
    painter->drawLine(QPointF(3, 10.4), QPointF(13, 10.4));
    if (status != DriftStatus::InSync)
        painter->drawLine(QPointF(10.6, 2.2), QPointF(5.4, 14));
}

void paintPlate(QPainter *painter, const QRectF &rect)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Theme::current().colors().base);
    painter->drawRoundedRect(rect, spacing::radius, spacing::radius);
    painter->restore();
}

void paintFreezeBar(QPainter *painter, const QRectF &rect, FreezeLook look, bool exempt)
{
    const ToneColors colors = Theme::current().tone(toneOf(look));
    QPainterPath path;
    path.addRoundedRect(rect.adjusted(1, 1, -1, -1), 3, 3);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(path, look == FreezeLook::Active ? colors.solid : colors.tint);
    if (look == FreezeLook::Active) {
        painter->setClipPath(path, Qt::IntersectClip);
        QColor line = Theme::current().colors().base;
        line.setAlphaF(0.22F); // words on the bar stay readable
        paintHatch(painter, rect, line, 8, 2);
        painter->setClipping(false);
    }
    if (exempt)
        painter->strokePath(path, QPen(Theme::current().tone(Tone::FreezeActive).solid, 2, Qt::DashLine));
    else if (look == FreezeLook::Upcoming)
        painter->strokePath(path, QPen(colors.solid, 1.5));
    painter->restore();
}

QSizeF wordPillSize(const QFont &font, const QString &word)
{
    const QFontMetricsF metrics(font);
    return {std::ceil(metrics.horizontalAdvance(word)) + 2 * spacing::between - 2, std::ceil(metrics.height()) + 2};
}

qreal paintWordPill(QPainter *painter, const QRectF &rect, const QString &word, Tone tone)
{
    const ToneColors colors = Theme::current().tone(tone);
    const QSizeF size = wordPillSize(painter->font(), word);
    const QRectF pill(rect.left(), rect.center().y() - size.height() / 2, size.width(), size.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tone == Tone::Prod ? colors.solid : colors.tint);
    painter->drawRoundedRect(pill, spacing::radius, spacing::radius);
    painter->setPen(tone == Tone::Prod ? Theme::current().colors().base : colors.text);
    painter->drawText(pill, Qt::AlignCenter, word);
    painter->restore();
    return size.width();
}

void paintHealthBar(QPainter *painter, const QRectF &rect, const HealthCounts &counts)
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
    for (const Segment &segment : segmentsOf(counts, rect.size(), painter->fontMetrics())) {
        paintSegment(painter, QRectF(x, rect.top(), segment.width - 1, rect.height()), segment);
        x += segment.width;
    }
    painter->restore();
}

void paintComponentState(QPainter *painter, const QRectF &rect, const QString &state)
{
    const OnGrid onGrid(painter, rect);
    const Theme &theme = Theme::current();
    if (state == "running"_L1) {
        painter->fillPath(polygon({{4.4, 2.6}, {13.2, 8}, {4.4, 13.4}}), theme.tone(Tone::Healthy).solid);
    } else if (state == "completed"_L1) {
        // The tick without the disc of "healthy": it ended well, and nothing runs.
        painter->setPen(roundPen(theme.tone(Tone::Healthy).solid, 2.2));
        painter->drawPolyline(QPolygonF({{2.8, 8.6}, {6.4, 12.2}, {13.2, 4.4}}));
    } else if (state == "exited"_L1) {
        painter->fillRect(QRectF(3, 3, 10, 10), theme.tone(Tone::Unhealthy).solid);
    } else if (state == "restarting"_L1) {
        painter->setPen(roundPen(theme.tone(Tone::Unhealthy).solid, 2));
        painter->drawArc(QRectF(2.5, 2.5, 11, 11), 60 * 16, 270 * 16);
        painter->drawPolyline(QPolygonF({{10.2, 0.9}, {11.4, 3.6}, {8.6, 4.6}}));
    } else if (state == "paused"_L1) {
        painter->fillRect(QRectF(3.4, 2.8, 3.2, 10.4), theme.tone(Tone::Degraded).solid);
        painter->fillRect(QRectF(9.4, 2.8, 3.2, 10.4), theme.tone(Tone::Degraded).solid);
    } else if (state == "missing"_L1) {
        painter->setPen(roundPen(theme.tone(Tone::Unhealthy).solid, 2));
        painter->drawLine(QPointF(3.4, 3.4), QPointF(12.6, 12.6));
        painter->drawLine(QPointF(12.6, 3.4), QPointF(3.4, 12.6));
    } else {
        paintMark(painter, Health::Unknown, theme.tone(Tone::Unknown).solid);
    }
}

QIcon healthIcon(Health health, bool stale, bool checking)
{
    return paintedIcon([=](QPainter *painter, const QRectF &rect) { paintHealth(painter, rect, health, stale, checking); }, true);
}

QIcon freezeIcon(FreezeLook look)
{
    return paintedIcon([=](QPainter *painter, const QRectF &rect) { paintFreeze(painter, rect, look); }, true);
}

QIcon driftIcon(DriftStatus status)
{
    return paintedIcon([=](QPainter *painter, const QRectF &rect) { paintDrift(painter, rect, status); }, true);
}

QIcon componentIcon(const QString &state)
{
    return paintedIcon([=](QPainter *painter, const QRectF &rect) { paintComponentState(painter, rect, state); }, true);
}

} // namespace tidegate
