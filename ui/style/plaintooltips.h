// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QHelpEvent;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// Shows every tooltip of the program as plain text: Qt takes one that looks like markup for HTML, and names come from elsewhere. Applies
/// to widgets, to the entries of menus, and to cells that say Qt::ToolTipRole; a delegate that shows its own is asked as usual.
class PlainToolTips final : public QObject
{
    Q_OBJECT

public:
    /// Once for an application; later calls do nothing.
    static void install(QObject &application);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using QObject::QObject;
    static QString textFor(const QWidget &widget, const QHelpEvent &event);
};

} // namespace tidegate
