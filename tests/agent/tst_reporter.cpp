// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/reporter.h"

#include "services/agent/sectiondelta.h"
#include "services/codec/inventoryjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

/// Takes pushes as a server does: by their order, their ids and their bases.
class InventoryServer : public QTcpServer
{
public:
    InventoryServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QIODevice::readyRead, socket, [this, socket, bytes = QByteArray()]() mutable {
                bytes += socket->readAll();
                const qsizetype end = bytes.indexOf("\r\n\r\n");
                const qsizetype at = bytes.toLower().indexOf("content-length:");
                if (end < 0 || at < 0 || bytes.size() < end + 4 + bytes.mid(at + 15, bytes.indexOf('\r', at) - at - 15).trimmed().toLongLong())
                    return;
                const qsizetype key = bytes.toLower().indexOf("idempotency-key:");
                const QByteArray sent = bytes.mid(end + 4);
                QByteArray &before = m_bodies[bytes.mid(key, bytes.indexOf('\r', key) - key)];
                const bool isAnother = !before.isEmpty() && before != sent;
                before = sent;
                bytes.clear();
                if (isAnother)
                    reply(*socket, 422, R"({"type":"tag:tidegate,2026:problem/x","status":422,"code":"idempotency-mismatch","detail":"No."})");
                else
                    answer(*socket, QJsonDocument::fromJson(sent).object());
            });
        });
        listen(QHostAddress::LocalHost);
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort())); }
    /// Somebody else says what is there.
    void see(const QList<ObservedComponent> &components)
    {
        current.id = SnapshotId::create();
        current.components = components;
        current.errors.clear();
    }
    int deltas() const { return static_cast<int>(std::count(kinds.begin(), kinds.end(), u"delta"_s)); }

    QStringList kinds;
    InventorySnapshot current;
    int lostAnswers = 0; ///< How many of the next are taken and not answered.
    bool isOld = false;  ///< Knows no deltas.
    bool knowsEvents = true;
    QJsonObject section;   ///< Of the last push.
    QList<EngineAct> acts; ///< That came with the last push.

private:
    void answer(QTcpSocket &socket, QJsonObject body)
    {
        body.remove(u"sentAt"_s);
        kinds.append(body.value("kind"_L1).toString());
        const auto push = inventoryPushFromJson(body);
        section = body.value("targets"_L1).toArray().first().toObject();
        if (push && !knowsEvents && (section.contains("report"_L1) || !push->acts.isEmpty())) {
            reply(socket, 422, R"({"type":"tag:tidegate,2026:problem/x","status":422,"code":"unknown-field","detail":"No."})");
            return;
        }
        acts = push && !push->acts.isEmpty() ? push->acts.cbegin().value() : QList<EngineAct>();
        if (!push || (isOld && !push->base.isNull())) {
            reply(socket, 422, R"({"type":"tag:tidegate,2026:problem/x","status":422,"code":"unsupported-kind","detail":"No."})");
            return;
        }
        InventorySnapshot seen = push->snapshots.first();
        if (!m_seenIds.contains(seen.id)) {
            if (!push->base.isNull() && seen.errors.isEmpty()) {
                if (current.id != push->base || !current.errors.isEmpty()) {
                    reply(socket, 409, R"({"type":"tag:tidegate,2026:problem/x","status":409,"code":"base-not-current","detail":"No."})");
                    return;
                }
                seen.components = withDelta(current.components, seen.components);
                if (!push->withSticker.contains(seen.targetId))
                    seen.stickerReleaseId = current.stickerReleaseId;
            }
            const bool same = seen.components == current.components && seen.errors == current.errors && seen.stickerReleaseId == current.stickerReleaseId;
            if (!same) {
                m_seenIds.insert(seen.id);
                current = seen;
            }
        } else if (current.id != seen.id) {
            reply(socket, 202, R"({"snapshotId":"x","accepted":1,"rejected":[],"driftRecomputed":0,"current":[]})");
            return;
        }
        if (lostAnswers > 0) {
            --lostAnswers;
            socket.abort();
            return;
        }
        const QByteArray known = isOld
            ? QByteArray()
            : R"(,"current":[{"targetId":")" + seen.targetId.toString().toLatin1() + R"(","snapshotId":")" + current.id.toString().toLatin1() + R"("}])";
        reply(socket, 202, R"({"snapshotId":"x","accepted":1,"rejected":[],"driftRecomputed":0)" + known + '}');
    }
    static void reply(QTcpSocket &socket, int status, const QByteArray &body)
    {
        socket.write("HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Type: " + (status < 300 ? "application/json" : "application/problem+json")
                     + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    QSet<SnapshotId> m_seenIds;
    QHash<QByteArray, QByteArray> m_bodies; ///< By their keys.
};

using Runs = QMap<QString, char>;

QList<ObservedComponent> componentsOf(const Runs &runs)
{
    QList<ObservedComponent> components;
    for (auto it = runs.cbegin(); it != runs.cend(); ++it) {
        ObservedComponent component;
        component.name = it.key();
        component.repoDigests = {u"sha256:"_s + QString(64, QLatin1Char(it.value()))};
        component.state = u"running"_s;
        component.replicasRunning = 1;
        component.origin.revision = QString(40, QLatin1Char(it.value()));
        components.append(component);
    }
    return components;
}

} // namespace

