// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/requestparser.h"

#include "services/domain/httpbytes.h"

#include <algorithm>
#include <optional>

namespace tidegate {

namespace {

constexpr size_t maxMethod = 16;
constexpr size_t maxLengthDigits = 18; // below 2^63, so no sum of two can overflow
constexpr size_t maxHost = 255;
constexpr int maxChunkDigits = 8;
constexpr size_t maxExtension = 64;        // of one chunk
constexpr size_t maxExtensions = 1024;     // of all chunks of a body
constexpr size_t firstReservation = 65536; // what a client may make us allocate by a mere announcement

/// BWS (RFC 9110 §5.6.3).
constexpr bool isBlank(unsigned char byte)
{
    return byte == ' ' || byte == '\t';
}

constexpr std::string_view versionPrefix = "HTTP/";

struct FieldName
{
    std::string_view name; // lower case
    RequestField field;
};
constexpr FieldName fieldNames[] = {
    {"host", RequestField::Host},
    {"accept", RequestField::Accept},
    {"authorization", RequestField::Authorization},
    {"connection", RequestField::Connection},
    {"content-encoding", RequestField::ContentEncoding},
    {"content-length", RequestField::ContentLength},
    {"content-type", RequestField::ContentType},
    {"expect", RequestField::Expect},
    {"freeze-override-reason", RequestField::FreezeOverrideReason},
    {"idempotency-key", RequestField::IdempotencyKey},
    {"if-match", RequestField::IfMatch},
    {"if-none-match", RequestField::IfNoneMatch},
    {"last-event-id", RequestField::LastEventId},
    {"origin", RequestField::Origin},
    {"prefer", RequestField::Prefer},
    {"sec-fetch-site", RequestField::SecFetchSite},
    {"tidegate-reason", RequestField::Reason},
    {"transfer-encoding", RequestField::TransferEncoding},
    {"user-agent", RequestField::UserAgent},
    {"x-agent-token", RequestField::AgentToken},
    {"x-registration-token", RequestField::AgentToken},
    {"x-request-id", RequestField::RequestId},
};

RequestField fieldOf(std::string_view name)
{
    for (const FieldName &candidate : fieldNames) {
        if (equalsIgnoringCase(name, candidate.name))
            return candidate.field;
    }
    return RequestField::Unknown;
}

/// Fields that are lists and may come in several lines; all other known ones come once or not at all.
bool isList(RequestField field)
{
    switch (field) {
    case RequestField::Accept:
    case RequestField::Connection:
    case RequestField::IfMatch:
    case RequestField::IfNoneMatch:
    case RequestField::Prefer:
    case RequestField::UserAgent:
    case RequestField::Unknown:
        return true;
    default:
        return false;
    }
}

bool isHost(std::string_view value)
{
    return !value.empty() && value.size() <= maxHost
        && std::all_of(value.begin(), value.end(), [](char c) { return isAlnum(c) || c == '.' || c == '-' || c == ':' || c == '[' || c == ']'; });
}

} // namespace

RequestParser::RequestParser() : RequestParser(Limits{}) {}

RequestParser::RequestParser(const Limits &limits) : m_limits(limits)
{
    m_head.reserve(1024);
    m_fields.reserve(16);
}

void RequestParser::reset()
{
    m_state = State::Head;
    m_step = Step::Method;
    m_status = 0;
    m_head.clear();
    m_body.clear();
    m_lineStart = m_mark = 0;
    m_target = m_name = {};
    m_fields.clear();
    m_known.fill({});
    m_fieldCount = 0;
    m_method = WireMethod::Other;
    m_minorVersion = 1;
    m_close = m_keepAlive = m_expectContinue = m_chunked = m_inQuery = false;
    m_contentLength = m_remaining = 0;
    m_chunkDigits = 0;
    m_chunkLine = m_extensionBytes = 0;
}

std::string RequestParser::joined(RequestField field) const
{
    std::string all;
    for (const auto &[known, span] : m_fields) {
        if (known != field)
            continue;
        if (!all.empty())
            all += ", ";
        all += view(span);
    }
    return all;
}

void RequestParser::fail(int status)
{
    m_state = State::Failed;
    m_status = status;
}

size_t RequestParser::feed(std::string_view bytes)
{
    if (m_state == State::Head)
        return feedHead(bytes);
    if (m_state == State::Body)
        return feedBody(bytes);
    return 0;
}

size_t RequestParser::feedHead(std::string_view bytes)
{
    size_t used = 0;
    while (used < bytes.size() && m_state == State::Head) {
        used += feedRun(bytes.substr(used));
        if (used == bytes.size() || m_state != State::Head)
            break;
        const auto byte = static_cast<unsigned char>(bytes[used++]);
        feedHeadByte(byte);
        if (m_state != State::Failed)
            appendToHead(bytes.substr(used - 1, 1));
    }
    return used;
}

/// Takes the ordinary bytes of the element being read in one go, as far as the limits allow.
size_t RequestParser::feedRun(std::string_view bytes)
{
    bool (*ordinary)(unsigned char) = nullptr;
    switch (m_step) {
    case Step::Target:
        if (m_head.size() == m_mark) // the first byte has a rule of its own
            return 0;
        ordinary = m_inQuery ? isQueryByte : isPathByte;
        break;
    case Step::FieldName:
        ordinary = isTokenByte;
        break;
    case Step::FieldValue:
        ordinary = isFieldByte;
        break;
    default:
        return 0;
    }
    size_t run = 0;
    while (run < bytes.size() && ordinary(static_cast<unsigned char>(bytes[run])))
        ++run;
    if (run > 0 && !appendToHead(bytes.substr(0, run)))
        return bytes.size();
    return run;
}

/// False, and a refusal, when the limits do not let that much in. The byte that breaks a limit is what is refused, so
/// which limit it is does not depend on the size of the run.
bool RequestParser::appendToHead(std::string_view run)
{
    if (m_state == State::HeadComplete)
        return true;
    const bool inRequestLine = m_step < Step::LineEnd;
    const size_t lineLimit = inRequestLine ? m_limits.line : m_limits.field;
    const bool inLine = m_step != Step::FieldStart && m_step != Step::LineEnd && m_step != Step::FieldEnd && m_step != Step::HeadEnd;
    const size_t lineRoom = inLine ? m_lineStart + lineLimit - std::min(m_lineStart + lineLimit, m_head.size()) : run.size();
    const size_t headRoom = m_limits.head - std::min(m_limits.head, m_head.size());
    if (run.size() > std::min(lineRoom, headRoom)) {
        fail(inRequestLine && lineRoom <= headRoom ? 414 : 431);
        return false;
    }
    m_head += run;
    return true;
}

void RequestParser::feedHeadByte(unsigned char byte)
{
    switch (m_step) {
    case Step::Method:
        if (byte == ' ')
            finishMethod();
        else if (!isTokenByte(byte))
            fail(400);
        else if (m_head.size() >= maxMethod)
            fail(501);
        break;
    case Step::Target:
        if (m_head.size() == m_mark) {
            if (byte != '/')
                fail(400);
        } else if (byte == '?' && !m_inQuery) {
            m_inQuery = true;
        } else if (byte == ' ') {
            m_target = {m_mark, m_head.size() - m_mark};
            m_mark = m_head.size() + 1;
            m_step = Step::Version;
        } else {
            fail(400);
        }
        break;
    case Step::Version:
        feedVersionByte(byte);
        break;
    case Step::LineEnd:
        if (byte != '\n')
            return fail(400);
        m_step = Step::FieldStart;
        m_lineStart = m_head.size() + 1;
        break;
    default:
        feedFieldByte(byte);
    }
}

void RequestParser::finishMethod()
{
    if (m_head.empty())
        return fail(400);
    m_method = wireMethodOf(m_head);
    m_mark = m_head.size() + 1;
    m_step = Step::Target;
}

/// "HTTP/1.0" or "HTTP/1.1" and CR. Another version of the right form is 505, anything else 400.
void RequestParser::feedVersionByte(unsigned char byte)
{
    const size_t position = m_head.size() - m_mark;
    if (position < versionPrefix.size()) {
        if (byte != static_cast<unsigned char>(versionPrefix[position]))
            fail(400);
    } else if (position == 5 || position == 7) {
        if (!isDigit(byte))
            fail(400);
    } else if (position == 6) {
        if (byte != '.')
            fail(400);
    } else {
        if (byte != '\r')
            return fail(400);
        const char major = m_head[m_mark + 5];
        const char minor = m_head[m_mark + 7];
        if (major != '1' || minor > '1')
            return fail(505);
        m_minorVersion = minor - '0';
        m_step = Step::LineEnd;
    }
}

void RequestParser::feedFieldByte(unsigned char byte)
{
    const size_t here = m_head.size();
    switch (m_step) {
    case Step::FieldStart:
        if (byte == '\r') {
            m_step = Step::HeadEnd;
            return;
        }
        if (!isTokenByte(byte)) // a blank here would be a folded line
            return fail(400);
        if (++m_fieldCount > m_limits.fields)
            return fail(431);
        m_mark = here;
        m_step = Step::FieldName;
        return;
    case Step::FieldName:
        if (byte != ':')
            return fail(400);
        m_name = {m_mark, here - m_mark};
        m_mark = here + 1;
        m_step = Step::FieldBlank;
        return;
    case Step::FieldBlank:
    case Step::FieldValue:
        if (byte == '\r') {
            finishField();
            m_step = Step::FieldEnd;
        } else if (!isFieldByte(byte)) {
            fail(400);
        } else if (byte != ' ' && byte != '\t' && m_step == Step::FieldBlank) {
            m_mark = here;
            m_step = Step::FieldValue;
        }
        return;
    case Step::FieldEnd:
        if (byte != '\n')
            return fail(400);
        m_step = Step::FieldStart;
        m_lineStart = here + 1;
        return;
    default: // HeadEnd
        if (byte != '\n')
            return fail(400);
        finishHead();
    }
}

void RequestParser::finishField()
{
    Span span{m_mark, m_head.size() - m_mark};
    if (m_step == Step::FieldBlank)
        span = {m_head.size(), 0};
    while (span.size > 0 && (m_head[span.offset + span.size - 1] == ' ' || m_head[span.offset + span.size - 1] == '\t'))
        --span.size;
    const RequestField field = fieldOf(view(m_name));
    if (field == RequestField::Unknown)
        return;
    m_fields.emplace_back(field, span);
    Known &known = m_known[static_cast<size_t>(field)];
    if (known.count++ == 0)
        known.first = span;
    checkField(field, view(span), known.count);
}

/// The fields that frame the message or that may come only once; the others are the business of later layers.
void RequestParser::checkField(RequestField field, std::string_view value, size_t count)
{
    if (count > 1 && !isList(field))
        return fail(400);
    switch (field) {
    case RequestField::Host:
        if (!isHost(value))
            fail(400);
        break;
    case RequestField::ContentLength:
        readContentLength(value);
        break;
    case RequestField::TransferEncoding:
        if (!equalsIgnoringCase(value, "chunked"))
            return fail(501);
        m_chunked = true;
        break;
    case RequestField::Expect:
        if (!equalsIgnoringCase(value, "100-continue"))
            return fail(417);
        m_expectContinue = true;
        break;
    case RequestField::Connection:
        readConnection(value);
        break;
    default:
        break;
    }
}

void RequestParser::readContentLength(std::string_view value)
{
    if (value.empty() || value.size() > maxLengthDigits || !std::all_of(value.begin(), value.end(), isDigit))
        return fail(400);
    for (const char digit : value)
        m_contentLength = m_contentLength * 10 + static_cast<uint64_t>(digit - '0');
}

void RequestParser::readConnection(std::string_view value)
{
    while (!value.empty()) {
        const std::string_view option = trimmed(takeUntil(value, ','));
        if (equalsIgnoringCase(option, "close"))
            m_close = true;
        else if (equalsIgnoringCase(option, "keep-alive"))
            m_keepAlive = true;
    }
}

void RequestParser::finishHead()
{
    const bool hasLength = has(RequestField::ContentLength);
    if (m_minorVersion == 1 && !has(RequestField::Host))
        return fail(400);
    if (m_chunked && (hasLength || m_minorVersion == 0)) // RFC 9112 §6.1: the classic disagreement between two servers
        return fail(400);
    if (m_minorVersion == 0)
        m_expectContinue = false; // RFC 9110 §10.1.1: ignored
    m_state = State::HeadComplete;
}

void RequestParser::beginBody(size_t limit)
{
    if (m_state != State::HeadComplete)
        return;
    m_bodyLimit = limit;
    if (m_contentLength > limit)
        return fail(413);
    if (!hasBody()) {
        m_state = State::Complete;
        return;
    }
    m_state = State::Body;
    m_step = m_chunked ? Step::ChunkSize : Step::Length;
    m_remaining = m_contentLength;
    m_body.reserve(static_cast<size_t>(std::min<uint64_t>(m_contentLength, firstReservation)));
}

size_t RequestParser::feedBody(std::string_view bytes)
{
    size_t used = 0;
    while (used < bytes.size() && m_state == State::Body) {
        if (m_step != Step::Length && m_step != Step::ChunkData) {
            feedChunkByte(static_cast<unsigned char>(bytes[used++]));
            continue;
        }
        const auto run = static_cast<size_t>(std::min<uint64_t>(m_remaining, bytes.size() - used));
        m_body += bytes.substr(used, run);
        used += run;
        m_remaining -= run;
        if (m_remaining == 0 && m_step == Step::Length)
            m_state = State::Complete;
        else if (m_remaining == 0)
            m_step = Step::ChunkDataCr;
    }
    return used;
}

void RequestParser::feedChunkByte(unsigned char byte)
{
    const auto expect = [this, byte](char wanted, Step next) {
        if (byte == static_cast<unsigned char>(wanted))
            m_step = next;
        else
            fail(400);
    };
    switch (m_step) {
    case Step::ChunkSize:
        feedChunkSizeByte(byte);
        break;
    case Step::ChunkExtension:
        feedExtensionByte(byte);
        break;
    case Step::ChunkSizeEnd:
        if (byte == '\n')
            beginChunk();
        else
            fail(400);
        break;
    case Step::ChunkDataCr:
        expect('\r', Step::ChunkDataLf);
        break;
    case Step::ChunkDataLf:
        expect('\n', Step::ChunkSize);
        break;
    case Step::LastCr: // anything but the empty line would be a trailer
        expect('\r', Step::LastLf);
        break;
    default:
        if (byte == '\n')
            m_state = State::Complete;
        else
            fail(400);
    }
}

void RequestParser::feedChunkSizeByte(unsigned char byte)
{
    const int digit = hexValue(byte);
    if (digit >= 0) {
        if (++m_chunkDigits > maxChunkDigits)
            return fail(400);
        m_remaining = m_remaining * 16 + static_cast<uint64_t>(digit);
    } else if (m_chunkDigits > 0 && (byte == ';' || isBlank(byte))) {
        m_step = Step::ChunkExtension;
        m_extension = Extension::BeforeSemicolon;
        feedExtensionByte(byte);
    } else if (m_chunkDigits > 0 && byte == '\r') {
        m_step = Step::ChunkSizeEnd;
    } else {
        fail(400);
    }
}

/// chunk-ext = *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] ); nothing of it means anything here, but what two
/// parsers may read differently is refused.
void RequestParser::feedExtensionByte(unsigned char byte)
{
    if (byte == '\r' && isComplete(m_extension)) {
        m_step = Step::ChunkSizeEnd;
        return;
    }
    const bool isQuoted = m_extension == Extension::Quoted || m_extension == Extension::Escaped;
    const std::optional<Extension> next = isQuoted ? afterQuoted(m_extension, byte) : afterBare(m_extension, byte);
    if (!next || ++m_chunkLine > maxExtension || ++m_extensionBytes > maxExtensions)
        return fail(400);
    m_extension = *next;
}

/// What it is behind this byte of a quoted-string; nothing: it is none.
std::optional<RequestParser::Extension> RequestParser::afterQuoted(Extension now, unsigned char byte)
{
    if (now == Extension::Quoted && byte == '"')
        return Extension::Closed;
    if (now == Extension::Quoted && byte == '\\')
        return Extension::Escaped;
    return isFieldByte(byte) ? std::optional(Extension::Quoted) : std::nullopt;
}

/// The same outside of quotes.
std::optional<RequestParser::Extension> RequestParser::afterBare(Extension now, unsigned char byte)
{
    using E = Extension;
    if (isBlank(byte))
        return now == E::Name ? E::AfterName : isComplete(now) ? E::BeforeSemicolon : now;
    if (byte == ';' && (isComplete(now) || now == E::AfterName || now == E::BeforeSemicolon))
        return E::BeforeName;
    if (byte == '=' && (now == E::Name || now == E::AfterName))
        return E::BeforeValue;
    if (byte == '"' && now == E::BeforeValue)
        return E::Quoted;
    if (isTokenByte(byte) && (now == E::BeforeName || now == E::Name))
        return E::Name;
    if (isTokenByte(byte) && (now == E::BeforeValue || now == E::Value))
        return E::Value;
    return {};
}

void RequestParser::beginChunk()
{
    m_chunkDigits = 0;
    m_chunkLine = 0;
    if (m_body.size() + m_remaining > m_bodyLimit)
        return fail(413);
    m_step = m_remaining == 0 ? Step::LastCr : Step::ChunkData;
}

} // namespace tidegate
