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

namespace tidegate {

using namespace std::chrono_literals;

Workspace::Private::Private(Workspace &workspace, Endpoint endpoint)
    : q(workspace), client(std::move(endpoint)), environments(new EnvironmentTableModel(&workspace)), targets(new TargetTreeModel(&workspace)),
      freezes(new FreezeWindowTableModel(&workspace)), drift(new DriftTableModel(&workspace)), audit(new AuditLogModel(&workspace))
{
    boundary.setSingleShot(true);
    retryLoad.setSingleShot(true);
    clock.setInterval(15s);
    counting.setSingleShot(true);
    counting.setInterval(1s);
    connect(&counting, &QTimer::timeout, &q, [this] {
        for (const EnvironmentId environment : std::exchange(miscounted, {}))
            queue.add({Reload::Environment, environment.uuid(), environment});
    });
    connect(&boundary, &QTimer::timeout, &q, [this] { passBoundary(); });
    connect(&clock, &QTimer::timeout, &q, [this] { tick(); });
    connect(&retryLoad, &QTimer::timeout, &q, [this] { load(); });
    connect(&queue, &ReloadQueue::due, &q, [this](const QList<Reload> &reloads) { reload(reloads); });
    connect(&client, &ApiClient::changed, &q, [this](const QList<ChangeNotice> &notices) { takeNotices(notices); });
    connect(&client, &ApiClient::feedOpened, &q, [this] { feedOpened(); });
    connect(&client, &ApiClient::feedLost, &q, [this](const Error &error, std::chrono::milliseconds delay) { feedLost(error, delay); });
    connect(&client, &ApiClient::tokenRefused, &q, [this](bool duringWrite) { tokenRefused(duringWrite); });
    connect(&client, &ApiClient::resyncNeeded, &q, [this] { load(); });
    connect(audit, &AuditLogModel::olderWanted, &q, [this](qint64 before) {
        whenDone(client.audit({}, before), &q, [this](const Result<AuditPage> &page) {
            if (page)
                audit->appendOlder(page->entries, page->hasMore);
            else
                audit->fetchFailed();
        });
    });
}

Workspace::Workspace(Endpoint endpoint, QObject *parent) : QObject(parent), d(std::make_unique<Private>(*this, std::move(endpoint))) {}

Workspace::~Workspace() = default;

void Workspace::open()
{
    d->hasServer = true;
    d->failures = 0;
    d->setState(State::Connecting);
    d->load();
}

void Workspace::open(Endpoint endpoint)
{
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
    emit loadFailed(makeError(ErrorKind::Unauthenticated, QStringLiteral("not-signed-in"), tr("You are not signed in.")));
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
    for (QTimer *timer : {&boundary, &clock, &retryLoad})
        timer->stop();
    loading.reset();
    queue.abandon();
    queue.setHeld(false);
    loaded = following = feedOpen = readOnly = hasServer = false;
    failures = 0;
    identity = {};
    info = {};
    serverTime.reset();
    asOf = {};
    nextTry = {};
    audit->clear();
    drift->setRows({});
    freezes->setWindows({});
    targets->setTargets({});
    targets->setEnvironments({});
    environments->setEnvironments({});
}

void Workspace::refresh()
{
    if (d->hasServer)
        d->load();
    else
        emit serverWanted();
}

void Workspace::retryNow()
{
    if (!d->hasServer) {
        emit serverWanted();
        return;
    }
    d->failures = std::min(d->failures, Private::offlineAfter); // soon again, and still offline if it fails
    if (!d->loaded || d->retryLoad.isActive())
        d->load();
    d->client.retryNow();
}

void Workspace::wake()
{
    if (!d->hasServer || d->state == State::SignInNeeded)
        return;
    d->failures = std::min(d->failures, Private::offlineAfter); // soon again, and still offline if it fails
    if (!d->loaded || d->retryLoad.isActive())
        d->load();
    d->client.reopenFeed();
}

Workspace::State Workspace::state() const
{
    return d->state;
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

Workspace::Private::Refusal Workspace::Private::refusal(const QString &permission) const
{
    if (state == State::Closed)
        return Refusal::Closed;
    if (!loaded)
        return state == State::SignInNeeded ? Refusal::SignIn : Refusal::Waiting;
    if (!identity.permissions.contains(permission))
        return Refusal::Role;
    if (permission.endsWith(u":read") || permission == u"target:connection")
        return Refusal::None; // what is here may be looked at without a server
    if (readOnly)
        return Refusal::ReadOnly;
    if (state == State::SignInNeeded)
        return Refusal::SignIn;
    return state == State::Live ? Refusal::None : Refusal::NotLive;
}

bool Workspace::can(const QString &permission) const
{
    return d->refusal(permission) == Private::Refusal::None;
}

QString Workspace::whyNot(const QString &permission) const
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
    return d->environments;
}

TargetTreeModel *Workspace::targets() const
{
    return d->targets;
}

FreezeWindowTableModel *Workspace::freezes() const
{
    return d->freezes;
}

DriftTableModel *Workspace::drift() const
{
    return d->drift;
}

AuditLogModel *Workspace::audit() const
{
    return d->audit;
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
