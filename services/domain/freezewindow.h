// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace tidegate {

enum class FreezeState { Upcoming, Active, Ended, Cancelled };
QString toString(FreezeState state); ///< "upcoming", "active", "ended", "cancelled".

/// When and why an environment takes no deployments. At which times it freezes is asked of occurrences() (services/domain/occurrence.h).
struct FreezeWindow
{
    FreezeWindowId id;
    EnvironmentId environmentId;
    Instant start;            ///< Of its first occurrence; whole seconds.
    Instant end;              ///< Exclusive.
    QString reason;           ///< 1–1,024 characters.
    QList<UserId> exceptions; ///< Who may deploy all the same; nobody is there implicitly.
    QString timezone;         ///< IANA name in which people speak of it; empty: UTC.

    qint64 version = 0;
    Instant createdAt;
    UserId createdBy;
    Instant updatedAt;
    UserId updatedBy;
    std::optional<Instant> endedEarlyAt; ///< Set when an active window was ended; `end` is then this instant.
    std::optional<Instant> deletedAt;    ///< Hidden from lists since.

    bool covers(Instant instant) const;     ///< Whether it freezes at the instant, if it is not deleted.
    FreezeState stateAt(Instant now) const; ///< Active while an occurrence is on, upcoming while one lies ahead.

    friend bool operator==(const FreezeWindow &, const FreezeWindow &) = default;
};

constexpr std::chrono::seconds minFreeze{60};
constexpr std::chrono::hours maxFreeze{366 * 24};
constexpr std::chrono::hours longFreeze{31 * 24}; ///< Longer ones are accepted with a warning.

/// Checks the rules that need no store: length, order, a reason, an IANA zone. All violations at once. The zone it was stored with is taken as it is, because
/// a zone that the database has no more must not keep anybody from ending the freeze.
Result<FreezeWindow> validated(FreezeWindow window, const QString &storedZone = {});

} // namespace tidegate
