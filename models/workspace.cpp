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
    connect(&client, &ApiClient::resyncNeeded, &q, [this] { load(); });
    connect(audit, &AuditLogModel::olderWanted, &q, [this](qint64 before) {
        whenDone(client.audit({}, {}, before), &q, [this](const Result<AuditPage> &page) {
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
    d->setState(State::Offline);
    emit loadFailed(error);
}

void Workspace::refresh()
{
    d->load();
}

void Workspace::retryNow()
{
    d->failures = 0;
    if (!d->loaded || d->retryLoad.isActive())
        d->load();
    d->client.retryNow();
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

bool Workspace::can(const QString &permission) const
{
    return d->identity.permissions.contains(permission);
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

ApiClient &Workspace::client() const
{
    return d->client;
}

} // namespace tidegate
