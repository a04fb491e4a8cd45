// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/httpanswerparser.h"

#include "services/domain/httpbytes.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxHead = 32 * 1024;
constexpr qsizetype maxHeaders = 100;

Error malformed(const char *detail)
{
    return makeError(ErrorKind::Unavailable, say("malformed-answer/http"), QString::fromLatin1(detail));
}

Error tooLarge()
{
    return makeError(ErrorKind::Unavailable, say("answer-too-large/other-side"));
}

bool isFieldValue(const QByteArray &value)
{
    return std::all_of(value.begin(), value.end(), isFieldByte);
}

} // namespace

Result<bool> HttpAnswerParser::feed(const QByteArray &bytes)
{
    m_started = m_started || !bytes.isEmpty();
    m_buffer += bytes;
    while (m_state != State::Done) {
        ASSIGN_OR_RETURN(const auto progressed, step());
        if (!progressed)
            return false;
    }
    if (!m_buffer.isEmpty())
        return malformed("bytes after the answer");
    return true;
}

Result<void> HttpAnswerParser::finish()
{
    if (m_state == State::BodyUntilClose)
        m_state = State::Done;
    if (m_state != State::Done)
        return malformed("closed in the middle");
    return {};
}

bool HttpAnswerParser::leavesOpen() const
{
    const auto closes = [](const QByteArray &value) { return value.toLower().contains("close"); };
    const auto said = all("connection");
    return m_state == State::Done && m_minorVersion == 1 && !m_endsAtClose && std::none_of(said.begin(), said.end(), closes);
}

QByteArray HttpAnswerParser::header(const QByteArray &name) const
{
    const auto found = std::find_if(m_headers.begin(), m_headers.end(), [&](const auto &header) { return header.name == name; });
    return found == m_headers.end() ? QByteArray() : found->value;
}

QList<QByteArray> HttpAnswerParser::all(const QByteArray &name) const
{
    QList<QByteArray> values;
    for (const auto &header : m_headers) {
        if (header.name == name)
            values.append(header.value);
    }
    return values;
}

/// True: something was consumed. False: more bytes are needed.
Result<bool> HttpAnswerParser::step()
{
    if (m_state == State::FixedBody || m_state == State::BodyUntilClose || m_state == State::ChunkData)
        return readBody();

    const auto line = takeLine();
    if (!line)
        return false;
    if (!*line)
        return line->error();
    const QByteArray &text = line->value();
    switch (m_state) {
    case State::StatusLine:
        return takeStatusLine(text);
    case State::Headers:
        return text.isEmpty() ? chooseFraming() : takeHeaderLine(text);
    case State::ChunkSize:
        return takeChunkSize(text);
    case State::ChunkEnd:
        if (!text.isEmpty())
            return malformed("chunk longer than announced");
        m_state = State::ChunkSize;
        return true;
    case State::Trailers: // read over: nothing here looks at them
        if (text.isEmpty())
            m_state = State::Done;
        return true;
    default:
        return malformed("unexpected state");
    }
}

/// A line without its CRLF; nothing while it is incomplete.
std::optional<Result<QByteArray>> HttpAnswerParser::takeLine()
{
    const auto end = m_buffer.indexOf('\n');
    const auto length = end < 0 ? m_buffer.size() : end + 1;
    if (m_headBytes + length > maxHead)
        return malformed("head too long");
    if (end < 0) {
        // A server that speaks something else is told apart by its first byte, without waiting for a line end.
        if (m_state == State::StatusLine && !QByteArray("HTTP/1.").startsWith(m_buffer.left(7)))
            return malformed("no status line");
        return {};
    }
    if (end == 0 || m_buffer.at(end - 1) != '\r')
        return malformed("bare LF");
    m_headBytes += length;
    const auto line = m_buffer.left(end - 1);
    m_buffer.remove(0, length);
    return Result(line);
}

