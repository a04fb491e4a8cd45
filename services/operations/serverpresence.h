// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/backend.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace tidegate {

/// Tells the other servers of a database that this one is there, ends what those left that are not there any more, and compares the clock with the
/// database's. A database that nobody shares is only rid of what the process before left.
class ServerPresence
{
public:
    /// A server that has not said for so long that it is there is gone. It says so three times as often.
    static constexpr std::chrono::seconds lease{10};
    static constexpr std::chrono::seconds renewEvery{3};
    static constexpr std::chrono::seconds compareEvery{60};

    explicit ServerPresence(Backend &backend) : m_backend(backend) {}
    ~ServerPresence() { stop(); }
    Q_DISABLE_COPY_MOVE(ServerPresence)

    /// Before the first request. Blocks; then goes on in a thread of its own.
    Result<void> start();
    /// Leaves, so that nobody has to wait for the end of the lease.
    void stop();
    /// Whether this is the one of the servers that does what one of them has to do. When servers come and go, two may think so, or none, for a moment.
    bool isFirst() const { return m_isFirst; }

private:
    Result<void> renew();
    Result<void> compareClocks();
    void work(const std::stop_token &stopped);
    void look(const Result<void> &done);

    Backend &m_backend;
    std::atomic<bool> m_isFirst{true};
    bool m_isTroubled = false; ///< It is said once.
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread;
};

} // namespace tidegate
