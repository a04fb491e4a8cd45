// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// The second half of what every database must do: targets and what is known about them.
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

    void stickersAreOrderedByDeployment();
    void stickersAreNeverChanged();
    void aComponentKeepsItsId();
    void snapshotsAreNewUnchangedOlderOrReplayed();
    void whatWasSeenInTheFutureIsReplacedByWhatIsSeenNow();
    void aStickerFromTheFutureGivesWayToTheNext();
    void theDigestIndexFollowsTheCurrentSnapshot();
    void theCurrentOfEachEnabledTargetIsVisitedOnce();
    void driftVerdictsAreListedForAllTargets();
    void whatImagesSayIsKnownByTheirDigests();
    void anImageThatIsToldTwoThingsOfSaysNothing();
    void whatRunsNowhereIsForgotten();

    void healthTransitionsKeepTheirOrder();
    void changesOfParentsKeepTheirCauses();
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

void TestStoreRecords::stickersAreOrderedByDeployment()
{
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    const auto sticker = [&](qint64 deployed, qint64 recorded) {
        Sticker value;
        value.id = StickerId::create();
        value.targetId = web.id;
        value.releaseId = QUuid::createUuid();
        value.releaseName = u"v1"_s;
        value.components = {{QUuid::createUuid(), u"api"_s, digest('a')}};
        value.deployedAt = at(deployed);
        value.deployedBy = somebody;
        value.source = StickerSource::Console;
        value.reason = u"by hand"_s;
        value.recordedAt = at(recorded);
        value.duringFreeze = true;
        value.version = recorded;
        return value;
    };
    QVERIFY(!must(m_store->read([&](Transaction &s) { return s.stickers.current(web.id, at(1'000)); })));
    const Sticker newest = sticker(10, 12);
    const Sticker sameTimeRecordedBefore = sticker(10, 11);
    const Sticker late = sticker(5, 20);
    for (const Sticker &one : {newest, sameTimeRecordedBefore, late})
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.stickers.append(one); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.stickers.current(web.id, at(1'000)); })), std::optional(newest));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.stickers.history(web.id, 10); })), (QList{newest, sameTimeRecordedBefore, late}));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.stickers.history(web.id, 1); })).size(), 1);
}

void TestStoreRecords::stickersAreNeverChanged()
{
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    Sticker value;
    value.id = StickerId::create();
    value.targetId = web.id;
    value.releaseId = QUuid::createUuid();
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.stickers.append(value); }));
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.stickers.append(value); })), u"id-taken"_s);
}

void TestStoreRecords::aComponentKeepsItsId()
{
    const auto id = [&](const QString &name) { return must(m_store->write([&](Transaction &s) { return s.stickers.componentId(name); })); };
    const QUuid api = id(u"api"_s);
    QVERIFY(!api.isNull());
    QCOMPARE(id(u"api"_s), api);
    QVERIFY(id(u"API"_s) != api);
}

void TestStoreRecords::snapshotsAreNewUnchangedOlderOrReplayed()
{
    using Stored = InventoryStore::Stored;
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    const auto put = [&](const InventorySnapshot &value) { return must(m_store->write([&](Transaction &s) { return s.inventory.put(value, at(1'000)); })); };
    QVERIFY(!must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); })));
    const InventorySnapshot first = snapshot(web.id, 100, 'a');
    QCOMPARE(put(first), Stored::New);
    QCOMPARE(put(first), Stored::Replayed);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); })), std::optional(first));
    QCOMPARE(put(snapshot(web.id, 200, 'a')), Stored::Unchanged);
    auto current = must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); }));
    QCOMPARE(current->id, first.id);
    QCOMPARE(current->observedAt, at(200));
    QCOMPARE(put(snapshot(web.id, 150, 'b')), Stored::Older);
    const InventorySnapshot third = snapshot(web.id, 300, 'c');
    QCOMPARE(put(third), Stored::New);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); })), std::optional(third));
    QCOMPARE(put(first), Stored::Replayed);

    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.at(web.id, at(299)); }))->observedAt, at(150));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.at(web.id, at(149)); }))->components, first.components);
    QVERIFY(!must(m_store->read([&](Transaction &s) { return s.inventory.at(web.id, at(99)); })));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.find(first.id); }))->components, first.components);
    const auto history = must(m_store->read([&](Transaction &s) { return s.inventory.history(web.id, 10); }));
    QCOMPARE(history.size(), 3);
    QCOMPARE(history[0].id, third.id);
    QCOMPARE(history[2].lastSeenAt, at(200));
    QCOMPARE(history[2].components, 1);

    InventorySnapshot noted = snapshot(web.id, 350, 'c');
    noted.notes = {u"An image could not be read."_s};
    noted.addNote(say("note/image-gone", u"web"_s));
    QCOMPARE(put(noted), Stored::New);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); }))->notes, noted.notes);
    InventorySnapshot failed = snapshot(web.id, 400, 'c');
    failed.errors = {u"collector stopped"_s};
    QCOMPARE(put(failed), Stored::New);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); }))->errors, failed.errors);
}

