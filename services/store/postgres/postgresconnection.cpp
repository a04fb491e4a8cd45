// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgresconnection.h"

#include "services/domain/try.h"
#include "services/store/postgres/postgreserror.h"

#include <QByteArrayList>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <cerrno>
#include <poll.h>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

Q_LOGGING_CATEGORY(postgresLog, "tidegate.store")

constexpr int binaryAnswer = 1;

// What was acknowledged has reached the disk, whatever a role or a database was set to. Waiting for standbys stays as it is.
constexpr char waitForDisk[] = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

/// Every session has these prepared under their names.
constexpr std::pair<const char *, const char *> ownStatements[] = {
    {"begin_read", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"},
    // Who writes for a tenant waits for its turn first and sees all that others committed before; a snapshot from before the waiting would not.
    {"begin_write", "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"},
    {"commit", "COMMIT"},
    {"rollback", "ROLLBACK"},
    {"set_local", "SELECT set_config($1, $2, true)"},
};

bool isFailure(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE;
}

/// Whether it is one of a statement that did its work. A failure stays the answer, whatever comes behind it.
bool keepAnswer(ResultPtr result, PostgresStatement *asker, ResultPtr &answer)
{
    if (PQresultStatus(result.get()) == PGRES_PIPELINE_ABORTED || (answer && isFailure(answer.get())))
        return false;
    const bool isDone = !isFailure(result.get());
    if (asker && isDone)
        asker->setAnswer(std::move(result));
    else
        answer = std::move(result);
    return isDone;
}

} // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const PostgresAddress &address)
{
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection);
    ASSIGN_OR_RETURN(connection->m_session, PostgresSession::open(address));
    PGconn *const handle = connection->handle();
    PQsetNoticeReceiver(handle, noteNotice, connection.get());
    if (PQsetnonblocking(handle, 1) != 0 || PQenterPipelineMode(handle) != 1)
        return connection->lost(u"no pipeline mode"_s);
    for (const auto &[name, text] : ownStatements) {
        if (PQsendPrepare(handle, name, text, 0, nullptr) != 1)
            return connection->lost(u"PREPARE"_s);
    }
    if (PQsendQueryParams(handle, waitForDisk, 0, nullptr, nullptr, nullptr, nullptr, binaryAnswer) != 1)
        return connection->lost(u"synchronous_commit"_s);
    RETURN_IF_ERROR(connection->exchange("PREPARE"));
    return connection;
}

PostgresConnection::~PostgresConnection()
{
    dropStatements();
}

bool PostgresConnection::seemsUsable() const
{
    return !m_isLost && !m_isStale && PQstatus(handle()) == CONNECTION_OK;
}

/// A server that goes says so before it closes the connection, to nobody in particular.
void PostgresConnection::noteNotice(void *connection, const PGresult *result)
{
    qCDebug(postgresLog).noquote() << QString::fromUtf8(PQresultErrorMessage(result)).trimmed();
    if (endsConnection(sqlStateOf(result)))
        static_cast<PostgresConnection *>(connection)->m_isStale = true;
}

bool PostgresConnection::isUsable()
{
    // What the server said meanwhile is read up to its end: that it shuts down, or nothing but what is awaited.
    pollfd socket{PQsocket(handle()), POLLIN, 0};
    while (seemsUsable() && ::poll(&socket, 1, 0) > 0) {
        if (PQconsumeInput(handle()) != 1)
            return false;
        (void)PQisBusy(handle()); // makes notices of it
    }
    return seemsUsable();
}

int PostgresConnection::socket() const
{
    return PQsocket(handle());
}

QByteArrayList PostgresConnection::takeNotices()
{
    QByteArrayList notices;
    if (PQconsumeInput(handle()) != 1)
        m_isLost = true;
    while (PGnotify *const notice = PQnotifies(handle())) {
        if (notice->be_pid != PQbackendPID(handle()))
            notices.append(notice->extra);
        PQfreemem(notice);
    }
    return notices;
}

