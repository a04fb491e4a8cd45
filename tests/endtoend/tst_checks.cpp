// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedengine.h"
#include "tests/support/servedapi.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Checks, syncs and connection tests through the API: an answer is never older than its question.
class TestChecks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_api = std::make_unique<ServedApi>(); }
    void init();
    void aCheckSeesWhatHappenedAfterTheOneBefore();
    void aSyncRightAfterADeploymentSeesIt();
    void anEnvironmentWideCheckSeesItToo();
    void aCheckAnswersForTheConnectionAsItIsNow();
    void aTargetDeletedMeanwhileIsNotFound();
    void testingAConnectionWritesNothing();
    void tooManyOperationsAreRefused();

private:
    Answer send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, int tenant = 0) const
    {
        return m_api->send(method, path, m_api->token(Role::Admin, tenant), body);
    }
    QByteArray makeTarget(int tenant = 0);
    QByteArray connection(const ScriptedEngine &engine) const;
    void deploy(const QByteArray &component);
    QJsonObject followed(const Answer &accepted) const;

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<ScriptedEngine> m_engine;
    QByteArray m_environment;
    QByteArray m_target; ///< Its path.
    int m_count = 0;
};

QByteArray TestChecks::connection(const ScriptedEngine &engine) const
{
    return R"({"host":"127.0.0.1","tlsEnabled":false,"port":)" + QByteArray::number(engine.port()) + '}';
}

QByteArray TestChecks::makeTarget(int tenant)
{
    const QByteArray name = "web-" + QByteArray::number(++m_count);
    m_environment =
        send("POST", "/api/v1/environments", R"({"name":")" + name + R"(","displayName":"Checked"})", tenant).object().value(u"id"_s).toString().toLatin1();
    const Answer made = send(
        "POST", "/api/v1/targets",
        R"({"environmentId":")" + m_environment + R"(","name":"web","targetType":"docker_host","connection":)" + connection(*m_engine) + '}', tenant);
    return "/api/v1/targets/" + made.object().value(u"id"_s).toString().toLatin1();
}

void TestChecks::init()
{
    m_engine = std::make_unique<ScriptedEngine>("old");
    m_target = makeTarget();
}

/// Runs something else and says so, as a pipeline does.
void TestChecks::deploy(const QByteArray &component)
{
    m_engine->run(component);
    const Answer said = send("PUT", m_target + "/sticker",
                             R"({"releaseId":"0197d3a4-7777-7888-9999-aaaabbbbcccc","components":[{"componentName":")" + component + R"(","digest":"sha256:)"
                                 + QByteArray(64, 'a') + R"("}]})");
    QCOMPARE(said.status, 200);
}

QJsonObject TestChecks::followed(const Answer &accepted) const
{
    const QByteArray path = "/api/v1/operations/" + accepted.object().value(u"operationId"_s).toString().toLatin1();
    QJsonObject operation;
    const auto isOver = [&] {
        operation = send("GET", path).object();
        return operation.value(u"status"_s).toString() != u"queued" && operation.value(u"status"_s).toString() != u"running";
    };
    for (int i = 0; i < 1000 && !isOver(); ++i)
        QTest::qWait(20);
    return operation;
}

void TestChecks::aCheckSeesWhatHappenedAfterTheOneBefore()
{
    deploy("old");
    QCOMPARE(send("POST", m_target + "/health-check", "{}").object().value(u"status"_s).toString(), u"healthy"_s);
    m_engine->run("something else");
    const Answer second = send("POST", m_target + "/health-check", "{}");
    QCOMPARE(second.object().value(u"status"_s).toString(), u"unhealthy"_s);
    QCOMPARE(second.object().value(u"previousStatus"_s).toString(), u"healthy"_s);
    QCOMPARE(m_engine->checks(), 2);
}

void TestChecks::aSyncRightAfterADeploymentSeesIt()
{
    deploy("old");
    send("POST", m_target + "/health-check", "{}");
    deploy("new");
    QCOMPARE(followed(send("POST", m_target + "/inventory/sync", "{}")).value(u"status"_s).toString(), u"succeeded"_s);
    QVERIFY(send("GET", m_target + "/inventory").body.contains("\"new\""));
    QCOMPARE(send("GET", m_target + "/drift").object().value(u"status"_s).toString(), u"in_sync"_s);
}

