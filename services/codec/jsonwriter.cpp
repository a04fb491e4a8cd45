// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/jsonwriter.h"

#include "services/domain/digits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace tidegate {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";
constexpr std::size_t dateSize = 11; // with the T

/// For each byte: 0 when it may stand as it is, the letter of its short escape, or 'u'.
constexpr std::array<char, 256> escapeTable()
{
    std::array<char, 256> table{};
    for (std::size_t c = 0; c < 0x20; ++c)
        table[c] = 'u';
    table['\b'] = 'b';
    table['\f'] = 'f';
    table['\n'] = 'n';
    table['\r'] = 'r';
    table['\t'] = 't';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}
constexpr auto escapes = escapeTable();

constexpr std::array<char, 512> hexTable()
{
    std::array<char, 512> table{};
    for (std::size_t byte = 0; byte < 256; ++byte) {
        table[2 * byte] = hexDigits[byte >> 4];
        table[2 * byte + 1] = hexDigits[byte & 0xf];
    }
    return table;
}
constexpr auto hexPairs = hexTable();

/// Writes two digits for each byte, and moves behind them.
template <typename Number>
void putHex(char *&at, Number value)
{
    for (std::size_t i = sizeof value; i-- > 0; at += 2)
        std::memcpy(at, hexPairs.data() + 2 * ((value >> (8 * i)) & 0xff), 2);
}

constexpr quint64 eachByte(quint64 byte)
{
    return byte * 0x0101010101010101;
}

/// Not 0 when one of eight bytes needs an escape: below a blank, a quote or a backslash.
constexpr quint64 escapesIn(quint64 bytes)
{
    const auto zeros = [](quint64 of) { return (of - eachByte(1)) & ~of; };
    const quint64 controls = (bytes - eachByte(0x20)) & ~bytes;
    return (controls | zeros(bytes ^ eachByte('"')) | zeros(bytes ^ eachByte('\\'))) & eachByte(0x80);
}

/// Whether a text is written as it is, which is nearly every one.
bool isPlain(std::string_view utf8)
{
    const char *at = utf8.data();
    std::size_t left = utf8.size();
    quint64 found = 0;
    for (; left >= 8; left -= 8, at += 8) {
        quint64 bytes = 0;
        std::memcpy(&bytes, at, 8);
        found |= escapesIn(bytes);
    }
    for (; left > 0; --left, ++at)
        found |= static_cast<quint64>(escapes[static_cast<unsigned char>(*at)]);
    return found == 0;
}

} // namespace

void JsonWriter::flush()
{
    m_out.append(m_piece.data(), static_cast<std::size_t>(m_at - m_piece.data()));
    m_at = m_piece.data();
}

void JsonWriter::appendLong(std::string_view bytes)
{
    flush();
    m_out += bytes;
}

void JsonWriter::putEscape(unsigned char c)
{
    const char letter = escapes[c];
    char *at = room(6);
    *at++ = '\\';
    *at++ = letter;
    if (letter == 'u') {
        *at++ = '0';
        *at++ = '0';
        putHex(at, c);
    }
    m_at = at;
}

void JsonWriter::putUtf8(char32_t c)
{
    const auto byte = [this](char32_t value) { put(static_cast<char>(value)); };
    if (c < 0x800) {
        byte(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12));
        byte(0x80 | ((c >> 6) & 0x3F));
    } else {
        byte(0xF0 | (c >> 18));
        byte(0x80 | ((c >> 12) & 0x3F));
        byte(0x80 | ((c >> 6) & 0x3F));
    }
    byte(0x80 | (c & 0x3F));
}

void JsonWriter::open(char bracket)
{
    m_at = separated(room(2));
    *m_at++ = bracket;
    m_comma = false;
    ++m_depth;
}

void JsonWriter::close(char bracket)
{
    --m_depth;
    char *at = room(1);
    *at++ = bracket;
    m_comma = true;
    ended(at);
}

