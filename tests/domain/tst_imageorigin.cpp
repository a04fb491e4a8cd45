// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/imageorigin.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

/// What is kept of what images say of themselves.
class TestImageOrigin : public QObject
{
    Q_OBJECT

private slots:
    void textsOfStrangersAreBounded_data();
    void textsOfStrangersAreBounded();
    void noAddressLetsAnybodyIn_data();
    void noAddressLetsAnybodyIn();
    void keptTwiceIsKeptOnce();
};

void TestImageOrigin::textsOfStrangersAreBounded_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("kept");
    QTest::newRow("commit") << QString(40, u'a') << QString(40, u'a');
    QTest::newRow("blanks around") << u" abc1234\n"_s << u"abc1234"_s;
    QTest::newRow("as long as may be") << QString(128, u'a') << QString(128, u'a');
    QTest::newRow("too long") << QString(129, u'a') << QString();
    QTest::newRow("megabytes") << QString(4 * 1024 * 1024, u'a') << QString();
    QTest::newRow("line break") << u"abc\ndef"_s << QString();
    QTest::newRow("nul") << u"abc"_s + QChar(0) << QString();
    QTest::newRow("escape") << u"\x1b[31mabc"_s << QString();
    QTest::newRow("turned around") << u"abc\u202edef"_s << QString();
    QTest::newRow("half a character") << u"abc"_s + QChar(0xd800) << QString();
    QTest::newRow("a secret") << u"AKIAABCDEFGHIJKLMNOP"_s << QString();
    QTest::newRow("another script") << u"версия-2"_s << u"версия-2"_s;
}

void TestImageOrigin::textsOfStrangersAreBounded()
{
    QFETCH(QString, said);
    QFETCH(QString, kept);
    QCOMPARE(keptOrigin({.revision = said, .source = {}, .version = {}, .created = {}}).revision, kept);
    QCOMPARE(keptOrigin({.revision = {}, .source = {}, .version = said, .created = {}}).version, kept);
}

void TestImageOrigin::noAddressLetsAnybodyIn_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("kept");
    const QString plain = u"https://example.com/shop/api"_s;
    QTest::newRow("plain") << plain << plain;
    QTest::newRow("trailing slash") << plain + u'/' << plain + u'/';
    QTest::newRow("password") << u"https://ci:hunter2@example.com/shop/api"_s << plain;
    QTest::newRow("token as user") << u"https://glpat-0123456789@example.com/shop/api"_s << plain;
    QTest::newRow("token as query") << plain + u"?private_token=abc"_s << plain;
    QTest::newRow("scp form") << u"git@example.com:shop/api.git"_s << u"git@example.com:shop/api.git"_s;
    QTest::newRow("ssh") << u"ssh://git@example.com/shop/api.git"_s << u"ssh://git@example.com/shop/api.git"_s;
    QTest::newRow("ssh with password") << u"ssh://git:pw@example.com/shop/api.git"_s << u"ssh://git@example.com/shop/api.git"_s;
    QTest::newRow("broken with password") << u"https://ci:hun ter2@example.com/shop"_s << QString();
    QTest::newRow("no address") << u"the shop team"_s << u"the shop team"_s;
    QTest::newRow("too long") << plain + QString(256, u'x') << QString();
}

void TestImageOrigin::noAddressLetsAnybodyIn()
{
    QFETCH(QString, said);
    QFETCH(QString, kept);
    QCOMPARE(keptOrigin({.revision = {}, .source = said, .version = {}, .created = {}}).source, kept);
}

void TestImageOrigin::keptTwiceIsKeptOnce()
{
    const ImageOrigin once = keptOrigin({u" abc "_s, u"https://a:b@example.com/p%20q?x#y"_s, u"v1"_s, u"2026-01-15T00:00:00Z"_s});
    QCOMPARE(keptOrigin(once), once);
}

QTEST_APPLESS_MAIN(TestImageOrigin)

#include "tst_imageorigin.moc"
