// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/httpexchange.h"

#include "services/domain/say.h"

#include <QHostInfo>
#include <QNetworkProxy>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr std::chrono::milliseconds resolveTimeout{2'000};
constexpr qsizetype maxAddresses = 16;

Error unreached(const Message &said, const QString &detail = {})
{
    return makeError(ErrorKind::Unavailable, said, detail);
}

Error timedOut()
{
    return makeError(ErrorKind::Timeout, say("timeout/other-side"));
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

QByteArray requestBytes(const HttpRequest &request)
{
    QByteArray bytes = (request.body ? "POST " : "GET ") + request.path + " HTTP/1.1\r\nHost: " + hostHeader(request)
        + "\r\nUser-Agent: tidegate/" TIDEGATE_VERSION "\r\nAccept-Encoding: identity\r\nConnection: close\r\n";
    for (const auto &header : request.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    if (request.body)
        bytes += "Content-Length: " + QByteArray::number(request.body->size()) + "\r\n";
    return bytes + "\r\n" + request.body.value_or(QByteArray());
}

/// What servers that expect TLS say to plain HTTP: a TLS alert, or a 400 with a hint (Go, nginx, Apache).
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

} // namespace

HttpExchange::HttpExchange(const HttpRequest &request, const OutboundPolicy &policy) : m_request(request), m_policy(policy), m_parser(request.maxBody)
{
    m_promise.start();
    m_phaseTimer.setSingleShot(true);
    m_totalTimer.setSingleShot(true);
    connect(&m_phaseTimer, &QTimer::timeout, this, &HttpExchange::onPhaseTimeout);
    connect(&m_totalTimer, &QTimer::timeout, this, &HttpExchange::onPhaseTimeout);
    connect(&m_cancelWatcher, &QFutureWatcherBase::canceled, this, [this] { fail(unreached(say("cancelled/request"))); });
    m_cancelWatcher.setFuture(m_promise.future());

    // A read buffer with a bound, so that a flood waits in the kernel until the parser has judged what came before.
    m_socket.setReadBufferSize(256 * 1024);
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QAbstractSocket::connected, this, &HttpExchange::onConnected);
    connect(&m_socket, &QSslSocket::encrypted, this, &HttpExchange::sendRequest);
    connect(&m_socket, &QSslSocket::alertReceived, this, &HttpExchange::onAlert);
    connect(&m_socket, &QIODevice::readyRead, this, &HttpExchange::readAnswer);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, &HttpExchange::onSocketError);
}

HttpExchange::~HttpExchange()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_socket.disconnect(this);
}

void HttpExchange::start()
{
    m_totalTimer.start(m_request.totalTimeout);
    if (m_request.useTls) {
        const auto configuration = tlsConfiguration(m_request.tls);
        if (!configuration) {
            fail(configuration.error());
            return;
        }
        m_socket.setSslConfiguration(*configuration);
    }
    m_request.tls = {}; // the key stays in the socket only
    if (!m_request.socketPath.isEmpty()) {
        connectLocally();
        return;
    }
    const QHostAddress literal(m_request.host);
    if (!m_request.address.isNull())
        connectTo({m_request.address});
    else if (!literal.isNull())
        connectTo({literal});
    else
        resolve();
}

void HttpExchange::connectLocally()
{
    m_local = new QLocalSocket(this);
    m_device = m_local;
    m_local->setReadBufferSize(m_socket.readBufferSize());
    connect(m_local, &QLocalSocket::connected, this, [this] {
        m_phaseTimer.stop();
        m_phase = Phase::Handshaking;
        sendRequest();
    });
    connect(m_local, &QIODevice::readyRead, this, &HttpExchange::readAnswer);
    connect(m_local, &QLocalSocket::errorOccurred, this, &HttpExchange::onLocalError);
    m_phase = Phase::Connecting;
    m_phaseTimer.start(std::min(m_request.connectTimeout, m_request.totalTimeout));
    m_local->connectToServer(m_request.socketPath);
}

void HttpExchange::resolve()
{
    m_phaseTimer.start(std::min(resolveTimeout, m_request.totalTimeout));
    m_lookup = QHostInfo::lookupHost(m_request.host, this, [this](const QHostInfo &info) {
        m_lookup = -1;
        if (info.error() != QHostInfo::NoError || info.addresses().isEmpty())
            fail(unreached(say("dns-failure/unknown"), info.errorString()));
        else
            connectTo(info.addresses());
    });
}

void HttpExchange::connectTo(const QList<QHostAddress> &addresses)
{
    const auto verdict = m_policy.judgeAll(addresses, m_request.port);
    if (!verdict || addresses.size() > maxAddresses) {
        fail(verdict ? makeError(ErrorKind::Forbidden, say("blocked-by-policy/too-many-addresses")) : verdict.error());
        return;
    }
    m_phase = Phase::Connecting;
    m_phaseTimer.start(std::min(m_request.connectTimeout, m_request.totalTimeout));
    m_address = addresses.first();
    // The literal address, so that the resolver is not asked again and cannot answer differently this time.
    if (m_request.useTls)
        m_socket.connectToHostEncrypted(m_address.toString(), m_request.port, m_request.host);
    else
        m_socket.connectToHost(m_address, m_request.port);
}

void HttpExchange::onConnected()
{
    m_phaseTimer.stop(); // from here on only the total deadline counts
    if (!m_socket.peerAddress().isEqual(m_address, QHostAddress::TolerantConversion)) {
        fail(makeError(ErrorKind::Forbidden, say("blocked-by-policy/other-address")));
        return;
    }
    m_phase = Phase::Handshaking;
    if (!m_request.useTls)
        sendRequest();
}

