// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agenttablemodel.h"
#include "models/feeds/agentfeed.h"
#include "models/feeds/environmentfeed.h"
#include "models/targettreemodel.h"
#include "tests/support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How often a console asks for its agents while nothing is told of them.
class TestAgentFeed : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void silenceIsAskedForWhenItMayHaveChangedSomething();
    void agesAreAskedForWhileSomebodyLooks();
    void nobodyIsAskedWithoutAgentsOrWithoutAConnection();
    void aChangeLoadsOneRow();
    void aServerFromBeforeAgentsHasNone();

private:
    QJsonObject agentJson() const;
    void answer(QSslSocket &socket, const QByteArray &request) const;
    void load();
    void pass(std::chrono::seconds time, bool live = true);
    int asked() const;

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QObject> m_owner;
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<FeedContext> m_context;
    TargetTreeModel *m_tree = nullptr;
    EnvironmentFeed *m_environments = nullptr;
    AgentFeed *m_feed = nullptr;
    AgentId m_id;
    Instant m_now;
    Instant m_seen;
    bool m_hasAgents = true;
};

QJsonObject TestAgentFeed::agentJson() const
{
    Agent agent;
    agent.lastSeenAt = m_seen;
    const AgentLiveness liveness = livenessOf(agent, m_now, Instant());
    const QString at = toText(m_seen);
    return {{u"id"_s, m_id.toString()},
            {u"name"_s, u"agent-01"_s},
            {u"version"_s, u"1.0.0"_s},
            {u"capabilities"_s, QJsonArray{u"docker"_s}},
            {u"labels"_s, QJsonObject()},
            {u"platform"_s, QJsonObject()},
            {u"machineId"_s, u"m"_s},
            {u"lifecycle"_s, u"active"_s},
            {u"status"_s, toString(liveness.status)},
            {u"statusReason"_s, QJsonValue::Null},
            {u"lastSeenAt"_s, at},
            {u"lastSequence"_s, 1},
            {u"clockSkewMs"_s, 0},
            {u"checks"_s, QJsonArray()},
            {u"inventoryAt"_s, QJsonValue::Null},
            {u"targetIds"_s, QJsonArray()},
            {u"environmentIds"_s, QJsonArray()},
            {u"createdAt"_s, at},
            {u"updatedAt"_s, at}};
}

void TestAgentFeed::answer(QSslSocket &socket, const QByteArray &request) const
{
    const bool isList = request.startsWith("GET /api/v1/agents?");
    const QByteArray body = isList ? QJsonDocument(QJsonArray{agentJson()}).toJson() : QJsonDocument(agentJson()).toJson();
    const QByteArray type = m_hasAgents ? "200 OK" : "404 Not Found";
    socket.write("HTTP/1.1 " + type + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
                 + "\r\nConnection: close\r\n\r\n" + body);
    socket.disconnectFromHost();
}

void TestAgentFeed::init()
{
    m_hasAgents = true;
    m_id = AgentId::create();
    m_now = wholeSeconds(Clock::system().now());
    m_seen = m_now;
    m_owner.reset();
    m_server = std::make_unique<ScriptedServer>([this](QSslSocket &socket, const QByteArray &request) { answer(socket, request); });
    m_client = std::make_unique<ApiClient>(Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort())), "token", {}});
    m_context = std::make_unique<FeedContext>(FeedContext{*m_client, [this] { return m_now; }, [](Permission) { return true; }, [](qint64, qint64) {}, [] {},
                                                          [] {}, [](const Error &) {}, [](const Error &) {}});
    m_owner = std::make_unique<QObject>();
    m_tree = new TargetTreeModel(m_owner.get());
    m_environments = new EnvironmentFeed(*m_context, *m_tree, m_owner.get());
    m_feed = new AgentFeed(*m_context, *m_environments, *m_tree, m_owner.get());
}

void TestAgentFeed::load()
{
    Gathering gathering;
    bool isComplete = false;
    connect(&gathering, &Gathering::complete, this, [&isComplete] { isComplete = true; });
    m_feed->load(gathering);
    QTRY_VERIFY(isComplete);
    m_feed->apply();
}

void TestAgentFeed::pass(std::chrono::seconds time, bool live)
{
    m_now += time;
    m_feed->tick(live);
}

int TestAgentFeed::asked() const
{
    return static_cast<int>(m_server->requests().size());
}

void TestAgentFeed::silenceIsAskedForWhenItMayHaveChangedSomething()
{
    load();
    QCOMPARE(asked(), 1);
    for (int i = 0; i < 4; ++i)
        pass(15s);
    QTest::qWait(200); // nothing must come
    QCOMPARE(asked(), 1);
    pass(15s); // 75 s: by the rule it may be late
    QTRY_COMPARE(asked(), 2);
    QTRY_VERIFY(m_feed->model()->at(0).liveness.status == AgentStatus::Degraded);
    pass(15s);
    QTest::qWait(200);
    QCOMPARE(asked(), 2);
    pass(15s); // 105 s: or offline
    QTRY_COMPARE(asked(), 3);
    QTRY_VERIFY(m_feed->model()->at(0).liveness.status == AgentStatus::Offline);
    pass(3600s);
    QTest::qWait(200); // that it is heard again is told
    QCOMPARE(asked(), 3);
}

void TestAgentFeed::agesAreAskedForWhileSomebodyLooks()
{
    load();
    m_feed->model()->watch(true);
    pass(15s);
    QTRY_COMPARE(asked(), 2);
    m_feed->model()->watch(false);
    pass(15s);
    QTest::qWait(200); // nothing must come
    QCOMPARE(asked(), 2);
}

void TestAgentFeed::nobodyIsAskedWithoutAgentsOrWithoutAConnection()
{
    m_feed->model()->watch(true);
    pass(600s);
    QTest::qWait(200); // nothing must come
    QCOMPARE(asked(), 0);
    m_seen = m_now;
    load();
    pass(600s, false);
    QTest::qWait(200);
    QCOMPARE(asked(), 1);
    QVERIFY(m_feed->model()->at(0).liveness.status == AgentStatus::Online); // as it was known
}

void TestAgentFeed::aChangeLoadsOneRow()
{
    load();
    m_feed->take({.seq = 1, .kind = ChangeKind::AgentObserved, .entity = EntityType::Agent, .entityId = m_id.uuid(), .environment = {}});
    QTRY_COMPARE(asked(), 2);
    const QByteArray path = "GET /api/v1/agents/" + m_id.toString().toLatin1();
    QVERIFY(m_server->requests().last().startsWith(path));
}

void TestAgentFeed::aServerFromBeforeAgentsHasNone()
{
    m_hasAgents = false;
    load();
    QCOMPARE(m_feed->model()->rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestAgentFeed)
#include "tst_agentfeed.moc"
