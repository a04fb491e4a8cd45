// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/workspace.h"

#include "models/auditlogmodel.h"
#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

using namespace std::chrono_literals;

Workspace::Private::Private(Workspace &workspace, Endpoint endpoint)
    : q(workspace), client(std::move(endpoint)),
      feeds({.client = client,
             .now = [this] { return now(); },
             .may = [this](Permission wanted) { return (loadedIdentity ? *loadedIdentity : identity).permissions.contains(wanted); },
             .advance = [this](qint64 done, qint64 total) { emit q.loadProgressed(done, total); },
             .refreshSoon = [this] { refreshSoon(); },
             .completed = [this] { complete(); },
             .stalled = [this](const Error &error) { stall(error); },
             .missedDrift = [this](const Error &error) { emit q.driftMissed(error); }},
            &workspace)
{
    retryLoad.setSingleShot(true);
    clock.setObjectName("clock"_L1);
    clock.setInterval(15s);
    connect(&clock, &QTimer::timeout, &q, [this] { tick(); });
    connect(&retryLoad, &QTimer::timeout, &q, [this] { retry(); });
    connect(&client, &ApiClient::changed, &q, [this](const QList<ChangeNotice> &notices) { takeNotices(notices); });
    connect(&client, &ApiClient::feedOpened, &q, [this] { feedOpened(); });
    connect(&client, &ApiClient::feedLost, &q, [this](const Error &error, std::chrono::milliseconds delay) { feedLost(error, delay); });
    connect(&client, &ApiClient::tokenRefused, &q, [this](bool duringWrite) { tokenRefused(duringWrite); });
    connect(&client, &ApiClient::resyncNeeded, &q, [this] { load(); });
}

Workspace::Workspace(Endpoint endpoint, QObject *parent) : QObject(parent)
{
    const QUrl address = endpoint.baseUrl;
    d = std::make_unique<Private>(*this, std::move(endpoint));
    d->address = address;
}

Workspace::~Workspace() = default;

QUrl Workspace::address() const
{
    return d->address;
}

void Workspace::open()
{
    d->hasServer = true;
    d->failures = 0;
    d->setState(State::Connecting);
    d->load();
}

void Workspace::open(Endpoint endpoint)
{
    d->address = endpoint.baseUrl;
    d->client.setEndpoint(std::move(endpoint));
    open();
}

void Workspace::fail(const Error &error)
{
    d->hasServer = false;
    d->setState(State::Offline);
    emit loadFailed(error);
}

void Workspace::expectServer()
{
    d->setState(State::Connecting);
}

void Workspace::needSignIn()
{
    d->hasServer = false;
    d->setState(State::SignInNeeded);
    emit loadFailed(spokenError(ErrorKind::Unauthenticated, QStringLiteral("not-signed-in"), tr("You are not signed in.")));
}

void Workspace::close()
{
    d->client.disconnectFromServer();
    d->forgetData();
    d->setState(State::Closed);
    emit identityChanged();
    emit permissionsChanged();
}

void Workspace::Private::forgetData()
{
    clock.stop();
    retryLoad.stop();
    loading.reset();
    loadedInfo.reset();
    loadedIdentity.reset();
    loaded = loadsAll = isInDoubt = following = feedOpen = readOnly = hasServer = false;
    failures = 0;
    identity = {};
    info = {};
    address = {};
    serverTime.reset();
    asOf = {};
    nextTry = {};
    std::for_each(feeds.all.crbegin(), feeds.all.crend(), [](Feed *feed) {
        feed->abandon();
        feed->forget();
    });
}

void Workspace::refresh()
{
    if (!d->hasServer)
        emit serverWanted();
    else if (d->feeds.targets.isStalled())
        d->retry();
    else
        d->load();
}

void Workspace::retryNow()
{
    if (!d->hasServer) {
        emit serverWanted();
        return;
    }
    d->failures = std::min(d->failures, Private::offlineAfter); // soon again, and still offline if it fails
    if (!d->loaded || d->retryLoad.isActive())
        d->retry();
    d->client.retryNow();
}

