// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "services/health/dockerprobe.h"
#include "services/health/nomadprobe.h"
#include "services/health/proberegistry.h"
#include "services/health/targetwatcher.h"
#include "tests/health/monitorbench.h"
#include "tests/support/engineevent.h"
#include "tests/support/scriptedserver.h"

#include <QPointer>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// An engine that tells what happens, and a Nomad server that lets questions wait.
class TellingServer
{
public:
    TellingServer() : m_server([this](QSslSocket &socket, const QByteArray &request) { answer(socket, request); }) {}

    quint16 port() const { return m_server.serverPort(); }
    int checks() const { return m_checks; }
    int streams() const { return m_streams; }
    int summaries() const { return m_summaries; }
    bool isFollowed() const { return m_stream && m_stream->state() == QAbstractSocket::ConnectedState; }
    void tell(const QByteArray &action, const QByteArray &project = {})
    {
        m_stream->write("{\"Type\":\"container\",\"Action\":\"" + action + "\",\"Actor\":{\"ID\":\"1\",\"Attributes\":{\"com.docker.compose.project\":\""
                        + project + "\"}}}\n");
    }
    void flood(int size)
    {
        if (m_stream)
            m_stream->write("{\"Type\":\"noise\",\"Action\":\"" + QByteArray(size, 'x') + "\"}\n");
    }
    void say(const QByteArray &bytes) { m_stream->write(bytes); }
    void endStream() { m_stream->disconnectFromHost(); }
    void become(const QByteArray &state) { m_state = state; }
    /// The question that waits is answered.
    void move(int index, const QByteArray &body)
    {
        m_index = index;
        m_summary = body;
        if (m_waiting)
            answerSummary(*m_waiting);
    }
    bool isAskedToWait() const { return m_waiting && m_waiting->state() == QAbstractSocket::ConnectedState; }
    QByteArray lastSummaryRequest() const { return m_summaryRequest; }

    bool refusesEvents = false;
    bool waits = true;

private:
    static void reply(QSslSocket &socket, const QByteArray &body, int status = 200, const QByteArray &more = {})
    {
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " x\r\nApi-Version: 1.41\r\nServer: Docker/20.10\r\n" + more
                     + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.disconnectFromHost();
    }
    void answerSummary(QSslSocket &socket) { reply(socket, m_summary, 200, "X-Nomad-Index: " + QByteArray::number(m_index) + "\r\n"); }
    void answer(QSslSocket &socket, const QByteArray &request)
    {
        if (request.contains("/events")) {
            ++m_streams;
            if (refusesEvents) {
                reply(socket, "{}", 403);
                return;
            }
            m_stream = &socket;
            socket.write("HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\n\r\n");
        } else if (request.contains("/_ping")) {
            ++m_checks;
            reply(socket, "OK");
        } else if (request.contains("/containers/json")) {
            reply(socket,
                  "[{\"Id\":\"" + QByteArray(64, '1') + "\",\"Names\":[\"/api\"],\"Image\":\"a:1\",\"ImageID\":\"sha256:" + QByteArray(64, 'b')
                      + "\",\"State\":\"" + m_state + "\",\"Status\":\"Up\",\"Labels\":{\"tidegate.component\":\"api\"}}]");
        } else if (request.contains("/images/")) {
            reply(socket, "{\"RepoDigests\":[\"a@sha256:" + QByteArray(64, 'a') + "\"]}");
        } else if (request.contains("/summary")) {
            m_summaryRequest = request;
            ++m_summaries;
            if (waits && request.contains("&index="))
                m_waiting = &socket;
            else
                answerSummary(socket);
        } else {
            ++m_checks;
            reply(socket, "{}", 404);
        }
    }

    ScriptedServer m_server;
    QPointer<QSslSocket> m_stream;
    QPointer<QSslSocket> m_waiting;
    QByteArray m_state = "running";
    QByteArray m_summary = "{\"JobID\":\"web\"}";
    QByteArray m_summaryRequest;
    int m_index = 7;
    int m_checks = 0;
    int m_streams = 0;
    int m_summaries = 0;
};

QByteArray started(char figure, const QByteArray &project = {}, qint64 nanoseconds = 1)
{
    return engineEventLine("container", "start", QString(64, QLatin1Char(figure)),
                           {{u"name"_s, u"web"_s}, {u"image"_s, u"web:1"_s}, {u"com.docker.compose.project"_s, QString::fromLatin1(project)}}, nanoseconds);
}

QStringList actorsOf(const CheckRecord &check)
{
    QStringList actors;
    for (const EngineAct &each : check.acts)
        actors.append(each.actor);
    return actors;
}

