// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/quicklane.h"

#include <QTest>

#include <atomic>
#include <future>
#include <latch>

using namespace std::chrono_literals;
using namespace tidegate;

/// Few threads do what is quick, and what is not holds up nothing.
class TestQuickLane : public QObject
{
    Q_OBJECT

private slots:
    void everythingIsDoneOnce();
    void whatTakesLongHoldsUpNothing();
    void nothingStaysBehindWhatMayWait();
    void whatMayWaitLeavesAThreadForTheOthers();
    void noMoreRunsAtATimeThanThereMayBe();
    void finishWaitsForWhatRunsAndForWhatWaits();
    void theEndDoesWhatWasHandedOver();
    void workThatIsDoneKeepsNothing();
};

void TestQuickLane::everythingIsDoneOnce()
{
    constexpr int threads = 4;
    constexpr int pieces = 5'000;
    std::vector<std::atomic<int>> done(threads * pieces);
    {
        QuickLane lane(3);
        std::vector<std::jthread> givers;
        for (int i = 0; i < threads; ++i) {
            givers.emplace_back([&lane, &done, i] {
                for (int n = 0; n < pieces; ++n)
                    lane.run([&count = done[static_cast<std::size_t>(i * pieces + n)]] { ++count; });
            });
        }
    }
    QVERIFY(std::all_of(done.begin(), done.end(), [](const auto &count) { return count == 1; }));
}

void TestQuickLane::whatTakesLongHoldsUpNothing()
{
    constexpr int count = 8;
    QuickLane lane(count);
    std::latch together(count); // none returns before all run
    for (int i = 0; i < count; ++i)
        lane.run([&together] { together.arrive_and_wait(); });
    QVERIFY(lane.finish(30s));
}

void TestQuickLane::nothingStaysBehindWhatMayWait()
{
    using Pace = QuickLane::Pace;
    QuickLane lane(8);
    for (int round = 0; round < 200; ++round) {
        std::latch together(3);
        std::promise<void> quick;
        lane.run([&together] { together.arrive_and_wait(); }, Pace::MayWait);
        lane.run([&together] { together.arrive_and_wait(); }, Pace::MayWait);
        lane.run([&quick] { quick.set_value(); });
        QVERIFY(quick.get_future().wait_for(30s) == std::future_status::ready);
        lane.run([&together] { together.arrive_and_wait(); }, Pace::MayWait);
        QVERIFY(lane.finish(30s));
    }
}

void TestQuickLane::whatMayWaitLeavesAThreadForTheOthers()
{
    using Pace = QuickLane::Pace;
    QuickLane lane(3);
    std::promise<void> turn;
    const auto came = turn.get_future().share();
    std::atomic<int> done{0};
    for (int i = 0; i < 20; ++i) {
        lane.run(
            [came, &done] {
                came.wait();
                ++done;
            },
            Pace::MayWait);
    }
    std::promise<void> quick;
    lane.run([&quick] { quick.set_value(); });
    const auto state = quick.get_future().wait_for(5s);
    turn.set_value();
    QVERIFY(lane.finish(30s));
    QCOMPARE(state, std::future_status::ready);
    QCOMPARE(done.load(), 20);
}

void TestQuickLane::noMoreRunsAtATimeThanThereMayBe()
{
    QuickLane lane(2);
    std::atomic<int> running{0};
    std::atomic<int> most{0};
    std::latch both(2);
    for (int i = 0; i < 100; ++i) {
        lane.run([&, i] {
            const int now = ++running;
            for (int before = most; before < now && !most.compare_exchange_weak(before, now);) {}
            if (i < 2)
                both.arrive_and_wait();
            --running;
        });
    }
    QVERIFY(lane.finish(30s));
    QCOMPARE(most.load(), 2);
}

void TestQuickLane::finishWaitsForWhatRunsAndForWhatWaits()
{
    QuickLane lane(1);
    std::promise<void> gate;
    std::atomic<int> done{0};
    lane.run([opened = gate.get_future().share(), &done] {
        opened.wait();
        ++done;
    });
    lane.run([&done] { ++done; });
    QVERIFY(!lane.finish(1ms));
    gate.set_value();
    QVERIFY(lane.finish(30s));
    QCOMPARE(done.load(), 2);
}

void TestQuickLane::theEndDoesWhatWasHandedOver()
{
    std::atomic<int> done{0};
    {
        QuickLane lane(1);
        for (int i = 0; i < 1'000; ++i)
            lane.run([&done] { ++done; }, i % 3 == 0 ? QuickLane::Pace::Quick : QuickLane::Pace::MayWait);
    }
    QCOMPARE(done.load(), 1'000);
}

void TestQuickLane::workThatIsDoneKeepsNothing()
{
    QuickLane lane(1);
    auto kept = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = kept;
    lane.run([held = std::move(kept)] {});
    QVERIFY(lane.finish(30s));
    QVERIFY(watched.expired());
}

QTEST_GUILESS_MAIN(TestQuickLane)
#include "tst_quicklane.moc"
