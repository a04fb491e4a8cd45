// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/minimonth.h"

#include "models/datewords.h"
#include "ui/style/theme.h"
#include "ui/widgets/plural.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr int weeks = 6;
constexpr int headRows = 2; // the month's name and the days of the week
} // namespace

MiniMonth::MiniMonth(QWidget *parent) : QWidget(parent), m_cursor(QDate::currentDate()), m_today(m_cursor)
{
    setObjectName(u"miniMonth"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_month = QDate(m_cursor.year(), m_cursor.month(), 1);
    connect(&Theme::current(), &Theme::changed, this, qOverload<>(&QWidget::update));
    updateName();
}

int MiniMonth::rowHeight() const
{
    return QFontMetrics(Theme::captionFont()).height() + spacing::inside;
}

QSize MiniMonth::sizeHint() const
{
    return {7 * 26, (weeks + headRows) * rowHeight()};
}

void MiniMonth::setToday(QDate today)
{
    m_today = today;
    update();
}

void MiniMonth::setShown(QDate first, QDate last, QDate month)
{
    if (first == m_shownFirst && last == m_shownLast)
        return;
    m_shownFirst = first;
    m_shownLast = last;
    const QDate end = m_month.addMonths(1).addDays(-1);
    if (month.isValid() && month != m_month)
        moveTo(month); // its grid begins with days of the month before
    else if (!month.isValid() && (last < m_month || first > end))
        moveTo(first);
    update();
}

void MiniMonth::setFreezes(const QHash<QDate, int> &freezes)
{
    if (freezes == m_freezes)
        return;
    m_freezes = freezes;
    updateName();
    update();
}

void MiniMonth::setOfFreezes(bool ofFreezes)
{
    m_ofFreezes = ofFreezes;
    updateName();
}

QDate MiniMonth::firstShown() const
{
    return m_month.addDays(-((m_month.dayOfWeek() - static_cast<int>(QLocale().firstDayOfWeek()) + 7) % 7));
}

QRect MiniMonth::dayRect(QDate date) const
{
    const qint64 index = firstShown().daysTo(date);
    if (index < 0 || index >= 7 * weeks)
        return {};
    const int column = static_cast<int>(index % 7);
    const int place = isRightToLeft() ? 6 - column : column;
    const int left = width() * place / 7;
    return {left, (headRows + static_cast<int>(index / 7)) * rowHeight(), width() * (place + 1) / 7 - left, rowHeight()};
}

QDate MiniMonth::dateAt(QPoint position) const
{
    for (int index = 0; index < 7 * weeks; ++index) {
        if (const QDate date = firstShown().addDays(index); dayRect(date).contains(position))
            return date;
    }
    return {};
}

QString MiniMonth::dayText(QDate date) const
{
    const int count = m_freezes.value(date);
    const QString freezes = count == 0 ? tr("no freeze") : plural(count, tr("1 freeze"), tr("%n freezes", nullptr, count));
    const QString day = words::date(date, words::DateForm::Spoken);
    if (!m_ofFreezes)
        return date == m_today ? tr("%1, today", "a day").arg(day) : day;
    return date == m_today ? tr("%1, today, %2", "day, freezes").arg(day, freezes) : tr("%1, %2", "day, freezes").arg(day, freezes);
}

void MiniMonth::updateName()
{
    setAccessibleName(tr("Go to a day: %1").arg(dayText(m_cursor)));
}

void MiniMonth::moveTo(QDate cursor)
{
    if (!cursor.isValid())
        return;
    m_cursor = cursor;
    const QDate month(cursor.year(), cursor.month(), 1);
    if (month != m_month) {
        m_month = month;
        emit monthChanged(m_month);
    }
    updateName();
    update();
}

void MiniMonth::paintDay(QPainter &painter, QDate date)
{
    const BaseColors colors = Theme::current().colors();
    const QRect rect = dayRect(date);
    const bool frozen = m_freezes.value(date) > 0;
    if (date >= m_shownFirst && date <= m_shownLast)
        painter.fillRect(rect, Theme::current().tone(Tone::FreezeUpcoming).tint);
    QFont font = Theme::captionFont();
    font.setWeight(frozen ? QFont::Bold : QFont::Normal);
    painter.setFont(font);
    painter.setPen(date.month() == m_month.month() ? colors.text : colors.placeholder);
    painter.drawText(rect.adjusted(0, 0, 0, -2), Qt::AlignCenter, QString::number(date.day()));
    if (frozen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(Theme::current().tone(Tone::FreezeActive).solid);
        painter.drawEllipse(QPointF(rect.center().x() + 0.5, rect.bottom() - 1), 1.6, 1.6);
    }
    painter.setBrush(Qt::NoBrush);
    if (date == m_today) {
        painter.setPen(QPen(colors.text, 1));
        painter.drawRect(rect.adjusted(1, 0, -2, -1));
    }
    if (date == m_cursor && hasFocus()) {
        painter.setPen(QPen(colors.focus, 2));
        painter.drawRect(rect.adjusted(1, 1, -1, -1));
    }
}

void MiniMonth::paintEvent(QPaintEvent *)
{
    const BaseColors colors = Theme::current().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.text);
    painter.setFont(Theme::strongFont());
    painter.drawText(QRect(0, 0, width(), rowHeight()), Qt::AlignVCenter | Qt::AlignLeading, words::month(m_month));
    painter.setFont(Theme::captionFont());
    painter.setPen(colors.text2);
    for (int column = 0; column < 7; ++column) {
        const QDate date = firstShown().addDays(column);
        painter.drawText(dayRect(date).translated(0, -rowHeight()), Qt::AlignCenter, words::weekday(date.dayOfWeek(), QLocale::NarrowFormat));
    }
    for (int index = 0; index < 7 * weeks; ++index)
        paintDay(painter, firstShown().addDays(index));
}

void MiniMonth::mousePressEvent(QMouseEvent *event)
{
    const QDate date = dateAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !date.isValid())
        return;
    moveTo(date);
    emit dayChosen(date);
}

void MiniMonth::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().y() != 0)
        moveTo(m_cursor.addMonths(event->angleDelta().y() > 0 ? -1 : 1));
    event->accept();
}

void MiniMonth::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(m_cursor.addDays(-forward));
        break;
    case Qt::Key_Right:
        moveTo(m_cursor.addDays(forward));
        break;
    case Qt::Key_Up:
        moveTo(m_cursor.addDays(-7));
        break;
    case Qt::Key_Down:
        moveTo(m_cursor.addDays(7));
        break;
    case Qt::Key_PageUp:
        moveTo(m_cursor.addMonths(-1));
        break;
    case Qt::Key_PageDown:
        moveTo(m_cursor.addMonths(1));
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit dayChosen(m_cursor);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool MiniMonth::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QDate date = dateAt(help->pos());
    QToolTip::showText(help->globalPos(), date.isValid() ? dayText(date) : QString(), this);
    return true;
}

} // namespace tidegate
