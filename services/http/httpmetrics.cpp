// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/httpmetrics.h"

#include "services/domain/digits.h"

namespace tidegate {

namespace {

/// The three characters the exposition format escapes in a label.
std::string escapedLabel(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '\\' || c == '"')
            escaped += '\\';
        escaped += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return escaped;
}

std::string seconds(uint64_t microseconds)
{
    std::string text;
    appendNumber(text, microseconds / 1'000'000);
    std::array<char, 7> fraction{'.'};
    char *at = fraction.data() + 1;
    putDigits(at, static_cast<unsigned>(microseconds % 1'000'000), 6);
    return text.append(fraction.data(), fraction.size());
}

void appendGauge(std::string &text, std::string_view name, std::string_view type, std::string_view help, const std::string &value)
{
    text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type);
    text.append("\n").append(name).append(" ").append(value).append("\n");
}

} // namespace

std::string_view toStringView(WireMethod method)
{
    constexpr std::string_view names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE", "OTHER"};
    return names[static_cast<size_t>(method)];
}

void HttpMetrics::countRequest(std::string_view route, WireMethod method, int status, std::chrono::microseconds duration)
{
    const std::lock_guard lock(m_mutex);
    auto found = m_routes.find(route);
    if (found == m_routes.end())
        found = m_routes.emplace(std::string(route), Route{}).first;
    Route &counters = found->second;
    ++counters.counts[{method, status}];
    ++counters.total;
    counters.microseconds += static_cast<uint64_t>(duration.count());
    for (size_t i = 0; i < bucketsMs.size(); ++i) {
        if (duration <= std::chrono::milliseconds(bucketsMs[i])) {
            ++counters.buckets[i];
            break;
        }
    }
}

uint64_t HttpMetrics::requestCount() const
{
    const std::lock_guard lock(m_mutex);
    uint64_t total = 0;
    for (const auto &[route, counters] : m_routes)
        total += counters.total;
    return total;
}

std::string HttpMetrics::prometheusText() const
{
    std::string text;
    appendGauge(text, "tidegate_http_connections", "gauge", "Open client connections.", std::to_string(connections.load()));
    appendGauge(text, "tidegate_http_requests_waiting", "gauge", "Requests without an answer yet.", std::to_string(waitingRequests.load()));
    appendGauge(text, "tidegate_http_connections_refused_total", "counter", "Connections refused by a cap.", std::to_string(refusedConnections.load()));
    appendGauge(text, "tidegate_http_connections_evicted_total", "counter", "Idle connections closed for others when a cap was reached.",
                std::to_string(evictedConnections.load()));

    const std::lock_guard lock(m_mutex);
    text += "# HELP tidegate_http_requests_total Answered requests.\n# TYPE tidegate_http_requests_total counter\n";
    for (const auto &[route, counters] : m_routes) {
        for (const auto &[key, count] : counters.counts) {
            text += "tidegate_http_requests_total{route=\"" + escapedLabel(route) + "\",method=\"" + std::string(toStringView(key.first)) + "\",status=\""
                + std::to_string(key.second) + "\"} " + std::to_string(count) + "\n";
        }
    }
    text += "# HELP tidegate_http_request_seconds Time from the end of the head to the answer.\n# TYPE tidegate_http_request_seconds histogram\n";
    for (const auto &[route, counters] : m_routes) {
        const std::string label = "{route=\"" + escapedLabel(route) + "\"";
        uint64_t below = 0;
        for (size_t i = 0; i < bucketsMs.size(); ++i) {
            below += counters.buckets[i];
            text += "tidegate_http_request_seconds_bucket" + label + ",le=\"" + seconds(static_cast<uint64_t>(bucketsMs[i]) * 1000) + "\"} "
                + std::to_string(below) + "\n";
        }
        text += "tidegate_http_request_seconds_bucket" + label + ",le=\"+Inf\"} " + std::to_string(counters.total) + "\n";
        text += "tidegate_http_request_seconds_sum" + label + "} " + seconds(counters.microseconds) + "\n";
        text += "tidegate_http_request_seconds_count" + label + "} " + std::to_string(counters.total) + "\n";
    }
    return text;
}

} // namespace tidegate
