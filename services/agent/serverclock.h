// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QByteArray>

#include <functional>
#include <optional>

namespace tidegate {

/// The time of the server, as far as an agent knows it: what an answer said, counted on by the clock of this computer that nobody can set. What an agent
/// observes is dated by it, so that a clock that is wrong, or is set, makes nothing older or newer than it is. Until an answer came it is the clock on the
/// wall.
class ServerClock final : public Clock
{
public:
    using Reading = std::function<std::chrono::milliseconds()>;

    ServerClock();
    /// With the clocks of a test: the one on the wall, and the one since the start of the computer.
    ServerClock(const Clock &wall, Reading sinceStart);

    Instant now() const override;
    bool isKnown() const { return m_server.has_value(); }
    std::chrono::milliseconds sinceStart() const { return m_sinceStart(); }
    /// An answer to what was asked at `asked` of sinceStart() said that it is `server`. It was said about half way between then and now.
    void learn(Instant server, std::chrono::milliseconds asked);

private:
    const Clock &m_wall;
    const Reading m_sinceStart;
    std::optional<Instant> m_server;       ///< What it was …
    std::chrono::milliseconds m_learnt{0}; ///< … at this of sinceStart().
};

/// When something was observed: it can be dated anew once the time of the server is known, unless the computer was started since.
struct ObservationTime
{
    Instant at;                              ///< As it was known then.
    std::chrono::milliseconds sinceStart{0}; ///< Of the computer.
    QByteArray start;                        ///< Which start of the computer it was.

    Instant by(const ServerClock &clock) const;

    static ObservationTime now(const ServerClock &clock);
};

/// Names this start of the computer; empty where the system does not tell.
const QByteArray &startOfComputer();

} // namespace tidegate
