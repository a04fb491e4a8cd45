// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockerprobe.h"
#include "services/health/foundwork.h"
#include "services/health/nomadprobe.h"
#include "services/health/proberegistry.h"

#include "tests/health/ecschecks.h"
#include "tests/support/await.h"
#include "tests/support/fakeengine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

OutboundPolicy anywhere()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

QJsonObject ofProject(const QString &project, const QJsonObject &more = {})
{
    QJsonObject labels = more;
    labels.insert(u"com.docker.compose.project"_s, project);
    return labels;
}

QStringList namesOf(const Discovery &discovery)
{
    QStringList names;
    for (const FoundWork &work : discovery.found)
        names.append(work.name);
    return names;
}

QJsonObject job(const QString &id, const QString &type, const QJsonObject &more = {})
{
    QJsonObject made{
        {u"ID"_s, id},
        {u"Namespace"_s, u"shop"_s},
        {u"Type"_s, type},
        {u"Status"_s, u"running"_s},
        {u"ParentID"_s, u""_s},
        {u"JobSummary"_s, QJsonObject{{u"Summary"_s, QJsonObject{{u"g"_s, QJsonObject{{u"Running"_s, 2}, {u"Starting"_s, 1}, {u"Queued"_s, 0}}}}}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        made.insert(it.key(), it.value());
    return made;
}

QJsonObject service(const QString &name, const QJsonObject &more = {}, bool isOldForm = false)
{
    const QString place = isOldForm ? u"service/"_s : u"service/prod/"_s;
    QJsonObject named{{u"serviceName"_s, name}, {u"serviceArn"_s, QString(u"arn:aws:ecs:eu-west-1:123456789012:"_s + place + name)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        named.insert(it.key(), it.value());
    return EcsStandIn::service(2, 1, named);
}

} // namespace

/// What runs at a place: against stand-ins for Docker, Nomad and Amazon ECS.
class TestDiscovery : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void projectsAreFoundBesideTheHost();
    void anEngineWithoutProjectsIsOfferedItself();
    void whatCannotBeNamedIsCountedAndLeftOut();
    void anEngineIsKnownByItsIdUnlessItIsPodman();
    void whoMayNotSeeTheEngineStillSeesProjects();
    void refusalsOfAnEngineAreThoseOfACheck_data();
    void refusalsOfAnEngineAreThoseOfACheck();
    void moreThanIsToldIsSaidToBeMore();
    void jobsAreFoundWithoutThoseThatOthersStarted();
    void jobsOfAllNamespacesKeepTheirs();
    void anEmptyNamespaceTeaches();
    void aTokenThatMayNotListIsSaidToBeOne();
    void servicesAreFoundPageByPage();
    void servicesOfBothFormsOfArnsAreFoundOnce();
    void servicesThatMayNotBeDescribedAreListed();
    void aClusterThatMayNotBeListedSaysSo();
    void anotherAccountIsNoPlaceOfThisConnection();
    void aPageThatLeadsToItselfEnds();
    void pagesThatBringNothingNewEnd();
    void aPageThatIsLongerThanAskedForIsCut();
    void anEmptyClusterTeaches();
    void aPlaceOfAnAgentIsNotAsked();
    void aDiscoveryThatNobodyWaitsForIsBrokenOff();

private:
    ProbeResult docker(const QJsonObject &connection = {});
    ProbeResult nomad(const QJsonArray &jobs, const QString &space = u"shop"_s, int status = 200);

    std::unique_ptr<FakeEngine> m_engine;
    QList<QByteArray> m_requests;
};

void TestDiscovery::init()
{
    m_requests.clear();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->answers["/v1.41/info"] = answer(200, R"({"ID":"ABCD:EFGH","Name":"docker-1"})");
}

ProbeResult TestDiscovery::docker(const QJsonObject &connection)
{
    ProbeTarget target;
    target.isPlaceOnly = true;
    target.connection = {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, m_engine->server.serverPort()}, {u"tlsEnabled"_s, false}};
    for (auto it = connection.begin(); it != connection.end(); ++it)
        target.connection.insert(it.key(), it.value());
    DockerProbe probe(anywhere(), Clock::system(), std::chrono::seconds(5));
    const auto future = probe.probe(target);
    return isDoneWithin(future, 7'000) ? future.result() : ProbeResult();
}

ProbeResult TestDiscovery::nomad(const QJsonArray &jobs, const QString &space, int status)
{
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &request) {
        m_requests.append(request.left(request.indexOf(" HTTP")));
        socket.write(answer(status, list(jobs)));
        socket.disconnectFromHost();
    });
    ProbeTarget target;
    target.isPlaceOnly = true;
    target.type = TargetType::NomadJob;
    target.connection = {{u"address"_s, u"http://127.0.0.1:%1"_s.arg(server.serverPort())}, {u"namespace"_s, space}, {u"jobId"_s, u"anything"_s}};
    NomadProbe probe(anywhere());
    const auto future = probe.probe(target);
    return isDoneWithin(future, 5'000) ? future.result() : ProbeResult();
}

void TestDiscovery::projectsAreFoundBesideTheHost()
{
    m_engine->runs({container(u"shop-web-1"_s, u"running"_s, ofProject(u"shop"_s)), container(u"shop-db-1"_s, u"exited"_s, ofProject(u"shop"_s)),
                    container(u"old-1"_s, u"exited"_s, ofProject(u"Old_thing.2"_s)), container(u"alone"_s, u"running"_s),
                    container(u"shop-run"_s, u"running"_s, ofProject(u"once"_s, {{u"com.docker.compose.oneoff"_s, u"True"_s}}))});
    const auto result = docker();
    QVERIFY(result.discovery);
    QCOMPARE(result.report.message, u"The engine answers; Compose projects on this host: 2."_s);
    QCOMPARE(namesOf(*result.discovery), (QStringList{u"docker-1"_s, u"Old_thing.2"_s, u"shop"_s}));
    const QList<FoundWork> &found = result.discovery->found;
    QCOMPARE(toString(found.at(0).type), u"docker_host"_s);
    QCOMPARE(found.at(0).connection, QJsonObject());
    QVERIFY(*found.at(0).count == (RunCount{3, 5}));
    QCOMPARE(toString(found.at(2).type), u"compose_host"_s);
    QCOMPARE(found.at(2).connection, (QJsonObject{{u"projectName"_s, u"shop"_s}}));
    QVERIFY(*found.at(2).count == (RunCount{1, 2}));
    QVERIFY(!found.at(2).remark);
    QCOMPARE(found.at(1).remark->message, u"All of its containers have stopped."_s);
    QVERIFY(!result.inventory);
}

void TestDiscovery::anEngineWithoutProjectsIsOfferedItself()
{
    m_engine->runs({});
    const auto result = docker();
    QCOMPARE(result.report.message, u"No Compose projects run on this host; the host itself can be a target."_s);
    QCOMPARE(namesOf(*result.discovery), QStringList{u"docker-1"_s});
}

void TestDiscovery::whatCannotBeNamedIsCountedAndLeftOut()
{
    const QString hidden = u"sh"_s + QChar(0x202e) + u"po"_s;
    m_engine->runs({container(u"a"_s, u"running"_s, ofProject(QString(10'000, u'x'))), container(u"b"_s, u"running"_s, ofProject(hidden)),
                    container(u"c"_s, u"running"_s, ofProject(u"läden/ost"_s)), container(u"d"_s, u"running"_s, ofProject(u"-----BEGIN PRIVATE KEY-----"_s))});
    const auto result = docker();
    QCOMPARE(namesOf(*result.discovery), (QStringList{u"docker-1"_s, u"läden/ost"_s}));
    QCOMPARE(result.discovery->unusable, 3);
}

void TestDiscovery::anEngineIsKnownByItsIdUnlessItIsPodman()
{
    m_engine->runs({});
    QCOMPARE(docker().discovery->engine, u"ABCD:EFGH"_s);
    m_engine->answers["/v1.41/info"] = answer(200, R"({"ID":"<b>\n","Name":"x"})");
    QCOMPARE(docker().discovery->engine, QString());
    m_engine->answers["/_ping"] = answer(200, "OK", "Api-Version: 1.41\r\nServer: Libpod/4.3.1 (linux)\r\n");
    m_engine->answers["/v1.41/info"] = answer(200, R"({"ID":"another-one-each-time","Name":"pod"})");
    const auto podman = docker();
    QCOMPARE(podman.discovery->engine, QString());
    QCOMPARE(namesOf(*podman.discovery), QStringList{u"pod"_s});
}

void TestDiscovery::whoMayNotSeeTheEngineStillSeesProjects()
{
    m_engine->runs({container(u"w"_s, u"running"_s, ofProject(u"shop"_s))});
    m_engine->answers["/v1.41/info"] = answer(403, "{}");
    const auto result = docker();
    QCOMPARE(namesOf(*result.discovery), (QStringList{u"127.0.0.1"_s, u"shop"_s}));
    QCOMPARE(result.discovery->engine, QString());
}

void TestDiscovery::refusalsOfAnEngineAreThoseOfACheck_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<QString>("code");
    QTest::newRow("no engine") << QByteArray("/_ping") << answer(200, "OK") << u"not-an-engine"_s;
    QTest::newRow("not let in") << QByteArray("/_ping") << answer(401, "") << u"access-denied"_s;
    QTest::newRow("no list") << QByteArray("/v1.41/containers/json?all=1") << answer(403, "") << u"access-denied"_s;
    QTest::newRow("no JSON") << QByteArray("/v1.41/containers/json?all=1") << answer(200, "<html>") << u"malformed-answer"_s;
}

void TestDiscovery::refusalsOfAnEngineAreThoseOfACheck()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, said);
    QFETCH(QString, code);
    m_engine->runs({});
    m_engine->answers[path] = said;
    const auto result = docker();
    QVERIFY(!result.discovery);
    QCOMPARE(result.report.code, code);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
}

void TestDiscovery::moreThanIsToldIsSaidToBeMore()
{
    QJsonArray many;
    for (int i = 0; i < 2'100; ++i)
        many.append(container(u"c%1"_s.arg(i), u"running"_s, ofProject(u"project-%1"_s.arg(i))));
    m_engine->runs(many);
    const auto result = docker();
    QCOMPARE(result.discovery->found.size(), maxFoundWork);
    QVERIFY(result.discovery->isCut);
}

void TestDiscovery::jobsAreFoundWithoutThoseThatOthersStarted()
{
    const auto result = nomad({job(u"web"_s, u"service"_s), job(u"web"_s, u"service"_s), job(u"nightly"_s, u"batch"_s, {{u"Periodic"_s, true}}),
                               job(u"nightly/periodic-1700000000"_s, u"batch"_s, {{u"ParentID"_s, u"nightly"_s}}), job(u"mail/dispatch-1-2"_s, u"batch"_s),
                               job(u"agents"_s, u"system"_s), job(u"cleanup"_s, u"sysbatch"_s),
                               job(u"gone"_s, u"service"_s, {{u"Status"_s, u"dead"_s}, {u"Stop"_s, true}}),
                               job(u"done"_s, u"batch"_s, {{u"Status"_s, u"dead"_s}}), QJsonObject{{u"Name"_s, u"without an id"_s}}});
    QVERIFY(result.discovery);
    QCOMPARE(namesOf(*result.discovery), (QStringList{u"agents"_s, u"cleanup"_s, u"done"_s, u"gone"_s, u"nightly"_s, u"web"_s}));
    QStringList remarks;
    for (const FoundWork &work : result.discovery->found)
        remarks.append(work.remark ? work.remark->message : QString());
    QCOMPARE(remarks,
             (QStringList{u"It runs on every node."_s, u"Its work ends by itself."_s, u"The job is over; nothing of it runs."_s, u"The job is stopped."_s,
                          u"It starts other jobs, again and again or when it is called."_s, QString()}));
    QVERIFY(*result.discovery->found.last().count == (RunCount{2, 3}));
    QVERIFY(!result.discovery->found.at(4).count);
    QCOMPARE(result.discovery->unusable, 1);
    QCOMPARE(m_requests, QList<QByteArray>{"GET /v1/jobs?namespace=shop"});
}

void TestDiscovery::jobsOfAllNamespacesKeepTheirs()
{
    const QJsonObject nowhere = job(u"old"_s, u"service"_s, {{u"Namespace"_s, QJsonValue()}});
    const auto result = nomad({job(u"web"_s, u"service"_s), job(u"web"_s, u"service"_s, {{u"Namespace"_s, u"mail"_s}}), nowhere}, u"*"_s);
    QCOMPARE(result.discovery->unusable, 1);
    QCOMPARE(m_requests, QList<QByteArray>{"GET /v1/jobs?namespace=%2A"});
    QCOMPARE(result.discovery->found.size(), 2);
    QCOMPARE(result.report.message, u"Nomad answers; jobs in all namespaces: 2."_s);
    QCOMPARE(result.discovery->found.at(0).connection, (QJsonObject{{u"jobId"_s, u"web"_s}, {u"namespace"_s, u"shop"_s}}));
    QCOMPARE(result.discovery->found.at(1).connection, (QJsonObject{{u"jobId"_s, u"web"_s}, {u"namespace"_s, u"mail"_s}}));
}

void TestDiscovery::anEmptyNamespaceTeaches()
{
    const auto result = nomad({});
    QVERIFY(result.discovery && result.discovery->found.isEmpty());
    QCOMPARE(result.report.message, u"There are no jobs in this namespace, or the token does not show them."_s);
}

void TestDiscovery::aTokenThatMayNotListIsSaidToBeOne()
{
    const auto result = nomad({}, u"shop"_s, 403);
    QVERIFY(!result.discovery);
    QCOMPARE(result.report.message, u"Nomad answers, but the token does not allow to list the jobs."_s);
}

static bool hasAws(EcsChecks &checks)
{
    if (checks.aws.obstacle().isEmpty())
        checks.reset();
    return checks.aws.obstacle().isEmpty();
}

void TestDiscovery::servicesAreFoundPageByPage()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    QJsonArray services{service(u"leaving"_s, {{u"status"_s, u"DRAINING"_s}}), service(u"gone"_s, {{u"status"_s, u"INACTIVE"_s}}),
                        service(u"asleep"_s, {{u"desiredCount"_s, 0}, {u"runningCount"_s, 0}})};
    for (int i = 0; i < 57; ++i)
        services.append(service(u"web-%1"_s.arg(i, 2, 10, QChar(u'0'))));
    checks.aws.set({{u"services"_s, services}, {u"page"_s, 25}});
    const auto result = checks.discover();
    QVERIFY2(result.discovery, qPrintable(result.report.message));
    QCOMPARE(result.discovery->found.size(), 59);
    QCOMPARE(result.discovery->found.at(0).name, u"asleep"_s);
    QCOMPARE(result.discovery->found.at(0).remark->message, u"The service is scaled to zero; no task has to run."_s);
    QCOMPARE(result.discovery->found.at(1).remark->message, u"The service is being deleted; tasks that still run: 1."_s);
    QVERIFY(*result.discovery->found.at(2).count == (RunCount{1, 2}));
    QCOMPARE(result.discovery->found.at(2).connection, (QJsonObject{{u"service"_s, u"web-00"_s}, {u"accountId"_s, u"123456789012"_s}}));
    const QStringList asked = checks.aws.takeRequests();
    QCOMPARE(asked.count(u"ListServices"_s), 3);
    QCOMPARE(asked.count(u"DescribeServices"_s), 6);
    QCOMPARE(checks.aws.violations(), QStringList());
}

void TestDiscovery::servicesOfBothFormsOfArnsAreFoundOnce()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    checks.aws.set({{u"services"_s, QJsonArray{service(u"old"_s, {}, true), service(u"new"_s)}}});
    QCOMPARE(namesOf(*checks.discover().discovery), (QStringList{u"new"_s, u"old"_s}));
}

void TestDiscovery::servicesThatMayNotBeDescribedAreListed()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    checks.aws.set({{u"keys"_s, EcsStandIn::keys({{u"deny"_s, QJsonArray{u"ecs:DescribeServices"_s}}})}});
    const auto result = checks.discover();
    QVERIFY(result.discovery);
    QCOMPARE(namesOf(*result.discovery), QStringList{u"web"_s});
    QVERIFY(!result.discovery->found.first().count);
    QCOMPARE(result.discovery->found.first().remark->message, u"AWS answers, but it does not allow “ecs:DescribeServices” to the access key."_s);
}

