// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/agentoperations.h"
#include "services/operations/agentprobe.h"
#include "services/operations/agenttasks.h"
#include "services/operations/targetoperations.h"
#include "services/operations/tidyoperations.h"
#include "tests/operations/operationsbench.h"

#include <QtTest>

using namespace tidegate;
using namespace tidegate::test;

namespace {

QString codeOf(const auto &outcome)
{
    return outcome ? QString() : outcome.error().code;
}

} // namespace

/// What becomes of a question to an agent when time goes by: whether it is asked at all, how long somebody waits, and how long it is kept.
class TestAgentQuestions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anAgentThatIsOfflineIsNotAsked();
    void anAgentThatWasNeverHeardIsNotAsked();
    void anAgentIsAskedAfterTheServerSlept();
    void anAgentThatDoesNotAnswerIsNamed();
    void nobodyIsAskedWhoseQuestionWasTakenBack();
    void aQuestionOutlivesItsServer();
    void aResultThatComesTooLateIsKept();
    void anAgentIsAskedForSoMuchAtOnce();
    void aStickerWaitsForAnAgentThatIsAway();
    void whoseCredentialWasReplacedAnswersNothing();
    void whatWasAskedIsForgotten();
    void whatWasAskedInTheFutureIsOver();
    void thereAreSoManyAgentsAndTokens();

private:
    Result<std::variant<HealthReport, AskedAgent>> ask(const Target &target)
    {
        ProbeTarget probe{target.id, target.type, target.connection, {}, {}};
        probe.tenant = localTenant;
        return m_bench->as(systemPrincipal(localTenant), [&](Call &call) { return askToLook(call, probe, m_bench->backend->listening().since(call.now)); });
    }
    QString reason(const Target &target)
    {
        const auto outcome = ask(target);
        const auto *report = outcome ? std::get_if<HealthReport>(&*outcome) : nullptr;
        return report ? report->code : outcome ? QString() : outcome.error().code;
    }
    QList<AgentTask> given()
    {
        const auto tasks = m_bench->backend->read(m_itself, {}, [&](Call &call) { return tasksOfAgent(call, m_agent.id); });
        return tasks ? *tasks : QList<AgentTask>();
    }
    Result<AgentTask> tell(AgentTaskId task, const QJsonObject &result = {{u"success"_s, true}})
    {
        return m_bench->as(m_itself, [&](Call &call) { return recordTaskResult(call, m_agent.id, task, result); });
    }
    Target target(const QString &name, const QJsonObject &more = {});
    void keep(const Agent &agent)
    {
        VERIFY_OK(m_bench->backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.observe(agent); }));
    }

    std::unique_ptr<OperationsBench> m_bench;
    Environment m_staging;
    Agent m_agent;
    Principal m_itself;
};

void TestAgentQuestions::init()
{
    m_bench = std::make_unique<OperationsBench>();
    m_staging = m_bench->environment(u"staging"_s);
    m_agent = {};
    m_agent.id = AgentId::create();
    m_agent.name = u"agent-1"_s;
    m_agent.agentVersion = u"1.0.0"_s;
    m_agent.bootId = u"b"_s;
    m_agent.lifecycle = AgentLifecycle::Active;
    m_agent.version = 1;
    m_agent.lastSeenAt = m_bench->clock.now();
    const AgentSecret secret{TokenId::create(), m_agent.id, QByteArray(32, 's'), m_bench->clock.now()};
    VERIFY_OK(m_bench->backend->database().write(localTenant, [&](Transaction &transaction) -> Result<void> {
        RETURN_IF_ERROR(transaction.agents.insert(m_agent));
        return transaction.agents.insertSecret(secret);
    }));
    m_itself = {.tenant = localTenant,
                .subject = m_agent.id,
                .role = Role::Agent,
                .credential = {Credential::Kind::AgentSecret, secret.id.uuid()},
                .name = m_agent.name,
                .via = Via::Agent};
}

Target TestAgentQuestions::target(const QString &name, const QJsonObject &more)
{
    const QJsonObject connection{{u"host"_s, u"10.0.0.1"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, m_agent.id.toString()}};
    QJsonObject body = more;
    body.insert(u"environmentId"_s, m_staging.id.toString());
    body.insert(u"name"_s, name);
    body.insert(u"targetType"_s, u"docker_host"_s);
    body.insert(u"connection"_s, connection);
    const auto made = m_bench->as(m_bench->admin, [&](Call &call) { return createTarget(call, body); });
    return made ? made->target : Target();
}

