// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QString>

namespace tidegate::sql {

/// Where a Postgres database is and who asks: what libpq makes of a connection URI (PostgreSQL documentation, "Connection URIs").
///
/// What the URL leaves open libpq takes from the environment, the service file and the password file, as psql does.
class PostgresAddress
{
public:
    /// "postgresql://user@host:port,host:port/database?sslmode=verify-full". Malformed with libpq's reason; the reason names no password.
    static Result<PostgresAddress> read(const QString &url);
    static bool isPostgres(const QString &url);
    /// The URL for people to see.
    static QString withoutPassword(QString url);

    /// For QSqlDatabase::setConnectOptions(): keywords and values, limits and timeouts of Tidegate included, without the password.
    const QString &options() const { return m_options; }
    const QString &password() const { return m_password; }
    bool hasPassword() const { return !m_password.isEmpty(); }

private:
    QString m_options;
    QString m_password;
};

} // namespace tidegate::sql
