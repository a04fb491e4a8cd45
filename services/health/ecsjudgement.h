// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/health.h"
#include "services/health/ecsanswers.h"

#include <QStringList>

namespace tidegate {

/// All of it together; only status, message and code are filled. `lastFailure` is why tasks failed, where somebody asked.
///
/// Unhealthy: no task runs though one should, all of them fail their check, an expected component is missing or does not run, or the service was deleted.
/// Degraded: a rollout is not over or failed, tasks are missing, fail their check or are on hosts that do not answer, the service is being deleted, or it was
/// scaled to zero while a release is expected on it. Not complete: not all tasks were seen.
HealthReport judgeEcsService(const EcsService &service, const EcsInventory &inventory, const QStringList &expected, const std::optional<Message> &lastFailure,
                             bool isComplete);

/// Of the counts alone, for who may not see the tasks: never Healthy with a release that nobody has seen.
HealthReport judgeEcsCounts(const EcsService &service, const QStringList &expected, const Message &whyUnseen);

} // namespace tidegate
