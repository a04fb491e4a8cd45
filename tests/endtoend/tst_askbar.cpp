// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetserver.h"
#include "tests/ui/typing.h"

#include "ui/overview/overviewpage.h"
#include "ui/style/theme.h"
#include "ui/widgets/personfield.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// "Can I deploy to …?", with a real server that answers.
class TestAskBar : public QObject, private FleetServer
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void theAskBarAnswersForTheChosenEnvironment();
    void aTypedTimeIsWhatIsAskedFor();
    void theAskBarAnswersForWhoIsNamed();
    void anAnswerFollowsWhateverCouldAlterIt();
    void anAnswerWithoutAConnectionSaysOfWhenItIs();
};

void TestAskBar::theAskBarAnswersForTheChosenEnvironment()
{
    const QByteArray production = environment(u"production"_s, 1);
    send("POST", "/api/v1/environments/" + production + "/freeze-windows",
         {{u"start"_s, QDateTime::currentDateTimeUtc().addSecs(-3600).toString(Qt::ISODate)},
          {u"end"_s, QDateTime::currentDateTimeUtc().addSecs(7200).toString(Qt::ISODate)},
          {u"reason"_s, u"Holiday freeze"_s}});
    open(m_api->localSecret());
    OverviewPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    const auto *answer = page.findChild<QLabel *>(u"answer"_s);

    page.findChild<QComboBox *>(u"askEnvironment"_s)->setFocus();
    QTest::keyClick(page.findChild<QComboBox *>(u"askEnvironment"_s), Qt::Key_Return);

    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"No — production is frozen"_s), 10'000);
    QVERIFY2(answer->text().contains(u"Nobody is on its exceptions."_s), qPrintable(answer->text()));
    page.findChild<QToolButton *>(u"copyAnswer"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), answer->text());
    // Tomorrow it is over: the answer follows the question.
    page.findChild<QComboBox *>(u"askWhen"_s)->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(!answer->text().contains(u"Holiday freeze"_s), 10'000);
}

