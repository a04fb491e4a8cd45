// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agentwords.h"

#include "models/words.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

struct AgentWords
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::AgentWords)
};

QString secondsOf(std::chrono::milliseconds length)
{
    return AgentWords::tr("%1 s").arg(QLocale().toString(static_cast<double>(length.count()) / 1000, 'f', 1));
}

QString moment(Instant at, Instant now, const QTimeZone &zone)
{
    const QDateTime local = toDateTime(at).toTimeZone(zone);
    const bool isToday = local.date() == toDateTime(now).toTimeZone(zone).date();
    return isToday ? time(local.time()) : nearInstant(at, now, zone);
}

QString troubles(const QList<AgentCheck> &checks)
{
    QStringList said;
    for (const AgentCheck &check : checks) {
        if (check.status != Health::Healthy)
            said.append(check.message.isEmpty() ? check.name
                                                : AgentWords::tr("%1 (%2)", "a check of an agent and what it found").arg(check.name, check.message));
    }
    return said.join(AgentWords::tr(", ", "between things of a list"));
}

} // namespace

QString of(AgentLifecycle lifecycle)
{
    switch (lifecycle) {
    case AgentLifecycle::Pending:
        return AgentWords::tr("Pending");
    case AgentLifecycle::Active:
        return AgentWords::tr("Active");
    case AgentLifecycle::Inactive:
        return AgentWords::tr("Inactive");
    case AgentLifecycle::Revoked:
        return AgentWords::tr("Revoked");
    }
    Q_UNREACHABLE();
}

QString of(AgentStatus status)
{
    switch (status) {
    case AgentStatus::Online:
        return AgentWords::tr("Online");
    case AgentStatus::Degraded:
        return AgentWords::tr("Late or in trouble");
    case AgentStatus::Offline:
        return AgentWords::tr("Offline");
    case AgentStatus::Unknown:
        return AgentWords::tr("Unknown");
    }
    Q_UNREACHABLE();
}

QString of(VersionStanding standing)
{
    switch (standing) {
    case VersionStanding::Current:
        return AgentWords::tr("Current");
    case VersionStanding::Outdated:
        return AgentWords::tr("Outdated");
    case VersionStanding::TooOld:
        return AgentWords::tr("Too old");
    case VersionStanding::Unknown:
        return AgentWords::tr("Not known");
    }
    Q_UNREACHABLE();
}

QString observed(const Agent &agent, const AgentLiveness &liveness)
{
    if (agent.lifecycle == AgentLifecycle::Revoked)
        return AgentWords::tr("not asked");
    if (liveness.status == AgentStatus::Degraded)
        return liveness.reason == "self_check"_L1 ? AgentWords::tr("In trouble") : AgentWords::tr("Late");
    return of(liveness.status);
}

QString observedSentence(const Agent &agent, const AgentLiveness &liveness, Instant now, const QTimeZone &zone)
{
    if (agent.lifecycle == AgentLifecycle::Revoked)
        return AgentWords::tr("Not asked: it was revoked, and what it says is not heard.");
    if (!agent.lastSeenAt)
        return AgentWords::tr("Unknown: it was never heard.");
    const QString last = moment(*agent.lastSeenAt, now, zone);
    const QString silence = duration(std::max(now - *agent.lastSeenAt, std::chrono::milliseconds(0)));
    if (liveness.status == AgentStatus::Offline) {
        const Instant since = *agent.lastSeenAt + offlineAfter;
        return AgentWords::tr("Offline since %1: no sign of life for %2 then, the last at %3.")
            .arg(moment(since, now, zone), AgentWords::tr("%1 s").arg(offlineAfter.count()), last);
    }
    if (liveness.status == AgentStatus::Degraded && liveness.reason == "self_check"_L1)
        return AgentWords::tr("In trouble: it lives, and reports %1.").arg(troubles(agent.checks));
    if (liveness.status == AgentStatus::Degraded)
        return AgentWords::tr("Late: no sign of life for %1, the last at %2.").arg(silence, last);
    if (liveness.status == AgentStatus::Online)
        return AgentWords::tr("Online: last heard at %1.").arg(last);
    if (liveness.reason == "clock_unknown"_L1)
        return AgentWords::tr("Unknown: by the server's clock it was heard in the future.");
    return AgentWords::tr("Unknown: not heard since the server began to listen again; before that at %1.").arg(last);
}

QString decidedSentence(AgentLifecycle lifecycle)
{
    switch (lifecycle) {
    case AgentLifecycle::Pending:
        return AgentWords::tr("Pending: it waits until somebody accepts it.");
    case AgentLifecycle::Active:
        return AgentWords::tr("Active: what it tells of its targets counts.");
    case AgentLifecycle::Inactive:
        return AgentWords::tr("Inactive: it may say that it lives, and nothing else.");
    case AgentLifecycle::Revoked:
        return AgentWords::tr("Revoked for good: its credential opens nothing any more.");
    }
    Q_UNREACHABLE();
}

QString capability(const QString &word)
{
    static const QHash<QString, QString> names{
        {u"docker"_s, u"Docker"_s}, {u"compose"_s, u"Compose"_s}, {u"nomad"_s, u"Nomad"_s}, {u"ecs"_s, u"Amazon ECS"_s}, {u"podman"_s, u"Podman"_s}};
    return names.value(word, word);
}

QString capabilities(const QStringList &words)
{
    QStringList names;
    for (const QString &word : words)
        names.append(capability(word));
    return names.join(AgentWords::tr(", ", "between things of a list"));
}

QString clockOffset(std::chrono::milliseconds skew)
{
    const auto length = std::chrono::abs(skew);
    if (length < std::chrono::seconds(10))
        return secondsOf(length);
    return (skew.count() > 0 ? AgentWords::tr("%1 ahead", "of a clock") : AgentWords::tr("%1 behind", "of a clock")).arg(duration(length));
}

QString platform(const QJsonObject &platform)
{
    QStringList parts;
    for (const auto key : {"os"_L1, "arch"_L1}) {
        if (const QString part = platform.value(key).toString().simplified(); !part.isEmpty())
            parts.append(part);
    }
    return parts.join(AgentWords::tr(", ", "between things of a list"));
}

QString agentCount(int count)
{
    return count == 1 ? AgentWords::tr("1 agent") : AgentWords::tr("%n agents", nullptr, count);
}

} // namespace tidegate::words
