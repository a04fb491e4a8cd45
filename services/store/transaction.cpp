// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/transaction.h"

#include "services/domain/try.h"
#include "services/sql/connection.h"

namespace tidegate {

Transaction::Transaction(sql::Connection &connection, TenantId tenant, bool writable)
    : environments(connection, tenant), freezeWindows(connection, tenant), groups(connection, tenant), targets(connection, tenant),
      stickers(connection, tenant), inventory(connection, tenant), health(connection, tenant), audit(connection, tenant), journal(connection, tenant),
      secrets(connection, tenant), identities(connection, tenant), deleted(connection, tenant), leases(connection, tenant), rows(connection, tenant),
      imports(connection, tenant), agents(connection, tenant), agentTasks(connection, tenant), observedChanges(connection, tenant),
      driftRules(connection, tenant), imageOrigins(connection, tenant), parentHealth(connection, tenant), m_connection(connection), m_tenant(tenant),
      m_writable(writable)
{}

qint64 Transaction::changes() const
{
    return m_writable ? m_connection.changes() : 0;
}

Result<Transaction::Snapshot> Transaction::snapshot()
{
    ASSIGN_OR_RETURN(QByteArray name, m_connection.snapshot());
    return Snapshot{m_connection.dialect().namesSnapshotsForAll() ? 0 : m_connection.serial(), std::move(name)};
}

void Transaction::askSnapshot()
{
    m_connection.askSnapshot();
}

} // namespace tidegate
