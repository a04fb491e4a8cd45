// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/query.h"
#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {
constexpr char insert[] = "INSERT INTO things (id, name) VALUES (?1, ?2)";
constexpr char insertFlag[] = "INSERT INTO flags (thing) VALUES (?1)";
} // namespace

/// Statements whose outcome nobody waits for: what becomes of them is said later, and nothing is kept of a transaction in which one failed.
class TestSentStatements : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theyAreKeptWithTheRest();
    void theNextStatementSeesThem();
    void aFailureIsSaidByTheCommit();
    void aFailureIsSaidByTheStatementAfterIt();
    void aFailureDoesNotOutliveARollback();
    void whatIsCheckedAtTheEndIsSaidByTheCommit();
    void changesCountBeforeAnybodyWaits();
    void manyGoOutTogether();
    void whatIsAskedAheadIsAnsweredInTheMeantime();
    void whatIsAskedAheadSeesWhatWasSentBefore();
    void aQuestionNobodyComesBackToDoesNoHarm();
    void aQuestionBehindAFailureIsNotAnswered();
    void whatFailsAgainAndAgainLeavesNothingAtTheServer();

private:
    void begin() { VERIFY_OK(m_connection->begin(sql::Connection::Access::Write)); }
    /// Whatever is said by send() itself.
    void sendThing(int id) { (void)sql::send(*m_connection, insert, id, u"one"_s); }
    qint64 things()
    {
        sql::Query query(*m_connection, "SELECT COUNT(*) FROM things");
        return must(query.step()) ? query.int64(0) : -1;
    }
    /// The connection does its work as if nothing had been.
    void worksOn(int id);

    std::unique_ptr<TestDatabase> m_where;
    std::unique_ptr<sql::Connection> m_connection;
};

void TestSentStatements::init()
{
    m_where = std::make_unique<TestDatabase>(TestDatabase::Content::Nothing);
    m_connection = connectionTo(*m_where);
    must(m_connection->execute("CREATE TABLE things (id integer PRIMARY KEY, name text NOT NULL)"));
    must(m_connection->execute("CREATE TABLE flags (thing integer NOT NULL REFERENCES things (id) DEFERRABLE INITIALLY DEFERRED)"));
}

void TestSentStatements::cleanup()
{
    m_connection.reset();
    m_where.reset();
}

void TestSentStatements::worksOn(int id)
{
    const qint64 before = things();
    begin();
    VERIFY_OK(sql::send(*m_connection, insert, id, u"two"_s));
    VERIFY_OK(sql::send(*m_connection, insertFlag, id));
    VERIFY_OK(m_connection->commit());
    QCOMPARE(things(), before + 1);
}

void TestSentStatements::theyAreKeptWithTheRest()
{
    begin();
    VERIFY_OK(sql::send(*m_connection, insert, 1, u"one"_s));
    VERIFY_OK(m_connection->commit());
    QCOMPARE(things(), 1);
}

void TestSentStatements::theNextStatementSeesThem()
{
    begin();
    VERIFY_OK(sql::send(*m_connection, insert, 1, u"one"_s));
    QCOMPARE(things(), 1);
    m_connection->rollback();
    QCOMPARE(things(), 0);
}

void TestSentStatements::aFailureIsSaidByTheCommit()
{
    begin();
    sendThing(1);
    sendThing(1);
    QVERIFY(!m_connection->commit());
    QCOMPARE(things(), 0);
    worksOn(1);
}

void TestSentStatements::aFailureIsSaidByTheStatementAfterIt()
{
    begin();
    sendThing(1);
    sendThing(1);
    (void)sql::send(*m_connection, insertFlag, 1); // prepared behind the failure, where nothing is done any more
    const Result<bool> after = sql::Query(*m_connection, "SELECT 1 FROM things").step();
    QVERIFY(!TestDatabase::isPostgres() || !after);
    QVERIFY(m_connection->failure());
    QVERIFY(!m_connection->commit());
    QCOMPARE(things(), 0);
    worksOn(1);
}

void TestSentStatements::aFailureDoesNotOutliveARollback()
{
    begin();
    sendThing(1);
    sendThing(1);
    (void)sql::send(*m_connection, insertFlag, 1);
    m_connection->rollback();
    QCOMPARE(things(), 0);
    worksOn(2);
}

