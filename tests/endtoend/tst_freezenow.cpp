// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetwindow.h"
#include "tests/ui/typing.h"

#include "models/freezewindowtablemodel.h"
#include "ui/calendar/edit/freezenowdialog.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/toast.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Deployments stopped at once, in the window of the console on a real server.
class TestFreezeNow : public QObject, private FleetWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void twoKeysFreezeProduction();
    void theScopeIsFrozenWhereOneIsChosen();
    void undoLiftsItWithAReason();
    void oneToastAndOneStepForAllOfThem();
    void whatWasEndedMeanwhileIsNotTouchedByUndo();
    void whatWasEndedHereIsFrozenAgainAndNotUndone();
    void noKnownEndIsFarAndSaysSo();
    void anIncidentIsAnAddressOfTheWeb();
    void whatIsMissingIsSaidAndNothingIsWritten();
    void whenOneFailsTheOthersStandAndTheRestCanBeTriedAgain();
    void whoMayNotFreezeIsTold();

private:
    FreezeNowDialog *openDialog();
};

FreezeNowDialog *TestFreezeNow::openDialog()
{
    QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = m_window->findChild<FreezeNowDialog *>();
    if (dialog && !QTest::qWaitFor([dialog] { return QApplication::activeWindow() == dialog; })) // its window counts as active with its parent's
        return nullptr;
    return dialog;
}

