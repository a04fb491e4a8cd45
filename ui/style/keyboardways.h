// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QKeyEvent;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// What the keyboard can do in every window of the program, whatever the desktop does:
/// F10 goes to the menu bar, and back; Shift+F10 opens the context menu of what has the focus, at its current item.
/// One text at a time is selected: that of the field with the focus.
class KeyboardWays final : public QObject
{
    Q_OBJECT

public:
    /// Once for an application; later calls do nothing.
    static void install(QObject &application);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
};

} // namespace tidegate
