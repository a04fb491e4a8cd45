// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/credential.h"
#include "services/domain/target.h"
#include "services/operations/call.h"
#include "services/secrets/sealedbox.h"

#include <optional>

namespace tidegate {

// Credentials (design: sealed, bound to an address, never read back). Kinds are tls-ca, tls-cert, tls-key, token and access-key.

/// Seals the value for the target's present address and names it in its connection. A new CA drops what was sealed under another one.
Result<SecretInfo> putSecret(Call &call, const std::optional<MasterKey> &key, TargetId target, const QString &kind, const QByteArray &value);
/// NotFound when there is none of this kind.
Result<void> removeSecret(Call &call, TargetId target, const QString &kind);
Result<QList<SecretInfo>> secretsOf(Call &call, TargetId target);

/// The plain bytes behind a reference of the target's connection. `credential-required` when the address has changed since they were
/// entered; `no-master-key` when the key is not at hand.
Result<QByteArray> openSecret(Transaction &transaction, const std::optional<MasterKey> &key, const Target &target, const QString &reference);

} // namespace tidegate
