// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/admission.h"

#include "services/domain/httpbytes.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/problem.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr size_t maxToken = 512;
constexpr qsizetype maxReason = 1024;
constexpr std::string_view jsonType = "application/json";
constexpr std::string_view patchType = "application/merge-patch+json";
constexpr std::string_view consoleAgent = "Tidegate-Console/"; // what the client of the console calls itself

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// The b64token, or nothing when it is none.
std::string_view wellFormedToken(std::string_view field)
{
    const std::string_view token = trimmed(field);
    const bool wellFormed = token.size() <= maxToken
        && std::all_of(token.begin(), token.end(), [](char c) { return isAlnum(c) || std::string_view("-._~+/=").find(c) != std::string_view::npos; });
    return wellFormed ? token : std::string_view();
}

/// The token of "Authorization: Bearer <b64token>" (RFC 6750 §2.1); empty when the field is missing or malformed.
std::string_view bearerToken(std::string_view field)
{
    const std::string_view scheme = field.substr(0, field.find(' '));
    if (!equalsIgnoringCase(scheme, "bearer"))
        return {};
    field.remove_prefix(std::min(field.size(), scheme.size() + 1));
    return wellFormedToken(field);
}

/// Whether a Content-Type is the wanted one, with no parameter but charset=utf-8.
bool isMediaType(std::string_view field, std::string_view wanted)
{
    if (!equalsIgnoringCase(trimmed(takeUntil(field, ';')), wanted))
        return false;
    const std::string_view parameter = trimmed(field);
    return parameter.empty() || equalsIgnoringCase(parameter, "charset=utf-8") || equalsIgnoringCase(parameter, "charset=\"utf-8\"");
}

std::optional<Error> checkContent(const RequestParser &request, const ApiRoute &route)
{
    const std::string_view coding = request.value(RequestField::ContentEncoding);
    if (!coding.empty() && !equalsIgnoringCase(coding, "identity"))
        return makeError(ErrorKind::UnsupportedMedia, say("content-coding"));
    if (route.body == BodyKind::None || (!request.hasBody() && !request.has(RequestField::ContentType)))
        return std::nullopt;
    const std::string_view type = request.value(RequestField::ContentType);
    const bool takesPatch = route.body == BodyKind::MergePatch || route.method == HttpMethod::Put || route.method == HttpMethod::Patch;
    if (isMediaType(type, jsonType) || (takesPatch && isMediaType(type, patchType)))
        return std::nullopt;
    return makeError(ErrorKind::UnsupportedMedia, say("content-type"));
}

/// Whether a quality weight says "not at all": q=0, q=0.0, q=0.00 or q=0.000.
bool isZeroQuality(std::string_view parameters)
{
    while (!parameters.empty()) {
        std::string_view parameter = trimmed(takeUntil(parameters, ';'));
        if (parameter.size() < 3 || toLowerAscii(parameter[0]) != 'q' || parameter[1] != '=')
            continue;
        parameter.remove_prefix(2);
        return parameter.find_first_not_of("0.") == std::string_view::npos;
    }
    return false;
}

/// The Tidegate-Reason field: percent-encoded because people's text is rarely ASCII.
std::optional<Error> readReason(const RequestParser &request, Admission &admission)
{
    if (!request.has(RequestField::Reason))
        return std::nullopt;
    const auto decoded = decodeText(request.value(RequestField::Reason));
    if (decoded)
        admission.reason = toQString(*decoded);
    if (decoded && admission.reason.size() <= maxReason)
        return std::nullopt;
    return makeError(ErrorKind::Malformed, say("malformed-reason"));
}

bool isAcceptable(const RequestParser &request)
{
    const std::string_view first = request.value(RequestField::Accept);
    if (first.empty() || first == "*/*" || first == jsonType)
        return true;
    static constexpr std::string_view known[] = {
        "*/*",      "application/*",     "text/*",     jsonType,        "application/problem+json",        "application/x-ndjson",
        "text/csv", "text/event-stream", "text/plain", "text/calendar", "application/vnd.oai.openapi+json"};
    const std::string all = request.joined(RequestField::Accept);
    std::string_view rest(all);
    while (!rest.empty()) {
        std::string_view range = takeUntil(rest, ',');
        const std::string_view type = trimmed(takeUntil(range, ';'));
        const bool isKnown = std::any_of(std::begin(known), std::end(known), [type](std::string_view name) { return equalsIgnoringCase(type, name); });
        if (isKnown && !isZeroQuality(range))
            return true;
    }
    return false;
}

} // namespace

AdmissionDesk::AdmissionDesk(std::vector<ApiRoute> routes, Authenticate authenticate, HttpIdentity identity)
    : m_table(std::move(routes)), m_authenticate(std::move(authenticate)), m_identity(std::move(identity))
{}

