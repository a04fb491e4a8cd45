// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/httpconfig.h"

#include <QHostAddress>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>

namespace tidegate {

/// Counts connections, all together and for each address. When there are too many, one that does nothing gives its place to the next:
/// first those that are over, then idle ones of strangers, idle ones that had signed in, and strangers who take their time with a request or
/// a handshake; among equals one of the address that has most, the oldest first. What is being answered or followed stays. Thread-safe.
class ConnectionGate : public std::enable_shared_from_this<ConnectionGate>
{
public:
    /// What a connection does.
    enum class Use {
        Over,   ///< The client may read its last answer, no more.
        Idle,   ///< Between two requests, or before the first.
        Asking, ///< A handshake or a request arrives, or an answer is not taken yet.
        Busy,   ///< A request is being answered, or a stream followed.
    };

    /// Caps as in the limits, lowered to what the process may open.
    explicit ConnectionGate(const HttpLimits &limits);

    /// A place held by one connection; gives it back when destroyed.
    class Ticket
    {
    public:
        Ticket(std::shared_ptr<ConnectionGate> gate, std::string key, bool handshaking);
        ~Ticket();
        Q_DISABLE_COPY_MOVE(Ticket)

        /// Called once, in any thread and with the gate locked, when the place is given to somebody else. False when it was already.
        bool attach(std::function<void()> onEvicted);
        void detach();
        void setUse(Use use);
        void setKnown() { m_known = true; } ///< A request came with a valid token.
        bool isKnown() const { return m_known; }
        void handshakeDone(); ///< The connection no longer counts as one in its TLS handshake.

    private:
        friend class ConnectionGate;
        std::shared_ptr<ConnectionGate> m_gate;
        const std::string m_key;
        std::atomic<Use> m_use;
        std::atomic<qint64> m_since; ///< Of the use; steady clock.
        std::atomic<bool> m_known{false};
        bool m_handshaking; ///< Guarded by the gate's mutex, as what follows.
        bool m_evicted = false;
        std::function<void()> m_onEvicted;
    };

    /// Null when a cap is reached and nobody is idle.
    std::shared_ptr<Ticket> enter(const QHostAddress &peer, bool handshaking);
    int count() const;
    uint64_t evictions() const; ///< Since the start.

private:
    struct Counts
    {
        int connections = 0;
        int handshakes = 0;
    };

    bool makeRoom(const std::string &key, bool handshaking);
    bool evictOne(const std::function<bool(const Ticket &)> &concerns);
    void release(const Ticket &ticket);
    void leave(Ticket &ticket);

    mutable std::mutex m_mutex;
    std::map<std::string, Counts> m_counts;
    std::unordered_set<Ticket *> m_tickets; ///< Of those that hold a place.
    int m_total = 0;
    int m_leaving = 0; ///< Evicted, but not closed yet.
    uint64_t m_evictions = 0;
    int m_maxTotal;
    int m_maxPerAddress;
    int m_maxHandshakes;
};

} // namespace tidegate
