// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The request parser must come to the same result however its input is cut, and must never accept what it could not have framed.
#include "services/http/requestparser.h"
#include "services/http/targetpath.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using tidegate::RequestField;
using tidegate::RequestParser;

constexpr size_t bodyLimit = 4096;

struct Outcome
{
    std::vector<std::string> requests;
    int status = 0;

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

void require(bool condition)
{
    if (!condition)
        std::abort();
}

std::string checked(const RequestParser &parser)
{
    require(parser.target().front() == '/');
    require(parser.minorVersion() == 0 || parser.has(RequestField::Host));
    require(!(parser.isChunked() && parser.has(RequestField::ContentLength)));
    require(parser.body().size() <= bodyLimit);
    require(parser.isChunked() || parser.body().size() == parser.contentLength());
    std::string_view path = parser.target();
    tidegate::PathSegments segments;
    if (tidegate::decodePath(path.substr(0, path.find('?')), segments)) {
        for (const std::string_view segment : segments.segments)
            require(segment != ".." && segment.find('/') == std::string_view::npos && segment.find('\0') == std::string_view::npos);
    }
    std::string text(parser.target());
    for (int field = 0; field < static_cast<int>(RequestField::Unknown); ++field)
        text.append("\n").append(parser.joined(static_cast<RequestField>(field)));
    return text.append("\n").append(parser.keepsAlive() ? "keep\n" : "close\n").append(parser.body());
}

/// Feeds pieces whose sizes come from the input itself, or all at once when seed is 0.
Outcome parse(std::string_view bytes, size_t seed)
{
    RequestParser parser;
    Outcome outcome;
    size_t position = 0;
    while (position < bytes.size() && outcome.status == 0) {
        seed = seed * 31 + (seed == 0 ? 0 : 7);
        size_t end = seed == 0 ? bytes.size() : std::min(bytes.size(), position + 1 + seed % 13);
        while (outcome.status == 0) {
            position += parser.feed(bytes.substr(position, end - position));
            if (parser.state() == RequestParser::State::HeadComplete)
                parser.beginBody(bodyLimit);
            if (parser.state() == RequestParser::State::Complete) {
                outcome.requests.push_back(checked(parser));
                parser.reset();
            }
            outcome.status = parser.status();
            if (position == end)
                break;
        }
    }
    return outcome;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const Outcome whole = parse(bytes, 0);
    require(parse(bytes, size == 0 ? 1 : data[0] + 1U) == whole);
    require(parse(bytes, 13) == whole);
    return 0;
}
