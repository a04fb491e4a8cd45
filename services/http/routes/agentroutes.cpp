// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/agentroutes.h"

#include "services/codec/agentjson.h"
#include "services/codec/messagejson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/agentoperations.h"
#include "services/operations/agenttasks.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxResult = 64 * 1024; // bytes; what an agent found it says by inventory

/// What the list is narrowed to.
struct AgentFilter
{
    std::optional<AgentStatus> status;
    std::optional<AgentLifecycle> lifecycle;
    QString capability;
    EnvironmentId environment;

    bool holds(const ShownAgent &shown) const
    {
        const Agent &agent = shown.agent;
        const bool isThere = environment.isNull() || agent.environments.isEmpty() || agent.environments.contains(environment);
        return isThere && (!status || shown.liveness.status == *status) && (!lifecycle || agent.lifecycle == *lifecycle)
            && (capability.isEmpty() || agent.capabilities.contains(capability));
    }
};

template <typename Enum>
Result<std::optional<Enum>> wordOf(const ApiRequest &request, const QString &name, std::optional<Enum> (*parse)(QStringView))
{
    if (!request.query.hasQueryItem(name))
        return std::optional<Enum>();
    const auto value = parse(request.query.queryItemValue(name, QUrl::FullyDecoded));
    return value ? Result<std::optional<Enum>>(value) : Result<std::optional<Enum>>(makeError(ErrorKind::Malformed, say("invalid-parameter/word", name)));
}

Result<AgentFilter> filterOf(const ApiRequest &request)
{
    AgentFilter filter;
    ASSIGN_OR_RETURN(filter.status, wordOf<AgentStatus>(request, u"status"_s, agentStatusFromString));
    ASSIGN_OR_RETURN(filter.lifecycle, wordOf<AgentLifecycle>(request, u"lifecycle"_s, agentLifecycleFromString));
    ASSIGN_OR_RETURN(const auto environment, uuidParameter(request, u"environmentId"_s));
    filter.environment = EnvironmentId(environment);
    filter.capability = request.query.queryItemValue(u"capability"_s, QUrl::FullyDecoded);
    return filter;
}

AgentId idOf(const ApiRequest &request)
{
    const auto id = request.idAt(0);
    return id ? AgentId(*id) : AgentId(); // of no agent
}

class AgentHandlers
{
public:
    explicit AgentHandlers(Backend &backend) : m_backend(backend) {}

    Result<ApiReply> list(Call &call, const ApiRequest &request) const
    {
        RETURN_IF_ERROR(onlyParameters(request, {"status"_L1, "lifecycle"_L1, "capability"_L1, "environmentId"_L1, "limit"_L1, "cursor"_L1}));
        ASSIGN_OR_RETURN(const auto page, pageOf(request));
        ASSIGN_OR_RETURN(const auto filter, filterOf(request));
        ASSIGN_OR_RETURN(const auto agents, call.transaction.agents.list());
        ASSIGN_OR_RETURN(const auto targets, targetsByAgent(call));
        QList<ShownAgent> rows;
        for (const Agent &agent : agents) {
            if (const ShownAgent shown = shownAt(call, agent, targets.value(agent.id)); filter.holds(shown))
                rows.append(shown);
        }
        const qsizetype first = std::min<qsizetype>(page.after.toLongLong(), rows.size());
        rows = rows.mid(first, page.asked());
        const auto next = [&](const ShownAgent &) { return QByteArray::number(first + page.limit); };
        return pageReply(request, page, rows, writeAgentMembers, next);
    }

    Result<ApiReply> one(Call &call, const ApiRequest &request) const
    {
        ASSIGN_OR_RETURN(const auto agent, call.transaction.agents.find(idOf(request)));
        return full(call, agent);
    }

    /// An operation over one agent that returns it as it is now.
    template <typename Operate>
    CallHandler changing(Operate operate) const
    {
        return [*this, operate](Call &call, const ApiRequest &request) -> Result<ApiReply> {
            ASSIGN_OR_RETURN(const auto agent, operate(call, idOf(request), request));
            return full(call, agent);
        };
    }

private:
    ShownAgent shownAt(Call &call, const Agent &agent, const QList<TargetId> &targets) const
    {
        return {agent, livenessOf(agent, call.now, m_backend.listening().since(call.now)), targets};
    }

