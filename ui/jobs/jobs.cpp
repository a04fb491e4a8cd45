// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobs/jobs.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace tidegate {

namespace {

constexpr auto keptAfterEnd = 5min;
constexpr int maxEnded = 20;

} // namespace

Job::Job(const QString &title, int total, std::function<void()> cancel, QObject *parent)
    : QObject(parent), m_title(title), m_cancel(std::move(cancel)), m_total(total)
{}

QString Job::progressText() const
{
    if (m_state == State::Cancelled)
        return tr("%1, cancelled: %2", "title of a job and what came out").arg(m_title, m_outcome);
    if (!isRunning())
        return tr("%1: %2", "title of a job and what came out").arg(m_title, m_outcome);
    if (m_state == State::Cancelling)
        return tr("%1: stopping…", "title of a job").arg(m_title);
    if (m_total <= 0)
        return tr("%1…", "title of a job that runs").arg(m_title);
    return tr("%1 %L2/%L3", "title of a job, how many are done, of how many").arg(m_title).arg(m_done).arg(m_total);
}

void Job::setProgress(int done, int total)
{
    if (!isRunning() || (done == m_done && total == m_total))
        return;
    m_done = done;
    m_total = total;
    emit changed();
}

void Job::finish(const QString &outcome)
{
    end(m_state == State::Cancelling ? State::Cancelled : State::Done, outcome);
}

void Job::fail(const QString &outcome)
{
    end(State::Failed, outcome);
}

void Job::end(State state, const QString &outcome)
{
    if (!isRunning())
        return;
    m_state = state;
    m_outcome = outcome;
    m_cancel = {};
    emit changed();
    emit ended();
}

void Job::cancel()
{
    if (!canCancel())
        return;
    m_state = State::Cancelling;
    emit changed();
    const auto stop = m_cancel; // it may end the job, which forgets the function
    stop();
}

Jobs &Jobs::current()
{
    static Jobs jobs;
    return jobs;
}

Job *Jobs::start(QObject *owner, const QString &title, int total, const std::function<void()> &cancel)
{
    auto *job = new Job(title, total, cancel, this);
    m_jobs.prepend(job);
    connect(owner, &QObject::destroyed, job, [this, job] { remove(job); });
    connect(job, &Job::changed, this, [this, job] { emit changed(job); });
    connect(job, &Job::ended, this, [this, job] {
        QTimer::singleShot(keptAfterEnd, job, [this, job] { remove(job); });
        forgetOldest();
    });
    emit listChanged();
    return job;
}

QList<Job *> Jobs::running() const
{
    QList<Job *> running;
    std::copy_if(m_jobs.begin(), m_jobs.end(), std::back_inserter(running), [](const Job *job) { return job->isRunning(); });
    return running;
}

void Jobs::remove(Job *job)
{
    if (!m_jobs.removeOne(job))
        return;
    job->deleteLater();
    emit listChanged();
}

void Jobs::forgetOldest()
{
    const auto ended = std::count_if(m_jobs.begin(), m_jobs.end(), [](const Job *job) { return !job->isRunning(); });
    if (ended <= maxEnded)
        return;
    const auto oldest = std::find_if(m_jobs.rbegin(), m_jobs.rend(), [](const Job *job) { return !job->isRunning(); });
    remove(*oldest);
}

} // namespace tidegate
