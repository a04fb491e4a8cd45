// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/modalfocus.h"

#include <QApplication>
#include <QPointer>
#include <QTimer>
#include <QWindow>

namespace tidegate {
namespace {

bool standsOn(const QWidget *upper, const QWidget *lower)
{
    for (const QWidget *each = upper->parentWidget(); each; each = each->parentWidget()) {
        if (each->window() == lower)
            return true;
    }
    return false;
}

QWidget *widgetOf(const QWindow *handle)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::find_if(windows.cbegin(), windows.cend(), [handle](const QWidget *each) { return each->windowHandle() == handle; });
    return found == windows.cend() ? nullptr : *found;
}

} // namespace

void ModalFocus::install(QApplication &application)
{
    if (application.findChild<ModalFocus *>())
        return;
    auto *focus = new ModalFocus(&application);
    connect(&application, &QGuiApplication::focusWindowChanged, focus, &ModalFocus::follow);
}

QWidget *ModalFocus::over(const QWidget *window)
{
    QWidget *modal = QApplication::activeModalWidget();
    if (!modal || modal == window || !modal->isVisible() || window->windowType() == Qt::Popup)
        return nullptr;
    const bool isBlocked = modal->windowModality() == Qt::ApplicationModal ? !standsOn(window, modal) : standsOn(modal, window);
    return isBlocked ? modal : nullptr;
}

void ModalFocus::activate(QWidget *dialog)
{
    dialog->raise();
    dialog->activateWindow();
}

void ModalFocus::follow(const QWindow *focused)
{
    const QPointer<QWidget> window = focused ? widgetOf(focused) : nullptr;
    if (!window || !over(window))
        return;
    // When what is going on is over: while a dialog opens or closes, the window behind it may have the focus for a moment.
    QTimer::singleShot(0, this, [window] {
        QWidget *modal = window && window->isActiveWindow() ? over(window) : nullptr;
        if (modal)
            activate(modal);
    });
}

} // namespace tidegate
