// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/clientconnection.h"

#include "services/domain/httpbytes.h"
#include "services/domain/say.h"
#include "services/http/httpworker.h"
#include "services/http/problem.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr size_t maxRequestId = 64;
constexpr size_t minRequestId = 8;
constexpr int strangersPart = 4;

bool isRequestId(std::string_view text)
{
    return text.size() >= minRequestId && text.size() <= maxRequestId && std::all_of(text.begin(), text.end(), [](char c) { return isAlnum(c) || c == '-'; });
}

QByteArray toBytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QByteArray originOf(std::string_view scheme, std::string_view host)
{
    QByteArray origin;
    const auto schemeLength = static_cast<qsizetype>(scheme.size());
    const auto hostLength = static_cast<qsizetype>(host.size());
    origin.reserve(schemeLength + 3 + hostLength);
    return origin.append(scheme.data(), schemeLength).append("://").append(host.data(), hostLength);
}

/// RFC 7240: the first "handling" preference counts.
bool prefersLenient(const RequestParser &request)
{
    if (!request.has(RequestField::Prefer))
        return false;
    const std::string all = request.joined(RequestField::Prefer);
    std::string_view rest(all);
    while (!rest.empty()) {
        std::string_view preference = takeUntil(rest, ',');
        const std::string_view name = trimmed(takeUntil(preference, ';'));
        if (name.starts_with("handling"))
            return name == "handling=lenient" || name == "handling=\"lenient\"";
    }
    return false;
}

/// Field values are bytes; people's text in them is UTF-8 from most programs and Latin-1 from some.
QString textOf(std::string_view value)
{
    const auto size = static_cast<qsizetype>(value.size());
    return isUtf8(value) ? QString::fromUtf8(value.data(), size) : QString::fromLatin1(value.data(), size);
}

} // namespace

ClientConnection::ClientConnection(HttpWorker &worker, std::unique_ptr<ByteChannel> channel, const AcceptedSocket &accepted, bool isTls)
    : m_worker(worker), m_channel(std::move(channel)), m_ticket(accepted.ticket), m_peer(accepted.peer), m_peerText(accepted.peer.toString()), m_isTls(isTls),
      m_parser(worker.limits().request)
{
    connect(m_channel.get(), &ByteChannel::readable, this, &ClientConnection::onReadyRead);
    connect(m_channel.get(), &ByteChannel::written, this, &ClientConnection::onWritten);
    connect(m_channel.get(), &ByteChannel::encrypted, this, &ClientConnection::onEncrypted);
    connect(m_channel.get(), &ByteChannel::closed, this, &ClientConnection::gone);
    enter(isTls ? Phase::Handshake : Phase::Idle);
    const auto leave = [this] { QMetaObject::invokeMethod(this, &ClientConnection::evict, Qt::QueuedConnection); };
    if (!m_ticket->attach(leave))
        leave();
}

ClientConnection::~ClientConnection()
{
    m_phase = Phase::Gone;
    dropTicket();
    m_worker.remove(this);
    if (m_stream)
        m_stream->disconnect(this);
    m_channel->disconnect(this);
}

void ClientConnection::onEncrypted()
{
    m_ticket->handshakeDone();
    enter(Phase::Idle);
}

void ClientConnection::enter(Phase phase)
{
    m_phase = phase;
    m_phaseStart = m_worker.now();
    m_worker.watchDeadlines();
    reportUse();
}

void ClientConnection::reportUse()
{
    using Use = ConnectionGate::Use;
    if (!m_ticket)
        return;
    switch (m_phase) {
    case Phase::Idle:
        return m_ticket->setUse(queued() > 0 ? Use::Asking : Use::Idle);
    case Phase::Handshake:
    case Phase::Head:
    case Phase::Body:
    case Phase::Closing:
        return m_ticket->setUse(Use::Asking);
    case Phase::Handling:
    case Phase::Streaming:
        return m_ticket->setUse(Use::Busy);
    case Phase::Lingering:
    case Phase::Gone:
        return m_ticket->setUse(Use::Over);
    }
}

void ClientConnection::dropTicket()
{
    if (!m_ticket)
        return;
    m_ticket->detach();
    m_ticket.reset();
}

void ClientConnection::evict()
{
    if (m_phase == Phase::Handling)
        m_closeAfterAnswer = true;
    else
        gone();
}

void ClientConnection::onReadyRead()
{
    if (m_phase == Phase::Streaming || m_phase == Phase::Closing || m_phase == Phase::Lingering)
        discardInput();
    else if (canRead())
        process();
    else
        m_channel->setReading(false); // until the request is answered or the client has taken its output
}

