// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"
#include "services/domain/ids.h"

#include <QObject>
#include <QPointer>

namespace tidegate {

class Job;
class Workspace;

/// Checks the health of several targets, four at a time: a job of the status bar. The tree shows each outcome as it comes.
class HealthCheckRun final : public QObject
{
    Q_OBJECT

public:
    explicit HealthCheckRun(Workspace *workspace, QObject *parent = nullptr);

    void start(const QList<TargetId> &targets); ///< Adds to a run that is under way.
    void cancel();                              ///< Starts no further check; those under way end by themselves.
    bool isRunning() const { return m_running > 0 || !m_waiting.isEmpty(); }
    int done() const { return m_done; }
    int total() const { return m_total; }
    int failed() const { return m_failed; }
    const Error &lastError() const { return m_lastError; }

signals:
    void progressed();
    void finished();

private:
    void startNext();
    void stop();
    void end();

    Workspace *m_workspace = nullptr;
    QList<TargetId> m_waiting;
    int m_running = 0;
    int m_done = 0;
    int m_total = 0;
    int m_failed = 0;
    Error m_lastError;
    QPointer<Job> m_job;
};

} // namespace tidegate
