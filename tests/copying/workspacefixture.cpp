// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/copying/workspacefixture.h"

#include "app/demofleet.h"
#include "services/operations/identityoperations.h"
#include "services/operations/secretoperations.h"
#include "services/store/backends/opendatabase.h"

namespace tidegate::test {
namespace {

Sticker someSticker(TargetId target, QUuid component)
{
    Sticker value;
    value.id = StickerId::create();
    value.targetId = target;
    value.releaseId = QUuid::createUuid();
    value.releaseName = u"v1 \u00fc"_s;
    value.components = {{component, u"api"_s, digest('a')}};
    value.deployedAt = at(10);
    value.deployedBy = somebody;
    value.reason = u"by hand"_s;
    value.recordedAt = at(11);
    value.version = 1;
    return value;
}

/// Environments that promote from each other in a circle, the first from one that comes behind it.
QList<Environment> addEnvironments(Transaction &s)
{
    QList<Environment> all{environment(u"test"_s, 1), environment(u"stage"_s, 2), environment(u"gone"_s, 3)};
    all[2].description = u"a\nb\t\u6771\u4eac \U0001f6a2"_s;
    for (const Environment &each : all)
        must(s.environments.insert(each));
    all[0].autoPromoteFrom = all[1].id;
    all[1].autoPromoteFrom = all[0].id;
    for (Environment &each : all) {
        ++each.version;
        must(s.environments.update(each));
    }
    return all;
}

void addObservations(Transaction &s, const Target &target)
{
    must(s.stickers.append(someSticker(target.id, must(s.stickers.componentId(u"api"_s)))));
    for (const char letter : {'1', '2'})
        must(s.inventory.put(snapshot(target.id, letter == '1' ? 5 : 15, letter), at(100)));
    auto seen = snapshot(target.id, 15, '2').components;
    seen.first().origin = {u"abc1234"_s, u"https://example.com/shop"_s, {}, {}};
    must(s.imageOrigins.learn(seen, at(15)));
    must(s.inventory.setKnownImages(target.id,
                                    {{u"api"_s, {{.imageId = u"sha256:1"_s, .platformDigest = {}, .repoDigests = {}, .containerIds = {}}}, at(1), {}, at(1)}}));
    DriftReport drift;
    drift.targetId = target.id;
    drift.status = DriftStatus::Drifted;
    drift.differences = {{u"api"_s, digest('a'), digest('b')}};
    drift.since = at(15);
    must(s.inventory.setDrift(drift));
    StoredChange change;
    change.change.id = ObservedChangeId::create();
    change.change.target = target.id;
    change.change.environment = target.environmentId;
    change.change.component = u"api"_s;
    change.change.from = {u"sha256:1"_s, u"api:1"_s};
    change.change.to = {u"sha256:2"_s, u"api:2"_s};
    change.change.notBefore = at(2);
    change.change.seenAt = at(3);
    change.change.evidence = {{.kind = EvidenceKind::Engine, .at = at(3), .ref = {}, .by = {}, .text = u"ci/1"_s},
                              {.kind = EvidenceKind::EngineAct,
                               .at = at(3),
                               .ref = {},
                               .by = {},
                               .text = u"ci/1"_s,
                               .act = EngineAct{.actor = u"4c01db0b339c"_s, .component = u"api"_s, .name = u"api-1"_s}}};
    change.running.name = u"api"_s;
    change.collector = u"ci/1"_s;
    must(s.observedChanges.insert(change));
    change.change.explanation = ChangeExplanation{u"by hand"_s, u"OPS-7"_s, somebody, at(4)};
    must(s.observedChanges.update(change.change));
    must(s.observedChanges.insertAsk({GateAskId::create(), target.environmentId, Subject(somebody), at(2), true, false}));
    must(s.health.append(target.id, {at(3), Health::Unknown, Health::Healthy, u"fine"_s, u"direct"_s}));
    must(s.parentHealth.append({target.environmentId, {}}, {at(3), Health::Unknown, Health::Healthy, {{target.id, Health::Unknown, Health::Healthy}}, 1}));
    must(s.targets.setHealth(target.id, {.status = Health::Healthy, .message = u"fine"_s, .code = u"ok"_s, .checkedAt = at(3)}, at(2)));
}

void addDriftRule(Transaction &s, TargetId target)
{
    DriftRule rule;
    rule.id = DriftRuleId::create();
    rule.scope.target = target;
    rule.component = u"api"_s;
    rule.reason = u"A hotfix"_s;
    rule.expiresAt = at(1'000);
    rule.createdAt = at(5);
    rule.createdBy = somebody;
    must(s.driftRules.insert(rule));
}

void addAgent(Transaction &s)
{
    Agent agent;
    agent.id = AgentId::create();
    agent.name = u"agent"_s;
    agent.version = 1;
    must(s.agents.insert(agent));
    AgentTask task;
    task.id = AgentTaskId::create();
    task.agent = agent.id;
    task.target = TargetId::create();
    task.createdAt = at(5);
    task.expiresAt = at(6);
    task.seen = {SnapshotId::create()};
    must(s.agentTasks.ask(task));
    must(s.agents.insertSecret({.id = TokenId::create(), .agent = agent.id, .hash = "hash", .createdAt = at(5)}));
    RegistrationToken token;
    token.id = TokenId::create();
    token.hash = "hash";
    token.agent = agent.id;
    must(s.agents.insertToken(token));
}

Result<TargetId> addRows(Transaction &s)
{
    const QList<Environment> environments = addEnvironments(s);
    const TargetGroup web = group(environments[0].id, u"web"_s);
    must(s.groups.insert(web));
    Target first = target(environments[0].id, u"one"_s);
    first.targetGroupId = web.id;
    const Target second = target(environments[1].id, u"two"_s);
    for (const Target &each : {first, second})
        must(s.targets.insert(each));
    must(s.freezeWindows.insert(window(environments[1].id, 50, 5'000)));
    addObservations(s, first);
    must(s.targets.remove(second.id, at(20), somebody));
    must(s.environments.remove(environments[2].id, at(20), somebody));
    Operation operation{.id = OperationId::create(), .kind = u"health-check"_s, .createdAt = at(1), .updatedAt = at(2)};
    must(s.health.insertOperation(operation));
    must(s.journal.remember(Subject(somebody), "POST /x", "key", {"hash", 201, QByteArray("{}\0\xff", 4), "\"1\"", "/x/1"}, at(3)));
    WorkspaceImport import;
    import.id = ImportId::create();
    import.announced = {.schemaVersion = 1, .tables = {{ u"targets"_s, 2 }}, .auditHead = QByteArray(32, 'h')};
    import.createdAt = at(4);
    must(s.imports.insert(import));
    must(s.imports.addPage(import.id, {.number = 1, .table = u"targets"_s, .rows = 2, .hash = "hash"}, QByteArray("\0\xff", 2)));
    addAgent(s);
    addDriftRule(s, first.id);
    return first.id;
}

} // namespace

const sql::Table &tableNamed(QByteArrayView name)
{
    const auto found = std::find_if(storedTables().begin(), storedTables().end(), [&](const sql::Table &each) { return each.name == name; });
    if (found == storedTables().end())
        qFatal("there is no such table");
    return *found;
}

Row someRow(const sql::Table &table, TenantId tenant)
{
    Row row;
    for (const sql::TableColumn &column : table.columns) {
        switch (column.type) {
        case sql::ColumnType::Text:
            row.emplace_back(std::string("text"));
            break;
        case sql::ColumnType::Json:
            row.emplace_back(std::string("{\"a\": 1}"));
            break;
        case sql::ColumnType::Uuid:
            row.emplace_back(column.name == "tenant_id" ? tenant.uuid() : QUuid::createUuid());
            break;
        case sql::ColumnType::Timestamp:
            row.emplace_back(at(1));
            break;
        case sql::ColumnType::Int64:
            row.emplace_back(qint64(1));
            break;
        case sql::ColumnType::Bool:
            row.emplace_back(true);
            break;
        case sql::ColumnType::Bytes:
            row.emplace_back(QByteArray("\0\xff", 2));
            break;
        }
    }
    return row;
}

void fillWorkspace(const QString &url, const MasterKey &key, const QString &sealFile)
{
    DatabaseOptions options;
    options.url = url;
    auto database = must(openDatabase(options));
    must(ensureLocalTenant(*database, Clock::system().now()));
    Backend backend(std::move(database), Clock::system(), {});
    backend.seals().setKey(key, sealFile);
    must(loadDemoFleet(backend, localPrincipal(Via::Cli)));
    const TenantId acme = TenantId::create();
    must(backend.write(commandLinePrincipal(acme), {}, [](Call &call) { return createTenant(call, u"Acme"_s); }));
    for (const TenantId tenant : {localTenant, acme}) {
        const Principal caller = commandLinePrincipal(tenant);
        must(backend.write(caller, {}, [](Call &call) { return createToken(call, {.name = u"ci"_s}); }));
        const TargetId target = tenant == localTenant
            ? must(backend.database().read(tenant, [](Transaction &s) -> Result<TargetId> { return must(s.targets.list({})).constFirst().id; }))
            : must(backend.database().write(tenant, [](Transaction &s) { return addRows(s); }));
        must(backend.write(caller, {}, [&](Call &call) { return putSecret(call, key, target, u"tls-key"_s, "a key"); }));
        must(backend.seals().seal(tenant));
    }
}

void addChanges(Database &database, TenantId tenant, int count)
{
    for (int done = 0; done < count; done += 10'000) {
        must(database.write(tenant, [&](Transaction &s) -> Result<void> {
            for (int i = done; i < std::min(count, done + 10'000); ++i)
                must(
                    s.journal.append({.at = at(i), .kind = u"target.health"_s, .entityType = u"target"_s, .entityId = QUuid::createUuid(), .environment = {}}));
            return {};
        }));
    }
}

Content contentOf(Database &database)
{
    Content content;
    const auto take = [&](Transaction &s, const sql::Table &table) {
        std::optional<Row> last;
        do {
            const QList<Row> rows = must(s.rows.page(table, last, 1'000));
            content[table.name] += rows;
            last = rows.size() == 1'000 ? std::optional(rows.constLast()) : std::nullopt;
        } while (last);
    };
    const auto tenants = must(database.read(localTenant, [](Transaction &s) { return s.identities.tenants(); }));
    for (const Tenant &tenant : tenants) {
        must(database.read(tenant.id, [&](Transaction &s) -> Result<void> {
            for (const sql::Table &table : storedTables()) {
                if (table.isOfTenant() || tenant.id == tenants.constFirst().id)
                    take(s, table);
            }
            return {};
        }));
    }
    return content;
}

Content contentOf(const QString &url)
{
    DatabaseOptions options;
    options.url = url;
    options.createIfMissing = options.migrate = false;
    options.readOnly = options.evenIncomplete = true;
    return contentOf(*must(openDatabase(options)));
}

QString difference(const Content &left, const Content &right)
{
    for (const sql::Table &table : storedTables()) {
        const QList<Row> a = left.value(table.name);
        const QList<Row> b = right.value(table.name);
        if (a.size() != b.size())
            return u"%1 has %2 rows here and %3 there"_s.arg(QString::fromLatin1(table.name)).arg(a.size()).arg(b.size());
        for (qsizetype i = 0; i < a.size(); ++i) {
            for (std::size_t column = 0; column < a[i].size(); ++column) {
                if (a[i][column] != b[i][column])
                    return u"%1, row %2, differs in %3"_s.arg(QString::fromLatin1(table.name))
                        .arg(i)
                        .arg(QString::fromLatin1(table.columns[static_cast<qsizetype>(column)].name));
            }
        }
    }
    return {};
}

} // namespace tidegate::test
