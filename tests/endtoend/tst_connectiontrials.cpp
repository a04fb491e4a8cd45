// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"
#include "tests/support/scriptedserver.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QByteArray path = "/api/v1/targets/connection-test";
const QByteArray stored = "stored-token-c2VjcmV0";
const QByteArray typed = "typed-token-c2VjcmV0";

} // namespace

/// Tests of connections that are not stored, through real sockets: what is tried, what is written, and where credentials go.
class TestConnectionTrials : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsTypedIsTriedAndNothingIsWritten();
    void aStoredCredentialIsUsedWhereItWasStoredFor();
    void aStoredCredentialGoesNowhereElse_data();
    void aStoredCredentialGoesNowhereElse();
    void aStoredCredentialIsOfNoUseToAnotherTarget();
    void anotherConnectionWithStoredCredentialsTakesTheRightToStoreIt();
    void anotherTenantsTargetIsNotThere();
    void wrongFieldsAreNamed_data();
    void wrongFieldsAreNamed();
    void withoutAnAccessKeyNothingIsTried();

private:
    using Server = std::unique_ptr<ScriptedServer>;

    static Server nomad() { return std::make_unique<ScriptedServer>(ScriptedServer::saying("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")); }
    static QByteArray addressOf(const Server &server) { return "http://127.0.0.1:" + QByteArray::number(server->serverPort()); }
    /// Sends while the servers of this thread answer.
    Answer send(const QByteArray &method, const QByteArray &target, const QByteArray &body, Role role = Role::Admin, int tenant = 0);
    Answer test(const QByteArray &connection, const QByteArray &more = {}, Role role = Role::Admin, int tenant = 0);
    QByteArray connection(const Server &server, const QByteArray &more = {}) const;
    QByteArray withToken(const QByteArray &connection) const;

    std::unique_ptr<ContractClient> m_client;
    Server m_nomad;
    QByteArray m_environment;
    QByteArray m_target; ///< The id of a Nomad job at m_nomad, with a stored token.
    QByteArray m_reference;
};

Answer TestConnectionTrials::send(const QByteArray &method, const QByteArray &target, const QByteArray &body, Role role, int tenant)
{
    Answer answer;
    std::atomic<bool> isDone = false;
    std::thread asking([&] {
        answer = m_client->api.send(method, target, m_client->api.token(role, tenant), body);
        isDone = true;
    });
    while (!isDone)
        QTest::qWait(5);
    asking.join();
    return answer;
}

Answer TestConnectionTrials::test(const QByteArray &connection, const QByteArray &more, Role role, int tenant)
{
    return send("POST", path, R"({"environmentId":")" + m_environment + R"(","targetType":"nomad_job","connection":)" + connection + more + '}', role, tenant);
}

QByteArray TestConnectionTrials::connection(const Server &server, const QByteArray &more) const
{
    return R"({"address":")" + addressOf(server) + R"(","jobId":"shop")" + more + '}';
}

QByteArray TestConnectionTrials::withToken(const QByteArray &connection) const
{
    return connection.chopped(1) + R"(,"tokenRef":")" + m_reference + R"("})";
}

void TestConnectionTrials::init()
{
    m_client = std::make_unique<ContractClient>();
    m_nomad = nomad();
    // Nothing is checked by the schedule, so that every connection is one of a test.
    m_environment = m_client->environment("production", R"(,"config":{"healthCheckInterval":0})").toLatin1();
    const Answer made = send("POST", "/api/v1/targets",
                             R"({"environmentId":")" + m_environment + R"(","name":"shop","targetType":"nomad_job","connection":)" + connection(m_nomad) + '}');
    m_target = made.object().value(u"id"_s).toString().toLatin1();
    const Answer kept = send("PUT", "/api/v1/targets/" + m_target + "/secrets/token", R"({"value":")" + stored + R"("})");
    m_reference = kept.object().value(u"ref"_s).toString().toLatin1();
    QVERIFY(!m_reference.isEmpty());
}

void TestConnectionTrials::whatIsTypedIsTriedAndNothingIsWritten()
{
    const auto state = [this]() -> QByteArray {
        QByteArray all;
        for (const char *each : {"/api/v1/targets", "/api/v1/changes?since=0", "/api/v1/audit", "/api/v1/environments"})
            all += send("GET", each, {}).body;
        return all + send("GET", "/api/v1/targets/" + m_target + "/health-history", {}).body;
    };
    const QByteArray before = state();
    const Server other = nomad();
    const Answer answer = test(connection(other), R"(,"credentials":{"token":")" + typed + R"("})");

    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"code"_s).toString(), u"access-denied"_s);
    QVERIFY(answer.object().contains(u"checkedAt"_s) && answer.object().contains(u"durationMs"_s));
    QCOMPARE(other->requests().size(), 1);
    QVERIFY(other->requests().constFirst().contains(QByteArray("X-Nomad-Token: " + typed)));
    QVERIFY(!answer.body.contains(typed));
    QCOMPARE(state(), before);
}

