// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/agentrun.h"
#include "services/agent/engineaddress.h"
#include "tests/support/scriptedengine.h"
#include "tests/support/smalldisk.h"
#include "tests/support/values.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int patience = 20'000;

/// What an agent asks a server, and what that answers.
class StandInServer : public QTcpServer
{
public:
    struct Request
    {
        QByteArray line; ///< "POST /api/v1/agents/register".
        QByteArray token;
        QJsonObject body;
    };
    using Answer = std::pair<int, QByteArray>;

    StandInServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, [this, socket, bytes = QByteArray()]() mutable {
                bytes += socket->readAll();
                take(*socket, bytes);
            });
        });
        start();
    }
    void start() { isListening = listen(QHostAddress::LocalHost, port), port = serverPort(); }
    /// As if the process were gone.
    void stop()
    {
        close();
        for (QTcpSocket *socket : findChildren<QTcpSocket *>())
            socket->abort();
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(port)); }

    QList<Request> of(const QByteArray &part) const
    {
        QList<Request> found;
        std::copy_if(requests.begin(), requests.end(), std::back_inserter(found), [&](const Request &each) { return each.line.contains(part); });
        return found;
    }
    static QByteArray problem(const char *code)
    {
        return R"({"type":"tag:tidegate,2026:problem/x","status":400,"code":")" + QByteArray(code) + R"(","detail":"No."})";
    }
    QByteArray heartbeatAnswer() const
    {
        return R"({"serverTime":")" + QByteArray::fromStdString(toRfc3339Milliseconds(Clock::system().now())) + R"(","lifecycle":")" + lifecycle
            + R"(","config":{"heartbeatInterval":1,"inventoryInterval":300,"taskPollInterval":1,"logLevel":"info"},"tasks":[)" + tasks
            + R"(],"wantInventory":false,"rotateToken":)" + (rotation.isEmpty() ? QByteArray("null") : QByteArray('"' + rotation + '"'))
            + R"(,"targetsVersion":")" + targetsVersion + R"("})";
    }

    bool isListening = false;
    quint16 port = 0;
    QList<Request> requests;
    QByteArray lifecycle = "active";
    QByteArray tasks;
    QByteArray rotation;
    QByteArray targetsVersion = "1";
    QByteArray targets;
    QHash<QByteArray, Answer> instead; ///< By a part of the line.

private:
    void take(QTcpSocket &socket, QByteArray &bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = bytes.left(end);
        const qsizetype length = [&] {
            const qsizetype at = head.toLower().indexOf("content-length:");
            return at < 0 ? 0 : head.mid(at + 15, head.indexOf('\r', at) < 0 ? -1 : head.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        }();
        if (bytes.size() < end + 4 + length)
            return;
        const qsizetype bearer = head.indexOf("Bearer ");
        const Request request{head.left(head.indexOf(" HTTP/")), head.mid(bearer + 7, head.indexOf('\r', bearer) - bearer - 7),
                              QJsonDocument::fromJson(bytes.mid(end + 4, length)).object()};
        bytes.clear();
        requests.append(request);
        const auto [status, body] = answerTo(request.line);
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: " + (status < 300 ? "application/json" : "application/problem+json")
                     + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    Answer answerTo(const QByteArray &line) const
    {
        for (const auto &[part, answer] : instead.asKeyValueRange()) {
            if (line.contains(part))
                return answer;
        }
        if (line.contains("/register"))
            return {201, R"({"agentId":"0190a000-0000-7000-8000-000000000001","token":"tga_first","lifecycle":"active","config":{}})"};
        if (line.contains("/heartbeat"))
            return {200, heartbeatAnswer()};
        if (line.contains("/targets"))
            return {200, "[" + targets + "]"};
        if (line.contains("/inventory"))
            return {202, R"({"snapshotId":"x","accepted":1,"rejected":[],"driftRecomputed":1})"};
        return {200, line.contains("/result") ? QByteArray("{}") : QByteArray("[" + tasks + "]")};
    }
};

} // namespace

