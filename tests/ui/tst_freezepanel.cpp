// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"
#include "tests/ui/inspect.h"

#include "ui/calendar/freezepanel.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// The link to an incident, where the freeze is read.
class TestFreezePanel : public QObject
{
    Q_OBJECT

public slots:
    void take(const QUrl &url) { m_opened.append(url.toString(QUrl::FullyEncoded)); }

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void onlyAddressesOfTheWebAreOffered_data();
    void onlyAddressesOfTheWebAreOffered();
    void theWholeAddressIsShownBeforeItOpens();
    void escapeOpensNothing();
    void whatOpensIsWhatWasShown();

private:
    void show(const QString &reason);
    QPushButton *button() const { return m_panel->findChild<QPushButton *>(u"openIncident"_s); }
    QMessageBox *question() const { return m_panel->findChild<QMessageBox *>(u"openIncidentQuestion"_s); }

    std::unique_ptr<FreezePanel> m_panel;
    QStringList m_opened;
};

void TestFreezePanel::initTestCase()
{
    Theme::apply(*qApp);
    for (const QString &scheme : {u"http"_s, u"https"_s, u"file"_s, u"javascript"_s, u"ftp"_s})
        QDesktopServices::setUrlHandler(scheme, this, "take");
}

void TestFreezePanel::init()
{
    m_opened.clear();
    m_panel = std::make_unique<FreezePanel>();
    m_panel->resize(320, 480);
    m_panel->show();
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
}

void TestFreezePanel::cleanup()
{
    m_panel.reset();
}

void TestFreezePanel::show(const QString &reason)
{
    const CalendarEntry entry = anEntry(u"Production"_s, aFreeze("2026-11-23T00:00Z", "2026-12-01T00:00Z", reason), true);
    m_panel->showEntry(entry, at("2026-11-24T00:00Z"), QTimeZone::utc(), {}, {});
}

void TestFreezePanel::onlyAddressesOfTheWebAreOffered_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("isOffered");

    QTest::newRow("https") << u"Checkout fails <https://status.example.com/INC-1>"_s << true;
    QTest::newRow("http") << u"<http://status.example.com/INC-1>"_s << true;
    QTest::newRow("none") << u"Holiday freeze"_s << false;
    QTest::newRow("script") << u"Checkout fails <javascript:alert(1)>"_s << false;
    QTest::newRow("file") << u"Checkout fails <file:///etc/passwd>"_s << false;
    QTest::newRow("a program") << u"Checkout fails <tidegate://open/x/targets/1>"_s << false;
    QTest::newRow("a user in it") << u"Checkout fails <https://example.com@evil.example/>"_s << false;
    QTest::newRow("in the middle") << u"See https://status.example.com/INC-1 first"_s << false;
}

void TestFreezePanel::onlyAddressesOfTheWebAreOffered()
{
    QFETCH(const QString, reason);
    QFETCH(const bool, isOffered);
    show(reason);
    QCOMPARE(button()->isVisible(), isOffered);
    QCOMPARE(unnamed(m_panel.get()), QStringList());
    m_panel->showNothing();
    QVERIFY(!button()->isVisible());
}

void TestFreezePanel::theWholeAddressIsShownBeforeItOpens()
{
    const QString address = u"https://status.example.com/"_s + QString(300, u'x') + u"/INC-2231?from=gate"_s;
    show(u"Checkout fails <"_s + address + u'>');
    QTest::keyClick(m_panel.get(), Qt::Key_B, Qt::AltModifier);
    QTRY_VERIFY(question());
    QVERIFY(m_opened.isEmpty());
    QString shown = question()->informativeText();
    shown.remove(QChar(0x200b)); // where it may break
    QCOMPARE(shown, address);
    QTRY_COMPARE(QApplication::activeWindow(), question());
    QTest::keyClick(question(), Qt::Key_Return);
    QTRY_COMPARE(m_opened, QStringList{address});
}

void TestFreezePanel::escapeOpensNothing()
{
    show(u"Checkout fails <https://status.example.com/INC-1>"_s);
    for (int tabs = 0; tabs < 10 && QApplication::focusWidget() != button(); ++tabs)
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_panel.get(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), button());
    QTest::keyClick(button(), Qt::Key_Space);
    QVERIFY(question());
    QTest::keyClick(question(), Qt::Key_Escape);
    QTRY_VERIFY(!question());
    QVERIFY(m_opened.isEmpty());
}

void TestFreezePanel::whatOpensIsWhatWasShown()
{
    show(u"Checkout fails <https://status.example.com/INC-1>"_s);
    QTest::mouseClick(button(), Qt::LeftButton);
    QVERIFY(question());
    show(u"Another <https://other.example.com/2>"_s); // another freeze is chosen, or the reason was changed
    QTest::keyClick(question(), Qt::Key_Return);
    QTRY_COMPARE(m_opened, QStringList{u"https://status.example.com/INC-1"_s});
}

QTEST_MAIN(TestFreezePanel)
#include "tst_freezepanel.moc"
