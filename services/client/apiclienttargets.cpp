// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"
#include "services/codec/auditjson.h"
#include "services/codec/discoveryjson.h"
#include "services/codec/driftjson.h"
#include "services/codec/inventoryjson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/targetjson.h"

namespace tidegate {

using namespace Qt::StringLiterals;

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

void shareTexts(QList<std::pair<TargetId, DriftReport>> &reports)
{
    QSet<QString> texts;
    const auto share = [&texts](QString &text) { text = *texts.insert(text); };
    for (auto &[target, report] : reports) {
        for (QString *text : {&report.reason, &report.expectedDigest, &report.actualDigest})
            share(*text);
        for (Difference &difference : report.differences) {
            for (QString *text : {&difference.component, &difference.expected, &difference.actual})
                share(*text);
        }
    }
}

QFuture<Result<QList<Target>>> ApiClient::targets(EnvironmentId environment)
{
    ClientRequest list = request("GET", u"/targets"_s);
    list.urgent = true;
    list.query.addQueryItem(u"limit"_s, u"1000"_s);
    if (!environment.isNull())
        list.query.addQueryItem(u"environmentId"_s, environment.toString());
    return d->list(list, targetFromJson);
}

QFuture<Result<TargetPage>> ApiClient::targetPage(const QUrlQuery &next)
{
    ClientRequest list = request("GET", u"/targets"_s);
    list.urgent = true;
    list.query = next;
    if (next.isEmpty()) {
        list.query.addQueryItem(u"limit"_s, u"1000"_s);
        list.query.addQueryItem(u"count"_s, u"true"_s);
    }
    return d->call<TargetPage>(list, [](const ClientAnswer &answer) -> Result<TargetPage> {
        TargetPage page{{}, answer.hasNext ? answer.next : QUrlQuery(), answer.total};
        page.next.removeAllQueryItems(u"count"_s); // all were counted already
        const auto read = [answer] { return Private::itemsIn(answer, targetFromJson); };
        page.targets = answer.body.size() > Private::longPage ? runInBackground(read) : QtFuture::makeReadyFuture(read());
        return page;
    });
}

QFuture<Result<QList<Target>>> ApiClient::someTargets(const QList<TargetId> &ids)
{
    QStringList words;
    for (const TargetId id : ids.first(std::min(ids.size(), maxTargetsAtOnce)))
        words.append(id.toString());
    ClientRequest list = request("GET", u"/targets"_s);
    list.query.addQueryItem(u"ids"_s, words.join(u','));
    return d->list(list, targetFromJson);
}

QFuture<Result<Target>> ApiClient::target(TargetId id)
{
    return d->one(request("GET", targetPath(id)), targetFromJson);
}

QFuture<Result<QList<HealthTransition>>> ApiClient::healthHistory(TargetId id)
{
    return d->list(request("GET", targetPath(id) + u"/health-history"_s), healthTransitionFromJson);
}

QFuture<Result<QList<ParentTransition>>> ApiClient::healthHistory(const HealthParent &parent)
{
    const QString path = parent.group.isNull() ? u"/environments/"_s + parent.environment.toString() : u"/target-groups/"_s + parent.group.toString();
    return d->list(request("GET", path + u"/health-history"_s), parentTransitionFromJson);
}

QFuture<Result<QList<MonitorReport>>> ApiClient::monitors()
{
    return d->list(request("GET", u"/monitors"_s), monitorReportFromJson);
}

QFuture<Result<QList<SecretInfo>>> ApiClient::secrets(TargetId id)
{
    return d->list(request("GET", targetPath(id) + u"/secrets"_s), secretInfoFromJson);
}

/// What asks about a connection that need not be stored.
static QJsonObject trialBody(const Target &target, const TypedCredentials &typed)
{
    QJsonObject body{{u"environmentId"_s, target.environmentId.toString()}, {u"targetType"_s, toString(target.type)}, {u"connection"_s, target.connection}};
    if (!target.id.isNull())
        body.insert(u"id"_s, target.id.toString());
    QJsonObject credentials;
    for (auto it = typed.begin(); it != typed.end(); ++it)
        credentials.insert(it.key(), QString::fromUtf8(it.value()));
    if (!credentials.isEmpty())
        body.insert(u"credentials"_s, credentials);
    return body;
}

QFuture<Result<DiscoveryReport>> ApiClient::discover(const Target &place, const TypedCredentials &typed, const std::stop_token &stop)
{
    ClientRequest ask = request("POST", u"/targets/discover"_s, trialBody(place, typed));
    ask.asksOnly = true;
    ask.timeout = maxCheck;
    ask.stop = stop;
    return d->one(ask, discoveryReportFromJson);
}

QFuture<Result<HealthReport>> ApiClient::testConnection(const Target &target, const TypedCredentials &typed, const std::stop_token &stop)
{
    ClientRequest ask = request("POST", u"/targets/connection-test"_s, trialBody(target, typed));
    ask.asksOnly = true;
    ask.timeout = maxCheck;
    ask.stop = stop;
    return d->one(ask, healthReportFromJson);
}

QFuture<Result<Operation>> ApiClient::operation(OperationId id)
{
    return d->one(request("GET", u"/operations/"_s + id.toString()), operationFromJson);
}

QFuture<Result<std::optional<Sticker>>> ApiClient::sticker(TargetId id)
{
    return d->oneOrNone(request("GET", targetPath(id) + u"/sticker"_s), u"no-sticker"_s, stickerFromJson);
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

QFuture<Result<QList<DigestUse>>> ApiClient::whereIs(const QString &digest)
{
    ClientRequest list = request("GET", u"/inventory/where"_s);
    list.query.addQueryItem(u"digest"_s, digest);
    return d->list(list, digestUseFromJson);
}

} // namespace tidegate
