// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/keychain.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <functional>

namespace tidegate {

/// The tokens of the connections, each under SavedServer::tokenKey(): in the keychain, or in memory until the console ends.
///
/// That the keychain knows none proves nothing (a locked one says the same), so nothing is ever deleted for it: the user is asked again.
class TokenKeeper final : public QObject
{
    Q_OBJECT

public:
    explicit TokenKeeper(Keychain &keychain, QObject *parent = nullptr);

    /// Hands over the token, or nothing, at once or later. The keychain is asked once for each connection, and only where inKeychain says
    /// that its token is there.
    void find(const QString &connection, bool inKeychain, QObject *context, const std::function<void(const QByteArray &token)> &take);
    /// inKeychain false: only in memory, and one that was kept in the keychain before is removed there.
    void keep(const QString &connection, const QByteArray &token, bool inKeychain);
    /// The user removed the connection: the keychain forgets it too.
    void forget(const QString &connection);

signals:
    void notKept(const QString &detail);    ///< The keychain did not take a token; it is in memory.
    void notRemoved(const QString &detail); ///< The keychain did not give up a token.

private:
    void removeFromKeychain(const QString &connection);

    Keychain &m_keychain;
    QHash<QString, SecretText> m_inMemory;
    QSet<QString> m_inKeychain; ///< As far as this run knows.
};

} // namespace tidegate
