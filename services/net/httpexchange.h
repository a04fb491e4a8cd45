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
    void fail(const Error &error);
    Error connectError(QAbstractSocket::SocketError error) const;
    Error handshakeError(QAbstractSocket::SocketError error) const;

    HttpRequest m_request;
    OutboundPolicy m_policy;
    QPromise<Result<HttpAnswer>> m_promise;
    QFutureWatcher<Result<HttpAnswer>> m_cancelWatcher;
    QSslSocket m_socket;
    QLocalSocket *m_local = nullptr; ///< A child; instead of m_socket.
    QIODevice *m_device = &m_socket; ///< The one of both that is used.
    QTimer m_phaseTimer;
    QTimer m_totalTimer;
    HttpAnswerParser m_parser;
    QHostAddress m_address;
    int m_lookup = -1;
    Phase m_phase = Phase::Resolving;
    bool m_wasRefused = false; ///< By a TLS alert.
    bool m_clientCertificateRefused = false;
};

} // namespace tidegate
