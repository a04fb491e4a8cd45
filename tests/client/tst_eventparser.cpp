// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/eventparser.h"

#include <QTest>

using namespace tidegate;

class TestEventParser : public QObject
{
    Q_OBJECT

private slots:
    void readsEvents_data();
    void readsEvents();
    void readsTheSameHoweverTheBytesAreSplit();
    void givesUpOnAnEndlessLine();
};

void TestEventParser::readsEvents_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<ServerEvent>>("events");

    using E = QList<ServerEvent>;
    QTest::newRow("an event") << QByteArray("id: 7\nevent: change\ndata: {}\n\n") << E{{"7", "change", "{}"}};
    QTest::newRow("lines of data") << QByteArray("data: a\ndata: b\n\n") << E{{"", "message", "a\nb"}};
    QTest::newRow("a comment") << QByteArray(":\n\n: keep-alive\n\n") << E{};
    QTest::newRow("an event without data") << QByteArray("event: resync\n\n") << E{{"", "resync", ""}};
    QTest::newRow("no space after the colon") << QByteArray("data:x\n\n") << E{{"", "message", "x"}};
    QTest::newRow("a field that is not known") << QByteArray("retry: 2000\nfoo\n\n") << E{};
    QTest::newRow("the id stays") << QByteArray("id: 7\ndata: a\n\ndata: b\n\n") << E{{"7", "message", "a"}, {"7", "message", "b"}};
    QTest::newRow("an event that is not finished") << QByteArray("data: a\n") << E{};
}

void TestEventParser::readsEvents()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QList<ServerEvent>, events);

    QCOMPARE(EventParser().feed(bytes), events);
    QCOMPARE(EventParser().feed(QByteArray(bytes).replace("\n", "\r\n")), events);
    QCOMPARE(EventParser().feed(QByteArray(bytes).replace("\n", "\r")), events);
}

void TestEventParser::readsTheSameHoweverTheBytesAreSplit()
{
    const QByteArray bytes = "id: 1\r\nevent: change\r\ndata: {\"seq\":1}\r\n\r\n: x\r\n\r\ndata: two\n\n";
    const QList<ServerEvent> whole = EventParser().feed(bytes);
    QCOMPARE(whole.size(), 2);

    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        EventParser parser;
        const QList<ServerEvent> first = parser.feed(bytes.left(cut));
        QCOMPARE(first + parser.feed(bytes.mid(cut)), whole);
    }
}

void TestEventParser::givesUpOnAnEndlessLine()
{
    EventParser parser;

    parser.feed("data: " + QByteArray(2 * 1024 * 1024, 'x'));

    QVERIFY(parser.overflowed());
}

QTEST_GUILESS_MAIN(TestEventParser)
#include "tst_eventparser.moc"
