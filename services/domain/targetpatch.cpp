// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targetpatch.h"

namespace tidegate {

Target TargetPatch::applied(Target target) const
{
    for (const QString &key : removeLabels)
        target.labels.remove(key);
    for (auto it = setLabels.begin(); it != setLabels.end(); ++it)
        target.labels.insert(it.key(), it.value());
    if (environment && *environment != target.environmentId) {
        target.environmentId = *environment;
        target.targetGroupId = {};
    }
    target.targetGroupId = group.value_or(target.targetGroupId);
    target.enabled = enabled.value_or(target.enabled);
    return target;
}

TargetPatch TargetPatch::inverse(const Target &target) const
{
    const Target after = applied(target);
    TargetPatch back;
    for (auto it = target.labels.begin(); it != target.labels.end(); ++it) {
        const auto now = after.labels.constFind(it.key());
        if (now == after.labels.constEnd() || *now != it.value())
            back.setLabels.insert(it.key(), it.value());
    }
    for (auto it = after.labels.begin(); it != after.labels.end(); ++it) {
        if (!target.labels.contains(it.key()))
            back.removeLabels.append(it.key());
    }
    if (after.environmentId != target.environmentId)
        back.environment = target.environmentId;
    if (after.targetGroupId != target.targetGroupId || back.environment)
        back.group = target.targetGroupId;
    if (after.enabled != target.enabled)
        back.enabled = target.enabled;
    return back;
}

} // namespace tidegate
