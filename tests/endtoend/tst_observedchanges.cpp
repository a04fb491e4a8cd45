// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/try.h"
#include "services/store/backends/opendatabase.h"
#include "tests/endtoend/contractclient.h"
#include "tests/support/values.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QByteArray bytes(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

/// What the engine says of the container that runs image a, b, ….
QJsonObject engineEvent(const char *action, char letter, int beforeMs)
{
    return {{u"action"_s, QString::fromLatin1(action)},
            {u"beforeMs"_s, beforeMs},
            {u"actor"_s, QString(64, QLatin1Char(letter))},
            {u"component"_s, u"api"_s},
            {u"name"_s, u"shop-api-1"_s},
            {u"image"_s, QString(u"registry.example.com/api:"_s + QLatin1Char(letter))},
            {u"labels"_s, QJsonObject{{u"com.docker.compose.project"_s, u"shop"_s}}}};
}

const QString observed = u"/api/v1/deployments-observed"_s;

} // namespace

/// Each change of what runs is a line, and says what is known of why.
class TestObservedChanges : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aChangeThatNobodyMentionedIsUnexplained();
    void whatDidNotChangeIsNoLine();
    void aStickerThatComesLaterAnnouncesIt();
    void whoAskedTheGateBeforeIsNamed();
    void whoAskedIsNotForgottenByADatabaseThatIsBusy();
    void aQuestionAboutAnotherTimeIsNone();
    void aFreezeIsNamedAndStaysWhenItIsDeleted();
    void listsAreFilteredAndPaged();
    void theSummaryCounts();
    void anExplanationIsAuditedAndLeavesTheVerdict();
    void whatTheEngineDidStandsBesideAndExplainsNothing();
    void whatTheEngineDidStaysWhenMoreComesToLight();
    void anEventAloneIsNoSnapshot();
    void aStartThatIsHeardOfLaterIsAdded();
    void aStartThatIsHeardOfLaterLeavesTheFreezeThatWas();
    void hostileEventsLeaveNothingBehind();
    void oddEventsAreRefusedOrLeftOut_data();
    void oddEventsAreRefusedOrLeftOut();
    void anotherTenantSeesNothing();
    void aRoleThatOnlyReadsExplainsNothing();

private:
    void run(const QString &component, char letter, int secondsAgo = 0, const QJsonArray &events = {});
    int push(const QString &component, char letter, int secondsAgo, const QJsonArray &events);
    QJsonArray events() { return eventsOf(newest()); }
    static QJsonArray eventsOf(const QJsonObject &line);
    QJsonArray lines(const QString &query = {}) { return m_client->get(observed + query).array(); }
    QJsonObject newest() { return lines().at(0).toObject(); }
    QString verdict() { return newest().value("verdict"_L1).toString(); }
    QStringList kinds();

    std::unique_ptr<ContractClient> m_client;
    QString m_environment;
    QString m_target;
    int m_sequence = 0;
};

void TestObservedChanges::init()
{
    m_client = std::make_unique<ContractClient>();
    m_environment = m_client->environment("production");
    m_target = m_client->target(m_environment, "web-01");
}

void TestObservedChanges::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestObservedChanges::run(const QString &component, char letter, int secondsAgo, const QJsonArray &events)
{
    QCOMPARE(push(component, letter, secondsAgo, events), 202);
}

