// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetwindow.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "ui/calendar/edit/freezenowdialog.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/overview/environmentdialog.h"
#include "ui/palette/commandpalette.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/timefield.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

/// Sentences typed into the palette, in the window of the console on a real server.
class TestPaletteSentences : public QObject, private FleetWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void thePaletteAnswersAQuestion();
    void aQuestionAboutADayIsAboutAllOfIt();
    void approvalsAreSaidBesidesTheDay();
    void whenToDeployIsAnsweredWithTheNextOpenTime();
    void aFreezeIsEndedByItsWords();
    void anEnvironmentIsDeletedByItsDialogOnly();
    void whetherItIsFrozenIsAnsweredAsWhetherToDeploy();
    void anOlderAnswerIsNotShown();
    void thePaletteOpensTheFilledForm();
    void thePaletteEditsAnEnvironment();
    void whatIsNotUnderstoodIsSaid();

private:
    void type(const QString &text);
    QLineEdit *box() const { return m_window->findChild<QLineEdit *>(u"paletteBox"_s); }
    QString row(int number) const
    {
        const auto *list = m_window->findChild<QListView *>(u"paletteList"_s);
        return list->model()->index(number, 0).data().toString();
    }
    QString paletteAnswer() const { return m_window->findChild<QLabel *>(u"paletteAnswer"_s)->text(); }
};

void TestPaletteSentences::type(const QString &text)
{
    if (!m_window->findChild<CommandPalette *>()->isVisible())
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    box()->selectAll();
    QTest::keyClicks(box(), text);
}

void TestPaletteSentences::thePaletteAnswersAQuestion()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    send("POST", "/api/v1/environments/" + m_production + "/freeze-windows",
         {{u"start"_s, now.addSecs(-60).toString(Qt::ISODate)}, {u"end"_s, now.addDays(20).toString(Qt::ISODate)}, {u"reason"_s, u"Holiday freeze"_s}});
    openWindow(m_api->localSecret());
    type(u"may I deploy to production on friday 17:00"_s);
    QVERIFY2(row(0).startsWith(u"May I deploy to production, "_s), qPrintable(row(0)));
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().startsWith(u"No — production is frozen at"_s), qPrintable(paletteAnswer()), 10'000);
    QVERIFY(paletteAnswer().contains(u"Holiday freeze"_s));
    QTest::keyClick(box(), Qt::Key_Return);
    QCOMPARE(m_window->currentPageId(), u"overview"_s);
    const auto *answer = m_window->findChild<QLabel *>(u"answer"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"No — production is frozen at"_s), 10'000);
}

