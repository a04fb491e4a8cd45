// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/token.h"

#include <sodium.h>

namespace tidegate {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::size_t idLength = 32;
constexpr std::size_t secretLength = 43;

} // namespace

QByteArray randomSecret()
{
    QByteArray secret;
    secret.reserve(secretLength);
    for (std::size_t i = 0; i < secretLength; ++i)
        secret.append(alphabet[randombytes_uniform(static_cast<uint32_t>(alphabet.size()))]);
    return secret;
}

QByteArray hashOf(std::string_view secret)
{
    QByteArray hash(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<std::size_t>(hash.size()),
                       reinterpret_cast<const unsigned char *>(secret.data()), secret.size(), nullptr, 0);
    return hash;
}

QByteArray keyedHash(const QByteArray &key, const QByteArray &data)
{
    QByteArray hash(crypto_generichash_BYTES_MIN, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(hash.data()), static_cast<std::size_t>(hash.size()),
                       reinterpret_cast<const unsigned char *>(data.constData()), static_cast<std::size_t>(data.size()),
                       reinterpret_cast<const unsigned char *>(key.constData()), static_cast<std::size_t>(key.size()));
    return hash;
}

NewToken makeToken(std::string_view prefix)
{
    const auto id = TokenId::create();
    const QByteArray secret = randomSecret();
    QByteArray text(prefix.data(), static_cast<qsizetype>(prefix.size()));
    text += id.uuid().toByteArray(QUuid::Id128) + '_' + secret;
    return {id, text, hashOf({secret.constData(), static_cast<std::size_t>(secret.size())})};
}

std::optional<ParsedToken> parseToken(std::string_view text, std::string_view prefix)
{
    if (text.size() != prefix.size() + idLength + 1 + secretLength || text.substr(0, prefix.size()) != prefix || text[prefix.size() + idLength] != '_')
        return {};
    const QByteArray bytes = QByteArray::fromHex(QByteArray::fromRawData(text.data() + prefix.size(), idLength));
    if (bytes.size() != 16)
        return {};
    return ParsedToken{TokenId(QUuid::fromRfc4122(bytes)), hashOf(text.substr(prefix.size() + idLength + 1))};
}

bool sameHash(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && sodium_memcmp(a.constData(), b.constData(), static_cast<std::size_t>(a.size())) == 0;
}

} // namespace tidegate
