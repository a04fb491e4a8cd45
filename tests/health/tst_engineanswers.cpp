// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockerprobe.h"

#include "tests/support/await.h"
#include "tests/support/fakeengine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QJsonObject with(QJsonObject object, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

QString idOf(QChar digit)
{
    return QString(64, digit);
}

/// A container with an id of its own that carries our label.
QJsonObject labelled(QChar id, const QString &component, const QString &state, const QString &status, qint64 created, const QJsonObject &labels = {})
{
    return with(container(u"c"_s + id, state, with({{u"tidegate.component"_s, component}}, labels), status), {{u"Id"_s, idOf(id)}, {u"Created"_s, created}});
}

QJsonObject compose(const QString &service, const QString &number, const QString &dependsOn = {})
{
    return {{u"com.docker.compose.project"_s, u"shop"_s},
            {u"com.docker.compose.service"_s, service},
            {u"com.docker.compose.container-number"_s, number},
            {u"com.docker.compose.depends_on"_s, dependsOn}};
}

QByteArray inspectionPath(QChar id)
{
    return "/v1.41/containers/" + idOf(id).toLatin1() + "/json";
}

QByteArray imagePath(const QString &digest)
{
    return "/v1.41/images/" + digest.toLatin1() + "/json";
}

const QByteArray endedByItself = R"({"State":{"ExitCode":0,"Error":"","OOMKilled":false},"HostConfig":{"RestartPolicy":{"Name":"no"}},"Config":{}})";

} // namespace

/// What engines answer in the field, and what becomes of it.
class TestEngineAnswers : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void workThatEndedWellIsCompleted_data();
    void workThatEndedWellIsCompleted();
    void composeSaysWhatIsToEndAndWhatIsToRun();
    void theLastRunOfAOneShotCounts();
    void leftoversAreNoReplicas();
    void composeSaysHowManyReplicasThereShouldBe();
    void swarmSaysWhatItGaveUp();
    void anUnreadableStrangerTouchesNobodyElse_data();
    void anUnreadableStrangerTouchesNobodyElse();
    void anExpectedImageThatMayNotBeReadIsSaid();
    void whatIsExpectedIsInspectedFirst();
    void leftoversAreNotInspected();
    void oneBadElementHidesNoOther_data();
    void oneBadElementHidesNoOther();
    void whatIsNotFoundBesideABadElementIsUnknown();
    void aContainerHasItsOwnNameAndThatOfItsService();
    void podmanSaysStartingWhereThereIsNoCheck_data();
    void podmanSaysStartingWhereThereIsNoCheck();
    void aLongListIsRead();
    void aListBeyondTheBoundIsUnknown();
    void aFloodOfContainersIsKeptWithinABound();

private:
    ProbeResult probe(const QStringList &expected = {}, std::chrono::milliseconds timeout = std::chrono::seconds(8)) const;
    static const ObservedComponent *find(const ProbeResult &result, const QString &name);

    std::unique_ptr<FakeEngine> m_engine;
};

void TestEngineAnswers::init()
{
    m_engine = std::make_unique<FakeEngine>();
}

ProbeResult TestEngineAnswers::probe(const QStringList &expected, std::chrono::milliseconds timeout) const
{
    ProbeTarget target;
    target.id = TargetId::create();
    target.connection = {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, m_engine->server.serverPort()}, {u"tlsEnabled"_s, false}};
    target.expectedComponents = expected;
    OutboundPolicy policy;
    policy.listedOnly = false;
    DockerProbe probe(policy, Clock::system(), timeout);
    const auto future = probe.probe(target);
    return isDoneWithin(future, 15'000) ? future.result() : ProbeResult();
}

const ObservedComponent *TestEngineAnswers::find(const ProbeResult &result, const QString &name)
{
    if (!result.inventory)
        return nullptr;
    const auto &components = result.inventory->components;
    const auto found = std::find_if(components.begin(), components.end(), [&](const auto &component) { return component.name == name; });
    return found == components.end() ? nullptr : &*found;
}

