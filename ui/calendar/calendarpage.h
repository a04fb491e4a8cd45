// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "ui/calendar/calendarentry.h"
#include "ui/page.h"

QT_BEGIN_NAMESPACE
class QModelIndex;
class QStackedWidget;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AgendaProxyModel;
class CalendarHeader;
class EnvironmentFilter;
class FreezeActions;
class FreezePanel;
class MonthView;
class PageStack;
class Workspace;

/// Freezes as a month and as an agenda, with the selected one in words beside them.
class CalendarPage final : public Page
{
    Q_OBJECT

public:
    explicit CalendarPage(Workspace *workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void setScope(QUuid environment) override;
    void showFreezeWindow(QUuid id) override;
    void startNewFreeze(QUuid environment) override;
    void startNewItem() override { startNewFreeze({}); }
    bool hasNewItem() const override { return true; }
    QString newItemText() const override;
    void setSidebarVisible(bool visible) override;
    QList<QWidget *> panes() const override;
    QList<QAction *> menuActions() const override { return m_menuActions; }

    MonthView *monthView() const { return m_month; }
    QTableView *agenda() const { return m_table; }
    void showAgenda(bool agenda);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildAgenda();
    QWidget *buildSide();
    void buildActions();
    void connectWorkspace();
    void connectViews();
    void scheduleUpdate();
    void updateAll();
    void updateStack();
    void updateEntries();
    void updateSelection();
    void updateAgendaState();
    void updateZone();

    void select(FreezeWindowId id);
    void syncTable();
    void createOnDays(QDate first, QDate last);
    void edit(FreezeWindowId id);
    void remove(FreezeWindowId id);
    void copySelection();
    CalendarEntry entryOf(const FreezeWindow &window) const;
    QList<Environment> environments() const;
    EnvironmentId onlyShownEnvironment() const; ///< Null unless exactly one is shown.
    QString createRefusal() const;
    QString editRefusal(const FreezeWindow &window) const;
    QString deleteRefusal(const FreezeWindow &window) const;
    Instant now() const;

    Workspace *m_workspace;
    FreezeActions *m_actions = nullptr;
    CalendarHeader *m_header = nullptr;
    EnvironmentFilter *m_filter = nullptr;
    FreezePanel *m_panel = nullptr;
    MonthView *m_month = nullptr;
    QTableView *m_table = nullptr;
    AgendaProxyModel *m_proxy = nullptr;
    PageStack *m_agendaStack = nullptr;
    QStackedWidget *m_views = nullptr;
    PageStack *m_stack = nullptr;
    QWidget *m_side = nullptr;
    QTimer *m_updateTimer = nullptr;
    QList<QAction *> m_menuActions;
    QAction *m_newAction = nullptr;
    QAction *m_editAction = nullptr;
    QAction *m_deleteAction = nullptr;
    QAction *m_copyAction = nullptr;
    FreezeWindowId m_selected;
    QUuid m_scope;
    bool m_sidebar = true;
};

} // namespace tidegate