/// Reports go as what differs, and the server has all of it whatever happens on the way.
class TestReporter : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void onlyWhatDiffersIsSent();
    void aRefusedDeltaIsSentWhole();
    void aServerThatKnowsNoDeltasGetsNone();
    void anAnswerThatGotLostChangesNothing();
    void errorsAreToldWhole();
    void aStickerThatWentAwayIsSaid();
    void whatTheEngineDidIsToldToServersThatTakeIt();
    void aServerThatTakesItNoMoreHasAllTheRest();
    void whatTheEngineDidOutlivesARestart();
    void whateverHappensTheServerHasAllOfIt();

private:
    void start();
    void report(const Runs &runs, const QJsonObject &more = {}, const QList<EngineAct> &acts = {});
    QList<EngineAct> aStart(std::chrono::milliseconds ago) const
    {
        return {{.deed = EngineDeed::Start, .at = m_clock.now() - ago, .actor = QString(12, u'c'), .component = u"api"_s, .name = u"api-1"_s}};
    }
    bool isSettled()
    {
        return QTest::qWaitFor([&] { return m_spool->count() == 0; }, 20'000);
    }
    QByteArray section(const Runs &runs, const QJsonObject &more = {}) const;

    const TargetId m_target = TargetId::create();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<InventoryServer> m_server;
    ServerClock m_clock;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<Spool> m_spool;
    std::unique_ptr<Reporter> m_reporter;
    qint64 m_time = 0;
    bool m_tellsEvents = false;
};

void TestReporter::init()
{
    m_reporter.reset();
    m_tellsEvents = false;
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<InventoryServer>();
    start();
}

/// As after a restart.
void TestReporter::start()
{
    m_reporter.reset();
    m_transport = std::make_unique<Transport>(Endpoint{m_server->url(), "tga_x", {}});
    m_spool = std::make_unique<Spool>(m_folder->path());
    QVERIFY(m_spool->open());
    m_reporter = std::make_unique<Reporter>(*m_transport, *m_spool, m_clock);
    m_reporter->setAgent(AgentId::create());
    m_reporter->setTaken({m_tellsEvents, m_tellsEvents});
    // Whoever was interrupted is told to go on.
    connect(
        m_reporter.get(), &Reporter::interrupted, m_reporter.get(), [this] { m_reporter->setOpen(true); }, Qt::QueuedConnection);
    m_reporter->setOpen(true);
}

QByteArray TestReporter::section(const Runs &runs, const QJsonObject &more) const
{
    std::string components;
    JsonWriter json(components);
    writeComponents(json, componentsOf(runs));
    json.flush();
    QJsonObject section{{u"targetId"_s, m_target.toString()},
                        {u"components"_s, QJsonDocument::fromJson(QByteArray::fromStdString(components)).array()},
                        {u"errors"_s, QJsonArray()},
                        {u"notes"_s, QJsonArray()}};
    for (auto it = more.begin(); it != more.end(); ++it)
        section.insert(it.key(), it.value());
    return QJsonDocument(section).toJson(QJsonDocument::Compact);
}

void TestReporter::report(const Runs &runs, const QJsonObject &more, const QList<EngineAct> &acts)
{
    ObservationTime time = ObservationTime::now(m_clock);
    time.sinceStart += std::chrono::milliseconds(++m_time); // no two looks at one time
    QVERIFY(m_reporter->report({m_target, time, section(runs, more), true, acts}, true));
}

