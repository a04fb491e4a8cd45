// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/codec/componentjson.h"

using namespace Qt::StringLiterals;

namespace tidegate {

QFuture<Result<ComponentPage>> ApiClient::components(const QUrlQuery &next)
{
    ClientRequest list = request("GET", u"/components"_s);
    list.query = next;
    return d->call<ComponentPage>(list, [](const ClientAnswer &answer) -> Result<ComponentPage> {
        ASSIGN_OR_RETURN(const auto table, objectIn(answer).and_then(fleetComponentsFromJson));
        return ComponentPage{table, answer.hasNext ? answer.next : QUrlQuery()};
    });
}

} // namespace tidegate
