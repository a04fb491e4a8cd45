// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/awsregion.h"
#include "services/domain/hostname.h"
#include "services/domain/targetconnection.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

class TestConnection : public QObject
{
    Q_OBJECT

private slots:
    void eachTypeHasItsMembers_data();
    void eachTypeHasItsMembers();
    void whatIsNotSaidAboutTlsFollowsFromTheAddress_data();
    void whatIsNotSaidAboutTlsFollowsFromTheAddress();
    void eachTypeIsDescribedWholly();
    void aMemberIsOfOneShapeInAllTypes();
    void connectionsGoWhereTheySay_data();
    void connectionsGoWhereTheySay();
    void hostsOfAwsAreKnown();
    void hostsAreNamesOrAddressesInTheirUsualForm_data();
    void hostsAreNamesOrAddressesInTheirUsualForm();
};

void TestConnection::eachTypeHasItsMembers_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<QString>("violations");
    const auto row = [](const char *name, const QString &type, const char *json, const QString &violations) {
        QTest::newRow(name) << type << QByteArray(json) << violations;
    };
    const QString docker = u"docker_host"_s;
    row("contract", docker, R"({"host":"192.168.1.100","port":2375,"tlsEnabled":true})", {});
    row("all members", docker,
        R"({"host":"h","port":1,"tlsEnabled":false,"tlsCaRef":"local:01890a5d-ac96-774b-bcce-b302099a8057","tlsCertRef":"keychain:a","tlsKeyRef":"file:/etc/k",
            "via":"agent","agentId":"01890a5d-ac96-774b-bcce-b302099a8057","insecureAcknowledged":true})",
        {});
    row("no host", docker, R"({"port":2376})", u"/connection/host required"_s);
    row("port 0", docker, R"({"host":"h","port":0})", u"/connection/port out-of-range"_s);
    row("port 65536", docker, R"({"host":"h","port":65536})", u"/connection/port out-of-range"_s);
    row("port 1.5", docker, R"({"host":"h","port":1.5})", u"/connection/port out-of-range"_s);
    row("port as text", docker, R"({"host":"h","port":"2375"})", u"/connection/port out-of-range"_s);
    row("unknown", docker, R"({"host":"h","password":"x"})", u"/connection/password unknown-field"_s);
    row("loopback by a member", docker, R"({"host":"127.0.0.1","allowLoopback":true})", u"/connection/allowLoopback unknown-field"_s);
    row("loopback by a member, compose", u"compose_host"_s, R"({"host":"127.0.0.1","projectName":"p","allowLoopback":false})",
        u"/connection/allowLoopback unknown-field"_s);
    row("loopback by a member, nomad", u"nomad_job"_s, R"({"address":"127.0.0.1","jobId":"j","allowLoopback":true})",
        u"/connection/allowLoopback unknown-field"_s);
    row("compose member on docker", docker, R"({"host":"h","projectName":"x"})", u"/connection/projectName unknown-field"_s);
    row("inline key", docker, R"({"host":"h","tlsKeyRef":"-----BEGIN PRIVATE KEY-----"})", u"/connection/tlsKeyRef literal-secret"_s);
    row("relative file", docker, R"({"host":"h","tlsKeyRef":"file:key.pem"})", u"/connection/tlsKeyRef invalid-reference"_s);
    row("password as reference", docker, R"({"host":"h","tlsKeyRef":"hunter2"})", u"/connection/tlsKeyRef invalid-reference"_s);
    row("bad via", docker, R"({"host":"h","via":"pigeon"})", u"/connection/via invalid-value"_s);
    row("text for a boolean", docker, R"({"host":"h","tlsEnabled":"yes"})", u"/connection/tlsEnabled wrong-type"_s);
    row("null", docker, R"({"host":null})", u"/connection/host wrong-type"_s);
    row("compose", u"compose_host"_s, R"({"host":"h","projectName":"shop","composeFile":"docker-compose.yml"})", {});
    row("compose without project", u"compose_host"_s, R"({"host":"h"})", u"/connection/projectName required"_s);
    row("ecs", u"ecs_service"_s, R"({"region":"eu-central-1","cluster":"c","service":"s","accountId":"123456789012","credentialRef":"keychain:aws"})", {});
    row("ecs before its key is stored", u"ecs_service"_s, R"({"region":"eu-central-1","cluster":"c","service":"s"})", {});
    row("ecs with key", u"ecs_service"_s, R"({"region":"eu-central-1","cluster":"c","service":"s","credentialRef":"AKIAIOSFODNN7EXAMPLE"})",
        u"/connection/credentialRef literal-secret"_s);
    row("ecs region", u"ecs_service"_s, R"({"region":"mars","cluster":"c","service":"s","credentialRef":"keychain:aws"})",
        u"/connection/region invalid-region"_s);
    row("ecs account", u"ecs_service"_s, R"({"region":"eu-central-1","cluster":"c","service":"s","accountId":"1","credentialRef":"keychain:aws"})",
        u"/connection/accountId invalid-value"_s);
    row("nomad", u"nomad_job"_s, R"({"address":"https://nomad.example.com:4646","jobId":"shop","namespace":"default","tokenRef":"keychain:n"})", {});
    row("nomad host and port", u"nomad_job"_s, R"({"address":"10.0.0.5:4646","jobId":"shop"})", {});
    row("nomad with password", u"nomad_job"_s, R"({"address":"https://a:b@nomad:4646","jobId":"shop"})", u"/connection/address literal-secret"_s);
    row("nomad scheme", u"nomad_job"_s, R"({"address":"ftp://nomad","jobId":"shop"})", u"/connection/address invalid-address"_s);
    row("nothing", u"nomad_job"_s, "{}", u"/connection/address required, /connection/jobId required"_s);
}

void TestConnection::eachTypeHasItsMembers()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, connection);
    QFETCH(QString, violations);
    QStringList found;
    for (const FieldError &error : connectionErrors(*targetTypeFromString(type), QJsonDocument::fromJson(connection).object()))
        found.append(error.pointer + u' ' + error.code);
    QCOMPARE(found.join(u", "_s), violations);
}

