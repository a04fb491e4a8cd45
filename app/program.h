// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/configuration.h"
#include "services/domain/error.h"

namespace tidegate {

/// The exit codes of every program.
enum ExitCode { ExitDone = 0, ExitFailed = 1, ExitUsage = 2, ExitNo = 3 };

/// What every program without a window does before its work: guards its memory and what it creates, answers --help and --version, reads its options and begins
/// to log. Then it calls run(). Returns the exit code. The options have log-format and log-level.
int runProgram(int argc, char **argv, const QString &name, const char *usageLine, const QList<OptionSpec> &options, int (*run)(const Configuration &));

/// Writes "PROGRAM: what is wrong: what to do" to stderr; the program is the application's name.
void complain(const Error &error);

} // namespace tidegate
