// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/toast.h"

#include "ui/style/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr int successTime = 4'000; // ms
constexpr int undoTime = 10'000;   // ms
constexpr int aboveEdge = 44;      // clears the status bar
} // namespace

Toast::Toast(QWidget *parent) : QFrame(parent)
{
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_button = new QPushButton(tr("Undo"), this);
    m_button->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
    row->setSpacing(spacing::group);
    row->addWidget(m_text);
    row->addWidget(m_button);
    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_button, &QPushButton::clicked, this, &Toast::undo);
    parent->installEventFilter(this);
    hide();
}

void Toast::showText(const QString &text)
{
    m_undo = {};
    emit undoAvailableChanged();
    present(text, successTime);
}

void Toast::showUndo(const QString &text, const std::function<void()> &undo)
{
    m_undo = undo;
    emit undoAvailableChanged();
    present(text, undoTime);
}

void Toast::undo()
{
    const auto run = std::exchange(m_undo, {});
    dismiss();
    if (run)
        run();
}

QString Toast::text() const
{
    return m_text->text();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *event)
{
    m_timer->stop();
    QFrame::enterEvent(event);
}

void Toast::leaveEvent(QEvent *event)
{
    m_timer->start();
    QFrame::leaveEvent(event);
}

void Toast::paintEvent(QPaintEvent *)
{
    const BaseColors colors = Theme::current().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.borderStrong, 1));
    painter.setBrush(colors.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), spacing::radius, spacing::radius);
}

void Toast::present(const QString &text, int milliseconds)
{
    m_text->setText(text);
    m_button->setVisible(canUndo());
    setAccessibleName(text);
    place();
    show();
    raise();
    m_timer->start(milliseconds);
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Toast::dismiss()
{
    m_timer->stop();
    hide();
    if (!m_undo)
        return;
    m_undo = {};
    emit undoAvailableChanged();
}

void Toast::place()
{
    adjustSize();
    const QSize room = parentWidget()->size();
    move((room.width() - width()) / 2, room.height() - height() - aboveEdge);
}

} // namespace tidegate
