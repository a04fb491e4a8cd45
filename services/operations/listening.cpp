// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/listening.h"

#include "services/domain/agent.h"
#include "services/domain/bootclock.h"

namespace tidegate {
namespace {

/// CLOCK_MONOTONIC, which stands still while the computer sleeps.
std::chrono::milliseconds awakeTime()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

} // namespace

Listening::Listening(Instant start) : Listening(start, sinceBoot, awakeTime) {}

Listening::Listening(Instant start, Reading withSleep, Reading awake)
    : m_withSleep(std::move(withSleep)), m_awake(std::move(awake)), m_slept(m_withSleep() - m_awake()), m_since(start)
{}

Instant Listening::since(Instant now)
{
    const std::scoped_lock lock(m_mutex);
    const auto slept = m_withSleep() - m_awake();
    if (slept - m_slept > 2 * heartbeatInterval)
        m_since = now;
    m_slept = std::max(slept, m_slept);
    // A clock that was set back makes nobody wait longer than a start does.
    m_since = std::min(m_since, now);
    return m_since;
}

} // namespace tidegate
