// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace tidegate::words {

/// A sentence of the services (an error, a field error, a health message) in the language of the console. What was filled into it stays
/// as it is; several sentences with blanks between them are translated when all of them are known. What is not known comes back
/// unchanged, and so does a sentence that is translated already. Thread-safe, and at once without a translation.
QString sentence(const QString &english);

/// All that sentence() knows, as the sources of the services write it; for the test that compares the two.
QStringList knownSentences();

} // namespace tidegate::words
