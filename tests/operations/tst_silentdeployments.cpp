// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/backend.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/freezeoperations.h"
#include "services/operations/targetoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/support/testdatabase.h"
#include "tests/support/values.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// "api:1/ab" is a running component api of the image id 1 with the repository digests a and b. Behind it may stand ^p, a platform digest,
/// @c, a container, and *2, replicas that run. A minus before the name: it is stopped; a tilde: it restarts.
ObservedComponent componentIn(const QString &text)
{
    static const QRegularExpression form(u"^([-~]?)([^:]+):(\\w?)/(\\w*)(?:\\^(\\w))?(?:@(\\w+))?(?:\\*(\\d+))?$"_s);
    const auto match = form.match(text);
    Q_ASSERT(match.hasMatch());
    ObservedComponent component;
    component.state = match.captured(1) == "-"_L1 ? u"exited"_s : match.captured(1) == "~"_L1 ? u"restarting"_s : u"running"_s;
    component.name = match.captured(2);
    if (!match.captured(3).isEmpty())
        component.imageId = digest(match.captured(3).front().toLatin1());
    for (const QChar each : match.captured(4))
        component.repoDigests.append(digest(each.toLatin1()));
    if (!match.captured(5).isEmpty())
        component.platformDigest = digest(match.captured(5).front().toLatin1());
    component.containerId = match.captured(6);
    const int replicas = match.captured(7).isEmpty() ? 1 : match.captured(7).toInt();
    component.replicasDesired = replicas;
    component.replicasRunning = component.state == "running"_L1 ? replicas : 0;
    return component;
}

/// One target in production, and a freeze that began ten minutes ago.
struct Bench
{
    template <typename Work>
    auto as(Work &&work)
    {
        return backend->write(admin, {}, std::forward<Work>(work));
    }

    Bench()
    {
        DatabaseOptions options;
        options.url = where.url();
        auto database = openDatabase(options);
        Q_ASSERT(database);
        backend = std::make_unique<Backend>(std::move(*database), clock, BackendSettings{});
        const auto made = backend->database().write(localTenant, [this](Transaction &transaction) -> Result<void> {
            if (const auto tenant = transaction.identities.insertTenant({localTenant, u"local"_s, clock.now()}); !tenant)
                return tenant;
            return transaction.identities.insertUser({admin.user(), admin.name, admin.name, admin.role, true, clock.now()});
        });
        Q_ASSERT(made);
        environment = *as([&](Call &call) { return createEnvironment(call, {{u"name"_s, u"production"_s}}); });
        const QJsonObject connection{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}};
        target = as([&](Call &call) {
                     return createTarget(call,
                                         {{u"environmentId"_s, environment.id.toString()},
                                          {u"name"_s, u"web-1"_s},
                                          {u"targetType"_s, u"docker_host"_s},
                                          {u"connection"_s, connection}});
                 })->target.id;
    }

    void freeze(std::chrono::seconds from, std::chrono::seconds to)
    {
        const QJsonObject body{
            {u"start"_s, toText(wholeSeconds(clock.now() + from))}, {u"end"_s, toText(wholeSeconds(clock.now() + to))}, {u"reason"_s, u"Holiday"_s}};
        const auto made = as([&](Call &call) { return createFreeze(call, environment.id, body); });
        QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    }

    /// Components in the form of componentIn(), or "!" for a look that failed in part.
    void look(const QString &text)
    {
        InventorySnapshot snapshot;
        snapshot.id = SnapshotId::create();
        snapshot.targetId = target;
        snapshot.observedAt = clock.now();
        snapshot.receivedAt = clock.now();
        snapshot.collector = u"docker/1.41"_s;
        for (const QString &part : text.split(u' ', Qt::SkipEmptyParts)) {
            if (part == "!"_L1)
                snapshot.errors = {u"An image could not be inspected."_s};
            else
                snapshot.components.append(componentIn(part));
        }
        const auto stored = as([&](Call &call) { return storeSnapshot(call, snapshot); });
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().message));
        clock.move(30s);
    }

    void sticker(const QString &component, QChar c)
    {
        const QJsonObject body{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                               {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, component}, {u"digest"_s, digest(c.toLatin1())}}}}};
        const auto put = as([&](Call &call) { return putSticker(call, target, body); });
        QVERIFY2(put, put ? "" : qPrintable(put.error().message));
        clock.move(1s);
    }

    /// Violations that the inventory showed.
    int violations()
    {
        const auto found = backend->read(admin, {}, [&](Call &call) { return freezeViolations(call, environment.id); });
        Q_ASSERT(found);
        return static_cast<int>(std::count_if(found->begin(), found->end(), [](const FreezeViolation &each) { return each.source == "inventory"_L1; }));
    }

    TestDatabase where;
    HandClock clock;
    Principal admin{.tenant = localTenant, .subject = UserId::create(), .role = Role::Admin, .credential = {}, .name = u"anna"_s};
    std::unique_ptr<Backend> backend;
    Environment environment;
    TargetId target;
};

} // namespace

