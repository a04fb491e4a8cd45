// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// What every database must do, for targets and how they are.
class TestStoreRecords : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void aTargetComesBackAsItWasStored();
    void targetFiltersAllHold();
    void textIsSearchedAsItStands();
    void pagesOfEqualNamesMissNothing();
    void aTargetNameIsTakenInItsEnvironmentOnly();
    void observationsDoNotMakeAnEditStale();

    void whatIsKnownToBeThereIsObservedWithoutWaiting();
    void liveTargetsAreCountedOnce();
    void healthTransitionsKeepTheirOrder();
    void changesOfParentsKeepTheirCauses();
    void changesOfHealthThatLieAheadAreDatedByNow();
    void targetsOfAStateAreCountedUpToABound();
    void operationsCanBeWatched();
    void aTenantWaitsForAnImportUntilItIsOver();

private:
    std::unique_ptr<Store> m_store;
};

void TestStoreRecords::init()
{
    m_store = std::make_unique<Store>();
}

void TestStoreRecords::aTargetComesBackAsItWasStored()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    Target stored = target(env.id, u"Web 01"_s);
    stored.health = {
        .status = Health::Unreachable, .message = u"no answer"_s, .code = u"timeout"_s, .checkedAt = at(3), .duration = std::chrono::milliseconds(17)};
    stored.health.params = say("timeout/server", u"db"_s).params;
    stored.healthSince = at(2);
    stored.driftStatus = DriftStatus::Drifted;
    stored.driftSince = at(1);
    stored.driftCount = 3;
    stored.currentRelease = {QUuid::createUuid(), u"v1"_s, at(0)};
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.insert(stored); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.targets.find(stored.id); })), stored);
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.targets.exists(stored.id); })));
    QVERIFY(!must(m_store->read([](Transaction &s) { return s.targets.exists(TargetId::create()); })));

    const Target before = stored;
    stored.name = u"web-02"_s;
    stored.labels = {{u"a/b"_s, QString()}, {u"zone"_s, u"1"_s}};
    stored.connection = {};
    stored.enabled = false;
    stored.version = 2;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.update(before, stored); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.targets.find(stored.id); })), stored);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.targets.update(before, stored); })), u"stale"_s);
    const auto withLabel = [&](const QString &label, const QString &value) {
        TargetQuery query;
        query.labels = {{label, value}};
        return must(m_store->read([&](Transaction &s) { return s.targets.count(query); }));
    };
    QCOMPARE(withLabel(u"zone"_s, u"1"_s), 1);
    QCOMPARE(withLabel(u"a/b"_s, QString()), 1);
    QCOMPARE(withLabel(before.labels.firstKey(), before.labels.first()), 0);
    VERIFY_OK(m_store->read([&](Transaction &s) {
        return s.targets.visit(stored.id, [&](const TargetRow &row) {
            QCOMPARE(row.labels.text, std::string_view(R"({"a/b":"","zone":"1"})"));
            QCOMPARE(row.connection.text, std::string_view("{}"));
            QCOMPARE(row.healthInterval, 30);
            QCOMPARE(row.health.checkedAt, std::optional(at(3)));
        });
    }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(stored.id, at(5), somebody); }));
    QCOMPARE(codeOf(m_store->read([&](Transaction &s) { return s.targets.find(stored.id); })), u"not-found"_s);
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.targets.exists(stored.id); })));
}

