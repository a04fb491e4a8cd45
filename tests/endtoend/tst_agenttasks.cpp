// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/agentcompany.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QString wordIn(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1StringView(member)).toString();
}

QJsonObject sticker(const QString &name = u"myapp-v1"_s, const QString &component = u"api"_s)
{
    const QJsonObject part{{u"componentName"_s, component}, {u"digest"_s, QString(u"sha256:"_s + QString(64, u'a'))}};
    return {{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"releaseName"_s, name}, {u"components"_s, QJsonArray{part}}};
}

} // namespace

/// What agents are asked to do: by people who want to know how a target is, and by stickers that are to stand on the host.
class TestAgentTasks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void anAgentIsToldWhatItsTargetsAre();
    void theListMovesWithWhatItSays();
    void onlyTheActiveAgentItselfIsTold();
    void aCheckIsMadeByTheAgent();
    void anAnswerIsNeverOlderThanItsQuestion();
    void anAgentThatCannotLookSaysWhy();
    void whoCannotBeAskedIsSaidAtOnce_data();
    void whoCannotBeAskedIsSaidAtOnce();
    void aConnectionIsTestedByTheAgent();
    void aWholeEnvironmentIsLookedAt();
    void theFirstResultStands();
    void aTaskOfAnotherAgentIsNotThere();
    void resultsAreBounded();
    void aMachineThatReplacesAnotherDoesWhatThatWasAsked();
    void aTargetThatMovedToAnotherAgentIsLookedAtByThatOne();
    void aTargetThatWasDeletedIsNotAskedFor();
    void whoAsksTwiceAsksOnce();
    void aStickerIsWrittenOnTheHost();
    void aStickerThatSaysNothingNewIsNotWritten();
    void whatAnAgentSawIsAsOldAsItsPushSays();
    void aClockThatIsAheadRefusesNothing_data();
    void aClockThatIsAheadRefusesNothing();
    void whatAnAgentTellsGrowsStaleByItsOwnInterval();

private:
    Asking check(const QByteArray &target, const QByteArray &what = "/health-check") const
    {
        return Asking([this, target, what] { return m_api->send("POST", "/api/v1/targets/" + target + what, m_api->token(Role::Operator)); });
    }
    /// What the agent is asked, once it is.
    QJsonValue asked(const PlayedAgent &agent, qsizetype count = 1) const
    {
        QJsonArray tasks;
        (void)QTest::qWaitFor([&] { return (tasks = m_company->tasks(agent)).size() >= count; }, 10'000);
        return tasks.last();
    }

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<AgentCompany> m_company;
    QByteArray m_staging;
    PlayedAgent m_agent;
};

void TestAgentTasks::init()
{
    m_api = std::make_unique<ServedApi>();
    m_company = std::make_unique<AgentCompany>([this](const QByteArray &method, const QByteArray &path, const QByteArray &token, const QByteArray &body,
                                                      const QHash<QByteArray, QByteArray> &headers) { return m_api->send(method, path, token, body, headers); },
                                               m_api->token(Role::Admin));
    m_staging = m_company->environment(u"staging"_s);
    m_agent = m_company->agent();
    QCOMPARE(m_company->beat(m_agent).status, 200);
}

void TestAgentTasks::anAgentIsToldWhatItsTargetsAre()
{
    const PlayedAgent other = m_company->agent(u"agent-2"_s);
    QVERIFY(m_company->targets(m_agent).isEmpty());
    const QByteArray own = m_company->target(m_staging, m_agent, u"web"_s, {{u"deploymentDirectory"_s, u"/srv/web"_s}});
    m_company->target(m_staging, other, u"of another"_s);
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", sticker()).status, 200);
    const QJsonArray told = m_company->targets(m_agent);
    QCOMPARE(told.size(), 1);
    QJsonObject one = told.first().toObject();
    QCOMPARE(one.value(u"connection"_s).toObject(), AgentCompany::byAgent(m_agent));
    QCOMPARE(one.value(u"version"_s).toInt(), 1);
    one.remove(u"connection"_s);
    one.remove(u"version"_s);
    QCOMPARE(one,
             (QJsonObject{{u"id"_s, QString::fromLatin1(own)},
                          {u"name"_s, u"web"_s},
                          {u"environmentId"_s, QString::fromLatin1(m_staging)},
                          {u"targetType"_s, u"docker_host"_s},
                          {u"deploymentDirectory"_s, u"/srv/web"_s},
                          {u"enabled"_s, true},
                          {u"expectedComponents"_s, QJsonArray{u"api"_s}}}));
}

