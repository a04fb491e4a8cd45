// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// What every database must do, for what is deployed on targets and what runs there.
class TestStoredDeployments : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_store = std::make_unique<Store>(); }
    void cleanup() { m_store.reset(); }

    void stickersAreOrderedByDeployment();
    void stickersAreNeverChanged();
    void aComponentKeepsItsId();
    void snapshotsAreNewUnchangedOlderOrReplayed();
    void whatWasSeenInTheFutureIsReplacedByWhatIsSeenNow();
    void aStickerFromTheFutureGivesWayToTheNext();
    void theDigestIndexFollowsTheCurrentSnapshot();
    void theCurrentOfEachEnabledTargetIsVisitedOnce();
    void whatWasSeenOfDisabledTargetsIsPassedOver();
    void whatIsCurrentIsReadOfManyAtOnce();
    void driftVerdictsAreListedForAllTargets();
    void aFleetIsCountedByReleaseAndByWhatDiffers();
    void whoseVerdictHangsOnThePolicyIsKnown();
    void whatImagesSayIsKnownByTheirDigests();
    void anImageThatIsToldTwoThingsOfSaysNothing();
    void whatRunsNowhereIsForgotten();

private:
    std::unique_ptr<Store> m_store;
};

/// A stored verdict with differences in these components.
static void judge(Store &store, const Target &target, DriftStatus status, const QStringList &components, bool policyMatters = false)
{
    DriftReport report;
    report.targetId = target.id;
    report.status = status;
    report.policyMatters = policyMatters;
    for (const QString &component : components)
        report.differences.append({component, digest('a'), digest('b'), DifferenceKind::DigestMismatch});
    VERIFY_OK(store.write([&](Transaction &s) { return s.inventory.setDrift(report); }));
    VERIFY_OK(store.write([&](Transaction &s) { return s.targets.setDrift(target.id, status, at(1), static_cast<int>(components.size())); }));
}

void TestStoredDeployments::stickersAreOrderedByDeployment()
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

void TestStoredDeployments::stickersAreNeverChanged()
{
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    Sticker value;
    value.id = StickerId::create();
    value.targetId = web.id;
    value.releaseId = QUuid::createUuid();
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.stickers.append(value); }));
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.stickers.append(value); })), u"id-taken"_s);
}

void TestStoredDeployments::aComponentKeepsItsId()
{
    const auto id = [&](const QString &name) { return must(m_store->write([&](Transaction &s) { return s.stickers.componentId(name); })); };
    const QUuid api = id(u"api"_s);
    QVERIFY(!api.isNull());
    QCOMPARE(id(u"api"_s), api);
    QVERIFY(id(u"API"_s) != api);
}

void TestStoredDeployments::snapshotsAreNewUnchangedOlderOrReplayed()
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

void TestStoredDeployments::whatWasSeenInTheFutureIsReplacedByWhatIsSeenNow()
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

void TestStoredDeployments::aStickerFromTheFutureGivesWayToTheNext()
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

void TestStoredDeployments::theDigestIndexFollowsTheCurrentSnapshot()
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

void TestStoredDeployments::theCurrentOfEachEnabledTargetIsVisitedOnce()
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

