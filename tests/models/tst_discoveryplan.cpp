// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/discoverymodel.h"
#include "models/discoveryplan.h"
#include "models/dockercontexts.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

FoundWork project(const QString &name)
{
    return {TargetType::ComposeHost, name, {{u"projectName"_s, name}}, RunCount{1, 2}, {}};
}

} // namespace

class TestDiscoveryPlan : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void connectionsToTheSameWorkAreOne_data();
    void connectionsToTheSameWorkAreOne();
    void whatIsKnownAnywhereIsSaidToBeThere();
    void anEngineUnderAnotherNameIsTheSame();
    void whatIsIgnoredIsNotOfferedAndComesBack();
    void whatIsRememberedSurvivesARestart();
    void memoryHasBounds();
    void targetsTakeTheConnectionThatWasAskedWith();
    void namesAreMadeValidAndFree();
    void namesAreMadeOfAnything_data();
    void namesAreMadeOfAnything();
    void theTableChoosesWhatIsNew();
    void contextsOfDockerAreRead();
    void theEnvironmentGoesBeforeTheChosenContext();
    void oddContextsBreakNothing();

private:
    QList<FoundRow> plan(const QList<FoundWork> &found, const QString &engine = {}) const
    {
        return planDiscovery({found, false, 0, engine}, m_place, m_fleet, m_memory);
    }
    Target known(const QString &name, TargetType type, const QJsonObject &connection, EnvironmentId environment) const;

    KnownFleet m_fleet;
    EnvironmentId m_staging = EnvironmentId::create();
    EnvironmentId m_production = EnvironmentId::create();
    Target m_place;
    DiscoveryMemory m_memory;
};

Target TestDiscoveryPlan::known(const QString &name, TargetType type, const QJsonObject &connection, EnvironmentId environment) const
{
    Target target;
    target.id = TargetId::create();
    target.environmentId = environment;
    target.name = name;
    target.type = type;
    target.connection = connection;
    return target;
}

void TestDiscoveryPlan::init()
{
    m_memory = {};
    m_fleet = {};
    for (const auto &[id, name] : {std::pair(m_staging, u"Staging"_s), std::pair(m_production, u"Production"_s)}) {
        Environment environment;
        environment.id = id;
        environment.displayName = name;
        m_fleet.environments.append(environment);
    }
    m_place = known({}, TargetType::DockerHost, {{u"host"_s, u"Docker.Example"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}, m_staging);
    m_place.id = {};
}

void TestDiscoveryPlan::connectionsToTheSameWorkAreOne_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QJsonObject>("one");
    QTest::addColumn<QJsonObject>("other");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const char *type, const QJsonObject &one, const QJsonObject &other, bool same) {
        QTest::newRow(name) << QString::fromLatin1(type) << one << other << same;
    };
    row("case of the host", "docker_host", {{u"host"_s, u"A.example"_s}}, {{u"host"_s, u"a.EXAMPLE"_s}}, true);
    row("dot at the end", "docker_host", {{u"host"_s, u"a.example."_s}}, {{u"host"_s, u"a.example"_s}}, true);
    row("usual port", "docker_host", {{u"host"_s, u"a"_s}}, {{u"host"_s, u"a"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}, true);
    row("another port", "docker_host", {{u"host"_s, u"a"_s}}, {{u"host"_s, u"a"_s}, {u"port"_s, 2375}}, false);
    row("this computer", "docker_host", {{u"host"_s, u"localhost"_s}}, {{u"host"_s, u"127.0.0.1"_s}}, true);
    row("another project", "compose_host", {{u"host"_s, u"a"_s}, {u"projectName"_s, u"x"_s}}, {{u"host"_s, u"a"_s}, {u"projectName"_s, u"X"_s}}, false);
    row("usual namespace", "nomad_job", {{u"address"_s, u"https://n:4646"_s}, {u"jobId"_s, u"web"_s}},
        {{u"address"_s, u"n"_s}, {u"namespace"_s, u"default"_s}, {u"jobId"_s, u"web"_s}}, true);
    row("another namespace", "nomad_job", {{u"address"_s, u"n"_s}, {u"jobId"_s, u"web"_s}},
        {{u"address"_s, u"n"_s}, {u"namespace"_s, u"shop"_s}, {u"jobId"_s, u"web"_s}}, false);
    const QJsonObject service{{u"region"_s, u"eu-west-1"_s}, {u"cluster"_s, u"prod"_s}, {u"service"_s, u"web"_s}};
    const QJsonObject arns{{u"region"_s, u"eu-west-1"_s},
                           {u"cluster"_s, u"arn:aws:ecs:eu-west-1:123456789012:cluster/prod"_s},
                           {u"service"_s, u"arn:aws:ecs:eu-west-1:123456789012:service/web"_s}};
    row("names and ARNs", "ecs_service", service, arns, true);
    QJsonObject otherAccount = service;
    otherAccount.insert(u"accountId"_s, u"999999999999"_s);
    row("another account", "ecs_service", arns, otherAccount, false);
    row("an account that is not said", "ecs_service", service, otherAccount, true);
}