void TestEngineAnswers::workThatEndedWellIsCompleted_data()
{
    QTest::addColumn<QString>("engineState");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QByteArray>("inspection");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("health");
    const auto row = [](const char *name, const QString &status, const QByteArray &inspection, bool isDone, const QString &engineState = u"exited"_s) {
        QTest::newRow(name) << engineState << status << inspection << (isDone ? u"completed"_s : u"exited"_s) << (isDone ? u"healthy"_s : u"unhealthy"_s);
    };
    const auto policy = [](const char *word) -> QByteArray {
        return QByteArray(R"({"State":{"ExitCode":0},"HostConfig":{"RestartPolicy":{"Name":")") + word + R"("}}})";
    };
    const QString zero = u"Exited (0) 3 minutes ago"_s;
    row("never restarted", zero, policy("no"), true);
    row("restarted on failure", zero, policy("on-failure"), true);
    row("without a policy", zero, R"({"State":{"ExitCode":0},"HostConfig":{}})", true);
    row("Podman's text", u"Exited"_s, policy("no"), true);
    row("Podman's word", zero, policy("no"), true, u"stopped"_s);
    row("with exit code 1", u"Exited (1) 3 minutes ago"_s, policy("no"), false);
    row("killed", u"Exited (137) 3 minutes ago"_s, policy("no"), false);
    row("another code in its inspection", zero, R"({"State":{"ExitCode":2}})", false);
    row("out of memory", zero, R"({"State":{"ExitCode":0,"OOMKilled":true}})", false);
    row("could not be started", zero, R"({"State":{"ExitCode":0,"Error":"no such device"}})", false);
    row("restarted always", zero, policy("always"), false);
    row("restarted unless stopped", zero, policy("unless-stopped"), false);
    row("a policy nobody knows", zero, policy("sometimes"), false);
    row("serves a port", zero, R"({"State":{"ExitCode":0},"HostConfig":{"PortBindings":{"80/tcp":[{"HostPort":"80"}]}}})", false);
    row("has a check", zero, R"({"State":{"ExitCode":0},"Config":{"Healthcheck":{"Test":["CMD","true"]}}})", false);
    row("its check is off", zero, R"({"State":{"ExitCode":0},"Config":{"Healthcheck":{"Test":["NONE"]}}})", true);
    row("not inspected", zero, "", false);
    row("never started", u"Created"_s, policy("no"), false, u"created"_s);
    row("being removed", u"Removal In Progress"_s, policy("no"), false, u"removing"_s);
    row("dead", u"Dead"_s, policy("no"), false, u"dead"_s);
}

void TestEngineAnswers::workThatEndedWellIsCompleted()
{
    QFETCH(QString, engineState);
    QFETCH(QString, status);
    QFETCH(QByteArray, inspection);
    QFETCH(QString, state);
    QFETCH(QString, health);
    m_engine->runs({labelled(u'1', u"migrate"_s, engineState, status, 100)});
    if (!inspection.isEmpty())
        m_engine->answers[inspectionPath(u'1')] = answer(200, inspection);
    const auto result = probe({u"migrate"_s});
    QVERIFY(find(result, u"migrate"_s));
    QCOMPARE(find(result, u"migrate"_s)->state, state);
    QCOMPARE(toString(result.report.status), health);
    QCOMPARE(find(result, u"migrate"_s)->replicasRunning, 0);
}

void TestEngineAnswers::composeSaysWhatIsToEndAndWhatIsToRun()
{
    const auto exited = [&](QChar id, const QString &service) {
        return with(container(service, u"exited"_s, compose(service, u"1"_s), u"Exited (0) 3 minutes ago"_s), {{u"Id"_s, idOf(id)}});
    };
    const QString conditions = u"migrate:service_completed_successfully:false,db:service_healthy:true"_s;
    m_engine->runs({exited(u'1', u"migrate"_s), exited(u'2', u"db"_s), container(u"web"_s, u"running"_s, compose(u"web"_s, u"1"_s, conditions), u"Up"_s)});
    // The job uses the image of the server, with its check.
    m_engine->answers[inspectionPath(u'1')] = answer(200, R"({"State":{"ExitCode":0},"Config":{"Healthcheck":{"Test":["CMD","true"]}}})");
    m_engine->answers[inspectionPath(u'2')] = answer(200, endedByItself);
    const auto result = probe({u"migrate"_s, u"web"_s});
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(find(result, u"migrate"_s)->state, u"completed"_s);
    QCOMPARE(find(result, u"db"_s)->state, u"exited"_s);
}

void TestEngineAnswers::theLastRunOfAOneShotCounts()
{
    m_engine->answers[inspectionPath(u'1')] = answer(200, endedByItself);
    m_engine->answers[inspectionPath(u'2')] = answer(200, endedByItself);
    const auto good = labelled(u'1', u"migrate"_s, u"exited"_s, u"Exited (0) 1 hour ago"_s, 200);
    const auto bad = labelled(u'2', u"migrate"_s, u"exited"_s, u"Exited (1) 2 hours ago"_s, 100);
    m_engine->runs({bad, good});
    QCOMPARE(toString(probe({u"migrate"_s}).report.status), u"healthy"_s);
    m_engine->runs({good, with(bad, {{u"Created"_s, 300}})});
    QCOMPARE(toString(probe({u"migrate"_s}).report.status), u"unhealthy"_s);
}

void TestEngineAnswers::leftoversAreNoReplicas()
{
    // docker stop web; docker rename web web-old; docker run --name web …
    m_engine->answers[inspectionPath(u'2')] = answer(200, endedByItself);
    m_engine->runs({labelled(u'1', u"web"_s, u"running"_s, u"Up 2 minutes"_s, 200), labelled(u'2', u"web"_s, u"exited"_s, u"Exited (0) 2 minutes ago"_s, 100),
                    labelled(u'3', u"web"_s, u"exited"_s, u"Exited (137) 2 days ago"_s, 50), labelled(u'4', u"web"_s, u"created"_s, u"Created"_s, 300)});
    const auto result = probe({u"web"_s});
    QCOMPARE(result.report.message, u"All expected components run (1)."_s);
    QCOMPARE(result.inventory->components.size(), 1);
    QCOMPARE(find(result, u"web"_s)->replicasDesired, 1);
    QCOMPARE(find(result, u"web"_s)->replicasRunning, 1);
}

void TestEngineAnswers::composeSaysHowManyReplicasThereShouldBe()
{
    const auto web = [](QChar id, const QString &number, const QString &state, const QString &status, qint64 created) {
        return labelled(id, u"web"_s, state, status, created, compose(u"web"_s, number));
    };
    const auto up = u"Up 2 minutes"_s;
    const auto crashed = u"Exited (1) 1 minute ago"_s;
    m_engine->runs({web(u'1', u"1"_s, u"running"_s, up, 200), web(u'2', u"2"_s, u"exited"_s, crashed, 200)});
    auto result = probe({u"web"_s});
    QCOMPARE(result.report.code, u"too-few-replicas"_s);
    QCOMPARE(find(result, u"web"_s)->replicasDesired, 2);
    QCOMPARE(find(result, u"web"_s)->replicasRunning, 1);

    // The same with another image: one replica too few, not a service that stands still.
    m_engine->answers[imagePath(digestA)] = answer(200, "{}");
    m_engine->runs({web(u'1', u"1"_s, u"running"_s, up, 200), with(web(u'2', u"2"_s, u"exited"_s, crashed, 200), {{u"ImageID"_s, digestA}})});
    QCOMPARE(probe({u"web"_s}).report.code, u"too-few-replicas"_s);

    // A predecessor has the number of what took its place.
    m_engine->runs({web(u'1', u"1"_s, u"running"_s, up, 200), web(u'2', u"1"_s, u"exited"_s, crashed, 100)});
    result = probe({u"web"_s});
    QCOMPARE(result.report.code, u"ok"_s);
    QCOMPARE(find(result, u"web"_s)->replicasDesired, 1);
}

void TestEngineAnswers::swarmSaysWhatItGaveUp()
{
    const auto task = [](QChar id, const QString &service, const QString &state, const QString &status) {
        const QJsonObject labels{{u"com.docker.swarm.service.name"_s, service},
                                 {u"com.docker.swarm.service.id"_s, QString(u"s-"_s + service)},
                                 {u"com.docker.swarm.node.id"_s, u"n1"_s}};
        return with(container(service + u".1.x"_s + id, state, labels, status), {{u"Id"_s, idOf(id)}});
    };
    const auto known = [](QChar id, const QString &desired, const QString &state, bool isJob = false) {
        QJsonObject each{{u"ServiceID"_s, u"s"_s},
                         {u"DesiredState"_s, desired},
                         {u"Status"_s, QJsonObject{{u"State"_s, state}, {u"ContainerStatus"_s, QJsonObject{{u"ContainerID"_s, idOf(id)}}}}}};
        if (isJob)
            each.insert(u"JobIteration"_s, QJsonObject());
        return each;
    };
    m_engine->runs({task(u'1', u"web"_s, u"running"_s, u"Up"_s), task(u'2', u"web"_s, u"exited"_s, u"Exited (1) 1 hour ago"_s),
                    task(u'3', u"api"_s, u"running"_s, u"Up"_s), task(u'4', u"api"_s, u"exited"_s, u"Exited (1) 1 hour ago"_s),
                    task(u'5', u"load"_s, u"exited"_s, u"Exited (0) 1 hour ago"_s), task(u'6', u"moved"_s, u"exited"_s, u"Exited (0) 1 hour ago"_s)});
    for (const auto id : {u'5', u'6'})
        m_engine->answers[inspectionPath(id)] = answer(200, endedByItself);
    const QByteArray path = "/v1.41/tasks?filters=%7B%22node%22%3A%5B%22n1%22%5D%7D";
    m_engine->answers[path] = answer(
        200,
        list({known(u'1', u"running"_s, u"running"_s), known(u'2', u"shutdown"_s, u"failed"_s), known(u'3', u"running"_s, u"running"_s), QJsonValue(),
              known(u'4', u"running"_s, u"failed"_s), known(u'5', u"complete"_s, u"complete"_s, true), known(u'6', u"shutdown"_s, u"complete"_s)}));
    auto result = probe({u"web"_s, u"load"_s});
    QCOMPARE(result.report.message, u"All expected components run (2)."_s);
    QCOMPARE(find(result, u"web"_s)->replicasDesired, 1);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 2);
    QCOMPARE(find(result, u"load"_s)->state, u"completed"_s);
    QVERIFY(!find(result, u"moved"_s));

    // A worker does not know; what stopped beside what runs is then a leftover, and nothing of a service is done.
    m_engine->answers[path] = answer(503, "{}");
    result = probe({u"web"_s});
    QCOMPARE(result.report.code, u"ok"_s);
    QCOMPARE(find(result, u"moved"_s)->state, u"exited"_s);
    QVERIFY(result.inventory->notes.isEmpty());
}

