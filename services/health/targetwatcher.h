// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthmonitor.h"
#include "services/net/outboundpolicy.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <map>
#include <memory>

namespace tidegate {

/// How much is followed, and how eagerly what happens is looked at.
struct WatchLimits
{
    int places = 256;                           ///< Connections that stay open: of all tenants …
    int placesOfTenant = 128;                   ///< … and of one. What is beyond is seen by the schedule.
    int looksPerMinute = 15;                    ///< Of one target, because of what happens there; more of them only as often as the pause says.
    std::chrono::milliseconds pause{15'000};    ///< For what is never quiet.
    std::chrono::milliseconds confirm{2'000};   ///< After this what looks worse is looked at again, so that it is certain soon.
    std::chrono::milliseconds elsewhere{6'000}; ///< When what another server had in hand is looked at, if it still has not been.
    std::chrono::milliseconds leave{30'000};    ///< How often is looked for what is not to be followed any more.
};

/// Follows the places where targets are that this server has checked last, so that what happens there is seen at once and not when the next check is due: the
/// event stream of engines (Docker, Podman), the summary of jobs (Nomad). It is a hint when to look, and never what is known; what an engine did is handed to
/// the check that finds what became of it, as evidence.
///
/// A place is followed from a check that reached it until its targets are checked by another server, go away, or it does not answer. It lives in the monitor's
/// thread.
class TargetWatcher final : public QObject
{
    Q_OBJECT

public:
    /// The monitor must outlive it.
    TargetWatcher(HealthMonitor &monitor, const OutboundPolicy &policy, const WatchLimits &limits = {}, QObject *parent = nullptr);
    ~TargetWatcher() override;

    qsizetype places() const { return static_cast<qsizetype>(m_places.size()); }

private:
    struct Member
    {
        DueCheck due;
        QString project;                    ///< Of Compose; empty: whatever happens concerns it.
        std::chrono::milliseconds until{0}; ///< When nobody has checked it here any more for too long.
        std::chrono::milliseconds seen{0};  ///< When the last check began that found all that runs.
    };
    /// What is owed to a target because something happened there.
    struct Looks
    {
        DueCheck due;
        QList<std::chrono::milliseconds> times; ///< In the last minute.
        bool isOwed = false;
        int confirmations = 0;                  ///< That are to make sure of what the last one found.
        std::chrono::milliseconds notBefore{0}; ///< Not to be looked at sooner.
        bool isElsewhere = false;               ///< Another server had it in hand, and follows it.
    };
    struct Place
    {
        std::unique_ptr<QObject> link;
        QHash<TargetKey, Member> members;
    };

    void onRecorded(const CheckRecord &check);
    QList<EngineAct> actsOf(const ProbeJob &job, Instant now) const;
    bool enter(const QByteArray &name, const ProbeJob &job);
    std::unique_ptr<QObject> linkTo(const QByteArray &name, const ProbeJob &job);
    std::unique_ptr<QObject> linkToEngine(const QByteArray &name, const ProbeJob &job);
    std::unique_ptr<QObject> linkToNomad(const QByteArray &name, const ProbeJob &job);
    void leave(const TargetKey &target);
    void happened(const QByteArray &name, const QString &project);
    void fellSilent(const QByteArray &name);
    void look();
    void owe(const DueCheck &due);
    void doubt(const CheckRecord &check);
    bool mayLook(Looks &looks) const;
    bool isStillThere(const TargetKey &target, const QByteArray &name);
    void soonest(std::chrono::milliseconds after);
    void leaveOld();
    int placesOf(TenantId tenant) const;

    HealthMonitor &m_monitor;
    const OutboundPolicy m_policy;
    const WatchLimits m_limits;
    std::map<QByteArray, Place> m_places;
    QHash<TargetKey, QByteArray> m_placeOf;
    QHash<TargetKey, Looks> m_looks;
    QList<TargetKey> m_unseen; ///< Of those that are followed, whose rows are still to be looked at.
    QTimer m_soon;
    QTimer m_old;
};

} // namespace tidegate
