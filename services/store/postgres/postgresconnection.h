// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/connection.h"
#include "services/store/postgres/postgresdialect.h"
#include "services/store/postgres/postgressession.h"
#include "services/store/postgres/postgresstatement.h"

#include <QByteArrayList>
#include <QDeadlineTimer>

namespace tidegate::sql {

/// A connection to a Postgres server, in pipeline mode: BEGIN, the tenant and the first statement go out together, what nobody waits for goes out with
/// the statement after it, and the end of a transaction that changed nothing is not waited for. Used by one thread at a time, whichever.
///
/// Nothing waits for ever: a server that does not answer within the patience is given up with the connection.
class PostgresConnection final : public Connection
{
public:
    /// Blocks while it opens.
    static Result<std::unique_ptr<PostgresConnection>> open(const PostgresAddress &address);
    ~PostgresConnection() override;

    /// On whose behalf the next transactions are: what the policies of row-level security go by.
    void setTenant(TenantId tenant) { m_tenant = tenant.isNull() ? QByteArray() : tenant.uuid().toByteArray(QUuid::WithoutBraces); }
    /// How long the answer to one statement may take; beyond the statement_timeout of the session, because the server may be gone.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /// False once the server has gone, closed the session, or has something better to offer. Does not wait.
    bool isUsable();
    /// The same by what is known without looking.
    bool seemsUsable() const;
    /// Whether the connection was given up because the server did not answer.
    bool isLost() const { return m_isLost; }
    /// Readable when something comes from the server.
    int socket() const;
    /// What others said by NOTIFY since, without waiting.
    QByteArrayList takeNotices();

    qint64 lastChanges() const override { return m_lastChanges; }
    Result<void> execute(const QByteArray &statement) override;
    void tellPolicies(Fragment setting, const QByteArray &value) override;
    const Dialect &dialect() const override { return m_dialect; }

    // For PostgresStatement.
    Result<ResultPtr> run(PostgresStatement &statement);
    /// Goes out with the next statement that is waited for, or with COMMIT; what failed is said there.
    Result<void> send(PostgresStatement &statement);
    /// The same of what returns rows, which the statement is handed when something is waited for. False where it could not be sent.
    bool ask(PostgresStatement &statement);
    Result<void> awaitAnswers();
    void forgetQuestion(const PostgresStatement &statement);
    /// The statement goes, or gets another name.
    void forget(const PostgresStatement &statement);

protected:
    Result<std::unique_ptr<Statement>> prepare(std::string_view sql) override;
    Result<void> beginNow(Access access) override;
    Result<void> commitNow() override;
    void rollbackNow() override;
    qint64 totalChanges() const override { return m_totalChanges; }

private:
    enum class State {
        Idle,
        Asked, ///< begin() was called; goes out with the first statement.
        Begun,
    };

    struct Unproven
    {
        PostgresStatement *statement;
        std::size_t answer; ///< Which of the answers that are to come says whether it is prepared.
    };

    PostgresConnection() = default;
    PGconn *handle() const { return m_session->handle(); }
    static void noteNotice(void *connection, const PGresult *result);
    bool sendOwn(const char *prepared, std::initializer_list<std::string_view> texts = {});
    bool sendSync();
    bool sendForgotten();
    bool sendBegin();
    bool sendStatement(PostgresStatement &statement);
    Result<ResultPtr> exchange(std::string_view statement);
    Result<ResultPtr> answers(const std::vector<PostgresStatement *> &askers);
    Result<ResultPtr> nextResult(const QDeadlineTimer &deadline);
    Error lost(const QString &detail);
    void count(const PGresult *result);

    std::unique_ptr<PostgresSession> m_session;
    PostgresDialect m_dialect;
    QByteArray m_tenant; ///< As the policies have it.
    std::chrono::milliseconds m_patience{6'500};
    Access m_access = Access::Read;
    State m_state = State::Idle;
    std::vector<std::pair<const char *, QByteArray>> m_settings; ///< Of the policies; go out with the next statement.
    std::vector<std::string> m_forgotten;                        ///< Statements that the server may forget.
    std::vector<Unproven> m_unproven;                            ///< Prepared by what no Sync has ended yet.
    std::vector<PostgresStatement *> m_askers;                   ///< Of each answer that is to come up to then; mostly nobody.
    bool m_hasUnsynced = false;                                  ///< Statements were sent that no Sync has ended yet.
    std::size_t m_successes = 0;                                 ///< Of what was sent last: the answers before the first failure.
    int m_unreadSyncs = 0;                                       ///< Of what was sent and not waited for.
    quint64 m_serial = 0;                                        ///< Of prepared statements.
    bool m_isLost = false;
    bool m_isStale = false; ///< The server works, but the next connection will be better.
    qint64 m_lastChanges = 0;
    qint64 m_totalChanges = 0;
};

} // namespace tidegate::sql
