// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/replyerror.h"

#include "services/domain/say.h"

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
        return makeError(ErrorKind::Misdirected, say("redirected"), detail);
    if (status == 401)
        return makeError(ErrorKind::Unauthenticated, say("unauthenticated/refused"), detail);
    Error error = makeError(kindOfStatus(status), say("http-status", status), detail);
    error.code = u"http-%1"_s.arg(status);
    return error;
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
    const auto unavailable = [&reply](SentenceKey<1> key) { return makeError(ErrorKind::Unavailable, say(key, where(reply)), reply.errorString()); };
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return unavailable("connection-refused/server");
    case QNetworkReply::HostNotFoundError:
        return unavailable("host-not-found/server");
    case QNetworkReply::SslHandshakeFailedError:
        return unavailable("tls-failed/server");
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return makeError(ErrorKind::Timeout, say("timeout/server", where(reply)), reply.errorString());
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return unavailable("not-http");
    case QNetworkReply::RemoteHostClosedError:
        return unavailable("connection-closed/server");
    default:
        return unavailable("connection-failed/server");
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
    error.said = messageFromJson({{u"code"_s, error.code}, {u"params"_s, problem.take("params"_L1)}});
    if (status == 401) { // the server speaks to programs
        error.said = say("unauthenticated/refused");
        error.message = english(error.said);
    } else if (error.message.isEmpty()) {
        error.message = problem.value("title"_L1).toString();
    }
    error.detail = QString::fromUtf8(body.left(2048));
    const QJsonArray fields = problem.take("errors"_L1).toArray();
    for (const auto field : fields) {
        error.fields.append({field["pointer"_L1].toString(), field["code"_L1].toString(), field["message"_L1].toString()});
        error.fields.last().said = messageFromJson(field.toObject());
    }
    for (const auto known : {"type"_L1, "title"_L1, "status"_L1, "instance"_L1})
        problem.remove(known);
    error.extra = problem.toVariantMap();
    return error;
}

} // namespace tidegate
