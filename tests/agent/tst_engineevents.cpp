// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/engineaddress.h"
#include "services/agent/watchedtarget.h"
#include "services/domain/say.h"
#include "services/health/engineevents.h"
#include "services/health/enginelink.h"
#include "tests/support/engineevent.h"
#include "tests/support/values.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QByteArray dockerEvent(const QByteArray &action, const QByteArray &id = "c1", const QByteArray &project = {})
{
    return R"({"status":")" + action + R"(","id":")" + id + R"(","from":"busybox","Type":"container","Action":")" + action + R"(","Actor":{"ID":")" + id
        + R"(","Attributes":{"com.docker.compose.project":")" + project + R"(","image":"busybox","name":"web"}},"scope":"local","time":1764500000})" + "\n";
}

/// As Podman's Docker-compatible API says it.
QByteArray podmanHealth(const QByteArray &state)
{
    return R"({"Type":"container","Action":"health_status","HealthStatus":")" + state
        + R"(","Actor":{"ID":"p1","Attributes":{"name":"web"}},"time":1764500000})" + "\n";
}

} // namespace

class TestEngineEvents : public QObject
{
    Q_OBJECT

private slots:
    void eventsAreReadHoweverTheyArrive();
    void whatHealthChecksRunInsideIsNone();
    void aRepeatedHealthIsNoNews();
    void aHealthCountsAnewAfterAStart();
    void whatCannotBeReadIsLeftOut();
    void aLineWithoutAnEndIsRefused();

    void whatAnEngineDidIsReadAsItTellsIt_data();
    void whatAnEngineDidIsReadAsItTellsIt();
    void whatStrangersWroteIntoItIsKeptOnlyWhereItIsHarmless();
    void theTimeOfTheEngineIsRead();

    void addressesOfEngines_data();
    void addressesOfEngines();

    void targetsBesideTheAgentAreThoseThatNameThisComputer();
    void aReportSaysTheSameOfTheSame();
};

void TestEngineEvents::eventsAreReadHoweverTheyArrive()
{
    const QByteArray all = dockerEvent("start", "c1", "shop") + "\n" + dockerEvent("die", "c2");
    EngineEvents whole;
    const auto expected = must(whole.feed(all));
    QCOMPARE(expected.size(), 2);
    const EngineEvent &first = expected.first();
    QCOMPARE(QStringList({first.type, first.action, first.id, first.project, first.healthState}),
             QStringList({u"container"_s, u"start"_s, u"c1"_s, u"shop"_s, QString()}));
    EngineEvents parted;
    QList<EngineEvent> events;
    for (const char byte : all)
        events += must(parted.feed(QByteArray(1, byte)));
    QCOMPARE(events, expected);
}

void TestEngineEvents::whatHealthChecksRunInsideIsNone()
{
    EngineEvents events;
    QCOMPARE(must(events.feed(dockerEvent("exec_create: /bin/sh -c true") + dockerEvent("exec_start: /bin/sh -c true") + dockerEvent("exec_die")
                              + dockerEvent("attach")))
                 .size(),
             0);
}

void TestEngineEvents::aRepeatedHealthIsNoNews()
{
    EngineEvents events;
    QCOMPARE(must(events.feed(dockerEvent("health_status: healthy"))).size(), 1);
    QCOMPARE(must(events.feed(dockerEvent("health_status: healthy"))).size(), 0);
    QCOMPARE(must(events.feed(dockerEvent("health_status: unhealthy"))).size(), 1);
    QCOMPARE(must(events.feed(podmanHealth("healthy") + podmanHealth("healthy") + podmanHealth("unhealthy"))).size(), 2);
}

void TestEngineEvents::aHealthCountsAnewAfterAStart()
{
    EngineEvents events;
    must(events.feed(dockerEvent("health_status: healthy")));
    QCOMPARE(must(events.feed(dockerEvent("start") + dockerEvent("health_status: healthy"))).size(), 2);
}

void TestEngineEvents::whatCannotBeReadIsLeftOut()
{
    EngineEvents events;
    QCOMPARE(must(events.feed("no json\n[1]\n{\"Action\":7}\n" + dockerEvent("start"))).size(), 1);
}

void TestEngineEvents::aLineWithoutAnEndIsRefused()
{
    EngineEvents events;
    Result<QList<EngineEvent>> last = QList<EngineEvent>();
    for (int i = 0; i < 10 && last; ++i)
        last = events.feed(QByteArray(64 * 1024, 'x'));
    QVERIFY(!last);
}

