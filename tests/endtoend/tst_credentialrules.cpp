// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "tests/endtoend/contractclient.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
const QString nobody = u"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s;
const QString environments = u"/api/v1/environments"_s;
const QString targets = u"/api/v1/targets"_s;
constexpr qint64 day = 86'400; // s

} // namespace

/// What the API promises of credentials, through real sockets.
class TestCredentialRules : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void credentialsAreNeverShown();
    void credentialsDoNotFollowToAnotherHost();
    void credentialsAreSealedForTheSchemeThatIsSpoken_data();
    void credentialsAreSealedForTheSchemeThatIsSpoken();
    void theMemberThatAllowedLoopbackIsGone();
    void credentialsMayBeAsLongAsBundlesOfCertificates();
    void anAccessKeyIsStoredForAnEcsServiceThatIsThere();

private:
    std::unique_ptr<ContractClient> m_client;
};

void TestCredentialRules::init()
{
    m_client = std::make_unique<ContractClient>();
}

void TestCredentialRules::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestCredentialRules::credentialsAreNeverShown()
{
    const QByteArray canary = "canary-c2VjcmV0-never-shown";
    const QString path = targets + u'/' + m_client->target(m_client->environment("production"), "web-1");
    const Answer stored = m_client->put(path + u"/secrets/tls-ca"_s, "{\"value\":\"" + canary + "\"}");
    QCOMPARE(stored.status, 200);
    QCOMPARE(m_client->put(path + u"/secrets/tls-key"_s, "{\"value\":\"" + canary + "\"}").status, 200);
    QCOMPARE(m_client->put(path + u"/secrets/tls-key"_s, "{\"value\":\"" + canary + "\",\"more\":1}").status, 422);
    QCOMPARE(m_client->put(path + u"/secrets/nonsense"_s, "{\"value\":\"" + canary + "\"}").status, 404);
    // A kind that the type cannot name would make every later change of the target invalid.
    QCOMPARE(code(m_client->put(path + u"/secrets/token"_s, "{\"value\":\"" + canary + "\"}")), u"unsuitable-kind"_s);
    const QJsonArray listed = m_client->get(path + u"/secrets"_s).array();
    QCOMPARE(listed.size(), 2);
    QCOMPARE(m_client->get(path).object().value(u"connection"_s).toObject().value(u"tlsCaRef"_s), stored.object().value(u"ref"_s));
    QCOMPARE(m_client->put(path, R"({"labels":{"a":"b"}})").status, 200);
    m_client->get(u"/api/v1/audit"_s);
    m_client->get(u"/api/v1/audit/export"_s);
    m_client->get(u"/api/v1/changes"_s);
    m_client->get(u"/metrics"_s);
    m_client->post(path + u"/health-check"_s);
    QCOMPARE(m_client->remove(path + u"/secrets/tls-key"_s).status, 200);
    QCOMPARE(m_client->remove(path + u"/secrets/tls-key"_s).status, 404);
    QCOMPARE(m_client->get(path + u"/secrets"_s).array().size(), 1);
    QVERIFY(m_client->everything.size() > 5000);
    QVERIFY(!m_client->everything.contains(canary));
    QVERIFY(!m_client->everything.contains(canary.toBase64()));
}

void TestCredentialRules::credentialsDoNotFollowToAnotherHost()
{
    const QString path = targets + u'/' + m_client->target(m_client->environment("production"), "web-1");
    m_client->put(path + u"/secrets/tls-ca"_s, R"({"value":"ca"})");
    m_client->put(path + u"/secrets/tls-key"_s, R"({"value":"key"})");
    QCOMPARE(m_client->get(path + u"/secrets"_s).array().size(), 2);
    const Answer moved = m_client->put(path, R"({"connection":{"host":"192.0.2.99"}})");
    QCOMPARE(moved.status, 200);
    QCOMPARE(m_client->get(path + u"/secrets"_s).array().size(), 0);
    const QJsonObject connection = moved.object().value(u"connection"_s).toObject();
    QVERIFY(!connection.contains(u"tlsCaRef"_s) && !connection.contains(u"tlsKeyRef"_s));
    QCOMPARE(m_client->send("PUT", path, R"({"connection":{"host":"192.0.2.98"}})", {}, m_client->api.token(Role::ReleaseManager)).status, 403);
}