void TestPaletteSentences::aQuestionAboutADayIsAboutAllOfIt()
{
    DisplayZone::current().setZone(QTimeZone::utc());
    const QDateTime evening(QDateTime::currentDateTimeUtc().date().addDays(1), QTime(17, 0), Qt::UTC);
    send("POST", "/api/v1/environments/" + m_staging + "/freeze-windows",
         {{u"start"_s, evening.toString(Qt::ISODate)}, {u"end"_s, evening.addDays(2).toString(Qt::ISODate)}, {u"reason"_s, u"Weekend"_s}});
    openWindow(m_api->localSecret());
    const QString untilFive = u"Yes until 17:00, then “Weekend” — staging on"_s;
    type(u"may I deploy to staging tomorrow"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().startsWith(untilFive), qPrintable(paletteAnswer()), 10'000);
    QTest::keyClick(box(), Qt::Key_Return);                                                 // the same in the overview, where a day stays a day
    QTest::qWait(50);                                                                       // what watches for a lost focus has looked
    QCOMPARE(m_window->focusWidget(), m_window->findChild<QWidget *>(u"askEnvironment"_s)); // one goes on with the question
    const auto *answer = m_window->findChild<QLabel *>(u"answer"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(answer->text().startsWith(untilFive), qPrintable(answer->text()), 10'000);
    type(u"may I deploy to staging "_s + evening.date().addDays(1).toString(Qt::ISODate));
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().startsWith(u"No, all day — staging is frozen on"_s), qPrintable(paletteAnswer()), 10'000);
}

void TestPaletteSentences::approvalsAreSaidBesidesTheDay()
{
    DisplayZone::current().setZone(QTimeZone::utc());
    send("PUT", "/api/v1/environments/" + m_production,
         {{u"name"_s, u"production"_s}, {u"displayName"_s, u"production"_s}, {u"orderIndex"_s, 2}, {u"requiredApprovals"_s, 1}});
    const QDateTime evening(QDateTime::currentDateTimeUtc().date().addDays(2), QTime(18, 0), Qt::UTC);
    send("POST", "/api/v1/environments/" + m_production + "/freeze-windows",
         {{u"start"_s, evening.toString(Qt::ISODate)}, {u"end"_s, evening.addSecs(38 * 3'600).toString(Qt::ISODate)}, {u"reason"_s, u"Christmas freeze"_s}});
    openWindow(m_api->localSecret());
    const QDate day = evening.date();
    type(u"may I deploy to production on "_s + day.toString(Qt::ISODate));
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().startsWith(u"Open until 18:00, then “Christmas freeze” — production on"_s), qPrintable(paletteAnswer()), 10'000);
    QVERIFY2(paletteAnswer().endsWith(u"1 approval needed first."_s), qPrintable(paletteAnswer()));
    type(u"may I deploy to production on "_s + day.addDays(2).toString(Qt::ISODate));
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().startsWith(u"Not before 08:00 — production on"_s), qPrintable(paletteAnswer()), 10'000);
    QVERIFY2(paletteAnswer().contains(u"“Christmas freeze” until"_s), qPrintable(paletteAnswer()));
    QVERIFY2(paletteAnswer().endsWith(u"1 approval needed first."_s), qPrintable(paletteAnswer()));
}

void TestPaletteSentences::whenToDeployIsAnsweredWithTheNextOpenTime()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    send("POST", "/api/v1/environments/" + m_production + "/freeze-windows",
         {{u"start"_s, now.addSecs(-60).toString(Qt::ISODate)}, {u"end"_s, now.addDays(20).toString(Qt::ISODate)}, {u"reason"_s, u"Holiday freeze"_s}});
    openWindow(m_api->localSecret());
    type(u"when may I deploy to production"_s);
    QCOMPARE(row(0), u"When may I deploy to production?"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().endsWith(u"— production is open, with no freeze ahead."_s), qPrintable(paletteAnswer()), 10'000);
    QTest::keyClick(box(), Qt::Key_Return); // in the overview it is the question about that time
    const auto *answer = m_window->findChild<QLabel *>(u"answer"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(answer->text().startsWith(u"Yes — nothing stands in the way of production at"_s), qPrintable(answer->text()), 10'000);
    const auto *time = m_window->findChild<TimeField *>(u"askTime"_s);
    QCOMPARE(time->instant(), wholeSeconds(*parseInstant(now.addDays(20).toString(Qt::ISODate).toStdString())));
}

void TestPaletteSentences::aFreezeIsEndedByItsWords()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    openWindow(m_api->localSecret());
    type(u"unfreeze production"_s);
    QCOMPARE(row(0), u"production is not frozen now."_s);
    send("POST", "/api/v1/environments/" + m_production + "/freeze-windows",
         {{u"start"_s, now.addSecs(-60).toString(Qt::ISODate)}, {u"end"_s, now.addDays(20).toString(Qt::ISODate)}, {u"reason"_s, u"Holiday freeze"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->freezes()->rowCount(), 1, 10'000);
    for (const QString &typed : {u"end freeze"_s, u"lift freeze"_s, u"unfreeze production"_s}) {
        type(typed);
        QCOMPARE(row(0), u"End “Holiday freeze” of production…"_s);
    }
    QTest::keyClick(box(), Qt::Key_Return);
    auto *question = m_window->findChild<ConfirmDialog *>();
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"End the freeze of production now?"_s);
    QTest::qWait(200);
    QCOMPARE(freezesOf(m_production).size(), 1); // nothing without an answer
    question->reject();
}

void TestPaletteSentences::anEnvironmentIsDeletedByItsDialogOnly()
{
    openWindow(m_api->localSecret());
    type(u"delete environment staging"_s);
    QCOMPARE(row(0), u"Delete staging…"_s);
    QTest::keyClick(box(), Qt::Key_Return);
    auto *question = m_window->findChild<ConfirmDialog *>();
    QVERIFY(question);
    QCOMPARE(question->windowTitle(), u"Delete staging?"_s);
    QTest::qWait(200);
    QCOMPARE(m_workspace->environments()->all().size(), 2);
    question->reject();
}

void TestPaletteSentences::whetherItIsFrozenIsAnsweredAsWhetherToDeploy()
{
    openWindow(m_api->localSecret());
    type(u"is production frozen tomorrow"_s);
    QVERIFY2(row(0).startsWith(u"May I deploy to production, "_s), qPrintable(row(0)));
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().startsWith(u"May I deploy? Yes, all day"_s), qPrintable(paletteAnswer()), 10'000);
    type(u"can nobody deploy to production now"_s);
    QCOMPARE(row(0), u"Nobody here is called “nobody”."_s);
    type(u"can I deploy to prod on christmas"_s);
    QVERIFY2(row(0).startsWith(u"“christmas” is not understood."_s), qPrintable(row(0)));
}

void TestPaletteSentences::anOlderAnswerIsNotShown()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    send("POST", "/api/v1/environments/" + m_production + "/freeze-windows",
         {{u"start"_s, now.addSecs(-60).toString(Qt::ISODate)}, {u"end"_s, now.addDays(20).toString(Qt::ISODate)}, {u"reason"_s, u"Holiday freeze"_s}});
    openWindow(m_api->localSecret());
    type(u"may i deploy to production now"_s);
    QTest::qWait(310); // the question is under way
    type(u"may i deploy to staging now"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(paletteAnswer().startsWith(u"Yes"_s), qPrintable(paletteAnswer()), 10'000);
    QTest::qWait(300);
    QVERIFY(paletteAnswer().contains(u"staging"_s));
    type(u"refresh"_s);
    QVERIFY(!m_window->findChild<QLabel *>(u"paletteAnswer"_s)->isVisible());
}

void TestPaletteSentences::thePaletteOpensTheFilledForm()
{
    DisplayZone::current().setZone(QTimeZone("Europe/Berlin"));
    openWindow(m_api->localSecret());
    type(u"freeze staging and production 2027-12-24 17:00 for 2 days"_s);
    QVERIFY2(row(0).startsWith(u"Freeze staging, production from"_s), qPrintable(row(0)));
    QTest::keyClick(box(), Qt::Key_Return);
    auto *form = m_window->findChild<FreezeWindowDialog *>();
    QVERIFY(form);
    QCOMPARE(form->values().size(), 2);
    QCOMPARE(toText(form->values().constFirst().start), u"2027-12-24T16:00:00Z"_s);
    QCOMPARE(toText(form->values().constFirst().end), u"2027-12-26T16:00:00Z"_s);
    QTest::qWait(200);
    QVERIFY(freezesOf(m_production).isEmpty()); // nothing without OK
    form->reject();
    QTRY_VERIFY(!m_window->findChild<FreezeWindowDialog *>());
    m_window->activateWindow(); // no window manager does it here
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));

    type(u"freeze staging now for 3h"_s);
    QVERIFY2(row(0).startsWith(u"Freeze staging"_s), qPrintable(row(0)));
    QTest::keyClick(box(), Qt::Key_Return);
    auto *dialog = m_window->findChild<FreezeNowDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->values().size(), 1);
    QCOMPARE(dialog->values().constFirst().environmentId.toString(), QString::fromLatin1(m_staging));
    QVERIFY(dialog->values().constFirst().end - dialog->values().constFirst().start > 179min);
}

void TestPaletteSentences::thePaletteEditsAnEnvironment()
{
    openWindow(m_api->localSecret());
    type(u"edit staging"_s);
    QCOMPARE(row(0), u"Edit staging…"_s);
    QTest::keyClick(box(), Qt::Key_Return);
    QVERIFY(m_window->findChild<EnvironmentDialog *>());
    QCOMPARE(m_window->findChild<EnvironmentDialog *>()->findChild<QLineEdit *>(u"name"_s)->text(), u"staging"_s);
}

void TestPaletteSentences::whatIsNotUnderstoodIsSaid()
{
    openWindow(m_api->localSecret());
    type(u"freeze quality friday 17:00"_s);
    QCOMPARE(row(0), u"No environment is called “quality”."_s);
    QTest::keyClick(box(), Qt::Key_Return); // and nothing happens
    QVERIFY(box()->isVisible());
    QVERIFY(!m_window->findChild<FreezeWindowDialog *>() && !m_window->findChild<FreezeNowDialog *>());
}

QTEST_MAIN(TestPaletteSentences)
#include "tst_palettesentences.moc"