void TestStoreRecords::whatWasSeenInTheFutureIsReplacedByWhatIsSeenNow()
{
    using Stored = InventoryStore::Stored;
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    const auto put = [&](const InventorySnapshot &value, Instant now) {
        return must(m_store->write([&](Transaction &s) { return s.inventory.put(value, now); }));
    };
    const auto current = [&] { return must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); })); };
    QCOMPARE(put(snapshot(web.id, 300'000'000, 'a'), at(300'000'000)), Stored::New); // a clock that was ten years ahead
    QCOMPARE(put(snapshot(web.id, 100, 'b'), at(100)), Stored::New);
    QCOMPARE(current()->observedAt, at(100));
    QCOMPARE(put(snapshot(web.id, 90, 'c'), at(100)), Stored::Older); // now the age is known again

    // Content that is the same was first seen now, not in the future: else nothing would be known of today.
    QCOMPARE(put(snapshot(web.id, 7'300, 'd'), at(7'300)), Stored::New); // two hours ahead
    QCOMPARE(put(snapshot(web.id, 110, 'd'), at(110)), Stored::Unchanged);
    QCOMPARE(current()->observedAt, at(110));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.at(web.id, at(110)); }))->components, current()->components);
    // Clocks differ: a little ahead is no doubt.
    QCOMPARE(put(snapshot(web.id, 200, 'e'), at(110)), Stored::New);
    QCOMPARE(put(snapshot(web.id, 150, 'f'), at(111)), Stored::Older);
}

void TestStoreRecords::aStickerFromTheFutureGivesWayToTheNext()
{
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    qint64 version = 0;
    const auto record = [&](qint64 deployed) {
        Sticker value;
        value.id = StickerId::create();
        value.targetId = web.id;
        value.releaseId = QUuid::createUuid();
        value.deployedAt = value.recordedAt = at(deployed);
        value.version = ++version;
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.stickers.append(value); }));
    };
    const auto current = [&](Instant now) { return must(m_store->read([&](Transaction &s) { return s.stickers.current(web.id, now); }))->version; };
    record(100);
    record(300'000'000);
    QCOMPARE(current(at(200)), 2); // nothing newer is known
    record(200);
    QCOMPARE(current(at(200)), 3);
    QCOMPARE(current(at(300'000'100)), 2); // by that clock it is the newest
    record(150);                           // reported late
    QCOMPARE(current(at(210)), 3);
}

