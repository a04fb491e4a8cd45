// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEvent>
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

    /// Where the bars of a window stand that show, in its coordinates, the lowest first: what floats besides them keeps clear of these.
    static QList<QRect> places(const QWidget *window);
    /// Sent to a window when a bar of it came, went or moved.
    static QEvent::Type settledEvent();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    static void settle(QWidget *window); ///< Finds the place of all bars of a window.
    static QList<FloatingBar *> shownIn(const QWidget *window);
    static int depth(const QWidget *widget);
    void followAncestors();
    QRect room() const; ///< The visible part of what it lies over, in the coordinates of the window.
    void place(QList<QRect> &taken);

    QWidget *m_bar;
    QPointer<QWidget> m_over;
};

} // namespace tidegate
