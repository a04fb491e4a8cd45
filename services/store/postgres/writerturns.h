// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QHash>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace tidegate::sql {

/// The writers of this process: those of a tenant go one after the other, in the order in which they came, without holding a connection while they wait. Those
/// of different tenants do not wait for each other. Other servers are kept away by the tenant's row in the database.
class WriterTurns
{
public:
    WriterTurns() = default;
    Q_DISABLE_COPY_MOVE(WriterTurns)

    /// False when it was not this writer's turn in time.
    bool take(TenantId tenant, std::chrono::milliseconds patience);
    void end(TenantId tenant);

private:
    struct Waiter
    {
        std::condition_variable woken;
        bool isNext = false;
    };
    std::mutex m_mutex;
    QHash<TenantId, std::deque<Waiter *>> m_waiting; ///< Of tenants with a writer.
};

} // namespace tidegate::sql
