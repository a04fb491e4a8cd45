// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// Sends Qt's log to stderr, one line a message, as text or JSON. level: debug, info, warning or critical. False for other words.
///
/// Lines are gathered for a tenth of a second; a warning or an error is written at once, and with it all before it. Nothing is left
/// when the process exits.
bool installLogging(const QString &format, const QString &level);
/// Writes what is gathered, before something else writes to stderr.
void flushLog();
/// From now on what is gathered is written also when a signal ends the process, except for SIGKILL.
void flushLogOnFatalSignals();

} // namespace tidegate
