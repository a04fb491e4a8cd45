// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/twins.h"

#include "services/auth/token.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/schema.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

/// The id of the n-th thing of a kind, the same for whoever asks.
QByteArray idOf(char kind, int n)
{
    return QByteArray("01900000-0000-7000-8000-00000000") + kind + QByteArray::number(n).rightJustified(3, '0');
}

QByteArray quoted(const QByteArray &text)
{
    return '"' + text + '"';
}

/// The same id with other text behind it, for what a route creates beside the set.
QByteArray besides(QByteArray id)
{
    id[24] = '1';
    return id;
}

/// Of the rule of a set.
QByteArray ruleOf(const TwinIds &ids)
{
    QByteArray id = ids.window;
    id[24] = '3';
    return id;
}

QByteArray ruleBody(const QByteArray &id, const QByteArray &reason, const TwinIds &ids, int days)
{
    const QByteArray end = QDateTime::currentDateTimeUtc().addDays(days).toString(Qt::ISODate).toLatin1();
    return R"({"id":)" + quoted(id) + R"(,"scope":{"targetId":)" + quoted(ids.target) + R"(},"kind":"digest_mismatch","reason":)" + quoted(reason)
        + R"(,"expiresAt":)" + quoted(end) + "}";
}

} // namespace

Twins::Twins(const ServedApi &api) : m_api(api), m_user(idOf('9', 1))
{
    for (int tenant = 0; tenant < 2; ++tenant)
        m_engines[static_cast<std::size_t>(tenant)] = std::make_unique<ScriptedEngine>(mark(tenant));
    makeIdentities();
}

/// Written into the store: no route chooses these ids, but a copied or mended database may hold them.
void Twins::makeIdentities()
{
    auto database = openDatabase({.url = m_api.where().url(), .besideAnother = true});
    if (!database)
        qFatal("the test database cannot be opened: %s", qPrintable(database.error().message));
    m_beside = std::move(*database);
    const Instant now = wholeSeconds(Clock::system().now());
    const auto other = m_beside->read(localTenant, [](Transaction &transaction) { return transaction.identities.findTenant(u"other"_s); });
    if (!other)
        qFatal("the other tenant is missing");
    m_tenants = {localTenant, other->id};
    const NewToken first = makeToken();
    for (std::size_t tenant = 0; tenant < 2; ++tenant) {
        const QByteArray text = first.text.left(first.text.lastIndexOf('_') + 1) + randomSecret();
        const QString name = QString::fromLatin1(mark(static_cast<int>(tenant)));
        const auto made = m_beside->write(m_tenants[tenant], [&](Transaction &transaction) -> Result<void> {
            const User user{UserId(parseUuid(QString::fromLatin1(m_user))), name, name, Role::Admin, true, now};
            if (const auto stored = transaction.identities.insertUser(user); !stored)
                return stored;
            return transaction.identities.insertToken(
                {first.id, m_tenants[tenant], user.id, name, Role::Admin, parseToken(text.toStdString())->hash, now, now + std::chrono::hours(1), {}});
        });
        if (!made)
            qFatal("the twin users cannot be stored: %s", qPrintable(made.error().message));
        m_tokens[tenant] = text;
    }
}

StoredChange Twins::changeOf(int tenant, const TwinIds &ids)
{
    StoredChange stored;
    stored.change.id = ObservedChangeId(parseUuid(QString::fromLatin1(ids.change)));
    stored.change.target = TargetId(parseUuid(QString::fromLatin1(ids.target)));
    stored.change.environment = EnvironmentId(parseUuid(QString::fromLatin1(ids.environment)));
    stored.change.component = QString::fromLatin1(mark(tenant));
    stored.change.notBefore = stored.change.seenAt = wholeSeconds(Clock::system().now());
    stored.running.name = stored.change.component;
    return stored;
}

