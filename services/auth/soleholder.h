// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/auth/token.h"

#include <QList>

namespace tidegate {

/// Of those found by the id of a credential, in whatever tenants: the one whose secret was shown. Null when it is nobody's, or several claim it: then it opens
/// none. hashOf(each) is what the store keeps of the secret.
template <typename Found, typename HashOf>
const Found *soleHolder(const QList<Found> &found, const QByteArray &hash, HashOf hashOf)
{
    const Found *sole = nullptr;
    for (const Found &each : found) {
        if (!sameHash(hashOf(each), hash))
            continue;
        if (sole)
            return nullptr;
        sole = &each;
    }
    return sole;
}

} // namespace tidegate
