// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// One tenant attacks another through every function, knowing all its ids.
class TestStoreTenants : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void nothingOfAnotherTenantIsRead();
    void nothingOfAnotherTenantIsChanged();
    void nothingOfAnotherTenantCanBeReferredTo();
    void theSameIdsWorkInBothTenants();
    void agentsOfAnotherTenantAreOutOfReach();
    void whatAgentsOfAnotherTenantAreAskedIsOutOfReach();
    void whatAnotherTenantIgnoresIsOutOfReach();
    void whatImagesOfAnotherTenantSayIsOutOfReach();
    void changesOfAnotherTenantsEnvironmentsAreOutOfReach();
    void anUnknownTenantStoresNothing();

private:
    /// Everything, for one tenant, with the ids below.
    Result<void> fill(Transaction &transaction);
    template <typename Work>
    auto asAttacker(Work &&work)
    {
        return (**m_store).read(m_attacker, work);
    }
    template <typename Work>
    QString attack(Work &&work)
    {
        return codeOf((**m_store).write(m_attacker, work));
    }

    std::unique_ptr<Store> m_store;
    TenantId m_attacker;
    Environment m_environment;
    FreezeWindow m_window;
    TargetGroup m_group;
    Target m_target;
    InventorySnapshot m_snapshot;
    Sticker m_sticker;
    Operation m_operation;
    SealedSecret m_secret;
    User m_user;
    ApiToken m_token;
    WorkspaceImport m_import;
};

void TestStoreTenants::init()
{
    m_store = std::make_unique<Store>();
    m_attacker = m_store->addTenant(u"attacker"_s);
    m_environment = environment(u"prod"_s);
    m_window = window(m_environment.id, 0, 1000);
    m_group = group(m_environment.id, u"web"_s);
    m_target = target(m_environment.id, u"web-01"_s);
    m_target.targetGroupId = m_group.id;
    m_snapshot = snapshot(m_target.id, 1, 'a');
    m_sticker = {};
    m_sticker.id = StickerId::create();
    m_sticker.targetId = m_target.id;
    m_sticker.releaseId = QUuid::createUuid();
    m_operation = {};
    m_operation.id = OperationId::create();
    m_secret = {QUuid::createUuid(), m_target.id, u"token"_s, "sealed", u"k"_s, {}, at(0), somebody};
    m_user = {somebody, u"robin"_s, u"Robin"_s, Role::Admin, true, at(0)};
    m_token = {TokenId::create(), m_store->tenant(), somebody, u"ci"_s, Role::Viewer, "hash", at(0), at(9), {}};
    m_import = {};
    m_import.id = ImportId::create();
    m_import.announced.auditHead = QByteArray(32, 'h');
    must(m_store->write([this](Transaction &s) { return fill(s); }));
}