class TestAgentRun : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void itRegistersOnceAndIsTheSameAfterARestart();
    void aServerThatIsAwayIsTriedAgain();
    void aRefusedRegistrationEndsIt();
    void aRevokedAgentEnds();
    void aCredentialIsShownToNoOtherServer();
    void aNewTokenRegistersAnAgentThatIsNotKnownAnyMore();
    void twoDoNotRunOnOneState();

    void whatRunsIsToldWhenItChangesAndOnlyThen();
    void whatHappenedWhileTheServerWasAwayIsToldInOrder();
    void whatTheServerRefusesDoesNotHoldUpTheRest();
    void whatTheServerDoesNotUnderstandIsToldAsAnError();
    void targetsOfAnotherAgentAreNotReportedAnyMore();
    void aPendingAgentWatchesNothing();

    void aTaskIsDoneOnceHoweverOftenItIsGiven();
    void aTaskIsAnsweredAfterItsInventory();
    void aTaskThatNobodyKnowsIsAnsweredWithAnError();
    void aStickerIsWrittenWhereItWasAskedFor();

    void aRotatedCredentialIsUsedFromThenOn();
    void aRotatedCredentialThatCannotBeKeptIsNotUsed();

private:
    AgentSettings settings(const QByteArray &token = "tgr_one") const;
    void run(const QByteArray &token = "tgr_one");
    static QByteArray target(const QByteArray &id, const QByteArray &more = {});
    bool waitFor(const QByteArray &part, qsizetype count = 1)
    {
        return QTest::qWaitFor([&] { return m_server->of(part).size() >= count; }, patience);
    }
    QStringList namesIn(const StandInServer::Request &push) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<StandInServer> m_server;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<AgentRun> m_agent;
    std::optional<Error> m_end;
};

const QByteArray first = "0190a000-0000-7000-8000-0000000000a1";
const QByteArray second = "0190a000-0000-7000-8000-0000000000a2";

void TestAgentRun::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<StandInServer>();
    m_engine = std::make_unique<ScriptedEngine>("api");
    m_server->targets = target(first);
    m_end.reset();
}

void TestAgentRun::cleanup()
{
    m_agent.reset();
    m_engine.reset();
    m_server.reset();
}

AgentSettings TestAgentRun::settings(const QByteArray &token) const
{
    AgentSettings settings;
    settings.server = m_server->url();
    settings.registrationToken = token;
    settings.engine = must(engineAddress(u"tcp://127.0.0.1:%1"_s.arg(m_engine->port())));
    settings.name = u"agent-01"_s;
    settings.stateDirectory = m_folder->filePath(u"state"_s);
    return settings;
}

void TestAgentRun::run(const QByteArray &token)
{
    m_agent.reset();
    m_agent = std::make_unique<AgentRun>(settings(token));
    connect(m_agent.get(), &AgentRun::ended, this, [this](const Error &why) { m_end = why; });
    const auto started = m_agent->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
}

QByteArray TestAgentRun::target(const QByteArray &id, const QByteArray &more)
{
    return R"({"id":")" + id
        + R"(","name":"web","environmentId":"0190a000-0000-7000-8000-0000000000e1","targetType":"docker_host","connection":{"host":"localhost","via":"agent"},)"
        + R"("deploymentDirectory":null,"enabled":true,"version":1,"expectedComponents":[])" + more + "}";
}

QStringList TestAgentRun::namesIn(const StandInServer::Request &push) const
{
    QStringList names;
    for (const QJsonValue each : push.body.value("targets"_L1).toArray().at(0).toObject().value("components"_L1).toArray())
        names.append(each.toObject().value("name"_L1).toString());
    return names;
}

void TestAgentRun::itRegistersOnceAndIsTheSameAfterARestart()
{
    run();
    QVERIFY(waitFor("/heartbeat", 2));
    const auto registrations = m_server->of("/register");
    QCOMPARE(registrations.size(), 1);
    QCOMPARE(registrations.first().token, "tgr_one");
    QCOMPARE(registrations.first().body.value("name"_L1).toString(), u"agent-01"_s);
    QCOMPARE(m_server->of("/heartbeat").first().token, "tga_first");
    const auto beats = m_server->of("/heartbeat");
    QVERIFY(beats.at(1).body.value("sequence"_L1).toInteger() > beats.at(0).body.value("sequence"_L1).toInteger());
    QCOMPARE(beats.at(1).body.value("bootId"_L1), beats.at(0).body.value("bootId"_L1));
    run();
    QVERIFY(waitFor("/heartbeat", 3));
    QCOMPARE(m_server->of("/register").size(), 1);
    QVERIFY(m_server->of("/heartbeat").last().body.value("bootId"_L1) != beats.first().body.value("bootId"_L1));
}

