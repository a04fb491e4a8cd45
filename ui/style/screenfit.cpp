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

constexpr QMargins usualFrame(8, 40, 8, 8); // at the most; it is not known before the window shows
constexpr const char *awaitsFrame = "awaitsFrame";

/// What the window manager put around the window; none while that is not known: Qt reports no margins before the window is mapped.
std::optional<QMargins> frameOf(const QWidget *window)
{
    const QWindow *handle = window->windowHandle();
    if (!handle || !window->isVisible())
        return {};
    const QMargins margins = handle->frameMargins();
    return handle->isExposed() || !margins.isNull() ? std::optional(margins) : std::nullopt;
}

/// The rectangle, moved by as little as brings it into the room; where it is too large, its upper left corner is inside.
QRect movedInto(QRect rect, const QRect &room)
{
    rect.moveTopLeft({std::max(room.left(), std::min(rect.left(), room.right() - rect.width() + 1)),
                      std::max(room.top(), std::min(rect.top(), room.bottom() - rect.height() + 1))});
    return rect;
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
    return window->screen()->availableGeometry().marginsRemoved(frameOf(window).value_or(usualFrame)).size();
}

void ScreenFit::fit(QWidget *window, const QRect &available)
{
    fit(window, available, frameOf(window));
}

void ScreenFit::fit(QWidget *window, const QRect &available, const std::optional<QMargins> &frame)
{
    const QRect inside = available.marginsRemoved(frame.value_or(usualFrame)); // for what stands in the frame
    const QSize room = inside.size();
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
    if (!frame && !window->testAttribute(Qt::WA_Moved))
        return; // the window manager finds it a place
    // By the geometry, which never means the frame: what move() means depends on whether the frame is known.
    const QRect now(window->geometry().topLeft(), size);
    if (!frame && available.contains(now))
        return; // a guess moves nothing that may be right; when it shows, its frame is known
    if (const QRect place = movedInto(now, inside); place != window->geometry())
        window->setGeometry(place);
}

void ScreenFit::fitAll()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (isSeen() && window->isVisible() && isFitted(window))
            fit(window, window->screen()->availableGeometry());
    }
}

void ScreenFit::frameKnown(const QWindow *handle)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        // Once a showing: a window that somebody moves half out of the screen stays there.
        if (window->windowHandle() != handle || !window->property(awaitsFrame).toBool())
            continue;
        window->setProperty(awaitsFrame, {});
        fit(window, window->screen()->availableGeometry());
    }
}

bool ScreenFit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Expose && watched->isWindowType() && isSeen()) {
        if (const auto *handle = static_cast<QWindow *>(watched); handle->isExposed())
            frameKnown(handle);
        return false;
    }
    if (event->type() != QEvent::Show || !watched->isWidgetType() || !isSeen())
        return false;
    auto *window = static_cast<QWidget *>(watched);
    if (!isFitted(window))
        return false;
    if (!event->spontaneous()) {
        fit(window, window->screen()->availableGeometry());
        window->setProperty(awaitsFrame, true);
    }
    if (const QWindow *handle = window->windowHandle())
        connect(handle, &QWindow::screenChanged, this, &ScreenFit::fitAll, static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::UniqueConnection));
    return false;
}

} // namespace tidegate
