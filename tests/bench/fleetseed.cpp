// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/fleetseed.h"

#include "app/serverhost.h"
#include "services/domain/try.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/identityoperations.h"
#include "services/operations/targetoperations.h"
#include "services/store/backends/opendatabase.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonArray>

#include <ctime>
#include <limits>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

constexpr int environments = 10;
constexpr int targetsOfPush = 100;

QString hexOf(const QString &what)
{
    return QString::fromLatin1(QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QString digestOf(const QString &what)
{
    return u"sha256:"_s + hexOf(what);
}

QString nameOf(int component)
{
    return u"service-%1"_s.arg(component, 2, 10, QChar(u'0'));
}

QString imageOf(int component, int release)
{
    return u"registry.example.com/shop/%1:2.%2.0"_s.arg(nameOf(component)).arg(release);
}

QJsonObject componentOf(const TargetId &target, int component, int release)
{
    const QString image = imageOf(component, release);
    return {{u"name"_s, nameOf(component)},
            {u"containerId"_s, hexOf(target.toString() + image)},
            {u"image"_s, image},
            {u"imageId"_s, digestOf(u"configuration of "_s + image)},
            {u"repoDigests"_s, QJsonArray{digestOf(image)}},
            {u"platformDigest"_s, digestOf(u"platform of "_s + image)},
            {u"state"_s, u"running"_s},
            {u"health"_s, u"healthy"_s},
            {u"labelled"_s, true},
            {u"startedAt"_s, u"2026-11-01T08:%1:00.123456789Z"_s.arg(component, 2, 10, QChar(u'0'))}};
}

QJsonObject stickerOf(int components, int release)
{
    QJsonArray expected;
    for (int i = 0; i < components; ++i)
        expected.append(QJsonObject{{u"componentName"_s, nameOf(i)}, {u"digest"_s, digestOf(imageOf(i, release))}});
    return {{u"releaseId"_s, QUuid::createUuidV5(QUuid(), QString::number(release)).toString(QUuid::WithoutBraces)},
            {u"releaseName"_s, u"shop-2.%1.0"_s.arg(release)},
            {u"components"_s, expected}};
}

struct Fleet
{
    Backend &backend;
    int components;
    Pushed pushed{};

    Result<QList<TargetId>> addTargets(EnvironmentId environment, int first, int count, int release)
    {
        return backend.write(systemPrincipal(localTenant), {}, [&](Call &call) -> Result<QList<TargetId>> {
            QList<TargetId> made;
            for (int i = first; i < first + count; ++i) {
                ASSIGN_OR_RETURN(const auto saved,
                                 createTarget(call,
                                              {{u"environmentId"_s, environment.toString()},
                                               {u"name"_s, u"web-%1"_s.arg(i, 6, 10, QChar(u'0'))},
                                               {u"targetType"_s, u"docker_host"_s},
                                               {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}},
                                               {u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}}}));
                made.append(saved.target.id);
                RETURN_IF_ERROR(putSticker(call, made.constLast(), stickerOf(components, release)));
            }
            return made;
        });
    }

    Result<void> push(const QList<TargetId> &targets, int first, int release)
    {
        QJsonArray sections;
        for (int i = 0; i < targets.size(); ++i) {
            QJsonArray seen;
            for (int c = 0; c < components; ++c)
                seen.append(componentOf(targets[i], c, (first + i) % 50 == 0 && c == 0 ? release + 1 : release));
            if ((first + i) % 1000 == 1)
                seen.append(QJsonObject{{u"name"_s, u"stranger"_s}, {u"state"_s, u"running"_s}});
            sections.append(QJsonObject{{u"targetId"_s, targets[i].toString()}, {u"components"_s, seen}});
        }
        const QJsonObject body{{u"snapshotId"_s, SnapshotId::create().toString()},
                               {u"sequence"_s, 1},
                               {u"observedAt"_s, toText(wholeSeconds(Clock::system().now()))},
                               {u"collector"_s, u"bench/1"_s},
                               {u"targets"_s, sections}};
        const std::clock_t before = std::clock();
        QElapsedTimer timer;
        timer.start();
        const auto done = backend.write(systemPrincipal(localTenant), {}, [&](Call &call) { return pushInventory(call, {}, body); });
        pushed.seconds += static_cast<double>(timer.nsecsElapsed()) / 1e9;
        pushed.cpu += static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        return done ? Result<void>() : Result<void>(done.error());
    }

    Result<void> addEnvironment(int number, int targets)
    {
        const QJsonObject body{{u"name"_s, u"env-%1"_s.arg(number, 2, 10, QChar(u'0'))},
                               {u"displayName"_s, u"Environment %1"_s.arg(number)},
                               {u"orderIndex"_s, number},
                               {u"config"_s, QJsonObject{{u"deploymentTimeout"_s, 600}, {u"healthCheckInterval"_s, 0}}}};
        ASSIGN_OR_RETURN(const auto environment, backend.write(systemPrincipal(localTenant), {}, [&](Call &call) { return createEnvironment(call, body); }));
        for (int first = 0; first < targets; first += targetsOfPush) {
            const int count = std::min(targetsOfPush, targets - first);
            ASSIGN_OR_RETURN(const auto made, addTargets(environment.id, first, count, number));
            RETURN_IF_ERROR(push(made, first, number));
        }
        return {};
    }
};

} // namespace

Result<Pushed> seedFleet(const QString &url, int targets, int components)
{
    DatabaseOptions options;
    options.url = url;
    ASSIGN_OR_RETURN(auto database, openDatabase(options));
    RETURN_IF_ERROR(ensureLocalTenant(*database, Clock::system().now()));
    BackendSettings settings;
    settings.quotas.targets = std::numeric_limits<qint64>::max();
    Backend backend(std::move(database), Clock::system(), settings);
    Fleet fleet{backend, components};
    for (int number = 1; number <= environments; ++number)
        RETURN_IF_ERROR(fleet.addEnvironment(number, targets / environments));
    return fleet.pushed;
}