void TestAgentRun::aServerThatIsAwayIsTriedAgain()
{
    m_server->instead.insert("/register", {503, StandInServer::problem("unavailable")});
    run();
    QVERIFY(waitFor("/register", 2));
    m_server->instead.clear();
    QVERIFY(waitFor("/heartbeat"));
    m_server->stop();
    QTest::qWait(1'500); // more than one heartbeat is due meanwhile
    const auto before = m_server->of("/heartbeat").size();
    m_server->start();
    QVERIFY(m_server->isListening);
    QVERIFY(waitFor("/heartbeat", before + 1));
    QVERIFY(!m_end);
}

void TestAgentRun::aRefusedRegistrationEndsIt()
{
    m_server->instead.insert("/register", {409, StandInServer::problem("machine-registered")});
    run();
    QVERIFY(QTest::qWaitFor([&] { return m_end.has_value(); }, patience));
    QCOMPARE(m_end->code, u"machine-registered"_s);
}

void TestAgentRun::aRevokedAgentEnds()
{
    run();
    QVERIFY(waitFor("/heartbeat"));
    m_server->instead.insert("/heartbeat", {403, StandInServer::problem("agent-revoked")});
    QVERIFY(QTest::qWaitFor([&] { return m_end.has_value(); }, patience));
    QCOMPARE(m_end->code, u"agent-revoked"_s);
}

void TestAgentRun::aCredentialIsShownToNoOtherServer()
{
    run();
    QVERIFY(waitFor("/heartbeat"));
    m_agent.reset();
    m_server = std::make_unique<StandInServer>(); // at another port
    AgentRun agent(settings({}));
    QCOMPARE(codeOf(agent.start()), u"agent-other-server"_s);
    QTest::qWait(100);
    QVERIFY(m_server->requests.isEmpty());
}

void TestAgentRun::aNewTokenRegistersAnAgentThatIsNotKnownAnyMore()
{
    run();
    QVERIFY(waitFor("/heartbeat"));
    m_server->instead.insert("/heartbeat", {401, StandInServer::problem("unauthenticated")});
    run(); // with the token that was used
    QVERIFY(waitFor("/heartbeat", 2));
    QCOMPARE(m_server->of("/register").size(), 1);
    run("tgr_two");
    QVERIFY(waitFor("/register", 2));
    QCOMPARE(m_server->of("/register").last().token, "tgr_two");
}

void TestAgentRun::twoDoNotRunOnOneState()
{
    run();
    AgentRun other(settings());
    QCOMPARE(codeOf(other.start()), u"agent-runs-already"_s);
}

void TestAgentRun::whatRunsIsToldWhenItChangesAndOnlyThen()
{
    run();
    QVERIFY(waitFor("/inventory"));
    QCOMPARE(namesIn(m_server->of("/inventory").first()), QStringList(u"api"_s));
    const auto heartbeats = m_server->of("/heartbeat").size();
    QVERIFY(waitFor("/heartbeat", heartbeats + 2));
    QCOMPARE(m_server->of("/inventory").size(), 1);
    m_engine->run("worker");
    m_server->targetsVersion = "2"; // something to look for
    m_server->targets = target(first, R"(,"x":1)").replace("\"expectedComponents\":[]", "\"expectedComponents\":[\"worker\"]");
    QVERIFY(waitFor("/inventory", 2));
    QCOMPARE(namesIn(m_server->of("/inventory").at(1)), QStringList(u"worker"_s));
}

void TestAgentRun::whatHappenedWhileTheServerWasAwayIsToldInOrder()
{
    run();
    QVERIFY(waitFor("/inventory"));
    m_server->instead.insert("/inventory", {503, StandInServer::problem("unavailable")});
    m_engine->run("second");
    m_server->targetsVersion = "2";
    m_server->targets = target(first).replace("[]", "[\"second\"]");
    QVERIFY(waitFor("/inventory", 2));
    m_engine->run("third");
    m_server->targetsVersion = "3";
    m_server->targets = target(first).replace("[]", "[\"third\"]");
    QVERIFY(QTest::qWaitFor([&] { return QDir(m_folder->filePath(u"state/spool"_s)).entryList(QDir::Files).size() == 2; }, patience));
    run(); // and the agent is started anew meanwhile
    m_server->requests.clear();
    m_server->instead.clear();
    QVERIFY(waitFor("/inventory", 2));
    QCOMPARE(namesIn(m_server->of("/inventory").at(0)), QStringList(u"second"_s));
    QCOMPARE(namesIn(m_server->of("/inventory").at(1)), QStringList(u"third"_s));
    QVERIFY(QTest::qWaitFor([&] { return QDir(m_folder->filePath(u"state/spool"_s)).entryList(QDir::Files).isEmpty(); }, patience));
}

void TestAgentRun::whatTheServerRefusesDoesNotHoldUpTheRest()
{
    m_server->instead.insert("/inventory", {422, StandInServer::problem("invalid-digest")});
    run();
    QVERIFY(waitFor("/inventory", 2)); // and what is told instead
    m_server->instead.clear();
    m_server->targetsVersion = "2";
    m_server->targets = target(first) + ',' + target(second);
    QVERIFY(waitFor("/inventory", 3));
    QCOMPARE(m_server->of("/inventory").last().body.value("targets"_L1).toArray().at(0).toObject().value("targetId"_L1).toString().toLatin1(), second);
}

void TestAgentRun::whatTheServerDoesNotUnderstandIsToldAsAnError()
{
    m_server->instead.insert("/inventory", {422, StandInServer::problem("invalid-digest")});
    run();
    QVERIFY(waitFor("/inventory", 2));
    const QJsonObject told = m_server->of("/inventory").at(1).body.value("targets"_L1).toArray().at(0).toObject();
    QVERIFY(told.value("components"_L1).toArray().isEmpty());
    QVERIFY(told.value("errors"_L1).toArray().at(0).toString().contains(u"does not take what was seen"_s));
    const auto beats = m_server->of("/heartbeat").size();
    QVERIFY(waitFor("/heartbeat", beats + 2));
    QCOMPARE(m_server->of("/inventory").size(), 2); // and not again and again
}

void TestAgentRun::targetsOfAnotherAgentAreNotReportedAnyMore()
{
    m_server->targets = target(first) + ',' + target(second);
    m_server->instead.insert("/inventory", {503, StandInServer::problem("unavailable")});
    run();
    QVERIFY(QTest::qWaitFor([&] { return QDir(m_folder->filePath(u"state/spool"_s)).entryList(QDir::Files).size() == 2; }, patience));
    m_server->targetsVersion = "2";
    m_server->targets = target(second);
    QVERIFY(QTest::qWaitFor([&] { return QDir(m_folder->filePath(u"state/spool"_s)).entryList(QDir::Files).size() == 1; }, patience));
    m_server->requests.clear();
    m_server->instead.clear();
    QVERIFY(waitFor("/inventory"));
    QVERIFY(QJsonDocument(m_server->of("/inventory").first().body).toJson().contains(second));
}

void TestAgentRun::aPendingAgentWatchesNothing()
{
    m_server->lifecycle = "pending";
    run();
    QVERIFY(waitFor("/heartbeat", 3));
    QVERIFY(m_server->of("/targets").isEmpty());
    QVERIFY(m_server->of("/tasks").isEmpty());
    m_server->lifecycle = "active"; // somebody accepted it
    QVERIFY(waitFor("/inventory"));
    m_server->lifecycle = "inactive";
    QVERIFY(waitFor("/heartbeat", m_server->of("/heartbeat").size() + 2));
    const auto polls = m_server->of("GET ").size();
    QVERIFY(waitFor("/heartbeat", m_server->of("/heartbeat").size() + 2));
    QCOMPARE(m_server->of("GET ").size(), polls);
}

void TestAgentRun::aTaskIsDoneOnceHoweverOftenItIsGiven()
{
    m_server->tasks = R"({"id":"0190a000-0000-7000-8000-0000000000f1","type":"inspect","targetId":")" + first
        + R"(","expiresAt":"2199-01-01T00:00:00Z","idempotencyKey":"k","payload":null})";
    run();
    QVERIFY(waitFor("/result"));
    const auto checks = m_engine->checks();
    const auto heartbeats = m_server->of("/heartbeat").size();
    QVERIFY(waitFor("/heartbeat", heartbeats + 2));
    QCOMPARE(m_server->of("/result").size(), 1);
    QVERIFY(m_engine->checks() <= checks + 4); // pings alone
}