OutboundPolicy onlyHere()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

/// A probe of Nomad jobs that says what the test wants; the job itself is not what is tried here.
class HealthyJobs final : public HealthProbe
{
public:
    QFuture<ProbeResult> probe(const ProbeTarget &) override
    {
        ++probes;
        return readyProbeResult({makeReport(health, say("no-prober")), InventorySnapshot()});
    }
    int probes = 0;
    Health health = Health::Healthy;
};

} // namespace

class TestTargetWatcher : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatHappensIsSeenAtOnce();
    void whatLooksWorseIsCertainSoon();
    void otherProjectsOfTheHostAreLeftAlone();
    void targetsOfOnePlaceShareAConnection();
    void tenantsDoNotShareOne();
    void whatTheEngineDidGoesWithTheCheckThatFindsIt();
    void whatAnotherTenantsEngineDidGoesWithNone();
    void aStreamThatEndsIsFollowedAgainAndTheGapLookedAt();
    void aPlaceThatIsGoneIsLookedAtAndNotFollowed();
    void anEngineThatRefusesItsEventsIsCheckedBySchedule();
    void whatIsNeverQuietIsLookedAtNowAndThen();
    void whatIsSwitchedOffIsNotFollowed();
    void whatAnotherServerHasInHandIsLookedAtLater();
    void whatNobodyChecksHereAnyMoreIsLeft();
    void whatIsDeletedIsLeft();
    void whatIsDeletedIsLeftOnABusyHostToo();
    void aFloodOfEventsIsNotFollowed();
    void oddLinesAreNoEventsAndEndNothing();
    void onlySoManyPlacesAreFollowed();
    void aJobThatMovesIsSeenAtOnce();
    void aNomadServerThatWasRestoredIsFollowedOn();
    void aNomadServerThatDoesNotWaitIsNotAskedForEver();

private:
    ProbeJob job(const QString &project = {}, TenantId tenant = localTenant)
    {
        ProbeJob made = jobOn(u"127.0.0.1"_s, Health::Healthy, tenant);
        made.target.type = project.isEmpty() ? TargetType::DockerHost : TargetType::ComposeHost;
        made.target.connection.insert(u"port"_s, m_server->port());
        made.target.connection.insert(u"tlsEnabled"_s, false);
        if (!project.isEmpty())
            made.target.connection.insert(u"projectName"_s, project);
        return made;
    }
    ProbeJob nomadJob()
    {
        ProbeJob made = jobOn({});
        made.target.type = TargetType::NomadJob;
        made.target.connection = {{u"address"_s, u"http://127.0.0.1:%1"_s.arg(m_server->port())}, {u"jobId"_s, u"web"_s}, {u"tlsEnabled"_s, false}};
        return made;
    }
    void start(const WatchLimits &limits = {.confirm = 50ms, .elsewhere = 300ms, .leave = 20ms})
    {
        m_probes = standardProbes(onlyHere());
        m_probes->add(TargetType::NomadJob, m_jobs);
        MonitorSettings settings;
        settings.restartPause = 20ms;
        settings.monotonic = [this] { return m_now; };
        m_monitor = std::make_unique<HealthMonitor>(*m_probes, m_sink, Clock::system(), settings);
        m_watcher = std::make_unique<TargetWatcher>(*m_monitor, onlyHere(), limits);
        m_clock.setInterval(5ms); // time goes on as it does, and as the test wants
        connect(&m_clock, &QTimer::timeout, this, [this] { m_now += 5ms; });
        m_clock.start();
    }
    /// As the schedule does.
    void check(const ProbeJob &target)
    {
        m_sink.targets.insert(target.key(), target);
        const auto before = m_sink.records.size();
        QVERIFY(!m_monitor->hurry({{target.key(), hostOf(target.target.type, target.target.connection), target.interval}}).isEmpty());
        QTRY_VERIFY(m_sink.records.size() > before);
    }
    qsizetype recordsOf(const ProbeJob &target) const
    {
        return std::count_if(m_sink.records.cbegin(), m_sink.records.cend(), [&](const CheckRecord &each) { return each.job.key() == target.key(); });
    }

    std::unique_ptr<TellingServer> m_server;
    std::shared_ptr<HealthyJobs> m_jobs;
    std::shared_ptr<ProbeRegistry> m_probes;
    ListSink m_sink;
    std::unique_ptr<HealthMonitor> m_monitor;
    std::unique_ptr<TargetWatcher> m_watcher;
    std::chrono::milliseconds m_now{};
    QTimer m_clock;
};

