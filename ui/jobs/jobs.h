// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

namespace tidegate {

/// Work that takes a while, of one page. Belongs to Jobs and is deleted some minutes after its end: keep it in a QPointer.
class Job final : public QObject
{
    Q_OBJECT

public:
    enum class State { Running, Cancelling, Done, Failed, Cancelled };

    QString title() const { return m_title; } ///< Short: "Health".
    State state() const { return m_state; }
    bool isRunning() const { return m_state == State::Running || m_state == State::Cancelling; }
    bool canCancel() const { return m_cancel && m_state == State::Running; }
    int done() const { return m_done; }
    int total() const { return m_total; }         ///< 0: not known.
    QString outcome() const { return m_outcome; } ///< What became of it: "20 targets were checked."
    QString progressText() const;                 ///< "Health 8/20"; for an ended one its outcome.

    void setProgress(int done, int total);
    /// Ends it; a sentence says what came out. Cancelled when it was asked to stop.
    void finish(const QString &outcome);
    void fail(const QString &outcome);
    void cancel(); ///< Asks the work to stop; it calls finish() when it has.

signals:
    void changed();
    void ended();

private:
    friend class Jobs;
    Job(const QString &title, int total, std::function<void()> cancel, QObject *parent);
    void end(State state, const QString &outcome);

    QString m_title;
    QString m_outcome;
    std::function<void()> m_cancel;
    State m_state = State::Running;
    int m_done = 0;
    int m_total = 0;
};

/// What runs now and what ended a short while ago, for the status bar. GUI thread only.
class Jobs final : public QObject
{
    Q_OBJECT

public:
    static Jobs &current();

    /// owner: with it the job goes. total 0: not known yet. An empty cancel: it cannot be stopped.
    Job *start(QObject *owner, const QString &title, int total, const std::function<void()> &cancel = {});

    const QList<Job *> &all() const { return m_jobs; } ///< Newest first.
    QList<Job *> running() const;

signals:
    void listChanged(); ///< One came or went.
    void changed(tidegate::Job *job);

private:
    Jobs() = default;
    void remove(Job *job);
    void forgetOldest();

    QList<Job *> m_jobs;
};

} // namespace tidegate
