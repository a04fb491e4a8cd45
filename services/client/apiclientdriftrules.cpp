// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/codec/driftrulejson.h"

namespace tidegate {

using namespace Qt::StringLiterals;

QFuture<Result<std::optional<QList<DriftRule>>>> ApiClient::driftRules()
{
    using Rules = std::optional<QList<DriftRule>>;
    ClientRequest list = request("GET", u"/drift-rules"_s);
    list.query.addQueryItem(u"limit"_s, u"1000"_s);
    const auto answered = Private::promise<Rules>();
    whenDone(d->list(list, driftRuleFromJson), this, [answered](const Result<QList<DriftRule>> &all) {
        if (all)
            Private::resolve<Rules>(answered, Rules(*all));
        else if (all.error().kind == ErrorKind::NotFound)
            Private::resolve<Rules>(answered, Rules());
        else
            Private::resolve<Rules>(answered, all.error());
    });
    return answered->future();
}

QFuture<Result<DriftRule>> ApiClient::driftRule(DriftRuleId id)
{
    return d->one(request("GET", u"/drift-rules/"_s + id.toString()), driftRuleFromJson);
}

} // namespace tidegate
