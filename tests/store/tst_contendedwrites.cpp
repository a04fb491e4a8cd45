// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/query.h"
#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

/// What happens in a database that is only played.
struct Script
{
    int lostStatements = 0; ///< So many statements of the work lose.
    int lostCommits = 0;
    QByteArrayList happened;
};

class PlayedDialect final : public sql::Dialect
{
public:
    QByteArray name() const override { return "played"; }
    QByteArray setVersion(int) const override { return {}; }
    sql::Fragment rowLock() const override { return " FOR UPDATE"; }
    sql::Fragment freeRowLock() const override { return " FOR UPDATE OF l SKIP LOCKED"; }
    sql::Fragment now() const override { return "0"; }
    sql::Fragment snapshot() const override { return "0"; }

protected:
    QByteArray token(const QByteArray &) const override { return {}; }
};

/// Returns no row, or loses.
class PlayedStatement final : public sql::Statement
{
public:
    explicit PlayedStatement(std::function<Result<bool>()> step) : m_step(std::move(step)) {}
    Result<bool> step() override { return m_step(); }
    bool isNull(int) const override { return true; }
    qint64 int64(int) const override { return 0; }
    std::string_view text(int) const override { return {}; }
    QByteArray bytes(int) const override { return {}; }
    std::string_view bytesView(int) const override { return {}; }
    QUuid uuid(int) const override { return {}; }
    Instant instant(int) const override { return {}; }
    bool boolean(int) const override { return false; }
    void reset() override {}

protected:
    void bindNull(int, sql::ValueType) override {}
    void bindBool(int, bool) override {}
    void bindInt64(int, qint64) override {}
    void bindText(int, std::string_view) override {}
    void bindBytes(int, const QByteArray &) override {}
    void bindUuid(int, QUuid) override {}
    void bindInstant(int, Instant) override {}

private:
    std::function<Result<bool>()> m_step;
};

class PlayedConnection final : public sql::Connection
{
public:
    explicit PlayedConnection(Script &script) : m_script(script) {}
    ~PlayedConnection() override { dropStatements(); }
    Q_DISABLE_COPY_MOVE(PlayedConnection)

    qint64 lastChanges() const override { return 0; }
    Result<void> execute(const QByteArray &) override { return {}; }
    const sql::Dialect &dialect() const override { return m_dialect; }

protected:
    Result<std::unique_ptr<sql::Statement>> prepare(std::string_view sql) override
    {
        return std::unique_ptr<sql::Statement>(
            std::make_unique<PlayedStatement>([this, text = QByteArray(sql.data(), static_cast<qsizetype>(sql.size()))]() -> Result<bool> {
                m_script.happened.append(text);
                if (text.contains("change_counters") || m_script.lostStatements == 0)
                    return false;
                --m_script.lostStatements;
                return failed(sql::serializationFailure(u"played"_s));
            }));
    }
    Result<void> beginNow(Access) override
    {
        m_script.happened.append("begin");
        return {};
    }
    Result<void> commitNow() override
    {
        m_script.happened.append("commit");
        return m_script.lostCommits-- > 0 ? Result<void>(sql::serializationFailure(u"played"_s)) : Result<void>();
    }
    void rollbackNow() override { m_script.happened.append("rollback"); }
    qint64 totalChanges() const override { return 0; }

private:
    Script &m_script;
    PlayedDialect m_dialect;
};

class PlayedDatabase final : public Database
{
public:
    explicit PlayedDatabase(Script &script) : m_connection(script) {}
    int schemaVersion() const override { return 0; }
    Result<void> check() override { return {}; }

protected:
    Result<std::unique_ptr<BegunTransaction>> beginRead(TenantId) override { return notFound(); }
    Result<std::unique_ptr<BegunTransaction>> beginWrite(TenantId) override
    {
        if (const auto begun = m_connection.begin(sql::Connection::Access::Write); !begun)
            return begun.error();
        return std::unique_ptr<BegunTransaction>(std::make_unique<Playing>(m_connection));
    }

private:
    class Playing final : public BegunTransaction
    {
    public:
        explicit Playing(sql::Connection &connection) : m_connection(connection) {}
        ~Playing() override
        {
            if (m_isOpen)
                m_connection.rollback();
        }
        Q_DISABLE_COPY_MOVE(Playing)
        sql::Connection &connection() override { return m_connection; }
        Result<void> commit() override
        {
            m_isOpen = false;
            return m_connection.commit();
        }

    private:
        sql::Connection &m_connection;
        bool m_isOpen = true;
    };

    PlayedConnection m_connection;
};

} // namespace

