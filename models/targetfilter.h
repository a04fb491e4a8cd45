// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/packedtarget.h"

#include <QSet>

#include <optional>

namespace tidegate {

/// Where a target is, as people write it: host with port, address, or cluster and service. Empty: its connection does not say.
QString addressOf(const Target &target);

/// A target with what else is searched, in lower case, UTF-8.
struct TargetCandidate
{
    const PackedTarget &target;
    QByteArrayView group;       ///< Names of its group; empty without one.
    QByteArrayView environment; ///< Names of its environment.
    QStringView agent;          ///< That checks it, as its name is written; empty: the server does.
};

/// A condition on who checks.
struct AgentCondition
{
    QStringList names; ///< Any of them, in any case; "direct": the server itself.
    bool negated = false;

    bool accepts(QStringView agent) const;
    friend bool operator==(const AgentCondition &, const AgentCondition &) = default;
};

/// A condition on one label.
struct LabelFilter
{
    QString key;
    QSet<QString> values; ///< Any of them; empty: whatever value.
    bool negated = false; ///< Not so: also where the label is absent.

    bool accepts(const Labels &labels) const;
    friend bool operator==(const LabelFilter &, const LabelFilter &) = default;
};

/// What the list shows: everything that is said must hold. Empty sets and fields mean "any".
struct TargetFilter
{
    /// What a condition is about; facets count within the conditions about everything else.
    enum Aspect : unsigned { EnvironmentAspect = 1, HealthAspect = 2, TypeAspect = 4, DriftAspect = 8, LabelAspect = 16, OtherAspect = 32, AgentAspect = 64 };

    QSet<QUuid> environments;
    QSet<int> health; ///< Health
    QSet<int> types;  ///< TargetType
    QSet<int> drift;  ///< DriftStatus
    QList<LabelFilter> labels;
    QList<AgentCondition> agents;
    std::optional<std::chrono::seconds> olderThan; ///< The last check is longer ago than this, or there was none.
    std::optional<std::chrono::seconds> newerThan; ///< The last check is no longer ago than this.
    std::optional<bool> enabled;
    QByteArrayList words;   ///< In lower case, UTF-8; each is part of a searched text.
    QByteArrayList without; ///< The same; none is part of a searched text.

    /// The aspects that do not accept the target; 0: it is shown. `label` becomes the key that does not accept it, when it is the only one.
    unsigned refusedBy(const TargetCandidate &candidate, Instant now, QString *label = nullptr) const;
    bool accepts(const TargetCandidate &candidate, Instant now) const { return refusedBy(candidate, now) == 0; }
    unsigned refusedBesidesTexts(const TargetCandidate &candidate, Instant now, QString *label = nullptr) const; ///< The same, whatever is searched.
    bool acceptsAge(std::optional<Instant> checkedAt, Instant now) const;
    bool dependsOnTime() const { return olderThan || newerThan; }
    bool isOnlyEnvironments() const;
    bool isNarrowerThan(const TargetFilter &other) const; ///< What the other one does not accept it does not accept either; false where that is not obvious.

    friend bool operator==(const TargetFilter &, const TargetFilter &) = default;
};

} // namespace tidegate
