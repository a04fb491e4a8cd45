// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/toast.h"

#include "ui/style/theme.h"
#include "ui/widgets/alertaccessible.h"
#include "ui/widgets/floatingbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int successTime = 4'000; // ms
constexpr int undoTime = 10'000;   // ms
constexpr int aboveEdge = 76;      // clears the status bar and what stands above it for a selection
constexpr qsizetype atATime = 3;
constexpr int maxTextWidth = 720; // px

} // namespace

Toast::Toast(const QString &text, const QString &button, QWidget *parent) : QFrame(parent)
{
    makeAlert(this);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_button = new QPushButton(button, this);
    m_button->setAutoDefault(false);
    m_button->setVisible(!button.isEmpty());
    setText(text);
    m_button->installEventFilter(this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
    row->setSpacing(spacing::group);
    row->addWidget(m_text);
    row->addWidget(m_button);
    m_timer = new QTimer(this);
    m_timer->setSingleShot(true);
    m_timer->setInterval(!button.isEmpty() ? undoTime : successTime);
    connect(m_timer, &QTimer::timeout, this, &Toast::over);
    connect(m_button, &QPushButton::clicked, this, &Toast::clicked);
}

void Toast::setText(const QString &text)
{
    setAccessibleName(text);
    m_text->setText(m_text->fontMetrics().elidedText(text.simplified(), Qt::ElideMiddle, maxTextWidth));
    m_text->setToolTip(text);
    m_button->setAccessibleName(tr("%1: %2", "button, what it is about").arg(m_button->text(), text));
}

QString Toast::text() const
{
    return accessibleName();
}

bool Toast::offersUndo() const
{
    return !m_button->isHidden();
}

void Toast::withdrawUndo()
{
    m_button->hide();
}

void Toast::start()
{
    show();
    m_timer->start();
}

void Toast::hold(bool held)
{
    if (held)
        m_timer->stop();
    else if (!underMouse() && !m_button->hasFocus() && isVisible())
        m_timer->start(); // the whole time again: it was not read to its end
}

bool Toast::event(QEvent *event)
{
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave)
        hold(event->type() == QEvent::Enter);
    return done;
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        hold(true);
    const bool done = QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut)
        QMetaObject::invokeMethod(
            this, [this] { hold(false); }, Qt::QueuedConnection);
    return done;
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

ToastStack::ToastStack(QWidget *parent) : QWidget(parent)
{
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(spacing::inside);
    m_column->setSizeConstraint(QLayout::SetFixedSize);
    parent->installEventFilter(this);
    hide();
}

void ToastStack::showText(const QString &text)
{
    add(new Toast(text, {}, this));
}

void ToastStack::showUndo(const QString &text)
{
    withdrawUndo();
    auto *toast = new Toast(text, tr("Undo"), this);
    connect(toast, &Toast::clicked, this, [this, toast] {
        remove(toast);
        emit undoRequested();
    });
    add(toast);
    m_offer = toast;
    m_offersUndo = true;
}

void ToastStack::showDone(const QString &text, const QString &button, const std::function<void()> &run)
{
    withdrawUndo();
    auto *toast = new Toast(text, button, this);
    connect(toast, &Toast::clicked, this, [this, toast, run] {
        remove(toast);
        run();
    });
    add(toast);
    m_offer = toast;
    m_offersUndo = false;
}

void ToastStack::reword(const QString &text)
{
    if (!m_offer) {
        showText(text);
        return;
    }
    m_offer->setText(text);
    place();
}

void ToastStack::showWay(const QString &text, const QString &button, const std::function<void()> &run)
{
    auto *toast = new Toast(text, button, this);
    connect(toast, &Toast::clicked, this, [this, toast, run] {
        remove(toast);
        run();
    });
    add(toast);
}

void ToastStack::withdrawUndo()
{
    if (m_offer)
        m_offer->withdrawUndo();
    m_offer.clear();
}

void ToastStack::closeOffer()
{
    if (!m_offer)
        return;
    remove(m_offer);
}

QStringList ToastStack::texts() const
{
    QStringList texts;
    for (const Toast *toast : m_shown)
        texts.append(toast->text());
    return texts;
}

bool ToastStack::offersUndo() const
{
    return m_offersUndo && m_offer && m_shown.contains(m_offer);
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && (event->type() == QEvent::Resize || event->type() == FloatingBar::settledEvent()) && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

/// How large the words are is known for certain only when they are shown.
void ToastStack::resizeEvent(QResizeEvent *)
{
    place();
}

void ToastStack::add(Toast *toast)
{
    connect(toast, &Toast::over, this, [this, toast] { remove(toast); });
    makeRoom();
    m_shown.append(toast);
    const int offer = m_offer ? m_column->indexOf(m_offer) : -1; // of another: it stays the lowest
    m_column->insertWidget(offer, toast, 0, Qt::AlignHCenter);
    show();
    toast->start();
    place();
    raise();
}

void ToastStack::makeRoom()
{
    while (m_shown.size() >= atATime) {
        auto going = std::find_if(m_shown.cbegin(), m_shown.cend(), [](const Toast *each) { return !each->offersUndo(); });
        if (going == m_shown.cend())
            going = std::find_if(m_shown.cbegin(), m_shown.cend(), [this](const Toast *each) { return each != m_offer; });
        remove(*going);
    }
}

void ToastStack::remove(Toast *toast)
{
    if (!m_shown.removeOne(toast))
        return;
    m_column->removeWidget(toast);
    toast->hide();
    toast->deleteLater();
    if (m_offer == toast)
        m_offer.clear();
    setVisible(!m_shown.isEmpty());
    place();
}

void ToastStack::place()
{
    m_column->activate();
    const QWidget *window = parentWidget();
    QRect place({(window->width() - width()) / 2, 0}, size());
    place.moveBottom(window->height() - aboveEdge - 1);
    for (const QRect &bar : FloatingBar::places(window)) { // the lowest first
        if (place.intersects(bar.adjusted(0, -spacing::inside, 0, spacing::inside)))
            place.moveBottom(bar.top() - spacing::inside - 1);
    }
    move(place.left(), std::max(place.top(), 0));
}

} // namespace tidegate