void Workspace::wake()
{
    if (!d->hasServer || d->state == State::SignInNeeded)
        return;
    d->failures = std::min(d->failures, Private::offlineAfter); // soon again, and still offline if it fails
    if (!d->loaded || d->retryLoad.isActive())
        d->retry();
    d->client.reopenFeed();
}

Workspace::State Workspace::state() const
{
    return d->state;
}

std::optional<MonitorReport> Workspace::checks() const
{
    return d->checks;
}

QDateTime Workspace::asOf() const
{
    return d->state == State::Live ? serverNow() : d->asOf;
}

QDateTime Workspace::nextTry() const
{
    return d->nextTry;
}

Identity Workspace::identity() const
{
    return d->identity;
}

ServerInfo Workspace::server() const
{
    return d->info;
}

bool Workspace::isLoaded() const
{
    return d->loaded;
}

bool Workspace::isComplete() const
{
    return d->loaded && d->feeds.targets.isComplete();
}

bool Workspace::isStalled() const
{
    return d->feeds.targets.isStalled();
}

void Workspace::fetch(TargetId target)
{
    if (d->loaded && !targets()->target(target))
        d->feeds.targets.queue(target);
}

Workspace::Private::Refusal Workspace::Private::refusal(Permission permission) const
{
    if (state == State::Closed)
        return Refusal::Closed;
    if (!loaded)
        return state == State::SignInNeeded ? Refusal::SignIn : Refusal::Waiting;
    if (!identity.permissions.contains(permission))
        return Refusal::Role;
    if (onlyReads(permission))
        return Refusal::None; // what is here may be looked at without a server
    if (readOnly)
        return Refusal::ReadOnly;
    if (state == State::SignInNeeded)
        return Refusal::SignIn;
    return state == State::Live ? Refusal::None : Refusal::NotLive;
}

bool Workspace::can(Permission permission) const
{
    return d->refusal(permission) == Private::Refusal::None;
}

QString Workspace::whyNot(Permission permission) const
{
    switch (d->refusal(permission)) {
    case Private::Refusal::None:
        return {};
    case Private::Refusal::Closed:
        return tr("No connection is open.");
    case Private::Refusal::Waiting:
        return tr("There is no connection yet; the data have not arrived.");
    case Private::Refusal::NotLive:
        return tr("There is no connection to the server at the moment; nothing can be changed until it is back.");
    case Private::Refusal::SignIn:
        return tr("The server wants you to sign in first.");
    case Private::Refusal::ReadOnly:
        return tr("This connection is set to read-only.");
    case Private::Refusal::Role:
        break;
    }
    return tr("Your role (%1) does not allow this.").arg(d->identity.role);
}

bool Workspace::isReadOnly() const
{
    return d->readOnly;
}

void Workspace::setReadOnly(bool readOnly)
{
    d->client.setReadOnly(readOnly);
    if (std::exchange(d->readOnly, readOnly) != readOnly)
        emit permissionsChanged();
}

std::chrono::milliseconds Workspace::clockSkew() const
{
    return d->offset();
}

QDateTime Workspace::serverNow() const
{
    return toDateTime(d->now());
}

EnvironmentTableModel *Workspace::environments() const
{
    return d->feeds.environments.model();
}

TargetTreeModel *Workspace::targets() const
{
    return d->feeds.tree;
}

FreezeWindowTableModel *Workspace::freezes() const
{
    return d->feeds.windows.model();
}

DriftTableModel *Workspace::drift() const
{
    return d->feeds.drift.model();
}

AuditLogModel *Workspace::audit() const
{
    return d->feeds.audit.model();
}

DraftStore &Workspace::drafts() const
{
    return d->drafts;
}

Queries &Workspace::queries() const
{
    return d->queries;
}

ApiClient &Workspace::client() const
{
    return d->client;
}

} // namespace tidegate
