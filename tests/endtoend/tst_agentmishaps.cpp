// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/instant.h"
#include "tests/support/servedapi.h"
#include "tests/support/values.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QByteArray agents = "/api/v1/agents";

QString codeIn(const Answer &answer)
{
    return answer.object().value(u"code"_s).toString();
}

QByteArray textIn(const Answer &answer, const char *member)
{
    return answer.object().value(QLatin1StringView(member)).toString().toLatin1();
}

QString nowText()
{
    return QString::fromStdString(toRfc3339Milliseconds(Clock::system().now()));
}

} // namespace

/// What goes wrong between agents and a server: answers that get lost or overtake each other, decisions made meanwhile, machines without a clock.
class TestAgentMishaps : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aRegistrationThatIsAskedForAgainUndoesNoDecision();
    void twoThatComeWithOneTokenAreOne();
    void aReplacedAgentIsStillKnownToHaveBeenHeard();
    void aHeartbeatThatWasOvertakenTakesNoCredentialAway();
    void rotationIsAskedForUnderACondition();
    void anAgentTellsWhatItCanDoNow();
    void anAgentWithoutAClockIsHeard_data();
    void anAgentWithoutAClockIsHeard();
    void oddPlatformsAreRefused_data();
    void oddPlatformsAreRefused();
    void labelsThatAreTooManyTogetherAreRefusedAtOnce();
    void anAgentOfADeletedEnvironmentIsRenamed();
    void anAgentSeesItsEnvironmentsOnly();
    void aCheckThatNobodyMadeChangesNothing();
    void whatWasKeptBackIsAsOldAsItIs();
    void aTargetNamesAnAgentThatIsThere();
    void aTargetNamesAnAgentThatCanLookAtIt();
    void anAgentThatDoesNotNameItsRunIsHeardAfterARestart();
    void whatCannotBeMeantIsRefused();

private:
    struct Enrolled
    {
        QByteArray id;
        QByteArray credential;
    };
    Answer admin(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {}, const QByteArray &match = "*") const
    {
        const QByteArray token = m_api->token(Role::Admin);
        return method == "GET" || method == "DELETE" ? m_api->send(method, path, token, QByteArray(), {{"If-Match", match}})
                                                     : m_api->send(method, path, token, body, {{"If-Match", match}});
    }
    QByteArray registrationToken(const QJsonObject &how = {{u"autoAccept"_s, true}}) const
    {
        return textIn(admin("POST", agents + "/registration-tokens", how), "token");
    }
    Answer enroll(const QByteArray &token, const QJsonObject &more = {}) const
    {
        QJsonObject body{{u"name"_s, u"agent-1"_s}, {u"version"_s, u"1.0.0"_s}, {u"machineId"_s, u"m-1"_s}};
        for (auto each = more.begin(); each != more.end(); ++each)
            body.insert(each.key(), each.value());
        return m_api->send("POST", agents + "/register", {}, body, {{"X-Agent-Token", token}});
    }
    static Enrolled enrolledBy(const Answer &answer) { return {textIn(answer, "agentId"), textIn(answer, "token")}; }
    Answer heartbeat(const Enrolled &who, qint64 sequence, const QJsonObject &more = {}) const
    {
        QJsonObject body{{u"sentAt"_s, nowText()}, {u"sequence"_s, sequence}, {u"version"_s, u"1.0.0"_s}, {u"bootId"_s, u"boot-1"_s}};
        for (auto each = more.begin(); each != more.end(); ++each)
            body.insert(each.key(), each.value());
        return m_api->send("POST", agents + '/' + who.id + "/heartbeat", who.credential, body);
    }
    QJsonObject shown(const Enrolled &who) const { return admin("GET", agents + '/' + who.id).object(); }
    QByteArray environment(const QString &name) const { return textIn(admin("POST", "/api/v1/environments", {{u"name"_s, name}}), "id"); }
    QByteArray target(const QByteArray &environment, const Enrolled &by) const
    {
        const QJsonObject connection{{u"host"_s, u"10.0.0.1"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(by.id)}};
        return textIn(admin("POST", "/api/v1/targets",
                            {{u"environmentId"_s, QString::fromLatin1(environment)},
                             {u"name"_s, u"web"_s},
                             {u"targetType"_s, u"docker_host"_s},
                             {u"connection"_s, connection}}),
                      "id");
    }
    Answer push(const Enrolled &who, const QByteArray &target, const QString &observedAt = nowText()) const
    {
        const QJsonObject component{{u"name"_s, u"api"_s}, {u"image"_s, u"registry.example.com/api:1"_s}, {u"state"_s, u"running"_s}};
        return push(who, {{u"targetId"_s, QString::fromLatin1(target)}, {u"components"_s, QJsonArray{component}}, {u"errors"_s, QJsonArray()}}, observedAt);
    }
    Answer push(const Enrolled &who, const QJsonObject &section, const QString &observedAt) const
    {
        const QJsonObject body{{u"snapshotId"_s, SnapshotId::create().toString()},
                               {u"sequence"_s, 1},
                               {u"kind"_s, u"full"_s},
                               {u"observedAt"_s, observedAt},
                               {u"collector"_s, u"agent/1.0.0"_s},
                               {u"targets"_s, QJsonArray{section}}};
        return m_api->send("POST", agents + '/' + who.id + "/inventory", who.credential, body);
    }

    std::unique_ptr<ServedApi> m_api;
};