Result<void> TestStoreTenants::fill(Transaction &s)
{
    must(s.environments.insert(m_environment));
    must(s.freezeWindows.insert(m_window));
    must(s.groups.insert(m_group));
    must(s.targets.insert(m_target));
    must(s.stickers.append(m_sticker));
    (void)must(s.stickers.componentId(u"api"_s));
    (void)must(s.inventory.put(m_snapshot, at(1'000)));
    DriftReport report;
    report.targetId = m_target.id;
    report.status = DriftStatus::Drifted;
    report.policyMatters = true;
    report.differences = {{u"api"_s, digest('a'), digest('b'), DifferenceKind::DigestMismatch}};
    must(s.inventory.setDrift(report));
    must(s.health.append(m_target.id, {at(1), Health::Unknown, Health::Healthy, u"ok"_s, u"direct"_s}));
    must(s.health.insertOperation(m_operation));
    must(s.audit.append(auditEntry(1, QByteArray(32, '\0'))));
    (void)must(s.journal.append({}));
    must(s.journal.remember(somebody, "r", "k", {"h", 200, {}, {}, {}}, at(0)));
    must(s.secrets.put(m_secret));
    must(s.identities.insertUser(m_user));
    must(s.imports.insert(m_import));
    must(s.imports.addPage(m_import.id, {.number = 1, .table = u"targets"_s, .rows = 1, .hash = "h"}, "p"));
    return s.identities.insertToken(m_token);
}

void TestStoreTenants::nothingOfAnotherTenantIsRead()
{
    const QString none = u"not-found"_s;
    QVERIFY(must(asAttacker([](Transaction &s) { return s.environments.list(); })).isEmpty());
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.environments.find(m_environment.id); })), none);
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.environments.visit(m_environment.id, [](const EnvironmentRow &) {}); })), none);
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.environments.findWithDeleted(m_environment.id); })), none);
    QVERIFY(must(asAttacker([](Transaction &s) { return s.environments.rollups(at(0)); })).isEmpty());
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.environments.rollup(m_environment.id, at(0)); })).targetCount, 0);
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.environments.blockers(m_environment.id); })).items.size(), 0);

    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.imports.find(m_import.id); })), none);
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.imports.page(m_import.id, 1); })), none);
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.imports.packed(m_import.id, 1); })), none);
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.imports.rowsByTable(m_import.id); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.imports.list(); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.imports.current(); })).isNull());

    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.groups.findWithDeleted(m_group.id); })), none);
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.targets.findWithDeleted(m_target.id); })), none);
    QVERIFY(must(asAttacker([](Transaction &s) { return s.deleted.list({.since = at(-9'999)}); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.freezeWindows.list({}); })).isEmpty());
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.freezeWindows.find(m_window.id); })), none);
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.freezeWindows.activeOrUpcoming({}, at(0)); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.freezeWindows.activeOrUpcoming(m_environment.id, at(0)); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.freezeWindows.overlapping(m_window); })).isEmpty());

    QVERIFY(must(asAttacker([&](Transaction &s) { return s.groups.list(m_environment.id); })).isEmpty());
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.groups.find(m_group.id); })), none);
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.targets.count({}); })), 0);
    QVERIFY(must(asAttacker([](Transaction &s) { return s.targets.list({}); })).isEmpty());
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.targets.find(m_target.id); })), none);
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.targets.visit(m_target.id, [](const TargetRow &) {}); })), none);
    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.targets.exists(m_target.id); })));
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.targets.labels({m_target.id}); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.targets.findChecked(QList{m_target.id}); })).isEmpty());
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.targets.countLive(); })), 0);
    TargetQuery labelled;
    labelled.labels = {{u"role"_s, u"web"_s}};
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.targets.count(labelled); })), 0);

    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.stickers.current(m_target.id, at(1'000)); })));
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.stickers.history(m_target.id, 9); })).isEmpty());
    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.inventory.current(m_target.id); })));
    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.inventory.at(m_target.id, at(99)); })));
    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.inventory.find(m_snapshot.id); })));
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.inventory.targetsOf({m_snapshot.id}); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.inventory.history(m_target.id, 9); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.inventory.whereIs(digest('a')); })).isEmpty());
    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.inventory.drift(m_target.id); })));
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.stickers.current(QList{m_target.id}, at(1'000)); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.inventory.held(QList{m_target.id}); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.inventory.drift(QList{m_target.id}); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.inventory.driftByRelease({}); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.inventory.driftByComponents({}); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.inventory.judgedByPolicy(m_environment.id); })).isEmpty());
    int rows = 0;
    must(asAttacker([&](Transaction &s) { return s.inventory.forEachDrift({}, [&](const DriftRow &) { ++rows; }); }));
    must(asAttacker([&](Transaction &s) { return s.inventory.forEachCurrent([&](const CurrentInventory &) { ++rows; }); }));
    must(asAttacker([&](Transaction &s) { return s.audit.forEach({}, [&](const AuditEntry &) { ++rows; }); }));
    QCOMPARE(rows, 0);
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.health.history(m_target.id, at(0), at(9), 9); })).isEmpty());
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.health.findOperation(m_operation.id); })), none);
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.audit.head(); })).first, 0);
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.journal.head(); })), 0);
    QVERIFY(must(asAttacker([](Transaction &s) { return s.journal.since(0, 9); })).isEmpty());
    QVERIFY(!must(asAttacker([](Transaction &s) { return s.journal.answer(somebody, "r", "k"); })));
    QCOMPARE(codeOf(asAttacker([&](Transaction &s) { return s.secrets.find(m_secret.id); })), none);
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.secrets.list(m_target.id); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.identities.users(); })).isEmpty());
    QVERIFY(must(asAttacker([](Transaction &s) { return s.identities.users({.text = {}, .after = {}, .limit = 9}); })).isEmpty());
    QCOMPARE(codeOf(asAttacker([](Transaction &s) { return s.identities.findUser(somebody); })), none);
    QCOMPARE(codeOf(asAttacker([](Transaction &s) { return s.identities.findUserByName(u"robin"_s); })), none);
    QVERIFY(must(asAttacker([](Transaction &s) { return s.identities.tokens(); })).isEmpty());
}

