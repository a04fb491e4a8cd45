// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/configuration.h"
#include "app/program.h"
#include "services/operations/backend.h"

namespace tidegate {

/// The options of tidegate-server; also what --help prints.
QList<OptionSpec> serverOptions();
/// Where the newest seals of the audit logs are remembered: beside the master key, or in the state directory of a service; empty without one.
QString sealFileOf(const Configuration &configuration);
/// Where the database lies and how it is opened, by the options.
DatabaseOptions databaseOptions(const Configuration &configuration);

/// Runs migrate, check-config, backup, restore, audit, tenant, user, token, clock, demo or copy. Talks to stdout, errors go to stderr as
/// "tidegate-server: what is wrong: what to do". Returns the exit code.
int runServerCommand(const QString &command, const Configuration &configuration);

/// "clock-suspect: …" as a line when the database of the options remembers a higher reading of the clock; else empty. Changes nothing.
std::string clockRemark(const Configuration &configuration);

} // namespace tidegate
