// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "services/net/httpanswerparser.h"
#include "services/net/keptconnections.h"
#include "services/net/outboundpolicy.h"

#include <QFuture>
#include <QHostAddress>
#include <QSslConfiguration>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace tidegate {

/// What a TLS connection is made with, as PEM text.
struct TlsMaterial
{
    QByteArray ca;          ///< The only authorities that are trusted; empty: those of the system.
    QByteArray certificate; ///< The client's, with its chain; empty: none is shown.
    QByteArray key;         ///< PKCS#8, RSA or EC, not encrypted.
};

/// One GET, or one POST. It follows no redirect, uses no proxy, no HTTP/2, no cookies, and a connection twice only where it says so.
struct HttpRequest
{
    QString host; ///< As canonicalHost() takes it; the certificate must carry this name.
    quint16 port = 0;
    QHostAddress address; ///< Where the host is, if an earlier answer said so; null: ask the resolver.
    QString socketPath;   ///< Of a Unix socket of this computer that is spoken to instead, without TLS; `host` is then a name alone. The policy has no say.
    bool useTls = true;
    TlsMaterial tls;
    QByteArray path = "/"; ///< With the query, percent-encoded.
    QList<HttpHeader> headers;
    std::optional<QByteArray> body; ///< What is posted; none: it is a GET.
    qint64 maxBody = 64 * 1024;
    std::chrono::milliseconds connectTimeout{3'000};
    std::chrono::milliseconds totalTimeout{10'000}; ///< From the call to the last byte; of a stream, to its first.
    /// Takes a body of status 200 in parts as they come, for as long as the other side goes on; the answer at its end has none. maxBody then bounds a part.
    std::function<void(const QByteArray &part)> onPart{};
    /// Where its connection comes from, if there is one, and is left afterwards, if the other side leaves it open. Requests that share this are made with the
    /// same TLS material. A GET is sent again when a connection that was used before ends without a word. Null: each has its own.
    std::shared_ptr<KeptConnections> kept{};
};

struct HttpAnswer
{
    int status = 0; ///< 200–599; any of them is an answer, not an error.
    QList<HttpHeader> headers;
    QByteArray body;
    QHostAddress peer;

    /// The first header of that lower-case name, or null.
    QByteArray header(const QByteArray &name) const;
};

/// What the header Host of a request says: the name in lower case, and the port unless it is the usual one.
QByteArray hostHeader(const HttpRequest &request);

/// Fetches in the current thread, which must run an event loop; cancelling the future aborts. Error codes:
/// - invalid-request, invalid-host, tls-material-unreadable: nothing was sent;
/// - blocked-by-policy, dns-failure;
/// - connection-refused, connect-timeout, network-unreachable, socket-denied;
/// - tls-unknown-issuer, tls-other-name, tls-certificate-expired, tls-certificate-not-yet-valid, in this order where several apply;
///   tls-server-untrusted: any other fault of the certificate;
/// - tls-client-certificate-refused, tls-refused: the other side said no; tls-handshake-failed: neither;
/// - tls-required: the port speaks TLS, and plain HTTP was asked; tls-not-offered: the reverse;
/// - timeout: connected, then silence or too slow; connection-closed: without an answer;
/// - malformed-answer, answer-too-large.
QFuture<Result<HttpAnswer>> httpFetch(const HttpRequest &request, const OutboundPolicy &policy);

/// A configuration that trusts exactly what the material names; never the process-wide default one (CVE-2023-34410).
Result<QSslConfiguration> tlsConfiguration(const TlsMaterial &material);

} // namespace tidegate
