// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/driftrule.h"

namespace tidegate {

/// Says of every difference whether a rule ignores it, and judges the verdict anew: what is ignored counts neither as drift nor as sync. The rules are those
/// that cover the target, ended ones among them. Of several that ignore a difference the one that lasts longest is named; of one that none ignores, the one
/// that did so last. Pure; when it began to differ stays as it is.
void applyRules(DriftReport &report, const QList<DriftRule> &rules);

} // namespace tidegate
