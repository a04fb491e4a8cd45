// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/ecschecks.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString roleOfTarget = u"arn:aws:iam::123456789012:role/reader"_s;

QJsonObject fault(const QString &operation, const QString &type, const QString &message = {}, int times = 1, int status = 400)
{
    return {{u"operation"_s, operation}, {u"type"_s, type}, {u"message"_s, message}, {u"times"_s, times}, {u"status"_s, status}};
}

QJsonObject faults(const QJsonObject &one)
{
    return {{u"faults"_s, QJsonArray{one}}};
}

} // namespace

/// Keys, roles, clocks and refusals, against a stand-in for AWS that recomputes every signature.
class TestAwsAccess : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void refusalsAreToldApart_data();
    void refusalsAreToldApart();
    void withoutAnAccessKeyNothingIsAsked();
    void anotherSecretIsRefused();
    void aSessionTokenIsSigned();
    void aMomentOfThrottlingIsWaitedFor_data();
    void aMomentOfThrottlingIsWaitedFor();
    void theClockOfAwsIsLearntOnce_data();
    void theClockOfAwsIsLearntOnce();
    void aRoleIsTakenOnOnceForManyChecks();
    void aRoleThatWasTakenAwayIsTakenOnAgain();
    void aRoleIsTakenOnByTheClockOfAws();
    void aRoleEndsFiveMinutesBeforeItsTime();
    void tenantsShareNoRole();
    void whoMaySeeOnlyTheServiceIsToldSo();
    void anotherAccountIsNotTakenForOurs();
    void aCheckThatIsCalledOffAsksNoMore();

private:
    std::unique_ptr<EcsChecks> m_ecs;
};

void TestAwsAccess::initTestCase()
{
    m_ecs = std::make_unique<EcsChecks>();
    if (!m_ecs->aws.obstacle().isEmpty())
        QSKIP(qPrintable(m_ecs->aws.obstacle()));
}

void TestAwsAccess::init()
{
    m_ecs->reset();
}

void TestAwsAccess::cleanup()
{
    m_ecs->aws.takeRequests();
    QCOMPARE(m_ecs->aws.violations(), QStringList());
}

void TestAwsAccess::refusalsAreToldApart_data()
{
    QTest::addColumn<QJsonObject>("state");
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QJsonObject &state, const char *status, const QString &message) {
        QTest::newRow(name) << state << QString::fromLatin1(status) << message;
    };
    const QString service = u"DescribeServices"_s;
    row("no such cluster", {{u"clusters"_s, QJsonArray{u"other"_s}}}, "unhealthy", u"AWS answers, but there is no such cluster in this region."_s);
    row("no such service", {{u"services"_s, QJsonArray()}}, "unhealthy", u"AWS answers, but the cluster has no such service."_s);
    row("not allowed", {{u"keys"_s, EcsStandIn::keys({{u"deny"_s, QJsonArray{u"ecs:DescribeServices"_s}}})}}, "unhealthy",
        u"AWS answers, but it does not allow “ecs:DescribeServices” to the access key."_s);
    row("expired", {{u"keys"_s, EcsStandIn::keys({{u"expired"_s, true}})}}, "unhealthy",
        u"AWS answers, but the temporary credentials have expired: store new ones."_s);
    row("unknown key", {{u"keys"_s, EcsStandIn::keys({{u"unknown"_s, true}})}}, "unhealthy",
        u"AWS answers, but it does not know the access key: it was deleted, is not active, or is one of another part of AWS."_s);
    row("bad name", faults(fault(service, u"com.amazonaws.ecs#InvalidParameterException"_s)), "unhealthy",
        u"AWS does not take a name of the connection as it is written, for “ecs:DescribeServices”."_s);
    row("throttled to the end", faults(fault(service, u"ThrottlingException"_s, u"Rate exceeded"_s, 99)), "unknown",
        u"AWS takes no more requests at this moment, so nothing is known of the service."_s);
    row("out of order to the end", faults(fault(service, u"ServerException"_s, {}, 99, 500)), "unknown",
        u"AWS reports a fault of its own (HTTP status 500), so nothing is known of the service."_s);
    row("something new", faults(fault(service, u"NewKindOfException"_s)), "unhealthy", u"AWS answers with HTTP status 400."_s);
    row("no such operation", faults(fault(service, u"UnknownOperationException"_s, {}, 1, 404)), "unhealthy", u"AWS answers with HTTP status 404."_s);
}

void TestAwsAccess::refusalsAreToldApart()
{
    QFETCH(QJsonObject, state);
    m_ecs->aws.set(state);
    const auto result = m_ecs->check();
    QTEST(result.report.message, "message");
    QTEST(toString(result.report.status), "status");
    QVERIFY(!result.inventory);
}

void TestAwsAccess::withoutAnAccessKeyNothingIsAsked()
{
    const auto result = m_ecs->check({{u"credentialRef"_s, QString()}});
    QCOMPARE(toString(result.report.status), u"unknown"_s);
    QCOMPARE(result.report.code, u"credential-required"_s);
    QCOMPARE(result.report.message, u"No access key of AWS is stored for this target, so nothing was asked."_s);
    QCOMPARE(m_ecs->aws.takeRequests(), QStringList());
}

