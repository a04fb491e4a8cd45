// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedengine.h"

namespace tidegate::test {

ScriptedEngine::ScriptedEngine(const QByteArray &component) : m_component(component)
{
    m_thread.start();
    m_context.moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_server = new ScriptedServer([this](QSslSocket &socket, const QByteArray &request) { take(socket, request); });
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

ScriptedEngine::~ScriptedEngine()
{
    QMetaObject::invokeMethod(
        &m_context, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void ScriptedEngine::run(const QByteArray &component)
{
    const std::scoped_lock lock(m_mutex);
    m_component = component;
}

void ScriptedEngine::release()
{
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_isHeld = false;
            for (const auto &[socket, request] : std::exchange(m_held, {})) {
                if (socket)
                    answer(*socket, request);
            }
        },
        Qt::BlockingQueuedConnection);
}

void ScriptedEngine::take(QSslSocket &socket, const QByteArray &request)
{
    if (request.contains("/_ping"))
        ++m_checks;
    if (m_isHeld)
        m_held.append({&socket, request});
    else
        answer(socket, request);
}

void ScriptedEngine::answer(QSslSocket &socket, const QByteArray &request)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray digest = "sha256:" + QByteArray(64, 'b');
    QByteArray body = "{\"message\":\"no such thing\"}";
    int status = 200;
    if (request.contains("/_ping"))
        body = "OK";
    else if (request.contains("/containers/json"))
        body = "[{\"Id\":\"" + QByteArray(64, '1') + "\",\"Names\":[\"/" + m_component + "\"],\"Image\":\"example.com/app:v1\",\"ImageID\":\"" + digest
            + "\",\"State\":\"running\",\"Status\":\"Up\",\"Labels\":{\"tidegate.component\":\"" + m_component + "\"}}]";
    else if (request.contains("/images/"))
        body = "{\"RepoDigests\":[\"example.com/app@sha256:" + QByteArray(64, 'a') + "\"]}";
    else
        status = 404;
    socket.write("HTTP/1.1 " + QByteArray::number(status)
                 + " x\r\nApi-Version: 1.41\r\nServer: Docker/20.10\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket.disconnectFromHost();
}

} // namespace tidegate::test