/// Container aaaa… runs image a, and so on.
int TestObservedChanges::push(const QString &component, char letter, int secondsAgo, const QJsonArray &events)
{
    QJsonObject section{{u"targetId"_s, m_target},
                        {u"components"_s,
                         QJsonArray{QJsonObject{{u"name"_s, component},
                                                {u"containerId"_s, QString(64, QLatin1Char(letter))},
                                                {u"image"_s, QString(u"registry.example.com/"_s + component + u":"_s + QLatin1Char(letter))},
                                                {u"repoDigests"_s, QJsonArray{digest(letter)}},
                                                {u"state"_s, u"running"_s}}}}};
    if (!events.isEmpty())
        section.insert(u"events"_s, events);
    const QJsonObject body{{u"snapshotId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                           {u"sequence"_s, ++m_sequence},
                           {u"observedAt"_s, fromNow(-secondsAgo)},
                           {u"collector"_s, u"ci/1"_s},
                           {u"targets"_s, QJsonArray{section}}};
    return m_client->post(u"/api/v1/targets/"_s + m_target + u"/inventory"_s, bytes(body)).status;
}

QJsonArray TestObservedChanges::eventsOf(const QJsonObject &line)
{
    QJsonArray all;
    for (const QJsonValue each : line.value("evidence"_L1).toArray()) {
        if (each["kind"_L1] == "engine-event"_L1)
            all.append(each);
    }
    return all;
}

QStringList TestObservedChanges::kinds()
{
    QStringList all;
    for (const QJsonValue each : newest().value("evidence"_L1).toArray())
        all.append(each.toObject().value("kind"_L1).toString());
    return all;
}

void TestObservedChanges::aChangeThatNobodyMentionedIsUnexplained()
{
    run(u"api"_s, 'a', 120);
    QVERIFY(lines().isEmpty()); // what is seen for the first time did not change
    run(u"api"_s, 'b', 60);
    QCOMPARE(lines().size(), 1);
    const QJsonObject line = newest();
    QCOMPARE(line.value("verdict"_L1).toString(), u"unexplained"_s);
    QCOMPARE(line.value("component"_L1).toString(), u"api"_s);
    QCOMPARE(line.value("targetName"_L1).toString(), u"web-01"_s);
    QCOMPARE(line.value("environmentId"_L1).toString(), m_environment);
    QCOMPARE(line.value("from"_L1).toObject().value("digest"_L1).toString(), digest('a'));
    QCOMPARE(line.value("from"_L1).toObject().value("image"_L1).toString(), u"registry.example.com/api:a"_s);
    QCOMPARE(line.value("to"_L1).toObject().value("digest"_L1).toString(), digest('b'));
    QCOMPARE(kinds(), QStringList(u"engine"_s));
    QVERIFY(line.value("explanation"_L1).isNull());
}

void TestObservedChanges::whatDidNotChangeIsNoLine()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'a', 90);
    run(u"worker"_s, 'c', 60); // another component instead
    run(u"api"_s, 'a', 30);    // and the first one again, as it was
    QVERIFY(lines().isEmpty());
}

void TestObservedChanges::aStickerThatComesLaterAnnouncesIt()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60);
    QCOMPARE(verdict(), u"unexplained"_s);
    QCOMPARE(m_client
                 ->put(u"/api/v1/targets/"_s + m_target + u"/sticker"_s,
                       bytes(QJsonObject{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                         {u"releaseName"_s, u"2.0"_s},
                                         {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest('b')}}}}}))
                 .status,
             200);
    QCOMPARE(verdict(), u"announced"_s);
    QCOMPARE(lines().size(), 1);
    QCOMPARE(kinds(), QStringList({u"engine"_s, u"sticker"_s}));
    run(u"api"_s, 'c');
    QCOMPARE(verdict(), u"unexplained"_s);
    run(u"api"_s, 'b'); // back to what the sticker says
    QCOMPARE(verdict(), u"announced"_s);
}