void TestAgentTasks::theListMovesWithWhatItSays()
{
    const PlayedAgent other = m_company->agent(u"agent-2"_s);
    qint64 sequence = 1;
    QStringList versions;
    const auto moves = [&] {
        const QString version = wordIn(m_company->beat(m_agent, ++sequence).object(), "targetsVersion");
        const bool isNew = !version.isEmpty() && !versions.contains(version);
        versions.append(version);
        return isNew;
    };
    QVERIFY(moves());
    const QByteArray own = m_company->target(m_staging, m_agent);
    const QByteArray path = "/api/v1/targets/" + own;
    QVERIFY(moves());
    QVERIFY(!moves());
    QCOMPARE(m_company->push(m_agent, own).status, 202);
    QVERIFY(!moves()); // what it told itself is nothing new to it
    QCOMPARE(m_company->admin("PUT", path, {{u"name"_s, u"renamed"_s}}).status, 200);
    QVERIFY(moves());
    QJsonObject put = sticker();
    QCOMPARE(m_company->admin("PUT", path + "/sticker", put).status, 200);
    QVERIFY(moves());
    put.insert(u"components"_s, sticker({}, u"worker"_s).value(u"components"_s)); // of the same release, at the same time
    QCOMPARE(m_company->admin("PUT", path + "/sticker", put).status, 200);
    QVERIFY(moves());
    QCOMPARE(m_company->targets(m_agent).first().toObject().value(u"expectedComponents"_s).toArray(), QJsonArray{u"worker"_s});
    m_company->target(m_staging, other, u"of another"_s);
    QVERIFY(!moves());
    QCOMPARE(m_company->admin("PUT", path, {{u"connection"_s, AgentCompany::byAgent(other)}}).status, 200);
    QVERIFY(m_company->targets(m_agent).isEmpty());
    QCOMPARE(wordIn(m_company->beat(m_agent, ++sequence).object(), "targetsVersion"), versions.first()); // as it had none
}

void TestAgentTasks::onlyTheActiveAgentItselfIsTold()
{
    const PlayedAgent pending = m_company->agent(u"agent-2"_s, {});
    for (const QByteArray &path : {QByteArray("/targets"), QByteArray("/tasks")}) {
        QCOMPARE(m_company->say(m_agent, "GET", path).status, 200);
        const Answer refused = m_company->say(pending, "GET", path);
        QCOMPARE(refused.status, 403);
        QCOMPARE(AgentCompany::textIn(refused, "code"), "agent-not-active");
        QCOMPARE(AgentCompany::textIn(m_company->say({m_agent.id, pending.credential}, "GET", path), "code"), "not-this-agent");
        QCOMPARE(m_company->admin("GET", "/api/v1/agents/" + m_agent.id + path).status, 403);
    }
    QVERIFY(m_company->beat(pending).object().value(u"tasks"_s).toArray().isEmpty());
    QCOMPARE(m_company->admin("POST", "/api/v1/agents/" + m_agent.id + "/revoke").status, 200);
    QCOMPARE(AgentCompany::textIn(m_company->say(m_agent, "GET", "/tasks"), "code"), "agent-revoked");
}