void TestAwsAccess::anotherSecretIsRefused()
{
    const auto result = m_ecs->check({}, {}, {EcsStandIn::keyId(), u"another+secret/that+is/long+enough"_s});
    QCOMPARE(result.report.code, u"credential-refused"_s);
    QCOMPARE(m_ecs->aws.takeRequests(), QStringList{u"DescribeServices"_s});
}

void TestAwsAccess::aSessionTokenIsSigned()
{
    const QString token = u"FwoGZXIvYXdzEXAMPLE/token+with=signs"_s;
    m_ecs->aws.set({{u"keys"_s, EcsStandIn::keys({{u"token"_s, token}})}});
    QCOMPARE(m_ecs->check({}, {}, {EcsStandIn::keyId(), EcsStandIn::keySecret(), token}).report.code, u"ok"_s);
    QCOMPARE(m_ecs->check().report.code, u"credential-unknown"_s); // AWS says the same of a token that is missing
}

void TestAwsAccess::aMomentOfThrottlingIsWaitedFor_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QString>("type");
    QTest::newRow("service") << u"DescribeServices"_s << u"ThrottlingException"_s;
    QTest::newRow("list") << u"ListTasks"_s << u"RequestLimitExceeded"_s;
    QTest::newRow("tasks") << u"DescribeTasks"_s << u"ServerException"_s;
}

void TestAwsAccess::aMomentOfThrottlingIsWaitedFor()
{
    QFETCH(QString, operation);
    QFETCH(QString, type);
    m_ecs->aws.set(faults(fault(operation, type, {}, 2)));
    QCOMPARE(m_ecs->check().report.code, u"ok"_s);
    QCOMPARE(m_ecs->aws.takeRequests().count(operation), 3);
}

void TestAwsAccess::theClockOfAwsIsLearntOnce_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("we are behind") << 3'600;
    QTest::newRow("we are ahead") << -3'600;
}

void TestAwsAccess::theClockOfAwsIsLearntOnce()
{
    QFETCH(int, seconds);
    m_ecs->aws.set({{u"clock"_s, seconds}});
    const auto first = m_ecs->check();
    QCOMPARE(first.report.code, u"ok"_s);
    QCOMPARE(m_ecs->aws.takeRequests().count(u"DescribeServices"_s), 2);
    QVERIFY(first.inventory->notes.first().startsWith(u"The clock of this computer and that of AWS are 3"_s));
    QCOMPARE(m_ecs->check().report.code, u"ok"_s);
    QCOMPARE(m_ecs->aws.takeRequests().count(u"DescribeServices"_s), 1);
    m_ecs->aws.set({{u"clock"_s, -seconds}}); // a clock that was put right is learnt anew
    QCOMPARE(m_ecs->check().report.code, u"ok"_s);
    // Who refuses the time all the same is asked twice and no more.
    m_ecs->aws.set(faults(fault(u"DescribeServices"_s, u"RequestExpired"_s, {}, 99)));
    m_ecs->aws.takeRequests();
    QCOMPARE(m_ecs->check().report.code, u"aws-clock"_s);
    QCOMPARE(m_ecs->aws.takeRequests().size(), 2);
}

void TestAwsAccess::aRoleIsTakenOnOnceForManyChecks()
{
    const QJsonObject connection{{u"roleArn"_s, roleOfTarget}};
    QCOMPARE(m_ecs->check(connection).report.message, u"AWS answers, but it does not let the access key take on the role."_s);
    m_ecs->aws.set({{u"role"_s, QJsonObject{{u"arn"_s, roleOfTarget}, {u"trusts"_s, QJsonArray{EcsStandIn::keyId()}}}}});
    m_ecs->aws.takeRequests();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_ecs->check(connection).report.code, u"ok"_s);
    QCOMPARE(m_ecs->aws.takeRequests().count(u"AssumeRole"_s), 1);
}

void TestAwsAccess::aRoleThatWasTakenAwayIsTakenOnAgain()
{
    const QJsonObject connection{{u"roleArn"_s, roleOfTarget}};
    m_ecs->aws.set({{u"role"_s, QJsonObject{{u"arn"_s, roleOfTarget}, {u"trusts"_s, QJsonArray{EcsStandIn::keyId()}}}}});
    QCOMPARE(m_ecs->check(connection).report.code, u"ok"_s);
    m_ecs->aws.set(faults(fault(u"ListTasks"_s, u"ExpiredTokenException"_s)));
    m_ecs->aws.takeRequests();
    QCOMPARE(m_ecs->check(connection).report.code, u"ok"_s);
    QCOMPARE(m_ecs->aws.takeRequests().count(u"AssumeRole"_s), 1);
    m_ecs->aws.set(faults(fault(u"ListTasks"_s, u"ExpiredTokenException"_s, {}, 99))); // once, and no more
    QCOMPARE(m_ecs->check(connection).report.code, u"credential-expired"_s);
}

