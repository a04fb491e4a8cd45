// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/ecschecks.h"

#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// A row of what is judged.
void row(const char *name, const QJsonObject &service, const QJsonArray &runs, const char *status, const char *message, const QStringList &expected = {})
{
    QTest::newRow(name) << service << runs << expected << QString::fromLatin1(status) << QString::fromLatin1(message);
}

void addJudgedColumns()
{
    QTest::addColumn<QJsonObject>("service");
    QTest::addColumn<QJsonArray>("runs");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("message");
}

constexpr auto serviceWith = [](int desired, int running, const QJsonObject &more = {}, const QJsonObject &deployment = {}) {
    return EcsStandIn::service(desired, running, more, deployment);
};

} // namespace

/// Against a stand-in for Amazon ECS that recomputes every signature and holds every request and answer to the model of AWS.
class TestEcsProbe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void aServiceThatRunsIsHealthyAndListed();
    void servicesAreJudged_data();
    void servicesAreJudged() { judge(); }
    void rolloutsAreJudged_data();
    void rolloutsAreJudged() { judge(); }
    void whyTasksFailIsSaid_data();
    void whyTasksFailIsSaid();
    void manyTasksAreAskedForInPages();
    void definitionsGiveLabelsAndAreAskedForOnce();
    void withoutDefinitionsNothingIsCalledMissing();
    void oddAnswersAreNeverGreen_data();
    void oddAnswersAreNeverGreen();
    void spoiltAnswersCrashNothing();
    void recordedAnswersAreRead();

private:
    void judge();

    std::unique_ptr<EcsChecks> m_ecs;
};

void TestEcsProbe::initTestCase()
{
    m_ecs = std::make_unique<EcsChecks>();
    if (!m_ecs->aws.obstacle().isEmpty())
        QSKIP(qPrintable(m_ecs->aws.obstacle()));
}

void TestEcsProbe::init()
{
    m_ecs->reset();
}

void TestEcsProbe::cleanup()
{
    m_ecs->aws.takeRequests();
    QCOMPARE(m_ecs->aws.violations(), QStringList());
}

void TestEcsProbe::aServiceThatRunsIsHealthyAndListed()
{
    const auto result = m_ecs->check({}, {u"api"_s});
    QCOMPARE(result.report.message, u"The service runs as it should; tasks: 2."_s);
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QVERIFY(result.inventory && result.inventory->errors.isEmpty() && result.inventory->notes.isEmpty());
    QCOMPARE(result.inventory->components.size(), 1);
    const ObservedComponent &component = result.inventory->components.first();
    QCOMPARE(component.name, u"api"_s);
    QCOMPARE(component.state, u"running"_s);
    QCOMPARE(component.health, QString()); // UNKNOWN, and no check is defined
    QCOMPARE(component.replicasDesired, 2);
    QCOMPARE(component.replicasRunning, 2);
    QCOMPARE(component.image, u"123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"_s);
    QCOMPARE(component.repoDigests, QStringList{EcsStandIn::digest()});
    QCOMPARE(component.startedAt, u"2026-09-21T14:15:00Z"_s);
    QCOMPARE(m_ecs->aws.takeRequests(), (QStringList{u"DescribeServices"_s, u"ListTasks"_s, u"DescribeTasks"_s, u"DescribeTaskDefinition"_s}));
    const QString asArn = u"arn:aws:ecs:eu-west-1:123456789012:"_s;
    const auto byArn = m_ecs->check({{u"service"_s, QString(asArn + u"service/prod/web"_s)}, {u"cluster"_s, QString(asArn + u"cluster/prod"_s)}});
    QCOMPARE(toString(byArn.report.status), u"healthy"_s);
}

