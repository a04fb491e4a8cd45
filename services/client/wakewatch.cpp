// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/wakewatch.h"

#include <QNetworkInformation>

#include <ctime>

#include <sys/timerfd.h>
#include <unistd.h>

namespace tidegate {

using namespace std::chrono_literals;

namespace {

constexpr auto notableJump = 5s;
constexpr time_t farAway = 100L * 365 * 24 * 3600;

std::chrono::milliseconds read(clockid_t clock)
{
    timespec now = {};
    ::clock_gettime(clock, &now);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

} // namespace

WakeWatch::WakeWatch(QObject *parent) : WakeWatch([] { return read(CLOCK_MONOTONIC); }, [] { return read(CLOCK_REALTIME); }, parent)
{
    m_timer = ::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (m_timer < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_timer, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        arm();
        check();
    });
    arm();
}

WakeWatch::WakeWatch(Reading monotonic, Reading wall, QObject *parent)
    : QObject(parent), m_monotonic(std::move(monotonic)), m_wall(std::move(wall)), m_apart(m_wall() - m_monotonic())
{}

WakeWatch::~WakeWatch()
{
    m_notifier.reset();
    if (m_timer >= 0)
        ::close(m_timer);
}

void WakeWatch::arm()
{
    itimerspec when = {};
    when.it_value.tv_sec = ::time(nullptr) + farAway;
    ::timerfd_settime(m_timer, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, nullptr);
}

void WakeWatch::check()
{
    const auto apart = m_wall() - m_monotonic();
    const auto jump = std::chrono::abs(apart - std::exchange(m_apart, apart));
    if (jump > notableJump)
        emit woke();
}

void WakeWatch::watchNetwork()
{
    if (std::exchange(m_watching, true) || !QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability))
        return; // the backoff finds it out
    const auto isReachable = [](QNetworkInformation::Reachability reachability) {
        return reachability != QNetworkInformation::Reachability::Disconnected && reachability != QNetworkInformation::Reachability::Unknown;
    };
    m_reachable = isReachable(QNetworkInformation::instance()->reachability());
    connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this, [this, isReachable](QNetworkInformation::Reachability now) {
        const bool before = std::exchange(m_reachable, isReachable(now));
        if (m_reachable && !before)
            emit woke();
    });
}

} // namespace tidegate
