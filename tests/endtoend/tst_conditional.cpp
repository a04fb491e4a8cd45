// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString environments = u"/api/v1/environments"_s;
const QString targets = u"/api/v1/targets"_s;
constexpr qint64 day = 86'400; // s
const QByteArray secondSticker = json(R"({"releaseId":"0197aaaa-bbbb-7ccc-8ddd-ffffffffffff","releaseName":"v2",
                                         "components":[{"componentName":"api","digest":"%digest%"}]})",
                                      {{"digest", u"sha256:"_s + QString(64, u'b')}});

QByteArray etagOf(const Answer &answer)
{
    return answer.headers.value("etag");
}

/// The row version in a tag, -1 when the tag has not the form of a whole one.
qint64 versionIn(const QByteArray &etag)
{
    static const QRegularExpression form(u"^\"(\\d+)-[0-9a-f]{8}\"$"_s);
    const auto match = form.match(QString::fromLatin1(etag));
    return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

} // namespace

/// ETag, If-Match and If-None-Match of every resource, through real sockets.
class TestConditional : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyAnswerHasAWholeTag();
    void whatChangedBesidesTheRowIsSentAgain();
    void listsAreSentAgainWhenARowOfThemShowsSomethingElse();
    void theTagOfAWriteIsTheOneOfItsResource();
    void ifMatchMeansTheVersionAlone_data();
    void ifMatchMeansTheVersionAlone();
    void ifNoneMatchGuardsWrites_data();
    void ifNoneMatchGuardsWrites();
    void ifNoneMatchOnGetIsComparedWeakly();
    void aStaleReadIsRefused();
    void everyKindOfWriteKeepsItsConditions();
    void aConditionThatNobodyCanJudgeIsNotMet();
    void creatingOnlyIsPossible();
    void aRetryIsNoConflictWithItself();
    void cleanup();

private:
    /// Status of the read when the client has what it had before.
    int readAgain(const QString &path, const QByteArray &etag, const QByteArray &method = "GET")
    {
        return m_client->send(method, path, {}, {{"If-None-Match", etag}}).status;
    }

    std::unique_ptr<ContractClient> m_client;
    QString m_environment;
    QString m_environmentPath;
    QString m_target;
    QString m_targetPath;
    QString m_groupPath;
    QString m_windowPath;
};

void TestConditional::init()
{
    m_client = std::make_unique<ContractClient>();
    m_environment = m_client->environment("staging");
    m_environmentPath = environments + u'/' + m_environment;
    m_target = m_client->target(m_environment, "web-1");
    m_targetPath = targets + u'/' + m_target;
    const Answer group = m_client->post(m_environmentPath + u"/target-groups"_s, R"({"name":"web"})");
    m_groupPath = u"/api/v1/target-groups/"_s + group.object().value(u"id"_s).toString();
    m_windowPath = ContractClient::windowsOf(m_environment) + u'/' + m_client->window(m_environment, fromNow(5 * day), fromNow(6 * day), "later");
    QCOMPARE(m_client->sticker(m_target, digestA), u"fine"_s);
}

