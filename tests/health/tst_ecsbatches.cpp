// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/health/ecschecks.h"

#include "tests/support/await.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QStringList names(int count)
{
    QStringList made;
    for (int i = 0; i < count; ++i)
        made.append(u"s%1"_s.arg(i));
    return made;
}

/// Of those services, that many tasks run as the number of each says; s0 is not there.
QJsonArray numbered(int count)
{
    QJsonArray made;
    for (int i = 1; i < count; ++i) {
        const QString arn = u"arn:aws:ecs:eu-west-1:123456789012:service/prod/s%1"_s.arg(i);
        made.append(EcsStandIn::service(i, i, {{u"serviceArn"_s, arn}, {u"serviceName"_s, u"s%1"_s.arg(i)}}));
    }
    return made;
}

QJsonObject refusal(const QString &type, int times)
{
    const QJsonObject one{{u"operation"_s, u"DescribeServices"_s}, {u"type"_s, type}, {u"times"_s, times}};
    return {{u"faults"_s, QJsonArray{one}}};
}

} // namespace

/// Services that are checked at the same moment are asked for together.
class TestEcsBatches : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void servicesOfAClusterAreAskedForTogether();
    void whatOneIsToldAllAreTold();
    void aNameThatIsNotTakenSpoilsNoOther();
    void whoLeadsMayBeCalledOff();

private:
    /// Codes of all, in order.
    static QStringList codesOf(const QList<QFuture<ProbeResult>> &checks);

    std::unique_ptr<EcsChecks> m_ecs;
};

void TestEcsBatches::initTestCase()
{
    m_ecs = std::make_unique<EcsChecks>();
    if (!m_ecs->aws.obstacle().isEmpty())
        QSKIP(qPrintable(m_ecs->aws.obstacle()));
}

void TestEcsBatches::init()
{
    m_ecs->reset();
    m_ecs->aws.set({{u"services"_s, numbered(23)}});
}

void TestEcsBatches::cleanup()
{
    m_ecs->aws.takeRequests();
    QCOMPARE(m_ecs->aws.violations(), QStringList());
}

QStringList TestEcsBatches::codesOf(const QList<QFuture<ProbeResult>> &checks)
{
    QStringList codes;
    for (const auto &each : checks)
        codes.append(isDoneWithin(each, 12'000) ? each.result().report.code : u"none"_s);
    return codes;
}

void TestEcsBatches::servicesOfAClusterAreAskedForTogether()
{
    const auto checks = m_ecs->startTogether(names(23) + QStringList{u"s22"_s}); // one is two targets
    const QStringList codes = codesOf(checks);
    QCOMPARE(codes.first(), u"service-not-found"_s);
    for (qsizetype i = 1; i < 23; ++i)
        QCOMPARE(checks.at(i).result().report.message, u"The service runs as it should; tasks: %1."_s.arg(i));
    QCOMPARE(checks.last().result().report.message, u"The service runs as it should; tasks: 22."_s);
    QCOMPARE(m_ecs->aws.takeRequests().count(u"DescribeServices"_s), 3);
    // What is asked later is asked anew.
    codesOf(m_ecs->startTogether({u"s1"_s}));
    codesOf(m_ecs->startTogether({u"s1"_s}));
    QCOMPARE(m_ecs->aws.takeRequests().count(u"DescribeServices"_s), 2);
}

void TestEcsBatches::whatOneIsToldAllAreTold()
{
    m_ecs->aws.set(refusal(u"AccessDeniedException"_s, 99));
    QCOMPARE(codesOf(m_ecs->startTogether(names(4))), QStringList(4, u"access-denied"_s));
    m_ecs->aws.set(refusal(u"ThrottlingException"_s, 99));
    m_ecs->aws.takeRequests();
    QCOMPARE(codesOf(m_ecs->startTogether(names(4))), QStringList(4, u"throttled"_s));
    QCOMPARE(m_ecs->aws.takeRequests().size(), 6); // the attempts of one
}

void TestEcsBatches::aNameThatIsNotTakenSpoilsNoOther()
{
    m_ecs->aws.set(refusal(u"InvalidParameterException"_s, 1));
    QCOMPARE(codesOf(m_ecs->startTogether(names(4))), (QStringList{u"service-not-found"_s, u"ok"_s, u"ok"_s, u"ok"_s}));
}

void TestEcsBatches::whoLeadsMayBeCalledOff()
{
    auto checks = m_ecs->startTogether(names(4));
    checks.first().cancel();
    checks.removeFirst();
    QCOMPARE(codesOf(checks), QStringList(3, u"ok"_s));
    // Or while the answer is on its way, and another one as well.
    m_ecs->aws.set(refusal(u"ThrottlingException"_s, 2));
    checks = m_ecs->startTogether(names(4));
    QStringList asked;
    QTRY_VERIFY(!(asked += m_ecs->aws.takeRequests()).isEmpty());
    checks.takeFirst().cancel();
    checks.takeFirst().cancel();
    QCOMPARE(codesOf(checks), QStringList(2, u"ok"_s));
}

QTEST_GUILESS_MAIN(TestEcsBatches)
#include "tst_ecsbatches.moc"
