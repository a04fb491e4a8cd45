// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/jsonwriter.h"

#include <array>
#include <charconv>

namespace tidegate {
namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

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

void appendEscape(std::string &out, unsigned char c)
{
    const char letter = escapes[c];
    out += '\\';
    out += letter;
    if (letter == 'u') {
        out += "00";
        out += hexDigits[c >> 4];
        out += hexDigits[c & 0xf];
    }
}

void appendUtf8(std::string &out, char32_t c)
{
    std::array<char, 4> bytes{};
    std::size_t size = 0;
    const auto put = [&](char32_t value) { bytes[size++] = static_cast<char>(value); };
    if (c < 0x800) {
        put(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        put(0xE0 | (c >> 12));
        put(0x80 | ((c >> 6) & 0x3F));
    } else {
        put(0xF0 | (c >> 18));
        put(0x80 | ((c >> 12) & 0x3F));
        put(0x80 | ((c >> 6) & 0x3F));
    }
    put(0x80 | (c & 0x3F));
    out.append(bytes.data(), size);
}

/// Writes `count` digits, with leading zeros, and moves behind them.
void putDigits(char *&at, unsigned value, int count)
{
    for (int i = count - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    at += count;
}

void putHex(char *&at, unsigned value, int digits)
{
    for (int i = digits - 1; i >= 0; --i) {
        at[i] = hexDigits[value & 0xf];
        value >>= 4;
    }
    at += digits;
}

} // namespace

void JsonWriter::separate()
{
    if (m_comma)
        m_out += ',';
    m_comma = true;
}

void JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_comma = false;
}

void JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_comma = true;
}

void JsonWriter::key(std::string_view literal)
{
    const std::size_t comma = m_comma ? 1 : 0;
    const std::size_t from = m_out.size();
    m_out.resize(from + comma + literal.size() + 3);
    char *at = m_out.data() + from;
    if (m_comma)
        *at++ = ',';
    *at++ = '"';
    at = std::copy(literal.begin(), literal.end(), at);
    *at++ = '"';
    *at = ':';
    m_comma = false;
}

void JsonWriter::string(std::string_view utf8)
{
    separate();
    const auto mayStand = [](char c) { return escapes[static_cast<unsigned char>(c)] == 0; };
    const std::size_t before = m_out.size();
    m_out.resize(before + utf8.size() + 2); // right for a text without escapes, which is nearly every one
    char *at = m_out.data() + before;
    *at++ = '"';
    std::size_t plain = 0;
    for (; plain < utf8.size() && mayStand(utf8[plain]); ++plain)
        *at++ = utf8[plain];
    if (plain == utf8.size()) {
        *at = '"';
        return;
    }
    m_out.resize(before + 1 + plain);
    for (const char c : utf8.substr(plain)) {
        if (mayStand(c))
            m_out += c;
        else
            appendEscape(m_out, static_cast<unsigned char>(c));
    }
    m_out += '"';
}

void JsonWriter::string(QStringView text)
{
    separate();
    m_out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.unicode() < 0x80) {
            const auto byte = static_cast<unsigned char>(c.unicode());
            if (escapes[byte] == 0)
                m_out += static_cast<char>(byte);
            else
                appendEscape(m_out, byte);
        } else if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            appendUtf8(m_out, QChar::surrogateToUcs4(c, text[++i]));
        } else {
            appendUtf8(m_out, c.isSurrogate() ? U'\uFFFD' : char32_t(c.unicode()));
        }
    }
    m_out += '"';
}

void JsonWriter::integer(qint64 number)
{
    separate();
    std::array<char, 24> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
    m_out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

void JsonWriter::boolean(bool value)
{
    raw(value ? "true" : "false");
}

void JsonWriter::null()
{
    raw("null");
}

void JsonWriter::raw(std::string_view json)
{
    separate();
    m_out += json;
}

void JsonWriter::uuid(QUuid id)
{
    if (id.isNull())
        return null();
    separate();
    std::array<char, 38> buffer;
    char *at = buffer.data();
    *at++ = '"';
    putHex(at, id.data1, 8);
    *at++ = '-';
    putHex(at, id.data2, 4);
    *at++ = '-';
    putHex(at, id.data3, 4);
    *at++ = '-';
    for (int i = 0; i < 8; ++i) {
        if (i == 2)
            *at++ = '-';
        putHex(at, id.data4[i], 2);
    }
    *at++ = '"';
    m_out.append(buffer.data(), buffer.size());
}

void JsonWriter::instantTo(Instant instant, bool milliseconds)
{
    using namespace std::chrono;
    separate();
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    auto rest = static_cast<unsigned>((instant - day).count()); // ms
    const unsigned ms = rest % 1'000;
    rest /= 1'000;
    std::array<char, 32> buffer;
    char *at = buffer.data();
    *at++ = '"';
    putDigits(at, static_cast<unsigned>(std::clamp(static_cast<int>(date.year()), 0, 9'999)), 4);
    *at++ = '-';
    putDigits(at, static_cast<unsigned>(date.month()), 2);
    *at++ = '-';
    putDigits(at, static_cast<unsigned>(date.day()), 2);
    *at++ = 'T';
    putDigits(at, rest / 3'600, 2);
    *at++ = ':';
    putDigits(at, rest / 60 % 60, 2);
    *at++ = ':';
    putDigits(at, rest % 60, 2);
    if (milliseconds) {
        *at++ = '.';
        putDigits(at, ms, 3);
    }
    *at++ = 'Z';
    *at++ = '"';
    m_out.append(buffer.data(), static_cast<std::size_t>(at - buffer.data()));
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