void TestStoreTenants::nothingOfAnotherTenantIsChanged()
{
    const QString none = u"not-found"_s;
    Environment environment = m_environment;
    environment.version = 2;
    QCOMPARE(attack([&](Transaction &s) { return s.environments.update(environment); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.environments.remove(m_environment.id, at(1), somebody); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.environments.restore(m_environment.id, at(1), somebody); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.environments.reorder({m_environment.id}, at(1), somebody); }), none);
    FreezeWindow freeze = m_window;
    freeze.version = 2;
    QCOMPARE(attack([&](Transaction &s) { return s.freezeWindows.update(freeze); }), none);
    TargetGroup web = m_group;
    web.version = 2;
    QCOMPARE(attack([&](Transaction &s) { return s.groups.update(web); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.groups.remove(m_group.id, at(1), somebody); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.groups.restore(m_group.id, at(1), somebody); }), none);
    QCOMPARE(must((**m_store).write(m_attacker, [&](Transaction &s) { return s.groups.detach(m_group.id, at(1), somebody); })), 0);
    Target changed = m_target;
    changed.version = 2;
    QCOMPARE(attack([&](Transaction &s) { return s.targets.update(m_target, changed); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.targets.remove(m_target.id, at(1), somebody); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.targets.restore(changed); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.targets.forgetDetached(m_target.id); }), QString());
    QCOMPARE(must((**m_store).write(m_attacker, [&](Transaction &s) { return s.targets.removeAllOf(m_environment.id, at(1), somebody); })), 0);
    QCOMPARE(attack([&](Transaction &s) { return s.targets.setHealth(m_target.id, {}, {}); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.targets.setHealthOfKnown(m_target.id, {}, {}); }), QString());
    QCOMPARE(attack([&](Transaction &s) { return s.targets.setDrift(m_target.id, DriftStatus::InSync, {}, 0); }), QString());
    QCOMPARE(attack([&](Transaction &s) { return s.targets.setRelease(m_target.id, {}); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.health.updateOperation(m_operation); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.secrets.remove(m_secret.id); }), none);
    QCOMPARE(must((**m_store).write(m_attacker, [&](Transaction &s) { return s.secrets.removeAllOf(m_target.id); })), 0);
    QCOMPARE(attack([&](Transaction &s) { return s.identities.updateUser(m_user); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.identities.revokeToken(m_token.id, at(1)); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.imports.update(m_import); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.imports.remove(m_import.id); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.imports.removePages(m_import.id); }), QString());
    QVERIFY(
        !attack([&](Transaction &s) { return s.imports.addPage(m_import.id, {.number = 2, .table = u"targets"_s, .rows = 1, .hash = "h"}, "p"); }).isEmpty());
    QCOMPARE(attack([](Transaction &s) { return s.journal.trim(at(9999)); }), QString());
    QCOMPARE(attack([](Transaction &s) { return s.journal.forgetAnswers(at(9999)); }), QString());

    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.imports.page(m_import.id, 1); })).table, u"targets"_s);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.imports.current(); })), m_import.id);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.environments.find(m_environment.id); })), m_environment);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.freezeWindows.find(m_window.id); })), m_window);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.targets.find(m_target.id); })), m_target);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.groups.find(m_group.id); })).targetCount, 1);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.secrets.list(m_target.id); })).size(), 1);
    QVERIFY(must(m_store->read([](Transaction &s) { return s.journal.answer(somebody, "r", "k"); })).has_value());
    QVERIFY(!must(m_store->read([](Transaction &s) { return s.identities.tokens(); })).constFirst().revokedAt);
}

