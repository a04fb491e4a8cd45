// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditlogmodel.h"
#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/client/apiclient.h"
#include "tests/support/await.h"
#include "tests/support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

/// A server with one environment, one target and one freeze, in JSON.
class TestWorkspace : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void loadsEverythingAndGoesLive();
    void openingAsksAsOftenForManyEnvironments_data();
    void openingAsksAsOftenForManyEnvironments();
    void survivesWhatOnlyANewerServerKnows();
    void reloadsOnlyWhatChanged();
    void loadsEverythingWhenNewRowsOfTheLogCannotBeRead();
    void removesWhatIsGone();
    void showsTheOutcomeBeforeACommandEnds();
    void leavesEverythingAsItIsWhenACommandFails();
    void showsThatACheckIsRunning();
    void aConnectionTestLeavesTheStatusAsItIs();
    void wantsASignInWhenTheTokenIsRefused();
    void goesOfflineAndKeepsWhatItHas();
    void loadsTheEnvironmentAgainWhenAFreezeBegins();
    void saysWhyAnActionIsNotOffered();
    void aReadOnlyConnectionSendsNoChange();
    void asksForASignInWhenASaveIsRefusedAndGoesOnAfterIt();
    void forgetsEverythingWhenItIsClosed();
    void knowsWhatTheServerSaysOfItsClock();
    void knowsHowFarTheClockOfTheServerIsAhead();
    void knowsThatTheClockOfTheServerIsInDoubtUntilItIsAccepted();

private:
    static QByteArray text(const QJsonValue &value)
    {
        return value.isArray() ? QJsonDocument(value.toArray()).toJson() : QJsonDocument(value.toObject()).toJson();
    }
    void answer(QSslSocket &socket, const QByteArray &request);
    QJsonValue valueAt(const QByteArray &path) const;
    void emitChange(const QByteArray &kind, const QByteArray &type, const QString &id);
    int count(const QByteArray &start) const
    {
        return static_cast<int>(
            std::count_if(m_server->requests().begin(), m_server->requests().end(), [&](const QByteArray &r) { return r.startsWith(start); }));
    }
    void openWorkspace()
    {
        QSignalSpy loaded(m_workspace.get(), &Workspace::loaded);
        m_workspace->open();
        QVERIFY(loaded.wait(10'000));
        QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Workspace> m_workspace;
    QPointer<QSslSocket> m_feed;
    QHash<QByteArray, QByteArray> m_special; ///< Start of a request → status line and body instead of what is there.
    QJsonObject m_environment;
    QJsonArray m_others; ///< More environments.
    QJsonArray m_groups;
    QJsonObject m_target;
    QJsonObject m_window;
    QJsonObject m_clock{{u"suspect"_s, false}};
    TargetId m_targetId;
    EnvironmentId m_environmentId;
    int m_seq = 10;
    int m_ahead = 0; ///< Seconds the server's clock is ahead.
};

void TestWorkspace::init()
{
    m_seq = 10;
    m_ahead = 0;
    m_special.clear();
    m_others = {};
    m_groups = {};
    m_targetId = TargetId::create();
    m_environmentId = EnvironmentId::create();
    const QString at = toText(Clock::system().now());
    m_environment = {{u"id"_s, m_environmentId.toString()},
                     {u"name"_s, u"production"_s},
                     {u"displayName"_s, u"Production"_s},
                     {u"description"_s, QString()},
                     {u"orderIndex"_s, 1},
                     {u"isProduction"_s, true},
                     {u"config"_s, QJsonObject{{u"deploymentTimeout"_s, 600}, {u"healthCheckInterval"_s, 30}}},
                     {u"requiredApprovals"_s, 0},
                     {u"requireSeparationOfDuties"_s, false},
                     {u"promotionPolicy"_s, u"default"_s},
                     {u"autoPromoteFrom"_s, QJsonValue()},
                     {u"targetCount"_s, 1},
                     {u"version"_s, 1},
                     {u"createdAt"_s, at},
                     {u"createdBy"_s, QJsonValue()},
                     {u"updatedAt"_s, at},
                     {u"updatedBy"_s, QJsonValue()}};
    m_target = {{u"id"_s, m_targetId.toString()},
                {u"environmentId"_s, m_environmentId.toString()},
                {u"targetGroupId"_s, QJsonValue()},
                {u"name"_s, u"web-01"_s},
                {u"targetType"_s, u"docker_host"_s},
                {u"connection"_s, QJsonObject{{u"host"_s, u"10.0.0.1"_s}}},
                {u"labels"_s, QJsonObject()},
                {u"deploymentDirectory"_s, u"/opt"_s},
                {u"enabled"_s, true},
                {u"healthStatus"_s, u"healthy"_s},
                {u"healthMessage"_s, u"fine"_s},
                {u"healthCheckedAt"_s, at},
                {u"healthStale"_s, false},
                {u"drift"_s, QJsonObject{{u"status"_s, u"unknown"_s}, {u"since"_s, QJsonValue()}, {u"count"_s, 0}}},
                {u"version"_s, 1},
                {u"createdAt"_s, at},
                {u"createdBy"_s, QJsonValue()},
                {u"updatedAt"_s, at},
                {u"updatedBy"_s, QJsonValue()}};
    m_window = {{u"id"_s, FreezeWindowId::create().toString()},
                {u"environmentId"_s, m_environmentId.toString()},
                {u"start"_s, toText(Clock::system().now() + std::chrono::hours(5))},
                {u"end"_s, toText(Clock::system().now() + std::chrono::hours(50))},
                {u"reason"_s, u"Holiday freeze"_s},
                {u"exceptions"_s, QJsonArray()},
                {u"timezone"_s, u"UTC"_s},
                {u"state"_s, u"upcoming"_s},
                {u"version"_s, 1},
                {u"createdAt"_s, at},
                {u"createdBy"_s, QJsonValue()},
                {u"updatedAt"_s, at},
                {u"updatedBy"_s, QJsonValue()}};
    m_server = std::make_unique<ScriptedServer>([this](QSslSocket &socket, const QByteArray &request) { answer(socket, request); });
    m_workspace = std::make_unique<Workspace>(Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort())), "token", {}});
}

