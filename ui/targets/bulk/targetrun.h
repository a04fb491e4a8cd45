// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetpatch.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace tidegate {

class Job;

/// Work on many targets, a few at a time: a job of the status bar with progress and Cancel. Runs that are started while one is under way
/// wait for their turn.
class TargetRun final : public QObject
{
    Q_OBJECT

public:
    using Outcomes = QList<PatchOutcome>;
    /// Starts the work on some targets; answers once, later, with an outcome for each. context: nothing is called after it is gone.
    using Work = std::function<void(const QList<TargetId> &ids, QObject *context, const std::function<void(const Outcomes &)> &answer)>;

    struct Report
    {
        Outcomes outcomes; ///< Of what was begun.
        int total = 0;     ///< As it was asked for.
        bool cancelled = false;

        int failed() const;
        QList<TargetId> done() const;
    };

    struct Job
    {
        QString title; ///< "Health": stands before "3/20".
        QList<TargetId> targets;
        Work work;
        int together = 1; ///< Targets in one piece of work.
        int atOnce = 1;   ///< Pieces under way.
        /// What came out, as a sentence; called once, also after cancel().
        std::function<QString(const Report &)> whenDone;
    };

    using QObject::QObject;

    void start(const Job &job);
    void cancel(); ///< Begins nothing more; what is under way ends by itself. Waiting runs are given up too.
    bool isRunning() const { return !m_jobs.isEmpty(); }
    int done() const { return static_cast<int>(m_report.outcomes.size()); }
    int total() const { return m_report.total; }

signals:
    void progressed();
    void finished(); ///< Nothing runs any more.

private:
    void begin();
    void stop();
    void startNext();
    void take(const Outcomes &outcomes);

    QList<Job> m_jobs;               ///< The first is under way.
    Report m_report;                 ///< Of it.
    QPointer<tidegate::Job> m_shown; ///< In the status bar.
    int m_running = 0;
};

} // namespace tidegate