void TestStoreTenants::nothingOfAnotherTenantCanBeReferredTo()
{
    const QString none = u"not-found"_s;
    QCOMPARE(attack([&](Transaction &s) { return s.freezeWindows.insert(window(m_environment.id, 0, 100)); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.groups.insert(group(m_environment.id, u"x"_s)); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.targets.insert(target(m_environment.id, u"x"_s)); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.stickers.append(m_sticker); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.inventory.put(m_snapshot, at(1'000)); }), none);
    QCOMPARE(attack([&](Transaction &s) {
                 DriftReport report;
                 report.targetId = m_target.id;
                 return s.inventory.setDrift(report);
             }),
             none);
    QCOMPARE(attack([&](Transaction &s) { return s.health.append(m_target.id, {}); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.secrets.put(m_secret); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.identities.insertToken(m_token); }), none);
    Environment follower = environment(u"follower"_s);
    follower.autoPromoteFrom = m_environment.id;
    QCOMPARE(attack([&](Transaction &s) { return s.environments.insert(follower); }), none);
}

void TestStoreTenants::theSameIdsWorkInBothTenants()
{
    m_token.tenant = m_attacker;
    QCOMPARE(attack([this](Transaction &s) { return fill(s); }), QString());
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.targets.find(m_target.id); })), m_target);
    QCOMPARE(attack([&](Transaction &s) { return s.targets.remove(m_target.id, at(1), somebody); }), QString());
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.targets.find(m_target.id); })), m_target);
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.journal.head(); })), 1);
    // Whose a token is only its secret can tell.
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.identities.findTokensOfAnyTenant(m_token.id, m_token.hash); })).size(), 2);
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.identities.findToken(m_token.id); })).first.tenant, m_attacker);
}

void TestStoreTenants::anUnknownTenantStoresNothing()
{
    const auto stranger = TenantId::create();
    const auto inserted = (**m_store).write(stranger, [](Transaction &s) { return s.environments.insert(environment(u"x"_s)); });
    QCOMPARE(codeOf(inserted), u"not-found"_s);
    QCOMPARE(codeOf((**m_store).write(stranger, [](Transaction &s) { return s.journal.append({}); })), u"not-found"_s);
    QCOMPARE(codeOf((**m_store).write(stranger, [](Transaction &s) { return s.stickers.componentId(u"x"_s); })), u"not-found"_s);
    QVERIFY(must((**m_store).read(stranger, [](Transaction &s) { return s.environments.list(); })).isEmpty());
    QVERIFY(must((**m_store).read(TenantId(), [](Transaction &s) { return s.environments.list(); })).isEmpty());
}

void TestStoreTenants::whatAgentsOfAnotherTenantAreAskedIsOutOfReach()
{
    Agent agent;
    agent.id = AgentId::create();
    agent.name = u"agent-1"_s;
    agent.version = 1;
    AgentTask task;
    task.id = AgentTaskId::create();
    task.agent = agent.id;
    task.target = TargetId::create();
    task.createdAt = at(1);
    task.expiresAt = at(100);
    const auto keep = [&](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.agents.insert(agent));
        return s.agentTasks.ask(task);
    };
    VERIFY_OK(m_store->write(keep));
    QCOMPARE(attack([&](Transaction &s) { return s.agentTasks.find(task.id); }), u"not-found"_s);
    AgentTask same = task;
    same.id = AgentTaskId::create();
    QVERIFY(!attack([&](Transaction &s) { return s.agentTasks.ask(same); }).isEmpty()); // of an agent that it has not
    QCOMPARE(attack([&](Transaction &s) { return s.agentTasks.answer(task, AgentTaskResult(), at(2)); }), QString());
    QCOMPARE(attack([&](Transaction &s) { return s.agentTasks.forget(at(9999)); }), QString());
    QCOMPARE(attack([&](Transaction &s) { return s.agentTasks.dateAhead(at(-9999)); }), QString());
    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.agentTasks.see(agent.id, task.target, SnapshotId::create(), at(2)); })));
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.agentTasks.open(agent.id, at(2), 10); })).size(), 0);
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.agentTasks.countOpen(agent.id, task.type, at(2)); })), 0);
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.stickers.newestVersions(agent.id); })).isEmpty());

    const AgentTask left = must(m_store->read([&](Transaction &s) { return s.agentTasks.find(task.id); }));
    QVERIFY(!left.answeredAt && left.seen.isEmpty() && left.status == AgentTaskStatus::Open && left.expiresAt == task.expiresAt);
    QCOMPARE(attack(keep), QString()); // the same ids are free there
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.agentTasks.countOpen(agent.id, task.type, at(2)); })), 1);
}

