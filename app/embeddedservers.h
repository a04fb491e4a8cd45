// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/serverthread.h"
#include "services/domain/result.h"
#include "services/domain/server.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace tidegate {

class Keychain;

/// The backends in this process: that of the offline workspace and that of the demo. One that was started goes on until the console ends,
/// so that switching back is instant and what was tried in the demo is still there.
class EmbeddedServers final : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Offline, Demo };
    using Take = std::function<void(const Result<Endpoint> &)>;

    EmbeddedServers(const QString &dataDirectory, Keychain &keychain, QObject *parent = nullptr);
    ~EmbeddedServers() override;

    /// Hands over the endpoint once it serves, at once or later; starts it when it does not run, also after a failure. The last caller of a
    /// kind is the one who is told.
    void open(Kind kind, const Take &take);

signals:
    void reported(const QString &text, const QString &detail); ///< What the user should know about stored credentials.

private:
    struct Embedded
    {
        std::unique_ptr<QTemporaryDir> directory; ///< Of the demo.
        std::unique_ptr<ServerThread> thread;
        QByteArray secret;
        QUrl url; ///< Empty: it does not serve yet.
        Take waiting;
    };

    Result<QString> directoryOf(Kind kind, Embedded &embedded) const;
    void start(Kind kind, Embedded &embedded, const QString &directory);
    void fetchMasterKey(Kind kind, const QString &directory);
    Embedded &at(Kind kind) { return kind == Kind::Demo ? m_demo : m_offline; }

    QString m_dataDirectory;
    Keychain &m_keychain;
    Embedded m_offline;
    Embedded m_demo;
};

} // namespace tidegate
