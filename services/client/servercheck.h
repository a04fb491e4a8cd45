// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/transport.h"

#include <QHostAddress>
#include <QObject>
#include <QTimer>

#include <memory>

QT_BEGIN_NAMESPACE
class QSslSocket;
QT_END_NAMESPACE

namespace tidegate {

/// Tries a server step by step, so that a failure says which part of the way is broken. It changes nothing there.
class ServerCheck final : public QObject
{
    Q_OBJECT

public:
    enum class Step { Resolve, Connect, Encrypt, Version, SignIn, Database };
    Q_ENUM(Step)
    static constexpr int stepCount = 6;

    explicit ServerCheck(QObject *parent = nullptr);
    ~ServerCheck() override;

    /// Begins anew; each step takes 10 s at most. The endpoint's address must be http or https.
    void start(const Endpoint &endpoint);
    /// Nothing is emitted any more.
    void cancel();

signals:
    void stepStarted(tidegate::ServerCheck::Step step);
    void stepPassed(tidegate::ServerCheck::Step step, const QString &what); ///< "10.0.0.5", "TLS 1.3", …; may be empty.
    /// The last signal of a check that failed.
    void stepFailed(tidegate::ServerCheck::Step step, const tidegate::Error &error);
    void passed();

private:
    void begin(Step step);
    void fail(const Error &error);
    void resolve();
    void connectTo();
    void encrypt();
    void encryptionFailed();
    void askVersion();
    void askIdentity();
    void askDatabase();
    void ask(const QString &path, const std::function<void(const Result<ClientAnswer> &)> &take);

    Endpoint m_endpoint;
    Step m_step = Step::Resolve;
    QTimer m_timeout;
    int m_lookup = -1;
    QHostAddress m_address;
    std::unique_ptr<QSslSocket> m_socket;
    std::unique_ptr<Transport> m_transport;
};

} // namespace tidegate
