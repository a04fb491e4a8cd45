// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tokenkeeper.h"

#include "services/async/whendone.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString service = u"tidegate"_s;

} // namespace

TokenKeeper::TokenKeeper(Keychain &keychain, QObject *parent) : QObject(parent), m_keychain(keychain) {}

void TokenKeeper::find(const QString &connection, bool inKeychain, QObject *context, const std::function<void(const QByteArray &token)> &take)
{
    if (const auto known = m_inMemory.constFind(connection); known != m_inMemory.cend()) {
        take(known->reveal());
        return;
    }
    if (!inKeychain) {
        take({});
        return;
    }
    whenDone(m_keychain.read(service, connection), context, [this, guard = QPointer(this), connection, take](const KeychainAnswer &answer) {
        if (answer.status != KeychainStatus::Done) {
            take({});
            return;
        }
        if (guard) {
            m_inMemory.insert(connection, answer.value);
            m_inKeychain.insert(connection);
        }
        take(answer.value.reveal());
    });
}

void TokenKeeper::keep(const QString &connection, const QByteArray &token, bool inKeychain)
{
    m_inMemory.insert(connection, SecretText(token));
    if (!inKeychain) {
        if (m_inKeychain.contains(connection))
            removeFromKeychain(connection);
        return;
    }
    whenDone(m_keychain.write(service, connection, SecretText(token)), this, [this, connection](const KeychainAnswer &answer) {
        if (answer.status == KeychainStatus::Done)
            m_inKeychain.insert(connection);
        else
            emit notKept(answer.detail);
    });
}

void TokenKeeper::forget(const QString &connection)
{
    m_inMemory.remove(connection);
    removeFromKeychain(connection);
}

void TokenKeeper::removeFromKeychain(const QString &connection)
{
    m_inKeychain.remove(connection);
    whenDone(m_keychain.remove(service, connection), this, [this](const KeychainAnswer &answer) {
        if (answer.status == KeychainStatus::Denied)
            emit notRemoved(answer.detail);
    });
}

} // namespace tidegate
