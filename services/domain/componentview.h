// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/inventory.h"

#include <string_view>

namespace tidegate {

/// A component of a stored snapshot where it lies, because a fleet has a million of them. The texts are UTF-8.
struct ComponentView
{
    std::string_view name;
    std::string_view state;
    std::string_view startedAt;
    std::string_view image;  ///< All that is said of its image, in some form: equal bytes are one image.
    std::string_view stored; ///< All of it, for whoever unpacks it.
    int replicasRunning = 0;
};

/// Unpacks a view.
using WholeComponent = ObservedComponent (*)(const ComponentView &);

} // namespace tidegate
