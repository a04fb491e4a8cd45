// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// A text of strangers that is kept to be read: without blanks around it, or nothing at all where it is too long, has characters that nobody sees, or looks
/// like a secret. Cut or mended it would name something else.
QString keptText(const QString &text, qsizetype maximum);

} // namespace tidegate
