// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/ecschecks.h"

#include "tests/support/await.h"

using namespace Qt::StringLiterals;

namespace tidegate::test {

namespace {

OutboundPolicy everywhere()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

} // namespace

void EcsChecks::reset()
{
    shift = {};
    m_probe = std::make_unique<EcsProbe>(everywhere(), m_clock, AwsPace{.firstPause = std::chrono::milliseconds(1)});
    aws.set({{u"keys"_s, EcsStandIn::keys()},
             {u"role"_s, QJsonObject()},
             {u"clock"_s, 0},
             {u"clusters"_s, QJsonArray{u"prod"_s}},
             {u"faults"_s, QJsonArray()},
             {u"page"_s, 100},
             {u"services"_s, QJsonArray{EcsStandIn::service(2, 2)}},
             {u"tasks"_s, tasks(2)},
             {u"definitions"_s, QJsonArray{EcsStandIn::definition({QJsonObject{{u"name"_s, u"api"_s}, {u"image"_s, u"web:1"_s}}})}}});
    aws.takeRequests();
}

ProbeTarget EcsChecks::targetWith(const QJsonObject &connection) const
{
    ProbeTarget target;
    target.type = TargetType::EcsService;
    target.connection = {{u"region"_s, u"eu-west-1"_s},
                         {u"cluster"_s, u"prod"_s},
                         {u"service"_s, u"web"_s},
                         {u"credentialRef"_s, u"local:k"_s},
                         {u"endpoint"_s, aws.endpoint()}};
    for (auto it = connection.begin(); it != connection.end(); ++it)
        target.connection.insert(it.key(), it.value());
    return target;
}

ProbeResult EcsChecks::check(const QJsonObject &connection, const QStringList &expected, const AccessKey &key, TenantId tenant)
{
    ProbeTarget target = targetWith(connection);
    target.tenant = tenant;
    target.openSecret = [key](const QString &) -> Result<QByteArray> { return toCredential(key); };
    target.expectedComponents = expected;
    const auto future = m_probe->probe(target);
    return isDoneWithin(future, 12'000) ? future.result() : ProbeResult();
}

ProbeResult EcsChecks::discover(const QJsonObject &connection)
{
    ProbeTarget target = targetWith(connection);
    target.connection.remove(u"service"_s);
    target.isPlaceOnly = true;
    target.openSecret = [](const QString &) -> Result<QByteArray> { return toCredential(stored()); };
    const auto future = m_probe->probe(target);
    return isDoneWithin(future, 25'000) ? future.result() : ProbeResult();
}

QList<QFuture<ProbeResult>> EcsChecks::startTogether(const QStringList &services)
{
    QList<QFuture<ProbeResult>> started;
    for (const QString &service : services) {
        ProbeTarget target = targetWith({{u"service"_s, service}});
        target.openSecret = [](const QString &) -> Result<QByteArray> { return toCredential(stored()); };
        started.append(m_probe->probe(target));
    }
    return started;
}

QFuture<ProbeResult> EcsChecks::start(const QJsonObject &connection, const AwsPace &pace)
{
    ProbeTarget target = targetWith(connection);
    target.openSecret = [](const QString &) -> Result<QByteArray> { return toCredential(stored()); };
    return EcsProbe(everywhere(), m_clock, pace).probe(target);
}

QJsonArray EcsChecks::tasks(int count, const QJsonObject &more, const QJsonObject &container)
{
    QJsonArray made;
    for (int i = 0; i < count; ++i)
        made.append(EcsStandIn::task(i, more, container));
    return made;
}

} // namespace tidegate::test