void TestEcsProbe::servicesAreJudged_data()
{
    addJudgedColumns();
    const QJsonObject unhealthy{{u"healthStatus"_s, u"UNHEALTHY"_s}};
    QJsonArray oneSick = EcsChecks::tasks(2);
    oneSick[1] = EcsStandIn::task(1, unhealthy);
    row("has too few tasks", serviceWith(3, 2), EcsChecks::tasks(2), "degraded", "2 of 3 tasks run.");
    row("has none", serviceWith(2, 0), {}, "unhealthy", "No task of the service runs; wanted: 2.");
    row("has none yet", serviceWith(2, 0, {{u"pendingCount"_s, 2}}, {{u"rolloutState"_s, u"IN_PROGRESS"_s}}), {}, "unhealthy",
        "No task of the service runs; wanted: 2, about to start: 2.");
    row("is scaled to zero", serviceWith(0, 0), {}, "healthy", "The service is scaled to zero; no task has to run.");
    row("is scaled to zero below a release", serviceWith(0, 0), {}, "degraded", "The service is scaled to zero, so nothing of the release runs.", {u"api"_s});
    row("is being deleted", serviceWith(2, 2, {{u"status"_s, u"DRAINING"_s}}), EcsChecks::tasks(2), "degraded",
        "The service is being deleted; tasks that still run: 2.");
    row("was deleted", serviceWith(0, 0, {{u"status"_s, u"INACTIVE"_s}}), {}, "unhealthy", "The service was deleted.");
    row("has a task that fails its check", serviceWith(2, 2), oneSick, "degraded", "1 of 2 tasks fail their health check.");
    row("has only such tasks", serviceWith(2, 2), EcsChecks::tasks(2, unhealthy), "unhealthy", "All tasks that run fail their health check (2).");
    row("is on hosts that are cut off", serviceWith(2, 2), EcsChecks::tasks(2, {{u"connectivity"_s, u"DISCONNECTED"_s}}), "degraded",
        "Tasks on hosts that do not answer ECS: 2.");
    row("finds no place",
        serviceWith(2, 1,
                    {{u"events"_s,
                      QJsonArray{QJsonObject{
                          {u"message"_s, u"(service web) was unable to place a task because no container instance met all of its requirements."_s}}}}}),
        EcsChecks::tasks(1), "degraded", "1 of 2 tasks run. ECS finds no place for a task: no capacity has what it needs.");
    row("lacks a component", serviceWith(2, 2), EcsChecks::tasks(2), "unhealthy", "1 of 2 expected components are well: db is missing.", {u"api"_s, u"db"_s});
    row("has a sick container", serviceWith(2, 2), EcsChecks::tasks(2, {}, unhealthy), "unhealthy",
        "0 of 1 expected components are well: api fails its own health check.", {u"api"_s});
}

void TestEcsProbe::rolloutsAreJudged_data()
{
    addJudgedColumns();
    const auto failed = [](const QString &reason) { return QJsonObject{{u"rolloutState"_s, u"FAILED"_s}, {u"rolloutStateReason"_s, reason}}; };
    row("rolls out", serviceWith(2, 2, {}, {{u"rolloutState"_s, u"IN_PROGRESS"_s}}), EcsChecks::tasks(2), "degraded", "A rollout is under way.");
    row("rolls out and fails", serviceWith(2, 2, {}, {{u"rolloutState"_s, u"IN_PROGRESS"_s}, {u"failedTasks"_s, 3}}), EcsChecks::tasks(2), "degraded",
        "Tasks of the rollout fail: 3.");
    row("goes back",
        serviceWith(
            2, 2, {},
            {{u"rolloutState"_s, u"IN_PROGRESS"_s}, {u"rolloutStateReason"_s, u"ECS deployment circuit breaker: rolling back to deploymentId ecs-svc/1."_s}}),
        EcsChecks::tasks(2), "degraded", "ECS gave the rollout up and goes back to what ran before.");
    row("failed to roll out", serviceWith(2, 2, {}, failed(u"ECS deployment circuit breaker: tasks failed to start."_s)), EcsChecks::tasks(2), "degraded",
        "The last rollout failed; what ran before still runs. Its tasks did not start.");
    row("failed for a reason nobody knows", serviceWith(2, 2, {}, failed(u"<b>reason of a later version</b>"_s)), EcsChecks::tasks(2), "degraded",
        "The last rollout failed; what ran before still runs.");
    row("is one of two deployments without a state",
        serviceWith(2, 2, {{u"deployments"_s, QJsonArray{QJsonObject{{u"status"_s, u"PRIMARY"_s}}, QJsonObject{{u"status"_s, u"ACTIVE"_s}}}}}),
        EcsChecks::tasks(2), "degraded", "A rollout is under way.");
    row("has a task set that settles",
        serviceWith(2, 2,
                    {{u"deployments"_s, QJsonArray()},
                     {u"taskSets"_s, QJsonArray{QJsonObject{{u"status"_s, u"PRIMARY"_s}, {u"stabilityStatus"_s, u"STABILIZING"_s}}}}}),
        EcsChecks::tasks(2), "degraded", "A rollout is under way.");
}

