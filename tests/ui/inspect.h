// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

class QObject;
class QWidget;

namespace tidegate::test {

/// "QPushButton saveTarget “&Save”": enough to find it in the sources.
QString described(const QObject *object, const QString &text);

/// The nodes of the accessible tree below root that can have the focus and say nothing.
QStringList unnamedNodes(QWidget *root);

/// Texts below root that are cut, elided by Qt, or stand outside of the window. Widgets that elide by themselves (ElidedLabel, delegates)
/// show the whole in a tooltip and are no part of this.
QStringList textsThatDoNotFit(const QWidget *root);

/// What below root asks for more than it gets, so that something in it is cut or lies over something else; what scrolls may ask for more.
QStringList whatAsksForMore(const QWidget *root);

/// Widgets below root in which Tab types or walks cells instead of going on.
QStringList keyboardTraps(const QWidget *root);

/// Steps of Tab that lead up again in the same column. One of them is right: that from the last control to the first.
QStringList stepsBack(const QWidget *root);

/// "a: &Apply, &All" for each key that stands for more than one thing among the texts.
QStringList repeatedMnemonics(const QStringList &texts);

/// The same for what stands in a window at one time, menus included; and for each open menu of the menu bar and of buttons.
QStringList repeatedMnemonicsIn(const QWidget *root);

/// What a screen reader would say of a widget; empty is a defect for anything that takes the focus.
QString spokenName(const QWidget *widget);

/// The widgets below root that Tab reaches and that have no name.
QStringList unnamed(const QWidget *root);

/// Labels and buttons below root whose text does not fit into them.
QStringList clipped(const QWidget *root);

} // namespace tidegate::test