void TestConditional::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestConditional::everyAnswerHasAWholeTag()
{
    const Answer secret = m_client->put(m_targetPath + u"/secrets/tls-ca"_s, R"({"value":"x"})");
    QVERIFY(secret.status != 200 || versionIn(etagOf(secret)) == 0);
    QStringList wrong;
    const QStringList paths{m_environmentPath,
                            m_targetPath,
                            m_groupPath,
                            m_windowPath,
                            environments,
                            environments + u"?includeState=true"_s,
                            targets,
                            m_environmentPath + u"/target-groups"_s,
                            ContractClient::windowsOf(m_environment),
                            m_environmentPath + u"/freeze-status"_s,
                            m_environmentPath + u"/freeze-violations"_s,
                            m_targetPath + u"/sticker"_s,
                            m_targetPath + u"/sticker/history"_s,
                            m_targetPath + u"/drift"_s,
                            m_targetPath + u"/secrets"_s,
                            m_targetPath + u"/health-history"_s,
                            m_environmentPath + u"/health-history"_s,
                            m_groupPath + u"/health-history"_s,
                            m_targetPath + u"/inventory/snapshots"_s,
                            u"/api/v1/drift"_s,
                            u"/api/v1/audit"_s,
                            u"/api/v1/changes"_s,
                            u"/api/v1/whoami"_s,
                            u"/api/v1/openapi.json"_s};
    for (const QString &path : paths) {
        const Answer get = m_client->get(path);
        const QByteArray etag = etagOf(get);
        if (get.status != 200 || versionIn(etag) < 0)
            wrong.append(path + u": "_s + QString::fromLatin1(etag));
        const Answer head = m_client->send("HEAD", path);
        if (etagOf(head) != etag)
            wrong.append(path + u": HEAD says "_s + QString::fromLatin1(etagOf(head)));
        if (readAgain(path, etag) != 304 || readAgain(path, etag, "HEAD") != 304)
            wrong.append(path + u": not 304"_s);
    }
    QCOMPARE(wrong, QStringList());
    const Answer sync = m_client->post(m_environmentPath + u"/health-check"_s);
    QVERIFY(sync.headers.contains("location"));
    QVERIFY(versionIn(etagOf(m_client->get(QString::fromLatin1(sync.headers.value("location"))))) >= 0);
}

void TestConditional::whatChangedBesidesTheRowIsSentAgain()
{
    const QString status = m_environmentPath + u"/freeze-status"_s;
    const QString drift = m_targetPath + u"/drift"_s;
    QHash<QString, QByteArray> had;
    for (const QString &path : {m_environmentPath, m_targetPath, m_groupPath, status, drift})
        had.insert(path, etagOf(m_client->get(path)));

    m_client->window(m_environment, fromNow(-60), fromNow(day), "a freeze that is on");
    QCOMPARE(readAgain(m_environmentPath, had.value(m_environmentPath)), 200);
    QCOMPARE(readAgain(m_environmentPath, had.value(m_environmentPath), "HEAD"), 200);
    QCOMPARE(readAgain(status, had.value(status)), 200);
    QCOMPARE(readAgain(m_targetPath, had.value(m_targetPath)), 304);
    const QByteArray frozen = etagOf(m_client->get(m_environmentPath));
    QCOMPARE(versionIn(frozen), versionIn(had.value(m_environmentPath)));

    QCOMPARE(m_client->put(m_targetPath + u"/sticker"_s, secondSticker).status, 200);
    QCOMPARE(readAgain(m_targetPath, had.value(m_targetPath)), 200);

    const QByteArray release = etagOf(m_client->get(m_environmentPath));
    m_client->target(m_environment, "web-2", R"(,"targetGroupId":")" + m_groupPath.section(u'/', -1).toLatin1() + '"');
    QCOMPARE(readAgain(m_environmentPath, release), 200);
    QCOMPARE(readAgain(m_groupPath, had.value(m_groupPath)), 200);
}

