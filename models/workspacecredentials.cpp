// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of Workspace: targets that are made together with their credentials.

#include "models/chained.h"
#include "models/servicewords.h"
#include "models/workspace.h"
#include "models/workspace_p.h"

using namespace Qt::StringLiterals;

namespace tidegate {

QFuture<Result<Target>> Workspace::create(const Target &target, const TypedCredentials &credentials)
{
    if (credentials.isEmpty())
        return create(target);
    const auto origin = d->edits.origin();
    const auto show = [this](const Result<Target> &made) {
        if (made)
            d->showNew(*made);
    };
    return chained<Target>(this, d->write<Target>(commands::create(target), show),
                           [this, origin, credentials](const Target &made) { return d->storeAll(origin, made, credentials); });
}

/// The authority first, because it drops what was stored under another one.
QFuture<Result<Target>> Workspace::Private::storeAll(const WorkspaceEdits::Origin &origin, const Target &made, const TypedCredentials &credentials)
{
    const auto promise = std::make_shared<QPromise<Result<Target>>>();
    promise->start();
    const auto end = [this, promise, origin, made](const Result<void> &stored) {
        whenDone(client.target(made.id), &q, [this, promise, origin, made, stored](const Result<Target> &newest) {
            if (newest)
                feeds.targets.show({*newest});
            edits.createdWithCredentials(origin, newest ? *newest : made);
            const QString why = stored ? QString()
                                       : Workspace::tr("It was added, but its credentials were not stored: %1").arg(words::sentence(stored.error()));
            promise->addResult(stored ? Result<Target>(newest ? *newest : made)
                                      : Result<Target>(spokenError(stored.error().kind, u"credential-not-stored"_s, why)));
            promise->finish();
        });
    };
    storeNext(made.id, credentials, end);
    return promise->future();
}

void Workspace::Private::storeNext(TargetId target, TypedCredentials credentials, const std::function<void(const Result<void> &)> &end)
{
    if (credentials.isEmpty()) {
        end({});
        return;
    }
    const QString kind = credentials.contains(u"tls-ca"_s) ? u"tls-ca"_s : credentials.firstKey();
    const QByteArray value = credentials.take(kind);
    whenDone(write<QString>(commands::setSecret(target, kind, value)), &q, [this, target, credentials, end](const Result<QString> &stored) {
        if (stored)
            storeNext(target, credentials, end);
        else
            end(stored.error());
    });
}

} // namespace tidegate
