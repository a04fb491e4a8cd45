// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/etag.h"

#include "services/domain/digits.h"
#include "services/domain/httpbytes.h"
#include "services/domain/say.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr std::string_view weakPrefix = "W/";
constexpr size_t hashDigits = 8;

/// Any byte but controls, blanks and quotes (etagc, RFC 9110 §8.8.3).
bool isTagByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != '"' && byte != 0x7F;
}

/// One entity tag with its quotes, weak or not.
bool isTag(std::string_view tag)
{
    if (tag.starts_with(weakPrefix))
        tag.remove_prefix(weakPrefix.size());
    return tag.size() >= 2 && tag.front() == '"' && tag.back() == '"' && std::all_of(tag.begin() + 1, tag.end() - 1, isTagByte);
}

/// The end of the first member of a list: a comma between the quotes of a tag is none.
size_t endOfMember(std::string_view list)
{
    bool quoted = false;
    for (size_t i = 0; i < list.size(); ++i) {
        if (list[i] == '"')
            quoted = !quoted;
        else if (list[i] == ',' && !quoted)
            return i;
    }
    return list.size();
}

/// All members of a list, with empty ones left out (RFC 9110 §5.6.1.2); nothing when one is malformed or there is none.
std::optional<std::vector<std::string_view>> tagsIn(std::string_view list)
{
    std::vector<std::string_view> tags;
    while (!list.empty()) {
        const size_t end = endOfMember(list);
        const std::string_view member = trimmed(list.substr(0, end));
        list.remove_prefix(std::min(list.size(), end + 1));
        if (member.empty())
            continue;
        if (!isTag(member))
            return std::nullopt;
        tags.push_back(member);
    }
    return tags.empty() ? std::nullopt : std::optional(std::move(tags));
}

// A checksum, not a digest: it tells two states of a version apart, and has to be quick for an answer of a megabyte. The same on every computer.

constexpr std::array<quint64, 4> lanes{0x9fb21c651e98df25, 0xc2b2ae3d27d4eb4f, 0x165667b19e3779f9, 0xd6e8feb86659fd93};

/// Both halves of the product, mixed.
quint64 multiplied(quint64 a, quint64 b)
{
    __extension__ using Wide = unsigned __int128;
    const Wide product = static_cast<Wide>(a) * b;
    return static_cast<quint64>(product) ^ static_cast<quint64>(product >> 64);
}

quint64 wordAt(const char *bytes)
{
    return qFromLittleEndian<quint64>(bytes);
}

quint64 checksum(std::string_view text)
{
    constexpr std::size_t round = 64;
    std::array<quint64, 4> sums = lanes;
    const auto add = [&sums](const char *at) {
        for (std::size_t lane = 0; lane < lanes.size(); ++lane, at += 16)
            sums[lane] = multiplied(sums[lane] ^ wordAt(at), lanes[3 - lane] ^ wordAt(at + 8)) + std::rotl(sums[lane], 23);
    };
    const char *at = text.data();
    std::size_t left = text.size();
    for (; left >= round; left -= round, at += round)
        add(at);
    std::array<char, round> tail{};
    std::copy_n(at, left, tail.begin());
    add(tail.data());
    quint64 sum = text.size();
    for (std::size_t lane = 0; lane < lanes.size(); ++lane)
        sum = multiplied(sum ^ sums[lane], lanes[3 - lane]) + sums[lane];
    return multiplied(sum ^ lanes[0], lanes[1]);
}

bool isHash(std::string_view text)
{
    return text.size() == hashDigits && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

QByteArray makeEtag(qint64 version, std::string_view representation)
{
    std::string tag = "\"";
    appendNumber(tag, version);
    tag += '-';
    const quint64 hash = checksum(representation);
    constexpr std::string_view digits = "0123456789abcdef";
    for (size_t i = 0; i < hashDigits; ++i)
        tag += digits[(hash >> (60 - 4 * i)) & 0xf];
    tag += '"';
    return {tag.data(), static_cast<qsizetype>(tag.size())};
}

bool namesTag(std::string_view field, std::string_view etag)
{
    if (trimmed(field) == "*")
        return true;
    const auto opaque = [](std::string_view tag) { return tag.starts_with(weakPrefix) ? tag.substr(weakPrefix.size()) : tag; };
    const auto tags = tagsIn(field);
    return tags && std::any_of(tags->begin(), tags->end(), [&](std::string_view tag) { return opaque(tag) == opaque(etag); });
}

bool namesVersion(std::string_view field, qint64 version)
{
    if (trimmed(field) == "*")
        return true;
    const std::string wanted = std::to_string(version);
    const auto names = [&wanted](std::string_view tag) {
        if (tag.starts_with(weakPrefix))
            return false;
        tag = tag.substr(1, tag.size() - 2);
        return tag == wanted || (tag.starts_with(wanted + '-') && isHash(tag.substr(wanted.size() + 1)));
    };
    const auto tags = tagsIn(field);
    return tags && std::any_of(tags->begin(), tags->end(), names);
}

bool isTagList(std::string_view field)
{
    return trimmed(field) == "*" || tagsIn(field).has_value();
}

Error staleError(const QJsonObject &current, const QByteArray &etag)
{
    Error error = makeError(ErrorKind::Stale, say("stale/read"));
    error.extra.insert(u"current"_s, current.toVariantMap());
    error.extra.insert(u"currentETag"_s, QString::fromLatin1(etag));
    return error;
}

Error unmetCondition()
{
    return makeError(ErrorKind::Stale, say("precondition-failed/if-match"));
}

} // namespace tidegate
