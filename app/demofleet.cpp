// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demofleet.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/componenthealth.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/freezeoperations.h"
#include "services/operations/targetoperations.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

struct DemoGroup
{
    QString name;
    QString displayName;
    QString prefix;
    QStringList components;
};

const QList<DemoGroup> &groups()
{
    static const QList<DemoGroup> all{{u"web"_s, u"Web tier"_s, u"web"_s, {u"frontend"_s, u"proxy"_s}},
                                      {u"api"_s, u"API"_s, u"api"_s, {u"api"_s, u"auth"_s, u"sidecar"_s}},
                                      {u"workers"_s, u"Workers"_s, u"worker"_s, {u"worker"_s, u"scheduler"_s}}};
    return all;
}

QString digestOf(const QString &component, const QString &version)
{
    return u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash((component + version).toUtf8(), QCryptographicHash::Sha256).toHex());
}

/// All components are of one repository.
ImageOrigin originOf(const QString &version)
{
    return {.revision = QString::fromLatin1(QCryptographicHash::hash(version.toUtf8(), QCryptographicHash::Sha1).toHex()),
            .source = u"https://github.com/example/myapp"_s,
            .version = version.section(u"-v"_s, 1),
            .created = {}};
}

QUuid releaseIdOf(const QString &version)
{
    return QUuid::createUuidV5(QUuid(), version);
}

QString at(Instant instant)
{
    return toText(wholeSeconds(instant));
}

/// Midnight UTC some days from the instant.
Instant midnight(Instant now, int days)
{
    return std::chrono::floor<std::chrono::days>(now) + std::chrono::days(days);
}

QString shortName(const Environment &environment)
{
    return environment.name == u"development" ? u"dev"_s : environment.name == u"staging" ? u"stg"_s : u"prod"_s;
}

/// Builds one tenant's fleet inside one transaction.
class DemoBuilder
{
public:
    explicit DemoBuilder(Call &call) : m_call(call) {}

    Result<void> build()
    {
        ASSIGN_OR_RETURN(const auto done,
                         environment(u"development"_s, u"Development"_s, 1, 0, u"myapp-v2.4.0"_s, 5)
                             .and_then([this](const auto &) { return environment(u"staging"_s, u"Staging"_s, 2, 1, u"myapp-v2.3.1"_s, 6); })
                             .and_then([this](const auto &) { return environment(u"production"_s, u"Production"_s, 3, 2, u"myapp-v2.3.1"_s, 8); }));
        RETURN_IF_ERROR(freezes(done.id));
        return changeInFreeze();
    }

private:
    Result<Environment> environment(const QString &name, const QString &displayName, int order, int approvals, const QString &release, int perGroup)
    {
        const auto made = createEnvironment(m_call,
                                            {{u"name"_s, name},
                                             {u"displayName"_s, displayName},
                                             {u"orderIndex"_s, order},
                                             {u"config"_s, QJsonObject{{u"deploymentTimeout"_s, 600}, {u"healthCheckInterval"_s, 3600}}},
                                             {u"requiredApprovals"_s, approvals},
                                             {u"requireSod"_s, approvals > 1}});
        if (!made)
            return made;
        int deployOrder = 0;
        for (const DemoGroup &group : groups()) {
            ASSIGN_OR_RETURN(
                const auto stored,
                createGroup(m_call, made->id, {{u"name"_s, group.name}, {u"displayName"_s, group.displayName}, {u"deployOrder"_s, ++deployOrder}}));
            const qsizetype before = m_trouble.size();
            for (int i = 1; i <= perGroup; ++i) {
                RETURN_IF_ERROR(target(*made, stored, group, i, release));
            }
            RETURN_IF_ERROR(history({made->id, stored.id}, m_trouble.mid(before)));
        }
        RETURN_IF_ERROR(history({made->id, {}}, std::exchange(m_trouble, {})));
        return made;
    }

