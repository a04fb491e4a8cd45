// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/engineaddress.h"

#include "services/domain/say.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {

Result<HttpRequest> engineAddress(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    HttpRequest request;
    request.useTls = false;
    request.host = u"localhost"_s;
    if (url.scheme() == "unix"_L1 && url.host().isEmpty() && url.path().startsWith(u'/') && url.path().size() > 1) {
        request.socketPath = url.path(QUrl::FullyDecoded);
        return request;
    }
    if (url.scheme() == "tcp"_L1 && !url.host().isEmpty() && url.port() > 0 && (url.path().isEmpty() || url.path() == "/"_L1)) {
        request.host = url.host();
        request.port = static_cast<quint16>(url.port());
        return request;
    }
    return makeError(ErrorKind::Malformed, say("agent-engine/address", text));
}

OutboundPolicy policyOfAgents()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

} // namespace tidegate
