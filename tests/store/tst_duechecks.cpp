// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

/// What the schedule asks the store each second, and what is read of many targets to store what was observed of them.
class TestDueChecks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }
    void aTargetIsDueAfterNineTenthsOfItsInterval_data();
    void aTargetIsDueAfterNineTenthsOfItsInterval();
    void whatIsNotCheckedDirectlyIsNeverDue();
    void theNextIsTheFirstThatIsNotDueYet();
    void noMoreAreToldThanAsked();
    void whatAnAgentReachesIsTold();
    void aTargetIsReadWithTheIntervalOfItsEnvironment();
    void anotherTenantHasNoneOfThem();
    void whatIsReadOfManyIsWhatIsReadOfEach_data();
    void whatIsReadOfManyIsWhatIsReadOfEach();
    void ofNobodyNothingIsRead();
    void whatWasNeverStoredIsPutAsAnythingIs();

private:
    /// A target that was checked at an instant, or never.
    TargetId add(const QString &name, std::optional<Instant> checkedAt, EnvironmentId environment = {});
    QStringList due(Instant now, int limit = 100);
    QStringList reached();

    std::unique_ptr<Store> m_store;
    Environment m_environment; ///< Checked each minute.
    QHash<TargetId, QString> m_names;
};

void TestDueChecks::init()
{
    m_store = std::make_unique<Store>();
    m_names.clear();
    m_environment = environment(u"prod"_s);
    m_environment.config.healthCheckInterval = 60;
    VERIFY_OK(m_store->write([this](Transaction &s) { return s.environments.insert(m_environment); }));
}

TargetId TestDueChecks::add(const QString &name, std::optional<Instant> checkedAt, EnvironmentId environment)
{
    const Target added = m_store->addTarget(environment.isNull() ? m_environment.id : environment, name);
    m_names.insert(added.id, name);
    if (checkedAt) {
        HealthReport report{Health::Healthy, u"ok"_s, u"ok"_s, *checkedAt, 1ms};
        must(m_store->write([&](Transaction &s) { return s.targets.setHealth(added.id, report, *checkedAt); }));
    }
    return added.id;
}

QStringList TestDueChecks::due(Instant now, int limit)
{
    QStringList names;
    must(m_store->read([&](Transaction &s) {
        return s.health.forEachDue(now, limit, [&](const DueTarget &each) {
            names.append(m_names.value(each.id));
            if (each.type != TargetType::ComposeHost || each.interval != 60s || each.connection.find("\"host\"") == std::string_view::npos)
                names.append(u"another "_s + m_names.value(each.id));
        });
    }));
    names.sort();
    return names;
}

QStringList TestDueChecks::reached()
{
    QStringList names;
    must(m_store->read([&](Transaction &s) {
        return s.health.forEachReached(100, [&](TargetId id, std::string_view connection) {
            names.append(m_names.value(id) + (connection.find("agent") == std::string_view::npos ? u" directly"_s : QString()));
        });
    }));
    return names;
}

