// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spokenname.h"

namespace tidegate {

QString spokenName(const QString &name)
{
    // Once more after the case is folded, which may take a letter apart again.
    return name.simplified().normalized(QString::NormalizationForm_C).toCaseFolded().normalized(QString::NormalizationForm_C);
}

} // namespace tidegate
