// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/driftengine.h"
#include "tests/support/values.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

namespace {

const Instant seen = *parseInstant("2026-01-15T00:00:00Z");

Sticker sticker(const QList<std::pair<QString, QString>> &components)
{
    Sticker made;
    made.releaseId = QUuid(u"01890a5d-ac96-774b-bcce-b302099a8057"_s);
    for (const auto &[name, value] : components)
        made.components.append({{}, name, value});
    return made;
}

ObservedComponent running(const QString &name, const QStringList &repoDigests, const QString &platform = {})
{
    ObservedComponent made;
    made.name = name;
    made.repoDigests = repoDigests;
    made.platformDigest = platform;
    made.state = u"running"_s;
    return made;
}

InventorySnapshot snapshot(const QList<ObservedComponent> &components)
{
    InventorySnapshot made;
    made.id = SnapshotId::create();
    made.observedAt = seen;
    made.components = components;
    return made;
}

/// "component kind expected actual" with digests cut to one digit.
QString textOf(const DriftReport &report)
{
    QStringList all{toString(report.status)};
    for (const Difference &difference : report.differences)
        all.append(difference.component + u' ' + toString(difference.kind) + u' ' + difference.expected.mid(7, 1) + u'/' + difference.actual.mid(7, 1));
    return all.join(u", "_s);
}

} // namespace

class TestDriftEngine : public QObject
{
    Q_OBJECT

private slots:
    void eachKindOfDifferenceIsFound_data();
    void eachKindOfDifferenceIsFound();
    void withoutFactsTheVerdictIsUnknown();
    void anotherReleaseOnTheHostIsDrift();
    void unresolvedIsNeitherDriftNorInSync();
    void combinedDigestsFollowTheContract();
    void sinceStaysWhileTheDifferencesStay();
    void oldSnapshotsMakeAStaleVerdict();
    void aRolloutThatStoppedHalfWayIsDrift();
    void strangersAreNobodysDriftUnlessEverythingCounts();
    void whatHangsOnThePolicyIsWhatTheOtherWouldJudgeDifferently_data();
    void whatHangsOnThePolicyIsWhatTheOtherWouldJudgeDifferently();
    void bothSidesMeetByOneFormOfTheirNames_data();
    void bothSidesMeetByOneFormOfTheirNames();
};

void TestDriftEngine::eachKindOfDifferenceIsFound_data()
{
    QTest::addColumn<QList<ObservedComponent>>("observed"); // the sticker says api = a
    QTest::addColumn<QString>("expected");
    using Seen = QList<ObservedComponent>;
    const auto with = [](ObservedComponent component, auto change) {
        change(component);
        return component;
    };
    const ObservedComponent good = running(u"api"_s, {digest('a')});
    QTest::newRow("same digest") << Seen{good} << u"in_sync"_s;
    QTest::newRow("one of several repositories") << Seen{running(u"api"_s, {digest('9'), digest('a')})} << u"in_sync"_s;
    QTest::newRow("index in the sticker, platform on the host") << Seen{running(u"api"_s, {digest('9')}, digest('a'))} << u"in_sync"_s;
    QTest::newRow("platform digest alone") << Seen{running(u"api"_s, {}, digest('a'))} << u"in_sync"_s;
    QTest::newRow("id of a containerd store") << Seen{with(running(u"api"_s, {}, digest('9')), [](auto &c) { c.imageId = digest('a'); })} << u"in_sync"_s;
    QTest::newRow("another id of a containerd store") << Seen{with(running(u"api"_s, {digest('b')}, digest('9')), [](auto &c) { c.imageId = digest('b'); })}
                                                      << u"drifted, api digest_mismatch a/b"_s;
    QTest::newRow("another platform digest, of whatever index") << Seen{running(u"api"_s, {}, digest('b'))} << u"unknown, api unresolved a/b"_s;
    QTest::newRow("the same beside a config digest") << Seen{with(running(u"api"_s, {}, digest('b')), [](auto &c) { c.imageId = digest('7'); })}
                                                     << u"unknown, api unresolved a/b"_s;
    QTest::newRow("the same, exited") << Seen{with(running(u"api"_s, {}, digest('b')), [](auto &c) { c.state = u"exited"_s; })}
                                      << u"drifted, api not_running a/b"_s;
    QTest::newRow("another digest") << Seen{running(u"api"_s, {digest('b')})} << u"drifted, api digest_mismatch a/b"_s;
    QTest::newRow("config digest does not count") << Seen{with(running(u"api"_s, {}), [](auto &c) { c.imageId = digest('a'); })}
                                                  << u"unknown, api unresolved a/"_s;
    QTest::newRow("config digest and another") << Seen{with(running(u"api"_s, {digest('b')}), [](auto &c) { c.imageId = digest('a'); })}
                                               << u"drifted, api digest_mismatch a/b"_s;
    QTest::newRow("gone") << Seen{} << u"drifted, api missing a/"_s;
    QTest::newRow("reported missing") << Seen{with(good, [](auto &c) { c.state = u"missing"_s; })} << u"drifted, api missing a/"_s;
    QTest::newRow("exited") << Seen{with(good, [](auto &c) { c.state = u"exited"_s; })} << u"drifted, api not_running a/a"_s;
    QTest::newRow("restarting") << Seen{with(good, [](auto &c) { c.state = u"restarting"_s; })} << u"drifted, api not_running a/a"_s;
    QTest::newRow("ended well") << Seen{with(good, [](auto &c) { c.state = u"completed"_s; })} << u"in_sync"_s;
    QTest::newRow("ended well, another digest") << Seen{with(running(u"api"_s, {digest('b')}), [](auto &c) { c.state = u"completed"_s; })}
                                                << u"drifted, api digest_mismatch a/b"_s;
    QTest::newRow("ended well, digest unknown") << Seen{with(running(u"api"_s, {}), [](auto &c) { c.state = u"completed"_s; })}
                                                << u"unknown, api unresolved a/"_s;
    QTest::newRow("exited, digest unknown") << Seen{with(running(u"api"_s, {}), [](auto &c) { c.state = u"exited"_s; })} << u"drifted, api not_running a/"_s;
    QTest::newRow("others are ignored") << Seen{good, running(u"monitor"_s, {digest('c')})} << u"in_sync"_s;
    QTest::newRow("ours is unexpected") << Seen{good, with(running(u"web"_s, {digest('c')}), [](auto &c) { c.labelled = true; })}
                                        << u"drifted, web unexpected /c"_s;
    QTest::newRow("name in another case") << Seen{running(u"API"_s, {digest('a')})} << u"drifted, api missing a/"_s;
}

