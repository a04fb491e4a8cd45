// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/postgressession.h"

namespace tidegate::test {

/// All that the catalogue of a database knows of its schema, as text in a fixed order: what was not made by Postgres itself.
QByteArray renderedSchema(const PostgresSession &session);

/// The tables with a column tenant_id, in order.
QStringList tenantTables(const PostgresSession &session);

} // namespace tidegate::test
