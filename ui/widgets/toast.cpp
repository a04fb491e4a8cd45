// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/toast.h"

#include "ui/style/theme.h"
#include "ui/widgets/alertaccessible.h"

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
constexpr int aboveEdge = 76;      // clears the status bar and what stands above it for a selection
constexpr qsizetype atATime = 3;
constexpr int maxText = 720; // px

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
    m_text->setText(m_text->fontMetrics().elidedText(text.simplified(), Qt::ElideMiddle, maxText));
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
    m_offer = toast;
    connect(toast, &Toast::clicked, this, [this, toast] {
        remove(toast);
        emit undoRequested();
    });
    add(toast);
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
    m_waiting.removeOne(m_offer);
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
    return m_offer && m_shown.contains(m_offer);
}

bool ToastStack::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize && isVisible())
        place();
    return QWidget::eventFilter(watched, event);
}

void ToastStack::add(Toast *toast)
{
    toast->hide();
    connect(toast, &Toast::over, this, [this, toast] { remove(toast); });
    m_waiting.append(toast);
    showNext();
}

void ToastStack::showNext()
{
    while (m_shown.size() < atATime && !m_waiting.isEmpty()) {
        Toast *toast = m_waiting.takeFirst();
        m_shown.append(toast);
        m_column->addWidget(toast, 0, Qt::AlignHCenter);
        show();
        toast->start();
    }
    setVisible(!m_shown.isEmpty());
    place();
    raise();
}

void ToastStack::remove(Toast *toast)
{
    m_shown.removeOne(toast);
    m_column->removeWidget(toast);
    toast->hide();
    toast->deleteLater();
    if (m_offer == toast)
        m_offer.clear();
    showNext();
}

void ToastStack::place()
{
    m_column->activate();
    const QSize room = parentWidget()->size();
    move((room.width() - width()) / 2, room.height() - height() - aboveEdge);
}

} // namespace tidegate
