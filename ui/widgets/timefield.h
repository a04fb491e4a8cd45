// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTimeEdit>

namespace tidegate {

/// The edit shows and reads its time by the pattern, from left to right in every language: among right-to-left words Qt would turn the
/// parts around, and 18:00 would read 00:18.
inline void setTimePattern(QDateTimeEdit *edit, const QString &pattern)
{
    edit->setLayoutDirection(Qt::LeftToRight);
    edit->setDisplayFormat(pattern);
}

} // namespace tidegate
