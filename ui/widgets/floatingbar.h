// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

namespace tidegate {

/// Keeps a bar over the lower edge of what it speaks of and out of every layout, so that nothing under the pointer moves when it comes, grows or
/// goes. Bars of one window that would meet stand above each other: what belongs to the larger part of the window lies lower.
class FloatingBar final : public QObject
{
    Q_OBJECT

public:
    /// bar: a child of over, or of its parent. It lies over that part of over that can be seen. Ends with the bar.
    FloatingBar(QWidget *bar, QWidget *over);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void settle(const QWidget *window); ///< Finds the place of all bars of a window.
    static int depth(const QWidget *widget);
    void followAncestors();
    QRect room() const; ///< The visible part of what it lies over, in the coordinates of the window.
    void place(QList<QRect> &taken);

    QWidget *m_bar;
    QPointer<QWidget> m_over;
};

} // namespace tidegate
