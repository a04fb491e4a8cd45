// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/engineaddress.h"
#include "services/agent/watchedtarget.h"
#include "services/domain/credential.h"
#include "services/health/ecsprobe.h"
#include "services/health/nomadprobe.h"
#include "tests/endtoend/agentcompany.h"
#include "tests/support/await.h"
#include "tests/support/ecsstandin.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

using Bodies = QHash<QByteArray, QByteArray>;

QJsonObject sectionOf(const QByteArray &report, const QByteArray &target)
{
    QJsonObject section = QJsonDocument::fromJson(report).object();
    section.insert(u"targetId"_s, QString::fromLatin1(target));
    return section;
}

/// A job "web" of two allocations that run, and its last deployment.
Bodies nomadJob(const QByteArray &deployment, const QByteArray &secondAllocation = "running")
{
    const auto allocation = [](const QByteArray &number, const QByteArray &status) -> QByteArray {
        return R"({"ID":"a)" + number + R"(","Name":"web.g[)" + number + R"(]","NodeID":"n)" + number
            + R"(","TaskGroup":"g","JobVersion":1,"DesiredStatus":"run","ClientStatus":")" + status
            + R"(","TaskStates":{"api":{"State":"running","Failed":false}},"CreateIndex":)" + number + "}";
    };
    return {
        {"/v1/job/web",
         R"({"ID":"web","Type":"service","Stop":false,"Version":1,"TaskGroups":[{"Name":"g","Count":2,"Tasks":[{"Name":"api","Config":{"image":"api:1"}}]}]})"},
        {"/v1/job/web/allocations", "[" + allocation("0", "running") + "," + allocation("1", secondAllocation) + "]"},
        {"/v1/job/web/deployments", "[" + deployment + "]"}};
}

} // namespace

/// How a target is that an agent looks at is what a server says that looks itself.
class TestAgentReports : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_aws = std::make_unique<EcsStandIn>(); }
    void init();
    void aServiceIsWhatTheServerWouldSay_data();
    void aServiceIsWhatTheServerWouldSay();
    void aJobIsWhatTheServerWouldSay_data();
    void aJobIsWhatTheServerWouldSay();
    void whatCannotBeBelievedLeavesWhatRuns_data();
    void whatCannotBeBelievedLeavesWhatRuns();
    void whatIsExpectedNowIsJudged();
    void whoSawNothingSaysNothingGood();
    void hostileWordsAreNotShown();
    void aServerSaysWhatItTakes();

private:
    QByteArray push(const ProbeResult &result);
    QByteArray push(const QJsonObject &report, const QJsonArray &expected = {});
    Answer pushSection(const QByteArray &target, const QJsonObject &section);
    QJsonObject shown(const QByteArray &target) const { return m_company->shown(target); }

    std::unique_ptr<EcsStandIn> m_aws;
    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<AgentCompany> m_company;
    QByteArray m_environment;
    PlayedAgent m_agent;
    int m_sequence = 0;
};

void TestAgentReports::init()
{
    m_api = std::make_unique<ServedApi>();
    m_company = std::make_unique<AgentCompany>([this](const QByteArray &method, const QByteArray &path, const QByteArray &token, const QByteArray &body,
                                                      const QHash<QByteArray, QByteArray> &headers) { return m_api->send(method, path, token, body, headers); },
                                               m_api->token(Role::Admin));
    m_environment = m_company->environment(u"staging"_s);
    m_agent = m_company->agent();
    QCOMPARE(m_company->beat(m_agent).status, 200);
}

Answer TestAgentReports::pushSection(const QByteArray &target, const QJsonObject &section)
{
    return m_company->say(m_agent, "POST", "/inventory",
                          {{u"snapshotId"_s, SnapshotId::create().toString()},
                           {u"sequence"_s, ++m_sequence},
                           {u"observedAt"_s, AgentCompany::now()},
                           {u"collector"_s, u"agent/1.0.0"_s},
                           {u"targets"_s, QJsonArray{sectionOf(QJsonDocument(section).toJson(), target)}}});
}

/// The target that says it. Of what type it is does not matter to who takes it.
QByteArray TestAgentReports::push(const ProbeResult &result)
{
    const QByteArray target = m_company->target(m_environment, m_agent, u"t-%1"_s.arg(m_sequence));
    WatchedTarget watched;
    watched.probe.id = TargetId(parseUuid(QString::fromLatin1(target)));
    const Answer answer = pushSection(target, QJsonDocument::fromJson(reportSection(watched, result, std::optional<StickerFile>())).object());
    return answer.status == 202 ? target : answer.body;
}

/// Of a target on which api runs.
QByteArray TestAgentReports::push(const QJsonObject &report, const QJsonArray &expected)
{
    const QByteArray target = m_company->target(m_environment, m_agent, u"t-%1"_s.arg(m_sequence));
    QJsonObject told = report;
    if (!expected.isEmpty())
        told.insert(u"expected"_s, expected);
    const QJsonObject api{{u"name"_s, u"api"_s}, {u"image"_s, u"api:1"_s}, {u"state"_s, u"running"_s}};
    const Answer answer = pushSection(target, {{u"components"_s, QJsonArray{api}}, {u"errors"_s, QJsonArray()}, {u"report"_s, told}});
    return answer.status == 202 ? target : answer.body;
}

