// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"

namespace tidegate {

using namespace Qt::StringLiterals;

QFuture<Result<std::optional<QList<Person>>>> ApiClient::users()
{
    using People = std::optional<QList<Person>>;
    ClientRequest list = request("GET", u"/users"_s);
    list.query.addQueryItem(u"limit"_s, u"1000"_s);
    const auto answered = Private::promise<People>();
    whenDone(d->list(list, personFromJson), this, [answered](const Result<QList<Person>> &all) {
        if (all)
            Private::resolve<People>(answered, People(*all));
        else if (all.error().kind == ErrorKind::NotFound)
            Private::resolve<People>(answered, People());
        else
            Private::resolve<People>(answered, all.error());
    });
    return answered->future();
}

} // namespace tidegate
