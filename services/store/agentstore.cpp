// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/agentstore.h"

#include "services/codec/agentjson.h"
#include "services/domain/try.h"
#include "services/store/columns.h"

namespace tidegate {
namespace {

using sql::ColumnUse;

QByteArray checksJson(const QList<AgentCheck> &checks)
{
    return sql::toJson(toJson(checks));
}

QByteArray capabilitiesJson(const QStringList &capabilities)
{
    return sql::toJson(QJsonArray::fromStringList(capabilities));
}

/// Lists of texts and of checks are kept as JSON.
struct AgentRow
{
    Agent agent;
    QString capabilities;
    QString checks;
};

template <typename Visit>
void columns(Visit &visit, auto &row)
{
    auto &agent = row.agent;
    visit("id", agent.id, ColumnUse::Key);
    visit("name", agent.name);
    visit.derived("name_folded", agent.name, sql::folded);
    visit("labels_json", agent.labels);
    visit("environment_ids", agent.environments);
    visit("lifecycle", agent.lifecycle);
    visit("machine_id", agent.machineId);
    visit("platform_json", agent.platform);
    visit("capabilities_json", row.capabilities);
    visit("agent_version", agent.agentVersion);
    visit("boot_id", agent.bootId);
    visit("checks_json", row.checks);
    visit("last_seen_at", agent.lastSeenAt);
    visit("last_sequence", agent.lastSequence);
    visit("clock_skew_ms", agent.clockSkew);
    visit("inventory_at", agent.inventoryAt);
    visit("wants_rotation", agent.wantsRotation);
    visit("version", agent.version, ColumnUse::Version);
    visit("created_at", agent.createdAt, ColumnUse::Once);
    visit("updated_at", agent.updatedAt);
}

const sql::ColumnList &agentColumns()
{
    static const auto list = sql::listColumns<AgentRow>([](auto &visit, auto &row) { columns(visit, row); });
    return list;
}

struct AgentStatements
{
    sql::Composed selectAll = agentColumns().select("FROM agents WHERE tenant_id = ?1 AND deleted_at IS NULL ORDER BY name_folded, id");
    sql::Composed selectOne = agentColumns().select("FROM agents WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL");
    sql::Composed selectByMachine = agentColumns().select(
        "FROM agents WHERE tenant_id = ?1 AND machine_id = ?2 AND lifecycle <> ?3 AND deleted_at IS NULL ORDER BY created_at, id");
    sql::Composed insertOne = agentColumns().insert("agents");
    sql::Composed updateOne = agentColumns().update("agents", " AND deleted_at IS NULL");
};

const AgentStatements &agentStatements()
{
    static const AgentStatements all;
    return all;
}

constexpr char selectAgentId[] = "SELECT id FROM agents WHERE tenant_id = ?1 AND id = ?2";
constexpr char observeAgent[] = R"(
UPDATE agents SET agent_version = ?3, boot_id = ?4, checks_json = ?5, last_seen_at = ?6, last_sequence = ?7, clock_skew_ms = ?8, inventory_at = ?9,
    wants_rotation = ?10, capabilities_json = ?11, platform_json = ?12
WHERE tenant_id = ?1 AND id = ?2)";
constexpr char deleteAgent[] = R"(
UPDATE agents SET deleted_at = ?3, updated_at = ?3, lifecycle = ?4, version = version + 1 WHERE tenant_id = ?1 AND id = ?2 AND deleted_at IS NULL)";

constexpr char insertSecretRow[] = "INSERT INTO agent_secrets (tenant_id, id, agent_id, secret_hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr char selectSecrets[] = R"(
SELECT id, agent_id, secret_hash, created_at FROM agent_secrets WHERE tenant_id = ?1 AND agent_id = ?2 ORDER BY created_at DESC, id DESC)";
constexpr char deleteSecret[] = "DELETE FROM agent_secrets WHERE tenant_id = ?1 AND id = ?2";
constexpr char deleteSecrets[] = "DELETE FROM agent_secrets WHERE tenant_id = ?1 AND agent_id = ?2";
// As with the tokens of users: the tenant is not known yet.
constexpr char selectSecretAnywhere[] = R"(
SELECT s.id, s.agent_id, s.secret_hash, s.created_at, s.tenant_id, a.name, a.lifecycle
FROM agent_secrets s JOIN agents a ON a.tenant_id = s.tenant_id AND a.id = s.agent_id WHERE s.id = ?1 AND s.secret_hash = ?2)";

