// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/httpfetch.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/net/httpexchange.h"

#include <QSslCertificate>
#include <QSslKey>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Error unreadable(const Message &said)
{
    return makeError(ErrorKind::Invalid, said);
}

QSslKey readKey(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (const QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

Result<void> useClientCertificate(QSslConfiguration &configuration, const TlsMaterial &material)
{
    const auto chain = QSslCertificate::fromData(material.certificate);
    if (chain.isEmpty())
        return unreadable(say("tls-material-unreadable/certificate"));
    const auto key = readKey(material.key);
    if (key.isNull())
        return unreadable(say("tls-material-unreadable/key"));
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return {};
}

bool isClean(const QByteArray &text, bool spaceAllowed)
{
    return std::none_of(text.begin(), text.end(), [=](char c) { return (c >= 0 && c < ' ') || c == '\x7f' || (c == ' ' && !spaceAllowed); });
}

/// Nothing in a request may end a line, or it would be two requests.
bool isSendable(const HttpRequest &request)
{
    return request.path.startsWith('/') && isClean(request.path, false)
        && std::all_of(request.headers.begin(), request.headers.end(), [](const HttpHeader &header) {
               return !header.name.isEmpty() && isClean(header.name, false) && !header.name.contains(':') && isClean(header.value, true);
           });
}

QFuture<Result<HttpAnswer>> failed(const Error &error)
{
    QPromise<Result<HttpAnswer>> promise;
    promise.start();
    promise.addResult(error);
    promise.finish();
    return promise.future();
}

} // namespace

QByteArray HttpAnswer::header(const QByteArray &name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto &header) { return header.name == name; });
    return found == headers.end() ? QByteArray() : found->value;
}

Result<QSslConfiguration> tlsConfiguration(const TlsMaterial &material)
{
    QSslConfiguration configuration;
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    const auto authorities = material.ca.isEmpty() ? QSslConfiguration::systemCaCertificates() : QSslCertificate::fromData(material.ca);
    if (authorities.isEmpty() && !material.ca.isEmpty())
        return unreadable(say("tls-material-unreadable/authority"));
    configuration.setCaCertificates(authorities);
    if (material.certificate.isEmpty() != material.key.isEmpty())
        return unreadable(say("tls-material-unreadable/pair"));
    if (!material.certificate.isEmpty())
        RETURN_IF_ERROR(useClientCertificate(configuration, material));
    return configuration;
}

QByteArray hostHeader(const HttpRequest &request)
{
    const auto host = request.host.toLatin1().toLower();
    const auto name = host.contains(':') ? "[" + host + "]" : host;
    const quint16 usual = request.useTls ? 443 : 80;
    return request.port == usual ? name : name + ":" + QByteArray::number(request.port);
}

QFuture<Result<HttpAnswer>> httpFetch(const HttpRequest &request, const OutboundPolicy &policy)
{
    if (!isSendable(request))
        return failed(makeError(ErrorKind::Invalid, say("invalid-request")));
    auto host = canonicalHost(request.host);
    if (!host)
        return failed(host.error());
    auto cleaned = request;
    cleaned.host = *host;

    auto *exchange = new HttpExchange(cleaned, policy); // deletes itself
    auto future = exchange->future();
    exchange->start();
    return future;
}

} // namespace tidegate