void TestChecks::anEnvironmentWideCheckSeesItToo()
{
    deploy("old");
    send("POST", m_target + "/health-check", "{}");
    deploy("new");
    const QJsonObject operation = followed(send("POST", "/api/v1/environments/" + m_environment + "/health-check", "{}"));
    QCOMPARE(operation.value(u"status"_s).toString(), u"succeeded"_s);
    QCOMPARE(send("GET", m_target).object().value(u"healthStatus"_s).toString(), u"healthy"_s);
    QVERIFY(send("GET", m_target + "/inventory").body.contains("\"new\""));
}

void TestChecks::aCheckAnswersForTheConnectionAsItIsNow()
{
    ScriptedEngine elsewhere("elsewhere");
    m_engine->hold();
    Answer answer;
    std::thread waiting([&] { answer = send("POST", m_target + "/health-check", "{}"); });
    const auto joined = qScopeGuard([&] {
        m_engine->release();
        if (waiting.joinable())
            waiting.join();
    });
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->checks(), 1, 5'000);
    QCOMPARE(send("PUT", m_target, R"({"connection":)" + connection(elsewhere) + '}').status, 200);
    m_engine->release();
    waiting.join();

    QCOMPARE(answer.status, 200);
    QCOMPARE(elsewhere.checks(), 1);
    const QByteArray inventory = send("GET", m_target + "/inventory").body;
    QVERIFY2(inventory.contains("\"elsewhere\""), inventory.constData());
    QVERIFY(!send("GET", m_target + "/inventory/snapshots").array().isEmpty());
    QVERIFY(!inventory.contains("\"old\""));
}

void TestChecks::aTargetDeletedMeanwhileIsNotFound()
{
    m_engine->hold();
    Answer answer;
    std::thread waiting([&] { answer = send("POST", m_target + "/health-check", "{}"); });
    const auto joined = qScopeGuard([&] {
        m_engine->release();
        if (waiting.joinable())
            waiting.join();
    });
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->checks(), 1, 5'000);
    QCOMPARE(send("DELETE", m_target).status, 200);
    m_engine->release();
    waiting.join();
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.object().value(u"code"_s).toString(), u"not-found"_s);
}

void TestChecks::testingAConnectionWritesNothing()
{
    const auto state = [this]() -> QByteArray {
        return send("GET", m_target).body + send("GET", m_target + "/health-history").body + send("GET", m_target + "/inventory/snapshots").body
            + send("GET", "/api/v1/changes?since=0").body + send("GET", "/api/v1/audit").body;
    };
    const QByteArray before = state();
    const Answer test = send("POST", m_target + "/connection-test", "{}");
    QCOMPARE(test.status, 200);
    QCOMPARE(test.object().value(u"status"_s).toString(), u"healthy"_s);
    QCOMPARE(test.object().value(u"target"_s).toObject().value(u"healthStatus"_s).toString(), u"unknown"_s);
    QCOMPARE(m_engine->checks(), 1);
    QCOMPARE(state(), before);
    m_engine.reset(); // nobody listens there any more
    QCOMPARE(send("POST", m_target + "/connection-test", "{}").object().value(u"status"_s).toString(), u"unreachable"_s);
    QCOMPARE(state(), before);
}

void TestChecks::tooManyOperationsAreRefused()
{
    m_engine->hold();
    Answer last;
    int accepted = 0;
    while (accepted < 2000 && (last = send("POST", m_target + "/inventory/sync", "{}")).status == 202)
        ++accepted;
    QVERIFY2(accepted >= 1000, qPrintable(QString::number(accepted))); // more on a slow machine: what the engine does not answer ends, and makes room
    QCOMPARE(last.status, 429);
    QCOMPARE(last.object().value(u"code"_s).toString(), u"too-many-checks"_s);
    QVERIFY(last.headers.value("retry-after").toInt() > 0);
    const QByteArray mine = std::exchange(m_target, makeTarget(1));
    QCOMPARE(send("POST", m_target + "/inventory/sync", "{}", 1).status, 202); // another tenant is not meant

    m_engine->release();
    bool hasPlace = false; // asked until it is accepted once: each that is accepted takes the place that became free
    QTRY_VERIFY_WITH_TIMEOUT(hasPlace || (hasPlace = send("POST", mine + "/inventory/sync", "{}").status == 202), 30'000);
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
