// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/sql/query.h"

#include <QList>

namespace tidegate::sql {

/// Adds ids as a list. It has always as many, the last again and again, so that a statement has one text however many there are: each text is prepared.
/// With none at all it names nobody.
inline void addAll(Builder &builder, const QList<TargetId> &ids, qsizetype always)
{
    for (qsizetype i = 0; i < always; ++i)
        builder.add(i == 0 ? Fragment("") : Fragment(", "), ids.isEmpty() ? QUuid() : ids.at(std::min(i, ids.size() - 1)).uuid());
}

} // namespace tidegate::sql
