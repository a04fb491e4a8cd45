// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/sealingkey.h"

#include <sodium.h>

namespace tidegate {
namespace {

constexpr char purpose[] = "TGauditS"; // crypto_kdf_CONTEXTBYTES without the end
static_assert(sizeof(purpose) - 1 == crypto_kdf_CONTEXTBYTES && MasterKey::size == crypto_kdf_KEYBYTES);

} // namespace

SealingKey::SealingKey(const MasterKey &key) : m_id(key.id()), m_bytes(SecretText::ofSize(crypto_generichash_KEYBYTES))
{
    crypto_kdf_derive_from_key(m_bytes.writable().data(), m_bytes.size(), 1, purpose, key.bytes().bytes().data());
}

QByteArray SealingKey::sign(const QByteArray &bytes) const
{
    QByteArray signature(crypto_generichash_BYTES, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(signature.data()), crypto_generichash_BYTES,
                       reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<unsigned long long>(bytes.size()), m_bytes.bytes().data(),
                       m_bytes.size());
    return signature;
}

bool SealingKey::vouchesFor(const QByteArray &bytes, const QByteArray &signature) const
{
    const QByteArray expected = sign(bytes);
    return signature.size() == expected.size() && sodium_memcmp(signature.constData(), expected.constData(), crypto_generichash_BYTES) == 0;
}

} // namespace tidegate
