// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace tidegate::test {

/// Stands between the console and a real server. Reads pass; writes meet the fault that is set.
class FaultyProxy final : public QTcpServer
{
public:
    enum class Fault {
        None,
        Lost,          ///< The request does not arrive, and the connection ends.
        AnswerLost,    ///< The request is carried out, and the connection ends before the answer.
        AnswerHalved,  ///< The same within the answer.
        AnswerFailing, ///< The request is carried out, and the answer is 500.
        AnswerGarbage, ///< The request is carried out, and the answer is 200 with a page of somebody else.
        Slow,          ///< The answer comes after a second.
        Failing,       ///< 500 with a page of a proxy, and the request does not arrive.
        Garbage,       ///< Bytes that are no HTTP.
        NotAgreed,     ///< 200 with JSON that is none of the API's.
        SignedOut,     ///< 401
    };

    struct Write
    {
        QByteArray method;
        QByteArray path;
        QByteArray key; ///< Idempotency-Key
    };

    explicit FaultyProxy(const QUrl &server);

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    void set(Fault fault) { m_fault = fault; }
    /// All that arrived here, whatever became of them.
    const QList<Write> &writes() const { return m_writes; }
    void forgetWrites() { m_writes.clear(); }
    /// From now on nothing listens, and every connection ends.
    void kill();

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void handle(QTcpSocket *client, const QByteArray &request);
    void forward(QTcpSocket *client, QByteArray request, Fault fault);

    QUrl m_server;
    Fault m_fault = Fault::None;
    QList<Write> m_writes;
};

} // namespace tidegate::test
