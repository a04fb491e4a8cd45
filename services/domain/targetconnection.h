// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targettypes.h"

namespace tidegate {

/// A member that earlier versions stored. It means nothing any more: it is left out of what is read from a store, and refused in a request.
inline constexpr char retiredConnectionMember[] = "allowLoopback";

/// Unknown members, wrong types and literal secrets in a connection (semantics §3). Pointers are below "/connection".
QList<FieldError> connectionErrors(TargetType type, const QJsonObject &connection, const QJsonObject &stored = {});

/// Whether a connection is spoken with TLS. Without `tlsEnabled` it is, unless the address or endpoint says http:// or the port is Docker's plain 2375. Whoever
/// connects, seals a credential for an address, or warns, asks here.
bool usesTls(const QJsonObject &connection);

/// Whether an agent connects to the target, and not the server.
bool isByAgent(const QJsonObject &connection);
/// Which one; null where none does.
AgentId agentOf(const QJsonObject &connection);

/// Where a connection goes.
struct TargetEndpoint
{
    QString host; ///< As it is written; of a service of AWS, the one that serves its region. Empty: the connection does not say.
    quint16 port = 0;
    bool useTls = true;

    friend bool operator==(const TargetEndpoint &, const TargetEndpoint &) = default;
};
TargetEndpoint endpointOf(TargetType type, const QJsonObject &connection);

} // namespace tidegate
