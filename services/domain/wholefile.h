// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSaveFile>

namespace tidegate {

/// QSaveFile::commit() that sees a full disk. Of Qt 6.4 it takes what is written only at the end for written, whatever the disk said, and puts what is there,
/// or an empty file, in the place of the good one. False: nothing changed, and errorString() says why.
bool commitWhole(QSaveFile &file);
/// Writes all of it to a file that is open, and commits.
bool saveWhole(QSaveFile &file, const QByteArray &bytes);

} // namespace tidegate
