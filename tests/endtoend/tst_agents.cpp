// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/instant.h"
#include "tests/support/servedapi.h"
#include "tests/support/values.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QByteArray agents = "/api/v1/agents";
const QByteArray registrations = agents + "/registration-tokens";

QByteArray codeIn(const Answer &answer)
{
    return answer.object().value(u"code"_s).toString().toLatin1();
}

QString nowText()
{
    return QString::fromStdString(toRfc3339Milliseconds(Clock::system().now()));
}

} // namespace

/// Agents by the API: how they come in, what they may say, and what becomes of one whose answers get lost.
class TestAgents : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void oneComesInWithATokenAndIsSeen();
    void onlyAnAcceptedOneTellsWhatRuns();
    void aRegistrationTokenLetsInOneMachineOnce();
    void aLostAnswerToARegistrationIsAskedForAgain();
    void aMachineIsRegisteredOnceUnlessItIsReplaced();
    void aTokenOpensNothingElse();
    void aRevokedAgentIsToldSo();
    void aHeartbeatThatComesTwiceSaysNothingNew();
    void aClockThatIsOffIsSaid();
    void itsOwnChecksMakeItDegraded();
    void aCredentialIsReplacedWithoutBeingLost();
    void itTellsOfItsOwnTargetsOnly();
    void whatItSeesSaysHowATargetIs();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void theListIsNarrowed();
    void peopleRenameItAndItStaysWhatItIs();
    void noAgentOfAnotherTenantIsThere();
    void noCredentialIsKeptOrLogged();
    void everythingIsInTheAuditLog();

private:
    Answer admin(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {}, int tenant = 0) const
    {
        return method == "GET" || method == "DELETE" ? m_api->send(method, path, m_api->token(Role::Admin, tenant), QByteArray(), {{"If-Match", "*"}})
                                                     : m_api->send(method, path, m_api->token(Role::Admin, tenant), body, {{"If-Match", "*"}});
    }
    QByteArray registrationToken(QJsonObject body = {{u"autoAccept"_s, true}}, int tenant = 0) const
    {
        const Answer made = admin("POST", registrations, body, tenant);
        return made.status == 201 ? made.object().value(u"token"_s).toString().toLatin1() : made.body;
    }
    static QJsonObject machine(const QString &name = u"agent-prod-01"_s, const QString &machineId = u"m-1"_s)
    {
        return {{u"name"_s, name},
                {u"version"_s, u"1.0.0"_s},
                {u"capabilities"_s, QJsonArray{u"docker"_s, u"compose"_s}},
                {u"labels"_s, QJsonObject{{u"datacenter"_s, u"us-east-1"_s}}},
                {u"machineId"_s, machineId},
                {u"platform"_s, QJsonObject{{u"os"_s, u"linux"_s}, {u"arch"_s, u"x86_64"_s}}}};
    }
    Answer enroll(const QByteArray &token, const QJsonObject &body, const QByteArray &field = "X-Agent-Token") const
    {
        return m_api->send("POST", agents + "/register", {}, body, {{field, token}});
    }
    struct Enrolled
    {
        QByteArray id;
        QByteArray credential;
    };
    Enrolled enrolled(const QJsonObject &how = {{u"autoAccept"_s, true}}, const QJsonObject &who = machine(), int tenant = 0) const
    {
        const Answer answer = enroll(registrationToken(how, tenant), who);
        if (answer.status != 201)
            qWarning("%s", answer.body.constData());
        return {answer.object().value(u"agentId"_s).toString().toLatin1(), answer.object().value(u"token"_s).toString().toLatin1()};
    }
    static QJsonObject beat(qint64 sequence, QJsonObject more = {})
    {
        more.insert(u"sentAt"_s, more.contains(u"sentAt"_s) ? more.value(u"sentAt"_s) : QJsonValue(nowText()));
        more.insert(u"sequence"_s, sequence);
        if (!more.contains(u"version"_s))
            more.insert(u"version"_s, u"1.0.0"_s);
        if (!more.contains(u"bootId"_s))
            more.insert(u"bootId"_s, u"boot-1"_s);
        return more;
    }
    Answer heartbeat(const Enrolled &who, const QJsonObject &body) const
    {
        return m_api->send("POST", agents + '/' + who.id + "/heartbeat", who.credential, body);
    }
    QJsonObject shown(const Enrolled &who) const { return admin("GET", agents + '/' + who.id).object(); }
    QByteArray target(const QByteArray &agent) const;
    static QJsonObject snapshot(const QByteArray &target)
    {
        const QJsonObject component{{u"name"_s, u"api"_s}, {u"image"_s, u"registry.example.com/api:1"_s}, {u"state"_s, u"running"_s}};
        const QJsonObject section{{u"targetId"_s, QString::fromLatin1(target)}, {u"components"_s, QJsonArray{component}}, {u"errors"_s, QJsonArray()}};
        return {{u"snapshotId"_s, SnapshotId::create().toString()},
                {u"sequence"_s, 1},
                {u"kind"_s, u"full"_s},
                {u"observedAt"_s, nowText()},
                {u"collector"_s, u"agent/1.0.0"_s},
                {u"targets"_s, QJsonArray{section}}};
    }

    std::unique_ptr<ServedApi> m_api;
};

