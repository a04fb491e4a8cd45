// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/words.h"

#include <QFontMetrics>

#include <algorithm>

namespace tidegate {

/// How wide the widest time of day is as the locale writes it: "00:00" is narrower than "12:00 AM".
inline int widestTime(const QFontMetrics &metrics)
{
    int widest = 0;
    for (int hour = 0; hour < 24; ++hour)
        widest = std::max(widest, metrics.horizontalAdvance(words::time(QTime(hour, 0))));
    return widest;
}

} // namespace tidegate
