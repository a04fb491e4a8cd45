// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/quicklane.h"

#include <algorithm>

#include <pthread.h>

namespace tidegate {

QuickLane::QuickLane(int threads) : m_most(static_cast<std::size_t>(std::max(threads, 1))), m_mostSlow(std::max<std::size_t>(m_most - 1, 1)) {}

QuickLane::~QuickLane()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_ends = true;
    }
    m_wakeWorker.notify_all();
    m_wakeWatcher.notify_all();
    if (m_watcher.joinable())
        m_watcher.join();
    for (std::thread &thread : m_threads)
        thread.join();
}

void QuickLane::run(std::function<void()> work, Pace pace)
{
    Wakes wakes;
    {
        const std::scoped_lock lock(m_mutex);
        if (pace == Pace::MayWait && m_slowAdmitted == m_mostSlow) {
            m_held.push_back({std::move(work), pace});
            return;
        }
        m_slowAdmitted += pace == Pace::MayWait ? 1 : 0;
        wakes = put({std::move(work), pace});
    }
    tell(wakes);
}

/// With the lock.
QuickLane::Wakes QuickLane::put(Piece piece)
{
    Wakes wakes;
    m_waiting.push_back(std::move(piece));
    ++m_given;
    if (awake() == 0)
        wakes.worker = wakeOne();
    else
        wakes.watcher = !m_ends && !std::exchange(m_isWatched, true); // at the end everybody goes on until nothing waits
    if (wakes.watcher && !m_watcher.joinable())
        m_watcher = std::thread([this] { watch(); });
    return wakes;
}

void QuickLane::tell(Wakes wakes)
{
    if (wakes.worker)
        m_wakeWorker.notify_one();
    if (wakes.watcher)
        m_wakeWatcher.notify_one();
}

/// With the lock. Whether there is a sleeper to be told.
bool QuickLane::wakeOne()
{
    if (m_asleep > m_woken) {
        ++m_woken;
        return true;
    }
    if (m_threads.size() < m_most) {
        m_threads.emplace_back([this] { serve(); });
        ::pthread_setname_np(m_threads.back().native_handle(), "handler");
    }
    return false;
}

void QuickLane::serve()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (!m_waiting.empty()) {
            take(lock);
            continue;
        }
        if (m_running == 0)
            m_finished.notify_all();
        if (m_ends)
            return;
        ++m_asleep;
        m_wakeWorker.wait(lock, [this] { return m_woken > 0 || m_ends; });
        --m_asleep;
        m_woken -= m_woken > 0 ? 1 : 0;
    }
}

void QuickLane::take(std::unique_lock<std::mutex> &lock)
{
    Piece piece = std::move(m_waiting.front());
    m_waiting.pop_front();
    const bool isSlow = piece.pace == Pace::MayWait;
    ++m_taken;
    ++m_running;
    m_slow += isSlow ? 1 : 0;
    const bool toWorker = !m_waiting.empty() && awake() == 0 && wakeOne();
    lock.unlock();
    if (toWorker)
        m_wakeWorker.notify_one();
    piece.work();
    piece = {}; // with what it keeps
    lock.lock();
    m_slow -= isSlow ? 1 : 0;
    --m_running;
    if (isSlow && !m_held.empty()) {
        tell(put(std::move(m_held.front())));
        m_held.pop_front();
    } else if (isSlow) {
        --m_slowAdmitted;
    }
}

/// Looks whether work waits for too long, as long as there is any.
void QuickLane::watch()
{
    std::unique_lock lock(m_mutex);
    while (!m_ends) {
        if (m_waiting.empty()) {
            m_isWatched = false;
            m_wakeWatcher.wait(lock, [this] { return m_isWatched || m_ends; });
        }
        const quint64 given = m_given;
        m_wakeWatcher.wait_for(lock, moment, [this] { return m_ends; });
        if (m_taken < given && wakeOne())
            m_wakeWorker.notify_one();
    }
}

bool QuickLane::finish(std::chrono::milliseconds longest)
{
    std::unique_lock lock(m_mutex);
    return m_finished.wait_for(lock, longest, [this] { return m_waiting.empty() && m_held.empty() && m_running == 0; });
}

} // namespace tidegate
