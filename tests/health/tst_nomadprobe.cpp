// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadanswers.h"
#include "services/health/nomadprobe.h"

#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString pinned = u"r/api@sha256:"_s + QString(64, u'a');

QJsonObject task(const QString &name, const QString &hook = {}, const QJsonObject &meta = {}, bool sidecar = false)
{
    QJsonObject made{{u"Name"_s, name}, {u"Config"_s, QJsonObject{{u"image"_s, pinned}}}, {u"Meta"_s, meta}, {u"Lifecycle"_s, QJsonValue()}};
    if (!hook.isEmpty())
        made.insert(u"Lifecycle"_s, QJsonObject{{u"Hook"_s, hook}, {u"Sidecar"_s, sidecar}});
    return made;
}

QJsonObject group(const QString &name, int count, const QJsonArray &tasks)
{
    return {{u"Name"_s, name}, {u"Count"_s, count}, {u"Tasks"_s, tasks}};
}

QJsonObject job(const QString &type, const QJsonArray &groups, const QJsonObject &more = {})
{
    QJsonObject made{{u"ID"_s, u"we/b"_s}, {u"Type"_s, type}, {u"Stop"_s, false}, {u"Version"_s, 1}, {u"TaskGroups"_s, groups}};
    for (auto it = more.begin(); it != more.end(); ++it)
        made.insert(it.key(), it.value());
    return made;
}

QJsonObject running()
{
    return {{u"State"_s, u"running"_s}, {u"Failed"_s, false}};
}

QJsonObject dead(bool failed = false)
{
    return {{u"State"_s, u"dead"_s}, {u"Failed"_s, failed}};
}

/// Of group "g", on a node of its own.
QJsonObject allocation(const QString &name, const QString &status, const QJsonObject &tasks, int index, const QJsonObject &more = {})
{
    QJsonObject made{{u"ID"_s, u"a%1"_s.arg(index)},
                     {u"Name"_s, name},
                     {u"NodeID"_s, u"n%1"_s.arg(index)},
                     {u"TaskGroup"_s, u"g"_s},
                     {u"JobVersion"_s, 1},
                     {u"DesiredStatus"_s, u"run"_s},
                     {u"ClientStatus"_s, status},
                     {u"TaskStates"_s, tasks.isEmpty() ? QJsonValue() : QJsonValue(tasks)},
                     {u"CreateIndex"_s, index}};
    for (auto it = more.begin(); it != more.end(); ++it)
        made.insert(it.key(), it.value());
    return made;
}

} // namespace

/// Against recorded answers of Nomad 1.1.2, and made ones in the form of its documentation.
class TestNomadProbe : public QObject
{
    Q_OBJECT

private slots:
    void whatCarriesOurLabelIsOurs();
    void recordedJobsAreJudged_data();
    void recordedJobsAreJudged();
    void refusalsAreToldApart_data();
    void refusalsAreToldApart();
    void pinnedDigestsAreSeen();
    void theTokenGoesIntoItsOwnHeader();
    void onlyRunningAllocationsRun_data();
    void onlyRunningAllocationsRun();
    void replacedAllocationsAreNotCounted();
    void groupsAreCountedByTheirOwnCount();
    void hookTasksThatEndedAreCompleted();
    void whatStartsIsStarting();
    void batchWorkIsJudgedByHowItEnds_data();
    void batchWorkIsJudgedByHowItEnds();
    void jobsOnEveryNodeAreCountedByNodes();
    void parentsOfJobsRunNothingAndAreWell_data();
    void parentsOfJobsRunNothingAndAreWell();
    void aProxyCarriesNoLabelOfOurs();
    void oneBadElementHidesNoOther_data();
    void oneBadElementHidesNoOther();

private:
    static const ObservedComponent *find(const ProbeResult &result, const QString &name);
    ProbeResult probeMade(const QJsonObject &job, const QJsonArray &allocations, const QStringList &expected = {});
    ProbeResult probeBodies(const QJsonObject &job, const QByteArray &allocations, const QStringList &expected);
    static QByteArray recorded(const QString &name);
    ProbeResult probe(const QString &prefix, const QStringList &expected = {});
    ProbeResult probe(int status, const QHash<QByteArray, QByteArray> &bodies, const QStringList &expected);

