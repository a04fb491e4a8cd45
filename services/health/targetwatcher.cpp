// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/targetwatcher.h"

#include "services/domain/targetconnection.h"
#include "services/health/enginelink.h"
#include "services/health/nomadexchange.h"
#include "services/health/nomadlink.h"
#include "services/health/probecredentials.h"

#include <QJsonDocument>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr auto gatherTime = std::chrono::milliseconds(200); ///< What happens in quick succession is one look.
constexpr int longestAbsence = 3;                           ///< Intervals without a check here, after which another server has the target.
constexpr int maxConfirmations = 2;
constexpr std::size_t maxAtOnce = 256; ///< Looks.
constexpr int maxRows = 64;            ///< That are read in one go, to see who is not there any more.

/// What is followed of a target, for all that are at the same place; empty: nothing.
QByteArray placeOf(const ProbeJob &job)
{
    QJsonObject connection = job.target.connection;
    switch (job.target.type) {
    case TargetType::DockerHost:
    case TargetType::ComposeHost:
        connection.remove("projectName"_L1);
        connection.remove("composeFile"_L1);
        break;
    case TargetType::NomadJob:
        break;
    default:
        return {};
    }
    const QByteArray kind = job.target.type == TargetType::NomadJob ? "nomad" : "engine";
    return job.tenant.uuid().toRfc4122() + kind + QJsonDocument(connection).toJson(QJsonDocument::Compact);
}

/// What told what runs there is there.
bool isFollowed(const CheckRecord &check)
{
    return check.result.inventory && check.job.enabled && !check.job.byAgent && check.job.interval > std::chrono::seconds(0);
}

} // namespace

TargetWatcher::TargetWatcher(HealthMonitor &monitor, const OutboundPolicy &policy, const WatchLimits &limits, QObject *parent)
    : QObject(parent), m_monitor(monitor), m_policy(policy), m_limits(limits), m_soon(this), m_old(this)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &TargetWatcher::look);
    m_old.setInterval(m_limits.leave);
    connect(&m_old, &QTimer::timeout, this, &TargetWatcher::leaveOld);
    connect(&monitor, &HealthMonitor::recorded, this, &TargetWatcher::onRecorded);
    monitor.setListener([guard = QPointer(this)](const ProbeJob &job, Instant now) { return guard ? guard->actsOf(job, now) : QList<EngineAct>(); });
}

TargetWatcher::~TargetWatcher() = default;

void TargetWatcher::onRecorded(const CheckRecord &check)
{
    const ProbeJob &job = check.job;
    const TargetKey target = job.key();
    doubt(check);
    const auto looks = m_looks.find(target);
    const bool isElsewhere = looks != m_looks.end() && std::exchange(looks->isElsewhere, false);
    const QByteArray name = !isElsewhere && isFollowed(check) ? placeOf(job) : QByteArray();
    if (m_placeOf.value(target) != name)
        leave(target);
    if (name.isEmpty() || !enter(name, job))
        return;
    Member &member = m_places[name].members[target];
    member.due = {target, hostOf(job.target.type, job.target.connection), job.interval};
    member.project = job.target.type == TargetType::ComposeHost ? job.target.connection.value("projectName"_L1).toString() : QString();
    member.until = m_monitor.monotonicNow() + longestAbsence * job.interval;
    if (check.result.inventory->errors.isEmpty())
        member.seen = check.startedAt;
}

/// Since the last look that found all; of the place where the target is now, which nobody else's is.
QList<EngineAct> TargetWatcher::actsOf(const ProbeJob &job, Instant now) const
{
    const QByteArray name = m_placeOf.value(job.key());
    const auto place = m_places.find(name);
    if (place == m_places.end() || placeOf(job) != name)
        return {};
    const auto *link = qobject_cast<const EngineLink *>(place->second.link.get());
    const auto member = place->second.members.constFind(job.key());
    if (!link || member == place->second.members.cend())
        return {};
    return link->acts().since(member->seen, member->project, now, m_monitor.monotonicNow());
}

