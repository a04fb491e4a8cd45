// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspacesource.h"
#include "services/domain/server.h"
#include "services/domain/target.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>
#include <stop_token>

namespace tidegate {

class ApiClient;

/// The workspace on this computer on its way to a server: what there is to move, the way itself step by step, and what became of it.
///
/// Nothing changes here. The server keeps aside what comes until all of it is there, so a move that is cancelled, or fails, leaves nothing behind but
/// what discard() throws away. One that failed goes on where it stopped. GUI thread only.
class WorkspaceMove final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Idle,       ///< No server was asked yet.
        Asking,     ///< What is here, and whether it could go there.
        Refused,    ///< It cannot: error() says why.
        Ready,      ///< It can: contents() and serverUser() say what would happen.
        Reading,    ///< The rows here.
        Sending,    ///< The rows to the server.
        Applying,   ///< The server puts them in place.
        Storing,    ///< Credentials are stored at the server anew.
        Discarding, ///< What the server has of it is thrown away.
        Failed,     ///< error() says why; retry() or discard().
        Done,
    };
    Q_ENUM(State)

    explicit WorkspaceMove(WorkspaceSource *source, QObject *parent = nullptr);
    ~WorkspaceMove() override;

    /// Looks at both sides and changes nothing.
    void ask(const Endpoint &endpoint);
    /// From Ready.
    void start();
    /// Goes on where it failed.
    void retry();
    /// Stops, and throws away what the server has of it; Idle follows, or Failed.
    void discard();
    /// From Refused, where another move that was begun before is in the way: throws that away, and asks again.
    void discardOther();

    State state() const { return m_state; }
    bool isRunning() const;
    bool canDiscardOther() const { return m_state == State::Refused && !m_other.isNull(); }
    const WorkspaceContents &contents() const { return m_contents; }
    QString serverUser() const { return m_user; } ///< Whose name the history gets.
    qint64 done() const { return m_done; }        ///< Rows of the state, or credentials.
    qint64 total() const { return m_total; }      ///< 0: not known.
    const Error &error() const { return m_error; }
    bool leavesSomething() const { return !m_import.isNull() && m_state != State::Done; } ///< The server has something of it.
    qint64 storedCredentials() const { return m_stored; }
    qint64 lostCredentials() const { return m_lost; } ///< Have to be entered again.

signals:
    void changed(); ///< The state, or how far it is.

private:
    void set(State state, qint64 done = 0, qint64 total = 0);
    void progress(qint64 done);
    void fail(const Error &error);
    void refuse(const Error &error);
    template <typename T>
    void then(const QFuture<Result<T>> &future, void (WorkspaceMove::*take)(const Result<T> &));

    void takeContents(const Result<WorkspaceContents> &contents);
    void takeIdentity(const Result<Identity> &identity);
    void takePreview(const Result<void> &possible);
    void read();
    void takePages(const Result<WorkspacePages> &pages);
    void begin();
    void takeBegun(const Result<WorkspaceImport> &import);
    void goOn(const WorkspaceImport &import);
    void takeKnown(const Result<WorkspaceImport> &import);
    void sendPage(qint64 number);
    void takeSent(const Result<WorkspaceImport> &import);
    void complete();
    void takeApplying(const Result<WorkspaceImport> &import);
    void storeCredentials();
    void takeCredentials(const Result<WorkspaceCredentials> &credentials);
    void storeNext();
    void takePlace(const Result<Target> &target);
    void takeStored(const Result<QString> &reference);
    void takeLeft(const Result<void> &possible);
    void takeOurs(const Result<WorkspaceImport> &import);
    void takeDiscarded(const Result<void> &discarded);
    void takeOtherDiscarded(const Result<void> &discarded);

    WorkspaceSource *m_source;
    std::unique_ptr<ApiClient> m_client;
    Endpoint m_endpoint;
    std::stop_source m_stop;
    QTimer m_poll;  ///< Asks the server how far it is.
    QTimer m_watch; ///< Looks how far the reader is.
    std::shared_ptr<std::atomic<qint64>> m_read;
    State m_state = State::Idle;
    State m_failedIn = State::Idle;
    WorkspaceContents m_contents;
    WorkspacePages m_pages;
    WorkspaceCredentials m_credentials;
    QString m_user;
    ImportId m_import;
    ImportId m_other; ///< In the way.
    Error m_error;
    qint64 m_done = 0;
    qint64 m_total = 0;
    qint64 m_stored = 0;
    QHash<TargetId, qint64> m_storedOf; ///< Each changed its target.
    qint64 m_lost = 0;
    int m_turn = 0;     ///< Counts what was begun anew: an answer for something earlier is too late.
    int m_repeated = 0; ///< Times that a server was asked again to put the rows in place.
};

} // namespace tidegate
