// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <functional>
#include <mutex>

namespace tidegate {

/// Since when this server listens to agents: since its start, or since the computer woke from its last sleep. Thread-safe.
///
/// Nobody needs to notice the sleep when it happens: a clock that goes on in it and one that does not have gone apart by as much.
class Listening
{
public:
    using Reading = std::function<std::chrono::milliseconds()>;

    explicit Listening(Instant start);
    /// With clocks of a test: one that goes on during sleep, and one that stands still.
    Listening(Instant start, Reading withSleep, Reading awake);

    Instant since(Instant now);

private:
    const Reading m_withSleep;
    const Reading m_awake;
    std::mutex m_mutex;
    std::chrono::milliseconds m_slept;
    Instant m_since;
};

} // namespace tidegate
