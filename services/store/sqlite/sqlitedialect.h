// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/dialect.h"

namespace tidegate::sql {

class SqliteDialect final : public Dialect
{
public:
    QByteArray name() const override { return QByteArrayLiteral("sqlite"); }
    QByteArray setVersion(int number) const override { return "PRAGMA user_version = " + QByteArray::number(number); }
    Fragment rowLock() const override { return ""; } // BEGIN IMMEDIATE has locked the whole database
    Fragment freeRowLock() const override { return ""; }
    Fragment snapshot() const override { return "PRAGMA data_version"; } // changes with each commit of any other connection
    Fragment now() const override { return "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"; }

protected:
    QByteArray token(const QByteArray &token) const override;
};

} // namespace tidegate::sql
