// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/api.h"

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

Result<QUuid> ApiRequest::idAt(qsizetype n) const
{
    const QUuid id = parseUuid(arguments.value(n));
    if (id.isNull())
        return notFound();
    return id;
}

} // namespace tidegate
