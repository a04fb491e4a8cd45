// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agenttask.h"
#include "services/domain/result.h"

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// What agents are asked to do.
class AgentTaskStore
{
public:
    AgentTaskStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// In place of those of the same type and target that are not answered, which are answered with it from now on.
    Result<void> ask(const AgentTask &task);
    Result<AgentTask> find(AgentTaskId id) const;
    /// What is to be given to the agent; what expires first comes first.
    Result<QList<AgentTask>> open(AgentId agent, Instant now, int limit) const;
    /// Those of a type that are to be given to the agent.
    Result<qint64> countOpen(AgentId agent, AgentTaskType type, Instant now) const;
    /// The agent told of the target: so it may have seen what it was asked for. Whether it was asked to look.
    Result<bool> see(AgentId agent, TargetId target, SnapshotId snapshot, Instant now);
    /// Answers it, and those that it superseded. Nothing happens to one that was answered.
    Result<void> answer(const AgentTask &task, const AgentTaskResult &result, Instant at);

    /// Drops those that ended, by an answer or without one, before the instant.
    Result<void> forget(Instant before);
    /// What was asked ahead of now by a clock that has gone back since was asked now, and is over.
    Result<void> dateAhead(Instant now);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
