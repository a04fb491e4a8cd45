// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QStringView>

#include <array>
#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace tidegate {

/// Appends JSON to a string, without a DOM and without allocations of its own, because lists of thousands of rows are made of it.
///
/// Commas are its business; brackets are the caller's. Keys are written as they are and must need no escape.
/// Texts must be valid UTF-8; in UTF-16, a lone surrogate becomes U+FFFD.
/// What is written gets to the string in pieces: all of it is there when no bracket is open, and after flush().
class JsonWriter
{
public:
    explicit JsonWriter(std::string &out) : m_out(out) {}
    Q_DISABLE_COPY_MOVE(JsonWriter)

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view literal);
    void flush();

    void string(std::string_view utf8);
    void string(QStringView text);
    void integer(qint64 number);
    void boolean(bool value) { raw(value ? std::string_view("true") : std::string_view("false")); }
    void null() { raw("null"); }
    void uuid(QUuid id);           ///< null for the null UUID.
    void instant(Instant instant); ///< Whole seconds, UTC, with Z.
    void instantMilliseconds(Instant instant);
    void raw(std::string_view json); ///< One complete value, verbatim.

    void field(std::string_view name, std::string_view utf8) { key(name), string(utf8); }
    void field(std::string_view name, const char *utf8) { key(name), string(std::string_view(utf8)); }
    void field(std::string_view name, QStringView text) { key(name), string(text); }
    void field(std::string_view name, QUuid id) { key(name), uuid(id); }
    template <typename Tag>
    void field(std::string_view name, Id<Tag> id)
    {
        key(name), uuid(id.uuid());
    }
    void field(std::string_view name, Instant at) { key(name), instant(at); }
    void field(std::string_view name, std::optional<Instant> at);
    template <std::same_as<bool> B>
    void field(std::string_view name, B value)
    {
        key(name), boolean(value);
    }
    template <std::integral I>
    requires(!std::same_as<I, bool>) void field(std::string_view name, I number) { key(name), integer(static_cast<qint64>(number)); }
    void nullField(std::string_view name) { key(name), null(); }
    void rawField(std::string_view name, std::string_view json) { key(name), raw(json); }
    /// The text, or null when it is empty.
    void fieldOrNull(std::string_view name, QStringView text);
    void fieldOrNull(std::string_view name, std::string_view utf8);

private:
    static constexpr std::size_t pieceSize = 1024;

    /// Where so many bytes can be written, at most pieceSize.
    char *room(std::size_t bytes)
    {
        if (pieceSize - static_cast<std::size_t>(m_at - m_piece.data()) < bytes)
            flush();
        return m_at;
    }
    /// The comma before a value, if there has to be one.
    char *separated(char *at)
    {
        *at = ',';
        at += m_comma ? 1 : 0;
        m_comma = true;
        return at;
    }
    /// The end of a value.
    void ended(char *at)
    {
        m_at = at;
        if (m_depth == 0)
            flush();
    }
    void open(char bracket);
    void close(char bracket);
    void instantTo(Instant instant, bool milliseconds);
    void appendLong(std::string_view bytes);
    void put(char c)
    {
        *room(1) = c;
        ++m_at;
    }
    void putEscape(unsigned char c);
    void putUtf8(char32_t c);

    std::string &m_out;
    bool m_comma = false; ///< Something stands before the next value at this level.
    int m_depth = 0;
    std::array<char, pieceSize> m_piece;
    char *m_at = m_piece.data();
    /// A date that was written before: most times of a list are of few days.
    struct KnownDate
    {
        qint64 day = std::numeric_limits<qint64>::min();
        std::array<char, 12> text{};
    };
    std::array<KnownDate, 4> m_dates; ///< Each day has one place.
};

} // namespace tidegate
