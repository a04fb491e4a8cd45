// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/draftstore.h"
#include "models/feeds/feeds.h"
#include "models/workspace.h"
#include "models/workspaceedits.h"
#include "services/client/apiclient.h"

#include <QDateTime>
#include <QPromise>
#include <QTimer>

namespace tidegate {

/// The state of the connection; what it shows is the business of the feeds.
struct Workspace::Private
{
    Private(Workspace &workspace, Endpoint endpoint);

    // Loading everything (workspaceload.cpp)
    void load();
    void loadFeeds();
    void apply();
    void complete();
    void fail(const Error &error);
    void waitAfter(const Error &error); ///< What is loading does not go on by itself.
    void stall(const Error &error);
    void retry(); ///< Loads what did not come.

    // Staying current (workspacefeed.cpp)
    void setState(State state);
    void tokenRefused(bool duringWrite);
    void forgetData();
    enum class Refusal { None, Closed, Waiting, NotLive, SignIn, ReadOnly, Role };
    Refusal refusal(Permission permission) const;
    void takeNotices(const QList<ChangeNotice> &notices);
    void refreshSoon();
    void feedLost(const Error &error, std::chrono::milliseconds delay);
    void feedOpened();
    void tick();

    Instant now() const;                      ///< The server's clock.
    std::chrono::milliseconds offset() const; ///< Server minus local.
    void takeTime(Instant serverTime);
    void takeInfo(const ServerInfo &taken);
    void measureClock();
    void askForChecks();
    void takeChecks(const std::optional<MonitorReport> &taken);

    /// The way of every command to the server. apply(result) shows the outcome before it is handed out.
    template <typename T>
    QFuture<Result<T>> write(CommandFor<T> command, std::function<void(const Result<T> &)> apply = {});
    /// The same for an environment, which is loaded with its state before the result is handed out.
    /// note(written) before the result is handed out.
    QFuture<Result<EnvironmentSummary>> writeWithState(const CommandFor<EnvironmentSummary> &command, const std::function<void(const Environment &)> &note);
    /// take(thing) when it was restored.
    template <typename T, typename Take>
    QFuture<Result<void>> restore(const CommandFor<T> &command, Take take);
    void credentialChanged(const WorkspaceEdits::Origin &origin, TargetId target, const QString &text); ///< There is no way back from it.
    /// Sends a command about an agent and shows what came of it; note(before, after) when it was done.
    using AgentNote = std::function<void(const Agent &before, const Agent &after)>;
    QFuture<Result<ShownAgent>> writeAgent(AgentId agent, const CommandFor<ShownAgent> &command, const AgentNote &note);
    void showWindow(const FreezeWindow &window);
    void showNew(const Target &target);
    /// Stores the credentials of a target that was just made, then notes both as one edit.
    QFuture<Result<Target>> storeAll(const WorkspaceEdits::Origin &origin, const Target &made, const TypedCredentials &credentials);
    void storeNext(TargetId target, TypedCredentials credentials, const std::function<void(const Result<void> &)> &end);

    Workspace &q;
    ApiClient client;
    Queries queries{client};
    WorkspaceEdits edits{q, client};
    Feeds feeds;
    DraftStore drafts;
    QTimer clock{&q};                     ///< For what ages without an event.
    QTimer retryLoad;                     ///< After a failed load, or one that is due soon.
    std::unique_ptr<Gathering> loading;   ///< Null when nothing is being loaded.
    std::optional<ServerInfo> loadedInfo; ///< Of that load, as the next.
    std::optional<Identity> loadedIdentity;
    State state = State::Connecting;
    QDateTime asOf;
    QDateTime nextTry;
    Identity identity;
    ServerInfo info;
    QUrl address;                            ///< Of the server.
    std::optional<Instant> serverTime;       ///< As it was measured last …
    std::chrono::milliseconds measuredAt{0}; ///< … at this time since boot.
    std::optional<MonitorReport> checks;
    static constexpr int ticksPerMeasure = 4; ///< Once a minute.
    int ticks = 0;
    static constexpr int offlineAfter = 3; ///< Failures in a row.
    int failures = 0;
    bool loaded = false;
    bool loadsAll = false;  ///< The next retry() loads everything, also where a part is missing only.
    bool isInDoubt = false; ///< Something failed while targets arrive: when they are here, everything is loaded again.
    bool following = false;
    bool feedOpen = false;
    bool readOnly = false;
    bool hasServer = false;
};

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

template <typename T, typename Take>
QFuture<Result<void>> Workspace::Private::restore(const CommandFor<T> &command, Take take)
{
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    whenDone(write(command), &q, [promise, take = std::move(take)](const Result<T> &result) {
        if (result)
            take(*result);
        promise->addResult(result ? Result<void>() : Result<void>(result.error()));
        promise->finish();
    });
    return promise->future();
}

} // namespace tidegate
