// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/dockeranswers.h"
#include "services/health/healthprobe.h"
#include "services/net/httpfetch.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>

#include <deque>

namespace tidegate {

/// One check of one engine: ping, containers, then their images, a few at a time. It deletes itself when it is over, and is used
/// by DockerProbe only.
class DockerCheck : public QObject
{
    Q_OBJECT

public:
    DockerCheck(const ProbeTarget &target, const OutboundPolicy &policy, const Clock &clock, std::chrono::milliseconds timeout);
    ~DockerCheck() override;

    QFuture<ProbeResult> future() { return m_promise.future(); }
    void start();

private:
    using OnAnswer = std::function<void(const Result<HttpAnswer> &)>;

    void get(const QByteArray &path, qint64 maxBody, OnAnswer onAnswer);
    void onPing(const Result<HttpAnswer> &answer);
    void onContainers(const Result<HttpAnswer> &answer);
    void queueInspections();
    void startInspections();
    void onImage(const QString &imageId, const Result<HttpAnswer> &answer);
    void onInspection(qsizetype index, const Result<HttpAnswer> &answer);
    void inspectionDone();
    void finish();
    void finish(HealthReport report, const std::optional<InventorySnapshot> &inventory);
    void fail(const Error &error);
    void noteIncomplete(const QString &what);

    ProbeTarget m_target;
    OutboundPolicy m_policy;
    const Clock &m_clock;
    QDeadlineTimer m_deadline;
    QElapsedTimer m_elapsed;
    Instant m_startedAt;
    QPromise<ProbeResult> m_promise;
    QFutureWatcher<ProbeResult> m_cancelWatcher;
    HttpRequest m_template; ///< Host, TLS and address of every request.
    QByteArray m_prefix;
    bool m_isPodman = false;
    QList<DockerContainer> m_containers;
    QStringList m_errors;
    std::deque<std::function<void()>> m_queue;
    int m_running = 0;
    QList<QFuture<Result<HttpAnswer>>> m_requests;
    bool m_isOver = false;
};

} // namespace tidegate