void TestReporter::onlyWhatDiffersIsSent()
{
    Runs runs{{u"api"_s, 'a'}, {u"db"_s, 'b'}, {u"web"_s, 'c'}};
    report(runs);
    QVERIFY(isSettled());
    runs.remove(u"db"_s);
    runs.insert(u"api"_s, 'd');
    report(runs);
    QVERIFY(isSettled());
    QCOMPARE(m_server->kinds, (QStringList{u"full"_s, u"delta"_s}));
    QCOMPARE(m_server->current.components, componentsOf(runs));
    report(runs); // nothing differs
    QVERIFY(isSettled());
    QCOMPARE(m_server->kinds.last(), u"delta"_s);
    report({{u"api"_s, 'e'}}); // as long as the whole
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.components, componentsOf({{u"api"_s, 'e'}}));
    start();
    report(runs);
    QVERIFY(isSettled());
    QCOMPARE(m_server->kinds.last(), u"full"_s);
}

void TestReporter::aRefusedDeltaIsSentWhole()
{
    Runs runs{{u"api"_s, 'a'}, {u"db"_s, 'b'}};
    report(runs);
    QVERIFY(isSettled());
    m_server->see(componentsOf({{u"stranger"_s, 'f'}}));
    QSignalSpy settled(m_reporter.get(), &Reporter::settled);
    runs.insert(u"api"_s, 'c');
    report(runs);
    QVERIFY(isSettled());
    QCOMPARE(m_server->kinds, (QStringList{u"full"_s, u"delta"_s, u"full"_s}));
    QCOMPARE(m_server->current.components, componentsOf(runs));
    QCOMPARE(settled.size(), 1);
    QVERIFY(!settled.first().at(1).value<std::optional<Error>>());
}

void TestReporter::aServerThatKnowsNoDeltasGetsNone()
{
    m_server->isOld = true;
    for (const char digit : {'a', 'b', 'c'}) {
        report({{u"api"_s, digit}, {u"db"_s, 'f'}});
        QVERIFY(isSettled());
    }
    QCOMPARE(m_server->deltas(), 0);
    // And one that was replaced by an older one gets the whole.
    m_server->isOld = false;
    report({{u"api"_s, 'd'}, {u"db"_s, 'f'}});
    QVERIFY(isSettled());
    m_server->isOld = true;
    report({{u"api"_s, 'e'}, {u"db"_s, 'f'}});
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.components, componentsOf({{u"api"_s, 'e'}, {u"db"_s, 'f'}}));
}

void TestReporter::anAnswerThatGotLostChangesNothing()
{
    Runs runs{{u"api"_s, 'a'}, {u"db"_s, 'b'}, {u"web"_s, 'c'}};
    report(runs);
    QVERIFY(isSettled());
    runs.insert(u"api"_s, 'd');
    m_server->lostAnswers = 3;
    report(runs);
    runs.remove(u"db"_s);
    report(runs);
    QVERIFY(isSettled());
    QCOMPARE(m_server->lostAnswers, 0);
    QCOMPARE(m_server->current.components, componentsOf(runs));
    QVERIFY(m_server->current.errors.isEmpty());
}

void TestReporter::errorsAreToldWhole()
{
    const Runs runs{{u"api"_s, 'a'}, {u"db"_s, 'b'}, {u"web"_s, 'c'}};
    report(runs);
    report({}, {{u"errors"_s, QJsonArray{u"no answer"_s}}});
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.errors, QStringList{u"no answer"_s});
    report(runs);
    QVERIFY(isSettled());
    QCOMPARE(m_server->deltas(), 0);
    QCOMPARE(m_server->current.components, componentsOf(runs));
}

void TestReporter::aStickerThatWentAwayIsSaid()
{
    const Runs runs{{u"api"_s, 'a'}, {u"db"_s, 'b'}, {u"web"_s, 'c'}};
    const QJsonObject sticker{{u"sticker"_s, QJsonObject{{u"releaseId"_s, u"r1"_s}}}, {u"stickerSha256"_s, u"x"_s}};
    report(runs, sticker);
    report(runs, sticker);
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.stickerReleaseId, u"r1"_s);
    report(runs, {{u"sticker"_s, QJsonObject{{u"releaseId"_s, u"r2"_s}}}, {u"stickerSha256"_s, u"y"_s}});
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.stickerReleaseId, u"r2"_s);
    report(runs);
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.stickerReleaseId, QString());
    QCOMPARE(m_server->deltas(), 3);
}

