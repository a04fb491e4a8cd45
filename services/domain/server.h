// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/message.h"
#include "services/domain/permission.h"

#include <QByteArray>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace tidegate {

/// Where a server is and how to speak to it. The token is never logged and never put into a URL.
struct Endpoint
{
    QUrl baseUrl; ///< "http://127.0.0.1:41873", without path.
    QByteArray token;
    QByteArray caCertificates; ///< PEM of a private CA; empty: the system's.
};

/// What GET /api/v1/meta says of the server.
struct ServerInfo
{
    QString version;
    QString minimumAgentVersion; ///< Empty from servers before they said it.
    QString mode;                ///< "local" or "server".
    Instant serverTime;
    std::optional<Instant> clockHighest; ///< While the server's clock is in doubt: what it showed before. Gate checks then answer no.
    std::optional<Remark> clockWarning;  ///< What the server says of its clock: it is in doubt, or another than the database's.
    QStringList capabilities;
};

/// What a client may say of itself: GET /api/v1/whoami.
struct Identity
{
    UserId user;
    QString name;
    QString role;
    QSet<Permission> permissions; ///< Those of a newer server are left out.
};

} // namespace tidegate
