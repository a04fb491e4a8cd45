// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/etag.h"

#include "services/codec/httpbytes.h"

namespace tidegate {

namespace {

constexpr std::string_view weakPrefix = "W/";

/// Cuts the next member off a list; an entity tag may hold commas between its quotes. Empty at the end or at the first flaw.
std::string_view nextTag(std::string_view &list)
{
    while (!list.empty() && (list.front() == ',' || list.front() == ' ' || list.front() == '\t'))
        list.remove_prefix(1);
    const size_t start = list.starts_with(weakPrefix) ? weakPrefix.size() : 0;
    const size_t end = list.size() > start && list[start] == '"' ? list.find('"', start + 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
        list = {};
        return {};
    }
    const std::string_view tag = list.substr(0, end + 1);
    list.remove_prefix(end + 1);
    return tag;
}

bool matches(std::string_view field, std::string_view etag, bool weakly)
{
    if (etag.empty())
        return false;
    if (trimmed(field) == "*")
        return true;
    const auto opaque = [](std::string_view tag) { return tag.starts_with(weakPrefix) ? tag.substr(weakPrefix.size()) : tag; };
    for (std::string_view tag = nextTag(field); !tag.empty(); tag = nextTag(field)) {
        if (weakly ? opaque(tag) == opaque(etag) : tag == etag && !tag.starts_with(weakPrefix))
            return true;
    }
    return false;
}

} // namespace

bool weaklyMatches(std::string_view field, std::string_view etag)
{
    return matches(field, etag, true);
}

bool stronglyMatches(std::string_view field, std::string_view etag)
{
    return matches(field, etag, false);
}

} // namespace tidegate
