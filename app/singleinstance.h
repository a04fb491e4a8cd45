// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "services/domain/systemcall.h"

#include <QFileSystemWatcher>
#include <QJsonObject>
#include <QLocalServer>
#include <QObject>

#include <chrono>
#include <memory>

namespace tidegate {

/// One console for each profile, which is a data directory: the first holds a lock in it and listens at a socket in the runtime directory of
/// the user; later ones hand over what they were asked for and end. Profiles know nothing of each other.
///
/// The lock says who holds it and where that one listens, so neither depends on the runtime directory, which may be swept at any time: who
/// finds no socket touches the lock, and the first makes its socket anew.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &profileDirectory, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// True: this is the first console of the profile. Makes the directory if it is missing; where nothing can be written there, the lock is in
    /// the runtime directory, and without both every console is the first. Needs no event loop.
    bool claim();
    /// For the first one, from its event loop on: received() tells what later ones want.
    void listen();
    /// For a console that is not the first: gives the request to the one that is. Blocks, at the longest for patience; needs no event loop and
    /// no display. The code instance-gone means that claim() is worth another try; other errors name the process.
    Result<void> handOver(const QJsonObject &request, std::chrono::milliseconds patience = std::chrono::seconds(5)) const;

signals:
    void received(const QJsonObject &request);

private:
    enum class Lock { Ours, Taken, Impossible };

    Lock takeLock(const QString &path);
    void renew();
    bool isSocketThere() const;
    void accept();

    QString m_directory;
    QString m_lockPath;
    Descriptor m_lock;
    std::unique_ptr<QLocalServer> m_server;
    std::unique_ptr<QFileSystemWatcher> m_bell; ///< Looks at the lock: later ones touch it when they find no socket.
    std::pair<quint64, quint64> m_socketFile;   ///< Device and inode.
};

} // namespace tidegate
