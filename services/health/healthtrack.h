// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"

#include <chrono>

namespace tidegate {

/// Why a target was checked. A test looks whether its connection works and leaves its status as it is.
enum class CheckSource { Scheduled, Manual, Test };

/// What is shown of a target, and what speaks against it.
struct HealthTrack
{
    Health shown = Health::Unknown;
    int worseInARow = 0; ///< Scheduled results worse than `shown` since the last that was not.

    friend bool operator==(const HealthTrack &, const HealthTrack &) = default;
};

/// Scheduled results make the status worse only the second time in a row, and better at once. Manual results, the first result of
/// a target and Unknown count at once. A distrusted result (the network may still be waking up) changes nothing for the worse.
HealthTrack nextStatus(const HealthTrack &track, Health observed, CheckSource source, bool isDistrusted = false);

/// Whether this process or the machine slept between two moments that should have been `expected` apart, by the wall clock or by
/// the monotonic one. Setting the clock back is no sleep.
bool hasSlept(std::chrono::milliseconds wallGap, std::chrono::milliseconds monotonicGap, std::chrono::milliseconds expected);

} // namespace tidegate