void TestAwsAccess::aRoleIsTakenOnByTheClockOfAws()
{
    const QJsonObject connection{{u"roleArn"_s, roleOfTarget}};
    m_ecs->aws.set({{u"clock"_s, 7'200}, {u"role"_s, QJsonObject{{u"arn"_s, roleOfTarget}, {u"trusts"_s, QJsonArray{EcsStandIn::keyId()}}}}});
    for (int i = 0; i < 2; ++i)
        QCOMPARE(m_ecs->check(connection).report.code, u"ok"_s);
    const QStringList asked = m_ecs->aws.takeRequests();
    QCOMPARE(asked.count(u"AssumeRole"_s), 2); // the first one with a time that was refused
    QCOMPARE(asked.count(u"DescribeServices"_s), 2);
}

void TestAwsAccess::aRoleEndsFiveMinutesBeforeItsTime()
{
    const QJsonObject connection{{u"roleArn"_s, roleOfTarget}};
    m_ecs->aws.set({{u"role"_s, QJsonObject{{u"arn"_s, roleOfTarget}, {u"trusts"_s, QJsonArray{EcsStandIn::keyId()}}, {u"lifetime"_s, 900}}}});
    QCOMPARE(m_ecs->check(connection).report.code, u"ok"_s);
    for (const auto &[minutes, asked] : {std::pair(9, 0), std::pair(11, 1)}) {
        m_ecs->shift = std::chrono::minutes(minutes);
        m_ecs->aws.set({{u"clock"_s, minutes * 60}});
        m_ecs->aws.takeRequests();
        QCOMPARE(m_ecs->check(connection).report.code, u"ok"_s);
        QCOMPARE(m_ecs->aws.takeRequests().count(u"AssumeRole"_s), asked);
    }
}

void TestAwsAccess::tenantsShareNoRole()
{
    const QJsonObject connection{{u"roleArn"_s, roleOfTarget}};
    m_ecs->aws.set({{u"role"_s, QJsonObject{{u"arn"_s, roleOfTarget}, {u"trusts"_s, QJsonArray{EcsStandIn::keyId()}}}}});
    for (const TenantId tenant : {TenantId::create(), TenantId::create()})
        QCOMPARE(m_ecs->check(connection, {}, EcsChecks::stored(), tenant).report.code, u"ok"_s);
    QCOMPARE(m_ecs->aws.takeRequests().count(u"AssumeRole"_s), 2);
    // A key that is not trusted gets nothing of what was lent to one that is.
    m_ecs->aws.set({{u"keys"_s, QJsonObject{{EcsStandIn::keyId(), QJsonObject{{u"secret"_s, u"changed+secret/that+is/long"_s}}}}}});
    QCOMPARE(m_ecs->check(connection, {}, {EcsStandIn::keyId(), u"guessed+secret/that+is/long"_s}).report.code, u"credential-refused"_s);
}

void TestAwsAccess::whoMaySeeOnlyTheServiceIsToldSo()
{
    m_ecs->aws.set({{u"keys"_s, EcsStandIn::keys({{u"deny"_s, QJsonArray{u"ecs:ListTasks"_s}}})}});
    const QString why = u"AWS answers, but it does not allow “ecs:ListTasks” to the access key."_s;
    auto result = m_ecs->check();
    QCOMPARE(toString(result.report.status), u"healthy"_s);
    QCOMPARE(result.report.message, QString(u"The service runs as it should; tasks: 2. "_s + why));
    QCOMPARE(result.inventory->errors, QStringList{why}); // what is not seen has not vanished
    result = m_ecs->check({}, {u"api"_s});
    QCOMPARE(toString(result.report.status), u"degraded"_s);
    QCOMPARE(result.report.message, QString(u"Tasks that run: 2, but what they are could not be seen. "_s + why));
}

void TestAwsAccess::anotherAccountIsNotTakenForOurs()
{
    QCOMPARE(m_ecs->check({{u"accountId"_s, u"123456789012"_s}}).report.code, u"ok"_s);
    const auto result = m_ecs->check({{u"accountId"_s, u"210987654321"_s}});
    QCOMPARE(result.report.code, u"wrong-account"_s);
    QCOMPARE(toString(result.report.status), u"unhealthy"_s);
    QVERIFY(!result.inventory);
}

void TestAwsAccess::aCheckThatIsCalledOffAsksNoMore()
{
    m_ecs->aws.set(faults(fault(u"DescribeServices"_s, u"ThrottlingException"_s, {}, 1'000)));
    auto future = m_ecs->start({}, AwsPace{.firstPause = std::chrono::milliseconds(40), .longestPause = std::chrono::milliseconds(40), .attempts = 1'000});
    QStringList asked;
    QTRY_VERIFY(!(asked += m_ecs->aws.takeRequests()).isEmpty());
    future.cancel();
    QTest::qWait(100); // what was on its way is over
    m_ecs->aws.takeRequests();
    QTest::qWait(100); // more than two pauses
    QCOMPARE(m_ecs->aws.takeRequests(), QStringList());
}

QTEST_GUILESS_MAIN(TestAwsAccess)
#include "tst_awsaccess.moc"
