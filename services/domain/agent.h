// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"
#include "services/domain/target.h"
#include "services/domain/targetgroup.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace tidegate {

/// What people decided about an agent. Never what is observed of it (AgentStatus).
enum class AgentLifecycle {
    Pending, ///< Registered, and nobody has accepted it yet.
    Active,
    Inactive, ///< It may report that it lives, and nothing else.
    Revoked,  ///< Its credential opens nothing any more.
};
constexpr int agentLifecycleCount = static_cast<int>(AgentLifecycle::Revoked) + 1;
QString toString(AgentLifecycle lifecycle); ///< "pending", "active", "inactive", "revoked".
std::optional<AgentLifecycle> agentLifecycleFromString(QStringView text);

/// What is observed of an agent.
enum class AgentStatus { Online, Degraded, Offline, Unknown };
constexpr int agentStatusCount = static_cast<int>(AgentStatus::Unknown) + 1;
QString toString(AgentStatus status); ///< "online", "degraded", "offline", "unknown".
std::optional<AgentStatus> agentStatusFromString(QStringView text);

/// What an agent found out about itself, such as whether its engine answers.
struct AgentCheck
{
    QString name;
    Health status = Health::Unknown;
    QString message;

    friend bool operator==(const AgentCheck &, const AgentCheck &) = default;
};

/// A program that watches the targets of one machine or network from inside.
struct Agent
{
    AgentId id;
    QString name; ///< Unique among the live ones of a tenant, without regard to case.
    Labels labels;
    QList<EnvironmentId> environments; ///< Whose targets it may be given; empty: all.
    AgentLifecycle lifecycle = AgentLifecycle::Pending;
    QString machineId; ///< Of the machine, stable over restarts; empty when it has none.
    QJsonObject platform;
    QStringList capabilities;
    QString agentVersion; ///< Of its program.
    QString bootId;       ///< Of the run of the program that was heard last: sequences begin anew with it.
    QList<AgentCheck> checks;
    std::optional<Instant> lastSeenAt; ///< By the server's clock.
    qint64 lastSequence = 0;
    std::chrono::milliseconds clockSkew{0}; ///< What its clock is ahead by, with the time its word was under way.
    std::optional<Instant> inventoryAt;     ///< When it told last what runs.
    bool wantsRotation = false;             ///< Its next heartbeat is answered with a new credential.

    qint64 version = 0; ///< Of the row; moved by people only.
    Instant createdAt;
    Instant updatedAt;

    friend bool operator==(const Agent &, const Agent &) = default;
};

/// Whether an agent says that it can look at targets of a type. One that says nothing is asked, and answers for itself.
bool canLookAt(const Agent &agent, TargetType type);

/// What lets one machine in, once.
struct RegistrationToken
{
    TokenId id;
    QByteArray hash; ///< Of its secret part.
    QList<EnvironmentId> environments;
    Labels labels;
    bool autoAccept = false; ///< The agent is active at once.
    bool mayReplace = false; ///< A machine that is registered already gets its agent again, with a new credential.
    Instant createdAt;
    UserId createdBy;
    Instant expiresAt;
    std::optional<Instant> usedAt;
    AgentId agent; ///< The one that came with it.

    friend bool operator==(const RegistrationToken &, const RegistrationToken &) = default;
};

/// A token that was made, with its text, which is shown this once.
struct NewRegistrationToken
{
    TokenId id;
    QByteArray text;
    Instant expiresAt;
};

constexpr std::chrono::seconds defaultRegistrationLife{24 * 3600};
constexpr std::chrono::seconds maxRegistrationLife{30 * 24 * 3600};
constexpr std::chrono::seconds heartbeatInterval{30};
constexpr std::chrono::seconds inventoryInterval{300};
constexpr std::chrono::seconds taskPollInterval{5};
/// A clock that is off by more is said.
constexpr std::chrono::seconds tolerableSkew{30};

/// A status and why.
struct AgentLiveness
{
    AgentStatus status = AgentStatus::Unknown;
    QString reason; ///< "heartbeat_late", "heartbeat_missed", "self_check", "never_seen", "monitor_restarted", "clock_unknown"; empty when online.

    friend bool operator==(const AgentLiveness &, const AgentLiveness &) = default;
};

/// What an answer shows of an agent, besides what is stored of it.
struct ShownAgent
{
    Agent agent;
    AgentLiveness liveness;
    QList<TargetId> targets; ///< That are checked by it.

    friend bool operator==(const ShownAgent &, const ShownAgent &) = default;
};

/// The one rule for whether an agent lives (semantics §5). Online up to twice the interval and 5 s, late up to three times and 10 s, then offline.
/// monitorUpSince is when the server last began to listen, after a start or a sleep: what it could not hear meanwhile speaks against nobody, until
/// max(3 × interval, 300 s) have passed.
AgentLiveness livenessOf(const Agent &agent, Instant now, Instant monitorUpSince);

/// From when on it is offline, if it is not heard before.
constexpr std::chrono::seconds offlineAfter = 3 * heartbeatInterval + std::chrono::seconds(10);

/// An agent's own words, normalised, or what is wrong with them.
Result<Agent> validated(Agent agent, const Agent *stored = nullptr);

} // namespace tidegate