/// What somebody hears of at once is to be certain at once: one bad result alone makes nothing worse.
void TargetWatcher::doubt(const CheckRecord &check)
{
    const auto looks = m_looks.find(check.job.key());
    if (looks == m_looks.end() || looks->confirmations == 0)
        return;
    if (check.result.report.status == check.shown) {
        looks->confirmations = 0;
        return;
    }
    --looks->confirmations;
    looks->isOwed = true;
    looks->notBefore = m_monitor.monotonicNow() + m_limits.confirm;
    soonest(m_limits.confirm);
}

void TargetWatcher::soonest(std::chrono::milliseconds after)
{
    if (!m_soon.isActive() || m_soon.remainingTimeAsDuration() > after)
        m_soon.start(after);
}

bool TargetWatcher::enter(const QByteArray &name, const ProbeJob &job)
{
    const TargetKey target = job.key();
    if (!m_places.contains(name)) {
        if (places() >= m_limits.places || placesOf(job.tenant) >= m_limits.placesOfTenant)
            return false;
        std::unique_ptr<QObject> link = linkTo(name, job);
        if (!link)
            return false;
        m_places[name].link = std::move(link);
        if (!m_old.isActive())
            m_old.start();
    }
    m_placeOf.insert(target, name);
    return true;
}

std::unique_ptr<QObject> TargetWatcher::linkTo(const QByteArray &name, const ProbeJob &job)
{
    return job.target.type == TargetType::NomadJob ? linkToNomad(name, job) : linkToEngine(name, job);
}

std::unique_ptr<QObject> TargetWatcher::linkToEngine(const QByteArray &name, const ProbeJob &job)
{
    const auto request = requestTo(job.target);
    if (!request)
        return nullptr; // the next check says why
    auto link = std::make_unique<EngineLink>(*request, m_policy, [this] { return m_monitor.monotonicNow(); });
    connect(link.get(), &EngineLink::changed, this, [this, name](const QString &project) { happened(name, project); });
    connect(link.get(), &EngineLink::checked, this, [this, name](const AgentCheck &check) {
        if (check.status != Health::Healthy && check.status != Health::Degraded)
            fellSilent(name);
    });
    QTimer::singleShot(0, link.get(), &EngineLink::followAtOnce);
    return link;
}

std::unique_ptr<QObject> TargetWatcher::linkToNomad(const QByteArray &name, const ProbeJob &job)
{
    auto request = requestTo(job.target);
    const auto headers = nomadHeaders(job.target);
    if (!request || !headers)
        return nullptr;
    request->headers = *headers;
    request->path = nomadSummaryPath(job.target.connection);
    auto link = std::make_unique<NomadLink>(*request, m_policy);
    connect(link.get(), &NomadLink::changed, this, [this, name] { happened(name, {}); });
    connect(link.get(), &NomadLink::lost, this, [this, name] { fellSilent(name); });
    QTimer::singleShot(0, link.get(), &NomadLink::start);
    return link;
}

void TargetWatcher::leave(const TargetKey &target)
{
    const auto place = m_places.find(m_placeOf.take(target));
    if (place == m_places.end())
        return;
    place->second.members.remove(target);
    if (!place->second.members.isEmpty())
        return;
    place->second.link.release()->deleteLater(); // it may be what has just told this
    m_places.erase(place);
}

void TargetWatcher::happened(const QByteArray &name, const QString &project)
{
    const auto place = m_places.find(name);
    if (place == m_places.end())
        return;
    for (const Member &member : std::as_const(place->second.members)) {
        if (project.isEmpty() || member.project.isEmpty() || project == member.project)
            owe(member.due);
    }
}

void TargetWatcher::owe(const DueCheck &due)
{
    Looks &looks = m_looks[due.target];
    looks.due = due;
    looks.isOwed = true;
    looks.confirmations = maxConfirmations;
    looks.notBefore = {};
    soonest(gatherTime);
    if (!m_old.isActive())
        m_old.start();
}

