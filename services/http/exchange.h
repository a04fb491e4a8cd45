// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <QPointer>

#include <atomic>
#include <memory>

namespace tidegate {

class Exchange;

/// Where the answer of an exchange goes. An exchange it no longer waits for is ignored.
class ReplySink : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual void deliver(const Exchange &exchange, ApiReply &&reply) = 0;
};

/// One admitted request and the right to answer it once. Lives as long as somebody can still answer, however long the client stays.
/// Answered in the thread of its connection only; a handler in another one reads the request and drops its share.
class Exchange
{
public:
    /// The counter holds the number of exchanges alive. Who answers may come back when the server is gone: the exchange keeps both.
    Exchange(ReplySink *sink, std::shared_ptr<const ApiRoute> route, std::shared_ptr<std::atomic<int>> counter);
    ~Exchange();
    Q_DISABLE_COPY_MOVE(Exchange)

    ApiRequest request;
    std::atomic<bool> isHandled{false}; ///< The handler has answered.
    std::optional<Caller> caller;       ///< Set when the handler is to find out who asks; until then the request has no principal.

    const ApiRoute &route() const { return *m_route; }
    bool isAnswered() const { return m_answered; }

    /// Sends the reply, or the error as a problem document; further calls are logged and ignored.
    void answer(Result<ApiReply> reply);
    /// Nobody waits for the answer any more; who works on it may stop.
    void giveUp() { m_stop.request_stop(); }

private:
    QPointer<ReplySink> m_sink;
    std::shared_ptr<const ApiRoute> m_route;
    std::shared_ptr<std::atomic<int>> m_counter;
    std::stop_source m_stop;
    bool m_answered = false;
};

} // namespace tidegate
