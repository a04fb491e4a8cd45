// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/calendaroccurrence.h"

namespace tidegate::test {

/// The occurrences of the windows, as the layouts of the calendar take them.
inline QList<CalendarOccurrence> placed(const QList<FreezeWindow> &windows, Instant now = {})
{
    QList<CalendarOccurrence> all;
    for (const FreezeWindow &window : windows) {
        for (const Occurrence &each : occurrences(window))
            all.append({each, window.environmentId, stateOf(window, each, now)});
    }
    return all;
}

} // namespace tidegate::test