void TestAgents::init()
{
    m_api = std::make_unique<ServedApi>();
}

QByteArray TestAgents::target(const QByteArray &agent) const
{
    const QByteArray environment = admin("POST", "/api/v1/environments", {{u"name"_s, QString(u"e"_s + QString::fromLatin1(agent.right(8)))}})
                                       .object()
                                       .value(u"id"_s)
                                       .toString()
                                       .toLatin1();
    const QJsonObject connection{{u"host"_s, u"10.0.0.1"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(agent)}};
    const Answer made = admin(
        "POST", "/api/v1/targets",
        {{u"environmentId"_s, QString::fromLatin1(environment)}, {u"name"_s, u"web"_s}, {u"targetType"_s, u"docker_host"_s}, {u"connection"_s, connection}});
    if (made.status != 201)
        qWarning("%s", made.body.constData());
    return made.object().value(u"id"_s).toString().toLatin1();
}

void TestAgents::oneComesInWithATokenAndIsSeen()
{
    for (const QByteArray &field : QByteArrayList{"X-Agent-Token", "X-Registration-Token"}) {
        const Answer came = enroll(registrationToken(), machine(QString::fromLatin1(field), QString::fromLatin1(field)), field);
        QVERIFY2(came.status == 201, came.body.constData());
        const QJsonObject said = came.object();
        QVERIFY(said.value(u"token"_s).toString().startsWith(u"tga_"));
        QCOMPARE(said.value(u"lifecycle"_s).toString(), u"active"_s);
        QCOMPARE(said.value(u"config"_s).toObject(),
                 (QJsonObject{{u"heartbeatInterval"_s, 30}, {u"inventoryInterval"_s, 300}, {u"taskPollInterval"_s, 5}, {u"logLevel"_s, u"info"_s}}));
        const Enrolled agent{said.value(u"agentId"_s).toString().toLatin1(), said.value(u"token"_s).toString().toLatin1()};
        QCOMPARE(shown(agent).value(u"status"_s).toString(), u"unknown"_s);
        QCOMPARE(shown(agent).value(u"statusReason"_s).toString(), u"never_seen"_s);
        QVERIFY(shown(agent).value(u"lastSeenAt"_s).isNull());

        const Answer heard = heartbeat(agent, beat(1));
        QVERIFY2(heard.status == 200, heard.body.constData());
        QVERIFY(heard.object().value(u"tasks"_s).toArray().isEmpty());
        QVERIFY(heard.object().value(u"wantInventory"_s).toBool());
        QVERIFY(heard.object().value(u"rotateToken"_s).isNull());
        QVERIFY(!heard.object().contains(u"warnings"_s));
        const QJsonObject now = shown(agent);
        QCOMPARE(now.value(u"status"_s).toString(), u"online"_s);
        QVERIFY(now.value(u"statusReason"_s).isNull());
        QVERIFY(now.value(u"lastSeenAt"_s).isString());
        QCOMPARE(now.value(u"capabilities"_s).toArray(), (QJsonArray{u"docker"_s, u"compose"_s}));
    }
}

