// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/keychain.h"

#include <QPromise>

#include <map>

namespace tidegate::test {

/// A keychain that can be locked or absent.
class FakeKeychain : public Keychain
{
public:
    enum class State { Open, Locked, Absent };

    QFuture<KeychainAnswer> read(const QString &service, const QString &key) override
    {
        ++reads;
        const auto entry = entries.find(service + QLatin1Char('/') + key);
        if (state == State::Absent)
            return ready({KeychainStatus::Unavailable, {}, {}});
        if (state == State::Locked || entry == entries.end())
            return ready({KeychainStatus::NotFound, {}, {}}); // what a locked keyring really says
        return ready({KeychainStatus::Done, entry->second, {}});
    }

    QFuture<KeychainAnswer> write(const QString &service, const QString &key, const SecretText &value) override
    {
        if (state != State::Open)
            return ready({state == State::Locked ? KeychainStatus::Denied : KeychainStatus::Unavailable, {}, {}});
        ++writes;
        entries[service + QLatin1Char('/') + key] = value;
        return ready({KeychainStatus::Done, {}, {}});
    }

    QFuture<KeychainAnswer> remove(const QString &service, const QString &key) override
    {
        const bool removed = state == State::Open && entries.erase(service + QLatin1Char('/') + key) > 0;
        return ready({removed ? KeychainStatus::Done : KeychainStatus::NotFound, {}, {}});
    }

    State state = State::Open;
    std::map<QString, SecretText> entries;
    int writes = 0;
    int reads = 0;

private:
    static QFuture<KeychainAnswer> ready(const KeychainAnswer &answer)
    {
        QPromise<KeychainAnswer> promise;
        promise.start();
        promise.addResult(answer);
        promise.finish();
        return promise.future();
    }
};

} // namespace tidegate::test
