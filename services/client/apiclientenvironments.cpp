// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/codec/comparisonjson.h"
#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/gatejson.h"
#include "services/codec/targetgroupjson.h"
#include "services/domain/isoduration.h"

namespace tidegate {

using namespace Qt::StringLiterals;

namespace {

/// The change sequence, with which the ETag of a list begins: "123-…" or W/"123-…".
qint64 sequenceIn(const QByteArray &etag)
{
    const qsizetype first = etag.indexOf('"') + 1;
    qsizetype last = first;
    while (last < etag.size() && etag.at(last) >= '0' && etag.at(last) <= '9')
        ++last;
    bool isNumber = false;
    const qint64 sequence = etag.mid(first, last - first).toLongLong(&isNumber);
    return isNumber ? sequence : -1;
}

/// Where the lists of an environment are, or those of all.
QString below(EnvironmentId environment)
{
    return environment.isNull() ? QString() : environmentPath(environment);
}

} // namespace

std::optional<Environment> ApiClient::current(const Environment &known, const Error &stale)
{
    return currentIn(known, stale, applyEnvironmentJson);
}

std::optional<FreezeWindow> ApiClient::current(const FreezeWindow &known, const Error &stale)
{
    return currentIn(known, stale, applyFreezeWindowJson);
}

std::optional<TargetGroup> ApiClient::current(TargetGroup known, const Error &stale)
{
    known.labels = {}; // what is read is merged into them
    return currentIn(known, stale, applyTargetGroupJson);
}

QFuture<Result<QList<EnvironmentSummary>>> ApiClient::environments()
{
    ClientRequest list = request("GET", u"/environments"_s);
    list.query.addQueryItem(u"includeState"_s, u"true"_s);
    const auto answered = Private::promise<QList<EnvironmentSummary>>();
    d->transport.send(list, [this, list, answered](const Result<ClientAnswer> &answer) {
        const Result<QList<EnvironmentSummary>> first = answer ? Private::itemsIn(*answer, environmentSummaryFromJson)
                                                               : Result<QList<EnvironmentSummary>>(answer.error());
        if (first)
            d->feedPosition = sequenceIn(answer->etag); // of the first page: later pages only know more
        if (!first || !answer->hasNext) {
            Private::resolve<QList<EnvironmentSummary>>(answered, first);
            return;
        }
        ClientRequest next = list;
        next.query = answer->next;
        whenDone(d->list(next, environmentSummaryFromJson), this, [answered, first](const Result<QList<EnvironmentSummary>> &more) {
            Private::resolve<QList<EnvironmentSummary>>(answered, more ? Result<QList<EnvironmentSummary>>(*first + *more) : more);
        });
    });
    return answered->future();
}

QFuture<Result<EnvironmentSummary>> ApiClient::environment(EnvironmentId id)
{
    ClientRequest get = request("GET", environmentPath(id));
    get.query.addQueryItem(u"includeState"_s, u"true"_s);
    return d->one(get, environmentSummaryFromJson);
}

QFuture<Result<EnvironmentComparison>> ApiClient::compare(EnvironmentId left, EnvironmentId right, std::optional<Instant> at)
{
    ClientRequest compare = request("GET", u"/environments/compare"_s);
    compare.query.addQueryItem(u"left"_s, left.toString());
    compare.query.addQueryItem(u"right"_s, right.toString());
    if (at)
        compare.query.addQueryItem(u"at"_s, toText(*at));
    return d->one(compare, comparisonFromJson);
}

QFuture<Result<GateDecision>> ApiClient::gateCheck(EnvironmentId environment, const GateQuestion &question)
{
    ClientRequest ask = request("POST", environmentPath(environment) + u"/gate-check"_s, toJson(question));
    ask.asksOnly = true;
    return d->one(ask, gateDecisionFromJson);
}

QFuture<Result<OpenTimes>> ApiClient::openTimes(const QList<EnvironmentId> &environments, const OpenTimeQuestion &question)
{
    QStringList ids;
    for (const EnvironmentId id : environments)
        ids.append(id.toString());
    ClientRequest ask = request("GET", u"/slots"_s);
    ask.query.addQueryItem(u"environmentIds"_s, ids.join(u','));
    ask.query.addQueryItem(u"duration"_s, toIsoDuration(question.duration));
    ask.query.addQueryItem(u"within"_s, toIsoDuration(question.within));
    ask.query.addQueryItem(u"count"_s, QString::number(question.count));
    ask.query.addQueryItem(u"from"_s, toText(wholeSeconds(question.from, Cut::Up)));
    return d->one(ask, openTimesFromJson);
}

QFuture<Result<FreezeWindow>> ApiClient::freezeWindow(EnvironmentId environment, FreezeWindowId id)
{
    return d->one(request("GET", environmentPath(environment) + u"/freeze-windows/"_s + id.toString()), freezeWindowFromJson);
}

QFuture<Result<QList<FreezeWindow>>> ApiClient::freezeWindows(EnvironmentId environment, Instant from, Instant to)
{
    ClientRequest list = request("GET", below(environment) + u"/freeze-windows"_s);
    list.query.addQueryItem(u"from"_s, toText(from));
    list.query.addQueryItem(u"to"_s, toText(to));
    return d->list(list, freezeWindowFromJson);
}

QFuture<Result<FreezePreview>> ApiClient::preview(const FreezeWindow &window)
{
    QJsonObject body = toJson(window);
    if (!window.id.isNull())
        body.insert(u"id"_s, window.id.toString());
    return d->one(request("POST", environmentPath(window.environmentId) + u"/freeze-windows/preview"_s, body), freezePreviewFromJson);
}

QFuture<Result<QList<TargetGroup>>> ApiClient::groups(EnvironmentId environment)
{
    return d->list(request("GET", below(environment) + u"/target-groups"_s), targetGroupFromJson);
}

QFuture<Result<TargetGroup>> ApiClient::group(TargetGroupId id)
{
    return d->one(request("GET", u"/target-groups/"_s + id.toString()), targetGroupFromJson);
}

} // namespace tidegate
