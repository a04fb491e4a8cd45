// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
const QString release = u"0197d3a4-7777-7888-9999-aaaabbbbcccc"_s;

/// Where an answer differs from what the page writes; members that the page does not write are free.
QStringList differences(const QJsonValue &answer, const QJsonValue &page, const QString &at = {})
{
    if (page.isObject()) {
        QStringList found;
        const QJsonObject members = page.toObject();
        for (auto it = members.begin(); it != members.end(); ++it)
            found += differences(answer.toObject().value(it.key()), it.value(), at + u'/' + it.key());
        return found;
    }
    if (page.isArray()) {
        QStringList found;
        const QJsonArray items = page.toArray();
        if (answer.toArray().size() != items.size())
            return {at + u": another number of items"_s};
        for (qsizetype i = 0; i < items.size(); ++i)
            found += differences(answer.toArray().at(i), items.at(i), at + u'/' + QString::number(i));
        return found;
    }
    // What the server chooses, the page writes as a word in angle brackets.
    const QString expected = page.toString();
    if (expected == u"<uuid>")
        return parseUuid(answer.toString()).isNull() ? QStringList{at + u": is no UUID"_s} : QStringList();
    if (expected == u"<instant>") {
        static const QRegularExpression form(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$"_s);
        return form.match(answer.toString()).hasMatch() ? QStringList() : QStringList{at + u": is no instant in UTC to the second"_s};
    }
    return answer == page ? QStringList() : QStringList{at + u": is "_s + QString::fromUtf8(QJsonDocument(QJsonArray{answer}).toJson())};
}

QString diff(const Answer &answer, int status, const QByteArray &page)
{
    QJsonParseError flaw{};
    const QJsonDocument expected = QJsonDocument::fromJson(page, &flaw);
    if (flaw.error != QJsonParseError::NoError)
        return u"the page is no JSON: "_s + flaw.errorString();
    if (answer.status != status)
        return u"%1: %2"_s.arg(answer.status).arg(QString::fromUtf8(answer.body));
    const QJsonDocument got = QJsonDocument::fromJson(answer.body);
    const auto valueOf = [](const QJsonDocument &document) { return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()); };
    return differences(valueOf(got), valueOf(expected)).join(u'\n');
}

} // namespace

/// The examples of the API page as they stand there, in its order, against a whole server. Ids and digests are written out, and where
/// the page leaves a choice to the server, its answer is checked for its form.
class TestContract : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void createEnvironment();
    void createFreezeWindow();
    void createTargetGroup();
    void createTarget();
    void listTargets();
    void triggerHealthCheck();
    void getVersionSticker();
    void listEnvironments();
    void checkDrift();
    void getAndUpdateEnvironment();
    void deleteFreezeWindow();
    void updateAndDeleteTargetAndGroup();
    void deleteEnvironment();
    void everyAnswerCarriesItsHeaders();

private:
    std::unique_ptr<ContractClient> m_client;
    QString m_environment, m_development, m_window, m_group, m_target;
    QHash<QByteArray, QString> m_values;
};

void TestContract::initTestCase()
{
    m_client = std::make_unique<ContractClient>();
    m_values = {{"user1", m_client->api.userOf(Role::Admin).toString()},
                {"user2", m_client->api.userOf(Role::Operator).toString()},
                {"a", digestA},
                {"b", digestB},
                {"release", release}};
}

void TestContract::createEnvironment()
{
    const Answer answer = m_client->post(u"/api/v1/environments"_s, R"({
      "name": "production",
      "displayName": "Production",
      "orderIndex": 3,
      "config": { "deploymentTimeout": 600, "healthCheckInterval": 30 },
      "requiredApprovals": 2,
      "requireSod": true,
      "promotionPolicy": "default"
    })");
    QCOMPARE(diff(answer, 201, R"({
      "id": "<uuid>", "name": "production", "displayName": "Production", "orderIndex": 3, "isProduction": true,
      "requiredApprovals": 2, "requireSeparationOfDuties": true, "createdAt": "<instant>"
    })"),
             QString());
    QVERIFY(!answer.object().contains(u"requireSod"_s));
    m_environment = answer.object().value(u"id"_s).toString();
    m_values.insert("env", m_environment);
    QCOMPARE(answer.headers.value("location"), QByteArray("/api/v1/environments/" + m_environment.toUtf8()));
    QVERIFY(answer.headers.value("etag").startsWith("\"1-"));
}

