// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "services/store/database.h"

namespace tidegate {

/// What a target bears until the copy is whole: when it began, and what no other copy has.
QString newCopyMark(Instant now);

/// `copy-target-used` unless there is nothing in it but what comes with every database, `copy-incomplete` when a copy fills it that has another mark.
Result<void> checkTargetIsFree(Database &target, const QString &mark);

/// Marks an empty database as one that is being filled, which openDatabase() refuses, unless it was made with this mark (newCopyMark()), and takes away what
/// came with it. Of two who try one gets it.
Result<void> claimTarget(Database &target, const QString &mark);

/// Takes this mark away from a target that nothing was put into.
Result<void> giveTargetBack(Database &target, const QString &mark);

/// What facts of a source are its own and not taken along: the key of its pages, and the mark above.
bool isOwnFact(const QString &fact);

/// Puts the facts of the source into the target and takes the mark away, in one transaction: from then on it is a database like any other.
Result<void> releaseTarget(Database &target, Database &source);

} // namespace tidegate