TwinIds Twins::makeSet()
{
    const int n = ++m_sets;
    const TwinIds ids{idOf('1', n), idOf('2', n), idOf('3', n), idOf('4', n), idOf('5', n), idOf('6', n), idOf('7', n), idOf('8', n), idOf('9', n)};
    for (int tenant = 0; tenant < 2; ++tenant) {
        makeObjects(tenant, ids);
        const Instant now = wholeSeconds(Clock::system().now());
        const auto made = m_beside->write(m_tenants[static_cast<std::size_t>(tenant)], [&](Transaction &transaction) -> Result<void> {
            WorkspaceImport arrived;
            arrived.id = ImportId(parseUuid(QString::fromLatin1(ids.import)));
            arrived.announced.auditHead = QByteArray(32, '\0');
            arrived.createdAt = now;
            arrived.completedAt = now;
            if (const auto stored = transaction.imports.insert(arrived); !stored)
                return stored;
            if (const auto stored = transaction.observedChanges.insert(changeOf(tenant, ids)); !stored)
                return stored;
            return transaction.health.insertOperation({.id = OperationId(parseUuid(QString::fromLatin1(ids.operation))),
                                                       .kind = u"health-check"_s,
                                                       .status = OperationStatus::Succeeded,
                                                       .done = 1,
                                                       .total = 1,
                                                       .results = "[{\"message\":\"" + mark(tenant) + "\"}]",
                                                       .createdAt = now,
                                                       .updatedAt = now});
        });
        if (!made)
            qFatal("the twin operations cannot be stored: %s", qPrintable(made.error().message));
    }
    return ids;
}

QByteArray Twins::targetBody(int tenant, const QByteArray &id, const QByteArray &name, const TwinIds &ids) const
{
    return R"({"id":)" + quoted(id) + R"(,"environmentId":)" + quoted(ids.environment) + R"(,"targetGroupId":)" + quoted(ids.group) + R"(,"name":)"
        + quoted(name) + R"(,"targetType":"docker_host","labels":{"role":)" + quoted(mark(tenant))
        + R"(},"connection":{"host":"127.0.0.1","tlsEnabled":false,"port":)" + QByteArray::number(m_engines[static_cast<std::size_t>(tenant)]->port()) + "}}";
}

QByteArray Twins::inventoryBody(int tenant, const QByteArray &snapshot, const QByteArray &component, const TwinIds &ids) const
{
    const QByteArray digest = "sha256:" + QByteArray(64, tenant == 0 ? 'a' : 'b');
    return R"({"snapshotId":)" + quoted(snapshot) + R"(,"observedAt":"2026-01-10T14:20:00Z","collector":)" + quoted(mark(tenant))
        + R"(,"targets":[{"targetId":)" + quoted(ids.target) + R"(,"components":[{"name":)" + quoted(component) + R"(,"repoDigests":[)" + quoted(digest)
        + R"(],"state":"running"}]}]})";
}

void Twins::makeObjects(int tenant, const TwinIds &ids)
{
    const QByteArray name = mark(tenant) + '-' + QByteArray::number(m_sets);
    const QByteArray base = "/api/v1/environments/" + ids.environment;
    const QByteArray target = "/api/v1/targets/" + ids.target;
    const auto made = [&](const char *method, const QByteArray &path, const QByteArray &body) {
        const Answer answer = m_api.send(method, path, token(tenant), body);
        QVERIFY2(answer.status >= 200 && answer.status < 300, QByteArray(method + QByteArray(" ") + path + ": " + answer.body).constData());
    };
    // Nothing may change by itself: no check falls due, and none grows stale, while one twin is compared with what it was.
    made("POST", "/api/v1/environments",
         R"({"config":{"healthCheckInterval":3600},"id":)" + quoted(ids.environment) + R"(,"name":)" + quoted(name) + R"(,"displayName":)" + quoted(name)
             + R"(,"orderIndex":1})");
    made("POST", base + "/freeze-windows",
         R"({"id":)" + quoted(ids.window) + R"(,"start":"2199-01-01T00:00:00Z","end":"2199-01-02T00:00:00Z","reason":)" + quoted(name) + R"(,"exceptions":[)"
             + quoted(m_user) + "]}");
    QByteArray gone = ids.group;
    gone[24] = '2'; // no route chooses it
    made("POST", base + "/target-groups", R"({"id":)" + quoted(gone) + R"(,"name":)" + quoted(name + "-gone") + "}");
    QCOMPARE(m_api.send("DELETE", "/api/v1/target-groups/" + gone, token(tenant), QByteArray(), {{"If-Match", "*"}}).status, 200);
    made("POST", base + "/target-groups", R"({"id":)" + quoted(ids.group) + R"(,"name":)" + quoted(name) + "}");
    made("POST", "/api/v1/targets", targetBody(tenant, ids.target, name, ids));
    made("PUT", target + "/sticker", write(tenant, {HttpMethod::Put, "/api/v1/targets/{id}/sticker", {}, {}}, ids)->body);
    made("POST", target + "/inventory", inventoryBody(tenant, ids.snapshot, name, ids));
    made("PUT", target + "/secrets/tls-ca", R"({"value":)" + quoted(name) + "}");
    made("POST", "/api/v1/drift-rules", ruleBody(ruleOf(ids), name, ids, 30));
    made("POST", target + "/health-check", "{}");
}

