// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of HealthMonitor: tests of connections that are not stored, and those who do not wait any more.

#include "services/health/healthmonitor.h"

#include <QFutureWatcher>

#include <algorithm>

namespace tidegate {
namespace {

template <typename Askers>
bool isLeft(const Askers &askers)
{
    return std::all_of(askers.begin(), askers.end(), [](const auto &asker) { return asker.promise->isCanceled(); });
}

} // namespace

QFuture<HealthMonitor::Answer> HealthMonitor::testNow(const ProbeJob &job, const QByteArray &asker)
{
    const auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    const TargetKey place{job.tenant, TargetId(QUuid::createUuidV5(m_testers, asker))};
    QMetaObject::invokeMethod(this, [this, place, job, asked = Asker{promise, CheckFor::Test}] { requestTest(place, job, asked); });
    return future;
}

/// Each test is of something else, so that none joins another; one that nobody waits for any more makes room.
void HealthMonitor::requestTest(const TargetKey &place, const ProbeJob &job, const Asker &asker)
{
    auto &memory = m_memory[place];
    const bool isWaiting = memory.wanted && !isLeft(memory.wanted->askers);
    if (isWaiting || (!memory.wanted && m_askedOf.value(place.tenant) >= m_settings.maxAsked)) {
        asker.promise->addResult(tooManyChecks());
        asker.promise->finish();
        return;
    }
    if (!memory.wanted)
        ++m_askedOf[place.tenant];
    memory.wanted = Round{hostOf(job.target.type, job.target.connection), {asker}, false, job};
    auto *leaving = new QFutureWatcher<Answer>(this);
    connect(leaving, &QFutureWatcherBase::canceled, this, [this, place] { breakOff(place); });
    connect(leaving, &QFutureWatcherBase::finished, leaving, &QObject::deleteLater);
    leaving->setFuture(asker.promise->future());
    offer(place, memory);
    startQueued();
}

/// An agent is not waited for when nobody waits any more.
void HealthMonitor::followAskers(quint64 number)
{
    const auto left = [this, number] {
        const auto run = m_runs.find(number);
        if (run != m_runs.end() && isLeft(run->askers))
            run->future.cancel();
    };
    for (const Asker &asker : std::as_const(m_runs[number].askers)) {
        auto *leaving = new QFutureWatcher<Answer>(m_runs[number].watcher);
        connect(leaving, &QFutureWatcherBase::canceled, this, left);
        leaving->setFuture(asker.promise->future());
    }
}

/// Ends the tests of a place that nobody waits for: what was typed to be tried goes no further.
void HealthMonitor::breakOff(const TargetKey &place)
{
    for (Run &run : m_runs) {
        if (run.isTrial && run.slot.target == place && isLeft(run.askers))
            run.future.cancel();
    }
}

} // namespace tidegate
