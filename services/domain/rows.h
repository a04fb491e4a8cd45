// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "services/domain/target.h"

namespace tidegate {

// Rows as they stand in the store, borrowed: the members of the entity, with every text UTF-8 and valid only during the callback that hands the row out.
// Lists go row → JSON writer through these, without QString or a DOM, because that is where the time of a list request goes.

using EnvironmentRow = BasicEnvironment<std::string_view, JsonText>;

struct TargetRow : BasicTarget<std::string_view, JsonText, JsonText>
{
    qint64 healthInterval = 30; ///< Seconds; of the environment, for staleness.
    bool byAgent = false;       ///< An agent checks it; for staleness too.

    std::chrono::seconds interval() const { return lookInterval(std::chrono::seconds(healthInterval), byAgent); }
};

} // namespace tidegate
