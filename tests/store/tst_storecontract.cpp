// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/occurrence.h"
#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// What every database must do, written against Database and Transaction only.
class TestStoreContract : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }
    void whatIsCommittedIsCounted();

    void anEnvironmentComesBackAsItWasStored();
    void environmentsAreListedInPipelineOrder();
    void aNameIsTakenWhileItsEnvironmentLives();
    void aStaleEnvironmentIsNotOverwritten();
    void aDeletedEnvironmentIsHiddenAndComesBackWithItsTargets();
    void reorderingNumbersFromOneOrChangesNothing();
    void blockersNameTheFirstFifty();
    void rollupsCountWhatIsEnabled();

    void aFreezeWindowComesBackAsItWasStored();
    void freezeWindowsAreFilteredAndPaged();
    void freezeWindowsThatOverlapAreFound();
    void endedAndDeletedWindowsStayReadable();

    void groupsCountTheirTargets();
    void aGroupOfAnotherEnvironmentIsRefused();
    void detachingEmptiesAGroup();

    void whoIsReadForIsFoundInTheSameSnapshot();
    void nothingIsReadForWhomNobodyFound();

private:
    std::unique_ptr<Store> m_store;
};

void TestStoreContract::init()
{
    m_store = std::make_unique<Store>();
}

void TestStoreContract::whoIsReadForIsFoundInTheSameSnapshot()
{
    const TenantId other = m_store->addTenant(u"other"_s);
    m_store->addEnvironment(u"production"_s);
    for (const TenantId tenant : {other, m_store->tenant(), other}) {
        const auto find = [&](Transaction &nobodys) -> Result<TenantId> {
            ASSIGN_OR_RETURN(const auto environments, nobodys.environments.list());
            if (!environments.isEmpty())
                return spokenError(ErrorKind::Internal, u"wrong"_s, u"Not what was asked for."_s);
            m_store->addEnvironment(u"later-%1"_s.arg(QUuid::createUuid().toString(QUuid::Id128).left(8))); // after the snapshot began
            return tenant;
        };
        const auto before = m_store->read([](Transaction &s) { return s.environments.list(); });
        VERIFY_OK(before);
        const auto read = (*m_store)->readFor(find, [&](Transaction &s) -> Result<qsizetype> {
            if (s.tenant() != tenant)
                return spokenError(ErrorKind::Internal, u"wrong"_s, u"Not what was asked for."_s);
            ASSIGN_OR_RETURN(const auto environments, s.environments.list());
            return environments.size();
        });
        VERIFY_OK(read);
        QCOMPARE(*read, tenant == other ? 0 : before->size());
    }
}

void TestStoreContract::nothingIsReadForWhomNobodyFound()
{
    bool wasCalled = false;
    const auto read = (*m_store)->readFor([](Transaction &) -> Result<TenantId> { return notFound(); },
                                          [&](Transaction &) {
                                              wasCalled = true;
                                              return Result<void>();
                                          });
    QVERIFY(!read);
    QVERIFY(read.error().kind == ErrorKind::NotFound);
    QVERIFY(!wasCalled);
}

void TestStoreContract::anEnvironmentComesBackAsItWasStored()
{
    Environment stored = m_store->addEnvironment(u"production"_s);
    Environment next = environment(u"staging"_s, 2);
    next.autoPromoteFrom = stored.id;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.insert(next); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.environments.find(stored.id); })), stored);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.environments.find(next.id); })), next);

    stored.displayName = u"Prod %_ 東京"_s;
    stored.config.deploymentTimeout = 86'400;
    stored.config.healthCheckInterval = 0;
    stored.isProduction = false;
    stored.version = 2;
    stored.updatedAt = at(9);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.update(stored); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.environments.find(stored.id); })), stored);

    int rows = 0;
    VERIFY_OK(m_store->read([&](Transaction &s) {
        return s.environments.visit(stored.id, [&](const EnvironmentRow &row) {
            ++rows;
            QCOMPARE(row.config.text, std::string_view(R"({"deploymentTimeout":86400,"extra":{"region":"eu"},"healthCheckInterval":0})"));
            QCOMPARE(row.createdAt, stored.createdAt);
            QCOMPARE(row.updatedBy, somebody);
            QVERIFY(row.autoPromoteFrom.isNull());
        });
    }));
    QCOMPARE(rows, 1);
    QCOMPARE(codeOf(m_store->read([](Transaction &s) { return s.environments.find(EnvironmentId::create()); })), u"not-found"_s);
}

