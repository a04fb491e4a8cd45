// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockerprobe.h"

#include "tests/support/await.h"
#include "tests/support/certificates.h"
#include "tests/support/dockerhost.h"
#include "tests/support/scriptedserver.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// A real engine and a real registry.
class TestDockerHost : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cleanupTestCase() { m_host.reset(); }
    void aRunningComponentIsHealthyWithTheDigestOfTheRegistry();
    void whatTheImageSaysWinsOverItsContainer();
    void anotherImageUnderTheSameNameHasAnotherDigest();
    void aTagThatMovedDoesNotHideWhatRuns();
    void aStoppedComponentIsUnhealthy();
    void aFailingHealthCheckIsUnhealthy();
    void aRestartingComponentIsUnhealthy();
    void aComposeProjectIsSeenByItsLabels();
    void composeProjectsAreFoundWhetherTheyRunOrNot();
    void aOneShotThatEndedWellIsCompleted();
    void anImageRemovedUnderALeftoverTouchesNobodyElse();
    void aRenamedPredecessorIsNoReplica();
    void aComposeReplicaThatStoppedIsMissed();
    void aStoppedEngineIsUnreachableWithinTheDeadline();
    void aClosedPortIsUnreachable();
    void aWrongClientCertificateIsToldApart();

private:
    ProbeTarget target(TargetType type = TargetType::DockerHost) const;
    ProbeResult probe(const ProbeTarget &target, std::chrono::milliseconds timeout = std::chrono::seconds(10)) const;

    std::unique_ptr<DockerHost> m_host;
};

void TestDockerHost::initTestCase()
{
    if (const auto obstacle = DockerHost::obstacle(); !obstacle.isEmpty())
        QSKIP(qPrintable(u"NOT TESTED against a real Docker engine: "_s + obstacle));
    m_host = std::make_unique<DockerHost>();
    QVERIFY2(m_host->start(), qPrintable(m_host->failure()));
    QVERIFY2(m_host->pushImage(u"web"_s, u"v1"_s, "one") && m_host->pushImage(u"web"_s, u"v2"_s, "two"), qPrintable(m_host->failure()));
}

void TestDockerHost::cleanup()
{
    if (!m_host)
        return;
    m_host->thaw();
    if (m_host->docker({u"ps"_s, u"-aq"_s})) {
        const auto ids = QString::fromLatin1(m_host->lastOutput()).split(u'\n', Qt::SkipEmptyParts);
        if (!ids.isEmpty())
            m_host->docker(QStringList{u"rm"_s, u"-f"_s} + ids);
    }
}

ProbeTarget TestDockerHost::target(TargetType type) const
{
    ProbeTarget target;
    target.id = TargetId::create();
    target.type = type;
    target.connection = {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, m_host->port()}, {u"tlsEnabled"_s, false}};
    return target;
}

ProbeResult TestDockerHost::probe(const ProbeTarget &target, std::chrono::milliseconds timeout) const
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    DockerProbe probe(policy, Clock::system(), timeout);
    const auto future = probe.probe(target);
    return isDoneWithin(future, 15'000) ? future.result() : ProbeResult();
}

void TestDockerHost::aRunningComponentIsHealthyWithTheDigestOfTheRegistry()
{
    QVERIFY2(m_host->run(u"web-1"_s, u"web"_s, u"web"_s, u"v1"_s), qPrintable(m_host->failure()));
    auto asked = target();
    asked.expectedComponents = {u"web"_s};
    const auto result = probe(asked);
    QCOMPARE(result.report.message, u"All expected components run (1)."_s);
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QVERIFY(result.report.checkedAt);
    QVERIFY(result.inventory);
    QCOMPARE(result.inventory->components.size(), 1);
    const auto &component = result.inventory->components.first();
    QCOMPARE(component.name, u"web"_s);
    QCOMPARE(component.state, u"running"_s);
    QVERIFY(component.labelled);
    QCOMPARE(component.image, m_host->image(u"web:v1"_s));
    const auto digest = m_host->registryDigest(u"web"_s, u"v1"_s);
    QCOMPARE(digest.size(), 71);
    QCOMPARE(component.repoDigests, QStringList{digest});
    QVERIFY(component.imageId != digest);
    QVERIFY(result.inventory->errors.isEmpty());
    QCOMPARE(result.inventory->collector.left(7), u"docker/"_s);
}