Answer Twins::send(int tenant, const ApiRoute &route, const QByteArray &path, const QByteArray &body) const
{
    const auto method = toStringView(route.method);
    return m_api.send(QByteArray(method.data(), static_cast<qsizetype>(method.size())), path, token(tenant), body, {{"If-Match", "*"}});
}

QByteArray Twins::path(const ApiRoute &route, const TwinIds &ids)
{
    QByteArray text = QByteArray::fromStdString(route.path);
    const QByteArray own = text.startsWith("/api/v1/target-groups") ? ids.group
        : text.startsWith("/api/v1/targets")                        ? ids.target
        : text.startsWith("/api/v1/operations")                     ? ids.operation
        : text.startsWith("/api/v1/freeze-windows")                 ? ids.window
        : text.startsWith("/api/v1/drift-rules")                    ? ruleOf(ids)
        : text.startsWith("/api/v1/deployments-observed")           ? ids.change
                                                                    : ids.environment;
    text.replace("{id}", own);
    text.replace("{envId}", ids.environment);
    text.replace("{windowId}", ids.window);
    text.replace("{taskId}", ids.operation);
    text.replace("{kind}", "tls-ca");
    text.replace("{importId}", ids.import);
    text.replace("{number}", "1");
    if (route.path == "/api/v1/environments/compare")
        return text + "?left=" + ids.environment + "&right=" + ids.environment;
    if (route.path == "/api/v1/slots") // from a time of its own, so that the answer stays the same
        return text + "?from=2198-12-31T00:00:00Z&environmentIds=" + ids.environment;
    if (route.path == "/api/v1/inventory/where")
        return text + "?digest=sha256:" + QByteArray(64, 'a');
    if (route.path == "/api/v1/inventory/diff")
        return text + "?targetId=" + ids.target + "&from=" + ids.snapshot + "&to=" + ids.snapshot;
    if (route.method == HttpMethod::Delete && route.path == "/api/v1/target-groups/{id}")
        return text + "?detach=true";
    return text;
}

