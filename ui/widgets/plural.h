// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// The singular for one, else the plural: plural(n, tr("1 row"), tr("%n rows", nullptr, n)). English has no .qm file to pick from; other
/// languages still choose among all their plural forms.
inline QString plural(qint64 n, const QString &one, const QString &many)
{
    return n == 1 ? one : many;
}

} // namespace tidegate