void TestSentStatements::whatIsCheckedAtTheEndIsSaidByTheCommit()
{
    begin();
    VERIFY_OK(sql::send(*m_connection, insert, 1, u"one"_s));
    VERIFY_OK(sql::send(*m_connection, insertFlag, 7));
    QVERIFY(!m_connection->commit());
    QCOMPARE(things(), 0);
    worksOn(1);
}

void TestSentStatements::changesCountBeforeAnybodyWaits()
{
    begin();
    QCOMPARE(m_connection->changes(), 0);
    VERIFY_OK(sql::send(*m_connection, insert, 1, u"one"_s));
    QVERIFY(m_connection->changes() > 0);
    VERIFY_OK(m_connection->commit());
}

void TestSentStatements::manyGoOutTogether()
{
    begin();
    const QString name(1'000, u'x');
    for (int i = 1; i <= 3'000; ++i) // more than fits any buffer on the way
        VERIFY_OK(sql::send(*m_connection, insert, i, name));
    VERIFY_OK(m_connection->commit());
    QCOMPARE(things(), 3'000);
}

void TestSentStatements::whatIsAskedAheadIsAnsweredInTheMeantime()
{
    begin();
    sendThing(1);
    sql::Query ids(*m_connection, "SELECT id, name FROM things ORDER BY id");
    ids.ask();
    sql::Query again(*m_connection, "SELECT name, id FROM things WHERE id = ?1", 1);
    again.ask();
    QCOMPARE(things(), 1);
    QVERIFY(must(ids.step()));
    QCOMPARE(ids.int64(0), 1);
    QCOMPARE(ids.string(1), u"one"_s);
    QVERIFY(!must(ids.step()));
    QVERIFY(must(again.step()));
    QCOMPARE(again.string(0), u"one"_s);
    QCOMPARE(again.int64(1), 1);
    VERIFY_OK(m_connection->commit());
}

void TestSentStatements::whatIsAskedAheadSeesWhatWasSentBefore()
{
    begin();
    sendThing(1);
    sql::Query ids(*m_connection, "SELECT id FROM things ORDER BY id");
    ids.ask();
    QVERIFY(must(ids.step())); // and nothing else was waited for
    QCOMPARE(ids.int64(0), 1);
    QVERIFY(!must(ids.step()));
    VERIFY_OK(m_connection->commit());
    QCOMPARE(things(), 1);
}

void TestSentStatements::aQuestionNobodyComesBackToDoesNoHarm()
{
    for (const bool keep : {true, false}) {
        begin();
        sendThing(keep ? 1 : 2);
        {
            sql::Query ids(*m_connection, "SELECT id FROM things");
            ids.ask();
        }
        sql::Query name(*m_connection, "SELECT name FROM things");
        name.ask();
        if (keep)
            VERIFY_OK(m_connection->commit());
        else
            m_connection->rollback();
    }
    QCOMPARE(things(), 1);
    worksOn(3);
}

void TestSentStatements::aQuestionBehindAFailureIsNotAnswered()
{
    begin();
    sendThing(1);
    sendThing(1);
    {
        sql::Query ids(*m_connection, "SELECT id FROM things");
        ids.ask();
        const Result<bool> answer = ids.step();
        QVERIFY(!TestDatabase::isPostgres() || !answer);
        const Result<bool> later = ids.step();
        QVERIFY(!TestDatabase::isPostgres() || !later);
    }
    QVERIFY(!m_connection->commit());
    QCOMPARE(things(), 0);
    worksOn(1);
}

void TestSentStatements::whatFailsAgainAndAgainLeavesNothingAtTheServer()
{
    VERIFY_OK(sql::execute(*m_connection, "INSERT INTO things (id, name) VALUES (1, 'one')"));
    const auto prepared = [this]() -> qint64 {
        if (!TestDatabase::isPostgres())
            return 0; // it keeps none there
        sql::Query query(*m_connection, "SELECT COUNT(*) FROM pg_prepared_statements");
        return must(query.step()) ? query.int64(0) : -1;
    };
    const qint64 before = prepared();
    for (int i = 0; i < 50; ++i) {
        begin();
        QVERIFY(!sql::execute(*m_connection, insert, 1, u"one"_s)); // is there already
        m_connection->rollback();
        begin();
        VERIFY_OK(sql::send(*m_connection, insertFlag, 1));
        m_connection->rollback();
    }
    QVERIFY2(prepared() <= before + 3, qPrintable(QString::number(prepared() - before)));
}

QTEST_GUILESS_MAIN(TestSentStatements)
#include "tst_sentstatements.moc"
