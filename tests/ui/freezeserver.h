// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/edit/freezeactions.h"

namespace tidegate::test {

/// Answers what the dialogs ask for, and remembers it.
struct FreezeServer
{
    QList<FreezeWindow> created;
    QList<FreezeWindow> updated;
    QList<FreezeWindow> removed;
    QString reason;
    std::optional<Error> refusal;
    std::optional<Error> removalRefusal;
    int refuseFrom = 0; ///< How many creations pass before the refusal.

    FreezeCommands commands(const FreezeDialogFacts &facts);
};

} // namespace tidegate::test
