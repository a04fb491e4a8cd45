// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

namespace tidegate {

/// The exit codes of every program.
enum ExitCode { ExitDone = 0, ExitFailed = 1, ExitUsage = 2, ExitNo = 3 };

/// Writes "PROGRAM: what is wrong: what to do" to stderr; the program is the application's name.
void complain(const Error &error);

} // namespace tidegate
