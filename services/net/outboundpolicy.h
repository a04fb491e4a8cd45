// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QHostAddress>
#include <QList>

namespace tidegate {

/// What kind of place an address is, as far as connecting to it goes.
enum class AddressClass {
    Denied,   ///< Never connected to: metadata services, link-local, multicast, reserved, and the same inside tunnel addresses.
    Loopback, ///< 127/8 and ::1, plainly or IPv4-mapped.
    Private,  ///< Inside somebody's network, or not routed in the internet.
    Public,
};

/// By a table of our own, because QHostAddress::isGlobal() takes private networks for global ones. An IPv4 address inside
/// ::ffff/96, ::ffff:0:0:0/96 (translated), 64:ff9b::/96 (NAT64), 2002::/16 (6to4) or 2001::/32 (Teredo) counts as what it hides; what
/// hides loopback is Denied, except ::ffff/96. Denied whatever they hide are ::/96 (IPv4-compatible) and 64:ff9b:1::/48 (NAT64 of a site).
AddressClass classify(const QHostAddress &address);

/// A host as a connection may name it (isHost()), lower-cased. "invalid-host" are the other spellings of an address that
/// resolvers take ("127.1", "0x7f000001", "2130706433", "0177.0.0.1", full-width digits), scope ids and a trailing dot.
Result<QString> canonicalHost(const QString &text);

/// A network that a server may connect to, such as "10.20.0.0/16:2376,4646".
struct ListedNetwork
{
    QHostAddress address;
    int prefixLength = 0;
    QList<quint16> ports; ///< Empty: 443, 2376 and 4646.

    friend bool operator==(const ListedNetwork &, const ListedNetwork &) = default;
};

/// IPv6 networks stand in brackets when ports follow: "[fd12::]/48:2376". Bits beyond the prefix must be zero, and
/// the address must carry no IPv4 address: the network of that one is what counts.
Result<ListedNetwork> parseListedNetwork(const QString &text);

/// Where this process may connect to. What classify() calls Denied is refused whatever is set here.
struct OutboundPolicy
{
    /// A server: only `listed`. Otherwise, for a single user, private and public addresses and the computer itself, at any port.
    bool listedOnly = true;
    QList<ListedNetwork> listed;      ///< Loopback only by a network inside 127/8 or by ::1/128; who names 127.0.0.1 names ::1 too.
    QList<QHostAddress> ownAddresses; ///< Of this server and its database: refused unless they are loopback ones, which are judged as such.

    /// Forbidden with code "blocked-by-policy" when a connection is not allowed. Thread-safe.
    Result<void> judge(const QHostAddress &address, quint16 port) const;
    /// The same for all answers of a name: one bad address spoils them all, because an attacker may mix them.
    Result<void> judgeAll(const QList<QHostAddress> &addresses, quint16 port) const;
};

} // namespace tidegate