void TestStoreContract::environmentsAreListedInPipelineOrder()
{
    m_store->addEnvironment(u"b"_s, 2);
    m_store->addEnvironment(u"a"_s, 2);
    m_store->addEnvironment(u"z"_s, 1);
    QStringList names;
    for (const Environment &one : must(m_store->read([](Transaction &s) { return s.environments.list(); })))
        names.append(one.name);
    QCOMPARE(names, (QStringList{u"z"_s, u"a"_s, u"b"_s}));
    QStringList visited;
    must(m_store->read([&](Transaction &s) {
        return s.environments.forEach(
            [&](const EnvironmentRow &row) { visited.append(QString::fromUtf8(row.name.data(), static_cast<qsizetype>(row.name.size()))); });
    }));
    QCOMPARE(visited, names);
}

void TestStoreContract::aNameIsTakenWhileItsEnvironmentLives()
{
    const Environment first = m_store->addEnvironment(u"live"_s);
    Environment second = environment(u"LIVE"_s);
    const Result<void> taken = m_store->write([&](Transaction &s) { return s.environments.insert(second); });
    QCOMPARE(codeOf(taken), u"name-taken"_s);
    QVERIFY(taken.error().kind == ErrorKind::Conflict);
    second.name = u"other"_s;
    second.id = first.id;
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.environments.insert(second); })), u"id-taken"_s);

    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.remove(first.id, at(5), somebody); }));
    const Environment heir = m_store->addEnvironment(u"live"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.environments.restore(first.id, at(6), somebody); })), u"name-taken"_s);
    Environment renamed = heir;
    renamed.name = u"heir"_s;
    renamed.version = 2;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.update(renamed); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.restore(first.id, at(7), somebody); }));
}

void TestStoreContract::aStaleEnvironmentIsNotOverwritten()
{
    Environment mine = m_store->addEnvironment(u"dev"_s);
    Environment theirs = mine;
    theirs.version = 2;
    theirs.description = u"theirs"_s;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.update(theirs); }));
    mine.version = 2;
    const Result<void> refused = m_store->write([&](Transaction &s) { return s.environments.update(mine); });
    QVERIFY(!refused && refused.error().kind == ErrorKind::Stale);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.environments.find(mine.id); })).description, u"theirs"_s);
    mine.id = EnvironmentId::create();
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.environments.update(mine); })), u"not-found"_s);
}

void TestStoreContract::aDeletedEnvironmentIsHiddenAndComesBackWithItsTargets()
{
    const Environment gone = m_store->addEnvironment(u"dev"_s);
    const Target earlier = m_store->addTarget(gone.id, u"earlier"_s);
    m_store->addTarget(gone.id, u"with-it"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(earlier.id, at(3), somebody); }));
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        const Result<int> count = s.targets.removeAllOf(gone.id, at(4), somebody);
        if (!count || *count != 1)
            return spokenError(ErrorKind::Internal, u"count"_s, {});
        return s.environments.remove(gone.id, at(4), somebody);
    }));
    QCOMPARE(codeOf(m_store->read([&](Transaction &s) { return s.environments.find(gone.id); })), u"not-found"_s);
    QVERIFY(must(m_store->read([](Transaction &s) { return s.environments.list(); })).isEmpty());
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.environments.remove(gone.id, at(5), somebody); })), u"not-found"_s);
    const auto found = must(m_store->read([&](Transaction &s) { return s.environments.findWithDeleted(gone.id); }));
    QCOMPARE(found.second, std::optional(at(4)));

    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.restore(gone.id, at(6), somebody); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.environments.find(gone.id); })).version, 3);
    const auto targets = must(m_store->read([](Transaction &s) { return s.targets.list({}); }));
    QCOMPARE(targets.size(), 1);
    QCOMPARE(targets.constFirst().name, u"with-it"_s);
}