void TestAgents::onlyAnAcceptedOneTellsWhatRuns()
{
    const Enrolled agent = enrolled(QJsonObject{{u"ttlSeconds"_s, 60}});
    const QByteArray one = target(agent.id);
    const auto push = [&] { return m_api->send("POST", agents + '/' + agent.id + "/inventory", agent.credential, snapshot(one)); };
    QCOMPARE(shown(agent).value(u"lifecycle"_s).toString(), u"pending"_s);
    QCOMPARE(heartbeat(agent, beat(1)).status, 200); // it lives, whatever people decide
    QCOMPARE(codeIn(push()), "agent-not-active");
    QCOMPARE(admin("POST", agents + '/' + agent.id + "/accept").object().value(u"lifecycle"_s).toString(), u"active"_s);
    QVERIFY2(push().status == 202, push().body.constData());
    QCOMPARE(admin("GET", "/api/v1/targets/" + one + "/inventory").object().value(u"collector"_s).toString(), u"agent/1.0.0"_s);
    QVERIFY(!heartbeat(agent, beat(2)).object().value(u"wantInventory"_s).toBool());
    QCOMPARE(admin("POST", agents + '/' + agent.id + "/deactivate").object().value(u"lifecycle"_s).toString(), u"inactive"_s);
    QCOMPARE(codeIn(push()), "agent-not-active");
    QCOMPARE(shown(agent).value(u"status"_s).toString(), u"online"_s);
}