void TestDiscoveryPlan::connectionsToTheSameWorkAreOne()
{
    QFETCH(QString, type);
    QFETCH(QJsonObject, one);
    QFETCH(QJsonObject, other);
    QFETCH(bool, same);
    const TargetType which = *targetTypeFromString(type);
    QCOMPARE(workKey(which, one).matches(workKey(which, other)), same);
    QCOMPARE(workKey(which, other).matches(workKey(which, one)), same);
}

void TestDiscoveryPlan::whatIsKnownAnywhereIsSaidToBeThere()
{
    m_fleet.targets.append(known(u"web"_s, TargetType::ComposeHost, {{u"host"_s, u"docker.example"_s}, {u"projectName"_s, u"shop"_s}}, m_production));
    const auto rows = plan({project(u"shop"_s), project(u"mail"_s)});
    QVERIFY(rows.at(0).state == FoundRow::State::Known);
    QCOMPARE(rows.at(0).knownAs, u"web in Production"_s);
    QVERIFY(rows.at(1).state == FoundRow::State::New);
}

void TestDiscoveryPlan::anEngineUnderAnotherNameIsTheSame()
{
    m_fleet.targets.append(known(u"web"_s, TargetType::ComposeHost, {{u"host"_s, u"10.0.0.7"_s}, {u"projectName"_s, u"shop"_s}}, m_staging));
    QVERIFY(plan({project(u"shop"_s)}, u"ID"_s).constFirst().state == FoundRow::State::New);
    m_memory.meet(u"ID"_s, u"10.0.0.7:2376"_s);
    QVERIFY(plan({project(u"shop"_s)}, u"ID"_s).constFirst().state == FoundRow::State::Known);
    QVERIFY(plan({project(u"shop"_s)}, {}).constFirst().state == FoundRow::State::New);
    m_memory.meet(u"OTHER"_s, u"10.0.0.7:2376"_s); // another machine has the address now
    QVERIFY(plan({project(u"shop"_s)}, u"ID"_s).constFirst().state == FoundRow::State::New);
}

void TestDiscoveryPlan::whatIsIgnoredIsNotOfferedAndComesBack()
{
    const auto key = plan({project(u"shop"_s)}).constFirst().key;
    m_memory.setIgnored(key, true);
    QVERIFY(plan({project(u"shop"_s)}).constFirst().state == FoundRow::State::Ignored);
    QVERIFY(plan({project(u"shop2"_s)}).constFirst().state == FoundRow::State::New);
    m_memory.setIgnored(key, false);
    QVERIFY(plan({project(u"shop"_s)}).constFirst().state == FoundRow::State::New);
}

void TestDiscoveryPlan::whatIsRememberedSurvivesARestart()
{
    m_memory.setIgnored({u"a\nb"_s, {}}, true);
    m_memory.meet(u"ID"_s, u"one:1"_s);
    m_memory.meet(u"ID"_s, u"two:2"_s);
    const DiscoveryMemory back = DiscoveryMemory::fromVariant(m_memory.toVariant());
    QVERIFY(back.isIgnored({u"a\nb"_s, {}}));
    QCOMPARE(back.addressesOf(u"ID"_s, u"one:1"_s), QStringList{u"two:2"_s});
    QCOMPARE(back.toVariant(), m_memory.toVariant());
}