void TestStoreContract::reorderingNumbersFromOneOrChangesNothing()
{
    const auto a = m_store->addEnvironment(u"a"_s, 7).id;
    const auto b = m_store->addEnvironment(u"b"_s, 8).id;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.reorder({b, a}, at(2), somebody); }));
    auto list = must(m_store->read([](Transaction &s) { return s.environments.list(); }));
    QCOMPARE(list[0].id, b);
    QCOMPARE(list[0].orderIndex, 1);
    QCOMPARE(list[1].version, 2);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.environments.reorder({a, EnvironmentId::create()}, at(3), somebody); })), u"not-found"_s);
    list = must(m_store->read([](Transaction &s) { return s.environments.list(); }));
    QCOMPARE(list[0].id, b);
    QCOMPARE(list[1].version, 2);
}

void TestStoreContract::blockersNameTheFirstFifty()
{
    const Environment full = m_store->addEnvironment(u"full"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        for (int i = 0; i < 49; ++i) {
            if (auto done = s.targets.insert(target(full.id, u"t%1"_s.arg(i))); !done)
                return done;
        }
        for (const QString &name : {u"g1"_s, u"g2"_s}) {
            if (auto done = s.groups.insert(group(full.id, name)); !done)
                return done;
        }
        return {};
    }));
    const auto blockers = must(m_store->read([&](Transaction &s) { return s.environments.blockers(full.id); }));
    QCOMPARE(blockers.targets, 49);
    QCOMPARE(blockers.targetGroups, 2);
    QCOMPARE(blockers.items.size(), 50);
    QCOMPARE(blockers.items.constLast().kind, u"target-group"_s);
    QCOMPARE(blockers.items.constLast().name, u"g1"_s);
}

void TestStoreContract::rollupsCountWhatIsEnabled()
{
    const Environment env = m_store->addEnvironment(u"prod"_s); // Interval 30 s: stale after 90 s.
    const QUuid oldRelease(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    const QUuid newRelease(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        for (int i = 0; i < 4; ++i) {
            Target one = target(env.id, u"t%1"_s.arg(i));
            one.enabled = i != 3;
            one.health = {.status = i == 0 ? Health::Degraded : Health::Healthy, .message = u"m"_s, .code = {}, .checkedAt = at(i), .duration = {}};
            one.driftStatus = i == 0 ? DriftStatus::Drifted : DriftStatus::InSync;
            one.currentRelease = {i == 1 ? oldRelease : newRelease, i == 1 ? u"old"_s : u"new"_s, at(i)};
            if (auto done = s.targets.insert(one); !done)
                return done;
        }
        return {};
    }));
    const auto all = must(m_store->read([](Transaction &s) { return s.environments.rollups(at(91)); }));
    const EnvironmentRollup rollup = all.value(env.id);
    QCOMPARE(rollup.targetCount, 4);
    QCOMPARE(rollup.health.of(Health::Healthy), 2);
    QCOMPARE(rollup.health.of(Health::Degraded), 1);
    QCOMPARE(rollup.health.stale, 1); // Exactly 90 s old is not stale yet.
    QCOMPARE(rollup.drift, (DriftCounts{1, 2, 0}));
    QCOMPARE(rollup.currentRelease->release.name, u"new"_s);
    QCOMPARE(rollup.currentRelease->matching, 2);
    QCOMPARE(rollup.currentRelease->total, 3);
    QVERIFY(rollup.currentRelease->mixed);
    const auto one = must(m_store->read([&](Transaction &s) { return s.environments.rollup(env.id, at(91)); }));
    QCOMPARE(one.health, rollup.health);
    QCOMPARE(one.currentRelease, rollup.currentRelease);
    const auto none = must(m_store->read([&](Transaction &s) { return s.environments.rollup(EnvironmentId::create(), at(91)); }));
    QCOMPARE(none.targetCount, 0);
    QVERIFY(!none.currentRelease);
}

