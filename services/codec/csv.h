// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>

namespace tidegate {

/// A quoted field (RFC 4180) in UTF-8. A text that a spreadsheet would take for a formula is preceded by an apostrophe.
std::string csvField(const QString &text);

} // namespace tidegate
