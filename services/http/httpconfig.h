// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/handlerpool.h"
#include "services/http/requestparser.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace tidegate {

/// What one client, and all of them together, may cost.
struct HttpLimits
{
    RequestParser::Limits request;

    std::chrono::milliseconds tlsHandshake{3'000};
    std::chrono::milliseconds head{5'000};        ///< From the first byte of a request to the end of its head.
    std::chrono::milliseconds body{10'000};       ///< From the end of the head to the end of the body.
    std::chrono::milliseconds idle{15'000};       ///< Between two requests.
    std::chrono::milliseconds writeStall{10'000}; ///< Without the client taking a byte of what is queued for it.
    std::chrono::milliseconds handler{30'000};    ///< Until a handler has answered; 504 after that.
    std::chrono::milliseconds linger{1'000};      ///< For the client to read the last answer and close.
    std::chrono::milliseconds drain{10'000};      ///< For running requests when the server stops.

    HandlerPool::Sizes handlers;

    int requestsPerConnection = 1'000;
    int connections = 512;
    int connectionsPerAddress = 32; ///< An IPv6 /64 counts as one address.
    int handshakesPerAddress = 8;
    int waitingRequests = 256;             ///< Unanswered ones of all connections; 503 above.
    int64_t outputHighWater = 1024 * 1024; ///< Bytes queued for a client; above, no more is read from it, and an event stream is cut.
    size_t refusedBody = 64 * 1024;        ///< Bytes of the body of a refused request that are read and thrown away to keep the connection.
};

/// Who may talk to the server under which names. Everything is compared in lower case.
struct HttpIdentity
{
    std::vector<std::string> hosts;   ///< "host:port" or, for any port, "host"; anything else is answered with 421.
    std::vector<std::string> origins; ///< Origins of web pages that may call, "https://host[:port]"; the server's own is always allowed.
    std::string scheme = "http";      ///< As the client sees it: "https" also behind a proxy that ends TLS.
    bool isTls = false;               ///< Adds Strict-Transport-Security.
};

} // namespace tidegate
