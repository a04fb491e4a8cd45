// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"

#include <QUrlQuery>

namespace tidegate {

/// Which changes are asked for.
struct ObservedChangeFilter
{
    EnvironmentId environment;     ///< Null: all.
    QList<ChangeVerdict> verdicts; ///< Empty: all.
    QString text;                  ///< In the names of target, component and images, and in digests.
    std::optional<Instant> from;   ///< Seen then or later.
    std::optional<Instant> to;     ///< Seen before.

    friend bool operator==(const ObservedChangeFilter &, const ObservedChangeFilter &) = default;
};

/// A page of them.
struct ObservedChangePage
{
    QList<ShownChange> changes; ///< Newest first.
    QUrlQuery next;             ///< Asks for the next one; empty: there is none.
};

} // namespace tidegate
