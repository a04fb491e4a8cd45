// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/values.h"

namespace tidegate::test {

QString digest(char digit)
{
    return QStringLiteral("sha256:") + QString(64, QLatin1Char(digit));
}

QString text(const Error &error)
{
    return error.code + QStringLiteral(": ") + error.message + QLatin1Char(' ') + error.detail;
}

void must(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(text(result.error())));
}

} // namespace tidegate::test