std::optional<Twins::Write> Twins::write(int tenant, const ApiRoute &route, const TwinIds &ids) const
{
    const QByteArray text = quoted(mark(tenant) + "-new");
    const QByteArray window = R"({"start":"2198-01-01T00:00:00Z","end":"2198-01-02T00:00:00Z","reason":)" + text;
    const QByteArray newName = mark(tenant) + "-new-" + ids.environment.right(3);
    const QByteArray announced = R"({"schemaVersion":)" + QByteArray::number(embeddedMigrations().size()) + R"(,"auditHead":")" + QByteArray(64, '0')
        + R"(","tables":{}})";
    struct Row
    {
        const char *methods;
        const char *path;
        QByteArray body;
        int status;
    };
    const Row rows[] = {
        {"POST", "/api/v1/environments", R"({"id":)" + quoted(besides(ids.environment)) + R"(,"name":)" + quoted(newName) + R"(,"displayName":)" + text + "}",
         201},
        {"POST", "/api/v1/environments/reorder", R"({"order":[)" + quoted(ids.environment) + "]}", 200},
        {"PUT PATCH", "/api/v1/environments/{id}", R"({"description":)" + text + "}", 200},
        {"DELETE", "/api/v1/environments/{id}", {}, 200},
        {"POST", "/api/v1/environments/{id}/restore", "{}", 200},
        {"POST", "/api/v1/environments/{id}/health-check", "{}", 202},
        {"POST", "/api/v1/environments/{id}/inventory/sync", "{}", 202},
        {"POST", "/api/v1/environments/{envId}/freeze-windows", window + R"(,"id":)" + quoted(besides(ids.window)) + "}", 201},
        {"POST", "/api/v1/environments/{envId}/freeze-windows/preview", window + "}", 200},
        {"PUT PATCH", "/api/v1/environments/{envId}/freeze-windows/{windowId}", R"({"reason":)" + text + "}", 200},
        {"DELETE", "/api/v1/environments/{envId}/freeze-windows/{windowId}", {}, 200},
        {"POST", "/api/v1/deployments-observed/{id}/explanation", R"({"reason":)" + text + "}", 200},
        {"POST", "/api/v1/environments/{envId}/gate-check", R"({"action":"deploy","userId":)" + quoted(m_user) + "}", 200},
        {"POST", "/api/v1/environments/{envId}/target-groups", R"({"id":)" + quoted(besides(ids.group)) + R"(,"name":)" + text + "}", 201},
        {"PUT PATCH", "/api/v1/target-groups/{id}", R"({"displayName":)" + text + "}", 200},
        {"DELETE", "/api/v1/target-groups/{id}", {}, 200},
        {"POST", "/api/v1/target-groups/{id}/restore", "{}", 200},
        {"POST", "/api/v1/targets/{id}/restore", "{}", 200},
        {"POST", "/api/v1/freeze-windows/{id}/restore", "{}", 200},
        {"POST", "/api/v1/targets", targetBody(tenant, besides(ids.target), mark(tenant) + "-new", ids), 201},
        {"POST", "/api/v1/targets/bulk", R"({"ids":[)" + quoted(ids.target) + R"(],"patch":{"labels":{"role":)" + text + "}}}", 200},
        {"PUT PATCH", "/api/v1/targets/{id}", R"({"deploymentDirectory":"/srv/)" + mark(tenant) + R"("})", 200},
        {"DELETE", "/api/v1/targets/{id}", {}, 200},
        {"POST", "/api/v1/targets/{id}/health-check", "{}", 200},
        {"POST", "/api/v1/targets/connection-test", targetBody(tenant, ids.target, mark(tenant), ids), 200},
        {"POST", "/api/v1/targets/discover", targetBody(tenant, ids.target, mark(tenant), ids), 200},
        {"POST", "/api/v1/targets/{id}/connection-test", "{}", 200},
        {"POST", "/api/v1/targets/{id}/inventory/sync", "{}", 202},
        {"PUT", "/api/v1/targets/{id}/secrets/{kind}", R"({"value":)" + text + "}", 200},
        {"DELETE", "/api/v1/targets/{id}/secrets/{kind}", {}, 200},
        {"PUT", "/api/v1/targets/{id}/sticker",
         R"({"releaseId":)" + quoted(ids.release) + R"(,"releaseName":)" + text + R"(,"components":[{"componentName":)" + text + R"(,"digest":"sha256:)"
             + QByteArray(64, tenant == 0 ? 'a' : 'b') + R"("}],"deployedAt":"2026-01-09T10:00:00Z"})",
         200},
        {"POST", "/api/v1/drift-rules", ruleBody(besides(ids.window), mark(tenant) + "-new", ids, 31), 201},
        {"DELETE", "/api/v1/drift-rules/{id}", {}, 200},
        {"POST", "/api/v1/clock/accept", R"({"reason":)" + text + "}", 200},
        {"POST", "/api/v1/workspace-imports", announced, 409}, // there is something already
        {"POST", "/api/v1/workspace-imports/preview", announced, 409},
        {"PUT", "/api/v1/workspace-imports/{importId}/pages/{number}", R"({"table":"components","rows":[["x"]]})", 409}, // it has arrived
        {"POST", "/api/v1/workspace-imports/{importId}/complete", "{}", 200},
        {"DELETE", "/api/v1/workspace-imports/{importId}", {}, 409},
        {"POST", "/api/v1/audit/verify", {}, 202},
        {"POST", "/api/v1/operations/{id}/cancel", {}, 409}, // it is over, and says so
        {"POST", "/api/v1/targets/{id}/inventory", inventoryBody(tenant, besides(ids.snapshot), mark(tenant) + "-new", ids), 202},
    };
    for (const Row &row : rows) {
        if (route.path == row.path && QByteArray(row.methods).split(' ').contains(QByteArray(toStringView(route.method).data())))
            return Write{row.body, row.status};
    }
    return {};
}

void Twins::follow(int tenant, const Answer &accepted) const
{
    const QByteArray path = "/api/v1/operations/" + accepted.object().value(u"operationId"_s).toString().toLatin1();
    QTRY_VERIFY_WITH_TIMEOUT(!QStringList({u"queued"_s, u"running"_s}).contains(get(tenant, path).object().value(u"status"_s).toString()), 15'000);
}

} // namespace tidegate::test
