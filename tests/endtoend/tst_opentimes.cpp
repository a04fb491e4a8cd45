// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr qint64 hour = 3'600; // s
constexpr qint64 day = 24 * hour;

QStringList startsIn(const Answer &answer)
{
    QStringList starts;
    for (const QJsonValue each : answer.object().value(u"slots"_s).toArray())
        starts.append(each.toObject().value(u"start"_s).toString());
    return starts;
}

QJsonObject reasonOf(const Answer &answer)
{
    return answer.object().value(u"reasons"_s).toArray().first().toObject();
}

} // namespace

/// GET /api/v1/slots through real sockets.
class TestOpenTimes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void gapsOfOneEnvironmentSayHowTheyEnd();
    void severalEnvironmentsHaveToBeOpenTogether();
    void anExceptionOpensNothing();
    void nothingFoundSaysWhy();
    void aTimeInThePastIsNow();
    void theSearchCanBeginLater();
    void theSearchEndsWithTheLastYear();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void unknownEnvironmentsAndThoseOfOthersAreNotFound();
    void cleanup();

private:
    Answer ask(const QString &environments, const QString &more = {}) { return m_client->get(u"/api/v1/slots?environmentIds="_s + environments + more); }

    std::unique_ptr<ContractClient> m_client;
    QString m_production;
};

void TestOpenTimes::init()
{
    m_client = std::make_unique<ContractClient>();
    m_production = m_client->environment("production");
}

void TestOpenTimes::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestOpenTimes::gapsOfOneEnvironmentSayHowTheyEnd()
{
    const QString end = fromNow(3 * hour);
    const QString next = fromNow(6 * hour);
    const QString last = fromNow(7 * hour);
    m_client->window(m_production, fromNow(-hour), end, "Holiday freeze");
    const QString cover = m_client->window(m_production, next, last, "Night cover");
    const Answer answer = ask(m_production);
    QCOMPARE(answer.status, 200);
    QCOMPARE(startsIn(answer), QStringList({end, last}));
    const QJsonObject first = answer.object().value(u"slots"_s).toArray().first().toObject();
    QCOMPARE(first.value(u"end"_s).toString(), next);
    const QJsonObject expected{{u"windowId"_s, cover}, {u"environmentId"_s, m_production}, {u"reason"_s, u"Night cover"_s}};
    QCOMPARE(first.value(u"endsWith"_s).toObject(), expected);
    const QJsonObject second = answer.object().value(u"slots"_s).toArray().last().toObject();
    QVERIFY(second.value(u"end"_s).isNull() && second.value(u"endsWith"_s).isNull());
    QVERIFY(answer.object().value(u"reasons"_s).toArray().isEmpty());
    QCOMPARE(startsIn(ask(m_production, u"&duration=PT4H"_s)), QStringList{last});
    QCOMPARE(startsIn(ask(m_production, u"&count=1"_s)), QStringList{end});
}

void TestOpenTimes::severalEnvironmentsHaveToBeOpenTogether()
{
    const QString staging = m_client->environment("staging");
    const QString end = fromNow(2 * hour);
    const QString later = fromNow(5 * hour);
    m_client->window(m_production, fromNow(-hour), end, "Holiday freeze");
    m_client->window(staging, fromNow(hour), later, "Load test");
    QCOMPARE(startsIn(ask(m_production)), QStringList{end});
    QCOMPARE(startsIn(ask(m_production + u',' + staging)), QStringList{later});
    QCOMPARE(startsIn(ask(staging + u',' + m_production + u',' + staging)), QStringList{later}); // twice is once
}

void TestOpenTimes::anExceptionOpensNothing()
{
    const QString end = fromNow(2 * hour);
    m_client->window(m_production, fromNow(-hour), end, "Holiday freeze", {m_client->api.userOf(Role::Operator).toString()});
    const Answer answer = m_client->send("GET", u"/api/v1/slots?environmentIds="_s + m_production, {}, {}, m_client->api.token(Role::Operator));
    QCOMPARE(startsIn(answer), QStringList{end});
}

void TestOpenTimes::nothingFoundSaysWhy()
{
    const QString end = fromNow(30 * day);
    m_client->window(m_production, fromNow(-hour), end, "Holiday freeze");
    const Answer closed = ask(m_production, u"&within=P2D"_s);
    QCOMPARE(closed.status, 200);
    QVERIFY(startsIn(closed).isEmpty());
    QCOMPARE(reasonOf(closed).value(u"code"_s).toString(), u"no-open-time"_s);
    QCOMPARE(reasonOf(closed).value(u"message"_s).toString(),
             u"There is no open time of 2 h within 2 d: production is frozen until %1 (Holiday freeze)."_s.arg(end));

    m_client->window(m_production, QDateTime::fromString(end, Qt::ISODate).addSecs(hour).toString(Qt::ISODate), fromNow(60 * day), "Second freeze");
    const Answer narrow = ask(m_production, u"&within=P40D"_s);
    QVERIFY(startsIn(narrow).isEmpty());
    QCOMPARE(reasonOf(narrow).value(u"message"_s).toString(), u"There is no open time of 2 h within 40 d: the longest begins %1 and lasts 1 h."_s.arg(end));
}

