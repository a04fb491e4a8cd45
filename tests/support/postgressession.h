// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

struct pg_conn;

namespace tidegate::test {

/// What one statement answered.
struct PostgresAnswer
{
    bool ok = false;
    QString state;   ///< SQLSTATE of a failure; empty when the connection was lost.
    QString message; ///< Of a failure.
    qint64 changed = 0;
    QList<QStringList> rows; ///< NULL is a null text.

    /// The first column of the first row.
    QString value() const { return rows.value(0).value(0); }
    QStringList column(int index = 0) const;
};

/// A connection of its own to Postgres, for what a test looks at or does behind the store's back. Used by one thread at a time.
class PostgresSession
{
public:
    explicit PostgresSession(const QString &url);
    ~PostgresSession();
    Q_DISABLE_COPY_MOVE(PostgresSession)

    bool isConnected() const;
    QString failure() const;
    /// Several statements in one text are one transaction unless they say otherwise; the answer is that of the last one.
    PostgresAnswer run(const QString &sql) const;
    /// One statement with values for $1, $2, …
    PostgresAnswer run(const QString &sql, const QStringList &values) const;
    /// The process of the server that serves this connection.
    int backend() const;

private:
    pg_conn *m_connection = nullptr;
};

} // namespace tidegate::test
