// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/etag.h"

#include <QSet>
#include <QTest>

using namespace tidegate;

/// The tag of an answer: two answers that differ in anything have two, on every computer the same.
class TestEtag : public QObject
{
    Q_OBJECT

private slots:
    void everyComputerMakesTheSame();
    void everyByteCounts();
    void theLengthCounts();
    void placesCount();
};

void TestEtag::everyComputerMakesTheSame()
{
    QCOMPARE(makeEtag(7, ""), QByteArray("\"7-6beb77f6\""));
    QCOMPARE(makeEtag(7, "a"), QByteArray("\"7-46fbd234\""));
    QCOMPARE(makeEtag(-1, std::string(1'000, 'x')), QByteArray("\"-1-f412a4d4\""));
}

void TestEtag::everyByteCounts()
{
    for (const std::size_t size : {1U, 8U, 63U, 64U, 65U, 200U}) {
        QSet<QByteArray> tags{makeEtag(1, std::string(size, 'x'))};
        for (std::size_t at = 0; at < size; ++at) {
            for (const char other : {'y', '\0', '\xff'}) {
                std::string changed(size, 'x');
                changed[at] = other;
                tags.insert(makeEtag(1, changed));
            }
        }
        QCOMPARE(tags.size(), static_cast<qsizetype>(3 * size + 1));
    }
}

void TestEtag::theLengthCounts()
{
    QSet<QByteArray> tags;
    for (std::size_t size = 0; size < 300; ++size)
        tags.insert(makeEtag(1, std::string(size, '\0')));
    QCOMPARE(tags.size(), 300);
}

void TestEtag::placesCount()
{
    QSet<QByteArray> tags;
    const std::string row(64, 'a');
    const std::string other(64, 'b');
    for (int at = 0; at < 100; ++at) {
        std::string rows;
        for (int i = 0; i < 100; ++i)
            rows += i == at ? other : row;
        tags.insert(makeEtag(1, rows));
    }
    QCOMPARE(tags.size(), 100);
}

QTEST_GUILESS_MAIN(TestEtag)
#include "tst_etag.moc"
