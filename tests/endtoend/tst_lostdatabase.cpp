// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"
#include "tests/support/postgresproxy.h"
#include "tests/support/postgresserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What people are answered while the database server is gone, hangs, or was lost in the middle of saving.
class TestLostDatabase : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_api.reset(); }
    void aLostCommitIsUnknownAndSendingItAgainTellsTheTruth();
    void whileTheDatabaseIsGoneEveryAnswerSaysSoAndAfterwardsNone();
    void aDatabaseThatHangsIsNotWaitedForLong();

private:
    Answer get(const QByteArray &path) const { return m_api->send("GET", path, m_api->token(Role::Admin)); }
    Answer create(const QByteArray &name, const QByteArray &key) const
    {
        return m_api->send("POST", "/api/v1/environments", m_api->token(Role::Admin),
                           json(R"({"name":"%name%","displayName":"x"})", {{"name", QString::fromLatin1(name)}}), {{"Idempotency-Key", key}});
    }
    QStringList environments() const { return names(get("/api/v1/environments").array()); }

    std::unique_ptr<PostgresProxy> m_proxy;
    std::unique_ptr<ServedApi> m_api;
};

void TestLostDatabase::init()
{
    if (!m_proxy)
        m_proxy = std::make_unique<PostgresProxy>(TestDatabase::server().port());
    m_api = std::make_unique<ServedApi>(false, [this](const TestDatabase &where) {
        return u"postgresql://tidegate:%1@127.0.0.1:%2/%3?sslmode=disable&gssencmode=disable"_s.arg(PostgresServer::passwordOf(u"tidegate"_s))
            .arg(m_proxy->port())
            .arg(where.name());
    });
}

void TestLostDatabase::aLostCommitIsUnknownAndSendingItAgainTellsTheTruth()
{
    QCOMPARE(create("before", "0").status, 201);
    // The server commits by itself as well (a seal of the log, its own lease), and the cut may meet that.
    QByteArray name;
    Answer cut;
    for (int tries = 1; cut.status != 503; ++tries) {
        QVERIFY(tries < 20);
        name = "production-" + QByteArray::number(tries);
        const int cuts = m_proxy->cuts();
        m_proxy->cutNextCommit();
        cut = create(name, name);
        QTRY_COMPARE(m_proxy->cuts(), cuts + 1);
    }
    QCOMPARE(code(cut), u"outcome-unknown"_s);
    QVERIFY(cut.headers.contains("retry-after"));
    const qsizetype made = environments().size();
    const Answer again = create(name, name);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.headers.value("idempotency-replayed"), "true");
    QCOMPARE(get("/api/v1/environments/" + again.object().value(u"id"_s).toString().toLatin1()).body, again.body);
    QCOMPARE(environments().count(QString::fromLatin1(name)), 1);
    const Answer audit = get("/api/v1/audit?action=environment.created");
    QCOMPARE(audit.array().size(), made); // one each
    QCOMPARE(get("/api/v1/audit/verify").object().value(u"valid"_s).toBool(), true);
}

void TestLostDatabase::whileTheDatabaseIsGoneEveryAnswerSaysSoAndAfterwardsNone()
{
    QCOMPARE(create("before", "0").status, 201);
    QCOMPARE(get("/readyz").status, 200);
    TestDatabase::server().kill9();
    for (const QByteArray &path :
         {QByteArray("/api/v1/environments"), QByteArray("/api/v1/targets"), QByteArray("/api/v1/whoami"), QByteArray("/api/v1/changes")}) {
        const Answer gone = get(path);
        QVERIFY2(gone.status == 503 && gone.headers.contains("retry-after"),
                 qPrintable(QString::fromUtf8(path + ' ' + QByteArray::number(gone.status) + gone.body)));
    }
    const Answer refused = create("meanwhile", "1");
    QCOMPARE(refused.status, 503);
    QVERIFY(refused.headers.contains("retry-after"));
    QCOMPARE(get("/readyz").status, 503);
    QCOMPARE(get("/healthz").status, 200);
    QVERIFY2(TestDatabase::server().restart(), qPrintable(TestDatabase::server().failure()));
    QTRY_COMPARE_WITH_TIMEOUT(get("/readyz").status, 200, 20'000);
    const Answer again = create("meanwhile", "1"); // the same request, which did not happen
    QCOMPARE(again.status, 201);
    QVERIFY(!again.headers.contains("idempotency-replayed"));
    QCOMPARE(environments(), QStringList({u"before"_s, u"meanwhile"_s}));
}

void TestLostDatabase::aDatabaseThatHangsIsNotWaitedForLong()
{
    QCOMPARE(create("before", "0").status, 201);
    const QList<int> backends = TestDatabase::server().backends(m_api->where().name());
    QVERIFY(!backends.isEmpty());
    for (const int backend : backends)
        PostgresServer::halt(backend);
    const Answer hanging = create("hanging", "1");
    for (const int backend : backends)
        PostgresServer::resume(backend);
    QVERIFY2(hanging.status == 503 && hanging.headers.contains("retry-after"),
             qPrintable(QString::fromUtf8(QByteArray::number(hanging.status) + hanging.body)));
    QTRY_COMPARE_WITH_TIMEOUT(get("/readyz").status, 200, 20'000);
    QCOMPARE(create("hanging", "1").status, 201);
    QCOMPARE(environments().count(u"hanging"_s), 1);
}

QTEST_GUILESS_MAIN(TestLostDatabase)
#include "tst_lostdatabase.moc"