    QList<QByteArray> m_requests;
};

QByteArray TestNomadProbe::recorded(const QString &name)
{
    QFile file(QFINDTESTDATA(QString(u"health/fixtures/nomad/"_s + name + u".json"_s)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

ProbeResult TestNomadProbe::probe(const QString &prefix, const QStringList &expected)
{
    const bool isStopped = prefix == u"stopped-"_s;
    return probe(200,
                 {{"/v1/job/we%2Fb?namespace=shop", recorded(prefix + u"job"_s)},
                  {"/v1/job/we%2Fb/allocations?namespace=shop", recorded(isStopped ? u"fail-allocs"_s : QString(prefix + u"allocs"_s))},
                  {"/v1/job/we%2Fb/deployments?namespace=shop",
                   prefix.startsWith(u"dk"_s) ? QByteArray("[]") : recorded(isStopped ? u"fail-deployments"_s : QString(prefix + u"deployments"_s))}},
                 expected);
}

ProbeResult TestNomadProbe::probe(int status, const QHash<QByteArray, QByteArray> &bodies, const QStringList &expected)
{
    ScriptedServer server([&](QSslSocket &socket, const QByteArray &request) {
        m_requests.append(request);
        const auto body = bodies.value(request.mid(4, request.indexOf(' ', 4) - 4), "job not found");
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " x\r\nX-Nomad-Index: 1\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                     + body);
        socket.disconnectFromHost();
    });
    ProbeTarget target;
    target.type = TargetType::NomadJob;
    target.connection = {
        {u"address"_s, u"http://127.0.0.1:%1"_s.arg(server.serverPort())}, {u"namespace"_s, u"shop"_s}, {u"jobId"_s, u"we/b"_s}, {u"tokenRef"_s, u"local:t"_s}};
    target.openSecret = [](const QString &) -> Result<QByteArray> { return QByteArray("secret-token\n"); };
    target.expectedComponents = expected;
    OutboundPolicy policy;
    policy.listedOnly = false;
    NomadProbe probe(policy);
    const auto future = probe.probe(target);
    return isDoneWithin(future, 5'000) ? future.result() : ProbeResult();
}

// A proxy that Connect injects and a log shipper are tasks of the job, but nobody released them.
void TestNomadProbe::whatCarriesOurLabelIsOurs()
{
    const auto job = readNomadJob(R"({"ID":"web","Type":"service","Version":3,"TaskGroups":[{"Name":"g","Count":1,"Tasks":[
        {"Name":"web","Meta":{"tidegate.component":"web frontend"},"Config":{"image":"web:1"}},
        {"Name":"api","Meta":null,"Config":{"image":"api:1","labels":[{"tidegate.component":"api"}]}},
        {"Name":"old","Config":{"image":"old:1","labels":{"tidegate.component":"old"}}},
        {"Name":"log-shipper","Config":{"image":"vector:1","labels":[{"team":"ops"}]}},
        {"Name":"connect-proxy-web","Kind":"connect-proxy:web","Config":{"image":"envoy:1"}}]}]})");
    QVERIFY(job);
    const QByteArray runs = R"({"State":"running"})";
    const auto allocations = readNomadAllocations(
        R"([{"ID":"a1","DesiredStatus":"run","ClientStatus":"running","JobVersion":3,"TaskGroup":"g","TaskStates":{"web":)" + runs + R"(,"api":)" + runs
            + R"(,"old":)" + runs + R"(,"log-shipper":)" + runs + R"(,"connect-proxy-web":)" + runs + "}}]",
        *job);
    QVERIFY(allocations);
    QStringList ours;
    QStringList strangers;
    for (const ObservedComponent &component : allocations->components)
        (component.labelled ? ours : strangers).append(component.name);
    ours.sort();
    strangers.sort();
    QCOMPARE(ours, (QStringList{u"api"_s, u"old"_s, u"web frontend"_s}));
    QCOMPARE(strangers, (QStringList{u"connect-proxy-web"_s, u"log-shipper"_s}));
}