void TestTargetWatcher::init()
{
    m_now = 1h;
    m_server = std::make_unique<TellingServer>();
    m_jobs = std::make_shared<HealthyJobs>();
    m_sink = {};
}

void TestTargetWatcher::cleanup()
{
    m_clock.stop();
    m_clock.disconnect(this);
    m_watcher.reset();
    m_monitor.reset();
    m_server.reset();
}

void TestTargetWatcher::whatHappensIsSeenAtOnce()
{
    start();
    const ProbeJob target = job();
    check(target);
    QTRY_VERIFY(m_server->isFollowed());
    QTest::qWait(300); // that it is followed is no reason to look
    QCOMPARE(m_sink.records.size(), 1);
    m_server->tell("exec_start: sh");
    m_server->tell("start");
    QTRY_COMPARE(m_sink.records.size(), 2);
    QVERIFY(m_sink.records.last().source == CheckSource::Scheduled);
    QTest::qWait(300);
    QCOMPARE(m_sink.records.size(), 2);
}

void TestTargetWatcher::whatLooksWorseIsCertainSoon()
{
    start();
    ProbeJob target = job();
    target.target.expectedComponents = {u"api"_s};
    check(target);
    QTRY_VERIFY(m_server->isFollowed());
    m_server->become("restarting");
    m_server->tell("die");
    QTRY_COMPARE(m_sink.records.size(), 3);
    QVERIFY(m_sink.records.at(1).shown == Health::Healthy); // once is not enough
    QVERIFY(m_sink.records.at(2).shown != Health::Healthy);
}

void TestTargetWatcher::otherProjectsOfTheHostAreLeftAlone()
{
    start();
    const ProbeJob shop = job(u"shop"_s);
    const ProbeJob blog = job(u"blog"_s);
    check(shop);
    check(blog);
    QTRY_VERIFY(m_server->isFollowed());
    m_server->tell("start", "blog");
    QTRY_COMPARE(recordsOf(blog), 2);
    QCOMPARE(recordsOf(shop), 1);
}

void TestTargetWatcher::targetsOfOnePlaceShareAConnection()
{
    start();
    check(job(u"shop"_s));
    check(job(u"blog"_s));
    check(job());
    QTRY_VERIFY(m_server->isFollowed());
    QCOMPARE(m_watcher->places(), 1);
    QCOMPARE(m_server->streams(), 1);
}

void TestTargetWatcher::tenantsDoNotShareOne()
{
    start();
    check(job());
    check(job({}, TenantId::create()));
    QTRY_COMPARE(m_server->streams(), 2);
    QCOMPARE(m_watcher->places(), 2);
}

void TestTargetWatcher::whatTheEngineDidGoesWithTheCheckThatFindsIt()
{
    start();
    const ProbeJob target = job(u"shop"_s);
    check(target);
    QVERIFY(m_sink.records.first().acts.isEmpty());
    QTRY_VERIFY(m_server->isFollowed());
    m_server->say(started('a', "blog") + started('b', "shop"));
    QTRY_COMPARE(m_sink.records.size(), 2);
    const auto acts = m_sink.records.last().acts;
    QCOMPARE(acts.size(), 1); // and nothing of another project
    QCOMPARE(acts.first().actor, u"bbbbbbbbbbbb"_s);
    QCOMPARE(acts.first().name, u"web"_s);
    QVERIFY(std::chrono::abs(acts.first().at - Clock::system().now()) < 1min); // whatever the engine's clock says
    m_server->say(started('c', "shop"));
    QTRY_COMPARE(m_sink.records.size(), 3);
    QCOMPARE(actorsOf(m_sink.records.last()), QStringList(u"cccccccccccc"_s)); // what the check before had is told
}

void TestTargetWatcher::whatAnotherTenantsEngineDidGoesWithNone()
{
    start();
    const ProbeJob ours = job();
    ProbeJob theirs = ours; // the same target, at the same place
    theirs.tenant = TenantId::create();
    theirs.target.tenant = theirs.tenant;
    check(ours);
    QTRY_COMPARE(m_server->streams(), 1);
    check(theirs);
    QTRY_COMPARE(m_server->streams(), 2);
    m_server->say(started('a')); // on the stream of theirs
    QTRY_COMPARE(recordsOf(theirs), 2);
    QCOMPARE(actorsOf(m_sink.records.last()), QStringList(u"aaaaaaaaaaaa"_s));
    m_monitor->hurry({{ours.key(), hostOf(ours.target.type, ours.target.connection), ours.interval}});
    QTRY_COMPARE(recordsOf(ours), 2);
    QVERIFY(m_sink.records.last().job.key() == ours.key());
    QVERIFY(m_sink.records.last().acts.isEmpty());
}

