// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QString>

namespace tidegate {

/// Who a user id stands for, as everybody may know it: GET /api/v1/users.
struct Person
{
    UserId id;
    QString name; ///< Unique in the tenant, in any case.
    QString displayName;
    bool enabled = true; ///< False: deactivated.

    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace tidegate
