// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/healthtrack.h"

namespace tidegate {
namespace {
constexpr int resultsUntilWorse = 2;
constexpr std::chrono::seconds tolerance{30};
} // namespace

HealthTrack nextStatus(const HealthTrack &track, Health observed, CheckSource source, bool isDistrusted)
{
    const bool isWorse = severity(observed) > severity(track.shown) && observed != Health::Unknown;
    if (source == CheckSource::Manual || !isWorse)
        return {observed, 0};
    if (isDistrusted)
        return {track.shown, 0};
    if (track.shown == Health::Unknown || track.worseInARow + 1 >= resultsUntilWorse)
        return {observed, 0};
    return {track.shown, track.worseInARow + 1};
}

bool hasSlept(std::chrono::milliseconds wallGap, std::chrono::milliseconds monotonicGap, std::chrono::milliseconds expected)
{
    return std::max(wallGap, monotonicGap) > expected + tolerance;
}

} // namespace tidegate
