// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <algorithm>

QT_BEGIN_NAMESPACE
class QApplication;
class QWindow;
QT_END_NAMESPACE

namespace tidegate {

/// Gives the keyboard to the dialog that has to be answered first, in the field where it was: a click on the window behind it makes that one active for
/// some window managers, and what is typed then reaches nobody.
class ModalFocus final : public QObject
{
    Q_OBJECT

public:
    /// Once for an application; later calls do nothing.
    static void install(QApplication &application);

    /// The dialog that has to be answered before the window can be used; null: none.
    static QWidget *over(const QWidget *window);

    /// Brings a dialog of this kind to the front that the window has open. False: there is none.
    template <typename Dialog>
    static bool bringForward(const QWidget *window)
    {
        const QList<Dialog *> dialogs = window ? window->findChildren<Dialog *>(QString(), Qt::FindDirectChildrenOnly) : QList<Dialog *>();
        // One that was closed may still be about to go.
        const auto open = std::find_if(dialogs.cbegin(), dialogs.cend(), [](const Dialog *dialog) { return dialog->isVisible(); });
        if (open == dialogs.cend())
            return false;
        QWidget *front = over(*open);
        activate(front ? front : *open);
        return true;
    }

private:
    using QObject::QObject;
    static void activate(QWidget *dialog);
    void follow(const QWindow *focused);
};

} // namespace tidegate