void TestAgentTasks::aCheckIsMadeByTheAgent()
{
    const QByteArray own = m_company->target(m_staging, m_agent);
    QCOMPARE(m_company->push(m_agent, own, nullptr, u"restarting"_s, 1).status, 202);
    QVERIFY(m_company->tasks(m_agent).isEmpty());
    QTest::qWait(1'100); // times are kept to the second
    const Instant before = wholeSeconds(Clock::system().now());
    Asking asking = check(own);
    const QJsonValue task = asked(m_agent);
    const QJsonObject said = task.toObject();
    QCOMPARE(wordIn(said, "type"), u"inspect"_s);
    QCOMPARE(wordIn(said, "targetId"), QString::fromLatin1(own));
    QVERIFY(!wordIn(said, "idempotencyKey").isEmpty());
    QCOMPARE(said.value(u"payload"_s).toObject(), QJsonObject());
    QCOMPARE(m_company->beat(m_agent, 2).object().value(u"tasks"_s).toArray(), QJsonArray{task}); // again, until it is answered
    QString snapshot;
    QCOMPARE(m_company->push(m_agent, own, &snapshot, u"running"_s, 2).status, 202);
    const Answer taken = m_company->tell(m_agent, task, AgentCompany::done(snapshot));
    QCOMPARE(taken.status, 200);
    QCOMPARE(wordIn(taken.object(), "status"), u"succeeded"_s);
    const QJsonObject answer = asking.answer().object();
    QCOMPARE(asking.answer().status, 200);
    QCOMPARE(wordIn(answer, "status"), u"healthy"_s);
    QCOMPARE(wordIn(answer, "source"), u"agent"_s);
    QVERIFY(*parseInstant(wordIn(answer, "checkedAt").toStdString()) >= before);
    QCOMPARE(wordIn(answer.value(u"target"_s).toObject(), "healthStatus"), u"healthy"_s);
    QVERIFY(m_company->tasks(m_agent).isEmpty());
}

void TestAgentTasks::anAnswerIsNeverOlderThanItsQuestion()
{
    const QByteArray own = m_company->target(m_staging, m_agent);
    QString before;
    QCOMPARE(m_company->push(m_agent, own, &before).status, 202);
    for (const QString &named : {before, QString(), u"nonsense"_s, SnapshotId::create().toString()}) {
        Asking asking = check(own);
        QCOMPARE(m_company->tell(m_agent, asked(m_agent), AgentCompany::done(named)).status, 200);
        QCOMPARE(AgentCompany::textIn(asking.answer(), "status"), "unknown");
        QCOMPARE(AgentCompany::textIn(asking.answer(), "code"), "agent-told-nothing");
        QVERIFY(AgentCompany::textIn(asking.answer(), "message").contains("agent-1"));
        QCOMPARE(wordIn(m_company->shown(own), "healthStatus"), u"healthy"_s); // as it is known to have been
    }
}

void TestAgentTasks::anAgentThatCannotLookSaysWhy()
{
    const QByteArray own = m_company->target(m_staging, m_agent);
    const QString secret = u"tga_0197d3a977777e889f99000011112222_2bKxS0m3S3cr3tTh4tN0b0dyKn0ws"_s;
    Asking asking = check(own);
    const QString why = u"docker: permission denied for https://anna:hidden@example.com\n"_s + secret + u' ' + QString(2'000, u'x');
    QCOMPARE(m_company->tell(m_agent, asked(m_agent), {{u"success"_s, false}, {u"error"_s, why}}).status, 200);
    const QJsonObject answer = asking.answer().object();
    QCOMPARE(wordIn(answer, "code"), u"agent-failed"_s);
    QVERIFY(wordIn(answer, "message").contains(u"permission denied"_s));
    QVERIFY(wordIn(answer, "message").size() <= 500);
    QVERIFY(!asking.answer().body.contains("hidden") && !asking.answer().body.contains("2bKx"));
    QCOMPARE(wordIn(m_company->shown(own), "healthStatus"), u"unknown"_s);
    QVERIFY(m_company->shown(own).value(u"healthCheckedAt"_s).isNull());
}

void TestAgentTasks::whoCannotBeAskedIsSaidAtOnce_data()
{
    QTest::addColumn<QByteArray>("decision");
    QTest::addColumn<QString>("code");
    QTest::newRow("deactivated") << QByteArray("/deactivate") << u"agent-inactive"_s;
    QTest::newRow("revoked") << QByteArray("/revoke") << u"agent-gone"_s;
    QTest::newRow("not let in") << QByteArray() << u"agent-not-let-in"_s;
}

void TestAgentTasks::whoCannotBeAskedIsSaidAtOnce()
{
    QFETCH(QByteArray, decision);
    QFETCH(QString, code);
    const QByteArray own = m_company->target(m_staging, m_agent);
    QCOMPARE(m_company->push(m_agent, own).status, 202);
    const QByteArray path = "/api/v1/agents/" + m_agent.id;
    if (decision.isEmpty()) {
        const QJsonArray elsewhere{QString::fromLatin1(m_company->environment(u"production"_s))};
        QCOMPARE(m_company->admin("PUT", path, {{u"environmentIds"_s, elsewhere}}).status, 200);
    } else {
        QCOMPARE(m_company->admin("POST", path + decision).status, 200);
    }
    const QJsonObject answer = check(own).answer().object();
    QCOMPARE(wordIn(answer, "code"), code);
    QCOMPARE(wordIn(answer, "status"), u"unknown"_s);
    QVERIFY(wordIn(answer, "message").contains(u"agent-1"_s));
    QCOMPARE(wordIn(m_company->shown(own), "healthStatus"), u"healthy"_s);
}

void TestAgentTasks::aConnectionIsTestedByTheAgent()
{
    const QByteArray own = m_company->target(m_staging, m_agent);
    Asking asking = check(own, "/connection-test");
    QString snapshot;
    const QJsonValue task = asked(m_agent);
    QCOMPARE(m_company->push(m_agent, own, &snapshot).status, 202);
    QCOMPARE(m_company->tell(m_agent, task, AgentCompany::done(snapshot)).status, 200);
    QCOMPARE(AgentCompany::textIn(asking.answer(), "status"), "healthy");
    QCOMPARE(AgentCompany::textIn(asking.answer(), "source"), "agent");
    // Of what is not saved the agent knows nothing.
    const Answer typed = m_company->admin(
        "POST", "/api/v1/targets/connection-test",
        {{u"environmentId"_s, QString::fromLatin1(m_staging)}, {u"targetType"_s, u"docker_host"_s}, {u"connection"_s, AgentCompany::byAgent(m_agent)}});
    QCOMPARE(AgentCompany::textIn(typed, "code"), "via-agent");
    QVERIFY(m_company->tasks(m_agent).isEmpty());
}

void TestAgentTasks::aWholeEnvironmentIsLookedAt()
{
    QByteArrayList targets;
    for (int i = 0; i < 9; ++i) // more than are checked at once on one host
        targets.append(m_company->target(m_staging, m_agent, u"web-%1"_s.arg(i)));
    const Answer accepted = m_company->admin("POST", "/api/v1/environments/" + m_staging + "/inventory/sync");
    QCOMPARE(accepted.status, 202);
    QVERIFY(!asked(m_agent, targets.size()).isUndefined());
    qint64 sequence = 0;
    for (const QJsonValue task : m_company->tasks(m_agent)) {
        QString snapshot;
        QCOMPARE(m_company->push(m_agent, wordIn(task.toObject(), "targetId").toLatin1(), &snapshot, u"running"_s, ++sequence).status, 202);
        QCOMPARE(m_company->tell(m_agent, task, AgentCompany::done(snapshot)).status, 200);
    }
    const QByteArray operation = "/api/v1/operations/" + AgentCompany::textIn(accepted, "operationId");
    QTRY_COMPARE_WITH_TIMEOUT(AgentCompany::textIn(m_company->admin("GET", operation), "status"), "succeeded", 15'000);
}

void TestAgentTasks::theFirstResultStands()
{
    const QByteArray own = m_company->target(m_staging, m_agent, u"web"_s, {{u"deploymentDirectory"_s, u"/srv/web"_s}});
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", sticker()).status, 200);
    const QJsonValue task = asked(m_agent);
    const QJsonObject good{{u"success"_s, true}, {u"completedAt"_s, AgentCompany::now()}, {u"outputs"_s, QJsonObject{{u"sha256"_s, u"ab"_s}}}};
    const QByteArray first = m_company->tell(m_agent, task, good).body;
    QVERIFY(first.contains("succeeded"));
    QTest::qWait(1'100);
    QCOMPARE(m_company->tell(m_agent, task, good).body, first);
    QCOMPARE(m_company->tell(m_agent, task, {{u"success"_s, false}, {u"error"_s, u"disk full"_s}}).body, first);
}

void TestAgentTasks::aTaskOfAnotherAgentIsNotThere()
{
    const QByteArray own = m_company->target(m_staging, m_agent, u"web"_s, {{u"deploymentDirectory"_s, u"/srv/web"_s}});
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", sticker()).status, 200);
    const QJsonValue task = asked(m_agent);
    const QJsonObject result{{u"success"_s, true}};
    const PlayedAgent other = m_company->agent(u"agent-2"_s);
    QCOMPARE(m_company->tell(other, task, result).status, 404);
    QCOMPARE(m_company->tell(m_agent, QJsonObject{{u"id"_s, AgentTaskId::create().toString()}}, result).status, 404);
    const AgentCompany elsewhere([this](const QByteArray &method, const QByteArray &path, const QByteArray &token, const QByteArray &body,
                                        const QHash<QByteArray, QByteArray> &headers) { return m_api->send(method, path, token, body, headers); },
                                 m_api->token(Role::Admin, 1));
    const PlayedAgent foreign = elsewhere.agent();
    QCOMPARE(elsewhere.tell(foreign, task, result).status, 404);
    QCOMPARE(AgentCompany::textIn(elsewhere.tell({m_agent.id, foreign.credential}, task, result), "code"), "not-this-agent");
    QCOMPARE(m_company->tasks(m_agent), QJsonArray{task});
}

void TestAgentTasks::resultsAreBounded()
{
    const QByteArray own = m_company->target(m_staging, m_agent, u"web"_s, {{u"deploymentDirectory"_s, u"/srv/web"_s}});
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", sticker()).status, 200);
    const QJsonValue task = asked(m_agent);
    QJsonObject large;
    for (int i = 0; i < 1'000; ++i)
        large.insert(u"o%1"_s.arg(i), QString(1'000, u'x'));
    QCOMPARE(m_company->tell(m_agent, task, {{u"success"_s, true}, {u"outputs"_s, large}}).status, 413);
    QCOMPARE(m_company->tell(m_agent, task, {}).status, 422);
    QCOMPARE(m_company->tell(m_agent, task, {{u"success"_s, u"yes"_s}}).status, 422);
    QCOMPARE(m_company->tell(m_agent, task, {{u"success"_s, true}, {u"startedAt"_s, u"yesterday"_s}}).status, 422);
    QCOMPARE(m_company->tell(m_agent, task, {{u"success"_s, true}, {u"nonsense"_s, 1}}).status, 422);
    QCOMPARE(m_company->tasks(m_agent).size(), 1);
    const Answer odd = m_company->tell(m_agent, task,
                                       {{u"success"_s, true},
                                        {u"startedAt"_s, u"1970-01-01T00:00:07Z"_s},
                                        {u"completedAt"_s, u"2189-01-01T00:00:00Z"_s},
                                        {u"outputs"_s, QJsonObject{{u"sha256"_s, QJsonArray{1}}, {u"more"_s, QJsonObject{{u"a"_s, 1}}}}},
                                        {u"error"_s, {}}});
    QCOMPARE(odd.status, 200);
    QVERIFY(*parseInstant(wordIn(odd.object(), "completedAt").toStdString()) <= Clock::system().now());
}

void TestAgentTasks::aMachineThatReplacesAnotherDoesWhatThatWasAsked()
{
    const QByteArray own = m_company->target(m_staging, m_agent, u"web"_s, {{u"deploymentDirectory"_s, u"/srv/web"_s}});
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", sticker()).status, 200);
    const QJsonValue task = asked(m_agent);
    const PlayedAgent next = m_company->agent(u"agent-1"_s, {{u"autoAccept"_s, true}, {u"replace"_s, true}});
    QCOMPARE(next.id, m_agent.id);
    QCOMPARE(m_company->tell(m_agent, task, {{u"success"_s, true}}).status, 401);
    QCOMPARE(m_company->tasks(next), QJsonArray{task});
    QCOMPARE(m_company->tell(next, task, {{u"success"_s, true}}).status, 200);
    QVERIFY(m_company->tasks(next).isEmpty());
}

void TestAgentTasks::aTargetThatMovedToAnotherAgentIsLookedAtByThatOne()
{
    const PlayedAgent other = m_company->agent(u"agent-2"_s);
    QCOMPARE(m_company->beat(other).status, 200);
    const QByteArray own = m_company->target(m_staging, m_agent);
    Asking asking = check(own);
    const QJsonValue task = asked(m_agent);
    QString snapshot;
    QCOMPARE(m_company->push(m_agent, own, &snapshot).status, 202);
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own, {{u"connection"_s, AgentCompany::byAgent(other)}}).status, 200);
    QVERIFY(m_company->tasks(m_agent).isEmpty());
    QCOMPARE(m_company->push(m_agent, own, nullptr, u"restarting"_s, 2).status, 403);
    QCOMPARE(m_company->tell(m_agent, task, AgentCompany::done(snapshot)).status, 200);
    const QJsonValue anew = asked(other);
    QCOMPARE(wordIn(anew.toObject(), "targetId"), QString::fromLatin1(own));
    QCOMPARE(m_company->push(other, own, &snapshot).status, 202);
    QCOMPARE(m_company->tell(other, anew, AgentCompany::done(snapshot)).status, 200);
    QCOMPARE(AgentCompany::textIn(asking.answer(), "status"), "healthy");
}

void TestAgentTasks::aTargetThatWasDeletedIsNotAskedFor()
{
    const QByteArray own = m_company->target(m_staging, m_agent);
    Asking asking = check(own);
    const QJsonValue task = asked(m_agent);
    QCOMPARE(m_company->admin("DELETE", "/api/v1/targets/" + own).status, 200);
    QVERIFY(m_company->tasks(m_agent).isEmpty());
    QCOMPARE(m_company->tell(m_agent, task, AgentCompany::done(SnapshotId::create().toString())).status, 200);
    QCOMPARE(asking.answer().status, 404);
}

void TestAgentTasks::whoAsksTwiceAsksOnce()
{
    const QByteArray own = m_company->target(m_staging, m_agent);
    Asking first = check(own);
    const QJsonValue old = asked(m_agent);
    Asking second = check(own); // the agent may have begun, so it has to look anew for this one
    QJsonValue anew = old;
    QTRY_VERIFY_WITH_TIMEOUT((anew = m_company->tasks(m_agent).last()) != old, 8'000);
    QCOMPARE(m_company->tasks(m_agent).size(), 1);
    QString snapshot;
    QCOMPARE(m_company->push(m_agent, own, &snapshot).status, 202);
    QCOMPARE(m_company->tell(m_agent, anew, AgentCompany::done(snapshot)).status, 200);
    QCOMPARE(AgentCompany::textIn(first.answer(), "status"), "healthy");
    QCOMPARE(AgentCompany::textIn(second.answer(), "status"), "healthy");
    QCOMPARE(wordIn(m_company->tell(m_agent, old, {{u"success"_s, false}}).object(), "status"), u"succeeded"_s); // it was answered with the newer one
}

void TestAgentTasks::aStickerIsWrittenOnTheHost()
{
    const QByteArray own = m_company->target(m_staging, m_agent, u"web"_s, {{u"deploymentDirectory"_s, u"/srv/web"_s}});
    const QByteArray path = "/api/v1/targets/" + own + "/sticker";
    QCOMPARE(m_company->admin("PUT", path, sticker(u"one"_s)).status, 200);
    const QJsonValue old = asked(m_agent);
    QJsonObject byHand = sticker(u"two"_s);
    byHand.insert(u"source"_s, u"console"_s);
    byHand.insert(u"reason"_s, u"deployed by hand"_s);
    QCOMPARE(m_company->admin("PUT", path, byHand).status, 200);
    const QJsonArray tasks = m_company->tasks(m_agent);
    QCOMPARE(tasks.size(), 1); // the newest alone
    const QJsonObject task = tasks.first().toObject();
    QCOMPARE(wordIn(task, "type"), u"write-sticker"_s);
    QVERIFY(wordIn(task, "id") != wordIn(old.toObject(), "id"));
    QCOMPARE(task.value(u"payload"_s).toObject().value(u"sticker"_s).toObject(), m_company->admin("GET", path).object());
    QCOMPARE(m_company->tell(m_agent, task, {{u"success"_s, true}, {u"outputs"_s, QJsonObject{{u"sha256"_s, u"ab"_s}}}}).status, 200);
    QVERIFY(m_company->tasks(m_agent).isEmpty());
}

void TestAgentTasks::aStickerThatSaysNothingNewIsNotWritten()
{
    const QByteArray without = m_company->target(m_staging, m_agent, u"without"_s);
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + without + "/sticker", sticker()).status, 200);
    const QByteArray own = m_company->target(m_staging, m_agent, u"web"_s, {{u"deploymentDirectory"_s, u"/srv/web"_s}});
    QJsonObject refused = sticker();
    refused.insert(u"deployedAt"_s, u"2199-01-01T00:00:00Z"_s);
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", refused).status, 422);
    QVERIFY(m_company->tasks(m_agent).isEmpty());
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", sticker(u"current"_s)).status, 200);
    QJsonObject older = sticker(u"older"_s);
    older.insert(u"deployedAt"_s, u"2026-01-01T00:00:00Z"_s);
    QCOMPARE(m_company->admin("PUT", "/api/v1/targets/" + own + "/sticker", older).status, 200);
    const QJsonArray tasks = m_company->tasks(m_agent);
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks.first().toObject().value(u"payload"_s).toObject().value(u"sticker"_s).toObject().value(u"releaseName"_s).toString(), u"current"_s);
}

void TestAgentTasks::whatAnAgentSawIsAsOldAsItsPushSays()
{
    const PlayedAgent agent = m_company->agent(u"agent-of-two-clocks"_s);
    const QByteArray own = m_company->target(m_staging, agent, u"two-clocks"_s);
    const Instant now = Clock::system().now();
    const auto text = [](Instant at) { return QString::fromStdString(toRfc3339Milliseconds(at)); };
    QCOMPARE(m_company->beat(agent, 1, text(now + std::chrono::minutes(5))).status, 200); // the clock on its wall
    const auto push = [&](Instant observedAt, const QJsonValue &sentAt, qint64 sequence) {
        QJsonObject body{{u"snapshotId"_s, SnapshotId::create().toString()},
                         {u"sequence"_s, sequence},
                         {u"observedAt"_s, text(observedAt)},
                         {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, QString::fromLatin1(own)}, {u"components"_s, QJsonArray()}}}}};
        if (!sentAt.isUndefined())
            body.insert(u"sentAt"_s, sentAt);
        return m_company->say(agent, "POST", "/inventory", body).status;
    };
    const auto age = [&] {
        const auto at = m_company->admin("GET", "/api/v1/targets/" + own + "/inventory").object().value("observedAt"_L1).toString();
        return std::chrono::duration_cast<std::chrono::seconds>(Clock::system().now() - *parseInstant(at.toStdString())).count();
    };
    QCOMPARE(push(now - std::chrono::seconds(30), text(now), 1), 202); // by another clock of the agent, which is right
    QVERIFY2(age() >= 29 && age() < 45, qPrintable(QString::number(age())));
    QCOMPARE(push(now + std::chrono::hours(24) - std::chrono::seconds(10), text(now + std::chrono::hours(24)), 2), 202); // or is not
    QVERIFY2(age() >= 9 && age() < 25, qPrintable(QString::number(age())));
    QCOMPARE(push(now, u"yesterday"_s, 3), 422);
}

