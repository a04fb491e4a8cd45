// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/entry/freezebar.h"

#include "models/words.h"
#include "ui/style/statusglyph.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int glyph = 14;
constexpr int maxWordsWidth = 240;

/// A key, for "you are excepted".
void paintKey(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(glyph / 16.0, glyph / 16.0);
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(-3.5, 0), 3, 3);
    painter.drawPolyline(QPolygonF({{-0.5, 0}, {6.5, 0}, {6.5, 3}}));
    painter.drawLine(QPointF(3.5, 0), QPointF(3.5, 2.4));
    painter.restore();
}

/// The clock of an upcoming window, or the shield of others, in the colour of the bar's words.
void paintState(QPainter &painter, const QRectF &rect, FreezeLook look, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.translate(rect.center());
    if (look == FreezeLook::Upcoming) {
        painter.drawEllipse(QPointF(0, 0), 5.4, 5.4);
        painter.drawPolyline(QPolygonF({{0, -3.2}, {0, 0}, {2.4, 1.4}}));
    } else {
        QPainterPath shield(QPointF(0, -6));
        shield.lineTo(5, -4);
        shield.cubicTo(5, 1.5, 3.6, 4.2, 0, 6);
        shield.cubicTo(-3.6, 4.2, -5, 1.5, -5, -4);
        shield.closeSubpath();
        if (look == FreezeLook::Active)
            painter.setBrush(color);
        painter.drawPath(shield);
    }
    painter.restore();
}

QColor wordColor(FreezeLook look)
{
    const Theme &theme = Theme::current();
    switch (look) {
    case FreezeLook::Active:
        return theme.colors().base;
    case FreezeLook::Upcoming:
        return theme.tone(Tone::FreezeUpcoming).text;
    case FreezeLook::Past:
        break;
    }
    return theme.tone(Tone::FreezePast).text;
}

/// An arrow head whose tip is at (x, y) and that points along the unit direction.
void paintArrow(QPainter &painter, QPointF tip, QPointF direction, const QColor &color)
{
    const QPointF back = tip - 3.5 * direction;
    const QPointF side(-4 * direction.y(), 4 * direction.x());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({back + side, tip, back - side}));
    painter.restore();
}

/// Arrows where it goes on outside; returns what is left for words.
QRect paintContinuations(QPainter &painter, const FreezeBar &bar, const QColor &color)
{
    const QRectF rect(bar.rect);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft && !bar.vertical;
    const bool cutFirst = mirrored ? !bar.endsHere : !bar.startsHere;
    const bool cutLast = mirrored ? !bar.startsHere : !bar.endsHere;
    if (bar.vertical) {
        if (cutFirst)
            paintArrow(painter, {rect.center().x(), rect.top() + 4}, {0, -1}, color);
        if (cutLast)
            paintArrow(painter, {rect.center().x(), rect.bottom() - 4}, {0, 1}, color);
        return bar.rect.adjusted(4, cutFirst ? 10 : 3, -4, cutLast ? -10 : -3);
    }
    if (cutFirst)
        paintArrow(painter, {rect.left() + 4, rect.center().y()}, {-1, 0}, color);
    if (cutLast)
        paintArrow(painter, {rect.right() - 4, rect.center().y()}, {1, 0}, color);
    return bar.rect.adjusted(cutFirst ? 12 : 5, 0, cutLast ? -13 : -5, 0);
}

QString wordsOf(const FreezeBar &bar, const CalendarEntry &entry)
{
    const QString reason = entry.window.reason.simplified();
    return bar.namesEnvironment ? u"%1 — %2"_s.arg(entry.environment, reason) : reason;
}