void TestAskBar::aTypedTimeIsWhatIsAskedFor()
{
    DisplayZone::current().setZone(QTimeZone("Europe/Berlin"));
    const QByteArray production = environment(u"production"_s, 1);
    send("POST", "/api/v1/environments/" + production + "/freeze-windows",
         {{u"start"_s, u"2027-03-29T03:00:00Z"_s}, {u"end"_s, u"2027-03-29T03:16:00Z"_s}, {u"reason"_s, u"At that time alone"_s}});
    open(m_api->localSecret());
    OverviewPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys are for the active window
    auto *time = page.findChild<TimeField *>(u"askTime"_s);
    const auto *answer = page.findChild<QLabel *>(u"answer"_s);
    page.findChild<QComboBox *>(u"askWhen"_s)->setCurrentIndex(1);

    typeTime(time, u"2027-03-29 05:15"_s);
    QTest::keyClick(time->edit(), Qt::Key_Return);

    QTRY_VERIFY_WITH_TIMEOUT(answer->text().contains(u"At that time alone"_s), 10'000);
    QCOMPARE(time->understood(), u"Monday 29 March 2027, 05:15, Berlin (UTC+2)"_s);
    typeTime(time, u"2027-03-29"_s); // a day: its first instant is open
    QTest::keyClick(time->edit(), Qt::Key_Return);
    QCOMPARE(time->understood(), u"Monday 29 March 2027, the whole day, Berlin (UTC+2)"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(answer->text().startsWith(u"Only 00:00 – 05:00, 05:16 – "_s), qPrintable(answer->text()), 10'000);
    QVERIFY2(answer->text().contains(u"In the way: “At that time alone”."_s), qPrintable(answer->text()));
    typeTime(time, u"2027-02-29 05:15"_s); // the answer was for another time
    QVERIFY(!answer->isVisible());
    QVERIFY(!page.findChild<QPushButton *>(u"ask"_s)->isEnabled());
    typeTime(time, u"2027-03-29 05:17"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answer->isVisible() && answer->text().startsWith(u"Yes"_s), 10'000);
}

void TestAskBar::theAskBarAnswersForWhoIsNamed()
{
    const QByteArray production = environment(u"production"_s, 1);
    send("POST", "/api/v1/environments/" + production + "/freeze-windows",
         {{u"start"_s, QDateTime::currentDateTimeUtc().addSecs(-3600).toString(Qt::ISODate)},
          {u"end"_s, QDateTime::currentDateTimeUtc().addSecs(7200).toString(Qt::ISODate)},
          {u"reason"_s, u"Holiday freeze"_s},
          {u"exceptions"_s, QJsonArray{m_api->userOf(Role::Operator).toString()}}});
    open(m_api->localSecret());
    OverviewPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const auto *answer = page.findChild<QLabel *>(u"answer"_s);
    auto *who = page.findChild<PersonField *>(u"askWho"_s);
    who->setFocus();

    QTest::keyClick(who, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().contains(u"You are not on its exceptions. Only operator may deploy, with a reason."_s), 10'000);
    QTest::keyClicks(who, u"OPERA"_s);
    QTest::keyClick(who->matches(), Qt::Key_Return);
    QCOMPARE(who->text(), u"operator"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().contains(u"operator is on its exceptions. operator may override it with a reason."_s), 10'000);
    QVERIFY(!page.findChild<QPushButton *>(u"copyNames"_s)->isVisible());
    who->selectAll();
    QTest::keyClicks(who, u"nobody"_s);
    QTRY_VERIFY(answer->text().startsWith(u"Nobody here is called “nobody”"_s)); // without being asked: the answer was for somebody else
    QTest::keyClick(who, Qt::Key_Return);
    QTRY_VERIFY(answer->text().startsWith(u"Nobody here is called “nobody”"_s));
}

void TestAskBar::anAnswerFollowsWhateverCouldAlterIt()
{
    const QByteArray production = environment(u"production"_s, 1);
    open(m_api->localSecret());
    OverviewPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const auto *answer = page.findChild<QLabel *>(u"answer"_s);
    page.findChild<QComboBox *>(u"askEnvironment"_s)->setFocus();
    QTest::keyClick(page.findChild<QComboBox *>(u"askEnvironment"_s), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"Yes"_s), 10'000);

    // Somebody asks for approvals, elsewhere.
    send("PUT", "/api/v1/environments/" + production,
         {{u"name"_s, u"production"_s}, {u"displayName"_s, u"production"_s}, {u"orderIndex"_s, 1}, {u"requiredApprovals"_s, 1}});
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"Not yet"_s), 10'000);
    send("PUT", "/api/v1/environments/" + production,
         {{u"name"_s, u"production"_s}, {u"displayName"_s, u"production"_s}, {u"orderIndex"_s, 1}, {u"requiredApprovals"_s, 0}});
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"Yes"_s), 10'000);
    // Nothing happens but time.
    const QString first = answer->text();
    QTRY_VERIFY_WITH_TIMEOUT(answer->text() != first, 65'000);
    QVERIFY2(answer->text().startsWith(u"Yes"_s), qPrintable(answer->text()));
}

void TestAskBar::anAnswerWithoutAConnectionSaysOfWhenItIs()
{
    environment(u"production"_s, 1);
    open(m_api->localSecret());
    OverviewPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    const auto *answer = page.findChild<QLabel *>(u"answer"_s);
    page.findChild<QComboBox *>(u"askEnvironment"_s)->setFocus();
    QTest::keyClick(page.findChild<QComboBox *>(u"askEnvironment"_s), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"Yes"_s), 10'000);

    m_api.reset(); // the server is gone
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->state() != Workspace::State::Live, 20'000);
    QVERIFY2(answer->text().startsWith(u"Of "_s) && answer->text().contains(u"no connection: Yes"_s), qPrintable(answer->text()));
    QCOMPARE(answer->accessibleName(), answer->text());
    // Another question is another matter.
    page.findChild<QComboBox *>(u"askWhen"_s)->setCurrentIndex(1);
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"Nobody knows"_s), 40'000);
}

QTEST_MAIN(TestAskBar)
#include "tst_askbar.moc"