void TestAgentReports::aServiceIsWhatTheServerWouldSay_data()
{
    QTest::addColumn<QJsonObject>("state");
    QTest::addColumn<QString>("status");
    const QJsonArray one{EcsStandIn::task(1)};
    QTest::newRow("as it should") << QJsonObject{{u"services"_s, QJsonArray{EcsStandIn::service(1, 1)}}, {u"tasks"_s, one}} << u"healthy"_s;
    QTest::newRow("the rollout failed and the old tasks run")
        << QJsonObject{{u"services"_s, QJsonArray{EcsStandIn::service(1, 1, {}, {{u"rolloutState"_s, u"FAILED"_s}})}}, {u"tasks"_s, one}} << u"degraded"_s;
    QTest::newRow("a rollout is under way") << QJsonObject{{u"services"_s, QJsonArray{EcsStandIn::service(1, 1, {}, {{u"rolloutState"_s, u"IN_PROGRESS"_s}})}},
                                                           {u"tasks"_s, one}}
                                            << u"degraded"_s;
    QTest::newRow("too few tasks") << QJsonObject{{u"services"_s, QJsonArray{EcsStandIn::service(3, 1)}}, {u"tasks"_s, one}} << u"degraded"_s;
    QTest::newRow("no task") << QJsonObject{{u"services"_s, QJsonArray{EcsStandIn::service(1, 0)}}, {u"tasks"_s, QJsonArray()}} << u"unhealthy"_s;
}

