// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/httpmethod.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidegate {

/// The request fields somebody here looks at; all others are checked for form and then ignored.
enum class RequestField {
    Host,
    Accept,
    AgentToken, ///< X-Agent-Token, or X-Registration-Token.
    Authorization,
    Connection,
    ContentEncoding,
    ContentLength,
    ContentType,
    Expect,
    FreezeOverrideReason,
    IdempotencyKey,
    IfMatch,
    IfNoneMatch,
    LastEventId,
    Origin,
    Prefer,
    Reason,
    SecFetchSite,
    TransferEncoding,
    RequestId,
    UserAgent,
    Unknown,
};

/// A strict, incremental reader of one HTTP/1.x request at a time (RFC 9112, server side).
///
/// Every byte is judged when it arrives, so the outcome does not depend on how the bytes are cut into pieces, and a
/// malformed head is refused at its first wrong byte. Nothing is repaired: whatever two parsers could read differently
/// (bare LF, folding, blanks before a colon, two lengths, a length and a coding, trailers) ends the connection.
/// No Qt type, no exception of its own; not thread-safe.
class RequestParser
{
public:
    struct Limits
    {
        size_t line = 8 * 1024;  ///< Bytes of the request line without its end; 414 above.
        size_t field = 8 * 1024; ///< Bytes of one field line without its end; 431 above.
        size_t head = 16 * 1024; ///< Bytes of the whole head; 431 above.
        size_t fields = 64;      ///< Number of field lines; 431 above.
    };

    enum class State {
        Head,         ///< Wants more bytes of the head.
        HeadComplete, ///< The head is valid; waits for beginBody().
        Body,         ///< Wants more bytes of the body.
        Complete,     ///< The request is there; waits for reset().
        Failed,       ///< status() says why; the connection cannot be used any more.
    };

    RequestParser();
    explicit RequestParser(const Limits &limits);

    /// Consumes bytes until the state changes to one that waits for the caller; returns how many.
    size_t feed(std::string_view bytes);
    /// After HeadComplete: goes on with the body, of which at most limit bytes are taken (413 above).
    void beginBody(size_t limit);
    /// Forgets the request and waits for the next one on the same connection.
    void reset();

    State state() const { return m_state; }
    bool isEmpty() const { return m_state == State::Head && m_head.empty(); }
    int status() const { return m_status; } ///< HTTP status of the refusal, 0 if there is none.

    WireMethod method() const { return m_method; }
    std::string_view target() const { return view(m_target); } ///< Origin form: "/path?query".
    int minorVersion() const { return m_minorVersion; }
    bool keepsAlive() const { return m_minorVersion == 1 ? !m_close : m_keepAlive && !m_close; }
    bool expectsContinue() const { return m_expectContinue; }
    bool hasBody() const { return m_chunked || m_contentLength > 0; }
    bool isChunked() const { return m_chunked; }
    uint64_t contentLength() const { return m_contentLength; } ///< 0 when chunked.

    bool has(RequestField field) const { return m_known[static_cast<size_t>(field)].count > 0; }
    /// The first line of that name; empty if there is none.
    std::string_view value(RequestField field) const { return view(m_known[static_cast<size_t>(field)].first); }
    /// All lines of that name joined with ", " (RFC 9110 §5.3), for fields that are lists.
    std::string joined(RequestField field) const;

    const std::string &body() const { return m_body; }
    std::string takeBody() { return std::move(m_body); }

private:
    /// A piece of the head, kept as an offset because the buffer may move.
    struct Span
    {
        size_t offset = 0;
        size_t size = 0;
    };
    struct Known
    {
        Span first;
        size_t count = 0;
    };
    enum class Step {
        Method,
        Target,
        Version,
        LineEnd,
        FieldStart,
        FieldName,
        FieldBlank,
        FieldValue,
        FieldEnd,
        HeadEnd,
        Length,
        ChunkSize,
        ChunkExtension,
        ChunkSizeEnd,
        ChunkData,
        ChunkDataCr,
        ChunkDataLf,
        LastCr,
        LastLf,
    };

    /// Where in a chunk extension (RFC 9112 §7.1.1) the parser is.
    enum class Extension { BeforeSemicolon, BeforeName, Name, AfterName, BeforeValue, Value, Quoted, Escaped, Closed };

    std::string_view view(Span span) const { return std::string_view(m_head).substr(span.offset, span.size); }
    void fail(int status);
    bool appendToHead(std::string_view run);
    size_t feedHead(std::string_view bytes);
    size_t feedRun(std::string_view bytes);
    void feedHeadByte(unsigned char byte);
    void feedVersionByte(unsigned char byte);
    void feedFieldByte(unsigned char byte);
    size_t feedBody(std::string_view bytes);
    void feedChunkByte(unsigned char byte);
    void feedChunkSizeByte(unsigned char byte);
    void feedExtensionByte(unsigned char byte);
    static bool isComplete(Extension now) { return now == Extension::Name || now == Extension::Value || now == Extension::Closed; }
    static std::optional<Extension> afterQuoted(Extension now, unsigned char byte);
    static std::optional<Extension> afterBare(Extension now, unsigned char byte);
    void beginChunk();
    void finishMethod();
    void finishField();
    void finishHead();
    void checkField(RequestField field, std::string_view value, size_t count);
    void readConnection(std::string_view value);
    void readContentLength(std::string_view value);

    Limits m_limits;
    State m_state = State::Head;
    Step m_step = Step::Method;
    int m_status = 0;

    std::string m_head; ///< The head as received; its capacity is kept for the next request.
    std::string m_body;
    size_t m_lineStart = 0;
    size_t m_mark = 0; ///< Where the token, target or value being read starts.
    Span m_target;
    Span m_name;
    std::vector<std::pair<RequestField, Span>> m_fields;
    std::array<Known, static_cast<size_t>(RequestField::Unknown) + 1> m_known{};
    size_t m_fieldCount = 0;

    WireMethod m_method = WireMethod::Other;
    int m_minorVersion = 1;
    bool m_close = false;
    bool m_keepAlive = false;
    bool m_expectContinue = false;
    bool m_chunked = false;
    bool m_inQuery = false;
    uint64_t m_contentLength = 0;

    size_t m_bodyLimit = 0;
    uint64_t m_remaining = 0; ///< Of the body or of the chunk.
    int m_chunkDigits = 0;
    Extension m_extension = Extension::BeforeName;
    size_t m_chunkLine = 0;
    size_t m_extensionBytes = 0; ///< Over all chunks of the body.
};

} // namespace tidegate
