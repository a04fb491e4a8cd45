// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/serverthread.h"
#include "models/workspace.h"
#include "ui/window/mainwindow.h"

#include <QModelIndex>
#include <QSet>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace tidegate::test {

/// Goes through everything the console shows on the example fleet: each page, empty-handed and with something selected, each tab, each
/// view of the calendar, and each dialog that an action with an ellipsis or a button with one opens.
class ConsoleWalk
{
public:
    /// The window or dialog as it stands, and a name for it such as "targets, selected".
    using Visit = std::function<void(QWidget *surface, const QString &name)>;

    ConsoleWalk();

    /// A new window each time, in the language and the direction that are set. False when the fleet did not load.
    bool run(const Visit &visit);
    MainWindow *window() const { return m_window.get(); }
    void waitUntilIdle(); ///< Until nothing moves any more.

private:
    void walkSession(); ///< What the program shows besides the main window.
    // consolescenes.cpp: what more than one press leads to.
    void walkScenes();
    void walkTargetScenes();
    void walkTargetEditor();
    void walkTargetConnection();
    void walkTargetFilters(const QModelIndex &branch);
    void walkCalendarScenes();
    void walkEnvironmentScenes();
    void walkTimes();
    void walkChanges();
    void walkFrameScenes();
    void walkConnections();
    void walkMove();
    void walkConflict();
    void walkDeleted();
    void walkImport();
    void walkDiscovery();
    void walkWithoutServer();
    void walkEmptyWorkspace();
    void walkMenus(const QString &name);     ///< The context menu of every list, and the menus of buttons.
    QAction *action(const char *name) const; ///< Of the page that shows; null: none.
    void walkPage(const QString &id);
    void walkTabs(const QString &name);
    void walkViews(const QString &name);
    void walkActions(const QString &name);
    void walkButtons(const QString &name);
    void selectSomething();
    void waitForDetails();
    void show(QWidget *surface, const QString &name);
    /// Does it, visits what it opened, lets inside go on in there, and closes that again, with what was typed.
    void lookAtWhatOpens(const QString &name, const std::function<void()> &open, const std::function<void(QWidget *)> &inside = {});
    bool openMainWindow(const Endpoint &endpoint, const ConsoleOptions &options);

    QTemporaryDir m_directory;
    ServerThread m_backend;
    QByteArray m_secret;
    QUrl m_url;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    Visit m_visit;
    QSet<QString> m_opened; ///< Texts of actions that were tried.
    int m_conflicts = 0;    ///< How often somebody else changed something.
};

} // namespace tidegate::test