#define TOKEN_COLUMNS "id, secret_hash, environment_ids, labels_json, auto_accept, may_replace, created_at, created_by, expires_at, used_at, agent_id"
constexpr char insertTokenRow[] = "INSERT INTO registration_tokens (tenant_id, " TOKEN_COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
constexpr char selectTokens[] = "SELECT " TOKEN_COLUMNS " FROM registration_tokens WHERE tenant_id = ?1 ORDER BY created_at DESC, id DESC";
constexpr char selectToken[] = "SELECT " TOKEN_COLUMNS " FROM registration_tokens WHERE tenant_id = ?1 AND id = ?2";
constexpr char selectTokenAnywhere[] = "SELECT " TOKEN_COLUMNS ", tenant_id FROM registration_tokens WHERE id = ?1 AND secret_hash = ?2";
#undef TOKEN_COLUMNS
constexpr char useTokenRow[] = "UPDATE registration_tokens SET used_at = ?3, agent_id = ?4 WHERE tenant_id = ?1 AND id = ?2";
constexpr char deleteExpiredTokens[] = "DELETE FROM registration_tokens WHERE tenant_id = ?1 AND expires_at < ?2";
constexpr char deleteToken[] = "DELETE FROM registration_tokens WHERE tenant_id = ?1 AND id = ?2";

Agent toAgent(const sql::Query &query)
{
    AgentRow row;
    sql::RowReader visit(query);
    columns(visit, row);
    row.agent.checks = agentChecksFromJson(sql::toArray(row.checks.toStdString()));
    for (const auto each : sql::toArray(row.capabilities.toStdString()))
        row.agent.capabilities.append(each.toString());
    return row.agent;
}

/// For as long as the statement binds it.
AgentRow rowOf(const Agent &agent)
{
    return {agent, QString::fromUtf8(capabilitiesJson(agent.capabilities)), QString::fromUtf8(checksJson(agent.checks))};
}

auto binding(TenantId tenant, const AgentRow &row, sql::RowBinder::For purpose)
{
    return sql::binding(tenant, purpose, [&row](auto &visit) { columns(visit, row); });
}

AgentSecret toSecret(const sql::Query &row)
{
    return {.id = TokenId(row.uuid(0)), .agent = AgentId(row.uuid(1)), .hash = row.bytes(2), .createdAt = row.instant(3)};
}

RegistrationToken toToken(const sql::Query &row)
{
    RegistrationToken token;
    token.id = TokenId(row.uuid(0));
    token.hash = row.bytes(1);
    for (const QUuid &id : sql::unpackUuids(row.bytes(2)))
        token.environments.append(EnvironmentId(id));
    token.labels = sql::labelsFromJson(row.text(3));
    token.autoAccept = row.boolean(4);
    token.mayReplace = row.boolean(5);
    token.createdAt = row.instant(6);
    token.createdBy = UserId(row.uuid(7));
    token.expiresAt = row.instant(8);
    token.usedAt = row.optionalInstant(9);
    token.agent = AgentId(row.uuid(10));
    return token;
}

} // namespace

Result<QList<Agent>> AgentStore::list() const
{
    sql::Query rows(m_connection, agentStatements().selectAll, m_tenant);
    return sql::readAll(rows, toAgent);
}

Result<Agent> AgentStore::find(AgentId id) const
{
    sql::Query row(m_connection, agentStatements().selectOne, m_tenant, id);
    return sql::readOne(row, toAgent);
}

Result<std::optional<Agent>> AgentStore::findByMachine(const QString &machineId) const
{
    sql::Query row(m_connection, agentStatements().selectByMachine, m_tenant, machineId, sql::code(AgentLifecycle::Revoked));
    return sql::readOptional(row, toAgent);
}

Result<void> AgentStore::insert(const Agent &agent)
{
    const AgentRow row = rowOf(agent);
    return sql::insertNamed(m_connection, agentStatements().insertOne, selectAgentId, m_tenant, agent.id, binding(m_tenant, row, sql::RowBinder::For::Insert));
}

