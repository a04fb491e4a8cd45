// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QObject>

namespace tidegate {

/// One console for each profile, which is a data directory: the first holds a lock and listens at a socket in the runtime directory of the
/// user; later ones hand over what they were asked for and end. Profiles know nothing of each other.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &profileDirectory, QObject *parent = nullptr);
    ~SingleInstance() override;

    /// True: this is the first console of the profile, and received() tells what later ones want. Without a runtime directory every
    /// console is the first.
    bool claim();
    /// For a console that is not the first: gives the request to the one that is. Takes up to 5 s when that one does not answer; to be called
    /// before there is a window.
    Result<void> handOver(const QJsonObject &request) const;

signals:
    void received(const QJsonObject &request);

private:
    void accept();

    QString m_socketPath; ///< Empty: there is no runtime directory.
    int m_lock = -1;
    QLocalServer m_server;
};

} // namespace tidegate
