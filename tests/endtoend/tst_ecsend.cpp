// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/credential.h"

#include "tests/endtoend/contractclient.h"
#include "tests/support/ecsstandin.h"

#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// The whole way of a service of Amazon ECS: stored access key → signed requests → answers of the API.
class TestEcsEnd : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void stateAndSentenceReachTheApi_data();
    void stateAndSentenceReachTheApi();
    void anotherImageIsDrift();
    void aKeyIsTriedBeforeItIsStored();
    void anotherEndpointGetsNoStoredKey();

private:
    QString makeTarget(const QString &endpoint, bool withKey = true);
    QJsonObject check(const QString &target) { return m_client->post(u"/api/v1/targets/"_s + target + u"/health-check"_s).object(); }
    static QByteArray keyText() { return QJsonDocument(QJsonObject{{u"value"_s, key()}}).toJson(); }
    static QString key() { return QString::fromUtf8(toCredential({EcsStandIn::keyId(), EcsStandIn::keySecret()})); }

    std::unique_ptr<EcsStandIn> m_aws;
    std::unique_ptr<ContractClient> m_client;
    QString m_environment;
    int m_made = 0;
};

void TestEcsEnd::initTestCase()
{
    m_aws = std::make_unique<EcsStandIn>();
    if (!m_aws->obstacle().isEmpty())
        QSKIP(qPrintable(m_aws->obstacle()));
    m_client = std::make_unique<ContractClient>();
    m_environment = m_client->environment("production", R"(,"config":{"healthCheckInterval":0})");
}

void TestEcsEnd::init()
{
    const QJsonObject api{{u"name"_s, u"api"_s}, {u"image"_s, u"web:1"_s}};
    m_aws->set({{u"keys"_s, EcsStandIn::keys()},
                {u"faults"_s, QJsonArray()},
                {u"services"_s, QJsonArray{EcsStandIn::service(1, 1)}},
                {u"tasks"_s, QJsonArray{EcsStandIn::task(1)}},
                {u"definitions"_s, QJsonArray{EcsStandIn::definition({api})}}});
    m_aws->takeRequests();
}

void TestEcsEnd::cleanup()
{
    m_aws->takeRequests();
    QCOMPARE(m_aws->violations(), QStringList());
    QVERIFY(!m_client->everything.contains(EcsStandIn::keySecret().toUtf8()));
}

QString TestEcsEnd::makeTarget(const QString &endpoint, bool withKey)
{
    const QJsonObject connection{{u"region"_s, u"eu-west-1"_s}, {u"cluster"_s, u"prod"_s}, {u"service"_s, u"web"_s}, {u"endpoint"_s, endpoint}};
    const QJsonObject body{
        {u"environmentId"_s, m_environment}, {u"name"_s, u"web-%1"_s.arg(++m_made)}, {u"targetType"_s, u"ecs_service"_s}, {u"connection"_s, connection}};
    const QString id = m_client->post(u"/api/v1/targets"_s, QJsonDocument(body).toJson()).object().value(u"id"_s).toString();
    if (withKey && m_client->put(u"/api/v1/targets/"_s + id + u"/secrets/access-key"_s, keyText()).status != 200)
        qWarning("the access key was not stored");
    return id;
}

void TestEcsEnd::stateAndSentenceReachTheApi_data()
{
    QTest::addColumn<QJsonObject>("state");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const QString &status, const QString &code, const QJsonObject &state, const QString &message) {
        QTest::newRow(qPrintable(QString(status + u' ' + code))) << state << status << code << message;
    };
    row(u"healthy"_s, u"ok"_s, {}, u"The service runs as it should; tasks: 1."_s);
    row(u"degraded"_s, u"rollout-running"_s, {{u"services"_s, QJsonArray{EcsStandIn::service(1, 1, {}, {{u"rolloutState"_s, u"IN_PROGRESS"_s}})}}},
        u"A rollout is under way."_s);
    row(u"unhealthy"_s, u"no-tasks"_s, {{u"services"_s, QJsonArray{EcsStandIn::service(1, 0)}}, {u"tasks"_s, QJsonArray()}},
        u"No task of the service runs; wanted: 1."_s);
    row(u"unhealthy"_s, u"access-denied"_s, {{u"keys"_s, EcsStandIn::keys({{u"deny"_s, QJsonArray{u"ecs:DescribeServices"_s}}})}},
        u"AWS answers, but it does not allow “ecs:DescribeServices” to the access key."_s);
    row(u"unreachable"_s, u"connection-refused"_s, {}, u"Nothing listens on this port of the host."_s);
    row(u"unknown"_s, u"credential-required"_s, {}, u"No access key of AWS is stored for this target, so nothing was asked."_s);
}

