// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/componentroutes.h"

#include "services/codec/componentjson.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/componentoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// The components are the list that has pages; what is known of the environments stands on each.
Result<ApiReply> listComponents(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"limit"_L1, "cursor"_L1}));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    ASSIGN_OR_RETURN(auto table, componentVersions(call, page.asked(), page.after));
    const bool isMore = table.components.size() > page.limit;
    if (isMore)
        table.components.removeLast();
    ApiReply reply = objectReply([&](JsonWriter &writer) { writeComponentMembers(writer, table); });
    if (isMore)
        addNextPage(reply, request, page, table.components.constLast().name.toUtf8());
    return reply;
}

} // namespace

std::vector<ApiRoute> componentRoutes(Backend &backend)
{
    return {{HttpMethod::Get, "/api/v1/components", Permission::TargetRead, longReading(backend, listed(listComponents))}};
}

} // namespace tidegate