void TestObservedChanges::whoAskedTheGateBeforeIsNamed()
{
    run(u"api"_s, 'a');
    QTest::qWait(1'100); // times are kept to the second
    const Answer gate = m_client->post(u"/api/v1/environments/"_s + m_environment + u"/gate-check"_s, "{}");
    QCOMPARE(gate.object().value("allowed"_L1).toBool(), true);
    QTest::qWait(1'100);
    run(u"api"_s, 'b'); // it may be seen before the question is written down
    QTRY_COMPARE_WITH_TIMEOUT(verdict(), u"asked"_s, 10'000);
    QCOMPARE(kinds(), QStringList({u"gate-check"_s, u"engine"_s}));
    const QJsonObject asked = newest().value("evidence"_L1).toArray().at(0).toObject();
    QVERIFY(asked.value("allowed"_L1).toBool());
    QVERIFY(asked.value("by"_L1).isString());
}

void TestObservedChanges::whoAskedIsNotForgottenByADatabaseThatIsBusy()
{
    run(u"api"_s, 'a');
    QTest::qWait(1'100); // times are kept to the second
    const auto beside = must(openDatabase({.url = m_client->api.where().url(), .besideAnother = true}));
    const auto held = beside->write(localTenant, [&](Transaction &transaction) -> Result<void> {
        // It has the one writer, or the tenant's row, and keeps it for longer than anybody waits for it.
        RETURN_IF_ERROR(transaction.identities.setFact(u"held"_s, u"1"_s));
        const Answer gate = m_client->post(u"/api/v1/environments/"_s + m_environment + u"/gate-check"_s, "{}");
        if (!gate.object().value("allowed"_L1).toBool())
            return notFound();
        QTest::qWait(7'000);
        return {};
    });
    QVERIFY2(held, held ? "" : qPrintable(held.error().message));
    run(u"api"_s, 'b');
    QTRY_COMPARE_WITH_TIMEOUT(verdict(), u"asked"_s, 20'000);
}

void TestObservedChanges::aQuestionAboutAnotherTimeIsNone()
{
    run(u"api"_s, 'a');
    const auto gate = m_client->post(u"/api/v1/environments/"_s + m_environment + u"/gate-check"_s, bytes(QJsonObject{{u"at"_s, fromNow(86'400)}}));
    QCOMPARE(gate.status, 200);
    QTest::qWait(1'100);
    run(u"api"_s, 'b');
    QTest::qWait(1'000); // longer than a question takes to be written down
    QCOMPARE(verdict(), u"unexplained"_s);
}

void TestObservedChanges::aFreezeIsNamedAndStaysWhenItIsDeleted()
{
    run(u"api"_s, 'a', 120);
    const QString window = m_client->window(m_environment, fromNow(-3'600), fromNow(3'600), "Holiday freeze");
    run(u"api"_s, 'b');
    QCOMPARE(verdict(), u"during-freeze"_s);
    QVERIFY(kinds().contains(u"freeze"_s));
    const QJsonArray evidence = newest().value("evidence"_L1).toArray();
    QVERIFY(std::any_of(evidence.begin(), evidence.end(), [&](const QJsonValue &each) {
        return each.toObject().value("ref"_L1).toString() == window && each.toObject().value("text"_L1).toString() == u"Holiday freeze"_s;
    }));
    QCOMPARE(m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + window).status, 200);
    QCOMPARE(m_client
                 ->put(u"/api/v1/targets/"_s + m_target + u"/sticker"_s,
                       bytes(QJsonObject{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                         {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest('b')}}}}}))
                 .status,
             200);
    QCOMPARE(verdict(), u"during-freeze"_s);
}

void TestObservedChanges::listsAreFilteredAndPaged()
{
    run(u"api"_s, 'a', 300);
    for (int i = 0; i < 5; ++i)
        run(u"api"_s, static_cast<char>('b' + i), 200 - 10 * i);
    QCOMPARE(lines().size(), 5);
    QCOMPARE(lines(u"?verdict=unexplained"_s).size(), 5);
    QCOMPARE(lines(u"?verdict=asked"_s).size(), 0);
    QCOMPARE(lines(u"?verdict=during-freeze,unexplained"_s).size(), 5);
    QCOMPARE(m_client->get(observed + u"?verdict="_s).status, 400);
    QCOMPARE(m_client->get(observed + u"?verdict=asked,strange"_s).status, 400);
    QCOMPARE(lines(u"?component=api"_s).size(), 5);
    QCOMPARE(lines(u"?component=other"_s).size(), 0);
    QCOMPARE(lines(u"?q=WEB-01"_s).size(), 5);
    QCOMPARE(lines(u"?q=cccccc"_s).size(), 2); // to it and from it
    QCOMPARE(lines(u"?q=%25"_s).size(), 0);    // no pattern
    QCOMPARE(lines(u"?environmentId="_s + m_environment).size(), 5);
    QCOMPARE(lines(u"?targetId=0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s).size(), 0);
    QCOMPARE(lines(u"?from="_s + fromNow(-185)).size(), 3);
    QCOMPARE(m_client->get(observed + u"?verdict=strange"_s).status, 400);
    QCOMPARE(m_client->get(observed + u"?colour=red"_s).status, 400);
    QStringList seen;
    QString next = observed + u"?limit=2"_s;
    while (!next.isEmpty()) {
        const Answer page = m_client->get(next);
        for (const QJsonValue each : page.array())
            seen.append(each.toObject().value("id"_L1).toString());
        next = nextOf(page);
    }
    QCOMPARE(seen.size(), 5);
    QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 5);
}

void TestObservedChanges::theSummaryCounts()
{
    QVERIFY(m_client->get(observed + u"/summary"_s).array().isEmpty());
    run(u"api"_s, 'a', 300);
    run(u"api"_s, 'b', 200);
    run(u"api"_s, 'c', 100);
    const QJsonObject counts = m_client->get(observed + u"/summary"_s).array().at(0).toObject();
    QCOMPARE(counts.value("environmentId"_L1).toString(), m_environment);
    QCOMPARE(counts.value("unexplained"_L1).toInt(), 2);
    QCOMPARE(counts.value("total"_L1).toInt(), 2);
    QVERIFY(m_client->get(observed + u"/summary?to=2026-01-01T00:00:00Z"_s).array().isEmpty());
}

void TestObservedChanges::anExplanationIsAuditedAndLeavesTheVerdict()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60);
    const QString one = observed + u'/' + newest().value("id"_L1).toString();
    QCOMPARE(m_client->post(one + u"/explanation"_s, bytes(QJsonObject{{u"reason"_s, u" x "_s}})).status, 422);
    QCOMPARE(m_client->post(one + u"/explanation"_s, bytes(QJsonObject{{u"ticket"_s, u"OPS-7"_s}})).status, 422);
    const Answer said = m_client->post(one + u"/explanation"_s, bytes(QJsonObject{{u"reason"_s, u"The queue was stuck."_s}, {u"ticket"_s, u"OPS-7"_s}}));
    QCOMPARE(said.status, 200);
    QCOMPARE(said.object().value("verdict"_L1).toString(), u"unexplained"_s);
    QCOMPARE(m_client->get(one).object().value("explanation"_L1).toObject().value("ticket"_L1).toString(), u"OPS-7"_s);
    const QJsonArray audit = m_client->get(u"/api/v1/audit?action=deployment.explained"_s).array();
    QCOMPARE(audit.size(), 1);
    QCOMPARE(audit.at(0).toObject().value("reason"_L1).toString(), u"The queue was stuck."_s);
}

void TestObservedChanges::whatTheEngineDidStandsBesideAndExplainsNothing()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60, QJsonArray{engineEvent("die", 'a', 2'000), engineEvent("start", 'b', 1'000), engineEvent("start", 'c', 1'000)});
    QCOMPARE(verdict(), u"unexplained"_s);
    QCOMPARE(kinds(), QStringList({u"engine-event"_s, u"engine-event"_s, u"engine"_s}));
    const QJsonObject start = events().at(1).toObject();
    QCOMPARE(start.value("event"_L1).toObject(),
             (QJsonObject{{u"action"_s, u"start"_s},
                          {u"actor"_s, u"bbbbbbbbbbbb"_s},
                          {u"component"_s, u"api"_s},
                          {u"name"_s, u"shop-api-1"_s},
                          {u"image"_s, u"registry.example.com/api:b"_s},
                          {u"labels"_s, QJsonObject{{u"com.docker.compose.project"_s, u"shop"_s}}}}));
    const auto at = parseInstant(start.value("at"_L1).toString().toStdString());
    const auto seen = parseInstant(newest().value("firstSeenAt"_L1).toString().toStdString());
    QCOMPARE((*seen - *at).count(), 1'000);

    m_client->window(m_environment, fromNow(-3'600), fromNow(3'600), "Holiday freeze");
    run(u"api"_s, 'd', 0, QJsonArray{engineEvent("start", 'd', 1'000)});
    QCOMPARE(verdict(), u"during-freeze"_s);
    QCOMPARE(events().size(), 1);
}

void TestObservedChanges::whatTheEngineDidStaysWhenMoreComesToLight()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60, QJsonArray{engineEvent("start", 'b', 1'000)});
    const QJsonArray before = events();
    QCOMPARE(before.size(), 1);
    QCOMPARE(m_client
                 ->put(u"/api/v1/targets/"_s + m_target + u"/sticker"_s,
                       bytes(QJsonObject{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                         {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest('b')}}}}}))
                 .status,
             200);
    QCOMPARE(verdict(), u"announced"_s);
    QCOMPARE(events(), before);
}

void TestObservedChanges::anEventAloneIsNoSnapshot()
{
    run(u"api"_s, 'a', 120);
    const QString history = u"/api/v1/targets/"_s + m_target + u"/inventory/snapshots"_s;
    const auto snapshots = m_client->get(history).array().size();
    run(u"api"_s, 'a', 60, QJsonArray{engineEvent("die", 'a', 2'000), engineEvent("start", 'a', 1'000)});
    QVERIFY(lines().isEmpty());
    QCOMPARE(m_client->get(history).array().size(), snapshots);
}

void TestObservedChanges::aStartThatIsHeardOfLaterIsAdded()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60, QJsonArray{engineEvent("create", 'b', 1'000)});
    QCOMPARE(events().size(), 1);
    run(u"api"_s, 'b', 50, QJsonArray{engineEvent("start", 'b', 9'000), engineEvent("start", 'c', 9'000)});
    QCOMPARE(lines().size(), 1);
    QCOMPARE(events().size(), 2);
    QCOMPARE(verdict(), u"unexplained"_s);
    const auto changes = m_client->get(u"/api/v1/changes?since=0&limit=500"_s).array().size();
    run(u"api"_s, 'b', 40, QJsonArray{engineEvent("start", 'b', 5'000)}); // and nothing twice
    QCOMPARE(events().size(), 2);
    QCOMPARE(m_client->get(u"/api/v1/changes?since=0&limit=500"_s).array().size(), changes);
}

void TestObservedChanges::aStartThatIsHeardOfLaterLeavesTheFreezeThatWas()
{
    run(u"api"_s, 'a', 120);
    const QString window = m_client->window(m_environment, fromNow(-3'600), fromNow(3'600), "Holiday freeze");
    run(u"api"_s, 'b', 60, QJsonArray{engineEvent("create", 'b', 1'000)});
    QCOMPARE(m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + window).status, 200); // it ends
    QTest::qWait(1'100);
    QCOMPARE(m_client->remove(ContractClient::windowsOf(m_environment) + u'/' + window).status, 200); // and is hidden
    run(u"api"_s, 'b', 50, QJsonArray{engineEvent("start", 'b', 9'000)});
    QCOMPARE(events().size(), 2);
    QCOMPARE(verdict(), u"during-freeze"_s);
    QVERIFY(kinds().contains(u"freeze"_s));
}

void TestObservedChanges::hostileEventsLeaveNothingBehind()
{
    QJsonObject hostile = engineEvent("start", 'b', 1'000);
    hostile.insert(u"name"_s, u"a\u202eb\u0007"_s);
    hostile.insert(u"labels"_s,
                   QJsonObject{{u"com.docker.compose.project"_s, u"{\"a\":[1,\"\\\"\"]}"_s},
                               {u"com.docker.compose.service"_s, QString(10'000, u'x')},
                               {u"com.docker.compose.version"_s, u"2\u00012"_s},
                               {u"com.docker.compose.project.working_dir"_s, u"/srv/ada/shop"_s},
                               {u"org.opencontainers.image.source"_s, u"https://ada:hunter22@git.example.com/shop"_s},
                               {u"token"_s, u"secret"_s}});
    QJsonArray many{hostile};
    for (int i = 0; i < 400; ++i)
        many.append(engineEvent("create", 'b', i));
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60, many);
    const QByteArray line = QJsonDocument(newest()).toJson();
    for (const char *secret : {"ada", "hunter22", "secret", "xxxxxxxxxx", "working_dir", "\u202e"})
        QVERIFY2(!line.contains(secret), secret);
    QVERIFY(events().size() <= 8);
    const auto isStart = [](const QJsonValue &each) { return each["event"_L1]["action"_L1] == "start"_L1; };
    const QJsonArray all = events();
    const auto start = std::find_if(all.begin(), all.end(), isStart);
    QVERIFY(start != all.end());
    QCOMPARE(
        (*start)["event"_L1]["labels"_L1].toObject(),
        (QJsonObject{{u"com.docker.compose.project"_s, u"{\"a\":[1,\"\\\"\"]}"_s}, {u"org.opencontainers.image.source"_s, u"https://git.example.com/shop"_s}}));
}

void TestObservedChanges::oddEventsAreRefusedOrLeftOut_data()
{
    QTest::addColumn<QJsonObject>("odd");
    QTest::addColumn<int>("status");
    const auto with = [](const QString &key, const QJsonValue &value) {
        QJsonObject event = engineEvent("start", 'b', 1'000);
        value.isUndefined() ? event.remove(key) : static_cast<void>(event.insert(key, value));
        return event;
    };
    QTest::newRow("of a newer agent") << with(u"action"_s, u"checkpoint"_s) << 202;
    QTest::newRow("of another day") << with(u"beforeMs"_s, 86'400'000) << 202;
    QTest::newRow("of tomorrow") << with(u"beforeMs"_s, -86'400'000) << 202;
    QTest::newRow("of no time at all") << with(u"beforeMs"_s, 1.5) << 422;
    QTest::newRow("without a time") << with(u"beforeMs"_s, QJsonValue(QJsonValue::Undefined)) << 422;
    QTest::newRow("with a member nobody knows") << with(u"workingDir"_s, u"/home"_s) << 422;
    QTest::newRow("with a label that is none") << with(u"labels"_s, QJsonObject{{u"com.docker.compose.project"_s, 7}}) << 422;
    QTest::newRow("without an actor") << with(u"actor"_s, QJsonValue()) << 202;
}

void TestObservedChanges::oddEventsAreRefusedOrLeftOut()
{
    QFETCH(QJsonObject, odd);
    QFETCH(int, status);
    run(u"api"_s, 'a', 120);
    QCOMPARE(push(u"api"_s, 'b', 60, QJsonArray{odd}), status);
    if (status == 202)
        QCOMPARE(events(), QJsonArray());
}

void TestObservedChanges::anotherTenantSeesNothing()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60);
    const QString id = newest().value("id"_L1).toString();
    const QByteArray other = m_client->api.token(Role::Admin, 1);
    const auto see = [&](const QString &path) { return m_client->api.send("GET", path.toUtf8(), other); };
    QVERIFY(see(observed).array().isEmpty());
    QVERIFY(see(observed + u"/summary"_s).array().isEmpty());
    QCOMPARE(see(observed + u'/' + id).status, 404);
    QCOMPARE(m_client->api.send("POST", (observed + u'/' + id + u"/explanation"_s).toUtf8(), other, QJsonObject{{u"reason"_s, u"Not ours."_s}}).status, 404);
}

void TestObservedChanges::aRoleThatOnlyReadsExplainsNothing()
{
    run(u"api"_s, 'a', 120);
    run(u"api"_s, 'b', 60);
    const QString one = observed + u'/' + newest().value("id"_L1).toString();
    const QByteArray viewer = m_client->api.token(Role::Viewer);
    QCOMPARE(m_client->api.send("GET", one.toUtf8(), viewer).status, 200);
    QCOMPARE(m_client->api.send("POST", (one + u"/explanation"_s).toUtf8(), viewer, QJsonObject{{u"reason"_s, u"I was told."_s}}).status, 403);
}

QTEST_GUILESS_MAIN(TestObservedChanges)
#include "tst_observedchanges.moc"