Result<bool> HttpAnswerParser::takeStatusLine(const QByteArray &line)
{
    // "HTTP/1.1 200 OK"; the reason may be missing, its blank not (RFC 9112 §4), though many leave it out.
    const bool shaped = line.size() >= 12 && line.startsWith("HTTP/1.") && (line.at(7) == '0' || line.at(7) == '1') && line.at(8) == ' '
        && std::all_of(line.begin() + 9, line.begin() + 12, isDigit) && (line.size() == 12 || line.at(12) == ' ');
    if (!shaped || !isFieldValue(line))
        return malformed("no status line");
    m_minorVersion = line.at(7) - '0';
    m_status = line.mid(9, 3).toInt();
    if (m_status < 100 || m_status > 599 || m_status == 101)
        return malformed("bad status");
    m_state = State::Headers;
    return true;
}

Result<bool> HttpAnswerParser::takeHeaderLine(const QByteArray &line)
{
    const auto colon = line.indexOf(':');
    if (colon <= 0 || m_headers.size() >= maxHeaders)
        return malformed("bad header");
    const auto name = line.left(colon);
    const auto value = line.mid(colon + 1).trimmed();
    if (!std::all_of(name.begin(), name.end(), isTokenByte) || !isFieldValue(value))
        return malformed("bad header");
    m_headers.append({name.toLower(), value});
    return true;
}

Result<bool> HttpAnswerParser::chooseFraming()
{
    if (m_status < 200) { // an interim answer: the real one follows
        m_headers.clear();
        m_state = State::StatusLine;
        return true;
    }
    const auto lengths = all("content-length");
    const auto encodings = all("transfer-encoding");
    if (lengths.size() > 1 || encodings.size() > 1 || (!lengths.isEmpty() && !encodings.isEmpty()))
        return malformed("ambiguous framing");
    if (const auto coding = header("content-encoding"); !coding.isEmpty() && coding.toLower() != "identity")
        return malformed("unasked content encoding");
    if (m_status == 204 || m_status == 304) {
        m_state = State::Done;
    } else if (!encodings.isEmpty()) {
        if (encodings.first().toLower() != "chunked" || m_minorVersion == 0)
            return malformed("unknown transfer encoding");
        m_state = State::ChunkSize;
    } else if (!lengths.isEmpty()) {
        const auto &text = lengths.first();
        if (text.isEmpty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), isDigit))
            return malformed("bad content length");
        m_remaining = text.toLongLong();
        if (m_remaining > m_maxBody)
            return tooLarge();
        m_state = m_remaining == 0 ? State::Done : State::FixedBody;
    } else {
        m_state = State::BodyUntilClose;
        m_endsAtClose = true;
    }
    return true;
}

Result<bool> HttpAnswerParser::takeChunkSize(const QByteArray &line)
{
    const auto digits = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';')).trimmed();
    const bool isHex = std::all_of(digits.begin(), digits.end(), [](char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
    if (digits.isEmpty() || digits.size() > 8 || !isHex)
        return malformed("bad chunk size");
    m_headBytes = 0; // the limit is on one run of lines, not on how many chunks there are
    m_remaining = digits.toLongLong(nullptr, 16);
    if (m_body.size() + m_remaining > m_maxBody)
        return tooLarge();
    m_state = m_remaining == 0 ? State::Trailers : State::ChunkData;
    return true;
}

Result<bool> HttpAnswerParser::readBody()
{
    if (m_buffer.isEmpty())
        return false;
    if (m_state == State::BodyUntilClose) {
        m_body += m_buffer;
        m_buffer.clear();
        return m_body.size() > m_maxBody ? Result<bool>(tooLarge()) : Result(false);
    }
    const auto length = std::min<qint64>(m_remaining, m_buffer.size());
    m_body += m_buffer.left(length);
    m_buffer.remove(0, length);
    m_remaining -= length;
    if (m_remaining == 0)
        m_state = m_state == State::ChunkData ? State::ChunkEnd : State::Done;
    return true;
}

} // namespace tidegate
