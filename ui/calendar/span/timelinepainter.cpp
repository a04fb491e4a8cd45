// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/timelinepainter.h"

#include "models/datewords.h"
#include "ui/calendar/entry/freezebar.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/timewidth.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Step = TimeScale::Step;

constexpr int minCursor = 8; // pixels: an hour may be two wide

QString majorText(const TimeTick &tick, Step step, int room, const QFontMetrics &metrics)
{
    const QDate date = tick.wall.date();
    const QStringList texts = step == Step::Month ? words::monthTitles(date)
                                                  : QStringList{words::date(date, words::DateForm::Spoken), words::date(date, words::DateForm::WeekdayAndYear),
                                                                words::date(date, words::DateForm::WeekdayAndDay), words::date(date, words::DateForm::Day)};
    for (const QString &text : texts) {
        if (metrics.horizontalAdvance(text) <= room)
            return text;
    }
    return {};
}

} // namespace

TimelineTicks TimelineTicks::of(const TimeScale &scale, int width, const QFontMetrics &metrics)
{
    TimelineTicks ticks;
    ticks.minor = scale.finestStep(widestTime(metrics) + 2 * spacing::between);
    if (ticks.minor > Step::SixHours && scale.finestStep(metrics.horizontalAdvance(u"30"_s) + spacing::between) <= Step::Day)
        ticks.minor = Step::Day;
    ticks.major = ticks.minor < Step::Day ? Step::Day : Step::Month;
    const Qt::DayOfWeek firstDay = QLocale().firstDayOfWeek();
    ticks.minors = scale.ticks(ticks.minor, width, firstDay);
    ticks.majors = scale.ticks(ticks.major, width);
    if (scale.finestStep(4) <= Step::Day)
        ticks.days = ticks.major == Step::Day ? ticks.majors : ticks.minor == Step::Day ? ticks.minors : scale.ticks(Step::Day, width);
    return ticks;
}

TimelinePainter::TimelinePainter(QPainter &painter, const TimelinePicture &picture, QSize viewport)
    : m_painter(painter), m_picture(picture), m_geometry(picture.geometry), m_viewport(viewport)
{}

void TimelinePainter::paint()
{
    m_painter.fillRect(QRect(QPoint(), m_viewport), Theme::current().colors().base);
    m_painter.save();
    m_painter.setClipRect(m_geometry.field(), Qt::IntersectClip);
    paintBackground();
    paintLanes();
    paintRange();
    paintBars();
    paintNow();
    paintMarks();
    paintGesture();
    m_painter.restore();
    paintNames();
    paintHeader();
}

void TimelinePainter::drawLine(int x, int top, int bottom, const QColor &color)
{
    m_painter.setPen(color);
    m_painter.drawLine(x, top, x, bottom);
}

void TimelinePainter::paintBackground()
{
    const BaseColors colors = Theme::current().colors();
    const QRect field = m_geometry.field();
    const QList<Qt::DayOfWeek> weekdays = QLocale().weekdays();
    for (qsizetype i = 0; i + 1 < m_picture.ticks.days.size(); ++i) {
        const TimeTick &day = m_picture.ticks.days.at(i);
        if (weekdays.contains(static_cast<Qt::DayOfWeek>(day.wall.date().dayOfWeek())))
            continue;
        const int a = m_geometry.x(day.at);
        const int b = m_geometry.x(m_picture.ticks.days.at(i + 1).at);
        m_painter.fillRect(QRect(std::min(a, b), field.top(), std::abs(b - a), field.height()), colors.window);
    }
    const int bottom = std::min(field.bottom(), m_geometry.lane(static_cast<int>(m_picture.lanes.size()) - 1).bottom());
    QColor fine = colors.border;
    fine.setAlphaF(0.5F);
    for (const TimeTick &tick : m_picture.ticks.minors)
        drawLine(m_geometry.x(tick.at), field.top(), bottom, fine);
    for (const TimeTick &tick : m_picture.ticks.majors)
        drawLine(m_geometry.x(tick.at), field.top(), bottom, colors.borderStrong);
}

