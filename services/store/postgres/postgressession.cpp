// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgressession.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/store/postgres/postgreserror.h"

#include <QDeadlineTimer>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>

#include <libpq-fe.h>

#include <atomic>
#include <cerrno>
#include <clocale>
#include <cstring>
#include <poll.h>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

constexpr std::chrono::seconds openingPatience{10};

QString nextSessionName()
{
    static std::atomic<qint64> serial{0};
    return u"tidegate-postgres-%1"_s.arg(++serial);
}

/// While it lives, libpq speaks English in this thread.
class EnglishMessages
{
public:
    EnglishMessages() : m_english(newlocale(LC_MESSAGES_MASK, "C", nullptr)), m_before(uselocale(m_english)) {}
    ~EnglishMessages()
    {
        uselocale(m_before);
        freelocale(m_english);
    }
    Q_DISABLE_COPY_MOVE(EnglishMessages)

private:
    locale_t m_english;
    locale_t m_before;
};

/// Why a session cannot be opened. QtSql tells only words, in the languages of server and computer, so this tries again for a SQLSTATE.
Error whyNot(const PostgresAddress &address, const QString &words)
{
    const EnglishMessages english;
    QString conninfo = address.options();
    if (address.hasPassword()) {
        QString password = address.password();
        password.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
        conninfo += u"password='"_s + password + u'\'';
    }
    PGconn *const connection = PQconnectStart(conninfo.toUtf8().constData());
    PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE);
    const QDeadlineTimer deadline(openingPatience);
    PostgresPollingStatusType state = PQstatus(connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    while ((state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING) && !deadline.hasExpired()) {
        pollfd socket{PQsocket(connection), static_cast<short>(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
        ::poll(&socket, 1, static_cast<int>(deadline.remainingTime()));
        state = PQconnectPoll(connection);
    }
    const Error error = state == PGRES_POLLING_OK ? connectionLost(words) : openingFailed(QString::fromUtf8(PQerrorMessage(connection)).trimmed());
    PQfinish(connection);
    return error;
}

Result<PGconn *> handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    // PGconn is another name of pg_conn; which one a compiler gives the type is its own affair.
    if (!handle.isValid() || (std::strcmp(handle.typeName(), "PGconn*") != 0 && std::strcmp(handle.typeName(), "pg_conn*") != 0))
        return makeError(ErrorKind::Internal, say("storage-driver/postgres"));
    return *static_cast<PGconn *const *>(handle.constData());
}

} // namespace

Result<std::unique_ptr<PostgresSession>> PostgresSession::open(const PostgresAddress &address)
{
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return makeError(ErrorKind::Internal, say("storage-driver/postgres"));
    std::unique_ptr<PostgresSession> session(new PostgresSession(nextSessionName()));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, session->m_name);
    database.setConnectOptions(address.options());
    database.setPassword(address.password());
    if (!database.open())
        return whyNot(address, database.lastError().text());
    ASSIGN_OR_RETURN(session->m_handle, handleOf(database));
    return session;
}

PostgresSession::~PostgresSession()
{
    QSqlDatabase::removeDatabase(m_name); // closes it
}

} // namespace tidegate::sql
