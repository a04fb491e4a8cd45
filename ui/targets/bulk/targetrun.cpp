// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/bulk/targetrun.h"

#include "ui/jobs/jobs.h"

#include <algorithm>

namespace tidegate {

int TargetRun::Report::failed() const
{
    return static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(), [](const PatchOutcome &outcome) { return !outcome.problem.isEmpty(); }));
}

QList<TargetId> TargetRun::Report::done() const
{
    QList<TargetId> ids;
    for (const PatchOutcome &outcome : outcomes) {
        if (outcome.problem.isEmpty())
            ids.append(outcome.id);
    }
    return ids;
}

void TargetRun::start(const Job &job)
{
    if (job.targets.isEmpty())
        return;
    m_jobs.append(job);
    if (m_jobs.size() == 1)
        begin();
}

void TargetRun::begin()
{
    m_report = {};
    m_report.total = static_cast<int>(m_jobs.first().targets.size());
    m_shown = Jobs::current().start(this, m_jobs.first().title, m_report.total, [this] { stop(); });
    emit progressed();
    startNext();
}

void TargetRun::cancel()
{
    if (m_shown)
        m_shown->cancel();
}

void TargetRun::stop()
{
    const QList<Job> waiting = m_jobs.mid(1);
    m_jobs = m_jobs.first(1);
    m_jobs.first().targets.clear();
    m_report.cancelled = true;
    for (const Job &job : waiting)
        job.whenDone({.outcomes = {}, .total = static_cast<int>(job.targets.size()), .cancelled = true});
    emit progressed();
}

void TargetRun::startNext()
{
    Job &job = m_jobs.first();
    while (m_running < job.atOnce && !job.targets.isEmpty()) {
        const auto count = std::min<qsizetype>(job.together, job.targets.size());
        const QList<TargetId> piece = job.targets.first(count);
        job.targets.remove(0, count);
        ++m_running;
        job.work(piece, this, [this](const Outcomes &outcomes) { take(outcomes); });
    }
}

void TargetRun::take(const Outcomes &outcomes)
{
    --m_running;
    m_report.outcomes += outcomes;
    if (m_shown)
        m_shown->setProgress(done(), total());
    if (!m_jobs.first().targets.isEmpty() || m_running > 0) {
        startNext();
        emit progressed();
        return;
    }
    const Job job = m_jobs.takeFirst();
    const Report report = m_report;
    const QPointer<tidegate::Job> shown = m_shown;
    if (!m_jobs.isEmpty())
        begin();
    const QString outcome = job.whenDone(report);
    if (shown && report.failed() > 0)
        shown->fail(outcome);
    else if (shown)
        shown->finish(outcome);
    emit progressed();
    if (m_jobs.isEmpty())
        emit finished();
}

} // namespace tidegate