void TestWorkspace::cleanup()
{
    m_workspace.reset();
    m_server.reset();
}

QJsonValue TestWorkspace::valueAt(const QByteArray &path) const
{
    const QByteArray environment = "/api/v1/environments/" + m_environmentId.toString().toLatin1();
    const QByteArray target = "/api/v1/targets/" + m_targetId.toString().toLatin1();
    if (path == "/api/v1/meta")
        return QJsonObject{{u"version"_s, u"1"_s},
                           {u"mode"_s, u"local"_s},
                           {u"serverTime"_s, toText(Clock::system().now() + std::chrono::seconds(m_ahead))},
                           {u"clock"_s, m_clock}};
    if (path == "/api/v1/whoami")
        return QJsonObject{{u"userId"_s, localUser.toString()},
                           {u"name"_s, u"alice"_s},
                           {u"role"_s, u"admin"_s},
                           {u"permissions"_s, QJsonArray{u"audit:read"_s, u"freeze:create"_s, u"user:read"_s, u"promotion:approve"_s}}};
    QJsonArray all = m_others;
    all.prepend(m_environment);
    if (path == "/api/v1/environments")
        return all;
    if (path == environment)
        return m_environment;
    if (path == "/api/v1/targets")
        return m_target.isEmpty() ? QJsonArray() : QJsonArray{m_target};
    if (path == target && !m_target.isEmpty())
        return m_target;
    if (path == "/api/v1/freeze-windows" || path == environment + "/freeze-windows")
        return QJsonArray{m_window};
    if (path == "/api/v1/drift")
        return QJsonArray{QJsonObject{{u"targetId"_s, m_targetId.toString()}, {u"status"_s, u"in_sync"_s}, {u"differences"_s, QJsonArray()}}};
    if (path == "/api/v1/target-groups")
        return m_groups;
    if (path == environment + "/target-groups" || path == "/api/v1/audit" || path == "/api/v1/users")
        return QJsonArray();
    return {};
}

