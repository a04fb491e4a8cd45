// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/systemroutes.h"

#include "services/domain/programversion.h"
#include "services/domain/say.h"
#include "services/http/openapi.h"
#include "services/http/routes/agentroutes.h"
#include "services/http/routes/auditroutes.h"
#include "services/http/routes/clockroutes.h"
#include "services/http/routes/componentroutes.h"
#include "services/http/routes/deletedroutes.h"
#include "services/http/routes/deploymentroutes.h"
#include "services/http/routes/driftruleroutes.h"
#include "services/http/routes/environmentroutes.h"
#include "services/http/routes/freezeroutes.h"
#include "services/http/routes/healthroutes.h"
#include "services/http/routes/identityroutes.h"
#include "services/http/routes/importroutes.h"
#include "services/http/routes/monitorroutes.h"
#include "services/http/routes/observedchangeroutes.h"
#include "services/http/routes/opentimeroutes.h"
#include "services/http/routes/support.h"
#include "services/http/routes/targetroutes.h"

#include <QFile>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

ApiReply textReply(std::string text)
{
    ApiReply reply;
    reply.contentType = "text/plain; charset=utf-8";
    reply.body = std::move(text);
    return reply;
}

/// Version of the time zone data that local times are computed with, such as "2025b".
QString tzdataVersion()
{
    QFile file(u"/usr/share/zoneinfo/tzdata.zi"_s);
    if (!file.open(QIODevice::ReadOnly))
        return u"unknown"_s;
    const QString first = QString::fromLatin1(file.readLine()).trimmed();
    return first.startsWith(u"# version ") ? first.mid(10) : u"unknown"_s;
}

ApiReply meta(Backend &backend)
{
    static const QString zones = tzdataVersion();
    return objectReply([&](JsonWriter &writer) {
        writer.field("version", TIDEGATE_VERSION);
        writer.field("minimumAgentVersion", std::string_view(minimumAgentVersion.data(), minimumAgentVersion.size()));
        writer.field("apiVersion", "v1");
        writer.field("mode", QStringView(backend.settings().mode));
        writer.field("serverTime", backend.clock().now());
        writeClock(writer, backend);
        writer.field("tzdataVersion", QStringView(zones));
        writer.field("schemaVersion", backend.database().schemaVersion());
        writer.rawField("capabilities", R"(["agents","changes","events","gate-check","docker","inventory","drift","secrets"])");
    });
}

ApiReply whoAmI(const Principal &principal)
{
    return objectReply([&](JsonWriter &writer) {
        writer.field("userId", principal.user());
        writer.field("tenantId", principal.tenant);
        writer.field("name", QStringView(principal.name));
        writer.field("role", QStringView(toString(principal.role)));
        writer.key("permissions");
        writer.beginArray();
        for (int i = 1; i < permissionCount; ++i) {
            const auto permission = static_cast<Permission>(i);
            if (principal.can(permission))
                writer.string(toString(permission));
        }
        writer.endArray();
    });
}

std::string metric(const char *name, const char *type, qint64 value)
{
    return std::string("# TYPE ") + name + ' ' + type + '\n' + name + ' ' + std::to_string(value) + '\n';
}

std::string storeMetrics(Backend &backend)
{
    return metric("tidegate_database_in_order", "gauge", backend.database().check() ? 1 : 0)
        + metric("tidegate_database_commits_total", "counter", static_cast<qint64>(backend.database().commits()))
        + metric("tidegate_audit_unsealed", "gauge", backend.seals().troubled()) + metric("tidegate_event_followers", "gauge", backend.feed().followers())
        + metric("tidegate_event_journal_reads_total", "counter", static_cast<qint64>(backend.feed().reads()));
}

} // namespace

std::vector<ApiRoute> systemRoutes(Backend &backend, std::function<std::string()> metricsText)
{
    const auto alive = [](const ApiRequest &, const ReplyCallback &done) { done(textReply("ok\n")); };
    const auto about = [&backend](const ApiRequest &, const ReplyCallback &done) { done(meta(backend)); };
    const auto self = [](const ApiRequest &request, const ReplyCallback &done) { done(whoAmI(request.principal)); };
    const auto ready = [&backend](const ApiRequest &, const ReplyCallback &done) {
        backend.readiness().ask([&backend, done](const Result<void> &checked) {
            // A clock in doubt closes the gate alone; to be taken out of service would take the way out with it.
            done(checked ? Result<ApiReply>(textReply("ready\n" + clockLine(backend)))
                         : Result<ApiReply>(makeError(ErrorKind::Unavailable, say("not-ready", checked.error()))));
        });
    };
    const auto metrics = [&backend, text = std::move(metricsText)](const ApiRequest &, const ReplyCallback &done) {
        ApiReply reply = textReply(text() + clockMetrics(backend) + storeMetrics(backend)
                                   + "# TYPE tidegate_build_info gauge\ntidegate_build_info{version=\"" TIDEGATE_VERSION "\"} 1\n");
        reply.contentType = "text/plain; version=0.0.4; charset=utf-8";
        done(reply);
    };
    return {
        {HttpMethod::Get, "/healthz", Permission::None, atOnce(alive)},      {HttpMethod::Get, "/readyz", Permission::None, elsewhere(ready)},
        {HttpMethod::Get, "/metrics", Permission::AuditRead, metrics},       {HttpMethod::Get, "/api/v1/meta", Permission::None, atOnce(about)},
        {HttpMethod::Get, "/api/v1/whoami", Permission::Self, atOnce(self)},
    };
}

std::vector<ApiRoute> allRoutes(Backend &backend, HealthService &health, const std::function<std::string()> &metricsText)
{
    std::vector<ApiRoute> routes;
    for (auto &&part : {systemRoutes(backend, metricsText), environmentRoutes(backend), freezeRoutes(backend), openTimeRoutes(backend), targetRoutes(backend),
                        healthRoutes(backend, health), deploymentRoutes(backend), auditRoutes(backend), deletedRoutes(backend), identityRoutes(backend),
                        clockRoutes(backend), importRoutes(backend), agentRoutes(backend), observedChangeRoutes(backend), driftRuleRoutes(backend),
                        monitorRoutes(backend, health), componentRoutes(backend)})
        routes.insert(routes.end(), part.begin(), part.end());

    // The document is completed from the table that also routes, so neither can promise what the other does not keep.
    routes.push_back({HttpMethod::Get, "/api/v1/openapi.json", Permission::None, {}, BodyKind::None});
    const auto document = std::make_shared<const std::string>(openApiDocument(routes));
    routes.back().handler = atOnce([document](const ApiRequest &, const ReplyCallback &done) {
        ApiReply reply;
        reply.body = *document;
        done(reply);
    });
    return routes;
}

} // namespace tidegate
