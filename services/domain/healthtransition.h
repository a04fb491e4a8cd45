// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"
#include "services/domain/ids.h"

#include <QList>

#include <tuple>

namespace tidegate {

/// A change of a target from one state to another.
struct HealthTransition
{
    Instant at;
    Health from = Health::Unknown;
    Health to = Health::Unknown;
    QString message;
    QString source; ///< "direct", "agent" or "manual".
    Message said{}; ///< `message`; empty for what was kept before messages had codes.
};

/// What has a health because there are targets in it: an environment, or a group of one.
struct HealthParent
{
    EnvironmentId environment;
    TargetGroupId group; ///< Null: the environment itself.

    friend bool operator==(const HealthParent &, const HealthParent &) = default;
    friend bool operator<(const HealthParent &a, const HealthParent &b) { return std::tie(a.environment, a.group) < std::tie(b.environment, b.group); }
};

/// A target that had its part in a change of what it is in. No state is that it did not count there: it was elsewhere, disabled, deleted or not made yet.
struct HealthCause
{
    TargetId target;
    std::optional<Health> from;
    std::optional<Health> to;

    friend bool operator==(const HealthCause &, const HealthCause &) = default;
};

/// A change of what is worst among the enabled targets of an environment or group; see HealthCounts::worst().
struct ParentTransition
{
    Instant at;
    Health from = Health::Unknown;
    Health to = Health::Unknown;
    QList<HealthCause> causes{}; ///< The first maxCauses of them.
    int causeCount = 0;          ///< All of them.

    static constexpr qsizetype maxCauses = 100;

    friend bool operator==(const ParentTransition &, const ParentTransition &) = default;
};

} // namespace tidegate
