// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "translations/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void englishNeedsNone();
    void germanIsEmbeddedAndHasPlurals();
};

void TestTranslations::englishNeedsNone()
{
    QVERIFY(!installTranslations(*qApp, QLocale(QLocale::English)));
    QCOMPARE(QCoreApplication::translate("MonthPainter", "Today"), u"Today"_s);
}

void TestTranslations::germanIsEmbeddedAndHasPlurals()
{
    QVERIFY(installTranslations(*qApp, QLocale(QLocale::German)));

    QCOMPARE(QCoreApplication::translate("MonthPainter", "Today"), u"Heute"_s);
    QCOMPARE(QCoreApplication::translate("freezetext", "%n days", nullptr, 4), u"4 Tage"_s);
    // A comment that only the translator needs does not hide the translation.
    QCOMPARE(QCoreApplication::translate("freezetext", "Active: ends %1.", "in 3 h"), u"Aktiv: endet %1."_s);
    QCOMPARE(QCoreApplication::translate("freezetext", "Not translated"), u"Not translated"_s);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
