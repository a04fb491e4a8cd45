// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/dockeranswers.h"
#include "services/health/httpcheck.h"

#include <deque>

namespace tidegate {

/// One check of one engine: ping, containers, then their images, a few at a time. Used by DockerProbe only.
class DockerCheck : public HttpCheck
{
    Q_OBJECT

public:
    using HttpCheck::HttpCheck;

    void start();

private:
    void onPing(const Result<HttpAnswer> &answer);
    void onContainers(const Result<HttpAnswer> &answer);
    void queueInspections();
    void startInspections();
    void onImage(const QString &imageId, const Result<HttpAnswer> &answer);
    void onInspection(qsizetype index, const Result<HttpAnswer> &answer);
    void inspectionDone();
    void conclude();
    void noteIncomplete(const QString &what);
    QString composeProject() const; ///< Empty for a plain engine.

    QByteArray m_prefix;
    bool m_isPodman = false;
    QList<DockerContainer> m_containers;
    QStringList m_errors;
    std::deque<std::function<void()>> m_queue;
    int m_running = 0;
};

} // namespace tidegate