    Result<ApiReply> full(Call &call, const Agent &agent) const
    {
        ASSIGN_OR_RETURN(const auto targets, targetsByAgent(call, agent.id));
        ApiReply reply = objectReply([&](JsonWriter &writer) { writeAgentMembers(writer, shownAt(call, agent, targets.value(agent.id))); });
        reply.version = agent.version;
        return reply;
    }

    Backend &m_backend;
};

Result<ApiReply> createTokenRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto created, createRegistrationToken(call, request.body));
    ApiReply reply = objectReply(
        [&](JsonWriter &writer) {
            writer.field("id", created.token.id);
            writer.field("token", QStringView(QString::fromLatin1(created.text)));
            writer.field("expiresAt", created.token.expiresAt);
        },
        201);
    reply.holdsCredential = true;
    return reply;
}

Result<ApiReply> listTokens(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {}));
    ASSIGN_OR_RETURN(const auto tokens, call.transaction.agents.tokens());
    const ListPage all{.limit = static_cast<int>(tokens.size()), .after = {}};
    return pageReply(request, all, tokens, writeRegistrationTokenMembers, [](const RegistrationToken &) { return QByteArray(); });
}

Result<ApiReply> deleteTokenRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto deleted = deleteRegistrationToken(call, TokenId(id));
    return deleted ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(deleted.error());
}

Result<ApiReply> registerRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto registered, registerAgent(call, request.body));
    ApiReply reply = objectReply(
        [&](JsonWriter &writer) {
            writer.field("agentId", registered.agent.id);
            writer.field("token", QStringView(QString::fromLatin1(registered.credential)));
            writer.field("lifecycle", QStringView(toString(registered.agent.lifecycle)));
            writer.key("config");
            writer.beginObject();
            writeAgentConfig(writer);
            writer.endObject();
        },
        201);
    reply.headers.emplace_back("Location", "/api/v1/agents/" + registered.agent.id.toString().toLatin1());
    reply.holdsCredential = true;
    return reply;
}

QList<Remark> remarksOn(const Agent &agent)
{
    if (std::chrono::abs(agent.clockSkew) <= tolerableSkew)
        return {};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::abs(agent.clockSkew)).count();
    const Message said = agent.clockSkew.count() > 0 ? say("agent-clock/ahead", seconds) : say("agent-clock/behind", seconds);
    return {Remark(said)};
}

template <typename Item>
void writeItems(JsonWriter &writer, const QList<Item> &items, void (*write)(JsonWriter &, const Item &))
{
    writer.beginArray();
    for (const Item &item : items) {
        writer.beginObject();
        write(writer, item);
        writer.endObject();
    }
    writer.endArray();
}

/// A list that has no pages.
template <typename Item>
ApiReply wholeList(const ApiRequest &request, const QList<Item> &items, void (*write)(JsonWriter &, const Item &))
{
    const ListPage all{.limit = static_cast<int>(items.size()), .after = {}};
    return pageReply(request, all, items, write, [](const Item &) { return QByteArray(); });
}

Result<ApiReply> targetsRoute(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {}));
    ASSIGN_OR_RETURN(const auto targets, targetsOfAgent(call, idOf(request)));
    return wholeList(request, targets, writeAgentTargetMembers);
}

Result<ApiReply> tasksRoute(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {}));
    ASSIGN_OR_RETURN(const auto tasks, tasksOfAgent(call, idOf(request)));
    return wholeList(request, tasks, writeAgentTaskMembers);
}

Result<ApiReply> resultRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(1));
    ASSIGN_OR_RETURN(const auto task, recordTaskResult(call, idOf(request), AgentTaskId(id), request.body));
    return objectReply([&](JsonWriter &writer) { writeTaskOutcomeMembers(writer, task); });
}

