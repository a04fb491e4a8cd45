// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/problem.h"

#include "services/domain/say.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

int httpStatus(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Malformed:
        return 400;
    case ErrorKind::Unauthenticated:
        return 401;
    case ErrorKind::Forbidden:
        return 403;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::NotAcceptable:
        return 406;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::Stale:
        return 412;
    case ErrorKind::TooLarge:
        return 413;
    case ErrorKind::UnsupportedMedia:
        return 415;
    case ErrorKind::Misdirected:
        return 421;
    case ErrorKind::Invalid:
        return 422;
    case ErrorKind::PreconditionRequired:
        return 428;
    case ErrorKind::TooManyRequests:
        return 429;
    case ErrorKind::Internal:
        return 500;
    case ErrorKind::NotSupported:
        return 501;
    case ErrorKind::Unavailable:
        return 503;
    case ErrorKind::Timeout:
        return 504;
    case ErrorKind::StorageFull:
        return 507;
    }
    return 500;
}

std::string_view reasonPhrase(int status)
{
    static constexpr std::pair<int, std::string_view> phrases[] = {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    };
    const auto *found = std::find_if(std::begin(phrases), std::end(phrases), [status](const auto &entry) { return entry.first == status; });
    return found == std::end(phrases) ? std::string_view("Unknown") : found->second;
}

namespace {

/// "freeze-active" → "Freeze active".
QString titleOf(const QString &code)
{
    QString title = code;
    title.replace(u'-', u' ');
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

/// Beside "code", which they belong to.
void addParams(QJsonObject &object, const Message &said)
{
    if (!said.params.isEmpty() && said.code == object.value("code"_L1).toString())
        object.insert(u"params"_s, QJsonObject::fromVariantMap(said.params));
}

QJsonArray toJson(const QList<FieldError> &fields)
{
    QJsonArray array;
    for (const FieldError &field : fields) {
        QJsonObject member{{u"pointer"_s, field.pointer}, {u"code"_s, field.code}, {u"message"_s, field.message}};
        addParams(member, field.said);
        array.append(member);
    }
    return array;
}

QJsonObject document(int status, const Error &error, const ProblemContext &context)
{
    QJsonObject problem = QJsonObject::fromVariantMap(error.extra);
    const QString code = error.code.isEmpty() ? u"internal"_s : error.code;
    problem[u"type"_s] = QString(u"tag:tidegate,2026:problem/"_s + code);
    problem[u"title"_s] = titleOf(code);
    problem[u"status"_s] = status;
    problem[u"detail"_s] = error.message;
    problem[u"code"_s] = code;
    addParams(problem, error.said);
    problem[u"requestId"_s] = context.requestId;
    if (!context.instance.isEmpty())
        problem[u"instance"_s] = context.instance;
    if (!error.fields.isEmpty())
        problem[u"errors"_s] = toJson(error.fields);
    return problem;
}

struct ProtocolText
{
    int status;
    SentenceKey<0> key;
};

constexpr ProtocolText protocolTexts[] = {
    {400, "malformed-request/http"}, {405, "method-not-allowed"}, {408, "request-timeout"}, {413, "body-too-large"},
    {414, "target-too-long"},        {417, "expectation-failed"}, {431, "head-too-large"},  {500, "internal/request"},
    {501, "not-implemented"},        {503, "overloaded"},         {504, "handler-timeout"}, {505, "version-not-supported"},
};

} // namespace

ApiReply problemReply(int status, const Error &error, const ProblemContext &context)
{
    ApiReply reply;
    reply.status = status;
    reply.contentType = "application/problem+json";
    reply.body = QJsonDocument(document(status, error, context)).toJson(QJsonDocument::Compact).toStdString();
    if (status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    if (status == 429 || status == 503)
        reply.headers.emplace_back("Retry-After", QByteArray::number(std::max(1, error.extra.value(u"retryAfterSeconds"_s).toInt())));
    return reply;
}

ApiReply problemReply(const Error &error, const ProblemContext &context)
{
    return problemReply(httpStatus(error.kind), error, context);
}

ApiReply protocolProblem(int status, const ProblemContext &context)
{
    const auto *text = std::find_if(std::begin(protocolTexts), std::end(protocolTexts), [status](const auto &entry) { return entry.status == status; });
    if (text == std::end(protocolTexts))
        text = std::begin(protocolTexts);
    return problemReply(status, makeError(ErrorKind::Malformed, say(text->key)), context);
}

} // namespace tidegate