    Result<void> target(const Environment &environment, const TargetGroup &group, const DemoGroup &demo, int number, const QString &release)
    {
        const QString name = shortName(environment) + u'-' + demo.prefix + u'-' + QString::number(number).rightJustified(2, u'0');
        ASSIGN_OR_RETURN(const auto saved,
                         createTarget(m_call,
                                      {{u"environmentId"_s, environment.id.toString()},
                                       {u"targetGroupId"_s, group.id.toString()},
                                       {u"name"_s, name},
                                       {u"targetType"_s, number % 5 == 0 ? u"compose_host"_s : u"docker_host"_s},
                                       {u"connection"_s, connection(environment, number)},
                                       {u"labels"_s, QJsonObject{{u"role"_s, demo.name}, {u"datacenter"_s, number % 2 ? u"eu-central"_s : u"us-east"_s}}},
                                       {u"deploymentDirectory"_s, u"/opt/deployments"_s}}));
        ++m_targets;
        RETURN_IF_ERROR(sticker(saved, demo, release));
        // What ran before the release was seen on some, so that there is a change to look at.
        if (number == 1 || isDrifted())
            RETURN_IF_ERROR(snapshot(saved, demo, u"myapp-v2.2.0"_s, 20min));
        const bool isTouched = name == u"prod-web-04";
        if (isTouched)
            m_touched = {saved.target.id, demo};
        RETURN_IF_ERROR(snapshot(saved, demo, release, isTouched ? 14h : 40s));
        return health(saved, demo);
    }

    bool isDrifted() const { return m_targets % 11 == 3; } ///< The target that was made last runs something that no sticker names.