void TestDriftEngine::eachKindOfDifferenceIsFound()
{
    QFETCH(QList<ObservedComponent>, observed);
    QFETCH(QString, expected);
    const DriftReport report = compare(sticker({{u"api"_s, digest('a')}}), snapshot(observed), nullptr, seen);
    QCOMPARE(textOf(report), expected);
    QCOMPARE(report.hasDrift(), expected.startsWith(u"drifted"));
    QCOMPARE(report.expectedDigest, digest('a'));
}

void TestDriftEngine::withoutFactsTheVerdictIsUnknown()
{
    const auto check = [](const std::optional<Sticker> &s, const std::optional<InventorySnapshot> &i, const QString &reason) {
        const DriftReport report = compare(s, i, nullptr, seen);
        QCOMPARE(toString(report.status), u"unknown"_s);
        QCOMPARE(report.reason, reason);
        QVERIFY(!report.hasDrift() && report.differences.isEmpty());
    };
    const Sticker some = sticker({{u"api"_s, digest('a')}});
    check({}, {}, u"no_sticker"_s);
    check({}, snapshot({}), u"no_sticker"_s);
    check(sticker({}), snapshot({}), u"no_sticker"_s);
    check(some, {}, u"no_inventory"_s);
    InventorySnapshot failed = snapshot({});
    failed.errors = {u"socket closed"_s};
    check(some, failed, u"collector_error"_s); // not: everything vanished
}

void TestDriftEngine::anotherReleaseOnTheHostIsDrift()
{
    InventorySnapshot found = snapshot({running(u"api"_s, {digest('a')})});
    const Sticker said = sticker({{u"api"_s, digest('a')}});
    found.stickerReleaseId = said.releaseId.toString(QUuid::WithoutBraces).toUpper();
    QVERIFY(!compare(said, found, nullptr, seen).hasDrift());
    found.stickerReleaseId = u"01890a5d-0000-774b-bcce-b302099a8057"_s;
    const DriftReport report = compare(said, found, nullptr, seen);
    QVERIFY(report.hasDrift());
    QVERIFY(report.differences.first().kind == DifferenceKind::StickerMismatch);
}

void TestDriftEngine::unresolvedIsNeitherDriftNorInSync()
{
    const Sticker said = sticker({{u"api"_s, digest('a')}, {u"web"_s, digest('b')}});
    const DriftReport report = compare(said, snapshot({running(u"api"_s, {}), running(u"web"_s, {digest('b')})}), nullptr, seen);
    QCOMPARE(textOf(report), u"unknown, api unresolved a/"_s);
    QCOMPARE(countingDifferences(report), 0);
    QVERIFY(report.actualDigest.isEmpty());
    const DriftReport worse = compare(said, snapshot({running(u"api"_s, {}), running(u"web"_s, {digest('c')})}), nullptr, seen);
    QCOMPARE(textOf(worse), u"drifted, api unresolved a/, web digest_mismatch b/c"_s);
    QCOMPARE(countingDifferences(worse), 1);
}

