// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agent.h"
#include "services/domain/bootclock.h"
#include "services/health/engineacts.h"
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
///
/// What the engine tells of what it did is kept besides, as evidence for later. After a gap Docker is asked for what it did meanwhile.
class EngineLink final : public QObject
{
    Q_OBJECT

public:
    /// Reads a clock that nobody can set.
    using Reading = std::function<std::chrono::milliseconds()>;

    EngineLink(const HttpRequest &address, const OutboundPolicy &policy, Reading reading = sinceBoot, QObject *parent = nullptr);
    ~EngineLink() override;

    const HttpRequest &address() const { return m_address; }
    const EngineActs &acts() const { return m_acts; }
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
    qint64 resumeFrom() const;
    void keep(const EngineEvent &event);
    void onPart(const QByteArray &part);
    void onStreamEnd(const Result<HttpAnswer> &answer);
    void retryAfter(std::chrono::milliseconds pause) { m_retry.start(pause); }
    bool isFollowing() const { return !m_stream.isFinished(); }

    HttpRequest m_address;
    OutboundPolicy m_policy;
    const Reading m_reading;
    EngineActs m_acts;
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

    /// Of what it did while nobody listened. Times of the engine are in nanoseconds since 1970, all others of m_reading.
    struct Gap
    {
        bool isDocker = false;                ///< Podman would be silent until then if its clock was set back.
        qint64 engineNow = 0;                 ///< What the engine's clock said when it answered last, to the second; 0: it does not say.
        std::chrono::milliseconds askedAt{0}; ///< When that was.
        qint64 lastTime = 0;                  ///< Of the engine, of what was heard last.
        std::chrono::milliseconds heardAt{0}; ///< When that was heard.
        qint64 from = 0;                      ///< What the stream that is followed now began with; 0: with what happened from then on.
        std::chrono::milliseconds beganAt{0}; ///< When the last word before the gap was heard.
    };
    Gap m_gap;
};

} // namespace tidegate