void TimelinePainter::paintLanes()
{
    m_painter.setPen(Theme::current().colors().border);
    for (int lane = 0; lane < static_cast<int>(m_picture.lanes.size()); ++lane) {
        const QRect rect = m_geometry.lane(lane);
        if (rect.bottom() >= m_geometry.headerHeight() && rect.top() <= m_viewport.height())
            m_painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    }
}

void TimelinePainter::paintRange()
{
    const bool other = m_picture.gesture || !m_picture.selected.isNull(); // is what the keys go to
    if (m_picture.cursorLane < 0 || m_picture.cursorLane >= m_picture.lanes.size() || other)
        return;
    const BaseColors colors = Theme::current().colors();
    QRect rect = m_geometry.span(m_picture.cursor, m_picture.cursorLane);
    if (const int missing = minCursor - rect.width(); missing > 0)
        rect.adjust(-missing / 2, 0, missing / 2, 0);
    if (m_picture.ranged)
        m_painter.fillRect(rect, Theme::current().tone(Tone::FreezeUpcoming).tint);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(m_picture.focused ? QPen(colors.focus, 2) : QPen(colors.borderStrong, 1));
    if (m_picture.focused || m_picture.ranged)
        m_painter.drawRect(rect.adjusted(1, 1, -1, -1));
}

void TimelinePainter::paintBars()
{
    const QRect field = m_geometry.field();
    const bool moving = m_picture.gesture && m_picture.gesture->kind() != RangeGesture::Kind::Create && !m_picture.gesture->isCopying();
    for (const TimelineBar &each : m_geometry.layout().bars) {
        const QRect rect = m_geometry.bar(each);
        const auto entry = m_picture.entries->constFind(each.key);
        if (!rect.intersects(field) || entry == m_picture.entries->cend())
            continue;
        FreezeBar bar;
        // Cut at the edges of what is seen, so that its words are in view and its arrows stand there.
        bar.rect = rect.intersected(field.adjusted(0, -rect.height(), 0, rect.height()));
        bar.state = each.state;
        const bool cutLeft = rect.left() < field.left();
        const bool cutRight = rect.right() > field.right();
        const bool mirrored = m_painter.layoutDirection() == Qt::RightToLeft;
        bar.startsHere = mirrored ? !cutRight : !cutLeft;
        bar.endsHere = mirrored ? !cutLeft : !cutRight;
        bar.selected = each.key == m_picture.selected;
        bar.focused = m_picture.focused;
        bar.namesEnvironment = false;
        m_painter.setOpacity(moving && m_picture.gesture->held() == each.key ? 0.35 : 1.0);
        paintWordedBar(m_painter, bar, *entry);
        m_painter.setOpacity(1);
    }
}

void TimelinePainter::paintGesture()
{
    if (!m_picture.gesture)
        return;
    const auto lane = std::find_if(m_picture.lanes.cbegin(), m_picture.lanes.cend(),
                                   [this](const CalendarLane &each) { return each.id == m_picture.gesture->lane(); });
    const int index = lane == m_picture.lanes.cend() ? 0 : static_cast<int>(lane - m_picture.lanes.cbegin());
    const BaseColors colors = Theme::current().colors();
    const QRect rect = m_geometry.span(m_picture.gesture->span(), index).adjusted(0, 2, 0, -2);
    QColor fill = Theme::current().tone(Tone::FreezeUpcoming).tint;
    fill.setAlphaF(0.75F);
    m_painter.fillRect(rect, fill);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.setPen(QPen(colors.focus, 2, m_picture.gesture->kind() == RangeGesture::Kind::Create ? Qt::SolidLine : Qt::DashLine));
    m_painter.drawRect(rect.adjusted(1, 1, -1, -1));
    paintLiveLabel(m_painter, m_picture.liveText, QPoint(rect.intersected(m_geometry.field()).center().x(), rect.top()), m_geometry.field());
}

