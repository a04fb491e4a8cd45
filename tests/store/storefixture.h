// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/backends/opendatabase.h"
#include "services/store/session.h"
#include "services/store/sqlite/sqlitedatabase.h"

#include <QTemporaryDir>
#include <QtTest>

namespace tidegate::test {

using namespace Qt::StringLiterals;

/// Whole seconds after a fixed instant.
inline Instant at(qint64 seconds)
{
    return Instant(std::chrono::seconds(1'768'000'000 + seconds));
}

inline QString text(const Error &error)
{
    return QString(error.code + u": "_s + error.message + u' ' + error.detail);
}

/// The value of a step that the test takes for granted.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(text(result.error())));
    return std::move(*result);
}

inline void must(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(text(result.error())));
}

/// The code of a failure, "" for success.
template <typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

inline const UserId somebody = UserId(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));

inline Environment environment(const QString &name, int order = 1)
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

inline FreezeWindow window(EnvironmentId environment, qint64 start, qint64 end)
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

inline TargetGroup group(EnvironmentId environment, const QString &name)
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

inline Target target(EnvironmentId environment, const QString &name)
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

inline QString digest(char digit)
{
    return QString(u"sha256:"_s + QString(64, QLatin1Char(digit)));
}

inline InventorySnapshot snapshot(TargetId target, qint64 observed, char digit)
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

inline AuditEntry auditEntry(qint64 seq, const QByteArray &previous)
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

/// What only a database in a file can do.
inline sql::SqliteDatabase &asFile(Database &database)
{
    return static_cast<sql::SqliteDatabase &>(database);
}

/// A database for one test, with a tenant in it.
class Store
{
public:
    explicit Store(QString url = {})
    {
        if (url.isEmpty() || url == u"sqlite")
            url = u"sqlite://"_s + m_folder.filePath(u"data/tidegate.db"_s);
        m_url = url;
        m_database = must(openDatabase({.url = m_url}));
        m_tenant = addTenant(u"first"_s);
    }

    Database &operator*() { return *m_database; }
    Database *operator->() { return m_database.get(); }
    QString url() const { return m_url; }
    QString file() const { return m_url.mid(9); }
    QString path(const QString &name) const { return m_folder.filePath(name); }
    TenantId tenant() const { return m_tenant; }
    void close() { m_database.reset(); }
    void open() { m_database = must(openDatabase({.url = m_url})); }

    TenantId addTenant(const QString &name)
    {
        const TenantId id = TenantId::create();
        must(m_database->write(id, [&](Session &s) { return s.identities.insertTenant({id, name, at(0)}); }));
        return id;
    }

    template <typename Work>
    auto read(Work &&work)
    {
        return m_database->read(m_tenant, work);
    }
    template <typename Work>
    auto write(Work &&work)
    {
        return m_database->write(m_tenant, work);
    }
    Environment addEnvironment(const QString &name, int order = 1)
    {
        const Environment value = environment(name, order);
        must(write([&](Session &s) { return s.environments.insert(value); }));
        return value;
    }
    Target addTarget(EnvironmentId environment, const QString &name)
    {
        const Target value = target(environment, name);
        must(write([&](Session &s) { return s.targets.insert(value); }));
        return value;
    }

private:
    QTemporaryDir m_folder;
    QString m_url;
    std::unique_ptr<Database> m_database;
    TenantId m_tenant;
};

#define VERIFY_OK(result)                                                                                                                                      \
    do {                                                                                                                                                       \
        const auto verified = (result);                                                                                                                        \
        QVERIFY2(verified.has_value(), verified ? "" : qPrintable(tidegate::test::text(verified.error())));                                                    \
    } while (false)

} // namespace tidegate::test
