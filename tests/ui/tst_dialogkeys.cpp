// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/enterkey.h"
#include "tests/ui/fleet.h"
#include "tests/ui/freezes.h"
#include "tests/ui/freezeserver.h"
#include "tests/ui/typing.h"

#include "models/peoplemodel.h"
#include "ui/calendar/edit/freezenowdialog.h"
#include "ui/overview/environmentdialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/formarea.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// What the keys do in a form, and what stays of an error.
class TestDialogKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { delete m_dialog; }

    void enterOnAButtonIsThatButton();
    void enterOnKeepEditingAndDiscard();
    void enterOnCancelClosesAnEnvironmentUnsaved();
    void enterOnNoKnownEndOnlySetsTheEnd();
    void enterHeldDownPressesOnce();
    void controlEnterSavesFromAButton();
    void enterInAListIsAboutItsRow();
    void anErrorGoesWhenItIsCorrected();
    void addMeTakesThePlaceOfAHalfTypedName();
    void anEmptyListIsNoStopOfTab();
    void aFormThatFitsHasNoScrollBar();
    void whatIsOpenIsNotOpenedAgain();

private:
    void make();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(m_dialog->focusWidget(), key, modifiers); }
    void focus(const char *name) { find<QWidget>(name)->setFocus(Qt::TabFocusReason); }
    template <typename T>
    T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    FormField *fieldOf(const QString &pointer);

    FreezeDialogFacts m_facts;
    QPointer<QDialog> m_dialog;
};

void TestDialogKeys::init()
{
    m_facts = {};
    m_facts.environments = {anEnvironment(u"staging"_s, u"Staging"_s), anEnvironment(u"production"_s, u"Production"_s, true)};
    m_facts.displayZone = QTimeZone("Europe/Berlin");
    m_facts.now = at("2026-11-20T10:00:00Z");
    m_facts.me = UserId::create();
}

void TestDialogKeys::make()
{
    FreezeWindow window;
    window.start = at("2026-11-22T23:00:00Z");
    window.end = at("2026-11-30T23:00:00Z");
    m_dialog = new FreezeWindowDialog(m_facts, window);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

FormField *TestDialogKeys::fieldOf(const QString &pointer)
{
    const QList<FormField *> fields = m_dialog->findChildren<FormField *>();
    const auto found = std::find_if(fields.cbegin(), fields.cend(), [&pointer](const FormField *field) { return field->pointer() == pointer; });
    return found == fields.cend() ? nullptr : *found;
}

void TestDialogKeys::enterOnAButtonIsThatButton()
{
    make();
    QTest::keyClicks(find<QLineEdit>("person"), u"x"_s); // so that "Add" can be pressed
    QCOMPARE(buttonsThatEnterPassesBy(m_dialog), QStringList());
    delete m_dialog;
    m_dialog = new FreezeNowDialog(m_facts, {}, [] { return at("2026-11-20T10:00:00Z"); });
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QCOMPARE(buttonsThatEnterPassesBy(m_dialog), QStringList());
}

void TestDialogKeys::enterOnKeepEditingAndDiscard()
{
    make();
    const QSignalSpy submitted(qobject_cast<FreezeWindowDialog *>(m_dialog), &FreezeWindowDialog::submitted);
    find<QListWidget>("environmentId")->item(0)->setCheckState(Qt::Checked);
    focus("reason");
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"Audit"_s);
    press(Qt::Key_Escape);
    QCOMPARE(m_dialog->focusWidget()->objectName(), u"keepEditing"_s);
    press(Qt::Key_Return);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!m_dialog->findChild<InlineMessage *>(u"editorMessage"_s)->isVisible());
    QCOMPARE(m_dialog->focusWidget()->objectName(), u"reason"_s); // where one was when it was asked
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    QCOMPARE(m_dialog->focusWidget()->objectName(), u"reason"_s);
    press(Qt::Key_Escape);
    press(Qt::Key_Tab);
    QCOMPARE(m_dialog->focusWidget()->objectName(), u"discard"_s);
    press(Qt::Key_Enter, Qt::KeypadModifier);

    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
    QCOMPARE(submitted.size(), 0);
}

