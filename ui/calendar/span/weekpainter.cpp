// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/weekpainter.h"

#include "models/words.h"
#include "ui/calendar/entry/freezebar.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

WeekPainter::WeekPainter(QPainter &painter, const WeekPicture &picture, QSize viewport)
    : m_painter(painter), m_picture(picture), m_geometry(picture.geometry), m_viewport(viewport)
{}

QList<QRect> WeekPainter::rectsOf(const WeekGeometry &geometry, const TimeSpan &span, const QTimeZone &zone)
{
    const CalendarOccurrence whole{{{}, span.start, span.end}, {}, {}};
    QList<QRect> rects;
    for (const WeekPiece &piece : layOutWeek(geometry.layout().firstDate, zone, {whole}).pieces)
        rects.append(geometry.stretch(piece.day, piece.fromSecond, piece.toSecond));
    return rects;
}

void WeekPainter::paint()
{
    m_painter.fillRect(QRect(QPoint(), m_viewport), Theme::current().colors().base);
    m_painter.save();
    m_painter.setClipRect(m_geometry.field(), Qt::IntersectClip);
    paintDays();
    paintChanges();
    paintCursor();
    paintPieces();
    paintOtherHours();
    paintNow();
    for (const ChangeMark &mark : m_picture.marks)
        changemarks::paint(m_painter, mark, true);
    paintGesture();
    m_painter.restore();
    paintHours();
    paintHeader();
}

void WeekPainter::paintDays()
{
    const BaseColors colors = Theme::current().colors();
    const QList<Qt::DayOfWeek> weekdays = QLocale().weekdays();
    const QRect field = m_geometry.field();
    for (int day = 0; day < 7; ++day) {
        const QRect rect = m_geometry.day(day);
        const QDate date = m_geometry.layout().firstDate.addDays(day);
        if (!weekdays.contains(static_cast<Qt::DayOfWeek>(date.dayOfWeek())))
            m_painter.fillRect(rect, colors.window);
        m_painter.setPen(colors.borderStrong);
        m_painter.drawLine(rect.topLeft(), rect.bottomLeft());
    }
    m_painter.setPen(colors.border);
    for (int hour = 1; hour < 24; ++hour)
        m_painter.drawLine(field.left(), m_geometry.y(3600 * hour), field.right(), m_geometry.y(3600 * hour));
}

