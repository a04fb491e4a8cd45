// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/monthpainter.h"

#include "models/words.h"
#include "ui/style/statusglyph.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int glyph = 14;

/// A key, for "you are excepted".
void paintKey(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(rect.height() / 16, rect.height() / 16);
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

} // namespace

MonthPainter::MonthPainter(QPainter &painter, const MonthPicture &picture, QSize viewport, int scroll)
    : m_painter(painter), m_picture(picture), m_geometry(picture.geometry), m_viewport(viewport), m_scroll(scroll),
      m_rightToLeft(painter.layoutDirection() == Qt::RightToLeft)
{}

void MonthPainter::paint()
{
    m_painter.fillRect(QRect(QPoint(), m_viewport), Theme::current().colors().base);
    m_painter.save();
    m_painter.setClipRect(QRect(0, m_geometry.headerHeight(), m_viewport.width(), m_viewport.height()));
    m_painter.translate(0, m_geometry.headerHeight() - m_scroll);
    for (int index = 0; index < m_geometry.cells(); ++index)
        paintCell(index);
    paintCursor(); // below the bars, so that it does not cut through their words
    for (const CalendarSpan &span : m_geometry.layout().spans)
        paintBar(span);
    for (int index = 0; index < m_geometry.cells(); ++index)
        paintMore(index);
    paintRangeText();
    m_painter.restore();
    paintHeader();
}

void MonthPainter::paintHeader()
{
    const BaseColors colors = Theme::current().colors();
    const QLocale locale;
    m_painter.fillRect(QRect(0, 0, m_viewport.width(), m_geometry.headerHeight()), colors.window);
    m_painter.setFont(Theme::captionFont());
    for (int column = 0; column < 7; ++column) {
        const QRect rect = m_geometry.headerCell(column);
        const int day = m_geometry.dateOf(column).dayOfWeek();
        QString name = locale.standaloneDayName(day, QLocale::LongFormat);
        if (m_painter.fontMetrics().horizontalAdvance(name) > rect.width() - 2 * spacing::inside)
            name = locale.standaloneDayName(day, QLocale::ShortFormat);
        m_painter.setPen(colors.text2);
        m_painter.drawText(rect.adjusted(spacing::inside, 0, -spacing::inside, 0), Qt::AlignVCenter | Qt::AlignLeading, name);
    }
    m_painter.setPen(colors.border);
    m_painter.drawLine(0, m_geometry.headerHeight() - 1, m_viewport.width(), m_geometry.headerHeight() - 1);
}

void MonthPainter::paintCell(int index)
{
    const BaseColors colors = Theme::current().colors();
    const QDate date = m_geometry.dateOf(index);
    const QRect rect = m_geometry.cell(index);
    const bool weekend = !QLocale().weekdays().contains(static_cast<Qt::DayOfWeek>(date.dayOfWeek()));
    if (weekend)
        m_painter.fillRect(rect, colors.alt);
    const bool inRange = m_picture.rangeFirst.isValid() && date >= m_picture.rangeFirst && date <= m_picture.rangeLast;
    if (inRange)
        m_painter.fillRect(rect, Theme::current().tone(Tone::FreezeUpcoming).tint);
    m_painter.setPen(colors.border);
    m_painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    if (m_rightToLeft)
        m_painter.drawLine(rect.topLeft(), rect.bottomLeft());
    else
        m_painter.drawLine(rect.topRight(), rect.bottomRight());
    paintDayNumber(index, date);
}

void MonthPainter::paintDayNumber(int index, QDate date)
{
    const BaseColors colors = Theme::current().colors();
    const bool today = date == m_picture.today;
    const QRect line = m_geometry.dayNumber(index);
    const QString text = date.day() == 1 ? QLocale().toString(date, u"d MMM"_s) : QString::number(date.day());
    m_painter.setFont(today || date.day() == 1 ? Theme::strongFont() : QFont());
    const QFontMetrics metrics = m_painter.fontMetrics();
    const int width = std::max(metrics.horizontalAdvance(text) + 10, line.height() - 4);
    const QRect number = QStyle::alignedRect(m_painter.layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter, QSize(width, line.height() - 4), line);
    if (today) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.setPen(QPen(colors.focus, 2));
        m_painter.drawRoundedRect(QRectF(number).adjusted(1, 1, -1, -1), number.height() / 2.0 - 1, number.height() / 2.0 - 1);
        m_painter.setFont(Theme::captionFont());
        m_painter.restore();
    }
    m_painter.setPen(date.month() == m_picture.month || today ? colors.text : colors.placeholder);
    m_painter.drawText(number, Qt::AlignCenter, text);
    if (!today)
        return;
    const QString word = QCoreApplication::translate("MonthPainter", "Today");
    const QRect rest = m_rightToLeft ? line.adjusted(0, 0, -width - spacing::inside, 0) : line.adjusted(width + spacing::inside, 0, 0, 0);
    m_painter.setFont(Theme::captionFont());
    if (m_painter.fontMetrics().horizontalAdvance(word) <= rest.width())
        m_painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeading, word);
}