void TestAgentQuestions::anAgentThatIsOfflineIsNotAsked()
{
    const Target own = target(u"own"_s);
    QCOMPARE(reason(own), QString());
    m_bench->pass(10min);
    const auto outcome = ask(own);
    QVERIFY(outcome.has_value());
    const auto *report = std::get_if<HealthReport>(&*outcome);
    QVERIFY(report);
    QCOMPARE(report->code, u"agent-offline"_s);
    QVERIFY(report->status == Health::Unreachable && report->byAgent);
    QVERIFY(report->message.contains(m_agent.name));
    QVERIFY(given().isEmpty());
}

void TestAgentQuestions::anAgentThatWasNeverHeardIsNotAsked()
{
    const Target own = target(u"own"_s);
    Agent silent = m_agent;
    silent.lastSeenAt.reset();
    keep(silent);
    QCOMPARE(reason(own), u"agent-never-seen"_s);
}

void TestAgentQuestions::anAgentIsAskedAfterTheServerSlept()
{
    const Target own = target(u"own"_s);
    m_bench->pass(10min);
    m_bench->restart(); // nobody knows whether it was silent
    QCOMPARE(reason(own), QString());
    QCOMPARE(given().size(), 1);
}

void TestAgentQuestions::anAgentThatDoesNotAnswerIsNamed()
{
    const Target own = target(u"own"_s);
    m_bench->pass(20s);
    AgentProbe probe(*m_bench->backend, {.answer = 50ms, .look = 10ms});
    ProbeTarget asked{own.id, own.type, own.connection, {}, {}};
    asked.tenant = localTenant;
    const auto future = probe.probe(asked);
    QVERIFY(!future.isFinished());
    QTRY_VERIFY(future.isFinished());
    const HealthReport report = future.result().report;
    QCOMPARE(report.code, u"agent-slow"_s);
    QVERIFY(report.status == Health::Unknown && report.byAgent);
    QVERIFY2(report.message.contains(u"agent-1"_s) && report.message.contains(toText(*m_agent.lastSeenAt)), qPrintable(report.message));
    QCOMPARE(given().size(), 1); // it goes on looking
    QVERIFY(m_bench->backend->read(m_bench->admin, {}, [&](Call &call) { return call.transaction.targets.find(own.id); })->health.checkedAt == std::nullopt);
}

void TestAgentQuestions::nobodyIsAskedWhoseQuestionWasTakenBack()
{
    const Target own = target(u"own"_s);
    AgentProbe probe(*m_bench->backend, {.answer = 1h, .look = 1ms});
    ProbeTarget asked{own.id, own.type, own.connection, {}, {}};
    asked.tenant = localTenant;
    auto future = probe.probe(asked);
    future.cancel();
    QTRY_VERIFY(future.isFinished()); // the question is gone, and its timer with it
    QCOMPARE(future.resultCount(), 0);
    m_bench->backend.reset(); // a timer that is left would look there
    QTest::qWait(20);
}

void TestAgentQuestions::aQuestionOutlivesItsServer()
{
    const Target own = target(u"own"_s);
    QCOMPARE(reason(own), QString());
    m_bench->restart();
    const auto tasks = given();
    QCOMPARE(tasks.size(), 1);
    const auto told = tell(tasks.first().id);
    QVERIFY(told.has_value());
    QVERIFY(told->status == AgentTaskStatus::Succeeded);
    QVERIFY(given().isEmpty());
}

void TestAgentQuestions::aResultThatComesTooLateIsKept()
{
    const Target own = target(u"own"_s);
    QCOMPARE(reason(own), QString());
    const auto tasks = given();
    m_bench->pass(61s);
    QVERIFY(given().isEmpty());
    const auto told = tell(tasks.first().id, {{u"success"_s, false}, {u"error"_s, u"slow"_s}});
    QVERIFY(told.has_value());
    QVERIFY(told->status == AgentTaskStatus::Failed && told->answeredAt == m_bench->clock.now());
}

void TestAgentQuestions::anAgentIsAskedForSoMuchAtOnce()
{
    for (qsizetype i = 0; i < maxOpenTasks; ++i)
        QCOMPARE(reason(target(u"own-%1"_s.arg(i))), QString());
    const Target another = target(u"another"_s);
    QCOMPARE(reason(another), u"agent-busy"_s);
    QCOMPARE(given().size(), maxOpenTasks);
    m_bench->pass(61s); // nobody waits for those any more
    QCOMPARE(reason(another), QString());
    QCOMPARE(given().size(), 1);
}

void TestAgentQuestions::aStickerWaitsForAnAgentThatIsAway()
{
    for (int i = 0; i < 150; ++i) {
        const Target own = target(u"own-%1"_s.arg(i), {{u"deploymentDirectory"_s, u"/srv"_s}});
        VERIFY_OK(m_bench->sticker(own, m_bench->admin));
    }
    QCOMPARE(given().size(), maxOpenTasks);
    m_bench->pass(24h * 6);
    QCOMPARE(given().size(), maxOpenTasks);
    Agent back = m_agent;
    back.lastSeenAt = m_bench->clock.now();
    keep(back);
    QCOMPARE(reason(target(u"asked"_s)), QString());
    const auto tasks = given();
    QVERIFY(tasks.last().type == AgentTaskType::Inspect); // who waits is not held up by what can wait
    for (const AgentTask &task : tasks)
        VERIFY_OK(tell(task.id));
    QCOMPARE(given().size(), 51);
    m_bench->pass(24h);
    QVERIFY(given().isEmpty());
}