void TestAgents::aRegistrationTokenLetsInOneMachineOnce()
{
    const QByteArray token = registrationToken();
    QCOMPARE(enroll(token, machine()).status, 201);
    QCOMPARE(codeIn(enroll(token, machine(u"other"_s, u"m-2"_s))), "registration-used");
    const Answer made = admin("POST", registrations, {{u"ttlSeconds"_s, 3600}});
    const QByteArray deleted = made.object().value(u"token"_s).toString().toLatin1();
    QCOMPARE(admin("DELETE", registrations + '/' + made.object().value(u"id"_s).toString().toLatin1()).status, 200);
    QCOMPARE(enroll(deleted, machine(u"other"_s, u"m-2"_s)).status, 401);
    QCOMPARE(enroll({}, machine(u"other"_s, u"m-2"_s)).status, 401);
    QCOMPARE(enroll("tgr_nonsense", machine(u"other"_s, u"m-2"_s)).status, 401);
    const Answer brief = admin("POST", registrations, {{u"ttlSeconds"_s, 1}});
    QTRY_COMPARE_WITH_TIMEOUT(enroll(brief.object().value(u"token"_s).toString().toLatin1(), {}).status, 401, 5'000);
}

void TestAgents::aLostAnswerToARegistrationIsAskedForAgain()
{
    const QByteArray token = registrationToken();
    const Answer lost = enroll(token, machine());
    const Answer again = enroll(token, machine());
    QVERIFY2(again.status == 201, again.body.constData());
    QCOMPARE(again.object().value(u"agentId"_s), lost.object().value(u"agentId"_s));
    const QByteArray id = again.object().value(u"agentId"_s).toString().toLatin1();
    QCOMPARE(heartbeat({id, lost.object().value(u"token"_s).toString().toLatin1()}, beat(1)).status, 401);
    QCOMPARE(codeIn(enroll(token, machine(u"other"_s, u"m-2"_s))), "registration-used");
    QCOMPARE(heartbeat({id, again.object().value(u"token"_s).toString().toLatin1()}, beat(1)).status, 200);
    QCOMPARE(codeIn(enroll(token, machine())), "registration-used"); // its answer arrived
}

void TestAgents::aMachineIsRegisteredOnceUnlessItIsReplaced()
{
    const Enrolled first = enrolled();
    QCOMPARE(heartbeat(first, beat(1)).status, 200);
    QCOMPARE(codeIn(enroll(registrationToken(), machine(u"again"_s))), "machine-registered");
    QCOMPARE(codeIn(enroll(registrationToken(), machine(u"AGENT-prod-01"_s, u"m-2"_s))), "name-taken");
    const Answer replaced = enroll(registrationToken({{u"autoAccept"_s, true}, {u"replace"_s, true}}), machine(u"again"_s));
    QVERIFY2(replaced.status == 201, replaced.body.constData());
    QCOMPARE(replaced.object().value(u"agentId"_s).toString().toLatin1(), first.id); // targets stay with it
    QCOMPARE(shown(first).value(u"name"_s).toString(), u"agent-prod-01"_s);
    QCOMPARE(heartbeat(first, beat(2)).status, 401);
    QCOMPARE(heartbeat({first.id, replaced.object().value(u"token"_s).toString().toLatin1()}, beat(1, {{u"bootId"_s, u"b2"_s}})).status, 200);
    // Those that have no id are nobody's twins.
    for (const QString &name : {u"a"_s, u"b"_s})
        QCOMPARE(enroll(registrationToken(), machine(name, {})).status, 201);
}

void TestAgents::aTokenOpensNothingElse()
{
    const Enrolled agent = enrolled();
    const Enrolled other = enrolled({{u"autoAccept"_s, true}}, machine(u"other"_s, u"m-2"_s));
    for (const QByteArray &token : {registrationToken(), agent.credential}) {
        for (const char *path : {"/api/v1/environments", "/api/v1/targets", "/api/v1/agents", "/api/v1/audit", "/api/v1/changes", "/api/v1/whoami"})
            QVERIFY2(m_api->send("GET", path, token).status == 403, path);
    }
    QCOMPARE(m_api->send("POST", agents + "/register", agent.credential, machine(u"third"_s, u"m-3"_s)).status, 403);
    QCOMPARE(m_api->send("POST", agents + '/' + agent.id + "/heartbeat", registrationToken(), beat(1)).status, 403);
    QCOMPARE(codeIn(m_api->send("POST", agents + '/' + other.id + "/heartbeat", agent.credential, beat(1))), "not-this-agent");
    QCOMPARE(codeIn(m_api->send("POST", agents + "/0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee/heartbeat", agent.credential, beat(1))), "not-this-agent");
    // Nor does what opens everything else.
    QCOMPARE(m_api->send("POST", agents + '/' + agent.id + "/heartbeat", m_api->token(Role::Admin), beat(1)).status, 403);
    QCOMPARE(m_api->send("POST", agents + "/register", m_api->token(Role::Admin), machine()).status, 403);
}

void TestAgents::aRevokedAgentIsToldSo()
{
    const Enrolled agent = enrolled();
    QCOMPARE(admin("POST", agents + '/' + agent.id + "/revoke").object().value(u"lifecycle"_s).toString(), u"revoked"_s);
    const Answer refused = heartbeat(agent, beat(1));
    QCOMPARE(refused.status, 403);
    QCOMPARE(codeIn(refused), "agent-revoked");
    QCOMPARE(codeIn(admin("POST", agents + '/' + agent.id + "/accept")), "agent-revoked");
    QCOMPARE(codeIn(admin("POST", agents + '/' + agent.id + "/rotate")), "agent-revoked");
    // Its machine comes in anew, as somebody else, and it is removed.
    const Enrolled anew = enrolled({{u"autoAccept"_s, true}}, machine(u"anew"_s));
    QVERIFY(anew.id != agent.id);
    QCOMPARE(admin("DELETE", agents + '/' + agent.id).status, 200);
    QCOMPARE(admin("GET", agents + '/' + agent.id).status, 404);
    QCOMPARE(codeIn(heartbeat(agent, beat(1))), "agent-revoked");
    QCOMPARE(heartbeat(anew, beat(1)).status, 200);
    target(anew.id);
    QCOMPARE(codeIn(admin("DELETE", agents + '/' + anew.id)), "agent-has-targets");
}

void TestAgents::aHeartbeatThatComesTwiceSaysNothingNew()
{
    const Enrolled agent = enrolled();
    QCOMPARE(heartbeat(agent, beat(7, {{u"version"_s, u"1.1.0"_s}})).status, 200);
    QCOMPARE(heartbeat(agent, beat(7, {{u"version"_s, u"9.9.9"_s}})).status, 200);
    QCOMPARE(heartbeat(agent, beat(6, {{u"version"_s, u"0.9.0"_s}})).status, 200);
    QCOMPARE(shown(agent).value(u"version"_s).toString(), u"1.1.0"_s);
    QCOMPARE(shown(agent).value(u"lastSequence"_s).toInt(), 7);
    // A new run of the program counts anew.
    QCOMPARE(heartbeat(agent, beat(1, {{u"version"_s, u"1.2.0"_s}, {u"bootId"_s, u"boot-2"_s}})).status, 200);
    QCOMPARE(shown(agent).value(u"version"_s).toString(), u"1.2.0"_s);
    QCOMPARE(shown(agent).value(u"lastSequence"_s).toInt(), 1);
}

void TestAgents::aClockThatIsOffIsSaid()
{
    const Enrolled agent = enrolled();
    const auto at = [](std::chrono::seconds off) { return QString::fromStdString(toRfc3339Milliseconds(Clock::system().now() + off)); };
    const Answer ahead = heartbeat(agent, beat(1, {{u"sentAt"_s, at(std::chrono::minutes(5))}}));
    QCOMPARE(ahead.object().value(u"warnings"_s).toArray().first().toObject().value(u"code"_s).toString(), u"agent-clock"_s);
    QVERIFY(std::abs(shown(agent).value(u"clockSkewMs"_s).toInt() - 300'000) < 5'000);
    QCOMPARE(shown(agent).value(u"status"_s).toString(), u"online"_s); // it was heard by the server's clock
    const Answer behind = heartbeat(agent, beat(2, {{u"sentAt"_s, at(-std::chrono::hours(24))}}));
    QVERIFY(behind.object().value(u"warnings"_s).toArray().first().toObject().value(u"message"_s).toString().contains(u"behind"));
    QCOMPARE(shown(agent).value(u"status"_s).toString(), u"online"_s);
    QVERIFY(!heartbeat(agent, beat(3)).object().contains(u"warnings"_s));
}

void TestAgents::itsOwnChecksMakeItDegraded()
{
    const Enrolled agent = enrolled();
    const auto checks = [](const char *status) {
        return QJsonObject{
            {u"checks"_s, QJsonArray{QJsonObject{{u"name"_s, u"docker"_s}, {u"status"_s, QLatin1StringView(status)}, {u"message"_s, u"24.0.7"_s}}}}};
    };
    QCOMPARE(heartbeat(agent, beat(1, checks("unreachable"))).status, 200);
    QCOMPARE(shown(agent).value(u"status"_s).toString(), u"degraded"_s);
    QCOMPARE(shown(agent).value(u"statusReason"_s).toString(), u"self_check"_s);
    QCOMPARE(heartbeat(agent, beat(2, checks("healthy"))).status, 200);
    QCOMPARE(shown(agent).value(u"status"_s).toString(), u"online"_s);
}

void TestAgents::aCredentialIsReplacedWithoutBeingLost()
{
    const Enrolled agent = enrolled();
    QCOMPARE(heartbeat(agent, beat(1)).status, 200);
    QCOMPARE(admin("POST", agents + '/' + agent.id + "/rotate").status, 200);
    const Answer lost = heartbeat(agent, beat(2));
    const Answer again = heartbeat(agent, beat(3)); // the old one opens what it did
    const Enrolled early{agent.id, lost.object().value(u"rotateToken"_s).toString().toLatin1()};
    const Enrolled next{agent.id, again.object().value(u"rotateToken"_s).toString().toLatin1()};
    QVERIFY(next.credential.startsWith("tga_") && next.credential != early.credential);
    QCOMPARE(heartbeat(early, beat(4)).status, 401); // whose answer got lost
    const Answer used = heartbeat(next, beat(4));
    QCOMPARE(used.status, 200);
    QVERIFY(used.object().value(u"rotateToken"_s).isNull());
    QCOMPARE(heartbeat(agent, beat(5)).status, 401);
    QCOMPARE(heartbeat(next, beat(5)).status, 200);
}

void TestAgents::itTellsOfItsOwnTargetsOnly()
{
    const Enrolled agent = enrolled();
    const Enrolled other = enrolled({{u"autoAccept"_s, true}}, machine(u"other"_s, u"m-2"_s));
    const QByteArray own = target(agent.id);
    const QByteArray foreign = target(other.id);
    const auto push = [&](const QJsonObject &body) { return m_api->send("POST", agents + '/' + agent.id + "/inventory", agent.credential, body); };
    QCOMPARE(push(snapshot(own)).status, 202);
    QCOMPARE(shown(agent).value(u"targetIds"_s).toArray(), QJsonArray{QString::fromLatin1(own)});
    QJsonObject both = snapshot(own);
    QJsonArray sections = both.value(u"targets"_s).toArray();
    sections.append(snapshot(foreign).value(u"targets"_s).toArray().first());
    both.insert(u"targets"_s, sections);
    QCOMPARE(codeIn(push(both)), "not-this-agents-target");
    QCOMPARE(codeIn(push(snapshot("0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"))), "not-this-agents-target");
    QCOMPARE(admin("GET", "/api/v1/targets/" + foreign + "/inventory").status, 404); // nothing of it was kept
    QCOMPARE(push({}).status, 422);
}

void TestAgents::whatItSeesSaysHowATargetIs()
{
    const Enrolled agent = enrolled();
    const QByteArray own = target(agent.id);
    const auto push = [&](const char *state, const QJsonArray &errors = {}, const char *at = nullptr) {
        QJsonObject body = snapshot(own);
        QJsonObject section = body.value(u"targets"_s).toArray().first().toObject();
        QJsonObject component = section.value(u"components"_s).toArray().first().toObject();
        component.insert(u"state"_s, QLatin1StringView(state));
        section.insert(u"components"_s, errors.isEmpty() ? QJsonArray{component} : QJsonArray());
        section.insert(u"errors"_s, errors);
        body.insert(u"targets"_s, QJsonArray{section});
        if (at)
            body.insert(u"observedAt"_s, QLatin1StringView(at));
        return m_api->send("POST", agents + '/' + agent.id + "/inventory", agent.credential, body).status;
    };
    const auto health = [&] { return admin("GET", "/api/v1/targets/" + own).object().value(u"healthStatus"_s).toString(); };
    QCOMPARE(health(), u"unknown"_s);
    QCOMPARE(push("running"), 202);
    QCOMPARE(health(), u"healthy"_s);
    QTest::qWait(1'100); // times are kept to the second
    QCOMPARE(push("restarting"), 202);
    QVERIFY2(health() == u"degraded" || health() == u"unhealthy", qPrintable(health()));
    QCOMPARE(push("running", {}, "2026-01-01T00:00:00Z"), 202); // what was on its way for long changes nothing
    QVERIFY(health() != u"healthy");
    const QJsonObject flip = admin("GET", "/api/v1/targets/" + own + "/health-history").array().first().toObject();
    QCOMPARE(flip.value(u"source"_s).toString(), u"agent"_s);
    QTest::qWait(1'100);
    QCOMPARE(push("running", {u"Cannot connect to the Docker daemon"_s}), 202);
    QCOMPARE(health(), u"unknown"_s); // never: everything vanished
}

void TestAgents::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QJsonObject>("more");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QJsonObject &more, const char *pointer) { QTest::newRow(name) << more << QString::fromLatin1(pointer); };
    row("a name that cannot be seen", {{u"name"_s, u"a\u200Bb"_s}}, "/name");
    row("no name", {{u"name"_s, QJsonValue()}}, "/name");
    row("a name of spaces", {{u"name"_s, u"   "_s}}, "/name");
    row("a version that is a number", {{u"version"_s, 1}}, "/version");
    row("an odd capability", {{u"capabilities"_s, QJsonArray{u"Docker Engine"_s}}}, "/capabilities/0");
    row("a secret as a label", {{u"labels"_s, QJsonObject{{u"key"_s, u"AKIAIOSFODNN7EXAMPLE"_s}}}}, "/labels/key");
    row("a platform of numbers", {{u"platform"_s, QJsonObject{{u"cores"_s, 4}}}}, "/platform/cores");
    row("a long machine", {{u"machineId"_s, QString(129, u'm')}}, "/machineId");
    row("what nobody knows", {{u"nonsense"_s, 1}}, "/nonsense");
}

void TestAgents::whatIsWrongIsNamed()
{
    QFETCH(QJsonObject, more);
    QFETCH(QString, pointer);
    QJsonObject body = machine();
    for (auto each = more.begin(); each != more.end(); ++each)
        body.insert(each.key(), each.value());
    const QByteArray token = registrationToken();
    const Answer refused = enroll(token, body);
    QCOMPARE(refused.status, 422);
    QCOMPARE(refused.object().value(u"errors"_s).toArray().first().toObject().value(u"pointer"_s).toString(), pointer);
    QCOMPARE(enroll(token, machine()).status, 201); // the token was not used up
}

void TestAgents::theListIsNarrowed()
{
    const Enrolled online = enrolled();
    const Enrolled pending = enrolled({{u"autoAccept"_s, false}}, machine(u"b"_s, u"m-2"_s));
    QCOMPARE(heartbeat(online, beat(1)).status, 200);
    const auto found = [&](const QByteArray &query) {
        QByteArrayList ids;
        for (const auto each : admin("GET", agents + query).array())
            ids.append(each.toObject().value(u"id"_s).toString().toLatin1());
        return ids;
    };
    QCOMPARE(found({}), (QByteArrayList{online.id, pending.id}));
    QCOMPARE(found("?status=online"), QByteArrayList{online.id});
    QCOMPARE(found("?status=unknown"), QByteArrayList{pending.id});
    QCOMPARE(found("?lifecycle=pending"), QByteArrayList{pending.id});
    QCOMPARE(found("?capability=compose"), (QByteArrayList{online.id, pending.id}));
    QCOMPARE(found("?capability=nomad"), QByteArrayList());
    QCOMPARE(found("?limit=1"), QByteArrayList{online.id});
    QVERIFY(admin("GET", agents + "?limit=1").headers.value("link").contains("cursor="));
    QCOMPARE(admin("GET", agents + "?status=0").status, 400);
    QCOMPARE(admin("GET", agents + "?nonsense=1").status, 400);
}

void TestAgents::peopleRenameItAndItStaysWhatItIs()
{
    const Enrolled agent = enrolled();
    const Answer before = admin("GET", agents + '/' + agent.id);
    QCOMPARE(heartbeat(agent, beat(1)).status, 200); // moves no version
    const QByteArray tag = before.headers.value("etag");
    const auto put = [&](QJsonObject body, const QByteArray &match) {
        return m_api->send("PUT", agents + '/' + agent.id, m_api->token(Role::Admin), body, {{"If-Match", match}});
    };
    QJsonObject whole = before.object();
    whole.insert(u"name"_s, u"renamed"_s);
    const Answer renamed = put(whole, tag);
    QVERIFY2(renamed.status == 200, renamed.body.constData());
    QCOMPARE(renamed.object().value(u"name"_s).toString(), u"renamed"_s);
    QCOMPARE(put({{u"name"_s, u"again"_s}}, tag).status, 412);
    QCOMPARE(put({{u"environmentIds"_s, QJsonArray{u"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s}}}, "*").status, 422);
    QCOMPARE(heartbeat(agent, beat(2)).status, 200);
    QCOMPARE(shown(agent).value(u"name"_s).toString(), u"renamed"_s);
}

void TestAgents::noAgentOfAnotherTenantIsThere()
{
    const Enrolled agent = enrolled();
    const Enrolled twin = enrolled({{u"autoAccept"_s, true}}, machine(), 1); // the same machine, by the same name
    QVERIFY(!twin.id.isEmpty());
    for (const QByteArray &what : QByteArrayList{"", "/accept", "/revoke", "/rotate", "/deactivate"})
        QCOMPARE(admin(what.isEmpty() ? "GET" : "POST", agents + '/' + agent.id + what, {}, 1).status, 404);
    QCOMPARE(admin("GET", agents, {}, 1).array().size(), 1);
    QCOMPARE(codeIn(m_api->send("POST", agents + '/' + agent.id + "/heartbeat", twin.credential, beat(1))), "not-this-agent");
    QCOMPARE(heartbeat(twin, beat(1)).status, 200);
    QCOMPARE(shown(agent).value(u"status"_s).toString(), u"unknown"_s);
    const QByteArray own = target(agent.id);
    QCOMPARE(codeIn(m_api->send("POST", agents + '/' + twin.id + "/inventory", twin.credential, snapshot(own))), "not-this-agents-target");
}

void TestAgents::noCredentialIsKeptOrLogged()
{
    const Answer made = m_api->send("POST", registrations, m_api->token(Role::Admin), QJsonObject{{u"autoAccept"_s, true}}, {{"Idempotency-Key", "one"}});
    const QByteArray token = made.object().value(u"token"_s).toString().toLatin1();
    const Answer came = m_api->send("POST", agents + "/register", {}, machine(), {{"X-Agent-Token", token}, {"Idempotency-Key", "two"}});
    const QByteArray credential = came.object().value(u"token"_s).toString().toLatin1();
    QVERIFY(credential.startsWith("tga_"));
    const QByteArray said = admin("GET", "/api/v1/audit").body + admin("GET", registrations).body + admin("GET", agents).body;
    for (const QByteArray &secret : {token.right(43), credential.right(43)})
        QVERIFY(!said.contains(secret));
    const Answer again = m_api->send("POST", registrations, m_api->token(Role::Admin), QJsonObject{{u"autoAccept"_s, true}}, {{"Idempotency-Key", "one"}});
    QVERIFY(!again.headers.contains("idempotency-replayed")); // that would be a copy
}

void TestAgents::everythingIsInTheAuditLog()
{
    const Enrolled agent = enrolled(QJsonObject{{u"labels"_s, QJsonObject{{u"rack"_s, u"7"_s}}}});
    for (const char *what : {"/accept", "/accept", "/deactivate", "/revoke"})
        QCOMPARE(admin("POST", agents + '/' + agent.id + what).status, 200);
    QCOMPARE(admin("DELETE", agents + '/' + agent.id).status, 200);
    QStringList actions;
    for (const auto each : admin("GET", "/api/v1/audit").array())
        actions.prepend(each.toObject().value(u"action"_s).toString());
    QCOMPARE(
        actions.mid(actions.indexOf(u"agent-token.created"_s)),
        (QStringList{u"agent-token.created"_s, u"agent.registered"_s, u"agent.accepted"_s, u"agent.deactivated"_s, u"agent.revoked"_s, u"agent.deleted"_s}));
    QVERIFY(admin("GET", "/api/v1/audit/verify").object().value(u"valid"_s).toBool());
    const QJsonObject registered = admin("GET", "/api/v1/audit?action=agent.registered").array().first().toObject();
    QCOMPARE(registered.value(u"via"_s).toString(), u"agent"_s);
    QCOMPARE(registered.value(u"after"_s).toObject().value(u"labels"_s).toObject(), (QJsonObject{{u"datacenter"_s, u"us-east-1"_s}, {u"rack"_s, u"7"_s}}));
}

QTEST_GUILESS_MAIN(TestAgents)
#include "tst_agents.moc"
