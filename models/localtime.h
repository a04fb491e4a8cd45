// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QDate>
#include <QTime>
#include <QTimeZone>

namespace tidegate {

/// What a wall-clock time of a zone means as instants.
struct LocalTimeReading
{
    enum class Kind {
        Once,  ///< The usual case: earlier == later.
        Twice, ///< The clock is put back over it: both instants show this time.
        Never, ///< The clock jumps over it: no instant shows it.
    };

    Kind kind = Kind::Once;
    Instant earlier; ///< What a start takes, so that a freeze is never shorter than either reading.
    Instant later;   ///< What an end takes.

    friend bool operator==(const LocalTimeReading &, const LocalTimeReading &) = default;
};

/// Reads a local time. Where it does not exist, earlier and later are its readings by the offsets after and before the jump: both lie
/// outside the jump, one on each side. Pure. The date and the time must be valid.
LocalTimeReading readLocalTime(QDate date, QTime time, const QTimeZone &zone);

} // namespace tidegate