Result<ApiReply> heartbeatRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto heard, hearAgent(call, idOf(request), request.body));
    ApiReply reply = objectReply([&](JsonWriter &writer) {
        writer.key("serverTime");
        writer.instantMilliseconds(call.now);
        writer.field("lifecycle", QStringView(toString(heard.agent.lifecycle)));
        writer.key("config");
        writer.beginObject();
        writeAgentConfig(writer);
        writer.endObject();
        writer.field("targetsVersion", QStringView(heard.targetsVersion));
        writer.key("tasks");
        writeItems(writer, heard.tasks, writeAgentTaskMembers);
        writer.field("wantInventory", heard.wantInventory);
        writer.rawField("accepts", R"(["engine-events","health-report"])");
        writer.fieldOrNull("rotateToken", QStringView(QString::fromLatin1(heard.newCredential)));
        if (const auto remarks = remarksOn(heard.agent); !remarks.isEmpty())
            writeRemarks(writer, "warnings", remarks);
    });
    reply.holdsCredential = true;
    return reply;
}

Result<ApiReply> inventoryRoute(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto pushed, pushAgentInventory(call, idOf(request), request.body));
    return pushedReply(pushed);
}

Result<ApiReply> removeRoute(Call &call, const ApiRequest &request)
{
    const auto removed = removeAgent(call, idOf(request));
    return removed ? Result<ApiReply>(deletedReply()) : Result<ApiReply>(removed.error());
}

} // namespace

std::vector<ApiRoute> agentRoutes(Backend &backend)
{
    const std::string all = "/api/v1/agents";
    const std::string each = all + "/{id}";
    const std::string tokens = all + "/registration-tokens";
    const AgentHandlers handlers(backend);
    const CallHandler list = listed([handlers](Call &call, const ApiRequest &request) { return handlers.list(call, request); });
    const CallHandler one = [handlers](Call &call, const ApiRequest &request) { return handlers.one(call, request); };
    const auto simple = [&](Result<Agent> (*operate)(Call &, AgentId)) {
        return writing(backend, handlers.changing([operate](Call &call, AgentId id, const ApiRequest &) { return operate(call, id); }));
    };
    const auto update = handlers.changing([](Call &call, AgentId id, const ApiRequest &request) { return updateAgent(call, id, request.body); });
    return {
        {HttpMethod::Get, all, Permission::TargetRead, reading(backend, list)},
        {HttpMethod::Get, tokens, Permission::AuditRead, reading(backend, listed(listTokens))},
        {HttpMethod::Post, tokens, Permission::TokenAdmin, writing(backend, createTokenRoute), BodyKind::Json},
        {HttpMethod::Delete, tokens + "/{tokenId}", Permission::TokenAdmin, writing(backend, deleteTokenRoute)},
        {HttpMethod::Post, all + "/register", Permission::AgentEnroll, writing(backend, registerRoute), BodyKind::Json},
        {HttpMethod::Get, each, Permission::TargetRead, reading(backend, one)},
        {HttpMethod::Put, each, Permission::TokenAdmin, writing(backend, update, one), BodyKind::MergePatch},
        {HttpMethod::Delete, each, Permission::TokenAdmin, writing(backend, removeRoute, one)},
        {HttpMethod::Post, each + "/heartbeat", Permission::AgentReport, writing(backend, heartbeatRoute), BodyKind::Json},
        {HttpMethod::Post, each + "/inventory", Permission::AgentReport, writing(backend, inventoryRoute), BodyKind::Json},
        {HttpMethod::Get, each + "/targets", Permission::AgentReport, reading(backend, targetsRoute)},
        {HttpMethod::Get, each + "/tasks", Permission::AgentReport, reading(backend, tasksRoute)},
        {HttpMethod::Post, each + "/tasks/{taskId}/result", Permission::AgentReport, writing(backend, resultRoute), BodyKind::Json, maxResult},
        {HttpMethod::Post, each + "/accept", Permission::TokenAdmin, simple(acceptAgent), BodyKind::OptionalJson},
        {HttpMethod::Post, each + "/deactivate", Permission::TokenAdmin, simple(deactivateAgent), BodyKind::OptionalJson},
        {HttpMethod::Post, each + "/revoke", Permission::TokenAdmin, simple(revokeAgent), BodyKind::OptionalJson},
        {HttpMethod::Post, each + "/rotate", Permission::TokenAdmin, simple(rotateAgent), BodyKind::OptionalJson},
    };
}

} // namespace tidegate