void TestDiscovery::aClusterThatMayNotBeListedSaysSo()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    checks.aws.set({{u"keys"_s, EcsStandIn::keys({{u"deny"_s, QJsonArray{u"ecs:ListServices"_s}}})}});
    const auto denied = checks.discover();
    QVERIFY(!denied.discovery);
    QCOMPARE(denied.report.message, u"AWS answers, but it does not allow “ecs:ListServices” to the access key."_s);
    checks.reset();
    QCOMPARE(checks.discover({{u"cluster"_s, u"nowhere"_s}}).report.code, u"cluster-not-found"_s);
}

void TestDiscovery::anotherAccountIsNoPlaceOfThisConnection()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    QCOMPARE(checks.discover({{u"accountId"_s, u"999999999999"_s}}).report.code, u"wrong-account"_s);
    QVERIFY(checks.discover({{u"accountId"_s, u"123456789012"_s}}).discovery);
}

void TestDiscovery::aPageThatLeadsToItselfEnds()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    const QString page = uR"({"serviceArns":["arn:aws:ecs:eu-west-1:123456789012:service/prod/web"],"nextToken":"again"})"_s;
    checks.aws.set({{u"faults"_s, QJsonArray{QJsonObject{{u"operation"_s, u"ListServices"_s}, {u"times"_s, 99}, {u"raw"_s, page}}}}});
    const auto result = checks.discover();
    QVERIFY(result.discovery);
    QVERIFY(result.discovery->isCut);
    QCOMPARE(checks.aws.takeRequests().count(u"ListServices"_s), 2);
}

