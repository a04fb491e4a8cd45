// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
const QString nobody = u"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s;
const QString environments = u"/api/v1/environments"_s;
const QString targets = u"/api/v1/targets"_s;
constexpr qint64 day = 86'400; // s

} // namespace

/// What the API promises of the feed, the audit log and the past, through real sockets.
class TestAuditRules : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void changesArriveInOrder();
    void aStreamDeliversChanges();
    void theAuditLogHolds();
    void theAuditLogIsFilteredByTextAndWay();
    void theAuditLogIsExportedInPages();
    void theAuditTableRunsNoFormula();
    void environmentsAreComparedAsTheyWere();

private:
    std::unique_ptr<ContractClient> m_client;
};

void TestAuditRules::init()
{
    m_client = std::make_unique<ContractClient>();
}

void TestAuditRules::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestAuditRules::changesArriveInOrder()
{
    const auto since = [&](qint64 seq) { return m_client->get(u"/api/v1/changes?since="_s + QString::number(seq)); };
    const qint64 before = since(0).headers.value("change-sequence").toLongLong();
    const QString id = m_client->environment("production");
    m_client->target(id, "web-1");
    m_client->put(environments + u'/' + id, R"({"displayName":"New"})");
    const QJsonArray changes = since(before).array();
    QStringList kinds;
    qint64 last = before;
    for (const QJsonValue change : changes) {
        kinds.append(change.toObject().value(u"kind"_s).toString());
        QVERIFY(change.toObject().value(u"seq"_s).toInteger() > last);
        last = change.toObject().value(u"seq"_s).toInteger();
    }
    QCOMPARE(kinds, QStringList({u"environment.created"_s, u"target.created"_s, u"environment.updated"_s}));
    QCOMPARE(m_client->send("GET", u"/api/v1/changes?since=0"_s, {}, {}, m_client->api.token(Role::Viewer, 1)).array().size(), 0);
}

void TestAuditRules::aStreamDeliversChanges()
{
    QTcpSocket socket;
    socket.connectToHost(m_client->api.url().host(), static_cast<quint16>(m_client->api.url().port()));
    QVERIFY(socket.waitForConnected(5000));
    socket.write("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_client->api.url().port()) + "\r\nAuthorization: Bearer "
                 + m_client->admin + "\r\n\r\n");
    QByteArray text;
    const auto receive = [&](const QByteArray &wanted) {
        QElapsedTimer timer;
        for (timer.start(); !text.contains(wanted) && timer.elapsed() < 10'000;) {
            socket.waitForReadyRead(1000);
            text += socket.readAll();
        }
        return text.contains(wanted);
    };
    QVERIFY(receive("retry: 2000"));
    QVERIFY(text.contains("Content-Type: text/event-stream"));
    const QString id = m_client->environment("production");
    QVERIFY2(receive("\"entityId\":\"" + id.toLatin1()), text.constData());
    QVERIFY(text.contains("event: change\ndata: {"));
}

void TestAuditRules::theAuditLogHolds()
{
    const QString id = m_client->environment("production");
    m_client->put(environments + u'/' + id, R"({"displayName":"New"})");
    const QJsonArray rows = m_client->get(u"/api/v1/audit?entity=environment&entityId="_s + id).array();
    QCOMPARE(rows.size(), 2);
    const QJsonObject newest = rows.at(0).toObject();
    QCOMPARE(newest.value(u"action"_s).toString(), u"environment.updated"_s);
    QCOMPARE(newest.value(u"before"_s).toObject().value(u"displayName"_s).toString(), u"production"_s);
    QCOMPARE(newest.value(u"after"_s).toObject().value(u"displayName"_s).toString(), u"New"_s);
    QCOMPARE(newest.value(u"prevHash"_s), rows.at(1).toObject().value(u"hash"_s));
    const QJsonObject verified = m_client->get(u"/api/v1/audit/verify"_s).object();
    QCOMPARE(verified.value(u"valid"_s).toBool(), true);
    QCOMPARE(verified.value(u"head"_s), newest.value(u"hash"_s));
    const Answer exported = m_client->get(u"/api/v1/audit/export?entity=environment"_s);
    QCOMPARE(exported.headers.value("content-type"), QByteArray("application/x-ndjson"));
    const QList<QByteArray> lines = exported.body.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(QJsonDocument::fromJson(lines.last()).object(), newest);
}

