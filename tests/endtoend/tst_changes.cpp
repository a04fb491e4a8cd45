// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// One who follows the event stream.
class Follower
{
public:
    Follower(const ContractClient &client, const QByteArray &query = {}, const QByteArray &fields = {})
    {
        const auto port = static_cast<quint16>(client.api.url().port());
        m_socket.connectToHost(client.api.url().host(), port);
        m_socket.write("GET /api/v1/events" + query + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\nAuthorization: Bearer " + client.admin
                       + "\r\n" + fields + "\r\n");
    }
    /// Whether the text comes.
    bool hears(const QByteArray &wanted)
    {
        return QTest::qWaitFor([&] { return (text += m_socket.readAll()).contains(wanted); }, 10'000);
    }
    /// The id of the last event.
    QByteArray lastId() const
    {
        const qsizetype at = text.lastIndexOf("id: ");
        return at < 0 ? QByteArray() : text.mid(at + 4, text.indexOf('\n', at) - at - 4);
    }
    QList<int> seqs() const
    {
        static const QRegularExpression form(u"\"seq\":(\\d+)"_s);
        QList<int> all;
        for (auto it = form.globalMatch(QString::fromUtf8(text)); it.hasNext();)
            all.append(it.next().captured(1).toInt());
        return all;
    }

    QByteArray text;

private:
    QTcpSocket m_socket;
};

} // namespace

/// The change feed for those who were away, and for many at once.
class TestChanges : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_client = std::make_unique<ContractClient>(); }
    void whoIsAheadOfTheJournalIsToldAtOnce_data();
    void whoIsAheadOfTheJournalIsToldAtOnce();
    void whoKnowsAnotherHistoryIsToldAtOnce();
    void aPositionThatIsNoneIsRefused();
    void aListOfChangesSaysSoToo();
    void manyFollowersCostOneRead();
    void nothingIsLostOrSentTwice();
    void cleanup() { m_client.reset(); }

private:
    std::unique_ptr<ContractClient> m_client;
};

void TestChanges::whoIsAheadOfTheJournalIsToldAtOnce_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("fields");
    QTest::newRow("Last-Event-ID") << QByteArray() << QByteArray("Last-Event-ID: 99999\r\n");
    QTest::newRow("one ahead") << QByteArray() << QByteArray("Last-Event-ID: 2\r\n");
    QTest::newRow("since") << QByteArray("?since=99999") << QByteArray();
    QTest::newRow("both") << QByteArray("?since=1") << QByteArray("Last-Event-ID: 9223372036854775807\r\n");
    QTest::newRow("garbage") << QByteArray() << QByteArray("Last-Event-ID: garbage\r\n");
    QTest::newRow("negative") << QByteArray() << QByteArray("Last-Event-ID: -3\r\n");
    QTest::newRow("beyond 64 bits") << QByteArray() << QByteArray("Last-Event-ID: 18446744073709551617\r\n");
    QTest::newRow("half a hash") << QByteArray() << QByteArray("Last-Event-ID: 1-12\r\n");
}

void TestChanges::whoIsAheadOfTheJournalIsToldAtOnce()
{
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, fields);
    m_client->environment("first");
    Follower follower(*m_client, query, fields);
    QVERIFY2(follower.hears("event: resync\ndata: {}\n\n"), follower.text.constData());
    QVERIFY(follower.lastId().startsWith("1-"));
    const QString id = m_client->environment("second");
    QVERIFY(follower.hears("\"entityId\":\"" + id.toLatin1()));
    QCOMPARE(follower.seqs(), QList<int>{2});
    QCOMPARE(follower.text.count("event: resync"), 1);
}

