// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/connectiongate.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <tuple>

#include <sys/resource.h>

namespace tidegate {

namespace {

constexpr int maxLeaving = 64;
constexpr int reservedDescriptors = 64 + maxLeaving; // for files, databases and outbound connections, and for places given away

int allowedByProcess(int wanted)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > 1'000'000)
        return wanted;
    return std::clamp(static_cast<int>(limit.rlim_cur) - reservedDescriptors, 1, wanted);
}

/// IPv4 addresses as such even when mapped; of IPv6 the /64, which is what one customer gets.
std::string keyOf(const QHostAddress &peer)
{
    bool isIpv4 = false;
    const quint32 ipv4 = peer.toIPv4Address(&isIpv4);
    if (isIpv4)
        return std::to_string(ipv4);
    const Q_IPV6ADDR ipv6 = peer.toIPv6Address();
    std::string key("6");
    for (int i = 0; i < 8; ++i)
        key += static_cast<char>(ipv6[i]);
    return key;
}

/// The lower, the sooner it has to go; nothing for what stays.
std::optional<int> rankOf(ConnectionGate::Use use, bool isKnown)
{
    switch (use) {
    case ConnectionGate::Use::Over:
        return 0;
    case ConnectionGate::Use::Idle:
        return isKnown ? 2 : 1;
    case ConnectionGate::Use::Asking:
        return isKnown ? std::nullopt : std::optional(3);
    case ConnectionGate::Use::Busy:
        break;
    }
    return std::nullopt;
}

qint64 steadyNow()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

} // namespace

ConnectionGate::ConnectionGate(const HttpLimits &limits)
    : m_maxTotal(allowedByProcess(limits.connections)), m_maxPerAddress(limits.connectionsPerAddress), m_maxHandshakes(limits.handshakesPerAddress)
{}

std::shared_ptr<ConnectionGate::Ticket> ConnectionGate::enter(const QHostAddress &peer, bool handshaking)
{
    std::string key = keyOf(peer);
    const std::lock_guard lock(m_mutex);
    if (!makeRoom(key, handshaking))
        return nullptr;
    Counts &counts = m_counts[key];
    ++counts.connections;
    counts.handshakes += handshaking ? 1 : 0;
    ++m_total;
    const auto ticket = std::make_shared<Ticket>(shared_from_this(), std::move(key), handshaking);
    m_tickets.insert(ticket.get());
    return ticket;
}

/// Whether there is a place, be it by taking somebody else's.
bool ConnectionGate::makeRoom(const std::string &key, bool handshaking)
{
    const auto found = m_counts.find(key);
    const Counts now = found == m_counts.end() ? Counts{} : found->second;
    const auto isSame = [&key](const Ticket &ticket) { return ticket.m_key == key; };
    if (handshaking && now.handshakes >= m_maxHandshakes)
        return evictOne([&](const Ticket &ticket) { return ticket.m_handshaking && isSame(ticket); });
    if (now.connections >= m_maxPerAddress)
        return evictOne(isSame);
    return m_total < m_maxTotal || evictOne([](const Ticket &) { return true; });
}

bool ConnectionGate::evictOne(const std::function<bool(const Ticket &)> &concerns)
{
    // Closing takes a turn of the connection's thread; until then it still has its descriptor.
    if (m_leaving >= maxLeaving)
        return false;
    Ticket *chosen = nullptr;
    std::tuple<int, int, qint64> best;
    for (Ticket *ticket : m_tickets) {
        const auto rank = rankOf(ticket->m_use, ticket->m_known);
        if (!rank || !concerns(*ticket))
            continue;
        const std::tuple candidate(*rank, -m_counts.at(ticket->m_key).connections, ticket->m_since.load());
        if (!chosen || candidate < best) {
            chosen = ticket;
            best = candidate;
        }
    }
    if (!chosen)
        return false;
    release(*chosen);
    m_tickets.erase(chosen);
    chosen->m_evicted = true;
    ++m_leaving;
    ++m_evictions;
    if (chosen->m_onEvicted)
        chosen->m_onEvicted();
    return true;
}

int ConnectionGate::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_total;
}

uint64_t ConnectionGate::evictions() const
{
    const std::lock_guard lock(m_mutex);
    return m_evictions;
}

void ConnectionGate::release(const Ticket &ticket)
{
    const auto found = m_counts.find(ticket.m_key);
    found->second.handshakes -= ticket.m_handshaking ? 1 : 0;
    --m_total;
    if (--found->second.connections == 0)
        m_counts.erase(found);
}

void ConnectionGate::leave(Ticket &ticket)
{
    const std::lock_guard lock(m_mutex);
    if (ticket.m_evicted) {
        --m_leaving;
        return;
    }
    release(ticket);
    m_tickets.erase(&ticket);
}

ConnectionGate::Ticket::Ticket(std::shared_ptr<ConnectionGate> gate, std::string key, bool handshaking)
    : m_gate(std::move(gate)), m_key(std::move(key)), m_use(handshaking ? Use::Asking : Use::Idle), m_since(steadyNow()), m_handshaking(handshaking)
{}

ConnectionGate::Ticket::~Ticket()
{
    m_gate->leave(*this);
}

bool ConnectionGate::Ticket::attach(std::function<void()> onEvicted)
{
    const std::lock_guard lock(m_gate->m_mutex);
    if (m_evicted)
        return false;
    m_onEvicted = std::move(onEvicted);
    return true;
}

void ConnectionGate::Ticket::detach()
{
    const std::lock_guard lock(m_gate->m_mutex);
    m_onEvicted = {};
}

void ConnectionGate::Ticket::setUse(Use use)
{
    if (m_use.exchange(use) != use)
        m_since = steadyNow();
}

void ConnectionGate::Ticket::handshakeDone()
{
    const std::lock_guard lock(m_gate->m_mutex);
    if (std::exchange(m_handshaking, false) && !m_evicted)
        --m_gate->m_counts.at(m_key).handshakes;
}

} // namespace tidegate
