// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/wallclock.h"
#include "services/domain/occurrence.h"

#include <QTimeZone>

namespace tidegate {

/// The views of the calendar, in the order of their buttons.
enum class CalendarView { Month, Week, Timeline, Agenda };

/// An occurrence of a freeze window with what the calendar says of it.
struct CalendarEntry
{
    FreezeWindow window;
    Occurrence occurrence;
    QString environment; ///< Display name.
    bool production = false;
    bool exempt = false;    ///< The signed-in user is on its exceptions.
    QString createdBy;      ///< Name; empty: not known.
    qsizetype changes = 0;  ///< That happened during it in spite of it, as far as it is known.
    QStringList excepted{}; ///< All of its exceptions by name, the signed-in user first; empty: nobody, or only their number is known.

    FreezeState stateAt(Instant now) const { return stateOf(window, occurrence, now); }

    friend bool operator==(const CalendarEntry &, const CalendarEntry &) = default;
};

/// The calendar's sentences; states, instants and durations themselves are in models/words.h.
namespace freezetext {

/// Whether what ended then ended today, and so is shown with what is not over.
bool isOfToday(Instant end, Instant now, const QTimeZone &zone);
/// "Production takes no deployments from 23 Nov 2026 00:00 until 1 Dec 2026 00:00 (8 d)."
QString sentence(const QString &environments, bool several, Instant start, Instant end, const QTimeZone &zone);
/// Sentence, state, reason and exceptions, a line each, with the UTC reading: for the panel and for copying.
QString details(const CalendarEntry &entry, Instant now, const QTimeZone &zone);
/// Name, reason, state, both zones, duration, creator and exceptions, for a tooltip (plain text).
QString toolTip(const CalendarEntry &entry, Instant now, const QTimeZone &zone);
/// "Production, Holiday freeze, active until 1 Dec 2026 00:00", for screen readers.
QString spoken(const CalendarEntry &entry, Instant now, const QTimeZone &zone);
/// "Mon 23 → Thu 26 · 4 days"; months are named when there are two.
QString dayRange(QDate first, QDate last);
/// "Mon 23 18:00 → Thu 26 06:00 · 2 d 12 h · UTC 17:00 → 05:00"; months are named when there are two, and a change of the clocks in
/// between is said. Without the second zone when it is the same.
QString liveRange(const TimeSpan &span, const QTimeZone &zone, const QTimeZone &second);
/// Says that the clocks of the zone change between start and end; else empty.
QString clockChange(const TimeSpan &span, const QTimeZone &zone);
/// The zone's name without its continent: "Berlin", "UTC".
QString shortZoneName(const QTimeZone &zone);
/// "Europe/Berlin", "UTC".
QString zoneName(const QTimeZone &zone);

} // namespace freezetext
} // namespace tidegate
