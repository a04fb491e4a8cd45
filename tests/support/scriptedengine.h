// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedserver.h"

#include <QPointer>
#include <QThread>

#include <atomic>
#include <mutex>

namespace tidegate::test {

/// A Docker engine on loopback that runs one container. It lives in a thread of its own, so that a test may block meanwhile.
class ScriptedEngine
{
public:
    explicit ScriptedEngine(const QByteArray &component);

    ~ScriptedEngine();

    quint16 port() const { return m_port; }
    /// How many checks began.
    int checks() const { return m_checks; }

    /// From now on it runs a container of this name.
    void run(const QByteArray &component);

    /// Takes requests and answers none until release().
    void hold() { m_isHeld = true; }
    void release();

private:
    void take(QSslSocket &socket, const QByteArray &request);

    void answer(QSslSocket &socket, const QByteArray &request);

    QThread m_thread;
    QObject m_context;
    ScriptedServer *m_server = nullptr;
    quint16 m_port = 0;
    std::atomic<int> m_checks{0};
    std::atomic<bool> m_isHeld{false};
    QList<std::pair<QPointer<QSslSocket>, QByteArray>> m_held; ///< In the engine's thread.
    std::mutex m_mutex;
    QByteArray m_component;
};

} // namespace tidegate::test
