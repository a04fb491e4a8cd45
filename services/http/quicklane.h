// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace tidegate {

/// Threads for work that mostly takes some microseconds, where to wake one costs as much as the work. Thread-safe.
///
/// As long as one thread keeps up, the others sleep: it takes one piece of work after the other. Whoever does what may wait counts as asleep, and work
/// that waited for a moment because all who are awake are busy wakes the next one, so that work that does take long holds up nothing. What may wait gets all
/// threads but one: however much of it waits for the same thing, the rest goes on.
class QuickLane
{
public:
    /// How long work may wait for a thread that is awake before another is woken.
    static constexpr std::chrono::microseconds moment{250};

    explicit QuickLane(int threads);
    ~QuickLane(); ///< Waits for everything that was handed over.
    Q_DISABLE_COPY_MOVE(QuickLane)

    enum class Pace {
        Quick,
        MayWait, ///< For other work or a disk: nothing stays behind it.
    };
    void run(std::function<void()> work, Pace pace = Pace::Quick);
    /// Waits for everything that was handed over; false when it takes longer.
    bool finish(std::chrono::milliseconds longest);

private:
    struct Piece
    {
        std::function<void()> work;
        Pace pace;
    };

    struct Wakes
    {
        bool worker = false;
        bool watcher = false;
    };

    Wakes put(Piece piece);
    void tell(Wakes wakes);
    void serve();
    void take(std::unique_lock<std::mutex> &lock);
    void watch();
    bool wakeOne();
    std::size_t awake() const { return m_threads.size() - m_asleep + m_woken - m_slow; }

    const std::size_t m_most;
    const std::size_t m_mostSlow; ///< Pieces that may wait, at a time.
    std::mutex m_mutex;           ///< Of all that follows.
    std::condition_variable m_wakeWorker;
    std::condition_variable m_wakeWatcher;
    std::condition_variable m_finished;
    std::deque<Piece> m_waiting;
    std::deque<Piece> m_held;       ///< That may wait, behind m_mostSlow of their like.
    std::size_t m_slowAdmitted = 0; ///< Of the others, that may wait: in m_waiting or running.
    quint64 m_given = 0;            ///< Pieces of work so far.
    quint64 m_taken = 0;
    std::size_t m_asleep = 0;
    std::size_t m_woken = 0;   ///< Of the sleepers, who do not know it yet.
    std::size_t m_running = 0; ///< Pieces of work.
    std::size_t m_slow = 0;    ///< Of these, that may wait.
    bool m_isWatched = false;
    bool m_ends = false;
    std::vector<std::thread> m_threads; ///< Begun when they are needed first.
    std::thread m_watcher;
};

} // namespace tidegate
