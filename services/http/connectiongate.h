// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/httpconfig.h"

#include <QHostAddress>

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace tidegate {

/// Counts connections, all together and for each address, and says when there are too many. Thread-safe.
class ConnectionGate : public std::enable_shared_from_this<ConnectionGate>
{
public:
    /// Caps as in the limits, lowered to what the process may open.
    explicit ConnectionGate(const HttpLimits &limits);

    /// A place held by one connection; gives it back when destroyed.
    class Ticket
    {
    public:
        Ticket(std::shared_ptr<ConnectionGate> gate, std::string key, bool handshaking);
        ~Ticket();
        Q_DISABLE_COPY_MOVE(Ticket)
        void handshakeDone(); ///< The connection no longer counts as one in its TLS handshake.

    private:
        std::shared_ptr<ConnectionGate> m_gate;
        std::string m_key;
        bool m_handshaking;
    };

    /// Null when a cap is reached.
    std::shared_ptr<Ticket> enter(const QHostAddress &peer, bool handshaking);
    int count() const;

private:
    struct Counts
    {
        int connections = 0;
        int handshakes = 0;
    };

    void leave(const std::string &key, bool handshaking);
    void endHandshake(const std::string &key);

    mutable std::mutex m_mutex;
    std::map<std::string, Counts> m_counts;
    int m_total = 0;
    int m_maxTotal;
    int m_maxPerAddress;
    int m_maxHandshakes;
};

} // namespace tidegate
