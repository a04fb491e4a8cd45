// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/words.h"
#include "services/domain/environment.h"
#include "services/domain/freezewindow.h"
#include "ui/calendar/entry/calendarentry.h"

#include <QTimeZone>

namespace tidegate::tests {

/// "2026-11-23T00:00Z"
inline Instant at(const char *text)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate));
}

inline FreezeWindow aFreeze(const char *start, const char *end, const QString &reason)
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = EnvironmentId::create();
    window.start = at(start);
    window.end = at(end);
    window.reason = reason;
    window.version = 1;
    return window;
}

inline CalendarEntry anEntry(const QString &environment, const FreezeWindow &window, bool production = false, bool exempt = false)
{
    return {window, nearestOccurrence(window, {}), environment, production, exempt, {}};
}

/// The entry as the occurrence of its window a week later: what a window that recurs has besides its first.
inline CalendarEntry aWeekLater(CalendarEntry entry)
{
    entry.occurrence.start += std::chrono::days(7);
    entry.occurrence.end += std::chrono::days(7);
    entry.occurrence.key.date = toDateTime(entry.occurrence.start).date();
    return entry;
}

inline Environment anEnvironment(const QString &name, const QString &displayName, bool production = false)
{
    Environment environment;
    environment.id = EnvironmentId::create();
    environment.name = name;
    environment.displayName = displayName;
    environment.isProduction = production;
    environment.version = 1;
    return environment;
}

} // namespace tidegate::tests
