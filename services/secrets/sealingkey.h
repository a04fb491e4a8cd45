// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/sealedbox.h"

namespace tidegate {

/// A key that vouches for what lies open in the database; derived from the master key and good for nothing else.
class SealingKey
{
public:
    explicit SealingKey(const MasterKey &key);

    /// Of the master key it comes from.
    const QString &id() const { return m_id; }
    /// BLAKE2b-256 under the key.
    QByteArray sign(const QByteArray &bytes) const;
    /// In constant time.
    bool vouchesFor(const QByteArray &bytes, const QByteArray &signature) const;

private:
    QString m_id;
    SecretText m_bytes;
};

} // namespace tidegate
