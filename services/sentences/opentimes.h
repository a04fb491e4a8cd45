// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// What is said about times at which something can be deployed, and about how they are asked for.
inline constexpr Sentence openTimes[] = {
    {"no-open-time/frozen",
     QT_TRANSLATE_NOOP("services", "There is no open time of {duration} within {within}: {environment} is frozen until {until} ({reason}).")},
    {"no-open-time/short",
     QT_TRANSLATE_NOOP("services", "There is no open time of {duration} within {within}: the longest begins {start} and lasts {length}.")},
    {"length/days", QT_TRANSLATE_NOOP("services", "{count, number} d")},
    {"length/hours", QT_TRANSLATE_NOOP("services", "{count, number} h")},
    {"length/minutes", QT_TRANSLATE_NOOP("services", "{count, number} min")},
    {"length/seconds", QT_TRANSLATE_NOOP("services", "{count, number} s")},
    {"parameter/environments", QT_TRANSLATE_NOOP("services", "name 1 to 20 environments by their ids, with commas between them")},
    {"parameter/count", QT_TRANSLATE_NOOP("services", "write a number from 1 to 20")},
    {"parameter/length", QT_TRANSLATE_NOOP("services", "write a duration from {shortest} to {longest}")},
    {"duration/malformed", QT_TRANSLATE_NOOP("services", "write a duration such as PT2H, P1D or P2W, in whole numbers")},
    {"duration/calendar", QT_TRANSLATE_NOOP("services", "years and months have no fixed length; write weeks, days, hours, minutes or seconds")},
};

} // namespace tidegate::sentences
