// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>

namespace tidegate {

/// Time since this computer started, its sleep included: unlike the clock on the wall nobody can set it. Thread-safe.
std::chrono::milliseconds sinceBoot();

} // namespace tidegate
