// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/timezone.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {
const QString zoneFiles = u"/usr/share/zoneinfo/"_s;
const QString berlin = u"Europe/Berlin"_s;
} // namespace

class TestTimezone : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyListedNameIsAZone();
    void whatLiesBesideTheZonesIsNone();
    void theVariableIsReadAsTheLibraryDoes_data();
    void theVariableIsReadAsTheLibraryDoes();
    void withoutTheVariableTheLinkCounts();
    void aCopyIsRecognisedByItsContent();
    void aComputerWithoutAZoneIsOnUtc();
};

void TestTimezone::initTestCase()
{
    if (!QFile::exists(zoneFiles + berlin))
        QSKIP("no time zone data is installed here");
}

void TestTimezone::everyListedNameIsAZone()
{
    QVERIFY(timeZoneNames().size() > 400);
    for (const QString &name : timeZoneNames()) {
        QVERIFY2(isTimeZoneName(name), qPrintable(name));
        QVERIFY2(timeZoneOf(name).isValid(), qPrintable(name));
        QVERIFY2(name == u"UTC" || QFile::exists(zoneFiles + name), qPrintable(name));
    }
}

void TestTimezone::whatLiesBesideTheZonesIsNone()
{
    for (const QString &name : {u""_s, u"localtime"_s, u"posixrules"_s, u"Factory"_s, u"posix/Europe/Berlin"_s, u"right/UTC"_s, u"Europe"_s, u"tzdata.zi"_s,
                                u"Berlin"_s, u"CST"_s, u"CET-1CEST"_s}) {
        QVERIFY2(!isTimeZoneName(name), qPrintable(name));
        QVERIFY2(!timeZoneOf(name).isValid(), qPrintable(name));
    }
}

void TestTimezone::theVariableIsReadAsTheLibraryDoes_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<bool>("readable");
    const auto row = [](const char *variable, const char *zone, bool readable) {
        QTest::newRow(*variable ? variable : "empty") << QByteArray(variable) << QByteArray(zone) << readable;
    };
    row("Europe/Berlin", "Europe/Berlin", true);
    row(":Europe/Berlin", "Europe/Berlin", true);
    row("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin", true);
    row(":/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin", true);
    row("/usr/share/zoneinfo/./Europe/../Europe/Berlin", "Europe/Berlin", true);
    row("/usr/share/zoneinfo/posix/Europe/Berlin", "Europe/Berlin", true); // the same rules
    row("America/St_Johns", "America/St_Johns", true);
    row("US/Eastern", "US/Eastern", true); // a link keeps its name
    row("UTC", "UTC", true);
    row("", "UTC", true);
    row(":", "UTC", true);
    row("CST", "UTC", false);
    row("CET-1CEST", "UTC", false);
    row("Berlin", "UTC", false);
    row("Europe", "UTC", false);
    row("right/Europe/Berlin", "UTC", false);
    row("/usr/share/zoneinfo/Europe", "UTC", false);
    row("/usr/share/zoneinfo/Mars/Olympus", "UTC", false);
    row("/etc/passwd", "UTC", false);
}

void TestTimezone::theVariableIsReadAsTheLibraryDoes()
{
    QFETCH(QByteArray, variable);
    QFETCH(QByteArray, zone);
    QFETCH(bool, readable);
    const SystemZone read = readSystemZone({.variable = variable, .link = u"/nonexistent"_s, .name = u"/nonexistent"_s});
    QVERIFY(read.zone.isValid());
    QCOMPARE(read.zone.id(), zone);
    QCOMPARE(read.unreadable.isEmpty(), readable);
    if (!readable)
        QVERIFY(read.unreadable.contains(QString::fromUtf8(variable)));
}

void TestTimezone::withoutTheVariableTheLinkCounts()
{
    QTemporaryDir directory;
    const QString direct = directory.filePath(u"direct"_s);
    const QString chain = directory.filePath(u"chain"_s);
    QVERIFY(QFile::link(zoneFiles + berlin, direct));
    QVERIFY(QFile::link(direct, chain));
    for (const QString &link : {direct, chain}) {
        const SystemZone read = readSystemZone({.variable = {}, .link = link, .name = u"/nonexistent"_s});
        QCOMPARE(read.zone.id(), berlin.toUtf8());
        QCOMPARE(read.unreadable, QString());
    }
}

void TestTimezone::aCopyIsRecognisedByItsContent()
{
    QTemporaryDir directory;
    const QString copy = directory.filePath(u"localtime"_s);
    const QString name = directory.filePath(u"timezone"_s);
    QVERIFY(QFile::copy(zoneFiles + u"Asia/Tokyo"_s, copy));
    SystemZone read = readSystemZone({.variable = {}, .link = copy, .name = name});
    QCOMPARE(read.zone.offsetFromUtc(QDateTime::currentDateTimeUtc()), 9 * 3600);
    QVERIFY(read.unreadable.isEmpty());
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Japan\n") > 0);
    file.close();
    read = readSystemZone({.variable = {}, .link = copy, .name = name});
    QCOMPARE(read.zone.id(), QByteArray("Japan")); // the same zone; the file says which name is meant
    QFile broken(directory.filePath(u"broken"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("TZif and nothing more") > 0);
    broken.close();
    read = readSystemZone({.variable = {}, .link = broken.fileName(), .name = name});
    QCOMPARE(read.zone.id(), QByteArray("UTC"));
    QCOMPARE(read.unreadable, broken.fileName());
}

void TestTimezone::aComputerWithoutAZoneIsOnUtc()
{
    const SystemZone read = readSystemZone({.variable = {}, .link = u"/nonexistent/localtime"_s, .name = u"/nonexistent"_s});
    QCOMPARE(read.zone, QTimeZone::utc());
    QCOMPARE(read.unreadable, QString());
}

QTEST_GUILESS_MAIN(TestTimezone)
#include "tst_timezone.moc"