/// What counts as a deployment that nobody declared, seen between looks at a target in a freeze. It goes into the audit chain, from which
/// nothing is taken back: no false one, and no true one lost.
class TestSilentDeployments : public QObject
{
    Q_OBJECT

private slots:
    void onlyAnotherImageThatRunsIsADeployment_data();
    void onlyAnotherImageThatRunsIsADeployment();
    void twoFreezesThatMeetAreOne();
    void aChangeSinceBeforeTheFreezeProvesNothing();
    void aStickerAnswersForWhatItNamesOnly();
    void strangersAreNotJudgedBesideASticker();
    void oneDeploymentIsOneViolation();
    void aClockThatWasAheadProvesNothing();
    void aDeltaOnMoreImagesThanAreKeptIsRefused();
    void aVerdictIsTheSameWheneverItIsMade();
};

void TestSilentDeployments::onlyAnotherImageThatRunsIsADeployment_data()
{
    QTest::addColumn<QStringList>("looks");
    QTest::addColumn<int>("violations");
    const auto row = [](const char *name, int violations, const QStringList &looks) { QTest::newRow(name) << looks << violations; };
    const QString gone;
    // Nothing was deployed.
    row("the tag is removed and pulled again", 0, {u"api:1/a"_s, u"api:1/"_s, u"api:1/a"_s});
    row("pulled under another registry too", 0, {u"api:1/a"_s, u"api:1/ab"_s, u"api:1/b"_s});
    row("tagged anew", 0, {u"api:1/a"_s, u"api:1/c"_s});
    row("unknown, then known", 0, {u"api:/"_s, u"api:1/a"_s});
    row("only its names are known, then its id", 0, {u"api:/a"_s, u"api:1/"_s, u"api:1/b"_s});
    row("its platform digest becomes known", 0, {u"api:1/a"_s, u"api:1/a^p"_s, u"api:1/^p"_s});
    QString many; // more images of one name than are kept
    for (const QChar image : u"cdefghijklmnopqrstuvw"_s)
        many += u" api:%1/"_s.arg(image);
    row("more images than are kept", 0, {many, many + u" web:1/a"_s, many + u" db:1/a"_s, u"cache:1/a"_s + many});
    row("replicas in another order", 0, {u"api:1/a api:2/b"_s, u"api:2/b api:1/a"_s});
    row("recreated with the same image", 0, {u"api:1/a@c1"_s, u"api:1/a@c2"_s});
    row("restarted", 0, {u"api:1/a@c1"_s, u"~api:1/a@c1"_s, u"api:1/a@c1"_s});
    row("stopped and started", 0, {u"api:1/a@c1"_s, u"-api:1/a@c1"_s, u"api:1/a@c1"_s});
    row("renamed to another's name", 0, {u"api:1/a@c1 web:2/b@c2"_s, u"web:1/a@c1 api:2/b@c2"_s});
    row("vanished and came back", 0, {u"api:1/a"_s, gone, u"api:1/a"_s});
    row("more replicas", 0, {u"api:1/a*2"_s, u"api:1/a*5"_s, u"api:1/a*1"_s});
    row("more replicas of one of two", 0, {u"api:1/a api:2/b"_s, u"api:1/a api:2/b*3"_s});
    row("a rollout ends", 0, {u"api:1/a api:2/b"_s, u"api:2/b"_s});
    row("a replica of two kinds comes back", 0, {u"api:1/a api:2/b"_s, u"api:1/a"_s, u"api:1/a api:2/b"_s});
    row("a look failed in between", 0, {u"api:1/a"_s, u"!"_s, u"api:1/a"_s});
    row("a look failed in part", 0, {u"api:1/a web:2/b"_s, u"! api:1/"_s, u"api:1/a web:2/b"_s});
    row("the other collector knows names only", 0, {u"api:1/a"_s, u"api:/a"_s, u"api:1/"_s});
    row("the engine moves to the containerd store", 0, {u"api:1/a"_s, u"api:a/^p"_s, u"api:a/a^p"_s});
    row("a stopped predecessor shows when its successor stops", 0, {u"api:2/b"_s, u"-api:2/b -api:1/a"_s, u"api:2/b"_s});
    row("started for the first time", 0, {u"api:1/a"_s, u"api:1/a new:3/c"_s});
    row("the same look twice", 0, {u"api:1/a"_s, u"api:1/a"_s});
    // Something was.
    row("another image", 1, {u"api:1/a"_s, u"api:2/b"_s});
    row("another image under the same names", 1, {u"api:1/a"_s, u"api:2/a"_s});
    row("another image without a name", 1, {u"api:1/a"_s, u"api:2/"_s});
    row("another image, ids unknown", 1, {u"api:/a"_s, u"api:/b"_s});
    row("another platform image, ids unknown", 1, {u"api:/^p"_s, u"api:/^q"_s});
    row("through a gap", 1, {u"api:1/a"_s, gone, u"api:2/b"_s});
    row("through a look that knew nothing", 1, {u"api:1/a"_s, u"api:/"_s, u"api:2/b"_s});
    row("through a look that failed", 1, {u"api:1/a"_s, u"!"_s, u"api:2/b"_s});
    row("in a look that failed in part", 1, {u"api:1/a"_s, u"! api:2/b"_s});
    row("after it was seen unnamed", 1, {u"api:/a"_s, u"api:1/"_s, u"api:2/"_s});
    row("and back", 2, {u"api:1/a"_s, u"api:2/b"_s, u"api:1/a"_s});
    row("beside the old one", 1, {u"api:1/a"_s, u"api:1/a api:2/b"_s});
    row("beside the old one, first in the list", 1, {u"api:2/b"_s, u"api:1/a api:2/b"_s});
    row("a rollout goes on", 1, {u"api:1/a*2 api:2/b"_s, u"api:1/a api:2/b*2"_s});
    row("the renamed predecessor stays", 1, {u"api:1/a@c1"_s, u"old:1/a@c1 api:2/b@c2"_s});
    row("a stopped predecessor is started again", 1, {u"api:2/b"_s, u"-api:2/b -api:1/a"_s, u"api:1/a"_s});
    row("stopped, then another one", 1, {u"-api:1/a"_s, u"api:2/b"_s});
    row("another image after many looks", 1, {u"api:1/a"_s, u"api:1/a"_s, u"~api:1/a"_s, gone, u"!"_s, gone, u"api:2/b"_s});
    row("two of three", 1, {u"a:1/a b:1/a c:3/c"_s, u"a:2/b b:2/b c:3/c"_s});
}