void TestDockerHost::whatTheImageSaysWinsOverItsContainer()
{
    const QStringList lie{u"--label"_s, u"org.opencontainers.image.revision=of-nobody"_s};
    QVERIFY2(m_host->run(u"web-1"_s, u"web"_s, u"web"_s, u"v1"_s, lie), qPrintable(m_host->failure()));
    const auto result = probe(target());
    QVERIFY(result.inventory);
    QCOMPARE(result.inventory->components.first().origin, (ImageOrigin{u"of-v1"_s, {}, {}, {}}));
}

void TestDockerHost::anotherImageUnderTheSameNameHasAnotherDigest()
{
    QVERIFY2(m_host->run(u"web-1"_s, u"web"_s, u"web"_s, u"v2"_s), qPrintable(m_host->failure()));
    const auto result = probe(target());
    QVERIFY(result.inventory);
    QCOMPARE(result.inventory->components.value(0).repoDigests, QStringList{m_host->registryDigest(u"web"_s, u"v2"_s)});
    QVERIFY(m_host->registryDigest(u"web"_s, u"v1"_s) != m_host->registryDigest(u"web"_s, u"v2"_s));
}

void TestDockerHost::aTagThatMovedDoesNotHideWhatRuns()
{
    QVERIFY2(m_host->pushImage(u"moving"_s, u"latest"_s, "first"), qPrintable(m_host->failure()));
    const auto first = m_host->registryDigest(u"moving"_s, u"latest"_s);
    QVERIFY2(m_host->run(u"moving-1"_s, u"moving"_s, u"moving"_s, u"latest"_s), qPrintable(m_host->failure()));
    QVERIFY2(m_host->docker({u"tag"_s, m_host->image(u"web:v2"_s), m_host->image(u"moving:latest"_s)}), qPrintable(m_host->failure()));
    const auto result = probe(target());
    QVERIFY(result.inventory);
    QCOMPARE(result.inventory->components.value(0).repoDigests, QStringList{first});
}

void TestDockerHost::aStoppedComponentIsUnhealthy()
{
    QVERIFY2(m_host->run(u"web-1"_s, u"web"_s, u"web"_s, u"v1"_s), qPrintable(m_host->failure()));
    QVERIFY(m_host->docker({u"kill"_s, u"web-1"_s}));
    auto asked = target();
    asked.expectedComponents = {u"web"_s, u"worker"_s};
    const auto result = probe(asked);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
    QCOMPARE(result.report.message, u"0 of 2 expected components are well: web is not running; worker is missing."_s);
    QCOMPARE(result.inventory->components.value(0).state, u"exited"_s);
}

