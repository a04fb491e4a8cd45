// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/agentcompany.h"
#include "tests/support/postgresserver.h"
#include "tests/support/scriptedengine.h"
#include "tests/support/serverprocess.h"
#include "tests/support/servertenant.h"
#include "tests/support/testdatabase.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int longPatience = 60'000;

QByteArray inQuotes(const QByteArray &text)
{
    return '"' + text + '"';
}

} // namespace

/// Two servers on one database: what one of them does the other knows, and what one of them leaves the other takes over.
class TestSeveralServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aFreezeArrivesInTheStreamOfTheOther();
    void aChangeThatNobodyToldOfArrivesAsWell();
    void dueChecksRunOnceOverAllServers();
    void oneKeyOverBothServersChangesOnce();
    void aCursorIsTakenByTheOther();
    void nothingHangsWhileTheDatabaseStandsStill();
    void anAgentOfTheOneAnswersWhoAsksTheOther();
    void whatAKilledServerLeftIsTakenOver();

private:
    std::unique_ptr<ServerProcess> start() const;
    Answer send(const ServerProcess &to, const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                const QHash<QByteArray, QByteArray> &headers = {}) const
    {
        return sendTo(to.url(), method, path, m_token, body, headers);
    }
    QByteArray makeEnvironment(const QByteArray &name, int interval) const;
    void makeTargets(const QByteArray &environment, int count) const;
    int checkedIn(const QByteArray &environment) const;
    qint64 counted(const QString &sql) const { return TestDatabase::server().run(m_where->name(), sql).value().toLongLong(); }

    std::unique_ptr<ScriptedEngine> m_engine; ///< What all targets are.
    std::unique_ptr<TestDatabase> m_where;
    QByteArray m_token;
    std::unique_ptr<ServerProcess> m_one;
    std::unique_ptr<ServerProcess> m_two;
};

std::unique_ptr<ServerProcess> TestSeveralServers::start() const
{
    auto server = std::make_unique<ServerProcess>(QStringLiteral(TIDEGATE_SERVER), m_where->url(),
                                                  QStringList{u"--secret-key-file"_s, m_where->path(u"master.key"_s), u"--allow-network"_s,
                                                              u"127.0.0.0/8:%1"_s.arg(m_engine->port()), u"--connections-per-address"_s, u"256"_s});
    if (!server->isReady())
        qFatal("a server does not start: %s", qPrintable(server->said()));
    return server;
}

void TestSeveralServers::initTestCase()
{
    if (!TestDatabase::isPostgres())
        qFatal("a file has one server");
    m_engine = std::make_unique<ScriptedEngine>("app");
    m_where = std::make_unique<TestDatabase>();
    m_token = makeAdministrator(m_where->url());
    m_one = start();
    m_two = start();
}

void TestSeveralServers::cleanupTestCase()
{
    m_one.reset();
    m_two.reset();
    m_where.reset();
}

QByteArray TestSeveralServers::makeEnvironment(const QByteArray &name, int interval) const
{
    const Answer made = send(*m_one, "POST", "/api/v1/environments",
                             R"({"name":)" + inQuotes(name) + R"(,"displayName":)" + inQuotes(name) + R"(,"config":{"healthCheckInterval":)"
                                 + QByteArray::number(interval) + "}}");
    return made.object().value(u"id"_s).toString().toLatin1();
}

void TestSeveralServers::makeTargets(const QByteArray &environment, int count) const
{
    for (int i = 0; i < count; ++i) {
        const Answer made = send(i % 2 == 0 ? *m_one : *m_two, "POST", "/api/v1/targets",
                                 R"({"environmentId":)" + inQuotes(environment) + R"(,"name":"web-)" + QByteArray::number(i)
                                     + R"(","targetType":"docker_host","connection":{"host":"127.0.0.1","tlsEnabled":false,"port":)"
                                     + QByteArray::number(m_engine->port()) + "}}");
        QCOMPARE(made.status, 201);
    }
}

int TestSeveralServers::checkedIn(const QByteArray &environment) const
{
    return static_cast<int>(counted(u"SELECT count(health_checked_at) FROM targets WHERE environment_id = '"_s + QString::fromLatin1(environment) + u'\''));
}

