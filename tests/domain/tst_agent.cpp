// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/agent.h"
#include "services/domain/agenttask.h"
#include "services/domain/textrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

/// When an agent counts as alive.
class TestAgent : public QObject
{
    Q_OBJECT

private slots:
    void livenessFollowsFromWhenItWasHeard_data();
    void livenessFollowsFromWhenItWasHeard();
    void whatAServerCouldNotHearSpeaksAgainstNobody_data();
    void whatAServerCouldNotHearSpeaksAgainstNobody();
    void whatItsClockDatesIsCorrected();
    void whatLooksLikeASecretIsNotKept_data();
    void whatLooksLikeASecretIsNotKept();
};

namespace {

const Instant now{1'768'000'000s};

Agent heard(std::optional<std::chrono::milliseconds> ago, Health check = Health::Healthy)
{
    Agent agent;
    if (ago)
        agent.lastSeenAt = now - *ago;
    agent.checks = {{u"docker"_s, check, {}}};
    return agent;
}

} // namespace

void TestAgent::livenessFollowsFromWhenItWasHeard_data()
{
    QTest::addColumn<Agent>("agent");
    QTest::addColumn<QString>("said");
    QTest::newRow("never") << heard({}) << u"unknown never_seen"_s;
    QTest::newRow("now") << heard(0ms) << u"online "_s;
    QTest::newRow("two intervals and 5 s") << heard(65s) << u"online "_s;
    QTest::newRow("and a millisecond") << heard(65'001ms) << u"degraded heartbeat_late"_s;
    QTest::newRow("three intervals and 10 s") << heard(100s) << u"degraded heartbeat_late"_s;
    QTest::newRow("too late") << heard(100'001ms) << u"offline heartbeat_missed"_s;
    QTest::newRow("long ago") << heard(std::chrono::hours(24 * 400)) << u"offline heartbeat_missed"_s;
    QTest::newRow("not well") << heard(1s, Health::Unhealthy) << u"degraded self_check"_s;
    QTest::newRow("not known to be well") << heard(1s, Health::Unknown) << u"degraded self_check"_s;
    QTest::newRow("not well, and gone") << heard(200s, Health::Unhealthy) << u"offline heartbeat_missed"_s;
    QTest::newRow("a little ahead") << heard(-90s) << u"online "_s;
    QTest::newRow("by a clock that was wrong") << heard(-10min) << u"unknown clock_unknown"_s;
}

void TestAgent::livenessFollowsFromWhenItWasHeard()
{
    QFETCH(Agent, agent);
    const AgentLiveness liveness = livenessOf(agent, now, now - 24h);
    QTEST(QString(toString(liveness.status) + u' ' + liveness.reason), "said");
}

void TestAgent::whatAServerCouldNotHearSpeaksAgainstNobody_data()
{
    QTest::addColumn<std::chrono::milliseconds>("listeningFor");
    QTest::addColumn<std::chrono::milliseconds>("ago");
    QTest::addColumn<QString>("said");
    QTest::newRow("just started, heard before") << 1'000ms << 3'600'000ms << u"unknown monitor_restarted"_s;
    QTest::newRow("just started, heard just before") << 1'000ms << 20'000ms << u"online "_s;
    QTest::newRow("just started, late") << 1'000ms << 80'000ms << u"unknown monitor_restarted"_s;
    QTest::newRow("the last moment") << 299'999ms << 3'600'000ms << u"unknown monitor_restarted"_s;
    QTest::newRow("long enough") << 300'000ms << 3'600'000ms << u"offline heartbeat_missed"_s;
    QTest::newRow("heard since, and gone") << 200'000ms << 150'000ms << u"offline heartbeat_missed"_s;
}

void TestAgent::whatAServerCouldNotHearSpeaksAgainstNobody()
{
    QFETCH(std::chrono::milliseconds, listeningFor);
    QFETCH(std::chrono::milliseconds, ago);
    const AgentLiveness liveness = livenessOf(heard(ago), now, now - listeningFor);
    QTEST(QString(toString(liveness.status) + u' ' + liveness.reason), "said");
}

void TestAgent::whatItsClockDatesIsCorrected()
{
    QVERIFY(correctedTime(now - 5s, 0ms, now) == now - 5s);
    QVERIFY(correctedTime(now + 20s, 20s, now) == now); // what two clocks may differ by is only cut
    QVERIFY(correctedTime(now - 20s, 20s, now) == now - 20s);
    QVERIFY(correctedTime(now + 295s, 300s, now) == now - 5s);
    QVERIFY(correctedTime(now - 24h - 5s, -24h, now) == now - 5s);
    QVERIFY(correctedTime(now, -24h, now) == now); // set right since
    const AgentTaskResult kept = keptResult({true, now + 290s, now + 295s, {{u"sha256"_s, u"ab"_s}, {u"more"_s, 1}}, {}}, 300s, now);
    QVERIFY(kept.startedAt == now - 10s && kept.completedAt == now - 5s);
    QCOMPARE(kept.outputs, (QJsonObject{{u"sha256"_s, u"ab"_s}}));
    QVERIFY(keptResult({}, -24h, now).completedAt == now);
}

void TestAgent::whatLooksLikeASecretIsNotKept_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    QTest::newRow("nothing") << u"connect: permission denied"_s << u"connect: permission denied"_s;
    QTest::newRow("lines") << u"one\ntwo\t\u0007"_s << u"one two  "_s;
    QTest::newRow("a password in an address") << u"GET http://anna:hidden@host:80/x"_s << u"GET http://***@host:80/x"_s;
    QTest::newRow("an access key") << u"key AKIAIOSFODNN7EXAMPLE, no"_s << u"key ***, no"_s;
    QTest::newRow("a token of ours") << u"with tga_0197d3a977777e88_2bKxS0m3S3cr3t-x."_s << u"with ***."_s;
    QTest::newRow("a signed token") << u"jwt eyJhbGciOiJI.eyJzdWIiOiIx.c2lnbmF0dXJl end"_s << u"jwt *** end"_s;
    QTest::newRow("a key") << u"key:\n-----BEGIN PRIVATE KEY-----\nMIIE"_s << u"key: ***"_s;
}

void TestAgent::whatLooksLikeASecretIsNotKept()
{
    QFETCH(QString, text);
    QTEST(withoutSecrets(text), "kept");
    QVERIFY(!looksLikeSecret(withoutSecrets(text)));
}

QTEST_GUILESS_MAIN(TestAgent)
#include "tst_agent.moc"
