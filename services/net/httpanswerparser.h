// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace tidegate {

struct HttpHeader
{
    QByteArray name; ///< Lower case.
    QByteArray value;

    friend bool operator==(const HttpHeader &, const HttpHeader &) = default;
};

/// Reads one HTTP/1.x answer to a GET or a POST (RFC 9112), strictly: CRLF only, no folded headers, one way of framing. No I/O.
///
/// Anything doubtful is "malformed-answer", a body beyond the limit "answer-too-large" as soon as that is certain.
class HttpAnswerParser
{
public:
    explicit HttpAnswerParser(qint64 maxBody) : m_maxBody(maxBody) {}

    /// True when the answer is complete. Bytes after its end are malformed, because only one answer was asked for.
    Result<bool> feed(const QByteArray &bytes);
    /// The other side closed: complete only if the close is what ends the body.
    Result<void> finish();

    /// Of an answer that is complete: whether the connection may be used for another request.
    bool leavesOpen() const;
    bool hasStarted() const { return m_started; }
    int status() const { return m_status; }
    const QList<HttpHeader> &headers() const { return m_headers; }
    const QByteArray &body() const { return m_body; }
    /// What has come of the body since the last call, so that one without an end can be read. The limit is on what nobody has taken.
    QByteArray takeBody() { return std::exchange(m_body, {}); }
    bool hasHead() const { return m_state > State::Headers; } ///< Status and headers are those of the answer.
    /// The first header of that lower-case name, or null.
    QByteArray header(const QByteArray &name) const;

private:
    enum class State { StatusLine, Headers, FixedBody, BodyUntilClose, ChunkSize, ChunkData, ChunkEnd, Trailers, Done };

    Result<bool> step();
    Result<bool> takeStatusLine(const QByteArray &line);
    Result<bool> takeHeaderLine(const QByteArray &line);
    Result<bool> chooseFraming();
    Result<bool> takeChunkSize(const QByteArray &line);
    Result<bool> readBody();
    std::optional<Result<QByteArray>> takeLine();
    QList<QByteArray> all(const QByteArray &name) const;

    qint64 m_maxBody;
    State m_state = State::StatusLine;
    QByteArray m_buffer;
    QByteArray m_body;
    QList<HttpHeader> m_headers;
    qint64 m_remaining = 0; ///< Of the body or of the chunk.
    qint64 m_headBytes = 0;
    int m_status = 0;
    int m_minorVersion = 1;
    bool m_started = false;
    bool m_endsAtClose = false;
};

} // namespace tidegate
