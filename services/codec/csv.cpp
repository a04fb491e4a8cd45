// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/csv.h"

namespace tidegate {

using namespace Qt::StringLiterals;

std::string csvField(const QString &text)
{
    QString safe = text;
    if (!safe.isEmpty() && QStringView(u"=+-@\t\r\n").contains(safe.front()))
        safe.prepend(u'\'');
    return '"' + safe.replace(u'"', u"\"\""_s).toStdString() + '"';
}

} // namespace tidegate
