// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/agenttask.h"

#include "services/domain/agent.h"
#include "services/domain/textrules.h"
#include "services/domain/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr Words<agentTaskTypeCount> agentTaskTypeWords{"health-check", "inspect", "read-sticker", "write-sticker"};
constexpr Words<agentTaskStatusCount> agentTaskStatusWords{"open", "succeeded", "failed", "superseded"};

QString keptText(const QString &text)
{
    return withoutSecrets(text).left(maxTaskText);
}

} // namespace

QString toString(AgentTaskType type)
{
    return textOf(agentTaskTypeWords, type);
}

QString toString(AgentTaskStatus status)
{
    return textOf(agentTaskStatusWords, status);
}

Instant correctedTime(Instant byAgent, std::chrono::milliseconds clockSkew, Instant now)
{
    const bool isOff = std::chrono::abs(clockSkew) > tolerableSkew;
    return std::min(isOff ? byAgent - clockSkew : byAgent, now);
}

AgentTaskResult keptResult(const AgentTaskResult &told, std::chrono::milliseconds clockSkew, Instant now)
{
    AgentTaskResult kept{told.success, {}, {}, {}, keptText(told.error)};
    kept.completedAt = correctedTime(told.completedAt.value_or(now), told.completedAt ? clockSkew : std::chrono::milliseconds(0), now);
    if (told.startedAt)
        kept.startedAt = std::min(correctedTime(*told.startedAt, clockSkew, now), *kept.completedAt);
    for (const QString &name : {u"snapshotId"_s, u"sha256"_s}) {
        if (const QJsonValue value = told.outputs.value(name); value.isString())
            kept.outputs.insert(name, keptText(value.toString()));
    }
    return kept;
}

} // namespace tidegate