void TimelinePainter::paintNow()
{
    const int x = m_geometry.x(m_picture.now);
    const QRect field = m_geometry.field();
    if (x < field.left() || x > field.right())
        return;
    const BaseColors colors = Theme::current().colors();
    m_painter.setPen(QPen(colors.text, 2, Qt::DotLine));
    m_painter.drawLine(x, field.top(), x, field.bottom());
    // Below the lanes, where it hides nothing; at the lower edge where they fill the view.
    m_painter.setFont(Theme::captionFont());
    const QString time = words::time(wallClock(m_picture.now, m_picture.zone).time());
    const QString text = QCoreApplication::translate("TimelinePainter", "now %1", "a time").arg(time);
    QRect plate(QPoint(), m_painter.fontMetrics().size(0, text) + QSize(spacing::between, 2));
    const int below = m_geometry.lane(static_cast<int>(m_picture.lanes.size()) - 1).bottom() + spacing::inside;
    plate.moveCenter(QPoint(x, 0));
    plate.moveTop(std::min(below, field.bottom() - plate.height()));
    plate.moveLeft(std::clamp(plate.left(), field.left(), std::max(field.left(), field.right() - plate.width())));
    m_painter.fillRect(plate, colors.text);
    m_painter.setPen(colors.base);
    m_painter.drawText(plate, Qt::AlignCenter, text);
}

/// The line of now does not cut through their words.
void TimelinePainter::paintMarks()
{
    const int now = m_geometry.x(m_picture.now);
    for (const ChangeMark &mark : m_picture.marks) {
        if (now >= mark.rect.left() && now <= mark.rect.right())
            m_painter.fillRect(mark.rect, Theme::current().colors().base);
        changemarks::paint(m_painter, mark, false);
    }
}

void TimelinePainter::paintNames()
{
    const BaseColors colors = Theme::current().colors();
    m_painter.save();
    m_painter.setClipRect(QRect(0, m_geometry.headerHeight(), m_viewport.width(), m_viewport.height()), Qt::IntersectClip);
    for (int lane = 0; lane < static_cast<int>(m_picture.lanes.size()); ++lane) {
        const QRect rect = m_geometry.laneName(lane);
        if (rect.bottom() < m_geometry.headerHeight() || rect.top() > m_viewport.height())
            continue;
        const CalendarLane &each = m_picture.lanes.at(lane);
        m_painter.fillRect(rect.adjusted(0, 0, 0, -1), colors.window);
        m_painter.setPen(colors.border);
        m_painter.drawLine(rect.bottomLeft(), rect.bottomRight());
        const QRect inner = rect.adjusted(spacing::between, 6, -spacing::between, -6);
        m_painter.setFont(lane == m_picture.cursorLane && m_picture.focused ? Theme::strongFont() : QFont());
        m_painter.setPen(colors.text);
        m_painter.drawText(inner, Qt::AlignTop | Qt::AlignLeading, m_painter.fontMetrics().elidedText(each.name, Qt::ElideRight, inner.width()));
        if (!each.production)
            continue;
        m_painter.setFont(Theme::captionFont());
        const QString word = QCoreApplication::translate("TimelinePainter", "PROD");
        const QSize size = wordPillSize(m_painter.font(), word).toSize();
        const QRect place = inner.adjusted(0, QFontMetrics(QFont()).height(), 0, 0);
        paintWordPill(&m_painter, QStyle::alignedRect(m_painter.layoutDirection(), Qt::AlignLeft | Qt::AlignTop, size, place), word);
    }
    const QRect field = m_geometry.field();
    const bool mirrored = m_painter.layoutDirection() == Qt::RightToLeft;
    drawLine(mirrored ? field.right() : field.left() - 1, field.top(), field.bottom(), colors.borderStrong);
    m_painter.restore();
}

void TimelinePainter::paintHeader()
{
    const BaseColors colors = Theme::current().colors();
    m_painter.fillRect(QRect(0, 0, m_viewport.width(), m_geometry.headerHeight()), colors.window);
    paintHeaderNames();
    m_painter.save();
    m_painter.setClipRect(m_geometry.axis(), Qt::IntersectClip);
    paintMajors();
    paintMinors();
    m_painter.restore();
    m_painter.setPen(colors.borderStrong);
    m_painter.drawLine(0, m_geometry.headerHeight() - 1, m_viewport.width(), m_geometry.headerHeight() - 1);
}

