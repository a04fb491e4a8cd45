// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "services/domain/freezewindow.h"
#include "ui/calendar/entry/calendarentry.h"

namespace tidegate::test {

/// "2026-11-23T00:00Z"
Instant at(const char *text);

FreezeWindow aFreeze(const char *start, const char *end, const QString &reason);

CalendarEntry anEntry(const QString &environment, const FreezeWindow &window, bool production = false, bool exempt = false);

/// The entry as the occurrence of its window a week later: what a window that recurs has besides its first.
CalendarEntry aWeekLater(CalendarEntry entry);

Environment anEnvironment(const QString &name, const QString &displayName, bool production = false);

} // namespace tidegate::test
