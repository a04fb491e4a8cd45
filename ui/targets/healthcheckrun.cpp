// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/healthcheckrun.h"

#include "models/words.h"
#include "models/workspace.h"
#include "ui/jobs/jobs.h"

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
        m_job = Jobs::current().start(this, tr("Health"), 0, [this] { stop(); });
    }
    m_waiting += targets;
    m_total += static_cast<int>(targets.size());
    m_job->setProgress(m_done, m_total);
    emit progressed();
    startNext();
}

void HealthCheckRun::cancel()
{
    if (m_job)
        m_job->cancel();
}

void HealthCheckRun::stop()
{
    m_total -= static_cast<int>(m_waiting.size());
    m_waiting.clear();
    emit progressed();
    if (m_running == 0)
        end();
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
            m_job->setProgress(m_done, m_total);
            emit progressed();
            if (!isRunning())
                end();
        });
    }
}

void HealthCheckRun::end()
{
    const QString checked = tr("%1 checked.", "3 targets").arg(words::targetCount(m_done - m_failed));
    if (m_failed > 0)
        m_job->fail(tr("%1 %n could not be checked. %2", nullptr, m_failed).arg(checked, m_lastError.message));
    else
        m_job->finish(checked);
    emit finished();
}

} // namespace tidegate
