// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetmatcher.h"

#include <algorithm>
#include <utility>

namespace tidegate {
namespace {

std::string_view viewOf(QByteArrayView text)
{
    return {text.data(), static_cast<std::size_t>(text.size())};
}

bool isIn(QByteArrayView text, std::string_view part)
{
    return viewOf(text).find(part) != std::string_view::npos; // takes a fraction of QByteArrayView::contains()
}

} // namespace

TargetMatcher::TargetMatcher(const TargetFilter &filter, Instant now) : m_filter(filter), m_now(now)
{
    for (const QByteArray &word : filter.words)
        m_words.push_back({viewOf(word)});
    for (const QByteArray &word : filter.without)
        m_without.push_back({viewOf(word)});
}

bool TargetMatcher::accepts(const TargetCandidate &candidate)
{
    const PackedTarget &target = candidate.target;
    if (std::exchange(m_setup, target.setup()) != target.setup())
        m_isSetupAccepted = acceptsSetup(candidate);
    if (!m_isSetupAccepted)
        return false;
    if (!m_filter.health.isEmpty() && !m_filter.health.contains(static_cast<int>(target.health())))
        return false;
    if (!m_filter.drift.isEmpty() && !m_filter.drift.contains(static_cast<int>(target.drift())))
        return false;
    return m_filter.acceptsAge(target.checkedAt(), m_now) && acceptsTexts(candidate);
}

unsigned TargetMatcher::refusedBy(const TargetCandidate &candidate, QString *label)
{
    const unsigned refused = m_filter.refusedBesidesTexts(candidate, m_now, label);
    return (refused & TargetFilter::OtherAspect) != 0 || acceptsTexts(candidate) ? refused : refused | TargetFilter::OtherAspect;
}

bool TargetMatcher::acceptsSetup(const TargetCandidate &candidate) const
{
    const TargetFilter &filter = m_filter;
    const PackedTarget &target = candidate.target;
    return (filter.environments.isEmpty() || filter.environments.contains(target.environment().uuid()))
        && (filter.types.isEmpty() || filter.types.contains(static_cast<int>(target.type()))) && (!filter.enabled || *filter.enabled == target.isEnabled())
        && std::all_of(filter.agents.begin(), filter.agents.end(), [&](const AgentCondition &each) { return each.accepts(candidate.agent); })
        && std::all_of(filter.labels.begin(), filter.labels.end(), [&](const LabelFilter &each) { return each.accepts(target.labels()); });
}

bool TargetMatcher::acceptsTexts(const TargetCandidate &candidate)
{
    if (m_words.empty() && m_without.empty())
        return true;
    const PackedTarget &target = candidate.target;
    const bool isElsewhere = m_group != candidate.group.data() || m_environment != candidate.environment.data();
    const bool isAnother = m_release != target.release();
    if (isElsewhere || isAnother) {
        m_group = candidate.group.data();
        m_environment = candidate.environment.data();
        m_release = target.release();
        for (std::vector<Word> *words : {&m_words, &m_without}) {
            for (Word &word : *words) {
                word.isInPlace = isElsewhere ? isIn(candidate.group, word.part) || isIn(candidate.environment, word.part) : word.isInPlace;
                word.isInRelease = isAnother ? isIn(target.releaseSearch(), word.part) : word.isInRelease;
            }
        }
    }
    const auto holds = [&target](const Word &word) { return word.isInPlace || word.isInRelease || isIn(target.search(), word.part); };
    return std::all_of(m_words.begin(), m_words.end(), holds) && std::none_of(m_without.begin(), m_without.end(), holds);
}

} // namespace tidegate
