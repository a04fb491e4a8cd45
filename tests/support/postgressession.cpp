// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/postgressession.h"

#include <libpq-fe.h>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

PostgresAnswer answerOf(PGresult *result, PGconn *connection)
{
    const std::unique_ptr<PGresult, decltype(&PQclear)> kept(result, &PQclear);
    PostgresAnswer answer;
    const ExecStatusType status = PQresultStatus(result);
    answer.ok = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
    if (!answer.ok) {
        const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        answer.state = QString::fromLatin1(state ? state : "");
        answer.message = QString::fromUtf8(result ? PQresultErrorMessage(result) : PQerrorMessage(connection)).trimmed();
        return answer;
    }
    answer.changed = QByteArray(PQcmdTuples(result)).toLongLong();
    for (int row = 0; row < PQntuples(result); ++row) {
        QStringList values;
        for (int column = 0; column < PQnfields(result); ++column)
            values.append(PQgetisnull(result, row, column) ? QString() : QString::fromUtf8(PQgetvalue(result, row, column)));
        answer.rows.append(values);
    }
    return answer;
}

} // namespace

QStringList PostgresAnswer::column(int index) const
{
    QStringList values;
    for (const QStringList &row : rows)
        values.append(row.value(index));
    return values;
}

PostgresSession::PostgresSession(const QString &url) : m_connection(PQconnectdb(url.toUtf8().constData()))
{
    // What the server remarks on the way is no failure.
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
}

PostgresSession::~PostgresSession()
{
    PQfinish(m_connection);
}

bool PostgresSession::isConnected() const
{
    return PQstatus(m_connection) == CONNECTION_OK;
}

QString PostgresSession::failure() const
{
    return QString::fromUtf8(PQerrorMessage(m_connection)).trimmed();
}

PostgresAnswer PostgresSession::run(const QString &sql) const
{
    return answerOf(PQexec(m_connection, sql.toUtf8().constData()), m_connection);
}

PostgresAnswer PostgresSession::run(const QString &sql, const QStringList &values) const
{
    std::vector<QByteArray> texts;
    std::vector<const char *> pointers;
    texts.reserve(static_cast<std::size_t>(values.size()));
    for (const QString &value : values)
        pointers.push_back(value.isNull() ? nullptr : texts.emplace_back(value.toUtf8()).constData());
    const int count = static_cast<int>(pointers.size());
    return answerOf(PQexecParams(m_connection, sql.toUtf8().constData(), count, nullptr, pointers.data(), nullptr, nullptr, 0), m_connection);
}

int PostgresSession::backend() const
{
    return PQbackendPID(m_connection);
}

} // namespace tidegate::test