void TestAgentRun::aTaskIsAnsweredAfterItsInventory()
{
    run();
    QVERIFY(waitFor("/inventory"));
    m_server->requests.clear();
    m_server->tasks = R"({"id":"0190a000-0000-7000-8000-0000000000f2","type":"health-check","targetId":")" + first
        + R"(","expiresAt":"2199-01-01T00:00:00Z","idempotencyKey":"k"})";
    QVERIFY(waitFor("/result"));
    QByteArrayList writes;
    for (const auto &request : m_server->requests) {
        if (request.line.contains("/inventory") || request.line.contains("/result"))
            writes.append(request.line);
    }
    QVERIFY(writes.size() >= 2);                                                 // a slow machine tells what runs more often
    QVERIFY2(writes.first().contains("/inventory"), writes.first().constData()); // though it says what the one before did
    QVERIFY(m_server->of("/result").first().body.value("success"_L1).toBool());
}

void TestAgentRun::aTaskThatNobodyKnowsIsAnsweredWithAnError()
{
    m_server->tasks = R"({"id":"0190a000-0000-7000-8000-0000000000f3","type":"reboot","targetId":")" + first
        + R"(","expiresAt":"2199-01-01T00:00:00Z"},{"id":"0190a000-0000-7000-8000-0000000000f4","type":"inspect","targetId":")" + second
        + R"(","expiresAt":"2199-01-01T00:00:00Z"},{"id":"0190a000-0000-7000-8000-0000000000f5","type":"inspect","targetId":")" + first
        + R"(","expiresAt":"2020-01-01T00:00:00Z"})";
    run();
    QVERIFY(waitFor("/result", 3));
    for (const auto &result : m_server->of("/result")) {
        QVERIFY(!result.body.value("success"_L1).toBool());
        QVERIFY(!result.body.value("error"_L1).toString().isEmpty());
    }
}

