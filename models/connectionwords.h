// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targettypes.h"

namespace tidegate {

/// What an editor calls a member of a connection.
struct ConnectionWords
{
    QString label; ///< With a mnemonic where there is room for one; empty: no editor shows the member.
    QString hint;  ///< May be empty.
};

/// In the language of the console.
ConnectionWords connectionWords(TargetType type, const ConnectionMember &member);

} // namespace tidegate
