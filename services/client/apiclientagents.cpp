// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"

namespace tidegate {

using namespace Qt::StringLiterals;

QFuture<Result<std::optional<QList<ShownAgent>>>> ApiClient::agents()
{
    using Agents = std::optional<QList<ShownAgent>>;
    ClientRequest list = request("GET", u"/agents"_s);
    list.query.addQueryItem(u"limit"_s, u"1000"_s);
    const auto answered = Private::promise<Agents>();
    whenDone(d->list(list, shownAgentFromJson), this, [answered](const Result<QList<ShownAgent>> &all) {
        const bool isOlder = !all && (all.error().kind == ErrorKind::NotFound || all.error().kind == ErrorKind::NotSupported);
        if (all)
            Private::resolve<Agents>(answered, Agents(*all));
        else if (isOlder)
            Private::resolve<Agents>(answered, Agents());
        else
            Private::resolve<Agents>(answered, all.error());
    });
    return answered->future();
}

QFuture<Result<ShownAgent>> ApiClient::agent(AgentId id)
{
    return d->one<ShownAgent>(request("GET", u"/agents/"_s + id.toString()), shownAgentFromJson);
}

QFuture<Result<QList<RegistrationToken>>> ApiClient::registrationTokens()
{
    return d->list(request("GET", u"/agents/registration-tokens"_s), listedTokenFromJson);
}

} // namespace tidegate
