// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

namespace tidegate {

/// A target as the API shows it.
QJsonObject toJsonObject(const Target &target);

/// One object for one target, else an array; indented.
QString asJson(const QList<Target> &targets);
/// One line per target, with a heading. Cells that a spreadsheet would run as a formula begin with an apostrophe.
QString asCsv(const QList<Target> &targets);
/// A command per target. Address and token stay variables of the shell: neither belongs into the clipboard.
QString asCurl(const QList<Target> &targets);

} // namespace tidegate
