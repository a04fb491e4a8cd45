// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "tests/endtoend/twins.h"

#include "services/http/routes/systemroutes.h"

#include <QTcpSocket>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// Who may call a route, by initials: Viewer, Operator, Release manager, Admin, aUditor, aGent; "*" is everybody, also without a token.
/// Written by hand from the table of roles and endpoints, so that it can disagree with the code.
struct Allowed
{
    const char *method;
    const char *path;
    const char *roles;
};

constexpr Allowed table[] = {
    {"GET", "/healthz", "*"},
    {"GET", "/readyz", "*"},
    {"GET", "/metrics", "AU"},
    {"GET", "/api/v1/meta", "*"},
    {"GET", "/api/v1/openapi.json", "*"},
    {"GET", "/api/v1/whoami", "VORAU"},
    {"GET", "/api/v1/users", "VORAU"},
    {"POST", "/api/v1/clock/accept", "A"},
    {"GET", "/api/v1/workspace-imports", "AU"},
    {"POST", "/api/v1/workspace-imports", "A"},
    {"POST", "/api/v1/workspace-imports/preview", "A"},
    {"GET", "/api/v1/workspace-imports/{importId}", "AU"},
    {"PUT", "/api/v1/workspace-imports/{importId}/pages/{number}", "A"},
    {"POST", "/api/v1/workspace-imports/{importId}/complete", "A"},
    {"DELETE", "/api/v1/workspace-imports/{importId}", "A"},
    {"GET", "/api/v1/environments", "VORAUG"},
    {"POST", "/api/v1/environments", "A"},
    {"POST", "/api/v1/environments/reorder", "RA"},
    {"GET", "/api/v1/environments/compare", "VORAUG"},
    {"GET", "/api/v1/environments/{id}", "VORAUG"},
    {"PUT", "/api/v1/environments/{id}", "RA"},
    {"PATCH", "/api/v1/environments/{id}", "RA"},
    {"DELETE", "/api/v1/environments/{id}", "A"},
    {"POST", "/api/v1/environments/{id}/restore", "A"},
    {"POST", "/api/v1/environments/{id}/health-check", "ORA"},
    {"POST", "/api/v1/environments/{id}/inventory/sync", "ORA"},
    {"GET", "/api/v1/freeze-windows", "VORAUG"},
    {"POST", "/api/v1/freeze-windows/{id}/restore", "RA"},
    {"GET", "/api/v1/recently-deleted", "VORAUG"},
    {"GET", "/api/v1/environments/{envId}/freeze-windows", "VORAUG"},
    {"POST", "/api/v1/environments/{envId}/freeze-windows", "RA"},
    {"POST", "/api/v1/environments/{envId}/freeze-windows/preview", "RA"},
    {"GET", "/api/v1/environments/{envId}/freeze-windows/{windowId}", "VORAUG"},
    {"PUT", "/api/v1/environments/{envId}/freeze-windows/{windowId}", "RA"},
    {"PATCH", "/api/v1/environments/{envId}/freeze-windows/{windowId}", "RA"},
    {"DELETE", "/api/v1/environments/{envId}/freeze-windows/{windowId}", "RA"},
    {"GET", "/api/v1/environments/{envId}/freeze-status", "VORAUG"},
    {"GET", "/api/v1/environments/{envId}/freeze-violations", "VORAUG"},
    {"POST", "/api/v1/environments/{envId}/gate-check", "VORAUG"},
    {"GET", "/api/v1/deployments-observed", "VORAUG"},
    {"GET", "/api/v1/deployments-observed/summary", "VORAUG"},
    {"GET", "/api/v1/deployments-observed/{id}", "VORAUG"},
    {"POST", "/api/v1/deployments-observed/{id}/explanation", "ORA"},
    {"GET", "/api/v1/components", "VORAUG"},
    {"GET", "/api/v1/slots", "VORAUG"},
    {"GET", "/api/v1/environments/{envId}/target-groups", "VORAUG"},
    {"POST", "/api/v1/environments/{envId}/target-groups", "RA"},
    {"GET", "/api/v1/target-groups", "VORAUG"},
    {"GET", "/api/v1/target-groups/{id}", "VORAUG"},
    {"PUT", "/api/v1/target-groups/{id}", "RA"},
    {"PATCH", "/api/v1/target-groups/{id}", "RA"},
    {"DELETE", "/api/v1/target-groups/{id}", "A"},
    {"POST", "/api/v1/target-groups/{id}/restore", "A"},
    {"GET", "/api/v1/targets", "VORAUG"},
    {"POST", "/api/v1/targets", "RA"},
    {"POST", "/api/v1/targets/bulk", "RA"},
    {"GET", "/api/v1/targets/{id}", "VORAUG"},
    {"PUT", "/api/v1/targets/{id}", "RA"},
    {"PATCH", "/api/v1/targets/{id}", "RA"},
    {"DELETE", "/api/v1/targets/{id}", "A"},
    {"POST", "/api/v1/targets/{id}/restore", "A"},
    {"POST", "/api/v1/targets/{id}/health-check", "ORA"},
    {"POST", "/api/v1/targets/connection-test", "RA"},
    {"POST", "/api/v1/targets/discover", "RA"},
    {"POST", "/api/v1/targets/{id}/connection-test", "ORA"},
    {"GET", "/api/v1/targets/{id}/health-history", "VORAUG"},
    {"GET", "/api/v1/environments/{id}/health-history", "VORAUG"},
    {"GET", "/api/v1/monitors", "VORAUG"},
    {"GET", "/api/v1/target-groups/{id}/health-history", "VORAUG"},
    {"POST", "/api/v1/targets/{id}/inventory/sync", "ORA"},
    {"GET", "/api/v1/targets/{id}/secrets", "VORAUG"},
    {"PUT", "/api/v1/targets/{id}/secrets/{kind}", "A"},
    {"DELETE", "/api/v1/targets/{id}/secrets/{kind}", "A"},
    {"GET", "/api/v1/targets/{id}/sticker", "VORAUG"},
    {"PUT", "/api/v1/targets/{id}/sticker", "ORA"},
    {"GET", "/api/v1/targets/{id}/sticker/history", "VORAUG"},
    {"GET", "/api/v1/targets/{id}/drift", "VORAUG"},
    {"GET", "/api/v1/targets/{id}/inventory", "VORAUG"},
    {"POST", "/api/v1/targets/{id}/inventory", "ORAG"},
    {"GET", "/api/v1/targets/{id}/inventory/snapshots", "VORAUG"},
    {"GET", "/api/v1/inventory/diff", "VORAUG"},
    {"GET", "/api/v1/inventory/where", "VORAUG"},
    {"GET", "/api/v1/drift", "VORAUG"},
    {"GET", "/api/v1/drift-rules", "VORAUG"},
    {"POST", "/api/v1/drift-rules", "ORA"},
    {"GET", "/api/v1/drift-rules/{id}", "VORAUG"},
    {"DELETE", "/api/v1/drift-rules/{id}", "ORA"},
    {"GET", "/api/v1/audit", "AU"},
    {"GET", "/api/v1/audit/verify", "AU"},
    {"POST", "/api/v1/audit/verify", "AU"},
    {"GET", "/api/v1/audit/export", "AU"},
    {"GET", "/api/v1/changes", "VORAUG"},
    {"GET", "/api/v1/events", "VORAUG"},
    {"GET", "/api/v1/operations/{id}", "VORAUG"},
    {"POST", "/api/v1/operations/{id}/cancel", "AU"},
    {"GET", "/api/v1/agents", "VORAUG"},
    {"GET", "/api/v1/agents/registration-tokens", "AU"},
    {"POST", "/api/v1/agents/registration-tokens", "A"},
    {"DELETE", "/api/v1/agents/registration-tokens/{tokenId}", "A"},
    {"POST", "/api/v1/agents/register", ""},
    {"GET", "/api/v1/agents/{id}", "VORAUG"},
    {"PUT", "/api/v1/agents/{id}", "A"},
    {"DELETE", "/api/v1/agents/{id}", "A"},
    {"POST", "/api/v1/agents/{id}/heartbeat", ""}, // the credential of an agent, which no role has
    {"POST", "/api/v1/agents/{id}/inventory", ""},
    {"GET", "/api/v1/agents/{id}/targets", ""},
    {"GET", "/api/v1/agents/{id}/tasks", ""},
    {"POST", "/api/v1/agents/{id}/tasks/{taskId}/result", ""},
    {"POST", "/api/v1/agents/{id}/accept", "A"},
    {"POST", "/api/v1/agents/{id}/deactivate", "A"},
    {"POST", "/api/v1/agents/{id}/revoke", "A"},
    {"POST", "/api/v1/agents/{id}/rotate", "A"},
};

