// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"
#include "tests/support/fakeengine.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QByteArray discoverPath = "/api/v1/targets/discover";
const QByteArray stored = "stored-token-c2VjcmV0";
const QByteArray typed = "typed-token-c2VjcmV0";

} // namespace

/// The question what runs at a place, through real sockets: what is asked, what is written, and where credentials go.
class TestDiscovering : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatRunsIsToldAndNothingIsWritten();
    void membersThatSayWhichWorkMayBeMissing();
    void aStoredCredentialIsUsedWhereItWasStoredFor();
    void aStoredCredentialGoesNowhereElse();
    void aWholePlaceTakesTheRightToPointTheCredentialElsewhere();
    void anotherTenantsTargetIsNotThere();
    void aPlaceOfAnAgentIsNotAsked();
    void deniedAddressesAreNotAsked();
    void wrongFieldsAreNamed_data();
    void wrongFieldsAreNamed();
    void whoeverLeavesBreaksItOff();

private:
    Answer send(const QByteArray &method, const QByteArray &path, const QByteArray &body, Role role = Role::Admin, int tenant = 0);
    Answer ask(const QByteArray &type, const QByteArray &connection, const QByteArray &more = {}, Role role = Role::Admin, int tenant = 0)
    {
        return send("POST", discoverPath,
                    R"({"environmentId":")" + m_environment + R"(","targetType":")" + type + R"(","connection":)" + connection + more + '}', role, tenant);
    }
    QByteArray docker() const { return R"({"host":"127.0.0.1","port":)" + QByteArray::number(m_engine->server.serverPort()) + R"(,"tlsEnabled":false})"; }
    QByteArray nomad(const QByteArray &more = {}) const
    {
        return R"({"address":"http://127.0.0.1:)" + QByteArray::number(m_nomad->serverPort()) + '"' + more + '}';
    }

    std::unique_ptr<ContractClient> m_client;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<ScriptedServer> m_nomad;
    QByteArray m_environment;
    QByteArray m_target; ///< The id of a Nomad job at m_nomad, with a stored token.
    QByteArray m_reference;
};

Answer TestDiscovering::send(const QByteArray &method, const QByteArray &path, const QByteArray &body, Role role, int tenant)
{
    Answer answer;
    std::atomic<bool> isDone = false;
    std::thread asking([&] {
        answer = m_client->api.send(method, path, m_client->api.token(role, tenant), body);
        isDone = true;
    });
    while (!isDone)
        QTest::qWait(5);
    asking.join();
    return answer;
}

void TestDiscovering::init()
{
    m_client = std::make_unique<ContractClient>();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->answers["/v1.41/info"] = answer(200, R"({"ID":"ABCD","Name":"docker-1"})");
    m_engine->runs({container(u"web"_s, u"running"_s, {{u"com.docker.compose.project"_s, u"shop"_s}})});
    const QByteArray jobs = R"([{"ID":"web","Namespace":"default","Type":"service","Status":"running"}])";
    m_nomad = std::make_unique<ScriptedServer>(ScriptedServer::saying(answer(200, jobs)));
    // Nothing is checked by the schedule, so that every connection is one of a question.
    m_environment = m_client->environment("production", R"(,"config":{"healthCheckInterval":0})").toLatin1();
    const Answer made = send("POST", "/api/v1/targets",
                             R"({"environmentId":")" + m_environment + R"(","name":"web","targetType":"nomad_job","connection":)" + nomad(R"(,"jobId":"web")")
                                 + '}');
    m_target = made.object().value(u"id"_s).toString().toLatin1();
    const Answer kept = send("PUT", "/api/v1/targets/" + m_target + "/secrets/token", R"({"value":")" + stored + R"("})");
    m_reference = kept.object().value(u"ref"_s).toString().toLatin1();
    QVERIFY(!m_reference.isEmpty());
}

void TestDiscovering::whatRunsIsToldAndNothingIsWritten()
{
    const auto state = [this]() -> QByteArray {
        QByteArray all;
        for (const char *each : {"/api/v1/targets", "/api/v1/changes?since=0", "/api/v1/audit", "/api/v1/environments"})
            all += send("GET", each, {}).body;
        return all;
    };
    const QByteArray before = state();
    const Answer answer = ask("docker_host", docker());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"told"_s).toBool(), true);
    QCOMPARE(answer.object().value(u"engineId"_s).toString(), u"ABCD"_s);
    const QJsonArray found = answer.object().value(u"found"_s).toArray();
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.at(0).toObject().value(u"targetType"_s).toString(), u"docker_host"_s);
    QCOMPARE(found.at(1).toObject().value(u"connection"_s).toObject(), (QJsonObject{{u"projectName"_s, u"shop"_s}}));
    QCOMPARE(state(), before);
}

void TestDiscovering::membersThatSayWhichWorkMayBeMissing()
{
    QCOMPARE(ask("compose_host", docker()).object().value(u"found"_s).toArray().size(), 2);
    const Answer jobs = ask("nomad_job", nomad(), R"(,"credentials":{"token":")" + typed + R"("})");
    QCOMPARE(jobs.object().value(u"found"_s).toArray().size(), 1);
    QVERIFY(m_nomad->requests().constLast().startsWith("GET /v1/jobs?namespace=default"));
    QVERIFY(m_nomad->requests().constLast().contains(QByteArray("X-Nomad-Token: " + typed)));
    QVERIFY(!jobs.body.contains(typed));
}