void TestEcsProbe::judge()
{
    QFETCH(QJsonObject, service);
    QFETCH(QJsonArray, runs);
    QFETCH(QStringList, expected);
    m_ecs->aws.set({{u"services"_s, QJsonArray{service}}, {u"tasks"_s, runs}});
    const auto result = m_ecs->check({}, expected);
    QTEST(result.report.message, "message");
    QTEST(toString(result.report.status), "status");
    QVERIFY(result.inventory);
}

void TestEcsProbe::whyTasksFailIsSaid_data()
{
    QTest::addColumn<QJsonObject>("task");
    QTest::addColumn<QString>("cause");
    const auto stopped = [](const char *name, const QString &code, const QString &reason, const QJsonArray &containers, const char *cause) {
        QTest::newRow(name) << QJsonObject{{u"stopCode"_s, code}, {u"stoppedReason"_s, reason}, {u"containers"_s, containers}} << QString::fromLatin1(cause);
    };
    const auto container = [](int exit, const QString &reason = {}) {
        return QJsonArray{QJsonObject{{u"name"_s, u"api"_s}, {u"exitCode"_s, exit}, {u"reason"_s, reason}}};
    };
    const QString failed = u"TaskFailedToStart"_s;
    const QString exited = u"EssentialContainerExited"_s;
    const QString scheduler = u"ServiceSchedulerInitiated"_s;
    stopped("image", failed, u"CannotPullContainerError: pull image manifest has been retried 5 time(s)"_s, {}, "could not get its image");
    stopped("secrets", failed, u"ResourceInitializationError: unable to pull secrets or registry auth"_s, {}, "did not get its network, secrets or volumes");
    stopped("memory", exited, u"Essential container in task exited"_s, container(137, u"OutOfMemoryError: Container killed due to memory usage"_s),
            "ran out of memory");
    stopped("exit code", exited, u"Essential container in task exited"_s, container(3), "ended with exit code 3");
    stopped("end", exited, u"Essential container in task exited"_s, container(0), "ended by itself");
    stopped("own check", scheduler, u"Task failed container health checks"_s, {}, "failed its own health check");
    stopped("check of the balancer", scheduler, u"Task failed ELB health checks in (target-group arn:x)"_s, {}, "failed the health check of the load balancer");
    stopped("spot", u"SpotInterruption"_s, u"Your Spot Task was interrupted."_s, {}, "lost its spot capacity");
    stopped("on purpose", u"UserInitiated"_s, u"OutOfMemory of patience"_s, container(143), "");
    stopped("scaled in", scheduler, u"Scaling activity initiated by (deployment ecs-svc/1)"_s, container(143), "");
}