void paintLine(QPainter &painter, QRect rest, const FreezeBar &bar, const CalendarEntry &entry)
{
    const FreezeLook look = lookOf(bar.state);
    const QColor color = wordColor(look);
    const auto take = [&painter, &rest](int width, Qt::Alignment side) {
        const QRect part = QStyle::alignedRect(painter.layoutDirection(), side | Qt::AlignVCenter, QSize(width, rest.height()), rest);
        const bool fromLeft = part.left() == rest.left();
        rest.adjust(fromLeft ? width + spacing::inside : 0, 0, fromLeft ? 0 : -width - spacing::inside, 0);
        return part;
    };
    if (rest.width() < glyph)
        return;
    paintState(painter, take(glyph, Qt::AlignLeft), look, color);
    if (entry.exempt && rest.width() >= glyph)
        paintKey(painter, take(glyph, Qt::AlignLeft), color);
    painter.setPen(color);
    painter.setFont(Theme::captionFont());
    const QString state = words::of(bar.state);
    const int stateWidth = painter.fontMetrics().horizontalAdvance(state);
    QFont strong = Theme::captionFont();
    strong.setWeight(QFont::DemiBold);
    // The state's word stands at the end of the bar when it takes nothing from the other words, or only from very long ones.
    const int others = std::min(QFontMetrics(strong).horizontalAdvance(wordsOf(bar, entry)), maxWordsWidth);
    if (rest.width() > stateWidth + spacing::group + others)
        painter.drawText(take(stateWidth, Qt::AlignRight), Qt::AlignCenter, state);
    painter.setFont(strong);
    const QFontMetrics metrics = painter.fontMetrics();
    if (rest.width() >= metrics.horizontalAdvance(u"Wm…"_s))
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeading, metrics.elidedText(wordsOf(bar, entry), Qt::ElideRight, rest.width()));
}

/// The glyph with the words turned below it, in a bar that is too narrow for them and high enough. False: it is neither.
bool paintUpright(QPainter &painter, const QRect &rest, const CalendarEntry &entry, FreezeLook look)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int line = metrics.height();
    const int heads = (line + 2) * (entry.exempt ? 2 : 1);
    const QRect words(rest.left(), rest.top() + heads, rest.width(), rest.height() - heads);
    if (rest.width() >= metrics.horizontalAdvance(entry.environment) || words.height() < metrics.horizontalAdvance(entry.environment))
        return false;
    const QColor color = wordColor(look);
    const QRectF head(rest.center().x() - glyph / 2.0, rest.top(), glyph, line);
    paintState(painter, head, look, color);
    if (entry.exempt)
        paintKey(painter, head.translated(0, line + 2), color);
    const QString text = u"%1 — %2"_s.arg(entry.environment, entry.window.reason.simplified());
    painter.save();
    painter.translate(words.center().x() + 1, words.top());
    painter.rotate(90);
    const QRect turned(0, -line / 2, words.height(), line);
    painter.drawText(turned, Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute, metrics.elidedText(text, Qt::ElideRight, turned.width()));
    painter.restore();
    return true;
}

void paintLines(QPainter &painter, const QRect &rest, const FreezeBar &bar, const CalendarEntry &entry)
{
    const FreezeLook look = lookOf(bar.state);
    const QColor color = wordColor(look);
    QFont strong = Theme::captionFont();
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(color);
    const int line = painter.fontMetrics().height();
    if (rest.width() < glyph || rest.height() < line)
        return;
    if (paintUpright(painter, rest, entry, look))
        return;
    const QRect head(rest.left(), rest.top(), rest.width(), line);
    const QSize size(glyph, line);
    paintState(painter, QStyle::alignedRect(painter.layoutDirection(), Qt::AlignLeft, size, head), look, color);
    QRect words = head;
    const int taken = (glyph + spacing::inside) * (entry.exempt ? 2 : 1);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    if (entry.exempt)
        paintKey(painter, QRectF(mirrored ? head.right() - taken + spacing::inside : head.left() + glyph + spacing::inside, head.top(), glyph, line), color);
    words.adjust(mirrored ? 0 : taken, 0, mirrored ? -taken : 0, 0);
    // In a narrow bar the words begin below the glyph.
    if (words.width() < painter.fontMetrics().horizontalAdvance(u"Wwww…"_s))
        words = head.translated(0, line);
    const QStringList texts{entry.environment, entry.window.reason.simplified(), words::of(bar.state)};
    for (const QString &text : texts) {
        if (words.bottom() > rest.bottom())
            break;
        if (words.width() >= painter.fontMetrics().horizontalAdvance(u"W…"_s))
            painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading, painter.fontMetrics().elidedText(text, Qt::ElideRight, words.width()));
        words = QRect(rest.left(), words.bottom() + 1, rest.width(), line);
        painter.setFont(Theme::captionFont());
    }
}

} // namespace

