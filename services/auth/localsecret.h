// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/auth/authenticator.h"

#include <QByteArray>

namespace tidegate {

/// One secret stands for the user of an embedded workspace as long as the process runs. Lives in memory only.
class LocalSecret final : public Authenticator
{
public:
    explicit LocalSecret(const QByteArray &secret);

    Credential::Kind kind() const override { return Credential::Kind::LocalSecret; }
    Result<std::optional<Principal>> principalOf(std::string_view bearer, Instant now, Transaction &) const override;
    Result<bool> isStillLive(const Principal &, Instant) const override { return true; }

private:
    QByteArray m_hash;
};

} // namespace tidegate
