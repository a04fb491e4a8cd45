// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/connectiongate.h"

#include <algorithm>

#include <sys/resource.h>

namespace tidegate {

namespace {

constexpr int reservedDescriptors = 64; // for files, databases and outbound connections

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

} // namespace

ConnectionGate::ConnectionGate(const HttpLimits &limits)
    : m_maxTotal(allowedByProcess(limits.connections)), m_maxPerAddress(limits.connectionsPerAddress), m_maxHandshakes(limits.handshakesPerAddress)
{}

std::shared_ptr<ConnectionGate::Ticket> ConnectionGate::enter(const QHostAddress &peer, bool handshaking)
{
    std::string key = keyOf(peer);
    {
        const std::lock_guard lock(m_mutex);
        if (m_total >= m_maxTotal)
            return nullptr;
        const auto found = m_counts.find(key);
        const Counts now = found == m_counts.end() ? Counts{} : found->second;
        if (now.connections >= m_maxPerAddress || (handshaking && now.handshakes >= m_maxHandshakes))
            return nullptr;
        Counts &counts = m_counts[key];
        ++counts.connections;
        counts.handshakes += handshaking ? 1 : 0;
        ++m_total;
    }
    return std::make_shared<Ticket>(shared_from_this(), std::move(key), handshaking);
}

int ConnectionGate::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_total;
}

void ConnectionGate::leave(const std::string &key, bool handshaking)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_counts.find(key);
    found->second.handshakes -= handshaking ? 1 : 0;
    --m_total;
    if (--found->second.connections == 0)
        m_counts.erase(found);
}

void ConnectionGate::endHandshake(const std::string &key)
{
    const std::lock_guard lock(m_mutex);
    --m_counts.at(key).handshakes;
}

ConnectionGate::Ticket::Ticket(std::shared_ptr<ConnectionGate> gate, std::string key, bool handshaking)
    : m_gate(std::move(gate)), m_key(std::move(key)), m_handshaking(handshaking)
{}

ConnectionGate::Ticket::~Ticket()
{
    m_gate->leave(m_key, m_handshaking);
}

void ConnectionGate::Ticket::handshakeDone()
{
    if (std::exchange(m_handshaking, false))
        m_gate->endHandshake(m_key);
}

} // namespace tidegate