void TestNomadProbe::recordedJobsAreJudged_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("runs") << QString() << QStringList{u"api"_s} << u"healthy"_s << u"ok"_s;
    QTest::newRow("runs without a sticker") << QString() << QStringList() << u"healthy"_s << u"ok"_s;
    QTest::newRow("lacks a component") << QString() << QStringList{u"api"_s, u"db"_s} << u"unhealthy"_s << u"component-missing"_s;
    QTest::newRow("rollout fails") << u"fail-"_s << QStringList() << u"degraded"_s << u"rollout-failing"_s;
    QTest::newRow("stopped") << u"stopped-"_s << QStringList() << u"unhealthy"_s << u"job-stopped"_s;
    QTest::newRow("docker task") << u"dk-"_s << QStringList() << u"healthy"_s << u"ok"_s;
}

void TestNomadProbe::recordedJobsAreJudged()
{
    QFETCH(QString, prefix);
    QFETCH(QStringList, expected);
    QFETCH(QString, status);
    QFETCH(QString, code);
    const auto result = probe(prefix, expected);
    QCOMPARE(result.report.code, code);
    QCOMPARE(toString(result.report.status), status);
    QVERIFY(!result.report.message.isEmpty());
    QVERIFY(result.inventory);
}

void TestNomadProbe::refusalsAreToldApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such job") << 404 << u"job-not-found"_s;
    QTest::newRow("no token") << 403 << u"access-denied"_s;
    QTest::newRow("broken") << 500 << u"engine-error"_s;
    QTest::newRow("something else") << 200 << u"malformed-answer"_s;
}

void TestNomadProbe::refusalsAreToldApart()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    const auto result = probe(status, {}, {});
    QCOMPARE(result.report.code, code);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
    QVERIFY(!result.inventory);
}

void TestNomadProbe::pinnedDigestsAreSeen()
{
    const auto docker = probe(u"dk-"_s);
    QCOMPARE(docker.inventory->components.size(), 1);
    QCOMPARE(docker.inventory->components.first().repoDigests, QStringList{u"sha256:9c01e258cff9d77ceda581a98b376c1df9a6c28def88589e55a9904776fcb036"_s});

    const auto plain = probe(QString());
    QCOMPARE(plain.inventory->components.size(), 1);
    QCOMPARE(plain.inventory->components.first().name, u"api"_s);
    QCOMPARE(plain.inventory->components.first().replicasRunning, 2);
    QVERIFY(plain.inventory->components.first().repoDigests.isEmpty());
}

void TestNomadProbe::theTokenGoesIntoItsOwnHeader()
{
    m_requests.clear();
    probe(QString());
    QCOMPARE(m_requests.size(), 3);
    for (const auto &request : m_requests) {
        QVERIFY(request.contains("\r\nX-Nomad-Token: secret-token\r\n"));
        QVERIFY(!request.contains("Authorization"));
    }
}

const ObservedComponent *TestNomadProbe::find(const ProbeResult &result, const QString &name)
{
    if (!result.inventory)
        return nullptr;
    const auto &components = result.inventory->components;
    const auto found = std::find_if(components.begin(), components.end(), [&](const auto &component) { return component.name == name; });
    return found == components.end() ? nullptr : &*found;
}

ProbeResult TestNomadProbe::probeBodies(const QJsonObject &job, const QByteArray &allocations, const QStringList &expected)
{
    return probe(200,
                 {{"/v1/job/we%2Fb?namespace=shop", QJsonDocument(job).toJson()},
                  {"/v1/job/we%2Fb/allocations?namespace=shop", allocations},
                  {"/v1/job/we%2Fb/deployments?namespace=shop", "[]"}},
                 expected);
}