void TestOpenTimes::aTimeInThePastIsNow()
{
    const Answer answer = ask(m_production, u"&from=2020-01-01T00:00:00Z"_s);
    const QDateTime from = QDateTime::fromString(answer.object().value(u"from"_s).toString(), Qt::ISODate);
    QVERIFY(std::abs(from.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(startsIn(answer), QStringList{answer.object().value(u"from"_s).toString()});
}

void TestOpenTimes::theSearchCanBeginLater()
{
    const QString end = fromNow(5 * day);
    m_client->window(m_production, fromNow(4 * day), end, "Holiday freeze");
    const QString inside = fromNow(4 * day + hour);
    const Answer answer = ask(m_production, u"&from="_s + inside + u"&duration=P1D&within=P2D"_s);
    QCOMPARE(answer.object().value(u"from"_s).toString(), inside);
    QCOMPARE(startsIn(answer), QStringList{end});
}

void TestOpenTimes::theSearchEndsWithTheLastYear()
{
    const Answer answer = ask(m_production, u"&from=2199-12-31T00:00:00Z&within=P366D"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"until"_s).toString(), u"2199-12-31T23:59:59Z"_s);
    QCOMPARE(startsIn(answer), QStringList{u"2199-12-31T00:00:00Z"_s});
    const Answer last = ask(m_production, u"&from=2199-12-31T23:59:59Z"_s);
    QCOMPARE(last.status, 200);
    QCOMPARE(startsIn(last), QStringList());
    QCOMPARE(last.object().value(u"reasons"_s).toArray().size(), 1);
}

void TestOpenTimes::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QString>("query"); // with % for the id
    QTest::addColumn<QString>("parameter");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *query, const char *parameter, const char *says) {
        QTest::newRow(query) << QString::fromLatin1(query) << QString::fromLatin1(parameter) << QString::fromLatin1(says);
    };
    row("", "environmentIds", "name 1 to 20 environments");
    row("environmentIds=", "environmentIds", "name 1 to 20 environments");
    row("environmentIds=production", "environmentIds", "name 1 to 20 environments");
    row("environmentIds=%,", "environmentIds", "name 1 to 20 environments");
    row("environmentIds=%,%,%,%,%,%,%,%,%,%,%,%,%,%,%,%,%,%,%,%,%", "environmentIds", "name 1 to 20 environments");
    row("environmentIds=%&duration=2h", "duration", "write a duration such as PT2H");
    row("environmentIds=%&duration=P1M", "duration", "no fixed length");
    row("environmentIds=%&duration=PT59S", "duration", "from PT1M to P366D");
    row("environmentIds=%&duration=P367D", "duration", "from PT1M to P366D");
    row("environmentIds=%&duration=PT2H&within=PT1H", "duration", "from PT1M to PT1H");
    row("environmentIds=%&within=P367D", "within", "from PT1M to P366D");
    row("environmentIds=%&within=PT0S", "within", "from PT1M to P366D");
    row("environmentIds=%&count=0", "count", "from 1 to 20");
    row("environmentIds=%&count=21", "count", "from 1 to 20");
    row("environmentIds=%&count=two", "count", "from 1 to 20");
    row("environmentIds=%&from=tomorrow", "from", "");
    row("environmentIds=%&until=P1D", "", "There is no query parameter until here.");
}

void TestOpenTimes::whatIsWrongIsNamed()
{
    QFETCH(QString, query);
    QFETCH(QString, parameter);
    QFETCH(QString, says);
    const Answer answer = m_client->get(u"/api/v1/slots?"_s + query.replace(u'%', m_production));
    QCOMPARE(answer.status, 400);
    QVERIFY(code(answer) == u"invalid-parameter" || code(answer) == u"unknown-parameter");
    QCOMPARE(answer.object().value(u"parameter"_s).toString(), parameter);
    QVERIFY2(answer.object().value(u"detail"_s).toString().contains(says), answer.body.constData());
}

void TestOpenTimes::unknownEnvironmentsAndThoseOfOthersAreNotFound()
{
    const QString nobody = u"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s;
    const Answer gate = m_client->post(u"/api/v1/environments/%1/gate-check"_s.arg(nobody));
    const Answer unknown = ask(m_production + u',' + nobody);
    QCOMPARE(unknown.status, gate.status);
    QCOMPARE(code(unknown), code(gate));
    const QString deleted = m_client->environment("gone");
    QCOMPARE(m_client->remove(u"/api/v1/environments/"_s + deleted).status, 200);
    QCOMPARE(ask(deleted).status, 404);
}

QTEST_GUILESS_MAIN(TestOpenTimes)
#include "tst_opentimes.moc"
