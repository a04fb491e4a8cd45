// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/unclearwrite.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace tidegate {

bool isUnclear(const Error &error)
{
    static const QStringList codes{u"timeout"_s, u"connection-closed"_s, u"connection-failed"_s, u"not-http"_s, u"malformed-answer"_s, u"answer-too-large"_s};
    return codes.contains(error.code);
}

QString unclearText()
{
    return QCoreApplication::translate("UnclearWrite",
                                       "Whether the server carried it out is not known. Trying again is safe: the same request is carried out once only.");
}

} // namespace tidegate
