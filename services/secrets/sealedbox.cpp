// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/sealedbox.h"

#include "services/domain/credential.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <QtEndian>

#include <sodium.h>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

// Layout: magic, id of the master key, nonce and wrapped key, nonce and ciphertext.
constexpr QByteArrayView magic("TGS\x01");
constexpr qsizetype keyIdSize = 8;
constexpr qsizetype headSize = 4 + keyIdSize;
constexpr qsizetype nonceSize = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagSize = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr qsizetype dataKeySize = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr qsizetype wrappedSize = nonceSize + dataKeySize + tagSize;

static_assert(MasterKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char *raw(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.data());
}

unsigned long long length(QByteArrayView bytes)
{
    return static_cast<unsigned long long>(bytes.size());
}

/// Nonce and ciphertext.
QByteArray encrypt(const SecretText &key, const SecretText &plain, const QByteArray &boundTo)
{
    QByteArray box(nonceSize + static_cast<qsizetype>(plain.size()) + tagSize, Qt::Uninitialized);
    auto *nonce = reinterpret_cast<unsigned char *>(box.data());
    randombytes_buf(nonce, static_cast<std::size_t>(nonceSize));
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonceSize, nullptr, plain.bytes().data(), plain.size(), raw(boundTo), length(boundTo), nullptr, nonce,
                                               key.bytes().data());
    return box;
}

std::optional<SecretText> decrypt(const SecretText &key, QByteArrayView box, const QByteArray &boundTo)
{
    const auto cipher = box.sliced(nonceSize);
    auto plain = SecretText::ofSize(static_cast<std::size_t>(cipher.size() - tagSize));
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(plain.writable().data(), nullptr, nullptr, raw(cipher), length(cipher), raw(boundTo),
                                                                  length(boundTo), raw(box), key.bytes().data());
    return failed ? std::nullopt : std::optional(plain);
}

QByteArray keyIdBytes(const SecretText &key)
{
    static constexpr QByteArrayView purpose("tidegate master key id");
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), raw(purpose), length(purpose), key.bytes().data(), key.size());
    return {reinterpret_cast<const char *>(hash.data()), keyIdSize};
}

bool isSealed(const QByteArray &sealed)
{
    return sealed.startsWith(magic) && sealed.size() >= headSize + wrappedSize + nonceSize + tagSize;
}

Error damaged()
{
    return makeError(ErrorKind::Internal, say("sealed-secret-damaged"));
}

Result<SecretText> unwrapDataKey(const MasterKey &key, const QByteArray &sealed)
{
    if (!isSealed(sealed))
        return damaged();
    if (keyIdOf(sealed) != key.id())
        return makeError(ErrorKind::Unavailable, say("wrong-master-key/credential"));
    const auto dataKey = decrypt(key.bytes(), QByteArrayView(sealed).sliced(headSize, wrappedSize), sealed.left(headSize));
    return dataKey ? Result(*dataKey) : Result<SecretText>(damaged());
}

QByteArray wrapDataKey(const MasterKey &key, const SecretText &dataKey)
{
    const QByteArray head = magic.toByteArray() + keyIdBytes(key.bytes());
    return head + encrypt(key.bytes(), dataKey, head);
}

} // namespace

Result<MasterKey> MasterKey::fromBytes(const SecretText &bytes)
{
    if (bytes.size() != size)
        return makeError(ErrorKind::Internal, say("invalid-master-key/size"));
    return MasterKey(bytes);
}

MasterKey MasterKey::random()
{
    return MasterKey(SecretText::random(size));
}

QString MasterKey::id() const
{
    return QString::fromLatin1(keyIdBytes(m_bytes).toHex());
}

QByteArray canonicalBytes(const SecretBinding &binding)
{
    const std::array parts{binding.tenant.uuid().toRfc4122(), binding.target.uuid().toRfc4122(), binding.kind.toUtf8(), binding.scheme.toLower().toUtf8(),
                           binding.host.toLower().toUtf8(),   QByteArray::number(binding.port),  binding.caFingerprint};
    QByteArray bytes("\x01", 1);
    for (const auto &part : parts) {
        std::array<char, 4> size{};
        qToBigEndian(static_cast<quint32>(part.size()), size.data());
        bytes.append(size.data(), 4);
        bytes.append(part);
    }
    return bytes;
}

Result<QByteArray> seal(const MasterKey &key, const SecretBinding &binding, const SecretText &plain)
{
    if (plain.isEmpty())
        return makeError(ErrorKind::Invalid, say("secret-empty"));
    if (plain.size() > static_cast<std::size_t>(maxCredential))
        return makeError(ErrorKind::TooLarge, say("secret-too-large"));
    const auto dataKey = SecretText::random(static_cast<std::size_t>(dataKeySize));
    return QByteArray(wrapDataKey(key, dataKey) + encrypt(dataKey, plain, canonicalBytes(binding)));
}

Result<SecretText> unseal(const MasterKey &key, const SecretBinding &binding, const QByteArray &sealed)
{
    ASSIGN_OR_RETURN(const auto dataKey, unwrapDataKey(key, sealed));
    const auto plain = decrypt(dataKey, QByteArrayView(sealed).sliced(headSize + wrappedSize), canonicalBytes(binding));
    if (!plain) {
        return makeError(ErrorKind::Unavailable, say("credential-required/address"));
    }
    return *plain;
}

Result<QByteArray> sealedAgain(const MasterKey &from, const MasterKey &to, const QByteArray &sealed)
{
    ASSIGN_OR_RETURN(const auto dataKey, unwrapDataKey(from, sealed));
    return QByteArray(wrapDataKey(to, dataKey) + sealed.mid(headSize + wrappedSize));
}

QString keyIdOf(const QByteArray &sealed)
{
    return isSealed(sealed) ? QString::fromLatin1(sealed.mid(magic.size(), keyIdSize).toHex()) : QString();
}

} // namespace tidegate