void TestStoreTenants::changesOfAnotherTenantsEnvironmentsAreOutOfReach()
{
    const ParentTransition change{at(1), Health::Healthy, Health::Unhealthy, {{m_target.id, Health::Healthy, Health::Unhealthy}}, 1};
    const auto history = [&](Transaction &s) { return s.parentHealth.history({m_environment.id, {}}, at(0), at(9), 9); };
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.parentHealth.append({m_environment.id, {}}, change); }));
    QVERIFY(must(asAttacker(history)).isEmpty());
    QCOMPARE(must(asAttacker([&](Transaction &s) { return s.parentHealth.count({m_environment.id, {}}, Health::Unknown, 9); })), 0);
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.health.backlog(at(9999)); })).size(), 0);
    QVERIFY(!attack([&](Transaction &s) { return s.parentHealth.append({m_environment.id, {}}, change); }).isEmpty()); // it has no such environment
    QCOMPARE(attack([](Transaction &s) { return s.parentHealth.forget(at(9999)); }), QString());
    QCOMPARE(attack([](Transaction &s) { return s.parentHealth.dateAhead(at(-9999)); }), QString());
    const auto ofTarget = [&](Transaction &s) { return s.health.history(m_target.id, at(0), at(9), 9); };
    const HealthTransition next{at(3), Health::Healthy, Health::Degraded, {}, u"direct"_s};
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.health.append(m_target.id, next); })); // of one alone nothing would go
    const auto transitions = must(m_store->read(ofTarget));
    QCOMPARE(attack([](Transaction &s) { return s.health.dateAhead(at(-9999)); }), QString());
    QCOMPARE(attack([](Transaction &s) { return s.health.forgetTransitions(at(9'999'999)); }), QString());
    QCOMPARE(must(m_store->read(ofTarget)).size(), transitions.size());
    QVERIFY(!transitions.isEmpty());
    QCOMPARE(must(m_store->read(history)), QList<ParentTransition>{change});
}

void TestStoreTenants::whatAnotherTenantIgnoresIsOutOfReach()
{
    DriftRule rule;
    rule.id = DriftRuleId::create();
    rule.scope.labels = {{u"role"_s, u"web"_s}};
    rule.reason = u"A hotfix"_s;
    rule.createdAt = at(1);
    rule.expiresAt = at(100);
    const auto keep = [&](Transaction &s) { return s.driftRules.insert(rule); };
    VERIFY_OK(m_store->write(keep));
    QCOMPARE(attack([&](Transaction &s) { return s.driftRules.find(rule.id); }), u"not-found"_s);
    QVERIFY(must(asAttacker([](Transaction &s) { return s.driftRules.list({}); })).isEmpty());
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.driftRules.thatMayCover(m_target.id, m_environment.id); })).isEmpty());
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.driftRules.countLive(); })), 0);
    QCOMPARE(attack([&](Transaction &s) { return s.driftRules.setExpired(rule.id, at(2)); }), u"not-found"_s);
    QCOMPARE(attack([&](Transaction &s) { return s.driftRules.remove(rule.id); }), u"not-found"_s);
    DriftReport ignored;
    ignored.status = DriftStatus::Ignored;
    const auto before = must(m_store->read([&](Transaction &s) { return s.inventory.drift(m_target.id); }));
    QCOMPARE(attack([&](Transaction &s) { return s.inventory.setDifferences({m_target.id}, ignored); }), QString());
    QCOMPARE(attack([&](Transaction &s) { return s.targets.setDrift({m_target.id}, DriftStatus::Ignored, 0); }), QString());
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.drift(m_target.id); })), before);
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.targets.find(m_target.id); })).driftStatus != DriftStatus::Ignored);
    DriftRule foreign = rule;
    foreign.id = DriftRuleId::create();
    foreign.scope = {.target = m_target.id, .environment = {}, .labels = {}};
    QVERIFY(!attack([&](Transaction &s) { return s.driftRules.insert(foreign); }).isEmpty()); // of a target that it has not
    foreign.scope = {.target = {}, .environment = m_environment.id, .labels = {}};
    QVERIFY(!attack([&](Transaction &s) { return s.driftRules.insert(foreign); }).isEmpty());
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.driftRules.find(rule.id); })), rule);
    QCOMPARE(attack(keep), QString()); // the same id is free there
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.driftRules.setExpired(rule.id, at(101)); }));
    QCOMPARE(attack([](Transaction &s) { return s.driftRules.forgetExpired(at(9999)); }), QString());
    QCOMPARE(attack([](Transaction &s) { return s.driftRules.dateAhead(at(-9999)); }), QString());
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.driftRules.find(rule.id); })).expiredAt, at(101));
}

