// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/agentmessages.h"
#include "services/agent/agentsettings.h"
#include "services/agent/agentstate.h"
#include "services/agent/observer.h"
#include "services/agent/reporter.h"
#include "services/agent/spool.h"
#include "services/agent/taskrunner.h"
#include "services/health/enginelink.h"

#include <QLockFile>
#include <QMap>
#include <QObject>
#include <QTimer>

namespace tidegate {

/// One run of an agent: registers once, then says again and again that it lives, and does what it is asked for. It needs an event loop, and connects outwards
/// only.
class AgentRun final : public QObject
{
    Q_OBJECT

public:
    explicit AgentRun(const AgentSettings &settings, QObject *parent = nullptr);
    ~AgentRun() override;

    /// The error says why it cannot even begin: its state cannot be read, another one runs on it, or it has no credential and no registration token.
    Result<void> start();

signals:
    /// What it does, in a line for people who ask the system.
    void said(const QString &status);
    /// It has to stop: it was revoked, or may not register.
    void ended(const tidegate::Error &why);

private:
    void useState(const AgentState &state);
    bool mayRegister() const;
    QJsonArray capabilities() const;
    void enrol();
    void onRegistered(const Result<ClientAnswer> &answer);
    void beat();
    QJsonObject heartbeat() const;
    void onHeartbeat(std::chrono::milliseconds asked, const Result<ClientAnswer> &answer);
    void obey(const HeartbeatAnswer &answer);
    void rotate(const QByteArray &credential);
    void onTrouble(const Error &error);
    void fetchTargets();
    void onTargets(const QString &version, const Result<ClientAnswer> &answer);
    void takeTasks(const QList<GivenTask> &tasks);
    void pollTasks();
    void reconcile();
    void onObserved(const Observation &observation);
    void say(const QString &status);
    QString pathOf(const QString &rest) const;

    const AgentSettings m_settings;
    AgentStateFile m_file;
    QLockFile m_lock;
    ServerClock m_clock;
    Transport m_transport;
    Spool m_spool;
    EngineLink m_engine;
    Observer m_observer;
    Reporter m_reporter;
    TaskRunner m_tasks;

    AgentState m_state;
    AgentOrders m_orders;
    const QString m_run; ///< Names this run: sequences begin anew with it.
    qint64 m_sequence = 0;
    bool m_isBeating = false;
    bool m_isPolling = false;
    bool m_isFetching = false;
    bool m_isActive = false;
    bool m_isAwaited = false; ///< There are tasks for targets that it does not know yet.
    int m_failures = 0;
    QString m_targetsVersion;   ///< Of the targets that are watched.
    QString m_newestTargets;    ///< As the server said last.
    QSet<TargetId> m_confirmed; ///< Those whose next look is told even if it says what the one before did.
    QMap<QString, AgentCheck> m_checks;
    QString m_status;
    QTimer m_beatTimer;
    QTimer m_pollTimer;
    QTimer m_reconcileTimer;
};

} // namespace tidegate