void TestStoreContract::aFreezeWindowComesBackAsItWasStored()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    FreezeWindow stored = window(env.id, 100, 200);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.freezeWindows.insert(stored); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.freezeWindows.find(stored.id); })), stored);
    stored.end = at(300);
    stored.exceptions.clear();
    stored.version = 2;
    stored.updatedAt = at(50);
    stored.updatedBy = somebody;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.freezeWindows.update(stored); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.freezeWindows.find(stored.id); })), stored);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.freezeWindows.update(stored); })), u"stale"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.freezeWindows.insert(stored); })), u"id-taken"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.freezeWindows.insert(window(EnvironmentId::create(), 1, 100)); })), u"not-found"_s);
}

void TestStoreContract::freezeWindowsAreFilteredAndPaged()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    const Environment other = m_store->addEnvironment(u"dev"_s);
    // Three share a start: only the id orders them.
    const QList<FreezeWindow> windows{window(env.id, 0, 100),  window(env.id, 50, 100),  window(env.id, 50, 110),
                                      window(env.id, 50, 120), window(env.id, 100, 200), window(other.id, 0, 1000)};
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        for (const FreezeWindow &one : windows) {
            if (auto done = s.freezeWindows.insert(one); !done)
                return done;
        }
        return {};
    }));
    FreezeQuery query;
    query.environment = env.id;
    query.limit = 2;
    QList<FreezeWindowId> seen;
    for (;;) {
        const auto page = must(m_store->read([&](Transaction &s) { return s.freezeWindows.list(query); }));
        if (page.isEmpty())
            break;
        for (const FreezeWindow &one : page)
            seen.append(one.id);
        query.after = std::pair(page.constLast().start, page.constLast().id);
    }
    QCOMPARE(seen.size(), 5);
    QCOMPARE(QSet<FreezeWindowId>(seen.begin(), seen.end()).size(), 5);
    QCOMPARE(seen.constFirst(), windows[0].id);
    QCOMPARE(seen.constLast(), windows[4].id);

    const auto count = [&](const FreezeQuery &wanted) { return must(m_store->read([&](Transaction &s) { return s.freezeWindows.list(wanted); })).size(); };
    FreezeQuery active;
    active.environment = env.id;
    active.active = true;
    active.now = at(100); // Half-open: two have just ended, one has just begun.
    QCOMPARE(count(active), 3);
    active.active = false;
    QCOMPARE(count(active), 2);
    FreezeQuery range;
    range.from = at(100);
    range.to = at(101);
    QCOMPARE(count(range), 4);
    QCOMPARE(count({}), 6);
    const auto pending = must(m_store->read([&](Transaction &s) { return s.freezeWindows.activeOrUpcoming(env.id, at(110)); }));
    QCOMPARE(pending.size(), 2);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.freezeWindows.activeOrUpcoming({}, at(110)); })).size(), 3);
}

void TestStoreContract::freezeWindowsThatOverlapAreFound()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    const FreezeWindow first = window(env.id, 100, 200);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.freezeWindows.insert(first); }));
    const auto overlapping = [&](EnvironmentId where, qint64 from, qint64 to) {
        return must(m_store->read([&](Transaction &s) { return s.freezeWindows.overlapping(window(where, from, to)); }));
    };
    QCOMPARE(overlapping(env.id, 199, 300), QList{first});
    QCOMPARE(overlapping(env.id, 200, 300).size(), 0);
    QCOMPARE(overlapping(env.id, 0, 100).size(), 0);
    QCOMPARE(overlapping(m_store->addEnvironment(u"test"_s).id, 0, 300).size(), 0);
    QVERIFY(haveSameTimes(overlapping(env.id, 100, 200).constFirst(), window(env.id, 100, 200)));
    QVERIFY(!haveSameTimes(overlapping(env.id, 100, 201).constFirst(), window(env.id, 100, 201)));
}

