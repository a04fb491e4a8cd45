// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/month/monthview.h"

#include "models/words.h"
#include "services/domain/timezone.h"
#include "ui/calendar/month/monthviewaccessible.h"
#include "ui/style/statusglyph.h"
#include "ui/widgets/plural.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace tidegate {

MonthView::MonthView(QWidget *parent) : QAbstractScrollArea(parent), m_zone(systemZone().zone), m_now(Clock::system().now())
{
    installMonthViewAccessible();
    setObjectName(u"monthView"_s);
    setAccessibleName(tr("Calendar of freezes"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumSize(350, 150);
    viewport()->setMouseTracking(true);
    m_cursor = toDateTime(m_now).toTimeZone(m_zone).date();
    m_month = QDate(m_cursor.year(), m_cursor.month(), 1);
    connect(&Theme::current(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    layOut();
}

void MonthView::setEntries(const QList<CalendarEntry> &entries)
{
    if (entries == m_entries)
        return;
    m_entries = entries;
    if (m_gesture) // what is being moved may have been changed by somebody else meanwhile
        cancelGesture();
    const auto isSelected = [this](const CalendarEntry &entry) { return entry.occurrence.key == m_selected; };
    layOut();
    if (!m_selected.isNull() && std::none_of(m_entries.cbegin(), m_entries.cend(), isSelected))
        select({});
    announceDay();
}

void MonthView::setChanges(const QList<FreezeChange> &changes)
{
    if (changes == m_changes)
        return;
    m_changes = changes;
    layOut();
    announceDay();
}

void MonthView::setNow(Instant now)
{
    m_now = now;
    layOut();
}

void MonthView::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    layOut();
    announceDay();
}

void MonthView::setCurrentDate(QDate date)
{
    clearRange();
    moveCursor(date, false);
}

void MonthView::showToday()
{
    select({});
    setCurrentDate(toDateTime(m_now).toTimeZone(m_zone).date());
}

void MonthView::stepMonths(int months)
{
    setCurrentDate(dateInMonth(months));
}

void MonthView::selectOccurrence(OccurrenceKey key)
{
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(), [&key](const CalendarEntry &e) { return e.occurrence.key == key; });
    if (entry != m_entries.cend() && barRect(key).isNull()) {
        const QDate start = toDateTime(entry->occurrence.start).toTimeZone(m_zone).date();
        // A hidden bar of this month keeps the month; its day shows "+n more".
        if (m_picture.geometry.indexOf(start) < 0 || start.month() != m_month.month())
            setCurrentDate(start);
    }
    select(entry == m_entries.cend() ? OccurrenceKey() : key);
}

void MonthView::layOut()
{
    QList<CalendarOccurrence> placed;
    m_picture.entries.clear();
    for (const CalendarEntry &entry : qAsConst(m_entries)) {
        placed.append({entry.occurrence, entry.window.environmentId, entry.stateAt(m_now)});
        m_picture.entries.insert(entry.occurrence.key, entry);
    }
    m_picture.zone = m_zone;
    m_picture.changes.clear();
    for (const FreezeChange &each : std::as_const(m_changes))
        m_picture.changes[dateOf(each.at, m_zone)].append(each);
    const MonthLayout layout = layOutMonth(m_month.year(), m_month.month(), QLocale().firstDayOfWeek(), m_zone, placed);
    m_picture.geometry = MonthGeometry(layout, viewport()->size(), fontMetrics(), isRightToLeft());
    updateScrollBar();
}

void MonthView::updateGeometryOfMonth()
{
    m_picture.geometry = MonthGeometry(m_picture.geometry.layout(), viewport()->size(), fontMetrics(), isRightToLeft());
    updateScrollBar();
}

void MonthView::updateScrollBar()
{
    const int page = viewport()->height() - m_picture.geometry.headerHeight();
    verticalScrollBar()->setRange(0, std::max(0, m_picture.geometry.contentHeight() - page));
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(m_picture.geometry.rowHeight() / 2);
    viewport()->update();
}

void MonthView::moveCursor(QDate date, bool extend)
{
    if (!date.isValid())
        return;
    if (!extend)
        m_anchor = {};
    else if (!m_anchor.isValid())
        m_anchor = m_cursor;
    m_cursor = date;
    const QDate month(date.year(), date.month(), 1);
    if (month != m_month) {
        m_month = month;
        layOut();
        emit monthChanged(m_month);
    }
    ensureCursorVisible();
    viewport()->update();
    announceDay();
}

/// For the mouse: days of the neighbouring months are reached without turning the page, or the second click would meet another day.
void MonthView::pointAt(QDate date, bool extend)
{
    const QDate anchor = m_anchor.isValid() ? m_anchor : m_cursor;
    clearRange();
    if (extend)
        m_anchor = anchor;
    m_cursor = date;
    announceDay();
}

/// The day of the cursor, in the month that is so many after the shown one.
QDate MonthView::dateInMonth(int months) const
{
    const QDate month = m_month.addMonths(months);
    return month.isValid() ? month.addDays(std::min(m_cursor.day(), month.daysInMonth()) - 1) : QDate();
}

void MonthView::ensureCursorVisible()
{
    const QRect cell = m_picture.geometry.cell(std::max(m_picture.geometry.indexOf(m_cursor), 0));
    QScrollBar *bar = verticalScrollBar();
    if (cell.top() < bar->value())
        bar->setValue(cell.top());
    else if (cell.bottom() >= bar->value() + bar->pageStep())
        bar->setValue(cell.bottom() + 1 - bar->pageStep());
}

void MonthView::clearRange()
{
    m_anchor = {};
    m_dragging = false;
    m_pressed = false;
    viewport()->update();
}

void MonthView::select(OccurrenceKey key)
{
    if (key == m_selected)
        return;
    m_selected = key;
    viewport()->update();
    emit selectionChanged(key);
    announceDay();
}

QDate MonthView::rangeFirst() const
{
    return m_anchor.isValid() ? std::min(m_anchor, m_cursor) : m_cursor;
}

QDate MonthView::rangeLast() const
{
    return m_anchor.isValid() ? std::max(m_anchor, m_cursor) : m_cursor;
}

void MonthView::activate()
{
    if (m_gesture)
        return finishGesture();
    const QList<CalendarEntry> here = m_anchor.isValid() ? QList<CalendarEntry>() : entriesOn(m_cursor);
    if (m_selected.isNull() && !here.isEmpty())
        select(here.constFirst().occurrence.key); // a new freeze on the same days is drawn as a range
    if (!m_selected.isNull())
        emit openRequested(m_selected.window);
    else
        requestCreation(rangeFirst(), rangeLast());
}

void MonthView::requestCreation(QDate first, QDate last)
{
    if (m_refusal.isEmpty())
        emit createRequested(first, last);
    else
        emit refused(m_refusal);
}

QList<CalendarEntry> MonthView::entriesOn(QDate date) const
{
    QList<CalendarEntry> result;
    const int index = m_picture.geometry.indexOf(date);
    if (index < 0)
        return result;
    for (const CalendarSpan &span : m_picture.geometry.layout().spans) {
        if (span.week == index / 7 && span.firstDay <= index % 7 && index % 7 <= span.lastDay)
            result.append(m_picture.entries.value(span.key));
    }
    return result;
}

QString MonthView::dayText() const
{
    if (m_gesture)
        return liveText();
    QStringList parts{words::date(m_cursor, words::DateForm::Spoken)};
    if (m_cursor == toDateTime(m_now).toTimeZone(m_zone).date())
        parts << tr("today");
    if (m_anchor.isValid() && m_anchor != m_cursor)
        parts << tr("selected: %1").arg(freezetext::dayRange(rangeFirst(), rangeLast()));
    if (const auto selected = m_picture.entries.constFind(m_selected); selected != m_picture.entries.cend()) {
        parts << tr("selected: %1").arg(freezetext::spoken(*selected, m_now, m_zone));
        if (const int others = static_cast<int>(entriesOn(m_cursor).size()) - 1; others > 0)
            parts << plural(others, tr("1 more freeze"), tr("%n more freezes", nullptr, others));
        return parts.join(u", "_s);
    }
    if (const QString changes = changemarks::counted(m_picture.changes.value(m_cursor).size()); !changes.isEmpty())
        parts << changes;
    QStringList freezes;
    for (const CalendarEntry &entry : entriesOn(m_cursor))
        freezes << freezetext::spoken(entry, m_now, m_zone);
    if (freezes.isEmpty())
        parts << tr("no freeze");
    else
        parts << (freezes.size() == 1 ? tr("1 freeze: %1").arg(freezes.constFirst())
                                      : tr("%n freezes: %1", nullptr, static_cast<int>(freezes.size())).arg(freezes.join(u"; "_s)));
    return parts.join(u", "_s);
}

void MonthView::announceDay()
{
    if (!QAccessible::isActive())
        return;
    QAccessibleEvent name(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&name);
    QAccessibleEvent description(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&description);
}

QString MonthView::toolTipAt(QPoint viewportPosition) const
{
    if (viewportPosition.y() < m_picture.geometry.headerHeight())
        return {};
    const QPoint position = toContent(viewportPosition);
    if (const ChangeMark mark = markAt(position); !mark.changes.isEmpty())
        return changemarks::toolTip(mark.changes, m_zone);
    if (const CalendarSpan *span = m_picture.geometry.spanAt(position))
        return freezetext::toolTip(m_picture.entries.value(span->key), m_now, m_zone);
    const int index = m_picture.geometry.cellAt(position);
    if (index < 0)
        return {};
    const QDate date = m_picture.geometry.dateOf(index);
    const QString text = words::date(date, words::DateForm::Spoken);
    return date == toDateTime(m_now).toTimeZone(m_zone).date() ? tr("Today, %1").arg(text) : text;
}

ChangeMark MonthView::markAt(QPoint content) const
{
    const int index = m_picture.geometry.cellAt(content);
    const ChangeMark mark = index < 0 ? ChangeMark() : m_picture.markOf(index, isRightToLeft());
    return mark.rect.contains(content) ? mark : ChangeMark();
}

QPoint MonthView::toContent(QPoint viewportPosition) const
{
    return viewportPosition + QPoint(0, verticalScrollBar()->value() - m_picture.geometry.headerHeight());
}

QRect MonthView::toViewport(const QRect &content) const
{
    return content.isNull() ? QRect() : content.translated(0, m_picture.geometry.headerHeight() - verticalScrollBar()->value());
}

QRect MonthView::cellRect(QDate date) const
{
    const int index = m_picture.geometry.indexOf(date);
    return index < 0 ? QRect() : toViewport(m_picture.geometry.cell(index));
}

QRect MonthView::barRect(OccurrenceKey key) const
{
    for (const CalendarSpan &span : m_picture.geometry.layout().spans) {
        if (const QRect bar = m_picture.geometry.bar(span); span.key == key && !bar.isNull())
            return toViewport(bar);
    }
    return {};
}

QRect MonthView::moreRect(QDate date) const
{
    const int index = m_picture.geometry.indexOf(date);
    return index < 0 ? QRect() : toViewport(m_picture.geometry.more(index));
}

void MonthView::showMore(int index)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"moreMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QDate date = m_picture.geometry.dateOf(index);
    menu->setAccessibleName(tr("Freezes on %1").arg(words::date(date, words::DateForm::Spoken)));
    for (const CalendarEntry &entry : entriesOn(date)) {
        const FreezeState state = entry.stateAt(m_now);
        const QString reason = fontMetrics().elidedText(entry.window.reason.simplified(), Qt::ElideRight, 320);
        QString text = tr("%1 — %2 · %3", "environment, reason, state").arg(entry.environment, reason, words::of(state));
        QAction *action = menu->addAction(freezeIcon(lookOf(state)), text.replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, key = entry.occurrence.key] { select(key); });
    }
    menu->popup(viewport()->mapToGlobal(toViewport(m_picture.geometry.more(index)).bottomLeft()));
}

