// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/calendarsource.h"
#include "ui/page/page.h"

QT_BEGIN_NAMESPACE
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class CalendarActions;
class CalendarExport;
class CalendarHeader;
class CalendarSide;
class CalendarViews;
class PageStack;
class Workspace;

/// Freezes as a timeline, a week, a month and an agenda that share selection and place, with the selected one in words beside them.
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
    void startRemoval(QUuid freeze) override;
    void startFreeze(const FreezePlan &plan) override;
    void startNewItem() override { startNewFreeze({}); }
    bool hasNewItem() const override { return true; }
    QString whyNoNewItem() const override;
    QString newItemText() const override;
    void setSidebarVisible(bool visible) override;
    QList<QWidget *> panes() const override;
    QWidget *mainPane() const override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    QUuid currentItem() const override;
    QUuid selectedEnvironment() const override;
    void showItem(QUuid id) override { showFreezeWindow(id); }
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectWorkspace();
    void connectHeader();
    void connectViews();
    void connectActions();
    void askForChange(const FreezeChange &change);
    void scheduleUpdate();
    void updateAll();
    void updateContent();
    void updateStack();
    void updateSide();
    void updateShown();
    void updateZone();

    Workspace *m_workspace;
    FreezeChanges *m_changes;
    CalendarSource m_source;
    CalendarHeader *m_header = nullptr;
    CalendarViews *m_views = nullptr;
    CalendarSide *m_side = nullptr;
    CalendarActions *m_actions = nullptr;
    CalendarExport *m_export = nullptr;
    PageStack *m_stack = nullptr;
    QTimer *m_updateTimer = nullptr;
    QUuid m_scope;
    std::optional<bool> m_sidebarWish; ///< Nothing: by the width of the page.
};

} // namespace tidegate
