// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/agentmessages.h"
#include "services/agent/agentstate.h"
#include "services/agent/serverclock.h"
#include "services/agent/spool.h"
#include "tests/support/smalldisk.h"
#include "tests/support/values.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// A wall clock that somebody sets.
class SetClock final : public Clock
{
public:
    Instant now() const override { return time; }
    Instant time = *parseInstant("2026-11-30T12:00:00Z");
};

QByteArray section(TargetId target, const QByteArray &word = "a", qsizetype padding = 0)
{
    return R"({"targetId":")" + target.toString().toLatin1() + R"(","components":[],"notes":[")" + word + QByteArray(padding, 'x') + R"("]})";
}

SpooledReport reportOf(Spool &spool, TargetId target, const QByteArray &word = "a", qsizetype padding = 0)
{
    return {spool.nextSequence(), target, SnapshotId::create(), ObservationTime::now(ServerClock()), section(target, word, padding)};
}

QStringList wordsIn(Spool &spool)
{
    QStringList words;
    while (const auto report = spool.first()) {
        words.append(QJsonDocument::fromJson(report->section).object().value("notes"_L1).toArray().first().toString().left(2));
        spool.remove(report->sequence);
    }
    return words;
}

} // namespace

class TestSpool : public QObject
{
    Q_OBJECT

private slots:
    void reportsComeOutInTheirOrderAfterARestart();
    void aReportThatWasCutOffSpoilsNoOther();
    void beyondItsBoundTheSupersededGoFirst();
    void aBoundHoldsForOneTargetThatNeverStopsChanging();
    void whatTheDiskDoesNotTakeWaitsInMemory();
    void sequencesGrowOverRestartsAndClocksThatAreSetBack();

    void aWallClockThatIsSetMakesNothingNewer();
    void anObservationIsDatedAnewOnceTheServerIsHeard();
    void anObservationOfAnEarlierStartKeepsItsTime();

    void aCredentialIsKeptForNobodyElse();
    void aDamagedStateIsNotOverwritten();
};

void TestSpool::reportsComeOutInTheirOrderAfterARestart()
{
    const QTemporaryDir folder;
    const auto target = TargetId::create();
    const auto other = TargetId::create();
    SpooledReport kept;
    {
        Spool spool(folder.path());
        QVERIFY(spool.open());
        kept = reportOf(spool, target, "1");
        QVERIFY(spool.add(kept));
        QVERIFY(spool.add(reportOf(spool, other, "2")));
        QVERIFY(spool.add(reportOf(spool, target, "3")));
    }
    Spool spool(folder.path());
    QVERIFY(spool.open());
    QCOMPARE(spool.count(), 3);
    const auto first = spool.first();
    QVERIFY(first);
    QCOMPARE(first->snapshot, kept.snapshot); // however often it is sent, it is the same
    QCOMPARE(first->observed.at, std::chrono::floor<std::chrono::seconds>(kept.observed.at));
    QCOMPARE(first->observed.sinceStart, kept.observed.sinceStart);
    QCOMPARE(wordsIn(spool), QStringList({u"1"_s, u"2"_s, u"3"_s}));
    QCOMPARE(spool.bytes(), 0);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestSpool::aReportThatWasCutOffSpoilsNoOther()
{
    const QTemporaryDir folder;
    const auto target = TargetId::create();
    {
        Spool spool(folder.path());
        QVERIFY(spool.open());
        for (const char *word : {"1", "2", "3"})
            QVERIFY(spool.add(reportOf(spool, target, word)));
    }
    const QStringList files = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
    QFile torn(QDir(folder.path()).filePath(files.at(1)));
    QVERIFY(torn.resize(torn.size() / 2));
    QFile draft(QDir(folder.path()).filePath(u"half.Xy12"_s));
    QVERIFY(draft.open(QIODevice::WriteOnly));
    draft.close();

    Spool spool(folder.path());
    QVERIFY(spool.open());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"It is dropped"_s));
    QCOMPARE(wordsIn(spool), QStringList({u"1"_s, u"3"_s}));
    QVERIFY(!draft.exists());
}