void TestDockerHost::aFailingHealthCheckIsUnhealthy()
{
    QVERIFY2(m_host->run(u"web-1"_s, u"web"_s, u"web"_s, u"v1"_s,
                         {u"--health-cmd"_s, u"/bin/false"_s, u"--health-interval"_s, u"200ms"_s, u"--health-retries"_s, u"1"_s}),
             qPrintable(m_host->failure()));
    auto asked = target();
    asked.expectedComponents = {u"web"_s};
    ProbeResult result;
    QTRY_COMPARE_WITH_TIMEOUT(toString((result = probe(asked)).report.status), u"unhealthy"_s, 10'000);
    QCOMPARE(result.report.code, u"component-unhealthy"_s);
    QCOMPARE(result.inventory->components.value(0).health, u"unhealthy"_s);
}

void TestDockerHost::aRestartingComponentIsUnhealthy()
{
    QVERIFY2(m_host->docker({u"run"_s, u"-d"_s, u"--network"_s, u"none"_s, u"--restart"_s, u"always"_s, u"--label"_s, u"tidegate.component=web"_s,
                             m_host->image(u"web:v1"_s), u"/bin/false"_s}),
             qPrintable(m_host->failure()));
    auto asked = target();
    asked.expectedComponents = {u"web"_s};
    QTRY_COMPARE_WITH_TIMEOUT(probe(asked).report.code, u"component-restarting"_s, 15'000);
}

void TestDockerHost::aComposeProjectIsSeenByItsLabels()
{
    const QStringList labels{u"--label"_s, u"com.docker.compose.project=shop"_s, u"--label"_s, u"com.docker.compose.service=api"_s};
    const QStringList start{u"run"_s, u"-d"_s, u"--network"_s, u"none"_s};
    QVERIFY(m_host->docker(start + labels + QStringList{m_host->image(u"web:v1"_s)}));
    QVERIFY2(m_host->run(u"other"_s, u"other"_s, u"web"_s, u"v1"_s), qPrintable(m_host->failure()));
    auto asked = target(TargetType::ComposeHost);
    asked.connection.insert(u"projectName"_s, u"shop"_s);
    asked.expectedComponents = {u"api"_s};
    const auto result = probe(asked);
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.inventory->components.size(), 1);
    QCOMPARE(result.inventory->components.first().name, u"api"_s);
    QVERIFY(!result.inventory->components.first().labelled);
}

void TestDockerHost::composeProjectsAreFoundWhetherTheyRunOrNot()
{
    const QStringList start{u"run"_s, u"-d"_s, u"--network"_s, u"none"_s, u"--label"_s};
    QVERIFY(m_host->docker(start + QStringList{u"com.docker.compose.project=shop"_s, m_host->image(u"web:v1"_s)}));
    QVERIFY(m_host->docker(start + QStringList{u"com.docker.compose.project=over"_s, u"--name"_s, u"over"_s, m_host->image(u"web:v1"_s)}));
    QVERIFY(m_host->docker({u"kill"_s, u"over"_s}));
    auto asked = target();
    asked.isPlaceOnly = true;
    const auto result = probe(asked);
    QVERIFY2(result.discovery, qPrintable(result.report.message));
    QVERIFY(!result.discovery->engine.isEmpty());
    const QList<FoundWork> &found = result.discovery->found;
    QCOMPARE(found.size(), 3);
    QVERIFY(found.at(0).type == TargetType::DockerHost && *found.at(0).count == (RunCount{1, 2}));
    QVERIFY(found.at(1).name == u"over"_s && *found.at(1).count == (RunCount{0, 1}) && found.at(1).remark);
    QVERIFY(found.at(2).name == u"shop"_s && *found.at(2).count == (RunCount{1, 1}) && !found.at(2).remark);
    QCOMPARE(probe(asked).discovery->engine, result.discovery->engine);
}

void TestDockerHost::aOneShotThatEndedWellIsCompleted()
{
    const auto start = [&](const QString &name, const QString &policy, const QStringList &command) {
        return m_host->docker(QStringList{u"run"_s, u"-d"_s, u"--network"_s, u"none"_s, u"--name"_s, name, u"--restart"_s, policy, u"--label"_s,
                                          u"tidegate.component="_s + name, m_host->image(u"web:v1"_s)}
                              + command);
    };
    const auto stateOf = [](const ProbeResult &result, const QString &name) {
        for (const auto &component : result.inventory ? result.inventory->components : QList<ObservedComponent>()) {
            if (component.name == name)
                return component.state;
        }
        return QString();
    };
    QVERIFY2(start(u"migrate"_s, u"no"_s, {u"/bin/true"_s}), qPrintable(m_host->failure()));
    QVERIFY2(start(u"load"_s, u"on-failure"_s, {u"/bin/true"_s}), qPrintable(m_host->failure()));
    QVERIFY2(start(u"broken"_s, u"no"_s, {u"/bin/false"_s}), qPrintable(m_host->failure()));
    QVERIFY2(start(u"server"_s, u"always"_s, {u"/bin/sh"_s, u"-c"_s, u"trap 'exit 0' TERM; while true; do sleep 0.1; done"_s}), qPrintable(m_host->failure()));
    QVERIFY2(m_host->docker({u"create"_s, u"--label"_s, u"tidegate.component=never"_s, m_host->image(u"web:v1"_s), u"/bin/true"_s}),
             qPrintable(m_host->failure()));
    QVERIFY2(m_host->docker({u"stop"_s, u"server"_s}), qPrintable(m_host->failure()));
    auto asked = target();
    asked.expectedComponents = {u"load"_s, u"migrate"_s};
    ProbeResult result;
    QTRY_COMPARE_WITH_TIMEOUT((result = probe(asked)).report.message, u"All expected components run (2)."_s, 15'000);
    QCOMPARE(stateOf(result, u"migrate"_s), u"completed"_s);
    QCOMPARE(stateOf(result, u"load"_s), u"completed"_s);
    QCOMPARE(stateOf(result, u"broken"_s), u"exited"_s);
    QCOMPARE(stateOf(result, u"server"_s), u"exited"_s);
    QCOMPARE(stateOf(result, u"never"_s), u"exited"_s);
}

void TestDockerHost::anImageRemovedUnderALeftoverTouchesNobodyElse()
{
    QVERIFY2(m_host->pushImage(u"gone"_s, u"v1"_s, "soon gone"), qPrintable(m_host->failure()));
    QVERIFY2(m_host->run(u"old"_s, u"old"_s, u"gone"_s, u"v1"_s), qPrintable(m_host->failure()));
    QVERIFY2(m_host->run(u"web-1"_s, u"web"_s, u"web"_s, u"v1"_s), qPrintable(m_host->failure()));
    QVERIFY2(m_host->docker({u"kill"_s, u"old"_s}) && m_host->docker({u"rmi"_s, u"-f"_s, m_host->image(u"gone:v1"_s)}), qPrintable(m_host->failure()));
    auto asked = target();
    asked.expectedComponents = {u"web"_s};
    const auto result = probe(asked);
    QCOMPARE(result.report.message, u"All expected components run (1)."_s);
    QVERIFY(result.inventory);
    QCOMPARE(result.inventory->errors, QStringList());
    QCOMPARE(result.inventory->notes, QStringList{u"The image of old was removed from the engine; its digest is not known."_s});
}

void TestDockerHost::aRenamedPredecessorIsNoReplica()
{
    QVERIFY2(m_host->run(u"web"_s, u"web"_s, u"web"_s, u"v1"_s), qPrintable(m_host->failure()));
    QVERIFY2(m_host->docker({u"kill"_s, u"web"_s}) && m_host->docker({u"rename"_s, u"web"_s, u"web-old"_s}), qPrintable(m_host->failure()));
    QVERIFY2(m_host->run(u"web"_s, u"web"_s, u"web"_s, u"v1"_s), qPrintable(m_host->failure()));
    auto asked = target();
    asked.expectedComponents = {u"web"_s};
    const auto result = probe(asked);
    QCOMPARE(result.report.message, u"All expected components run (1)."_s);
    QCOMPARE(result.inventory->components.size(), 1);
    QCOMPARE(result.inventory->components.first().replicasDesired, 1);
    QCOMPARE(result.inventory->components.first().replicasRunning, 1);
}

void TestDockerHost::aComposeReplicaThatStoppedIsMissed()
{
    for (const auto &number : {u"1"_s, u"2"_s}) {
        QVERIFY2(m_host->run(u"shop-web-"_s + number, u"web"_s, u"web"_s, u"v1"_s,
                             {u"--label"_s, u"com.docker.compose.project=shop"_s, u"--label"_s, u"com.docker.compose.service=web"_s, u"--label"_s,
                              u"com.docker.compose.container-number="_s + number}),
                 qPrintable(m_host->failure()));
    }
    QVERIFY2(m_host->docker({u"kill"_s, u"shop-web-2"_s}), qPrintable(m_host->failure()));
    auto asked = target();
    asked.expectedComponents = {u"web"_s};
    const auto result = probe(asked);
    QCOMPARE(result.report.code, u"too-few-replicas"_s);
    QCOMPARE(result.inventory->components.first().replicasDesired, 2);
    QCOMPARE(result.inventory->components.first().replicasRunning, 1);
}

void TestDockerHost::aStoppedEngineIsUnreachableWithinTheDeadline()
{
    m_host->freeze();
    QElapsedTimer timer;
    timer.start();
    const auto result = probe(target(), std::chrono::milliseconds(1'500));
    QCOMPARE(toString(result.report.status), u"unreachable"_s);
    QCOMPARE(result.report.code, u"timeout"_s);
    QVERIFY(timer.elapsed() < 3'000);
    QVERIFY(!result.inventory);
    m_host->thaw();
    QTRY_COMPARE_WITH_TIMEOUT(toString(probe(target()).report.status), u"healthy"_s, 10'000);
}

void TestDockerHost::aClosedPortIsUnreachable()
{
    auto asked = target();
    {
        const ScriptedServer server(ScriptedServer::silent());
        asked.connection.insert(u"port"_s, server.serverPort());
    }
    const auto result = probe(asked);
    QCOMPARE(toString(result.report.status), u"unreachable"_s);
    QCOMPARE(result.report.code, u"connection-refused"_s);
}

void TestDockerHost::aWrongClientCertificateIsToldApart()
{
    Certificates certificates;
    QVERIFY(certificates.make());
    DockerHost secured;
    QVERIFY2(secured.startWithTls(certificates), qPrintable(secured.failure()));

    auto asked = target();
    asked.connection = {{u"host"_s, u"127.0.0.1"_s},  {u"port"_s, secured.port()},        {u"tlsEnabled"_s, true},
                        {u"tlsCaRef"_s, u"ca.pem"_s}, {u"tlsCertRef"_s, u"client.pem"_s}, {u"tlsKeyRef"_s, u"client.key"_s}};
    asked.openSecret = [&](const QString &reference) -> Result<QByteArray> { return certificates.pem(reference); };
    QTRY_COMPARE_WITH_TIMEOUT(probe(asked).report.message, u"The engine answers; nothing runs on it."_s, 10'000);

    auto stranger = asked;
    stranger.connection.insert(u"tlsCertRef"_s, u"stranger.pem"_s);
    stranger.connection.insert(u"tlsKeyRef"_s, u"stranger.key"_s);
    for (int i = 0; i < 10; ++i) // the refusal races with our request
        QCOMPARE(probe(stranger).report.code, u"tls-client-certificate-refused"_s);

    auto nobody = asked;
    nobody.connection.remove(u"tlsCertRef"_s);
    nobody.connection.remove(u"tlsKeyRef"_s);
    QCOMPARE(probe(nobody).report.code, u"tls-client-certificate-refused"_s);

    auto distrustful = asked;
    distrustful.connection.insert(u"tlsCaRef"_s, u"rogue.pem"_s);
    QCOMPARE(probe(distrustful).report.code, u"tls-unknown-issuer"_s);

    auto plain = asked;
    plain.connection.insert(u"tlsEnabled"_s, false);
    QCOMPARE(probe(plain).report.code, u"tls-required"_s);

    auto encrypted = target();
    encrypted.connection.insert(u"tlsEnabled"_s, true);
    QCOMPARE(probe(encrypted).report.code, u"tls-not-offered"_s);
}

QTEST_GUILESS_MAIN(TestDockerHost)
#include "tst_dockerhost.moc"
