// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/reloadqueue.h"

#include <QSignalSpy>
#include <QTest>

using namespace tidegate;

class TestReloadQueue : public QObject
{
    Q_OBJECT

private slots:
    void loadsAThingOnceForManyChanges();
    void neverLoadsAThingTwiceAtTheSameTime();
    void loadsTheListInsteadOfManyRows();
    void waitsWhileHeld();

private:
    static QList<Reload> reloads(const QSignalSpy &spy, int at) { return spy.at(at).at(0).value<QList<Reload>>(); }
};

void TestReloadQueue::loadsAThingOnceForManyChanges()
{
    ReloadQueue queue;
    QSignalSpy due(&queue, &ReloadQueue::due);
    const Reload one{createUuidV7(), {}};

    for (int i = 0; i < 50; ++i)
        queue.add(one);

    QVERIFY(due.wait(5000));
    QCOMPARE(reloads(due, 0), QList<Reload>{one});
}

void TestReloadQueue::neverLoadsAThingTwiceAtTheSameTime()
{
    ReloadQueue queue;
    QSignalSpy due(&queue, &ReloadQueue::due);
    const Reload one{createUuidV7(), {}};
    queue.add(one);
    QVERIFY(due.wait(5000));

    queue.add(one);
    QVERIFY(!due.wait(250)); // nothing must come
    queue.finished(one);

    QVERIFY(due.wait(5000));
    QCOMPARE(reloads(due, 1), QList<Reload>{one});
}

void TestReloadQueue::loadsTheListInsteadOfManyRows()
{
    ReloadQueue queue(1000);
    QSignalSpy due(&queue, &ReloadQueue::due);
    const Reload row{createUuidV7(), {}};
    const Reload list;

    for (int i = 0; i < 1001; ++i)
        queue.add({createUuidV7(), {}});
    QVERIFY(due.wait(5000));
    QCOMPARE(reloads(due, 0), QList<Reload>{list});

    queue.add(row); // must not be overtaken by the older list
    QVERIFY(!due.wait(250));
    queue.finished(list);
    QVERIFY(due.wait(5000));
    QCOMPARE(reloads(due, 1), QList<Reload>{row});
}

void TestReloadQueue::waitsWhileHeld()
{
    ReloadQueue queue;
    QSignalSpy due(&queue, &ReloadQueue::due);
    queue.setHeld(true);
    queue.add({});
    QVERIFY(!due.wait(250));

    queue.setHeld(false);

    QVERIFY(due.wait(5000));
}

QTEST_GUILESS_MAIN(TestReloadQueue)
#include "tst_reloadqueue.moc"
