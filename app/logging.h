// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// Sends Qt's log to stderr, one line a message, as text or JSON. level: debug, info, warning or critical. False for other words.
bool installLogging(const QString &format, const QString &level);

} // namespace tidegate