void TestEngineAnswers::anUnreadableStrangerTouchesNobodyElse_data()
{
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QString>("note");
    QTest::newRow("removed") << answer(404, "{}") << u"The image of old was removed from the engine; its digest is not known."_s;
    QTest::newRow("forbidden") << answer(403, "{}") << u"The image of old could not be read: The engine answers, but it does not allow “GET /images”."_s;
    QTest::newRow("broken") << answer(500, "{}") << u"The image of old could not be read: The engine answers with HTTP status 500."_s;
    QTest::newRow("another form") << answer(200, "[]") << u"The image of old could not be read: The engine answers in a form that Tidegate does not know."_s;
    QTest::newRow("not HTTP") << QByteArray("x\r\n") << u"The image of old could not be read: The other side does not answer in valid HTTP."_s;
    QTest::newRow("hangs") << QByteArray() << u"The image of old could not be read: The other side accepted the connection and then did not answer in time."_s;
}

void TestEngineAnswers::anUnreadableStrangerTouchesNobodyElse()
{
    QFETCH(QByteArray, answered);
    QFETCH(QString, note);
    m_engine->answers[imagePath(digestA)] = answered;
    m_engine->runs({with(container(u"old"_s, u"exited"_s, {}, u"Exited (1) 1 hour ago"_s), {{u"ImageID"_s, digestA}, {u"Id"_s, idOf(u'2')}}),
                    container(u"web"_s, u"running"_s, {}, u"Up"_s)});
    const auto result = probe({u"web"_s}, std::chrono::milliseconds(1'500));
    QCOMPARE(result.report.message, u"All expected components run (1)."_s);
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QVERIFY(result.inventory);
    QCOMPARE(result.inventory->errors, QStringList());
    QCOMPARE(result.inventory->notes, QStringList{note});
    QCOMPARE(find(result, u"web"_s)->repoDigests, QStringList{digestA});
}

void TestEngineAnswers::anExpectedImageThatMayNotBeReadIsSaid()
{
    m_engine->answers[imagePath(digestB)] = answer(403, "{}");
    m_engine->runs({container(u"web"_s, u"running"_s, {}, u"Up"_s)});
    const auto result = probe({u"web"_s});
    QCOMPARE(toString(result.report.status), u"degraded"_s);
    QCOMPARE(result.report.code, u"inventory-incomplete"_s);
    QVERIFY2(result.report.message.contains(u"GET /images"_s), qPrintable(result.report.message));
    QCOMPARE(result.inventory->errors, QStringList()); // its digest alone is unresolved
}

void TestEngineAnswers::whatIsExpectedIsInspectedFirst()
{
    QJsonArray containers;
    for (int i = 0; i < 700; ++i) {
        const QString id = u"%1"_s.arg(i, 64, 16, QChar(u'0'));
        containers.append(
            with(container(u"stranger%1"_s.arg(i), i % 2 ? u"running"_s : u"exited"_s), {{u"Id"_s, id}, {u"ImageID"_s, QString(u"sha256:"_s + id)}}));
    }
    containers.append(with(container(u"web"_s, u"running"_s), {{u"Id"_s, idOf(u'f')}}));
    m_engine->runs(containers);
    const auto result = probe({u"web"_s});
    QCOMPARE(find(result, u"web"_s)->repoDigests, QStringList{digestA});
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.inventory->errors, QStringList());
    QVERIFY(result.inventory->notes.contains(u"There are too many images and containers to inspect all of them."_s));
    QVERIFY(result.inventory->notes.size() <= 21);
    QVERIFY(m_engine->server.connections() <= 502);
}

void TestEngineAnswers::leftoversAreNotInspected()
{
    m_engine->runs({labelled(u'1', u"web"_s, u"running"_s, u"Up 2 minutes"_s, 200),
                    with(labelled(u'2', u"web"_s, u"exited"_s, u"Exited (0) 2 minutes ago"_s, 100), {{u"ImageID"_s, digestA}})});
    const auto result = probe({u"web"_s});
    QCOMPARE(result.inventory->notes, QStringList());
    QCOMPARE(m_engine->server.connections(), 3);
}

void TestEngineAnswers::oneBadElementHidesNoOther_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::addColumn<bool>("isReadable");
    const auto row = [](const char *name, const char *element, bool isReadable) { QTest::newRow(name) << QByteArray(element) << isReadable; };
    row("null", "null", false);
    row("a number", "7", false);
    row("a list", "[[]]", false);
    row("empty", "{}", false);
    row("an id of another type", R"({"Id":7,"Names":["/x"]})", false);
    row("an id that is a path", R"({"Id":"../../x","Names":["/x"]})", false);
    row("broken JSON", R"({"Id":})", false);
    row("dead, without a name", R"({"Id":"ee","Names":null,"State":"dead","Labels":null,"ImageID":null,"Ports":null})", true);
    row("without names", R"({"Id":"ee","Names":[],"State":"dead"})", true);
    row("names of another type", R"({"Id":"ee","Names":{"a":1},"State":"running","Labels":[1],"Created":"now"})", true);
    row("names of other types", R"({"Id":"ee","Names":[null,7,"","/"],"State":7,"Status":{},"Labels":{"tidegate.component":{}}})", true);
    row("a label in another encoding", "{\"Id\":\"ee\",\"Names\":[\"/x\"],\"Labels\":{\"a\":\"\xe4\"}}", true);
    row("brackets in a text", R"({"Id":"ee","Names":["/x"],"Labels":{"a":"]},\"{["}})", true);
}

