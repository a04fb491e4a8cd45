// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QList>

#include <optional>

namespace tidegate {

/// What a freeze is to be, before somebody has looked at it: the form is opened with this filled in.
struct FreezePlan
{
    QList<EnvironmentId> environments; ///< Empty: what is in view.
    std::optional<Instant> start;      ///< Nothing: at once.
    std::optional<Instant> end;        ///< Nothing: what the form proposes.

    friend bool operator==(const FreezePlan &, const FreezePlan &) = default;
};

} // namespace tidegate