void TestFreezeNow::twoKeysFreezeProduction()
{
    openWindow(m_api->localSecret());
    FreezeNowDialog *dialog = openDialog(); // one
    QVERIFY(dialog);
    QCOMPARE(m_window->currentPageId(), u"targets"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // two
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).size(), 1, 10'000);
    QVERIFY(freezesOf(m_staging).isEmpty());
    const QJsonObject made = freezesOf(m_production).first().toObject();
    QCOMPARE(made.value(u"state"_s).toString(), u"active"_s);
    QCOMPARE(made.value(u"reason"_s).toString(), u"Incident"_s);
    const QDateTime end = QDateTime::fromString(made.value(u"end"_s).toString(), Qt::ISODate);
    QVERIFY(std::abs(end.secsTo(QDateTime::currentDateTimeUtc().addSecs(4 * 3'600))) < 60);
    QTRY_VERIFY(!m_window->findChild<FreezeNowDialog *>());
}

void TestFreezeNow::theScopeIsFrozenWhereOneIsChosen()
{
    openWindow(m_api->localSecret());
    m_window->setScope(parseUuid(QString::fromLatin1(m_staging)));
    QVERIFY(openDialog());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_staging).size(), 1, 10'000);
    QVERIFY(freezesOf(m_production).isEmpty());
}

void TestFreezeNow::undoLiftsItWithAReason()
{
    openWindow(m_api->localSecret());
    QVERIFY(openDialog());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).size(), 1, 10'000);
    QTRY_VERIFY(!m_window->findChild<FreezeNowDialog *>());
    m_window->activateWindow(); // no window manager does it here
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    auto *question = m_window->findChild<ConfirmDialog *>(u"liftFreezes"_s);
    QVERIFY(question);
    QTRY_COMPARE(QApplication::activeWindow(), question);
    QTest::keyClick(question, Qt::Key_Escape); // not yet: nothing was undone, and it can be asked again
    QTRY_VERIFY(!m_window->findChild<ConfirmDialog *>(u"liftFreezes"_s));
    const auto *history = m_window->findChild<UndoHistory *>();
    QTRY_VERIFY(!history->isRunning());
    QVERIFY2(history->undoText().startsWith(u"Frozen: production until"_s), qPrintable(history->undoText()));
    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    question = m_window->findChild<ConfirmDialog *>(u"liftFreezes"_s);
    QVERIFY(question);
    QTRY_COMPARE(QApplication::activeWindow(), question);
    QCOMPARE(freezesOf(m_production).first().toObject().value(u"state"_s).toString(), u"active"_s); // it asks first
    QTest::keyClicks(QApplication::focusWidget(), u"production"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClicks(QApplication::focusWidget(), u"It is over"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).first().toObject().value(u"state"_s).toString(), u"ended"_s, 10'000);
    QTRY_VERIFY(!history->isRunning());
    QVERIFY2(history->undoText().isEmpty(), qPrintable(history->undoText())); // that it was lifted is the same step, and stands in nobody's way
}

void TestFreezeNow::oneToastAndOneStepForAllOfThem()
{
    openWindow(m_api->localSecret());
    FreezeNowDialog *dialog = openDialog();
    QVERIFY(dialog);
    dialog->findChild<CheckList *>()->setChecked({QString::fromLatin1(m_staging), QString::fromLatin1(m_production)});
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"ok"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(freezesOf(m_staging).size() == 1 && freezesOf(m_production).size() == 1, 10'000);
    QTRY_VERIFY(!m_window->findChild<FreezeNowDialog *>());

    const auto *toasts = m_window->findChild<ToastStack *>();
    QTRY_COMPARE(toasts->texts().size(), 1);
    QVERIFY2(toasts->texts().constFirst().startsWith(u"Frozen: staging, production until "_s), qPrintable(toasts->texts().constFirst()));
    QVERIFY(toasts->offersUndo());
    const auto *history = m_window->findChild<UndoHistory *>();
    QCOMPARE(history->rows().size(), 1);
    QVERIFY(history->rows().constFirst().barrier.isEmpty());
}

void TestFreezeNow::whatWasEndedMeanwhileIsNotTouchedByUndo()
{
    openWindow(m_api->localSecret());
    QVERIFY(openDialog());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).size(), 1, 10'000);
    QTRY_VERIFY(!m_window->findChild<FreezeNowDialog *>());
    const QByteArray id = freezesOf(m_production).first().toObject().value(u"id"_s).toString().toLatin1();
    QTest::qWait(1'100); // a freeze lasts a second at least
    m_api->send("DELETE", "/api/v1/environments/" + m_production + "/freeze-windows/" + id, m_api->token(Role::Admin), QByteArray(), {{"If-Match", "*"}});
    const auto state = [this] { return freezesOf(m_production).first().toObject().value(u"state"_s).toString(); };
    QCOMPARE(state(), u"ended"_s);
    const FreezeWindowId window(parseUuid(QString::fromLatin1(id)));
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->freezes()->find(window) && m_workspace->freezes()->find(window)->endedEarlyAt, 10'000);

    m_window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), m_window.get());
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    const auto *history = m_window->findChild<UndoHistory *>();
    QTRY_VERIFY_WITH_TIMEOUT(history->undoText().isEmpty(), 10'000);
    QVERIFY(!m_window->findChild<ConfirmDialog *>(u"liftFreezes"_s));
    QTest::qWait(200);
    QCOMPARE(freezesOf(m_production).size(), 1); // a second deletion would hide it from the history
}

void TestFreezeNow::whatWasEndedHereIsFrozenAgainAndNotUndone()
{
    openWindow(m_api->localSecret());
    QVERIFY(openDialog());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).size(), 1, 10'000);
    QTRY_VERIFY(!m_window->findChild<FreezeNowDialog *>());
    QTRY_COMPARE(m_workspace->freezes()->all().size(), 1);
    QTest::qWait(1'100); // a freeze lasts a second at least
    const FreezeWindow window = m_workspace->freezes()->all().constFirst();
    const auto gone = m_workspace->remove(window, u"It is over"_s);
    QTRY_VERIFY_WITH_TIMEOUT(gone.isFinished() && gone.result(), 10'000);

    auto *history = m_window->findChild<UndoHistory *>();
    QVERIFY(!history->barrier().isEmpty());
    QCOMPARE(history->behindBarrier(), QString()); // that it was begun cannot be undone any more
    QCOMPARE(history->rows().size(), 2);
    const auto *toasts = m_window->findChild<ToastStack *>();
    QVERIFY(!toasts->offersUndo());
    QPushButton *again = nullptr;
    for (QPushButton *button : m_window->findChild<ToastStack *>()->findChildren<QPushButton *>()) {
        if (button->text().startsWith(u"Freeze again until "_s))
            again = button;
    }
    QVERIFY(again);
    QTest::mouseClick(again, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).size(), 2, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(toasts->texts().constLast().startsWith(u"production: frozen again until "_s), 10'000);
    for (const QJsonValue each : freezesOf(m_production))
        QCOMPARE(each.toObject().value(u"reason"_s).toString(), window.reason);
}

void TestFreezeNow::noKnownEndIsFarAndSaysSo()
{
    openWindow(m_api->localSecret());
    FreezeNowDialog *dialog = openDialog();
    QVERIFY(dialog);
    const auto *said = dialog->findChild<QLabel *>(u"preview"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::AltModifier);
    QTRY_VERIFY2(said->text().contains(u"no known end"_s) && said->text().contains(u"ends by itself"_s), qPrintable(said->text()));
    typeTime(dialog->findChild<TimeField *>(), u"+2h"_s);
    QVERIFY2(!said->text().contains(u"no known end"_s), "an end that is typed is known");
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"noKnownEnd"_s), Qt::LeftButton);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"ok"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).size(), 1, 10'000);
    const QDateTime end = QDateTime::fromString(freezesOf(m_production).first().toObject().value(u"end"_s).toString(), Qt::ISODate);
    QVERIFY(std::abs(end.secsTo(QDateTime::currentDateTimeUtc().addDays(7))) < 120);
}

void TestFreezeNow::anIncidentIsAnAddressOfTheWeb()
{
    openWindow(m_api->localSecret());
    FreezeNowDialog *dialog = openDialog();
    QVERIFY(dialog);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(u"reason"_s), u"Checkout fails"_s);
    auto *incident = dialog->findChild<QLineEdit *>(u"incident"_s);
    incident->setFocus();
    QTest::keyClicks(incident, u"javascript:alert(1)"_s);
    QTest::keyClick(incident, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QVERIFY(freezesOf(m_production).isEmpty());
    QCOMPARE(QApplication::focusWidget(), incident);
    incident->selectAll();
    QTest::keyClicks(incident, u"https://status.example.com/INC-2231"_s);
    QTest::keyClick(incident, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_production).size(), 1, 10'000);
    QCOMPARE(freezesOf(m_production).first().toObject().value(u"reason"_s).toString(), u"Checkout fails <https://status.example.com/INC-2231>"_s);
}

void TestFreezeNow::whatIsMissingIsSaidAndNothingIsWritten()
{
    openWindow(m_api->localSecret());
    FreezeNowDialog *dialog = openDialog();
    QVERIFY(dialog);
    typeTime(dialog->findChild<TimeField *>(), u"some day"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"ok"_s), Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    typeTime(dialog->findChild<TimeField *>(), u"+2h"_s);
    dialog->findChild<CheckList *>()->setChecked({});
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"ok"_s), Qt::LeftButton);
    QVERIFY(dialog->isVisible());
    QTest::qWait(200);
    QVERIFY(freezesOf(m_production).isEmpty() && freezesOf(m_staging).isEmpty());
}

