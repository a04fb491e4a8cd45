// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

QT_BEGIN_NAMESPACE
class QAbstractItemView;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// Makes Tab walk through a window as its layouts place what stands there: rows from the top, each from its beginning. Qt's own order is that
/// in which widgets were made, which is another one as soon as pages, rows and messages come later than what stands below them. What passes the
/// focus on to a part of itself is no stop beside it, and of several buttons that exclude each other the checked one is the stop.
void tabAsLaidOut(QWidget *window);

/// Gives the focus to the pane, or to the first inside it that Tab reaches; to nobody when there is none.
void focusInto(QWidget *pane);

/// From now on Tab passes over the list while it has no rows: nothing in it could show the focus. When it loses its last row, its focus goes to the other
/// widget. The list has its model already.
void tabOnlyWithRows(QAbstractItemView *list, QWidget *other);

/// Calls tabAsLaidOut() for every window of the program, each time before Tab goes on and before a dialog shows, which begins at its first stop.
class TabOrder final : public QObject
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
