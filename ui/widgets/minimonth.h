// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QHash>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// A small month: days with freezes are bold and have a dot, the days in view are underlaid, a click or Enter goes to a day.
/// Arrows move the cursor, PageUp and PageDown turn the month, so does the wheel.
class MiniMonth final : public QWidget
{
    Q_OBJECT

public:
    explicit MiniMonth(QWidget *parent = nullptr);

    void setToday(QDate today);
    /// What the calendar has in view, both inclusive. Turns to the month of this first day; invalid: to the one of `first` when this one is left.
    void setShown(QDate first, QDate last, QDate month = {});
    void setFreezes(const QHash<QDate, int> &freezes); ///< How many touch each day; absent: none.
    void setOfFreezes(bool ofFreezes);                 ///< False: days alone are shown, and nothing is said of freezes.
    void goTo(QDate cursor) { moveTo(cursor); }
    QDate month() const { return m_month; } ///< Its first day.
    QDate cursor() const { return m_cursor; }
    QString dayText(QDate date) const; ///< "Monday 23 November 2026, 2 freezes".
    QRect dayRect(QDate date) const;   ///< Null: not in this month's grid.

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void dayChosen(QDate date);
    void monthChanged(QDate first);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QDate dateAt(QPoint position) const;
    QDate firstShown() const; ///< Of the top left cell.
    void moveTo(QDate cursor);
    void paintDay(QPainter &painter, QDate date);
    int rowHeight() const;
    void updateName();

    QDate m_month;
    QDate m_cursor;
    QDate m_today;
    QDate m_shownFirst;
    QDate m_shownLast;
    bool m_ofFreezes = true;
    QHash<QDate, int> m_freezes;
};

} // namespace tidegate