void TestStoreRecords::targetFiltersAllHold()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    const Environment dev = m_store->addEnvironment(u"dev"_s);
    const TargetGroup web = group(env.id, u"web"_s);
    Target one = target(env.id, u"one"_s);
    one.targetGroupId = web.id;
    one.labels = {{u"role"_s, u"web"_s}, {u"zone"_s, u"a"_s}};
    one.health.status = Health::Healthy;
    Target two = target(env.id, u"two"_s);
    two.type = TargetType::NomadJob;
    two.enabled = false;
    Target three = target(dev.id, u"three"_s);
    three.driftStatus = DriftStatus::Drifted;
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        must(s.groups.insert(web));
        for (const Target &each : {one, two, three})
            must(s.targets.insert(each));
        return {};
    }));
    const auto names = [&](const TargetQuery &query) {
        QStringList found;
        const auto list = must(m_store->read([&](Transaction &s) { return s.targets.list(query); }));
        for (const Target &each : list)
            found.append(each.name);
        const qint64 count = must(m_store->read([&](Transaction &s) { return s.targets.count(query); }));
        return count == found.size() ? found.join(u' ') : u"count differs"_s;
    };
    TargetQuery query;
    QCOMPARE(names(query), u"one three two"_s);
    query.environment = env.id;
    QCOMPARE(names(query), u"one two"_s);
    query.enabled = true;
    QCOMPARE(names(query), u"one"_s);
    query = {};
    query.group = web.id;
    QCOMPARE(names(query), u"one"_s);
    query = {};
    query.type = TargetType::NomadJob;
    QCOMPARE(names(query), u"two"_s);
    query = {};
    query.health = Health::Healthy;
    QCOMPARE(names(query), u"one"_s);
    query = {};
    query.drift = DriftStatus::Drifted;
    QCOMPARE(names(query), u"three"_s);
    query = {};
    query.labels = {{u"role"_s, u"web"_s}, {u"zone"_s, std::nullopt}};
    QCOMPARE(names(query), u"three two"_s);
    query.labels = {{u"role"_s, u"web"_s}, {u"zone"_s, u"a"_s}};
    QCOMPARE(names(query), u"one"_s);
    query.labels = {{u"role"_s, u"' OR 1=1 --"_s}};
    QCOMPARE(names(query), QString());
}

void TestStoreRecords::textIsSearchedAsItStands()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    for (const QString &name : {u"100%_sure"_s, u"100x_sure"_s, u"STRASSE"_s, u"back\\slash"_s})
        m_store->addTarget(env.id, name);
    const auto found = [&](const QString &text) {
        TargetQuery query;
        query.text = text;
        return must(m_store->read([&](Transaction &s) { return s.targets.count(query); }));
    };
    QCOMPARE(found(u"%"_s), 1);
    QCOMPARE(found(u"_"_s), 2);
    QCOMPARE(found(u"0%_S"_s), 1);
    QCOMPARE(found(u"strasse"_s), 1);
    QCOMPARE(found(u"\\"_s), 1);
    QCOMPARE(found(u"'"_s), 0);
}

void TestStoreRecords::pagesOfEqualNamesMissNothing()
{
    // One name in twenty environments: only the id orders them.
    for (int i = 0; i < 20; ++i)
        m_store->addTarget(m_store->addEnvironment(u"e%1"_s.arg(i)).id, u"same"_s);
    TargetQuery query;
    query.limit = 3;
    QSet<TargetId> seen;
    int rows = 0;
    for (;;) {
        const auto page = must(m_store->read([&](Transaction &s) { return s.targets.list(query); }));
        if (page.isEmpty())
            break;
        for (const Target &one : page)
            seen.insert(one.id);
        rows += static_cast<int>(page.size());
        query.after = std::pair(page.constLast().name, page.constLast().id);
    }
    QCOMPARE(rows, 20);
    QCOMPARE(seen.size(), 20);
}

void TestStoreRecords::aTargetNameIsTakenInItsEnvironmentOnly()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    const Environment dev = m_store->addEnvironment(u"dev"_s);
    const Target first = m_store->addTarget(env.id, u"web"_s);
    m_store->addTarget(dev.id, u"web"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.targets.insert(target(env.id, u"WEB"_s)); })), u"name-taken"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.targets.insert(first); })), u"id-taken"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(first.id, at(1), somebody); }));
    m_store->addTarget(env.id, u"web"_s);
}

