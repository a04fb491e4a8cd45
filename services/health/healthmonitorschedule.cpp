// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/healthmonitor.h"

#include <algorithm>

namespace tidegate {

std::vector<ClaimedCheck> HealthSink::claim(std::vector<DueCheck> due)
{
    std::vector<ClaimedCheck> all;
    all.reserve(due.size());
    for (DueCheck &each : due)
        all.push_back({std::move(each), {}});
    return all;
}

void HealthMonitor::tick()
{
    noticeSleep();
    noteSchedule();
    const auto due = m_sink.dueJobs(m_clock.now());
    claim(ready(due));
    forgetAbsent(due);
    wakeUp();
}

QSet<TargetKey> HealthMonitor::hurry(std::vector<DueCheck> due)
{
    const auto ours = claim(std::move(due));
    startQueued();
    return ours;
}

/// Those that this server may check wait for their turn now, and are returned.
QSet<TargetKey> HealthMonitor::claim(std::vector<DueCheck> due)
{
    QSet<TargetKey> ours;
    for (const ClaimedCheck &each : m_sink.claim(std::move(due))) {
        ours.insert(each.due.target);
        if (each.worseInARow)
            m_memory[each.due.target].track.worseInARow = *each.worseInARow;
        join(each.due.target, each.due.host, {}, true);
    }
    return ours;
}

/// Those whose time has come and that neither wait nor run, the longest due first; no more of a tenant than are begun here soon.
std::vector<DueCheck> HealthMonitor::ready(const std::vector<DueCheck> &due)
{
    const auto now = m_settings.monotonic();
    QHash<TenantId, int> busy;
    std::vector<std::pair<std::chrono::milliseconds, DueCheck>> waiting;
    for (const DueCheck &each : due) {
        auto &memory = m_memory[each.target];
        if (memory.wanted || !memory.running.isEmpty()) {
            ++busy[each.target.tenant];
            continue;
        }
        if (!memory.plannedFor)
            memory.plannedFor = now + jitter(each.interval);
        if (*memory.plannedFor <= now)
            waiting.emplace_back(*memory.plannedFor, each);
    }
    std::stable_sort(waiting.begin(), waiting.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<DueCheck> next;
    for (auto &[plannedFor, each] : waiting) {
        if (busy[each.target.tenant]++ < m_settings.maxClaimed)
            next.push_back(std::move(each));
    }
    return next;
}

/// 0 to 20 % of the interval: together with the sink's 90 % it is the interval ± 10 %.
std::chrono::milliseconds HealthMonitor::jitter(std::chrono::seconds interval)
{
    const auto most = std::chrono::milliseconds(interval).count() / 5;
    return std::chrono::milliseconds(most > 0 ? static_cast<qint64>(m_random.generateDouble() * static_cast<double>(most)) : 0);
}

/// Keeps the memory as small as the set of targets: what is neither due, planned, wanted nor recent needs none.
void HealthMonitor::forgetAbsent(const std::vector<DueCheck> &due)
{
    QSet<TargetKey> present;
    for (const auto &each : due)
        present.insert(each.target);
    const auto now = m_settings.monotonic();
    m_memory.removeIf([&](auto entry) {
        auto &memory = entry.value();
        if (!present.contains(entry.key()))
            memory.plannedFor.reset(); // another server has checked it
        const bool isRecent = memory.lastStart && now - *memory.lastStart < std::chrono::hours(2);
        return !isRecent && !present.contains(entry.key()) && !memory.wanted && memory.running.isEmpty();
    });
}

} // namespace tidegate