constexpr char initials[roleCount] = {'V', 'O', 'R', 'A', 'U', 'G'};

const Allowed *rowFor(const ApiRoute &route)
{
    const auto method = toStringView(route.method);
    for (const Allowed &row : table) {
        if (method == row.method && route.path == row.path)
            return &row;
    }
    return nullptr;
}

/// What the local tenant owns, for foreign-id attacks from the other one.
struct Fixture
{
    QByteArray environment, window, group, target, operation;
};

/// The path with its placeholders filled: with the ids of the fixture, or all with one id.
QByteArray filled(const std::string &path, const Fixture &fixture, const QByteArray &always = {})
{
    QByteArray text = QByteArray::fromStdString(path);
    const bool isGroup = text.startsWith("/api/v1/target-groups");
    const bool isTarget = text.startsWith("/api/v1/targets");
    const bool isOperation = text.startsWith("/api/v1/operations");
    const bool isWindow = text.startsWith("/api/v1/freeze-windows");
    const QByteArray own = isWindow ? fixture.window
        : isGroup                   ? fixture.group
        : isTarget                  ? fixture.target
        : isOperation               ? fixture.operation
                                    : fixture.environment;
    text.replace("{tokenId}", always.isEmpty() ? own : always);
    text.replace("{id}", always.isEmpty() ? own : always);
    text.replace("{envId}", always.isEmpty() ? fixture.environment : always);
    text.replace("{windowId}", always.isEmpty() ? fixture.window : always);
    text.replace("{taskId}", always.isEmpty() ? own : always);
    text.replace("{importId}", always.isEmpty() ? own : always);
    text.replace("{number}", "1");
    text.replace("{kind}", "tls-ca");
    return text;
}

} // namespace

