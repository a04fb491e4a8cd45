// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/agent/machinecredentials.h"
#include "services/agent/serverclock.h"
#include "services/agent/watchedtarget.h"
#include "services/health/dockerprobe.h"
#include "services/health/engineacts.h"
#include "services/health/proberegistry.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>

namespace tidegate {

/// One look at a target.
struct Observation
{
    TargetId target;
    ObservationTime time;    ///< When the look began.
    QByteArray section;      ///< See reportSection().
    bool changed = false;    ///< It says something else than the one before, or is the first.
    QList<EngineAct> acts{}; ///< What the engine beside the agent did since the look before it, dated by the clock of `time`.
};

/// Looks at the targets of an agent: when something happened, when it is asked to, and again and again.
///
/// Of one target one look runs at a time; who asks while it runs waits for the next, which begins after the question. What happens in quick succession is one
/// look.
class Observer final : public QObject
{
    Q_OBJECT

public:
    /// `acts` are those of the engine, and outlive it.
    Observer(const HttpRequest &engine, const MachineCredentials &credentials, const ServerClock &clock, const EngineActs &acts, QObject *parent = nullptr);

    /// Those that are new, or are another now, are looked at.
    void setTargets(const QList<WatchedTarget> &targets);
    bool has(TargetId target) const { return m_places.contains(target); }
    std::optional<WatchedTarget> target(TargetId target) const;
    QList<TargetId> targets() const { return m_places.keys(); }

    /// Something may have changed: in a Compose project, or with an empty one anywhere.
    void somethingHappened(const QString &project);
    void lookAtAll();
    /// A look that begins from now on. NotFound when the target is not this agent's, also when it stops to be.
    using Callback = std::function<void(const Result<Observation> &)>;
    void look(TargetId target, const Callback &callback);

signals:
    void observed(const tidegate::Observation &observation);

private:
    struct Place
    {
        WatchedTarget target;
        bool isRunning = false;
        bool isWanted = false;
        QList<Callback> waiting; ///< For the next look.
        QList<Callback> current; ///< For the one that runs.
        std::chrono::milliseconds lastStart{-quietTime};
        QByteArray section;                      ///< Of the last look.
        std::chrono::milliseconds changedAt{0};  ///< When the last look began that found something else than the one before.
        QStringList startsTold;                  ///< The containers whose start was told since.
        std::chrono::milliseconds wholeSince{0}; ///< When the last look began that found all that runs.
    };

    void want(Place &place, bool isSo = true);
    void startWanted();
    void start(TargetId id, Place &place);
    void done(TargetId id, const ObservationTime &time, const QStringList &expected, const ProbeResult &result);
    QList<EngineAct> actsAt(Place &place, const ObservationTime &time, const ProbeResult &result) const;
    static bool isWorthTelling(Place &place, const Observation &observation);
    void answerGone(const QList<Callback> &callbacks);
    void watchDirectories();

    /// What happens within it is one look, so that a deployment of many containers is not one for each.
    static constexpr std::chrono::milliseconds quietTime{1'000};

    const MachineCredentials m_credentials;
    const ServerClock &m_clock;
    const EngineActs &m_acts;
    DockerProbe m_beside;
    std::shared_ptr<ProbeRegistry> m_elsewhere;
    QHash<TargetId, Place> m_places;
    QFileSystemWatcher m_directories;
    QTimer m_soon;
};

} // namespace tidegate
