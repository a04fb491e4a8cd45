// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/tokenrole.h"

namespace tidegate {

bool includes(Role role, Role other)
{
    for (int i = 0; i < permissionCount; ++i) {
        const auto permission = static_cast<Permission>(i);
        if (isAllowed(other, permission) && !isAllowed(role, permission))
            return false;
    }
    return true;
}

Role effectiveRole(Role token, Role owner)
{
    if (includes(owner, token))
        return token;
    return includes(token, owner) ? owner : Role::Viewer;
}

} // namespace tidegate