void TestDueChecks::aTargetIsDueAfterNineTenthsOfItsInterval_data()
{
    QTest::addColumn<qint64>("age");
    QTest::addColumn<bool>("isDue");
    QTest::newRow("just checked") << qint64(0) << false;
    QTest::newRow("not quite") << qint64(53'999) << false;
    QTest::newRow("at that") << qint64(54'000) << true;
    QTest::newRow("long ago") << qint64(90'000'000) << true;
    QTest::newRow("by a clock a little ahead") << qint64(-120'000) << false;
    QTest::newRow("by a clock that was ahead") << qint64(-120'001) << true;
}

void TestDueChecks::aTargetIsDueAfterNineTenthsOfItsInterval()
{
    QFETCH(qint64, age);
    QFETCH(bool, isDue);
    const Instant now = at(1'000'000);
    add(u"web"_s, now - std::chrono::milliseconds(age));
    add(u"never"_s, {});
    QCOMPARE(due(now), isDue ? QStringList({u"never"_s, u"web"_s}) : QStringList({u"never"_s}));
}

void TestDueChecks::whatIsNotCheckedDirectlyIsNeverDue()
{
    Environment off = environment(u"off"_s);
    off.config.healthCheckInterval = 0;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.environments.insert(off); }));
    add(u"off"_s, {}, off.id);
    const auto change = [this](const QString &name, const auto &how) {
        Target before = must(m_store->read([&](Transaction &s) { return s.targets.find(m_names.key(name)); }));
        Target after = before;
        how(after);
        ++after.version;
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.update(before, after); }));
    };
    add(u"disabled"_s, {});
    change(u"disabled"_s, [](Target &target) { target.enabled = false; });
    add(u"by agent"_s, {});
    change(u"by agent"_s, [](Target &target) { target.connection.insert(u"via"_s, u"agent"_s); });
    const TargetId deleted = add(u"deleted"_s, {});
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(deleted, at(1), somebody); }));
    QCOMPARE(due(at(1'000'000)), QStringList());
    QVERIFY(!must(m_store->read([](Transaction &s) { return s.health.nextDue(at(-9'999)); })));
}

void TestDueChecks::theNextIsTheFirstThatIsNotDueYet()
{
    const auto next = [this](Instant now) { return must(m_store->read([&](Transaction &s) { return s.health.nextDue(now); })); };
    QCOMPARE(next(at(0)), std::optional<Instant>());
    add(u"b"_s, at(20));
    add(u"a"_s, at(10));
    add(u"never"_s, {});
    QCOMPARE(next(at(30)), std::optional(at(64)));
    QCOMPARE(next(at(64)), std::optional(at(74)));
    QCOMPARE(next(at(74)), std::optional<Instant>());
}

void TestDueChecks::noMoreAreToldThanAsked()
{
    for (int i = 0; i < 5; ++i)
        add(u"web-%1"_s.arg(i), {});
    QCOMPARE(due(at(0), 3).size(), 3);
}

void TestDueChecks::whatAnAgentReachesIsTold()
{
    add(u"direct"_s, at(1));
    for (const Health health : {Health::Healthy, Health::Unknown, Health::Unreachable}) {
        Target target = tidegate::test::target(m_environment.id, toString(health));
        target.connection = {{u"host"_s, u"db-1"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}};
        m_names.insert(target.id, target.name);
        const HealthReport report{health, u"x"_s, u"x"_s, at(1), 1ms};
        VERIFY_OK(m_store->write([&](Transaction &s) {
            const auto inserted = s.targets.insert(target);
            return inserted ? s.targets.setHealth(target.id, report, at(1)) : inserted;
        }));
    }
    QCOMPARE(reached(), QStringList({toString(Health::Healthy), toString(Health::Unknown)}));
}

void TestDueChecks::aTargetIsReadWithTheIntervalOfItsEnvironment()
{
    const TargetId id = add(u"web"_s, at(5));
    const CheckedTarget read = must(m_store->read([&](Transaction &s) { return s.targets.findChecked(id); }));
    QCOMPARE(read.healthInterval, 60);
    QCOMPARE(static_cast<const Target &>(read), must(m_store->read([&](Transaction &s) { return s.targets.find(id); })));
}

void TestDueChecks::anotherTenantHasNoneOfThem()
{
    const TargetId id = add(u"web"_s, at(1));
    const TenantId other = m_store->addTenant(u"other"_s);
    const auto asOther = [&](const auto &work) { return (*m_store)->read(other, work); };
    int told = 0;
    must(asOther([&](Transaction &s) { return s.health.forEachDue(at(1'000'000), 9, [&](const DueTarget &) { ++told; }); }));
    must(asOther([&](Transaction &s) { return s.health.forEachReached(9, [&](TargetId, std::string_view) { ++told; }); }));
    QCOMPARE(told, 0);
    QVERIFY(!must(asOther([](Transaction &s) { return s.health.nextDue(at(0)); })));
    QCOMPARE(asOther([&](Transaction &s) { return s.targets.findChecked(id); }).error().kind, ErrorKind::NotFound);
}

void TestDueChecks::whatIsReadOfManyIsWhatIsReadOfEach_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("one") << 1;
    QTest::newRow("some") << 7;
    QTest::newRow("as many as there may be") << int(TargetStore::manyAtOnce);
}

void TestDueChecks::whatIsReadOfManyIsWhatIsReadOfEach()
{
    QFETCH(int, count);
    QList<TargetId> targets;
    const Instant now = at(1'000);
    for (int i = 0; i < count; ++i) {
        const TargetId id = add(u"web-%1"_s.arg(i), i % 2 ? std::optional(at(i)) : std::nullopt);
        targets.append(id);
        must(m_store->write([&](Transaction &s) -> Result<void> {
            if (i % 3 == 0)
                must(s.inventory.put(snapshot(id, i, 'a'), now));
            if (i % 4 == 0) {
                DriftReport report;
                report.targetId = id;
                report.status = DriftStatus::Drifted;
                must(s.inventory.setDrift(report));
            }
            if (i % 5 == 0) {
                Sticker sticker;
                sticker.id = StickerId::create();
                sticker.targetId = id;
                sticker.releaseId = QUuid::createUuid();
                sticker.version = 1;
                must(s.stickers.append(sticker));
            }
            return {};
        }));
    }
    const TargetId gone = add(u"gone"_s, {});
    must(m_store->write([&](Transaction &s) { return s.targets.remove(gone, at(1), somebody); }));
    targets.last() = count > 1 ? gone : targets.last();
    must(m_store->read([&](Transaction &s) -> Result<void> {
        const auto found = must(s.targets.findMany(targets));
        const auto held = must(s.inventory.held(targets));
        const auto drift = must(s.inventory.drift(targets));
        const auto stickers = must(s.stickers.current(targets, now));
        for (const TargetId id : std::as_const(targets)) {
            const auto one = s.targets.find(id);
            [&] { QCOMPARE(found.contains(id), one.has_value()); }();
            if (one)
                [&] { QCOMPARE(found.value(id), *one); }();
            const auto current = must(s.inventory.current(id));
            [&] { QCOMPARE(held.contains(id), current.has_value()); }();
            if (current)
                [&] { QCOMPARE(held.value(id).snapshot, *current); }();
            const auto report = must(s.inventory.drift(id));
            [&] { QCOMPARE(drift.contains(id), report.has_value()); }();
            if (report)
                [&] { QCOMPARE(drift.value(id), *report); }();
            const auto sticker = must(s.stickers.current(id, now));
            [&] { QCOMPARE(stickers.contains(id), sticker.has_value()); }();
            if (sticker)
                [&] { QCOMPARE(stickers.value(id).id, sticker->id); }();
        }
        return {};
    }));
    const TenantId other = m_store->addTenant(u"other"_s);
    must((*m_store)->read(other, [&](Transaction &s) -> Result<void> {
        const bool isNone = must(s.targets.findMany(targets)).isEmpty() && must(s.inventory.held(targets)).isEmpty()
            && must(s.inventory.drift(targets)).isEmpty() && must(s.stickers.current(targets, now)).isEmpty();
        [&] { QVERIFY(isNone); }();
        return {};
    }));
}

void TestDueChecks::ofNobodyNothingIsRead()
{
    add(u"web"_s, {});
    QVERIFY(must(m_store->read([](Transaction &s) { return s.targets.findMany({}); })).isEmpty());
    QVERIFY(must(m_store->read([](Transaction &s) { return s.inventory.held(QList<TargetId>()); })).isEmpty());
}

void TestDueChecks::whatWasNeverStoredIsPutAsAnythingIs()
{
    const TargetId id = add(u"web"_s, {});
    const auto put = [&](const InventorySnapshot &snapshot) {
        return must(m_store->write([&](Transaction &s) -> Result<InventoryStore::Stored> {
            const auto held = must(s.inventory.held(id));
            return s.inventory.putNew(snapshot, at(1'000), held);
        }));
    };
    const auto seen = [&] { return must(m_store->read([&](Transaction &s) { return s.inventory.current(id); }))->observedAt; };
    QVERIFY(put(snapshot(id, 10, 'a')) == InventoryStore::Stored::New);
    QVERIFY(put(snapshot(id, 20, 'a')) == InventoryStore::Stored::Unchanged);
    QCOMPARE(seen(), at(20));
    QVERIFY(put(snapshot(id, 15, 'b')) == InventoryStore::Stored::Older);
    QCOMPARE(seen(), at(20));
    QVERIFY(put(snapshot(id, 30, 'b')) == InventoryStore::Stored::New);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.history(id, 9); })).size(), 3);
}

QTEST_GUILESS_MAIN(TestDueChecks)
#include "tst_duechecks.moc"