void TestDriftEngine::combinedDigestsFollowTheContract()
{
    QCOMPARE(combinedDigest({}), QString());
    QCOMPARE(combinedDigest({{u"api"_s, digest('a')}}), digest('a'));
    const QByteArray lines = "api@" + digest('a').toLatin1() + "\nweb@" + digest('b').toLatin1() + "\n";
    const QString expected = u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(lines, QCryptographicHash::Sha256).toHex());
    QCOMPARE(combinedDigest({{u"web"_s, digest('b')}, {u"api"_s, digest('a')}}), expected);
    QCOMPARE(combinedDigest({{u"web"_s, digest('b')}, {u"api"_s, {}}}), QString());

    const Sticker said = sticker({{u"api"_s, digest('a')}, {u"web"_s, digest('b')}});
    const DriftReport same = compare(said, snapshot({running(u"web"_s, {digest('b')}), running(u"api"_s, {digest('9')}, digest('a'))}), nullptr, seen);
    QCOMPARE(same.expectedDigest, expected);
    QCOMPARE(same.actualDigest, expected); // equal sets have equal digests, however the host names the image
    const DriftReport other = compare(said, snapshot({running(u"web"_s, {digest('c')}), running(u"api"_s, {digest('a')})}), nullptr, seen);
    QVERIFY(other.actualDigest != expected && !other.actualDigest.isEmpty());
}

void TestDriftEngine::sinceStaysWhileTheDifferencesStay()
{
    const Sticker said = sticker({{u"api"_s, digest('a')}});
    InventorySnapshot found = snapshot({running(u"api"_s, {digest('b')})});
    const DriftReport first = compare(said, found, nullptr, seen);
    QVERIFY(first.since == seen);
    found.observedAt = seen + 5min;
    const DriftReport second = compare(said, found, &first, seen + 5min);
    QVERIFY(second.since == seen);
    QVERIFY(second.observedAt == seen + 5min);
    found.observedAt = seen + 10min;
    found.components[0].repoDigests = {digest('c')};
    const DriftReport third = compare(said, found, &second, seen + 10min);
    QVERIFY(third.since == seen + 10min);
    found.observedAt = seen + 15min;
    found.components[0].repoDigests = {digest('a')};
    QVERIFY(compare(said, found, &third, seen + 15min).since == seen + 15min);
}

void TestDriftEngine::oldSnapshotsMakeAStaleVerdict()
{
    const Sticker said = sticker({{u"api"_s, digest('a')}});
    const InventorySnapshot found = snapshot({running(u"api"_s, {digest('a')})});
    QVERIFY(!compare(said, found, nullptr, seen + 15min).stale);
    QVERIFY(compare(said, found, nullptr, seen + 15min + 1ms).stale);
    QVERIFY(!compare(said, found, nullptr, seen + 30min, 600s).stale);
    QVERIFY(compare(said, found, nullptr, seen + 31min, 600s).stale);
}

void TestDriftEngine::aRolloutThatStoppedHalfWayIsDrift()
{
    const Sticker said = sticker({{u"api"_s, digest('a')}});
    const QList<ObservedComponent> newAndOld{running(u"api"_s, {digest('b')}), running(u"api"_s, {digest('a')})};
    const QList<ObservedComponent> oldAndNew{newAndOld.at(1), newAndOld.at(0)};

    for (const auto &replicas : {newAndOld, oldAndNew}) {
        const DriftReport report = compare(said, snapshot(replicas), nullptr, seen);
        QVERIFY(report.hasDrift());
        QCOMPARE(report.differences.size(), 1);
        QCOMPARE(report.differences.first().actual, digest('b'));
    }
}

void TestDriftEngine::strangersAreNobodysDriftUnlessEverythingCounts()
{
    const Sticker said = sticker({{u"api"_s, digest('a')}});
    ObservedComponent stopped = running(u"leftover"_s, {digest('e')});
    stopped.state = u"exited"_s;
    ObservedComponent job = running(u"backup"_s, {digest('f')});
    job.state = u"completed"_s;
    const auto found = snapshot(
        {running(u"api"_s, {digest('a')}), job, running(u"connect-proxy-web"_s, {}), stopped, running(u"log-shipper"_s, {digest('c')})});
    QCOMPARE(textOf(compare(said, found, nullptr, seen)), u"in_sync"_s);
    const DriftReport strict = compare(said, found, nullptr, seen, 300s, DriftPolicy::Strict);
    QCOMPARE(textOf(strict), u"drifted, connect-proxy-web unexpected /, log-shipper unexpected /c"_s);
}