void TestAgentTasks::aClockThatIsAheadRefusesNothing_data()
{
    QTest::addColumn<int>("skew");   // seconds that its heartbeat was ahead by
    QTest::addColumn<int>("before"); // the same of its first and its second push
    QTest::addColumn<int>("after");
    QTest::newRow("a little") << 20 << 20 << 20;
    QTest::newRow("five minutes") << 300 << 300 << 300;
    QTest::newRow("a day behind") << -86'400 << -86'400 << -86'400;
    QTest::newRow("set right since it was heard") << 300 << 300 << 0;
    QTest::newRow("set wrong since it was heard") << 0 << 0 << 3'600;
    QTest::newRow("set back by NTP") << 0 << 20 << -10;
    QTest::newRow("without a clock") << -1'790'000'000 << -1'790'000'000 << -1'790'000'000;
}

void TestAgentTasks::aClockThatIsAheadRefusesNothing()
{
    QFETCH(int, skew);
    QFETCH(int, before);
    QFETCH(int, after);
    const auto at = [](int seconds) { return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODateWithMs); };
    const QByteArray own = m_company->target(m_staging, m_agent);
    QCOMPARE(m_company->beat(m_agent, 2, at(skew)).status, 200);
    QCOMPARE(m_company->push(m_agent, own, nullptr, u"running"_s, 1, at(before)).status, 202);
    QCOMPARE(wordIn(m_company->shown(own), "healthStatus"), u"healthy"_s);
    QCOMPARE(m_company->push(m_agent, own, nullptr, u"restarting"_s, 2, at(after)).status, 202);
    QVERIFY2(wordIn(m_company->shown(own), "healthStatus") != u"healthy"_s, "the later one counts");
    QCOMPARE(m_company->push(m_agent, own, nullptr, u"running"_s, 1, at(before - 600)).status, 202);
    QVERIFY2(wordIn(m_company->shown(own), "healthStatus") != u"healthy"_s, "what was on its way for long changes nothing");
    const QJsonObject seen = m_company->admin("GET", "/api/v1/targets/" + own + "/inventory").object();
    const auto observed = *parseInstant(wordIn(seen, "observedAt").toStdString());
    QVERIFY(observed <= Clock::system().now());
    QVERIFY(Clock::system().now() - observed < std::chrono::seconds(60));
}

