// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/dockerhost.h"
#include "tests/support/servedapi.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int patience = 40'000;

QByteArray textIn(const Answer &answer, const char *member)
{
    return answer.object().value(QLatin1StringView(member)).toString().toLatin1();
}

/// A file that its owner alone may read.
QString secretFile(const QTemporaryDir &folder, const QString &name, const QByteArray &text,
                   QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner)
{
    QFile file(folder.filePath(name));
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    return isOpen && file.setPermissions(permissions) ? file.fileName() : QString();
}

} // namespace

/// The program itself beside a real engine, and a real server: engine → agent → API.
class TestAgentEnd : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();

    void wrongUseIsSaid_data();
    void wrongUseIsSaid();
    void withoutATokenItSaysWhatToDo();

    void whatRunsIsSeenAndWhatIsReplacedToo();
    void aCheckIsMadeByTheAgentAfterItWasAskedFor();
    void aNewTargetIsSeenWithoutWaitingForAHeartbeat();
    void aStickerIsWrittenOnTheHostAndReadFromThere();
    void anAgentThatIsKilledIsTheSameAgain();
    void anAgentThatWasFrozenCatchesUp();
    void aRevokedAgentStops();

    void cleanupTestCase();

private:
    Answer post(const QByteArray &path, const QJsonObject &body = {}) const { return m_api->send("POST", "/api/v1" + path, m_api->localSecret(), body); }
    Answer get(const QByteArray &path) const { return m_api->send("GET", "/api/v1" + path, m_api->localSecret()); }
    QStringList arguments() const;
    void startAgent();
    QByteArray makeTarget(const QString &name, const QString &directory = {}) const;
    QStringList runningOn(const QByteArray &target) const;
    bool comes(const std::function<bool()> &isThere) const { return QTest::qWaitFor(isThere, patience); }

    std::unique_ptr<DockerHost> m_docker;
    std::unique_ptr<ServedApi> m_api;
    QTemporaryDir m_folder;
    QProcess m_agent;
    QByteArray m_agentId;
    QByteArray m_environment;
    QByteArray m_target;
};

void TestAgentEnd::initTestCase()
{
    const QString obstacle = DockerHost::obstacle();
    if (!obstacle.isEmpty())
        QSKIP(qPrintable(u"NO DOCKER ENGINE, NOTHING PROVEN: %1"_s.arg(obstacle)));
    m_docker = std::make_unique<DockerHost>();
    QVERIFY2(m_docker->start(), qPrintable(m_docker->failure()));
    QVERIFY(m_docker->pushImage(u"api"_s, u"1"_s, "one") && m_docker->pushImage(u"api"_s, u"2"_s, "two"));
    m_api = std::make_unique<ServedApi>();
    m_environment = textIn(post("/environments", {{u"name"_s, u"prod"_s}}), "id");
    const QByteArray token = textIn(post("/agents/registration-tokens", {{u"autoAccept"_s, true}}), "token");
    QVERIFY(!secretFile(m_folder, u"token"_s, token + '\n').isEmpty());
    startAgent();
    QVERIFY2(comes([this] { return get("/agents").array().size() == 1; }), m_agent.readAllStandardError().constData());
    m_agentId = get("/agents").array().at(0).toObject().value("id"_L1).toString().toLatin1();
    m_target = makeTarget(u"host1"_s, m_folder.filePath(u"app"_s));
    QVERIFY(QDir(m_folder.path()).mkdir(u"app"_s));
}

void TestAgentEnd::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_agent.readAllStandardError();
}

void TestAgentEnd::cleanupTestCase()
{
    m_agent.kill();
    m_agent.waitForFinished();
    m_api.reset();
    m_docker.reset();
}

QStringList TestAgentEnd::arguments() const
{
    return {u"run"_s,
            u"--server"_s,
            m_api->url().toString(),
            u"--token-file"_s,
            m_folder.filePath(u"token"_s),
            u"--docker"_s,
            u"tcp://127.0.0.1:%1"_s.arg(m_docker->port()),
            u"--state-dir"_s,
            m_folder.filePath(u"state"_s),
            u"--name"_s,
            u"agent-01"_s};
}

