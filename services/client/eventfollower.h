// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/eventparser.h"
#include "services/client/transport.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace tidegate {

/// Keeps GET /api/v1/events open and comes back after every loss.
class EventFollower : public QObject
{
    Q_OBJECT

public:
    explicit EventFollower(Transport &transport, QObject *parent = nullptr);
    ~EventFollower() override;

    /// From behind the seq on; a negative one means from now on.
    void follow(qint64 since);
    void unfollow();
    void retryNow();
    void reopen();                                ///< Also where it is open.
    Instant lastHeard() const { return m_heard; } ///< By this computer's clock; 1970: never.

signals:
    void changed(const QList<tidegate::ChangeNotice> &notices);
    void opened();
    /// A delay of 0 means that no further try follows by itself: the token was refused.
    void lost(const tidegate::Error &error, std::chrono::milliseconds delay);
    void resyncNeeded();

private:
    void open();
    void drop();
    void read();
    void finished();
    void lose(const Error &error);
    bool take(const ServerEvent &event, QList<ChangeNotice> &notices);

    Transport &m_transport;
    QPointer<QNetworkReply> m_reply;
    EventParser m_parser;
    QTimer m_retry;
    QTimer m_silence; ///< Runs out when not even a keep-alive came.
    Instant m_heard;
    qint64 m_since = -1;
    QByteArray m_lastId; ///< Of the last event, as the server wrote it; empty: m_since stands for it.
    int m_failures = 0;
    bool m_following = false;
    bool m_open = false;
    bool m_openedBefore = false;
};

} // namespace tidegate
