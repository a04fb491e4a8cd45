// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/exchange.h"

#include "services/http/problem.h"

#include <QLoggingCategory>
#include <QThread>

using namespace Qt::StringLiterals;

namespace tidegate {

Q_LOGGING_CATEGORY(lcExchange, "tidegate.http", QtInfoMsg)

Exchange::Exchange(ReplySink *sink, std::shared_ptr<const ApiRoute> route, std::shared_ptr<std::atomic<int>> counter)
    : m_sink(sink), m_route(std::move(route)), m_counter(std::move(counter))
{
    m_counter->fetch_add(1, std::memory_order_relaxed);
    request.stopped = m_stop.get_token();
}

Exchange::~Exchange()
{
    m_counter->fetch_sub(1, std::memory_order_relaxed);
}

void Exchange::answer(Result<ApiReply> reply)
{
    if (m_answered) {
        qCWarning(lcExchange, "request %ls was answered twice", qUtf16Printable(request.requestId));
        return;
    }
    m_answered = true;
    if (!m_sink)
        return;
    Q_ASSERT(m_sink->thread() == QThread::currentThread());
    if (reply) {
        m_sink->deliver(*this, std::move(reply).value());
        return;
    }
    const Error &error = reply.error();
    if (error.kind == ErrorKind::Internal || !error.detail.isEmpty())
        qCWarning(lcExchange, "request %ls: %ls (%ls)", qUtf16Printable(request.requestId), qUtf16Printable(error.message), qUtf16Printable(error.detail));
    m_sink->deliver(*this, problemReply(error, {.requestId = request.requestId, .instance = request.path}));
}

} // namespace tidegate
