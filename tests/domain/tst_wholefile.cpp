// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/wholefile.h"

#include "tests/support/smalldisk.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

class TestWholeFile : public QObject
{
    Q_OBJECT

private slots:
    void aFullDiskLeavesTheFileThatWasThere_data();
    void aFullDiskLeavesTheFileThatWasThere();
    void whatFitsIsThere();
};

void TestWholeFile::aFullDiskLeavesTheFileThatWasThere_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("what waits in a buffer until the end") << 300;
    QTest::newRow("what fits in part") << 3'000'000;
}

void TestWholeFile::aFullDiskLeavesTheFileThatWasThere()
{
    QFETCH(int, size);
    const QTemporaryDir folder;
    const SmallDisk disk(folder.filePath(u"disk"_s), "size=1m");
    if (!disk.mounted())
        QSKIP("only root can make a disk that is full");
    const QString path = folder.filePath(u"disk/good"_s);
    {
        QSaveFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && saveWhole(file, "good"));
    }
    if (size < 4'096) {
        QFile rest(folder.filePath(u"disk/rest"_s));
        QVERIFY(rest.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (rest.write(QByteArray(4'096, 'x')) == 4'096) {}
    }
    {
        QSaveFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(!saveWhole(file, QByteArray(size, 'b')));
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "good");
}

void TestWholeFile::whatFitsIsThere()
{
    const QTemporaryDir folder;
    QSaveFile file(folder.filePath(u"good"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && saveWhole(file, QByteArray(100'000, 'b')));
    QCOMPARE(QFileInfo(folder.filePath(u"good"_s)).size(), 100'000);
}

QTEST_GUILESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
