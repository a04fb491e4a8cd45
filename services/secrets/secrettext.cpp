// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/secrettext.h"

#include <sodium.h>

#include <cstring>

namespace tidegate {

SecretText SecretText::ofSize(std::size_t size)
{
    SecretText text;
    if (size == 0)
        return text;
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine.");
    auto *bytes = static_cast<unsigned char *>(sodium_malloc(size));
    if (!bytes)
        qBadAlloc();
    sodium_memzero(bytes, size);
    text.m_bytes = std::shared_ptr<unsigned char[]>(bytes, sodium_free); // wipes, too
    text.m_size = size;
    return text;
}

SecretText::SecretText(QByteArrayView bytes)
{
    *this = ofSize(static_cast<std::size_t>(bytes.size()));
    if (m_size > 0)
        std::memcpy(m_bytes.get(), bytes.data(), m_size);
}

SecretText SecretText::takenFrom(QByteArray &bytes)
{
    SecretText text{QByteArrayView(bytes)};
    wipe(bytes);
    return text;
}

SecretText SecretText::random(std::size_t size)
{
    auto text = ofSize(size);
    randombytes_buf(text.m_bytes.get(), size);
    return text;
}

QByteArray SecretText::reveal() const
{
    return {reinterpret_cast<const char *>(m_bytes.get()), static_cast<qsizetype>(m_size)};
}

bool SecretText::equals(const SecretText &other) const
{
    return m_size == other.m_size && (m_size == 0 || sodium_memcmp(m_bytes.get(), other.m_bytes.get(), m_size) == 0);
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    bytes.clear();
}

} // namespace tidegate
