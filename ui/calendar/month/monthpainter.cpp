// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/month/monthpainter.h"

#include "models/datewords.h"
#include "ui/calendar/entry/freezebar.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace tidegate {

/// At the end of the line of the day's number, which starts at the other side.
ChangeMark MonthPicture::markOf(int index, bool rightToLeft) const
{
    const QList<FreezeChange> here = changes.value(geometry.dateOf(index));
    if (here.isEmpty())
        return {};
    const QRect line = geometry.dayNumber(index);
    const QRect room = rightToLeft ? line.adjusted(0, 0, -line.width() / 2, 0) : line.adjusted(line.width() / 2, 0, 0, 0);
    ChangeMark mark = changemarks::fitted(here, room, zone, !rightToLeft);
    mark.rect.moveTop(line.center().y() - mark.rect.height() / 2);
    return mark;
}

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
    for (int index = 0; index < m_geometry.cells(); ++index) {
        paintMore(index);
        paintMark(index);
    }
    paintRangeText();
    m_painter.restore();
    paintHeader();
}

void MonthPainter::paintHeader()
{
    const BaseColors colors = Theme::current().colors();
    m_painter.fillRect(QRect(0, 0, m_viewport.width(), m_geometry.headerHeight()), colors.window);
    m_painter.setFont(Theme::captionFont());
    for (int column = 0; column < 7; ++column) {
        const QRect rect = m_geometry.headerCell(column);
        const int day = m_geometry.dateOf(column).dayOfWeek();
        QString name = words::weekday(day, QLocale::LongFormat);
        if (m_painter.fontMetrics().horizontalAdvance(name) > rect.width() - 2 * spacing::inside)
            name = words::weekday(day, QLocale::ShortFormat);
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
    const QString text = date.day() == 1 ? words::date(date, words::DateForm::Day) : QString::number(date.day());
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
    const auto entry = m_picture.entries.constFind(span.key);
    if (rect.isNull() || entry == m_picture.entries.cend())
        return;
    FreezeBar bar;
    bar.rect = rect;
    bar.state = span.state;
    bar.startsHere = span.startsHere;
    bar.endsHere = span.endsHere;
    bar.selected = span.key == m_picture.selected;
    bar.focused = m_picture.focused;
    paintWordedBar(m_painter, bar, *entry);
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

void MonthPainter::paintMark(int index)
{
    if (const ChangeMark mark = m_picture.markOf(index, m_rightToLeft); !mark.changes.isEmpty())
        changemarks::paint(m_painter, mark, false);
}

void MonthPainter::paintCursor()
{
    const int index = m_picture.cursor.isValid() ? m_geometry.indexOf(m_picture.cursor) : -1;
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
    paintLiveLabel(m_painter, m_picture.rangeText, m_geometry.cell(last).center(), QRect(0, 0, m_viewport.width(), m_geometry.contentHeight()));
}

} // namespace tidegate