void TestConnection::whatIsNotSaidAboutTlsFollowsFromTheAddress_data()
{
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("withTls");
    const auto row = [](const char *connection, bool withTls) { QTest::newRow(connection) << QByteArray(connection) << withTls; };
    row(R"({})", true);
    row(R"({"host":"h"})", true);
    row(R"({"host":"h","port":2376})", true);
    row(R"({"host":"h","port":2375})", false);
    row(R"({"host":"h","port":8080})", true);
    row(R"({"host":"h","port":2375,"tlsEnabled":true})", true);
    row(R"({"host":"h","port":2376,"tlsEnabled":false})", false);
    row(R"({"address":"nomad:4646"})", true);
    row(R"({"address":"nomad:2375"})", true);
    row(R"({"address":"https://nomad"})", true);
    row(R"({"address":"http://nomad"})", false);
    row(R"({"address":"HTTP://nomad"})", false);
    row(R"({"address":"http.example.com:4646"})", true);
    row(R"({"address":"http://nomad","tlsEnabled":true})", true);
    row(R"({"address":"https://nomad","tlsEnabled":false})", false);
    row(R"({"endpoint":"http://ecs"})", false);
    row(R"({"endpoint":"https://ecs"})", true);
}

void TestConnection::whatIsNotSaidAboutTlsFollowsFromTheAddress()
{
    QFETCH(QByteArray, connection);
    QFETCH(bool, withTls);
    QCOMPARE(usesTls(QJsonDocument::fromJson(connection).object()), withTls);
}

void TestConnection::eachTypeIsDescribedWholly()
{
    QCOMPARE(targetTypes().size(), 4U);
    for (const TargetTypeDescriptor &type : targetTypes()) {
        const std::string name = toString(type.type).toStdString();
        QVERIFY2(&descriptorOf(type.type) == &type, name.c_str());
        const ConnectionMember *address = type.member(type.address);
        QVERIFY2(address && address->required && address->binds && address->use == MemberUse::Place, name.c_str());
        QVERIFY2(type.member(type.shown[0]) && (type.shown[1].isEmpty() || type.member(type.shown[1])), name.c_str());
        QVERIFY2(type.member("via"_L1) && type.member("agentId"_L1) && !type.member("password"_L1), name.c_str());
        QSet<QString> keys;
        for (const ConnectionMember &member : type.members) {
            keys.insert(member.key);
            QVERIFY2(member.credential.isEmpty() || member.kind == MemberKind::Reference, (name + ' ' + member.key.data()).c_str());
            QVERIFY2(!member.saysWhere || member.binds, (name + ' ' + member.key.data()).c_str());
            QVERIFY2(member.kind != MemberKind::Reference || !member.saysWhere, (name + ' ' + member.key.data()).c_str());
        }
        QCOMPARE(static_cast<std::size_t>(keys.size()), type.members.size());
    }
    for (const char *kind : {"tls-ca", "tls-cert", "tls-key", "token", "access-key"})
        QVERIFY2(memberOfCredential(QString::fromLatin1(kind)), kind);
    QVERIFY(!memberOfCredential(u"password") && !memberOfCredential(u""));
}

void TestConnection::aMemberIsOfOneShapeInAllTypes()
{
    const auto shape = [](MemberKind kind) { return kind == MemberKind::Port ? 1 : kind == MemberKind::Boolean ? 2 : 3; };
    for (const TargetTypeDescriptor &type : targetTypes()) {
        for (const ConnectionMember &member : type.members) {
            const ConnectionMember *known = connectionMember(QString(member.key).toUpper(), Qt::CaseInsensitive);
            QVERIFY2(known && known->key == member.key && shape(known->kind) == shape(member.kind), member.key.data());
        }
    }
    QVERIFY(!connectionMember(u"HOST") && !connectionMember(u""));
}

void TestConnection::connectionsGoWhereTheySay_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<QString>("endpoint");
    const auto row = [](const QString &type, const char *connection, const QString &endpoint) {
        QTest::newRow(connection) << type << QByteArray(connection) << endpoint;
    };
    row(u"docker_host"_s, R"({"host":"h"})", u"h 2376 tls"_s);
    row(u"docker_host"_s, R"({"host":"h","tlsEnabled":false})", u"h 2375 plain"_s);
    row(u"docker_host"_s, R"({"host":"h","port":2375})", u"h 2375 plain"_s);
    row(u"compose_host"_s, R"({"host":"2001:db8::1","port":8080,"projectName":"p"})", u"2001:db8::1 8080 tls"_s);
    row(u"nomad_job"_s, R"({"address":"nomad.example"})", u"nomad.example 4646 tls"_s);
    row(u"nomad_job"_s, R"({"address":"[2001:db8::1]:80"})", u"2001:db8::1 80 tls"_s);
    row(u"nomad_job"_s, R"({"address":"http://nomad.example"})", u"nomad.example 4646 plain"_s);
    row(u"nomad_job"_s, R"({"address":"https://nomad.example:443","region":"eu"})", u"nomad.example 443 tls"_s);
    row(u"ecs_service"_s, R"({"region":"eu-central-1","cluster":"c"})", u"ecs.eu-central-1.amazonaws.com 443 tls"_s);
    row(u"ecs_service"_s, R"({"region":"cn-north-1","cluster":"c"})", u"ecs.cn-north-1.amazonaws.com.cn 443 tls"_s);
    row(u"ecs_service"_s, R"({"region":"eu-central-1","endpoint":"http://ecs.test:4566"})", u"ecs.test 4566 plain"_s);
    row(u"ecs_service"_s, R"({"region":"eu-central-1","endpoint":"https://ecs.test/api"})", u"ecs.test 443 tls"_s);
    row(u"docker_host"_s, "{}", u" 2376 tls"_s);
}

void TestConnection::connectionsGoWhereTheySay()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, connection);
    const TargetEndpoint found = endpointOf(*targetTypeFromString(type), QJsonDocument::fromJson(connection).object());
    QTEST(u"%1 %2 %3"_s.arg(found.host, QString::number(found.port), found.useTls ? u"tls"_s : u"plain"_s), "endpoint");
}

void TestConnection::hostsOfAwsAreKnown()
{
    QCOMPARE(awsHost("sts"_L1, u"us-gov-west-1"_s), u"sts.us-gov-west-1.amazonaws.com"_s);
    QCOMPARE(awsHost("ecs"_L1, u"us-isob-east-1"_s), u"ecs.us-isob-east-1.sc2s.sgov.gov"_s);
    QCOMPARE(awsHost("ecs"_L1, u"eusc-de-east-1"_s), u"ecs.eusc-de-east-1.amazonaws.eu"_s);
    for (const auto &host : {u"ecs.eu-west-1.amazonaws.com"_s, u"vpce-1.ecs.eu-west-1.vpce.amazonaws.com"_s, u"ecs.cn-north-1.amazonaws.com.cn"_s})
        QVERIFY2(isAwsHost(host), qPrintable(host));
    for (const auto &host : {u"amazonaws.com"_s, u"ecs.notamazonaws.com"_s, u"ecs.eu-west-1.amazonaws.com.example"_s, u"127.0.0.1"_s, QString()})
        QVERIFY2(!isAwsHost(host), qPrintable(host));
}

void TestConnection::hostsAreNamesOrAddressesInTheirUsualForm_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("fine");
    for (const char *host : {"localhost", "web-01.example.com", "192.168.1.100", "::1", "2001:db8::1", "::ffff:10.0.0.1", "1:2:3:4:5:6:7:8",
                             "fe80::", "xn--nxasmq6b.com", "3com.com", "WEB"})
        QTest::newRow(host) << QString::fromLatin1(host) << true;
    for (const char *host : {"",       "127.1",   "0177.0.0.1", "2130706433", "0x7f.0.0.1", "0x7f000001", "192.168.1.256", "1.2.3.4.5", "-a.com",
                             "a-.com", "a..b",    "a.com.",     "a_b",        "a b",        "[::1]",      "::1%eth0",      "1::2::3",   "1:2:3:4:5:6:7:8:9",
                             ":::",    "12345::", "http://a",   "a/b",        "a:80",       "user@host",  "host\n"})
        QTest::newRow(*host ? host : "empty") << QString::fromLatin1(host) << false;
    QTest::newRow("umlaut") << u"münchen.de"_s << false;
    QTest::newRow("full-width digits") << u"１２７.0.0.1"_s << false;
    QTest::newRow("64 characters in a label") << QString(64, u'a') << false;
    QTest::newRow("254 characters") << (u"a."_s.repeated(126) + u"ab"_s) << false;
}

void TestConnection::hostsAreNamesOrAddressesInTheirUsualForm()
{
    QFETCH(QString, host);
    QFETCH(bool, fine);
    QCOMPARE(isHost(host), fine);
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
