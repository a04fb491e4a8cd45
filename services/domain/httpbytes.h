// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The character classes of RFC 9110 and RFC 3986, and the few string operations a protocol reader needs. Independent of the locale.
#pragma once

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace tidegate {

/// The bytes without a copy; valid as long as they are.
inline std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

constexpr bool isDigit(int c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isAlnum(int c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

namespace detail {

enum ByteClass : uint8_t { Token = 1, Path = 2, Query = 4, Field = 8 };

constexpr bool contains(std::string_view set, int c)
{
    return std::any_of(set.begin(), set.end(), [c](char member) { return member == c; });
}

constexpr std::array<uint8_t, 256> makeByteClasses()
{
    std::array<uint8_t, 256> classes{};
    for (int c = 0; c < 256; ++c) {
        uint8_t bits = 0;
        if (isAlnum(c) || contains("!#$%&'*+-.^_`|~", c))
            bits |= Token;
        if (isAlnum(c) || contains("-._~!$&'()*+,;=:@/%", c)) // RFC 3986 pchar and '/'
            bits |= Path;
        if (c > 0x20 && c < 0x7f && !contains("\"#<>", c)) // what browsers leave bare in a query
            bits |= Query;
        if (c == '\t' || (c >= 0x20 && c != 0x7f)) // RFC 9110 §5.5, obs-text included
            bits |= Field;
        classes[static_cast<size_t>(c)] = bits;
    }
    return classes;
}

inline constexpr std::array<uint8_t, 256> byteClasses = makeByteClasses();

} // namespace detail

constexpr bool isTokenByte(unsigned char c)
{
    return (detail::byteClasses[c] & detail::Token) != 0;
}

constexpr bool isPathByte(unsigned char c)
{
    return (detail::byteClasses[c] & detail::Path) != 0;
}

constexpr bool isQueryByte(unsigned char c)
{
    return (detail::byteClasses[c] & detail::Query) != 0;
}

constexpr bool isFieldByte(unsigned char c)
{
    return (detail::byteClasses[c] & detail::Field) != 0;
}

/// 0 to 15, or -1.
constexpr int hexValue(unsigned char c)
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

constexpr char toLowerAscii(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

constexpr bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    for (size_t i = 0; i < a.size(); ++i) {
        if (toLowerAscii(a[i]) != toLowerAscii(b[i]))
            return false;
    }
    return true;
}

/// Without the blanks and tabs at both ends.
constexpr std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Cuts the part before the next separator off the text, and the separator with it.
constexpr std::string_view takeUntil(std::string_view &text, char separator)
{
    const size_t end = text.find(separator);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return part;
}

} // namespace tidegate
