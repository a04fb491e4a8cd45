// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/style/theme.h"

#include <QCoreApplication>
#include <QDir>
#include <QWidget>

namespace tidegate::fixture {

/// A workspace whose server does not answer; the models are filled by hand.
inline Endpoint deadEndpoint()
{
    return {.baseUrl = QUrl(QStringLiteral("http://127.0.0.1:9")), .token = {}, .caCertificates = {}};
}

inline QString digest(char fill)
{
    return QStringLiteral("sha256:") + QString(64, QLatin1Char(fill));
}

/// Three environments with groups and targets in every state, some with hostile names.
struct Fleet
{
    QList<EnvironmentSummary> environments;
    QList<TargetGroup> groups;
    QList<Target> targets;
    QList<FleetDrift> drift;

    const Target &named(const QString &name) const
    {
        return *std::find_if(targets.begin(), targets.end(), [&name](const Target &target) { return target.name == name; });
    }
};

inline EnvironmentSummary environment(const QString &name, const QString &displayName, int order, bool production)
{
    EnvironmentSummary summary;
    summary.environment.id = EnvironmentId::create();
    summary.environment.name = name;
    summary.environment.displayName = displayName;
    summary.environment.orderIndex = order;
    summary.environment.isProduction = production;
    summary.freeze.closed = production;
    return summary;
}

inline Target target(EnvironmentId in, TargetGroupId group, const QString &name, Health health)
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

inline FleetDrift driftOf(const Target &target, const QString &environmentName, DriftStatus status, const QList<Difference> &differences)
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
    drift.report.reason = status == DriftStatus::Unknown ? QStringLiteral("no_sticker") : QString();
    drift.report.observedAt = Clock::system().now();
    return drift;
}

inline Fleet fleet()
{
    Fleet fleet;
    fleet.environments = {environment(QStringLiteral("development"), QStringLiteral("Development"), 1, false),
                          environment(QStringLiteral("staging"), QStringLiteral("Staging"), 2, false),
                          environment(QStringLiteral("production"), QStringLiteral("Production"), 3, true)};
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
    return fleet;
}

inline void fill(Workspace &workspace, const Fleet &fleet)
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
}

/// Names that try to be markup, to turn the text around, or to be endless.
inline QStringList hostileNames()
{
    return {QStringLiteral("<b>bold</b><img src=x>"), QStringLiteral("evil") + QChar(0x202e) + QStringLiteral("gnp.exe"), QString(10'000, QLatin1Char('W')),
            QStringLiteral("line\nbreak\tand %1 %n")};
}

/// Writes a picture in both themes when TIDEGATE_SHOTS names a folder.
inline void shoot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("TIDEGATE_SHOTS");
    if (folder.isEmpty())
        return;
    for (const bool dark : {false, true}) {
        Theme::current().setDark(dark);
        QCoreApplication::sendPostedEvents();
        widget.grab().save(QDir(folder).filePath(name + (dark ? QStringLiteral("-dark.png") : QStringLiteral("-light.png"))));
    }
    Theme::current().setDark(false);
}

} // namespace tidegate::fixture
