// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/keyboardways.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>

namespace tidegate {

namespace {

/// Goes to the menu bar or leaves it. Only the Alt key leads there, so it is pressed.
bool toggleMenuBar(const QWidget &widget)
{
    auto *window = qobject_cast<QMainWindow *>(widget.window());
    const QMenuBar *bar = window ? window->findChild<QMenuBar *>(QString(), Qt::FindDirectChildrenOnly) : nullptr;
    if (!bar || !bar->isVisible())
        return false;
    for (const QEvent::Type type : {QEvent::ShortcutOverride, QEvent::KeyPress}) {
        QKeyEvent press(type, Qt::Key_Alt, Qt::AltModifier);
        QApplication::sendEvent(window, &press);
    }
    QKeyEvent release(QEvent::KeyRelease, Qt::Key_Alt, Qt::NoModifier);
    QApplication::sendEvent(window, &release);
    return true;
}

/// As the Menu key does.
bool openContextMenu(QWidget &widget)
{
    QWidget *focus = widget.window()->focusWidget() ? widget.window()->focusWidget() : &widget;
    if (!focus->isVisible() || !focus->isEnabled())
        return false;
    const QPoint place = focus->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
    QContextMenuEvent menu(QContextMenuEvent::Keyboard, place, focus->mapToGlobal(place));
    QApplication::sendEvent(focus, &menu);
    return true;
}

bool keyPressed(QWidget &widget, const QKeyEvent &event)
{
    if (event.key() != Qt::Key_F10 || QApplication::activePopupWidget())
        return false;
    if (event.modifiers() == Qt::NoModifier)
        return toggleMenuBar(widget);
    return event.modifiers() == Qt::ShiftModifier && openContextMenu(widget);
}

/// A field that another one takes the focus from for a moment keeps its selection, and would look as if it had the focus still.
void deselectOthers(const QWidget &focused)
{
    for (QLineEdit *edit : focused.window()->findChildren<QLineEdit *>()) {
        const bool isOther = edit != &focused && !focused.isAncestorOf(edit) && !edit->hasFocus();
        if (isOther && edit->hasSelectedText())
            edit->deselect();
    }
}

} // namespace

void KeyboardWays::install(QObject &application)
{
    if (!application.findChild<KeyboardWays *>())
        application.installEventFilter(new KeyboardWays(&application));
}

bool KeyboardWays::eventFilter(QObject *watched, QEvent *event)
{
    if (!watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    auto &widget = static_cast<QWidget &>(*watched);
    if (event->type() == QEvent::KeyPress)
        return keyPressed(widget, *static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::FocusIn) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::MenuBarFocusReason)
            deselectOthers(widget);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tidegate
