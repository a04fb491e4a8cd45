// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfilter.h"

#include "models/targetmatcher.h"
#include "services/domain/targettypes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool allows(const QSet<int> &set, int value)
{
    return set.isEmpty() || set.contains(value);
}

} // namespace

QString addressOf(const Target &target)
{
    const TargetTypeDescriptor &descriptor = descriptorOf(target.type);
    const auto said = [&target](QLatin1StringView member) { return target.connection.value(member).toVariant().toString(); };
    const QString first = said(descriptor.shown[0]);
    const QString second = said(descriptor.shown[1]);
    return first.isEmpty() || second.isEmpty() ? first : first + QLatin1Char(descriptor.shownBetween) + second;
}

bool LabelFilter::accepts(const Labels &labels) const
{
    const auto found = labels.constFind(key);
    const bool matches = found != labels.constEnd() && (values.isEmpty() || values.contains(*found));
    return matches != negated;
}

bool AgentCondition::accepts(QStringView agent) const
{
    const auto isIt = [agent](const QString &name) { return agent.isEmpty() ? name == "direct"_L1 : agent.compare(name, Qt::CaseInsensitive) == 0; };
    return std::any_of(names.begin(), names.end(), isIt) != negated;
}

unsigned TargetFilter::refusedBy(const TargetCandidate &candidate, Instant now, QString *label) const
{
    return TargetMatcher(*this, now).refusedBy(candidate, label);
}

unsigned TargetFilter::refusedBesidesTexts(const TargetCandidate &candidate, Instant now, QString *label) const
{
    const PackedTarget &target = candidate.target;
    unsigned refused = 0;
    const auto require = [&refused](bool accepted, Aspect aspect) { refused |= accepted ? 0U : static_cast<unsigned>(aspect); };
    require(environments.isEmpty() || environments.contains(target.environment().uuid()), EnvironmentAspect);
    require(allows(health, static_cast<int>(target.health())), HealthAspect);
    require(allows(types, static_cast<int>(target.type())), TypeAspect);
    require(allows(drift, static_cast<int>(target.drift())), DriftAspect);
    require(std::all_of(agents.begin(), agents.end(), [&](const AgentCondition &each) { return each.accepts(candidate.agent); }), AgentAspect);
    for (const LabelFilter &filter : labels) {
        if (filter.accepts(target.labels()))
            continue;
        if (label)
            *label = (refused & LabelAspect) == 0 || *label == filter.key ? filter.key : QString();
        refused |= LabelAspect;
    }
    require(acceptsAge(target.checkedAt(), now), OtherAspect);
    require(!enabled || *enabled == target.isEnabled(), OtherAspect);
    return refused;
}

bool TargetFilter::acceptsAge(std::optional<Instant> checkedAt, Instant now) const
{
    if (!dependsOnTime())
        return true;
    const auto age = checkedAt && !isAhead(*checkedAt, now) ? std::optional(now - *checkedAt) : std::nullopt;
    return (!olderThan || !age || *age > *olderThan) && (!newerThan || (age && *age <= *newerThan));
}

bool TargetFilter::isNarrowerThan(const TargetFilter &other) const
{
    TargetFilter rest = *this;
    rest.words = other.words;
    rest.without = other.without;
    if (rest != other || dependsOnTime())
        return false;
    const auto isPartOfOne = [](const QByteArray &part, const QByteArrayList &all) {
        return std::any_of(all.begin(), all.end(), [&part](const QByteArray &each) { return each.contains(part); });
    };
    return std::all_of(other.words.begin(), other.words.end(), [&](const QByteArray &word) { return isPartOfOne(word, words); })
        && std::all_of(other.without.begin(), other.without.end(), [&](const QByteArray &word) {
               return std::any_of(without.begin(), without.end(), [&word](const QByteArray &part) { return word.contains(part); });
           });
}

bool TargetFilter::isOnlyEnvironments() const
{
    TargetFilter rest = *this;
    rest.environments.clear();
    return rest == TargetFilter();
}

} // namespace tidegate
