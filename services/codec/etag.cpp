// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/etag.h"

#include "services/domain/httpbytes.h"
#include "services/domain/say.h"

#include <QCryptographicHash>

#include <algorithm>
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

bool isHash(std::string_view text)
{
    return text.size() == hashDigits && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

} // namespace

QByteArray makeEtag(qint64 version, std::string_view representation)
{
    const QByteArrayView bytes(representation.data(), static_cast<qsizetype>(representation.size()));
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Blake2s_256).toHex().left(hashDigits);
    return '"' + QByteArray::number(version) + '-' + hash + '"';
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
