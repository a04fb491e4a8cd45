// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/servercheck.h"

#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"
#include "services/domain/say.h"

#include <QHostInfo>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr auto stepTimeout = 10s;

quint16 portOf(const QUrl &url)
{
    return static_cast<quint16>(url.port(url.scheme() == u"https" ? 443 : 80));
}

QString nameOf(QSsl::SslProtocol protocol)
{
    return protocol == QSsl::TlsV1_3 ? u"TLS 1.3"_s : protocol == QSsl::TlsV1_2 ? u"TLS 1.2"_s : u"TLS"_s;
}

Message refusalOf(const QSslError &error)
{
    switch (error.error()) {
    case QSslError::HostNameMismatch:
        return say("certificate-name", error.errorString());
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
        return say("certificate-date", error.errorString());
    default:
        return say("certificate-untrusted", error.errorString());
    }
}

Error unreachable(const Message &said)
{
    return makeError(ErrorKind::Unavailable, said);
}

} // namespace

ServerCheck::ServerCheck(QObject *parent) : QObject(parent)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(stepTimeout);
    connect(&m_timeout, &QTimer::timeout, this, [this] { fail(makeError(ErrorKind::Timeout, say("timeout/step"))); });
}

ServerCheck::~ServerCheck()
{
    cancel();
}

void ServerCheck::start(const Endpoint &endpoint)
{
    cancel();
    m_endpoint = endpoint;
    resolve();
}

void ServerCheck::cancel()
{
    m_timeout.stop();
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookup, -1));
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater(); // we may be called by one of its signals
    }
    if (m_transport)
        m_transport.release()->deleteLater();
}

void ServerCheck::begin(Step step)
{
    m_step = step;
    m_timeout.start();
    emit stepStarted(step);
}

void ServerCheck::fail(const Error &error)
{
    cancel();
    emit stepFailed(m_step, error);
}

void ServerCheck::resolve()
{
    begin(Step::Resolve);
    const QString host = m_endpoint.baseUrl.host();
    m_lookup = QHostInfo::lookupHost(host, this, [this, host](const QHostInfo &info) {
        m_lookup = -1;
        if (info.addresses().isEmpty()) {
            fail(unreachable(say("host-not-found/name", host)));
            return;
        }
        m_address = info.addresses().constFirst();
        emit stepPassed(Step::Resolve, m_address.toString());
        connectTo();
    });
}

void ServerCheck::connectTo()
{
    begin(Step::Connect);
    const quint16 port = portOf(m_endpoint.baseUrl);
    m_socket = std::make_unique<QSslSocket>();
    connect(m_socket.get(), &QAbstractSocket::connected, this, [this, port] {
        emit stepPassed(Step::Connect, u"%1:%2"_s.arg(m_address.toString()).arg(port));
        encrypt();
    });
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, [this, port](QAbstractSocket::SocketError error) {
        if (m_step == Step::Encrypt)
            encryptionFailed();
        else if (error == QAbstractSocket::ConnectionRefusedError)
            fail(unreachable(say("connection-refused/port", port, m_address.toString())));
        else
            fail(unreachable(say("connection-failed/reason", m_socket->errorString())));
    });
    // By name and not by address, as later: a proxy of the desktop is asked the same way.
    m_socket->connectToHost(m_endpoint.baseUrl.host(), port);
}

void ServerCheck::encrypt()
{
    begin(Step::Encrypt);
    if (m_endpoint.baseUrl.scheme() != u"https") {
        emit stepPassed(Step::Encrypt, {});
        askVersion();
        return;
    }
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_endpoint.caCertificates.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromData(m_endpoint.caCertificates, QSsl::Pem));
    m_socket->setSslConfiguration(tls);
    connect(m_socket.get(), &QSslSocket::encrypted, this, [this] {
        emit stepPassed(Step::Encrypt, nameOf(m_socket->sessionProtocol()));
        askVersion();
    });
    m_socket->startClientEncryption();
}

void ServerCheck::encryptionFailed()
{
    const QList<QSslError> errors = m_socket->sslHandshakeErrors();
    if (errors.isEmpty())
        fail(unreachable(say("tls-failed/reason", m_socket->errorString())));
    else
        fail(unreachable(refusalOf(errors.constFirst())));
}

void ServerCheck::ask(const QString &path, const std::function<void(const Result<ClientAnswer> &)> &take)
{
    ClientRequest request;
    request.path = path;
    m_transport->send(request, take);
}

void ServerCheck::askVersion()
{
    begin(Step::Version);
    m_socket->disconnect(this);
    m_socket.release()->deleteLater();
    m_transport = std::make_unique<Transport>(m_endpoint);
    ask(u"/api/v1/meta"_s, [this](const Result<ClientAnswer> &answer) {
        const Result<ServerInfo> info = answer ? objectIn(*answer).and_then(serverInfoFromJson) : Result<ServerInfo>(answer.error());
        if (!info) {
            fail(info.error());
            return;
        }
        emit stepPassed(Step::Version, u"Tidegate %1"_s.arg(info->version));
        askIdentity();
    });
}

void ServerCheck::askIdentity()
{
    begin(Step::SignIn);
    if (m_endpoint.token.isEmpty()) {
        fail(makeError(ErrorKind::Unauthenticated, say("no-token")));
        return;
    }
    ask(u"/api/v1/whoami"_s, [this](const Result<ClientAnswer> &answer) {
        const Result<Identity> who = answer ? objectIn(*answer).and_then(identityFromJson) : Result<Identity>(answer.error());
        if (!who) {
            fail(who.error());
            return;
        }
        emit stepPassed(Step::SignIn, u"%1 (%2)"_s.arg(who->name, who->role));
        askDatabase();
    });
}

void ServerCheck::askDatabase()
{
    begin(Step::Database);
    ask(u"/readyz"_s, [this](const Result<ClientAnswer> &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        cancel();
        emit stepPassed(Step::Database, {});
        emit passed();
    });
}

} // namespace tidegate