void TestWorkspace::answer(QSslSocket &socket, const QByteArray &request)
{
    const QByteArray target = request.split(' ').at(1);
    const QByteArray path = target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?'));
    QByteArray status = "200 OK";
    QByteArray body;
    for (auto it = m_special.cbegin(); it != m_special.cend(); ++it) {
        if (request.startsWith(it.key())) {
            status = it->left(it->indexOf('\n'));
            body = it->mid(it->indexOf('\n') + 1);
        }
    }
    if (body.isEmpty() && path == "/api/v1/events") {
        m_feed = &socket;
        socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n:\n\n");
        return;
    }
    if (body.isEmpty()) {
        const QJsonValue value = valueAt(path);
        status = value.isUndefined() || value.isNull() ? "404 Not Found" : "200 OK";
        body = value.isNull() ? QByteArray(R"({"code":"not-found","detail":"Nothing here."})") : text(value);
    }
    const QByteArray type = status.startsWith("2") ? "application/json" : "application/problem+json";
    socket.write("HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nETag: \"10-1\"\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                 + body);
}

void TestWorkspace::emitChange(const QByteArray &kind, const QByteArray &type, const QString &id)
{
    const QByteArray seq = QByteArray::number(++m_seq);
    m_feed->write("id: " + seq + "\nevent: change\ndata: {\"seq\":" + seq + ",\"kind\":\"" + kind + "\",\"entityType\":\"" + type + "\",\"entityId\":\""
                  + id.toLatin1() + "\",\"environmentId\":\"" + m_environmentId.toString().toLatin1() + "\"}\n\n");
}

void TestWorkspace::loadsEverythingAndGoesLive()
{
    openWorkspace();

    QCOMPARE(m_workspace->environments()->rowCount(), 1);
    QCOMPARE(m_workspace->targets()->target(m_targetId)->name, u"web-01"_s);
    QCOMPARE(m_workspace->freezes()->index(0, FreezeWindowTableModel::EnvironmentColumn).data().toString(), u"Production"_s);
    QCOMPARE(m_workspace->drift()->find(m_targetId)->targetName, u"web-01"_s);
    QVERIFY(m_workspace->can(Permission::FreezeCreate));
    QVERIFY(!m_workspace->can(Permission::TargetWrite));
    QCOMPARE(count("GET /api/v1/events?since=10 "), 1);
    QVERIFY(std::abs(m_workspace->serverNow().secsTo(QDateTime::currentDateTimeUtc())) <= 2);
}

void TestWorkspace::openingAsksAsOftenForManyEnvironments_data()
{
    QTest::addColumn<int>("environments");
    for (const int environments : {3, 50, 200})
        QTest::addRow("%d", environments) << environments;
}

void TestWorkspace::openingAsksAsOftenForManyEnvironments()
{
    QFETCH(const int, environments);
    const QString at = m_environment.value(u"createdAt"_s).toString();
    for (int i = 1; i < environments; ++i) {
        const QString id = EnvironmentId::create().toString();
        QJsonObject other = m_environment;
        other[u"id"_s] = id;
        other[u"name"_s] = u"stage-%1"_s.arg(i);
        other[u"orderIndex"_s] = i + 1;
        m_others.append(other);
        m_groups.append(QJsonObject{{u"id"_s, TargetGroupId::create().toString()},
                                    {u"environmentId"_s, id},
                                    {u"name"_s, u"web"_s},
                                    {u"displayName"_s, u"Web"_s},
                                    {u"description"_s, QJsonValue()},
                                    {u"labels"_s, QJsonObject()},
                                    {u"deployOrder"_s, 1},
                                    {u"targetCount"_s, 0},
                                    {u"version"_s, 1},
                                    {u"createdAt"_s, at},
                                    {u"updatedAt"_s, at}});
    }

    openWorkspace();

    QCOMPARE(m_workspace->environments()->rowCount(), environments);
    for (const auto &group : std::as_const(m_groups)) {
        const EnvironmentId environment(parseUuid(group[u"environmentId"_s].toString()));
        QCOMPARE(m_workspace->targets()->groupsOf(environment).size(), 1);
    }
    QCOMPARE(m_workspace->freezes()->rowCount(), 1);
    QCOMPARE(m_workspace->model<FreezeWindowTableModel>(), m_workspace->freezes());
    // What the server is, who asks, seven lists, and the feed.
    QCOMPARE(m_server->requests().size(), 11);
}

void TestWorkspace::survivesWhatOnlyANewerServerKnows()
{
    openWorkspace();
    const int before = count("GET /api/v1/environments/");

    emitChange("promotion.approved", "promotion", createUuidV7().toString(QUuid::WithoutBraces));

    // What is audited there, and what the environment counts, may be new.
    QTRY_COMPARE(count("GET /api/v1/audit"), 2);
    QTRY_COMPARE(count("GET /api/v1/environments/"), before + 1);
    QCOMPARE(m_workspace->state(), Workspace::State::Live);
    emitChange("target.health", "target", m_targetId.toString());
    QTRY_COMPARE(count("GET /api/v1/targets/"), 1);
}

void TestWorkspace::reloadsOnlyWhatChanged()
{
    openWorkspace();
    const QSignalSpy reset(m_workspace->targets(), &QAbstractItemModel::modelReset);
    QSignalSpy told(m_workspace.get(), &Workspace::entityChanged);
    m_target[u"healthStatus"_s] = u"unhealthy"_s;

    for (int i = 0; i < 20; ++i)
        emitChange("target.health", "target", m_targetId.toString());

    QTRY_VERIFY(m_workspace->targets()->target(m_targetId)->health.status == Health::Unhealthy);
    QVERIFY(count("GET /api/v1/targets/" + m_targetId.toString().toLatin1()) <= 3);
    QCOMPARE(count("GET /api/v1/targets?"), 1);
    QCOMPARE(count("GET /api/v1/audit"), 1); // a health check is not audited
    QVERIFY(!told.isEmpty());
    QCOMPARE(reset.size(), 0);
}

void TestWorkspace::loadsEverythingWhenNewRowsOfTheLogCannotBeRead()
{
    openWorkspace();
    m_special["GET /api/v1/audit?limit=10"] = "503 Service Unavailable\n{\"code\":\"unavailable\",\"detail\":\"Not now.\"}";

    emitChange("environment.updated", "environment", m_environmentId.toString());

    QTRY_COMPARE_WITH_TIMEOUT(count("GET /api/v1/audit?limit=200"), 2, 15'000);
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
}

void TestWorkspace::removesWhatIsGone()
{
    openWorkspace();
    m_target = {};

    emitChange("target.deleted", "target", m_targetId.toString());

    QTRY_VERIFY(!m_workspace->targets()->target(m_targetId));
    QCOMPARE(m_workspace->drift()->rowCount(), 0);
}

void TestWorkspace::showsTheOutcomeBeforeACommandEnds()
{
    openWorkspace();
    Environment environment = m_workspace->environments()->all().first().environment;
    environment.displayName = u"Live"_s;
    m_environment[u"displayName"_s] = u"Live"_s;

    const auto updated = m_workspace->update(environment);

    QVERIFY(test::isDoneWithin(updated, 5000));
    QVERIFY(updated.result().has_value());
    QCOMPARE(m_workspace->environments()->all().first().environment.displayName, u"Live"_s);
    QCOMPARE(m_workspace->freezes()->index(0, FreezeWindowTableModel::EnvironmentColumn).data().toString(), u"Live"_s);
}

void TestWorkspace::leavesEverythingAsItIsWhenACommandFails()
{
    openWorkspace();
    m_special.insert("DELETE /api/v1/targets", "409 Conflict\n{\"code\":\"freeze-active\",\"detail\":\"Production is frozen.\"}");

    const auto removed = m_workspace->remove(*m_workspace->targets()->target(m_targetId), u"old"_s);

    QVERIFY(test::isDoneWithin(removed, 5000));
    QCOMPARE(removed.result().error().code, u"freeze-active"_s);
    QVERIFY(m_workspace->targets()->target(m_targetId));
}

void TestWorkspace::showsThatACheckIsRunning()
{
    openWorkspace();
    m_special.insert("POST /api/v1/targets", "200 OK\n{\"status\":\"degraded\",\"message\":\"disk\",\"checkedAt\":\"2026-01-15T00:00:00Z\"}");

    const auto checked = m_workspace->checkHealth(m_targetId);
    QVERIFY(m_workspace->targets()->indexOf(m_targetId).data(TargetTreeModel::CheckingRole).toBool());

    QVERIFY(test::isDoneWithin(checked, 5000));
    QVERIFY(!m_workspace->targets()->indexOf(m_targetId).data(TargetTreeModel::CheckingRole).toBool());
    QVERIFY(m_workspace->targets()->target(m_targetId)->health.status == Health::Degraded);
}

void TestWorkspace::aConnectionTestLeavesTheStatusAsItIs()
{
    openWorkspace();
    m_special.insert("POST /api/v1/targets", "200 OK\n{\"status\":\"degraded\",\"message\":\"disk\",\"checkedAt\":\"2026-01-15T00:00:00Z\"}");
    const Target before = *m_workspace->targets()->target(m_targetId);

    const auto tested = m_workspace->queries().testConnection(before, {}, {});

    QVERIFY(!m_workspace->targets()->indexOf(m_targetId).data(TargetTreeModel::CheckingRole).toBool());
    QVERIFY(test::isDoneWithin(tested, 5000));
    QVERIFY(tested.result()->status == Health::Degraded);
    QVERIFY(*m_workspace->targets()->target(m_targetId) == before);
}

void TestWorkspace::wantsASignInWhenTheTokenIsRefused()
{
    m_special.insert("GET /api/v1/whoami", "401 Unauthorized\n{\"code\":\"unauthenticated\",\"detail\":\"Sign in.\"}");
    QSignalSpy failed(m_workspace.get(), &Workspace::loadFailed);

    m_workspace->open();

    QVERIFY(failed.wait(5000));
    QCOMPARE(m_workspace->state(), Workspace::State::SignInNeeded);
    QVERIFY(!m_workspace->isLoaded());
}

void TestWorkspace::goesOfflineAndKeepsWhatItHas()
{
    openWorkspace();
    m_special.insert("GET /api/v1/events", "503 Busy\n{\"code\":\"busy\",\"detail\":\"Later.\"}");
    const QDateTime before = m_workspace->serverNow();

    m_feed->disconnectFromHost();

    QTRY_COMPARE(m_workspace->state(), Workspace::State::Reconnecting);
    QVERIFY(m_workspace->nextTry() > QDateTime::currentDateTimeUtc().addSecs(-1));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->state(), Workspace::State::Offline, 10'000);
    QVERIFY(std::abs(before.secsTo(m_workspace->asOf())) <= 2);
    QVERIFY(m_workspace->targets()->target(m_targetId));

    m_special.clear();
    m_workspace->retryNow();
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
}

void TestWorkspace::loadsTheEnvironmentAgainWhenAFreezeBegins()
{
    m_window[u"start"_s] = toText(Clock::system().now() + std::chrono::seconds(3));
    openWorkspace();
    const QByteArray get = "GET /api/v1/environments/" + m_environmentId.toString().toLatin1() + "?";
    QCOMPARE(count(get), 0);
    m_environment[u"freeze"_s] = QJsonObject{{u"state"_s, u"frozen"_s},
                                             {u"closed"_s, true},
                                             {u"reason"_s, u"Holiday freeze"_s},
                                             {u"nextOpen"_s, m_window[u"end"_s]},
                                             {u"nextClose"_s, QJsonValue()},
                                             {u"nextCloseReason"_s, QJsonValue()},
                                             {u"windowIds"_s, QJsonArray{m_window[u"id"_s]}}};

    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->environments()->all().first().freeze.closed, 8000);
    QCOMPARE(m_workspace->freezes()->index(0, FreezeWindowTableModel::StateColumn).data().toString(), u"Active"_s);
}

void TestWorkspace::saysWhyAnActionIsNotOffered()
{
    QVERIFY(!m_workspace->can(Permission::FreezeCreate));
    QVERIFY(!m_workspace->whyNot(Permission::FreezeCreate).isEmpty());
    openWorkspace();
    QCOMPARE(m_workspace->whyNot(Permission::FreezeCreate), QString());
    QVERIFY2(m_workspace->whyNot(Permission::TargetWrite).contains(u"admin"_s), "the role is named");
    QSignalSpy changed(m_workspace.get(), &Workspace::permissionsChanged);

    m_special.insert("GET /api/v1/events", "503 Busy\n{\"code\":\"busy\",\"detail\":\"Later.\"}");
    m_feed->disconnectFromHost();

    QVERIFY(changed.wait(5000));
    QVERIFY(!m_workspace->can(Permission::FreezeCreate));
    QVERIFY2(m_workspace->whyNot(Permission::FreezeCreate).contains(u"connection"_s), qPrintable(m_workspace->whyNot(Permission::FreezeCreate)));
    QVERIFY2(m_workspace->can(Permission::AuditRead), "what is here stays readable");
    m_special.clear();
    m_workspace->retryNow();
    QTRY_VERIFY(m_workspace->can(Permission::FreezeCreate));
}

void TestWorkspace::aReadOnlyConnectionSendsNoChange()
{
    openWorkspace();
    QSignalSpy changed(m_workspace.get(), &Workspace::permissionsChanged);
    m_workspace->setReadOnly(true);

    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_workspace->can(Permission::FreezeCreate));
    QVERIFY(m_workspace->whyNot(Permission::FreezeCreate).contains(u"read-only"_s));
    const auto removed = m_workspace->remove(*m_workspace->targets()->target(m_targetId), u"old"_s);
    QVERIFY(test::isDoneWithin(removed, 5000));
    QCOMPARE(removed.result().error().code, u"read-only-connection"_s);
    QCOMPARE(count("DELETE "), 0);
    QVERIFY(m_workspace->targets()->target(m_targetId));

    const auto asked = m_workspace->queries().gateCheck(m_environmentId, {});
    QVERIFY(test::isDoneWithin(asked, 5000));
    QVERIFY2(count("POST ") >= 1, "a question changes nothing and may be asked");
}

