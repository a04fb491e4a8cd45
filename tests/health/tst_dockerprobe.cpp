// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/componenthealth.h"
#include "services/health/dockeranswers.h"
#include "services/health/dockerprobe.h"

#include "tests/support/await.h"
#include "tests/support/fakeengine.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

class TestDockerProbe : public QObject
{
    Q_OBJECT

private slots:
    void theApiVersionIsNegotiated_data();
    void theApiVersionIsNegotiated();
    void componentsAreNamedByLabelThenServiceThenName();
    void repositoryDigestsAreASet_data();
    void repositoryDigestsAreASet();
    void replicasAreCountedAndPredecessorsLeftOut();
    void componentsDecideOnHealth_data();
    void componentsDecideOnHealth();
    void ofANameSoManyImagesAreKept();
    void namesFromOutsideAreSanitised();
    void aGoodEngineIsHealthyWithInventory();
    void aContainerdStoreIsReadByWhatWasPulled();
    void whatTheImageSaysOfItselfIsKept();
    void namesMeetWhatAStickerSays();
    void badAnswersAreUnhealthyInOurWords_data();
    void badAnswersAreUnhealthyInOurWords();
    void aHangingInspectionEndsAtTheDeadline();
    void podmanIsAskedForHealth();
    void podmanTellsByWhatAnImageWithoutANameWasPulled_data();
    void podmanTellsByWhatAnImageWithoutANameWasPulled();
    void whatHoldsAPodTogetherIsNoComponent();
    void aComposeProjectIsFiltered();
    void aServerSaysHowItsOwnComputerIsAllowed();
    void aTargetOfAnAgentIsNotTouched();
    void aMissingCredentialIsSaid();

private:
    static ProbeTarget target(const FakeEngine &engine);
    static ProbeResult probe(const ProbeTarget &target, std::chrono::milliseconds timeout = std::chrono::seconds(3));
};

ProbeTarget TestDockerProbe::target(const FakeEngine &engine)
{
    ProbeTarget target;
    target.id = TargetId::create();
    target.connection = {{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, engine.server.serverPort()}, {u"tlsEnabled"_s, false}};
    return target;
}

ProbeResult TestDockerProbe::probe(const ProbeTarget &target, std::chrono::milliseconds timeout)
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    DockerProbe probe(policy, Clock::system(), timeout);
    const auto future = probe.probe(target);
    return isDoneWithin(future, 5'000) ? future.result() : ProbeResult();
}

void TestDockerProbe::theApiVersionIsNegotiated_data()
{
    QTest::addColumn<QByteArray>("offered");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("Debian 12") << QByteArray("1.41") << u"/v1.41"_s;
    QTest::newRow("newer than we know") << QByteArray("1.99") << u"/v1.52"_s;
    QTest::newRow("oldest") << QByteArray("1.24") << u"/v1.24"_s;
    QTest::newRow("too old") << QByteArray("1.23") << u"engine-too-old"_s;
    for (const auto *text : {"", "2.0", "1", "1.x", "1.41/../..", "-1.41", "1.-41"})
        QTest::addRow("<%s>", text) << QByteArray(text) << u"not-an-engine"_s;
}

void TestDockerProbe::theApiVersionIsNegotiated()
{
    QFETCH(QByteArray, offered);
    QFETCH(QString, outcome);
    const auto prefix = dockerApiPrefix(offered);
    QCOMPARE(prefix ? QString::fromLatin1(*prefix) : prefix.error().code, outcome);
}

void TestDockerProbe::componentsAreNamedByLabelThenServiceThenName()
{
    const auto read = readDockerContainers(
        list({container(u"a"_s, u"running"_s, {{u"tidegate.component"_s, u"api"_s}, {u"com.docker.compose.service"_s, u"svc"_s}}),
              container(u"b"_s, u"running"_s, {{u"com.docker.compose.service"_s, u"svc"_s}}), container(u"c"_s, u"dead"_s)}),
        {});
    QVERIFY(read);
    const auto component = [&](qsizetype at) { return read->containers.at(at).replica.component; };
    QCOMPARE(component(0).name, u"api"_s);
    QVERIFY(component(0).labelled);
    QCOMPARE(component(1).name, u"svc"_s);
    QCOMPARE(component(2).name, u"c"_s);
    QCOMPARE(component(2).state, u"exited"_s);
    QVERIFY(!component(2).labelled);
}

