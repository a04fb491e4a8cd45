// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/admission.h"
#include "services/http/bytechannel.h"
#include "services/http/connectiongate.h"
#include "services/http/exchange.h"
#include "services/http/virtualsocket.h"

#include <memory>
#include <optional>
#include <string>

namespace tidegate {

class AcceptedSocket;
class HttpWorker;

/// One client: reads requests one at a time from its channel, has them checked and answered, and writes the answers in order.
///
/// Input is read only while no request is being handled and little output is queued, so a client that sends without reading is
/// slowed down by TCP. When the client leaves during a request, the connection stays until that is answered; the answer is dropped.
class ClientConnection final : public ReplySink
{
    Q_OBJECT

public:
    ClientConnection(HttpWorker &worker, std::unique_ptr<ByteChannel> channel, const AcceptedSocket &accepted, bool isTls);
    ~ClientConnection() override;

    void checkDeadline(qint64 now); ///< Called every now and then by the worker, as long as hasDeadline().
    /// Whether time alone can end something here; true again only after HttpWorker::watchDeadlines().
    bool hasDeadline() const { return m_phase != Phase::Streaming || queued() > 0; }
    void drain();   ///< Closes now when nothing runs, else after the answer.
    void abandon(); ///< Closes now and waits for nothing.

    /// The place of this connection was given to another: closes it now, or after the answer to a request that came at the same moment.
    void evict();

    void deliver(const Exchange &exchange, ApiReply &&reply) override;

private:
    enum class Phase {
        Handshake,
        Idle,
        Head,
        Body,
        Handling,
        Streaming,
        Closing,   ///< The last answer is being written.
        Lingering, ///< Everything is written; the client may read it before the socket closes.
        Gone,
    };

    // Input
    void onEncrypted();
    void onReadyRead();
    void onWritten();
    void process();
    size_t consume(std::string_view bytes);
    bool canRead() const;
    void discardInput();

    // Requests
    void beginRequest();
    void onHead(bool moreWaiting);
    void onRequest();
    void dispatch();
    std::shared_ptr<Exchange> makeExchange();
    void refuse(int status);

    // Output
    void send(ApiReply &&reply);
    void beginStream(ApiReply &&reply);
    void onChunk(const QByteArray &bytes);
    void onStreamFinished();
    void releaseStream();
    void write(std::string_view bytes);
    void writeAll(std::string &&bytes);
    qint64 queued() const { return m_channel->queued(); }
    void recordAnswer(int status);

    void enter(Phase phase);
    void reportUse();
    void dropTicket();
    void closeAfterOutput();
    void gone();

    HttpWorker &m_worker;
    std::unique_ptr<ByteChannel> m_channel;
    std::shared_ptr<ConnectionGate::Ticket> m_ticket;
    const QHostAddress m_peer;
    const QString m_peerText;
    const bool m_isTls;

    Phase m_phase = Phase::Idle;
    qint64 m_phaseStart = 0;    ///< Worker's clock, ms.
    qint64 m_writeProgress = 0; ///< When the client last took something of what is queued.
    RequestParser m_parser;
    std::string m_input; ///< Read from the socket but not consumed.
    bool m_processing = false;
    int m_requests = 0;
    bool m_closeAfterAnswer = false;
    size_t m_discarded = 0;

    // Of the current request
    std::string m_requestId;
    Admission m_admission;
    qint64 m_startedNs = 0;
    bool m_headOnly = false;
    std::shared_ptr<Exchange> m_exchange;
    QSharedPointer<ApiStream> m_stream;
    bool m_chunked = false;

    std::string m_output; ///< Reused for composing answers.
    std::unique_ptr<VirtualSocket> m_virtualSocket;
};

} // namespace tidegate