void TestAgentMishaps::init()
{
    m_api = std::make_unique<ServedApi>();
}

void TestAgentMishaps::aRegistrationThatIsAskedForAgainUndoesNoDecision()
{
    const QByteArray token = registrationToken();
    const Enrolled lost = enrolledBy(enroll(token));
    QCOMPARE(admin("POST", agents + '/' + lost.id + "/deactivate").status, 200);
    const Answer again = enroll(token);
    QCOMPARE(again.status, 201);
    QCOMPARE(textIn(again, "lifecycle"), "inactive");
    QCOMPARE(shown(lost).value(u"lifecycle"_s).toString(), u"inactive"_s);
}

void TestAgentMishaps::twoThatComeWithOneTokenAreOne()
{
    const QByteArray token = registrationToken();
    std::array<Answer, 4> answers;
    std::vector<std::thread> callers;
    for (std::size_t i = 0; i < answers.size(); ++i) {
        callers.emplace_back([&, i] {
            const QString machine = i % 2 == 0 ? u"m-1"_s : QString(u"m-%1"_s.arg(i));
            answers[i] = enroll(token, {{u"name"_s, QString(u"agent-%1"_s.arg(i))}, {u"machineId"_s, machine}});
        });
    }
    for (std::thread &caller : callers)
        caller.join();
    QCOMPARE(admin("GET", agents).array().size(), 1);
    QByteArrayList live;
    for (const Answer &answer : answers) {
        QVERIFY2(answer.status == 201 || codeIn(answer) == u"registration-used", answer.body.constData());
        if (answer.status == 201 && heartbeat(enrolledBy(answer), 1).status == 200)
            live.append(textIn(answer, "token"));
    }
    QCOMPARE(live.size(), 1); // the last credential that was given out
}

void TestAgentMishaps::aReplacedAgentIsStillKnownToHaveBeenHeard()
{
    const Enrolled first = enrolledBy(enroll(registrationToken()));
    QCOMPARE(heartbeat(first, 8).status, 200);
    const Enrolled next = enrolledBy(enroll(registrationToken({{u"autoAccept"_s, true}, {u"replace"_s, true}})));
    QCOMPARE(next.id, first.id);
    QVERIFY(shown(next).value(u"lastSeenAt"_s).isString()); // else nobody ever held it for offline
    QVERIFY(heartbeat(next, 1, {{u"bootId"_s, u"boot-2"_s}}).object().value(u"wantInventory"_s).toBool());
    QCOMPARE(shown(next).value(u"lastSequence"_s).toInt(), 1);
}