ProbeResult TestNomadProbe::probeMade(const QJsonObject &job, const QJsonArray &allocations, const QStringList &expected)
{
    return probeBodies(job, QJsonDocument(allocations).toJson(), expected);
}

void TestNomadProbe::onlyRunningAllocationsRun_data()
{
    QTest::addColumn<QString>("status");
    for (const auto &status : {u"lost"_s, u"unknown"_s, u"failed"_s, u"complete"_s, u"of a later version"_s})
        QTest::newRow(qPrintable(status)) << status;
}

void TestNomadProbe::onlyRunningAllocationsRun()
{
    QFETCH(QString, status);
    // The client said last that the task runs, and is gone since.
    const auto result = probeMade(job(u"service"_s, {group(u"g"_s, 1, {task(u"api"_s)})}), {allocation(u"j.g[0]"_s, status, {{u"api"_s, running()}}, 1)},
                                  {u"api"_s});
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
    QVERIFY(find(result, u"api"_s));
    QCOMPARE(find(result, u"api"_s)->state, u"exited"_s);
    QCOMPARE(find(result, u"api"_s)->replicasRunning, 0);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 1);
}

void TestNomadProbe::replacedAllocationsAreNotCounted()
{
    const auto made = job(u"service"_s, {group(u"g"_s, 2, {task(u"api"_s)})});
    const QJsonObject runs{{u"api"_s, running()}};
    const auto second = allocation(u"j.g[1]"_s, u"running"_s, runs, 9);
    // A client was lost and came back as unknown; the scheduler replaced what it had, once by name and once by reference.
    auto result = probeMade(made,
                            {allocation(u"j.g[0]"_s, u"unknown"_s, runs, 1), allocation(u"j.g[0]"_s, u"lost"_s, runs, 2),
                             allocation(u"j.g[7]"_s, u"failed"_s, {{u"api"_s, dead(true)}}, 3, {{u"NextAllocation"_s, u"a4"_s}}),
                             allocation(u"j.g[0]"_s, u"running"_s, runs, 4), second,
                             allocation(u"j.g[1]"_s, u"complete"_s, {{u"api"_s, dead()}}, 5, {{u"DesiredStatus"_s, u"stop"_s}}),
                             allocation(u"j.g[1]"_s, u"running"_s, runs, 6, {{u"DesiredStatus"_s, u"evict"_s}})},
                            {u"api"_s});
    QCOMPARE(result.report.message, u"The job runs as it should; allocations: 2."_s);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 2);
    QCOMPARE(find(result, u"api"_s)->replicasRunning, 2);

    // Nothing replaced it: one of two runs, and inventory and health say the same.
    result = probeMade(made, {allocation(u"j.g[0]"_s, u"unknown"_s, runs, 1), second}, {});
    QCOMPARE(result.report.message, u"1 of 2 allocations run."_s);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 2);
    QCOMPARE(find(result, u"api"_s)->replicasRunning, 1);
}

void TestNomadProbe::groupsAreCountedByTheirOwnCount()
{
    const QJsonObject runs{{u"api"_s, running()}};
    const QJsonObject canary{{u"DeploymentStatus"_s, QJsonObject{{u"Canary"_s, true}, {u"Healthy"_s, true}}}};
    const auto two = job(u"service"_s, {group(u"g"_s, 1, {task(u"api"_s)}), group(u"h"_s, 1, {task(u"web"_s)})});
    // A canary in one group does not make up for what the other lacks.
    auto result = probeMade(two, {allocation(u"j.g[0]"_s, u"running"_s, runs, 1), allocation(u"j.g[0]"_s, u"running"_s, runs, 2, canary)}, {});
    QCOMPARE(result.report.message, u"1 of 2 allocations run."_s);

    // Three are asked for, the scheduler found room for two.
    const auto three = job(u"service"_s, {group(u"g"_s, 3, {task(u"api"_s)})});
    result = probeMade(three, {allocation(u"j.g[0]"_s, u"running"_s, runs, 1), allocation(u"j.g[1]"_s, u"running"_s, runs, 2)}, {u"api"_s});
    QCOMPARE(result.report.code, u"too-few-replicas"_s);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 3);
    QCOMPARE(find(result, u"api"_s)->replicasRunning, 2);
}