void TestChanges::whoKnowsAnotherHistoryIsToldAtOnce()
{
    m_client->environment("first");
    Follower first(*m_client, "?since=0");
    QVERIFY(first.hears("\"seq\":1"));
    const QByteArray id = first.lastId();
    m_client->environment("second");
    Follower same(*m_client, {}, "Last-Event-ID: " + id + "\r\n");
    QVERIFY(same.hears("\"seq\":2"));
    QVERIFY(!same.text.contains("resync"));
    Follower other(*m_client, {}, "Last-Event-ID: 1-" + QByteArray(id.endsWith("00000000") ? "11111111" : "00000000") + "\r\n");
    QVERIFY2(other.hears("event: resync"), other.text.constData());
    QVERIFY(other.lastId().startsWith("2-"));
    // A number alone is still a position.
    Follower bare(*m_client, {}, "Last-Event-ID: 1\r\n");
    QVERIFY(bare.hears("\"seq\":2"));
    QVERIFY(!bare.text.contains("resync"));
}

void TestChanges::aPositionThatIsNoneIsRefused()
{
    for (const QString &since : {u"-1"_s, u"x"_s, u""_s, u"1.5"_s, u"1-xyz"_s}) {
        QCOMPARE(m_client->get(u"/api/v1/events?since="_s + since).status, 400);
        QCOMPARE(m_client->get(u"/api/v1/changes?since="_s + since).status, 400);
    }
}

void TestChanges::aListOfChangesSaysSoToo()
{
    m_client->environment("first");
    const Answer changes = m_client->get(u"/api/v1/changes?since=0"_s);
    QCOMPARE(changes.array().size(), 1);
    const QByteArray cursor = changes.headers.value("change-cursor");
    QVERIFY(cursor.startsWith("1-"));
    QCOMPARE(m_client->get(u"/api/v1/changes?since="_s + QString::fromLatin1(cursor)).status, 200);
    QCOMPARE(m_client->get(u"/api/v1/changes?since=1"_s).array().size(), 0);
    for (const QString &since : {u"2"_s, u"99999"_s, u"1-00000000"_s}) {
        const Answer ahead = m_client->get(u"/api/v1/changes?since="_s + since);
        QCOMPARE(ahead.status, 409);
        QCOMPARE(code(ahead), u"resync"_s);
        QCOMPARE(ahead.object().value(u"head"_s).toInt(), 1);
    }
}

void TestChanges::manyFollowersCostOneRead()
{
    std::vector<std::unique_ptr<Follower>> followers;
    for (int i = 0; i < 20; ++i) {
        followers.push_back(std::make_unique<Follower>(*m_client));
        QVERIFY(followers.back()->hears("retry: 2000"));
    }
    const auto reads = [this] {
        static const QRegularExpression form(u"\\ntidegate_event_journal_reads_total (\\d+)"_s);
        const auto match = form.match(QString::fromUtf8(m_client->get(u"/metrics"_s).body));
        return match.hasMatch() ? match.captured(1).toInt() : -1'000'000;
    };
    const int before = reads();
    const QString id = m_client->environment("production");
    for (const auto &follower : followers)
        QVERIFY(follower->hears("\"entityId\":\"" + id.toLatin1()));
    const int cost = reads() - before;
    QVERIFY2(cost >= 1 && cost <= 3, qPrintable(QString::number(cost)));
}

void TestChanges::nothingIsLostOrSentTwice()
{
    Follower early(*m_client, "?since=0");
    QVERIFY(early.hears("retry: 2000"));
    const QString path = u"/api/v1/environments/"_s + m_client->environment("production");
    std::vector<std::unique_ptr<Follower>> late; // more than are told at a time
    std::unique_ptr<Follower> leaving;
    QList<int> all{1};
    for (int i = 2; i <= 40; ++i) {
        if (i % 2 == 0)
            late.push_back(std::make_unique<Follower>(*m_client, "?since=0"));
        leaving = std::make_unique<Follower>(*m_client);
        QCOMPARE(m_client->put(path, "{\"displayName\":\"" + QByteArray::number(i) + "\"}").status, 200);
        all.append(i);
    }
    QVERIFY(early.hears("\"seq\":40,"));
    QCOMPARE(early.seqs(), all);
    for (const auto &follower : late) {
        QVERIFY(follower->hears("\"seq\":40,"));
        QCOMPARE(follower->seqs(), all);
    }
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
