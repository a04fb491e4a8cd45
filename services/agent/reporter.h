// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/agentmessages.h"
#include "services/agent/observer.h"
#include "services/agent/spool.h"
#include "services/client/transport.h"

#include <QObject>
#include <QSet>

namespace tidegate {

/// What a report is known by.
struct Reported
{
    qint64 sequence = 0;
    SnapshotId snapshot;
};

/// Brings reports to the server, in their order and one at a time, each until the server took or refused it.
///
/// A report is always whole, in the spool too. What goes over the network is what differs from the last one that the server said to be current, where that is
/// shorter. That it is so is known here alone, so a server that was replaced, another one that looked, or a start of the agent cost a refusal or a whole report
/// at most.
class Reporter final : public QObject
{
    Q_OBJECT

public:
    Reporter(Transport &transport, Spool &spool, const ServerClock &clock, QObject *parent = nullptr);

    void setAgent(AgentId agent) { m_agent = agent; }
    /// Whether the server takes reports now: it is there, and the agent is active.
    void setOpen(bool open);

    /// What the server takes beside what runs.
    void setTaken(const PushedBesides &taken) { m_takes = taken; }

    /// Reports it when it changed, or else when the server can be told that it did not. Nothing when there is nothing to report.
    std::optional<Reported> report(const Observation &observation, bool always);
    /// Of a target that is another agent's now nothing is sent any more.
    void forget(TargetId target);

    /// Why reports that wait are not safe; empty when they are.
    const QString &trouble() const { return m_trouble; }

signals:
    /// The server took it, or refused it for good; then it is dropped.
    void settled(qint64 sequence, const std::optional<tidegate::Error> &refusal);
    /// The server cannot be told now; setOpen(true) goes on.
    void interrupted(const tidegate::Error &error);
    /// A target is not this agent's any more.
    void targetRefused();

private:
    void sendNext();
    /// How a report went.
    struct Sent
    {
        bool isDelta = false;
        PushedBesides besides;
    };
    void onAnswer(const SpooledReport &report, Sent sent, const Result<ClientAnswer> &answer);
    bool isToBeSentPlainer(const SpooledReport &report, Sent sent, const Error &refusal);
    void remember(const SpooledReport &report, const ClientAnswer &answer);

    Transport &m_transport;
    Spool &m_spool;
    const ServerClock &m_clock;
    AgentId m_agent;
    bool m_isOpen = false;
    bool m_isSending = false;
    PushedBesides m_takes;
    struct Latest
    {
        std::chrono::milliseconds time{0};
        std::optional<Reported> report;
    };
    QHash<TargetId, Latest> m_latest; ///< What was reported last of each.
    /// What the server has of a target, as far as nobody else told it anything since.
    struct Taken
    {
        SnapshotId snapshot;
        QByteArray section;
    };
    QHash<TargetId, Taken> m_taken;
    QString m_trouble;
};

/// Whether another try may help: the server is not there, or has too much to do. A refused credential is none of them.
bool mayPass(const Error &error);
/// Whether the server says that this agent is not to be any more.
bool isRevoked(const Error &error);

} // namespace tidegate
