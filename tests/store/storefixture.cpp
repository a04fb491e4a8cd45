// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

#include "services/store/backends/opendatabase.h"
#include "services/store/sqlite/sqlitedatabase.h"

namespace tidegate::test {

Instant at(qint64 seconds)
{
    return Instant(std::chrono::seconds(1'768'000'000 + seconds));
}

Environment environment(const QString &name, int order)
{
    Environment value;
    value.id = EnvironmentId::create();
    value.name = name;
    value.displayName = name.toUpper();
    value.description = u"Ümläut \"quoted\" ' ; -- \\"_s;
    value.orderIndex = order;
    value.isProduction = true;
    value.config.extra = QJsonObject{{u"region"_s, u"eu"_s}};
    value.requiredApprovals = 2;
    value.requireSeparationOfDuties = true;
    value.version = 1;
    value.createdAt = at(0);
    value.createdBy = somebody;
    value.updatedAt = at(1);
    value.updatedBy = somebody;
    return value;
}

FreezeWindow window(EnvironmentId environment, qint64 start, qint64 end)
{
    FreezeWindow value;
    value.id = FreezeWindowId::create();
    value.environmentId = environment;
    value.start = at(start);
    value.end = at(end);
    value.reason = u"Holiday"_s;
    value.exceptions = {somebody, UserId::create()};
    value.timezone = u"Europe/Berlin"_s;
    value.version = 1;
    value.createdAt = at(0);
    value.createdBy = somebody;
    value.updatedAt = at(0);
    return value;
}

TargetGroup group(EnvironmentId environment, const QString &name)
{
    TargetGroup value;
    value.id = TargetGroupId::create();
    value.environmentId = environment;
    value.name = name;
    value.displayName = name;
    value.labels = {{u"tier"_s, u"web"_s}};
    value.version = 1;
    value.createdAt = at(0);
    value.updatedAt = at(0);
    return value;
}

Target target(EnvironmentId environment, const QString &name)
{
    Target value;
    value.id = TargetId::create();
    value.environmentId = environment;
    value.name = name;
    value.type = TargetType::ComposeHost;
    value.connection = QJsonObject{{u"host"_s, u"10.0.0.1"_s}, {u"port"_s, 2376}};
    value.labels = {{u"role"_s, u"web"_s}};
    value.deploymentDirectory = u"/srv"_s;
    value.version = 1;
    value.createdAt = at(0);
    value.createdBy = somebody;
    value.updatedAt = at(0);
    value.updatedBy = somebody;
    return value;
}

InventorySnapshot snapshot(TargetId target, qint64 observed, char digit)
{
    InventorySnapshot value;
    value.id = SnapshotId::create();
    value.targetId = target;
    value.observedAt = at(observed);
    value.sequence = observed;
    value.collector = u"docker/1.41"_s;
    ObservedComponent component;
    component.name = u"api"_s;
    component.image = u"registry.example.com/api:v1"_s;
    component.repoDigests = {digest(digit)};
    component.platformDigest = digest('e');
    component.imageId = u"sha256:short"_s;
    component.state = u"running"_s;
    component.replicasDesired = 2;
    component.replicasRunning = -1;
    component.labelled = true;
    value.components = {component};
    value.receivedAt = at(observed + 1);
    return value;
}

AuditEntry auditEntry(qint64 seq, const QByteArray &previous)
{
    AuditEntry value;
    value.seq = seq;
    value.at = at(seq) + std::chrono::milliseconds(123);
    value.actor = somebody;
    value.actorName = u"Robin"_s;
    value.via = u"api"_s;
    value.action = seq % 2 ? u"environment.updated"_s : u"target.updated"_s;
    value.entityType = seq % 2 ? u"environment"_s : u"target"_s;
    value.entityId = QUuid(static_cast<uint>(seq), 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    value.before = "{\"a\":1}";
    value.after = "{\"a\":2}";
    value.windowIds = {QUuid(9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)};
    value.duringFreeze = true;
    value.previousHash = previous;
    value.hash = QByteArray(32, static_cast<char>(seq));
    return value;
}

sql::SqliteDatabase &asFile(Database &database)
{
    return static_cast<sql::SqliteDatabase &>(database);
}

Store::Store()
{
    open();
    m_tenant = addTenant(u"first"_s);
}

void Store::open()
{
    m_database = must(openDatabase({.url = url()}));
}

TenantId Store::addTenant(const QString &name)
{
    const TenantId id = TenantId::create();
    must(m_database->write(id, [&](Transaction &s) { return s.identities.insertTenant({id, name, at(0)}); }));
    return id;
}

Environment Store::addEnvironment(const QString &name, int order)
{
    const Environment value = environment(name, order);
    must(write([&](Transaction &s) { return s.environments.insert(value); }));
    return value;
}

Target Store::addTarget(EnvironmentId environment, const QString &name)
{
    const Target value = target(environment, name);
    must(write([&](Transaction &s) { return s.targets.insert(value); }));
    return value;
}

} // namespace tidegate::test
