// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/message.h"
#include "services/domain/occurrence.h"

namespace tidegate {

/// Something about a freeze that stops nothing and should be known: window-in-the-past, long-freeze.
using FreezeWarning = Remark;

/// What a freeze would do if it were created.
struct FreezePreview
{
    QList<Occurrence> occurrences;
    QList<FreezeWindowId> overlaps;
    int affectedTargets = 0;
    QList<UserId> couldOverride; ///< Excepted in it and in every freeze that it overlaps.
    QList<FreezeWarning> warnings;
};

} // namespace tidegate