void TestEngineAnswers::oneBadElementHidesNoOther()
{
    QFETCH(QByteArray, element);
    QFETCH(bool, isReadable);
    const QByteArray web = QJsonDocument(container(u"web"_s, u"running"_s, {}, u"Up"_s)).toJson(QJsonDocument::Compact);
    for (const QByteArray &body : {QByteArray("[" + element + "," + web + "]"), QByteArray(" [ " + web + " , " + element + " ] \n")}) {
        m_engine->answers["/v1.41/containers/json?all=1"] = answer(200, body);
        const auto result = probe({u"web"_s});
        QCOMPARE(result.report.message, u"All expected components run (1)."_s);
        QVERIFY(find(result, u"web"_s));
        QCOMPARE(result.inventory->errors, QStringList());
        QCOMPARE(result.inventory->components.size(), isReadable ? 2 : 1);
        QCOMPARE(result.inventory->notes.isEmpty(), isReadable);
    }
}

void TestEngineAnswers::whatIsNotFoundBesideABadElementIsUnknown()
{
    const QByteArray web = QJsonDocument(container(u"web"_s, u"running"_s, {}, u"Up"_s)).toJson(QJsonDocument::Compact);
    m_engine->answers["/v1.41/containers/json?all=1"] = answer(200, "[null," + web + "]");
    const auto result = probe({u"web"_s, u"worker"_s});
    QCOMPARE(toString(result.report.status), u"unknown"_s);
    QCOMPARE(result.report.message, u"1 of 2 expected components are well: worker is not among what could be read."_s);
    QCOMPARE(result.inventory->errors.size(), 1); // so that drift does not call it missing
    QVERIFY(find(result, u"web"_s));
}