void TestStoredDeployments::whatWasSeenOfDisabledTargetsIsPassedOver()
{
    const Environment prod = m_store->addEnvironment(u"prod"_s);
    QList<TargetId> live;
    must(m_store->write([&](Transaction &s) -> Result<void> {
        for (int i = 0; i < 2'300; ++i) { // more than are read at once lie between two that are enabled
            Target one = target(prod.id, u"web-%1"_s.arg(i));
            one.enabled = i < 2 || i > 2'297;
            must(s.targets.insert(one));
            if (i != 1)
                (void)must(s.inventory.put(snapshot(one.id, 1, 'a'), at(1'000)));
            if (one.enabled)
                live.append(one.id);
        }
        return {};
    }));
    QList<TargetId> seen;
    QList<TargetId> unseen;
    must(m_store->read([&](Transaction &s) {
        return s.inventory.forEachCurrent([&](const CurrentInventory &current) {
            (current.observedAt ? seen : unseen).append(current.target);
            QCOMPARE(current.packed.empty(), !current.observedAt);
        });
    }));
    QCOMPARE(unseen, QList{live.at(1)});
    QCOMPARE(seen.size(), 3);
    QCOMPARE(QSet(seen.begin(), seen.end()), (QSet{live.at(0), live.at(2), live.at(3)}));
}

void TestStoredDeployments::whatIsCurrentIsReadOfManyAtOnce()
{
    const Environment prod = m_store->addEnvironment(u"prod"_s);
    const Target bare = m_store->addTarget(prod.id, u"bare"_s);
    const Target web = m_store->addTarget(prod.id, u"web"_s);
    const Target ahead = m_store->addTarget(prod.id, u"ahead"_s);
    const auto put = [&](const Target &of, qint64 deployed, qint64 version) {
        Sticker value;
        value.id = StickerId::create();
        value.targetId = of.id;
        value.releaseId = QUuid::createUuid();
        value.deployedAt = value.recordedAt = at(deployed);
        value.version = version;
        must(m_store->write([&](Transaction &s) { return s.stickers.append(value); }));
    };
    put(web, 5, 1);
    put(web, 3, 2); // came later, and is of before
    put(ahead, 900'000, 1);
    put(ahead, 7, 2); // that one was of unknown age
    must(m_store->write([&](Transaction &s) -> Result<void> {
        (void)must(s.inventory.put(snapshot(web.id, 1, 'a'), at(1'000)));
        (void)must(s.inventory.put(snapshot(web.id, 2, 'b'), at(1'000)));
        return {};
    }));
    judge(*m_store, web, DriftStatus::Drifted, {u"api"_s}, true);
    const QList asked{bare.id, web.id, ahead.id, TargetId::create()};
    const auto stickers = must(m_store->read([&](Transaction &s) { return s.stickers.current(asked, at(1'000)); }));
    QCOMPARE(stickers.size(), 2);
    for (const TargetId each : {web.id, ahead.id})
        QCOMPARE(stickers.value(each), *must(m_store->read([&](Transaction &s) { return s.stickers.current(each, at(1'000)); })));
    QCOMPARE(stickers.value(ahead.id).version, 2);
    QVERIFY(must(m_store->read([&](Transaction &s) { return s.stickers.current(QList{bare.id}, at(1'000)); })).isEmpty());
    const auto snapshots = must(m_store->read([&](Transaction &s) { return s.inventory.held(asked); }));
    QCOMPARE(snapshots.size(), 1);
    QCOMPARE(snapshots.value(web.id).snapshot, *must(m_store->read([&](Transaction &s) { return s.inventory.current(web.id); })));
    const auto verdicts = must(m_store->read([&](Transaction &s) { return s.inventory.drift(asked); }));
    QCOMPARE(verdicts.size(), 1);
    QCOMPARE(verdicts.value(web.id), *must(m_store->read([&](Transaction &s) { return s.inventory.drift(web.id); })));
}

void TestStoredDeployments::driftVerdictsAreListedForAllTargets()
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

void TestStoredDeployments::aFleetIsCountedByReleaseAndByWhatDiffers()
{
    const Environment prod = m_store->addEnvironment(u"prod"_s, 1);
    const Environment stage = m_store->addEnvironment(u"stage"_s, 2);
    const auto add = [&](const Environment &environment, const QString &name, const QString &release) {
        const Target made = m_store->addTarget(environment.id, name);
        const ReleaseRef ref{QUuid::createUuidV5(QUuid(), release), release, at(1)};
        must(m_store->write([&](Transaction &s) { return s.targets.setRelease(made.id, ref); }));
        return made;
    };
    const Target synced = add(prod, u"a"_s, u"v1"_s);
    judge(*m_store, synced, DriftStatus::InSync, {});
    judge(*m_store, add(prod, u"b"_s, u"v1"_s), DriftStatus::Drifted, {u"api"_s, u"api"_s, u"web"_s}); // replicas differ each
    judge(*m_store, add(prod, u"c"_s, u"v2"_s), DriftStatus::Ignored, {u"api"_s});
    judge(*m_store, add(stage, u"d"_s, u"v1"_s), DriftStatus::Unknown, {u"web"_s}); // that nobody could resolve
    const Target gone = add(stage, u"e"_s, u"v1"_s);
    judge(*m_store, gone, DriftStatus::Drifted, {u"api"_s});
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(gone.id, at(9), somebody); }));
    m_store->addTarget(stage.id, u"f"_s); // never judged

    const auto sumOf = [](const DriftCounts &each) { return each.drifted * 1'000 + each.inSync * 100 + each.ignored * 10 + each.unknown; };
    const auto byRelease = [&](const DriftQuery &query) {
        QMap<QString, int> sums;
        for (const DriftGroup &each : must(m_store->read([&](Transaction &s) { return s.inventory.driftByRelease(query); })))
            sums[(each.environment == prod.id ? u"prod "_s : u"stage "_s) + each.releaseName] += sumOf(each.counts);
        return sums;
    };
    using Sums = QMap<QString, int>;
    QCOMPARE(byRelease({}), (Sums{{u"prod v1"_s, 1'100}, {u"prod v2"_s, 10}, {u"stage "_s, 1}, {u"stage v1"_s, 1}}));
    DriftQuery query;
    query.environment = prod.id;
    QCOMPARE(byRelease(query), (Sums{{u"prod v1"_s, 1'100}, {u"prod v2"_s, 10}}));
    query.status = DriftStatus::Drifted;
    QCOMPARE(byRelease(query), (Sums{{u"prod v1"_s, 1'000}}));

    const auto byComponent = [&](const DriftQuery &asked) {
        Sums sums;
        for (const DifferingGroup &each : must(m_store->read([&](Transaction &s) { return s.inventory.driftByComponents(asked); }))) {
            for (const QString &component : each.components)
                sums[component] += sumOf(each.counts);
        }
        return sums;
    };
    QCOMPARE(byComponent({}), (Sums{{u"api"_s, 1'010}, {u"web"_s, 1'001}}));
    QCOMPARE(byComponent(query), (Sums{{u"api"_s, 1'000}, {u"web"_s, 1'000}}));
    query.environment = stage.id;
    QCOMPARE(byComponent(query), Sums());
    query.status = DriftStatus::Unknown;
    QCOMPARE(byComponent(query), (Sums{{u"web"_s, 1}}));
}

void TestStoredDeployments::whoseVerdictHangsOnThePolicyIsKnown()
{
    const Environment prod = m_store->addEnvironment(u"prod"_s, 1);
    const Environment stage = m_store->addEnvironment(u"stage"_s, 2);
    const Target hanging = m_store->addTarget(prod.id, u"a"_s);
    const Target gone = m_store->addTarget(prod.id, u"b"_s);
    judge(*m_store, hanging, DriftStatus::InSync, {}, true);
    judge(*m_store, gone, DriftStatus::InSync, {}, true);
    judge(*m_store, m_store->addTarget(prod.id, u"c"_s), DriftStatus::Drifted, {u"api"_s}, false);
    judge(*m_store, m_store->addTarget(stage.id, u"a"_s), DriftStatus::InSync, {}, true);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.targets.remove(gone.id, at(9), somebody); }));
    const auto found = [&] { return must(m_store->read([&](Transaction &s) { return s.inventory.judgedByPolicy(prod.id); })); };
    QCOMPARE(found(), QList{hanging.id});
    judge(*m_store, hanging, DriftStatus::InSync, {}, false);
    QCOMPARE(found(), QList<TargetId>());
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

void TestStoredDeployments::whatImagesSayIsKnownByTheirDigests()
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

void TestStoredDeployments::anImageThatIsToldTwoThingsOfSaysNothing()
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

void TestStoredDeployments::whatRunsNowhereIsForgotten()
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

QTEST_GUILESS_MAIN(TestStoredDeployments)
#include "tst_storeddeployments.moc"