void TestContract::createFreezeWindow()
{
    const QString path = ContractClient::windowsOf(m_environment);
    const Answer answer = m_client->post(path,
                                         json(R"({
      "start": "2026-01-15T00:00:00Z", "end": "2026-01-20T00:00:00Z", "reason": "Holiday freeze", "exceptions": ["%user1%", "%user2%"]
    })",
                                              m_values));
    QCOMPARE(diff(answer, 201,
                  json(R"({
      "id": "<uuid>", "environmentId": "%env%", "start": "2026-01-15T00:00:00Z", "end": "2026-01-20T00:00:00Z",
      "reason": "Holiday freeze", "createdBy": "%user1%"
    })",
                       m_values)),
             QString());
    m_window = answer.object().value(u"id"_s).toString();
    QCOMPARE(m_client->get(path).array().size(), 1);
    QCOMPARE(m_client->get(path + u"?active=true"_s).array().size(), 0);
    QCOMPARE(m_client->get(path + u"?active=false"_s).array().size(), 1);
}

void TestContract::createTargetGroup()
{
    const QString path = u"/api/v1/environments/"_s + m_environment + u"/target-groups"_s;
    const QByteArray body = R"({ "name":"web","displayName":"Web tier","description":"","labels":{"tier":"web"},"deployOrder":1 })";
    const Answer answer = m_client->post(path, body);
    QCOMPARE(
        diff(
            answer, 201,
            json(
                R"({"id":"<uuid>","environmentId":"%env%","name":"web","displayName":"Web tier","labels":{"tier":"web"},"deployOrder":1,"targetCount":0,"createdAt":"<instant>","version":1})",
                m_values)),
        QString());
    m_group = answer.object().value(u"id"_s).toString();
    m_values.insert("group", m_group);
    QCOMPARE(diff(m_client->get(path), 200, json(R"([{"id":"%group%"}])", m_values)), QString());
    QCOMPARE(diff(m_client->get(u"/api/v1/target-groups/"_s + m_group), 200, json(R"({"id":"%group%","name":"web"})", m_values)), QString());
}

void TestContract::createTarget()
{
    const Answer answer = m_client->post(u"/api/v1/targets"_s,
                                         json(R"({
      "environmentId": "%env%", "targetGroupId": "%group%", "name": "prod-web-01", "targetType": "docker_host",
      "connection": { "host": "192.168.1.100", "port": 2375, "tlsEnabled": true },
      "labels": { "role": "web", "datacenter": "us-east-1" }, "deploymentDirectory": "/opt/deployments"
    })",
                                              m_values));
    QCOMPARE(diff(answer, 201, R"({"id":"<uuid>","name":"prod-web-01","targetType":"docker_host","healthStatus":"unknown","createdAt":"<instant>"})"),
             QString());
    m_target = answer.object().value(u"id"_s).toString();
    m_values.insert("target", m_target);
    QCOMPARE(diff(m_client->get(u"/api/v1/targets/"_s + m_target), 200,
                  json(R"({"id":"%target%","environmentId":"%env%","connection":{"host":"192.168.1.100"}})", m_values)),
             QString());
}

