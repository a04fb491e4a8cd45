// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDebug>

#include <cstddef>
#include <memory>
#include <span>

namespace tidegate {

/// Bytes that must not be seen: kept out of core dumps and swap where the system allows it, wiped when the last copy goes. Copies
/// share them. There is no way into a log, JSON or QVariant but the deliberate one.
class SecretText
{
public:
    SecretText() = default;
    /// Copies the bytes; the caller wipes his own.
    explicit SecretText(QByteArrayView bytes);
    /// As the other, and overwrites the source if nobody shares it.
    static SecretText takenFrom(QByteArray &bytes);
    /// Zeros to be filled in by the only owner.
    static SecretText ofSize(std::size_t size);
    /// From the operating system's generator.
    static SecretText random(std::size_t size);

    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }
    std::span<const unsigned char> bytes() const { return {m_bytes.get(), m_size}; }
    /// For the owner who has just created it with ofSize().
    std::span<unsigned char> writable() { return {m_bytes.get(), m_size}; }
    /// An ordinary copy, for interfaces such as TLS that take nothing else. Hold it briefly.
    QByteArray reveal() const;

    /// In constant time.
    friend bool operator==(const SecretText &a, const SecretText &b) { return a.equals(b); }

private:
    bool equals(const SecretText &other) const;

    std::shared_ptr<unsigned char[]> m_bytes;
    std::size_t m_size = 0;
};

QDebug operator<<(QDebug, const SecretText &) = delete;

/// Overwrites bytes that held a secret, and empties them. Copies that share the data are left alone.
void wipe(QByteArray &bytes);

} // namespace tidegate