void TestEngineEvents::whatAnEngineDidIsReadAsItTellsIt_data()
{
    const QString id(64, u'c');
    const QJsonObject compose{
        {u"name"_s, u"shop-web-1"_s}, {u"image"_s, u"shop/web:2"_s}, {u"com.docker.compose.project"_s, u"shop"_s}, {u"com.docker.compose.service"_s, u"web"_s}};
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("told");
    const auto row = [](const char *name, const QByteArray &line, const QString &told) { QTest::newRow(name) << line << told; };
    row("Docker starts", engineEventLine("container", "start", id, compose), u"start cccccccccccc shop-web-1 as web of shop/web:2"_s);
    row("Docker ends", engineEventLine("container", "die", id, compose), u"die cccccccccccc shop-web-1 as web of shop/web:2"_s);
    row("Podman ends", engineEventLine("container", "died", id, {{u"name"_s, u"web"_s}, {u"image"_s, u"localhost/web:2"_s}}),
        u"die cccccccccccc web as web of localhost/web:2"_s);
    row("Podman removes", engineEventLine("container", "remove", id, {{u"name"_s, u"web"_s}}), u"destroy cccccccccccc web as web"_s);
    row("renamed", engineEventLine("container", "rename", id, {{u"name"_s, u"web"_s}, {u"oldName"_s, u"/web-new"_s}}),
        u"rename cccccccccccc web as web before web-new"_s);
    row("our label", engineEventLine("container", "create", id, {{u"name"_s, u"x"_s}, {u"tidegate.component"_s, u"api"_s}}), u"create cccccccccccc x as api"_s);
    row("Docker fetches", engineEventLine("image", "pull", u"shop/web:2"_s, {{u"name"_s, u"shop/web"_s}}), u"pull  shop/web:2"_s);
    row("Podman fetches", engineEventLine("image", "pull", id, {{u"name"_s, u"docker.io/shop/web:2"_s}}), u"pull cccccccccccc docker.io/shop/web:2"_s);
    row("a tag", engineEventLine("image", "tag", u"sha256:"_s + id, {{u"name"_s, u"shop/web:2"_s}}), u"tag cccccccccccc shop/web:2"_s);
    row("health", engineEventLine("container", "health_status: healthy", id, compose), {});
    row("an image that starts", engineEventLine("image", "start", id, compose), {});
    row("a container that is fetched", engineEventLine("container", "pull", id, compose), {});
}

void TestEngineEvents::whatAnEngineDidIsReadAsItTellsIt()
{
    QFETCH(QByteArray, line);
    EngineEvents events;
    const auto read = must(events.feed(line));
    QString told;
    for (const EngineEvent &each : read) {
        if (!each.act)
            continue;
        told = QStringList{toString(each.act->deed), each.act->actor, each.act->name}.join(u' ');
        told += each.act->component.isEmpty() ? QString() : u" as "_s + each.act->component;
        told += each.act->image.isEmpty() ? QString() : u" of "_s + each.act->image;
        told += each.act->formerName.isEmpty() ? QString() : u" before "_s + each.act->formerName;
        QCOMPARE(each.isTelling, each.act->deed != EngineDeed::Pull); // what is fetched does not run
    }
    QTEST(told, "told");
}