void TestAgentEnd::startAgent()
{
    m_agent.start(QStringLiteral(TIDEGATE_AGENT), arguments());
    QVERIFY(m_agent.waitForStarted());
}

QByteArray TestAgentEnd::makeTarget(const QString &name, const QString &directory) const
{
    const auto made = post(
        "/targets",
        {{u"environmentId"_s, QString::fromLatin1(m_environment)},
         {u"name"_s, name},
         {u"targetType"_s, u"docker_host"_s},
         {u"deploymentDirectory"_s, directory.isEmpty() ? QJsonValue() : QJsonValue(directory)},
         {u"connection"_s, QJsonObject{{u"host"_s, u"localhost"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(m_agentId)}}}});
    return textIn(made, "id");
}

QStringList TestAgentEnd::runningOn(const QByteArray &target) const
{
    QStringList running;
    for (const QJsonValue each : get("/targets/" + target + "/inventory").object().value("components"_L1).toArray())
        running.append(each.toObject().value("name"_L1).toString() + u' ' + each.toObject().value("repoDigests"_L1).toArray().at(0).toString());
    return running;
}

void TestAgentEnd::wrongUseIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no server") << QStringList{u"run"_s} << u"say which server"_s;
    QTest::newRow("in the open") << QStringList{u"--server"_s, u"http://tidegate.example.com"_s} << u"in the open"_s;
    QTest::newRow("no address") << QStringList{u"--server"_s, u"tidegate.example.com"_s} << u"no address of a server"_s;
    QTest::newRow("another command") << QStringList{u"join"_s} << u"there is no command “join”"_s;
    QTest::newRow("no engine") << QStringList{u"--server"_s, u"https://tidegate.example.com"_s, u"--docker"_s, u"/var/run/docker.sock"_s}
                               << u"no address of an engine"_s;
    QTest::newRow("a token for all") << QStringList{u"--server"_s, u"https://tidegate.example.com"_s, u"--token-file"_s,
                                                    secretFile(m_folder, u"open"_s, "tgr_x", QFile::ReadOwner | QFile::ReadOther)}
                                     << u"chmod 600"_s;
    QTest::newRow("another token") << QStringList{u"--server"_s, u"https://tidegate.example.com"_s, u"--token-file"_s, secretFile(m_folder, u"user"_s, "tg_x")}
                                   << u"begins with tgr_"_s;
    QTest::newRow("no certificates") << QStringList{u"--server"_s, u"https://tidegate.example.com"_s, u"--ca-file"_s, u"/dev/null"_s} << u"no certificate"_s;
    QTest::newRow("no label") << QStringList{u"--server"_s, u"https://tidegate.example.com"_s, u"--label"_s, u"=x"_s} << u"KEY=VALUE"_s;
}

void TestAgentEnd::wrongUseIsSaid()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, sentence);
    QProcess agent;
    agent.start(QStringLiteral(TIDEGATE_AGENT), arguments);
    QVERIFY(agent.waitForFinished());
    QCOMPARE(agent.exitCode(), 2);
    const QString said = QString::fromUtf8(agent.readAllStandardError());
    QVERIFY2(said.startsWith(u"tidegate-agent: "_s) && said.contains(sentence), qPrintable(said));
}

void TestAgentEnd::withoutATokenItSaysWhatToDo()
{
    QProcess agent;
    agent.start(QStringLiteral(TIDEGATE_AGENT), {u"--server"_s, m_api->url().toString(), u"--state-dir"_s, m_folder.filePath(u"other"_s)});
    QVERIFY(agent.waitForFinished());
    QCOMPARE(agent.exitCode(), 1);
    QVERIFY(agent.readAllStandardError().contains("--token-file"));
}

void TestAgentEnd::whatRunsIsSeenAndWhatIsReplacedToo()
{
    QVERIFY(m_docker->run(u"web"_s, u"api"_s, u"api"_s, u"1"_s));
    const QString first = u"api "_s + m_docker->registryDigest(u"api"_s, u"1"_s);
    QVERIFY(comes([&] { return runningOn(m_target) == QStringList(first); }));
    QVERIFY(m_docker->remove(u"web"_s) && m_docker->run(u"web"_s, u"api"_s, u"api"_s, u"2"_s)); // by hand
    const QString second = u"api "_s + m_docker->registryDigest(u"api"_s, u"2"_s);
    QVERIFY(comes([&] { return runningOn(m_target) == QStringList(second); }));
    QCOMPARE(textIn(get("/targets/" + m_target), "healthStatus"), "healthy");
}

