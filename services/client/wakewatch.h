// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <chrono>
#include <functional>
#include <memory>

namespace tidegate {

/// Says when connections are likely to be dead without knowing it: the computer slept, or the network is there again. It costs no
/// wake-ups: the system tells of both.
class WakeWatch final : public QObject
{
    Q_OBJECT

public:
    using Reading = std::function<std::chrono::milliseconds()>;

    explicit WakeWatch(QObject *parent = nullptr);
    /// With clocks of a test: one that stands still during sleep, and one that goes on.
    WakeWatch(Reading monotonic, Reading wall, QObject *parent = nullptr);
    ~WakeWatch() override;

    /// Asks the desktop about the network from now on. It may talk to the system bus: not before the window stands. Again: nothing happens.
    void watchNetwork();
    /// Compares the clocks; emits woke() when they went apart by more than 5 s since the last time.
    void check();

signals:
    void woke();

private:
    void arm();

    Reading m_monotonic;
    Reading m_wall;
    std::chrono::milliseconds m_apart{0};
    int m_timer = -1; ///< A timerfd that ends when the wall clock jumps, as it does after sleep.
    std::unique_ptr<QSocketNotifier> m_notifier;
    bool m_reachable = true;
    bool m_watching = false;
};

} // namespace tidegate