void HttpExchange::sendRequest()
{
    if (m_phase != Phase::Handshaking)
        return;
    m_phase = Phase::Waiting;
    m_device->write(requestBytes(m_request));
}

void HttpExchange::readAnswer()
{
    if (m_phase != Phase::Waiting)
        return;
    while (m_phase == Phase::Waiting && m_device->bytesAvailable() > 0) {
        const auto bytes = m_device->read(64 * 1024);
        const bool isTlsRecord = !m_request.useTls && !m_parser.hasStarted() && bytes.startsWith('\x15');
        const auto done = m_parser.feed(bytes);
        if (isTlsRecord)
            fail(tlsRequired());
        else if (!done)
            fail(done.error());
        else if (handOverPart(); *done)
            complete();
    }
}

void HttpExchange::handOverPart()
{
    if (!m_request.onPart || !m_parser.hasHead() || m_parser.status() != 200)
        return;
    m_totalTimer.stop(); // from here on it lasts as long as it lasts
    if (const QByteArray part = m_parser.takeBody(); !part.isEmpty())
        m_request.onPart(part);
}

void HttpExchange::onAlert(QSsl::AlertLevel level, QSsl::AlertType type)
{
    Q_UNUSED(level)
    m_wasRefused = m_wasRefused || type != QSsl::AlertType::CloseNotify;
    m_clientCertificateRefused = m_clientCertificateRefused || isAboutClientCertificate(type);
}

void HttpExchange::onPhaseTimeout()
{
    if (m_phase == Phase::Resolving)
        fail(unreached(say("dns-failure/timeout")));
    else if (m_phase == Phase::Connecting)
        fail(makeError(ErrorKind::Timeout, say("connect-timeout/silent")));
    else
        fail(timedOut());
}

void HttpExchange::onSocketError(QAbstractSocket::SocketError error)
{
    switch (m_phase) {
    case Phase::Connecting:
        fail(connectError(error));
        return;
    case Phase::Handshaking:
        fail(handshakeError(error));
        return;
    case Phase::Waiting:
        onEnd(error == QAbstractSocket::RemoteHostClosedError);
        return;
    case Phase::Resolving:
    case Phase::Over:
        return;
    }
}

void HttpExchange::onLocalError(QLocalSocket::LocalSocketError error)
{
    if (m_phase == Phase::Waiting)
        onEnd(error == QLocalSocket::PeerClosedError);
    else if (error == QLocalSocket::SocketAccessError)
        fail(unreached(say("socket-denied", m_request.socketPath), m_local->errorString()));
    else if (error == QLocalSocket::ServerNotFoundError)
        fail(unreached(say("connection-refused/no-socket", m_request.socketPath), m_local->errorString()));
    else
        fail(unreached(say("connection-refused/socket", m_request.socketPath), m_local->errorString()));
}

void HttpExchange::onEnd(bool isClosed)
{
    readAnswer(); // what arrived before the end
    if (m_phase == Phase::Waiting)
        finishAtClose(isClosed);
}

void HttpExchange::finishAtClose(bool isClosed)
{
    // In TLS 1.3 the handshake ends for us before the server has looked at our certificate: its refusal arrives here.
    if (m_clientCertificateRefused)
        fail(clientCertificateRefused());
    else if (!m_parser.hasStarted())
        fail(unreached(say("connection-closed/other-side"), m_device->errorString()));
    else if (const auto finished = m_parser.finish(); !finished || !isClosed)
        fail(finished ? unreached(say("malformed-answer/broken-off")) : finished.error());
    else
        complete();
}

Error HttpExchange::connectError(QAbstractSocket::SocketError error) const
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return unreached(say("connection-refused/other-side"), m_socket.errorString());
    case QAbstractSocket::SocketTimeoutError:
        return makeError(ErrorKind::Timeout, say("connect-timeout/socket"), m_socket.errorString());
    default:
        return unreached(say("network-unreachable"), m_socket.errorString());
    }
}

Error HttpExchange::handshakeError(QAbstractSocket::SocketError error) const
{
    const auto detail = m_socket.errorString();
    if (!m_socket.sslHandshakeErrors().isEmpty())
        return untrustedCertificate(m_socket.sslHandshakeErrors(), detail);
    if (m_clientCertificateRefused)
        return clientCertificateRefused();
    // OpenSSL's reasons for bytes that are no TLS record; they are not translated.
    if (detail.contains("wrong version number"_L1) || detail.contains("packet length too long"_L1) || detail.contains("http request"_L1))
        return unreached(say("tls-not-offered"), detail);
    if (m_wasRefused || error == QAbstractSocket::RemoteHostClosedError)
        return refusedTls(detail);
    return unreached(say("tls-handshake-failed"), detail);
}

void HttpExchange::complete()
{
    if (!m_request.useTls && saysTlsIsRequired(m_parser.status(), m_parser.body())) {
        fail(tlsRequired());
        return;
    }
    m_phase = Phase::Over;
    m_promise.addResult(HttpAnswer{m_parser.status(), m_parser.headers(), m_parser.body(), m_address});
    m_promise.finish();
    deleteLater();
}

void HttpExchange::fail(const Error &error)
{
    if (m_phase == Phase::Over)
        return;
    m_phase = Phase::Over;
    m_totalTimer.stop();
    m_phaseTimer.stop();
    m_promise.addResult(error);
    m_promise.finish();
    m_device->disconnect(this);
    deleteLater(); // the socket closes then: aborting it inside one of its own signals is not safe
}

} // namespace tidegate
