// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/localsecret.h"

#include "services/auth/token.h"

namespace tidegate {

LocalSecret::LocalSecret(const QByteArray &secret) : m_hash(hashOf({secret.constData(), static_cast<std::size_t>(secret.size())})) {}

Result<std::optional<Principal>> LocalSecret::principalOf(std::string_view bearer, Instant, Transaction &) const
{
    if (!sameHash(hashOf(bearer), m_hash))
        return std::optional<Principal>();
    Principal principal = localPrincipal(Via::Ui);
    principal.credential = {kind(), {}};
    return std::optional<Principal>(std::move(principal));
}

} // namespace tidegate
