// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/desktopkey.h"

#include "services/async/whendone.h"
#include "services/domain/say.h"
#include "services/domain/wholefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString service = u"tidegate"_s;

Error locked(const QString &detail)
{
    return makeError(ErrorKind::Unavailable, say("keyring-locked"), detail);
}

Error absent(const QString &detail)
{
    return makeError(ErrorKind::Unavailable, say("keyring-unavailable"), detail);
}

/// Each data directory has an entry of its own.
QString entryFor(const QString &dataDirectory)
{
    const auto path = QFileInfo(dataDirectory).absoluteFilePath().toUtf8();
    return u"master-key-"_s + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).left(8).toHex());
}

QString readId(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.read(64)).trimmed() : QString();
}

bool writeId(const QString &path, const QString &id)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && saveWhole(file, id.toLatin1() + '\n');
}

} // namespace

DesktopKey::DesktopKey(Keychain &keychain, const QString &dataDirectory)
    : m_keychain(keychain), m_keyFile(QDir(dataDirectory).filePath(u"master.key"_s)), m_idFile(QDir(dataDirectory).filePath(u"master.id"_s)),
      m_expectedId(readId(m_idFile)), m_entry(entryFor(dataDirectory))
{
    m_promise.start();
}

void DesktopKey::start()
{
    if (QFileInfo(m_keyFile).isSymLink() || QFileInfo::exists(m_keyFile)) {
        useFile(); // the choice of an earlier start
        return;
    }
    whenDone(m_keychain.read(service, m_entry), this, [this](const KeychainAnswer &answer) { onRead(answer); });
}

void DesktopKey::onRead(const KeychainAnswer &answer)
{
    switch (answer.status) {
    case KeychainStatus::Done:
        if (const auto key = MasterKey::fromBytes(answer.value))
            accept(*key, {});
        else
            finish(key.error());
        return;
    case KeychainStatus::NotFound: {
        if (!m_expectedId.isEmpty()) {
            finish(locked(answer.detail));
            return;
        }
        const auto key = MasterKey::random(); // a locked keyring refuses to be written to, so nothing can be lost here
        whenDone(m_keychain.write(service, m_entry, key.bytes()), this, [this, key](const KeychainAnswer &written) { onWritten(key, written); });
        return;
    }
    case KeychainStatus::Denied:
        finish(locked(answer.detail));
        return;
    case KeychainStatus::Unavailable:
        if (m_expectedId.isEmpty())
            useFile();
        else
            finish(absent(answer.detail));
        return;
    }
}

void DesktopKey::onWritten(const MasterKey &key, const KeychainAnswer &answer)
{
    if (answer.status == KeychainStatus::Unavailable)
        useFile();
    else if (answer.status != KeychainStatus::Done)
        finish(locked(answer.detail));
    else
        whenDone(m_keychain.read(service, m_entry), this, [this, key](const KeychainAnswer &readBack) { onReadBack(key, readBack); });
}

/// A key that cannot be read again would make everything sealed with it worthless.
void DesktopKey::onReadBack(const MasterKey &key, const KeychainAnswer &answer)
{
    if (answer.status == KeychainStatus::Done && answer.value == key.bytes())
        accept(key, {});
    else
        finish(locked(answer.detail));
}

void DesktopKey::useFile()
{
    const bool isThere = QFileInfo(m_keyFile).isSymLink() || QFileInfo::exists(m_keyFile);
    const auto key = isThere ? readKeyFile(m_keyFile) : createKeyFile(m_keyFile);
    if (key)
        accept(*key, say("key-file-used", m_keyFile));
    else
        finish(key.error());
}

void DesktopKey::accept(const MasterKey &key, const Message &notice)
{
    if (!m_expectedId.isEmpty() && m_expectedId != key.id()) {
        finish(makeError(ErrorKind::Unavailable, say("wrong-master-key/workspace")));
        return;
    }
    if (m_expectedId.isEmpty() && !writeId(m_idFile, key.id())) {
        finish(makeError(ErrorKind::Unavailable, say("key-file-unwritable/folder")));
        return;
    }
    finish(MasterKeyAnswer{key, notice});
}

void DesktopKey::finish(const Result<MasterKeyAnswer> &result)
{
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

QFuture<Result<MasterKeyAnswer>> desktopMasterKey(Keychain &keychain, const QString &dataDirectory)
{
    auto *steps = new DesktopKey(keychain, dataDirectory); // deletes itself
    auto future = steps->future();
    steps->start();
    return future;
}

} // namespace tidegate
