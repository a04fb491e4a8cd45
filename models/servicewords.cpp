// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"

#include <QCoreApplication>

namespace tidegate::words {
namespace {

QString translated(const char *english)
{
    return QCoreApplication::translate("services", english);
}

/// English has no translations: then the server's own words are the right ones, which may be newer than ours.
bool isTranslated()
{
    constexpr auto probe = "There is nothing here under this id.";
    return translated(probe) != QLatin1StringView(probe);
}

} // namespace

QString sentence(const Message &said, const QString &english)
{
    if (said.isEmpty() || !isTranslated())
        return english;
    return composed(said, translated).value_or(english);
}

} // namespace tidegate::words
