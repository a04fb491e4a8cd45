// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspacemove.h"
#include "ui/servers/endpointprovider.h"
#include "ui/widgets/autosizedialog.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QProgressBar;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class FactList;
class InlineMessage;

/// Moves the workspace on this computer to a server, in four steps: which server, what would be moved, the way there with its progress, and what became of
/// it. Nothing is written before the second step is confirmed. Show it by open(). The source must outlive it.
class MoveDialog final : public AutoSizeDialog
{
    Q_OBJECT

public:
    MoveDialog(ServerTableModel *servers, const EndpointProvider &provider, WorkspaceSource *source, QWidget *parent = nullptr);

    void reject() override;

signals:
    void openRequested(const QString &id); ///< The server it has moved to.
    /// Stored already. token empty: nothing new.
    void saved(const tidegate::SavedServer &connection, const QByteArray &token);

private:
    QWidget *makeServerPage();
    QWidget *makePlanPage();
    QWidget *makeWayPage();
    QWidget *makeEndPage();
    void makeButtons();
    const SavedServer *current() const;
    void addServer();
    void store(const SavedServer &connection, const QByteArray &token);
    void chooseServer();
    void ask(const QByteArray &token);
    void signIn();
    void go();
    void back();
    void showMove();
    void showServers();
    void showPlan();
    void showRefusal();
    void showWay();
    void showFailure();
    void showEnd();
    void setButtons(const QString &go, bool canGo, bool canGoBack, const QString &leave);

    ServerTableModel *m_servers;
    EndpointProvider m_provider;
    WorkspaceMove *m_move;
    QString m_server; ///< Id of the one that was chosen.
    QSortFilterProxyModel *m_shown;
    QStackedWidget *m_pages;
    QTreeView *m_list = nullptr;
    QPushButton *m_add = nullptr;
    QLabel *m_planTitle = nullptr;
    QWidget *m_plan = nullptr;
    FactList *m_facts = nullptr;
    QLabel *m_notes = nullptr;
    QLabel *m_wayTitle = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_wayNote = nullptr;
    QLabel *m_end = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_go = nullptr;
    QPushButton *m_leave = nullptr;
    InlineMessage *m_message;
    int m_asked = 0; ///< Counts questions: an endpoint that comes for an older one is not used.
};

} // namespace tidegate
