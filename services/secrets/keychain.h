// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/secrettext.h"

#include <QFuture>
#include <QString>

namespace tidegate {

enum class KeychainStatus {
    Done,
    NotFound,    ///< Also what a locked keyring says, so it proves nothing.
    Denied,      ///< Locked, or the user said no.
    Unavailable, ///< There is no secret service here.
};

struct KeychainAnswer
{
    KeychainStatus status = KeychainStatus::Unavailable;
    SecretText value; ///< Of a read.
    QString detail;   ///< For the log.
};

/// The keychain of the operating system. Call it in the thread that runs the application's event loop.
class Keychain
{
public:
    virtual ~Keychain() = default;

    virtual QFuture<KeychainAnswer> read(const QString &service, const QString &key) = 0;
    virtual QFuture<KeychainAnswer> write(const QString &service, const QString &key, const SecretText &value) = 0;
    virtual QFuture<KeychainAnswer> remove(const QString &service, const QString &key) = 0;
};

/// Through QtKeychain: the Secret Service or KWallet, the macOS and the Windows keychain. Never falls back to plain text.
class SystemKeychain : public Keychain
{
public:
    QFuture<KeychainAnswer> read(const QString &service, const QString &key) override;
    QFuture<KeychainAnswer> write(const QString &service, const QString &key, const SecretText &value) override;
    QFuture<KeychainAnswer> remove(const QString &service, const QString &key) override;
};

} // namespace tidegate
