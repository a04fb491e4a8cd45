// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/ecschecks.h"

#include "tests/support/await.h"

using namespace Qt::StringLiterals;

namespace tidegate::test {

void EcsChecks::reset()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    shift = {};
    m_probe = std::make_unique<EcsProbe>(policy, m_clock, AwsPace{.firstPause = std::chrono::milliseconds(1)});
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

ProbeResult EcsChecks::check(const QJsonObject &connection, const QStringList &expected, const AccessKey &key, TenantId tenant)
{
    ProbeTarget target;
    target.type = TargetType::EcsService;
    target.tenant = tenant;
    target.connection = {{u"region"_s, u"eu-west-1"_s},
                         {u"cluster"_s, u"prod"_s},
                         {u"service"_s, u"web"_s},
                         {u"credentialRef"_s, u"local:k"_s},
                         {u"endpoint"_s, aws.endpoint()}};
    for (auto it = connection.begin(); it != connection.end(); ++it)
        target.connection.insert(it.key(), it.value());
    target.openSecret = [key](const QString &) -> Result<QByteArray> { return toCredential(key); };
    target.expectedComponents = expected;
    const auto future = m_probe->probe(target);
    return isDoneWithin(future, 12'000) ? future.result() : ProbeResult();
}

QJsonArray EcsChecks::tasks(int count, const QJsonObject &more, const QJsonObject &container)
{
    QJsonArray made;
    for (int i = 0; i < count; ++i)
        made.append(EcsStandIn::task(i, more, container));
    return made;
}

} // namespace tidegate::test
