// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/keychain.h"

#include <QHash>
#include <QObject>

#include <functional>

namespace tidegate {

/// The tokens of the connections, each under the id of its connection: in the keychain, or in memory until the console ends.
///
/// That the keychain knows none proves nothing (a locked one says the same), so nothing is ever deleted for it: the user is asked again.
class TokenKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit TokenKeeper(Keychain &keychain, QObject *parent = nullptr);

    /// Hands over the token, or nothing, at once or later. The keychain is asked at most once for each connection while it answers.
    void find(const QString &connection, QObject *context, const std::function<void(const QByteArray &token)> &take);
    /// inKeychain false: only in memory; what the keychain has stays there until forget().
    void keep(const QString &connection, const QByteArray &token, bool inKeychain);
    /// The user removed the connection: the keychain forgets it too.
    void forget(const QString &connection);

signals:
    void notKept(const QString &detail); ///< The keychain did not take a token; it is in memory.

private:
    Keychain &m_keychain;
    QHash<QString, SecretText> m_inMemory;
};

} // namespace tidegate