void JsonWriter::key(std::string_view literal)
{
    const bool isShort = literal.size() <= pieceSize - 4;
    char *at = separated(room(isShort ? literal.size() + 4 : 2));
    *at++ = '"';
    if (isShort) {
        at = std::copy(literal.begin(), literal.end(), at);
    } else {
        m_at = at;
        appendLong(literal);
        at = room(2);
    }
    *at++ = '"';
    *at++ = ':';
    m_at = at;
    m_comma = false;
}

void JsonWriter::string(std::string_view utf8)
{
    if (utf8.size() <= pieceSize - 3 && isPlain(utf8)) {
        char *at = separated(room(utf8.size() + 3));
        *at++ = '"';
        at = std::copy(utf8.begin(), utf8.end(), at);
        *at++ = '"';
        return ended(at);
    }
    m_at = separated(room(1));
    put('"');
    for (const char c : utf8) {
        if (escapes[static_cast<unsigned char>(c)] == 0)
            put(c);
        else
            putEscape(static_cast<unsigned char>(c));
    }
    put('"');
    ended(m_at);
}

void JsonWriter::string(QStringView text)
{
    m_at = separated(room(1));
    put('"');
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() < 0x80) {
            const auto byte = static_cast<unsigned char>(c.unicode());
            if (escapes[byte] == 0)
                put(static_cast<char>(byte));
            else
                putEscape(byte);
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            putUtf8(QChar::surrogateToUcs4(c, text[++i]));
        } else {
            putUtf8(c.isSurrogate() ? U'\uFFFD' : char32_t(c.unicode()));
        }
    }
    put('"');
    ended(m_at);
}

void JsonWriter::integer(qint64 number)
{
    char *const at = separated(room(24));
    ended(std::to_chars(at, at + 20, number).ptr);
}

void JsonWriter::raw(std::string_view json)
{
    if (json.size() < pieceSize) {
        char *const at = separated(room(json.size() + 1));
        return ended(std::copy(json.begin(), json.end(), at));
    }
    m_at = separated(room(1));
    appendLong(json);
}

void JsonWriter::uuid(QUuid id)
{
    if (id.isNull())
        return null();
    char *at = separated(room(39));
    *at++ = '"';
    putHex(at, id.data1);
    *at++ = '-';
    putHex(at, id.data2);
    *at++ = '-';
    putHex(at, id.data3);
    *at++ = '-';
    for (int i = 0; i < 8; ++i) {
        if (i == 2)
            *at++ = '-';
        putHex(at, id.data4[i]);
    }
    *at++ = '"';
    ended(at);
}

void JsonWriter::instantTo(Instant instant, bool milliseconds)
{
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    char *at = separated(room(40));
    *at++ = '"';
    char *const text = at;
    if (day.time_since_epoch().count() == m_day) {
        at = std::copy_n(m_date.data(), dateSize, at);
        putTimeOfDay(at, instant - day, milliseconds);
    } else {
        putInstant(at, instant, milliseconds);
        m_day = day.time_since_epoch().count();
        std::copy_n(text, dateSize, m_date.data());
    }
    *at++ = '"';
    ended(at);
}

void JsonWriter::instant(Instant instant)
{
    instantTo(instant, false);
}

void JsonWriter::instantMilliseconds(Instant instant)
{
    instantTo(instant, true);
}

void JsonWriter::field(std::string_view name, std::optional<Instant> at)
{
    key(name);
    if (at)
        instant(*at);
    else
        null();
}

void JsonWriter::fieldOrNull(std::string_view name, QStringView text)
{
    key(name);
    if (text.isEmpty())
        null();
    else
        string(text);
}

void JsonWriter::fieldOrNull(std::string_view name, std::string_view utf8)
{
    key(name);
    if (utf8.empty())
        null();
    else
        string(utf8);
}

} // namespace tidegate
