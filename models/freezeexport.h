// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/occurrence.h"

#include <QByteArray>

namespace tidegate {

/// An occurrence of a freeze as it leaves the console.
struct ExportedFreeze
{
    FreezeWindow window;
    Occurrence occurrence;
    QString environment; ///< Display name.
    bool production = false;
    QStringList excepted{}; ///< Who is excepted, by name; empty: nobody, or their names are not known.
};

/// A calendar (RFC 5545) with an event each: UID from the occurrence's key, so that importing again replaces; UTC times; SEQUENCE is the version.
QByteArray toIcs(const QList<ExportedFreeze> &freezes, Instant now);
/// Rows under a line of names (RFC 4180), UTF-8, times in UTC.
QByteArray toCsv(const QList<ExportedFreeze> &freezes, Instant now);
/// The freeze as the API shows it, indented.
QString asJson(const FreezeWindow &window, Instant now);

} // namespace tidegate