/// Every route × every kind of caller, generated from the route table.
class TestAuthorization : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyRouteHasARow();
    void everyCellAnswersAsTheTableSays();
    void aForeignIdLooksLikeARandomOne();
    void aChangeByAForeignerChangesNothing();
    void twinsSeeOnlyTheirOwn();
    void whatOneTwinDoesLeavesTheOtherAsItWas();
    void aCheckOfOneTwinDoesNotAnswerTheOther();
    void anAnswerIsRememberedForOneTwinOnly();
    void aStreamTellsOneTwinOnly();

private:
    /// All that can be read of a set in a tenant, by route.
    QMap<QByteArray, QByteArray> readings(const Twins &twins, int tenant, const TwinIds &ids) const;
    void doAsOneTwin(const Twins &twins, const ApiRoute &route, int tenant, const TwinIds &ids);

    Answer call(const ApiRoute &route, const QByteArray &path, const QByteArray &token) const;

    std::unique_ptr<ServedApi> m_api;
    std::vector<ApiRoute> m_routes;
    Fixture m_fixture;
    std::unique_ptr<ServedApi> m_twinApi; ///< With nothing in it but twins.
    std::unique_ptr<Twins> m_twins;
};

void TestAuthorization::initTestCase()
{
    m_api = std::make_unique<ServedApi>();
    const QByteArray admin = m_api->token(Role::Admin);
    const auto id = [](const Answer &answer) { return answer.object().value(u"id"_s).toString().toLatin1(); };
    m_fixture.environment = id(
        m_api->send("POST", "/api/v1/environments", admin, QJsonObject{{u"name"_s, u"canary-env"_s}, {u"displayName"_s, u"Canary"_s}, {u"orderIndex"_s, 1}}));
    QVERIFY(!m_fixture.environment.isEmpty());
    const QByteArray base = "/api/v1/environments/" + m_fixture.environment;
    m_fixture.window = id(m_api->send("POST", base + "/freeze-windows", admin,
                                      QJsonObject{{u"start"_s, u"2199-01-01T00:00:00Z"_s}, {u"end"_s, u"2199-01-02T00:00:00Z"_s}, {u"reason"_s, u"canary"_s}}));
    m_fixture.group = id(m_api->send("POST", base + "/target-groups", admin, QJsonObject{{u"name"_s, u"canary-group"_s}}));
    m_fixture.target = id(m_api->send("POST", "/api/v1/targets", admin,
                                      QJsonObject{{u"environmentId"_s, QString::fromLatin1(m_fixture.environment)},
                                                  {u"name"_s, u"canary-target"_s},
                                                  {u"targetType"_s, u"docker_host"_s},
                                                  {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}}));
    m_fixture.operation = "01900000-0000-7000-8000-000000000001";
    QVERIFY(!m_fixture.window.isEmpty() && !m_fixture.group.isEmpty() && !m_fixture.target.isEmpty());

    static const TestDatabase routes;
    auto database = openDatabase({.url = routes.url()});
    QVERIFY(database);
    static Backend backend(std::move(*database), Clock::system(), {});
    static HealthService health(backend, {});
    m_routes = allRoutes(backend, health, [] { return std::string(); });
    m_twinApi = std::make_unique<ServedApi>();
    m_twins = std::make_unique<Twins>(*m_twinApi);
}

