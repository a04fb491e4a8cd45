// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/sealedbox.h"
#include "services/store/transaction.h"
#include "tests/store/storefixture.h"

#include <QMap>

namespace tidegate::test {

/// Fills a new database with two tenants that have rows of every kind between them, and seals their audit logs.
void fillWorkspace(const QString &url, const MasterKey &key, const QString &sealFile);

/// Adds entries of the feed, for a copy that takes its time.
void addChanges(Database &database, TenantId tenant, int count);

/// A row with something in every column; of a table that refers to nothing but its tenant.
Row someRow(const sql::Table &table, TenantId tenant);

/// All rows by table, with those of all tenants; the facts too.
using Content = QMap<QByteArray, QList<Row>>;
Content contentOf(Database &database);
Content contentOf(const QString &url);

/// The first difference for a person; empty when there is none.
QString difference(const Content &left, const Content &right);

const sql::Table &tableNamed(QByteArrayView name);

} // namespace tidegate::test