void TestSeveralServers::aFreezeArrivesInTheStreamOfTheOther()
{
    const QByteArray environment = makeEnvironment("frozen", 0);
    EventListener stream(m_two->url(), m_token);
    std::vector<qint64> microseconds;
    for (int i = 0; i < 200; ++i) {
        const QByteArray day = QDate(2198, 1, 1).addDays(i).toString(Qt::ISODate).toLatin1();
        QElapsedTimer watch;
        watch.start();
        const Answer made = send(*m_one, "POST", "/api/v1/environments/" + environment + "/freeze-windows",
                                 R"({"start":")" + day + R"(T01:00:00Z","end":")" + day + R"(T02:00:00Z","reason":"Holiday"})");
        QCOMPARE(made.status, 201);
        QVERIFY(stream.waitFor(made.object().value(u"id"_s).toString().toLatin1()));
        microseconds.push_back(watch.nsecsElapsed() / 1000);
    }
    std::sort(microseconds.begin(), microseconds.end());
    qInfo("from the request to one server to the event of the other: p50 %lld ms, p99 %lld ms, longest %lld ms", microseconds[99] / 1000,
          microseconds[197] / 1000, microseconds[199] / 1000);
}

/// Notices are lost with their connection; the journal is not.
void TestSeveralServers::aChangeThatNobodyToldOfArrivesAsWell()
{
    EventListener stream(m_two->url(), m_token);
    QVERIFY(counted(u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%' "
                    "OR query LIKE '%pg_notify%' AND pid <> pg_backend_pid()"_s)
            >= 1);
    const QByteArray environment = makeEnvironment("untold", 0);
    QVERIFY(!environment.isEmpty());
    QVERIFY(stream.waitFor(environment));
}

void TestSeveralServers::dueChecksRunOnceOverAllServers()
{
    constexpr int count = 200;
    const QByteArray environment = makeEnvironment("checked", 90);
    makeTargets(environment, count);
    QTRY_COMPARE_WITH_TIMEOUT(checkedIn(environment), count, longPatience); // the next are due after 81 s
    QCOMPARE(m_engine->checks(), count);
    const QStringList shares = TestDatabase::server().run(m_where->name(), u"SELECT count(*) FROM check_leases GROUP BY server_id"_s).column();
    qInfo("%d due checks were shared as %s", count, qPrintable(shares.join(u" and "_s)));
    QCOMPARE(send(*m_one, "PATCH", "/api/v1/environments/" + environment, R"({"config":{"healthCheckInterval":0}})",
                  {{"Content-Type", "application/merge-patch+json"}})
                 .status,
             200);
}

void TestSeveralServers::oneKeyOverBothServersChangesOnce()
{
    constexpr int count = 50;
    const qint64 before = counted(u"SELECT count(*) FROM audit_entries"_s);
    std::vector<Answer> answers(count);
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < count; ++i) {
        threads.emplace_back([this, &answers, i] {
            answers[i] = send(i % 2 == 0 ? *m_one : *m_two, "POST", "/api/v1/environments", R"({"name":"once","displayName":"Once"})",
                              {{"Idempotency-Key", "one-key"}});
        });
    }
    threads.clear();
    std::set<QString> ids;
    qsizetype first = 0;
    for (const Answer &answer : answers) {
        QCOMPARE(answer.status, 201);
        ids.insert(answer.object().value(u"id"_s).toString());
        first += answer.headers.contains("idempotency-replayed") ? 0 : 1;
    }
    QCOMPARE(ids.size(), std::size_t{1});
    QCOMPARE(first, 1);
    QCOMPARE(counted(u"SELECT count(*) FROM audit_entries"_s), before + 1);
}

void TestSeveralServers::aCursorIsTakenByTheOther()
{
    const Answer page = send(*m_one, "GET", "/api/v1/environments?limit=1");
    QCOMPARE(page.status, 200);
    const QByteArray link = page.headers.value("link");
    const QByteArray path = link.mid(link.indexOf("/api/"), link.indexOf('>') - link.indexOf("/api/"));
    const Answer next = send(*m_two, "GET", path);
    QCOMPARE(next.status, 200);
    QCOMPARE(next.array().size(), 1);
    QVERIFY(next.array().at(0).toObject().value(u"id"_s) != page.array().at(0).toObject().value(u"id"_s));
    QCOMPARE(counted(u"SELECT count(*) FROM facts WHERE fact = 'cursor-key' AND value LIKE 'sealed %'"_s), 1);
}

void TestSeveralServers::nothingHangsWhileTheDatabaseStandsStill()
{
    const QList<int> processes = TestDatabase::server().processes();
    QVERIFY(processes.size() > 3);
    for (const int process : processes)
        PostgresServer::halt(process);
    const auto resumed = qScopeGuard([&] {
        for (const int process : processes)
            PostgresServer::resume(process);
    });
    QElapsedTimer watch;
    watch.start();
    const Answer ready = send(*m_one, "GET", "/readyz");
    qInfo("/readyz said no after %lld ms", watch.elapsed());
    QCOMPARE(ready.status, 503);
    std::vector<Answer> answers(24);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < answers.size(); ++i)
            threads.emplace_back([this, &answers, i] {
                answers[i] = i % 3 == 0
                    ? send(*m_one, "POST", "/api/v1/environments", R"({"name":"never-)" + QByteArray::number(qint64(i)) + R"(","displayName":"N"})")
                    : send(*m_one, "GET", "/api/v1/environments");
            });
    }
    qInfo("%zu requests were answered after %lld ms", answers.size(), watch.elapsed());
    for (const Answer &answer : answers) {
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.headers.contains("retry-after"));
    }
    for (const int process : processes)
        PostgresServer::resume(process);
    QTRY_COMPARE_WITH_TIMEOUT(send(*m_one, "GET", "/readyz").status, 200, longPatience);
    QTRY_COMPARE_WITH_TIMEOUT(send(*m_one, "GET", "/api/v1/environments").status, 200, longPatience);
    QTRY_COMPARE_WITH_TIMEOUT(send(*m_two, "GET", "/api/v1/environments").status, 200, longPatience);
}