void TestDiscovering::aStoredCredentialIsUsedWhereItWasStoredFor()
{
    const QByteArray known = nomad(R"(,"jobId":"web","tokenRef":")" + m_reference + '"');
    QCOMPARE(ask("nomad_job", known, R"(,"id":")" + m_target + '"').object().value(u"told"_s).toBool(), true);
    QVERIFY(m_nomad->requests().constLast().contains(QByteArray("X-Nomad-Token: " + stored)));
}

void TestDiscovering::aStoredCredentialGoesNowhereElse()
{
    ScriptedServer other(ScriptedServer::saying(answer(200, "[]")));
    const QByteArray reference = R"(,"tokenRef":")" + m_reference + '"';
    const QByteArray elsewhere = R"({"address":"http://127.0.0.1:)" + QByteArray::number(other.serverPort()) + '"' + reference + '}';
    const Answer there = ask("nomad_job", elsewhere, R"(,"id":")" + m_target + '"');
    QCOMPARE(there.object().value(u"code"_s).toString(), u"credential-required"_s);
    QCOMPARE(there.object().value(u"told"_s).toBool(), false);
    const Answer ofNobody = ask("nomad_job", nomad(reference)); // without the id it is that of no target
    QCOMPARE(ofNobody.object().value(u"code"_s).toString(), u"credential-required"_s);
    QCOMPARE(other.connections() + m_nomad->connections(), 0);
}

void TestDiscovering::aWholePlaceTakesTheRightToPointTheCredentialElsewhere()
{
    const QByteArray known = nomad(R"(,"jobId":"web","tokenRef":")" + m_reference + '"');
    QCOMPARE(ask("nomad_job", known, R"(,"id":")" + m_target + '"', Role::ReleaseManager).status, 403); // who may check it, but not point it at other jobs
    QCOMPARE(m_nomad->connections(), 0);
    QCOMPARE(ask("docker_host", docker(), {}, Role::ReleaseManager).status, 200);
    QCOMPARE(ask("docker_host", docker(), {}, Role::Operator).status, 403);
    QCOMPARE(ask("docker_host", docker(), {}, Role::Viewer).status, 403);
}

void TestDiscovering::anotherTenantsTargetIsNotThere()
{
    const Answer foreign = ask("docker_host", docker(), {}, Role::Admin, 1);
    QCOMPARE(foreign.status, 422);
    QCOMPARE(pointers(foreign), QStringList{u"/environmentId"_s});
    QCOMPARE(ask("docker_host", docker(), R"(,"id":"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee")").status, 404);
    QCOMPARE(m_engine->server.connections(), 0);
}

void TestDiscovering::aPlaceOfAnAgentIsNotAsked()
{
    const Answer answer = ask("docker_host", docker().chopped(1) + R"(,"via":"agent"})");
    if (answer.status == 200)
        QCOMPARE(answer.object().value(u"code"_s).toString(), u"via-agent"_s);
    else
        QCOMPARE(answer.status, 422);
    QCOMPARE(m_engine->server.connections(), 0);
}

void TestDiscovering::deniedAddressesAreNotAsked()
{
    const Answer answer = ask("docker_host", R"({"host":"169.254.169.254","port":80,"tlsEnabled":false})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"code"_s).toString(), u"blocked-by-policy"_s);
}

void TestDiscovering::wrongFieldsAreNamed_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("pointer");
    QTest::newRow("no host") << QByteArray("docker_host") << QByteArray("{}") << QByteArray() << u"/connection/host"_s;
    QTest::newRow("no cluster") << QByteArray("ecs_service") << QByteArray(R"({"region":"eu-west-1"})") << QByteArray() << u"/connection/cluster"_s;
    QTest::newRow("no object") << QByteArray("docker_host") << QByteArray("7") << QByteArray() << u"/connection"_s;
    QTest::newRow("no type") << QByteArray("toaster") << QByteArray(R"({"host":"a.example"})") << QByteArray() << u"/targetType"_s;
    QTest::newRow("unknown") << QByteArray("docker_host") << QByteArray(R"({"host":"a.example"})") << QByteArray(R"(,"nonsense":1)") << u"/nonsense"_s;
}

void TestDiscovering::wrongFieldsAreNamed()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, connection);
    QFETCH(QByteArray, more);
    QFETCH(QString, pointer);
    const Answer answer = ask(type, connection, more);
    QCOMPARE(answer.status, 422);
    QVERIFY2(pointers(answer).contains(pointer), answer.body.constData());
}

void TestDiscovering::whoeverLeavesBreaksItOff()
{
    m_engine->answers["/v1.41/containers/json?all=1"] = {}; // hangs
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(m_client->api.url().port()));
    QVERIFY(client.waitForConnected(5'000));
    const QByteArray body = R"({"environmentId":")" + m_environment + R"(","targetType":"docker_host","connection":)" + docker() + '}';
    client.write("POST " + discoverPath + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(static_cast<quint16>(m_client->api.url().port()))
                 + "\r\nAuthorization: Bearer " + m_client->api.token(Role::Admin)
                 + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->server.requests().size(), 2, 8'000);
    client.abort();
    const auto sockets = [this] { return m_engine->server.findChildren<QSslSocket *>(); };
    QTRY_VERIFY_WITH_TIMEOUT(sockets().isEmpty() || sockets().constLast()->state() == QAbstractSocket::UnconnectedState, 8'000);
}

QTEST_GUILESS_MAIN(TestDiscovering)
#include "tst_discovering.moc"
