// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/keychain.h"

#include <QPromise>

#include <qt6keychain/keychain.h>

#include <memory>

namespace tidegate {
namespace {

KeychainStatus statusOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainStatus::Done;
    case QKeychain::EntryNotFound:
        return KeychainStatus::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::CouldNotDeleteEntry:
        return KeychainStatus::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: // what libsecret says when no secret service or no session bus is there
        return KeychainStatus::Unavailable;
    }
    return KeychainStatus::Unavailable;
}

template <typename Job>
QFuture<KeychainAnswer> run(Job *job, const QString &key)
{
    auto promise = std::make_shared<QPromise<KeychainAnswer>>();
    promise->start();
    job->setKey(key);
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, promise] {
        KeychainAnswer answer{statusOf(job->error()), {}, job->errorString()};
        if constexpr (std::is_same_v<Job, QKeychain::ReadPasswordJob>) {
            auto bytes = job->binaryData();
            answer.value = SecretText::takenFrom(bytes);
        }
        promise->addResult(answer);
        promise->finish();
    });
    auto future = promise->future();
    job->start(); // deletes itself
    return future;
}

} // namespace

QFuture<KeychainAnswer> SystemKeychain::read(const QString &service, const QString &key)
{
    return run(new QKeychain::ReadPasswordJob(service), key);
}

QFuture<KeychainAnswer> SystemKeychain::write(const QString &service, const QString &key, const SecretText &value)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    auto bytes = value.reveal();
    job->setBinaryData(bytes);
    return run(job, key);
}

QFuture<KeychainAnswer> SystemKeychain::remove(const QString &service, const QString &key)
{
    return run(new QKeychain::DeletePasswordJob(service), key);
}

} // namespace tidegate
