// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <atomic>
#include <thread>

namespace tidegate::test {

/// Stands between the store and Postgres on loopback, without TLS, and loses what the server says of a commit.
class PostgresProxy
{
public:
    explicit PostgresProxy(quint16 server);
    ~PostgresProxy();
    Q_DISABLE_COPY_MOVE(PostgresProxy)

    quint16 port() const { return m_port; }
    /// Ends the connection on which the next transaction that changed rows is committed, after the commit and before the client hears of it.
    void cutNextCommit() { m_armed = true; }
    /// How often that happened.
    int cuts() const { return m_cuts; }

private:
    void accept(const std::stop_token &stop);
    void serve(int client);

    quint16 m_server;
    quint16 m_port = 0;
    int m_listener = -1;
    std::atomic<bool> m_armed = false;
    std::atomic<bool> m_ends = false;
    std::atomic<int> m_cuts = 0;
    std::jthread m_thread;
};

} // namespace tidegate::test
