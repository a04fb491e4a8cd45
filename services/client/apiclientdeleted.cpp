// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"

namespace tidegate {

using namespace Qt::StringLiterals;

QFuture<Result<std::optional<QList<DeletedThing>>>> ApiClient::recentlyDeleted()
{
    using Things = std::optional<QList<DeletedThing>>;
    ClientRequest list = request("GET", u"/recently-deleted"_s);
    list.query.addQueryItem(u"limit"_s, u"1000"_s);
    const auto answered = Private::promise<Things>();
    whenDone(d->list(list, deletedThingFromJson), this, [answered](const Result<QList<DeletedThing>> &all) {
        if (all)
            Private::resolve<Things>(answered, Things(*all));
        else if (all.error().kind == ErrorKind::NotFound)
            Private::resolve<Things>(answered, Things());
        else
            Private::resolve<Things>(answered, all.error());
    });
    return answered->future();
}

} // namespace tidegate
