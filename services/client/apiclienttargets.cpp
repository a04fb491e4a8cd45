// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"
#include "services/codec/auditjson.h"
#include "services/codec/driftjson.h"
#include "services/codec/inventoryjson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/targetjson.h"

namespace tidegate {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto longestCheck = 30s; ///< The server itself gives up after 10 s, but the check may have to wait for its turn.
} // namespace

std::optional<Target> ApiClient::current(Target known, const Error &stale)
{
    known.labels = {}; // what is read is merged into them
    known.connection = {};
    return currentIn(known, stale, applyTargetJson);
}

void shareTexts(QList<Target> &targets)
{
    QSet<QString> texts;
    QHash<QString, Labels> labels;
    const auto share = [&texts](QString &text) { text = *texts.insert(text); };
    for (Target &target : targets) {
        for (QString *text : {&target.deploymentDirectory, &target.health.message, &target.health.code, &target.currentRelease.name})
            share(*text);
        QString key;
        for (auto it = target.labels.cbegin(); it != target.labels.cend(); ++it)
            key += it.key() + QChar(1) + it.value() + QChar(2);
        const auto known = labels.constFind(key);
        if (known == labels.constEnd())
            labels.insert(key, target.labels);
        else
            target.labels = *known;
    }
}

QFuture<Result<QList<Target>>> ApiClient::targets(EnvironmentId environment, const ListProgress &progress)
{
    ClientRequest list = request("GET", u"/targets"_s);
    list.urgent = true;
    list.query.addQueryItem(u"limit"_s, u"1000"_s);
    if (progress)
        list.query.addQueryItem(u"count"_s, u"true"_s);
    if (!environment.isNull())
        list.query.addQueryItem(u"environmentId"_s, environment.toString());
    return d->list(list, targetFromJson, progress);
}

QFuture<Result<QList<Target>>> ApiClient::someTargets(const QList<TargetId> &ids)
{
    QStringList words;
    for (const TargetId id : ids.first(std::min(ids.size(), mostTargetsAtOnce)))
        words.append(id.toString());
    ClientRequest list = request("GET", u"/targets"_s);
    list.query.addQueryItem(u"ids"_s, words.join(u','));
    return d->list(list, targetFromJson);
}

QFuture<Result<Target>> ApiClient::target(TargetId id)
{
    return d->one(request("GET", targetPath(id)), targetFromJson);
}

QFuture<Result<Target>> ApiClient::create(const Target &target)
{
    return d->one(request("POST", u"/targets"_s, toJson(target)), targetFromJson);
}

QFuture<Result<Target>> ApiClient::update(const Target &target, const Target *before)
{
    return d->one(request("PUT", targetPath(target.id), toJson(target, before), target.version), targetFromJson);
}

QFuture<Result<void>> ApiClient::remove(const Target &target, const QString &reason)
{
    ClientRequest remove = request("DELETE", targetPath(target.id), {}, target.version);
    remove.reason = reason.toUtf8();
    return d->done(remove);
}

QFuture<Result<QList<PatchOutcome>>> ApiClient::patch(const QList<TargetId> &ids, const TargetPatch &patch)
{
    QJsonArray names;
    for (const TargetId id : ids)
        names.append(id.toString());
    const QJsonObject body{{u"ids"_s, names}, {u"patch"_s, toJson(patch)}, {u"allOrNothing"_s, false}};
    return d->list(request("POST", u"/targets/bulk"_s, body), patchOutcomeFromJson);
}

QFuture<Result<QList<HealthTransition>>> ApiClient::healthHistory(TargetId id)
{
    return d->list(request("GET", targetPath(id) + u"/health-history"_s), healthTransitionFromJson);
}

QFuture<Result<HealthReport>> ApiClient::checkHealth(TargetId id)
{
    ClientRequest check = request("POST", targetPath(id) + u"/health-check"_s);
    check.timeout = longestCheck;
    return d->one(check, healthReportFromJson);
}

QFuture<Result<HealthReport>> ApiClient::testConnection(TargetId id)
{
    ClientRequest test = request("POST", targetPath(id) + u"/connection-test"_s);
    test.timeout = longestCheck;
    return d->one(test, healthReportFromJson);
}

QFuture<Result<Operation>> ApiClient::syncInventory(TargetId id)
{
    return d->one(request("POST", targetPath(id) + u"/inventory/sync"_s), operationFromJson);
}

QFuture<Result<Operation>> ApiClient::operation(OperationId id)
{
    return d->one(request("GET", u"/operations/"_s + id.toString()), operationFromJson);
}

QFuture<Result<std::optional<Sticker>>> ApiClient::sticker(TargetId id)
{
    return d->oneOrNone(request("GET", targetPath(id) + u"/sticker"_s), u"no-sticker"_s, stickerFromJson);
}

QFuture<Result<Sticker>> ApiClient::putSticker(const Sticker &sticker)
{
    return d->one(request("PUT", targetPath(sticker.targetId) + u"/sticker"_s, toJson(sticker)), stickerFromJson);
}

QFuture<Result<QList<Sticker>>> ApiClient::stickerHistory(TargetId id)
{
    return d->list(request("GET", targetPath(id) + u"/sticker/history"_s), stickerFromJson);
}

QFuture<Result<std::optional<InventorySnapshot>>> ApiClient::inventory(TargetId id)
{
    return d->oneOrNone(request("GET", targetPath(id) + u"/inventory"_s), u"no-inventory"_s, snapshotFromJson);
}

QFuture<Result<DriftReport>> ApiClient::drift(TargetId id)
{
    return d->one(request("GET", targetPath(id) + u"/drift"_s), driftReportFromJson);
}

QFuture<Result<QList<std::pair<TargetId, DriftReport>>>> ApiClient::fleetDrift(EnvironmentId environment)
{
    ClientRequest list = request("GET", u"/drift"_s);
    if (!environment.isNull())
        list.query.addQueryItem(u"environmentId"_s, environment.toString());
    return d->list(list, fleetDriftFromJson);
}

QFuture<Result<QString>> ApiClient::setSecret(TargetId id, const QString &kind, const QByteArray &value)
{
    const QJsonObject body{{u"value"_s, QString::fromUtf8(value)}};
    return d->call<QString>(request("PUT", targetPath(id) + u"/secrets/"_s + kind, body), [](const ClientAnswer &answer) -> Result<QString> {
        const Result<QJsonObject> json = objectIn(answer);
        if (!json)
            return json.error();
        const QString reference = json->value("ref"_L1).toString();
        if (reference.isEmpty())
            return makeError(ErrorKind::Internal, u"malformed-answer"_s, u"The server did not say where it keeps the secret."_s);
        return reference;
    });
}

QFuture<Result<void>> ApiClient::removeSecret(TargetId id, const QString &kind)
{
    return d->done(request("DELETE", targetPath(id) + u"/secrets/"_s + kind));
}

QFuture<Result<QList<DigestUse>>> ApiClient::whereIs(const QString &digest)
{
    ClientRequest list = request("GET", u"/inventory/where"_s);
    list.query.addQueryItem(u"digest"_s, digest);
    return d->list(list, digestUseFromJson);
}

} // namespace tidegate
