// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/agentmessages.h"
#include "services/agent/reporter.h"

#include <QObject>
#include <QSet>

namespace tidegate {

/// Does what the server asks for, each task once however often it is given, and tells what came of it.
class TaskRunner final : public QObject
{
    Q_OBJECT

public:
    TaskRunner(Transport &transport, Observer &observer, Reporter &reporter, const ServerClock &clock, QObject *parent = nullptr);

    void setAgent(AgentId agent) { m_agent = agent; }
    /// Those of targets that the agent does not know yet are left for the next time, once; true when there are some.
    bool take(const QList<GivenTask> &tasks);
    /// Those that are under way, by id.
    QList<QUuid> running() const { return m_running.keys(); }

private:
    struct Running
    {
        GivenTask task;
        Instant startedAt;              ///< By the clock on the wall, as the heartbeat says it, by which the server corrects it.
        std::optional<Reported> report; ///< What the server has to have first.
    };

    void start(const GivenTask &task);
    void inspect(const GivenTask &task);
    void writeSticker(const GivenTask &task);
    void onSettled(qint64 sequence, const std::optional<Error> &refusal);
    void answer(QUuid id, const QJsonObject &outputs, const std::optional<Error> &error);
    void send(QUuid id, const QJsonObject &result);

    Transport &m_transport;
    Observer &m_observer;
    Reporter &m_reporter;
    const ServerClock &m_clock;
    AgentId m_agent;
    QHash<QUuid, Running> m_running;
    QHash<QUuid, QJsonObject> m_results; ///< Of what is done, until the server knows it.
    QSet<QUuid> m_left;                  ///< For the next time.
    QSet<QUuid> m_told;                  ///< Of what it knows; it may be given again by an answer that was under way.
    QList<QUuid> m_toldInOrder;
};

} // namespace tidegate
