// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetserver.h"
#include "tests/ui/typing.h"

#include "ui/overview/askbar.h"
#include "ui/overview/overviewpage.h"
#include "ui/style/theme.h"
#include "ui/widgets/timefield.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What helps after a "No" to "Can I deploy to …?", with a real server.
class TestAskTimes : public QObject, private FleetServer
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void aNoListsTheNextOpenTimesAndOneIsUsed();
    void nothingMovesWhenTheTimesArrive();
    void anotherLengthHasOtherTimes();
    void theTimesAreCopied();
    void whereNothingIsOpenItSaysWhy();
    void aFreezeOfSomebodyElseIsListedAtOnce();
    void theAnswerToAnotherQuestionBeginsWithItsFirst();
    void whatIsLeftOfTodayIsOpen();

private:
    void freeze(qint64 from, qint64 to, const QString &reason) const;
    void ask();
    QListWidget *times() const { return m_page->findChild<QListWidget *>(u"openTimes"_s); }
    QString state() const { return m_page->findChild<QLabel *>(u"openTimesState"_s)->text(); }
    QString answer() const { return m_page->findChild<QLabel *>(u"answer"_s)->text(); }

    QByteArray m_production;
    std::unique_ptr<OverviewPage> m_page;
};

constexpr qint64 hour = 3'600; // s

void TestAskTimes::init()
{
    start();
    m_production = environment(u"production"_s, 1);
}

void TestAskTimes::cleanup()
{
    m_page.reset();
    stop();
}

void TestAskTimes::freeze(qint64 from, qint64 to, const QString &reason) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    send("POST", "/api/v1/environments/" + m_production + "/freeze-windows",
         {{u"start"_s, now.addSecs(from).toString(Qt::ISODate)}, {u"end"_s, now.addSecs(to).toString(Qt::ISODate)}, {u"reason"_s, reason}});
}

