// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/servedapi.h"

#include <QProcess>
#include <QTcpSocket>

namespace tidegate::test {

/// A tidegate-server of its own on a free port of loopback, as it is installed. Gone with the object.
class ServerProcess
{
public:
    /// `options` beside those for the address.
    ServerProcess(const QString &program, const QString &databaseUrl, const QStringList &options = {});
    ~ServerProcess();
    Q_DISABLE_COPY_MOVE(ServerProcess)

    /// Whether it serves; said() tells what it said instead.
    bool isReady() const { return !m_url.isEmpty(); }
    QString said() { return QString::fromUtf8(m_process.readAllStandardError()); }
    QUrl url() const { return m_url; }
    void kill9();
    /// As an administrator ends it.
    void end();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_url;
};

/// An open stream of events.
class EventListener
{
public:
    EventListener(const QUrl &server, const QByteArray &token);

    /// Whether an event with this in it arrives in time, and reads up to it.
    bool waitFor(const QByteArray &text, int milliseconds = 20'000);

private:
    QTcpSocket m_socket;
    QByteArray m_text;
};

} // namespace tidegate::test
