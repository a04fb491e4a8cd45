// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agenttablemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "models/workspace_p.h"
#include "services/async/backoff.h"
#include "services/async/trimheap.h"
#include "services/domain/bootclock.h"

namespace tidegate {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void Workspace::Private::load()
{
    retryLoad.stop();
    loadsAll = isInDoubt = false;
    for (Feed *feed : feeds.all)
        feed->hold();
    // The change feed is followed from what the environments reflect, hence everything else is asked for after them.
    loading = std::make_unique<Gathering>();
    loading->expect<ServerInfo>(client.meta(), [this](const ServerInfo &value) { loadedInfo = value; });
    loading->expect<Identity>(client.whoAmI(), [this](const Identity &value) { loadedIdentity = value; });
    feeds.environments.load(*loading);
    connect(loading.get(), &Gathering::failed, &q, [this](const Error &error) { fail(error); });
    connect(loading.get(), &Gathering::complete, &q, [this] { loadFeeds(); });
}

void Workspace::Private::loadFeeds()
{
    takeTime(loadedInfo->serverTime);
    loading = std::make_unique<Gathering>();
    // The longest list first: its pages come one after the other.
    feeds.targets.load(*loading);
    for (Feed *feed : feeds.all) {
        if (feed != &feeds.environments && feed != &feeds.targets)
            feed->load(*loading);
    }
    connect(loading.get(), &Gathering::failed, &q, [this](const Error &error) { fail(error); });
    connect(loading.get(), &Gathering::complete, &q, [this] { apply(); });
}

void Workspace::Private::apply()
{
    loading.reset();
    takeInfo(*std::exchange(loadedInfo, {}));
    const Identity who = *std::exchange(loadedIdentity, {});
    const bool newIdentity = !loaded || identity.user != who.user || identity.permissions != who.permissions;
    identity = who;
    for (Feed *feed : feeds.all)
        feed->apply();

    loaded = true;
    failures = 0;
    asOf = toDateTime(now());
    clock.start();
    for (Feed *feed : feeds.all)
        feed->release();
    if (newIdentity) {
        emit q.identityChanged();
        emit q.permissionsChanged();
    }
    if (!following || !feedOpen) { // the server answers, so the feed need not wait for its next try
        following = true;
        client.follow(feeds.environments.position());
    } else if (feedOpen) {
        setState(State::Live);
    }
    emit q.loaded();
}

/// All targets of a load are here.
void Workspace::Private::complete()
{
    if (!q.isComplete())
        return; // closed, or loading again
    failures = 0;
    if (std::exchange(isInDoubt, false))
        refreshSoon();
    emit q.completed();
    constexpr int many = 2'000;
    if (feeds.tree->targetCount() > many)
        QTimer::singleShot(1s, &q, &trimHeap); // when the lists read are gone
}

/// The rest of the targets does not come; what came stays.
void Workspace::Private::stall(const Error &error)
{
    // The place in the list is not known any more, or is not for this role.
    loadsAll = loadsAll || error.kind == ErrorKind::Malformed || error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Forbidden;
    waitAfter(error);
    emit q.loadFailed(error);
}

void Workspace::Private::retry()
{
    if (loadsAll || !feeds.targets.isStalled()) {
        load();
        return;
    }
    retryLoad.stop();
    feeds.targets.goOn();
}

void Workspace::Private::fail(const Error &error)
{
    loading.reset();
    loadedInfo.reset();
    loadedIdentity.reset();
    for (Feed *feed : feeds.all) {
        feed->drop();
        feed->release();
    }
    waitAfter(error);
    emit q.loadFailed(error);
}

void Workspace::Private::waitAfter(const Error &error)
{
    ++failures;
    if (error.kind == ErrorKind::Unauthenticated) {
        setState(State::SignInNeeded);
    } else {
        const auto delay = backoffAfter(failures);
        retryLoad.start(delay);
        nextTry = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
        if (!feedOpen) // else the rows stay as they are, and the feed goes on
            setState(failures >= offlineAfter ? State::Offline : State::Reconnecting);
    }
}

Instant Workspace::Private::now() const
{
    return serverTime ? *serverTime + (sinceBoot() - measuredAt) : Clock::system().now();
}

std::chrono::milliseconds Workspace::Private::offset() const
{
    return now() - Clock::system().now();
}

void Workspace::Private::takeTime(Instant time)
{
    serverTime = time;
    measuredAt = sinceBoot();
}

void Workspace::Private::takeInfo(const ServerInfo &taken)
{
    const auto kindOf = [](const std::optional<Remark> &said) { return said ? said->code + said->params.value(u"case"_s).toString() : QString(); };
    const bool isSaid = kindOf(info.clockWarning) == kindOf(taken.clockWarning);
    const bool news = info.clockHighest != taken.clockHighest || !isSaid;
    const std::optional<Remark> said = isSaid ? info.clockWarning : taken.clockWarning; // that the seconds go on is no news
    info = taken;
    feeds.agents.model()->setServer(info.version, info.minimumAgentVersion);
    info.clockWarning = said;
    if (news)
        emit q.clockChanged();
}

/// Notices that the server's clock was set, or is in doubt, while the connection stays.
void Workspace::Private::measureClock()
{
    whenDone(client.meta(), &q, [this](const Result<ServerInfo> &answer) {
        if (!answer || loading)
            return; // a load measures anyway, and whatever else is wrong the feed notices
        const bool wasSet = isAhead(now(), answer->serverTime) || isAhead(answer->serverTime, now());
        takeTime(answer->serverTime);
        takeInfo(*answer);
        if (wasSet)
            load(); // what is fresh, active or over is another matter now
    });
}

} // namespace tidegate