void TestStoreRecords::observationsDoNotMakeAnEditStale()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    Target edited = m_store->addTarget(env.id, u"web"_s);
    const HealthReport report{
        .status = Health::Degraded, .message = u"slow"_s, .code = u"slow"_s, .checkedAt = at(7), .duration = std::chrono::milliseconds(3)};
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        must(s.targets.setHealth(edited.id, report, at(6)));
        must(s.targets.setDrift(edited.id, DriftStatus::InSync, at(5), 0));
        return s.targets.setRelease(edited.id, {QUuid::createUuid(), u"v2"_s, at(4)});
    }));
    const Target before = edited;
    edited.version = 2;
    edited.deploymentDirectory = u"/opt"_s;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.update(before, edited); }));
    const Target stored = must(m_store->read([&](Transaction &s) { return s.targets.find(edited.id); }));
    QCOMPARE(stored.health, report);
    QCOMPARE(stored.healthSince, std::optional(at(6)));
    QVERIFY(stored.driftStatus == DriftStatus::InSync);
    QCOMPARE(stored.currentRelease.name, u"v2"_s);
    QCOMPARE(stored.deploymentDirectory, u"/opt"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.targets.setHealth(TargetId::create(), report, {}); })), u"not-found"_s);
}

void TestStoreRecords::whatIsKnownToBeThereIsObservedWithoutWaiting()
{
    Environment env = m_store->addEnvironment(u"prod"_s);
    env.config.healthCheckInterval = 45;
    env.version = 2;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.update(env); }));
    const Target web = m_store->addTarget(env.id, u"web"_s);
    const Target gone = m_store->addTarget(env.id, u"gone"_s);
    const HealthReport report{
        .status = Health::Degraded, .message = u"slow"_s, .code = u"slow"_s, .checkedAt = at(7), .duration = std::chrono::milliseconds(3)};
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.targets.remove(gone.id, at(5), {}));
        RETURN_IF_ERROR(s.targets.setHealthOfKnown(gone.id, report, at(6)));
        return s.targets.setHealthOfKnown(web.id, report, at(6));
    }));
    const auto checked = must(m_store->read([&](Transaction &s) { return s.targets.findChecked(QList{web.id, gone.id, TargetId::create()}); }));
    QCOMPARE(checked.keys(), QList<TargetId>({web.id}));
    QCOMPARE(checked.value(web.id).health, report);
    QCOMPARE(checked.value(web.id).healthSince, std::optional(at(6)));
    QCOMPARE(checked.value(web.id).healthInterval, 45);
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.targets.findWithDeleted(gone.id); })).first.health.status == Health::Unknown);
}

void TestStoreRecords::liveTargetsAreCountedOnce()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    Target web = m_store->addTarget(env.id, u"web"_s);
    QList<std::pair<qint64, qint64>> counts;
    must(m_store->write([&](Transaction &s) -> Result<void> {
        const auto count = [&] { counts.append({must(s.targets.countLive()), must(s.targets.count({}))}); };
        count();
        must(s.targets.remove(web.id, at(5), {}));
        count();
        web.version += 2; // it was deleted, and comes back
        must(s.targets.restore(web));
        count();
        Target other = web;
        other.id = TargetId::create();
        other.name = u"other"_s;
        other.version = 1;
        must(s.targets.insert(other));
        count();
        must(s.targets.removeAllOf(env.id, at(6), {}));
        count();
        return {};
    }));
    QCOMPARE(counts, (QList<std::pair<qint64, qint64>>{{1, 1}, {0, 0}, {1, 1}, {2, 2}, {0, 0}}));
}

void TestStoreRecords::healthTransitionsKeepTheirOrder()
{
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    for (const QString &message : {u"first"_s, u"second"_s, u"third"_s}) {
        const HealthTransition transition{at(5), Health::Healthy, Health::Unhealthy, message, u"direct"_s};
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.health.append(web.id, transition); }));
    }
    const auto history = must(m_store->read([&](Transaction &s) { return s.health.history(web.id, at(5), at(6), 2); }));
    QCOMPARE(history.size(), 2);
    QCOMPARE(history[0].message, u"third"_s);
    QCOMPARE(history[1].message, u"second"_s);
    QVERIFY(history[1].to == Health::Unhealthy);
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.health.history(web.id, at(4), at(5), 9); })).isEmpty());
}

