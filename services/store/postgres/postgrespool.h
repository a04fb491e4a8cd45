// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/postgres/postgresconnection.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace tidegate::sql {

/// The connections of one process to a Postgres database, opened as they are needed. Thread-safe.
///
/// After a failure to open one, the next callers are told the same for a moment instead of waiting each; then one of them tries again. So a server that comes
/// back is found within a second, by whatever is asked next.
class PostgresPool
{
public:
    PostgresPool(PostgresAddress address, int most) : m_address(std::move(address)), m_most(most) {}
    Q_DISABLE_COPY_MOVE(PostgresPool)

    /// One that works as far as can be seen without asking. Waits while all are in use; Unavailable when that takes too long.
    Result<std::unique_ptr<PostgresConnection>> take();
    void giveBack(std::unique_ptr<PostgresConnection> connection);
    /// The server was found to answer: the next caller tries, whatever the last one was told.
    void forgetRefusal();

private:
    Result<std::unique_ptr<PostgresConnection>> openOne();

    const PostgresAddress m_address;
    const int m_most;
    std::mutex m_mutex;
    std::condition_variable m_freed;
    std::vector<std::unique_ptr<PostgresConnection>> m_idle;
    int m_open = 0; ///< Idle ones included.
    std::optional<Error> m_refusal;
    std::chrono::steady_clock::time_point m_refusedUntil;
    std::atomic<quint64> m_answers{0}; ///< How often the server was found to answer.
    bool m_isRetrying = false;         ///< Somebody finds out whether the refusal still holds.
};

} // namespace tidegate::sql