void TestAgentReports::aServiceIsWhatTheServerWouldSay()
{
    QFETCH(QJsonObject, state);
    if (!m_aws->obstacle().isEmpty())
        QSKIP(qPrintable(m_aws->obstacle()));
    const QJsonObject api{{u"name"_s, u"api"_s}, {u"image"_s, u"web:1"_s}};
    m_aws->set({{u"keys"_s, EcsStandIn::keys()}, {u"faults"_s, QJsonArray()}, {u"definitions"_s, QJsonArray{EcsStandIn::definition({api})}}});
    m_aws->set(state);
    EcsProbe probe(policyOfAgents());
    ProbeTarget target;
    target.type = TargetType::EcsService;
    target.connection = {{u"region"_s, u"eu-west-1"_s}, {u"cluster"_s, u"prod"_s}, {u"service"_s, u"web"_s}, {u"endpoint"_s, m_aws->endpoint()}};
    target.openOwn = [](const ProbeTarget &, QLatin1StringView) -> Result<QByteArray> { return toCredential({EcsStandIn::keyId(), EcsStandIn::keySecret()}); };
    const auto looked = probe.probe(target);
    QVERIFY(isDoneWithin(looked, 10'000));
    const HealthReport report = looked.result().report;
    QTEST(toString(report.status), "status");
    const QJsonObject told = shown(push(looked.result()));
    QTEST(told.value("healthStatus"_L1).toString(), "status");
    QCOMPARE(told.value("healthMessage"_L1).toString(), report.message);
    m_aws->takeRequests();
}

void TestAgentReports::aJobIsWhatTheServerWouldSay_data()
{
    QTest::addColumn<Bodies>("bodies");
    QTest::addColumn<QString>("status");
    QTest::newRow("as it should") << nomadJob(R"({"Status":"successful","CreateIndex":1,"TaskGroups":{}})") << u"healthy"_s;
    QTest::newRow("the deployment failed and the old allocations run")
        << nomadJob(R"({"Status":"failed","CreateIndex":1,"TaskGroups":{"g":{"UnhealthyAllocs":1}}})") << u"degraded"_s;
    QTest::newRow("one waits for room") << nomadJob(R"({"Status":"running","CreateIndex":1,"TaskGroups":{}})", "pending") << u"degraded"_s;
}

void TestAgentReports::aJobIsWhatTheServerWouldSay()
{
    QFETCH(Bodies, bodies);
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &request) {
        const QByteArray path = request.mid(4, request.indexOf(' ', 4) - 4);
        const QByteArray body = bodies.value(path.left(path.indexOf('?') < 0 ? path.size() : path.indexOf('?')), "[]");
        socket.write("HTTP/1.1 200 x\r\nX-Nomad-Index: 1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.disconnectFromHost();
    });
    NomadProbe probe(policyOfAgents());
    ProbeTarget target;
    target.type = TargetType::NomadJob;
    target.connection = {{u"address"_s, u"http://127.0.0.1:%1"_s.arg(server.serverPort())}, {u"jobId"_s, u"web"_s}};
    const auto looked = probe.probe(target);
    QVERIFY(isDoneWithin(looked, 10'000));
    QTEST(toString(looked.result().report.status), "status");
    const QJsonObject told = shown(push(looked.result()));
    QTEST(told.value("healthStatus"_L1).toString(), "status");
    QCOMPARE(told.value("healthMessage"_L1).toString(), looked.result().report.message);
}

void TestAgentReports::whatCannotBeBelievedLeavesWhatRuns_data()
{
    QTest::addColumn<QJsonObject>("report");
    QTest::newRow("words of a newer agent") << QJsonObject{{u"status"_s, u"degraded"_s}, {u"code"_s, u"unheard-of"_s}};
    QTest::newRow("no words") << QJsonObject{{u"status"_s, u"degraded"_s}};
    QTest::newRow("a status that is none") << QJsonObject{{u"status"_s, u"splendid"_s}, {u"code"_s, u"rollout-running"_s}};
    QTest::newRow("unreachable, and seen") << QJsonObject{{u"status"_s, u"unreachable"_s}, {u"code"_s, u"rollout-running"_s}};
    QTest::newRow("no object of parameters") << QJsonObject{{u"status"_s, u"degraded"_s}, {u"code"_s, u"too-few-replicas"_s}, {u"params"_s, 7}};
    QTest::newRow("judged against another release") << QJsonObject{
        {u"status"_s, u"degraded"_s}, {u"code"_s, u"rollout-running"_s}, {u"expected"_s, QJsonArray{u"worker"_s}}};
    QJsonObject filler;
    for (int i = 0; i < 16; ++i)
        filler.insert(u"filler%1"_s.arg(i), QString(4'000, u'x'));
    QTest::newRow("more than a list of targets should carry")
        << QJsonObject{{u"status"_s, u"degraded"_s}, {u"code"_s, u"rollout-running"_s}, {u"params"_s, filler}};
}

void TestAgentReports::whatCannotBeBelievedLeavesWhatRuns()
{
    QFETCH(QJsonObject, report);
    QCOMPARE(shown(push(report)).value("healthStatus"_L1).toString(), u"healthy"_s);
}

void TestAgentReports::whatIsExpectedNowIsJudged()
{
    const QJsonObject failed{{u"status"_s, u"degraded"_s}, {u"code"_s, u"rollout-failed"_s}};
    QCOMPARE(shown(push(failed)).value("healthStatus"_L1).toString(), u"degraded"_s);
    const QByteArray target = push(failed);
    const QJsonObject sticker{
        {u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"web"_s}, {u"digest"_s, QString(u"sha256:"_s + QString(64, u'a'))}}}}};
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + target + "/sticker", sticker).status, 200);
    QTest::qWait(1'100); // times are kept to the second
    const QJsonObject api{{u"name"_s, u"api"_s}, {u"image"_s, u"api:1"_s}, {u"state"_s, u"running"_s}};
    const auto say = [&](const QJsonArray &expected) {
        QJsonObject report = failed;
        report.insert(u"expected"_s, expected);
        QTest::qWait(1'100);
        return pushSection(target, {{u"components"_s, QJsonArray{api}}, {u"errors"_s, QJsonArray()}, {u"report"_s, report}}).status;
    };
    QCOMPARE(say({}), 202);                                                      // the agent does not know of the release yet
    QCOMPARE(shown(target).value("healthStatus"_L1).toString(), u"unhealthy"_s); // web is missing
    QCOMPARE(say({u"web"_s}), 202);
    QCOMPARE(shown(target).value("healthStatus"_L1).toString(), u"degraded"_s);
}

void TestAgentReports::whoSawNothingSaysNothingGood()
{
    const QByteArray target = m_company->target(m_environment, m_agent, u"blind"_s);
    const QJsonObject report{{u"status"_s, u"healthy"_s}, {u"code"_s, u"rollout-running"_s}};
    QCOMPARE(
        pushSection(target, {{u"components"_s, QJsonArray()}, {u"errors"_s, QJsonArray{u"containers: permission denied"_s}}, {u"report"_s, report}}).status,
        202);
    QVERIFY(shown(target).value("healthStatus"_L1).toString() != u"healthy"_s);
}

void TestAgentReports::hostileWordsAreNotShown()
{
    const QJsonObject report{{u"status"_s, u"unhealthy"_s},
                             {u"code"_s, u"component-missing"_s},
                             {u"params"_s, QJsonObject{{u"good"_s, 1}, {u"total"_s, 2}, {u"findings"_s, u"a\u202eb AKIAIOSFODNN7EXAMPLE"_s}}}};
    const QByteArray text = QJsonDocument(shown(push(report))).toJson();
    QVERIFY2(text.contains("1 of 2"), text.constData());
    QVERIFY2(!text.contains("AKIAIOSFODNN7EXAMPLE"), text.constData());
    QVERIFY(!text.contains("\u202e"));
}

void TestAgentReports::aServerSaysWhatItTakes()
{
    const QJsonArray accepted = m_company->beat(m_agent, 2).object().value("accepts"_L1).toArray();
    QVERIFY(accepted.contains(u"engine-events"_s));
    QVERIFY(accepted.contains(u"health-report"_s));
}

QTEST_GUILESS_MAIN(TestAgentReports)
#include "tst_agentreports.moc"
