// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezeserver.h"

namespace tidegate::test {

FreezeCommands FreezeServer::commands(const FreezeDialogFacts &facts)
{
    FreezeCommands commands;
    commands.facts = [facts] { return facts; };
    commands.create = [this](const FreezeWindow &window) -> QFuture<Result<FreezeWindow>> {
        if (refusal && created.size() >= refuseFrom)
            return QtFuture::makeReadyFuture(Result<FreezeWindow>(*refusal));
        created << window;
        created.last().id = FreezeWindowId::create();
        created.last().version = 1;
        return QtFuture::makeReadyFuture(Result<FreezeWindow>(created.last()));
    };
    commands.update = [this](const FreezeWindow &window, const QString &why) -> QFuture<Result<FreezeWindow>> {
        reason = why;
        if (refusal)
            return QtFuture::makeReadyFuture(Result<FreezeWindow>(*refusal));
        updated << window;
        ++updated.last().version;
        return QtFuture::makeReadyFuture(Result<FreezeWindow>(updated.last()));
    };
    commands.remove = [this](const FreezeWindow &window, const QString &why) {
        reason = why;
        if (removalRefusal)
            return QtFuture::makeReadyFuture(Result<void>(*removalRefusal));
        removed << window;
        return QtFuture::makeReadyFuture(Result<void>());
    };
    return commands;
}

} // namespace tidegate::test
