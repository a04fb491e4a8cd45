// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/engineact.h"

#include <QList>

namespace tidegate {

/// What an engine did of late, for those who find afterwards that another image runs. It is kept by a clock that nobody can set, an hour long, and so many at
/// most; the oldest go first. Of what a container that is started again and again does, its first start and its last end are kept. No I/O.
class EngineActs
{
public:
    void add(const EngineAct &act, std::chrono::milliseconds at);

    /// Those of a Compose project, or with an empty one of all, from `since` on; those of images from a quarter of an hour before. At most maxActs, the newest;
    /// by time, dated by the instant that it is at `reading`.
    QList<EngineAct> since(std::chrono::milliseconds since, const QString &project, Instant now, std::chrono::milliseconds reading) const;

private:
    struct Entry
    {
        EngineAct act;
        std::chrono::milliseconds at{0};
    };

    bool isRepeated(const EngineAct &act);

    QList<Entry> m_entries; ///< By time.
};

} // namespace tidegate