void TestAuthorization::everyRouteHasARow()
{
    for (const ApiRoute &route : m_routes)
        QVERIFY2(rowFor(route), route.path.c_str());
    QCOMPARE(m_routes.size(), std::size(table));
}

Answer TestAuthorization::call(const ApiRoute &route, const QByteArray &path, const QByteArray &token) const
{
    const auto method = toStringView(route.method);
    // An empty object passes the checks before the handler and changes nothing wherever a field is required.
    const QByteArray body = route.body == BodyKind::None ? QByteArray() : QByteArray("{\"nonsense\":1}");
    return m_api->send(QByteArray(method.data(), static_cast<qsizetype>(method.size())), path, token, body);
}

void TestAuthorization::everyCellAnswersAsTheTableSays()
{
    const QByteArray random = "0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee";
    int cells = 0;
    for (const ApiRoute &route : m_routes) {
        const bool endless = route.path == "/api/v1/events";
        const Allowed *row = rowFor(route);
        const bool isPublic = row->roles == std::string_view("*");
        const QByteArray path = filled(route.path, m_fixture, random);
        for (const QByteArray &dead : QByteArrayList{QByteArray(), m_api->expiredToken(), m_api->revokedToken(), QByteArray("tg_nonsense"),
                                                     m_api->token(Role::Admin).chopped(1) + '!'}) {
            ++cells;
            const int status = call(route, path, dead).status;
            QVERIFY2(isPublic ? status != 401 : status == 401,
                     (row->method + std::string(" ") + row->path + " answers " + std::to_string(status) + " to a dead token").c_str());
        }
        for (int i = 0; i < roleCount && !endless; ++i) {
            ++cells;
            const bool allowed = isPublic || std::string_view(row->roles).find(initials[i]) != std::string_view::npos;
            const int status = call(route, path, m_api->token(static_cast<Role>(i))).status;
            const bool refused = status == 401 || status == 403;
            QVERIFY2(status != 0 && status != 500 && refused == !allowed,
                     (row->method + std::string(" ") + row->path + " answers " + std::to_string(status) + " to " + initials[i]).c_str());
        }
    }
    qInfo("%d cells", cells);
}