/// An entry without a port stands for the host on any port.
bool AdmissionDesk::isOurHost(std::string_view host) const
{
    const size_t colon = host.rfind(':');
    const bool hasPort = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
    const std::string_view name = host.substr(0, hasPort ? colon : host.size());
    return std::any_of(m_identity.hosts.begin(), m_identity.hosts.end(),
                       [host, name](const std::string &allowed) { return equalsIgnoringCase(host, allowed) || equalsIgnoringCase(name, allowed); });
}

/// A browser says where a request comes from; nobody else sends these fields.
bool AdmissionDesk::isTrustedOrigin(const RequestParser &request) const
{
    if (request.has(RequestField::Origin)) {
        const std::string_view origin = request.value(RequestField::Origin);
        const std::string own = m_identity.scheme + "://" + std::string(request.value(RequestField::Host));
        return equalsIgnoringCase(origin, own) || std::any_of(m_identity.origins.begin(), m_identity.origins.end(), [origin](const std::string &allowed) {
                   return equalsIgnoringCase(origin, allowed);
               });
    }
    const std::string_view site = request.value(RequestField::SecFetchSite);
    return site.empty() || site == "none" || site == "same-origin";
}

Admission AdmissionDesk::admit(const RequestParser &request, std::string_view requestId, bool late) const
{
    Admission admission;
    std::optional<Error> error;
    if (request.has(RequestField::Host) && !isOurHost(request.value(RequestField::Host)))
        error = makeError(ErrorKind::Misdirected, say("misdirected"));
    else if (!isTrustedOrigin(request))
        error = makeError(ErrorKind::Forbidden, say("foreign-origin"));
    if (!error)
        error = findRoute(request, admission, requestId);
    if (!error && admission.route) {
        std::optional<Error> refused = checkContent(request, *admission.route);
        if (!refused && !isAcceptable(request))
            refused = makeError(ErrorKind::NotAcceptable, say("not-acceptable"));
        if (!refused)
            refused = readReason(request, admission);
        // Whoever is not let in hears that first.
        const bool isLate = late && !refused && !request.hasBody() && admission.route->handler.authenticates();
        error = readCaller(request, admission);
        if (!error && admission.caller && !isLate)
            error = authorise(admission);
        if (!error)
            error = std::move(refused);
    }
    if (error) {
        admission.caller.reset();
        admission.answer = problemReply(*error, {.requestId = toQString(requestId), .instance = admission.path});
        admission.route = nullptr;
    }
    return admission;
}

std::optional<Error> AdmissionDesk::findRoute(const RequestParser &request, Admission &admission, std::string_view requestId) const
{
    std::string_view query = request.target();
    const std::string_view path = takeUntil(query, '?');
    PathSegments decoded;
    if (!decodePath(path, decoded) || !isValidQuery(query))
        return makeError(ErrorKind::Malformed, say("malformed-target"));
    std::string whole;
    whole.reserve(path.size());
    for (const std::string_view segment : decoded.segments)
        whole.append("/").append(segment);
    admission.path = toQString(whole);
    if (request.method() == WireMethod::Other) {
        admission.answer = protocolProblem(501, {.requestId = toQString(requestId), .instance = admission.path});
        return std::nullopt;
    }
    const RouteTable::Match match = m_table.find(decoded.segments);
    if (!match.resource)
        return notFound();
    if (const ApiRoute *route = match.resource->routeFor(request.method())) {
        admission.route = route;
        admission.label = route->path;
        for (const std::string_view argument : match.arguments)
            admission.arguments.append(toQString(argument));
        return std::nullopt;
    }
    if (request.method() == WireMethod::Options) {
        admission.answer.emplace();
        admission.answer->status = 204;
    } else {
        admission.answer = protocolProblem(405, {.requestId = toQString(requestId), .instance = admission.path});
    }
    admission.answer->headers.emplace_back("Allow", match.resource->allow);
    return std::nullopt;
}

std::optional<Error> AdmissionDesk::readCaller(const RequestParser &request, Admission &admission) const
{
    const Permission permission = admission.route->permission;
    if (permission == Permission::None)
        return std::nullopt;
    const bool comesByField = permission == Permission::AgentEnroll && request.has(RequestField::AgentToken);
    const std::string_view token = comesByField ? wellFormedToken(request.value(RequestField::AgentToken))
                                                : bearerToken(request.value(RequestField::Authorization));
    if (token.empty() || !m_authenticate)
        return makeError(ErrorKind::Unauthenticated, say("unauthenticated/token"));
    admission.caller = Caller{.bearer = std::string(token),
                              .permission = permission,
                              .isConsole = request.value(RequestField::UserAgent).starts_with(consoleAgent),
                              .onAdmitted = {}};
    return std::nullopt;
}

std::optional<Error> AdmissionDesk::authorise(Admission &admission) const
{
    const Caller caller = *std::exchange(admission.caller, std::nullopt);
    ASSIGN_OR_RETURN(Principal owner, m_authenticate(caller.bearer));
    ASSIGN_OR_RETURN(admission.principal, caller.admit(std::move(owner)));
    return std::nullopt;
}

} // namespace tidegate
