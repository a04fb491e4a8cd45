// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/calendar/edit/freezecommands.h"
#include "ui/undo/undostep.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace tidegate {

/// Steps that take changes of freezes back and make them again. They know what the console wrote last, so that its own changes in between are
/// nobody else's. Steps hold on to this; it must outlive them. GUI thread only.
class FreezeUndo final : public QObject
{
    Q_OBJECT

public:
    explicit FreezeUndo(FreezeCommands commands, QObject *parent = nullptr);

    void noteWritten(const FreezeWindow &window); ///< As the server has it now.
    UndoStep writing(const FreezeWindow &window); ///< Puts it back as given, unless that would need a reason by then.

    /// A freeze that steps create and delete in turn; each creation gives it another id.
    using Life = std::shared_ptr<FreezeWindow>;
    UndoStep creating(const Life &life);
    UndoStep removing(const Life &life); ///< While it has not started: what was on is history.

private:
    FreezeCommands m_commands;
    QHash<FreezeWindowId, FreezeWindow> m_written;
};

} // namespace tidegate