void TestDiscoveryPlan::memoryHasBounds()
{
    for (int i = 0; i < 2'010; ++i)
        m_memory.setIgnored({QString::number(i), {}}, true);
    QVERIFY(!m_memory.isIgnored({u"9"_s, {}}));
    QVERIFY(m_memory.isIgnored({u"10"_s, {}}));
}

void TestDiscoveryPlan::targetsTakeTheConnectionThatWasAskedWith()
{
    const QString own = u"local:0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s;
    m_place.type = TargetType::ComposeHost;
    m_place.connection.insert(u"projectName"_s, u"old"_s);
    m_place.connection.insert(u"composeFile"_s, u"/srv/old.yml"_s);
    m_place.connection.insert(u"tlsCaRef"_s, u"file:/etc/ca.pem"_s);
    m_place.connection.insert(u"tlsKeyRef"_s, own);
    const auto rows = plan({{TargetType::DockerHost, u"docker-1"_s, {}, {}, {}}, project(u"shop"_s)});
    const QJsonObject host{{u"host"_s, u"Docker.Example"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}, {u"tlsCaRef"_s, u"file:/etc/ca.pem"_s}};
    QCOMPARE(rows.at(0).target.connection, host);
    QJsonObject shop = host;
    shop.insert(u"projectName"_s, u"shop"_s);
    QCOMPARE(rows.at(1).target.connection, shop);
    QCOMPARE(rows.at(1).target.environmentId, m_staging);
    QVERIFY(rows.at(1).target.id.isNull());
}

void TestDiscoveryPlan::namesAreMadeValidAndFree()
{
    m_fleet.targets.append(known(u"Shop"_s, TargetType::DockerHost, {{u"host"_s, u"elsewhere"_s}}, m_staging));
    m_fleet.targets.append(known(u"mail"_s, TargetType::DockerHost, {{u"host"_s, u"elsewhere"_s}}, m_production));
    QStringList names;
    for (const FoundRow &row : plan({project(u"shop"_s), project(u"mail"_s), project(u"läden/ost"_s), project(u"laden-ost"_s)}))
        names.append(row.target.name);
    QCOMPARE(names, (QStringList{u"shop-2"_s, u"mail"_s, u"laden-ost"_s, u"laden-ost-2"_s}));
    QSet<QString> taken{QString(128, u'a')};
    const QString free = freeName(QString(128, u'a'), taken);
    QCOMPARE(free.size(), 128);
    QVERIFY(free.endsWith(u"-2"_s));
}

void TestDiscoveryPlan::namesAreMadeOfAnything_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("made");
    QTest::newRow("fits") << u"shop_1.web"_s << u"shop_1.web"_s;
    QTest::newRow("blanks") << u" shop  web "_s << u"shop-web"_s;
    QTest::newRow("markup") << u"<b>x</b>"_s << u"b-x-b"_s;
    QTest::newRow("right to left") << u"\u202eshop"_s << u"shop"_s;
    QTest::newRow("another script") << u"магазин"_s << u"target"_s;
    QTest::newRow("nothing") << QString() << u"target"_s;
    QTest::newRow("long") << QString(10'000, u'x') << QString(128, u'x');
    QTest::newRow("half a character") << QString(u"a"_s + QChar(0xd800) + u"b"_s) << u"a-b"_s;
}

void TestDiscoveryPlan::namesAreMadeOfAnything()
{
    QFETCH(QString, name);
    QFETCH(QString, made);
    QCOMPARE(targetNameFrom(name), made);
    Target target = known(made, TargetType::DockerHost, {{u"host"_s, u"a"_s}}, m_staging);
    QVERIFY(validated(target));
}

void TestDiscoveryPlan::theTableChoosesWhatIsNew()
{
    m_fleet.targets.append(known(u"web"_s, TargetType::ComposeHost, {{u"host"_s, u"docker.example"_s}, {u"projectName"_s, u"shop"_s}}, m_production));
    DiscoveryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(plan({project(u"shop"_s), project(u"mail"_s), project(u"wiki"_s)}));
    QCOMPARE(model.chosen(), (QList<int>{1, 2}));
    model.setIgnored({2}, true);
    QCOMPARE(model.chosen(), QList<int>{1});
    model.setIgnored({0}, true); // what is known is there already
    QVERIFY(model.row(0).state == FoundRow::State::Known);
    model.choose({0}, true);
    QCOMPARE(model.chosen(), (QList<int>{0, 1}));
    model.setOutcome(1, {}, true);
    QCOMPARE(model.chosen(), QList<int>{0});
    QVERIFY(!model.setData(model.index(1, 0), u"other"_s));
    QVERIFY(model.setData(model.index(0, 0), u"other"_s));
    QCOMPARE(model.row(0).target.name, u"other"_s);
    QCOMPARE(model.index(1, DiscoveryModel::StateColumn).data().toString(), u"✓ Added"_s);
    QCOMPARE(model.index(0, DiscoveryModel::StateColumn).data().toString(), u"= Known: web in Production"_s);
}

static void write(const QString &path, const QByteArray &content)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

static void writeContext(const QTemporaryDir &folder, const QString &id, const QString &name, const QString &host)
{
    const QJsonObject endpoint{{u"docker"_s, QJsonObject{{u"Host"_s, host}, {u"SkipTLSVerify"_s, false}}}};
    const QJsonObject said{{u"Name"_s, name}, {u"Metadata"_s, QJsonObject()}, {u"Endpoints"_s, endpoint}};
    write(folder.filePath(u"contexts/meta/%1/meta.json"_s.arg(id)), QJsonDocument(said).toJson());
}

void TestDiscoveryPlan::contextsOfDockerAreRead()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"config.json"_s), R"({"currentContext":"prod"})");
    writeContext(folder, u"1"_s, u"local"_s, u"unix:///var/run/docker.sock"_s);
    writeContext(folder, u"2"_s, u"prod"_s, u"tcp://docker.example:2376"_s);
    writeContext(folder, u"3"_s, u"jump"_s, u"ssh://me@docker.example"_s);
    writeContext(folder, u"4"_s, u"plain"_s, u"tcp://10.0.0.7"_s);
    write(folder.filePath(u"contexts/tls/2/docker/ca.pem"_s), "CA");
    write(folder.filePath(u"contexts/tls/2/docker/key.pem"_s), "KEY");
    const auto contexts = readDockerContexts({folder.path()});
    QCOMPARE(contexts.size(), 4);
    QCOMPARE(contexts.at(0).name, u"prod"_s);
    QVERIFY(contexts.at(0).isCurrent && contexts.at(0).way == DockerContext::Way::Network);
    QCOMPARE(contexts.at(0).connection, (FieldValues{{u"host"_s, u"docker.example"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}));
    QCOMPARE(contexts.at(0).credentials, (TypedCredentials{{u"tls-ca"_s, "CA"}, {u"tls-key"_s, "KEY"}}));
    QVERIFY(contexts.at(1).way == DockerContext::Way::Ssh);
    QVERIFY(contexts.at(2).way == DockerContext::Way::Socket);
    QCOMPARE(contexts.at(3).connection, (FieldValues{{u"host"_s, u"10.0.0.7"_s}, {u"port"_s, 2375}, {u"tlsEnabled"_s, false}}));
}

