// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/timelineview.h"

#include "models/datewords.h"
#include "services/domain/timezone.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int barEdge = 6;                          // pixels at the ends of a bar that resize it
constexpr double notch = 1.25;                      // zoom of one step of the wheel
constexpr std::chrono::days reach{400};             // how far from today the scroll bar leads
constexpr double startPerPixel = 86'400'000.0 / 64; // a day on 64 pixels: about two weeks
constexpr std::chrono::hours beforeNow{36};

bool holds(const TimeSpan &outer, const TimeSpan &inner)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

} // namespace

TimelineView::TimelineView(QWidget *parent) : SpanView(parent)
{
    setObjectName(u"timelineView"_s);
    setAccessibleName(tr("Timeline of freezes"));
    m_zone = systemZone().zone;
    m_scale = TimeScale(m_zone, cellOf(m_now - beforeNow, std::chrono::days(1), m_zone).start, startPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    layOut();
}

QList<EnvironmentId> TimelineView::laneIds() const
{
    QList<EnvironmentId> ids;
    for (const CalendarLane &lane : m_lanes)
        ids.append(lane.id);
    return ids;
}

int TimelineView::laneIndex(EnvironmentId lane) const
{
    return static_cast<int>(laneIds().indexOf(lane));
}

void TimelineView::layOut()
{
    if (m_scale.zone() != m_zone)
        m_scale = TimeScale(m_zone, m_scale.origin(), m_scale.perPixel());
    const std::chrono::milliseconds shortest(std::llround(TimelineGeometry::minBar * m_scale.perPixel()));
    m_layout = layOutTimeline(laneIds(), placed(), shortest);
    updateScale();
}

void TimelineView::updateScale()
{
    m_geometry = geometryFor(viewport()->size(), verticalScrollBar()->value());
    m_ticks = TimelineTicks::of(m_scale, m_geometry.axis().width(), fontMetrics());
    updateScrollBars();
    viewport()->update();
}

TimelineGeometry TimelineView::geometryFor(QSize size, int scroll) const
{
    return {m_scale, m_layout, markedLanes(), size, fontMetrics(), m_second == m_zone ? 2 : 3, scroll, isRightToLeft()};
}

void TimelineView::updateScrollBars()
{
    const QScopedValueRollback<bool> quiet(m_settingBars, true);
    const int page = std::max(viewport()->height() - m_geometry.headerHeight(), 1);
    verticalScrollBar()->setRange(0, std::max(0, m_geometry.contentHeight() - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(24);
    m_geometry = geometryFor(viewport()->size(), verticalScrollBar()->value());
    // Time has no end; the bar leads over what is loaded and goes along when one is farther out.
    const Instant from = std::min<Instant>(m_now - reach, m_scale.origin());
    const Instant until = std::max<Instant>(m_now + reach, m_scale.at(m_geometry.axis().width()));
    const auto pixels = [this](std::chrono::milliseconds length) { return static_cast<int>(static_cast<double>(length.count()) / m_scale.perPixel()); };
    horizontalScrollBar()->setPageStep(m_geometry.axis().width());
    horizontalScrollBar()->setSingleStep(40);
    horizontalScrollBar()->setRange(0, std::max(pixels(until - from) - m_geometry.axis().width(), 0));
    horizontalScrollBar()->setValue(pixels(m_scale.origin() - from));
}

void TimelineView::scrollContentsBy(int dx, int dy)
{
    Q_UNUSED(dy)
    if (m_settingBars)
        return;
    if (dx != 0)
        m_scale.scrollBy(-dx); // the bar is mirrored with the layout, so its value is the time in both
    updateScale();
    if (dx != 0)
        emit shownSpanChanged();
}

void TimelineView::setScale(Instant origin, double perPixel)
{
    m_scale = TimeScale(m_zone, origin, perPixel);
    layOut();
    emit shownSpanChanged();
}

void TimelineView::zoomBy(double factor)
{
    const double width = m_geometry.axis().width();
    const double cursor = m_scale.x(m_cursor);
    m_scale.zoom(factor, cursor >= 0 && cursor < width ? cursor : width / 2);
    layOut();
    emit shownSpanChanged();
}

TimeSpan TimelineView::shownSpan() const
{
    return {m_scale.origin(), m_scale.at(m_geometry.axis().width())};
}

void TimelineView::showSpan(const TimeSpan &span)
{
    if (const QRect lane = m_geometry.lane(m_cursorLane); !lane.isNull() && lane.top() < m_geometry.headerHeight())
        verticalScrollBar()->setValue(m_geometry.contentTop(m_cursorLane));
    else if (lane.bottom() > viewport()->height())
        verticalScrollBar()->setValue(m_geometry.contentTop(m_cursorLane) + lane.height() - (viewport()->height() - m_geometry.headerHeight()));
    const TimeSpan shown = shownSpan();
    const auto length = shown.end - shown.start;
    if (holds(shown, span) || (span.end - span.start > length && span.start < shown.end && span.end > shown.start))
        return;
    // A little of the time around it stays in view: a third where it was far away, a tenth where the cursor walks out.
    const bool near = span.start < shown.end + length / 4 && span.end > shown.start - length / 4;
    const auto margin = near ? length / 10 : length / 3;
    m_scale.moveTo(near && span.end > shown.end ? span.end + margin - length : span.start - margin);
    updateScale();
    emit shownSpanChanged();
}

void TimelineView::stepPages(int pages)
{
    // By most of what is in view, so that something known stays there; the cursor goes along.
    const double by = pages * m_geometry.axis().width() * 0.8;
    m_scale.scrollBy(by);
    m_cursor = cellOf(m_cursor + std::chrono::milliseconds(std::llround(by * m_scale.perPixel())), step(), m_zone).start;
    updateScale();
    emit shownSpanChanged();
    announce();
}

QString TimelineView::shownText() const
{
    const TimeSpan shown = shownSpan();
    const QDate first = wallClock(shown.start, m_zone).date();
    const QDate last = wallClock(shown.end - std::chrono::milliseconds(1), m_zone).date();
    return words::dayRange(first, last);
}

SpanHit TimelineView::hitAt(QPoint position) const
{
    SpanHit hit;
    hit.at = m_geometry.at(std::clamp(position.x(), m_geometry.axis().left(), m_geometry.axis().right()));
    const int lane = m_geometry.laneAt(std::max(position.y(), m_geometry.headerHeight()));
    hit.lane = m_lanes.value(lane).id;
    if (!m_geometry.field().contains(position) || lane < 0)
        return hit;
    hit.part = SpanHit::Part::Empty;
    const TimelineBar *bar = m_geometry.barAt(position);
    if (!bar)
        return hit;
    hit.key = bar->key;
    const QRect rect = m_geometry.bar(*bar);
    const int reachOfEdge = std::min(barEdge, rect.width() / 3);
    const bool left = position.x() < rect.left() + reachOfEdge;
    const bool right = position.x() > rect.right() - reachOfEdge;
    hit.part = left || right ? (left == isRightToLeft() ? SpanHit::Part::End : SpanHit::Part::Start) : SpanHit::Part::Body;
    return hit;
}

QRect TimelineView::spanRect(const TimeSpan &span, EnvironmentId lane) const
{
    return m_geometry.span(span, std::max(laneIndex(lane), 0)).intersected(m_geometry.field());
}

QRect TimelineView::barRect(OccurrenceKey key) const
{
    for (const TimelineBar &bar : m_layout.bars) {
        if (bar.key == key)
            return m_geometry.bar(bar).intersected(m_geometry.field());
    }
    return {};
}

/// Lanes keep their height while time is scrolled: a track is there for all of time.
QSet<int> TimelineView::markedLanes() const
{
    QSet<int> lanes;
    for (const FreezeChange &each : m_changes) {
        if (const int lane = laneIndex(each.environment); lane >= 0)
            lanes.insert(lane);
    }
    return lanes;
}

QList<ChangeMark> TimelineView::marks() const
{
    return marksIn(m_geometry);
}

QList<ChangeMark> TimelineView::marksIn(const TimelineGeometry &geometry) const
{
    QList<ChangeMark> marks;
    const QRect field = geometry.field();
    const int half = changemarks::flagSize() / 2;
    const auto placeOf = [&geometry](const FreezeChange &each) { return geometry.x(each.at); };
    for (int lane = 0; lane < static_cast<int>(m_lanes.size()); ++lane) {
        const QRect track = geometry.track(lane);
        QList<FreezeChange> shown;
        for (const FreezeChange &each : m_changes) {
            if (each.environment == m_lanes.at(lane).id && placeOf(each) >= field.left() - half && placeOf(each) <= field.right() + half)
                shown.append(each);
        }
        const auto groups = changemarks::grouped(shown, placeOf, 2 * half + 2);
        for (qsizetype i = 0; i < groups.size(); ++i) {
            const int at = placeOf(groups.at(i).constFirst());
            const bool isLast = i + 1 == groups.size();
            // Words have the room up to the next mark.
            const int end = isLast ? (isRightToLeft() ? field.left() : field.right()) : placeOf(groups.at(i + 1).constFirst());
            const QRect room = isRightToLeft() ? QRect(QPoint(end + (isLast ? 0 : half), track.top()), QPoint(at + half, track.bottom()))
                                               : QRect(QPoint(at - half, track.top()), QPoint(end - (isLast ? 0 : half), track.bottom()));
            if (const ChangeMark mark = changemarks::fitted(groups.at(i), room, m_zone, isRightToLeft()); mark.rect.intersects(field))
                marks.append(mark);
        }
    }
    return marks;
}

bool TimelineView::arrowOf(int key, qint64 &seconds, int &lanes) const
{
    const qint64 forward = isRightToLeft() ? -step().count() : step().count();
    switch (key) {
    case Qt::Key_Left:
        seconds = -forward;
        return true;
    case Qt::Key_Right:
        seconds = forward;
        return true;
    case Qt::Key_Up:
        lanes = -1;
        return true;
    case Qt::Key_Down:
        lanes = 1;
        return true;
    default:
        return false;
    }
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = !(event->modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    if (plain && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal))
        zoomBy(notch * notch);
    else if (plain && (event->key() == Qt::Key_Minus || event->key() == Qt::Key_Underscore))
        zoomBy(1 / (notch * notch));
    else
        SpanView::keyPressEvent(event);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        const QRect axis = m_geometry.axis();
        const double x = isRightToLeft() ? axis.right() - event->position().x() : event->position().x() - axis.left();
        m_scale.zoom(std::pow(notch, turned.y() / 120.0), std::clamp<double>(x, 0, axis.width()));
        layOut();
        emit shownSpanChanged();
        event->accept();
        return;
    }
    const bool overTime = event->modifiers().testFlag(Qt::ShiftModifier) || verticalScrollBar()->maximum() == 0;
    const int along = turned.x() != 0 ? turned.x() : overTime ? turned.y() : 0;
    if (along != 0)
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - along * (isRightToLeft() && turned.x() != 0 ? -1 : 1));
    else
        verticalScrollBar()->setValue(verticalScrollBar()->value() - turned.y() / 2);
    event->accept();
}

void TimelineView::scrollTowards(QPoint position)
{
    constexpr int margin = 16;
    constexpr int pixels = 12;
    const QRect field = m_geometry.field();
    const int forward = isRightToLeft() ? -pixels : pixels;
    int by = 0;
    if (position.x() < field.left() + margin)
        by = -forward;
    else if (position.x() > field.right() - margin)
        by = forward;
    if (position.y() < field.top())
        verticalScrollBar()->setValue(verticalScrollBar()->value() - pixels);
    else if (position.y() > field.bottom() - margin)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + pixels);
    if (by == 0)
        return;
    m_scale.scrollBy(by);
    updateScale();
    emit shownSpanChanged();
}

