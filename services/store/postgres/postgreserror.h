// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

using PGresult = struct pg_result;

namespace tidegate::sql {

// The one place where a failure of Postgres becomes an Error.

/// The refusal of a statement, by its SQLSTATE. `statement` goes to the log only, and no value does.
Error postgresError(const PGresult *result, const QString &statement);
/// What a SQLSTATE means (PostgreSQL, Appendix A); `constraint` is the name of the key or rule that was hit.
Error sqlStateError(const QByteArray &sqlState, const QByteArray &constraint = {});
/// Whether the server can no longer be asked on the connection that it said this on.
bool endsConnection(const QByteArray &sqlState);
QByteArray sqlStateOf(const PGresult *result);

/// The server did not answer in time, or the connection to it was lost.
Error connectionLost(const QString &detail);
/// The connection was lost while COMMIT was on its way: nobody knows whether it was done.
Error outcomeUnknown(const QString &detail);
/// Why there is no connection: the words of libpq, in English and with SQLSTATEs instead of the server's words.
Error openingFailed(const QString &reason);

} // namespace tidegate::sql