void TestAgentRun::aStickerIsWrittenWhereItWasAskedFor()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"app"_s));
    const QByteArray directory = m_folder->filePath(u"app"_s).toUtf8();
    m_server->targets = target(first).replace("null", QByteArray('"' + directory + '"'));
    run();
    QVERIFY(waitFor("/inventory"));
    m_server->tasks = R"({"id":"0190a000-0000-7000-8000-0000000000f6","type":"write-sticker","targetId":")" + first
        + R"(","expiresAt":"2199-01-01T00:00:00Z","payload":{"sticker":{"releaseId":"0190a000-0000-7000-8000-0000000000c1"}}})";
    QVERIFY(waitFor("/result"));
    QVERIFY(m_server->of("/result").first().body.value("success"_L1).toBool());
    QFile file(m_folder->filePath(u"app/tidegate.version.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("0190a000-0000-7000-8000-0000000000c1"));
    QVERIFY(waitFor("/inventory", 2)); // the file is seen, and told
    QVERIFY(QJsonDocument(m_server->of("/inventory").last().body).toJson().contains("\"sticker\""));
}

void TestAgentRun::aRotatedCredentialIsUsedFromThenOn()
{
    run();
    QVERIFY(waitFor("/heartbeat"));
    m_server->rotation = "tga_second";
    const auto before = m_server->of("/heartbeat").size();
    QVERIFY(waitFor("/heartbeat", before + 1));
    m_server->rotation.clear();
    QVERIFY(QTest::qWaitFor([&] { return m_server->of("/heartbeat").last().token == "tga_second"; }, patience));
    run();
    const auto beats = m_server->of("/heartbeat").size();
    QVERIFY(waitFor("/heartbeat", beats + 1));
    QCOMPARE(m_server->of("/heartbeat").last().token, "tga_second");
}

void TestAgentRun::aRotatedCredentialThatCannotBeKeptIsNotUsed()
{
    const SmallDisk disk(m_folder->filePath(u"state"_s), "size=64k");
    if (!disk.mounted())
        QSKIP("only root can make a disk that is full");
    run();
    QVERIFY(waitFor("/inventory"));
    QVERIFY(QTest::qWaitFor([&] { return QDir(m_folder->filePath(u"state/spool"_s)).entryList(QDir::Files).isEmpty(); }, patience)); // it frees some
    for (int i = 0, refused = 0; refused < 20; ++i) { // one that is full for one may have room for the next
        QFile rest(m_folder->filePath(u"state/rest%1"_s.arg(i)));
        refused += rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && rest.write(QByteArray(4'096, 'x')) == 4'096 ? 0 : 1;
    }
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"The new credential is not used"_s));
    m_server->rotation = "tga_second";
    const auto before = m_server->of("/heartbeat").size();
    QVERIFY(waitFor("/heartbeat", before + 1));
    m_server->rotation.clear();
    QVERIFY(waitFor("/heartbeat", m_server->of("/heartbeat").size() + 1));
    QCOMPARE(m_server->of("/heartbeat").last().token, "tga_first");
    m_agent.reset();
}

QTEST_GUILESS_MAIN(TestAgentRun)
#include "tst_agentrun.moc"