void TestWorkspace::asksForASignInWhenASaveIsRefusedAndGoesOnAfterIt()
{
    openWorkspace();
    QSignalSpy wanted(m_workspace.get(), &Workspace::signInWanted);
    m_special.insert("DELETE /api/v1/targets", "401 Unauthorized\n{\"code\":\"unauthenticated\",\"detail\":\"Sign in.\"}");
    const Target target = *m_workspace->targets()->target(m_targetId);

    const auto refused = m_workspace->remove(target, u"old"_s);
    QVERIFY(test::isDoneWithin(refused, 5000));

    QCOMPARE(wanted.size(), 1);
    QCOMPARE(m_workspace->state(), Workspace::State::SignInNeeded);
    m_special.clear();
    m_special.insert("DELETE /api/v1/targets", "200 OK\n{}");
    m_workspace->open({QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort())), "other-token", {}});
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
    const auto removed = m_workspace->remove(target, u"old"_s);
    QVERIFY(test::isDoneWithin(removed, 5000));
    QVERIFY(removed.result().has_value());
    QList<QByteArray> keys;
    for (const QByteArray &request : m_server->requests()) {
        const qsizetype at = request.indexOf("Idempotency-Key: ");
        if (request.startsWith("DELETE "))
            keys << request.mid(at, request.indexOf('\r', at) - at);
    }
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys.at(0), keys.at(1));
}

