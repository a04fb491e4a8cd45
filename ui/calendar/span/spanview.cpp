// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/span/spanview.h"

#include "models/words.h"
#include "ui/calendar/span/spanviewaccessible.h"
#include "ui/style/theme.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

SpanView::SpanView(QWidget *parent) : QAbstractScrollArea(parent), m_now(Clock::system().now()), m_cursor(m_now)
{
    installSpanViewAccessible();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(350, 150);
    viewport()->setMouseTracking(true);
    connect(&Theme::current(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void SpanView::setLanes(const QList<CalendarLane> &lanes)
{
    if (lanes == m_lanes)
        return;
    const EnvironmentId current = m_lanes.value(m_cursorLane).id;
    m_lanes = lanes;
    const auto kept = std::find_if(m_lanes.cbegin(), m_lanes.cend(), [current](const CalendarLane &lane) { return lane.id == current; });
    m_cursorLane = kept == m_lanes.cend() ? 0 : static_cast<int>(kept - m_lanes.cbegin());
    layOut();
    announce();
}

void SpanView::setEntries(const QList<CalendarEntry> &entries)
{
    QHash<OccurrenceKey, CalendarEntry> wanted;
    for (const CalendarEntry &each : entries)
        wanted.insert(each.occurrence.key, each);
    if (wanted == m_entries)
        return;
    m_entries = wanted;
    // What is being moved may have been changed by somebody else meanwhile.
    if (m_gesture && m_gesture->kind() != RangeGesture::Kind::Create) {
        const CalendarEntry *held = entry(m_gesture->held());
        if (!held || held->window.version != m_gesture->original().version)
            cancelGesture();
    }
    if (!m_selected.isNull() && !m_entries.contains(m_selected))
        select({});
    layOut();
    announce();
}

void SpanView::setChanges(const QList<FreezeChange> &changes)
{
    if (changes == m_changes)
        return;
    m_changes = changes;
    layOut();
    announce();
}

void SpanView::setNow(Instant now)
{
    m_now = now;
    layOut();
}

void SpanView::setZones(const QTimeZone &zone, const QTimeZone &second)
{
    if (zone == m_zone && second == m_second)
        return;
    cancelGesture();
    m_zone = zone;
    m_second = second;
    layOut();
    emit shownSpanChanged();
    announce();
}

void SpanView::setRefusal(const QString &refusal)
{
    m_refusal = refusal;
}

const CalendarEntry *SpanView::entry(OccurrenceKey key) const
{
    const auto found = m_entries.constFind(key);
    return found == m_entries.cend() ? nullptr : &*found;
}

QList<CalendarOccurrence> SpanView::placed() const
{
    QList<CalendarOccurrence> result;
    for (const CalendarEntry &each : m_entries)
        result.append({each.occurrence, each.window.environmentId, each.stateAt(m_now)});
    return result;
}

TimeSpan SpanView::cursorSpan() const
{
    return m_range ? *m_range : cellOf(m_cursor, step(), m_zone);
}

EnvironmentId SpanView::cursorLane() const
{
    return hasLanes() || m_lanes.size() == 1 ? m_lanes.value(m_cursorLane).id : EnvironmentId();
}

void SpanView::setCursorAt(Instant at)
{
    clearRange();
    m_cursor = cellOf(at, step(), m_zone).start;
    ensureCursorVisible();
    announce();
}

void SpanView::setRange(const TimeSpan &span, EnvironmentId lane)
{
    setCursorAt(span.start);
    for (int index = 0; index < static_cast<int>(m_lanes.size()); ++index) {
        if (m_lanes.at(index).id == lane)
            m_cursorLane = index;
    }
    m_range = span;
    viewport()->update();
    announce();
}

void SpanView::clearRange()
{
    m_range.reset();
    viewport()->update();
}

void SpanView::showToday()
{
    select({});
    setCursorAt(m_now);
}

void SpanView::ensureCursorVisible()
{
    showSpan(cellOf(m_cursor, step(), m_zone));
    viewport()->update();
}

void SpanView::selectOccurrence(OccurrenceKey key)
{
    if (const CalendarEntry *chosen = entry(key)) {
        const auto lane = std::find_if(m_lanes.cbegin(), m_lanes.cend(), [chosen](const CalendarLane &l) { return l.id == chosen->window.environmentId; });
        if (lane != m_lanes.cend())
            m_cursorLane = static_cast<int>(lane - m_lanes.cbegin());
        clearRange();
        const TimeSpan shown = shownSpan();
        if (!chosen->occurrence.overlaps(shown.start, shown.end) || barRect(key).isNull()) {
            m_cursor = cellOf(chosen->occurrence.start, step(), m_zone).start;
            ensureCursorVisible();
        } else {
            m_cursor = cellOf(std::max(chosen->occurrence.start, shown.start), step(), m_zone).start;
        }
        select(key);
        return;
    }
    select({});
}

void SpanView::select(OccurrenceKey key)
{
    if (key == m_selected)
        return;
    m_selected = key;
    viewport()->update();
    emit selectionChanged(key);
    announce();
}

QList<OccurrenceKey> SpanView::occurrencesHere() const
{
    QList<Occurrence> here;
    for (const CalendarEntry &each : m_entries) {
        if (!hasLanes() || each.window.environmentId == cursorLane())
            here.append(each.occurrence);
    }
    std::sort(here.begin(), here.end(), [](const Occurrence &a, const Occurrence &b) { return std::tie(a.start, a.key) < std::tie(b.start, b.key); });
    QList<OccurrenceKey> keys;
    for (const Occurrence &occurrence : here)
        keys.append(occurrence.key);
    return keys;
}

QString SpanView::liveText() const
{
    if (!m_gesture)
        return {};
    if (!m_gestureRefusal.isEmpty())
        return m_gestureRefusal;
    const QString range = freezetext::liveRange(m_gesture->span(), m_zone, m_second);
    const auto lane = std::find_if(m_lanes.cbegin(), m_lanes.cend(), [this](const CalendarLane &l) { return l.id == m_gesture->lane(); });
    const QString name = lane == m_lanes.cend() ? QString() : lane->name;
    if (m_gesture->isCopying())
        return tr("Copy to %1: %2", "environment, range").arg(name, range);
    if (m_gesture->kind() == RangeGesture::Kind::Move && m_gesture->lane() != m_gesture->original().environmentId)
        return tr("To %1: %2", "environment, range").arg(name, range);
    return range;
}

QString SpanView::cursorText() const
{
    if (m_gesture)
        return liveText();
    if (const CalendarEntry *selected = entry(m_selected))
        return tr("Selected: %1").arg(freezetext::spoken(*selected, m_now, m_zone));
    const TimeSpan span = cursorSpan();
    QStringList parts;
    if (const EnvironmentId lane = cursorLane(); !lane.isNull())
        parts << m_lanes.at(m_cursorLane).name;
    parts << (m_range ? freezetext::liveRange(span, m_zone, m_zone)
                      : words::date(wallClock(span.start, m_zone).date(), words::DateForm::Spoken) + u' ' + words::time(wallClock(span.start, m_zone).time()));
    const auto isHere = [&](const FreezeChange &each) {
        return each.at >= span.start && each.at < span.end && (cursorLane().isNull() || each.environment == cursorLane());
    };
    if (const QString changes = changemarks::counted(std::count_if(m_changes.cbegin(), m_changes.cend(), isHere)); !changes.isEmpty())
        parts << changes;
    QStringList freezes;
    for (const OccurrenceKey key : occurrencesHere()) {
        if (const CalendarEntry *each = entry(key); each->occurrence.overlaps(span.start, span.end))
            freezes << freezetext::spoken(*each, m_now, m_zone);
    }
    if (freezes.isEmpty())
        parts << tr("no freeze");
    else
        parts << (freezes.size() == 1 ? tr("1 freeze: %1").arg(freezes.constFirst())
                                      : tr("%n freezes: %1", nullptr, static_cast<int>(freezes.size())).arg(freezes.join(u"; "_s)));
    return parts.join(u", "_s);
}

QString SpanView::toolTipAt(QPoint viewportPosition) const
{
    if (const QList<ChangeMark> all = marks(); const ChangeMark *mark = changemarks::at(all, viewportPosition))
        return changemarks::toolTip(mark->changes, m_zone);
    const SpanHit hit = hitAt(viewportPosition);
    if (const CalendarEntry *under = entry(hit.key))
        return freezetext::toolTip(*under, m_now, m_zone);
    if (hit.part == SpanHit::Part::Outside)
        return {};
    const QString here = words::instant(cellOf(hit.at, step(), m_zone).start, m_zone);
    if (m_second == m_zone)
        return here;
    const QString there = words::instant(cellOf(hit.at, step(), m_zone).start, m_second);
    return tr("%1 (%2)\n%3 (%4)", "time and zone, twice").arg(here, freezetext::zoneName(m_zone), there, freezetext::zoneName(m_second));
}

void SpanView::announce()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent name(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
}

void SpanView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::LocaleChange)
        layOut();
}

void SpanView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SpanView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (m_gesture && m_driver == Driver::Keys)
        cancelGesture();
    viewport()->update();
}

void SpanView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    emit shownSpanChanged();
}

bool SpanView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = m_gesture ? QString() : toolTipAt(help->pos());
    // Plain text: a reason may look like markup.
    QToolTip::showText(help->globalPos(), text.isEmpty() ? QString() : u"<p style='white-space:pre-wrap'>%1</p>"_s.arg(text.toHtmlEscaped()), viewport());
    return true;
}

} // namespace tidegate
