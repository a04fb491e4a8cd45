// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/probecredentials.h"

#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/try.h"

using namespace Qt::StringLiterals;

namespace tidegate {

Result<QByteArray> openReference(const ProbeTarget &target, QLatin1StringView member)
{
    const auto reference = target.connection.value(member).toString();
    if (reference.isEmpty())
        return target.openOwn ? target.openOwn(target, member) : QByteArray();
    if (!target.openSecret)
        return makeError(ErrorKind::Unavailable, say("credential-required/enter"));
    return target.openSecret(reference);
}

Result<TlsMaterial> openTlsMaterial(const ProbeTarget &target)
{
    ASSIGN_OR_RETURN(const auto ca, openReference(target, "tlsCaRef"_L1));
    ASSIGN_OR_RETURN(const auto certificate, openReference(target, "tlsCertRef"_L1));
    ASSIGN_OR_RETURN(const auto key, openReference(target, "tlsKeyRef"_L1));
    return TlsMaterial{ca, certificate, key};
}

Result<HttpRequest> requestTo(const ProbeTarget &target)
{
    const TargetEndpoint endpoint = endpointOf(target.type, target.connection);
    HttpRequest request;
    request.host = endpoint.host;
    request.port = endpoint.port;
    request.useTls = endpoint.useTls;
    if (request.useTls) {
        ASSIGN_OR_RETURN(request.tls, openTlsMaterial(target));
    }
    return request;
}

} // namespace tidegate
