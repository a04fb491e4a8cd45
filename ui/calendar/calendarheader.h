// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/entry/calendarentry.h"

#include <QMap>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QBoxLayout;
class QCheckBox;
class QLabel;
class QMenu;
class QPushButton;
class QSettings;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class ZoneCombo;

/// ‹ Today › title, the switch between the views, the zones, Past, + Freeze and Export; in two or three rows where one is too narrow.
class CalendarHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit CalendarHeader(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setView(CalendarView view); ///< Which one is marked; the steps are not for the agenda.
    void setZone(const QTimeZone &zone, const QString &toolTip);
    void setCreation(const QString &refusal); ///< Why no freeze can be made now; empty: it can.
    void addExport(QAction *action);
    void showPast(bool past = true);
    bool showsPast() const;
    QTimeZone secondZone() const; ///< Invalid: none.
    void saveState(QSettings &settings) const;
    void restoreState(const QSettings &settings); ///< The second zone without a signal.
    QSize minimumSizeHint() const override;       ///< In three rows, so that it can become as narrow.

signals:
    void stepRequested(int pages);
    void todayRequested();
    void viewChosen(tidegate::CalendarView view);
    void zoneChosen(const QTimeZone &zone);
    void secondZoneChosen(const QTimeZone &zone); ///< Invalid: none.
    void pastToggled(bool shown);
    void newFreezeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void markView();
    void arrange();
    QWidget *makePlace();
    QWidget *makeViews();
    QWidget *makeTools();
    QToolButton *addStep(const QString &icon, const QString &name, int pages);

    QBoxLayout *m_layout = nullptr;
    QBoxLayout *m_first = nullptr;
    QWidget *m_place = nullptr;
    QWidget *m_viewRow = nullptr;
    QWidget *m_tools = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QPushButton *m_today = nullptr;
    QLabel *m_title = nullptr;
    QMap<CalendarView, QToolButton *> m_views;
    ZoneCombo *m_zone = nullptr;
    ZoneCombo *m_second = nullptr;
    QCheckBox *m_past = nullptr;
    QPushButton *m_new = nullptr;
    QMenu *m_exports = nullptr;
};

} // namespace tidegate
