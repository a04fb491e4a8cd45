// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/foundwork.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

QByteArray listOf(qsizetype count, const auto &element)
{
    QByteArrayList elements;
    for (qsizetype i = 0; i < count; ++i)
        elements.append(element(i));
    return '[' + elements.join(',') + ']';
}

QByteArray arn(qsizetype number)
{
    return "arn:aws:ecs:eu-west-1:123456789012:service/prod/web-" + QByteArray::number(number);
}

QByteArray projectOf(const QByteArray &name)
{
    return R"({"State":"running","Labels":{"com.docker.compose.project":")" + name + R"("}})";
}

} // namespace

/// Lists of engines that are longer than any engine's: what is made of them stays small.
class TestFoundWork : public QObject
{
    Q_OBJECT

private slots:
    void jobsBeyondTheMostAreNotBuilt();
    void jobsThatOthersStartedLeaveRoomForThoseBehindThem();
    void aListWithoutEndOfBrokenElementsIsNotReadToItsEnd();
    void asManyJobsAsAreReadAreNotCut();
    void projectsBeyondTheMostAreNotBuilt();
    void containersOfKnownProjectsAreCountedBehindTheMost();
    void aPageOfServicesIsCutToWhatWasAskedFor();
    void aServiceThatIsDescribedOftenIsFoundOnce();
    void aServiceThatWasMadeAnewIsFoundBesideTheOneThatIsGone();
};

void TestFoundWork::jobsBeyondTheMostAreNotBuilt()
{
    const auto jobs = readNomadJobs(listOf(100'000, [](qsizetype) -> QByteArray { return R"({"ID":"x1"})"; }));
    QVERIFY(jobs);
    QCOMPARE(jobs->found.size(), 2 * maxFoundWork);
    QVERIFY(jobs->isCut);
    Discovery bounded = *jobs;
    boundFound(bounded, {{u"address"_s, u"http://nomad:4646"_s}, {u"namespace"_s, u"shop"_s}});
    QCOMPARE(bounded.found.size(), 1);
    QVERIFY(bounded.isCut);
}

void TestFoundWork::jobsThatOthersStartedLeaveRoomForThoseBehindThem()
{
    const auto jobs = readNomadJobs(
        listOf(20'001, [](qsizetype i) -> QByteArray { return i < 20'000 ? QByteArray(R"({"ID":"a/periodic-1"})") : QByteArray(R"({"ID":"web"})"); }));
    QVERIFY(jobs);
    QCOMPARE(jobs->found.size(), 1);
    QCOMPARE(jobs->found.constFirst().name, u"web"_s);
    QVERIFY(!jobs->isCut);
}

void TestFoundWork::aListWithoutEndOfBrokenElementsIsNotReadToItsEnd()
{
    const QByteArray body = listOf(300'000, [](qsizetype) -> QByteArray { return "1"; });
    const auto jobs = readNomadJobs(body);
    QVERIFY(jobs && jobs->isCut);
    QVERIFY(jobs->unusable <= 200'000);
    const auto containers = readComposeProjects(body);
    QVERIFY(containers && containers->isCut);
    QVERIFY(containers->unusable <= 200'000);
}

void TestFoundWork::asManyJobsAsAreReadAreNotCut()
{
    const auto jobs = readNomadJobs(listOf(2 * maxFoundWork, [](qsizetype i) -> QByteArray { return R"({"ID":"x)" + QByteArray::number(i) + R"("})"; }));
    QVERIFY(jobs);
    QCOMPARE(jobs->found.size(), 2 * maxFoundWork);
    QVERIFY(!jobs->isCut);
}

void TestFoundWork::projectsBeyondTheMostAreNotBuilt()
{
    const auto projects = readComposeProjects(listOf(20'000, [](qsizetype i) -> QByteArray { return projectOf("p" + QByteArray::number(i)); }));
    QVERIFY(projects);
    QCOMPARE(projects->found.size(), 2 * maxFoundWork + 1); // and the host
    QVERIFY(projects->isCut);
    QVERIFY(*projects->found.constFirst().count == (RunCount{20'000, 20'000}));
}

void TestFoundWork::containersOfKnownProjectsAreCountedBehindTheMost()
{
    const auto projects = readComposeProjects(
        listOf(10'001, [](qsizetype i) -> QByteArray { return projectOf(i < 10'000 ? QByteArray("p" + QByteArray::number(i)) : QByteArray("p0")); }));
    QVERIFY(projects);
    QCOMPARE(projects->found.at(1).name, u"p0"_s);
    QVERIFY(*projects->found.at(1).count == (RunCount{2, 2}));
}

void TestFoundWork::aPageOfServicesIsCutToWhatWasAskedFor()
{
    const QByteArray arns = listOf(5'000, [](qsizetype i) -> QByteArray { return '"' + arn(i) + '"'; });
    const auto page = readEcsServicePage(R"({"serviceArns":)" + arns + '}', 100);
    QVERIFY(page);
    QCOMPARE(page->arns.size(), 100);
    QVERIFY(page->isCut);
    const auto whole = readEcsServicePage(R"({"serviceArns":)" + arns + '}', 5'000);
    QCOMPARE(whole->arns.size(), 5'000);
    QVERIFY(!whole->isCut);
}

void TestFoundWork::aServiceThatIsDescribedOftenIsFoundOnce()
{
    const QByteArray said = listOf(50'000, [](qsizetype) -> QByteArray { return R"({"serviceArn":")" + arn(1) + R"(","status":"ACTIVE","desiredCount":1})"; });
    const auto found = foundEcsServices(R"({"services":)" + said + '}', {QString::fromLatin1(arn(1)), QString::fromLatin1(arn(2))}, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().name, u"web-1"_s);
}

void TestFoundWork::aServiceThatWasMadeAnewIsFoundBesideTheOneThatIsGone()
{
    const QByteArray gone = R"({"serviceArn":")" + arn(1) + R"(","status":"INACTIVE"})";
    const QByteArray there = R"({"serviceArn":")" + arn(1) + R"(","status":"ACTIVE","desiredCount":3})";
    const auto found = foundEcsServices(R"({"services":[)" + gone + ',' + there + "]}", {QString::fromLatin1(arn(1))}, {});
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().count->total, 3);
}

QTEST_GUILESS_MAIN(TestFoundWork)
#include "tst_foundwork.moc"
