// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/dockeranswers.h"
#include "services/health/enginecheck.h"

#include <deque>

namespace tidegate {

/// One check of one engine: ping, containers, then their images, a few at a time. Used by DockerProbe only.
class DockerCheck : public EngineCheck
{
    Q_OBJECT

public:
    using EngineCheck::EngineCheck;

    void start();

private:
    void onContainers(const Result<HttpAnswer> &answer);
    void onTasks(const Result<HttpAnswer> &answer);
    void inspect();
    void queueInspections();
    void startInspections();
    void onImage(const QString &imageId, const Result<HttpAnswer> &answer);
    void askPodman(const QString &imageId);
    void onInspection(qsizetype index, const Result<HttpAnswer> &answer);
    void inspectionDone();
    void conclude();
    void note(const Message &what);
    /// Leaves out what is behind the first ones of the queue.
    void dropQueue(std::size_t kept, const Message &why);
    int priority(const DockerContainer &container) const; ///< The lowest is inspected first.
    bool isExpected(const QString &component) const;
    bool needsInspection(const DockerContainer &container) const;
    QString composeProject() const; ///< Empty for a plain engine.

    struct Inspection
    {
        std::function<void()> start;
        QString component;
    };

    QList<DockerContainer> m_containers;
    int m_unreadable = 0;
    bool m_missesExpected = false; ///< Something of what the sticker names could not be inspected.
    QList<Message> m_notes;
    std::deque<Inspection> m_queue;
    int m_running = 0;
};

} // namespace tidegate