void TestNomadProbe::hookTasksThatEndedAreCompleted()
{
    const auto made = job(u"service"_s,
                          {group(u"g"_s, 1,
                                 {task(u"api"_s), task(u"migrate"_s, u"prestart"_s), task(u"warm"_s, u"poststart"_s), task(u"clean"_s, u"poststop"_s),
                                  task(u"log"_s, u"prestart"_s, {}, true)})});
    QJsonObject tasks{
        {u"api"_s, running()}, {u"migrate"_s, dead()}, {u"warm"_s, dead()}, {u"clean"_s, QJsonObject{{u"State"_s, u"pending"_s}}}, {u"log"_s, running()}};
    const QStringList expected{u"api"_s, u"migrate"_s, u"warm"_s, u"clean"_s, u"log"_s};
    auto result = probeMade(made, {allocation(u"j.g[0]"_s, u"running"_s, tasks, 1)}, expected);
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    for (const auto &name : {u"migrate"_s, u"warm"_s, u"clean"_s})
        QCOMPARE(find(result, name)->state, u"completed"_s);
    QCOMPARE(find(result, u"migrate"_s)->repoDigests.size(), 1); // still compared with the sticker
    QCOMPARE(find(result, u"log"_s)->state, u"running"_s);

    // A hook that failed, and work and helpers that are to run all the time, are no finished work.
    tasks.insert(u"warm"_s, dead(true));
    tasks.insert(u"log"_s, dead());
    result = probeMade(made, {allocation(u"j.g[0]"_s, u"running"_s, tasks, 1)}, expected);
    QCOMPARE(result.report.message, u"3 of 5 expected components are well: warm is not running; log is not running."_s);
}

void TestNomadProbe::whatStartsIsStarting()
{
    const auto made = job(u"service"_s, {group(u"g"_s, 2, {task(u"api"_s)})});
    const QJsonObject runs{{u"api"_s, running()}};
    // The client has not reported any task yet.
    auto result = probeMade(made, {allocation(u"j.g[0]"_s, u"running"_s, runs, 1), allocation(u"j.g[1]"_s, u"pending"_s, {}, 2)}, {u"api"_s});
    QCOMPARE(toString(result.report.status), u"degraded"_s);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 2);
    result = probeMade(made, {allocation(u"j.g[0]"_s, u"pending"_s, {{u"api"_s, QJsonObject{{u"State"_s, u"pending"_s}, {u"Restarts"_s, 3}}}}, 1)}, {u"api"_s});
    QCOMPARE(find(result, u"api"_s)->state, u"restarting"_s);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
}

void TestNomadProbe::batchWorkIsJudgedByHowItEnds_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QJsonArray>("allocations");
    QTest::addColumn<QString>("health");
    QTest::addColumn<QString>("state");
    const auto good = [](int index) { return allocation(u"j.g[%1]"_s.arg(index), u"complete"_s, {{u"api"_s, dead()}}, index); };
    const auto bad = [](int index) { return allocation(u"j.g[%1]"_s.arg(index), u"failed"_s, {{u"api"_s, dead(true)}}, index); };
    const auto busy = [](int index) { return allocation(u"j.g[%1]"_s.arg(index), u"running"_s, {{u"api"_s, running()}}, index); };
    const auto lost = [](int index) { return allocation(u"j.g[%1]"_s.arg(index), u"lost"_s, {{u"api"_s, running()}}, index); };
    for (const auto &type : {u"batch"_s, u"sysbatch"_s}) {
        QTest::addRow("%s, done", qPrintable(type)) << type << QJsonArray{good(0), good(1)} << u"healthy"_s << u"completed"_s;
        QTest::addRow("%s, under way", qPrintable(type)) << type << QJsonArray{good(0), busy(1)} << u"healthy"_s << u"running"_s;
        QTest::addRow("%s, one failed", qPrintable(type)) << type << QJsonArray{good(0), bad(1)} << u"unhealthy"_s << u"exited"_s;
        QTest::addRow("%s, one lost", qPrintable(type)) << type << QJsonArray{good(0), lost(1)} << u"unhealthy"_s << u"exited"_s;
    }
    auto again = good(1);
    again.insert(u"CreateIndex"_s, 7);
    QTest::newRow("batch, failed and done again") << u"batch"_s << QJsonArray{good(0), bad(1), again} << u"healthy"_s << u"completed"_s;
    QTest::newRow("batch, one not placed yet") << u"batch"_s << QJsonArray{good(0)} << u"degraded"_s << u"completed"_s;
}

