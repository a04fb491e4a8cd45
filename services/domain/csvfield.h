// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace tidegate {

/// A cell of a CSV file (RFC 4180), quoted. What a spreadsheet would run as a formula is kept text by an apostrophe in front.
QString csvField(const QString &text);
/// A line of such cells, with its line break.
QString csvLine(const QStringList &cells);
/// What csvField() was given: the text without that apostrophe. Takes a cell whose quotes were read already.
QString withoutCsvGuard(const QString &cell);

} // namespace tidegate