void TestSilentDeployments::onlyAnotherImageThatRunsIsADeployment()
{
    QFETCH(QStringList, looks);
    QFETCH(int, violations);
    Bench bench;
    bench.freeze(-10min, 2h);
    for (const QString &look : looks)
        bench.look(look);
    QCOMPARE(bench.violations(), violations);
}

void TestSilentDeployments::twoFreezesThatMeetAreOne()
{
    Bench bench;
    bench.freeze(-10min, 1min);
    bench.freeze(1min, 1h);
    bench.look(u"api:1/a"_s);
    bench.clock.move(2min);
    bench.look(u"api:2/b"_s);
    QCOMPARE(bench.violations(), 1);
}

void TestSilentDeployments::aChangeSinceBeforeTheFreezeProvesNothing()
{
    Bench bench;
    bench.look(u"api:1/a web:1/a"_s);
    bench.freeze(0s, 1h);
    bench.look(u"! web:1/a"_s); // of api nothing could be read since before the freeze
    bench.look(u"api:2/b web:1/a"_s);
    QCOMPARE(bench.violations(), 0);
    bench.look(u"api:2/b"_s);
    bench.look(u"api:2/b web:2/b"_s); // web was not there, in the freeze, before another one ran
    QCOMPARE(bench.violations(), 1);
}