void TestFreezeNow::whenOneFailsTheOthersStandAndTheRestCanBeTriedAgain()
{
    openWindow(m_api->localSecret());
    FreezeNowDialog *dialog = openDialog();
    QVERIFY(dialog);
    // Production is deleted meanwhile, by somebody whose notice has not come yet.
    auto *list = dialog->findChild<CheckList *>();
    list->setChecked({QString::fromLatin1(m_staging), QString::fromLatin1(m_production)});
    m_api->send("DELETE", "/api/v1/environments/" + m_production, m_api->token(Role::Admin), QByteArray(), {{"If-Match", "*"}});
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"ok"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(freezesOf(m_staging).size(), 1, 10'000);
    const auto text = [dialog] { return dialog->findChild<InlineMessage *>()->text(); };
    QTRY_VERIFY2_WITH_TIMEOUT(text().startsWith(u"Frozen: staging. Not frozen: production."_s), qPrintable(text()), 10'000);
    QVERIFY(dialog->isVisible());
    QCOMPARE(list->checked(), QStringList{QString::fromLatin1(m_production)});
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"ok"_s), Qt::LeftButton); // the rest alone
    QTest::qWait(300);
    QCOMPARE(freezesOf(m_staging).size(), 1);
}

void TestFreezeNow::whoMayNotFreezeIsTold()
{
    openWindow(m_api->token(Role::Viewer));
    QTRY_VERIFY(!m_workspace->can(Permission::FreezeCreate));
    QVERIFY(!openDialog());
    const auto *action = m_window->findChild<QAction *>(u"freezeNow"_s);
    QVERIFY(!action->isEnabled() && !action->toolTip().isEmpty());
}

QTEST_MAIN(TestFreezeNow)
#include "tst_freezenow.moc"
