// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/replyerror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace tidegate {

using namespace Qt::StringLiterals;

namespace {

struct StatusKind
{
    int status;
    ErrorKind kind;
};

constexpr StatusKind kinds[] = {
    {400, ErrorKind::Malformed},       {401, ErrorKind::Unauthenticated}, {403, ErrorKind::Forbidden},
    {404, ErrorKind::NotFound},        {405, ErrorKind::NotSupported},    {406, ErrorKind::NotAcceptable},
    {408, ErrorKind::Timeout},         {409, ErrorKind::Conflict},        {410, ErrorKind::NotFound},
    {412, ErrorKind::Stale},           {413, ErrorKind::TooLarge},        {415, ErrorKind::UnsupportedMedia},
    {421, ErrorKind::Misdirected},     {422, ErrorKind::Invalid},         {428, ErrorKind::PreconditionRequired},
    {429, ErrorKind::TooManyRequests}, {500, ErrorKind::Internal},        {501, ErrorKind::NotSupported},
    {502, ErrorKind::Unavailable},     {503, ErrorKind::Unavailable},     {504, ErrorKind::Timeout},
    {507, ErrorKind::StorageFull},
};

QString where(const QNetworkReply &reply)
{
    const QUrl url = reply.url();
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

Error plainStatusError(int status, const QByteArray &body)
{
    const QString detail = QString::fromUtf8(body.left(2048));
    if (status >= 300 && status < 400)
        return makeError(ErrorKind::Misdirected, u"redirected"_s,
                         u"The server points to another address. It is not followed; correct the address of the connection."_s, detail);
    if (status == 401)
        return makeError(ErrorKind::Unauthenticated, u"unauthenticated"_s, u"The server does not accept the token. Sign in again."_s, detail);
    return makeError(kindOfStatus(status), u"http-%1"_s.arg(status), u"The server answered with status %1."_s.arg(status), detail);
}

} // namespace

ErrorKind kindOfStatus(int status)
{
    for (const StatusKind &entry : kinds) {
        if (entry.status == status)
            return entry.kind;
    }
    if (status < 400)
        return ErrorKind::Misdirected;
    return status < 500 ? ErrorKind::Malformed : ErrorKind::Unavailable;
}

bool isClearAnswer(const QNetworkReply &reply)
{
    if (!reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid())
        return false;
    // Below 201 are errors of the network and of proxies, 301 and 399 say that the bytes were no HTTP.
    const auto error = reply.error();
    return error == QNetworkReply::NoError
        || (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ProtocolUnknownError && error != QNetworkReply::ProtocolFailure);
}

Error connectionError(const QNetworkReply &reply)
{
    const auto unavailable = [&reply](const QString &code, const QString &message) {
        return makeError(ErrorKind::Unavailable, code, message.arg(where(reply)), reply.errorString());
    };
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return unavailable(u"connection-refused"_s, u"Nothing listens at %1."_s);
    case QNetworkReply::HostNotFoundError:
        return unavailable(u"host-not-found"_s, u"The name of %1 is not known."_s);
    case QNetworkReply::SslHandshakeFailedError:
        return unavailable(u"tls-failed"_s, u"No secure connection to %1 could be made: its certificate is not trusted, or it does not speak TLS."_s);
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return makeError(ErrorKind::Timeout, u"timeout"_s, u"%1 did not answer in time."_s.arg(where(reply)), reply.errorString());
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return unavailable(u"not-http"_s, u"What answers at %1 does not speak HTTP."_s);
    case QNetworkReply::RemoteHostClosedError:
        return unavailable(u"connection-closed"_s, u"%1 closed the connection before it had answered."_s);
    default:
        return unavailable(u"connection-failed"_s, u"The connection to %1 failed."_s);
    }
}

Error statusError(int status, const QByteArray &contentType, const QByteArray &body)
{
    const QJsonDocument document = contentType.trimmed().startsWith("application/problem+json") ? QJsonDocument::fromJson(body) : QJsonDocument();
    QJsonObject problem = document.object();
    if (problem.value("code"_L1).toString().isEmpty())
        return plainStatusError(status, body);

    Error error;
    error.kind = kindOfStatus(status);
    error.code = problem.take("code"_L1).toString();
    error.message = problem.take("detail"_L1).toString();
    if (status == 401) // the server speaks to programs
        error.message = u"The server does not accept the token. Sign in again."_s;
    else if (error.message.isEmpty())
        error.message = problem.value("title"_L1).toString();
    error.detail = QString::fromUtf8(body.left(2048));
    const QJsonArray fields = problem.take("errors"_L1).toArray();
    for (const auto field : fields)
        error.fields.append({field["pointer"_L1].toString(), field["code"_L1].toString(), field["message"_L1].toString()});
    for (const auto known : {"type"_L1, "title"_L1, "status"_L1, "instance"_L1})
        problem.remove(known);
    error.extra = problem.toVariantMap();
    return error;
}

} // namespace tidegate
