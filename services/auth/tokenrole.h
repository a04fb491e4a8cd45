// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/permission.h"

namespace tidegate {

/// Whether a role has every permission of another one.
bool includes(Role role, Role other);
/// What a token is worth now: its role as long as its owner's includes it, else the owner's, else that of a viewer. An owner who was
/// given a lesser role takes his tokens along.
Role effectiveRole(Role token, Role owner);

} // namespace tidegate