void TestTargetWatcher::aStreamThatEndsIsFollowedAgainAndTheGapLookedAt()
{
    start();
    check(job());
    QTRY_VERIFY(m_server->isFollowed());
    m_server->tell("start");
    QTRY_COMPARE(m_sink.records.size(), 2);
    m_server->endStream();
    QTRY_COMPARE(m_sink.records.size(), 3);
    QTRY_COMPARE_WITH_TIMEOUT(m_server->streams(), 2, 10'000);
}

void TestTargetWatcher::aPlaceThatIsGoneIsLookedAtAndNotFollowed()
{
    start();
    const ProbeJob target = job();
    check(target);
    QTRY_VERIFY(m_server->isFollowed());
    m_server->tell("start");
    QTRY_COMPARE(m_sink.records.size(), 2);
    m_server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(m_sink.records.size() > 3, 15'000);
    QVERIFY(m_sink.records.last().result.report.status == Health::Unreachable);
    QTRY_COMPARE_WITH_TIMEOUT(m_watcher->places(), 0, 15'000);
}

void TestTargetWatcher::anEngineThatRefusesItsEventsIsCheckedBySchedule()
{
    m_server->refusesEvents = true;
    start();
    check(job());
    QTRY_COMPARE(m_server->streams(), 1);
    QTest::qWait(400);
    QCOMPARE(m_sink.records.size(), 1);
    QCOMPARE(m_server->streams(), 1);
}

void TestTargetWatcher::whatIsNeverQuietIsLookedAtNowAndThen()
{
    WatchLimits limits{.looksPerMinute = 2, .pause = 30s, .confirm = 20ms};
    start(limits);
    check(job());
    QTRY_VERIFY(m_server->isFollowed());
    for (int i = 0; i < 10; ++i) {
        m_server->tell("die");
        m_server->tell("start");
        QTest::qWait(100);
    }
    QTRY_COMPARE(m_sink.records.size(), 3);
    QTest::qWait(300);
    QCOMPARE(m_sink.records.size(), 3);
    m_now += 31s; // what was owed is made good
    QTRY_COMPARE(m_sink.records.size(), 4);
}

void TestTargetWatcher::whatIsSwitchedOffIsNotFollowed()
{
    start();
    ProbeJob off = job();
    check(off);
    QTRY_VERIFY(m_server->isFollowed());
    off.enabled = false;
    m_sink.targets.insert(off.key(), off);
    const auto answer = m_monitor->checkNow(off.key(), {}, CheckFor::Status);
    QTRY_VERIFY(answer.isFinished());
    QTRY_COMPARE(m_watcher->places(), 0);
    ProbeJob never = job();
    never.interval = 0s; // its environment has checks off
    m_sink.targets.insert(never.key(), never);
    const auto second = m_monitor->checkNow(never.key(), {}, CheckFor::Status);
    QTRY_VERIFY(second.isFinished());
    QCOMPARE(m_watcher->places(), 0);
}

void TestTargetWatcher::whatAnotherServerHasInHandIsLookedAtLater()
{
    start();
    const ProbeJob target = job();
    check(target);
    QTRY_VERIFY(m_server->isFollowed());
    m_sink.elsewhere.insert(target.key());
    m_server->tell("start");
    QTRY_COMPARE(m_watcher->places(), 0); // the other one follows it
    QCOMPARE(m_sink.records.size(), 1);
    m_sink.elsewhere.clear();
    QTRY_COMPARE(m_sink.records.size(), 2);
    QTest::qWait(300);
    QCOMPARE(m_sink.records.size(), 2);
    QCOMPARE(m_watcher->places(), 0);
    check(target); // its turn came here again
    QCOMPARE(m_watcher->places(), 1);
}

void TestTargetWatcher::whatNobodyChecksHereAnyMoreIsLeft()
{
    start();
    check(job());
    QTRY_VERIFY(m_server->isFollowed());
    m_now += 181s;
    QTRY_COMPARE(m_watcher->places(), 0);
    QTRY_VERIFY(!m_server->isFollowed());
}

void TestTargetWatcher::whatIsDeletedIsLeft()
{
    start();
    const ProbeJob target = job();
    check(target);
    QTRY_VERIFY(m_server->isFollowed());
    m_sink.targets.remove(target.key());
    QTRY_COMPARE(m_watcher->places(), 0);
    QTRY_VERIFY(!m_server->isFollowed()); // and its credentials with it
}

void TestTargetWatcher::whatIsDeletedIsLeftOnABusyHostToo()
{
    start({.confirm = 50ms, .leave = 150ms});
    const ProbeJob target = job();
    const ProbeJob gone = nomadJob();
    check(target);
    check(gone);
    QCOMPARE(m_watcher->places(), 2);
    QTRY_VERIFY(m_server->isFollowed());
    m_sink.targets.remove(gone.key());
    for (int i = 0; i < 20 && m_watcher->places() > 1; ++i) {
        m_server->tell("start");
        QTest::qWait(50);
    }
    QCOMPARE(m_watcher->places(), 1);
}

void TestTargetWatcher::aFloodOfEventsIsNotFollowed()
{
    start();
    check(job());
    QTRY_VERIFY(m_server->isFollowed());
    for (int i = 0; i < 200 && m_server->isFollowed(); ++i) {
        m_server->flood(64 * 1024);
        QTest::qWait(5);
    }
    QTRY_VERIFY(!m_server->isFollowed());
}

void TestTargetWatcher::oddLinesAreNoEventsAndEndNothing()
{
    start();
    check(job());
    QTRY_VERIFY(m_server->isFollowed());
    m_server->say("\n\r\n[]\nnull\n{\"Action\":7}\n" + QByteArray(1, '\0') + "\n");
    m_server->say("{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":" + QByteArray(5'000, '[') + QByteArray(5'000, ']') + "}\n");
    m_server->say("{\"Type\":\"container\",\"Action\":\"health_status: " + QByteArray(10'000, 'x') + "\",\"Actor\":{\"ID\":\"" + QByteArray(10'000, 'y')
                  + "\"}}\n");
    QTest::qWait(400);
    QCOMPARE(m_sink.records.size(), 1);
    QVERIFY(m_server->isFollowed());
    const QByteArray event = "{\"Type\":\"container\",\"Action\":\"start\"}\n"; // of nobody, and in pieces
    for (const char letter : event)
        m_server->say(QByteArray(1, letter));
    QTRY_COMPARE(m_sink.records.size(), 2);
}

void TestTargetWatcher::onlySoManyPlacesAreFollowed()
{
    start({.places = 3, .placesOfTenant = 2});
    for (int i = 0; i < 4; ++i) {
        ProbeJob each = job();
        each.target.connection.insert(u"note"_s, i); // another place
        check(each);
    }
    QCOMPARE(m_watcher->places(), 2);
    for (int i = 0; i < 2; ++i)
        check(job({}, TenantId::create()));
    QCOMPARE(m_watcher->places(), 3);
}

void TestTargetWatcher::aJobThatMovesIsSeenAtOnce()
{
    start();
    check(nomadJob());
    QTRY_VERIFY_WITH_TIMEOUT(m_server->isAskedToWait(), 5'000);
    QVERIFY2(m_server->lastSummaryRequest().startsWith("GET /v1/job/web/summary?namespace=default&index=7&wait=60000ms "),
             m_server->lastSummaryRequest().constData());
    QCOMPARE(m_sink.records.size(), 1);
    m_server->move(8, "{\"JobID\":\"web\",\"Summary\":{\"app\":{\"Failed\":1}}}");
    QTRY_COMPARE(m_sink.records.size(), 2);
    // A wait that is over without news is asked again and is none.
    QTRY_VERIFY_WITH_TIMEOUT(m_server->lastSummaryRequest().contains("&index=8&"), 5'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->isAskedToWait(), 5'000);
    m_server->move(9, "{\"JobID\":\"web\",\"Summary\":{\"app\":{\"Failed\":1}}}");
    QTRY_VERIFY_WITH_TIMEOUT(m_server->lastSummaryRequest().contains("&index=9&"), 5'000);
    QCOMPARE(m_sink.records.size(), 2);
}

void TestTargetWatcher::aNomadServerThatWasRestoredIsFollowedOn()
{
    start();
    check(nomadJob());
    QTRY_VERIFY_WITH_TIMEOUT(m_server->isAskedToWait(), 5'000);
    m_server->move(2, "{\"JobID\":\"web\"}");
    QTRY_COMPARE(m_sink.records.size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(m_server->lastSummaryRequest().contains("&index=2&"), 5'000);
}

void TestTargetWatcher::aNomadServerThatDoesNotWaitIsNotAskedForEver()
{
    m_server->waits = false;
    start();
    check(nomadJob());
    QTRY_VERIFY_WITH_TIMEOUT(m_server->summaries() >= 6, 15'000);
    QTest::qWait(2'500);
    QCOMPARE(m_server->summaries(), 6);
    QCOMPARE(m_sink.records.size(), 1);
}

QTEST_MAIN(TestTargetWatcher)
#include "tst_targetwatcher.moc"