void TestAgentQuestions::whoseCredentialWasReplacedAnswersNothing()
{
    const Target own = target(u"own"_s);
    QCOMPARE(reason(own), QString());
    const auto task = given().first();
    const AgentSecret next{TokenId::create(), m_agent.id, QByteArray(32, 'n'), m_bench->clock.now()};
    VERIFY_OK(m_bench->backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agents.insertSecret(next); }));
    Principal rotated = m_itself;
    rotated.credential.id = next.id.uuid();
    VERIFY_OK(m_bench->backend->database().write(localTenant, [&](Transaction &transaction) {
        return transaction.agents.removeSecret(TokenId(m_itself.credential.id)); // as the first heartbeat with the next one does
    }));
    const auto refused = tell(task.id);
    QVERIFY(!refused && refused.error().kind == ErrorKind::Unauthenticated);
    m_itself = rotated;
    VERIFY_OK(tell(task.id)); // what it was given with the old one it answers with the next
}

void TestAgentQuestions::whatWasAskedIsForgotten()
{
    const Target own = target(u"own"_s, {{u"deploymentDirectory"_s, u"/srv"_s}});
    QCOMPARE(reason(own), QString());
    VERIFY_OK(m_bench->sticker(own, m_bench->admin));
    const auto tasks = given();
    QCOMPARE(tasks.size(), 2);
    VERIFY_OK(tell(tasks.first().id));
    const auto isKept = [&](const AgentTask &task) {
        const auto tidied = m_bench->as(systemPrincipal(localTenant), tidyUp);
        return tidied && m_bench->backend->read(m_bench->admin, {}, [&](Call &call) { return call.transaction.agentTasks.find(task.id); }).has_value();
    };
    for (int day = 0; day < 7; ++day) {
        QVERIFY(isKept(tasks.first()) && isKept(tasks.last()));
        m_bench->pass(24h);
    }
    m_bench->pass(1min);
    QVERIFY(!isKept(tasks.first()));
    QVERIFY(isKept(tasks.last())); // it has just ended, without an answer
    for (int day = 0; day < 8; ++day) {
        m_bench->pass(24h);
        (void)isKept(tasks.last());
    }
    QVERIFY(!isKept(tasks.last()));
}

void TestAgentQuestions::whatWasAskedInTheFutureIsOver()
{
    const Target own = target(u"own"_s);
    m_bench->clock.move(24h * 365);
    Agent heard = m_agent;
    heard.lastSeenAt = m_bench->clock.now();
    keep(heard);
    QCOMPARE(reason(own), QString());
    m_bench->clock.move(-24h * 365);
    VERIFY_OK(
        m_bench->backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.agentTasks.dateAhead(m_bench->clock.now()); }));
    QVERIFY(given().isEmpty());
}

void TestAgentQuestions::thereAreSoManyAgentsAndTokens()
{
    BackendSettings settings;
    settings.quotas.agents = 1;
    settings.quotas.registrationTokens = 2;
    OperationsBench bench(settings);
    const auto token = [&] { return bench.as(bench.admin, [](Call &call) { return createRegistrationToken(call, {{u"autoAccept"_s, true}}); }); };
    const auto first = token();
    const auto second = token();
    QVERIFY(first.has_value());
    QVERIFY(second.has_value());
    QCOMPARE(codeOf(token()), u"quota"_s);
    const auto enter = [&](const CreatedRegistrationToken &with, const QString &name) {
        Principal machine = systemPrincipal(localTenant);
        machine.role = Role::Agent;
        machine.via = Via::Agent;
        machine.credential = {Credential::Kind::RegistrationToken, with.token.id.uuid()};
        return bench.as(machine, [&](Call &call) { return registerAgent(call, {{u"name"_s, name}, {u"version"_s, u"1"_s}, {u"machineId"_s, name}}); });
    };
    VERIFY_OK(enter(*first, u"one"_s));
    QCOMPARE(codeOf(enter(*second, u"two"_s)), u"quota"_s);
    VERIFY_OK(token()); // one that was used lets nobody in any more
    QCOMPARE(codeOf(token()), u"quota"_s);
    bench.pass(25h);
    VERIFY_OK(token());
}

QTEST_GUILESS_MAIN(TestAgentQuestions)
#include "tst_agentquestions.moc"