static TargetGroup groupIn(EnvironmentId environment)
{
    TargetGroup group;
    group.id = TargetGroupId::create();
    group.environmentId = environment;
    group.name = group.displayName = u"web"_s;
    group.version = 1;
    return group;
}

void TestStoreRecords::changesOfParentsKeepTheirCauses()
{
    const EnvironmentId prod = m_store->addEnvironment(u"prod"_s).id;
    const HealthParent whole{prod, {}};
    const TargetGroup group = groupIn(prod);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.insert(group); }));
    const HealthParent web{prod, group.id};
    const TargetId one = TargetId::create(); // that may be gone by now
    ParentTransition first{at(5), Health::Healthy, Health::Unhealthy, {{one, Health::Healthy, Health::Unhealthy}}, 1};
    ParentTransition second{at(5), Health::Unhealthy, Health::Unknown, {{one, Health::Unhealthy, {}}}, 1};
    ParentTransition joined{at(6), Health::Unknown, Health::Degraded, {{one, {}, Health::Degraded}}, 1};
    const QList<std::pair<HealthParent, ParentTransition>> all{{whole, first}, {web, first}, {whole, second}, {whole, joined}};
    for (const auto &each : all)
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.parentHealth.append(each.first, each.second); }));
    const auto history = [&](const HealthParent &of, int from, int to, int limit) {
        return must(m_store->read([&](Transaction &s) { return s.parentHealth.history(of, at(from), at(to), limit); }));
    };
    QCOMPARE(history(whole, 5, 7, 9), QList<ParentTransition>({joined, second, first}));
    QCOMPARE(history(whole, 5, 6, 1), QList<ParentTransition>{second});
    QCOMPARE(history(whole, 0, 5, 9), QList<ParentTransition>());
    QCOMPARE(history(web, 0, 9, 9), QList<ParentTransition>{first});

    joined.causes = QList<HealthCause>(130, {one, {}, Health::Degraded});
    joined.causeCount = 130;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.parentHealth.append(web, joined); }));
    QCOMPARE(history(web, 6, 9, 9).constFirst().causes.size(), ParentTransition::maxCauses);
    QCOMPARE(history(web, 6, 9, 9).constFirst().causeCount, 130);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.parentHealth.forget(at(6)); }));
    QCOMPARE(history(whole, 0, 9, 9).size(), 1);
}

void TestStoreRecords::changesOfHealthThatLieAheadAreDatedByNow()
{
    const EnvironmentId prod = m_store->addEnvironment(u"prod"_s).id;
    const Target web = m_store->addTarget(prod, u"web"_s);
    const HealthParent whole{prod, {}};
    for (const int second : {100, 9'000'000}) {
        const ParentTransition parent{at(second), Health::Healthy, Health::Unhealthy, {{web.id, Health::Healthy, Health::Unhealthy}}, 1};
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.parentHealth.append(whole, parent); }));
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.health.append(web.id, {at(second), Health::Healthy, Health::Unhealthy, {}, u"direct"_s}); }));
    }
    VERIFY_OK(m_store->write([](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.health.dateAhead(at(200)));
        return s.parentHealth.dateAhead(at(200));
    }));
    const auto ofTarget = must(m_store->read([&](Transaction &s) { return s.health.history(web.id, at(0), at(99'999'999), 9); }));
    const auto ofParent = must(m_store->read([&](Transaction &s) { return s.parentHealth.history(whole, at(0), at(99'999'999), 9); }));
    QCOMPARE(ofTarget.size(), 2);
    QCOMPARE(ofTarget[0].at, at(200));
    QCOMPARE(ofTarget[1].at, at(100));
    QCOMPARE(ofParent.size(), 2);
    QCOMPARE(ofParent[0].at, at(200));
    QCOMPARE(ofParent[1].at, at(100));
}