void TestAuthorization::aForeignIdLooksLikeARandomOne()
{
    const QByteArray random = "0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee";
    int compared = 0;
    for (const ApiRoute &route : m_routes) {
        if (route.path.find('{') == std::string::npos || route.path.starts_with("/api/v1/agents"))
            continue;
        const QByteArray token = m_api->token(Role::Admin, 1);
        const QByteArray foreignPath = filled(route.path, m_fixture);
        const QByteArray randomPath = filled(route.path, m_fixture, random);
        Answer foreign = call(route, foreignPath, token);
        Answer unknown = call(route, randomPath, token);
        QCOMPARE(foreign.status, unknown.status);
        QJsonObject a = foreign.object();
        QJsonObject b = unknown.object();
        for (const QString &own : {u"requestId"_s, u"instance"_s}) {
            a.remove(own);
            b.remove(own);
        }
        QCOMPARE(a, b);
        QVERIFY2(!foreign.body.contains("canary"), route.path.c_str());
        ++compared;
    }
    QVERIFY(compared > 30);
    qInfo("%d routes compared", compared);
}

void TestAuthorization::aChangeByAForeignerChangesNothing()
{
    const QByteArray admin = m_api->token(Role::Admin);
    const QByteArray path = "/api/v1/environments/" + m_fixture.environment;
    const QByteArray before = m_api->send("GET", path, admin).body;
    for (const ApiRoute &route : m_routes) {
        if (route.method != HttpMethod::Get)
            call(route, filled(route.path, m_fixture), m_api->token(Role::Admin, 1));
    }

    QCOMPARE(m_api->send("GET", path, admin).body, before);
    QCOMPARE(m_api->send("GET", "/api/v1/targets", admin).array().size(), 1);
    QCOMPARE(m_api->send("GET", "/api/v1/targets", m_api->token(Role::Admin, 1)).array().size(), 0);
}

namespace {

/// Whether what a route answers is about the server and not about a tenant's things.
bool isOfTheServer(const ApiRoute &route)
{
    static const QStringList paths{u"/healthz"_s, u"/readyz"_s, u"/metrics"_s, u"/api/v1/meta"_s, u"/api/v1/openapi.json"_s, u"/api/v1/events"_s};
    return paths.contains(QString::fromStdString(route.path)) || route.path.starts_with("/api/v1/agents");
}

/// Routes whose answer about a set has no text of a tenant in it.
bool isWithoutText(const ApiRoute &route)
{
    static const QStringList paths{u"/api/v1/environments/{envId}/freeze-status"_s,
                                   u"/api/v1/environments/{envId}/freeze-violations"_s,
                                   u"/api/v1/targets/{id}/health-history"_s,
                                   u"/api/v1/environments/{id}/health-history"_s,
                                   u"/api/v1/monitors"_s,
                                   u"/api/v1/target-groups/{id}/health-history"_s,
                                   u"/api/v1/targets/{id}/secrets"_s,
                                   u"/api/v1/inventory/diff"_s,
                                   u"/api/v1/inventory/where"_s,
                                   u"/api/v1/audit/verify"_s,
                                   u"/api/v1/workspace-imports"_s,
                                   u"/api/v1/workspace-imports/{importId}"_s,
                                   u"/api/v1/deployments-observed/summary"_s,
                                   u"/api/v1/changes"_s};
    return paths.contains(QString::fromStdString(route.path));
}

QByteArray everythingIn(const Answer &answer)
{
    QByteArray text = answer.body;
    for (auto it = answer.headers.cbegin(); it != answer.headers.cend(); ++it)
        text += '\n' + it.key() + ": " + it.value();
    return text;
}

} // namespace

QMap<QByteArray, QByteArray> TestAuthorization::readings(const Twins &twins, int tenant, const TwinIds &ids) const
{
    QMap<QByteArray, QByteArray> all;
    for (const ApiRoute &route : m_routes) {
        const bool ages = route.path == "/api/v1/monitors"; // it says how long something waits
        if (route.method != HttpMethod::Get || isOfTheServer(route) || ages)
            continue;
        const Answer answer = twins.get(tenant, Twins::path(route, ids));
        // What is refused says so under a new request id each time.
        all.insert(QByteArray::fromStdString(route.path), answer.status == 200 ? answer.body : QByteArray::number(answer.status));
    }
    return all;
}

