// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/configuration.h"
#include "services/operations/backend.h"

namespace tidegate {

/// The exit codes of every program.
enum ExitCode { ExitDone = 0, ExitFailed = 1, ExitUsage = 2, ExitNo = 3 };

/// The options of tidegate-server; also what --help prints.
QList<OptionSpec> serverOptions();
/// Where the database lies and how it is opened, by the options.
/// Where the newest seals of the audit logs are remembered: beside the master key; empty without one.
QString sealFileOf(const Configuration &configuration);
DatabaseOptions databaseOptions(const Configuration &configuration);

/// Runs migrate, check-config, backup, restore, audit, tenant, user, token, clock, demo or copy. Talks to stdout, errors go to stderr as
/// "tidegate-server: what is wrong: what to do". Returns the exit code.
int runServerCommand(const QString &command, const Configuration &configuration);

/// "clock-suspect: …" as a line when the database of the options remembers a higher reading of the clock; else empty. Changes nothing.
std::string clockRemark(const Configuration &configuration);

/// Writes "tidegate-server: …" to stderr.
void complain(const Error &error);

} // namespace tidegate