void TestDockerProbe::repositoryDigestsAreASet_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("null") << QByteArray("{\"RepoDigests\":null}") << QStringList();
    QTest::newRow("absent") << QByteArray("{}") << QStringList();
    QTest::newRow("none") << QByteArray("{\"RepoDigests\":[\"<none>@<none>\"]}") << QStringList();
    QTest::newRow("podman's two, twice") << QString(u"{\"RepoDigests\":[\"l/w@%2\",\"l/w@%1\",\"r/w@%2\",\"r/w@%1\"]}"_s.arg(digestA, digestB)).toLatin1()
                                         << QStringList{digestA, digestB};
}

void TestDockerProbe::repositoryDigestsAreASet()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, expected);
    QCOMPARE(readDockerImage(body).value().repoDigests, expected);
}

void TestDockerProbe::replicasAreCountedAndPredecessorsLeftOut()
{
    ObservedComponent running;
    running.name = u"api"_s;
    running.state = u"running"_s;
    running.imageId = digestA;
    running.replicasRunning = 1;
    auto stopped = running;
    stopped.state = u"exited"_s;
    stopped.replicasRunning = 0;
    auto predecessor = stopped;
    predecessor.imageId = digestB;
    auto newer = running;
    newer.imageId = digestB;

    const auto counted = [](const QList<ObservedComponent> &containers) {
        QList<Replica> replicas;
        for (const auto &container : containers)
            replicas.append({container, {}, {}, 0});
        QList<ObservedComponent> current;
        const auto positions = currentReplicas(replicas);
        for (const auto at : positions)
            current.append(containers.at(at));
        return mergeReplicas(current);
    };
    const auto merged = counted({stopped, running, predecessor});
    QCOMPARE(merged.size(), 1);
    QCOMPARE(merged.first().state, u"running"_s);
    QCOMPARE(merged.first().replicasDesired, 1);
    QCOMPARE(merged.first().replicasRunning, 1);
    QCOMPARE(counted({predecessor}).first().state, u"exited"_s);
    QCOMPARE(counted({running, newer}).size(), 2);
    QCOMPARE(counted({running, running}).first().replicasDesired, 2);
}

void TestDockerProbe::componentsDecideOnHealth_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("health");
    QTest::addColumn<QString>("whenExpected");
    QTest::addColumn<QString>("whenNot");
    QTest::newRow("runs") << u"running"_s << QString() << u"healthy"_s << u"healthy"_s;
    QTest::newRow("passes its check") << u"running"_s << u"healthy"_s << u"healthy"_s << u"healthy"_s;
    QTest::newRow("fails its check") << u"running"_s << u"unhealthy"_s << u"unhealthy"_s << u"degraded"_s;
    QTest::newRow("starts") << u"running"_s << u"starting"_s << u"degraded"_s << u"healthy"_s;
    QTest::newRow("restarts") << u"restarting"_s << QString() << u"unhealthy"_s << u"degraded"_s;
    QTest::newRow("paused") << u"paused"_s << QString() << u"degraded"_s << u"healthy"_s;
    QTest::newRow("stopped") << u"exited"_s << QString() << u"unhealthy"_s << u"healthy"_s;
}

void TestDockerProbe::componentsDecideOnHealth()
{
    QFETCH(QString, state);
    QFETCH(QString, health);
    QFETCH(QString, whenExpected);
    QFETCH(QString, whenNot);
    ObservedComponent component;
    component.name = u"api"_s;
    component.state = state;
    component.health = health;
    component.replicasRunning = state == u"running"_s ? 1 : 0;
    ObservedComponent other = component;
    other.name = u"other"_s;
    other.state = u"running"_s;
    other.health.clear();
    other.replicasRunning = 1;
    QCOMPARE(toString(judgeComponents({component}, {u"api"_s}).status), whenExpected);
    QCOMPARE(toString(judgeComponents({component}, {}).status), whenNot);
    QCOMPARE(toString(judgeComponents({component, other}, {u"other"_s}).status), whenNot);
    QCOMPARE(toString(judgeComponents({}, {u"api"_s}).status), u"unhealthy"_s);

    QStringList many;
    for (int i = 0; i < 100; ++i)
        many.append(QString(128, u'x') + QString::number(i));
    QVERIFY(judgeComponents({}, many).message.size() <= 500);
}

