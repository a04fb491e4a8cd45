// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/targetpath.h"

#include "services/domain/httpbytes.h"

namespace tidegate {

namespace {

/// The byte an escape at the start of the text stands for, or -1.
int escapedByte(std::string_view text)
{
    if (text.size() < 3)
        return -1;
    const int high = hexValue(static_cast<unsigned char>(text[1]));
    const int low = hexValue(static_cast<unsigned char>(text[2]));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// Appends the decoded segment to the buffer, which has room for it.
bool decodeSegment(std::string_view segment, std::string &buffer)
{
    for (size_t i = 0; i < segment.size(); ++i) {
        if (segment[i] != '%') {
            buffer += segment[i];
            continue;
        }
        const int byte = escapedByte(segment.substr(i));
        if (byte < 0x20 || byte == 0x7f || byte == '/')
            return false;
        buffer += static_cast<char>(byte);
        i += 2;
    }
    return true;
}

/// The length of the sequence that starts the text, or 0 if it is malformed.
size_t sequenceLength(std::string_view text)
{
    const auto at = [text](size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = at(0);
    const size_t length = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0) != 0x80)
            return 0;
    }
    const bool overlong = (lead == 0xe0 && at(1) < 0xa0) || (lead == 0xf0 && at(1) < 0x90);
    const bool surrogate = lead == 0xed && at(1) >= 0xa0;
    const bool tooLarge = lead == 0xf4 && at(1) >= 0x90;
    return overlong || surrogate || tooLarge ? 0 : length;
}

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const size_t length = sequenceLength(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

bool decodePath(std::string_view path, PathSegments &result)
{
    result.segments.clear();
    result.m_decoded.clear();
    result.m_decoded.reserve(path.size()); // the views below must not move
    if (path.empty() || path.front() != '/')
        return false;
    path.remove_prefix(1);
    bool more = !path.empty();
    while (more) {
        const size_t end = path.find('/');
        std::string_view segment = path.substr(0, end);
        more = end != std::string_view::npos;
        path.remove_prefix(more ? end + 1 : path.size());
        if (segment.find('%') != std::string_view::npos) {
            const size_t start = result.m_decoded.size();
            if (!decodeSegment(segment, result.m_decoded))
                return false;
            segment = std::string_view(result.m_decoded).substr(start);
        }
        if (segment == "." || segment == ".." || !isUtf8(segment))
            return false;
        result.segments.push_back(segment);
    }
    return true;
}

std::optional<std::string> decodeText(std::string_view text)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        const int byte = escapedByte(text.substr(i));
        if (byte <= 0)
            return std::nullopt;
        decoded += static_cast<char>(byte);
        i += 2;
    }
    if (!isUtf8(decoded))
        return std::nullopt;
    return decoded;
}

bool isValidQuery(std::string_view query)
{
    return query.find('%') == std::string_view::npos || decodeText(query).has_value(); // a target is ASCII
}

} // namespace tidegate
