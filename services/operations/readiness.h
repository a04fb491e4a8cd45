// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QThreadPool>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tidegate {

/// Answers whether the store works, in time even where the store does not answer at all. Thread-safe.
class Readiness
{
public:
    using Tell = std::function<void(const Result<void> &)>;

    /// Who asks a load balancer's question wants an answer within a second.
    static constexpr std::chrono::milliseconds patience{800};

    /// `check` may block for as long as it likes.
    explicit Readiness(std::function<Result<void>()> check);
    ~Readiness(); ///< Waits for a check that runs.
    Q_DISABLE_COPY_MOVE(Readiness)

    /// Calls tell once, in any thread: with what the check says, or `database-unreachable` when it says nothing within the patience. All who ask while a
    /// check runs share it.
    void ask(Tell tell);

private:
    struct Asker
    {
        Tell tell;
        std::chrono::steady_clock::time_point until;
    };

    void check();
    void watch(const std::stop_token &stopped);

    const std::function<Result<void>()> m_check;
    std::mutex m_mutex;
    std::vector<Asker> m_askers; ///< In the order of their ends.
    bool m_isChecking = false;
    std::condition_variable_any m_changed;
    QThreadPool m_pool;
    std::jthread m_watch;
};

} // namespace tidegate
