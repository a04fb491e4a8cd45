// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/weekview.h"

#include "models/datewords.h"
#include "services/domain/timezone.h"
#include "ui/calendar/span/weekpainter.h"
#include "ui/style/theme.h"
#include "ui/widgets/timewidth.h"

#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int minHour = 20;  // pixels; the view scrolls then
constexpr int pieceEdge = 6; // pixels at the ends of a piece that resize it
constexpr int minPiece = 6;
constexpr int morning = 7; // hours

} // namespace

WeekGeometry::WeekGeometry(const WeekLayout &layout, QSize viewport, const QFontMetrics &metrics, int clocks, int scroll, bool rightToLeft)
    : m_layout(layout), m_viewport(viewport), m_scroll(scroll), m_rightToLeft(rightToLeft)
{
    m_label = widestTime(metrics) + spacing::between;
    m_labels = clocks * m_label;
    m_header = metrics.height() + spacing::between;
    m_hour = std::max({minHour, metrics.height() + 2, (viewport.height() - m_header) / 24});
}

QRect WeekGeometry::field() const
{
    return {m_rightToLeft ? 0 : m_labels, m_header, std::max(m_viewport.width() - m_labels, 7), std::max(m_viewport.height() - m_header, 1)};
}

QRect WeekGeometry::day(int day) const
{
    const QRect all = field();
    const int place = m_rightToLeft ? 6 - day : day;
    const int left = all.left() + all.width() * place / 7;
    return {left, m_header - m_scroll, all.left() + all.width() * (place + 1) / 7 - left, contentHeight()};
}

QRect WeekGeometry::headerDay(int index) const
{
    const QRect rect = day(index);
    return {rect.left(), 0, rect.width(), m_header};
}

QRect WeekGeometry::hourLabel(int hour, int clock) const
{
    const int left = m_rightToLeft ? m_viewport.width() - (clock + 1) * m_label : clock * m_label;
    return {left, y(3600 * hour), m_label, m_hour};
}

