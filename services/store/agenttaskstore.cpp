// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/agenttaskstore.h"

#include "services/domain/try.h"
#include "services/store/columns.h"

#include <algorithm>

namespace tidegate {
namespace {

using sql::ColumnUse;

template <typename Visit>
void taskColumns(Visit &visit, auto &task)
{
    visit("id", task.id, ColumnUse::Key);
    visit("agent_id", task.agent);
    visit("target_id", task.target);
    visit("type", task.type);
    visit("status", task.status);
    visit("payload_json", task.payload);
    visit("superseded_by", task.supersededBy);
    visit("seen_ids", task.seen);
    visit("created_at", task.createdAt);
    visit("expires_at", task.expiresAt);
    visit("answered_at", task.answeredAt);
    visit("started_at", task.result.startedAt);
    visit("completed_at", task.result.completedAt);
    visit("outputs_json", task.result.outputs);
    visit("error_text", task.result.error);
}

struct TaskStatements
{
    sql::ColumnList columns = sql::listColumns<AgentTask>([](auto &visit, auto &task) { taskColumns(visit, task); });
    sql::Composed insertOne = columns.insert("agent_tasks");
    sql::Composed selectOne = columns.select("FROM agent_tasks WHERE tenant_id = ?1 AND id = ?2");
    sql::Composed selectOpen = columns.select("FROM agent_tasks WHERE tenant_id = ?1 AND agent_id = ?2 AND status = ?3 AND expires_at > ?4 "
                                              "AND answered_at IS NULL ORDER BY expires_at, id LIMIT ?5");
    sql::Composed selectSeeing = columns.select(
        "FROM agent_tasks WHERE tenant_id = ?1 AND agent_id = ?2 AND target_id = ?3 AND expires_at > ?4 AND type <> ?5 AND answered_at IS NULL "
        "ORDER BY id");
};

const TaskStatements &taskStatements()
{
    static const TaskStatements all;
    return all;
}

constexpr char supersede[] = R"(
UPDATE agent_tasks SET status = ?5, superseded_by = ?4
WHERE tenant_id = ?1 AND target_id = ?2 AND type = ?3 AND expires_at > ?6 AND answered_at IS NULL)";
constexpr char countTasks[] = R"(
SELECT COUNT(*) FROM agent_tasks
WHERE tenant_id = ?1 AND agent_id = ?2 AND type = ?3 AND status = ?4 AND expires_at > ?5 AND answered_at IS NULL)";
constexpr char setSeen[] = "UPDATE agent_tasks SET seen_ids = ?3 WHERE tenant_id = ?1 AND id = ?2";
constexpr char answerTasks[] = R"(
UPDATE agent_tasks SET status = ?3, answered_at = ?4, started_at = ?5, completed_at = ?6, outputs_json = ?7, error_text = ?8
WHERE tenant_id = ?1 AND target_id = ?9 AND (id = ?2 OR superseded_by = ?2) AND answered_at IS NULL)";
constexpr char deleteTasks[] = R"(
DELETE FROM agent_tasks WHERE tenant_id = ?1 AND (expires_at < ?2 OR answered_at < ?2))";
constexpr char dateTasks[] = "UPDATE agent_tasks SET created_at = ?2, expires_at = ?2 WHERE tenant_id = ?1 AND created_at > ?3";

AgentTask toTask(const sql::Query &row)
{
    AgentTask task;
    sql::RowReader visit(row);
    taskColumns(visit, task);
    task.result.success = task.status == AgentTaskStatus::Succeeded;
    return task;
}

} // namespace

Result<void> AgentTaskStore::ask(const AgentTask &task)
{
    RETURN_IF_ERROR(
        sql::execute(m_connection, supersede, m_tenant, task.target, sql::code(task.type), task.id, sql::code(AgentTaskStatus::Superseded), task.createdAt));
    return sql::execute(m_connection, taskStatements().insertOne,
                        sql::binding(m_tenant, sql::RowBinder::For::Insert, [&task](auto &visit) { taskColumns(visit, task); }));
}

Result<AgentTask> AgentTaskStore::find(AgentTaskId id) const
{
    sql::Query row(m_connection, taskStatements().selectOne, m_tenant, id);
    return sql::readOne(row, toTask);
}

Result<QList<AgentTask>> AgentTaskStore::open(AgentId agent, Instant now, int limit) const
{
    sql::Query rows(m_connection, taskStatements().selectOpen, m_tenant, agent, sql::code(AgentTaskStatus::Open), now, limit);
    return sql::readAll(rows, toTask);
}

Result<qint64> AgentTaskStore::countOpen(AgentId agent, AgentTaskType type, Instant now) const
{
    sql::Query row(m_connection, countTasks, m_tenant, agent, sql::code(type), sql::code(AgentTaskStatus::Open), now);
    return sql::readOne(row, [](const sql::Query &found) { return found.int64(0); });
}

Result<bool> AgentTaskStore::see(AgentId agent, TargetId target, SnapshotId snapshot, Instant now)
{
    sql::Query rows(m_connection, taskStatements().selectSeeing, m_tenant, agent, target, now, sql::code(AgentTaskType::WriteSticker));
    ASSIGN_OR_RETURN(const auto tasks, sql::readAll(rows, toTask));
    for (const AgentTask &task : tasks) {
        if (task.seen.contains(snapshot))
            continue;
        QList<QUuid> seen;
        for (const SnapshotId each : task.seen.last(std::min(task.seen.size(), maxSeenSnapshots - 1)))
            seen.append(each.uuid());
        seen.append(snapshot.uuid());
        RETURN_IF_ERROR(sql::execute(m_connection, setSeen, m_tenant, task.id, sql::packUuids(seen)));
    }
    return !tasks.isEmpty();
}

Result<void> AgentTaskStore::answer(const AgentTask &task, const AgentTaskResult &result, Instant at)
{
    const AgentTaskStatus status = result.success ? AgentTaskStatus::Succeeded : AgentTaskStatus::Failed;
    return sql::execute(m_connection, answerTasks, m_tenant, task.id, sql::code(status), at, result.startedAt, result.completedAt,
                        sql::asText(sql::toJson(result.outputs)), result.error, task.target);
}

Result<void> AgentTaskStore::forget(Instant before)
{
    return sql::execute(m_connection, deleteTasks, m_tenant, before);
}

Result<void> AgentTaskStore::dateAhead(Instant now)
{
    return sql::execute(m_connection, dateTasks, m_tenant, now, now + clockAllowance);
}

} // namespace tidegate