void TestNomadProbe::batchWorkIsJudgedByHowItEnds()
{
    QFETCH(QString, type);
    QFETCH(QJsonArray, allocations);
    QFETCH(QString, health);
    QFETCH(QString, state);
    const auto result = probeMade(job(type, {group(u"g"_s, type == u"batch"_s ? 2 : 1, {task(u"api"_s)})}, {{u"Status"_s, u"dead"_s}}), allocations,
                                  {u"api"_s});
    QVERIFY(find(result, u"api"_s));
    QCOMPARE(find(result, u"api"_s)->state, state);
    QCOMPARE(toString(result.report.status), health);
}

void TestNomadProbe::jobsOnEveryNodeAreCountedByNodes()
{
    const auto made = job(u"system"_s, {group(u"g"_s, 1, {task(u"api"_s)})});
    const QJsonObject runs{{u"api"_s, running()}};
    // All have one name; a node that is drained or down is not eligible, and the scheduler no longer wants one there.
    const auto first = allocation(u"j.g[0]"_s, u"running"_s, runs, 1);
    const auto second = allocation(u"j.g[0]"_s, u"running"_s, runs, 2);
    const auto drained = allocation(u"j.g[0]"_s, u"complete"_s, {{u"api"_s, dead()}}, 3, {{u"DesiredStatus"_s, u"stop"_s}});
    auto result = probeMade(made, {first, second, drained}, {u"api"_s});
    QCOMPARE(result.report.message, u"The job runs as it should; allocations: 2."_s);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 2);
    result = probeMade(made, {first, allocation(u"j.g[0]"_s, u"failed"_s, {{u"api"_s, dead(true)}}, 2)}, {});
    QCOMPARE(result.report.message, u"1 of 2 allocations run."_s);
    QCOMPARE(find(result, u"api"_s)->replicasDesired, 2);
    QCOMPARE(find(result, u"api"_s)->replicasRunning, 1);
}

void TestNomadProbe::parentsOfJobsRunNothingAndAreWell_data()
{
    QTest::addColumn<QJsonObject>("kind");
    QTest::addColumn<QString>("infix");
    QTest::addColumn<QString>("last"); // how the newest child ended; empty: there is none
    QTest::addColumn<QString>("health");
    const QJsonObject periodic{{u"Periodic"_s, QJsonObject{{u"Enabled"_s, true}, {u"Spec"_s, u"0 3 * * *"_s}}}};
    const QJsonObject parameterized{{u"ParameterizedJob"_s, QJsonObject{{u"Payload"_s, u"optional"_s}}}, {u"Dispatched"_s, false}};
    for (const auto &[name, kind, infix] : {std::tuple("periodic", periodic, u"periodic"_s), std::tuple("parameterized", parameterized, u"dispatch"_s)}) {
        QTest::addRow("%s, never ran", name) << kind << infix << QString() << u"healthy"_s;
        QTest::addRow("%s, ran well", name) << kind << infix << u"complete"_s << u"healthy"_s;
        QTest::addRow("%s, runs", name) << kind << infix << u"running"_s << u"healthy"_s;
        QTest::addRow("%s, failed", name) << kind << infix << u"failed"_s << u"unhealthy"_s;
    }
    auto stopped = periodic;
    stopped.insert(u"Stop"_s, true);
    QTest::newRow("stopped") << stopped << u"periodic"_s << QString() << u"unhealthy"_s;
}