void TestAgentMishaps::aHeartbeatThatWasOvertakenTakesNoCredentialAway()
{
    const Enrolled agent = enrolledBy(enroll(registrationToken()));
    QCOMPARE(heartbeat(agent, 1).status, 200);
    QCOMPARE(admin("POST", agents + '/' + agent.id + "/rotate").status, 200);
    // The second waited on its way until the third, sent after nobody answered the second, had been answered.
    const Enrolled next{agent.id, textIn(heartbeat(agent, 3), "rotateToken")};
    QVERIFY(!next.credential.isEmpty());
    const Answer overtaken = heartbeat(agent, 2);
    QCOMPARE(overtaken.status, 200);
    QVERIFY(overtaken.object().value(u"rotateToken"_s).isNull());
    QCOMPARE(heartbeat(next, 4).status, 200);
    QCOMPARE(heartbeat(agent, 5).status, 401);
}

void TestAgentMishaps::rotationIsAskedForUnderACondition()
{
    const Enrolled agent = enrolledBy(enroll(registrationToken()));
    const QByteArray tag = admin("GET", agents + '/' + agent.id).headers.value("etag");
    const Answer rotated = admin("POST", agents + '/' + agent.id + "/rotate", {}, tag);
    QVERIFY2(rotated.status == 200, rotated.body.constData());
    QCOMPARE(admin("PUT", agents + '/' + agent.id, {{u"name"_s, u"renamed"_s}}, tag).status, 200);
    QCOMPARE(admin("POST", agents + '/' + agent.id + "/rotate", {}, tag).status, 412);
}

void TestAgentMishaps::anAgentTellsWhatItCanDoNow()
{
    const Enrolled agent = enrolledBy(enroll(registrationToken(), {{u"capabilities"_s, QJsonArray{u"docker"_s}}}));
    const QJsonObject more{{u"capabilities"_s, QJsonArray{u"docker"_s, u"nomad"_s}}, {u"platform"_s, QJsonObject{{u"os"_s, u"linux"_s}}}};
    QCOMPARE(heartbeat(agent, 1, more).status, 200);
    QCOMPARE(shown(agent).value(u"capabilities"_s).toArray(), (QJsonArray{u"docker"_s, u"nomad"_s}));
    QCOMPARE(shown(agent).value(u"platform"_s).toObject(), (QJsonObject{{u"os"_s, u"linux"_s}}));
    const auto changes = [&] { return admin("GET", "/api/v1/changes?since=0&limit=1000").body; };
    const QByteArray before = changes();
    QCOMPARE(heartbeat(agent, 2, more).status, 200); // the same again is no news
    QCOMPARE(changes(), before);
}

void TestAgentMishaps::anAgentWithoutAClockIsHeard_data()
{
    QTest::addColumn<QString>("sentAt");
    QTest::addColumn<QString>("way");
    QTest::newRow("at its beginning") << u"1970-01-01T00:00:05.250Z"_s << u"behind"_s;
    QTest::newRow("on a leap day") << u"1972-02-29T23:59:59Z"_s << u"behind"_s;
    QTest::newRow("at the edge") << u"2000-01-01T00:00:00+02:00"_s << u"behind"_s;
    QTest::newRow("in a later century") << u"2242-01-01T00:00:00Z"_s << u"ahead"_s;
    QTest::newRow("at the last second") << u"2199-12-31T23:59:59Z"_s << u"ahead"_s;
    QTest::newRow("none") << u"yesterday"_s << QString();
    QTest::newRow("no day") << u"1970-02-30T00:00:00Z"_s << QString();
    QTest::newRow("no day of this year") << u"2026-02-29T00:00:00Z"_s << QString();
}