void TestWorkspace::forgetsEverythingWhenItIsClosed()
{
    openWorkspace();
    const QSignalSpy reset(m_workspace->targets(), &QAbstractItemModel::modelReset);
    m_workspace->client().targets({}); // under way while it is closed

    m_workspace->close();

    QCOMPARE(m_workspace->state(), Workspace::State::Closed);
    QCOMPARE(m_workspace->environments()->rowCount(), 0);
    QCOMPARE(m_workspace->targets()->rowCount(), 0);
    QCOMPARE(m_workspace->freezes()->rowCount(), 0);
    QCOMPARE(m_workspace->drift()->rowCount(), 0);
    QVERIFY(m_workspace->identity().name.isEmpty());
    QVERIFY(!m_workspace->isLoaded());
    QCOMPARE(reset.size(), 0);
    m_workspace->open({QUrl(u"http://127.0.0.1:%1"_s.arg(m_server->serverPort())), "token", {}});
    QTRY_COMPARE(m_workspace->state(), Workspace::State::Live);
    QCOMPARE(m_workspace->environments()->rowCount(), 1);
}

void TestWorkspace::knowsThatTheClockOfTheServerIsInDoubtUntilItIsAccepted()
{
    m_clock = {{u"suspect"_s, true}, {u"highestReading"_s, u"2036-07-01T00:00:00Z"_s}};
    openWorkspace();
    QCOMPARE(m_workspace->server().clockHighest, std::optional(*parseInstant("2036-07-01T00:00:00Z")));

    m_special["POST /api/v1/clock/accept"] = "200 OK\n{\"acceptedAt\":\"2026-07-01T00:00:00Z\"}";
    m_clock = {{u"suspect"_s, false}};
    QSignalSpy changed(m_workspace.get(), &Workspace::clockChanged);
    (void)m_workspace->acceptClock(u"It is right now."_s);
    QVERIFY(changed.wait(10'000));
    QVERIFY(!m_workspace->server().clockHighest);
    m_clock = {{u"suspect"_s, true}, {u"highestReading"_s, u"2036-07-01T00:00:00Z"_s}};
    m_workspace->close();
    QVERIFY(!m_workspace->server().clockHighest);
}

void TestWorkspace::knowsWhatTheServerSaysOfItsClock()
{
    const auto saying = [](const QString &which, int seconds) {
        return QJsonObject{
            {u"suspect"_s, false},
            {u"warnings"_s,
             QJsonArray{QJsonObject{
                 {u"code"_s, u"clock-differs"_s}, {u"message"_s, u"It differs."_s}, {u"params"_s, QJsonObject{{u"case"_s, which}, {u"seconds"_s, seconds}}}}}}};
    };
    m_clock = saying(u"behind"_s, 5);
    openWorkspace();
    QVERIFY(m_workspace->server().clockWarning);
    QCOMPARE(m_workspace->server().clockWarning->params.value(u"seconds"_s).toInt(), 5);
    QSignalSpy changed(m_workspace.get(), &Workspace::clockChanged);
    const auto reload = [this] {
        QSignalSpy loaded(m_workspace.get(), &Workspace::loaded);
        m_workspace->refresh();
        return loaded.wait(10'000);
    };

    m_clock = saying(u"behind"_s, 6); // the same, measured again
    QVERIFY(reload());
    QCOMPARE(changed.size(), 0);
    m_clock = saying(u"ahead"_s, 6);
    QVERIFY(reload());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_workspace->server().clockWarning->params.value(u"case"_s).toString(), u"ahead"_s);
    m_clock = {{u"suspect"_s, false}};
    QVERIFY(reload());
    QCOMPARE(changed.size(), 2);
    QVERIFY(!m_workspace->server().clockWarning);
}

void TestWorkspace::knowsHowFarTheClockOfTheServerIsAhead()
{
    m_ahead = 300;
    openWorkspace();

    QVERIFY(std::abs(m_workspace->clockSkew().count() - 300'000) < 3000);
    QVERIFY(std::abs(m_workspace->serverNow().secsTo(QDateTime::currentDateTimeUtc()) + 300) <= 3);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