void TestSilentDeployments::aStickerAnswersForWhatItNamesOnly()
{
    Bench bench;
    bench.freeze(-10min, 1h);
    bench.look(u"api:1/a"_s);
    bench.sticker(u"api"_s, u'b');
    bench.look(u"api:2/b"_s);
    QCOMPARE(bench.violations(), 0); // the sticker was judged when it came
    bench.look(u"api:3/c"_s);
    QCOMPARE(bench.violations(), 1); // nobody said so
}

void TestSilentDeployments::strangersAreNotJudgedBesideASticker()
{
    Bench bench;
    bench.sticker(u"api"_s, u'a');
    bench.freeze(-10min, 1h);
    bench.look(u"api:1/a log-shipper:5/e"_s);
    bench.look(u"api:1/a log-shipper:6/f"_s);
    QCOMPARE(bench.violations(), 0);
    bench.look(u"api:2/b log-shipper:6/f"_s);
    QCOMPARE(bench.violations(), 1);
}

void TestSilentDeployments::oneDeploymentIsOneViolation()
{
    Bench bench;
    bench.freeze(-10min, 1h);
    bench.look(u"api:1/a"_s);
    bench.look(u"api:2/b"_s);
    bench.look(u"api:2/bc"_s);
    bench.look(QString());
    bench.look(u"api:2/"_s);
    QCOMPARE(bench.violations(), 1);
}

void TestSilentDeployments::aClockThatWasAheadProvesNothing()
{
    Bench bench;
    bench.clock.move(48h);
    bench.look(u"api:1/a"_s);
    bench.clock.move(-48h);
    bench.freeze(47h, 49h); // around the time that was shown
    bench.look(u"api:2/b"_s);
    QCOMPARE(bench.violations(), 0);
    bench.freeze(-10min, 1h);
    bench.look(u"api:2/b web:1/a"_s);
    bench.look(u"api:3/c web:1/a"_s);
    QCOMPARE(bench.violations(), 1);
}

// Of a server before there was a bound, or of a copy.
void TestSilentDeployments::aDeltaOnMoreImagesThanAreKeptIsRefused()
{
    Bench bench;
    QString many;
    for (const QChar image : u"cdefghijklmnopqrs"_s)
        many += u" api:%1/"_s.arg(image);
    bench.look(many);
    const auto base = bench.backend->read(bench.admin, {}, [&](Call &call) { return call.transaction.inventory.current(bench.target); });
    QVERIFY(base && *base);
    const auto push = [&](const QString &name) {
        const QJsonObject component{{u"name"_s, name}, {u"state"_s, u"running"_s}, {u"imageId"_s, digest('1')}};
        const QJsonObject body{{u"snapshotId"_s, SnapshotId::create().toString()},
                               {u"kind"_s, u"delta"_s},
                               {u"baseSnapshotId"_s, (*base)->id.toString()},
                               {u"observedAt"_s, toText(bench.clock.now())},
                               {u"targets"_s, QJsonArray{QJsonObject{{u"components"_s, QJsonArray{component}}}}}};
        return bench.as([&](Call &call) { return pushInventory(call, bench.target, body); });
    };
    const auto refused = push(u"web"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    QCOMPARE(refused.error().code, u"too-many-images"_s);
    QVERIFY(push(u"api"_s)); // it stands in the place of them
}

// As in a rollout whose new task waits: in whichever order they are told, a second look that shows the same changes nothing.
void TestSilentDeployments::aVerdictIsTheSameWheneverItIsMade()
{
    for (const QString &seen : {u"-api:1/a api:/"_s, u"api:/ -api:1/a"_s, u"api:2/c api:1/b"_s, u"api:1/b api:2/c"_s}) {
        Bench bench;
        bench.sticker(u"api"_s, u'a');
        const auto verdict = [&] { return *bench.backend->read(bench.admin, {}, [&](Call &call) { return driftOf(call, bench.target); }); };
        bench.look(seen);
        const DriftReport first = verdict();
        bench.look(seen);
        const DriftReport second = verdict();
        QCOMPARE(toString(second.status), toString(first.status));
        QCOMPARE(second.actualDigest, first.actualDigest);
        QCOMPARE(second.since, first.since);
    }
}

QTEST_GUILESS_MAIN(TestSilentDeployments)
#include "tst_silentdeployments.moc"