void TestAgentMishaps::anAgentWithoutAClockIsHeard()
{
    QFETCH(QString, sentAt);
    QFETCH(QString, way);
    const Enrolled agent = enrolledBy(enroll(registrationToken()));
    const Answer heard = heartbeat(agent, 1, {{u"sentAt"_s, sentAt}});
    QCOMPARE(heard.status, way.isEmpty() ? 422 : 200);
    QCOMPARE(shown(agent).value(u"status"_s).toString(), way.isEmpty() ? u"unknown"_s : u"online"_s);
    const QJsonObject warning = heard.object().value(u"warnings"_s).toArray().first().toObject();
    QVERIFY(way.isEmpty() || warning.value(u"message"_s).toString().contains(way));
}

void TestAgentMishaps::oddPlatformsAreRefused_data()
{
    QTest::addColumn<QString>("member");
    QTest::newRow("none") << QString();
    QTest::newRow("one that cannot be seen") << u"o\u0001s"_s;
    QTest::newRow("a long one") << QString(65, u'x');
}

void TestAgentMishaps::oddPlatformsAreRefused()
{
    QFETCH(QString, member);
    const QByteArray token = registrationToken();
    const Answer refused = enroll(token, {{u"platform"_s, QJsonObject{{member, u"linux"_s}}}});
    QVERIFY2(refused.status == 422, refused.body.left(300).constData());
    const Enrolled agent = enrolledBy(enroll(token));
    QCOMPARE(heartbeat(agent, 1, {{u"platform"_s, QJsonObject{{member, u"linux"_s}}}}).status, 422);
    QCOMPARE(heartbeat(agent, 2).status, 200);
}

void TestAgentMishaps::labelsThatAreTooManyTogetherAreRefusedAtOnce()
{
    const auto labels = [](char16_t first) {
        QJsonObject all;
        for (int i = 0; i < 64; ++i)
            all.insert(QChar(first) + QString::number(i), u"x"_s);
        return all;
    };
    const QByteArray token = registrationToken({{u"autoAccept"_s, true}, {u"labels"_s, labels(u'a')}});
    QCOMPARE(enroll(token, {{u"labels"_s, labels(u'b')}}).status, 422); // else no heartbeat of it would ever be taken
    const Enrolled agent = enrolledBy(enroll(token, {{u"labels"_s, labels(u'a')}}));
    QCOMPARE(heartbeat(agent, 1).status, 200);
}

void TestAgentMishaps::anAgentOfADeletedEnvironmentIsRenamed()
{
    const QByteArray gone = environment(u"gone"_s);
    const QJsonArray named{QString::fromLatin1(gone)};
    const Enrolled agent = enrolledBy(enroll(registrationToken({{u"autoAccept"_s, true}, {u"environmentIds"_s, named}})));
    QCOMPARE(admin("DELETE", "/api/v1/environments/" + gone).status, 200);
    const Answer renamed = admin("PUT", agents + '/' + agent.id, {{u"name"_s, u"renamed"_s}});
    QVERIFY2(renamed.status == 200, renamed.body.constData());
    QCOMPARE(renamed.object().value(u"environmentIds"_s).toArray(), named); // it is not let in everywhere
}

void TestAgentMishaps::anAgentSeesItsEnvironmentsOnly()
{
    const QByteArray staging = environment(u"staging"_s);
    const QJsonArray named{QString::fromLatin1(staging)};
    const Enrolled agent = enrolledBy(enroll(registrationToken({{u"autoAccept"_s, true}, {u"environmentIds"_s, named}})));
    const QByteArray own = target(staging, agent);
    const QByteArray elsewhere = target(environment(u"production"_s), agent);
    QCOMPARE(push(agent, own).status, 202);
    QCOMPARE(codeIn(push(agent, elsewhere)), u"not-this-agents-target"_s);
    QCOMPARE(admin("PUT", agents + '/' + agent.id, {{u"environmentIds"_s, QJsonArray()}}).status, 200);
    QCOMPARE(push(agent, elsewhere).status, 202);
}

