// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace tidegate {

/// An IPv4 address of four decimal numbers without leading zeros: 127.1, 0177.0.0.1 and 2130706433 are none.
bool isIpv4Literal(QStringView text);
/// An IPv6 address without brackets and zone, in either case (RFC 4291 §2.2).
bool isIpv6Literal(QStringView text);
/// A host name of letters, digits and hyphens (RFC 1123), at most 253 characters, whose last label is not a number; or an IP literal.
bool isHost(QStringView text);

} // namespace tidegate