void TestStoreRecords::targetsOfAStateAreCountedUpToABound()
{
    const EnvironmentId prod = m_store->addEnvironment(u"prod"_s).id;
    const EnvironmentId test = m_store->addEnvironment(u"test"_s).id;
    for (int i = 0; i < 5; ++i)
        m_store->addTarget(prod, u"web-%1"_s.arg(i));
    m_store->addTarget(test, u"web-0"_s);
    const auto count = [&](EnvironmentId of, Health health, int most) {
        return must(m_store->read([&](Transaction &s) { return s.parentHealth.count({of, {}}, health, most); }));
    };
    QCOMPARE(count(prod, Health::Unknown, 9), 5);
    QCOMPARE(count(prod, Health::Unknown, 2), 2);
    QCOMPARE(count(prod, Health::Healthy, 9), 0);
    QCOMPARE(count(test, Health::Unknown, 9), 1);
}

void TestStoreRecords::operationsCanBeWatched()
{
    Operation operation;
    operation.id = OperationId::create();
    operation.kind = u"health-check"_s;
    operation.total = 12;
    operation.createdAt = at(0);
    operation.updatedAt = at(0);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.health.insertOperation(operation); }));
    operation.status = OperationStatus::Partial;
    operation.done = 3;
    operation.results = "[{\"ok\":true}]";
    operation.updatedAt = at(4);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.health.updateOperation(operation); }));
    const Operation stored = must(m_store->read([&](Transaction &s) { return s.health.findOperation(operation.id); }));
    QVERIFY(stored.status == OperationStatus::Partial);
    QCOMPARE(stored.done, 3);
    QCOMPARE(stored.results, operation.results);
    QCOMPARE(stored.updatedAt, at(4));
    operation.id = OperationId::create();
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.health.updateOperation(operation); })), u"not-found"_s);
}

void TestStoreRecords::aTenantWaitsForAnImportUntilItIsOver()
{
    WorkspaceImport import;
    import.id = ImportId::create();
    import.announced = {.schemaVersion = 3, .tables = {{ u"targets"_s, 2 }}, .auditHead = QByteArray(32, 'h')};
    import.createdAt = at(1);
    import.createdBy = somebody;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imports.insert(import); }));
    VERIFY_OK(m_store->write(
        [&](Transaction &s) { return s.imports.addPage(import.id, {.number = 1, .table = u"targets"_s, .rows = 2, .hash = "hash"}, QByteArray("\0p", 2)); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.imports.find(import.id); })), import);
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.imports.current(); })), import.id);
    QCOMPARE(must(m_store->write([](Transaction &s) -> Result<ImportId> { return s.journal.import(); })), import.id);
    const ImportPage page = must(m_store->read([&](Transaction &s) { return s.imports.page(import.id, 1); }));
    QCOMPARE(page.rows, 2);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.imports.packed(import.id, 1); })), QByteArray("\0p", 2));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.imports.rowsByTable(import.id); })), (QMap<QString, qint64>{{u"targets"_s, 2}}));
    QCOMPARE(codeOf(m_store->read([&](Transaction &s) { return s.imports.page(import.id, 2); })), u"not-found"_s);

    import.pages = 1;
    import.server = ServerId::create();
    import.failure = say("import-page-order", 2);
    import.state = WorkspaceImport::State::Failed;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imports.update(import); }));
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.imports.list(); })), QList{import});
    import.failure = {};
    import.state = WorkspaceImport::State::Completed;
    import.completedAt = at(9);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imports.update(import); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.imports.find(import.id); })), import);
    QVERIFY(must(m_store->read([](Transaction &s) { return s.imports.current(); })).isNull());

    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imports.remove(import.id); }));
    QVERIFY(must(m_store->read([](Transaction &s) { return s.imports.list(); })).isEmpty());
}

QTEST_GUILESS_MAIN(TestStoreRecords)
#include "tst_storerecords.moc"
