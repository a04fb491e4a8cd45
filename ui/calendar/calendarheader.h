// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

/// ‹ Today › month, the switch between the views, the zone, Past and + Freeze.
class CalendarHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarHeader(QWidget *parent = nullptr);

    void setMonth(QDate first);
    void setAgenda(bool agenda); ///< Which view is marked; the steps are for the month only.
    void setZone(const QString &text, const QString &toolTip);
    void setCreation(bool allowed, const QString &refusal);
    void showPast();
    bool showsPast() const;

signals:
    void stepRequested(int months);
    void todayRequested();
    void agendaChosen(bool agenda);
    void pastToggled(bool shown);
    void newFreezeRequested();

private:
    void markView();
    QToolButton *addStep(const QString &icon, const QString &name, int months);

    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QPushButton *m_today = nullptr;
    QLabel *m_title = nullptr;
    QToolButton *m_month = nullptr;
    QToolButton *m_agenda = nullptr;
    QLabel *m_zone = nullptr;
    QCheckBox *m_past = nullptr;
    QPushButton *m_new = nullptr;
};

} // namespace tidegate