void TestDiscoveryPlan::theEnvironmentGoesBeforeTheChosenContext()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"config.json"_s), R"({"currentContext":"a"})");
    writeContext(folder, u"1"_s, u"a"_s, u"tcp://a"_s);
    writeContext(folder, u"2"_s, u"b"_s, u"tcp://b"_s);
    QCOMPARE(readDockerContexts({folder.path(), {}, u"b"_s}).constFirst().name, u"b"_s);
    const auto contexts = readDockerContexts({folder.path(), u"tcp://c:1234"_s, u"b"_s});
    QCOMPARE(contexts.constFirst().connection.value(u"host"_s).toString(), u"c"_s);
    QCOMPARE(std::count_if(contexts.begin(), contexts.end(), [](const DockerContext &context) { return context.isCurrent; }), 1);
}

void TestDiscoveryPlan::oddContextsBreakNothing()
{
    const QTemporaryDir folder;
    QCOMPARE(readDockerContexts({folder.filePath(u"nowhere"_s)}).size(), 0);
    write(folder.filePath(u"config.json"_s), "[");
    write(folder.filePath(u"contexts/meta/1/meta.json"_s), "not JSON");
    write(folder.filePath(u"contexts/meta/2/meta.json"_s), QByteArray(1024 * 1024, ' ') + R"({"Name":"big"})");
    QVERIFY(QDir().mkpath(folder.filePath(u"contexts/meta/3/meta.json"_s))); // a folder
    write(folder.filePath(u"contexts/meta/file"_s), "x");
    writeContext(folder, u"4"_s, u"odd"_s, u"tcp://[::1"_s);
    writeContext(folder, u"5"_s, u"empty"_s, {});
    const auto contexts = readDockerContexts({folder.path()});
    QCOMPARE(contexts.size(), 1);
    QVERIFY(contexts.constFirst().way == DockerContext::Way::Unknown);
}

QTEST_GUILESS_MAIN(TestDiscoveryPlan)
#include "tst_discoveryplan.moc"
