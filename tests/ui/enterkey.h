// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/inspect.h"

#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QToolButton>

namespace tidegate::test {

/// Counts how often a button is pressed, and lets nothing come of it.
class StoppedButton
{
public:
    explicit StoppedButton(QAbstractButton *button) : m_button(button), m_wasChecked(button->isChecked())
    {
        m_connection = QObject::connect(button, &QAbstractButton::pressed, button, [this] {
            ++m_presses;
            m_button->blockSignals(true); // neither released nor clicked is said
        });
    }
    ~StoppedButton()
    {
        QObject::disconnect(m_connection);
        if (m_button->isChecked() != m_wasChecked)
            m_button->setChecked(m_wasChecked);
        m_button->blockSignals(false);
    }
    StoppedButton(const StoppedButton &) = delete;
    StoppedButton &operator=(const StoppedButton &) = delete;
    int presses() const { return m_presses; }

private:
    QAbstractButton *m_button;
    bool m_wasChecked;
    int m_presses = 0;
    QMetaObject::Connection m_connection;
};

inline bool opensAMenu(const QAbstractButton *button)
{
    const auto *push = qobject_cast<const QPushButton *>(button);
    const auto *tool = qobject_cast<const QToolButton *>(button);
    return (push && push->menu()) || (tool && tool->menu());
}

/// The buttons of a dialog that have the focus while Enter presses another one, or nothing. What they do is not done.
inline QStringList buttonsThatEnterPassesBy(QWidget *dialog)
{
    QStringList passed;
    QPushButton *usual = nullptr;
    const QList<QAbstractButton *> buttons = dialog->findChildren<QAbstractButton *>();
    for (QAbstractButton *button : buttons) {
        if (auto *push = qobject_cast<QPushButton *>(button); push && push->isDefault() && push->isVisible())
            usual = push;
    }
    const QPointer<QWidget> before = dialog->focusWidget();
    for (QAbstractButton *button : buttons) {
        const bool isChoice = qobject_cast<QCheckBox *>(button) || qobject_cast<QRadioButton *>(button);
        const bool takesFocus = button->isVisible() && button->isEnabled() && button->focusPolicy() != Qt::NoFocus && button->window() == dialog;
        if (isChoice || !takesFocus || button == usual || opensAMenu(button))
            continue;
        button->setFocus(Qt::TabFocusReason);
        const StoppedButton own(button);
        const std::unique_ptr<StoppedButton> other = usual ? std::make_unique<StoppedButton>(usual) : nullptr;
        QTest::keyClick(button, Qt::Key_Return);
        if (own.presses() != 1 || (other && other->presses() != 0))
            passed.append(described(button, button->text() + button->accessibleName()));
    }
    if (before)
        before->setFocus();
    return passed;
}

} // namespace tidegate::test
