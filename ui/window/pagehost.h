// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/typedcommand.h"
#include "ui/window/navigation.h"
#include "ui/window/pages.h"

#include <QPointer>
#include <QStackedWidget>

QT_BEGIN_NAMESPACE
class QUrl;
QT_END_NAMESPACE

QT_BEGIN_NAMESPACE
class QScrollArea;
QT_END_NAMESPACE

namespace tidegate {

class ModeBar;

/// The pages, one of them shown, each made when it first is: the scope they share, the way back and forth, the pane that has the focus, and
/// what one page asks of another. GUI thread only.
class PageHost final : public QStackedWidget
{
    Q_OBJECT

public:
    /// The workspace must outlive it.
    explicit PageHost(Workspace *workspace, QWidget *parent = nullptr);

    const QList<PageInfo> &infos() const { return m_infos; }
    QList<Page *> pages() const;   ///< Those that are made.
    Page *page(const QString &id); ///< Made when it does not exist yet, and of the scope; null: no connection, or an unknown one.
    Page *currentPage() const;     ///< Null after clear(), until open().
    QString currentPageId() const;
    int currentPageIndex() const { return m_page; } ///< In infos(); −1: none.
    QUuid scope() const { return m_scope; }

    void open(const QString &pageId, QUuid scope); ///< The first page of a connection; of an unknown id the first of all.
    void clear();                                  ///< The pages hold what they were asked about a connection; new ones know nothing of it.

    void showPage(const QString &id);  ///< Does nothing for an unknown one. Another page than before has the focus.
    void enterPage(const QString &id); ///< Shows it and gives its main pane the focus, also when it is shown already.
    void enterCurrent();               ///< Gives the main pane of the page the focus.
    /// Once for each connection, when its data are there: work begins in the page, not in the first control of the window.
    void enterFirstPage(bool isBusy); ///< isBusy: the user is at work outside of the pages, and stays there.
    void setScope(QUuid environment); ///< Null: all environments.
    void leaveScope();                ///< The environment is gone: all, which is no step of the way.
    void showTarget(QUuid target);
    void showFreezeWindow(QUuid window);
    void showAgent(QUuid agent);
    void startNewFreeze(QUuid environment); ///< Null: the scope.
    /// Opens the form with it: the calendar's, or the one that freezes at once, over whatever page is shown. No environments: the scope.
    void startFreeze(const FreezePlan &plan);
    void editEnvironment(QUuid environment);            ///< In its editor.
    void startRemoval(const QString &page, QUuid item); ///< Asks on that page whether to delete or end it.
    void askAbout(const TypedCommand &question);        ///< Whether an environment takes a deployment, on the overview.
    /// tidegate://open/<connection>/environments|freeze-windows|targets/<id>; shows it, never acts. False for anything else.
    bool openLink(const QUrl &link);
    void refresh(); ///< What the workspace holds, and what the page has besides.

    bool canStep(int direction) const { return m_places.canGo(direction); } ///< −1: back, 1: forward.
    void step(int direction);
    void cyclePane(int direction, ModeBar *modes); ///< To the next pane of the page, of which the modes are the first.
    void setSidebarVisible(bool visible);          ///< Of the pages that are made.

signals:
    void pageMade(tidegate::Page *page);
    void placeChanged(); ///< Another page, scope or way back.
    void refused(const QString &why);

private:
    Page *pageAt(int index); ///< Made when it does not exist yet.
    void connectPage(Page *page);
    int indexOf(const QString &id) const; ///< −1: unknown.
    void awaitTarget(QUuid target);
    void go(const Place &place, bool remember);

    Workspace *m_workspace;
    QList<PageInfo> m_infos;
    QList<Page *> m_pages;        ///< Null: not made yet.
    QList<QScrollArea *> m_areas; ///< What has each of them: it scrolls where the window is too small for the page.
    int m_page = -1;
    QUuid m_scope;
    Navigation m_places;
    QPointer<QObject> m_awaiting; ///< The target of a link that has not arrived.
    bool m_entered = false;       ///< By enterFirstPage().
};

} // namespace tidegate