void MonthPainter::paintBar(const CalendarSpan &span)
{
    const QRect rect = m_geometry.bar(span);
    const auto entry = m_picture.entries.constFind(span.window);
    if (rect.isNull() || entry == m_picture.entries.cend())
        return;
    const BaseColors colors = Theme::current().colors();
    const FreezeLook look = lookOf(span.state);
    paintFreezeBar(&m_painter, rect, look, entry->exempt);
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (entry->exempt && look == FreezeLook::Active) { // dashes in the bar's own colour would not show on it
        m_painter.setPen(QPen(colors.base, 1.4, Qt::DashLine));
        m_painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -2.5), 2, 2);
    }
    if (span.window == m_picture.selected) {
        m_painter.setPen(QPen(colors.base, 1));
        m_painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2);
        m_painter.setPen(QPen(colors.text, 2));
        m_painter.drawRoundedRect(QRectF(rect).adjusted(0, 0, 0, 0), spacing::radius, spacing::radius);
    }
    m_painter.restore();
    paintBarText(rect, span, *entry);
}

void MonthPainter::paintBarText(const QRect &rect, const CalendarSpan &span, const CalendarEntry &entry)
{
    const FreezeLook look = lookOf(span.state);
    const QColor color = wordColor(look);
    const bool cutLeft = m_rightToLeft ? !span.endsHere : !span.startsHere;
    const bool cutRight = m_rightToLeft ? !span.startsHere : !span.endsHere;
    QRect rest = rect.adjusted(cutLeft ? 12 : 5, 0, cutRight ? -13 : -5, 0);
    if (cutLeft)
        paintContinuation(rect, false, color);
    if (cutRight)
        paintContinuation(rect, true, color);
    const auto take = [this, &rest](int width, Qt::Alignment side) {
        const QRect part = QStyle::alignedRect(m_painter.layoutDirection(), side | Qt::AlignVCenter, QSize(width, rest.height()), rest);
        const bool fromLeft = part.left() == rest.left();
        rest.adjust(fromLeft ? width + spacing::inside : 0, 0, fromLeft ? 0 : -width - spacing::inside, 0);
        return part;
    };
    paintState(m_painter, take(glyph, Qt::AlignLeft), look, color);
    if (entry.exempt)
        paintKey(m_painter, take(glyph, Qt::AlignLeft), color);

    m_painter.setPen(color);
    m_painter.setFont(Theme::captionFont());
    const QString state = words::of(span.state);
    const QString text = u"%1 — %2"_s.arg(entry.environment, entry.window.reason.simplified());
    const int stateWidth = m_painter.fontMetrics().horizontalAdvance(state);
    QFont strong = Theme::captionFont();
    strong.setWeight(QFont::DemiBold);
    // The state's word stands at the end of the bar when half of the other words still fit.
    if (rest.width() > stateWidth + spacing::group + QFontMetrics(strong).horizontalAdvance(entry.environment) + 40)
        m_painter.drawText(take(stateWidth, Qt::AlignRight), Qt::AlignCenter, state);
    m_painter.setFont(strong);
    m_painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeading, m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rest.width()));
}

void MonthPainter::paintContinuation(const QRect &rect, bool toTheRight, const QColor &color)
{
    const qreal x = toTheRight ? rect.right() - 3 : rect.left() + 4;
    const qreal y = QRectF(rect).center().y();
    const qreal step = toTheRight ? -3.5 : 3.5;
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(color, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.drawPolyline(QPolygonF({{x + step, y - 4}, {x, y}, {x + step, y + 4}}));
    m_painter.restore();
}

void MonthPainter::paintMore(int index)
{
    const QRect rect = m_geometry.more(index);
    if (rect.isNull())
        return;
    m_painter.setFont(Theme::captionFont());
    m_painter.setPen(Theme::current().colors().link);
    const QString text = QCoreApplication::translate("MonthPainter", "+%n more", nullptr, m_geometry.hiddenOn(index));
    m_painter.drawText(rect.adjusted(spacing::inside, 0, -spacing::inside, 0), Qt::AlignVCenter | Qt::AlignLeading,
                       m_painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width() - 2 * spacing::inside));
}

void MonthPainter::paintCursor()
{
    const int index = m_geometry.indexOf(m_picture.cursor);
    if (index < 0)
        return;
    const BaseColors colors = Theme::current().colors();
    const QRect rect = m_geometry.cell(index).adjusted(1, 1, -2, -2);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(m_picture.focused ? QPen(colors.focus, 2) : QPen(colors.borderStrong, 1));
    m_painter.drawRect(rect);
}

void MonthPainter::paintRangeText()
{
    const int last = m_geometry.indexOf(m_picture.rangeLast);
    if (m_picture.rangeText.isEmpty() || last < 0)
        return;
    const BaseColors colors = Theme::current().colors();
    m_painter.setFont(Theme::strongFont());
    const QSize size = m_painter.fontMetrics().size(0, m_picture.rangeText) + QSize(2 * spacing::between, spacing::between);
    QRect plate(QPoint(), size);
    plate.moveCenter(m_geometry.cell(last).center());
    plate.moveLeft(std::clamp(plate.left(), 2, std::max(2, m_viewport.width() - size.width() - 2)));
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(colors.borderStrong, 1));
    m_painter.setBrush(colors.raised);
    m_painter.drawRoundedRect(QRectF(plate).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
    m_painter.restore();
    m_painter.setPen(colors.text);
    m_painter.drawText(plate, Qt::AlignCenter, m_picture.rangeText);
}

} // namespace tidegate
