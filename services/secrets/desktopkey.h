// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/masterkey.h"

#include <QObject>
#include <QPromise>

namespace tidegate {

/// The steps of desktopMasterKey(). It deletes itself when it is over.
class DesktopKey : public QObject
{
    Q_OBJECT

public:
    DesktopKey(Keychain &keychain, const QString &dataDirectory);

    QFuture<Result<MasterKeyAnswer>> future() { return m_promise.future(); }
    void start();

private:
    void onRead(const KeychainAnswer &answer);
    void onWritten(const MasterKey &key, const KeychainAnswer &answer);
    void onReadBack(const MasterKey &key, const KeychainAnswer &answer);
    void useFile();
    void accept(const MasterKey &key, const Message &notice);
    void finish(const Result<MasterKeyAnswer> &result);

    Keychain &m_keychain;
    QString m_keyFile;
    QString m_idFile;
    QString m_expectedId; ///< Empty at the first start.
    QString m_entry;
    QPromise<Result<MasterKeyAnswer>> m_promise;
};

} // namespace tidegate
