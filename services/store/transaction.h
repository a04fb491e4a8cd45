// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/agentstore.h"
#include "services/store/agenttaskstore.h"
#include "services/store/auditstore.h"
#include "services/store/deletedstore.h"
#include "services/store/driftrulestore.h"
#include "services/store/environmentstore.h"
#include "services/store/freezewindowstore.h"
#include "services/store/healthstore.h"
#include "services/store/identitystore.h"
#include "services/store/imageoriginstore.h"
#include "services/store/importstore.h"
#include "services/store/inventorystore.h"
#include "services/store/journalstore.h"
#include "services/store/leasestore.h"
#include "services/store/observedchangestore.h"
#include "services/store/parenthealthstore.h"
#include "services/store/rowstore.h"
#include "services/store/secretstore.h"
#include "services/store/stickerstore.h"
#include "services/store/targetgroupstore.h"
#include "services/store/targetstore.h"

#include <QByteArray>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// One transaction of one tenant. The stores below are views of it: use them only inside the call that handed out the transaction.
class Transaction
{
public:
    Transaction(sql::Connection &connection, TenantId tenant, bool writable);

    TenantId tenant() const { return m_tenant; }
    /// Rows changed by this transaction so far, audit rows included; 0 when nothing was written.
    qint64 changes() const;

    /// Names the rows that this transaction sees: where the name is the same as in an earlier one, so are all rows of all tenants. Of transactions that
    /// only read.
    struct Snapshot
    {
        quint64 connection = 0; ///< Of this process; only names of one connection can be compared. 0: those of all can.
        QByteArray name;        ///< Empty: nobody knows.
    };
    Result<Snapshot> snapshot();
    /// Asks for it ahead, with whatever is read next.
    void askSnapshot();

    EnvironmentStore environments;
    FreezeWindowStore freezeWindows;
    TargetGroupStore groups;
    TargetStore targets;
    StickerStore stickers;
    InventoryStore inventory;
    HealthStore health;
    AuditStore audit;
    JournalStore journal;
    SecretStore secrets;
    IdentityStore identities;
    DeletedStore deleted;
    LeaseStore leases;
    RowStore rows;
    ImportStore imports;
    AgentStore agents;
    AgentTaskStore agentTasks;
    ObservedChangeStore observedChanges;
    DriftRuleStore driftRules;
    ImageOriginStore imageOrigins;
    ParentHealthStore parentHealth;

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
    bool m_writable;
};

} // namespace tidegate
