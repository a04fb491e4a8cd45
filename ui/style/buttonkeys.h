// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QAbstractButton;
QT_END_NAMESPACE

namespace tidegate {

/// Makes Enter press the button that has the focus, in every window, dialog, bar and popover of the program: Qt hands it on to the default button of the dialog
/// unless the button is "auto default", which would also make Enter in a field press it. Check boxes and radio buttons are not pressed by Enter but by Space.
class ButtonKeys final : public QObject
{
    Q_OBJECT

public:
    /// Once for an application; later calls do nothing.
    static void install(QObject &application);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
    static void press(QAbstractButton *button);

    bool m_held = false; ///< Enter pressed a button and was not let go since: its repetitions are for nobody.
};

} // namespace tidegate
