// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/domain/imageorigin.h"

namespace tidegate {

/// For the descriptions of whatever names digests.
template <typename Visit>
void describe(Visit &visit, Of<DigestOrigin> auto &known)
{
    visit("digest", known.digest);
    visit("revision", known.origin.revision, OrNull);
    visit("source", known.origin.source, OrNull);
    visit("version", known.origin.version, OrNull);
    visit("created", known.origin.created, OrNull);
}

/// What a server says is held to the same rules as what an engine says.
inline void keepOrigins(QList<DigestOrigin> &known)
{
    for (DigestOrigin &each : known)
        each.origin = keptOrigin(each.origin);
}

} // namespace tidegate
