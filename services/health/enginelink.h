// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agent.h"
#include "services/health/engineevents.h"
#include "services/net/httpfetch.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QTimer>

namespace tidegate {

/// A connection to an engine: whether it answers, and what happens on it.
///
/// The stream of events is what makes a change known at once. It is opened again when it ends, later each time, and whatever may have happened meanwhile is
/// announced as a change of everything: events are a hint when to look, never what is known. A proxy before the engine may refuse them: then only the listings
/// of every inventoryInterval are left, and the check says so.
class EngineLink final : public QObject
{
    Q_OBJECT

public:
    EngineLink(const HttpRequest &address, const OutboundPolicy &policy, QObject *parent = nullptr);
    ~EngineLink() override;

    const HttpRequest &address() const { return m_address; }
    void start();
    /// Follows at once: it has answered a moment ago.
    void followAtOnce();
    /// Asks whether it answers; checked() follows.
    void ping();

signals:
    /// Of a Compose project, or with an empty one of anything.
    void changed(const QString &project);
    /// What it says of itself, or why it says nothing.
    void checked(const tidegate::AgentCheck &check);

private:
    void onPing(const Result<HttpAnswer> &answer);
    void follow();
    void onPart(const QByteArray &part);
    void onStreamEnd(const Result<HttpAnswer> &answer);
    void retryAfter(std::chrono::milliseconds pause) { m_retry.start(pause); }
    bool isFollowing() const { return !m_stream.isFinished(); }

    HttpRequest m_address;
    OutboundPolicy m_policy;
    EngineEvents m_events;
    QFuture<Result<HttpAnswer>> m_ping;
    QFuture<Result<HttpAnswer>> m_stream;
    QByteArray m_prefix;
    QTimer m_retry;
    QElapsedTimer m_flow;   ///< Since when m_flowed is counted.
    qsizetype m_flowed = 0; ///< Bytes.
    int m_failures = 0;
    int m_refusal = 0; ///< Status with which the stream was refused; 0: it was not.
    bool m_answers = false;
    bool m_hasAnswered = false; ///< Whether m_answers says anything yet.
};

} // namespace tidegate
