// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/operations/operationsbench.h"

#include "services/operations/environmentoperations.h"
#include "services/operations/targetoperations.h"
#include "services/store/backends/opendatabase.h"

namespace tidegate::test {

OperationsBench::OperationsBench(BackendSettings settings)
{
    settings.monotonic = [this] { return monotonic; };
    auto database = openDatabase(options());
    Q_ASSERT(database);
    backend = std::make_unique<Backend>(std::move(*database), clock, std::move(settings));
    const auto made = backend->database().write(localTenant, [this](Transaction &transaction) -> Result<void> {
        if (const auto tenant = transaction.identities.insertTenant({localTenant, u"local"_s, clock.now()}); !tenant)
            return tenant;
        for (const Principal &each : {admin, manager}) {
            if (const auto user = transaction.identities.insertUser({each.user(), each.name, each.name, each.role, true, clock.now()}); !user)
                return user;
        }
        return {};
    });
    Q_ASSERT(made);
}

DatabaseOptions OperationsBench::options() const
{
    DatabaseOptions options;
    options.url = where.url();
    return options;
}

void OperationsBench::restart()
{
    backend.reset();
    auto database = openDatabase(options());
    Q_ASSERT(database);
    BackendSettings settings;
    settings.monotonic = [this] { return monotonic; };
    backend = std::make_unique<Backend>(std::move(*database), clock, std::move(settings));
}

void OperationsBench::pass(std::chrono::milliseconds by)
{
    clock.move(by);
    monotonic += by;
}

QString OperationsBench::gate(const Environment &in)
{
    return backend
        ->read(admin, {},
               [&](Call &call) -> Result<QString> {
                   GateQuestion question;
                   question.at = call.now;
                   question.user = admin.user();
                   const GateDecision decision = gateCheck(call, in, question);
                   return decision.allowed ? QString() : decision.reasons.value(0).code;
               })
        .value();
}

Principal OperationsBench::person(const QString &name, Role role)
{
    return {.tenant = localTenant, .subject = UserId::create(), .role = role, .credential = {}, .name = name};
}

Environment OperationsBench::environment(const QString &name, QJsonObject body)
{
    body.insert(u"name"_s, name);
    auto made = as(admin, [&](Call &call) { return createEnvironment(call, body); });
    return made ? *made : Environment();
}

Target OperationsBench::target(const Environment &in, const QString &name)
{
    const QJsonObject body{{u"environmentId"_s, in.id.toString()},
                           {u"name"_s, name},
                           {u"targetType"_s, u"docker_host"_s},
                           {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}};
    auto made = as(admin, [&](Call &call) { return createTarget(call, body); });
    return made ? made->target : Target();
}

QJsonObject OperationsBench::span(std::chrono::seconds from, std::chrono::seconds to) const
{
    return {{u"start"_s, toText(wholeSeconds(clock.now() + from))}, {u"end"_s, toText(wholeSeconds(clock.now() + to))}, {u"reason"_s, u"Holiday"_s}};
}

Result<FreezeWindow> OperationsBench::freeze(const Environment &in, std::chrono::seconds from, std::chrono::seconds to, const QJsonArray &exceptions)
{
    QJsonObject body = span(from, to);
    body.insert(u"exceptions"_s, exceptions);
    const auto made = as(admin, [&](Call &call) { return createFreeze(call, in.id, body); });
    return made ? Result<FreezeWindow>(made->window) : Result<FreezeWindow>(made.error());
}

Result<PushedSnapshot> OperationsBench::seen(const Target &target, const QString &digest, std::chrono::seconds ago)
{
    const QJsonObject component{{u"name"_s, u"api"_s}, {u"state"_s, u"running"_s}, {u"repoDigests"_s, QJsonArray{digest}}};
    const QJsonObject body{{u"snapshotId"_s, SnapshotId::create().toString()},
                           {u"observedAt"_s, toText(wholeSeconds(clock.now() - ago))},
                           {u"targets"_s, QJsonArray{QJsonObject{{u"components"_s, QJsonArray{component}}}}}};
    return as(admin, [&](Call &call) { return pushInventory(call, target.id, body); });
}

Result<Sticker> OperationsBench::sticker(const Target &target, const Principal &who, QJsonObject more)
{
    more.insert(u"releaseId"_s, QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).toString(QUuid::WithoutBraces));
    more.insert(u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest('a')}}});
    return as(who, [&](Call &call) { return putSticker(call, target.id, more); });
}

AuditEntry OperationsBench::newestAudit()
{
    AuditEntry newest;
    const auto read = backend->database().read(localTenant, [&](Transaction &transaction) {
        AuditQuery query;
        query.limit = 1;
        return transaction.audit.forEach(query, [&](const AuditEntry &entry) { newest = entry; });
    });
    Q_ASSERT(read);
    return newest;
}

Result<QList<FreezeViolation>> OperationsBench::violations(const Environment &in)
{
    return backend->read(admin, {}, [&](Call &call) { return freezeViolations(call, in.id); });
}

} // namespace tidegate::test
