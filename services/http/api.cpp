// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/api.h"

#include "services/domain/say.h"

namespace tidegate {

std::string_view toStringView(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return "GET";
    case HttpMethod::Post:
        return "POST";
    case HttpMethod::Put:
        return "PUT";
    case HttpMethod::Patch:
        return "PATCH";
    case HttpMethod::Delete:
        break;
    }
    return "DELETE";
}

Result<Principal> Caller::admit(Principal owner) const
{
    if (!owner.can(permission))
        return makeError(ErrorKind::Forbidden, say("forbidden/permission", toString(permission)));
    // What a client says of itself is only a word for the log, and decides nothing: agents and the system never get it.
    if (owner.via == Via::Api && isConsole)
        owner.via = Via::Ui;
    if (onAdmitted)
        onAdmitted();
    return owner;
}

Result<QUuid> ApiRequest::idAt(qsizetype n) const
{
    const QUuid id = parseUuid(arguments.value(n));
    if (id.isNull())
        return notFound();
    return id;
}

} // namespace tidegate
