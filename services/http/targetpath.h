// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tidegate {

/// The decoded segments of a path. The views point into the path given to decodePath() or into this object.
class PathSegments
{
public:
    std::vector<std::string_view> segments;

private:
    friend bool decodePath(std::string_view path, PathSegments &result);
    std::string m_decoded;
};

/// Splits "/a/b%20c" into "a" and "b c"; "/" has no segments. False, which is a 400, for a broken escape, an escaped control
/// character or slash, a "." or ".." segment in any spelling, and for what is no UTF-8. An empty segment stays one: it matches no route.
bool decodePath(std::string_view path, PathSegments &result);

/// Whether decodeText() can read a query.
bool isValidQuery(std::string_view query);

/// The text behind percent escapes; nothing for a broken escape, an escaped NUL, and what is no UTF-8.
std::optional<std::string> decodeText(std::string_view text);

/// RFC 3629: shortest form, no surrogates, at most U+10FFFF.
bool isUtf8(std::string_view text);

} // namespace tidegate
