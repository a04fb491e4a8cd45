// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/outboundpolicy.h"

#include "services/domain/hostname.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct Range4
{
    quint32 network;
    int prefix;
    AddressClass kind;
};

constexpr quint32 ip4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

// The first match wins. Besides the IANA special-purpose registries (RFC 6890) it holds the metadata and host services of clouds
// that lie outside link-local space.
constexpr std::array ranges4{
    Range4{ip4(0, 0, 0, 0), 8, AddressClass::Denied},        Range4{ip4(127, 0, 0, 0), 8, AddressClass::Loopback},
    Range4{ip4(169, 254, 0, 0), 16, AddressClass::Denied},   Range4{ip4(100, 100, 100, 200), 32, AddressClass::Denied},
    Range4{ip4(168, 63, 129, 16), 32, AddressClass::Denied}, Range4{ip4(192, 0, 0, 192), 32, AddressClass::Denied},
    Range4{ip4(192, 88, 99, 0), 24, AddressClass::Denied},   Range4{ip4(224, 0, 0, 0), 4, AddressClass::Denied},
    Range4{ip4(240, 0, 0, 0), 4, AddressClass::Denied},      Range4{ip4(10, 0, 0, 0), 8, AddressClass::Private},
    Range4{ip4(100, 64, 0, 0), 10, AddressClass::Private},   Range4{ip4(172, 16, 0, 0), 12, AddressClass::Private},
    Range4{ip4(192, 0, 0, 0), 24, AddressClass::Private},    Range4{ip4(192, 0, 2, 0), 24, AddressClass::Private},
    Range4{ip4(192, 168, 0, 0), 16, AddressClass::Private},  Range4{ip4(198, 18, 0, 0), 15, AddressClass::Private},
    Range4{ip4(198, 51, 100, 0), 24, AddressClass::Private}, Range4{ip4(203, 0, 113, 0), 24, AddressClass::Private},
};

struct Range6
{
    QLatin1StringView network;
    int prefix;
    AddressClass kind;
};

constexpr std::array ranges6{
    Range6{"::1"_L1, 128, AddressClass::Loopback},
    Range6{"::"_L1, 96, AddressClass::Denied}, // unspecified, and the deprecated IPv4-compatible
                                               // addresses
    Range6{"64:ff9b:1::"_L1, 48, AddressClass::Denied},
    Range6{"fe80::"_L1, 10, AddressClass::Denied},
    Range6{"fec0::"_L1, 10, AddressClass::Denied},
    Range6{"ff00::"_L1, 8, AddressClass::Denied},
    Range6{"100::"_L1, 64, AddressClass::Denied},
    Range6{"fd00:ec2::254"_L1, 128, AddressClass::Denied},
    Range6{"fd20:ce::254"_L1, 128, AddressClass::Denied},
    Range6{"fc00::"_L1, 7, AddressClass::Private},
    Range6{"2001:db8::"_L1, 32, AddressClass::Private},
};

quint32 word(const Q_IPV6ADDR &bytes, std::size_t at)
{
    return ip4(bytes.c[at], bytes.c[at + 1], bytes.c[at + 2], bytes.c[at + 3]);
}

AddressClass classify4(quint32 address)
{
    for (const auto &range : ranges4) {
        if (address >> (32 - range.prefix) == range.network >> (32 - range.prefix))
            return range.kind;
    }
    return AddressClass::Public;
}

// A tunnel to the loopback of the far end is never what somebody meant.
AddressClass tunnelled(quint32 address)
{
    const auto kind = classify4(address);
    return kind == AddressClass::Loopback ? AddressClass::Denied : kind;
}

AddressClass worse(AddressClass a, AddressClass b)
{
    return static_cast<int>(a) < static_cast<int>(b) ? a : b;
}

bool inSubnet(const QHostAddress &address, QLatin1StringView network, int prefix)
{
    return address.isInSubnet(QHostAddress(QString(network)), prefix);
}

/// The IPv4 address that a translator or a 6to4 relay makes of an IPv6 one.
std::optional<quint32> carried(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return {};
    const auto bytes = address.toIPv6Address();
    if (inSubnet(address, "64:ff9b::"_L1, 96) || inSubnet(address, "::ffff:0:0:0"_L1, 96)) // NAT64; IPv4-translated (RFC 2765)
        return word(bytes, 12);
    if (inSubnet(address, "2002::"_L1, 16))
        return word(bytes, 2);
    return {};
}

AddressClass classify6(const QHostAddress &address)
{
    const auto bytes = address.toIPv6Address();
    if (inSubnet(address, "::ffff:0:0"_L1, 96))
        return classify4(word(bytes, 12));
    if (const auto ipv4 = carried(address))
        return tunnelled(*ipv4);
    if (inSubnet(address, "2001::"_L1, 32)) // its server, and the client, which is stored inverted (RFC 4380)
        return worse(tunnelled(word(bytes, 4)), tunnelled(~word(bytes, 12)));
    for (const auto &range : ranges6) {
        if (inSubnet(address, range.network, range.prefix))
            return range.kind;
    }
    return AddressClass::Public;
}