void TestAgentTasks::whatAnAgentTellsGrowsStaleByItsOwnInterval()
{
    const QByteArray own = m_company->target(m_staging, m_agent);
    const auto toldAgo = [&](std::chrono::seconds ago, qint64 sequence) {
        const PlayedAgent &agent = m_agent;
        return m_company->push(agent, own, nullptr, u"running"_s, sequence, QString::fromStdString(toRfc3339(Clock::system().now() - ago))).status;
    };
    const auto staleOnes = [&] {
        const QJsonObject of = m_company->admin("GET", "/api/v1/environments/" + m_staging).object().value(u"health"_s).toObject();
        const bool inList = m_company->admin("GET", "/api/v1/targets").array().first().toObject().value(u"healthStale"_s).toBool();
        const bool isStale = m_company->shown(own).value(u"healthStale"_s).toBool();
        return isStale == inList && of.value(u"stale"_s).toInt() == (isStale ? 1 : 0) ? QString(isStale ? u"stale"_s : u"fresh"_s) : u"they differ"_s;
    };
    QCOMPARE(toldAgo(std::chrono::seconds(16 * 60), 1), 202);
    QCOMPARE(staleOnes(), u"stale"_s);
    QCOMPARE(toldAgo(std::chrono::seconds(14 * 60), 2), 202);
    QCOMPARE(staleOnes(), u"fresh"_s);
    // Checked directly it would be stale after 90 s.
    QCOMPARE(
        m_company
            ->admin("PUT", "/api/v1/targets/" + own, {{u"connection"_s, QJsonObject{{u"host"_s, u"10.0.0.1"_s}, {u"via"_s, u"direct"_s}, {u"agentId"_s, {}}}}})
            .status,
        200);
    QCOMPARE(staleOnes(), u"stale"_s);
}

QTEST_GUILESS_MAIN(TestAgentTasks)
#include "tst_agenttasks.moc"