void TestEngineEvents::whatStrangersWroteIntoItIsKeptOnlyWhereItIsHarmless()
{
    const QJsonObject attributes{{u"name"_s, u"we\u202eb\n"_s},
                                 {u"image"_s, QString(10'000, u'i')},
                                 {u"com.docker.compose.project"_s, QString(10'000, u'p')},
                                 {u"com.docker.compose.service"_s, u"we\u0007b"_s},
                                 {u"com.docker.compose.version"_s, u"{\"a\":[1,{\"b\":null}]}"_s},
                                 {u"com.docker.compose.project.working_dir"_s, u"/srv/ada/shop"_s},
                                 {u"com.docker.compose.project.config_files"_s, u"/srv/ada/shop/compose.yaml"_s},
                                 {u"com.docker.compose.project.environment_file"_s, u"/srv/ada/.env"_s},
                                 {u"org.opencontainers.image.source"_s, u"https://ada:secret@git.example.com/shop"_s},
                                 {u"org.opencontainers.image.revision"_s, u"3f2a1b"_s},
                                 {u"password"_s, u"secret"_s},
                                 {u"execDuration"_s, 7}};
    EngineEvents events;
    const auto read = must(events.feed(engineEventLine("container", "start", QString(64, u'c'), attributes)));
    QCOMPARE(read.size(), 1);
    const EngineAct act = *read.first().act;
    QVERIFY(act.name.isEmpty());
    QVERIFY(act.image.isEmpty());
    QCOMPARE(act.labels,
             (QMap<QString, QString>{{u"com.docker.compose.version"_s, u"{\"a\":[1,{\"b\":null}]}"_s},
                                     {u"org.opencontainers.image.revision"_s, u"3f2a1b"_s},
                                     {u"org.opencontainers.image.source"_s, u"https://git.example.com/shop"_s}}));
    QVERIFY(must(events.feed(engineEventLine("container", "start", u"../../etc/passwd"_s, {}))).first().act->actor.isEmpty());
}

void TestEngineEvents::theTimeOfTheEngineIsRead()
{
    EngineEvents events;
    QCOMPARE(must(events.feed(dockerEvent("start"))).first().time, qint64(1764500000) * 1'000'000'000);
    QCOMPARE(must(events.feed(engineEventLine("container", "start", u"c1"_s, {}, 1764500000123456789))).first().time, qint64(1764500000123456789));
    QCOMPARE(must(events.feed(R"({"Type":"container","Action":"start","Actor":{"ID":"c1"},"time":9223372036854775807})"
                              "\n"))
                 .first()
                 .time,
             0);
    QVERIFY(engineEventsPath("/v1.41", 1764500000000000789).endsWith("&since=1764500000.000000789"));
    QVERIFY(!engineEventsPath("/v1.41").contains("since"));
}

void TestEngineEvents::addressesOfEngines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("port");
    QTest::newRow("socket") << u"unix:///var/run/docker.sock"_s << u"/var/run/docker.sock"_s << 0;
    QTest::newRow("socket with a blank") << u"unix:///run/my%20docker.sock"_s << u"/run/my docker.sock"_s << 0;
    QTest::newRow("port") << u"tcp://127.0.0.1:2375"_s << QString() << 2375;
    QTest::newRow("IPv6") << u"tcp://[::1]:2375/"_s << QString() << 2375;
    QTest::newRow("two slashes") << u"unix://var/run/docker.sock"_s << QString() << -1;
    QTest::newRow("path alone") << u"/var/run/docker.sock"_s << QString() << -1;
    QTest::newRow("no port") << u"tcp://127.0.0.1"_s << QString() << -1;
    QTest::newRow("http") << u"http://127.0.0.1:2375"_s << QString() << -1;
    QTest::newRow("nothing") << QString() << QString() << -1;
}

void TestEngineEvents::addressesOfEngines()
{
    QFETCH(QString, text);
    QFETCH(QString, path);
    QFETCH(int, port);
    const auto address = engineAddress(text);
    QCOMPARE(address.has_value(), port >= 0);
    if (!address)
        return;
    QCOMPARE(address->socketPath, path);
    QCOMPARE(int(address->port), port);
    QVERIFY(!address->useTls);
}

void TestEngineEvents::targetsBesideTheAgentAreThoseThatNameThisComputer()
{
    const auto target = [](TargetType type, const QString &host) {
        WatchedTarget each;
        each.probe.type = type;
        if (!host.isEmpty())
            each.probe.connection.insert(u"host"_s, host);
        return each;
    };
    QVERIFY(isBesideAgent(target(TargetType::DockerHost, {})));
    QVERIFY(isBesideAgent(target(TargetType::ComposeHost, u"LOCALHOST"_s)));
    QVERIFY(isBesideAgent(target(TargetType::DockerHost, QSysInfo::machineHostName())));
    QVERIFY(isBesideAgent(target(TargetType::DockerHost, u"127.0.0.1"_s)));
    QVERIFY(!isBesideAgent(target(TargetType::DockerHost, u"192.0.2.7"_s)));
    QVERIFY(!isBesideAgent(target(TargetType::DockerHost, u"another-computer"_s)));
    QVERIFY(!isBesideAgent(target(TargetType::NomadJob, {})));
}

void TestEngineEvents::aReportSaysTheSameOfTheSame()
{
    WatchedTarget target;
    target.probe.id = TargetId::create();
    ProbeResult result;
    result.inventory = InventorySnapshot();
    result.inventory->id = SnapshotId::create();
    ObservedComponent api;
    api.name = u"api"_s;
    api.imageId = u"sha256:1"_s;
    api.state = u"running"_s;
    result.inventory->components = {api};
    const std::optional<StickerFile> none;
    const QByteArray first = reportSection(target, result, none);
    result.inventory->id = SnapshotId::create();
    result.inventory->observedAt += std::chrono::hours(1);
    QCOMPARE(reportSection(target, result, none), first);
    result.inventory->components.first().imageId = u"sha256:2"_s;
    QVERIFY(reportSection(target, result, none) != first);
    ProbeResult failed{makeReport(Health::Unreachable, say("timeout/other-side")), {}};
    const auto json = QJsonDocument::fromJson(reportSection(target, failed, none)).object();
    QCOMPARE(json.value("errors"_L1).toArray().size(), 1); // nothing that was seen does not mean that nothing is there
}

QTEST_GUILESS_MAIN(TestEngineEvents)
#include "tst_engineevents.moc"
