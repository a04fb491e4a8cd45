// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/monitorroutes.h"

#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/monitoroperations.h"

namespace tidegate {
namespace {

void writeMonitor(JsonWriter &writer, const MonitorReport &report)
{
    writer.beginObject();
    writer.field("name", QStringView(report.name));
    writer.field("state", QStringView(toString(report.state)));
    writer.field("lastRunAt", report.lastRunAt);
    writer.key("interval");
    if (report.interval)
        writer.integer(report.interval->count());
    else
        writer.null();
    writer.field("targets", report.targets);
    writer.field("backlog", report.backlog);
    writer.field("elsewhere", report.elsewhere);
    writer.field("lateBy", report.lateBy.count());
    writer.endObject();
}

Result<ApiReply> listMonitors(Backend &backend, HealthService &health, Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {}));
    ASSIGN_OR_RETURN(const auto checks, monitorReport(call, backend, health));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    writeMonitor(writer, checks);
    writer.endArray();
    return reply;
}

} // namespace

std::vector<ApiRoute> monitorRoutes(Backend &backend, HealthService &health)
{
    const CallHandler list = [&backend, &health](Call &call, const ApiRequest &request) { return listMonitors(backend, health, call, request); };
    return {{HttpMethod::Get, "/api/v1/monitors", Permission::TargetRead, reading(backend, listed(list))}};
}

} // namespace tidegate
