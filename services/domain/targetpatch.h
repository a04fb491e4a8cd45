// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QStringList>

namespace tidegate {

/// One change for many targets.
struct TargetPatch
{
    Labels setLabels;
    QStringList removeLabels;
    std::optional<EnvironmentId> environment; ///< Clears the group unless one is given.
    std::optional<TargetGroupId> group;       ///< Null: none.
    std::optional<bool> enabled;

    /// The target as it would be.
    Target applied(Target target) const;
    /// What takes the patch back, as far as it changes the target.
    TargetPatch inverse(const Target &target) const;
    bool isEmpty() const { return setLabels.isEmpty() && removeLabels.isEmpty() && !environment && !group && !enabled; }

    friend bool operator==(const TargetPatch &, const TargetPatch &) = default;
};

/// What became of one target of a patch.
struct PatchOutcome
{
    TargetId id;
    QString problem; ///< Empty: done. A sentence for a person.
    Message said{};
};

} // namespace tidegate
