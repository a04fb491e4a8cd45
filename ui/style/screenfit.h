// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSize>

QT_BEGIN_NAMESPACE
class QApplication;
class QRect;
class QScreen;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// Keeps every window and dialog within its screen, whatever size it begins with, remembers or asks for at the least: when it shows, and when
/// its screen becomes smaller, is scaled anew or goes away.
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

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
    void watch(QScreen *screen);
    void fitAll();
};

} // namespace tidegate