void TestCredentialRules::credentialsAreSealedForTheSchemeThatIsSpoken_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("withTls");
    QTest::newRow("docker") << QByteArray("docker_host") << QByteArray(R"({"host":"192.0.2.7","port":2376})") << true;
    QTest::newRow("docker on its plain port") << QByteArray("docker_host") << QByteArray(R"({"host":"192.0.2.7","port":2375})") << false;
    QTest::newRow("compose") << QByteArray("compose_host") << QByteArray(R"({"host":"192.0.2.7","projectName":"shop"})") << true;
    QTest::newRow("nomad") << QByteArray("nomad_job") << QByteArray(R"({"address":"192.0.2.7:4646","jobId":"shop"})") << true;
    QTest::newRow("nomad by https") << QByteArray("nomad_job") << QByteArray(R"({"address":"https://192.0.2.7:4646","jobId":"shop"})") << true;
    QTest::newRow("nomad by http") << QByteArray("nomad_job") << QByteArray(R"({"address":"HTTP://192.0.2.7:4646","jobId":"shop"})") << false;
}

void TestCredentialRules::credentialsAreSealedForTheSchemeThatIsSpoken()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, connection);
    QFETCH(bool, withTls);
    const QByteArray environment = m_client->environment("production").toLatin1();
    const Answer made = m_client->post(
        targets, R"({"name":"web","environmentId":")" + environment + R"(","targetType":")" + type + R"(","connection":)" + connection + '}');
    QCOMPARE(made.status, 201);
    const QString path = targets + u'/' + made.object().value(u"id"_s).toString();
    QCOMPARE(m_client->put(path + u"/secrets/tls-ca"_s, R"({"value":"ca"})").status, 200);
    const auto told = [&](bool tls) { return m_client->put(path, QByteArray(R"({"connection":{"tlsEnabled":)") + (tls ? "true}}" : "false}}")).status; };
    // To say what holds anyway changes nothing, and the sealed one still opens: this one is no certificate.
    QCOMPARE(told(withTls), 200);
    QCOMPARE(m_client->get(path + u"/secrets"_s).array().size(), 1);
    if (withTls)
        QCOMPARE(m_client->post(path + u"/health-check"_s).object().value(u"code"_s).toString(), u"tls-material-unreadable"_s);
    QCOMPARE(told(!withTls), 200);
    QCOMPARE(m_client->get(path + u"/secrets"_s).array().size(), 0);
}

void TestCredentialRules::theMemberThatAllowedLoopbackIsGone()
{
    const QString id = m_client->target(m_client->environment("production"), "web-1");
    const QString path = targets + u'/' + id;
    const QByteArray retired = R"({"connection":{"allowLoopback":true}})";
    const Answer refused = m_client->put(path, retired);
    QCOMPARE(refused.status, 422);
    QCOMPARE(pointers(refused), QStringList{u"/connection/allowLoopback"_s});
    QVERIFY(refused.body.contains("unknown-field"));
    {
        // As an earlier version stored it.
        auto database = openDatabase({.url = m_client->api.where().url(), .createIfMissing = false, .migrate = false, .besideAnother = true});
        QVERIFY(database);
        QVERIFY((*database)->write(localTenant, [&](Transaction &transaction) -> Result<void> {
            auto target = transaction.targets.find(TargetId(parseUuid(id)));
            if (!target)
                return target.error();
            const Target before = *target;
            target->connection.insert(u"allowLoopback"_s, true);
            target->version += 1;
            return transaction.targets.update(before, *target);
        }));
    }
    for (const Answer &read : {m_client->get(path), m_client->get(targets)}) {
        QCOMPARE(read.status, 200);
        QVERIFY(read.body.contains("192.0.2.10"));
        QVERIFY(!read.body.contains("allowLoopback"));
    }
    QCOMPARE(m_client->put(path, R"({"labels":{"a":"b"}})").status, 200);
    QCOMPARE(m_client->put(path, retired).status, 422);
}

void TestCredentialRules::credentialsMayBeAsLongAsBundlesOfCertificates()
{
    const QString path = targets + u'/' + m_client->target(m_client->environment("production"), "web-1") + u"/secrets/tls-ca"_s;
    QCOMPARE(m_client->put(path, R"({"value":")" + QByteArray(64 * 1024, 'x') + R"("})").status, 200);
    const Answer tooLong = m_client->put(path, R"({"value":")" + QByteArray(300 * 1024, 'x') + R"("})");
    QCOMPARE(code(tooLong), u"secret-too-large"_s);
    QVERIFY(!tooLong.body.contains("xxxx"));
}

void TestCredentialRules::anAccessKeyIsStoredForAnEcsServiceThatIsThere()
{
    const QByteArray environment = m_client->environment("production").toLatin1();
    const QByteArray body = R"({"name":"shop","environmentId":")" + environment
        + R"(","targetType":"ecs_service","connection":{"region":"eu-central-1","cluster":"c","service":"s"}})";
    const QString path = targets + u'/' + m_client->post(targets, body).object().value(u"id"_s).toString();
    const QString secret = path + u"/secrets/access-key"_s;
    QCOMPARE(code(m_client->put(secret, R"({"value":"AKIAIOSFODNN7EXAMPLE"})")), u"invalid-credential"_s);
    const QJsonObject key{{u"AccessKeyId"_s, u"AKIAIOSFODNN7EXAMPLE"_s}, {u"SecretAccessKey"_s, u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s}};
    const QString text = QString::fromUtf8(QJsonDocument(key).toJson(QJsonDocument::Compact));
    const Answer stored = m_client->put(secret, QJsonDocument(QJsonObject{{u"value"_s, text}}).toJson());
    QCOMPARE(stored.status, 200);
    QCOMPARE(m_client->get(path).object().value(u"connection"_s).toObject().value(u"credentialRef"_s), stored.object().value(u"ref"_s));
    // It was given for this region.
    QCOMPARE(m_client->put(path, R"({"connection":{"region":"eu-west-1"}})").status, 200);
    QCOMPARE(m_client->get(path + u"/secrets"_s).array().size(), 0);
    QVERIFY(!m_client->everything.contains("wJalrXUtnFEMI"));
}

QTEST_GUILESS_MAIN(TestCredentialRules)
#include "tst_credentialrules.moc"
