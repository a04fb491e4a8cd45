// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

namespace tidegate {

/// An id together with its tenant. Ids are unique within a tenant only, because clients may choose them: whatever outlives one call and
/// is found again by an id has this as its key, never the id alone (the test `conventions` looks for that).
template <typename IdType>
struct Scoped
{
    TenantId tenant;
    IdType id;

    friend bool operator==(const Scoped &, const Scoped &) = default;
    friend size_t qHash(const Scoped &key, size_t seed = 0) { return qHashMulti(seed, key.tenant, key.id); }
};

using TargetKey = Scoped<TargetId>;

} // namespace tidegate
