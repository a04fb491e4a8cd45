// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/scoped.h"

#include <QHash>
#include <QString>

#include <array>
#include <chrono>
#include <deque>
#include <optional>

namespace tidegate {

/// Who a check is for, the most urgent first: somebody who waits for its answer, an operation over many targets, the schedule.
enum class Urgency { Asked, Ordered, Due };
constexpr std::size_t urgencyCount = 3;

/// What no host begins with.
inline constexpr QLatin1StringView agentHostPrefix("agent ");

struct CheckLimits
{
    int inFlight = 64;
    int perHost = 4;
    int perAgent = 32;                          ///< Of one agent, which is asked for many at once; its host begins with agentHostPrefix.
    int perTenant = 56;                         ///< Of those in flight, so that some are left for the others …
    int duePerTenant = 48;                      ///< … and for those who wait in the same tenant.
    std::chrono::milliseconds patience{10'000}; ///< Who was not served for so long counts as urgent as those who ask.
    int maxPassedOver = 15;                     ///< So often in a row a tenant's more urgent checks go before its others.
};

/// Which waiting check starts next, so that every tenant has its share of the slots, altogether and on each host.
///
/// Within a tenant the more urgent go first. Between tenants the one that has fewest checks in flight goes first, where what the
/// schedule started does not count against those who wait for an answer; of equals the more urgent, unless somebody was not served for
/// long; then the one whose last start is longest ago. A slot of a host goes by the same rule among those that wait for this host. So
/// a tenant waits for its turn, never for the length of another one's queue.
class CheckQueue
{
public:
    explicit CheckQueue(const CheckLimits &limits = {}) : m_limits(limits) {}

    struct Slot
    {
        TargetKey target;
        QString host;
        Urgency urgency = Urgency::Due;
    };

    /// Appends it, or moves it to another lane when it waits already. `now` is monotonic.
    void add(const Slot &check, std::chrono::milliseconds now);
    /// The next one, from now on counted as in flight until done(); none when nothing may start.
    std::optional<Slot> take(std::chrono::milliseconds now);
    void done(const Slot &slot);

    int inFlight() const { return m_inFlight; }
    /// How many of a tenant wait with an urgency.
    qsizetype waiting(TenantId tenant, Urgency urgency) const;

private:
    /// What waits of one tenant and urgency, by host; the hosts take turns.
    struct Lane
    {
        QHash<QString, std::deque<TargetKey>> byHost;
        std::deque<QString> hosts;
        qsizetype size = 0;
    };
    struct Share
    {
        int inFlight = 0;
        int due = 0;                           ///< Of those in flight.
        quint64 lastStart = 0;                 ///< Which of all starts its last was, or what was the last when it came.
        std::chrono::milliseconds lastTime{0}; ///< When that was.
    };
    struct Tenant
    {
        std::array<Lane, urgencyCount> lanes;
        Share all;
        QHash<QString, Share> onHost;
        int passedOver = 0;
    };
    struct Candidate
    {
        TenantId tenant;
        QString host;
        Urgency urgency = Urgency::Due;
        int load = 0; ///< What counts against it: of all slots, or of those of the host.
        int rank = 0; ///< Less is more urgent, after patience was weighed in.
        quint64 lastStart = 0;
    };

    static bool isBefore(const Candidate &a, const Candidate &b);
    bool hasRoom(const Tenant &tenant, Urgency urgency) const;
    std::array<Urgency, urgencyCount> order(const Tenant &tenant) const;
    Candidate candidateOf(TenantId id, const QString &host, Urgency urgency, const Share &share, std::chrono::milliseconds now) const;
    std::optional<Candidate> offerOf(TenantId id, const Tenant &tenant, std::chrono::milliseconds now) const;
    Candidate bestOn(const Candidate &chosen, std::chrono::milliseconds now) const;
    Slot start(const Candidate &chosen, std::chrono::milliseconds now);
    void remove(const Slot &waiting);
    void forgetIdle(const Slot &slot);

    CheckLimits m_limits;
    QHash<TenantId, Tenant> m_tenants;
    QHash<TargetKey, Slot> m_waiting;
    QHash<QString, int> m_onHost; ///< In flight.
    int m_inFlight = 0;
    quint64 m_starts = 0;
};

} // namespace tidegate