void TestSpool::beyondItsBoundTheSupersededGoFirst()
{
    const QTemporaryDir folder;
    const auto quiet = TargetId::create();
    const auto busy = TargetId::create();
    Spool spool(folder.path(), 10'000);
    QVERIFY(spool.open());
    QVERIFY(spool.add(reportOf(spool, quiet, "q1")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is dropped"_s));
    for (const char *word : {"b1", "b2", "b3"})
        QVERIFY(spool.add(reportOf(spool, busy, word, 4'000)));
    QVERIFY(spool.bytes() <= 10'000);
    QCOMPARE(wordsIn(spool), QStringList({u"q1"_s, u"b2"_s, u"b3"_s})); // the only word about the quiet one is still there
}

void TestSpool::aBoundHoldsForOneTargetThatNeverStopsChanging()
{
    const QTemporaryDir folder;
    const auto target = TargetId::create();
    Spool spool(folder.path(), 50'000);
    QVERIFY(spool.open());
    for (int i = 0; i < 200; ++i) {
        if (i >= 44)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is dropped"_s));
        QVERIFY(spool.add(reportOf(spool, target, QByteArray::number(i), 800)));
        QVERIFY(spool.bytes() <= 50'000);
    }
    qint64 onDisk = 0;
    for (const QFileInfo &file : QDir(folder.path()).entryInfoList(QDir::Files))
        onDisk += file.size();
    QCOMPARE(onDisk, spool.bytes());
}

void TestSpool::whatTheDiskDoesNotTakeWaitsInMemory()
{
    const QTemporaryDir folder;
    const SmallDisk disk(folder.filePath(u"small"_s), "size=16k");
    if (!disk.mounted())
        QSKIP("only root can make a small file system");
    const auto target = TargetId::create();
    const auto other = TargetId::create();
    Spool spool(folder.filePath(u"small"_s));
    QVERIFY(spool.open());
    QVERIFY(spool.add(reportOf(spool, target, "1")));
    const auto refused = spool.add(reportOf(spool, target, "2", 40'000));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"agent-spool"_s);
    QVERIFY(!spool.add(reportOf(spool, other, "3", 40'000)));
    QVERIFY(!spool.add(reportOf(spool, target, "4", 40'000))); // the newest of each target is enough
    QCOMPARE(wordsIn(spool), QStringList({u"1"_s, u"3x"_s, u"4x"_s}));
    QVERIFY(spool.add(reportOf(spool, target, "5")));
}

void TestSpool::sequencesGrowOverRestartsAndClocksThatAreSetBack()
{
    const QTemporaryDir folder;
    const auto target = TargetId::create();
    qint64 last = 0;
    {
        Spool spool(folder.path());
        QVERIFY(spool.open());
        SpooledReport ahead = reportOf(spool, target);
        ahead.sequence += 1'000'000'000; // of a clock that was days ahead
        last = ahead.sequence;
        QVERIFY(spool.add(ahead));
    }
    Spool spool(folder.path());
    QVERIFY(spool.open());
    const qint64 next = spool.nextSequence();
    QVERIFY(next > last);
    QVERIFY(spool.nextSequence() > next);
}

void TestSpool::aWallClockThatIsSetMakesNothingNewer()
{
    SetClock wall;
    std::chrono::milliseconds running = 1h;
    ServerClock clock(wall, [&] { return running; });
    QCOMPARE(clock.now(), wall.time); // nothing better is known
    const Instant server = wall.time - 5min;
    running += 200ms; // from the question to the answer
    clock.learn(server, 1h);
    QCOMPARE(clock.now(), server + 100ms);
    wall.time += 24h;
    running += 10s;
    QCOMPARE(clock.now(), server + 10s + 100ms);
    wall.time -= 48h;
    QCOMPARE(clock.now(), server + 10s + 100ms);
}

void TestSpool::anObservationIsDatedAnewOnceTheServerIsHeard()
{
    SetClock wall;
    std::chrono::milliseconds running = 1h;
    ServerClock clock(wall, [&] { return running; });
    const auto seen = ObservationTime::now(clock); // by a clock that is a day behind
    running += 10min;
    const Instant server = wall.time + 24h;
    clock.learn(server, running);
    QCOMPARE(seen.by(clock), server - 10min);
    const auto json = pushBody({1, TargetId::create(), SnapshotId::create(), seen, "{}"}, clock);
    QCOMPARE(*parseInstant(json.value("observedAt"_L1).toString().toStdString()), server - 10min);
    QCOMPARE(*parseInstant(json.value("sentAt"_L1).toString().toStdString()), server); // by the same clock
}

void TestSpool::anObservationOfAnEarlierStartKeepsItsTime()
{
    SetClock wall;
    ServerClock clock(wall, [] { return 10s; });
    clock.learn(wall.time, 10s);
    auto seen = ObservationTime::now(clock);
    seen.start = "another-start";
    seen.at = wall.time - 3h;
    QCOMPARE(seen.by(clock), wall.time - 3h);
    seen.start.clear(); // of a system that does not tell
    QCOMPARE(seen.by(clock), wall.time - 3h);
}

void TestSpool::aCredentialIsKeptForNobodyElse()
{
    const QTemporaryDir folder;
    const AgentStateFile file(folder.path());
    QCOMPARE(must(file.load()), std::nullopt);
    const AgentState state{QUrl(u"https://tidegate.example"_s), AgentId::create(), "tga_secret", "12"};
    QVERIFY(file.save(state));
    QCOMPARE(must(file.load()), std::optional(state));
    QCOMPARE(QFile(file.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
}

void TestSpool::aDamagedStateIsNotOverwritten()
{
    const QTemporaryDir folder;
    const AgentStateFile state(folder.path());
    QFile file(state.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"agentId\":\"");
    file.close();
    QCOMPARE(codeOf(state.load()), u"agent-state"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "{\"agentId\":\"");
}

QTEST_GUILESS_MAIN(TestSpool)
#include "tst_spool.moc"