void TestAgentMishaps::aCheckThatNobodyMadeChangesNothing()
{
    const Enrolled agent = enrolledBy(enroll(registrationToken()));
    const QByteArray own = target(environment(u"staging"_s), agent);
    QCOMPARE(push(agent, own).status, 202);
    const auto health = [&] { return textIn(admin("GET", "/api/v1/targets/" + own), "healthStatus"); };
    QCOMPARE(health(), "healthy");
    const Answer checked = m_api->send("POST", "/api/v1/targets/" + own + "/health-check", m_api->token(Role::Operator));
    QCOMPARE(checked.status, 200);
    QCOMPARE(codeIn(checked), u"agent-never-seen"_s);
    QCOMPARE(health(), "healthy"); // as its agent said
}

void TestAgentMishaps::whatWasKeptBackIsAsOldAsItIs()
{
    const Enrolled agent = enrolledBy(enroll(registrationToken()));
    const QByteArray own = target(environment(u"staging"_s), agent);
    QCOMPARE(push(agent, own, QString::fromStdString(toRfc3339(Clock::system().now() - std::chrono::hours(20)))).status, 202);
    const QJsonObject old = admin("GET", "/api/v1/targets/" + own).object();
    QCOMPARE(old.value(u"healthStatus"_s).toString(), u"healthy"_s);
    QVERIFY(old.value(u"healthStale"_s).toBool());
    QCOMPARE(push(agent, own).status, 202);
    QVERIFY(!admin("GET", "/api/v1/targets/" + own).object().value(u"healthStale"_s).toBool());
}

void TestAgentMishaps::aTargetNamesAnAgentThatIsThere()
{
    const QByteArray staging = environment(u"staging"_s);
    const Enrolled agent = enrolledBy(enroll(registrationToken()));
    const Answer made = m_api->send("POST", agents + "/registration-tokens", m_api->token(Role::Admin, 1), QJsonObject{{u"autoAccept"_s, true}});
    const Enrolled foreign = enrolledBy(enroll(textIn(made, "token")));
    QVERIFY(!foreign.id.isEmpty());
    const auto by = [](const QByteArray &id) {
        return QJsonObject{{u"host"_s, u"10.0.0.1"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(id)}};
    };
    const QByteArray own = target(staging, agent);
    const auto refused = [&](const Answer &answer) {
        const QJsonObject error = answer.object().value(u"errors"_s).toArray().first().toObject();
        return answer.status == 422 && error.value(u"pointer"_s) == u"/connection/agentId"_s && error.value(u"code"_s) == u"unknown-agent"_s;
    };
    for (const QByteArray &id : {QByteArray("0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"), foreign.id}) {
        QVERIFY(refused(admin(
            "POST", "/api/v1/targets",
            {{u"environmentId"_s, QString::fromLatin1(staging)}, {u"name"_s, u"other"_s}, {u"targetType"_s, u"docker_host"_s}, {u"connection"_s, by(id)}})));
        QVERIFY(refused(admin("PUT", "/api/v1/targets/" + own, {{u"connection"_s, by(id)}})));
    }
    // What names one that was revoked since can still be changed; nothing else may come to name it.
    QCOMPARE(admin("POST", agents + '/' + agent.id + "/revoke").status, 200);
    QCOMPARE(admin("PUT", "/api/v1/targets/" + own, {{u"name"_s, u"renamed"_s}}).status, 200);
    QVERIFY(target(staging, agent).isEmpty());
}