void TestDriftEngine::whatHangsOnThePolicyIsWhatTheOtherWouldJudgeDifferently_data()
{
    QTest::addColumn<QList<ObservedComponent>>("observed"); // the sticker says api = a
    const auto stranger = [](const QString &state, bool labelled = false) {
        ObservedComponent made = running(u"proxy"_s, {digest('c')});
        made.state = state;
        made.labelled = labelled;
        return made;
    };
    const ObservedComponent api = running(u"api"_s, {digest('a')});
    QTest::newRow("nothing else") << QList{api};
    QTest::newRow("a stranger") << QList{api, stranger(u"running"_s)};
    QTest::newRow("one that restarts") << QList{api, stranger(u"restarting"_s)};
    QTest::newRow("one that has ended") << QList{api, stranger(u"exited"_s)};
    QTest::newRow("one that is done") << QList{api, stranger(u"completed"_s)};
    QTest::newRow("one that is gone") << QList{api, stranger(u"missing"_s)};
    QTest::newRow("one of ours") << QList{api, stranger(u"running"_s, true)};
    QTest::newRow("beside what differs") << QList{running(u"api"_s, {digest('b')}), stranger(u"running"_s)};
    QTest::newRow("nothing at all") << QList<ObservedComponent>();
}

void TestDriftEngine::whatHangsOnThePolicyIsWhatTheOtherWouldJudgeDifferently()
{
    QFETCH(const QList<ObservedComponent>, observed);
    const auto said = sticker({{u"api"_s, digest('a')}});
    const auto judged = [&](DriftPolicy policy, const QStringList &errors = {}) {
        InventorySnapshot found = snapshot(observed);
        found.errors = errors;
        return compare(said, found, nullptr, seen, 300s, policy);
    };
    const DriftReport labelled = judged(DriftPolicy::Labelled);
    const DriftReport strict = judged(DriftPolicy::Strict);
    const bool differs = labelled.status != strict.status || labelled.differences != strict.differences || labelled.actualDigest != strict.actualDigest;
    QCOMPARE(labelled.policyMatters, differs);
    QCOMPARE(strict.policyMatters, differs);
    QVERIFY(!judged(DriftPolicy::Strict, {u"no answer"_s}).policyMatters); // of what could not be seen nothing is judged
    QVERIFY(!compare({}, snapshot(observed), nullptr, seen).policyMatters);
}

void TestDriftEngine::bothSidesMeetByOneFormOfTheirNames_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("inSticker");
    QTest::addColumn<bool>("meet");
    QTest::newRow("plain") << u"web-1"_s << u"web-1"_s << true;
    QTest::newRow("a space") << u"web frontend"_s << u"web frontend"_s << true;
    QTest::newRow("a no-break space") << u"web\u00a0frontend"_s << u"web frontend"_s << true;
    QTest::newRow("in the sticker") << u"web frontend"_s << u"web\u202ffrontend"_s << true;
    QTest::newRow("spaces around and within") << u" web  frontend "_s << u"web frontend"_s << true;
    QTest::newRow("composed and not") << u"gru\u0308n"_s << u"gr\u00fcn"_s << true;
    QTest::newRow("signs outside of the alphabet") << u"web (new)"_s << u"web (new)"_s << true;
    QTest::newRow("another script") << u"\u0444\u0440\u043e\u043d\u0442"_s << u"\u0444\u0440\u043e\u043d\u0442"_s << true;
    QTest::newRow("too long for a name") << QString(200, u'x') << QString(128, u'x') << true;
    QTest::newRow("letters stay apart") << u"gr\u00f6\u00dfe"_s << u"gr\u00fc\u00dfe"_s << false;
    QTest::newRow("case stays apart") << u"Web"_s << u"web"_s << false;
    QTest::newRow("a hidden character is a sign") << u"web\u200b"_s << u"web"_s << false;
}

void TestDriftEngine::bothSidesMeetByOneFormOfTheirNames()
{
    QFETCH(QString, label);
    QFETCH(QString, inSticker);
    QFETCH(bool, meet);
    const DriftReport report = compare(sticker({{inSticker, digest('a')}, {u"zzz"_s, digest('b')}}),
                                       snapshot({running(label, {digest('a')}), running(u"zzz"_s, {digest('b')})}), nullptr, seen);
    QCOMPARE(report.hasDrift(), !meet);
}

QTEST_GUILESS_MAIN(TestDriftEngine)
#include "tst_driftengine.moc"