void TestSeveralServers::anAgentOfTheOneAnswersWhoAsksTheOther()
{
    const AgentCompany company([this](const QByteArray &method, const QByteArray &path, const QByteArray &token, const QByteArray &body,
                                      const QHash<QByteArray, QByteArray> &headers) { return sendTo(m_one->url(), method, path, token, body, headers); },
                               m_token);
    const PlayedAgent agent = company.agent();
    QCOMPARE(company.beat(agent).status, 200);
    const QByteArray target = company.target(company.environment(u"by-agent"_s), agent);
    const auto asked = [&] {
        QJsonArray tasks;
        (void)QTest::qWaitFor([&] { return !(tasks = company.tasks(agent)).isEmpty(); }, longPatience);
        return tasks.first();
    };
    qint64 sequence = 0;
    const auto tell = [&](const QJsonValue &task) {
        QString snapshot;
        QCOMPARE(company.push(agent, target, &snapshot, u"running"_s, ++sequence).status, 202);
        QCOMPARE(company.tell(agent, task, AgentCompany::done(snapshot)).status, 200);
    };
    Asking asking([&] { return send(*m_two, "POST", "/api/v1/targets/" + target + "/health-check", "{}"); });
    tell(asked());
    QCOMPARE(asking.answer().status, 200);
    QCOMPARE(asking.answer().object().value(u"status"_s).toString(), u"healthy"_s);
    QCOMPARE(asking.answer().object().value(u"source"_s).toString(), u"agent"_s);

    // What somebody asked of a server that is gone is answered all the same, and shows.
    auto three = start();
    Asking left([&, url = three->url()] { return sendTo(url, "POST", "/api/v1/targets/" + target + "/health-check", m_token, "{}"); });
    const QJsonValue task = asked();
    three->kill9();
    QCOMPARE(left.answer().status, 0);
    const auto checkedAt = [&] { return company.shown(target).value(u"healthCheckedAt"_s).toString(); };
    const QString before = checkedAt();
    QTest::qWait(1'100); // times are kept to the second
    tell(task);
    QVERIFY(checkedAt() > before);
    QVERIFY(company.tasks(agent).isEmpty());
}

void TestSeveralServers::whatAKilledServerLeftIsTakenOver()
{
    m_engine->hold();
    const QByteArray operated = makeEnvironment("operated", 0);
    makeTargets(operated, 2);
    const Answer accepted = send(*m_one, "POST", "/api/v1/environments/" + operated + "/health-check", "{}");
    QCOMPARE(accepted.status, 202);
    const QByteArray operation = "/api/v1/operations/" + accepted.object().value(u"operationId"_s).toString().toLatin1();

    const QByteArray environment = makeEnvironment("left", 30);
    makeTargets(environment, 20);
    const auto inHand = [&] {
        return counted(u"SELECT count(DISTINCT l.server_id) FROM check_leases l JOIN targets t ON t.id = l.target_id WHERE t.environment_id = '"_s
                       + QString::fromLatin1(environment) + u'\'');
    };
    QTRY_COMPARE_WITH_TIMEOUT(inHand(), 2, longPatience);
    EventListener stream(m_two->url(), m_token);
    m_one->kill9();
    QElapsedTimer watch;
    watch.start();
    m_engine->release();
    QVERIFY(stream.waitFor(operation.mid(operation.lastIndexOf('/') + 1), longPatience));
    qInfo("the operation of the server that was killed ended after %lld ms", watch.elapsed());
    QCOMPARE(send(*m_two, "GET", operation).object().value(u"status"_s).toString(), u"failed"_s);
    QTRY_COMPARE_WITH_TIMEOUT(checkedIn(environment), 20, longPatience);
    qInfo("its checks were taken over after %lld ms", watch.elapsed());
    m_one = start();
    QCOMPARE(send(*m_one, "GET", operation).object().value(u"status"_s).toString(), u"failed"_s);
}

QTEST_GUILESS_MAIN(TestSeveralServers)
#include "tst_severalservers.moc"