TimelinePicture TimelineView::picture() const
{
    TimelinePicture picture;
    picture.geometry = m_geometry;
    picture.ticks = m_ticks;
    picture.lanes = m_lanes;
    picture.marks = marks();
    picture.entries = &m_entries;
    picture.zone = m_zone;
    picture.second = m_second;
    picture.now = m_now;
    picture.selected = m_selected;
    picture.cursor = cursorSpan();
    picture.cursorLane = m_cursorLane;
    picture.ranged = m_range.has_value();
    picture.focused = hasFocus();
    picture.gesture = m_gesture;
    picture.liveText = liveText();
    return picture;
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    TimelinePainter(painter, picture(), viewport()->size()).paint();
}

QSize TimelineView::paperSize() const
{
    const int nowLine = fontMetrics().height() + 8; // its time stands below the lanes
    return {std::max(viewport()->width(), 900), m_geometry.headerHeight() + m_geometry.contentHeight() + nowLine};
}

void TimelineView::paintOn(QPainter &painter, QSize size) const
{
    TimelinePicture paper = picture();
    // The same stretch of time on the width of the paper.
    const double axis = size.width() - TimelineGeometry::nameWidth(fontMetrics());
    const TimeScale scale(m_zone, m_scale.origin(), m_scale.perPixel() * m_geometry.axis().width() / axis);
    paper.geometry = TimelineGeometry(scale, m_layout, markedLanes(), size, fontMetrics(), m_second == m_zone ? 2 : 3, 0, isRightToLeft());
    paper.marks = marksIn(paper.geometry);
    paper.ticks = TimelineTicks::of(scale, paper.geometry.axis().width(), fontMetrics());
    paper.selected = {};
    paper.cursorLane = -1;
    paper.focused = false;
    paper.gesture.reset();
    TimelinePainter(painter, paper, size).paint();
}

} // namespace tidegate