Error PostgresConnection::lost(const QString &detail)
{
    m_isLost = true;
    const QString reason = QString::fromUtf8(PQerrorMessage(handle())).trimmed();
    return connectionLost(detail + u": "_s + reason);
}

Result<ResultPtr> PostgresConnection::nextResult(const QDeadlineTimer &deadline)
{
    for (;;) {
        const int unsent = PQflush(handle());
        if (unsent < 0)
            return lost(u"sending"_s);
        if (PQisBusy(handle()) == 0)
            return ResultPtr(PQgetResult(handle()));
        pollfd socket{PQsocket(handle()), static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN), 0};
        const int ready = ::poll(&socket, 1, static_cast<int>(std::max<qint64>(deadline.remainingTime(), 0)));
        if (ready == 0 && deadline.hasExpired())
            return lost(u"no answer in time"_s);
        if (ready < 0 && errno != EINTR)
            return lost(u"poll"_s);
        if (ready > 0 && (socket.revents & ~POLLOUT) != 0 && PQconsumeInput(handle()) != 1)
            return lost(u"receiving"_s);
    }
}

/// The answers up to the Sync that was sent last: the last one that nobody asked for ahead, or the first failure. Answers that nobody waited for come before.
Result<ResultPtr> PostgresConnection::answers(const std::vector<PostgresStatement *> &askers)
{
    ResultPtr answer;
    m_successes = 0;
    for (std::size_t place = 0;;) {
        ASSIGN_OR_RETURN(ResultPtr result, nextResult(QDeadlineTimer(m_patience)));
        if (!result) {
            if (PQstatus(handle()) != CONNECTION_OK)
                return lost(u"closed"_s);
            continue; // between two answers
        }
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_PIPELINE_SYNC && m_unreadSyncs == 0)
            return answer;
        if (status == PGRES_PIPELINE_SYNC)
            --m_unreadSyncs;
        if (status == PGRES_PIPELINE_SYNC || m_unreadSyncs > 0)
            continue;
        PostgresStatement *const asker = place < askers.size() ? askers[place] : nullptr;
        ++place;
        if (keepAnswer(std::move(result), asker, answer))
            ++m_successes;
    }
}

/// Ends what was sent with a Sync, and waits for its answers().
Result<ResultPtr> PostgresConnection::exchange(std::string_view statement)
{
    m_hasUnsynced = false;
    const std::vector<PostgresStatement *> askers = std::exchange(m_askers, {});
    if (PQpipelineSync(handle()) != 1)
        return lost(u"Sync"_s);
    Result<ResultPtr> outcome = answers(askers);
    for (PostgresStatement *const each : askers) {
        if (each && each->isAsked())
            each->setAnswer({});
    }
    if (!outcome)
        return outcome;
    const ResultPtr &answer = *outcome;
    const std::vector<Unproven> unproven = std::exchange(m_unproven, {});
    if (!answer || !isFailure(answer.get()))
        return outcome;
    for (const Unproven &each : unproven) {
        if (each.answer >= m_successes) // the server never came to it; what it did stays, whatever is rolled back
            each.statement->setUnprepared();
    }
    const QByteArray state = sqlStateOf(answer.get());
    m_isStale = m_isStale || endsConnection(state);
    // "The transaction is aborted" says nothing; what aborted it does.
    if (state == "25P02" && failure())
        return *failure();
    return postgresError(answer.get(), QString::fromUtf8(statement.data(), static_cast<qsizetype>(statement.size())));
}

bool PostgresConnection::sendOwn(const char *prepared, std::initializer_list<std::string_view> texts)
{
    constexpr std::size_t most = 2;
    std::array<const char *, most> values{};
    std::array<int, most> lengths{};
    constexpr std::array<int, most> formats{1, 1};
    int count = 0;
    for (const std::string_view text : texts) {
        values.at(static_cast<std::size_t>(count)) = text.data();
        lengths.at(static_cast<std::size_t>(count++)) = static_cast<int>(text.size());
    }
    m_askers.push_back(nullptr);
    return PQsendQueryPrepared(handle(), prepared, count, values.data(), lengths.data(), formats.data(), binaryAnswer) == 1;
}