/// Writers beside each other: who is first, and what becomes of who lost.
class TestContendedWrites : public QObject
{
    Q_OBJECT

private slots:
    void theTurnIsTakenBeforeAnythingElse();
    void aCommitThatLostIsRepeatedWithItsWholeWork();
    void itIsGivenUpAfterThreeTries();
    void aStatementThatLostIsSeenBehindWhatTheWorkSays();
    void otherFailuresAreNotRepeated();
    void whatAnEarlierTryWroteIsGone();
};

void TestContendedWrites::theTurnIsTakenBeforeAnythingElse()
{
    Script script;
    PlayedDatabase database(script);
    VERIFY_OK(database.write(TenantId::create(), [](Transaction &s) { return s.identities.setFact(u"a"_s, u"b"_s); }));
    QCOMPARE(script.happened.size(), 4);
    QCOMPARE(script.happened.at(0), "begin");
    QCOMPARE(script.happened.at(1), "SELECT seq, import_id FROM change_counters WHERE tenant_id = ?1 FOR UPDATE");
    QVERIFY(script.happened.at(2).startsWith("INSERT INTO facts"));
    QCOMPARE(script.happened.at(3), "commit");
}

void TestContendedWrites::aCommitThatLostIsRepeatedWithItsWholeWork()
{
    Script script;
    script.lostCommits = 1;
    PlayedDatabase database(script);
    int tries = 0;
    QCOMPARE(must(database.write(TenantId::create(), [&](Transaction &) -> Result<int> { return ++tries; })), 2);
    QCOMPARE(script.happened.count("begin"), 2);
    QCOMPARE(script.happened.count("SELECT seq, import_id FROM change_counters WHERE tenant_id = ?1 FOR UPDATE"), 2);
}

void TestContendedWrites::itIsGivenUpAfterThreeTries()
{
    Script script;
    script.lostCommits = 99;
    PlayedDatabase database(script);
    int tries = 0;
    const Result<int> written = database.write(TenantId::create(), [&](Transaction &) -> Result<int> { return ++tries; });
    QCOMPARE(codeOf(written), u"serialization-failure"_s);
    QVERIFY(written.error().kind == ErrorKind::Unavailable);
    QCOMPARE(tries, 3);
    QCOMPARE(script.happened.count("commit"), 3);
    QCOMPARE(script.happened.count("rollback"), 3);
}

void TestContendedWrites::aStatementThatLostIsSeenBehindWhatTheWorkSays()
{
    Script script;
    script.lostStatements = 2;
    PlayedDatabase database(script);
    int tries = 0;
    const Result<int> written = database.write(TenantId::create(), [&](Transaction &s) -> Result<int> {
        ++tries;
        if (!s.identities.setFact(u"a"_s, u"b"_s))
            return notFound();
        return tries;
    });
    QCOMPARE(must(written), 3);
    // Nor is one forgotten that the work ignored.
    script = {};
    script.lostStatements = 1;
    tries = 0;
    VERIFY_OK(database.write(TenantId::create(), [&](Transaction &s) -> Result<void> {
        ++tries;
        (void)s.identities.setFact(u"a"_s, u"b"_s);
        return {};
    }));
    QCOMPARE(tries, 2);
}

void TestContendedWrites::otherFailuresAreNotRepeated()
{
    Script script;
    PlayedDatabase database(script);
    int tries = 0;
    QCOMPARE(codeOf(database.write(TenantId::create(),
                                   [&](Transaction &) -> Result<int> {
                                       ++tries;
                                       return notFound();
                                   })),
             u"not-found"_s);
    QCOMPARE(tries, 1);
    QCOMPARE(script.happened.count("rollback"), 1);
}

void TestContendedWrites::whatAnEarlierTryWroteIsGone()
{
    Store store;
    int tries = 0;
    const auto written = store.write([&](Transaction &s) -> Result<qint64> {
        must(s.environments.insert(environment(u"prod"_s)));
        const auto seq = s.journal.append({});
        if (++tries < 3)
            return sql::serializationFailure({});
        return seq;
    });
    QCOMPARE(must(written), 1);
    QCOMPARE(tries, 3);
    QCOMPARE(must(store.read([](Transaction &s) { return s.environments.list(); })).size(), 1);
    QCOMPARE(must(store.read([](Transaction &s) { return s.journal.since(0, 10); })).size(), 1);
    QCOMPARE(must(store.write([](Transaction &s) -> Result<qint64> { return s.changes(); })), 0); // taking the turn changes nothing
}

QTEST_GUILESS_MAIN(TestContendedWrites)
#include "tst_contendedwrites.moc"