void TestAgentMishaps::aTargetNamesAnAgentThatCanLookAtIt()
{
    const QByteArray staging = environment(u"staging"_s);
    const Enrolled old = enrolledBy(enroll(registrationToken(), {{u"capabilities"_s, QJsonArray{u"docker"_s, u"nomad"_s}}}));
    const auto service = [&](const Enrolled &agent, const QString &name) {
        const QJsonObject connection{{u"region"_s, u"eu-west-1"_s},
                                     {u"cluster"_s, u"prod"_s},
                                     {u"service"_s, u"web"_s},
                                     {u"via"_s, u"agent"_s},
                                     {u"agentId"_s, QString::fromLatin1(agent.id)}};
        return admin(
            "POST", "/api/v1/targets",
            {{u"environmentId"_s, QString::fromLatin1(staging)}, {u"name"_s, name}, {u"targetType"_s, u"ecs_service"_s}, {u"connection"_s, connection}});
    };
    const Answer refused = service(old, u"first"_s);
    QCOMPARE(refused.status, 422);
    const QJsonObject error = refused.object().value(u"errors"_s).toArray().first().toObject();
    QCOMPARE(error.value(u"code"_s).toString(), u"agent-cannot"_s);
    QCOMPARE(error.value(u"pointer"_s).toString(), u"/connection/agentId"_s);
    QVERIFY2(error.value(u"message"_s).toString().contains(u"cannot check targets of this type"_s), refused.body.constData());
    // It gets a key, and says so with its next heartbeat.
    (void)heartbeat(old, 7, {{u"capabilities"_s, QJsonArray{u"docker"_s, u"nomad"_s, u"ecs"_s}}});
    const Answer made = service(old, u"first"_s);
    QVERIFY2(made.status == 201, made.body.constData());
    // What it has stays its own when it loses the key: it says so itself.
    (void)heartbeat(old, 8, {{u"capabilities"_s, QJsonArray{u"docker"_s}}});
    QCOMPARE(admin("PUT", "/api/v1/targets/" + textIn(made, "id"), {{u"name"_s, u"renamed"_s}}).status, 200);
    QCOMPARE(service(old, u"second"_s).status, 422);
    // One that names nothing is asked, and answers for itself.
    QCOMPARE(service(enrolledBy(enroll(registrationToken(), {{u"capabilities"_s, QJsonArray()}, {u"machineId"_s, u"m-other"_s}, {u"name"_s, u"agent-2"_s}})),
                     u"third"_s)
                 .status,
             201);
}

void TestAgentMishaps::anAgentThatDoesNotNameItsRunIsHeardAfterARestart()
{
    const Enrolled agent = enrolledBy(enroll(registrationToken()));
    const auto says = [&](qint64 sequence, const QString &version) {
        (void)heartbeat(agent, sequence, {{u"bootId"_s, QString()}, {u"version"_s, version}});
        return shown(agent).value(u"version"_s).toString();
    };
    QCOMPARE(says(5, u"1.0.0"_s), u"1.0.0"_s);
    QCOMPARE(says(5, u"9.9.9"_s), u"1.0.0"_s); // the same again
    QCOMPARE(says(1, u"1.1.0"_s), u"1.1.0"_s); // nobody can tell it from a new run
    QCOMPARE(says(2, u"1.2.0"_s), u"1.2.0"_s);
}

void TestAgentMishaps::whatCannotBeMeantIsRefused()
{
    const QByteArray token = registrationToken();
    const QJsonObject machine{{u"name"_s, u"agent-1"_s}, {u"version"_s, u"1.0.0"_s}};
    const Answer two = m_api->send("POST", agents + "/register", {}, machine, {{"X-Agent-Token", token}, {"X-Registration-Token", registrationToken()}});
    QCOMPARE(two.status, 400);
    QCOMPARE(enroll(token, {{u"name"_s, QString(10'000, u'n')}}).status, 422);
    const Enrolled agent = enrolledBy(enroll(token));
    for (const QJsonValue &sequence : {QJsonValue(1e19), QJsonValue(1.5), QJsonValue(-1), QJsonValue(u"1"_s), QJsonValue()})
        QCOMPARE(heartbeat(agent, 0, {{u"sequence"_s, sequence}}).status, 422);
    QVERIFY(shown(agent).value(u"lastSeenAt"_s).isNull());
    QCOMPARE(heartbeat(agent, std::numeric_limits<qint64>::max(), {{u"bootId"_s, QString(128, u'b')}}).status, 200);
}

QTEST_GUILESS_MAIN(TestAgentMishaps)
#include "tst_agentmishaps.moc"