void TestEcsProbe::whyTasksFailIsSaid()
{
    QFETCH(QJsonObject, task);
    QFETCH(QString, cause);
    task.insert(u"desiredStatus"_s, u"STOPPED"_s);
    task.insert(u"lastStatus"_s, u"STOPPED"_s);
    QJsonObject older{
        {u"stopCode"_s, u"EssentialContainerExited"_s}, {u"desiredStatus"_s, u"STOPPED"_s}, {u"lastStatus"_s, u"STOPPED"_s}, {u"stoppedAt"_s, 1'790'000'000.0}};
    task.insert(u"stoppedAt"_s, 1'790'000'200.0);
    QJsonArray all{EcsStandIn::task(1), EcsStandIn::task(2, task)};
    if (!cause.isEmpty())
        all.append(EcsStandIn::task(3, older, {{u"exitCode"_s, 99}}));
    m_ecs->aws.set({{u"services"_s, QJsonArray{EcsStandIn::service(2, 1)}}, {u"tasks"_s, all}});
    const auto result = m_ecs->check();
    QCOMPARE(result.report.message, cause.isEmpty() ? u"1 of 2 tasks run."_s : QString(u"1 of 2 tasks run. The last task to fail "_s + cause + u'.'));
    QCOMPARE(result.inventory->components.first().replicasDesired, 2);
}

void TestEcsProbe::manyTasksAreAskedForInPages()
{
    m_ecs->aws.set({{u"services"_s, QJsonArray{EcsStandIn::service(250, 250)}}, {u"tasks"_s, EcsChecks::tasks(250)}, {u"page"_s, 60}});
    const auto result = m_ecs->check({}, {u"api"_s});
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.inventory->components.first().replicasRunning, 250);
    const QStringList asked = m_ecs->aws.takeRequests();
    QCOMPARE(asked.count(u"ListTasks"_s), 5);
    QCOMPARE(asked.count(u"DescribeTasks"_s), 3);
}

void TestEcsProbe::definitionsGiveLabelsAndAreAskedForOnce()
{
    const QJsonObject labelled{{u"name"_s, u"api"_s},
                               {u"image"_s, u"web:1"_s},
                               {u"dockerLabels"_s, QJsonObject{{u"tidegate.component"_s, u"shop-api"_s}}},
                               {u"healthCheck"_s, QJsonObject{{u"command"_s, QJsonArray{u"CMD"_s, u"true"_s}}}}};
    const QJsonObject gone{{u"name"_s, u"worker"_s}, {u"image"_s, QString(u"worker@"_s + EcsStandIn::digest())}};
    m_ecs->aws.set({{u"definitions"_s, QJsonArray{EcsStandIn::definition({labelled, gone})}}});
    const auto result = m_ecs->check({}, {u"shop-api"_s});
    QCOMPARE(result.inventory->components.size(), 2);
    const ObservedComponent &api = result.inventory->components.first();
    QCOMPARE(api.name, u"shop-api"_s);
    QVERIFY(api.labelled);
    QCOMPARE(api.health, u"starting"_s); // UNKNOWN, and a check is defined
    const ObservedComponent &worker = result.inventory->components.last();
    QCOMPARE(worker.name, u"worker"_s);
    QCOMPARE(worker.state, u"missing"_s);
    QCOMPARE(worker.repoDigests, QStringList{EcsStandIn::digest()});
    m_ecs->aws.takeRequests();
    QCOMPARE(m_ecs->check().inventory->components.size(), 2);
    QVERIFY(!m_ecs->aws.takeRequests().contains(u"DescribeTaskDefinition"_s));
}

void TestEcsProbe::withoutDefinitionsNothingIsCalledMissing()
{
    m_ecs->aws.set({{u"keys"_s, EcsStandIn::keys({{u"deny"_s, QJsonArray{u"ecs:DescribeTaskDefinition"_s}}})}});
    auto result = m_ecs->check({}, {u"api"_s});
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.inventory->notes, QStringList{u"AWS does not allow “ecs:DescribeTaskDefinition”, so the labels of containers are not known."_s});
    QCOMPARE(result.inventory->errors, QStringList());
    result = m_ecs->check({}, {u"shop-api"_s}); // may be the label of what runs
    QCOMPARE(result.report.message, u"0 of 1 expected components are well: shop-api is not among what could be read."_s);
    QCOMPARE(toString(result.report.status), u"unknown"_s);
    QCOMPARE(result.inventory->errors.size(), 1);
}

void TestEcsProbe::oddAnswersAreNeverGreen_data()
{
    QTest::addColumn<QJsonObject>("planned");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &operation, const QString &raw, const char *code = "malformed-answer", int repeat = 1) {
        QTest::newRow(name) << QJsonObject{{u"operation"_s, operation}, {u"raw"_s, raw}, {u"repeat"_s, repeat}, {u"times"_s, 99}} << QString::fromLatin1(code);
    };
    const auto served = [](const QJsonObject &service) { return QString::fromUtf8(QJsonDocument(QJsonObject{{u"services"_s, QJsonArray{service}}}).toJson()); };
    const auto service = u"DescribeServices"_s;
    row("nothing", service, {});
    row("no JSON", service, u"<html>It works!</html>"_s);
    row("a list", service, u"[]"_s);
    row("no service and no failure", service, u"{\"services\":[],\"failures\":[]}"_s);
    row("services of another kind", service, u"{\"services\":{\"status\":\"ACTIVE\"}}"_s);
    row("a service that is null", service, u"{\"services\":[null]}"_s);
    row("another service", service, served(EcsStandIn::service(2, 2, {{u"serviceArn"_s, u"arn:aws:ecs:eu-west-1:123456789012:service/prod/other"_s}})));
    row("another cluster", service, served(EcsStandIn::service(2, 2, {{u"clusterArn"_s, u"arn:aws:ecs:eu-west-1:123456789012:cluster/test"_s}})));
    row("counts as texts", service, served(EcsStandIn::service(2, 2, {{u"runningCount"_s, u"2"_s}})));
    row("counts below nothing", service, served(EcsStandIn::service(2, 2, {{u"desiredCount"_s, -1}})));
    row("counts without end", service, served(EcsStandIn::service(2, 2, {{u"desiredCount"_s, 1e300}})));
    row("no counts", service, served(EcsStandIn::service(2, 2, {{u"desiredCount"_s, QJsonValue()}})));
    row("a status nobody knows", service, served(EcsStandIn::service(2, 2, {{u"status"_s, u"FROZEN"_s}})));
    row("a failure nobody knows", service, u"{\"failures\":[{\"arn\":\"a/web\",\"reason\":\"NEW\"}]}"_s, "service-not-told");
    row("huge", service, u"{\"services\":[                                                                            "_s, "answer-too-large", 300'000);
    row("no list of tasks", u"ListTasks"_s, u"{}"_s);
    row("tasks that are no names", u"ListTasks"_s, u"{\"taskArns\":[7]}"_s);
    row("names with line breaks", u"ListTasks"_s, u"{\"taskArns\":[\"arn:aws\\r\\nx\"]}"_s);
    row("tasks of another kind", u"DescribeTasks"_s, u"{\"tasks\":7}"_s);
    row("a definition of another kind", u"DescribeTaskDefinition"_s, u"{\"taskDefinition\":[]}"_s);
}

void TestEcsProbe::oddAnswersAreNeverGreen()
{
    QFETCH(QJsonObject, planned);
    m_ecs->aws.set({{u"faults"_s, QJsonArray{planned}}});
    const auto result = m_ecs->check({}, {u"api"_s});
    QTEST(result.report.code, "code");
    QVERIFY(result.report.status != Health::Healthy);
    QVERIFY(!result.report.message.isEmpty());
}

// Answers of which single bytes are others: whatever is read of them, nothing breaks, and nobody is told of more tasks than there are.
void TestEcsProbe::spoiltAnswersCrashNothing()
{
    QRandomGenerator random(4711);
    const auto bytesOf = [](const QString &member, const QJsonArray &list) {
        return QJsonDocument(QJsonObject{{member, list}}).toJson(QJsonDocument::Compact);
    };
    const QByteArray services = bytesOf(u"services"_s, {EcsStandIn::service(2, 2)});
    const QByteArray tasks = bytesOf(u"tasks"_s, EcsChecks::tasks(2));
    int readable = 0;
    for (int i = 0; i < 3'000; ++i) {
        QByteArray spoiltService = services;
        QByteArray spoiltTasks = tasks;
        for (QByteArray *each : {&spoiltService, &spoiltTasks})
            (*each)[random.bounded(each->size())] = static_cast<char>(random.bounded(256));
        const auto service = readEcsService(spoiltService, u"prod"_s, u"web"_s);
        const auto list = readEcsTasks(spoiltTasks);
        if (!service || !list)
            continue;
        ++readable;
        QVERIFY(list->tasks.size() + list->unreadable == 2);
        QVERIFY(ecsInventory(*service, list->tasks, {}).tasks <= 2);
        lastFailureOf(list->tasks);
    }
    QVERIFY(readable > 100);
}

/// As moto recorded them for the contract: a rollout of which nothing runs yet.
void TestEcsProbe::recordedAnswersAreRead()
{
    const auto recorded = [](const QString &name) {
        QFile file(qEnvironmentVariable("TIDEGATE_ECS_CONTRACTS") + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    const QString services = recorded(u"ecs-describe-services.json"_s);
    if (services.isEmpty())
        QSKIP("THE RECORDED ANSWERS OF ECS ARE MISSING: TIDEGATE_ECS_CONTRACTS names no folder that has them");
    const auto replayed = [](const QString &operation, const QString &raw) {
        return QJsonObject{{u"operation"_s, operation}, {u"raw"_s, raw}, {u"times"_s, 99}};
    };
    m_ecs->aws.set(
        {{u"faults"_s, QJsonArray{replayed(u"DescribeServices"_s, services), replayed(u"DescribeTasks"_s, recorded(u"ecs-describe-tasks.json"_s))}}});
    auto result = m_ecs->check();
    QCOMPARE(result.report.message, u"No task of the service runs; wanted: 2, about to start: 2."_s);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
    QVERIFY(result.inventory);
    result = m_ecs->check({{u"service"_s, u"missing"_s}});
    QCOMPARE(result.report.code, u"service-not-found"_s);
}

QTEST_GUILESS_MAIN(TestEcsProbe)
#include "tst_ecsprobe.moc"