void TestConditional::listsAreSentAgainWhenARowOfThemShowsSomethingElse()
{
    const QString states = environments + u"?includeState=true"_s;
    const QByteArray before = etagOf(m_client->get(states));
    // A freeze that begins soon, without anybody changing anything; not with the next second, which may begin before the next request.
    m_client->window(m_environment, fromNow(3), fromNow(day), "soon");
    const Answer open = m_client->get(states);
    QVERIFY(etagOf(open) != before);
    QTRY_VERIFY_WITH_TIMEOUT(m_client->get(m_environmentPath + u"/freeze-status"_s).object().value(u"closed"_s).toBool(), 10'000);
    QCOMPARE(readAgain(states, etagOf(open)), 200);
    // Who may see less has another list, and another tag.
    const Answer all = m_client->get(targets);
    const Answer less = m_client->send("GET", targets, {}, {{"If-None-Match", etagOf(all)}}, m_client->api.token(Role::Viewer));
    QCOMPARE(less.status, 200);
    QVERIFY(versionIn(etagOf(less)) > 0);
    QCOMPARE(versionIn(etagOf(less)), versionIn(etagOf(all)));
}

void TestConditional::theTagOfAWriteIsTheOneOfItsResource()
{
    const auto check = [this](const Answer &written, const QString &path) {
        QVERIFY2(versionIn(etagOf(written)) > 0, qPrintable(path + u": "_s + QString::fromLatin1(etagOf(written))));
        QCOMPARE(readAgain(path, etagOf(written)), 304);
    };
    check(m_client->put(m_environmentPath, R"({"displayName":"Other"})"), m_environmentPath);
    check(m_client->put(m_groupPath, R"({"displayName":"Other"})"), m_groupPath);
    const Answer created = m_client->post(environments, R"({"name":"production"})");
    check(created, QString::fromLatin1(created.headers.value("location")));
    // With a remark on the write, which is no part of the resource.
    const Answer target = m_client->post(targets,
                                         json(R"({"environmentId":"%env%","name":"plain","targetType":"docker_host",
                                                 "connection":{"host":"192.0.2.1","port":2375,"tlsEnabled":false}})",
                                              {{"env", created.object().value(u"id"_s).toString()}}));
    QVERIFY(target.object().contains(u"warnings"_s));
    check(target, QString::fromLatin1(target.headers.value("location")));
    const Answer window = m_client->post(
        ContractClient::windowsOf(m_environment),
        json(R"({"start":"%from%","end":"%to%","reason":"overlapping"})", {{"from", fromNow(5 * day)}, {"to", fromNow(7 * day)}}));
    QVERIFY(!window.object().value(u"overlaps"_s).toArray().isEmpty());
    check(window, QString::fromLatin1(window.headers.value("location")));
    check(m_client->put(m_windowPath, R"({"reason":"much later"})"), m_windowPath);
}

void TestConditional::ifMatchMeansTheVersionAlone_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &field, int status) { QTest::newRow(name) << field << status; };
    row("the version", "\"2\"", 200);
    row("with another hash", "\"2-00000000\"", 200);
    row("the whole tag", "WHOLE", 200);
    row("anything", "*", 200);
    row("anything, with blanks", " * ", 200);
    row("one of a list", "\"9\", \"2-deadbeef\" ,W/\"1\"", 200);
    row("empty members", ", ,\"2\",", 200);
    row("an old one", "\"1\"", 412);
    row("an old one with the hash of now", "OLD", 412);
    row("a weak one", "W/\"2\"", 412);
    row("a weak whole one", "WEAK", 412);
    row("none of a list", "\"1\", \"3\"", 412);
    row("without quotes", "2", 412);
    row("nothing", "", 412);
    row("an empty tag", "\"\"", 412);
    row("no hash", "\"2-\"", 412);
    row("a hash that is none", "\"2-xyz\"", 412);
    row("a longer hash", "\"2-000000000\"", 412);
    row("a zero before it", "\"02\"", 412);
    row("a sign", "\"+2\"", 412);
    row("a blank", "\" 2\"", 412);
    row("a fraction", "\"2.0\"", 412);
    row("beyond 64 bits", "\"18446744073709551618\"", 412);
    row("an open quote", "\"2", 412);
    row("a broken list", "\"2\" \"1\"", 412);
    row("something behind the tag", "\"2\"x", 412);
    row("anything in a list", "*, \"9\"", 412);
    row("a lower weak mark", "w/\"2\"", 412);
}