void TestEngineAnswers::aContainerHasItsOwnNameAndThatOfItsService()
{
    auto linked = container(u"x"_s, u"running"_s, {}, u"Up"_s);
    linked.insert(u"Names"_s, QJsonArray{u"/web/db"_s, u"/api/database"_s, u"/db"_s});
    auto onlyLinks = with(linked, {{u"Id"_s, u"0123456789abcdef"_s}, {u"Names"_s, QJsonArray{u"/web/cache"_s}}});
    auto task = with(container(u"shop_web.1.k3xz0q"_s, u"running"_s, {{u"com.docker.swarm.service.name"_s, u"shop_web"_s}}), {{u"Id"_s, u"aa"_s}});
    auto labelledTask = with(
        task, {{u"Id"_s, u"ab"_s}, {u"Labels"_s, QJsonObject{{u"com.docker.swarm.service.name"_s, u"shop_api"_s}, {u"tidegate.component"_s, u"api"_s}}}});
    const auto blank = with(container(u"blank"_s, u"running"_s, {{u"tidegate.component"_s, u" \u00a0 "_s}}), {{u"Id"_s, u"ac"_s}});
    const auto onlyBlanks = with(blank, {{u"Id"_s, u"ad"_s}, {u"Names"_s, QJsonArray{u"/ "_s}}});
    m_engine->runs({linked, onlyLinks, task, labelledTask, blank, onlyBlanks});
    const auto result = probe();
    QVERIFY(find(result, u"blank"_s) && !find(result, u"blank"_s)->labelled);
    QStringList names;
    for (const auto &component : result.inventory->components)
        names.append(component.name);
    QCOMPARE(names, (QStringList{u"0123456789ab"_s, u"ad"_s, u"api"_s, u"blank"_s, u"db"_s, u"shop_web"_s}));
}

