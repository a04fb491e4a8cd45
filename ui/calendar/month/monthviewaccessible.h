// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace tidegate {

/// Makes MonthView speak: its name is the month and the current day with its freezes in words, its description the keys. Idempotent.
void installMonthViewAccessible();

} // namespace tidegate
