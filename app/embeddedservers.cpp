// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/embeddedservers.h"

#include "models/servicewords.h"
#include "services/async/whendone.h"
#include "services/secrets/masterkey.h"

using namespace Qt::StringLiterals;

namespace tidegate {

EmbeddedServers::EmbeddedServers(const QString &dataDirectory, Keychain &keychain, QObject *parent)
    : QObject(parent), m_dataDirectory(dataDirectory), m_keychain(keychain)
{}

EmbeddedServers::~EmbeddedServers() = default;

void EmbeddedServers::open(Kind kind, const Take &take)
{
    Embedded &embedded = at(kind);
    if (!embedded.url.isEmpty()) {
        take(Endpoint{embedded.url, embedded.secret, {}});
        return;
    }
    embedded.waiting = take;
    if (embedded.thread)
        return; // it is starting
    const auto directory = directoryOf(kind, embedded);
    if (!directory) {
        std::exchange(embedded.waiting, {})(directory.error());
        return;
    }
    start(kind, embedded, *directory);
}

Result<QString> EmbeddedServers::directoryOf(Kind kind, Embedded &embedded) const
{
    if (kind == Kind::Offline)
        return m_dataDirectory;
    embedded.directory = std::make_unique<QTemporaryDir>();
    if (!embedded.directory->isValid())
        return spokenError(ErrorKind::Unavailable, u"no-temporary-folder"_s, u"No temporary folder could be made: %1"_s.arg(embedded.directory->errorString()));
    return embedded.directory->path();
}

void EmbeddedServers::start(Kind kind, Embedded &embedded, const QString &directory)
{
    ServerOptions options = embeddedOptions(directory + u"/tidegate.db"_s);
    options.scheduledChecks = kind == Kind::Offline; // The example fleet's addresses lead nowhere.
    embedded.secret = options.localSecret;
    // A keychain may ask for a password: not before somebody keeps a credential.
    options.keyWanted = [this, kind, directory] {
        QMetaObject::invokeMethod(
            this, [this, kind, directory] { fetchMasterKey(kind, directory); }, Qt::QueuedConnection);
    };
    embedded.thread = std::make_unique<ServerThread>();
    connect(embedded.thread.get(), &ServerThread::ready, this, [this, kind](const QUrl &url) {
        Embedded &ready = at(kind);
        ready.url = url;
        if (const Take take = std::exchange(ready.waiting, {}))
            take(Endpoint{url, ready.secret, {}});
    });
    connect(embedded.thread.get(), &ServerThread::failed, this, [this, kind](const Error &error) {
        Embedded &failed = at(kind);
        failed.thread.release()->deleteLater(); // we are called by it; the next open() starts another
        if (const Take take = std::exchange(failed.waiting, {}))
            take(error);
    });
    embedded.thread->start(options, kind == Kind::Demo);
}

void EmbeddedServers::fetchMasterKey(Kind kind, const QString &directory)
{
    const auto hand = [this, kind](const MasterKey &key) {
        if (const auto &thread = at(kind).thread)
            thread->setMasterKey(key);
    };
    if (kind == Kind::Demo) {
        hand(MasterKey::random());
        return;
    }
    whenDone(desktopMasterKey(m_keychain, directory), this, [this, hand](const Result<MasterKeyAnswer> &answer) {
        if (!answer) {
            emit reported(words::sentence(answer.error()), answer.error().detail);
            return;
        }
        hand(answer->key);
        if (!answer->notice.isEmpty())
            emit reported(words::sentence(answer->notice, english(answer->notice)), {});
    });
}

} // namespace tidegate
