// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/exchange.h"
#include "services/http/handlerpool.h"
#include "services/http/virtualsocket.h"

#include <QAbstractHttpServer>

namespace tidegate {

/// The server QtHttpServer knows. It sees requests that were parsed, checked and admitted before; it reads their body and calls
/// the handler of their route. One per thread.
class ApiServer final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    explicit ApiServer(std::shared_ptr<HandlerPool> pool, QObject *parent = nullptr);
    ~ApiServer() override;

    /// From now on, requests served through the socket reach their handlers. The socket stays the caller's.
    void attach(VirtualSocket *socket) { m_feeder->feed(socket); }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    struct Door;
    void call(const std::shared_ptr<Exchange> &exchange);
    void deliver();

    SocketFeeder *m_feeder;
    const std::shared_ptr<HandlerPool> m_pool; ///< Finished before this object goes.
    std::shared_ptr<Door> m_door;              ///< For answers from other threads.
};

} // namespace tidegate
