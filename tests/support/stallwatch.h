// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <thread>

namespace tidegate::test {

/// The longest time for which an event loop handled nothing, less what the machine made every thread wait meanwhile.
///
/// A thread that does nothing but sleep is the witness: when it wakes late, the processors were taken, not the event loop.
class StallWatch
{
public:
    StallWatch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(step);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_longest = std::max(m_longest, m_last.restart()); });
        m_last.start();
        m_timer.start();
        m_witness = std::thread([this] {
            QElapsedTimer last;
            last.start();
            while (!m_stopped) {
                std::this_thread::sleep_for(step);
                const qint64 gap = last.restart();
                if (gap > m_machine)
                    m_machine = gap;
            }
        });
    }
    ~StallWatch()
    {
        m_stopped = true;
        m_witness.join();
    }

    qint64 longest() const { return std::max<qint64>(0, m_longest - m_machine); } ///< ms

private:
    static constexpr std::chrono::milliseconds step{5};

    QTimer m_timer;
    QElapsedTimer m_last;
    qint64 m_longest = 0;
    std::atomic<qint64> m_machine = 0;
    std::atomic<bool> m_stopped = false;
    std::thread m_witness;
};

} // namespace tidegate::test