void TestDiscovery::pagesThatBringNothingNewEnd()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    QJsonArray faults;
    for (int i = 0; i < 9; ++i) {
        const QString page = uR"({"serviceArns":["arn:aws:ecs:eu-west-1:123456789012:service/prod/web"],"nextToken":"next-%1"})"_s.arg(i);
        faults.append(QJsonObject{{u"operation"_s, u"ListServices"_s}, {u"times"_s, 1}, {u"raw"_s, page}});
    }
    checks.aws.set({{u"faults"_s, faults}});
    const auto result = checks.discover();
    QVERIFY(result.discovery);
    QVERIFY(result.discovery->isCut);
    QCOMPARE(checks.aws.takeRequests().count(u"ListServices"_s), 2);
}

void TestDiscovery::aPageThatIsLongerThanAskedForIsCut()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    QJsonArray arns;
    for (int i = 0; i < 1'000; ++i)
        arns.append(u"arn:aws:ecs:eu-west-1:123456789012:service/prod/web-%1"_s.arg(i));
    const QString page = QString::fromUtf8(QJsonDocument(QJsonObject{{u"serviceArns"_s, arns}}).toJson(QJsonDocument::Compact));
    checks.aws.set({{u"faults"_s, QJsonArray{QJsonObject{{u"operation"_s, u"ListServices"_s}, {u"times"_s, 1}, {u"raw"_s, page}}}}});
    const auto result = checks.discover();
    QVERIFY(result.discovery);
    QVERIFY(result.discovery->isCut);
    QCOMPARE(checks.aws.takeRequests().count(u"DescribeServices"_s), 10);
}

