// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/edit.h"
#include "models/queries.h"
#include "services/async/whendone.h" // IWYU pragma: export: how the commands below are waited for
#include "services/domain/agent.h"
#include "services/domain/change.h"
#include "services/domain/driftrule.h"
#include "services/domain/environmentsummary.h"
#include "services/domain/monitor.h"
#include "services/domain/server.h"
#include "services/domain/targetpatch.h"

#include <QObject>

#include <memory>

namespace tidegate {

class ApiClient;
class AgentTableModel;
class AuditLogModel;
class DraftStore;
class DriftTableModel;
class EnvironmentTableModel;
class FreezeWindowTableModel;
class TargetTreeModel;

/// Everything the console shows of one connection: the models, kept live by the change feed, and the commands that change it. Nothing else of the console
/// writes to the server.
///
/// A command's future ends after the models show the outcome. On failure nothing changed and the error says why; the caller shows it
/// next to what failed. GUI thread only; never blocks.
class Workspace : public QObject
{
    Q_OBJECT

public:
    enum class State { Closed, Connecting, Live, Reconnecting, Offline, SignInNeeded };
    Q_ENUM(State)

    explicit Workspace(Endpoint endpoint, QObject *parent = nullptr);
    ~Workspace() override;

    /// Loads everything and follows the feed. loaded() or loadFailed() follows.
    void open();
    /// The same, with a server that became known only now (an embedded backend that has started, a sign-in).
    void open(Endpoint endpoint);
    /// There is no server to load from: Offline, and loadFailed() says why.
    void fail(const Error &error);
    /// Its server is about to be known: Connecting. open(endpoint), fail() or needSignIn() follows.
    void expectServer();
    /// The server cannot be asked without a token: SignInNeeded, and loadFailed() says so. open(endpoint) goes on.
    void needSignIn();
    /// Forgets the connection and all that came from it, before another one is opened: what is under way is dropped, the models are
    /// emptied row by row, and nobody is known. Not read-only any more.
    void close();
    /// Loads everything again, keeping rows, selection and order; where nothing but the rest of the targets did not come, that rest.
    void refresh();
    /// Forgets the backoff and tries to reach the server at once.
    void retryNow();
    /// The computer slept or changed its network: what seems to be open may be dead, so that it is opened anew.
    void wake();

    State state() const;
    /// How the scheduled checks of the server are doing, unless it does not say, or nobody listens.
    std::optional<MonitorReport> checks() const;
    QDateTime asOf() const; ///< When the data were last known to be current; UTC.
    QDateTime nextTry() const;
    Identity identity() const;
    ServerInfo server() const;
    QUrl address() const; ///< Where the server is: "https://tidegate.example.net"; empty while none is known.
    bool isLoaded() const;
    /// Loaded, and all targets are here. Of very many the first are shown as soon as they have arrived, and what lists, counts or searches the targets
    /// does not know all of them until completed().
    bool isComplete() const;
    bool isArriving() const { return isLoaded() && !isComplete(); }
    bool isStalled() const; ///< loadFailed() spoke of the rest of the targets alone; all else of the load is here.
    /// Asks for a target that has not arrived yet, before the others.
    void fetch(TargetId target);
    /// Whether an action may be offered. The one place that decides: the role has the permission and, unless it only
    /// reads, the connection is live and not read-only. permissionsChanged() says when to ask again.
    bool can(Permission permission) const;
    /// Why can() says no, as a sentence for a tooltip; empty when it says yes.
    QString whyNot(Permission permission) const;
    bool isReadOnly() const;
    void setReadOnly(bool readOnly);             ///< Also refuses to send whatever would change something.
    QDateTime serverNow() const;                 ///< The server's clock as it was measured last, going on whatever becomes of this computer's; UTC.
    std::chrono::milliseconds clockSkew() const; ///< How far the server's clock is ahead of this computer's; the measuring is good to a second.

    /// The model of a resource.
    template <typename Model>
    Model *model() const
    {
        return findChild<Model *>(QString(), Qt::FindDirectChildrenOnly);
    }
    EnvironmentTableModel *environments() const;
    TargetTreeModel *targets() const;
    FreezeWindowTableModel *freezes() const;
    DriftTableModel *drift() const;
    AuditLogModel *audit() const;
    AgentTableModel *agents() const;

    Queries &queries() const;   ///< For details that no model holds (history, inventory, sticker of one target).
    ApiClient &client() const;  ///< For models and programs: widgets do not see what it is.
    DraftStore &drafts() const; ///< What editors of this connection hold; keeps nothing until it has a folder.

