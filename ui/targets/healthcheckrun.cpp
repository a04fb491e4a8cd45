// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/healthcheckrun.h"

#include "models/workspace.h"

namespace tidegate {
namespace {

constexpr int atATime = 4;

} // namespace

HealthCheckRun::HealthCheckRun(Workspace *workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

void HealthCheckRun::start(const QList<TargetId> &targets)
{
    if (targets.isEmpty())
        return;
    if (!isRunning()) {
        m_done = 0;
        m_total = 0;
        m_failed = 0;
    }
    m_waiting += targets;
    m_total += static_cast<int>(targets.size());
    emit progressed();
    startNext();
}

void HealthCheckRun::cancel()
{
    if (!isRunning())
        return;
    m_total -= static_cast<int>(m_waiting.size());
    m_waiting.clear();
    emit progressed();
    if (m_running == 0)
        emit finished();
}

void HealthCheckRun::startNext()
{
    while (m_running < atATime && !m_waiting.isEmpty()) {
        const TargetId target = m_waiting.takeFirst();
        ++m_running;
        whenDone(m_workspace->checkHealth(target), this, [this](const Result<HealthReport> &report) {
            --m_running;
            ++m_done;
            if (!report) {
                ++m_failed;
                m_lastError = report.error();
            }
            startNext();
            emit progressed();
            if (!isRunning())
                emit finished();
        });
    }
}

} // namespace tidegate