void TestDiscovery::anEmptyClusterTeaches()
{
    EcsChecks checks;
    if (!hasAws(checks))
        QSKIP(qPrintable(checks.aws.obstacle()));
    checks.aws.set({{u"services"_s, QJsonArray()}});
    const auto result = checks.discover();
    QVERIFY(result.discovery && result.discovery->found.isEmpty());
    QCOMPARE(result.report.message, u"This cluster has no services."_s);
}

void TestDiscovery::aPlaceOfAnAgentIsNotAsked()
{
    ProbeTarget target;
    target.isPlaceOnly = true;
    target.connection = {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, m_engine->server.serverPort()}, {u"tlsEnabled"_s, false}, {u"via"_s, u"agent"_s}};
    const auto future = standardProbes(anywhere())->probe(target);
    QVERIFY(isDoneWithin(future, 1'000));
    QVERIFY(!future.result().discovery);
    QCOMPARE(future.result().report.message, u"An agent checks what is at this place, and agents are not asked what else runs there."_s);
    QCOMPARE(m_engine->server.connections(), 0);
}

void TestDiscovery::aDiscoveryThatNobodyWaitsForIsBrokenOff()
{
    m_engine->answers["/v1.41/containers/json?all=1"] = {}; // hangs
    ProbeTarget target;
    target.isPlaceOnly = true;
    target.connection = {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, m_engine->server.serverPort()}, {u"tlsEnabled"_s, false}};
    DockerProbe probe(anywhere());
    auto future = probe.probe(target);
    QTRY_COMPARE(m_engine->server.requests().size(), 2);
    future.cancel();
    QTRY_VERIFY(m_engine->server.findChildren<QSslSocket *>().isEmpty()
                || m_engine->server.findChildren<QSslSocket *>().constLast()->state() == QAbstractSocket::UnconnectedState);
}

QTEST_GUILESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
