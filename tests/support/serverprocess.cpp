// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/serverprocess.h"

#include <QDeadlineTimer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

constexpr int patience = 30'000;

} // namespace

ServerProcess::ServerProcess(const QString &program, const QString &databaseUrl, const QStringList &options)
{
    const QString ready = m_folder.filePath(u"ready"_s);
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program,
                    QStringList{u"--database"_s, databaseUrl, u"--listen"_s, u"127.0.0.1:0"_s, u"--ready-file"_s, ready} + options + QStringList{u"serve"_s});
    const bool isThere = QTest::qWaitFor([&] { return QFile::exists(ready) || m_process.state() == QProcess::NotRunning; }, patience);
    QFile file(ready);
    if (isThere && file.open(QIODevice::ReadOnly))
        m_url = QUrl::fromEncoded(file.readAll().trimmed());
}

ServerProcess::~ServerProcess()
{
    kill9();
}

void ServerProcess::kill9()
{
    m_process.kill();
    m_process.waitForFinished(patience);
}

void ServerProcess::end()
{
    m_process.terminate();
    m_process.waitForFinished(patience);
}

EventListener::EventListener(const QUrl &server, const QByteArray &token)
{
    m_socket.connectToHost(server.host(), static_cast<quint16>(server.port()));
    m_socket.write("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\nAuthorization: Bearer " + token
                   + "\r\nAccept: text/event-stream\r\n\r\n");
    waitFor("\r\n\r\n");
}

bool EventListener::waitFor(const QByteArray &text, int milliseconds)
{
    const QDeadlineTimer deadline(milliseconds);
    for (;;) {
        m_text += m_socket.readAll();
        if (const qsizetype at = m_text.indexOf(text); at >= 0) {
            m_text.remove(0, at + text.size());
            return true;
        }
        if (deadline.hasExpired() || (!m_socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())) && m_socket.state() != QTcpSocket::ConnectedState))
            return false;
    }
}

} // namespace tidegate::test