void TestEcsEnd::stateAndSentenceReachTheApi()
{
    QFETCH(QJsonObject, state);
    QFETCH(QString, code);
    m_aws->set(state);
    QTcpServer closed;
    closed.listen(QHostAddress::LocalHost);
    const QString nowhere = u"http://127.0.0.1:%1"_s.arg(closed.serverPort());
    closed.close();
    const QString id = makeTarget(code == "connection-refused"_L1 ? nowhere : m_aws->endpoint(), code != "credential-required"_L1);
    const QJsonObject checked = check(id);
    QTEST(checked.value(u"message"_s).toString(), "message");
    QTEST(checked.value(u"status"_s).toString(), "status");
    QTEST(checked.value(u"code"_s).toString(), "code");
    const QJsonObject target = m_client->get(u"/api/v1/targets/"_s + id).object();
    QTEST(target.value(u"healthStatus"_s).toString(), "status");
    QTEST(target.value(u"healthMessage"_s).toString(), "message");
}

void TestEcsEnd::anotherImageIsDrift()
{
    const auto driftOfTargetWith = [this](const QString &digest) {
        const QString id = makeTarget(m_aws->endpoint());
        const QJsonObject sticker{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                  {u"releaseName"_s, u"web-1"_s},
                                  {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest}}}}};
        m_client->put(u"/api/v1/targets/"_s + id + u"/sticker"_s, QJsonDocument(sticker).toJson());
        // As a sync would: what is observed is compared with what was recorded.
        const QString operation = m_client->post(u"/api/v1/targets/"_s + id + u"/inventory/sync"_s).object().value(u"operationId"_s).toString();
        const auto status = [&] { return m_client->get(u"/api/v1/operations/"_s + operation).object().value(u"status"_s).toString(); };
        [&] { QTRY_COMPARE(status(), u"succeeded"_s); }();
        return m_client->get(u"/api/v1/targets/"_s + id + u"/drift"_s).object();
    };
    QCOMPARE(driftOfTargetWith(EcsStandIn::digest()).value(u"status"_s).toString(), u"in_sync"_s);
    const QString other = u"sha256:"_s + QString(64, u'b');
    const QJsonObject drift = driftOfTargetWith(other);
    QCOMPARE(drift.value(u"hasDrift"_s), QJsonValue(true));
    const QJsonObject difference = drift.value(u"differences"_s)[0].toObject();
    QCOMPARE(difference.value(u"kind"_s).toString(), u"digest_mismatch"_s);
    QCOMPARE(difference.value(u"expected"_s).toString(), other);
    QCOMPARE(difference.value(u"actual"_s).toString(), EcsStandIn::digest());
}

void TestEcsEnd::aKeyIsTriedBeforeItIsStored()
{
    const QJsonObject connection{{u"region"_s, u"eu-west-1"_s}, {u"cluster"_s, u"prod"_s}, {u"service"_s, u"web"_s}, {u"endpoint"_s, m_aws->endpoint()}};
    const QJsonObject body{{u"environmentId"_s, m_environment},
                           {u"targetType"_s, u"ecs_service"_s},
                           {u"connection"_s, connection},
                           {u"credentials"_s, QJsonObject{{u"access-key"_s, key()}}}};
    const Answer answer = m_client->post(u"/api/v1/targets/connection-test"_s, QJsonDocument(body).toJson());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"code"_s).toString(), u"ok"_s);
    QCOMPARE(answer.object().value(u"status"_s).toString(), u"healthy"_s);
}

void TestEcsEnd::anotherEndpointGetsNoStoredKey()
{
    const QString id = makeTarget(u"http://ecs.example:4566"_s);
    const QByteArray moved = QJsonDocument(QJsonObject{{u"connection"_s, QJsonObject{{u"endpoint"_s, m_aws->endpoint()}}}}).toJson();
    QCOMPARE(m_client->put(u"/api/v1/targets/"_s + id, moved).status, 200);
    QCOMPARE(check(id).value(u"code"_s).toString(), u"credential-required"_s);
    QCOMPARE(m_aws->takeRequests(), QStringList());
}

QTEST_GUILESS_MAIN(TestEcsEnd)
#include "tst_ecsend.moc"
