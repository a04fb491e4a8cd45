// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QTimeZone>

#include <optional>

namespace tidegate {

/// Whether a name is an identifier of the installed IANA database, a zone or a link of its own list in the spelling it has there; "UTC" always is one. What
/// merely lies below the zone files ("posix/…", "right/…", "localtime", "Factory", a folder) and what QTimeZone reads as a rule ("Berlin", "CST") is not.
/// Read once for each process. Thread-safe.
bool isTimeZoneName(const QString &name);

/// All such names, sorted.
const QStringList &timeZoneNames();

/// The zone of a name; an invalid one for whatever isTimeZoneName() refuses.
QTimeZone timeZoneOf(const QString &name);

/// The zone of this computer.
struct SystemZone
{
    QTimeZone zone = QTimeZone::utc(); ///< Always one of timeZoneNames().
    QString unreadable;                ///< What could not be read as a zone, when `zone` is UTC for want of a better one; else empty.
};

/// Where a computer says what its zone is.
struct ZoneSources
{
    std::optional<QByteArray> variable; ///< TZ; none when it is not set.
    QString link = QStringLiteral("/etc/localtime");
    QString name = QStringLiteral("/etc/timezone"); ///< Decides between zones with the same content when `link` is a copy.
};

/// As libc reads it: TZ first (a name, a path below the zone files, either behind a colon; empty is UTC), then the link or the copy. No file at all is UTC.
SystemZone readSystemZone(const ZoneSources &sources);

/// The zone this process was started with, read once. Thread-safe.
const SystemZone &systemZone();

} // namespace tidegate