void TestAgentEnd::aCheckIsMadeByTheAgentAfterItWasAskedFor()
{
    const Answer checked = post("/targets/" + m_target + "/health-check");
    QCOMPARE(checked.status, 200);
    QCOMPARE(textIn(checked, "source"), "agent");
    QVERIFY2(textIn(checked, "status") == "healthy", checked.body.constData());
    QVERIFY(m_docker->docker({u"stop"_s, u"-t"_s, u"0"_s, u"web"_s}));
    const Answer after = post("/targets/" + m_target + "/health-check");
    QVERIFY2(textIn(after, "message").contains("nothing runs on it"), after.body.constData());
    QVERIFY(m_docker->docker({u"start"_s, u"web"_s}));
}

void TestAgentEnd::aNewTargetIsSeenWithoutWaitingForAHeartbeat()
{
    const QByteArray target = makeTarget(u"host2"_s);
    const Answer checked = post("/targets/" + target + "/health-check"); // which waits 10 s at most, a heartbeat comes every 30
    QVERIFY2(textIn(checked, "status") == "healthy", checked.body.constData());
}

void TestAgentEnd::aStickerIsWrittenOnTheHostAndReadFromThere()
{
    const QString digest = m_docker->registryDigest(u"api"_s, u"2"_s);
    const QJsonObject sticker{{u"releaseId"_s, u"0190a000-0000-7000-8000-0000000000c1"_s},
                              {u"releaseName"_s, u"2.0"_s},
                              {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest}}}}};
    QCOMPARE(m_api->send("PUT", "/api/v1/targets/" + m_target + "/sticker", m_api->localSecret(), sticker).status, 200);
    const QString path = m_folder.filePath(u"app/tidegate.version.json"_s);
    QVERIFY(comes([&] { return QFile::exists(path); }));
    const auto inventoryNames = [&] { return textIn(get("/targets/" + m_target + "/inventory"), "stickerReleaseId"); };
    QVERIFY(comes([&] { return inventoryNames() == "0190a000-0000-7000-8000-0000000000c1"; }));
    QVERIFY(comes([&] { return get("/targets/" + m_target + "/drift").object().value("status"_L1).toString() == u"in_sync"; }));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly)); // somebody writes over it
    QVERIFY(file.write(R"({"releaseId":"0190a000-0000-7000-8000-0000000000c2"})") > 0);
    file.close();
    QVERIFY(comes([&] { return inventoryNames() == "0190a000-0000-7000-8000-0000000000c2"; }));
    QVERIFY(comes([&] { return get("/targets/" + m_target + "/drift").body.contains("sticker_mismatch"); }));
}

void TestAgentEnd::anAgentThatIsKilledIsTheSameAgain()
{
    m_agent.kill();
    QVERIFY(m_agent.waitForFinished());
    QVERIFY(m_docker->run(u"worker"_s, u"worker"_s, u"api"_s, u"1"_s));
    startAgent(); // with the token that it has used
    QVERIFY(comes([&] { return runningOn(m_target).size() == 2; }));
    QCOMPARE(get("/agents").array().size(), 1);
}

void TestAgentEnd::anAgentThatWasFrozenCatchesUp()
{
    ::kill(static_cast<pid_t>(m_agent.processId()), SIGSTOP);
    QVERIFY(m_docker->remove(u"worker"_s));
    ::kill(static_cast<pid_t>(m_agent.processId()), SIGCONT);
    QVERIFY(comes([&] { return runningOn(m_target).size() == 1; }));
}

void TestAgentEnd::aRevokedAgentStops()
{
    QCOMPARE(post("/agents/" + m_agentId + "/revoke").status, 200);
    QVERIFY(m_agent.waitForFinished(patience));
    QCOMPARE(m_agent.exitCode(), 3);
    QVERIFY(m_agent.readAllStandardError().contains("was revoked"));
}

QTEST_GUILESS_MAIN(TestAgentEnd)
#include "tst_agentend.moc"
