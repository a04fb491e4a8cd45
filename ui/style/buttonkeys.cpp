// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/buttonkeys.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

namespace tidegate {
namespace {

bool isEnter(const QKeyEvent &event)
{
    const bool isKey = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return isKey && (event.modifiers() & ~Qt::KeypadModifier) == 0;
}

/// Null: it is no button, or one that Enter does not press.
QAbstractButton *pressable(QObject *watched)
{
    auto *button = qobject_cast<QAbstractButton *>(watched);
    const bool isChoice = qobject_cast<QCheckBox *>(watched) || qobject_cast<QRadioButton *>(watched);
    return button && button->isEnabled() && !isChoice ? button : nullptr;
}

} // namespace

void ButtonKeys::install(QObject &application)
{
    if (!application.findChild<ButtonKeys *>())
        application.installEventFilter(new ButtonKeys(&application));
}

void ButtonKeys::press(QAbstractButton *button)
{
    auto *tool = qobject_cast<QToolButton *>(button);
    auto *push = qobject_cast<QPushButton *>(button);
    if (push && push->menu())
        push->showMenu();
    else if (tool && tool->menu() && tool->popupMode() == QToolButton::InstantPopup)
        tool->showMenu();
    else
        button->click();
}

bool ButtonKeys::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    const bool isKey = type == QEvent::ShortcutOverride || type == QEvent::KeyPress || type == QEvent::KeyRelease;
    if (!isKey || !watched->isWidgetType())
        return false;
    auto *key = static_cast<QKeyEvent *>(event);
    if (!isEnter(*key))
        return false;
    if (type == QEvent::KeyRelease) {
        m_held = m_held && key->isAutoRepeat();
        return false;
    }
    const bool repeats = m_held && key->isAutoRepeat();
    QAbstractButton *button = pressable(watched);
    if (!repeats && !button)
        return false;
    key->accept(); // of an override: no shortcut of the page takes it
    if (type == QEvent::KeyPress && !key->isAutoRepeat()) {
        m_held = true;
        press(button);
    }
    return true;
}

} // namespace tidegate