void WeekPainter::paintChanges()
{
    const BaseColors colors = Theme::current().colors();
    m_painter.setFont(Theme::captionFont());
    for (const ClockChange &change : m_geometry.layout().changes) {
        const QRect rect = m_geometry.stretch(change.day, change.fromSecond, change.toSecond).adjusted(1, 0, -1, 0);
        if (!change.twice)
            m_painter.fillRect(rect, QBrush(colors.borderStrong, Qt::BDiagPattern));
        m_painter.setPen(QPen(colors.borderStrong, 1, Qt::DashLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(rect.adjusted(0, 0, -1, -1));
        const QString text = change.twice ? QCoreApplication::translate("WeekPainter", "comes twice")
                                          : QCoreApplication::translate("WeekPainter", "does not exist");
        const QFontMetrics metrics = m_painter.fontMetrics();
        const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width() - 6);
        const QRect plate = QRect(0, 0, metrics.horizontalAdvance(shown) + 4, std::min(metrics.height(), rect.height() - 2))
                                .translated(rect.topLeft() + QPoint(2, 1));
        m_painter.fillRect(plate, colors.base);
        m_painter.setPen(colors.text2);
        m_painter.drawText(plate, Qt::AlignCenter, shown);
    }
}

void WeekPainter::paintCursor()
{
    if (!m_picture.cursor || m_picture.gesture || !m_picture.selected.isNull())
        return;
    const BaseColors colors = Theme::current().colors();
    m_painter.setBrush(Qt::NoBrush);
    for (const QRect &rect : rectsOf(m_geometry, *m_picture.cursor, m_picture.zone)) {
        if (m_picture.ranged)
            m_painter.fillRect(rect, Theme::current().tone(Tone::FreezeUpcoming).tint);
        m_painter.setPen(m_picture.focused ? QPen(colors.focus, 2) : QPen(colors.borderStrong, 1));
        if (m_picture.focused || m_picture.ranged)
            m_painter.drawRect(rect.adjusted(1, 1, -1, -1));
    }
}

void WeekPainter::paintPieces()
{
    const QRect field = m_geometry.field();
    const bool moving = m_picture.gesture && m_picture.gesture->kind() != RangeGesture::Kind::Create && !m_picture.gesture->isCopying();
    for (const WeekPiece &piece : m_geometry.layout().pieces) {
        const QRect rect = m_geometry.piece(piece);
        const auto entry = m_picture.entries->constFind(piece.key);
        if (!rect.intersects(field) || entry == m_picture.entries->cend())
            continue;
        FreezeBar bar;
        bar.rect = rect.intersected(field); // its words are in view while any of it is
        bar.state = piece.state;
        bar.startsHere = piece.startsHere;
        bar.endsHere = piece.endsHere;
        bar.selected = piece.key == m_picture.selected;
        bar.focused = m_picture.focused;
        bar.vertical = true;
        m_painter.setOpacity(moving && m_picture.gesture->held() == piece.key ? 0.35 : 1.0);
        paintWordedBar(m_painter, bar, *entry);
        m_painter.setOpacity(1);
    }
}

void WeekPainter::paintNow()
{
    const QDateTime wall = wallClock(m_picture.now, m_picture.zone);
    const qint64 day = m_geometry.layout().firstDate.daysTo(wall.date());
    if (day < 0 || day > 6)
        return;
    const QRect column = m_geometry.day(static_cast<int>(day));
    const int y = m_geometry.y(wall.time().msecsSinceStartOfDay() / 1000);
    m_painter.setPen(QPen(Theme::current().colors().text, 2, Qt::DotLine));
    m_painter.drawLine(column.left(), y, column.right(), y);
}

void WeekPainter::paintGesture()
{
    if (!m_picture.gesture)
        return;
    const QList<QRect> rects = rectsOf(m_geometry, m_picture.gesture->span(), m_picture.zone);
    QColor fill = Theme::current().tone(Tone::FreezeUpcoming).tint;
    fill.setAlphaF(0.75F);
    const bool creating = m_picture.gesture->kind() == RangeGesture::Kind::Create;
    m_painter.setBrush(Qt::NoBrush);
    for (const QRect &rect : rects) {
        m_painter.fillRect(rect, fill);
        m_painter.setPen(QPen(Theme::current().colors().focus, 2, creating ? Qt::SolidLine : Qt::DashLine));
        m_painter.drawRect(rect.adjusted(1, 1, -1, -1));
    }
    const QRect first = rects.isEmpty() ? m_geometry.field() : rects.constFirst();
    paintLiveLabel(m_painter, m_picture.liveText, QPoint(first.center().x(), std::max(first.top(), m_geometry.field().top())), m_geometry.field());
}

void WeekPainter::paintHours()
{
    const BaseColors colors = Theme::current().colors();
    const QRect field = m_geometry.field();
    const bool two = m_picture.second != m_picture.zone;
    m_painter.save();
    m_painter.setClipRect(QRect(0, field.top(), m_viewport.width(), field.height()), Qt::IntersectClip);
    const bool mirrored = m_painter.layoutDirection() == Qt::RightToLeft;
    m_painter.fillRect(QRect(mirrored ? field.right() + 1 : 0, field.top(), m_viewport.width() - field.width(), field.height()), colors.window);
    m_painter.setFont(Theme::captionFont());
    // The second clock shows what it is at these hours on the first of the days; days on which it shows something else say so themselves.
    const auto other = hoursOfDay(m_geometry.layout().firstDate, m_picture.zone, m_picture.second);
    for (int hour = 0; hour < 24; ++hour) {
        m_painter.setPen(colors.text);
        m_painter.drawText(m_geometry.hourLabel(hour, 0), Qt::AlignTop | Qt::AlignHCenter, words::time(QTime(hour, 0)));
        if (!two)
            continue;
        m_painter.setPen(colors.text2);
        if (const QTime shown = other.at(static_cast<std::size_t>(hour)); shown.isValid())
            m_painter.drawText(m_geometry.hourLabel(hour, 1), Qt::AlignTop | Qt::AlignHCenter, words::time(shown));
    }
    m_painter.restore();
}

/// On the days whose hours of the second clock are not those beside the field. Over a freeze every third one has to do.
void WeekPainter::paintOtherHours()
{
    if (m_picture.second == m_picture.zone)
        return;
    const BaseColors colors = Theme::current().colors();
    m_painter.setFont(Theme::captionFont());
    m_painter.setPen(colors.text2);
    const WeekLayout &layout = m_geometry.layout();
    const auto usual = hoursOfDay(layout.firstDate, m_picture.zone, m_picture.second);
    for (int day = 1; day < 7; ++day) {
        const auto shown = hoursOfDay(layout.firstDate.addDays(day), m_picture.zone, m_picture.second);
        for (int hour = 0; hour < 24; ++hour) {
            const QTime time = shown.at(static_cast<std::size_t>(hour));
            if (!time.isValid() || time == usual.at(static_cast<std::size_t>(hour)))
                continue;
            const QRect cell = m_geometry.stretch(day, 3600 * hour, 3600 * (hour + 1)).adjusted(spacing::inside, 1, -spacing::inside, 0);
            const QRect plate = m_painter.boundingRect(cell, Qt::AlignTop | Qt::AlignTrailing, words::time(time));
            const bool isCovered = std::any_of(layout.pieces.cbegin(), layout.pieces.cend(),
                                               [&](const WeekPiece &piece) { return m_geometry.piece(piece).intersects(plate); });
            if (isCovered && (hour == 0 || hour % 3 != 0)) // a freeze says its words at the top
                continue;
            if (isCovered)
                m_painter.fillRect(plate.adjusted(-2, 0, 2, 0), colors.base);
            m_painter.drawText(plate, Qt::AlignCenter, words::time(time));
        }
    }
}

void WeekPainter::paintHeader()
{
    const BaseColors colors = Theme::current().colors();
    m_painter.fillRect(QRect(0, 0, m_viewport.width(), m_geometry.headerHeight()), colors.window);
    const QDate today = wallClock(m_picture.now, m_picture.zone).date();
    const QFontMetrics strong(Theme::strongFont());
    const auto place = [this](int day) { return m_geometry.headerDay(day).adjusted(spacing::inside, 0, -spacing::inside, 0); };
    const auto dateOf = [this](int day) { return m_geometry.layout().firstDate.addDays(day); };
    // All in the longest form that fits all of them.
    words::DateForm form = words::DateForm::WeekdayAndDay;
    for (int day = 0; day < 7; ++day) {
        if (strong.horizontalAdvance(words::date(dateOf(day), words::DateForm::WeekdayAndDay)) > place(day).width())
            form = words::DateForm::WeekdayInMonth;
    }
    for (int day = 0; day < 7; ++day) {
        const QDate date = dateOf(day);
        const QRect rect = place(day);
        m_painter.setFont(date == today ? Theme::strongFont() : QFont());
        m_painter.setPen(colors.text);
        const QString name = words::date(date, form);
        const QString text = QCoreApplication::translate("WeekPainter", "%1 · today", "a day").arg(name);
        const bool saysToday = date == today && strong.horizontalAdvance(text) <= rect.width();
        m_painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeading, saysToday ? text : name);
        if (date == today)
            m_painter.fillRect(QRect(rect.left(), rect.bottom() - 2, rect.width(), 2), colors.text);
    }
    m_painter.setFont(Theme::captionFont());
    m_painter.setPen(colors.text2);
    const auto name = [this](int clock, const QTimeZone &zone) {
        const QRect rect = m_geometry.hourLabel(0, clock);
        m_painter.drawText(QRect(rect.left(), 0, rect.width(), m_geometry.headerHeight()), Qt::AlignCenter,
                           m_painter.fontMetrics().elidedText(freezetext::shortZoneName(zone), Qt::ElideRight, rect.width() - 2));
    };
    name(0, m_picture.zone);
    if (m_picture.second != m_picture.zone)
        name(1, m_picture.second);
    m_painter.setPen(colors.borderStrong);
    m_painter.drawLine(0, m_geometry.headerHeight() - 1, m_viewport.width(), m_geometry.headerHeight() - 1);
}

} // namespace tidegate
