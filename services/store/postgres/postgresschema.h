// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/database.h"
#include "services/store/postgres/postgresconnection.h"

namespace tidegate::sql {

// The tables of Tidegate in a Postgres database: made, protected, granted, and looked at before anybody uses them.

/// Whether the database suits: texts as UTF-8, and a role that row-level security binds.
Result<void> checkRole(PostgresConnection &connection);
/// Number of the newest migration; 0 without tables. Refuses a newer schema and one that is not ours.
Result<int> schemaVersionOf(PostgresConnection &connection);
/// Applies what is missing in one transaction, protects each table that has a tenant, and grants what the application's role needs, if one is named. Tables
/// that are new bear DatabaseOptions::markOfNew. Servers that start together wait for each other.
Result<void> migrateSchema(PostgresConnection &connection, const DatabaseOptions &options);
/// Whether each table with a tenant is protected and the role may use all of them; what to run otherwise.
Result<void> checkTables(PostgresConnection &connection);

} // namespace tidegate::sql