int WeekGeometry::y(int second) const
{
    return m_header - m_scroll + static_cast<int>(static_cast<qint64>(second) * contentHeight() / 86'400);
}

QRect WeekGeometry::stretch(int index, int fromSecond, int toSecond) const
{
    const QRect column = day(index);
    return {column.left() + 1, y(fromSecond), column.width() - 2, std::max(y(toSecond) - y(fromSecond), 3)};
}

QRect WeekGeometry::piece(const WeekPiece &piece) const
{
    const QRect column = stretch(piece.day, piece.fromSecond, piece.toSecond).adjusted(1, 0, -3, 0);
    const int place = m_rightToLeft ? piece.columns - 1 - piece.column : piece.column;
    const int left = column.left() + column.width() * place / piece.columns;
    const int right = column.left() + column.width() * (place + 1) / piece.columns;
    return {left, column.top(), std::max(right - left - 1, 2), std::max(column.height(), minPiece)};
}

int WeekGeometry::dayAt(int x) const
{
    for (int index = 0; index < 7; ++index) {
        if (const QRect rect = day(index); x >= rect.left() && x <= rect.right())
            return index;
    }
    return (x < field().left()) != m_rightToLeft ? 0 : 6;
}

int WeekGeometry::secondAt(int y) const
{
    const qint64 second = static_cast<qint64>(y - m_header + m_scroll) * 86'400 / contentHeight();
    return static_cast<int>(std::clamp<qint64>(second, 0, 86'399));
}

const WeekPiece *WeekGeometry::pieceAt(QPoint position) const
{
    if (!field().contains(position))
        return nullptr;
    const auto found = std::find_if(m_layout.pieces.cbegin(), m_layout.pieces.cend(), [&](const WeekPiece &each) { return piece(each).contains(position); });
    return found == m_layout.pieces.cend() ? nullptr : &*found;
}

WeekView::WeekView(QWidget *parent) : SpanView(parent)
{
    setObjectName(u"weekView"_s);
    setAccessibleName(tr("Week of freezes"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_zone = systemZone().zone;
    m_first = weekOf(m_now);
    layOut();
}

QDate WeekView::weekOf(Instant at) const
{
    const QDate date = dateOf(at, m_zone);
    return date.addDays(-((date.dayOfWeek() - static_cast<int>(QLocale().firstDayOfWeek()) + 7) % 7));
}

void WeekView::layOut()
{
    m_layout = tidegate::layOutWeek(m_first, m_zone, placed());
    m_geometry = geometryFor(viewport()->size(), verticalScrollBar()->value());
    const int page = std::max(viewport()->height() - m_geometry.headerHeight(), 1);
    verticalScrollBar()->setRange(0, std::max(0, m_geometry.contentHeight() - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(m_geometry.hourHeight());
    if (!m_scrolledToMorning && isVisible()) {
        m_scrolledToMorning = true;
        verticalScrollBar()->setValue(morning * m_geometry.hourHeight());
    }
    m_geometry = geometryFor(viewport()->size(), verticalScrollBar()->value());
    viewport()->update();
}

WeekGeometry WeekView::geometryFor(QSize size, int scroll) const
{
    return {m_layout, size, fontMetrics(), m_second == m_zone ? 1 : 2, scroll, isRightToLeft()};
}

void WeekView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dx)
    Q_UNUSED(dy)
    m_geometry = geometryFor(viewport()->size(), verticalScrollBar()->value());
    viewport()->update();
}

TimeSpan WeekView::shownSpan() const
{
    return {dayStart(m_first, m_zone), dayStart(m_first.addDays(7), m_zone)};
}

void WeekView::showWeekOf(QDate date)
{
    if (date == m_first)
        return;
    m_first = date;
    layOut();
    emit shownSpanChanged();
}

void WeekView::showSpan(const TimeSpan &span)
{
    const TimeSpan shown = shownSpan();
    if (span.start >= shown.end || span.end <= shown.start)
        showWeekOf(weekOf(span.start));
    const int second = wallClock(span.start, m_zone).time().msecsSinceStartOfDay() / 1000;
    const int y = m_geometry.y(second);
    const QRect field = m_geometry.field();
    if (y < field.top())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + y - field.top());
    else if (y + m_geometry.hourHeight() > field.bottom())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + y + m_geometry.hourHeight() - field.bottom());
}

void WeekView::stepPages(int pages)
{
    m_cursor = moved(m_cursor, std::chrono::days(7 * pages), m_zone);
    showWeekOf(m_first.addDays(7 * pages));
    announce();
}

QString WeekView::shownText() const
{
    return words::dayRange(m_first, m_first.addDays(6));
}

SpanHit WeekView::hitAt(QPoint position) const
{
    SpanHit hit;
    const int second = m_geometry.secondAt(position.y());
    const QDate date = m_first.addDays(m_geometry.dayAt(position.x()));
    hit.at = instantOn(date, second, m_zone);
    if (!m_geometry.field().contains(position))
        return hit;
    hit.part = SpanHit::Part::Empty;
    const WeekPiece *piece = m_geometry.pieceAt(position);
    if (!piece)
        return hit;
    hit.key = piece->key;
    const QRect rect = m_geometry.piece(*piece);
    const int reach = std::min(pieceEdge, rect.height() / 3);
    hit.part = SpanHit::Part::Body;
    if (piece->startsHere && position.y() < rect.top() + reach)
        hit.part = SpanHit::Part::Start;
    else if (piece->endsHere && position.y() > rect.bottom() - reach)
        hit.part = SpanHit::Part::End;
    return hit;
}

QRect WeekView::spanRect(const TimeSpan &span, EnvironmentId lane) const
{
    Q_UNUSED(lane)
    for (const QRect &rect : WeekPainter::rectsOf(m_geometry, span, m_zone)) {
        if (rect.intersects(m_geometry.field()))
            return rect.intersected(m_geometry.field());
    }
    return m_geometry.field();
}

QRect WeekView::barRect(OccurrenceKey key) const
{
    for (const WeekPiece &piece : m_layout.pieces) {
        if (const QRect rect = m_geometry.piece(piece); piece.key == key && rect.intersects(m_geometry.field()))
            return rect.intersected(m_geometry.field());
    }
    return {};
}

QList<ChangeMark> WeekView::marks() const
{
    return marksIn(m_geometry);
}

QList<ChangeMark> WeekView::marksIn(const WeekGeometry &geometry) const
{
    QList<ChangeMark> marks;
    const auto placeOf = [&](const FreezeChange &each) { return geometry.y(wallClock(each.at, m_zone).time().msecsSinceStartOfDay() / 1000); };
    for (int day = 0; day < 7; ++day) {
        QList<FreezeChange> shown;
        for (const FreezeChange &each : m_changes) {
            if (dateOf(each.at, m_zone) == m_first.addDays(day))
                shown.append(each);
        }
        const QRect column = geometry.day(day).adjusted(3, 0, -3, 0);
        // An hour that comes twice goes back.
        std::stable_sort(shown.begin(), shown.end(), [&](const FreezeChange &a, const FreezeChange &b) { return placeOf(a) < placeOf(b); });
        const int height = std::max(changemarks::flagSize(), fontMetrics().height());
        for (const QList<FreezeChange> &group : changemarks::grouped(shown, placeOf, height)) {
            const int top = std::min(placeOf(group.constFirst()), geometry.day(day).bottom() - height);
            const ChangeMark mark = changemarks::fitted(group, QRect(column.left(), top, column.width(), height), m_zone, isRightToLeft());
            if (mark.rect.intersects(geometry.field()))
                marks.append(mark);
        }
    }
    return marks;
}

bool WeekView::arrowOf(int key, qint64 &seconds, int &lanes) const
{
    constexpr qint64 day = 86'400;
    lanes = 0;
    switch (key) {
    case Qt::Key_Left:
        seconds = isRightToLeft() ? day : -day;
        return true;
    case Qt::Key_Right:
        seconds = isRightToLeft() ? -day : day;
        return true;
    case Qt::Key_Up:
        seconds = -step().count();
        return true;
    case Qt::Key_Down:
        seconds = step().count();
        return true;
    default:
        return false;
    }
}

void WeekView::scrollTowards(QPoint position)
{
    constexpr int margin = 16;
    const QRect field = m_geometry.field();
    if (position.y() < field.top() + margin)
        verticalScrollBar()->setValue(verticalScrollBar()->value() - 8);
    else if (position.y() > field.bottom() - margin)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + 8);
}

void WeekView::paintEvent(QPaintEvent *)
{
    WeekPicture picture;
    picture.geometry = m_geometry;
    picture.entries = &m_entries;
    picture.marks = marks();
    picture.zone = m_zone;
    picture.second = m_second;
    picture.now = m_now;
    picture.selected = m_selected;
    picture.cursor = cursorSpan();
    picture.ranged = m_range.has_value();
    picture.focused = hasFocus();
    picture.gesture = m_gesture;
    picture.liveText = liveText();
    QPainter painter(viewport());
    WeekPainter(painter, picture, viewport()->size()).paint();
}

QSize WeekView::paperSize() const
{
    return {std::max(viewport()->width(), 900), m_geometry.headerHeight() + m_geometry.contentHeight()};
}

void WeekView::paintOn(QPainter &painter, QSize size) const
{
    WeekPicture paper;
    paper.geometry = geometryFor(size, 0);
    paper.entries = &m_entries;
    paper.marks = marksIn(paper.geometry);
    paper.zone = m_zone;
    paper.second = m_second;
    paper.now = m_now;
    WeekPainter(painter, paper, size).paint();
}

} // namespace tidegate
