// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QStringList>

namespace tidegate {

class Workspace;

/// What stands for a user id everywhere in the console: as PeopleModel says it; who is not in its list (a server before it, a role that may not read it) by
/// what the loaded rows of the audit log call them; else "unknown person, 0197d39f…". Empty: the id is null.
QString personName(const Workspace &workspace, UserId id);
QStringList personNames(const Workspace &workspace, const QList<UserId> &ids); ///< In this order.

} // namespace tidegate
