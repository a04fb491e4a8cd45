// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace tidegate {

/// What an agent can be asked to do with a target.
enum class AgentTaskType { HealthCheck, Inspect, ReadSticker, WriteSticker };
constexpr int agentTaskTypeCount = static_cast<int>(AgentTaskType::WriteSticker) + 1;
QString toString(AgentTaskType type); ///< "health-check", "inspect", "read-sticker", "write-sticker".

enum class AgentTaskStatus {
    Open,
    Succeeded,
    Failed,
    Superseded, ///< A newer one of the same kind is asked for instead, and answers it too.
};
constexpr int agentTaskStatusCount = static_cast<int>(AgentTaskStatus::Superseded) + 1;
QString toString(AgentTaskStatus status); ///< "open", "succeeded", "failed", "superseded".

/// How an agent says that a task ended.
struct AgentTaskResult
{
    bool success = false;
    std::optional<Instant> startedAt; ///< By the agent's clock, as are those below.
    std::optional<Instant> completedAt;
    QJsonObject outputs;
    QString error;
};

/// Something that an agent is asked to do. It is given to the agent until it was answered, so that it may be done twice.
struct AgentTask
{
    AgentTaskId id;
    AgentId agent;
    TargetId target;
    AgentTaskType type = AgentTaskType::Inspect;
    AgentTaskStatus status = AgentTaskStatus::Open;
    QJsonObject payload;
    AgentTaskId supersededBy;
    QList<SnapshotId> seen; ///< What the agent told of the target since it was asked; the last few.
    Instant createdAt;
    Instant expiresAt;                 ///< From then on it is not given out any more.
    std::optional<Instant> answeredAt; ///< By the server's clock.
    AgentTaskResult result;            ///< Once it was answered; its times are by the server's clock.

    /// A repetition of the same task has the same one.
    QString idempotencyKey() const { return id.toString(); }
};

/// How long somebody who asked waits for an agent.
constexpr std::chrono::seconds agentPatience{10};
/// How long an agent may take notice of what somebody asked, whether he still waits or not.
constexpr std::chrono::seconds askedLife{60};
/// How long a sticker waits for an agent that is away.
constexpr std::chrono::seconds stickerLife{7 * 24 * 3600};
constexpr qsizetype maxOpenTasks = 100;   ///< That people ask of one agent at once, and that it is given at once.
constexpr qsizetype maxSeenSnapshots = 8; ///< Of a task.
constexpr qsizetype maxTaskText = 500;    ///< Characters of a text in a result.

/// A result as it is kept: the outputs that mean something, texts without what looks like a secret and not too long, times by the server's clock.
AgentTaskResult keptResult(const AgentTaskResult &told, std::chrono::milliseconds clockSkew, Instant now);

/// When something happened that an agent's clock dated. A clock that is off is known to be, by what its agent said in a heartbeat; nothing has happened
/// later than now.
Instant correctedTime(Instant byAgent, std::chrono::milliseconds clockSkew, Instant now);

} // namespace tidegate
