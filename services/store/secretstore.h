// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QByteArray>
#include <QList>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// A sealed credential; the plain text exists only in services/secrets.
struct SealedSecret
{
    QUuid id;            ///< What a connection refers to as "local:<id>".
    TargetId target;     ///< Bound to this target.
    QString kind;        ///< See SecretInfo.
    QByteArray sealed;   ///< Nonces, wrapped key and ciphertext.
    QString keyId;       ///< Of the master key that wrapped it.
    QString fingerprint; ///< "sha256:" + 8 hex digits for certificates; empty for what must not be hinted at.
    Instant createdAt;
    UserId createdBy;
};

class SecretStore
{
public:
    SecretStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// Replaces the secret of the same target and kind.
    Result<void> put(const SealedSecret &secret);
    Result<SealedSecret> find(QUuid id) const;
    Result<QList<SealedSecret>> list(TargetId target) const;
    /// NotFound when there is none.
    Result<void> remove(QUuid id);
    /// Returns how many.
    Result<int> removeAllOf(TargetId target);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