/// Ends a group of statements whose answers nobody looks at.
bool PostgresConnection::sendSync()
{
    m_askers.clear();
    ++m_unreadSyncs;
    return PQpipelineSync(handle()) == 1;
}

/// Each in a group of its own: one that the server never knew fails alone.
bool PostgresConnection::sendForgotten()
{
    bool sent = true;
    for (const std::string &name : std::exchange(m_forgotten, {})) {
        sent = sent && PQsendQueryParams(handle(), ("DEALLOCATE " + name).c_str(), 0, nullptr, nullptr, nullptr, nullptr, binaryAnswer) == 1;
        sent = sent && sendSync();
    }
    return sent;
}

/// What goes out before a statement: what was put off until there is one.
bool PostgresConnection::sendBegin()
{
    bool sent = m_state == State::Begun || sendForgotten();
    if (m_state == State::Asked) {
        sent = sent && sendOwn(m_access == Access::Read ? "begin_read" : "begin_write");
        // Of nobody known yet there is nothing to tell: what was told is forgotten at the end of each transaction.
        if (!m_tenant.isEmpty())
            sent = sent && sendOwn("set_local", {"tidegate.tenant", {m_tenant.constData(), static_cast<std::size_t>(m_tenant.size())}});
        m_state = State::Begun;
    }
    for (const auto &[setting, value] : std::exchange(m_settings, {}))
        sent = sent && sendOwn("set_local", {setting, {value.constData(), static_cast<std::size_t>(value.size())}});
    return sent;
}

/// Behind what has to come before it, prepared first where it has to be.
bool PostgresConnection::sendStatement(PostgresStatement &statement)
{
    const Parameters &parameters = statement.parameters();
    bool sent = sendBegin();
    if (!statement.isPreparedFor(parameters.types())) {
        std::string name = 's' + std::to_string(++m_serial);
        sent = sent
            && PQsendPrepare(handle(), name.c_str(), statement.sql().c_str(), static_cast<int>(parameters.types().size()), parameters.types().data()) == 1;
        statement.setPrepared(std::move(name));
        m_unproven.push_back({&statement, m_askers.size()});
        m_askers.push_back(nullptr);
    }
    const Parameters::Sent &values = parameters.sent();
    m_askers.push_back(nullptr);
    m_hasUnsynced = true;
    return sent
        && PQsendQueryPrepared(handle(), statement.preparedName().c_str(), static_cast<int>(values.values.size()), values.values.data(), values.lengths.data(),
                               values.formats.data(), binaryAnswer)
        == 1;
}

Result<ResultPtr> PostgresConnection::run(PostgresStatement &statement)
{
    if (m_isLost)
        return failed(connectionLost(QString::fromStdString(statement.sql())));
    if (!sendStatement(statement))
        return failed(lost(QString::fromStdString(statement.sql())));
    Result<ResultPtr> answer = exchange(statement.sql());
    if (!answer)
        return failed(answer.error());
    count(answer->get());
    return answer;
}

Result<void> PostgresConnection::send(PostgresStatement &statement)
{
    if (m_isLost)
        return failed(connectionLost(QString::fromStdString(statement.sql())));
    if (!sendStatement(statement))
        return failed(lost(QString::fromStdString(statement.sql())));
    m_lastChanges = 0;
    ++m_totalChanges; // as far as anybody knows
    return {};
}

bool PostgresConnection::ask(PostgresStatement &statement)
{
    if (m_isLost)
        return false;
    if (!sendStatement(statement)) {
        (void)failed(lost(QString::fromStdString(statement.sql())));
        return false;
    }
    m_askers.back() = &statement;
    return true;
}

