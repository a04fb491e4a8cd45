// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/connectionerrors.h"

#include <QSslError>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Error refusedTls(const QString &detail)
{
    return unreached(say("tls-refused"), detail);
}

bool isAboutIssuer(QSslError::SslError error)
{
    switch (error) {
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SubjectIssuerMismatch:
    case QSslError::AuthorityIssuerSerialNumberMismatch:
    case QSslError::CertificateUntrusted:
        return true;
    default:
        return false;
    }
}

/// The cause that has to be mended first: without a known issuer nothing else of a certificate can be believed.
Error untrustedCertificate(const QList<QSslError> &errors, const QString &detail)
{
    const auto has = [&](auto predicate) {
        return std::any_of(errors.begin(), errors.end(), [&](const QSslError &error) { return predicate(error.error()); });
    };
    const auto is = [&](QSslError::SslError wanted) { return has([=](auto error) { return error == wanted; }); };
    if (has(isAboutIssuer))
        return unreached(say("tls-unknown-issuer"), detail);
    if (is(QSslError::HostNameMismatch))
        return unreached(say("tls-other-name"), detail);
    if (is(QSslError::CertificateExpired))
        return unreached(say("tls-certificate-expired"), detail);
    if (is(QSslError::CertificateNotYetValid))
        return unreached(say("tls-certificate-not-yet-valid"), detail);
    return unreached(say("tls-server-untrusted"), detail);
}

} // namespace

Error unreached(const Message &said, const QString &detail)
{
    return makeError(ErrorKind::Unavailable, said, detail);
}

Error clientCertificateRefused()
{
    return unreached(say("tls-client-certificate-refused"));
}

bool isAboutClientCertificate(QSsl::AlertType type)
{
    switch (type) {
    case QSsl::AlertType::BadCertificate:
    case QSsl::AlertType::UnsupportedCertificate:
    case QSsl::AlertType::CertificateRevoked:
    case QSsl::AlertType::CertificateExpired:
    case QSsl::AlertType::CertificateUnknown:
    case QSsl::AlertType::UnknownCa:
    case QSsl::AlertType::AccessDenied:
    case QSsl::AlertType::CertificateRequired:
        return true;
    default:
        return false;
    }
}

bool saysTlsIsRequired(int status, const QByteArray &body)
{
    return status == 400 && body.size() < 2'048
        && (body.contains("HTTP request to an HTTPS server") || body.contains("plain HTTP request was sent to HTTPS port")
            || body.contains("speaking plain HTTP to an SSL-enabled server port"));
}

Error tlsRequired()
{
    return unreached(say("tls-required"));
}

Error connectError(QAbstractSocket::SocketError error, const QString &detail)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return unreached(say("connection-refused/other-side"), detail);
    case QAbstractSocket::SocketTimeoutError:
        return makeError(ErrorKind::Timeout, say("connect-timeout/socket"), detail);
    default:
        return unreached(say("network-unreachable"), detail);
    }
}

Error handshakeError(const QSslSocket &socket, QAbstractSocket::SocketError error, bool wasRefused)
{
    const auto detail = socket.errorString();
    if (!socket.sslHandshakeErrors().isEmpty())
        return untrustedCertificate(socket.sslHandshakeErrors(), detail);
    // OpenSSL's reasons for bytes that are no TLS record; they are not translated.
    if (detail.contains("wrong version number"_L1) || detail.contains("packet length too long"_L1) || detail.contains("http request"_L1))
        return unreached(say("tls-not-offered"), detail);
    if (wasRefused || error == QAbstractSocket::RemoteHostClosedError)
        return refusedTls(detail);
    return unreached(say("tls-handshake-failed"), detail);
}

} // namespace tidegate
