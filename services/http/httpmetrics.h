// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/httpmethod.h"

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace tidegate {

/// Counts what the server does, for monitoring. Thread-safe; one lock a request, never held over anything slow.
class HttpMetrics
{
public:
    /// One answered request. The route is the template of its path, so that the number of series stays bounded; "-" for none.
    void countRequest(std::string_view route, WireMethod method, int status, std::chrono::microseconds duration);

    std::atomic<int> connections{0};
    std::atomic<int> waitingRequests{0};
    std::atomic<uint64_t> refusedConnections{0};
    std::atomic<uint64_t> evictedConnections{0}; ///< Idle ones that gave their place to others.

    uint64_t requestCount() const;
    /// Text exposition format 0.0.4 of Prometheus.
    std::string prometheusText() const;

private:
    static constexpr std::array<int, 12> bucketsMs = {1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10000};

    struct Route
    {
        std::map<std::pair<WireMethod, int>, uint64_t> counts;
        std::array<uint64_t, bucketsMs.size()> buckets{};
        uint64_t total = 0;
        uint64_t microseconds = 0;
    };

    mutable std::mutex m_mutex;
    std::map<std::string, Route, std::less<>> m_routes;
};

std::string_view toStringView(WireMethod method); ///< "GET", …; "OTHER" for unknown ones.

} // namespace tidegate
