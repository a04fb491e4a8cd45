// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/codec/observedchangejson.h"

namespace tidegate {

using namespace Qt::StringLiterals;

namespace {

const QString changesPath = u"/deployments-observed"_s;

QUrlQuery queryOf(const ObservedChangeFilter &filter, int limit)
{
    QUrlQuery query;
    query.addQueryItem(u"limit"_s, QString::number(limit));
    if (!filter.environment.isNull())
        query.addQueryItem(u"environmentId"_s, filter.environment.toString());
    QStringList verdicts;
    for (const ChangeVerdict verdict : filter.verdicts)
        verdicts.append(toString(verdict));
    if (!verdicts.isEmpty())
        query.addQueryItem(u"verdict"_s, verdicts.join(u','));
    if (!filter.text.isEmpty()) // of a user: '%' and '+' stand for themselves
        query.addQueryItem(u"q"_s, QString::fromLatin1(QUrl::toPercentEncoding(filter.text)));
    if (filter.from)
        query.addQueryItem(u"from"_s, toText(*filter.from));
    if (filter.to)
        query.addQueryItem(u"to"_s, toText(*filter.to));
    return query;
}

} // namespace

QFuture<Result<ObservedChangePage>> ApiClient::observedChanges(const ObservedChangeFilter &filter, int limit, const QUrlQuery &next)
{
    ClientRequest list = request("GET", changesPath);
    list.query = next.isEmpty() ? queryOf(filter, limit) : next;
    return d->call<ObservedChangePage>(list, [](const ClientAnswer &answer) -> Result<ObservedChangePage> {
        ASSIGN_OR_RETURN(const auto changes, Private::itemsIn(answer, observedChangeFromJson));
        return ObservedChangePage{changes, answer.hasNext ? answer.next : QUrlQuery()};
    });
}

QFuture<Result<ShownChange>> ApiClient::observedChange(ObservedChangeId id)
{
    return d->one(request("GET", changesPath + u'/' + id.toString()), observedChangeFromJson);
}

QFuture<Result<QList<ChangeCounts>>> ApiClient::changeCounts(Instant from, Instant to)
{
    ClientRequest counts = request("GET", changesPath + u"/summary"_s);
    counts.query.addQueryItem(u"from"_s, toText(from));
    counts.query.addQueryItem(u"to"_s, toText(to));
    return d->list(counts, changeCountsFromJson);
}

} // namespace tidegate