void TestAskTimes::ask()
{
    open(m_api->localSecret());
    m_page = std::make_unique<OverviewPage>(m_workspace.get());
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->findChild<QComboBox *>(u"askEnvironment"_s)->setFocus();
    QTest::keyClick(m_page->findChild<QComboBox *>(u"askEnvironment"_s), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(answer().startsWith(u"No — production is frozen"_s), 10'000);
}

void TestAskTimes::aNoListsTheNextOpenTimesAndOneIsUsed()
{
    freeze(-hour, 3 * hour, u"Holiday freeze"_s);
    freeze(6 * hour, 9 * hour, u"Night cover"_s);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 2, 10'000);
    QVERIFY2(times()->item(0)->text().contains(u"open for 3\u00a0h, until “Night cover”"_s), qPrintable(times()->item(0)->text()));
    QVERIFY2(times()->item(1)->text().endsWith(u"with no freeze ahead"_s), qPrintable(times()->item(1)->text()));
    QCOMPARE(times()->currentRow(), 0);

    times()->setFocus();
    QTest::keyClick(times(), Qt::Key_Down);
    QTest::mouseClick(m_page->findChild<QPushButton *>(u"useOpenTime"_s), Qt::LeftButton);

    QTRY_VERIFY_WITH_TIMEOUT(answer().startsWith(u"Yes"_s), 10'000);
    const auto *time = m_page->findChild<TimeField *>(u"askTime"_s);
    QVERIFY(time->isVisible());
    const qint64 used = std::chrono::duration_cast<std::chrono::seconds>(time->instant().time_since_epoch()).count();
    QVERIFY(std::abs(used - QDateTime::currentSecsSinceEpoch() - 9 * hour) < 120);
    QVERIFY(!times()->isVisible()); // there is nothing to help with
}

void TestAskTimes::nothingMovesWhenTheTimesArrive()
{
    freeze(-hour, 3 * hour, u"Holiday freeze"_s);
    ask();
    QVERIFY(times()->isVisible()); // with the answer, before the times are here
    const int height = m_page->askBar()->height();
    const QRect use = m_page->findChild<QPushButton *>(u"useOpenTime"_s)->geometry();
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 1, 10'000);
    QCoreApplication::processEvents();
    QCOMPARE(m_page->askBar()->height(), height);
    QCOMPARE(m_page->findChild<QPushButton *>(u"useOpenTime"_s)->geometry(), use);
}

void TestAskTimes::anotherLengthHasOtherTimes()
{
    freeze(-hour, 3 * hour, u"Holiday freeze"_s);
    freeze(6 * hour, 9 * hour, u"Night cover"_s);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 2, 10'000);
    auto *length = m_page->findChild<QComboBox *>(u"openTimeLength"_s);
    length->setFocus();
    QTest::keyClick(length, Qt::Key_Down); // 4 h do not fit between the two
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 1, 10'000);
    QVERIFY(times()->item(0)->text().endsWith(u"with no freeze ahead"_s));
}

void TestAskTimes::theTimesAreCopied()
{
    freeze(-hour, 3 * hour, u"Holiday freeze"_s);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 1, 10'000);
    m_page->findChild<QToolButton *>(u"copyOpenTimes"_s)->click();
    QCOMPARE(QApplication::clipboard()->text(), u"production is open for 2\u00a0h from:\n"_s + times()->item(0)->text());
}

void TestAskTimes::whereNothingIsOpenItSaysWhy()
{
    freeze(-hour, 100 * 24 * hour, u"Long freeze"_s);
    ask();
    QTRY_VERIFY_WITH_TIMEOUT(state().startsWith(u"There is no open time of 2 h within 90 d: production is frozen until"_s), 10'000);
    QCOMPARE(times()->count(), 0);
    QVERIFY(!m_page->findChild<QPushButton *>(u"useOpenTime"_s)->isEnabled());
}

void TestAskTimes::aFreezeOfSomebodyElseIsListedAtOnce()
{
    freeze(-hour, 3 * hour, u"Holiday freeze"_s);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 1, 10'000);
    freeze(6 * hour, 9 * hour, u"From elsewhere"_s);
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 2, 10'000);
    QVERIFY(times()->item(0)->text().contains(u"From elsewhere"_s));
}

void TestAskTimes::theAnswerToAnotherQuestionBeginsWithItsFirst()
{
    freeze(-hour, 3 * hour, u"Holiday freeze"_s);
    freeze(6 * hour, 9 * hour, u"Night cover"_s);
    ask();
    QTRY_COMPARE_WITH_TIMEOUT(times()->count(), 2, 10'000);
    times()->setFocus();
    QTest::keyClick(times(), Qt::Key_Down);
    QCOMPARE(times()->currentRow(), 1);
    auto *environment = m_page->findChild<QComboBox *>(u"askEnvironment"_s);
    environment->setFocus();
    QTest::keyClick(environment, Qt::Key_Return); // the same again
    QTest::qWait(1'000);
    QCOMPARE(times()->currentRow(), 1);

    m_page->findChild<QComboBox *>(u"askWhen"_s)->setCurrentIndex(1);
    auto *time = m_page->findChild<TimeField *>(u"askTime"_s);
    typeTime(time, u"+1h"_s); // both times are still offered
    QTest::keyClick(time->edit(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(times()->currentRow(), 0, 10'000);
    QCOMPARE(times()->count(), 2);
    times()->setFocus();
    QTest::keyClick(times(), Qt::Key_Down);
    auto *length = m_page->findChild<QComboBox *>(u"openTimeLength"_s);
    length->setFocus();
    QTest::keyClick(length, Qt::Key_Up); // 1 h
    QTRY_COMPARE_WITH_TIMEOUT(times()->currentRow(), 0, 10'000);
}

void TestAskTimes::whatIsLeftOfTodayIsOpen()
{
    open(m_api->localSecret());
    m_page = std::make_unique<OverviewPage>(m_workspace.get());
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->findChild<QComboBox *>(u"askWhen"_s)->setCurrentIndex(1);
    auto *time = m_page->findChild<TimeField *>(u"askTime"_s);
    typeTime(time, u"today"_s);
    QTest::keyClick(time->edit(), Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(answer().startsWith(u"Yes, all of it — nothing stands in the way of production on"_s), qPrintable(answer()), 10'000);
    typeTime(time, u"next week"_s);
    QTest::keyClick(time->edit(), Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(answer().startsWith(u"Yes, all of it"_s) && answer().contains(u" – "_s), qPrintable(answer()), 10'000);
}

QTEST_MAIN(TestAskTimes)
#include "tst_asktimes.moc"