    QFuture<Result<EnvironmentSummary>> create(const Environment &environment);
    QFuture<Result<EnvironmentSummary>> update(const Environment &environment);
    QFuture<Result<void>> remove(const Environment &environment, bool cascade, const QString &confirm, const QString &reason);
    QFuture<Result<void>> restore(EnvironmentId environment); ///< With what was deleted with it.
    QFuture<Result<void>> acceptClock(const QString &reason); ///< Takes the present reading of the server's clock for true.
    QFuture<Result<void>> reorder(const QList<EnvironmentId> &order);
    QFuture<Result<FreezeWindow>> create(const FreezeWindow &window);
    QFuture<Result<FreezeWindow>> update(const FreezeWindow &window, const QString &reason = {});
    QFuture<Result<void>> remove(const FreezeWindow &window, const QString &reason);
    QFuture<Result<void>> restore(FreezeWindowId window);
    QFuture<Result<TargetGroup>> create(const TargetGroup &group);
    QFuture<Result<TargetGroup>> update(const TargetGroup &group);
    QFuture<Result<void>> remove(const TargetGroup &group, bool detach, const QString &reason = {});
    QFuture<Result<void>> restore(TargetGroupId group); ///< With the targets it held, unless they were put elsewhere.
    QFuture<Result<Target>> create(const Target &target);
    /// With credentials, which are stored right behind it and go back with it: one edit. Where one is not stored the target is there without it, and so is
    /// the edit; the answer is the error of that, `credential-not-stored`.
    QFuture<Result<Target>> create(const Target &target, const TypedCredentials &credentials);
    QFuture<Result<Target>> update(const Target &target);
    QFuture<Result<void>> remove(const Target &target, const QString &reason);
    QFuture<Result<void>> restore(TargetId target); ///< Its stored credentials do not come back.
    /// One patch for many targets, at most maxTargetsAtOnce; one outcome per id, in order.
    static constexpr qsizetype maxTargetsAtOnce = 100;
    QFuture<Result<QList<PatchOutcome>>> patch(const QList<TargetId> &ids, const TargetPatch &patch);
    QFuture<Result<HealthReport>> checkHealth(TargetId target); ///< The tree shows "checking" meanwhile.
    QFuture<Result<Operation>> syncInventory(TargetId target);  ///< Ends when it was begun; Queries::operation() tells of its end.
    QFuture<Result<DriftRule>> ignore(const DriftRule &rule);   ///< Under its id, if it has one.
    QFuture<Result<void>> stopIgnoring(const DriftRule &rule);
    QFuture<Result<Sticker>> record(const Sticker &sticker);
    QFuture<Result<ShownChange>> explain(ObservedChangeId change, const ChangeExplanation &said); ///< The verdict stays.
    /// kind: see SecretInfo. Its result is the reference to put into the connection.
    QFuture<Result<QString>> setSecret(TargetId target, const QString &kind, const QByteArray &value);
    QFuture<Result<void>> removeSecret(TargetId target, const QString &kind); ///< One that is gone already counts as removed.

    QFuture<Result<ShownAgent>> acceptAgent(AgentId agent);     ///< Pending or inactive becomes active.
    QFuture<Result<ShownAgent>> deactivateAgent(AgentId agent); ///< The way back is to accept it.
    QFuture<Result<ShownAgent>> revokeAgent(AgentId agent, const QString &reason);
    QFuture<Result<ShownAgent>> rotateAgent(AgentId agent); ///< Its next sign of life is answered with a new credential.
    QFuture<Result<ShownAgent>> update(const Agent &agent); ///< Its name, labels and environments.
    QFuture<Result<void>> removeAgent(AgentId agent, const QString &reason);
    /// Lets one machine in, for so long. Its text is shown this once.
    QFuture<Result<NewRegistrationToken>> create(const RegistrationToken &token, std::chrono::seconds life);
    QFuture<Result<void>> removeToken(const RegistrationToken &token);

    /// The commands that start() sends are one edit together with all others under the same id; words(count) says what it is called.
    void together(const QUuid &id, const std::function<QString(int)> &words, const std::function<void()> &start);

signals:
    /// A command changed something, and this is the way back. Before its future ends; not for the steps of an edit.
    void edited(const tidegate::Edit &edit);
    void stateChanged();
    /// Targets so far, also after loaded(), and all of them (-1: not known).
    void loadProgressed(qint64 targets, qint64 total);
    void loaded();
    void completed();                               ///< isComplete(), after every load.
    void loadFailed(const tidegate::Error &error);  ///< Also when the rest of the targets does not come (isStalled()); what is here stays.
    void driftMissed(const tidegate::Error &error); ///< The drift of many targets did not come behind them; it is asked for again.
    void identityChanged();
    void checksChanged();      ///< checks() says something else.
    void clockChanged();       ///< server().clockHighest or clockWarning is another.
    void permissionsChanged(); ///< can() or whyNot() may answer differently from now on.
    /// Another try is wanted, but no server is known: after fail() and needSignIn().
    void serverWanted();
    /// Something the user wanted done was refused for the token: ask for a new one, in front of whatever is open.
    void signInWanted();
    /// Something on the server changed that pages with their own details may want to load again.
    void entityChanged(tidegate::EntityType type, QUuid id);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace tidegate