void TestReporter::whatTheEngineDidIsToldToServersThatTakeIt()
{
    const Runs before{{u"api"_s, 'a'}, {u"db"_s, 'f'}, {u"web"_s, 'c'}};
    const QJsonObject failed{{u"report"_s, QJsonObject{{u"status"_s, u"degraded"_s}, {u"code"_s, u"rollout-failed"_s}}}};
    report(before, failed, aStart(3s));
    QVERIFY(isSettled());
    QVERIFY(m_server->acts.isEmpty()); // nobody said that it takes them
    QVERIFY(!m_server->section.contains("report"_L1));
    m_reporter->setTaken({.events = true, .report = true});
    report({{u"api"_s, 'b'}, {u"db"_s, 'f'}, {u"web"_s, 'c'}}, failed, aStart(3s));
    QVERIFY(isSettled());
    QCOMPARE(m_server->kinds.last(), u"delta"_s); // also with what differs
    QVERIFY(m_server->section.contains("report"_L1));
    QCOMPARE(m_server->acts.size(), 1);
    QCOMPARE(m_server->acts.first().name, u"api-1"_s);
    QVERIFY(std::chrono::abs(m_server->current.observedAt - m_server->acts.first().at - 3s) < 1s);
}

void TestReporter::aServerThatTakesItNoMoreHasAllTheRest()
{
    m_reporter->setTaken({.events = true, .report = true});
    report({{u"api"_s, 'a'}, {u"db"_s, 'f'}, {u"web"_s, 'c'}});
    QVERIFY(isSettled());
    m_server->knowsEvents = false; // an older one in its place
    QSignalSpy settled(m_reporter.get(), &Reporter::settled);
    const Runs runs{{u"api"_s, 'b'}, {u"db"_s, 'f'}, {u"web"_s, 'c'}};
    report(runs, {{u"report"_s, QJsonObject{{u"status"_s, u"degraded"_s}, {u"code"_s, u"rollout-failed"_s}}}}, aStart(3s));
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.components, componentsOf(runs));
    QVERIFY(m_server->current.errors.isEmpty());
    QCOMPARE(settled.size(), 1);
    QVERIFY(!settled.first().at(1).value<std::optional<Error>>());
    report({{u"api"_s, 'd'}}, {}, aStart(3s));
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.components, componentsOf({{u"api"_s, 'd'}}));
}

void TestReporter::whatTheEngineDidOutlivesARestart()
{
    m_reporter->setOpen(false);
    report({{u"api"_s, 'a'}}, {}, aStart(3s));
    m_tellsEvents = true;
    start();
    QVERIFY(isSettled());
    QCOMPARE(m_server->acts.size(), 1);
    QCOMPARE(m_server->acts.first().actor, QString(12, u'c'));
}

void TestReporter::whateverHappensTheServerHasAllOfIt()
{
    QRandomGenerator random(20260115);
    Runs runs{{u"c0"_s, 'a'}};
    for (int step = 0; step < 150; ++step) {
        for (int n = random.bounded(3); n > 0; --n) {
            const QString name = u"c"_s + QString::number(random.bounded(8));
            random.bounded(3) == 0 ? static_cast<void>(runs.remove(name)) : static_cast<void>(runs.insert(name, "abcdef"[random.bounded(6)]));
        }
        const int what = random.bounded(12);
        if (what == 0)
            m_server->lostAnswers = random.bounded(3);
        else if (what == 1)
            m_server->see(componentsOf({{u"stranger"_s, 'f'}}));
        else if (what == 2)
            start();
        else if (what == 3)
            report({}, {{u"errors"_s, QJsonArray{u"no answer"_s}}});
        report(runs);
        if (random.bounded(3) > 0)
            QVERIFY(isSettled());
    }
    report(runs);
    QVERIFY(isSettled());
    QCOMPARE(m_server->current.components, componentsOf(runs));
    QVERIFY(m_server->deltas() > 25);
}

QTEST_GUILESS_MAIN(TestReporter)

#include "tst_reporter.moc"
