// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"

namespace tidegate {

/// version, and who wrote it when, as all that is kept has them.
template <typename Visit>
void describeHistory(Visit &visit, auto &value)
{
    visit("version", value.version, Managed | Audited);
    visit("createdAt", value.createdAt, Managed);
    if constexpr (requires { value.createdBy; })
        visit("createdBy", value.createdBy, Managed | OrNull);
    visit("updatedAt", value.updatedAt, Managed);
    if constexpr (requires { value.updatedBy; })
        visit("updatedBy", value.updatedBy, Managed | OrNull);
}

} // namespace tidegate
