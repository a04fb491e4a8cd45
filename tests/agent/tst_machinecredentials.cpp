// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/machinecredentials.h"

#include "services/agent/engineaddress.h"
#include "services/domain/credential.h"
#include "services/domain/say.h"
#include "services/health/ecsprobe.h"
#include "services/health/nomadprobe.h"
#include "services/health/probecredentials.h"
#include "tests/support/await.h"
#include "tests/support/ecsstandin.h"
#include "tests/support/fakeengine.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

using Variables = QMap<QString, QString>;

const QString laterKey = u"AKIALATERLATERLATER1"_s;
const QString laterSecret = u"another+secret/that+is/long+enough/for+it"_s;
const QString roleOfTarget = u"arn:aws:iam::123456789012:role/reader"_s;

MachineCredentials machine(const Variables &variables)
{
    QProcessEnvironment environment;
    for (const auto &[name, value] : variables.asKeyValueRange())
        environment.insert(name, value);
    return MachineCredentials(environment);
}

Variables keyIn(const Variables &more = {})
{
    Variables all{{u"AWS_ACCESS_KEY_ID"_s, EcsStandIn::keyId()}, {u"AWS_SECRET_ACCESS_KEY"_s, EcsStandIn::keySecret()}};
    all.insert(more);
    return all;
}

ProbeTarget targetOf(TargetType type, const QJsonObject &connection, const MachineCredentials &credentials)
{
    ProbeTarget target;
    target.type = type;
    target.connection = connection;
    target.openSecret = [](const QString &) -> Result<QByteArray> { return makeError(ErrorKind::Invalid, say("agent-no-credentials")); };
    target.openOwn = [credentials](const ProbeTarget &asked, QLatin1StringView member) { return credentials.open(asked, member); };
    return target;
}

QJsonObject service(const QString &endpoint = {}, const QJsonObject &more = {})
{
    QJsonObject connection{{u"region"_s, u"eu-west-1"_s}, {u"cluster"_s, u"prod"_s}, {u"service"_s, u"web"_s}};
    if (!endpoint.isEmpty())
        connection.insert(u"endpoint"_s, endpoint);
    for (auto it = more.begin(); it != more.end(); ++it)
        connection.insert(it.key(), it.value());
    return connection;
}

QString opened(const Result<QByteArray> &bytes)
{
    if (!bytes)
        return bytes.error().code + u'/' + bytes.error().said.params.value(u"case"_s).toString();
    const auto key = accessKeyFrom(*bytes);
    return key ? key->id : QString::fromUtf8(*bytes);
}

} // namespace

class TestMachineCredentials : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void anAccessKeyIsWhereTheToolsOfAwsLook_data();
    void anAccessKeyIsWhereTheToolsOfAwsLook();
    void anAccessKeyIsShownToAwsAlone_data();
    void anAccessKeyIsShownToAwsAlone();
    void aTokenOfNomadIsShownAtItsAddressAlone_data();
    void aTokenOfNomadIsShownAtItsAddressAlone();
    void certificatesOfEnginesLieInOneFolder();

    void aServiceIsCheckedWithTheKeyOfTheComputer();
    void aRoleIsTakenOnWithIt();
    void withoutAKeyNothingIsAskedAndNothingIsRed();
    void aKeyThatTheServerKeepsIsNotReplaced();
    void aKeyThatEndsUnderACheckIsReadAnew();
    void aKeyThatEndsAndIsNotRenewedIsSaid();
    void throttlingAndAnotherClockAreNoFaultOfTheService();
    void nomadIsAskedWithTheToken();

private:
    ProbeResult check(const Variables &variables, const QJsonObject &more = {});
    void write(const QByteArray &text) const;
    QString file() const { return m_folder.filePath(u"credentials"_s); }

    std::unique_ptr<EcsStandIn> m_aws;
    std::unique_ptr<EcsProbe> m_probe;
    QTemporaryDir m_folder;
};

void TestMachineCredentials::initTestCase()
{
    m_aws = std::make_unique<EcsStandIn>();
}

