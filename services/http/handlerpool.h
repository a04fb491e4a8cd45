// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"
#include "services/http/quicklane.h"

#include <QThreadPool>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <mutex>

namespace tidegate {

/// The threads that handlers run in, so that those of the connections can keep every deadline whatever a handler does. Shared by all
/// connections of a listener; thread-safe.
///
/// Long reads have few threads of their own, which take turns between the tenants: nobody's export keeps others from an answer.
class HandlerPool
{
public:
    struct Sizes
    {
        int quick = 8; ///< Writers wait for each other in all of them but one, so there are more than processors.
        int longReads = 2;
        int waitingLongReads = 32; ///< Of all tenants together.
    };

    explicit HandlerPool(Sizes sizes);
    ~HandlerPool(); ///< Waits for what runs.
    Q_DISABLE_COPY_MOVE(HandlerPool)

    /// Calls work in a thread of the pool. False, and never calls it, when too many long reads wait already.
    bool run(RunsIn place, TenantId tenant, std::function<void()> work);
    /// Waits for everything that was handed over; false when it takes longer.
    bool finish(std::chrono::milliseconds longest);

private:
    void serveLongReads();
    std::function<void()> nextLongRead();

    const Sizes m_sizes;
    QuickLane m_quick;
    QThreadPool m_long;
    std::mutex m_mutex;                                           ///< Of what follows.
    std::map<QUuid, std::deque<std::function<void()>>> m_waiting; ///< By tenant; no empty queues.
    QUuid m_lastTenant;
    int m_waitingCount = 0;
    int m_serving = 0;
};

} // namespace tidegate
