// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QStringView>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>

namespace tidegate {

/// Appends JSON to a string, without a DOM and without allocations of its own, because lists of thousands of rows are made of it.
///
/// Commas are its business; brackets are the caller's. Keys are written as they are and must need no escape.
/// Texts must be valid UTF-8; in UTF-16, a lone surrogate becomes U+FFFD.
class JsonWriter
{
public:
    explicit JsonWriter(std::string &out) : m_out(out) {}

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view literal);

    void string(std::string_view utf8);
    void string(QStringView text);
    void integer(qint64 number);
    void boolean(bool value);
    void null();
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
    void separate();
    void open(char bracket);
    void close(char bracket);
    void instantTo(Instant instant, bool milliseconds);

    std::string &m_out;
    bool m_comma = false; ///< Something stands before the next value at this level.
};

} // namespace tidegate
