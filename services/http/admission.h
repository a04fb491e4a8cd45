// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/httpconfig.h"
#include "services/http/requestparser.h"
#include "services/http/routetable.h"
#include "services/http/targetpath.h"

#include <optional>

namespace tidegate {

/// What was decided about a request from its head alone.
struct Admission
{
    const ApiRoute *route = nullptr; ///< Null when there is an answer already.
    std::optional<ApiReply> answer;  ///< A refusal, or the answer to OPTIONS.
    Principal principal;
    std::optional<Caller> caller; ///< Instead of the principal, when the handler is to find out who asks.
    QString path;                 ///< Decoded, for problem documents.
    QStringList arguments;
    QString reason;          ///< Of the Tidegate-Reason field, decoded.
    std::string label = "-"; ///< Template of the path for logs and metrics; "-" if there is none.
};

/// Decides from the head of a request whether its body is worth reading. The order of the checks is fixed:
/// Host allow-list (421), web origin (403), target form (400), route (404, 405), bearer (401), permission (403),
/// content coding and type (415), Accept (406), reason (400). The length of the body is the parser's business (413).
/// The paths of the API are public in its description, so a caller without a token may learn that one does not exist.
class AdmissionDesk
{
public:
    AdmissionDesk(std::vector<ApiRoute> routes, Authenticate authenticate, HttpIdentity identity);

    /// Where `late` allows it, the credential of a request without a body is left to the handler of a route that looks at it in its own
    /// transaction (ApiHandler::authenticates()). What is wrong otherwise is said in the same order.
    Admission admit(const RequestParser &request, std::string_view requestId, bool late = false) const;
    const HttpIdentity &identity() const { return m_identity; }

private:
    bool isOurHost(std::string_view host) const;
    bool isTrustedOrigin(const RequestParser &request) const;
    /// Fills route, arguments and label, or the answer.
    std::optional<Error> findRoute(const RequestParser &request, Admission &admission, std::string_view requestId) const;
    /// What the head says of who asks, unless the route is public.
    std::optional<Error> readCaller(const RequestParser &request, Admission &admission) const;
    /// Puts the principal in the place of the caller.
    std::optional<Error> authorise(Admission &admission) const;

    RouteTable m_table;
    Authenticate m_authenticate;
    HttpIdentity m_identity;
};

} // namespace tidegate