void TestAuditRules::theAuditLogIsFilteredByTextAndWay()
{
    const QString id = m_client->environment("production");
    m_client->put(environments + u'/' + id, R"({"displayName":"New"})", {{"Tidegate-Reason", "100%25 renamed"}});
    const auto rows = [this](const QString &query) { return m_client->get(u"/api/v1/audit?"_s + query).array().size(); };
    QCOMPARE(rows(u"q=RENAMED"_s), 1);
    QCOMPARE(rows(u"q=100%25+renamed"_s), 0); // a plus is a plus
    QCOMPARE(rows(u"q=100%25%20renamed"_s), 1);
    QCOMPARE(rows(u"q=1%25renamed"_s), 0); // and a percent sign no wildcard
    QCOMPARE(rows(u"q=production"_s), 2);
    QCOMPARE(rows(u"via=api"_s), 2);
    QCOMPARE(rows(u"via=agent"_s), 0);
}

void TestAuditRules::theAuditLogIsExportedInPages()
{
    for (const char *name : {"a-one", "b-two", "c-three"})
        m_client->environment(name);
    const Answer first = m_client->get(u"/api/v1/audit/export?limit=2&count=true"_s);
    QCOMPARE(first.headers.value("total-count"), QByteArray("3"));
    QCOMPARE(first.body.trimmed().split('\n').size(), 2);
    QVERIFY(!nextOf(first).isEmpty());
    const Answer rest = m_client->get(nextOf(first));
    QCOMPARE(QJsonDocument::fromJson(rest.body).object().value(u"entityName"_s).toString(), u"c-three"_s);
    QCOMPARE(nextOf(rest), QString());

    const Answer table = m_client->get(u"/api/v1/audit/export?limit=2"_s, {{"Accept", "text/csv"}});
    QCOMPARE(table.headers.value("content-type"), QByteArray("text/csv; charset=utf-8"));
    QVERIFY(table.body.startsWith("seq,at,actor,"));
    const Answer tableRest = m_client->get(nextOf(table), {{"Accept", "text/csv"}});
    QVERIFY2(tableRest.body.startsWith("3,"), tableRest.body.constData()); // one header a table
}

void TestAuditRules::theAuditTableRunsNoFormula()
{
    const QString id = m_client->environment("production");
    m_client->put(environments + u'/' + id, R"({"displayName":"New"})", {{"Tidegate-Reason", "%3DHYPERLINK(%22x%22)"}});
    const Answer table = m_client->get(u"/api/v1/audit/export"_s, {{"Accept", "text/csv"}});
    const QByteArray wanted = R"-(,"'=HYPERLINK(""x"")",)-";
    QVERIFY2(table.body.contains(wanted), table.body.constData());
}

void TestAuditRules::environmentsAreComparedAsTheyWere()
{
    const QString left = m_client->environment("staging");
    const QString right = m_client->environment("production");
    const auto deploy = [this](const QString &target, const QByteArray &at, const QString &digest) {
        const QByteArray body = json(R"({"releaseId":"0197d3a4-7777-7888-9999-aaaabbbbcccc","releaseName":"v1","deployedAt":"%at%",
                                         "components":[{"componentName":"api","digest":"%digest%"}]})",
                                     {{"at", QString::fromLatin1(at)}, {"digest", digest}});
        QCOMPARE(m_client->put(targets + u'/' + target + u"/sticker"_s, body).status, 200);
    };
    const QString web = m_client->target(left, "web-1");
    deploy(web, "2026-01-01T00:00:00Z", digestA);
    deploy(m_client->target(right, "web-1"), "2026-01-01T00:00:00Z", digestA);
    deploy(web, "2026-01-03T00:00:00Z", digestB);
    const QString query = environments + u"/compare?left="_s + left + u"&right="_s + right;
    const auto matchAt = [&](const QString &at) {
        const QJsonArray components = m_client->get(query + at).object().value(u"components"_s).toArray();
        return components.isEmpty() ? QString() : components.at(0).toObject().value(u"match"_s).toString();
    };
    QCOMPARE(matchAt({}), u"different"_s);
    QCOMPARE(matchAt(u"&at=2026-01-02T00:00:00Z"_s), u"same"_s);
    QCOMPARE(matchAt(u"&at=2025-12-31T00:00:00Z"_s), QString());
    const QJsonObject totals = m_client->get(query).object().value(u"leftTotals"_s).toObject();
    QCOMPARE(totals.value(u"release"_s).toString(), u"v1"_s);
    QCOMPARE(totals.value(u"targets"_s).toInt(), 1);
    QCOMPARE(m_client->get(environments + u"/compare?left="_s + left + u"&right="_s + nobody).status, 404);
    QCOMPARE(m_client->get(query + u"&at=yesterday"_s).status, 400);
}

QTEST_GUILESS_MAIN(TestAuditRules)
#include "tst_auditrules.moc"
