// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The half of ClientConnection that writes.

#include "services/domain/digits.h"
#include "services/domain/httpbytes.h"
#include "services/http/clientconnection.h"
#include "services/http/httpworker.h"
#include "services/http/replywriter.h"

#include <QLoggingCategory>

#include <algorithm>

namespace tidegate {

Q_LOGGING_CATEGORY(lcAccess, "tidegate.access", QtInfoMsg)

namespace {

constexpr size_t maxDiscarded = 1024 * 1024; // read from a client that is no longer listened to
constexpr size_t smallBody = 64 * 1024;      // sent in one piece with its head

} // namespace

void ClientConnection::deliver(const Exchange &exchange, ApiReply &&reply)
{
    if (m_exchange.get() != &exchange)
        return;
    const auto answered = std::exchange(m_exchange, nullptr);
    if (m_phase == Phase::Gone) {
        recordAnswer(reply.status);
        deleteLater();
        return;
    }
    if (reply.stream && !m_headOnly)
        beginStream(std::move(reply));
    else
        send(std::move(reply));
    if (m_input.empty() && !m_isTls)
        m_channel->setReading(true); // what has come meanwhile is told of; to look for it would mostly be in vain
    else
        process();
}

void ClientConnection::send(ApiReply &&reply)
{
    m_output.clear();
    const Framing framing = reply.stream ? Framing::UntilClose : Framing::Length;
    appendHead(m_output, reply,
               {.requestId = m_requestId, .date = m_worker.date(), .framing = framing, .close = m_closeAfterAnswer, .isTls = m_worker.desk().identity().isTls});
    const bool hasBody = !m_headOnly && reply.status != 204 && reply.status != 304;
    const bool inOnePiece = hasBody && reply.body.size() <= smallBody;
    if (inOnePiece)
        m_output += reply.body;
    recordAnswer(reply.status);
    write(m_output);
    if (hasBody && !inOnePiece)
        writeAll(std::move(reply.body));
    if (m_phase == Phase::Gone)
        return;
    if (m_closeAfterAnswer) {
        closeAfterOutput();
        return;
    }
    m_parser.reset();
    enter(Phase::Idle);
}

void ClientConnection::beginStream(ApiReply &&reply)
{
    m_chunked = m_parser.minorVersion() == 1;
    m_closeAfterAnswer = true;
    m_output.clear();
    appendHead(m_output, reply,
               {.requestId = m_requestId,
                .date = m_worker.date(),
                .framing = m_chunked ? Framing::Chunked : Framing::UntilClose,
                .close = true,
                .isTls = m_worker.desk().identity().isTls});
    enter(Phase::Streaming);
    m_channel->setReading(true); // to see the client leave
    recordAnswer(reply.status);
    m_stream = std::move(reply.stream);
    connect(m_stream.get(), &ApiStream::chunk, this, &ClientConnection::onChunk);
    connect(m_stream.get(), &ApiStream::finished, this, &ClientConnection::onStreamFinished);
    write(m_output);
    if (m_phase != Phase::Streaming)
        return;
    if (m_worker.isDraining())
        onStreamFinished();
    else
        m_stream->start();
}

/// A reader that is too slow is cut; it comes back with Last-Event-ID.
void ClientConnection::onChunk(const QByteArray &bytes)
{
    if (m_phase != Phase::Streaming)
        return;
    if (queued() + bytes.size() > m_worker.limits().outputHighWater)
        gone();
    else if (m_chunked)
        write(chunkFrame(bytes));
    else
        write(viewOf(bytes));
}

void ClientConnection::onStreamFinished()
{
    if (m_phase != Phase::Streaming)
        return;
    releaseStream();
    if (m_chunked)
        write(lastChunk);
    if (m_phase != Phase::Gone)
        closeAfterOutput();
}

/// The stream may be the one that is calling, so it goes when control is back in the event loop.
void ClientConnection::releaseStream()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    QMetaObject::invokeMethod(
        &m_worker, [stream = std::exchange(m_stream, {})] {}, Qt::QueuedConnection);
}

void ClientConnection::write(std::string_view bytes)
{
    if (bytes.empty() || m_phase == Phase::Gone)
        return;
    if (queued() == 0)
        m_writeProgress = m_worker.now();
    m_worker.watchDeadlines(); // for the client to take it
    if (!m_channel->write(bytes))
        gone();
}

void ClientConnection::writeAll(std::string &&bytes)
{
    if (m_phase == Phase::Gone)
        return;
    if (queued() == 0)
        m_writeProgress = m_worker.now();
    if (!m_channel->writeAll(std::move(bytes)))
        gone();
}

/// One line a request: never a field, a query or a body.
void ClientConnection::recordAnswer(int status)
{
    const std::chrono::microseconds duration((m_worker.nowNs() - m_startedNs) / 1000);
    const WireMethod method = m_parser.method();
    m_worker.metrics().countRequest(m_admission.label, method, status, duration);
    if (!lcAccess().isInfoEnabled())
        return;
    std::string line;
    line.reserve(160);
    line.append("method=").append(toStringView(method)).append(" route=").append(m_admission.label).append(" status=");
    appendNumber(line, status);
    line += " ms=";
    appendThousandths(line, duration.count());
    line.append(" id=").append(m_requestId);
    // Through the message handler, so that all lines are in order; without the printf that the macros are.
    const QMessageLogContext context(nullptr, 0, nullptr, lcAccess().categoryName());
    qt_message_output(QtInfoMsg, context, QString::fromLatin1(line.data(), static_cast<qsizetype>(line.size())));
}

/// Once all is written, says that no more will come, and leaves the client time to read: closing with unread input would make
/// the kernel reset the connection and take the answer back.
void ClientConnection::closeAfterOutput()
{
    if (m_phase != Phase::Closing)
        enter(Phase::Closing);
    if (queued() > 0)
        return;
    if (m_isTls && !m_channel->isEncrypted())
        return gone();
    m_channel->shutdownOutput();
    enter(Phase::Lingering);
    m_channel->setReading(true);
    discardInput();
}

void ClientConnection::discardInput()
{
    auto &scratch = m_worker.scratch();
    m_input.clear();
    while (m_phase != Phase::Gone) {
        const qint64 size = m_channel->read(scratch.data(), static_cast<qint64>(scratch.size()));
        m_discarded += static_cast<size_t>(std::max<qint64>(size, 0));
        if (size < 0 || m_discarded > maxDiscarded)
            return gone();
        if (size < static_cast<qint64>(scratch.size()))
            return;
    }
}

void ClientConnection::gone()
{
    if (m_phase == Phase::Gone)
        return;
    enter(Phase::Gone);
    releaseStream();
    dropTicket();
    m_channel->abort();
    if (m_exchange)
        m_exchange->giveUp();
    else
        deleteLater();
}

} // namespace tidegate