void TestEngineAnswers::podmanSaysStartingWhereThereIsNoCheck_data()
{
    QTest::addColumn<QByteArray>("inspection");
    QTest::addColumn<QString>("health");
    QTest::newRow("Podman 5") << QByteArray(R"({"State":{"Health":{"Status":"starting","FailingStreak":0,"Log":null}},"Config":{"Healthcheck":{}}})")
                              << QString();
    QTest::newRow("no configuration") << QByteArray(R"({"State":{"Healthcheck":{"Status":"starting"}}})") << QString();
    QTest::newRow("switched off") << QByteArray(R"({"State":{"Health":{"Status":"starting"}},"Config":{"Healthcheck":{"Test":["NONE"]}}})") << QString();
    QTest::newRow("empty word") << QByteArray(R"({"State":{"Health":{"Status":""}},"Config":{}})") << QString();
    QTest::newRow("a real one") << QByteArray(R"({"State":{"Health":{"Status":"starting"}},"Config":{"Healthcheck":{"Test":["CMD-SHELL","true"]}}})")
                                << u"starting"_s;
}

void TestEngineAnswers::podmanSaysStartingWhereThereIsNoCheck()
{
    QFETCH(QByteArray, inspection);
    QFETCH(QString, health);
    m_engine->answers["/_ping"] = answer(200, "OK", "Api-Version: 1.41\r\nServer: Libpod/5.6.0 (linux)\r\n");
    m_engine->answers[inspectionPath(u'1')] = answer(200, inspection);
    m_engine->runs({container(u"web"_s, u"running"_s, {}, u"Up 47 minutes (starting)"_s)});
    const auto result = probe({u"web"_s});
    QCOMPARE(find(result, u"web"_s)->health, health);
    QCOMPARE(toString(result.report.status), health.isEmpty() ? u"healthy"_s : u"degraded"_s);
}