void TestNomadProbe::parentsOfJobsRunNothingAndAreWell()
{
    QFETCH(QJsonObject, kind);
    QFETCH(QString, infix);
    QFETCH(QString, last);
    QFETCH(QString, health);
    const auto made = job(u"batch"_s, {group(u"g"_s, 1, {task(u"api"_s)})}, kind);
    const QByteArray prefix = "we%2Fb%2F" + infix.toLatin1() + "-";
    const auto child = [&](const QString &end, int index) {
        return QJsonObject{{u"ID"_s, QString(u"we/b/"_s + infix + u'-' + end)}, {u"CreateIndex"_s, index}};
    };
    const QJsonArray children = last.isEmpty() ? QJsonArray() : QJsonArray{child(u"3"_s, 7), child(u"2"_s, 6), QJsonValue()};
    const auto result = probe(200,
                              {{"/v1/job/we%2Fb?namespace=shop", QJsonDocument(made).toJson()},
                               {"/v1/job/we%2Fb/allocations?namespace=shop", "[]"},
                               {"/v1/job/we%2Fb/deployments?namespace=shop", "[]"},
                               {"/v1/jobs?namespace=shop&prefix=" + prefix, QJsonDocument(children).toJson()},
                               {"/v1/job/" + prefix + "3/allocations?namespace=shop",
                                QJsonDocument(QJsonArray{allocation(u"j.g[0]"_s, last, {{u"api"_s, dead(last == u"failed"_s)}}, 1)}).toJson()}},
                              {u"api"_s});
    QCOMPARE(toString(result.report.status), health);
    if (health == u"healthy"_s) {
        QCOMPARE(find(result, u"api"_s)->state, u"completed"_s);
        QCOMPARE(find(result, u"api"_s)->repoDigests.size(), 1);
    }
}

void TestNomadProbe::aProxyCarriesNoLabelOfOurs()
{
    const auto made = job(
        u"service"_s,
        {group(u"g"_s, 1,
               {task(u"api"_s, {}, {{u"tidegate.component"_s, u"shop-api"_s}}), task(u"web"_s), task(u"connect-proxy-api"_s, u"prestart"_s, {}, true)})});
    const auto result = probeMade(
        made, {allocation(u"j.g[0]"_s, u"running"_s, {{u"api"_s, running()}, {u"web"_s, running()}, {u"connect-proxy-api"_s, running()}}, 1)}, {});
    QVERIFY(find(result, u"shop-api"_s) && find(result, u"shop-api"_s)->labelled);
    QVERIFY(!find(result, u"web"_s)->labelled);
    QVERIFY(!find(result, u"connect-proxy-api"_s)->labelled);
}

void TestNomadProbe::oneBadElementHidesNoOther_data()
{
    QTest::addColumn<QByteArray>("element");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("a text") << QByteArray("\"x\"");
    QTest::newRow("broken") << QByteArray("{\"ID\":}");
    QTest::newRow("other types") << QByteArray(R"({"ID":7,"Name":[],"DesiredStatus":{},"ClientStatus":1,"TaskStates":[1]})");
    QTest::newRow("tasks of other types") << QByteArray(R"({"DesiredStatus":"stop","TaskStates":{"api":null},"DeploymentStatus":[]})");
}

void TestNomadProbe::oneBadElementHidesNoOther()
{
    QFETCH(QByteArray, element);
    const auto made = job(u"service"_s, {group(u"g"_s, 1, {task(u"api"_s), QJsonObject()}), QJsonObject()});
    const auto good = QJsonDocument(allocation(u"j.g[0]"_s, u"running"_s, {{u"api"_s, running()}}, 1)).toJson();
    const auto result = probeBodies(made, "[" + element + "," + good + "]", {u"api"_s});
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.inventory->errors, QStringList());
    QCOMPARE(result.inventory->components.size(), 1);
}

QTEST_GUILESS_MAIN(TestNomadProbe)
#include "tst_nomadprobe.moc"
