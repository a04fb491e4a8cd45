// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/incidentlink.h"

#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

/// The link to an incident in the reason of a freeze.
class TestIncidentLink : public QObject
{
    Q_OBJECT

private slots:
    void onlyAddressesOfTheWebAreTaken_data();
    void onlyAddressesOfTheWebAreTaken();
    void theLinkIsFoundAgain();
};

void TestIncidentLink::onlyAddressesOfTheWebAreTaken_data()
{
    QTest::addColumn<bool>("taken");
    for (const char *text : {"https://status.example.com/INC-2231", " http://10.0.0.1:8080/i?a=b#c ", "HTTPS://EXAMPLE.COM/x", "https://münchen.example/1"})
        QTest::newRow(text) << true;
    for (const char *text : {"INC-2231", "javascript:alert(1)", "file:///etc/passwd", "ftp://example.com/1", "https://", "https:///path", "//example.com/1",
                             "https://user:secret@example.com/1", "https://user@example.com/1", "https://example.com/a b", "https://example.com/<x>",
                             "https://example.com/\"", "https://example.com/%zz"})
        QTest::newRow(text) << false;
}

void TestIncidentLink::onlyAddressesOfTheWebAreTaken()
{
    QFETCH(bool, taken);
    QCOMPARE(incidentLink(QString::fromUtf8(QTest::currentDataTag())).has_value(), taken);
}

void TestIncidentLink::theLinkIsFoundAgain()
{
    QVERIFY(!incidentLink({}));
    QVERIFY(!incidentLink(u"https://example.com/"_s + QString(500, u'a')));
    const QUrl link(u"https://status.example.com/INC-2231"_s);
    QCOMPARE(withIncident(u" Checkout fails "_s, link), u"Checkout fails <https://status.example.com/INC-2231>"_s);
    QCOMPARE(withIncident(u"Checkout fails"_s, {}), u"Checkout fails"_s);
    QCOMPARE(incidentIn(withIncident(u"Checkout fails"_s, link)), std::optional(link));
    for (const QString &none :
         {u"Checkout fails"_s, u"a <b>"_s, u"a <javascript:alert(1)>"_s, u"<https://example.com/1> and more"_s, u">"_s, u"<"_s, QString()})
        QVERIFY2(!incidentIn(none), qPrintable(none));
}

QTEST_GUILESS_MAIN(TestIncidentLink)
#include "tst_incidentlink.moc"
