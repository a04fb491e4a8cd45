// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QList>
#include <QStringList>

namespace tidegate {

/// One record of a CSV text.
struct CsvRecord
{
    int line = 0; ///< Where it begins, from 1.
    QStringList cells;
};

/// The records of a CSV text whose lines end with "\n". Separated is by what the first line says (sep=;), else by the comma, the semicolon or
/// the tab that it has most of outside quotes. Cells in quotes may hold separators and lines; a quotation mark within another cell is one.
/// Blank lines are left out. Pure.
Result<QList<CsvRecord>> readCsv(const QString &input);

} // namespace tidegate
