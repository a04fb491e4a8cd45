// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/database.h"
#include "services/store/postgres/postgresconnection.h"

#include <mutex>
#include <set>
#include <thread>

namespace tidegate::sql {

/// Wakes who follows a tenant in another process, by LISTEN and NOTIFY, on one connection in a thread of its own, from its first use on. Thread-safe.
///
/// A notice says only that there is something to read: one that is lost costs its time until somebody looks anyway. It is sent after the commit, and many of
/// a tenant become one, because whoever sends notices commits one after the other in all of the database: in the transaction of the writer each commit would
/// wait for the disk of the one before it.
class PostgresNotices
{
public:
    explicit PostgresNotices(PostgresAddress address);
    ~PostgresNotices(); ///< Sends what is not sent yet, if the server answers.
    Q_DISABLE_COPY_MOVE(PostgresNotices)

    /// Database::setListener(). The null tenant comes when the connection was lost for a while.
    void setListener(Database::Listener listener);
    void tell(TenantId tenant);

private:
    void start(); ///< Under the mutex.
    void work(const std::stop_token &stopped);
    Result<void> serve(PostgresConnection &connection, const std::stop_token &stopped);
    Result<void> sendAll(PostgresConnection &connection);
    void hear(PostgresConnection &connection);
    void inform(TenantId tenant);
    /// Until there is something to do, or nothing was heard for so long.
    bool wait(int socket, std::chrono::milliseconds longest);

    const PostgresAddress m_address;
    const int m_wake; ///< An eventfd.
    std::mutex m_mutex;
    std::set<QUuid> m_unsent;
    std::mutex m_listenerMutex; ///< Held while it is called.
    Database::Listener m_listener;
    std::jthread m_thread;
};

} // namespace tidegate::sql
