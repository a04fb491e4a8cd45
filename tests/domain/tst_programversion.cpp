// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/programversion.h"

#include <QTest>

using namespace tidegate;

class TestProgramVersion : public QObject
{
    Q_OBJECT

private slots:
    void versionsFollowEachOther_data();
    void versionsFollowEachOther();
    void whatIsNoVersionIsBesideNothing_data();
    void whatIsNoVersionIsBesideNothing();
    void saysHowAVersionStands_data();
    void saysHowAVersionStands();
    void theMinimumIsAVersionAndNotNewerThanThisOne();
};

void TestProgramVersion::versionsFollowEachOther_data()
{
    QTest::addColumn<QString>("less");
    QTest::addColumn<QString>("more");
    QTest::addColumn<bool>("alike");
    QTest::newRow("numbers, not texts") << "1.9.0"
                                        << "1.10.0" << false;
    QTest::newRow("the first number counts most") << "1.99.99"
                                                  << "2.0.0" << false;
    QTest::newRow("a release comes after what led to it") << "1.4.0-rc.1"
                                                          << "1.4.0" << false;
    QTest::newRow("Debian's tilde") << "1.4.0~rc1"
                                    << "1.4.0" << false;
    QTest::newRow("numbers in what led to it") << "1.4.0-rc.9"
                                               << "1.4.0-rc.10" << false;
    QTest::newRow("numbers before words") << "1.4.0-1"
                                          << "1.4.0-alpha" << false;
    QTest::newRow("fewer parts first") << "1.4.0-alpha"
                                       << "1.4.0-alpha.1" << false;
    QTest::newRow("words by letters") << "1.4.0-alpha.beta"
                                      << "1.4.0-beta" << false;
    QTest::newRow("longer than any number") << "99999999999999999999.0.0"
                                            << "100000000000000000000.0.0" << false;
    QTest::newRow("the same") << "1.4.0"
                              << "1.4.0" << true;
    QTest::newRow("missing numbers are 0") << "1.4"
                                           << "1.4.0.0" << true;
    QTest::newRow("zeros in front") << "1.04.0"
                                    << "1.4.0" << true;
    QTest::newRow("builds") << "1.4.0+3"
                            << "1.4.0+abc" << true;
    QTest::newRow("a v in front") << "v1.4.0"
                                  << "1.4.0" << true;
    QTest::newRow("blanks around") << " 1.4.0\n"
                                   << "1.4.0" << true;
}

void TestProgramVersion::versionsFollowEachOther()
{
    QFETCH(const QString, less);
    QFETCH(const QString, more);
    QFETCH(const bool, alike);
    QVERIFY(compareVersions(less, more) == (alike ? std::partial_ordering::equivalent : std::partial_ordering::less));
    QVERIFY(compareVersions(more, less) == (alike ? std::partial_ordering::equivalent : std::partial_ordering::greater));
}

void TestProgramVersion::whatIsNoVersionIsBesideNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", " ", "dev", "1.", ".1", "1..2", "1.2.3.4.5", "1.4.0-", "1.4.0-a..b", "-1.0", "1.4.0 beta", "1,4", "1.x", "v", "+1", "١.٠.٠", "1.4.0-ü"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void TestProgramVersion::whatIsNoVersionIsBesideNothing()
{
    QFETCH(const QString, text);
    QVERIFY(compareVersions(text, u"1.0.0") == std::partial_ordering::unordered);
    QVERIFY(compareVersions(u"1.0.0", text) == std::partial_ordering::unordered);
    QVERIFY(compareVersions(text, text) == std::partial_ordering::unordered);
}

void TestProgramVersion::saysHowAVersionStands_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<VersionStanding>("standing");
    QTest::newRow("the server's") << "1.10.0" << VersionStanding::Current;
    QTest::newRow("newer than the server") << "2.0.0" << VersionStanding::Current;
    QTest::newRow("older") << "1.9.0" << VersionStanding::Outdated;
    QTest::newRow("what led to the server's") << "1.10.0-rc.1" << VersionStanding::Outdated;
    QTest::newRow("the oldest") << "1.2.0" << VersionStanding::Outdated;
    QTest::newRow("below the oldest") << "1.1.9" << VersionStanding::TooOld;
    QTest::newRow("what led to the oldest") << "1.2.0-beta" << VersionStanding::TooOld;
    QTest::newRow("none") << "" << VersionStanding::Unknown;
    QTest::newRow("nonsense") << "nightly" << VersionStanding::Unknown;
}

void TestProgramVersion::saysHowAVersionStands()
{
    QFETCH(const QString, version);
    QFETCH(const VersionStanding, standing);
    QCOMPARE(standingOf(version, u"1.10.0", u"1.2.0"), standing);
}

void TestProgramVersion::theMinimumIsAVersionAndNotNewerThanThisOne()
{
    QVERIFY(compareVersions(QString(minimumAgentVersion), QStringLiteral(TIDEGATE_VERSION)) <= 0);
    QCOMPARE(standingOf(u"0.0.1", u"1.10.0", {}), VersionStanding::Outdated); // a server that says no minimum
    QCOMPARE(standingOf(u"1.0.0", {}, {}), VersionStanding::Unknown);         // and one that is not known
}

QTEST_GUILESS_MAIN(TestProgramVersion)
#include "tst_programversion.moc"
