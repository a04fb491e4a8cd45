// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/page/page.h"

#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "ui/widgets/emptystate.h"

using namespace Qt::StringLiterals;

namespace tidegate {

bool Page::offerEnvironment(EmptyState *state, const Workspace *workspace)
{
    if (!workspace->environments()->all().isEmpty())
        return false;
    if (workspace->whyNot(Permission::EnvironmentCreate).isEmpty())
        state->addAction(
            tr("New environment…"), this, [this] { emit newEnvironmentRequested(); }, true);
    return true;
}

} // namespace tidegate