void TestContract::listTargets()
{
    const auto count = [&](const QString &query) { return m_client->get(u"/api/v1/targets?"_s + query).array().size(); };
    QCOMPARE(count(u"environmentId="_s + m_environment), 1);
    QCOMPARE(count(u"environmentId=0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s), 0);
    QCOMPARE(count(u"targetType=docker_host"_s), 1);
    QCOMPARE(count(u"targetType=nomad_job"_s), 0);
    QCOMPARE(count(u"labels=%7B%22role%22%3A%22web%22%7D"_s), 1);
    QCOMPARE(count(u"labels=%7B%22role%22%3A%22db%22%7D"_s), 0);
    QCOMPARE(count(u"labels=%7B%22absent%22%3Anull%7D"_s), 1);
    QCOMPARE(count(u"labels=%7B%22role%22%3Anull%7D"_s), 0);
    QCOMPARE(count(u"healthStatus=unknown"_s), 1);
    QCOMPARE(count(u"healthStatus=healthy"_s), 0);
}

void TestContract::triggerHealthCheck()
{
    // A loopback address is refused before anything is sent, so that the result is quick and bad: the status is 200 all the same.
    const QString id = m_client->target(m_environment, "local");
    m_client->put(u"/api/v1/targets/"_s + id, R"({"connection":{"host":"127.0.0.1","port":2375,"tlsEnabled":false}})");
    const Answer answer = m_client->post(u"/api/v1/targets/"_s + id + u"/health-check"_s);
    QCOMPARE(diff(answer, 200, R"({"checkedAt":"<instant>","source":"direct","previousStatus":"unknown"})"), QString());
    QVERIFY(QStringList({u"unreachable"_s, u"unhealthy"_s, u"unknown"_s}).contains(answer.object().value(u"status"_s).toString()));
    QVERIFY(!answer.object().value(u"message"_s).toString().isEmpty());
    QCOMPARE(answer.body.count("\"source\""), 1);
    QCOMPARE(m_client->remove(u"/api/v1/targets/"_s + id).status, 200);
}

void TestContract::getVersionSticker()
{
    const QString path = u"/api/v1/targets/"_s + m_target + u"/sticker"_s;
    QCOMPARE(m_client->get(path).object().value(u"code"_s).toString(), u"no-sticker"_s);
    const QByteArray page = json(R"({
      "releaseId": "%release%", "releaseName": "myapp-v2.3.1",
      "components": [ { "componentId": "6f1c2f7e-7a35-5d0b-9b5e-0e4f1c2d3b4a", "componentName": "api", "digest": "%a%" } ],
      "deployedAt": "2026-01-09T10:00:00Z", "deployedBy": "%user2%"
    })",
                                 m_values);
    QCOMPARE(diff(m_client->put(path, page), 200, page), QString());
    QCOMPARE(diff(m_client->get(path), 200, page), QString());
    QCOMPARE(m_client->get(path + u"/history"_s).array().size(), 1);
    QCOMPARE(m_client->put(path, QByteArray(page).replace(digestA.toUtf8(), "sha256:abc")).status, 422);
}

void TestContract::listEnvironments()
{
    m_development = m_client->environment("development", R"(,"displayName":"Development","orderIndex":1)");
    m_values.insert("dev", m_development);
    QCOMPARE(diff(m_client->get(u"/api/v1/environments"_s), 200,
                  json(R"([{"id":"%dev%","name":"development","displayName":"Development","orderIndex":1},{"id":"%env%"}])", m_values)),
             QString());
    QVERIFY(!m_client->get(u"/api/v1/environments"_s).array().at(1).toObject().contains(u"currentRelease"_s));
    const Answer state = m_client->get(u"/api/v1/environments?includeState=true"_s);
    QCOMPARE(diff(state, 200,
                  json(R"([{"id":"%dev%","currentRelease":null},
      {"id":"%env%","currentRelease":{"id":"%release%","name":"myapp-v2.3.1","deployedAt":"2026-01-09T10:00:00Z","coverage":{"matching":1,"total":1},"mixed":false},
       "targetCount":1,"freeze":{"state":"open"}}])",
                       m_values)),
             QString());
}

