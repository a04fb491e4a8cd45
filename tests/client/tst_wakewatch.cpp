// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/wakewatch.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace std::chrono_literals;

class TestWakeWatch : public QObject
{
    Q_OBJECT

private slots:
    void tellsOfASleepOnce();
    void isQuietWhileTimePasses();
    void tellsOfAClockThatWasSetBack();
};

void TestWakeWatch::tellsOfASleepOnce()
{
    std::chrono::milliseconds monotonic = 1000s;
    std::chrono::milliseconds wall = 50'000s;
    WakeWatch watch([&] { return monotonic; }, [&] { return wall; });
    QSignalSpy woke(&watch, &WakeWatch::woke);

    wall += 8h; // the lid was closed, and the monotonic clock stood still
    watch.check();
    QCOMPARE(woke.size(), 1);
    watch.check();
    QCOMPARE(woke.size(), 1);
}

void TestWakeWatch::isQuietWhileTimePasses()
{
    std::chrono::milliseconds monotonic = 1000s;
    std::chrono::milliseconds wall = 50'000s;
    WakeWatch watch([&] { return monotonic; }, [&] { return wall; });
    QSignalSpy woke(&watch, &WakeWatch::woke);

    for (int i = 0; i < 100; ++i) {
        monotonic += 1h;
        wall += 1h + 20ms; // clocks drift
        watch.check();
    }
    QCOMPARE(woke.size(), 0);
}

void TestWakeWatch::tellsOfAClockThatWasSetBack()
{
    std::chrono::milliseconds monotonic = 1000s;
    std::chrono::milliseconds wall = 50'000s;
    WakeWatch watch([&] { return monotonic; }, [&] { return wall; });
    QSignalSpy woke(&watch, &WakeWatch::woke);

    wall -= 10min; // how far the server is ahead has to be measured again
    watch.check();
    QCOMPARE(woke.size(), 1);
}

QTEST_GUILESS_MAIN(TestWakeWatch)
#include "tst_wakewatch.moc"
