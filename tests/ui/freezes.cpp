// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"

#include "models/words.h"

#include <QTimeZone>

namespace tidegate::test {

Instant at(const char *text)
{
    return toInstant(QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate));
}

FreezeWindow aFreeze(const char *start, const char *end, const QString &reason)
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

CalendarEntry anEntry(const QString &environment, const FreezeWindow &window, bool production, bool exempt)
{
    return {window, nearestOccurrence(window, {}), environment, production, exempt, {}};
}

CalendarEntry aWeekLater(CalendarEntry entry)
{
    entry.occurrence.start += std::chrono::days(7);
    entry.occurrence.end += std::chrono::days(7);
    entry.occurrence.key.date = toDateTime(entry.occurrence.start).date();
    return entry;
}

Environment anEnvironment(const QString &name, const QString &displayName, bool production)
{
    Environment environment;
    environment.id = EnvironmentId::create();
    environment.name = name;
    environment.displayName = displayName;
    environment.isProduction = production;
    environment.version = 1;
    return environment;
}

} // namespace tidegate::test
