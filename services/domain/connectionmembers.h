// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonObject>
#include <QStringList>

namespace tidegate {

/// A member that earlier versions stored. It means nothing any more: it is left out of what is read from a store, and refused in a request.
inline constexpr char retiredConnectionMember[] = "allowLoopback";

/// The names of all members that a connection of any type of target may have, each once.
QStringList connectionMembers();

/// Whether a connection is spoken with TLS. Without `tlsEnabled` it is, unless the address or endpoint says http:// or the port is Docker's plain 2375. Whoever
/// connects, seals a credential for an address, or warns, asks here.
bool usesTls(const QJsonObject &connection);

} // namespace tidegate
