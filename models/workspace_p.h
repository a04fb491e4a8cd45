// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/draftstore.h"
#include "models/feeds/reloadqueue.h"
#include "models/workspace.h"
#include "services/client/apiclient.h"

#include <QDateTime>
#include <QPromise>
#include <QSet>
#include <QTimer>

namespace tidegate {

struct FleetDrift;

/// What one load gathers before anything of it is shown.
struct WorkspaceLoad
{
    int pending = 0;
    std::optional<Error> error; ///< The first one.
    std::optional<ServerInfo> info;
    std::optional<Identity> identity;
    QList<EnvironmentSummary> environments;
    qint64 position = -1;
    QHash<EnvironmentId, QList<TargetGroup>> groups;
    QList<FreezeWindow> windows;
    QList<Target> targets;
    QList<std::pair<TargetId, DriftReport>> drift;
    AuditPage audit;
};

struct Workspace::Private
{
    using Load = std::shared_ptr<WorkspaceLoad>;

    Private(Workspace &workspace, Endpoint endpoint);

    // Loading everything (workspaceload.cpp)
    void load();
    void loadBelow(const Load &load);
    void apply(const Load &load);
    void fail(const Error &error);
    /// Counts an answer as pending; take(value) stores it, then() runs once none is pending.
    template <typename T>
    void gather(const Load &load, const QFuture<Result<T>> &future, std::function<void(const T &)> take, void (Private::*then)(const Load &),
                bool optional = false);

    // Staying current (workspacefeed.cpp)
    void setState(State state);
    void tokenRefused(bool duringWrite);
    void forgetData();
    enum class Refusal { None, Closed, Waiting, NotLive, SignIn, ReadOnly, Role };
    Refusal refusal(const QString &permission) const;
    void takeNotices(const QList<ChangeNotice> &notices);
    void queueFor(const ChangeNotice &notice);
    void countSoon(EnvironmentId environment); ///< Loads it again within a second.
    void reload(const QList<Reload> &reloads);
    void reloadOne(const Reload &reload);
    void reloadTargets(const QList<Reload> &rows); ///< At most ApiClient::mostTargetsAtOnce.
    void reloadEnvironments(const Reload &reload);
    void reloadWindows(const Reload &reload);
    void reloadGroups(const Reload &reload);
    /// Ends a reload, or one of `left` parts of it: take(value) when there is one, gone() when it is no longer there; anything else is made good by a full
    /// load. `others` end with it.
    template <typename T>
    void settle(const Reload &reload, const QFuture<Result<T>> &future, std::function<void(const T &)> take, std::function<void()> gone = {},
                const std::shared_ptr<int> &left = {}, const QList<Reload> &others = {});
    void refreshSoon();
    void feedLost(const Error &error, std::chrono::milliseconds delay);
    void feedOpened();
    void tick();
    void armBoundary();
    void passBoundary();

    // Putting single things into all models that show them
    void show(const EnvironmentSummary &environment);
    void hide(EnvironmentId environment);
    void loadBelow(EnvironmentId environment);
    void show(const FreezeWindow &window);
    void show(const Target &target) { show(QList<Target>{target}); }
    void show(const QList<Target> &changed);
    void showDrift(TargetId target, const DriftReport &report);
    FleetDrift fleetDrift(TargetId target, const DriftReport &report) const;
    void refreshNames();
    void replaceWindows(EnvironmentId environment, const QList<FreezeWindow> &windows);
    Instant now() const;                      ///< The server's clock.
    std::chrono::milliseconds offset() const; ///< Server minus local.
    void takeTime(Instant serverTime);
    void takeInfo(const ServerInfo &taken);
    void measureClock();
    Instant windowsFrom() const;
    Instant windowsTo() const;

    /// The way of every command to the server. apply(result) shows the outcome before it is handed out.
    template <typename T>
    QFuture<Result<T>> write(CommandFor<T> command, std::function<void(const Result<T> &)> apply = {});
    /// The same for an environment, which is loaded with its state before the result is handed out.
    QFuture<Result<EnvironmentSummary>> writeWithState(const CommandFor<EnvironmentSummary> &command);

    Workspace &q;
    ApiClient client;
    Queries queries{client};
    EnvironmentTableModel *environments;
    TargetTreeModel *targets;
    FreezeWindowTableModel *freezes;
    DriftTableModel *drift;
    AuditLogModel *audit;
    DraftStore drafts;
    ReloadQueue queue;
    QTimer boundary;  ///< To the next start or end of a freeze.
    QTimer clock;     ///< For what ages without an event.
    QTimer retryLoad; ///< After a failed load, or one that is due soon.
    QTimer counting;  ///< To when the environments in miscounted are loaded again.
    QSet<EnvironmentId> miscounted;
    QHash<EnvironmentId, QString> shownNames; ///< As the models below show them.
    Load loading;                             ///< Null when nothing is being loaded.
    State state = State::Connecting;
    Instant boundaryPassed; ///< Up to here, changes of freezes were seen.
    QDateTime asOf;
    QDateTime nextTry;
    Identity identity;
    ServerInfo info;
    std::optional<Instant> serverTime;        ///< As it was measured last …
    std::chrono::milliseconds measuredAt{0};  ///< … at this time since boot.
    static constexpr int ticksPerMeasure = 4; ///< Once a minute.
    int ticks = 0;
    static constexpr int offlineAfter = 3; ///< Failures in a row.
    int failures = 0;
    bool loaded = false;
    bool following = false;
    bool feedOpen = false;
    bool readOnly = false;
    bool hasServer = false;
};

template <typename T>
void Workspace::Private::gather(const Load &load, const QFuture<Result<T>> &future, std::function<void(const T &)> take, void (Private::*then)(const Load &),
                                bool optional)
{
    ++load->pending;
    whenDone(future, &q, [this, load, take = std::move(take), then, optional](const Result<T> &result) {
        --load->pending;
        if (load != loading)
            return; // a newer one took over
        if (result)
            take(*result);
        else if (!load->error && !(optional && result.error().kind == ErrorKind::Forbidden))
            load->error = result.error();
        if (load->pending > 0)
            return;
        if (load->error)
            fail(*load->error);
        else
            (this->*then)(load);
    });
}

template <typename T>
void Workspace::Private::settle(const Reload &reload, const QFuture<Result<T>> &future, std::function<void(const T &)> take, std::function<void()> gone,
                                const std::shared_ptr<int> &left, const QList<Reload> &others)
{
    whenDone(future, &q, [this, reload, left, others, take = std::move(take), gone = std::move(gone)](const Result<T> &result) {
        if (result)
            take(*result);
        else if (result.error().kind == ErrorKind::NotFound && gone)
            gone();
        else if (result.error().kind != ErrorKind::Forbidden && result.error().kind != ErrorKind::Unauthenticated)
            refreshSoon();
        if (!left || --*left == 0)
            queue.finished(reload);
        for (const Reload &other : others)
            queue.finished(other);
    });
}

template <typename T>
QFuture<Result<T>> Workspace::Private::write(CommandFor<T> command, std::function<void(const Result<T> &)> apply)
{
    command.key = client.keyFor(command);
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    whenDone(client.send(command), &q, [promise, apply = std::move(apply)](const Result<T> &result) {
        if (apply)
            apply(result);
        promise->addResult(result);
        promise->finish();
    });
    return promise->future();
}

} // namespace tidegate
