// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/engineacts.h"

#include <algorithm>

namespace tidegate {
namespace {

constexpr qsizetype maxKeptActs = 500;
constexpr std::chrono::milliseconds keptFor = std::chrono::hours(1);
constexpr std::chrono::milliseconds imagesBefore = std::chrono::minutes(15);

} // namespace

void EngineActs::add(const EngineAct &act, std::chrono::milliseconds at)
{
    m_entries.removeIf([at](const Entry &each) { return at - each.at > keptFor; });
    if (isRepeated(act))
        return;
    if (m_entries.size() >= maxKeptActs)
        m_entries.removeFirst();
    const auto place = std::upper_bound(m_entries.begin(), m_entries.end(), at, [](auto time, const Entry &each) { return time < each.at; });
    m_entries.insert(place, {act, at});
}

/// A start that is known already adds nothing; of ends the last one counts.
bool EngineActs::isRepeated(const EngineAct &act)
{
    if (act.actor.isEmpty() || (act.deed != EngineDeed::Start && act.deed != EngineDeed::Die))
        return false;
    const auto known = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &each) { return each.act.deed == act.deed && each.act.actor == act.actor; });
    if (known == m_entries.end())
        return false;
    if (act.deed == EngineDeed::Start)
        return true;
    m_entries.erase(known);
    return false;
}

QList<EngineAct> EngineActs::since(std::chrono::milliseconds since, const QString &project, Instant now, std::chrono::milliseconds reading) const
{
    QList<EngineAct> acts;
    for (const Entry &each : m_entries) {
        const bool isImage = isOfImage(each.act.deed);
        const bool isAsked = isImage || project.isEmpty() || each.act.labels.value(composeProjectLabel) == project;
        if (!isAsked || each.at < (isImage ? since - imagesBefore : since))
            continue;
        acts.append(each.act);
        acts.last().at = now - (reading - each.at);
    }
    return acts.size() > maxActs ? acts.mid(acts.size() - maxActs) : acts;
}

} // namespace tidegate
