// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QHostAddress>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>

namespace tidegate {

/// A listening socket. Not QTcpServer, because that one spins when the process is out of descriptors (Qt 6.4).
class Acceptor final : public QObject
{
    Q_OBJECT

public:
    /// Takes over the descriptor of each new connection.
    using OnAccepted = std::function<void(int descriptor, const QHostAddress &peer)>;

    static Result<std::unique_ptr<Acceptor>> listen(const QHostAddress &address, quint16 port);
    ~Acceptor() override;

    void start(OnAccepted onAccepted);
    QHostAddress address() const { return m_address; }
    quint16 port() const { return m_port; }

private:
    Acceptor(int descriptor, const QHostAddress &address, quint16 port);
    void acceptWaiting();

    int m_descriptor;
    QHostAddress m_address;
    quint16 m_port;
    OnAccepted m_onAccepted;
    QSocketNotifier m_notifier;
    QTimer m_pause;
};

} // namespace tidegate
