// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/ecsstandin.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

constexpr int patience = 20'000;

QString arn(const QString &what)
{
    return u"arn:aws:ecs:eu-west-1:123456789012:"_s + what;
}

QJsonObject with(QJsonObject object, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

} // namespace

EcsStandIn::EcsStandIn()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"/usr/bin/python3"_s, {QFINDTESTDATA("ecsstandin.py")});
    while (m_process.waitForStarted(patience) && !m_process.canReadLine() && m_process.waitForReadyRead(patience)) {}
    m_port = m_process.readLine().trimmed().toInt();
    if (m_port == 0)
        m_obstacle = u"AMAZON ECS CANNOT BE STOOD IN FOR: python3 or python3-botocore is missing"_s;
}

EcsStandIn::~EcsStandIn()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patience))
        m_process.kill();
}

QJsonObject EcsStandIn::exchange(const QJsonObject &state)
{
    m_process.write(QJsonDocument(state).toJson(QJsonDocument::Compact) + '\n');
    while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) {}
    const QJsonObject seen = QJsonDocument::fromJson(m_process.readLine()).object();
    const QJsonArray violations = seen.value("violations"_L1).toArray();
    for (const auto &each : violations)
        m_violations.append(each.toString());
    return seen;
}

void EcsStandIn::set(const QJsonObject &state)
{
    exchange(state);
}

QStringList EcsStandIn::takeRequests()
{
    return exchange({}).value("requests"_L1).toVariant().toStringList();
}

QJsonObject EcsStandIn::keys(const QJsonObject &more)
{
    return {{keyId(), with({{u"secret"_s, keySecret()}}, more)}};
}

QJsonObject EcsStandIn::service(int desired, int running, const QJsonObject &more, const QJsonObject &deployment)
{
    const QJsonObject done{{u"id"_s, u"ecs-svc/1"_s},
                           {u"status"_s, u"PRIMARY"_s},
                           {u"taskDefinition"_s, arn(u"task-definition/web:1"_s)},
                           {u"desiredCount"_s, desired},
                           {u"runningCount"_s, running},
                           {u"pendingCount"_s, 0},
                           {u"failedTasks"_s, 0},
                           {u"createdAt"_s, 1'790'000'000.5},
                           {u"rolloutState"_s, u"COMPLETED"_s},
                           {u"rolloutStateReason"_s, u"ECS deployment ecs-svc/1 completed."_s}};
    const QJsonObject made{{u"serviceArn"_s, arn(u"service/prod/web"_s)},
                           {u"serviceName"_s, u"web"_s},
                           {u"clusterArn"_s, arn(u"cluster/prod"_s)},
                           {u"status"_s, u"ACTIVE"_s},
                           {u"desiredCount"_s, desired},
                           {u"runningCount"_s, running},
                           {u"pendingCount"_s, 0},
                           {u"taskDefinition"_s, arn(u"task-definition/web:1"_s)},
                           {u"deployments"_s, QJsonArray{with(done, deployment)}},
                           {u"events"_s, QJsonArray()},
                           {u"taskSets"_s, QJsonArray()}};
    return with(made, more);
}

QJsonObject EcsStandIn::task(int number, const QJsonObject &more, const QJsonObject &container)
{
    const QJsonObject runs{{u"name"_s, u"api"_s},           {u"image"_s, u"123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1"_s},
                           {u"imageDigest"_s, digest()},    {u"runtimeId"_s, u"c%1"_s.arg(number)},
                           {u"lastStatus"_s, u"RUNNING"_s}, {u"healthStatus"_s, u"UNKNOWN"_s}};
    const QJsonObject made{{u"taskArn"_s, arn(u"task/prod/%1"_s.arg(number))},
                           {u"taskDefinitionArn"_s, arn(u"task-definition/web:1"_s)},
                           {u"clusterArn"_s, arn(u"cluster/prod"_s)},
                           {u"group"_s, u"service:web"_s},
                           {u"desiredStatus"_s, u"RUNNING"_s},
                           {u"lastStatus"_s, u"RUNNING"_s},
                           {u"healthStatus"_s, u"UNKNOWN"_s},
                           {u"connectivity"_s, u"CONNECTED"_s},
                           {u"startedAt"_s, 1'790'000'100.25},
                           {u"containers"_s, QJsonArray{with(runs, container)}}};
    return with(made, more);
}

QJsonObject EcsStandIn::definition(const QJsonArray &containers)
{
    return {{u"taskDefinitionArn"_s, arn(u"task-definition/web:1"_s)}, {u"family"_s, u"web"_s}, {u"revision"_s, 1}, {u"containerDefinitions"_s, containers}};
}

} // namespace tidegate::test
