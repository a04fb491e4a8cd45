// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/screenfit.h"

#include <QApplication>
#include <QEvent>
#include <QScreen>
#include <QWidget>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr QSize usualFrame(16, 48); // at the most; it is not known before the window shows

QSize frameOf(const QWidget *window)
{
    const QSize frame = window->frameSize() - window->size();
    return window->isVisible() && !frame.isEmpty() ? frame : usualFrame;
}

bool isFitted(const QWidget *widget)
{
    const Qt::WindowType type = widget->windowType();
    return widget->isWindow() && (type == Qt::Window || type == Qt::Dialog || type == Qt::Sheet);
}

bool isSeen()
{
    return QGuiApplication::platformName() != "offscreen"_L1; // a screen that nobody looks at
}

} // namespace

void ScreenFit::install(QApplication &application)
{
    if (application.findChild<ScreenFit *>())
        return;
    auto *fit = new ScreenFit(&application);
    application.installEventFilter(fit);
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (QScreen *screen : screens)
        fit->watch(screen);
    connect(&application, &QGuiApplication::screenAdded, fit, &ScreenFit::watch);
    connect(&application, &QGuiApplication::screenRemoved, fit, &ScreenFit::fitAll, Qt::QueuedConnection); // when its windows are elsewhere
}

void ScreenFit::watch(QScreen *screen)
{
    connect(screen, &QScreen::availableGeometryChanged, this, &ScreenFit::fitAll, Qt::QueuedConnection);
}

QSize ScreenFit::room(const QWidget *window)
{
    return window->screen()->availableGeometry().size() - frameOf(window);
}

void ScreenFit::fit(QWidget *window, const QRect &available)
{
    const QSize frame = frameOf(window);
    const QSize room = available.size() - frame;
    // Set by hand, it holds against what the layout asks for.
    if (window->minimumWidth() > room.width())
        window->setMinimumWidth(room.width());
    if (window->minimumHeight() > room.height())
        window->setMinimumHeight(room.height());
    if (window->isMaximized() || window->isFullScreen())
        return;
    const QSize size = window->size().boundedTo(room);
    if (size != window->size())
        window->resize(size);
    if (!window->isVisible() && !window->testAttribute(Qt::WA_Moved))
        return; // the window manager finds it a place
    const QPoint last = available.bottomRight() - QPoint(size.width() + frame.width(), size.height() + frame.height()) + QPoint(1, 1);
    const QPoint place(std::max(available.left(), std::min(window->x(), last.x())), std::max(available.top(), std::min(window->y(), last.y())));
    if (place != window->pos())
        window->move(place);
}

void ScreenFit::fitAll()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (isSeen() && window->isVisible() && isFitted(window))
            fit(window, window->screen()->availableGeometry());
    }
}

bool ScreenFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Show || !watched->isWidgetType() || !isSeen())
        return false;
    auto *window = static_cast<QWidget *>(watched);
    if (!isFitted(window))
        return false;
    if (!event->spontaneous())
        fit(window, window->screen()->availableGeometry());
    if (const QWindow *handle = window->windowHandle())
        connect(handle, &QWindow::screenChanged, this, &ScreenFit::fitAll, static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
    return false;
}

} // namespace tidegate
