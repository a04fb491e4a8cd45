// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QByteArray>
#include <QString>

namespace tidegate {

/// The text of a file that some program wrote: UTF-8, or UTF-16 or UTF-32 with a byte order mark, or UTF-16 whose beginning shows it. Line ends
/// become "\n" where they are "\r\n" or "\r". Else an Error whose sentence names the cause and, where there is one, the line. Pure.
Result<QString> importText(const QByteArray &bytes);

/// What an import says, in the language of the console; the source stands in QT_TRANSLATE_NOOP("TargetImport", …).
QString importSentence(const char *source);

/// A file of which nothing can be taken: Invalid with the code `unreadable-file`.
Error unreadableFile(const QString &message);

} // namespace tidegate