void TestEngineAnswers::aLongListIsRead()
{
    QJsonArray containers;
    for (int i = 0; i < 60; ++i) {
        const QJsonObject labels{{u"tidegate.component"_s, u"c%1"_s.arg(i)}, {u"note"_s, QString(200'000, u'x')}};
        containers.append(with(container(u"c"_s, u"running"_s, labels), {{u"Id"_s, QString::number(i + 16, 16)}}));
    }
    m_engine->runs(containers);
    const auto result = probe({u"c0"_s, u"c59"_s});
    QCOMPARE(result.report.message, u"All expected components run (2)."_s);
    QCOMPARE(result.inventory->components.size(), 60);
}

void TestEngineAnswers::aListBeyondTheBoundIsUnknown()
{
    m_engine->answers["/v1.41/containers/json?all=1"] = "HTTP/1.1 200 OK\r\nContent-Length: 67108865\r\n\r\n";
    const auto result = probe({u"web"_s});
    QCOMPARE(result.report.code, u"answer-too-large"_s);
    QCOMPARE(toString(result.report.status), u"unknown"_s);
    QCOMPARE(result.report.message, u"The answer is larger than Tidegate accepts."_s);
    QVERIFY(!result.inventory);
}

void TestEngineAnswers::aFloodOfContainersIsKeptWithinABound()
{
    QJsonArray containers;
    for (int i = 0; i < 6'000; ++i)
        containers.append(with(container(u"a%1"_s.arg(i), u"running"_s, {}, u"Up"_s), {{u"Id"_s, QString::number(i + 16, 16)}}));
    containers.append(with(container(u"web"_s, u"running"_s, {}, u"Up"_s), {{u"Id"_s, idOf(u'f')}}));
    m_engine->runs(containers);
    const auto result = probe({u"web"_s});
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.inventory->components.size(), 5'000);
    QVERIFY(find(result, u"web"_s));
    QCOMPARE(result.inventory->notes, QStringList{u"There are too many components to keep all of them."_s});
}

QTEST_GUILESS_MAIN(TestEngineAnswers)
#include "tst_engineanswers.moc"