void TestAuthorization::twinsSeeOnlyTheirOwn()
{
    const TwinIds ids = m_twins->makeSet();
    int cells = 0;
    for (const ApiRoute &route : m_routes) {
        if (route.method != HttpMethod::Get || isOfTheServer(route))
            continue;
        const QByteArray path = Twins::path(route, ids);
        std::array<Answer, 2> answers;
        for (int tenant = 0; tenant < 2; ++tenant) {
            Answer &answer = answers[static_cast<std::size_t>(tenant)] = m_twins->get(tenant, path);
            ++cells;
            QVERIFY2(answer.status == 200, QByteArray(path + ": " + answer.body).constData());
            QVERIFY2(!everythingIn(answer).contains(Twins::mark(1 - tenant)), QByteArray(path + ": " + answer.body).constData());
            QVERIFY2(answer.body.contains(Twins::mark(tenant)) || isWithoutText(route), QByteArray(path + ": " + answer.body).constData());
        }
        // What one of them has read is no excuse for not telling the other.
        const QByteArray etag = answers[0].headers.value("etag");
        if (!etag.isEmpty() && answers[0].body != answers[1].body)
            QVERIFY2(m_twinApi->send("GET", path, m_twins->token(1), QByteArray(), {{"If-None-Match", etag}}).status == 200, path.constData());
        const Answer page = m_twins->get(0, path + (path.contains('?') ? "&limit=1" : "?limit=1"));
        const QByteArray link = page.headers.value("link");
        if (link.isEmpty())
            continue;
        const QByteArray next = link.mid(1, link.indexOf('>') - 1);
        QVERIFY2(m_twins->get(1, next.mid(next.indexOf("/api/"))).status == 400, path.constData());
    }
    qInfo("%d cells", cells);
}

void TestAuthorization::doAsOneTwin(const Twins &twins, const ApiRoute &route, int tenant, const TwinIds &ids)
{
    const QByteArray environment = "/api/v1/environments/" + ids.environment;
    const auto name = [&] { return twins.get(tenant, environment).object().value(u"name"_s).toString().toLatin1(); };
    QByteArray path = Twins::path(route, ids);
    if (route.method == HttpMethod::Delete && route.path == "/api/v1/environments/{id}")
        path += "?cascade=true&confirm=" + name();
    if (route.path.ends_with("/restore")) {
        QByteArray gone = path.chopped(static_cast<qsizetype>(qstrlen("/restore")));
        if (route.path.starts_with("/api/v1/target-groups"))
            gone += "?detach=true";
        else if (route.path.starts_with("/api/v1/freeze-windows"))
            gone = environment + "/freeze-windows/" + ids.window;
        else if (!route.path.starts_with("/api/v1/targets"))
            gone += "?cascade=true&confirm=" + name();
        QCOMPARE(m_twinApi->send("DELETE", gone, twins.token(tenant), QByteArray(), {{"If-Match", "*"}}).status, 200);
    }
    const auto write = twins.write(tenant, route, ids);
    // A route that is not known to the twins is tried all the same; those of objects have to be known.
    QVERIFY2(write || route.path.find('{') == std::string::npos || route.path.starts_with("/api/v1/agents"), route.path.c_str());
    const Answer answer = twins.send(tenant, route, path, write ? write->body : route.body == BodyKind::None ? QByteArray() : QByteArray("{}"));
    QVERIFY2(!write || answer.status == write->status, QByteArray(path + ": " + QByteArray::number(answer.status) + ' ' + answer.body).constData());
    QVERIFY2(!everythingIn(answer).contains(Twins::mark(1 - tenant)), QByteArray(path + ": " + answer.body).constData());
    if (answer.status == 202 && answer.object().contains(u"operationId"_s))
        twins.follow(tenant, answer);
}

void TestAuthorization::whatOneTwinDoesLeavesTheOtherAsItWas()
{
    int cells = 0;
    for (const ApiRoute &route : m_routes) {
        if (route.method == HttpMethod::Get)
            continue;
        const TwinIds ids = m_twins->makeSet();
        for (int tenant = 0; tenant < 2; ++tenant) {
            const auto before = readings(*m_twins, 1 - tenant, ids);
            doAsOneTwin(*m_twins, route, tenant, ids);
            const auto after = readings(*m_twins, 1 - tenant, ids);
            for (auto it = before.cbegin(); it != before.cend(); ++it) {
                ++cells;
                QVERIFY2(it.value() == after.value(it.key()),
                         (std::string(toStringView(route.method)) + ' ' + route.path + " changed " + it.key().toStdString() + " of the twin").c_str());
            }
        }
    }
    qInfo("%d cells", cells);
}