void TestStoreRecords::theDigestIndexFollowsTheCurrentSnapshot()
{
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    const auto uses = [&](const QString &value) { return must(m_store->read([&](Transaction &s) { return s.inventory.whereIs(value); })).size(); };
    must(m_store->write([&](Transaction &s) { return s.inventory.put(snapshot(web.id, 1, 'a'), at(1'000)); }));
    QCOMPARE(uses(digest('a')), 1);
    QCOMPARE(uses(digest('e')), 1); // The platform digest names the same image.
    must(m_store->write([&](Transaction &s) { return s.inventory.put(snapshot(web.id, 2, 'b'), at(1'000)); }));
    QCOMPARE(uses(digest('a')), 0);
    QCOMPARE(uses(digest('b')), 1);
    must(m_store->write([&](Transaction &s) { return s.inventory.put(snapshot(web.id, 1, 'c'), at(1'000)); }));
    QCOMPARE(uses(digest('c')), 0);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(web.id, at(9), somebody); }));
    QCOMPARE(uses(digest('b')), 0);
}

void TestStoreRecords::theCurrentOfEachEnabledTargetIsVisitedOnce()
{
    constexpr int count = 1'003; // more than are read at once
    const EnvironmentId prod = m_store->addEnvironment(u"prod"_s).id;
    QList<TargetId> targets;
    must(m_store->write([&](Transaction &s) -> Result<void> {
        for (int i = 0; i < count; ++i) {
            Target one = target(prod, u"web-%1"_s.arg(i));
            one.enabled = i != 7;
            must(s.targets.insert(one));
            targets.append(one.id);
        }
        return {};
    }));
    must(m_store->write([&](Transaction &s) { return s.inventory.put(snapshot(targets.at(3), 1, 'a'), at(1'000)); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(targets.at(5), at(9), somebody); }));
    QHash<TargetId, int> visits;
    int observed = 0;
    must(m_store->read([&](Transaction &s) {
        return s.inventory.forEachCurrent([&](const CurrentInventory &current) {
            ++visits[current.target];
            observed += current.observedAt ? 1 : 0;
        });
    }));
    QCOMPARE(visits.size(), count - 2);
    QVERIFY(std::all_of(visits.cbegin(), visits.cend(), [](int times) { return times == 1; }));
    QCOMPARE(observed, 1);
}

void TestStoreRecords::driftVerdictsAreListedForAllTargets()
{
    const Environment env = m_store->addEnvironment(u"prod"_s);
    const Target a = m_store->addTarget(env.id, u"a"_s);
    const Target b = m_store->addTarget(env.id, u"b"_s);
    DriftReport report;
    report.targetId = b.id;
    report.status = DriftStatus::Drifted;
    report.expectedReleaseId = QUuid::createUuid();
    report.expectedDigest = digest('a');
    report.actualDigest = digest('b');
    report.differences = {{u"api"_s, digest('a'), digest('b'), DifferenceKind::DigestMismatch}};
    report.since = at(1);
    report.observedAt = at(2);
    report.snapshotId = SnapshotId::create();
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.inventory.setDrift(report); }));
    report.stale = true;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.inventory.setDrift(report); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.inventory.drift(b.id); })), std::optional(report));
    QVERIFY(!must(m_store->read([&](Transaction &s) { return s.inventory.drift(a.id); })));
    const auto rows = [&](const DriftQuery &query) {
        QList<DriftRow> found;
        must(m_store->read([&](Transaction &s) { return s.inventory.forEachDrift(query, [&](const DriftRow &row) { found.append(row); }); }));
        return found;
    };
    DriftQuery query;
    QCOMPARE(rows(query).size(), 2);
    QVERIFY(rows(query)[0].report.status == DriftStatus::Unknown);
    QCOMPARE(rows(query)[1].report, report);
    QCOMPARE(rows(query)[1].environment, env.id);
    query.after = std::pair(u"a"_s, a.id);
    QCOMPARE(rows(query).size(), 1);
    query = {};
    query.status = DriftStatus::Unknown;
    QCOMPARE(rows(query).constFirst().targetName, u"a"_s);
    query.environment = EnvironmentId::create();
    QVERIFY(rows(query).isEmpty());
}

static QList<ObservedComponent> saying(const QStringList &digests, const QString &revision, const QString &source = u"https://example.com/shop"_s)
{
    ObservedComponent component;
    component.name = u"api"_s;
    component.repoDigests = digests;
    component.platformDigest = digest('e');
    component.state = u"running"_s;
    component.origin = {revision, source, u"v1"_s, u"2026-01-15T00:00:00Z"_s};
    return {component};
}

void TestStoreRecords::whatImagesSayIsKnownByTheirDigests()
{
    const auto seen = saying({digest('a'), u"sha512:"_s + QString(128, u'b')}, u"abc1234"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imageOrigins.learn(seen, at(1)); }));
    QStringList asked{digest('a'), digest('c'), QString(), digest('e'), seen.first().repoDigests.last(), digest('a')};
    for (int i = 0; i < 500; ++i) // more than one statement asks for
        asked.append(u"sha256:"_s + QString::number(i).rightJustified(64, u'0'));
    auto known = must(m_store->read([&](Transaction &s) { return s.imageOrigins.of(asked); }));
    QCOMPARE(known.size(), 3);
    for (const QString &each : {digest('a'), digest('e'), seen.first().repoDigests.last()})
        QCOMPARE(originOf(known, each), seen.first().origin);
    QVERIFY(originOf(known, digest('c')).isEmpty());
    QVERIFY(must(m_store->read([](Transaction &s) { return s.imageOrigins.of({}); })).isEmpty());
    // What says nothing of itself takes nothing away.
    auto silent = seen;
    silent.first().origin = {};
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imageOrigins.learn(silent, at(2)); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.imageOrigins.of(asked); })).size(), 3);
}

void TestStoreRecords::anImageThatIsToldTwoThingsOfSaysNothing()
{
    const auto learn = [&](const QList<ObservedComponent> &seen, qint64 when) {
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.imageOrigins.learn(seen, at(when)); }));
    };
    const auto known = [&](char digit) { return !must(m_store->read([&](Transaction &s) { return s.imageOrigins.of({digest(digit)}); })).isEmpty(); };
    learn(saying({digest('a'), digest('b')}, u"abc1234"_s), 1);
    auto other = saying({digest('a')}, u"abc1234"_s);
    other.first().origin.created = u"2026-01-16T00:00:00Z"_s; // of another platform of the same index
    learn(other, 2);
    QVERIFY(known('a'));
    learn(saying({digest('a')}, u"def5678"_s), 3);
    QVERIFY(!known('a'));
    QVERIFY(known('b'));
    QVERIFY(!known('e')); // of both
    learn(saying({digest('a')}, u"abc1234"_s), 4);
    QVERIFY(!known('a'));
    learn(saying({digest('b')}, u"abc1234"_s, u"https://example.org/shop"_s), 5);
    QVERIFY(!known('b'));
}

void TestStoreRecords::whatRunsNowhereIsForgotten()
{
    const Target stored = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web-01"_s);
    InventorySnapshot running = snapshot(stored.id, 5, 'a');
    running.components = saying({digest('a')}, u"abc1234"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) -> Result<void> {
        RETURN_IF_ERROR(s.inventory.put(running, at(100)));
        RETURN_IF_ERROR(s.imageOrigins.learn(running.components, at(1)));
        RETURN_IF_ERROR(s.imageOrigins.learn(saying({digest('b')}, u"abc1234"_s), at(1)));
        RETURN_IF_ERROR(s.imageOrigins.learn(saying({digest('c')}, u"abc1234"_s), at(9'000'000)));
        RETURN_IF_ERROR(s.imageOrigins.dateAhead(at(200'000)));
        return s.imageOrigins.forget(at(100'000));
    }));
    const QStringList all{digest('a'), digest('b'), digest('c')};
    const auto kept = [&] { return must(m_store->read([&](Transaction &s) { return s.imageOrigins.of(all); })); };
    QCOMPARE(kept().size(), 2);
    QVERIFY(originOf(kept(), digest('b')).isEmpty());
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.imageOrigins.forget(at(200'001)); }));
    QCOMPARE(kept().size(), 1);
    QVERIFY(!originOf(kept(), digest('a')).isEmpty());
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
