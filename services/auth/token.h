// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <string_view>

namespace tidegate {

/// A token that was just made: the text is shown once and never stored.
struct NewToken
{
    TokenId id;
    QByteArray text; ///< Prefix + 32 hex digits of the id + "_" + 43 base62 characters (256 bits).
    QByteArray hash; ///< What the store keeps: BLAKE2b-256 of the secret part.
};

struct ParsedToken
{
    TokenId id;
    QByteArray hash; ///< Of the secret part.
};

/// What the life of a token is when nobody says, and what it may be at most.
constexpr std::chrono::hours defaultTokenLife{90 * 24};
constexpr std::chrono::hours maxTokenLife{365 * 24};

/// What tells the kinds apart, for people and for scanners of leaks.
constexpr std::string_view userTokenPrefix = "tg_";
constexpr std::string_view agentTokenPrefix = "tga_";
constexpr std::string_view registrationTokenPrefix = "tgr_";

NewToken makeToken(std::string_view prefix = userTokenPrefix);
/// Nothing when the text is not a token of this kind at all.
std::optional<ParsedToken> parseToken(std::string_view text, std::string_view prefix = userTokenPrefix);
/// Compares in constant time; false for different lengths.
bool sameHash(const QByteArray &a, const QByteArray &b);
/// BLAKE2b-256 of any secret.
QByteArray hashOf(std::string_view secret);
/// BLAKE2b-128 of data under a key of 32 bytes, for cursors.
QByteArray keyedHash(const QByteArray &key, const QByteArray &data);
/// 43 base62 characters: more than 256 random bits from the system.
QByteArray randomSecret();

} // namespace tidegate