// ::ffff:10.0.0.1 and 10.0.0.1 are one place, and so is what a translator makes of 64:ff9b::10.0.0.1.
QHostAddress unmapped(const QHostAddress &address)
{
    if (address.protocol() == QAbstractSocket::IPv6Protocol && inSubnet(address, "::ffff:0:0"_L1, 96))
        return QHostAddress(word(address.toIPv6Address(), 12));
    const auto inside = carried(address);
    return inside ? QHostAddress(*inside) : address;
}

bool matches(const ListedNetwork &network, const QHostAddress &address, quint16 port)
{
    static constexpr std::array<quint16, 3> defaultPorts{443, 2376, 4646};
    const bool portFits = network.ports.isEmpty() ? std::find(defaultPorts.begin(), defaultPorts.end(), port) != defaultPorts.end()
                                                  : network.ports.contains(port);
    // The computer itself is named on purpose, not along with everything (0.0.0.0/0).
    const bool isOfItsKind = classify(address) != AddressClass::Loopback || classify(network.address) == AddressClass::Loopback;
    return portFits && isOfItsKind && address.isInSubnet(network.address, network.prefixLength);
}

Error blocked()
{
    return makeError(ErrorKind::Forbidden, say("blocked-by-policy/address"));
}

Error invalidNetwork()
{
    return makeError(ErrorKind::Invalid, say("invalid-network/form"));
}

Result<QList<quint16>> parsePorts(const QString &text)
{
    QList<quint16> ports;
    for (const auto &part : text.split(u',')) {
        bool ok = false;
        const auto port = part.toUShort(&ok);
        if (!ok || port == 0)
            return invalidNetwork();
        ports.append(port);
    }
    return ports;
}

} // namespace

AddressClass classify(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return classify4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol:
        return address.scopeId().isEmpty() ? classify6(address) : AddressClass::Denied;
    default:
        return AddressClass::Denied;
    }
}

Result<QString> canonicalHost(const QString &text)
{
    if (!isHost(text))
        return makeError(ErrorKind::Invalid, say("invalid-host/outbound"));
    return isIpv6Literal(text) ? QHostAddress(text).toString() : text.toLower();
}

Result<ListedNetwork> parseListedNetwork(const QString &text)
{
    static const QRegularExpression form(u"\\A(?:\\[([0-9a-fA-F:.]+)\\]|([0-9a-fA-F:.]+?))/([0-9]{1,3})(?::([0-9,]+))?\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return invalidNetwork();

    ListedNetwork network;
    const auto host = canonicalHost(match.captured(1) + match.captured(2));
    if (!host || !network.address.setAddress(*host))
        return invalidNetwork();
    network.prefixLength = match.captured(3).toInt();
    const int bits = network.address.protocol() == QAbstractSocket::IPv4Protocol ? 32 : 128;
    if (network.prefixLength > bits)
        return invalidNetwork();
    if (unmapped(network.address) != network.address)
        return makeError(ErrorKind::Invalid, say("invalid-network/inner"));
    const auto [base, length] = QHostAddress::parseSubnet(network.address.toString() + u'/' + QString::number(network.prefixLength));
    if (length != network.prefixLength || base != network.address)
        return invalidNetwork();

    if (match.capturedLength(4) > 0) {
        ASSIGN_OR_RETURN(auto ports, parsePorts(match.captured(4)));
        network.ports = ports;
    }
    return network;
}

Result<void> OutboundPolicy::judge(const QHostAddress &address, quint16 port) const
{
    const auto place = unmapped(address);
    const auto kind = classify(address);
    if (kind == AddressClass::Denied || port == 0)
        return blocked();
    if (kind != AddressClass::Loopback && ownAddresses.contains(place))
        return blocked();
    if (!listedOnly)
        return {};
    // "localhost" has both addresses of this computer: to name 127.0.0.1 is to name ::1.
    const bool isOwnSix = place == QHostAddress(QHostAddress::LocalHostIPv6);
    const bool isListed = std::any_of(listed.begin(), listed.end(), [&](const auto &network) {
        return matches(network, place, port) || (isOwnSix && matches(network, QHostAddress(QHostAddress::LocalHost), port));
    });
    return isListed ? Result<void>() : Result<void>(blocked());
}

Result<void> OutboundPolicy::judgeAll(const QList<QHostAddress> &addresses, quint16 port) const
{
    for (const auto &address : addresses) {
        RETURN_IF_ERROR(judge(address, port));
    }
    return {};
}

} // namespace tidegate
