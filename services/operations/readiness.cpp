// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/readiness.h"

#include "services/domain/say.h"

namespace tidegate {

Readiness::Readiness(std::function<Result<void>()> check) : m_check(std::move(check))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

Readiness::~Readiness()
{
    m_watch.request_stop();
    m_pool.waitForDone();
}

void Readiness::ask(Tell tell)
{
    const std::scoped_lock lock(m_mutex);
    m_askers.push_back({std::move(tell), std::chrono::steady_clock::now() + patience});
    if (!m_watch.joinable())
        m_watch = std::jthread([this](const std::stop_token &stopped) { watch(stopped); });
    m_changed.notify_one();
    if (!std::exchange(m_isChecking, true))
        m_pool.start([this] { check(); });
}

void Readiness::check()
{
    const Result<void> found = m_check();
    std::vector<Asker> answered;
    {
        const std::scoped_lock lock(m_mutex);
        m_isChecking = false;
        answered.swap(m_askers);
    }
    for (const Asker &asker : answered)
        asker.tell(found);
}

/// Answers those for whom the check takes too long.
void Readiness::watch(const std::stop_token &stopped)
{
    std::unique_lock lock(m_mutex);
    while (!stopped.stop_requested()) {
        if (m_askers.empty()) {
            m_changed.wait(lock, stopped, [this] { return !m_askers.empty(); });
            continue;
        }
        if (const auto until = m_askers.front().until; std::chrono::steady_clock::now() < until) {
            m_changed.wait_until(lock, stopped, until, [this, until] { return m_askers.empty() || m_askers.front().until != until; });
            continue;
        }
        const Asker late = std::move(m_askers.front());
        m_askers.erase(m_askers.begin());
        lock.unlock();
        late.tell(makeError(ErrorKind::Unavailable, say("database-unreachable"), QStringLiteral("no answer in time")));
        lock.lock();
    }
}

} // namespace tidegate