void TestDockerProbe::ofANameSoManyImagesAreKept()
{
    QList<ObservedComponent> components;
    const auto add = [&](const QString &name, const QString &state, int number) {
        ObservedComponent component;
        component.name = name;
        component.state = state;
        component.imageId = u"sha256:%1"_s.arg(number, 64, 10, QChar(u'0'));
        components.append(component);
    };
    for (int i = 0; i < 20; ++i)
        add(u"api"_s, i < 6 ? u"exited"_s : u"running"_s, i);
    add(u"web"_s, u"exited"_s, 0);
    auto kept = mergeReplicas(components);
    QVERIFY(boundComponents(kept, {u"api"_s}));
    QCOMPARE(kept.size(), 17);
    QCOMPARE(std::count_if(kept.begin(), kept.end(), isRunning), 14); // what runs comes first
    QCOMPARE(kept.last().name, u"web"_s);
    const auto again = kept;
    QVERIFY(!boundComponents(kept, {}));
    QCOMPARE(kept, again);
}

void TestDockerProbe::namesFromOutsideAreSanitised()
{
    const auto read = readDockerContainers(list({container(u"<b>x\u202e\n"_s, u"running"_s)}), {});
    QCOMPARE(read->containers.first().replica.component.name, u"_b_x__"_s);
    QVERIFY(!readDockerContainers("{\"message\":\"no\"}", {}));
    QCOMPARE(readDockerContainers("[{\"Id\":\"../../x\",\"Names\":[\"/a\"]}]", {})->unreadable, 1);
    QVERIFY(!readDockerContainers("[[[[", {}));
}

void TestDockerProbe::aGoodEngineIsHealthyWithInventory()
{
    FakeEngine engine;
    engine.runs({container(u"api"_s, u"running"_s, {}, u"Up 2 minutes (healthy)"_s)});
    auto asked = target(engine);
    asked.expectedComponents = {u"api"_s};
    const auto result = probe(asked);
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.inventory->collector, u"docker/1.41"_s);
    QCOMPARE(result.inventory->targetId, asked.id);
    QVERIFY(!result.inventory->id.isNull());
    const auto &component = result.inventory->components.first();
    QCOMPARE(component.repoDigests, QStringList{digestA});
    QCOMPARE(component.imageId, digestB);
    QCOMPARE(component.health, u"healthy"_s);
    QCOMPARE(engine.server.connections(), 3);
}