void TestDialogKeys::enterOnCancelClosesAnEnvironmentUnsaved()
{
    Workspace workspace(deadEndpoint());
    m_dialog = new EnvironmentDialog(&workspace, {});
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QTest::keyClicks(find<QLineEdit>("displayName"), u"Canary"_s);
    focus("cancel");
    press(Qt::Key_Return);

    QVERIFY(find<QPushButton>("ok")->isEnabled()); // nothing is on its way
    QCOMPARE(m_dialog->focusWidget()->objectName(), u"keepEditing"_s);
}

void TestDialogKeys::enterOnNoKnownEndOnlySetsTheEnd()
{
    auto *dialog = new FreezeNowDialog(m_facts, {}, [] { return at("2026-11-20T10:00:00Z"); });
    m_dialog = dialog;
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    const QSignalSpy submitted(dialog, &FreezeNowDialog::submitted);
    focus("noKnownEnd");
    press(Qt::Key_Return);

    QCOMPARE(submitted.size(), 0);
    QCOMPARE(toText(dialog->values().constFirst().end), u"2026-11-27T10:00:00Z"_s);
}

/// Keep editing puts the question away, and the focus goes to a line, where Enter is OK.
void TestDialogKeys::enterHeldDownPressesOnce()
{
    make();
    const QSignalSpy submitted(qobject_cast<FreezeWindowDialog *>(m_dialog), &FreezeWindowDialog::submitted);
    find<QListWidget>("environmentId")->item(0)->setCheckState(Qt::Checked);
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"Audit"_s);
    press(Qt::Key_Escape);
    QTest::keyPress(m_dialog->focusWidget(), Qt::Key_Return);
    focus("person");
    QKeyEvent again(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier, u"\r"_s, true);
    QApplication::sendEvent(m_dialog->focusWidget(), &again);
    QCOMPARE(submitted.size(), 0);
    QTest::keyRelease(m_dialog->focusWidget(), Qt::Key_Return);
}

void TestDialogKeys::controlEnterSavesFromAButton()
{
    make();
    const QSignalSpy submitted(qobject_cast<FreezeWindowDialog *>(m_dialog), &FreezeWindowDialog::submitted);
    find<QListWidget>("environmentId")->item(0)->setCheckState(Qt::Checked);
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"Audit"_s);
    focus("addMe");
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.size(), 1);
}

void TestDialogKeys::enterInAListIsAboutItsRow()
{
    make();
    const QSignalSpy submitted(qobject_cast<FreezeWindowDialog *>(m_dialog), &FreezeWindowDialog::submitted);
    auto *list = find<QListWidget>("environmentId");
    list->setFocus();
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(list->item(1)->checkState(), Qt::Checked);
    press(Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(list->item(1)->checkState(), Qt::Unchecked);
    focus("addMe");
    press(Qt::Key_Return);
    focus("people");
    press(Qt::Key_Return);
    QCOMPARE(submitted.size(), 0);
    QVERIFY(fieldOf(u"/reason"_s)->error().isEmpty()); // not even tried
}

void TestDialogKeys::anErrorGoesWhenItIsCorrected()
{
    make();
    auto *banner = m_dialog->findChild<InlineMessage *>(u"editorMessage"_s);
    focus("ok");
    press(Qt::Key_Return);
    QVERIFY(!fieldOf(u"/environmentId"_s)->error().isEmpty());
    QVERIFY(!fieldOf(u"/reason"_s)->error().isEmpty());
    QVERIFY(banner->isVisible());

    focus("environmentId");
    press(Qt::Key_Space);
    QVERIFY(fieldOf(u"/environmentId"_s)->error().isEmpty());
    QVERIFY(banner->isVisible()); // the reason is missing still
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"A"_s);
    QVERIFY(fieldOf(u"/reason"_s)->error().isEmpty());
    QVERIFY(!banner->isVisible());

    typeTime(find<TimeField>("end"), u"xyzzy"_s);
    focus("ok");
    press(Qt::Key_Return);
    QVERIFY(banner->isVisible());
    typeTime(find<TimeField>("end"), u"2026-12-01 12:00"_s);
    QVERIFY(!banner->isVisible());
}

