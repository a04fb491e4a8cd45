// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QByteArrayView>
#include <QJsonObject>

#include <cstddef>
#include <optional>
#include <string_view>

namespace tidegate {

/// What a text may cost to read. Elements of arrays are bounded by the size of the body only.
struct JsonLimits
{
    std::size_t depth = 32;               ///< Nested objects and arrays.
    std::size_t members = 1'024;          ///< Of one object.
    std::size_t stringBytes = 16 * 1'024; ///< Of one key or string, as UTF-8 after unescaping.
};

/// The first thing that is wrong with a text.
struct JsonFlaw
{
    std::size_t offset = 0; ///< Bytes from the start.
    Message what{};         ///< A sentence without its full stop.
};

/// Reads a whole text as one JSON value (RFC 8259), stricter than QJsonDocument: valid UTF-8 without byte order mark, no duplicate
/// keys, no U+0000, no lone surrogates, integers within 64 bits, finite numbers, nothing behind the value. Nothing when all is well.
std::optional<JsonFlaw> findJsonFlaw(std::string_view text, const JsonLimits &limits = {});

/// The object a request body holds, or ErrorKind::Malformed with the offset of the first flaw.
Result<QJsonObject> parseJsonObject(QByteArrayView bytes, const JsonLimits &limits = {});

} // namespace tidegate