void TestStoreContract::endedAndDeletedWindowsStayReadable()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    FreezeWindow stored = window(env.id, 100, 200);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.freezeWindows.insert(stored); }));
    stored.end = at(150);
    stored.endedEarlyAt = at(150);
    stored.deletedAt = at(160);
    stored.version = 2;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.freezeWindows.update(stored); }));
    QVERIFY(must(m_store->read([](Transaction &s) { return s.freezeWindows.list({}); })).isEmpty());
    FreezeQuery all;
    all.includeDeleted = true;
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.freezeWindows.list(all); })), QList{stored});
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.freezeWindows.find(stored.id); })), stored);
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.freezeWindows.overlapping(window(env.id, 100, 150)); })).isEmpty());
}

void TestStoreContract::groupsCountTheirTargets()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    TargetGroup web = group(env.id, u"web"_s);
    TargetGroup db = group(env.id, u"db"_s);
    web.deployOrder = -1;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.insert(db); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.insert(web); }));
    Target member = target(env.id, u"t"_s);
    member.targetGroupId = web.id;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.insert(member); }));
    web.targetCount = 1;
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.groups.list(env.id); })), (QList{web, db}));
    web.labels.clear();
    web.version = 2;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.update(web); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.groups.find(web.id); })), web);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.groups.update(web); })), u"stale"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.groups.insert(group(env.id, u"Web"_s)); })), u"name-taken"_s);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.groups.insert(web); })), u"id-taken"_s);
}

void TestStoreContract::aGroupOfAnotherEnvironmentIsRefused()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    const Environment other = m_store->addEnvironment(u"dev"_s);
    const TargetGroup elsewhere = group(other.id, u"web"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.insert(elsewhere); }));
    Target wrong = target(env.id, u"t"_s);
    wrong.targetGroupId = elsewhere.id;
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.targets.insert(wrong); })), u"not-found"_s);
}

void TestStoreContract::detachingEmptiesAGroup()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    const TargetGroup web = group(env.id, u"web"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.insert(web); }));
    Target member = target(env.id, u"t"_s);
    member.targetGroupId = web.id;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.insert(member); }));
    QCOMPARE(must(m_store->write([&](Transaction &s) { return s.groups.detach(web.id, at(4), somebody); })), 1);
    const Target detached = must(m_store->read([&](Transaction &s) { return s.targets.find(member.id); }));
    QVERIFY(detached.targetGroupId.isNull());
    QCOMPARE(detached.version, 2);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.remove(web.id, at(5), somebody); }));
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.groups.remove(web.id, at(5), somebody); })), u"not-found"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.groups.insert(group(env.id, u"web"_s)); }));
}

void TestStoreContract::whatIsCommittedIsCounted()
{
    const auto before = (*m_store)->commits();
    VERIFY_OK(m_store->write([](Transaction &s) { return s.environments.insert(environment(u"counted"_s)); }));
    QCOMPARE((*m_store)->commits(), before + 1);
    QVERIFY(!m_store->write([](Transaction &) { return Result<void>(notFound()); }));
    VERIFY_OK(m_store->read([](Transaction &s) { return s.journal.head(); }));
    QCOMPARE((*m_store)->commits(), before + 1);
    VERIFY_OK((*m_store)->writeAside(m_store->tenant(), [](Transaction &) { return Result<void>(); }));
    QCOMPARE((*m_store)->commits(), before + 2);
}

QTEST_GUILESS_MAIN(TestStoreContract)
#include "tst_storecontract.moc"