void TestConditional::ifMatchMeansTheVersionAlone()
{
    QFETCH(QByteArray, field);
    QFETCH(int, status);
    const QByteArray whole = etagOf(m_client->put(m_environmentPath, R"({"displayName":"Two"})"));
    m_client->window(m_environment, fromNow(-60), fromNow(day), "shown, but no other version"); // must not refuse an edit
    if (field == "WHOLE")
        field = whole;
    else if (field == "WEAK")
        field = "W/" + whole;
    else if (field == "OLD")
        field = "\"1" + whole.mid(2);
    const Answer answer = m_client->put(m_environmentPath, R"({"displayName":"Three"})", {{"If-Match", field}});
    QCOMPARE(answer.status, status);
    if (status != 412)
        return;
    const QJsonObject problem = answer.object();
    QCOMPARE(problem.value(u"current"_s).toObject().value(u"displayName"_s).toString(), u"Two"_s);
    QCOMPARE(problem.value(u"currentETag"_s).toString().toLatin1(), etagOf(m_client->get(m_environmentPath)));
}

void TestConditional::ifNoneMatchGuardsWrites_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("status");
    QTest::newRow("anything") << QByteArray("*") << 412;
    QTest::newRow("what it is") << QByteArray("WHOLE") << 412;
    QTest::newRow("what it is, weakly") << QByteArray("WEAK") << 412;
    QTest::newRow("one of a list") << QByteArray("\"5-00000000\", WHOLE") << 412;
    QTest::newRow("what cannot be read") << QByteArray("1") << 412;
    QTest::newRow("nothing") << QByteArray("") << 412;
    QTest::newRow("the version alone") << QByteArray("\"1\"") << 200;
    QTest::newRow("something else") << QByteArray("\"1-00000000\"") << 200;
}

void TestConditional::ifNoneMatchGuardsWrites()
{
    QFETCH(QByteArray, field);
    QFETCH(int, status);
    for (const QString &path : {m_environmentPath, m_targetPath, m_groupPath, m_windowPath}) {
        const QByteArray whole = etagOf(m_client->get(path));
        QByteArray sent = field;
        sent.replace("WHOLE", whole).replace("WEAK", QByteArray("W/" + whole));
        const bool window = path == m_windowPath;
        const Answer put = m_client->put(path, window ? R"({"reason":"another"})" : R"({"displayName":"Other"})", {{"If-None-Match", sent}});
        const bool hasDisplayName = path != m_targetPath;
        if (status == 412 || hasDisplayName)
            QCOMPARE(put.status, status);
        if (status != 412)
            continue;
        QCOMPARE(put.object().value(u"currentETag"_s).toString().toLatin1(), whole);
        QVERIFY(put.object().contains(u"current"_s));
        QCOMPARE(m_client->send("PATCH", path, window ? R"({"reason":"another"})" : R"({"labels":{}})", {{"If-None-Match", sent}}).status, 412);
        QCOMPARE(m_client->remove(path, {{"If-None-Match", sent}}).status, 412);
        QCOMPARE(etagOf(m_client->get(path)), whole);
    }
}