void TestConnectionTrials::aStoredCredentialIsUsedWhereItWasStoredFor()
{
    const QByteArray id = R"(,"id":")" + m_target + '"';
    QCOMPARE(test(withToken(connection(m_nomad)), id).status, 200);
    QVERIFY(m_nomad->requests().constLast().contains(QByteArray("X-Nomad-Token: " + stored)));

    QCOMPARE(test(withToken(connection(m_nomad)), id + R"(,"credentials":{"token":")" + typed + R"("})").status, 200);
    QVERIFY(m_nomad->requests().constLast().contains(QByteArray("X-Nomad-Token: " + typed))); // what was typed comes first
    QVERIFY(!m_nomad->requests().constLast().contains(stored));
}

void TestConnectionTrials::aStoredCredentialGoesNowhereElse_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("isElsewhere");
    QTest::newRow("another address") << QByteArray() << true;
    QTest::newRow("another region") << QByteArray(R"(,"region":"eu")") << false;
    QTest::newRow("another scheme") << QByteArray(R"(,"tlsEnabled":true)") << false;
}

void TestConnectionTrials::aStoredCredentialGoesNowhereElse()
{
    QFETCH(QByteArray, more);
    QFETCH(bool, isElsewhere);
    const Server other = nomad();
    const Answer answer = test(withToken(connection(isElsewhere ? other : m_nomad, more)), R"(,"id":")" + m_target + '"');
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"code"_s).toString(), u"credential-required"_s);
    QCOMPARE(other->connections() + m_nomad->connections(), 0);
}

void TestConnectionTrials::aStoredCredentialIsOfNoUseToAnotherTarget()
{
    const Answer answer = test(withToken(connection(m_nomad))); // without the id it is a new target
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"code"_s).toString(), u"credential-required"_s);
    QCOMPARE(m_nomad->connections(), 0);
}

void TestConnectionTrials::anotherConnectionWithStoredCredentialsTakesTheRightToStoreIt()
{
    const QByteArray id = R"(,"id":")" + m_target + '"';
    QByteArray otherJob = withToken(connection(m_nomad)); // at the same address, so that the token would fit
    otherJob.replace("shop", "payroll");
    QCOMPARE(test(otherJob, id, Role::ReleaseManager).status, 403);
    QCOMPARE(m_nomad->connections(), 0);
    QCOMPARE(test(withToken(connection(m_nomad)), id, Role::ReleaseManager).status, 200); // as a check of it would
    QCOMPARE(test(otherJob, id).status, 200);
    QCOMPARE(test(connection(m_nomad), {}, Role::Operator).status, 403);
}

void TestConnectionTrials::anotherTenantsTargetIsNotThere()
{
    const Answer foreign = test(connection(m_nomad), {}, Role::Admin, 1);
    QCOMPARE(foreign.status, 422);
    QCOMPARE(pointers(foreign), QStringList{u"/environmentId"_s});
    QCOMPARE(test(connection(m_nomad), R"(,"id":"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee")").status, 404);
    QCOMPARE(m_nomad->connections(), 0);
}

void TestConnectionTrials::wrongFieldsAreNamed_data()
{
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("pointer");
    const QByteArray fine = R"({"address":"nomad.example:4646","jobId":"shop"})";
    QTest::newRow("address") << QByteArray(R"({"address":"ftp://nomad","jobId":"shop"})") << QByteArray() << u"/connection/address"_s;
    QTest::newRow("missing") << QByteArray(R"({"address":"nomad.example:4646"})") << QByteArray() << u"/connection/jobId"_s;
    QTest::newRow("unknown") << fine << QByteArray(R"(,"nonsense":1)") << u"/nonsense"_s;
    QTest::newRow("of no kind") << fine << QByteArray(R"(,"credentials":{"password":"x"})") << u"/credentials/password"_s;
    QTest::newRow("of another type") << fine << QByteArray(R"(,"credentials":{"access-key":"x"})") << u"/credentials/access-key"_s;
    QTest::newRow("empty") << fine << QByteArray(R"(,"credentials":{"token":""})") << u"/credentials/token"_s;
    QTest::newRow("no text") << fine << QByteArray(R"(,"credentials":{"token":7})") << u"/credentials/token"_s;
    QTest::newRow("no object") << fine << QByteArray(R"(,"credentials":"x")") << u"/credentials"_s;
    QTest::newRow("too long") << fine << R"(,"credentials":{"tls-ca":")" + QByteArray(300 * 1024, 'x') + R"("})" << u"/credentials/tls-ca"_s;
}

void TestConnectionTrials::wrongFieldsAreNamed()
{
    QFETCH(QByteArray, connection);
    QFETCH(QByteArray, more);
    QFETCH(QString, pointer);
    const Answer answer = test(connection, more);
    QCOMPARE(answer.status, 422);
    QCOMPARE(pointers(answer), QStringList{pointer});
}

void TestConnectionTrials::withoutAnAccessKeyNothingIsTried()
{
    const Answer answer = send("POST", path,
                               R"({"environmentId":")" + m_environment
                                   + R"(","targetType":"ecs_service","connection":{"region":"eu-central-1","cluster":"c","service":"s"}})");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"code"_s).toString(), u"credential-required"_s);
    QCOMPARE(answer.object().value(u"status"_s).toString(), u"unknown"_s);
}

QTEST_GUILESS_MAIN(TestConnectionTrials)
#include "tst_connectiontrials.moc"
