// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/typedtime.h"

/// What is said of a time that somebody typed.
namespace tidegate::timetext {

/// "Friday 4 December 2026, 17:00, Berlin (UTC+1)", with seconds where there are some.
QString inWords(Instant instant, const QTimeZone &zone);
/// "Friday 4 December 2026, the whole day, Berlin (UTC+1)"; of a part of a day from when until when;
/// "Monday 7 December 2026, to the end of Sunday 13 December 2026, Berlin (UTC+1)".
QString inWords(const TimeSpan &stretch, const QTimeZone &zone);
QString quoted(const QString &typed); ///< As a sentence quotes it: of a long text the first 59 characters.
/// Why there is no time: "There is no 30 February." Empty for what was understood.
QString problem(const TypedTime &time, const QString &typed);
/// What may be typed, in one sentence.
QString help();

} // namespace tidegate::timetext
