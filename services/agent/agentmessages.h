// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/spool.h"
#include "services/domain/agent.h"

#include <QJsonObject>

namespace tidegate {

/// What the server tells an agent about how to work (semantics §5). Each is at least a second and at most a day, whatever it says.
struct AgentOrders
{
    std::chrono::seconds heartbeatInterval = tidegate::heartbeatInterval;
    std::chrono::seconds inventoryInterval = tidegate::inventoryInterval;
    std::chrono::seconds taskPollInterval = tidegate::taskPollInterval;

    friend bool operator==(const AgentOrders &, const AgentOrders &) = default;
};

/// The answer to a registration.
struct Registered
{
    AgentId agent;
    QByteArray credential;
    AgentLifecycle lifecycle = AgentLifecycle::Pending;
};
Result<Registered> registeredFromJson(const QJsonObject &body);

/// Something that the agent is to do.
struct GivenTask
{
    QUuid id;
    QString type; ///< "inspect", "health-check", "read-sticker" or "write-sticker"; later servers may know more.
    TargetId target;
    Instant expiresAt;
    QJsonObject payload;
};
Result<QList<GivenTask>> givenTasksFromJson(const QJsonObject &body, const QString &key);

/// What a push may say beyond what runs, where the server takes it.
struct PushedBesides
{
    bool events = false; ///< What the engine did.
    bool report = false; ///< How the target is.

    friend bool operator==(const PushedBesides &, const PushedBesides &) = default;
};

/// The answer to a heartbeat.
struct HeartbeatAnswer
{
    Instant serverTime;
    AgentLifecycle lifecycle = AgentLifecycle::Active;
    AgentOrders orders;
    QList<GivenTask> tasks;
    bool wantInventory = false;
    QByteArray newCredential; ///< Empty: the one it has stays.
    QString targetsVersion;   ///< Moves when the agent's targets do.
    PushedBesides takes;      ///< Earlier servers refuse what they do not know.
};
Result<HeartbeatAnswer> heartbeatAnswerFromJson(const QJsonObject &body);

/// The body of a push that has one target, without the events of the report.
QJsonObject pushBody(const SpooledReport &report, const ServerClock &clock);
/// Adds them, and takes away what the server does not take. Says what is left in it.
PushedBesides fitTo(const PushedBesides &taken, QJsonObject &body, const SpooledReport &report);
/// The same as a delta, with the section of deltaSection().
QJsonObject deltaBody(const SpooledReport &report, const QByteArray &section, SnapshotId base, const ServerClock &clock);
/// The current snapshot of a target, where the server says that it says what was sent; null: it does not.
SnapshotId currentSnapshotIn(const QJsonObject &receipt, TargetId target);

} // namespace tidegate
