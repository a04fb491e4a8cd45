// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// benchseed FILE [ENVIRONMENTS [TARGETS [GROUPS [ROWS [PORT [INTERVAL]]]]]]: fills a new database with environments of as many targets each, spread over
// groups, through the same operations as the API and in one transaction an environment; then adds rows to the audit log until it has so many. With a port the
// targets are engines on it, each at an address of its own in 127.0.0.0/8, which were never checked and are to be every so many seconds.
// benchseed fleet URL TARGETS COMPONENTS: see fleetseed.h.
#include "app/serverhost.h"
#include "services/domain/try.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/identityoperations.h"
#include "services/operations/targetoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/bench/fleetseed.h"

#include <QCoreApplication>

#include <cstdio>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

struct Shape
{
    int environments = 20;
    int targets = 1'000; ///< In each.
    int groups = 0;
    qint64 rows = 0;
    int port = 0;     ///< Of the engines; 0: there are none.
    int interval = 0; ///< Of their checks; 0: no scheduled check disturbs what is measured.
};

QJsonObject environmentBody(int number, int interval)
{
    return {{u"name"_s, u"env-%1"_s.arg(number, 2, 10, QChar(u'0'))},
            {u"displayName"_s, u"Environment %1"_s.arg(number)},
            {u"orderIndex"_s, number},
            {u"config"_s, QJsonObject{{u"deploymentTimeout"_s, 600}, {u"healthCheckInterval"_s, interval}}},
            {u"requiredApprovals"_s, number % 3}};
}

QJsonObject connectionBody(int environment, int number, int port)
{
    if (port > 0)
        return {{u"host"_s, u"127.%1.%2.%3"_s.arg(environment).arg((number - 1) / 250 + 1).arg((number - 1) % 250 + 1)},
                {u"port"_s, port},
                {u"tlsEnabled"_s, false}};
    return {{u"host"_s, u"192.0.2.%1"_s.arg(number % 250 + 1)}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}};
}

QJsonObject targetBody(const Environment &environment, TargetGroupId group, int number, int port)
{
    return {{u"environmentId"_s, environment.id.toString()},
            {u"targetGroupId"_s, group.isNull() ? QJsonValue() : QJsonValue(group.toString())},
            {u"name"_s, u"%1-web-%2"_s.arg(environment.name).arg(number, 4, 10, QChar(u'0'))},
            {u"targetType"_s, u"docker_host"_s},
            {u"connection"_s, connectionBody(static_cast<int>(environment.orderIndex), number, port)},
            {u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}, {u"datacenter"_s, number % 2 ? u"eu-central-1"_s : u"us-east-1"_s}}},
            {u"deploymentDirectory"_s, u"/opt/deployments"_s}};
}

Result<void> addTarget(Call &call, const Environment &environment, TargetGroupId group, int number, int port, const ReleaseRef &release)
{
    const auto saved = createTarget(call, targetBody(environment, group, number, port));
    if (!saved)
        return saved.error();
    if (port > 0)
        return {};
    const HealthReport report{number % 50 == 0 ? Health::Degraded : Health::Healthy, u"Docker daemon responding; all components run."_s, u"ok"_s,
                              call.now - 40s, 12ms};
    if (const auto stored = call.transaction.targets.setHealth(saved->target.id, report, call.now - 3h); !stored)
        return stored;
    if (const auto stored = call.transaction.targets.setRelease(saved->target.id, release); !stored)
        return stored;
    return call.transaction.targets.setDrift(saved->target.id, DriftStatus::InSync, call.now - 2h, 0);
}

Result<QList<TargetGroupId>> addGroups(Call &call, EnvironmentId environment, int count)
{
    QList<TargetGroupId> groups;
    for (int i = 1; i <= count; ++i) {
        const QString name = u"group-%1"_s.arg(i, 2, 10, QChar(u'0'));
        const auto group = createGroup(call, environment, {{u"name"_s, name}, {u"displayName"_s, name}});
        if (!group)
            return group.error();
        groups.append(group->id);
    }
    return groups;
}

