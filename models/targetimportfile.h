// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "services/domain/target.h"

#include <QSet>

namespace tidegate {

/// One target of an import file, as far as the file says it.
struct ImportRecord
{
    int line = 0;    ///< Where it begins, from 1.
    QString problem; ///< What cannot be read, as a sentence; empty: nothing.

    QString id;
    QString environment;          ///< Id or name.
    std::optional<QString> group; ///< Id or name; empty: none; nothing: not said.
    QString name;
    QString type;
    std::optional<QString> directory;
    std::optional<bool> enabled;
    QJsonObject connection;
    Labels labels;
    QSet<QString> labelsCleared;     ///< Keys to take out.
    bool completeConnection = false; ///< What is not named is taken out.
    bool completeLabels = false;
};

struct ImportFile
{
    QList<ImportRecord> records;
    QStringList ignored; ///< Columns or members that no target has.
};

/// Reads targets as CSV (with a heading; see readCsv() and importText()) or as JSON: one object or an array of objects as the API gives them.
/// Which of the two is decided by the first character. Headings are read in any case. An Error when the file as a whole is neither, or names no
/// target; a record that is wrong says so itself. Pure.
Result<ImportFile> readImportFile(const QByteArray &bytes);

} // namespace tidegate