void MonthView::paintEvent(QPaintEvent *)
{
    m_picture.month = m_month.month();
    m_picture.today = toDateTime(m_now).toTimeZone(m_zone).date();
    m_picture.cursor = m_cursor;
    pictureRange();
    m_picture.selected = m_selected;
    m_picture.focused = hasFocus();
    QPainter painter(viewport());
    MonthPainter(painter, m_picture, viewport()->size(), verticalScrollBar()->value()).paint();
}

void MonthView::paintOn(QPainter &painter, QSize size) const
{
    MonthPicture paper = m_picture;
    paper.geometry = MonthGeometry(m_picture.geometry.layout(), size, fontMetrics(), isRightToLeft());
    paper.month = m_month.month();
    paper.today = toDateTime(m_now).toTimeZone(m_zone).date();
    paper.cursor = {};
    paper.rangeFirst = {};
    paper.rangeText.clear();
    paper.selected = {};
    MonthPainter(painter, paper, size, 0).paint();
}

void MonthView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateGeometryOfMonth();
}

void MonthView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange || event->type() == QEvent::LocaleChange)
        layOut();
}

void MonthView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void MonthView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    if (m_gesture)
        cancelGesture();
    viewport()->update();
}

bool MonthView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipAt(help->pos());
    // Plain text: a reason may look like markup.
    QToolTip::showText(help->globalPos(), text.isEmpty() ? QString() : u"<p style='white-space:pre'>%1</p>"_s.arg(text.toHtmlEscaped()), viewport());
    return true;
}

} // namespace tidegate
