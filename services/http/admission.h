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
    QString path; ///< Decoded, for problem documents.
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

    Admission admit(const RequestParser &request, const QString &requestId) const;
    const HttpIdentity &identity() const { return m_identity; }

private:
    bool isOurHost(std::string_view host) const;
    bool isTrustedOrigin(const RequestParser &request) const;
    /// Fills route, arguments and label, or the answer.
    std::optional<Error> findRoute(const RequestParser &request, Admission &admission, const QString &requestId) const;
    std::optional<Error> authorise(const RequestParser &request, Admission &admission) const;

    RouteTable m_table;
    Authenticate m_authenticate;
    HttpIdentity m_identity;
};

} // namespace tidegate