void TestStoreTenants::whatImagesOfAnotherTenantSayIsOutOfReach()
{
    auto seen = snapshot(m_target.id, 1, 'f').components;
    seen.first().platformDigest.clear();
    seen.first().origin.revision = u"abc1234"_s;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imageOrigins.learn(seen, at(1)); }));
    const QStringList asked{digest('f')};
    QVERIFY(must(asAttacker([&](Transaction &s) { return s.imageOrigins.of(asked); })).isEmpty());
    auto theirs = seen;
    theirs.first().origin.revision = u"6666666"_s;
    QCOMPARE(attack([&](Transaction &s) { return s.imageOrigins.learn(theirs, at(2)); }), QString());
    QCOMPARE(attack([](Transaction &s) { return s.imageOrigins.dateAhead(at(-9'999'999)); }), QString());
    QCOMPARE(attack([](Transaction &s) { return s.imageOrigins.forget(at(9'999'999)); }), QString());
    const auto known = must(m_store->read([&](Transaction &s) { return s.imageOrigins.of(asked); }));
    QCOMPARE(originOf(known, digest('f')), seen.first().origin);
}

void TestStoreTenants::agentsOfAnotherTenantAreOutOfReach()
{
    Agent agent;
    agent.id = AgentId::create();
    agent.name = u"agent-1"_s;
    agent.machineId = u"m-1"_s;
    agent.lifecycle = AgentLifecycle::Active;
    agent.version = 1;
    const AgentSecret secret{TokenId::create(), agent.id, QByteArray(32, 's'), at(1)};
    RegistrationToken token;
    token.id = TokenId::create();
    token.hash = QByteArray(32, 't');
    token.expiresAt = at(2);
    const auto keep = [&](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.agents.insert(agent));
        RETURN_IF_ERROR(s.agents.insertSecret(secret));
        return s.agents.insertToken(token);
    };
    VERIFY_OK(m_store->write(keep));
    const QString none = u"not-found"_s;
    Agent renamed = agent;
    renamed.name = u"mine"_s;
    renamed.version = 2;
    QCOMPARE(attack([&](Transaction &s) { return s.agents.find(agent.id); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.agents.update(renamed); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.agents.observe(renamed); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.agents.remove(agent.id, at(3)); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.agents.findToken(token.id); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.agents.useToken(token.id, agent.id, at(3)); }), none);
    QCOMPARE(attack([&](Transaction &s) { return s.agents.removeToken(token.id); }), none);
    QVERIFY(!attack([&](Transaction &s) { return s.agents.insertSecret(secret); }).isEmpty()); // for an agent that it has not
    QCOMPARE(attack([&](Transaction &s) { return s.agents.removeSecret(secret.id); }), QString());
    QCOMPARE(attack([&](Transaction &s) { return s.agents.removeSecrets(agent.id); }), QString());
    QCOMPARE(attack([&](Transaction &s) { return s.agents.forgetTokens(at(9999)); }), QString());
    QVERIFY(!must(asAttacker([&](Transaction &s) { return s.agents.findByMachine(agent.machineId); })));
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.agents.list(); })).size(), 0);
    QCOMPARE(must(asAttacker([](Transaction &s) { return s.agents.tokens(); })).size(), 0);

    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.agents.find(agent.id); })), agent);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.agents.secrets(agent.id); })).size(), 1);
    QVERIFY(!must(m_store->read([&](Transaction &s) { return s.agents.findToken(token.id); })).usedAt);
    QCOMPARE(attack(keep), QString()); // the same ids, name and machine are free there
}

QTEST_GUILESS_MAIN(TestStoreTenants)
#include "tst_storetenants.moc"
