// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/connection.h"

#include <QList>

namespace tidegate::sql {

struct Migration
{
    int number = 0;
    QString name; ///< Such as "0001_identities".
    QByteArray text;
    QByteArray sha256;
};

/// Number of the newest migration of a database, 0 when it has none. Refuses a database that is newer than `known` or whose
/// migrations were other ones.
Result<int> appliedVersion(Connection &connection, const QList<Migration> &known);

/// Applies what is missing inside the transaction that is open, together with the rows that record it.
Result<void> applyMissing(Connection &connection, const QList<Migration> &known, Instant now);

/// The same in a transaction of its own: all of it or nothing.
Result<void> migrate(Connection &connection, const QList<Migration> &known, Instant now);

} // namespace tidegate::sql
