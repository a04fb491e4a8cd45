// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/freezeexport.h"
#include "services/domain/environment.h"
#include "ui/calendar/calendarpaper.h"
#include "ui/calendar/span/spanview.h"
#include "ui/page/page.h"

QT_BEGIN_NAMESPACE
class QModelIndex;
class QSettings;
class QStackedWidget;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AgendaProxyModel;
class CalendarHeader;
class CreatePopover;
class EnvironmentFilter;
class FreezeActions;
class FreezePanel;
class MiniMonth;
class MonthView;
class PageStack;
class TimelineView;
class WeekView;
class Workspace;
struct FreezeCommands;
struct PreviewSource;

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
    void startNewItem() override { startNewFreeze({}); }
    bool hasNewItem() const override { return true; }
    QString whyNoNewItem() const override;
    QString newItemText() const override;
    void setSidebarVisible(bool visible) override;
    QList<QWidget *> panes() const override;
    QWidget *mainPane() const override;
    QList<QAction *> menuActions() const override { return m_menuActions; }
    QList<KeyHint> keyHints() const override;
    QUuid currentItem() const override { return m_selected.uuid(); }
    void showItem(QUuid id) override { showFreezeWindow(id); }
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

    MonthView *monthView() const { return m_month; }
    WeekView *weekView() const { return m_week; }
    TimelineView *timeline() const { return m_timeline; }
    QTableView *agenda() const { return m_table; }
    CreatePopover *popover() const { return m_popover; }
    CalendarView view() const { return m_view; }
    void showView(CalendarView view); ///< At the place and with the selection of the one before.

    QList<ExportedFreeze> shownFreezes() const; ///< What an export holds: those in view, in the agenda all that are listed.
    CalendarPaper paper() const;
    bool exportTo(const QString &file); ///< By its suffix: ics, csv, png, pdf. False: a message says why it was not written.

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    FreezeCommands commands();
    PreviewSource previewSource();
    void build();
    void buildAgenda();
    QWidget *buildSide();
    void buildActions();
    void buildExports();
    void connectWorkspace();
    void connectViews();
    void connectHeader();
    void connectSpanView(SpanView *view);
    void connectActions();
    void scheduleUpdate();
    void updateAll();
    void updateStack();
    void updateEntries();
    void updateMiniMonth();
    void updateTitle();
    void updateSelection();
    void updateAgendaState();
    void updateZone();

    void select(FreezeWindowId id);
    void syncTable();
    void goTo(QDate day);
    void step(int pages);
    void openPopover(const FreezeWindow &draft, const QRect &anchor, const QWidget *viewport);
    void createOnDays(QDate first, QDate last);
    void create(const FreezeWindow &window);
    void endCreation(bool takeFocus);
    void edit(FreezeWindowId id);
    void remove(FreezeWindowId id);
    void copySelection();
    void copyJson();
    void chooseExportFile(const QString &filter, const QString &suffix);
    void print();
    QWidget *viewWidget(CalendarView view) const;
    SpanView *spanView() const; ///< The current view when it is one; null otherwise.
    TimeSpan place() const;     ///< Where the current view is: its range or its cursor.
    TimeSpan shownSpan() const; ///< What the current view has in view; of the agenda: everything.
    QList<CalendarEntry> shownEntries() const;
    QList<CalendarLane> lanes() const; ///< The environments that are shown.
    CalendarEntry entryOf(const FreezeWindow &window) const;
    QString nameOf(UserId user) const;
    QString describe(FreezeWindowId id) const;
    QList<Environment> environments() const;
    EnvironmentId onlyShownEnvironment() const; ///< Null unless exactly one is shown.
    QString createRefusal() const;
    QString editRefusal(const FreezeWindow &window) const;
    QString deleteRefusal(const FreezeWindow &window) const;
    Instant now() const;
    Instant midnight(QDate day) const;

    Workspace *m_workspace;
    FreezeActions *m_actions = nullptr;
    CalendarHeader *m_header = nullptr;
    EnvironmentFilter *m_filter = nullptr;
    MiniMonth *m_mini = nullptr;
    FreezePanel *m_panel = nullptr;
    TimelineView *m_timeline = nullptr;
    WeekView *m_week = nullptr;
    MonthView *m_month = nullptr;
    QTableView *m_table = nullptr;
    AgendaProxyModel *m_proxy = nullptr;
    PageStack *m_agendaStack = nullptr;
    QStackedWidget *m_views = nullptr;
    CreatePopover *m_popover = nullptr;
    PageStack *m_stack = nullptr;
    QWidget *m_side = nullptr;
    QTimer *m_updateTimer = nullptr;
    QList<QAction *> m_menuActions;
    QAction *m_newAction = nullptr;
    QAction *m_editAction = nullptr;
    QAction *m_deleteAction = nullptr;
    QAction *m_copyAction = nullptr;
    QAction *m_copyJsonAction = nullptr;
    CalendarView m_view = CalendarView::Timeline;
    FreezeWindowId m_selected;
    QUuid m_scope;
    bool m_sidebar = true;
};

} // namespace tidegate