void ClientConnection::onWritten()
{
    m_writeProgress = m_worker.now();
    reportUse();
    if (m_phase == Phase::Closing)
        closeAfterOutput();
    else if (canRead())
        process();
}

bool ClientConnection::canRead() const
{
    return (m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Body) && queued() <= m_worker.limits().outputHighWater;
}

/// Reads and handles requests until there is nothing more to read, a request waits for its handler, or too much output is queued.
void ClientConnection::process()
{
    if (m_processing)
        return;
    m_processing = true;
    m_channel->setReading(true);
    while (canRead()) {
        if (!m_input.empty()) {
            const std::string input = std::exchange(m_input, {});
            const size_t used = consume(input);
            m_input = input.substr(used);
            continue;
        }
        auto &scratch = m_worker.scratch();
        const qint64 size = m_channel->read(scratch.data(), static_cast<qint64>(scratch.size()));
        if (size <= 0) {
            if (size < 0)
                gone();
            break;
        }
        const std::string_view bytes(scratch.data(), static_cast<size_t>(size));
        const size_t used = consume(bytes);
        if (used < bytes.size())
            m_input = bytes.substr(used);
        else if (!m_isTls && bytes.size() < scratch.size())
            break; // the kernel has no more for now
    }
    m_processing = false;
}

size_t ClientConnection::consume(std::string_view bytes)
{
    size_t used = 0;
    while (canRead()) {
        const auto state = m_parser.state();
        if (state == RequestParser::State::Head || state == RequestParser::State::Body) {
            if (used == bytes.size())
                break;
            if (m_phase == Phase::Idle)
                beginRequest();
            used += m_parser.feed(bytes.substr(used));
        } else if (state == RequestParser::State::HeadComplete) {
            onHead(used < bytes.size());
        } else if (state == RequestParser::State::Complete) {
            onRequest();
        } else {
            refuse(m_parser.status());
        }
    }
    return used;
}

void ClientConnection::beginRequest()
{
    enter(Phase::Head);
    m_admission = {};
    m_requestId.clear();
    m_startedNs = m_worker.nowNs();
    m_headOnly = false;
}

void ClientConnection::onHead(bool moreWaiting)
{
    enter(Phase::Body);
    m_startedNs = m_worker.nowNs();
    const std::string_view theirs = m_parser.value(RequestField::RequestId);
    m_requestId = isRequestId(theirs) ? std::string(theirs) : m_worker.createRequestId();
    m_headOnly = m_parser.method() == WireMethod::Head;
    m_closeAfterAnswer = !m_parser.keepsAlive() || ++m_requests >= m_worker.limits().requestsPerConnection || m_worker.isDraining();
    // Strangers take no more than a part of the places of requests that wait, however many they are.
    const bool isQuiet = m_worker.metrics().waitingRequests.load(std::memory_order_relaxed) < m_worker.limits().waitingRequests / strangersPart;
    m_admission = m_worker.desk().admit(m_parser, m_requestId, isQuiet);
    if (m_admission.route && m_admission.route->permission != Permission::None && !m_admission.caller)
        m_ticket->setKnown();
    if (m_admission.answer) {
        const size_t limit = m_worker.limits().refusedBody;
        if (m_parser.hasBody() && (m_parser.expectsContinue() || m_parser.contentLength() > limit)) {
            m_closeAfterAnswer = true; // the body may or may not follow
            send(std::move(*m_admission.answer));
            return;
        }
        m_parser.beginBody(limit);
        return;
    }
    m_parser.beginBody(static_cast<size_t>(m_admission.route->maxBody));
    if (m_parser.state() == RequestParser::State::Body && m_parser.expectsContinue() && !moreWaiting)
        write("HTTP/1.1 100 Continue\r\n\r\n");
}

void ClientConnection::onRequest()
{
    if (m_admission.answer)
        send(std::move(*m_admission.answer));
    else if (m_worker.metrics().waitingRequests.load(std::memory_order_relaxed) >= m_worker.limits().waitingRequests)
        send(protocolProblem(503, {.requestId = QString::fromStdString(m_requestId), .instance = m_admission.path}));
    else
        dispatch();
}

/// Through QtHttpServer to the handler, which may answer before this returns.
void ClientConnection::dispatch()
{
    enter(Phase::Handling);
    if (!m_virtualSocket) {
        m_virtualSocket = std::make_unique<VirtualSocket>(m_peer);
        m_worker.server().attach(m_virtualSocket.get());
    }
    const auto exchange = makeExchange();
    m_exchange = exchange;
    const std::string_view method = toStringView(m_headOnly ? WireMethod::Get : m_parser.method());
    if (!m_virtualSocket->serve(method, m_parser.target(), m_parser.takeBody(), exchange))
        exchange->answer(makeError(ErrorKind::Malformed, say("malformed-request/any")));
}