void TestContract::checkDrift()
{
    const QString path = u"/api/v1/targets/"_s + m_target;
    QCOMPARE(diff(m_client->get(path + u"/drift"_s), 200, R"({"hasDrift":false,"status":"unknown","reason":"no_inventory"})"), QString());
    QCOMPARE(m_client
                 ->post(path + u"/inventory"_s,
                        json(R"({"snapshotId":"0197d3a5-8888-7999-8aaa-bbbbccccdddd","observedAt":"2026-01-10T14:20:00Z",
      "targets":[{"targetId":"%target%","components":[{"name":"api","repoDigests":["%b%"],"state":"running"}]}]})",
                             m_values))
                 .status,
             202);
    QCOMPARE(diff(m_client->get(path + u"/drift"_s), 200,
                  json(R"({
      "hasDrift": true,
      "expected": { "releaseId": "%release%", "digest": "%a%" },
      "actual": { "digest": "%b%" },
      "differences": [ { "component": "api", "expected": "%a%", "actual": "%b%" } ]
    })",
                       m_values)),
             QString());
}

void TestContract::getAndUpdateEnvironment()
{
    const QString path = u"/api/v1/environments/"_s + m_environment;
    QCOMPARE(diff(m_client->get(path), 200,
                  json(R"({"id":"%env%","name":"production","displayName":"Production","description":"","orderIndex":3,"isProduction":true,
      "config":{"deploymentTimeout":600,"healthCheckInterval":30},"requiredApprovals":2,"requireSeparationOfDuties":true,"promotionPolicy":"default","autoPromoteFrom":null,
      "freeze":{"state":"open","closed":false,"reason":null,"nextOpen":null,"nextClose":null,"nextCloseReason":null,"windowIds":[]},
      "health":{"worst":"unknown","counts":{"healthy":0,"degraded":0,"unhealthy":0,"unreachable":0,"unknown":1},"stale":0},"drift":{"drifted":1,"inSync":0,"unknown":0},
      "targetCount":1,"version":1,"createdAt":"<instant>","createdBy":"%user1%","updatedAt":"<instant>","updatedBy":"%user1%"})",
                       m_values)),
             QString());
    QCOMPARE(diff(m_client->put(path, R"({"displayName":"Production EU"})"), 200,
                  R"({"name":"production","displayName":"Production EU","orderIndex":3,"version":2})"),
             QString());
    // What was read can be sent back whole.
    QCOMPARE(diff(m_client->put(path, m_client->get(path).body), 200, R"({"version":2})"), QString());
}

void TestContract::deleteFreezeWindow()
{
    const QString path = ContractClient::windowsOf(m_environment) + u'/' + m_window;
    QCOMPARE(diff(m_client->remove(path), 200, R"({ "deleted": true })"), QString());
    QCOMPARE(m_client->remove(path).status, 404);
}

void TestContract::updateAndDeleteTargetAndGroup()
{
    const QString target = u"/api/v1/targets/"_s + m_target;
    const QString group = u"/api/v1/target-groups/"_s + m_group;
    QCOMPARE(diff(m_client->put(target, R"({"labels":{"role":"api"}})"), 200, R"({"labels":{"role":"api","datacenter":"us-east-1"}})"), QString());
    QCOMPARE(diff(m_client->put(target, m_client->get(target).body), 200, R"({"labels":{"role":"api"}})"), QString());
    QCOMPARE(diff(m_client->put(group, R"({"displayName":"Web"})"), 200, R"({"name":"web","displayName":"Web","targetCount":1})"), QString());
    QCOMPARE(diff(m_client->remove(target), 200, R"({ "deleted": true })"), QString());
    QCOMPARE(m_client->remove(target).status, 404);
    QCOMPARE(diff(m_client->remove(group), 200, R"({ "deleted": true })"), QString());
    QCOMPARE(m_client->remove(group).status, 404);
}

void TestContract::deleteEnvironment()
{
    const QString path = u"/api/v1/environments/"_s + m_environment;
    QCOMPARE(diff(m_client->remove(path), 200, R"({ "deleted": true })"), QString());
    QCOMPARE(m_client->remove(path).status, 404);
    QCOMPARE(m_client->get(path).status, 404);
}

void TestContract::everyAnswerCarriesItsHeaders()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