void TestConditional::ifNoneMatchOnGetIsComparedWeakly()
{
    const QByteArray whole = etagOf(m_client->get(m_environmentPath));
    QCOMPARE(readAgain(m_environmentPath, "W/" + whole), 304);
    QCOMPARE(readAgain(m_environmentPath, "\"x\", " + whole), 304);
    QCOMPARE(readAgain(m_environmentPath, "*"), 304);
    QCOMPARE(readAgain(m_environmentPath, "\"1\""), 200); // the version is not the answer
    QCOMPARE(readAgain(m_environmentPath, "1"), 200);
    QCOMPARE(readAgain(m_environmentPath, whole + " broken"), 200);
    QCOMPARE(readAgain(environments + u"/0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s, "*"), 404);
}

void TestConditional::aStaleReadIsRefused()
{
    m_client->put(m_environmentPath, R"({"displayName":"Two"})");
    const Answer stale = m_client->get(m_environmentPath, {{"If-Match", "\"1\""}});
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.object().value(u"currentETag"_s).toString().toLatin1(), etagOf(m_client->get(m_environmentPath)));
    QCOMPARE(m_client->send("HEAD", m_environmentPath, {}, {{"If-Match", "\"1\""}}).status, 412);
    QCOMPARE(m_client->get(m_environmentPath, {{"If-Match", "\"2\""}}).status, 200);
    // If-Match is judged first (RFC 9110 §13.2.2).
    QCOMPARE(m_client->get(m_environmentPath, {{"If-Match", "\"1\""}, {"If-None-Match", "*"}}).status, 412);
}

void TestConditional::everyKindOfWriteKeepsItsConditions()
{
    const Headers stale{{"If-Match", "\"77-00000000\""}};
    for (const QString &path : {m_environmentPath, m_targetPath, m_groupPath, m_windowPath}) {
        QCOMPARE(m_client->put(path, "{}", stale).status, 412);
        QCOMPARE(m_client->send("PATCH", path, "{}", stale).status, 412);
        QCOMPARE(m_client->remove(path, stale).status, 412);
    }
    const Answer refused = m_client->put(m_targetPath + u"/sticker"_s, secondSticker, stale);
    QCOMPARE(refused.status, 412);
    QCOMPARE(refused.object().value(u"currentETag"_s).toString().toLatin1(), etagOf(m_client->get(m_targetPath + u"/sticker"_s)));
    QCOMPARE(m_client->put(m_targetPath + u"/sticker"_s, secondSticker, {{"If-Match", "\"1\""}}).status, 200);
    QCOMPARE(m_client->put(m_targetPath + u"/sticker"_s, secondSticker, {{"If-Match", "\"1\""}}).status, 412);
}

void TestConditional::aConditionThatNobodyCanJudgeIsNotMet()
{
    const Headers tag{{"If-Match", "\"1\""}};
    const auto count = [this] { return m_client->get(u"/api/v1/audit"_s).array().size(); };
    const qsizetype before = count();
    QCOMPARE(m_client->post(environments, R"({"name":"another"})", tag).status, 412);
    QCOMPARE(m_client->post(environments + u"/reorder"_s, R"({"order":[]})", tag).status, 412);
    QCOMPARE(m_client->post(targets + u"/bulk"_s, json(R"({"ids":["%id%"],"patch":{"enabled":false}})", {{"id", m_target}}), tag).status, 412);
    QCOMPARE(m_client->post(m_targetPath + u"/inventory/sync"_s, {}, tag).status, 412);
    QCOMPARE(count(), before);
    QCOMPARE(m_client->post(targets + u"/bulk"_s, json(R"({"ids":["%id%"],"patch":{"enabled":false}})", {{"id", m_target}}), {{"If-Match", "*"}}).status, 200);
}

void TestConditional::creatingOnlyIsPossible()
{
    const Headers onlyNew{{"If-None-Match", "*"}};
    QCOMPARE(m_client->put(m_targetPath + u"/sticker"_s, secondSticker, onlyNew).status, 412);
    const QString fresh = targets + u'/' + m_client->target(m_environment, "web-9") + u"/sticker"_s;
    QCOMPARE(m_client->put(fresh, secondSticker, onlyNew).status, 200);
    QCOMPARE(m_client->put(fresh, secondSticker, onlyNew).status, 412);
}

void TestConditional::aRetryIsNoConflictWithItself()
{
    const Headers once{{"Idempotency-Key", "k-1"}, {"If-None-Match", "\"1-00000000\""}, {"If-Match", "\"1-00000000\""}};
    const Answer first = m_client->put(m_environmentPath, R"({"displayName":"Two"})", once);
    QCOMPARE(first.status, 200);
    const Answer again = m_client->put(m_environmentPath, R"({"displayName":"Two"})", once);
    QCOMPARE(again.status, 200);
    QCOMPARE(etagOf(again), etagOf(first));
    QCOMPARE(versionIn(etagOf(again)), 2);
}

QTEST_GUILESS_MAIN(TestConditional)
#include "tst_conditional.moc"
