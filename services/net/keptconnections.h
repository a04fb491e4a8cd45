// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHostAddress>
#include <QIODevice>

#include <memory>
#include <vector>

namespace tidegate {

struct HttpRequest;

/// Connections that requests use one after another, such as those of one check: a new one costs more than a question, with TLS many times more. What one
/// request has in hand no other gets. They are closed with this, which belongs to one thread.
class KeptConnections
{
public:
    struct Connection
    {
        std::unique_ptr<QIODevice> device; ///< Null: there is none.
        QHostAddress peer;
    };

    /// One to where the request goes that is open, and on which nothing came that nobody asked for.
    Connection take(const HttpRequest &request);
    void give(const HttpRequest &request, Connection connection);

private:
    struct Idle
    {
        QByteArray place;
        Connection connection;
    };

    std::vector<Idle> m_idle;
};

} // namespace tidegate