Result<void> PostgresConnection::awaitAnswers()
{
    const Result<ResultPtr> done = m_isLost ? Result<ResultPtr>(connectionLost(u"questions"_s)) : exchange("questions");
    return done ? Result<void>() : Result<void>(failed(done.error()));
}

void PostgresConnection::forgetQuestion(const PostgresStatement &statement)
{
    std::replace_if(
        m_askers.begin(), m_askers.end(), [&statement](const PostgresStatement *each) { return each == &statement; }, nullptr);
}

void PostgresConnection::count(const PGresult *result)
{
    const QByteArrayView status(PQcmdStatus(const_cast<PGresult *>(result)));
    m_lastChanges = 0;
    if (status.startsWith("INSERT") || status.startsWith("UPDATE") || status.startsWith("DELETE"))
        m_lastChanges = QByteArrayView(PQcmdTuples(const_cast<PGresult *>(result))).toLongLong();
    m_totalChanges += m_lastChanges;
}

void PostgresConnection::forget(const PostgresStatement &statement)
{
    std::erase_if(m_unproven, [&statement](const Unproven &each) { return each.statement == &statement; });
    if (!statement.preparedName().empty())
        m_forgotten.push_back(statement.preparedName());
}

void PostgresConnection::tellPolicies(Fragment setting, const QByteArray &value)
{
    m_settings.emplace_back(setting.text, value);
}

Result<void> PostgresConnection::execute(const QByteArray &statement)
{
    if (m_isLost)
        return failed(connectionLost(QString::fromUtf8(statement)));
    if (!sendBegin() || PQsendQueryParams(handle(), statement.constData(), 0, nullptr, nullptr, nullptr, nullptr, binaryAnswer) != 1)
        return failed(lost(QString::fromUtf8(statement)));
    const Result<ResultPtr> done = exchange({statement.constData(), static_cast<std::size_t>(statement.size())});
    return done ? Result<void>() : Result<void>(failed(done.error()));
}

Result<std::unique_ptr<Statement>> PostgresConnection::prepare(std::string_view sql)
{
    return std::unique_ptr<Statement>(std::make_unique<PostgresStatement>(*this, sql)); // the server hears of it with its first values
}

Result<void> PostgresConnection::beginNow(Access access)
{
    m_access = access;
    m_state = State::Asked;
    return {};
}

Result<void> PostgresConnection::commitNow()
{
    if (m_state != State::Begun) {
        m_state = State::Idle;
        return {};
    }
    if (m_isLost)
        return connectionLost(u"COMMIT"_s);
    if (!sendOwn("commit"))
        return outcomeUnknown(lost(u"COMMIT"_s).detail);
    const Result<ResultPtr> done = exchange("COMMIT");
    // A server that is shut down may have committed before it said so.
    if (!done)
        return m_isLost || done.error().code == u"database-unreachable" ? outcomeUnknown(done.error().detail) : done.error();
    // COMMIT of a transaction that failed is answered so, and is no error.
    if (QByteArrayView(PQcmdStatus(done->get())) == "ROLLBACK")
        return serializationFailure(u"COMMIT became ROLLBACK"_s);
    m_state = State::Idle;
    return {};
}

/// Also after a COMMIT that failed: where a statement before it did, the server has not come to it.
void PostgresConnection::rollbackNow()
{
    m_settings.clear();
    if (std::exchange(m_state, State::Idle) != State::Begun || m_isLost)
        return;
    // Its answer is read before that of the next statement. Where something failed that was not waited for, nothing up to the next Sync is done.
    for (const Unproven &each : std::exchange(m_unproven, {})) {
        m_forgotten.push_back(each.statement->preparedName()); // mostly the server has come to it
        each.statement->setUnprepared();
    }
    const bool sent = !std::exchange(m_hasUnsynced, false) || sendSync();
    if (!sent || !sendOwn("rollback") || !sendSync() || PQflush(handle()) < 0)
        m_isLost = true;
}

} // namespace tidegate::sql
