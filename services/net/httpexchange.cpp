// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/httpexchange.h"

#include "services/domain/say.h"
#include "services/net/connectionerrors.h"

#include <QHostInfo>
#include <QNetworkProxy>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr std::chrono::milliseconds resolveTimeout{2'000};
constexpr qsizetype maxAddresses = 16;
constexpr qint64 maxRead = 64 * 1024;
constexpr qint64 maxUnread = 256 * 1024; ///< So that a flood waits in the kernel until the parser has judged what came before.

Error timedOut()
{
    return makeError(ErrorKind::Timeout, say("timeout/other-side"));
}

QByteArray requestBytes(const HttpRequest &request)
{
    QByteArray bytes = (request.body ? "POST " : "GET ") + request.path + " HTTP/1.1\r\nHost: " + hostHeader(request)
        + "\r\nUser-Agent: tidegate/" TIDEGATE_VERSION "\r\nAccept-Encoding: identity\r\n";
    if (!request.kept)
        bytes += "Connection: close\r\n";
    for (const auto &header : request.headers)
        bytes += header.name + ": " + header.value + "\r\n";
    if (request.body)
        bytes += "Content-Length: " + QByteArray::number(request.body->size()) + "\r\n";
    return bytes + "\r\n" + request.body.value_or(QByteArray());
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
}

HttpExchange::~HttpExchange()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    if (m_device)
        m_device->disconnect(this);
}

void HttpExchange::start()
{
    m_totalTimer.start(m_request.totalTimeout);
    KeptConnections::Connection kept = m_request.kept ? m_request.kept->take(m_request) : KeptConnections::Connection{};
    if (!kept.device) {
        open();
        return;
    }
    m_isReused = true;
    m_address = kept.peer;
    QIODevice *device = kept.device.release();
    if (auto *local = qobject_cast<QLocalSocket *>(device))
        use(local);
    else
        use(qobject_cast<QTcpSocket *>(device));
    m_phase = Phase::Handshaking;
    sendRequest();
}

void HttpExchange::open()
{
    if (m_request.socketPath.isEmpty())
        use(m_request.useTls ? new QSslSocket : new QTcpSocket);
    else
        use(new QLocalSocket);
    if (m_tls) {
        const auto configuration = tlsConfiguration(m_request.tls);
        if (!configuration) {
            fail(configuration.error());
            return;
        }
        m_tls->setSslConfiguration(*configuration);
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

void HttpExchange::use(QTcpSocket *socket)
{
    m_socket = socket;
    m_tls = qobject_cast<QSslSocket *>(socket);
    socket->setReadBufferSize(maxUnread);
    socket->setProxy(QNetworkProxy::NoProxy);
    connect(socket, &QAbstractSocket::connected, this, &HttpExchange::onConnected);
    connect(socket, &QAbstractSocket::errorOccurred, this, &HttpExchange::onSocketError);
    if (m_tls) {
        connect(m_tls, &QSslSocket::encrypted, this, &HttpExchange::sendRequest);
        connect(m_tls, &QSslSocket::alertReceived, this, &HttpExchange::onAlert);
    }
    useDevice(socket);
}

void HttpExchange::use(QLocalSocket *socket)
{
    m_local = socket;
    socket->setReadBufferSize(maxUnread);
    connect(socket, &QLocalSocket::connected, this, [this] {
        m_phaseTimer.stop();
        m_phase = Phase::Handshaking;
        sendRequest();
    });
    connect(socket, &QLocalSocket::errorOccurred, this, &HttpExchange::onLocalError);
    useDevice(socket);
}

void HttpExchange::useDevice(QIODevice *device)
{
    m_device = device;
    device->setParent(this);
    connect(device, &QIODevice::readyRead, this, &HttpExchange::readAnswer);
}

/// Asks again on a new connection.
void HttpExchange::startAnew()
{
    m_isReused = false;
    m_device->disconnect(this);
    m_device->deleteLater();
    m_phase = Phase::Resolving;
    open();
}

void HttpExchange::connectLocally()
{
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
    if (m_tls)
        m_tls->connectToHostEncrypted(m_address.toString(), m_request.port, m_request.host);
    else
        m_socket->connectToHost(m_address, m_request.port);
}

void HttpExchange::onConnected()
{
    m_phaseTimer.stop(); // from here on only the total deadline counts
    if (!m_socket->peerAddress().isEqual(m_address, QHostAddress::TolerantConversion)) {
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
        const auto bytes = m_device->read(std::min(maxRead, m_device->bytesAvailable())); // room is made for all that it may read
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
        fail(connectError(error, m_socket->errorString()));
        return;
    case Phase::Handshaking:
        fail(m_clientCertificateRefused && m_tls->sslHandshakeErrors().isEmpty() ? clientCertificateRefused() : handshakeError(*m_tls, error, m_wasRefused));
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
    if (m_phase != Phase::Waiting)
        return;
    // The other side may close what it has kept for a while just when something is asked, and then says nothing about it.
    if (m_isReused && !m_parser.hasStarted() && !m_request.body)
        startAnew();
    else
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

void HttpExchange::complete()
{
    if (!m_request.useTls && saysTlsIsRequired(m_parser.status(), m_parser.body())) {
        fail(tlsRequired());
        return;
    }
    m_phase = Phase::Over;
    if (m_request.kept && m_parser.leavesOpen() && !m_request.onPart)
        giveBack();
    m_promise.addResult(HttpAnswer{m_parser.status(), m_parser.headers(), m_parser.body(), m_address});
    m_promise.finish();
    deleteLater();
}

void HttpExchange::giveBack()
{
    QIODevice *device = std::exchange(m_device, nullptr);
    device->disconnect(this);
    device->setParent(nullptr);
    m_request.kept->give(m_request, {std::unique_ptr<QIODevice>(device), m_address});
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
    if (m_device)
        m_device->disconnect(this);
    deleteLater(); // the socket closes then: aborting it inside one of its own signals is not safe
}

} // namespace tidegate
