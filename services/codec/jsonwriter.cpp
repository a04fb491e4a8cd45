// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/jsonwriter.h"

#include "services/domain/digits.h"

#include <QtEndian>

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

constexpr quint64 eachByte(quint64 byte)
{
    return byte * 0x0101010101010101;
}

/// The eight digits of a number, the first one in the lowest byte.
quint64 hexOf(quint32 number)
{
    quint64 digits = qbswap(number);
    digits = (digits | digits << 16) & 0x0000ffff0000ffff;
    digits = (digits | digits << 8) & 0x00ff00ff00ff00ff; // each byte in two
    digits = (digits >> 4 & 0x000f000f000f000f) | (digits & 0x000f000f000f000f) << 8;
    const quint64 letters = (digits + eachByte(6)) >> 4 & eachByte(1);
    return digits + eachByte('0') + letters * ('a' - '0' - 10);
}

/// Writes so many of the digits, and moves behind them; the others are next.
void putHex(char *&at, quint64 &digits, int count)
{
    for (int i = 0; i < count; ++i, digits >>= 8)
        at[i] = static_cast<char>(digits & 0xff);
    at += count;
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
    const auto wordAt = [&utf8](std::size_t at) {
        quint64 bytes = 0;
        std::memcpy(&bytes, utf8.data() + at, sizeof bytes);
        return bytes;
    };
    quint64 found = 0;
    if (utf8.size() < sizeof(quint64)) {
        for (const char c : utf8)
            found |= static_cast<quint64>(escapes[static_cast<unsigned char>(c)]);
        return found == 0;
    }
    const std::size_t last = utf8.size() - sizeof(quint64);
    for (std::size_t at = 0; at < last; at += sizeof(quint64))
        found |= escapesIn(wordAt(at));
    return (found | escapesIn(wordAt(last))) == 0;
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
        *at++ = hexDigits[c >> 4];
        *at++ = hexDigits[c & 0xf];
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
    quint64 first = hexOf(id.data1);
    quint64 second = hexOf(static_cast<quint32>(id.data2) << 16 | id.data3);
    quint64 third = hexOf(qFromBigEndian<quint32>(id.data4));
    quint64 last = hexOf(qFromBigEndian<quint32>(id.data4 + 4));
    *at++ = '"';
    putHex(at, first, 8);
    *at++ = '-';
    putHex(at, second, 4);
    *at++ = '-';
    putHex(at, second, 4);
    *at++ = '-';
    putHex(at, third, 4);
    *at++ = '-';
    putHex(at, third, 4);
    putHex(at, last, 8);
    *at++ = '"';
    ended(at);
}

void JsonWriter::instantTo(Instant instant, bool milliseconds)
{
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const qint64 day = midnight.time_since_epoch().count();
    KnownDate &known = m_dates[static_cast<std::size_t>(day) % m_dates.size()];
    char *at = separated(room(40));
    *at++ = '"';
    if (known.day == day) {
        at = std::copy_n(known.text.data(), dateSize, at);
        putTimeOfDay(at, instant - midnight, milliseconds);
    } else {
        char *const text = at;
        putInstant(at, instant, milliseconds);
        known.day = day;
        std::copy_n(text, dateSize, known.text.data());
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
