// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"

#include "models/agenttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"

namespace tidegate::test {

namespace {

// The counts are in the order of Health: unknown, healthy, degraded, unhealthy, unreachable.
EnvironmentSummary summaryOf(const QString &name, const QString &displayName, int order, std::array<int, healthCount> health, int drifted)
{
    EnvironmentSummary summary;
    summary.environment.id = EnvironmentId::create();
    summary.environment.name = name;
    summary.environment.displayName = displayName;
    summary.environment.orderIndex = order;
    summary.environment.version = 1;
    summary.environment.isProduction = looksLikeProduction(name, displayName);
    summary.health.byStatus = health;
    summary.targetCount = summary.health.total();
    summary.drift = {drifted, summary.targetCount - drifted, 0};
    CurrentRelease release;
    release.release = {QUuid::createUuid(), QStringLiteral("myapp-v2.3.%1").arg(4 - order), hoursFromNow(-30 * order)};
    release.matching = summary.targetCount - drifted;
    release.total = summary.targetCount;
    release.mixed = drifted > 0;
    summary.currentRelease = release;
    return summary;
}

Target target(EnvironmentId in, TargetGroupId group, const QString &name, Health health)
{
    Target target;
    target.id = TargetId::create();
    target.environmentId = in;
    target.targetGroupId = group;
    target.name = name;
    target.connection = {{QStringLiteral("host"), QStringLiteral("192.0.2.10")}, {QStringLiteral("port"), 2376}, {QStringLiteral("tlsEnabled"), true}};
    target.labels = {{QStringLiteral("role"), QStringLiteral("web")}, {QStringLiteral("dc"), QStringLiteral("fra1")}};
    target.health.status = health;
    target.health.message = health == Health::Healthy ? QStringLiteral("All 12 containers run.") : QStringLiteral("Disk 91 % full on /var/lib/docker.");
    target.health.checkedAt = Clock::system().now() - std::chrono::minutes(2);
    target.driftStatus = DriftStatus::InSync;
    target.currentRelease = {QUuid::createUuid(), QStringLiteral("myapp-v2.3.1"), Clock::system().now()};
    target.version = 3;
    return target;
}

FleetDrift driftOf(const Target &target, const QString &environmentName, DriftStatus status, const QList<Difference> &differences)
{
    FleetDrift drift;
    drift.target = target.id;
    drift.targetName = target.name;
    drift.environment = target.environmentId;
    drift.environmentName = environmentName;
    drift.releaseName = target.currentRelease.name;
    drift.report.targetId = target.id;
    drift.report.status = status;
    drift.report.differences = differences;
    for (const Difference &each : differences) {
        if (each.kind == DifferenceKind::DigestMismatch)
            drift.report.origins = {{each.expected, {QString(40, u'1'), QStringLiteral("https://github.com/example/shop"), QStringLiteral("2.3.1"), {}}},
                                    {each.actual, {QString(40, u'2'), QStringLiteral("https://github.com/example/shop"), QStringLiteral("2.4.0"), {}}}};
    }
    drift.report.reason = status == DriftStatus::Unknown ? QStringLiteral("no_sticker") : QString();
    drift.report.observedAt = Clock::system().now();
    return drift;
}

ShownAgent agentOf(const QString &name, EnvironmentId environment, AgentLifecycle lifecycle, const AgentLiveness &liveness)
{
    ShownAgent shown;
    shown.agent.id = AgentId::create();
    shown.agent.name = name;
    shown.agent.environments = {environment};
    shown.agent.lifecycle = lifecycle;
    shown.agent.agentVersion = QStringLiteral("1.4.0");
    shown.agent.capabilities = {QStringLiteral("docker"), QStringLiteral("compose")};
    shown.agent.labels = {{QStringLiteral("dc"), QStringLiteral("fra1")}};
    shown.agent.platform = {{QStringLiteral("os"), QStringLiteral("linux")}, {QStringLiteral("arch"), QStringLiteral("x86_64")}};
    shown.agent.lastSeenAt = Clock::system().now() - std::chrono::minutes(liveness.status == AgentStatus::Online ? 0 : 20);
    shown.agent.clockSkew = std::chrono::seconds(lifecycle == AgentLifecycle::Inactive ? 47 : 0);
    shown.liveness = liveness;
    return shown;
}

QList<ShownAgent> agentsOf(const QList<EnvironmentSummary> &environments)
{
    const EnvironmentId staging = environments.at(1).environment.id;
    const EnvironmentId production = environments.at(2).environment.id;
    return {agentOf(QStringLiteral("agent-prod-01"), production, AgentLifecycle::Active, {AgentStatus::Online, {}}),
            agentOf(QStringLiteral("agent-prod-02"), production, AgentLifecycle::Active, {AgentStatus::Offline, QStringLiteral("heartbeat_missed")}),
            agentOf(QStringLiteral("agent-stg-01"), staging, AgentLifecycle::Pending, {AgentStatus::Degraded, QStringLiteral("heartbeat_late")}),
            agentOf(QStringLiteral("agent-stg-02"), staging, AgentLifecycle::Inactive, {AgentStatus::Online, {}}),
            agentOf(QStringLiteral("agent-old"), staging, AgentLifecycle::Revoked, {AgentStatus::Offline, QStringLiteral("heartbeat_missed")})};
}

} // namespace

Endpoint deadEndpoint()
{
    return {QUrl(QStringLiteral("http://127.0.0.1:9")), QByteArrayLiteral("token"), {}};
}

Instant hoursFromNow(int hours)
{
    return wholeSeconds(Clock::system().now()) + std::chrono::hours(hours);
}

QList<EnvironmentSummary> pipeline()
{
    EnvironmentSummary development = summaryOf(QStringLiteral("development"), QStringLiteral("Development"), 1, {1, 58, 1, 0, 0}, 0);
    EnvironmentSummary staging = summaryOf(QStringLiteral("staging"), QStringLiteral("Staging"), 2, {0, 70, 2, 1, 1}, 2);
    staging.freeze.nextClose = hoursFromNow(50);
    staging.freeze.nextCloseReason = QStringLiteral("Release weekend");
    EnvironmentSummary production = summaryOf(QStringLiteral("production"), QStringLiteral("Production"), 3, {4, 66, 6, 3, 1}, 5);
    production.environment.requiredApprovals = 2;
    production.environment.requireSeparationOfDuties = true;
    production.freeze.closed = true;
    production.freeze.reason = QStringLiteral("Holiday freeze");
    production.freeze.nextOpen = hoursFromNow(7 * 24 + 4);
    production.freeze.windowIds = {FreezeWindowId::create()};
    return {development, staging, production};
}

Target aTarget(const QString &name, const EnvironmentSummary &environment, Health health, const QString &message)
{
    Target target;
    target.id = TargetId::create();
    target.name = name;
    target.environmentId = environment.environment.id;
    target.health.status = health;
    target.health.message = message;
    target.health.checkedAt = hoursFromNow(0);
    target.healthSince = hoursFromNow(-3);
    target.driftStatus = DriftStatus::InSync;
    return target;
}

const Target &Fleet::named(const QString &name) const
{
    return *std::find_if(targets.begin(), targets.end(), [&name](const Target &target) { return target.name == name; });
}

Fleet exampleFleet()
{
    Fleet fleet;
    fleet.environments = pipeline();
    const EnvironmentId production = fleet.environments.at(2).environment.id;
    TargetGroup web;
    web.id = TargetGroupId::create();
    web.environmentId = production;
    web.name = QStringLiteral("web");
    web.displayName = QStringLiteral("Web frontend");
    fleet.groups = {web};
    const Health states[] = {Health::Healthy, Health::Healthy, Health::Degraded, Health::Unhealthy, Health::Unknown, Health::Unreachable};
    for (int i = 0; i < 6; ++i)
        fleet.targets.append(target(production, web.id, QStringLiteral("prod-web-0%1").arg(i + 1), states[i]));
    fleet.targets[3].driftStatus = DriftStatus::Drifted;
    fleet.targets[3].driftCount = 3;
    fleet.targets[1].healthStale = true;
    fleet.targets[4].driftStatus = DriftStatus::Unknown;
    fleet.targets[4].currentRelease = {};
    fleet.targets[4].health.checkedAt.reset();
    for (int i = 0; i < 3; ++i)
        fleet.targets.append(target(fleet.environments.at(1).environment.id, {}, QStringLiteral("stage-%1").arg(i + 1), Health::Healthy));
    Target nomad = target(fleet.environments.at(0).environment.id, {}, QStringLiteral("dev-batch"), Health::Healthy);
    nomad.type = TargetType::NomadJob;
    nomad.connection = {{QStringLiteral("address"), QStringLiteral("nomad.example.net:4646")}, {QStringLiteral("jobId"), QStringLiteral("batch")}};
    nomad.enabled = false;
    fleet.targets.append(nomad);
    const QList<Difference> differences{{QStringLiteral("api"), digest('a'), digest('b'), DifferenceKind::DigestMismatch},
                                        {QStringLiteral("debug"), {}, digest('c'), DifferenceKind::Unexpected},
                                        {QStringLiteral("worker"), digest('d'), {}, DifferenceKind::Missing}};
    for (const Target &shown : fleet.targets) {
        const bool drifted = shown.driftStatus == DriftStatus::Drifted;
        fleet.drift.append(driftOf(shown, QStringLiteral("Production"), shown.driftStatus, drifted ? differences : QList<Difference>()));
    }
    fleet.agents = agentsOf(fleet.environments);
    return fleet;
}

void fill(Workspace &workspace, const Fleet &fleet)
{
    workspace.environments()->setEnvironments(fleet.environments);
    workspace.targets()->setEnvironments(fleet.environments);
    for (const EnvironmentSummary &summary : fleet.environments) {
        QList<TargetGroup> groups;
        std::copy_if(fleet.groups.begin(), fleet.groups.end(), std::back_inserter(groups),
                     [&summary](const TargetGroup &group) { return group.environmentId == summary.environment.id; });
        workspace.targets()->setGroups(summary.environment.id, groups);
    }
    workspace.targets()->setTargets(fleet.targets);
    workspace.drift()->setRows(fleet.drift);
    QHash<EnvironmentId, QString> names;
    for (const EnvironmentSummary &summary : fleet.environments)
        names.insert(summary.environment.id, summary.environment.displayName);
    workspace.agents()->setEnvironmentNames(names);
    workspace.agents()->setServer(QStringLiteral("1.4.0"), QStringLiteral("1.0.0"));
    workspace.agents()->setAgents(fleet.agents);
}

QStringList hostileNames()
{
    return {QStringLiteral("<b>bold</b><img src=x>"), QStringLiteral("evil") + QChar(0x202e) + QStringLiteral("gnp.exe"), QString(10'000, QLatin1Char('W')),
            QStringLiteral("line\nbreak\tand %1 %n")};
}

} // namespace tidegate::test