// Docker 29: the id is the digest of the index, no name is left for it, and the manifest of the platform stands beside it.
void TestDockerProbe::aContainerdStoreIsReadByWhatWasPulled()
{
    const QString manifest = u"sha256:"_s + QString(64, u'c');
    FakeEngine engine;
    auto pulled = container(u"api"_s, u"running"_s);
    pulled.insert(u"ImageManifestDescriptor"_s,
                  QJsonObject{{u"mediaType"_s, u"application/vnd.oci.image.manifest.v1+json"_s}, {u"digest"_s, manifest}, {u"size"_s, 1'024}});
    engine.runs({pulled});
    const QByteArray image = "/v1.41/images/" + digestB.toLatin1() + "/json";
    const auto seen = [&](const QByteArray &body) {
        engine.answers[image] = body;
        return probe(target(engine)).inventory->components.first();
    };
    const auto untagged = seen(
        answer(200, R"({"RepoDigests":[],"Descriptor":{"mediaType":"application/vnd.oci.image.index.v1+json","digest":")" + digestB.toLatin1() + "\"}}"));
    QCOMPARE(untagged.repoDigests, QStringList{digestB});
    QCOMPARE(untagged.platformDigest, manifest);
    QCOMPARE(seen(answer(404, "{}")).repoDigests, QStringList{digestB});
    QCOMPARE(seen(answer(200, "{\"RepoDigests\":[\"example.com/app@" + digestA.toLatin1() + "\"]}")).repoDigests, (QStringList{digestA, digestB}));
    // Of a single manifest nobody knows whether it belongs to an index that a sticker names.
    pulled.insert(u"ImageID"_s, manifest);
    engine.runs({pulled});
    engine.answers["/v1.41/images/" + manifest.toLatin1() + "/json"] = answer(200, R"({"RepoDigests":[]})");
    const auto single = probe(target(engine)).inventory->components.first();
    QCOMPARE(single.repoDigests, QStringList());
    QCOMPARE(single.platformDigest, manifest);
}

// Whoever starts a container may put other labels over those of its image.
void TestDockerProbe::whatTheImageSaysOfItselfIsKept()
{
    const QString revision = u"org.opencontainers.image.revision"_s;
    FakeEngine engine;
    engine.runs({container(u"api"_s, u"running"_s, {{revision, u"of the container"_s}})});
    const auto seen = [&](const QByteArray &body) {
        engine.answers["/v1.41/images/" + digestB.toLatin1() + "/json"] = body;
        return probe(target(engine)).inventory->components.first().origin;
    };
    const QByteArray labels = R"({"org.opencontainers.image.revision":"abc1234","org.opencontainers.image.source":"https://ci:pw@example.com/shop",)"
                              R"("org.opencontainers.image.version":2,"org.opencontainers.image.created":"2026-01-15T00:00:00Z","maintainer":"x"})";
    QCOMPARE(seen(answer(200, "{\"Config\":{\"Labels\":" + labels + "}}")),
             (ImageOrigin{u"abc1234"_s, u"https://example.com/shop"_s, {}, u"2026-01-15T00:00:00Z"_s}));
    for (const QByteArray &nothing : {QByteArray("{}"), QByteArray("{\"Config\":null}"), QByteArray(R"({"Config":{"Labels":null}})"),
                                      QByteArray(R"({"Config":{"Labels":["org.opencontainers.image.revision"]}})")})
        QVERIFY2(seen(answer(200, nothing)).isEmpty(), nothing.constData());
    QVERIFY(seen(answer(404, "{}")).isEmpty());
}

void TestDockerProbe::namesMeetWhatAStickerSays()
{
    const auto named = [](const QString &label) {
        const auto read = readDockerContainers(list({container(u"c1"_s, u"running"_s, {{u"tidegate.component"_s, label}})}), {});
        return read->containers.first().replica.component.name;
    };
    QCOMPARE(named(u"web frontend"_s), u"web frontend"_s);
    QCOMPARE(named(u"web\u00a0frontend"_s), u"web frontend"_s);
    QCOMPARE(named(u"gru\u0308n"_s), u"gr\u00fcn"_s);
    QCOMPARE(named(u"api\u202e"_s), u"api_"_s);
}

void TestDockerProbe::badAnswersAreUnhealthyInOurWords_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QByteArray containers = "/v1.41/containers/json?all=1";
    QTest::newRow("web server") << QByteArray("/_ping") << answer(200, "<html>remote words") << u"not-an-engine"_s;
    QTest::newRow("long page") << QByteArray("/_ping") << answer(200, QByteArray(70'000, 'x')) << u"not-an-engine"_s;
    QTest::newRow("redirect") << QByteArray("/_ping") << answer(302, "", "Location: http://169.254.169.254/\r\n") << u"not-an-engine"_s;
    QTest::newRow("locked out") << QByteArray("/_ping") << answer(403, "remote words") << u"access-denied"_s;
    QTest::newRow("not HTTP") << QByteArray("/_ping") << QByteArray("remote words\r\n") << u"malformed-answer"_s;
    QTest::newRow("engine error") << containers << answer(500, "{\"message\":\"remote words\"}") << u"engine-error"_s;
    QTest::newRow("no JSON") << containers << answer(200, "remote words") << u"malformed-answer"_s;
    QTest::newRow("other JSON") << containers << answer(200, "{\"message\":\"remote words\"}") << u"malformed-answer"_s;
}

void TestDockerProbe::badAnswersAreUnhealthyInOurWords()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    FakeEngine engine;
    engine.answers[path] = bytes;
    const auto result = probe(target(engine));
    QCOMPARE(result.report.code, code);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
    QVERIFY(!result.report.message.isEmpty());
    QVERIFY(!result.report.message.contains(u"remote words"_s));
    QVERIFY(!result.inventory);
}

void TestDockerProbe::aHangingInspectionEndsAtTheDeadline()
{
    FakeEngine engine;
    engine.answers["/v1.41/images/" + digestB.toLatin1() + "/json"] = QByteArray("");
    engine.runs({container(u"api"_s, u"running"_s)});
    const auto result = probe(target(engine), std::chrono::milliseconds(400));
    QVERIFY(result.inventory && !result.inventory->notes.isEmpty());
    QVERIFY(result.report.duration < std::chrono::milliseconds(1'500));
}

void TestDockerProbe::podmanIsAskedForHealth()
{
    FakeEngine engine;
    engine.answers["/_ping"] = answer(200, "OK", "Api-Version: 1.41\r\nServer: Libpod/4.3.1 (linux)\r\n");
    auto podman = container(u"api"_s, u"running"_s);
    podman.insert(u"ImageID"_s, QString(64, u'b'));
    engine.runs({podman});
    const QByteArray path = "/v1.41/containers/" + QByteArray(64, '1') + "/json";
    engine.answers[path] = answer(200, "{\"State\":{\"Health\":{\"Status\":\"unhealthy\"},\"StartedAt\":\"2026-01-15T00:00:00Z\"}}");
    auto asked = target(engine);
    asked.expectedComponents = {u"api"_s};
    const auto result = probe(asked);
    QCOMPARE(result.report.code, u"component-unhealthy"_s);
    QCOMPARE(result.inventory->collector, u"podman/1.41"_s);
    QCOMPARE(result.inventory->components.first().repoDigests, QStringList{digestA});
    QCOMPARE(result.inventory->components.first().startedAt, u"2026-01-15T00:00:00Z"_s);
}

void TestDockerProbe::podmanTellsByWhatAnImageWithoutANameWasPulled_data()
{
    QTest::addColumn<QByteArray>("server");
    QTest::addColumn<QByteArray>("answered");
    QTest::addColumn<QString>("expected");
    const QByteArray podman = "Server: Libpod/4.3.1 (linux)\r\nLibpod-Api-Version: 4.3.1\r\n";
    // As Podman 4.3 answers when a tag has moved to another image: of the names that it had there is a history left.
    const QByteArray digest = answer(200, "{\"Digest\":\"" + digestA.toLatin1() + "\",\"RepoDigests\":[],\"RepoTags\":[],\"NamesHistory\":[\"r/web:v1\"]}");
    QTest::newRow("its digest") << podman << digest << digestA;
    QTest::newRow("another digest") << podman << answer(200, R"({"Digest":"md5:1"})") << QString();
    QTest::newRow("a list of digests") << podman << answer(200, "{\"Digest\":[\"" + digestA.toLatin1() + "\"]}") << QString();
    QTest::newRow("no object") << podman << answer(200, "[\"" + digestA.toLatin1() + "\"]") << QString();
    QTest::newRow("10,000 letters") << podman << answer(200, "{\"Digest\":\"sha256:" + QByteArray(10'000, 'a') + "\"}") << QString();
    QTest::newRow("not there") << podman << answer(404, "{}") << QString();
    QTest::newRow("no JSON") << podman << answer(200, "<html>") << QString();
    QTest::newRow("a version that is none") << QByteArray("Server: Libpod/4.3.1 (linux)\r\nLibpod-Api-Version: 4/../..\r\n") << digest << QString();
    QTest::newRow("Docker") << QByteArray("Server: Docker/20.10.24 (linux)\r\nLibpod-Api-Version: 4.3.1\r\n") << digest << QString();
}

void TestDockerProbe::podmanTellsByWhatAnImageWithoutANameWasPulled()
{
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, answered);
    FakeEngine engine;
    engine.answers["/_ping"] = answer(200, "OK", "Api-Version: 1.41\r\n" + server);
    engine.runs({container(u"api"_s, u"running"_s)});
    engine.answers["/v1.41/images/" + digestB.toLatin1() + "/json"] = answer(200, R"({"RepoDigests":[],"RepoTags":[]})");
    engine.answers["/v4.3.1/libpod/images/" + digestB.toLatin1() + "/json"] = answered;
    const auto result = probe(target(engine));
    QCOMPARE(result.report.code, u"ok"_s);
    QTEST(result.inventory->components.first().platformDigest, "expected");
    QVERIFY(result.inventory->components.first().repoDigests.isEmpty()); // it would be drift wherever it is the one of the platform
}

void TestDockerProbe::whatHoldsAPodTogetherIsNoComponent()
{
    auto labelled = container(u"2b9a2d59b409-infra"_s, u"running"_s);
    labelled.insert(u"Labels"_s, QJsonObject{{u"tidegate.component"_s, u"api"_s}});
    const QJsonArray pod{container(u"1b9a2d59b409-infra"_s, u"running"_s), container(u"web"_s, u"running"_s), container(u"1b9a2d59b40x-infra"_s, u"running"_s),
                         labelled};
    for (const auto &[engineName, expected] : {std::pair("Libpod/4.3.1", QStringList{u"1b9a2d59b40x-infra"_s, u"api"_s, u"web"_s}),
                                               std::pair("Docker/26.1.5", QStringList{u"1b9a2d59b409-infra"_s, u"1b9a2d59b40x-infra"_s, u"api"_s, u"web"_s})}) {
        FakeEngine engine;
        engine.answers["/_ping"] = answer(200, "OK", "Api-Version: 1.41\r\nServer: " + QByteArray(engineName) + " (linux)\r\n");
        engine.runs(pod);
        const auto result = probe(target(engine));
        QStringList names;
        for (const auto &each : result.inventory->components)
            names.append(each.name);
        QCOMPARE(names, expected);
    }
}

void TestDockerProbe::aComposeProjectIsFiltered()
{
    FakeEngine engine;
    const QByteArray path = "/v1.41/containers/json?all=1&filters=%7B%22label%22%3A%5B%22com.docker.compose.project%3Dshop%22%5D%7D";
    const QJsonObject shop{{u"com.docker.compose.project"_s, u"shop"_s}, {u"com.docker.compose.service"_s, u"api"_s}};
    auto oneOff = shop;
    oneOff.insert(u"com.docker.compose.oneoff"_s, u"True"_s);
    // An engine that ignores the filter must not bring foreign containers in.
    engine.answers[path] = answer(200, list({container(u"x"_s, u"running"_s, shop), container(u"y"_s, u"running"_s), container(u"z"_s, u"exited"_s, oneOff)}));
    auto asked = target(engine);
    asked.type = TargetType::ComposeHost;
    asked.connection.insert(u"projectName"_s, u"shop"_s);
    const auto result = probe(asked);
    QCOMPARE(result.inventory->components.size(), 1);
    QCOMPARE(result.inventory->components.first().name, u"api"_s);
}

void TestDockerProbe::aServerSaysHowItsOwnComputerIsAllowed()
{
    FakeEngine engine;
    auto asked = target(engine);
    const QString network = u"127.0.0.0/8:%1"_s.arg(engine.server.serverPort());
    const auto probed = [&](const OutboundPolicy &policy) {
        DockerProbe probe(policy);
        const auto future = probe.probe(asked);
        return isDoneWithin(future, 5'000) ? future.result() : ProbeResult();
    };
    OutboundPolicy server;
    for (const auto &host : {u"127.0.0.1"_s, u"localhost"_s, u"::1"_s, u"::ffff:127.0.0.1"_s}) {
        asked.connection.insert(u"host"_s, host);
        const auto result = probed(server);
        QCOMPARE(toString(result.report.status), u"unreachable"_s);
        QCOMPARE(result.report.code, u"blocked-by-policy"_s);
        QVERIFY2(result.report.message.endsWith(u" allow it with --allow-network %1."_s.arg(network)), qPrintable(result.report.message));
    }
    QCOMPARE(engine.server.connections(), 0);

    server.listed = {parseListedNetwork(network).value()}; // that, and nothing else
    for (const auto &host : {u"127.0.0.1"_s, u"localhost"_s}) {
        asked.connection.insert(u"host"_s, host);
        QVERIFY2(probed(server).report.code != u"blocked-by-policy"_s, qPrintable(host));
    }
    QVERIFY(engine.server.connections() > 0);
    asked.connection.insert(u"host"_s, u"10.0.0.1"_s);
    QVERIFY(!probed(server).report.message.contains(u"--allow-network"_s));
}

void TestDockerProbe::aTargetOfAnAgentIsNotTouched()
{
    const FakeEngine engine;
    auto asked = target(engine);
    asked.connection.insert(u"via"_s, u"agent"_s);
    QCOMPARE(probe(asked).report.code, u"via-agent"_s);
    QCOMPARE(engine.server.connections(), 0);
}

void TestDockerProbe::aMissingCredentialIsSaid()
{
    const FakeEngine engine;
    auto asked = target(engine);
    asked.connection.insert(u"tlsEnabled"_s, true);
    asked.connection.insert(u"tlsCaRef"_s, u"local:x"_s);
    QCOMPARE(probe(asked).report.code, u"credential-required"_s);
    QCOMPARE(engine.server.connections(), 0);
}

QTEST_GUILESS_MAIN(TestDockerProbe)
#include "tst_dockerprobe.moc"