void TimelinePainter::paintHeaderNames()
{
    m_painter.setFont(Theme::captionFont());
    m_painter.setPen(Theme::current().colors().text2);
    const auto name = [this](int row, const QTimeZone &zone) {
        const QRect rect = m_geometry.headerName(row).adjusted(spacing::between, 0, -spacing::between, 0);
        m_painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeading,
                           m_painter.fontMetrics().elidedText(freezetext::shortZoneName(zone), Qt::ElideRight, rect.width()));
    };
    name(1, m_picture.zone);
    if (m_picture.second != m_picture.zone)
        name(2, m_picture.second);
}

void TimelinePainter::paintMajors()
{
    const BaseColors colors = Theme::current().colors();
    m_painter.setFont(Theme::strongFont());
    const QRect row = m_geometry.headerRow(0);
    const QList<TimeTick> &ticks = m_picture.ticks.majors;
    for (qsizetype i = 0; i < ticks.size(); ++i) {
        const int a = m_geometry.x(ticks.at(i).at);
        const int b = i + 1 < ticks.size() ? m_geometry.x(ticks.at(i + 1).at) : (m_painter.layoutDirection() == Qt::RightToLeft ? row.left() : row.right());
        // The words stay in view while any of their day or month is.
        const QRect part = QRect(std::min(a, b), row.top(), std::abs(b - a), row.height()).intersected(row).adjusted(spacing::inside, 0, -spacing::inside, 0);
        drawLine(a, row.top(), m_geometry.headerHeight(), colors.borderStrong);
        m_painter.setPen(colors.text);
        m_painter.drawText(part, Qt::AlignVCenter | Qt::AlignLeading, majorText(ticks.at(i), m_picture.ticks.major, part.width(), m_painter.fontMetrics()));
    }
}

QString TimelinePainter::minorText(const TimeTick &tick, int room) const
{
    if (m_picture.ticks.minor < Step::Day)
        return words::time(tick.wall.time());
    const QStringList texts{words::date(tick.wall.date(), words::DateForm::WeekdayInMonth), QString::number(tick.wall.date().day())};
    for (const QString &text : texts) {
        if (m_painter.fontMetrics().horizontalAdvance(text) + spacing::between <= room)
            return text;
    }
    return {};
}

void TimelinePainter::paintMinors()
{
    const BaseColors colors = Theme::current().colors();
    const bool two = m_picture.second != m_picture.zone;
    const QList<TimeTick> &ticks = m_picture.ticks.minors;
    m_painter.setFont(Theme::captionFont());
    for (qsizetype i = 0; i + 1 < ticks.size(); ++i) {
        const int a = m_geometry.x(ticks.at(i).at);
        const int b = m_geometry.x(ticks.at(i + 1).at);
        const QRect row = m_geometry.headerRow(1);
        // A day that began before what is seen keeps its name in view; an hour's stands at its mark or nowhere.
        const bool begins = a >= row.left() && a <= row.right();
        if (!begins && m_picture.ticks.minor < Step::Day)
            continue;
        const QRect whole(std::min(a, b), row.top(), std::abs(b - a), row.height());
        const QRect part = whole.intersected(row).adjusted(spacing::inside, 0, 0, 0);
        drawLine(a, row.top(), m_geometry.headerHeight(), colors.border);
        m_painter.setPen(colors.text);
        m_painter.drawText(part, Qt::AlignVCenter | Qt::AlignLeading, minorText(ticks.at(i), part.width()));
        if (!two || !begins)
            continue;
        const QString other = words::time(wallClock(ticks.at(i).at, m_picture.second).time());
        if (m_painter.fontMetrics().horizontalAdvance(other) + spacing::inside > part.width())
            continue;
        m_painter.setPen(colors.text2);
        m_painter.drawText(part.translated(0, row.height()), Qt::AlignVCenter | Qt::AlignLeading, other);
    }
}

} // namespace tidegate