void TestMachineCredentials::init()
{
    m_probe = std::make_unique<EcsProbe>(policyOfAgents(), Clock::system(), AwsPace{.firstPause = std::chrono::milliseconds(1)});
    if (!m_aws->obstacle().isEmpty())
        return;
    QJsonObject keys = EcsStandIn::keys();
    keys.insert(laterKey, QJsonObject{{u"secret"_s, laterSecret}});
    m_aws->set({{u"keys"_s, keys},
                {u"role"_s, QJsonObject()},
                {u"clock"_s, 0},
                {u"clusters"_s, QJsonArray{u"prod"_s}},
                {u"faults"_s, QJsonArray()},
                {u"services"_s, QJsonArray{EcsStandIn::service(1, 1)}},
                {u"tasks"_s, QJsonArray{EcsStandIn::task(0)}},
                {u"definitions"_s, QJsonArray{EcsStandIn::definition({QJsonObject{{u"name"_s, u"api"_s}, {u"image"_s, u"web:1"_s}}})}}});
    m_aws->takeRequests();
}

void TestMachineCredentials::write(const QByteArray &text) const
{
    QFile file(this->file());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

ProbeResult TestMachineCredentials::check(const Variables &variables, const QJsonObject &more)
{
    Variables all = variables;
    all.insert(u"AWS_ENDPOINT_URL_ECS"_s, m_aws->endpoint());
    const auto future = m_probe->probe(targetOf(TargetType::EcsService, service(m_aws->endpoint(), more), machine(all)));
    return isDoneWithin(future, 12'000) ? future.result() : ProbeResult();
}

#define NEEDS_AWS()                                                                                                                                            \
    if (!m_aws->obstacle().isEmpty())                                                                                                                          \
    QSKIP(qPrintable(m_aws->obstacle()))

void TestMachineCredentials::anAccessKeyIsWhereTheToolsOfAwsLook_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const QByteArray kept = "# mine\n[other]\naws_access_key_id = AKIAOTHEROTHEROTHER1\naws_secret_access_key=" + laterSecret.toLatin1() + "\n\n[default]\r\n"
        + "aws_access_key_id = " + laterKey.toLatin1() + "\r\naws_secret_access_key=" + laterSecret.toLatin1() + "\r\nregion = eu-west-1\n";
    const Variables shared{{u"AWS_SHARED_CREDENTIALS_FILE"_s, file()}};
    const Variables home{{u"HOME"_s, m_folder.path()}};
    const auto with = [](Variables all, const Variables &more) {
        all.insert(more);
        return all;
    };
    QTest::newRow("variables") << keyIn() << QByteArray() << EcsStandIn::keyId();
    QTest::newRow("variables before the file") << with(keyIn(), shared) << kept << EcsStandIn::keyId();
    QTest::newRow("the file") << shared << kept << laterKey;
    QTest::newRow("another profile") << with(shared, {{u"AWS_PROFILE"_s, u"other"_s}}) << kept << u"AKIAOTHEROTHEROTHER1"_s;
    QTest::newRow("a profile that is not there") << with(shared, {{u"AWS_PROFILE"_s, u"none"_s}}) << kept << u"credential-required/own-aws-profile"_s;
    QTest::newRow("half a key") << with(shared, {{u"AWS_ACCESS_KEY_ID"_s, EcsStandIn::keyId()}}) << kept << laterKey;
    QTest::newRow("no file where one is named") << shared << QByteArray() << u"credential-required/own-unreadable"_s;
    QTest::newRow("no file at home") << home << QByteArray() << u"credential-required/own-aws"_s;
    QTest::newRow("nothing") << Variables() << QByteArray() << u"credential-required/own-aws"_s;
    QTest::newRow("line breaks in a key") << keyIn({{u"AWS_SECRET_ACCESS_KEY"_s, u"x\r\nX-Injected: 1234567890123456"_s}}) << QByteArray()
                                          << u"credential-required/own-aws"_s;
    QTest::newRow("a file that an editor of Windows wrote")
        << shared << "\xef\xbb\xbf[default]\r\n" + kept.mid(kept.indexOf(QByteArray("aws_access_key_id = " + laterKey.toLatin1()))) << laterKey;
    QTest::newRow("a name of 10,000 letters") << with(shared, {{u"AWS_PROFILE"_s, QString(10'000, u'x')}}) << kept << u"credential-required/own-aws-profile"_s;
    QTest::newRow("a folder") << Variables{{u"AWS_SHARED_CREDENTIALS_FILE"_s, m_folder.path()}} << QByteArray() << u"credential-required/own-unreadable"_s;
    QTest::newRow("no text") << shared << QByteArray("\xff\xfe\0[default", 11) << u"credential-required/own-aws-profile"_s;
}

void TestMachineCredentials::anAccessKeyIsWhereTheToolsOfAwsLook()
{
    QFETCH(Variables, variables);
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QFile::remove(file());
    if (!text.isEmpty())
        write(text);
    const MachineCredentials own = machine(variables);
    QCOMPARE(opened(own.open(targetOf(TargetType::EcsService, service(), own), "credentialRef"_L1)), expected);
    QCOMPARE(own.hasAccessKey(), !expected.startsWith(u"credential-required"));
}

void TestMachineCredentials::anAccessKeyIsShownToAwsAlone_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<bool>("isShown");
    const Variables ecs{{u"AWS_ENDPOINT_URL_ECS"_s, u"http://aws.example.test:4566"_s}};
    const Variables all{{u"AWS_ENDPOINT_URL"_s, u"https://aws.example.test"_s}};
    Variables both = all;
    both.insert(ecs);
    QTest::newRow("the region's") << QString() << Variables() << true;
    QTest::newRow("written out") << u"https://ecs.eu-west-1.amazonaws.com"_s << Variables() << true;
    QTest::newRow("in somebody's network") << u"https://vpce-0a1b-2c.ecs.eu-west-1.vpce.amazonaws.com"_s << Variables() << true;
    QTest::newRow("in the open") << u"http://ecs.eu-west-1.amazonaws.com"_s << Variables() << false;
    QTest::newRow("another region") << u"https://ecs.us-east-1.amazonaws.com"_s << Variables() << false;
    QTest::newRow("what anybody may run at AWS") << u"https://x.execute-api.eu-west-1.amazonaws.com"_s << Variables() << false;
    QTest::newRow("a name like it") << u"https://ecs.eu-west-1.amazonaws.com.example.test"_s << Variables() << false;
    QTest::newRow("a name that ends like it") << u"https://evilecs.eu-west-1.amazonaws.com"_s << Variables() << false;
    QTest::newRow("anybody's") << u"https://aws.example.test"_s << Variables() << false;
    QTest::newRow("named for ECS") << u"http://AWS.example.test:4566"_s << ecs << true;
    QTest::newRow("another port") << u"http://aws.example.test:4567"_s << ecs << false;
    QTest::newRow("named for all") << u"https://aws.example.test"_s << all << true;
    QTest::newRow("without TLS") << u"http://aws.example.test:443"_s << all << false;
    QTest::newRow("the one for ECS counts") << u"https://aws.example.test"_s << both << false;
}

void TestMachineCredentials::anAccessKeyIsShownToAwsAlone()
{
    QFETCH(QString, endpoint);
    QFETCH(Variables, variables);
    QFETCH(bool, isShown);
    const MachineCredentials own = machine(keyIn(variables));
    const QString found = opened(own.open(targetOf(TargetType::EcsService, service(endpoint), own), "credentialRef"_L1));
    QCOMPARE(found, isShown ? EcsStandIn::keyId() : u"credential-required/own-elsewhere"_s);
    // Where a key goes says nothing of whom TLS trusts there.
    const ProbeTarget target = targetOf(TargetType::EcsService, service(endpoint), own);
    const auto request = requestTo(target);
    QVERIFY(request && request->tls.ca.isEmpty() && request->tls.certificate.isEmpty() && request->tls.key.isEmpty());
}

void TestMachineCredentials::aTokenOfNomadIsShownAtItsAddressAlone_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("the same") << u"https://nomad.example.test:4646"_s << u"https://nomad.example.test:4646"_s << true;
    QTest::newRow("in other letters") << u"https://Nomad.example.test"_s << u"https://nomad.EXAMPLE.test:4646/"_s << true;
    QTest::newRow("another host") << u"https://evil.example.test:4646"_s << u"https://nomad.example.test:4646"_s << false;
    QTest::newRow("another port") << u"https://nomad.example.test:4647"_s << u"https://nomad.example.test:4646"_s << false;
    QTest::newRow("without TLS") << u"http://nomad.example.test:4646"_s << u"https://nomad.example.test:4646"_s << false;
    QTest::newRow("not named") << u"https://nomad.example.test:4646"_s << QString() << false;
    QTest::newRow("a socket") << u"https://nomad.example.test:4646"_s << u"unix:///run/nomad.sock"_s << false;
}

void TestMachineCredentials::aTokenOfNomadIsShownAtItsAddressAlone()
{
    QFETCH(QString, address);
    QFETCH(QString, named);
    QFETCH(bool, isShown);
    const MachineCredentials own = machine({{u"NOMAD_ADDR"_s, named}, {u"NOMAD_TOKEN"_s, u"the-token"_s}, {u"NOMAD_CACERT"_s, u"/nonexistent/ca.pem"_s}});
    const ProbeTarget target = targetOf(TargetType::NomadJob, {{u"address"_s, address}, {u"jobId"_s, u"web"_s}}, own);
    QCOMPARE(opened(own.open(target, "tokenRef"_L1)), isShown ? u"the-token"_s : QString());
    QCOMPARE(opened(own.open(target, "tlsCaRef"_L1)), isShown ? u"credential-required/own-unreadable"_s : QString());
}

void TestMachineCredentials::certificatesOfEnginesLieInOneFolder()
{
    const QDir folder(m_folder.path());
    for (const char *name : {"ca", "cert", "key"}) {
        QFile file(folder.filePath(QString::fromLatin1(name) + u".pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(name) > 0);
    }
    const MachineCredentials own = machine({{u"DOCKER_CERT_PATH"_s, m_folder.path()}, {u"DOCKER_TLS_VERIFY"_s, u"1"_s}});
    const ProbeTarget target = targetOf(TargetType::DockerHost, {{u"host"_s, u"engine.example.test"_s}}, own);
    QCOMPARE(opened(own.open(target, "tlsCaRef"_L1)), u"ca"_s);
    QCOMPARE(opened(own.open(target, "tlsCertRef"_L1)), u"cert"_s);
    QCOMPARE(opened(own.open(target, "tlsKeyRef"_L1)), u"key"_s);
    const auto engine = own.ofEngine();
    QVERIFY(engine && *engine);
    QCOMPARE((*engine)->certificate, "cert");
    QVERIFY(QFile::resize(folder.filePath(u"ca.pem"_s), 0)); // those of the system would vouch for whoever answers
    QCOMPARE(opened(own.open(target, "tlsCaRef"_L1)), u"credential-required/own-unreadable"_s);
    QVERIFY(QFile::remove(folder.filePath(u"ca.pem"_s))); // without it anybody could be shown the certificate
    QCOMPARE(opened(own.open(target, "tlsCaRef"_L1)), u"credential-required/own-unreadable"_s);
    const auto none = machine({}).ofEngine();
    QVERIFY(none && !*none);
}

void TestMachineCredentials::aServiceIsCheckedWithTheKeyOfTheComputer()
{
    NEEDS_AWS();
    const ProbeResult result = check(keyIn());
    QCOMPARE(result.report.message, u"The service runs as it should; tasks: 1."_s);
    QCOMPARE(result.inventory->components.first().name, u"api"_s);
    QCOMPARE(m_aws->violations(), QStringList());
}

void TestMachineCredentials::aRoleIsTakenOnWithIt()
{
    NEEDS_AWS();
    m_aws->set({{u"role"_s, QJsonObject{{u"arn"_s, roleOfTarget}, {u"trusts"_s, QJsonArray{EcsStandIn::keyId()}}}}});
    QCOMPARE(check(keyIn(), {{u"roleArn"_s, roleOfTarget}}).report.code, u"ok"_s);
    QCOMPARE(m_aws->takeRequests().count(u"AssumeRole"_s), 1);
}

void TestMachineCredentials::withoutAKeyNothingIsAskedAndNothingIsRed()
{
    NEEDS_AWS();
    const ProbeResult result = check({});
    QCOMPARE(toString(result.report.status), u"unknown"_s);
    QVERIFY2(result.report.message.contains(u"has no access key of AWS"), qPrintable(result.report.message));
    QCOMPARE(m_aws->takeRequests(), QStringList());
}

void TestMachineCredentials::aKeyThatTheServerKeepsIsNotReplaced()
{
    NEEDS_AWS();
    const ProbeResult result = check(keyIn(), {{u"credentialRef"_s, u"local:0190a000-0000-7000-8000-0000000000c1"_s}});
    QCOMPARE(toString(result.report.status), u"unknown"_s);
    QCOMPARE(result.report.code, u"agent-no-credentials"_s);
    QCOMPARE(m_aws->takeRequests(), QStringList());
}

void TestMachineCredentials::aKeyThatEndsUnderACheckIsReadAnew()
{
    NEEDS_AWS();
    const auto profile = [](const QString &id, const QString &secret) {
        return u"[default]\naws_access_key_id=%1\naws_secret_access_key=%2\n"_s.arg(id, secret).toLatin1();
    };
    write(profile(EcsStandIn::keyId(), EcsStandIn::keySecret()));
    const Variables shared{{u"AWS_SHARED_CREDENTIALS_FILE"_s, file()}};
    QCOMPARE(check(shared).report.code, u"ok"_s);
    // The file is another one between the first question and the answer that says that the key is over.
    const MachineCredentials own = machine({{u"AWS_SHARED_CREDENTIALS_FILE"_s, file()}, {u"AWS_ENDPOINT_URL_ECS"_s, m_aws->endpoint()}});
    m_aws->set({{u"keys"_s, QJsonObject{{laterKey, QJsonObject{{u"secret"_s, laterSecret}}}}}});
    ProbeTarget target = targetOf(TargetType::EcsService, service(m_aws->endpoint()), own);
    int openings = 0;
    target.openOwn = [&](const ProbeTarget &asked, QLatin1StringView member) {
        if (++openings == 2)
            write(profile(laterKey, laterSecret));
        return own.open(asked, member);
    };
    const auto future = m_probe->probe(target);
    QVERIFY(isDoneWithin(future, 12'000));
    QCOMPARE(future.result().report.code, u"ok"_s);
    QCOMPARE(openings, 2);
    QCOMPARE(check(shared).report.code, u"ok"_s);
}

void TestMachineCredentials::aKeyThatEndsAndIsNotRenewedIsSaid()
{
    NEEDS_AWS();
    m_aws->set({{u"keys"_s, EcsStandIn::keys({{u"expired"_s, true}})}});
    const ProbeResult result = check(keyIn());
    QCOMPARE(result.report.code, u"credential-expired"_s);
    QCOMPARE(m_aws->takeRequests().size(), 1); // the same key would be refused again
}

void TestMachineCredentials::throttlingAndAnotherClockAreNoFaultOfTheService()
{
    NEEDS_AWS();
    m_aws->set({{u"faults"_s, QJsonArray{QJsonObject{{u"operation"_s, u"DescribeServices"_s}, {u"type"_s, u"ThrottlingException"_s}, {u"times"_s, 2}}}}});
    QCOMPARE(check(keyIn()).report.code, u"ok"_s);
    m_aws->set({{u"clock"_s, 3'600}});
    QCOMPARE(check(keyIn()).report.code, u"ok"_s);
    m_aws->set({{u"clock"_s, 0},
                {u"faults"_s, QJsonArray{QJsonObject{{u"operation"_s, u"DescribeServices"_s}, {u"type"_s, u"ThrottlingException"_s}, {u"times"_s, 99}}}}});
    QCOMPARE(toString(check(keyIn()).report.status), u"unknown"_s);
}

void TestMachineCredentials::nomadIsAskedWithTheToken()
{
    FakeEngine nomad;
    const QString address = u"http://127.0.0.1:%1"_s.arg(nomad.server.serverPort());
    for (const QString &named : {address, u"http://127.0.0.1:1"_s}) {
        const MachineCredentials own = machine({{u"NOMAD_ADDR"_s, named}, {u"NOMAD_TOKEN"_s, u"the-token"_s}});
        NomadProbe probe(policyOfAgents());
        QVERIFY(isDoneWithin(probe.probe(targetOf(TargetType::NomadJob, {{u"address"_s, address}, {u"jobId"_s, u"web"_s}}, own)), 5'000));
        QCOMPARE(nomad.server.requests().last().contains("X-Nomad-Token: the-token"), named == address);
    }
}

QTEST_GUILESS_MAIN(TestMachineCredentials)
#include "tst_machinecredentials.moc"
