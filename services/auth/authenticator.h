// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/principal.h"
#include "services/domain/result.h"

#include <optional>
#include <string_view>

namespace tidegate {

class Transaction;

/// Knows one kind of credential. Thread-safe.
class Authenticator
{
public:
    Authenticator() = default;
    virtual ~Authenticator() = default;
    Q_DISABLE_COPY_MOVE(Authenticator)

    /// Of the principals it lets in.
    virtual Credential::Kind kind() const = 0;
    /// Whose the credential is; nothing when it is of another kind, or opens nothing now. An error only when that cannot be found out.
    /// The transaction belongs to no tenant yet (Database::readFor()).
    virtual Result<std::optional<Principal>> principalOf(std::string_view bearer, Instant now, Transaction &nobodys) const = 0;
    /// Whether what the principal came in with still opens something. An error only when that cannot be found out.
    virtual Result<bool> isStillLive(const Principal &principal, Instant now) const = 0;
};

} // namespace tidegate
