// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/change.h"
#include "services/domain/environment.h"
#include "services/domain/freezewindow.h"
#include "services/domain/target.h"
#include "services/domain/targetgroup.h"
#include "services/domain/targetpatch.h"

namespace tidegate::editwords {

// What an edit is called, for behind "Undo:".

QString created(EntityType kind, const QString &name);
QString deleted(EntityType kind, const QString &name);
QString restored(const QString &name);
/// The one member that is another, or that it was changed: "end of Black Friday", "change of Production".
QString changed(const Environment &before, const Environment &after);
QString changed(const FreezeWindow &before, const FreezeWindow &after);
QString changed(const TargetGroup &before, const TargetGroup &after);
QString changed(const Target &before, const Target &after);
QString patched(const TargetPatch &patch, int count);
QString order();

} // namespace tidegate::editwords
