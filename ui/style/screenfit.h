// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QMargins>
#include <QObject>
#include <QSize>

#include <optional>

QT_BEGIN_NAMESPACE
class QApplication;
class QRect;
class QScreen;
class QWidget;
class QWindow;
QT_END_NAMESPACE

namespace tidegate {

/// Keeps every window and dialog within its screen, with its title bar and the rest of its frame, whatever size it begins with, remembers or asks
/// for at the least: when it shows, again when the window manager has put its frame around it, and when its screen becomes smaller, is scaled
/// anew or goes away.
class ScreenFit final : public QObject
{
    Q_OBJECT

public:
    /// Once for an application; later calls do nothing.
    static void install(QApplication &application);

    /// The largest size of the window on its screen, without what a window manager puts around it.
    static QSize room(const QWidget *window);
    /// Makes the window fit and moves it inside. available: what the screen has beside panels.
    static void fit(QWidget *window, const QRect &available);
    /// The same with the frame said: what a window manager puts around the window; none: not known yet, so that only what is off the screen moves.
    static void fit(QWidget *window, const QRect &available, const std::optional<QMargins> &frame);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
    void watch(QScreen *screen);
    void fitAll();
    void frameKnown(const QWindow *handle);
};

} // namespace tidegate
