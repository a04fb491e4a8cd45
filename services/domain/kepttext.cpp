// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/kepttext.h"

#include "services/domain/textrules.h"

namespace tidegate {

QString keptText(const QString &text, qsizetype maximum)
{
    const QString plain = text.trimmed();
    const bool isKept = characterCount(plain) <= maximum && !hasControlCharacters(plain, false) && !hasInvisibleCharacters(plain) && !looksLikeSecret(plain);
    return isKept ? plain : QString();
}

} // namespace tidegate