void paintWordedBar(QPainter &painter, const FreezeBar &bar, const CalendarEntry &entry)
{
    const BaseColors colors = Theme::current().colors();
    const FreezeLook look = lookOf(bar.state);
    paintFreezeBar(&painter, bar.rect, look, entry.exempt);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    if (entry.exempt && look == FreezeLook::Active) { // dashes in the bar's own colour would not show on it
        painter.setPen(QPen(colors.base, 1.4, Qt::DashLine));
        painter.drawRoundedRect(QRectF(bar.rect).adjusted(2.5, 2.5, -2.5, -2.5), 2, 2);
    }
    if (bar.selected) {
        painter.setPen(QPen(colors.base, 1));
        painter.drawRoundedRect(QRectF(bar.rect).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2);
        painter.setPen(bar.focused ? QPen(colors.focus, 3) : QPen(colors.text, 1)); // where the keys go is the strongest sign
        painter.drawRoundedRect(QRectF(bar.rect), spacing::radius, spacing::radius);
    }
    painter.restore();
    painter.save();
    painter.setClipRect(bar.rect, Qt::IntersectClip);
    const QRect rest = paintContinuations(painter, bar, wordColor(look));
    if (bar.vertical)
        paintLines(painter, rest, bar, entry);
    else
        paintLine(painter, rest, bar, entry);
    painter.restore();
}

int paintFreezeLegend(QPainter &painter, QPoint topLeft)
{
    painter.setFont(Theme::captionFont());
    const int height = painter.fontMetrics().height() + spacing::inside;
    int x = topLeft.x();
    const auto add = [&](FreezeLook look, bool exempt, const QString &word) {
        const QRect sample(x, topLeft.y(), 2 * height, height);
        paintFreezeBar(&painter, sample, look, exempt);
        if (exempt)
            paintKey(painter, sample, Theme::current().colors().text);
        else
            paintState(painter, sample, look, wordColor(look));
        const int width = painter.fontMetrics().horizontalAdvance(word);
        painter.setPen(Theme::current().colors().text);
        painter.drawText(QRect(sample.right() + spacing::inside, topLeft.y(), width + 2, height), Qt::AlignVCenter, word);
        x = sample.right() + spacing::inside + width + spacing::page;
    };
    add(FreezeLook::Active, false, words::of(FreezeState::Active));
    add(FreezeLook::Upcoming, false, words::of(FreezeState::Upcoming));
    add(FreezeLook::Past, false, words::of(FreezeState::Ended));
    add(FreezeLook::Upcoming, true, QCoreApplication::translate("freezetext", "You are excepted"));
    return x - topLeft.x();
}

void paintLiveLabel(QPainter &painter, const QString &text, QPoint anchor, const QRect &frame)
{
    const BaseColors colors = Theme::current().colors();
    painter.setFont(Theme::strongFont());
    const int room = std::max(frame.width() - 2 * spacing::group, 40);
    const QRect needed = painter.fontMetrics().boundingRect(QRect(0, 0, room, 400), Qt::AlignCenter | Qt::TextWordWrap, text);
    QRect plate(QPoint(), needed.size() + QSize(2 * spacing::between, spacing::between));
    plate.moveCenter(QPoint(anchor.x(), anchor.y() - plate.height()));
    if (plate.top() < frame.top())
        plate.moveTop(anchor.y() + plate.height() / 2);
    plate.moveLeft(std::clamp(plate.left(), frame.left() + 2, std::max(frame.left() + 2, frame.right() - plate.width() - 2)));
    plate.moveTop(std::clamp(plate.top(), frame.top() + 2, std::max(frame.top() + 2, frame.bottom() - plate.height() - 2)));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.borderStrong, 1));
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(QRectF(plate).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
    painter.restore();
    painter.setPen(colors.text);
    painter.drawText(plate, Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace tidegate
