// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/net/httpfetch.h"

#include <QDeadlineTimer>
#include <QFutureWatcher>
#include <QLocalSocket>
#include <QPromise>
#include <QSslSocket>
#include <QTimer>

namespace tidegate {

/// One request and its answer. It deletes itself when it is over, and is used by httpFetch() only.
class HttpExchange : public QObject
{
    Q_OBJECT

public:
    HttpExchange(const HttpRequest &request, const OutboundPolicy &policy);
    ~HttpExchange() override;

    QFuture<Result<HttpAnswer>> future() { return m_promise.future(); }
    void start();

private:
    enum class Phase { Resolving, Connecting, Handshaking, Waiting, Over };

    void open();
    void startAnew();
    void use(QTcpSocket *socket);
    void use(QLocalSocket *socket);
    void useDevice(QIODevice *device);
    void connectLocally();
    void resolve();
    void connectTo(const QList<QHostAddress> &addresses);
    void sendRequest();
    void readAnswer();
    void onConnected();
    void onAlert(QSsl::AlertLevel level, QSsl::AlertType type);
    void onSocketError(QAbstractSocket::SocketError error);
    void onLocalError(QLocalSocket::LocalSocketError error);
    void onPhaseTimeout();
    void onEnd(bool isClosed);
    void finishAtClose(bool isClosed);
    void handOverPart();
    void complete();
    void giveBack();
    void fail(const Error &error);

    HttpRequest m_request;
    OutboundPolicy m_policy;
    QPromise<Result<HttpAnswer>> m_promise;
    QFutureWatcher<Result<HttpAnswer>> m_cancelWatcher;
    QTcpSocket *m_socket = nullptr;
    QSslSocket *m_tls = nullptr; ///< The same, where TLS is spoken.
    QLocalSocket *m_local = nullptr;
    QIODevice *m_device = nullptr; ///< The one of them that is used, a child; null when it was given back.
    QTimer m_phaseTimer;
    QTimer m_totalTimer;
    HttpAnswerParser m_parser;
    QHostAddress m_address;
    int m_lookup = -1;
    Phase m_phase = Phase::Resolving;
    bool m_isReused = false;   ///< The connection is one that an earlier request has left open.
    bool m_wasRefused = false; ///< By a TLS alert.
    bool m_clientCertificateRefused = false;
};

} // namespace tidegate
