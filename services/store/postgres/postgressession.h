// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/postgres/postgresaddress.h"

#include <memory>

using PGconn = struct pg_conn;

namespace tidegate::sql {

/// A session with a Postgres server, opened and owned by QtSql's driver. Blocks while it opens, for as long as connect_timeout allows each host.
class PostgresSession
{
public:
    static Result<std::unique_ptr<PostgresSession>> open(const PostgresAddress &address);
    ~PostgresSession();
    Q_DISABLE_COPY_MOVE(PostgresSession)

    PGconn *handle() const { return m_handle; }

private:
    explicit PostgresSession(QString name) : m_name(std::move(name)) {}

    QString m_name; ///< Of QtSql's connection.
    PGconn *m_handle = nullptr;
};

} // namespace tidegate::sql