Result<void> addEnvironment(Call &call, int number, const Shape &shape)
{
    const auto environment = createEnvironment(call, environmentBody(number, shape.interval));
    if (!environment)
        return environment.error();
    const ReleaseRef release{QUuid::createUuidV5(QUuid(), u"myapp-v2.3.1"_s), u"myapp-v2.3.1"_s, wholeSeconds(call.now - 26h)};
    const auto groups = addGroups(call, environment->id, shape.groups);
    if (!groups)
        return groups.error();
    for (int i = 1; i <= shape.targets; ++i) {
        const TargetGroupId group = groups->isEmpty() ? TargetGroupId() : groups->at(i % groups->size());
        if (const auto added = addTarget(call, *environment, group, i, shape.port, release); !added)
            return added;
    }
    return {};
}

/// Adds up to 5,000 rows to the audit log; false when it has as many as it should.
Result<bool> addHistory(Call &call, qint64 wanted)
{
    ASSIGN_OR_RETURN(const auto head, call.transaction.audit.head());
    for (qint64 seq = head.first + 1; seq <= std::min(wanted, head.first + 5'000); ++seq) {
        RETURN_IF_ERROR(record(call,
                               {.action = ChangeKind::TargetUpdated,
                                .entityType = EntityType::Target,
                                .entityId = QUuid::createUuidV5(QUuid(), QString::number(seq % 10'000)),
                                .entityName = u"env-%1-web-%2"_s.arg(seq % 20, 2, 10, QChar(u'0')).arg(seq % 1'000, 4, 10, QChar(u'0')),
                                .environment = {},
                                .version = seq,
                                .before = {{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}, {u"wave"_s, QString::number(seq)}}}},
                                .after = {{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}, {u"wave"_s, QString::number(seq + 1)}}}},
                                .reason = {}}));
    }
    return head.first < wanted;
}

Result<void> seed(const QString &file, const Shape &shape)
{
    DatabaseOptions options;
    options.url = u"sqlite://"_s + file;
    auto database = openDatabase(options);
    if (!database)
        return database.error();
    if (const auto tenant = ensureLocalTenant(**database, Clock::system().now()); !tenant)
        return tenant;
    BackendSettings settings;
    settings.quotas.targets = std::numeric_limits<qint64>::max();
    Backend backend(std::move(*database), Clock::system(), settings);
    for (int i = 1; i <= shape.environments; ++i) {
        const auto added = backend.write(systemPrincipal(localTenant), {}, [&](Call &call) { return addEnvironment(call, i, shape); });
        if (!added)
            return added;
    }
    for (bool isMore = shape.rows > 0; isMore;) {
        ASSIGN_OR_RETURN(isMore, backend.write(systemPrincipal(localTenant), {}, [&](Call &call) { return addHistory(call, shape.rows); }));
    }
    return {};
}

int fail(const Error &error)
{
    std::fprintf(stderr, "benchseed: %s %s\n", qPrintable(error.message), qPrintable(error.detail));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 2) {
        std::fputs("benchseed: name the database file\n", stderr);
        return 2;
    }
    if (words.at(1) == u"fleet") {
        const auto pushed = seedFleet(words.value(2), words.value(3, u"1000"_s).toInt(), words.value(4, u"10"_s).toInt());
        if (!pushed)
            return fail(pushed.error());
        std::printf("%.3f %.3f\n", pushed->seconds, pushed->cpu);
        return 0;
    }
    const Shape shape{.environments = words.value(2, u"20"_s).toInt(),
                      .targets = words.value(3, u"1000"_s).toInt(),
                      .groups = words.value(4).toInt(),
                      .rows = words.value(5).toLongLong(),
                      .port = words.value(6).toInt(),
                      .interval = words.value(7).toInt()};
    const auto seeded = seed(words.at(1), shape);
    return seeded ? 0 : fail(seeded.error());
}