void TestDialogKeys::addMeTakesThePlaceOfAHalfTypedName()
{
    PeopleModel people;
    people.setPeople({{m_facts.me, u"ada"_s, u"Ada Lovelace"_s, true}});
    m_facts.people = &people;
    make();
    const QSignalSpy submitted(qobject_cast<FreezeWindowDialog *>(m_dialog), &FreezeWindowDialog::submitted);
    find<QListWidget>("environmentId")->item(0)->setCheckState(Qt::Checked);
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"Audit"_s);
    auto *typed = find<QLineEdit>("person");
    typed->setFocus();
    QTest::keyClicks(typed, u"Nobody"_s);
    focus("addMe");
    press(Qt::Key_Return);

    QCOMPARE(typed->text(), QString());
    QCOMPARE(find<QListWidget>("people")->count(), 1);
    QVERIFY(fieldOf(u"/exceptions"_s)->error().isEmpty());
    QVERIFY2(typed->accessibleDescription().contains(u"in place of “Nobody”"_s), qPrintable(typed->accessibleDescription()));
    press(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(submitted.size(), 1);
    delete m_dialog;
}

void TestDialogKeys::anEmptyListIsNoStopOfTab()
{
    make();
    auto *people = find<QListWidget>("people");
    const auto stops = [this, people] {
        focus("person");
        for (int i = 0; i < 4; ++i) {
            press(Qt::Key_Tab);
            if (people->hasFocus())
                return true;
        }
        return false;
    };
    QVERIFY(!stops());
    focus("addMe");
    press(Qt::Key_Return);
    QVERIFY(stops());
    QVERIFY(people->currentIndex().isValid()); // and the ring is around it
    people->selectAll();
    press(Qt::Key_Delete);
    QCOMPARE(people->count(), 0);
    QVERIFY(find<QLineEdit>("person")->hasFocus());
}

void TestDialogKeys::aFormThatFitsHasNoScrollBar()
{
    make();
    const auto *area = m_dialog->findChild<FormArea *>();
    QTest::qWait(200);
    QVERIFY(!area->verticalScrollBar()->isVisible());
    const int before = m_dialog->height();
    find<QListWidget>("environmentId")->item(0)->setCheckState(Qt::Checked);
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"Audit of the year"_s);
    QTest::qWait(200);
    QVERIFY(!area->verticalScrollBar()->isVisible());
    QCOMPARE(m_dialog->height(), before);
}

void TestDialogKeys::whatIsOpenIsNotOpenedAgain()
{
    FreezeServer server;
    QWidget window;
    window.show();
    FreezeActions actions(server.commands(m_facts), &window);
    FreezeWindow freeze;
    freeze.start = at("2026-11-22T23:00:00Z");
    freeze.end = at("2026-11-30T23:00:00Z");
    actions.startCreation(freeze, {});
    m_dialog = window.findChild<FreezeWindowDialog *>();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"Audit"_s);
    focus("reason");
    window.activateWindow(); // as a click on it does

    actions.startCreation(freeze, {});
    QCOMPARE(window.findChildren<FreezeWindowDialog *>().size(), 1);
    QTRY_VERIFY(m_dialog->isActiveWindow());
    QCOMPARE(m_dialog->focusWidget(), find<QPlainTextEdit>("reason"));
    QCOMPARE(find<QPlainTextEdit>("reason")->toPlainText(), u"Audit"_s);
    window.activateWindow();
    QTRY_VERIFY(m_dialog->isActiveWindow());
}

QTEST_MAIN(TestDialogKeys)
#include "tst_dialogkeys.moc"