/// What was there a moment ago is looked at now; the check says what is the matter, and the place is followed again from the next one that reaches it.
void TargetWatcher::fellSilent(const QByteArray &name)
{
    const auto place = m_places.find(name);
    if (place == m_places.end())
        return;
    const auto members = place->second.members;
    for (const Member &member : members) {
        leave(member.due.target);
        owe(member.due);
    }
}

/// Those that are owed a look get it, or wait on when they had many of late. What another server has in hand it follows as well: it is left to that one, and
/// looked at once more a little later, because its check may have begun before this happened.
void TargetWatcher::look()
{
    const auto now = m_monitor.monotonicNow();
    std::vector<DueCheck> due;
    for (Looks &looks : m_looks) {
        if (looks.isOwed && looks.notBefore <= now && due.size() < maxAtOnce && mayLook(looks))
            due.push_back(looks.due);
    }
    const QSet<TargetKey> ours = due.empty() ? QSet<TargetKey>() : m_monitor.hurry(due);
    for (const DueCheck &each : due) {
        Looks &looks = m_looks[each.target];
        if (ours.contains(each.target) || looks.isElsewhere) {
            looks.isOwed = false;
            continue;
        }
        looks.isElsewhere = true;
        looks.notBefore = now + m_limits.elsewhere;
        leave(each.target);
    }
    if (std::any_of(m_looks.cbegin(), m_looks.cend(), [](const Looks &looks) { return looks.isOwed; }))
        soonest(m_limits.confirm);
}

bool TargetWatcher::mayLook(Looks &looks) const
{
    const auto now = m_monitor.monotonicNow();
    looks.times.removeIf([now](std::chrono::milliseconds at) { return now - at > std::chrono::minutes(1); });
    if (looks.times.size() >= m_limits.looksPerMinute && now - looks.times.constLast() < m_limits.pause)
        return false;
    looks.times.append(now);
    return true;
}

/// Nobody tells of a target that is deleted, switched off or given to an agent; so their rows are looked at, some at a time.
void TargetWatcher::leaveOld()
{
    QList<TargetKey> old;
    const auto now = m_monitor.monotonicNow();
    for (const auto &[name, place] : m_places) {
        for (auto member = place.members.cbegin(); member != place.members.cend(); ++member) {
            if (member->until < now)
                old.append(member.key());
        }
    }
    if (m_unseen.isEmpty())
        m_unseen = m_placeOf.keys();
    for (int rows = 0; rows < maxRows && !m_unseen.isEmpty(); ++rows) {
        const TargetKey target = m_unseen.takeLast();
        if (const QByteArray name = m_placeOf.value(target); !name.isEmpty() && !isStillThere(target, name))
            old.append(target);
    }
    for (const TargetKey &target : std::as_const(old))
        leave(target);
    m_looks.removeIf([now](const auto &each) {
        const Looks &looks = each.value();
        return !looks.isOwed && (looks.times.isEmpty() || now - looks.times.constLast() > std::chrono::minutes(1));
    });
    if (m_places.empty() && m_looks.isEmpty())
        m_old.stop();
}

/// While its row cannot be read nobody knows better.
bool TargetWatcher::isStillThere(const TargetKey &target, const QByteArray &name)
{
    const auto job = m_monitor.jobOf(target);
    if (!job)
        return job.error().kind != ErrorKind::NotFound;
    return job->enabled && !job->byAgent && placeOf(*job) == name;
}

int TargetWatcher::placesOf(TenantId tenant) const
{
    const QByteArray prefix = tenant.uuid().toRfc4122();
    int count = 0;
    for (auto place = m_places.lower_bound(prefix); place != m_places.end() && place->first.startsWith(prefix); ++place)
        ++count;
    return count;
}

} // namespace tidegate