/// One engine hangs; the other answers meanwhile, and each is asked by its own tenant only.
void TestAuthorization::aCheckOfOneTwinDoesNotAnswerTheOther()
{
    const TwinIds ids = m_twins->makeSet();
    const QByteArray path = "/api/v1/targets/" + ids.target;
    m_twins->engine(0).run("alpha5150-held");
    m_twins->engine(1).run("bravo6160-free");
    m_twins->engine(0).hold();
    const int before = m_twins->engine(0).checks();
    Answer held;
    std::thread waiting([&] { held = m_twinApi->send("POST", path + "/health-check", m_twins->token(0), QByteArray("{}")); });
    const auto joined = qScopeGuard([&] {
        m_twins->engine(0).release();
        if (waiting.joinable())
            waiting.join();
    });
    QTRY_COMPARE_WITH_TIMEOUT(m_twins->engine(0).checks(), before + 1, 5'000);

    const Answer free = m_twinApi->send("POST", path + "/health-check", m_twins->token(1), QByteArray("{}"));
    QCOMPARE(free.status, 200);
    QVERIFY2(free.object().value(u"status"_s).toString() != u"unreachable", free.body.constData()); // it waited for the other's engine
    m_twins->engine(0).release();
    waiting.join();

    QCOMPARE(held.status, 200);
    QVERIFY(m_twins->get(0, path + "/inventory").body.contains("alpha5150-held"));
    QVERIFY(m_twins->get(1, path + "/inventory").body.contains("bravo6160-free"));
    QVERIFY(!m_twins->get(0, path + "/inventory").body.contains(Twins::mark(1)));
    QVERIFY(!m_twins->get(1, path + "/inventory").body.contains(Twins::mark(0)));
}

void TestAuthorization::anAnswerIsRememberedForOneTwinOnly()
{
    const TwinIds ids = m_twins->makeSet();
    const QByteArray path = "/api/v1/environments/" + ids.environment;
    for (int tenant = 0; tenant < 2; ++tenant) {
        const Answer answer = m_twinApi->send("PUT", path, m_twins->token(tenant), QByteArray(R"({"description":"one key"})"),
                                              {{"Idempotency-Key", "one-key"}});
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.headers.contains("idempotency-replayed"));
        QVERIFY(answer.body.contains(Twins::mark(tenant)) && !answer.body.contains(Twins::mark(1 - tenant)));
    }
}

void TestAuthorization::aStreamTellsOneTwinOnly()
{
    const TwinIds ids = m_twins->makeSet();
    QTcpSocket socket;
    socket.connectToHost(m_twinApi->url().host(), static_cast<quint16>(m_twinApi->url().port()));
    socket.write("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(m_twinApi->url().port()) + "\r\nAuthorization: Bearer "
                 + m_twins->token(1) + "\r\n\r\n");
    QByteArray heard;
    const auto hears = [&](const QByteArray &text) {
        heard += socket.readAll();
        return heard.contains(text);
    };
    QTRY_VERIFY_WITH_TIMEOUT(hears("retry:"), 5'000);

    const QByteArray path = "/api/v1/environments/" + ids.environment;
    QCOMPARE(m_twinApi->send("PUT", path, m_twins->token(0), QByteArray(R"({"description":"of the other"})")).status, 200);
    QCOMPARE(m_twinApi->send("PUT", path, m_twins->token(0), QByteArray(R"({"description":"of the other again"})")).status, 200);
    QCOMPARE(m_twinApi->send("PUT", "/api/v1/targets/" + ids.target, m_twins->token(1), QByteArray(R"({"labels":{"own":"one"}})")).status, 200);

    QTRY_VERIFY_WITH_TIMEOUT(hears("target.updated"), 5'000);
    QVERIFY2(!heard.contains("environment.updated"), heard.constData());
}

QTEST_GUILESS_MAIN(TestAuthorization)
#include "tst_authorization.moc"