std::shared_ptr<Exchange> ClientConnection::makeExchange()
{
    auto exchange = std::make_shared<Exchange>(this, m_worker.keep(*m_admission.route), m_worker.waitingRequests());
    ApiRequest &request = exchange->request;
    request.method = m_admission.route->method;
    request.path = m_admission.path;
    request.arguments = std::move(m_admission.arguments);
    request.principal = std::move(m_admission.principal);
    exchange->caller = std::move(m_admission.caller);
    if (exchange->caller && !m_ticket->isKnown()) {
        exchange->caller->onAdmitted = [ticket = std::weak_ptr(m_ticket)] {
            if (const auto held = ticket.lock())
                held->setKnown();
        };
    }
    request.requestId = QString::fromLatin1(m_requestId.data(), static_cast<qsizetype>(m_requestId.size()));
    request.peer = m_peerText;
    request.receivedAt = Clock::system().now();
    request.origin = originOf(m_worker.desk().identity().scheme, m_parser.value(RequestField::Host));
    if (m_parser.has(RequestField::Accept))
        request.accept = toBytes(m_parser.joined(RequestField::Accept));
    if (m_parser.has(RequestField::IfMatch))
        request.ifMatch = toBytes(m_parser.joined(RequestField::IfMatch));
    if (m_parser.has(RequestField::IfNoneMatch))
        request.ifNoneMatch = toBytes(m_parser.joined(RequestField::IfNoneMatch));
    if (m_parser.has(RequestField::IdempotencyKey))
        request.idempotencyKey = toBytes(m_parser.value(RequestField::IdempotencyKey));
    if (m_parser.has(RequestField::LastEventId))
        request.lastEventId = toBytes(m_parser.value(RequestField::LastEventId));
    if (m_parser.has(RequestField::FreezeOverrideReason))
        request.overrideReason = textOf(m_parser.value(RequestField::FreezeOverrideReason));
    request.reason = std::move(m_admission.reason);
    request.lenient = prefersLenient(m_parser);
    return exchange;
}

/// Answers what is no valid request, or one that does not arrive, and closes.
void ClientConnection::refuse(int status)
{
    if (m_requestId.empty())
        m_requestId = m_worker.createRequestId();
    m_closeAfterAnswer = true;
    send(protocolProblem(status, {.requestId = QString::fromStdString(m_requestId), .instance = m_admission.path}));
}

void ClientConnection::checkDeadline(qint64 now)
{
    const HttpLimits &limits = m_worker.limits();
    const auto overdue = [now](qint64 since, std::chrono::milliseconds limit) { return now - since > limit.count(); };
    if (m_phase != Phase::Gone && queued() > 0 && overdue(m_writeProgress, limits.writeStall))
        return gone();
    switch (m_phase) {
    case Phase::Handshake:
        if (overdue(m_phaseStart, limits.tlsHandshake))
            gone();
        break;
    case Phase::Idle:
        if (overdue(m_phaseStart, limits.idle) && queued() == 0)
            closeAfterOutput();
        break;
    case Phase::Head:
    case Phase::Body:
        if (overdue(m_phaseStart, m_phase == Phase::Head ? limits.head : limits.body))
            refuse(408);
        break;
    case Phase::Lingering:
        if (overdue(m_phaseStart, limits.linger))
            gone();
        break;
    case Phase::Handling:
        if (m_channel->isPeerDone())
            m_exchange->giveUp(); // it may still read an answer, but nobody works long for it
        if (!overdue(m_phaseStart, limits.handler))
            break;
        m_exchange->giveUp();
        m_exchange.reset(); // a late answer finds nobody waiting for it
        m_closeAfterAnswer = true;
        send(protocolProblem(504, {.requestId = QString::fromStdString(m_requestId), .instance = m_admission.path}));
        break;
    case Phase::Gone:
        if (m_exchange && overdue(m_phaseStart, limits.handler))
            abandon();
        break;
    case Phase::Streaming:
    case Phase::Closing:
        break;
    }
}

void ClientConnection::drain()
{
    m_closeAfterAnswer = true;
    if (m_phase == Phase::Streaming)
        onStreamFinished();
    else if (m_phase == Phase::Idle || m_phase == Phase::Head || m_phase == Phase::Handshake)
        closeAfterOutput();
}

void ClientConnection::abandon()
{
    if (m_exchange)
        m_exchange->giveUp();
    m_exchange.reset();
    gone();
    deleteLater();
}

} // namespace tidegate
