// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentcomparison.h"
#include "services/domain/sticker.h"

namespace tidegate {

/// One side: an environment, how many targets it has, and what is said of each that has a sticker.
struct StickersOf
{
    EnvironmentId environment;
    int targets = 0;
    QList<Sticker> stickers;
};

/// What two environments have deployed, component by component. The same means the same set of digests. Pure.
EnvironmentComparison compareEnvironments(const StickersOf &left, const StickersOf &right);

} // namespace tidegate