Result<void> AgentStore::update(const Agent &agent)
{
    const AgentRow row = rowOf(agent);
    ASSIGN_OR_RETURN(const qint64 changed, sql::run(m_connection, agentStatements().updateOne, binding(m_tenant, row, sql::RowBinder::For::Update)));
    if (changed > 0)
        return {};
    const Result<Agent> stored = find(agent.id);
    return stored ? sql::staleVersion() : stored.error();
}

Result<void> AgentStore::observe(const Agent &agent)
{
    return sql::changeOne(m_connection, observeAgent, m_tenant, agent.id, agent.agentVersion, agent.bootId, sql::asText(checksJson(agent.checks)),
                          agent.lastSeenAt, agent.lastSequence, qint64(agent.clockSkew.count()), agent.inventoryAt, agent.wantsRotation,
                          sql::asText(capabilitiesJson(agent.capabilities)), sql::asText(sql::toJson(agent.platform)));
}

Result<void> AgentStore::remove(AgentId id, Instant at)
{
    return sql::changeOne(m_connection, deleteAgent, m_tenant, id, at, sql::code(AgentLifecycle::Revoked));
}

Result<void> AgentStore::insertSecret(const AgentSecret &secret)
{
    return sql::execute(m_connection, insertSecretRow, m_tenant, secret.id, secret.agent, secret.hash, secret.createdAt);
}

Result<QList<AgentSecret>> AgentStore::secrets(AgentId agent) const
{
    sql::Query rows(m_connection, selectSecrets, m_tenant, agent);
    return sql::readAll(rows, toSecret);
}

Result<void> AgentStore::removeSecret(TokenId id)
{
    return sql::execute(m_connection, deleteSecret, m_tenant, id);
}

Result<void> AgentStore::removeSecrets(AgentId agent)
{
    return sql::execute(m_connection, deleteSecrets, m_tenant, agent);
}

Result<QList<AgentStore::Holder>> AgentStore::findSecretsOfAnyTenant(TokenId id, const QByteArray &hash) const
{
    m_connection.tellPolicies("tidegate.credential", hash.toHex());
    sql::Query rows(m_connection, selectSecretAnywhere, id, hash);
    return sql::readAll(rows, [](const sql::Query &row) {
        return Holder{TenantId(row.uuid(4)), toSecret(row), row.string(5), static_cast<AgentLifecycle>(row.int64(6))};
    });
}

Result<void> AgentStore::insertToken(const RegistrationToken &token)
{
    QList<QUuid> environments;
    for (const EnvironmentId each : token.environments)
        environments.append(each.uuid());
    return sql::execute(m_connection, insertTokenRow, m_tenant, token.id, token.hash, sql::packUuids(environments),
                        sql::asText(sql::labelsToJson(token.labels)), token.autoAccept, token.mayReplace, token.createdAt, token.createdBy, token.expiresAt,
                        token.usedAt, token.agent);
}

Result<QList<RegistrationToken>> AgentStore::tokens() const
{
    sql::Query rows(m_connection, selectTokens, m_tenant);
    return sql::readAll(rows, toToken);
}

Result<RegistrationToken> AgentStore::findToken(TokenId id) const
{
    sql::Query row(m_connection, selectToken, m_tenant, id);
    return sql::readOne(row, toToken);
}

Result<void> AgentStore::useToken(TokenId id, AgentId agent, Instant at)
{
    return sql::changeOne(m_connection, useTokenRow, m_tenant, id, at, agent);
}

Result<void> AgentStore::removeToken(TokenId id)
{
    return sql::changeOne(m_connection, deleteToken, m_tenant, id);
}

Result<void> AgentStore::forgetTokens(Instant before)
{
    return sql::execute(m_connection, deleteExpiredTokens, m_tenant, before);
}

Result<QList<std::pair<TenantId, RegistrationToken>>> AgentStore::findTokensOfAnyTenant(TokenId id, const QByteArray &hash) const
{
    m_connection.tellPolicies("tidegate.credential", hash.toHex());
    sql::Query rows(m_connection, selectTokenAnywhere, id, hash);
    return sql::readAll(rows, [](const sql::Query &row) { return std::pair(TenantId(row.uuid(11)), toToken(row)); });
}

} // namespace tidegate
