// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/result.h"
#include "services/secrets/secrettext.h"

#include <QByteArray>
#include <QString>

namespace tidegate {

/// The key that wraps the keys of all secrets: 32 bytes.
class MasterKey
{
public:
    static constexpr std::size_t size = 32;

    /// "invalid-master-key" unless there are exactly 32 bytes.
    static Result<MasterKey> fromBytes(const SecretText &bytes);
    static MasterKey random();

    /// 16 hexadecimal digits that tell keys apart and say nothing about them.
    QString id() const;
    const SecretText &bytes() const { return m_bytes; }

private:
    explicit MasterKey(const SecretText &bytes) : m_bytes(bytes) {}

    SecretText m_bytes;
};

/// What a secret is for. It can be opened only with the same values, so that nobody gets at a credential by pointing the target
/// at another machine.
struct SecretBinding
{
    TenantId tenant;
    TargetId target;
    QString kind;   ///< See SecretInfo.
    QString scheme; ///< "https", "http", …
    QString host;
    quint16 port = 0;
    QByteArray caFingerprint; ///< Of the authority that vouches for the host; empty: those of the system.
};

/// The binding as unambiguous bytes: a version, then each member with its length in front; the host in lower case.
QByteArray canonicalBytes(const SecretBinding &binding);

/// Encrypts with a fresh key of its own, and that key with the master key: XChaCha20-Poly1305 (IETF) with random nonces, both
/// times. The answer names the master key by its id. "secret-too-large" beyond 64 KiB.
Result<QByteArray> seal(const MasterKey &key, const SecretBinding &binding, const SecretText &plain);

/// "wrong-master-key" when another key wrapped it, "credential-required" when it was made for another address, or changed, and
/// has to be entered again; "sealed-secret-damaged" when it is none of ours.
Result<SecretText> unseal(const MasterKey &key, const SecretBinding &binding, const QByteArray &sealed);

/// The same secret under another master key: what it is bound to stays, only the key that it was encrypted with is wrapped anew. Errors of a master key or a
/// secret that does not fit as of unseal().
Result<QByteArray> sealedAgain(const MasterKey &from, const MasterKey &to, const QByteArray &sealed);

/// Id of the master key that wrapped it; empty when it is none of ours.
QString keyIdOf(const QByteArray &sealed);

} // namespace tidegate