    static QJsonObject connection(const Environment &environment, int number)
    {
        // 192.0.2.0/24 is reserved for documentation (RFC 5737): nothing answers there.
        QJsonObject json{{u"host"_s, u"192.0.2.%1"_s.arg(environment.orderIndex * 64 + number)}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}};
        if (number % 5 == 0)
            json.insert(u"projectName"_s, u"myapp"_s);
        return json;
    }

    Result<void> sticker(const SavedTarget &saved, const DemoGroup &demo, const QString &release)
    {
        QJsonArray components;
        for (const QString &component : demo.components)
            components.append(QJsonObject{{u"componentName"_s, component}, {u"digest"_s, digestOf(component, release)}});
        const auto put = putSticker(m_call, saved.target.id,
                                    {{u"releaseId"_s, releaseIdOf(release).toString(QUuid::WithoutBraces)},
                                     {u"releaseName"_s, release},
                                     {u"components"_s, components},
                                     {u"deployedAt"_s, at(m_call.now - 26h)}});
        return put ? Result<void>() : Result<void>(put.error());
    }

    Result<void> snapshot(const SavedTarget &saved, const DemoGroup &demo, const QString &release, std::chrono::seconds ago)
    {
        if (m_targets % 19 == 7)
            return {}; // Never looked at: "not checked" has to be seen as well.
        InventorySnapshot seen{.id = SnapshotId::create(),
                               .targetId = saved.target.id,
                               .observedAt = m_call.now - ago,
                               .sequence = ago < 1min ? 2 : 1,
                               .collector = u"docker/1.41"_s,
                               .components = {},
                               .errors = {},
                               .notes = {},
                               .stickerReleaseId = {},
                               .receivedAt = m_call.now};
        for (const QString &component : demo.components) {
            const bool older = ago < 1min && isDrifted() && component == demo.components.first();
            const QString runs = older ? u"myapp-v2.3.0"_s : release;
            ObservedComponent each;
            each.name = component;
            each.containerId = digestOf(component, saved.target.name).mid(7, 12);
            each.image = u"registry.example.com/myapp/"_s + component + u':' + runs.section(u'v', -1);
            each.repoDigests = {digestOf(component, runs)};
            each.origin = originOf(older ? u"myapp-v2.3.0"_s : release);
            each.state = u"running"_s;
            each.replicasRunning = 1;
            each.labelled = true;
            seen.components.append(each);
        }
        if (m_targets % 23 == 5)
            seen.components.removeLast();
        const auto stored = storeSnapshot(m_call, seen);
        return stored ? Result<void>() : Result<void>(stored.error());
    }

    Result<void> health(const SavedTarget &saved, const DemoGroup &demo)
    {
        // What a check would say of such components, word by word.
        QList<ObservedComponent> seen;
        for (const QString &component : demo.components) {
            ObservedComponent each;
            each.name = component;
            each.state = u"running"_s;
            each.replicasRunning = 1;
            seen.append(each);
        }
        if (m_targets % 13 == 4)
            seen.last().state = u"paused"_s;
        else if (m_targets % 17 == 9)
            seen.last().health = u"unhealthy"_s;
        HealthReport report = judgeComponents(seen, demo.components);
        const bool isUnreachable = m_targets % 29 == 12;
        if (isUnreachable)
            report = makeReport(Health::Unreachable, say("connection-refused/other-side"));
        else if (report.status == Health::Healthy && m_targets % 19 == 7) {
            m_trouble.append({saved.target.id, {}, Health::Unknown}); // it came, and was not looked at yet
            return {};
        }
        report.checkedAt = m_call.now - (isUnreachable ? 55s : 40s);
        report.duration = isUnreachable ? 3ms : 12ms;
        if (report.status != Health::Healthy) {
            m_trouble.append({saved.target.id, Health::Healthy, report.status});
            RETURN_IF_ERROR(m_call.transaction.health.append(
                saved.target.id, {since(report.status), Health::Healthy, report.status, report.message, u"direct"_s, {report.code, report.params}}));
        }
        return m_call.transaction.targets.setHealth(saved.target.id, report, since(report.status));
    }

    /// They got into trouble one after the other, the lightest first.
    Instant since(Health health) const { return m_call.now - 3h - (5 - severity(health)) * 7min; }

    Result<void> history(const HealthParent &parent, QList<HealthCause> trouble)
    {
        std::stable_sort(trouble.begin(), trouble.end(), [](const HealthCause &a, const HealthCause &b) { return severity(*a.to) < severity(*b.to); });
        Health worst = Health::Healthy;
        for (const HealthCause &each : trouble) {
            if (severity(*each.to) <= severity(worst))
                continue;
            RETURN_IF_ERROR(m_call.transaction.parentHealth.append(parent, {since(*each.to), worst, *each.to, {each}, 1}));
            worst = *each.to;
        }
        return {};
    }

    /// Somebody started an image by hand while production was frozen.
    Result<void> changeInFreeze()
    {
        ASSIGN_OR_RETURN(auto last, m_call.transaction.inventory.current(m_touched.first));
        if (!last)
            return {};
        InventorySnapshot &seen = *last;
        seen.id = SnapshotId::create();
        ++seen.sequence;
        seen.observedAt = m_call.now - 40s;
        QList<EngineAct> acts;
        for (ObservedComponent &each : seen.components) {
            if (each.name != m_touched.second.components.constFirst())
                continue;
            const auto act = [&](EngineDeed deed, std::chrono::milliseconds before) {
                return keptAct(
                    {.deed = deed, .at = m_call.now - 5h - before, .actor = each.containerId, .component = each.name, .name = each.name, .image = each.image});
            };
            acts = {act(EngineDeed::Die, 400ms), act(EngineDeed::Destroy, 300ms)};
            each.containerId = digestOf(each.name, u"by hand"_s).mid(7);
            each.image = u"registry.example.com/myapp/"_s + each.name + u":hotfix"_s;
            each.repoDigests = {digestOf(each.name, u"hotfix"_s)};
            each.startedAt = at(m_call.now - 5h);
            acts += {act(EngineDeed::Create, 200ms), act(EngineDeed::Start, 0ms)};
        }
        const auto stored = storeSnapshot(m_call, seen, acts);
        return stored ? Result<void>() : Result<void>(stored.error());
    }

    Result<void> freezes(EnvironmentId production)
    {
        const Instant now = m_call.now;
        struct Window
        {
            Instant start;
            Instant end;
            QString reason;
        };
        const QList<Window> windows{{midnight(now, -21), midnight(now, -18), u"Quarter-end close"_s},
                                    {midnight(now, -1) + 17h, midnight(now, 6), u"Holiday freeze"_s},
                                    {midnight(now, 4) + 18h, midnight(now, 7) + 6h, u"Weekend cover"_s},
                                    {midnight(now, 20), midnight(now, 34), u"Year-end change freeze"_s}};
        for (const Window &window : windows) {
            RETURN_IF_ERROR(createFreeze(m_call, production, {{u"start"_s, at(window.start)}, {u"end"_s, at(window.end)}, {u"reason"_s, window.reason}}));
        }
        ASSIGN_OR_RETURN(const auto environments, m_call.transaction.environments.list());
        for (const Environment &each : environments) {
            if (each.name != u"staging")
                continue;
            RETURN_IF_ERROR(createFreeze(m_call, each.id,
                                         {{u"start"_s, at(midnight(now, 4) + 16h)}, {u"end"_s, at(midnight(now, 7) + 7h)}, {u"reason"_s, u"Load test"_s}}));
        }
        return {};
    }

    Call &m_call;
    int m_targets = 0;
    std::pair<TargetId, DemoGroup> m_touched;
    QList<HealthCause> m_trouble{}; ///< In the environment that is being made.
};

} // namespace

Result<void> loadDemoFleet(Backend &backend, const Principal &principal)
{
    CallInfo info;
    info.reason = u"Example data"_s;
    return backend.write(principal, info, [](Call &call) -> Result<void> {
        ASSIGN_OR_RETURN(const auto existing, call.transaction.environments.list());
        if (!existing.isEmpty())
            return spokenError(ErrorKind::Conflict, u"not-empty"_s, u"There is data already; the example fleet goes into an empty tenant only."_s);
        return DemoBuilder(call).build();
    });
}

} // namespace tidegate
