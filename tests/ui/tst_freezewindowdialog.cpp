// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"
#include "tests/ui/freezeserver.h"
#include "tests/ui/inspect.h"
#include "tests/ui/typing.h"

#include "services/domain/say.h"
#include "services/domain/timezone.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace {

/// All words that are in view in a dialog.
QString said(const QWidget *dialog)
{
    QString words;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        words += label->isVisibleTo(dialog) ? label->text() + u' ' : QString();
    return words;
}

} // namespace

class TestFreezeWindowDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { delete m_dialog; }

    void asksForWhatIsMissingAtTheFields();
    void theKeyOfEachFieldLeadsIntoIt();
    void submitsOneWindowPerEnvironment();
    void timesReadTheSameAmongRightToLeftWords();
    void readsLocalTimes_data();
    void readsLocalTimes();
    void aTimeIsTakenAsItIsTyped();
    void aTimeThatCannotBeReadIsNotGuessed();
    void anEndTooFarAwayIsSaidBeforeItIsAskedFor();
    void theEndFollowsTheStart();
    void anEndThatCountsFromAnUnreadableStartIsNotGuessed();
    void aReasonGoesOnWhereItEndsAndControlEnterSaves();
    void keepsTheInstantOfAnUntouchedWindow();
    void changingTheZoneKeepsTheWallClock();
    void refusesAnUnknownZone();
    void saysInWordsWhatWillHappen();
    void warnsOfLongAndPastWindows();
    void ofAStartedWindowOnlyEndReasonAndExceptionsChange();
    void serverErrorsStandAtTheirFields();
    void cancellingAsksAboutChanges();
    void whatWasCreatedIsNotCreatedAgain();
    void shorteningProductionWantsNameAndReason();
    void editingAFutureWindowIsSaid();
    void endingProductionWantsNameAndReason();
    void everythingHasANameAndFits();

private:
    void make(const FreezeWindow &window);
    template <typename T>
    T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    FormField *fieldOf(const char *pointer);
    TimeField *start() { return find<TimeField>("start"); }
    TimeField *end() { return find<TimeField>("end"); }
    void typeInto(TimeField *edit, const QString &wallClock);
    void check(int row) { find<QListWidget>("environmentId")->item(row)->setCheckState(Qt::Checked); }

    FreezeDialogFacts m_facts;
    FreezeWindow m_new;
    QPointer<FreezeWindowDialog> m_dialog;
};

void TestFreezeWindowDialog::init()
{
    m_facts.environments = {anEnvironment(u"development"_s, u"Development"_s), anEnvironment(u"staging"_s, u"Staging"_s),
                            anEnvironment(u"production"_s, u"Production"_s, true)};
    m_facts.displayZone = QTimeZone("Europe/Berlin");
    m_facts.now = at("2026-11-20T10:00:00Z");
    m_facts.me = UserId::create();
    m_new = {};
    m_new.start = at("2026-11-22T23:00:00Z");
    m_new.end = at("2026-11-30T23:00:00Z");
}

void TestFreezeWindowDialog::make(const FreezeWindow &window)
{
    m_dialog = new FreezeWindowDialog(m_facts, window);
    m_dialog->show();
}

FormField *TestFreezeWindowDialog::fieldOf(const char *pointer)
{
    for (FormField *field : m_dialog->findChildren<FormField *>()) {
        if (field->pointer() == QLatin1String(pointer))
            return field;
    }
    return nullptr;
}

void TestFreezeWindowDialog::typeInto(TimeField *edit, const QString &wallClock)
{
    typeTime(edit, wallClock.left(16).replace(u'T', u' '));
}

void TestFreezeWindowDialog::theKeyOfEachFieldLeadsIntoIt()
{
    make(m_new);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    int keys = 0;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        const QKeySequence mnemonic = QKeySequence::mnemonic(label->text());
        if (mnemonic.isEmpty() || !label->buddy())
            continue;
        find<QPushButton>("cancel")->setFocus();
        QTest::keyClick(m_dialog, mnemonic[0].key(), mnemonic[0].keyboardModifiers());
        const QWidget *field = label->parentWidget();
        QVERIFY2(field->isAncestorOf(QApplication::focusWidget()), qPrintable(label->text()));
        ++keys;
    }
    QCOMPARE(keys, 6);
}

void TestFreezeWindowDialog::asksForWhatIsMissingAtTheFields()
{
    make(m_new);
    QSignalSpy submitted(m_dialog, &FreezeWindowDialog::submitted);
    typeInto(end(), u"2026-11-20T00:00:00"_s);

    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    QCOMPARE(submitted.size(), 0);
    QCOMPARE(fieldOf("/environmentId")->error(), u"Choose at least one environment."_s);
    QVERIFY(!fieldOf("/reason")->error().isEmpty());
    QCOMPARE(fieldOf("/end")->error(), u"The end must be after the start."_s);
    QVERIFY(fieldOf("/start")->error().isEmpty());
}

void TestFreezeWindowDialog::submitsOneWindowPerEnvironment()
{
    make(m_new);
    QSignalSpy submitted(m_dialog, &FreezeWindowDialog::submitted);
    check(1);
    check(2);
    find<QPlainTextEdit>("reason")->setFocus();
    QTest::keyClicks(find<QPlainTextEdit>("reason"), u"Black Friday freeze"_s);

    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    QCOMPARE(submitted.size(), 1);
    const auto windows = submitted[0][0].value<QList<FreezeWindow>>();
    QCOMPARE(windows.size(), 2);
    QCOMPARE(windows[0].environmentId, m_facts.environments[1].id);
    QCOMPARE(windows[1].environmentId, m_facts.environments[2].id);
    QCOMPARE(windows[1].reason, u"Black Friday freeze"_s);
    QCOMPARE(windows[1].timezone, u"Europe/Berlin"_s);
    QCOMPARE(toText(windows[1].start), u"2026-11-22T23:00:00Z"_s);
    QVERIFY(!find<QPushButton>("ok")->isEnabled());
}

void TestFreezeWindowDialog::timesReadTheSameAmongRightToLeftWords()
{
    const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto); });
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    make(m_new);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog)); // else nothing loses the focus
    typeTime(start(), u"24 nov 2026, 18:05"_s);
    QTest::keyClick(start()->edit(), Qt::Key_Tab);
    QCOMPARE(start()->edit()->text(), u"2026-11-24 18:05"_s);
    QCOMPARE(start()->edit()->layoutDirection(), Qt::LeftToRight);
}

void TestFreezeWindowDialog::readsLocalTimes_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("wall");
    QTest::addColumn<QString>("asStart");
    QTest::addColumn<QString>("asEnd");
    QTest::addColumn<QString>("word");
    QTest::newRow("ordinary") << u"Europe/Berlin"_s << u"2026-11-23T00:00:00"_s << u"2026-11-22T23:00:00Z"_s << u"2026-11-22T23:00:00Z"_s << QString();
    QTest::newRow("clocks go forward") << u"Europe/Berlin"_s << u"2027-03-28T02:30:00"_s << u"2027-03-28T00:30:00Z"_s << u"2027-03-28T01:30:00Z"_s
                                       << u"does not exist"_s;
    QTest::newRow("clocks go back") << u"Europe/Berlin"_s << u"2026-10-25T02:30:00"_s << u"2026-10-25T00:30:00Z"_s << u"2026-10-25T01:30:00Z"_s
                                    << u"comes twice"_s;
    QTest::newRow("half-hour zone") << u"Asia/Kolkata"_s << u"2026-11-23T00:00:00"_s << u"2026-11-22T18:30:00Z"_s << u"2026-11-22T18:30:00Z"_s << QString();
    QTest::newRow("half-hour zone, clocks go back") << u"America/St_Johns"_s << u"2026-11-01T01:30:00"_s << u"2026-11-01T04:00:00Z"_s
                                                    << u"2026-11-01T05:00:00Z"_s << u"comes twice"_s;
}

void TestFreezeWindowDialog::readsLocalTimes()
{
    QFETCH(QString, zone);
    QFETCH(QString, wall);
    QFETCH(QString, asStart);
    QFETCH(QString, asEnd);
    QFETCH(QString, word);
    make(m_new);

    find<QComboBox>("timezone")->setCurrentText(zone);
    typeInto(start(), wall);
    typeInto(end(), wall);

    QCOMPARE(toText(start()->instant()), asStart);
    QCOMPARE(toText(end()->instant()), asEnd);
    QCOMPARE(start()->note().isEmpty(), word.isEmpty());
    QVERIFY2(start()->note().contains(word), qPrintable(start()->note()));
    if (!word.isEmpty()) {
        QVERIFY2(start()->note().contains(u"earlier reading"_s), qPrintable(start()->note()));
        QVERIFY2(end()->note().contains(u"later reading"_s), qPrintable(end()->note()));
    }
}

void TestFreezeWindowDialog::aTimeIsTakenAsItIsTyped()
{
    make(m_new);
    QSignalSpy submitted(m_dialog, &FreezeWindowDialog::submitted);
    check(1);
    find<QPlainTextEdit>("reason")->setPlainText(u"Freeze"_s);
    typeTime(start(), u"2027-03-29 05:15"_s);
    QCOMPARE(start()->understood(), u"Monday 29 March 2027, 05:15, Berlin (UTC+2)"_s);
    typeTime(end(), u"2027-03-30 05:15"_s);

    QTest::keyClick(end()->edit(), Qt::Key_Return);

    QCOMPARE(submitted.size(), 1);
    const FreezeWindow window = submitted[0][0].value<QList<FreezeWindow>>().constFirst();
    QCOMPARE(toText(window.start), u"2027-03-29T03:15:00Z"_s);
    QCOMPARE(toText(window.end), u"2027-03-30T03:15:00Z"_s);
}

void TestFreezeWindowDialog::aTimeThatCannotBeReadIsNotGuessed()
{
    make(m_new);
    QSignalSpy submitted(m_dialog, &FreezeWindowDialog::submitted);
    check(1);
    find<QPlainTextEdit>("reason")->setPlainText(u"Freeze"_s);
    typeTime(end(), u"30 feb 2027"_s);
    QVERIFY2(m_dialog->previewText().contains(u"There is no 30 February 2027."_s), qPrintable(m_dialog->previewText()));
    QVERIFY(!said(m_dialog).contains(u"nothing is stopped from"_s)); // of the end that stood there before

    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    QCOMPARE(submitted.size(), 0);
    QVERIFY(m_dialog->findChild<InlineMessage *>()->text().contains(u"There is no 30 February 2027."_s));
    QCOMPARE(end()->edit()->text(), u"30 feb 2027"_s);
    QCOMPARE(m_dialog->focusWidget(), end()->edit());
    QVERIFY(end()->edit()->accessibleDescription().contains(u"There is no 30 February 2027."_s));
    typeTime(end(), u"28 feb 2027"_s);
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
    QCOMPARE(submitted.size(), 1);
}

void TestFreezeWindowDialog::anEndTooFarAwayIsSaidBeforeItIsAskedFor()
{
    make(m_new);
    check(1);
    typeTime(start(), u"4 dec 2026 17:00"_s);
    typeTime(end(), u"6 dec 2027"_s);
    QCOMPARE(m_dialog->previewText(), u"A freeze lasts at most 366 days."_s);
    typeTime(end(), u"5 dec 2027 17:00"_s); // 366 days are allowed
    QVERIFY2(m_dialog->previewText().contains(u"(366\u00a0d"_s), qPrintable(m_dialog->previewText()));
}

void TestFreezeWindowDialog::theEndFollowsTheStart()
{
    make(m_new);
    typeTime(start(), u"4 dec 17:00"_s);
    typeTime(end(), u"+2h"_s);
    QCOMPARE(toText(end()->instant()), u"2026-12-04T18:00:00Z"_s);
    typeTime(end(), u"9:00"_s);
    QCOMPARE(toText(end()->instant()), u"2026-12-05T08:00:00Z"_s);
    typeTime(end(), u"6 dec"_s);
    QCOMPARE(end()->understood(), u"Monday 7 December 2026, 00:00, Berlin (UTC+1): the end of Sun 6 Dec"_s);
    QCOMPARE(toText(end()->instant()), u"2026-12-06T23:00:00Z"_s);
    // The length is not kept: who moves the start alone says so.
    const Instant before = end()->instant();
    typeTime(start(), u"2 dec 17:00"_s);
    QCOMPARE(end()->instant(), before);
}

void TestFreezeWindowDialog::anEndThatCountsFromAnUnreadableStartIsNotGuessed()
{
    make(m_new);
    typeTime(start(), u"31 nov 17:00"_s);
    for (const QString &text : {u"+2h"_s, u"19:00"_s, u"fri 19:00"_s, u"4 dec 19:00"_s}) {
        typeTime(end(), text);
        QVERIFY2(!end()->isReadable(), qPrintable(text + u": "_s + end()->understood()));
        QVERIFY(end()->problem().contains(u"“"_s + text + u"” counts from the start"_s));
    }
    typeTime(end(), u"2026-12-04 19:00"_s); // means the same after every start
    QVERIFY(end()->isReadable());
    typeTime(end(), u"+2h"_s);
    typeTime(start(), u"4 dec 17:00"_s);
    QCOMPARE(toText(end()->instant()), u"2026-12-04T18:00:00Z"_s);
}

void TestFreezeWindowDialog::aReasonGoesOnWhereItEndsAndControlEnterSaves()
{
    FreezeWindow window = aFreeze("2026-11-24T08:00:00Z", "2026-11-24T12:00:00Z", u"Clock change"_s);
    window.environmentId = m_facts.environments[2].id;
    make(window);
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QSignalSpy submitted(m_dialog, &FreezeWindowDialog::submitted);
    auto *reason = find<QPlainTextEdit>("reason");
    QCOMPARE(QApplication::focusWidget(), reason);

    QTest::keyClicks(reason, u", and more"_s);
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(submitted.size(), 0); // a line
    QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);

    QCOMPARE(submitted.size(), 1);
    QCOMPARE(submitted[0][0].value<QList<FreezeWindow>>().constFirst().reason, u"Clock change, and more"_s);
}

void TestFreezeWindowDialog::keepsTheInstantOfAnUntouchedWindow()
{
    FreezeWindow window = aFreeze("2027-10-31T01:30:17Z", "2027-10-31T00:00:00Z", u"Clock change"_s); // the later 02:30
    window.end = at("2027-11-02T00:00:42Z");
    window.timezone = u"Europe/Berlin"_s;
    window.environmentId = m_facts.environments[2].id;
    make(window);

    QCOMPARE(toText(start()->instant()), u"2027-10-31T01:30:17Z"_s);
    QCOMPARE(toText(end()->instant()), u"2027-11-02T00:00:42Z"_s);
    QCOMPARE(m_dialog->values(), QList<FreezeWindow>{window});
    QVERIFY2(start()->note().contains(u"01:30 UTC"_s), qPrintable(start()->note()));
}

void TestFreezeWindowDialog::changingTheZoneKeepsTheWallClock()
{
    make(m_new);
    QCOMPARE(start()->understood(), u"Monday 23 November 2026, 00:00, Berlin (UTC+1)"_s);

    find<QComboBox>("timezone")->setCurrentText(u"UTC"_s);

    QCOMPARE(start()->edit()->text(), u"2026-11-23 00:00"_s);
    QCOMPARE(start()->understood(), u"Monday 23 November 2026, 00:00, UTC"_s);
}

void TestFreezeWindowDialog::refusesAnUnknownZone()
{
    make(m_new);
    check(0);
    find<QPlainTextEdit>("reason")->setPlainText(u"x"_s);
    find<QComboBox>("timezone")->setCurrentText(u"Europe/Atlantis"_s);

    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    QVERIFY(fieldOf("/timezone")->error().contains(u"Europe/Atlantis"_s));

    for (const QString &name : {u"Berlin"_s, u"CST"_s, u"Europe"_s, QString()}) { // not even those that QTimeZone reads as a rule, and not nothing
        find<QPlainTextEdit>("reason")->setFocus();                               // who leaves the box takes what alone is meant
        find<QComboBox>("timezone")->setCurrentText(name);
        QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
        QVERIFY2(!fieldOf("/timezone")->error().isEmpty(), qPrintable(name));
    }
    const auto *zones = find<QComboBox>("timezone");
    for (int i = 0; i < zones->count(); ++i)
        QVERIFY2(isTimeZoneName(zones->itemText(i)), qPrintable(zones->itemText(i)));
}

void TestFreezeWindowDialog::saysInWordsWhatWillHappen()
{
    make(m_new);
    QCOMPARE(m_dialog->previewText(), u"Choose what to freeze."_s);

    check(2);
    QCOMPARE(m_dialog->previewText(), u"Production takes no deployments from 23 Nov 2026 00:00 until 1 Dec 2026 00:00 (8\u00a0d)."_s);
    check(1);

    QVERIFY2(m_dialog->previewText().startsWith(u"Staging and Production take no deployments"_s), qPrintable(m_dialog->previewText()));
    typeInto(start(), u"2026-11-01T00:00:00"_s);
    QVERIFY(m_dialog->previewText().endsWith(u"It begins at once."_s));
    QVERIFY(find<QWidget>("end"));
}

void TestFreezeWindowDialog::warnsOfLongAndPastWindows()
{
    make(m_new);
    const auto note = [this] { return end()->accessibleDescription(); };
    QVERIFY2(note().contains(u"exclusive"_s), qPrintable(note()));

    typeInto(end(), u"2027-02-01T00:00:00"_s);
    QVERIFY2(note().contains(u"longer than 31 days"_s), qPrintable(note()));
    typeInto(start(), u"2026-11-01T00:00:00"_s);
    typeInto(end(), u"2026-11-02T00:00:00"_s);

    QVERIFY2(note().contains(u"recorded as history"_s), qPrintable(note()));
}

void TestFreezeWindowDialog::ofAStartedWindowOnlyEndReasonAndExceptionsChange()
{
    FreezeWindow window = aFreeze("2026-11-19T23:00:00Z", "2026-11-30T23:00:00Z", u"Holiday freeze"_s);
    window.environmentId = m_facts.environments[2].id;
    make(window);

    QVERIFY(!start()->isEnabled());
    QVERIFY(!find<QComboBox>("timezone")->isEnabled());
    QVERIFY(!find<QLineEdit>("environmentId")->isEnabled()); // it does not look like something to be typed in
    QVERIFY(end()->isEnabled());
    QVERIFY(m_dialog->findChild<InlineMessage *>()->text().contains(u"has started"_s));
    typeInto(end(), u"2026-12-02T00:00:00"_s);
    const FreezeWindow edited = m_dialog->values().constFirst();
    QCOMPARE(edited.start, window.start);
    QCOMPARE(edited.timezone, window.timezone);
    QCOMPARE(toText(edited.end), u"2026-12-01T23:00:00Z"_s);
}

void TestFreezeWindowDialog::serverErrorsStandAtTheirFields()
{
    make(m_new);
    check(0);
    find<QPlainTextEdit>("reason")->setPlainText(u"Freeze"_s);
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    m_dialog->showError(invalidField(u"/exceptions/0"_s, say("unknown-user/enabled")));
    QCOMPARE(fieldOf("/exceptions")->error(), u"There is no enabled user with this id."_s);
    QVERIFY(find<QPushButton>("ok")->isEnabled());
    m_dialog->showError(spokenError(ErrorKind::Conflict, u"duplicate-window"_s, u"There is a freeze with exactly this start and end already."_s));

    QVERIFY(m_dialog->findChild<InlineMessage *>()->isVisible());
    QVERIFY(m_dialog->findChild<InlineMessage *>()->text().contains(u"exactly this start and end"_s));
    QVERIFY(fieldOf("/exceptions")->error().isEmpty());
}

void TestFreezeWindowDialog::cancellingAsksAboutChanges()
{
    make(m_new);
    find<QPlainTextEdit>("reason")->setPlainText(u"Freeze"_s);

    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->findChild<InlineMessage *>()->text().contains(u"not saved"_s));
    find<QPlainTextEdit>("reason")->clear();
    QTest::keyClick(m_dialog, Qt::Key_Escape);

    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
}

void TestFreezeWindowDialog::whatWasCreatedIsNotCreatedAgain()
{
    FreezeServer server;
    server.refusal = spokenError(ErrorKind::Forbidden, u"forbidden"_s, u"Your role does not allow that."_s);
    server.refuseFrom = 1;
    QWidget window;
    FreezeActions actions(server.commands(m_facts), &window);
    QSignalSpy succeeded(&actions, &FreezeActions::succeeded);
    FreezeWindow draft = m_new;
    draft.environmentId = m_facts.environments[0].id;
    actions.startCreation(draft);
    m_dialog = window.findChild<FreezeWindowDialog *>();
    check(1);
    find<QPlainTextEdit>("reason")->setPlainText(u"Freeze"_s);

    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
    QTRY_VERIFY(find<QPushButton>("ok")->isEnabled());
    QVERIFY(m_dialog->findChild<InlineMessage *>()->text().contains(u"Your role does not allow that."_s));
    QCOMPARE(server.created.size(), 1);
    server.refusal.reset();
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    QTRY_COMPARE(succeeded.size(), 1);
    QCOMPARE(server.created.size(), 2);
    QCOMPARE(server.created[1].environmentId, m_facts.environments[1].id);
}

void TestFreezeWindowDialog::shorteningProductionWantsNameAndReason()
{
    FreezeServer server;
    QWidget window;
    FreezeActions actions(server.commands(m_facts), &window);
    FreezeWindow freeze = aFreeze("2026-11-19T23:00:00Z", "2026-11-30T23:00:00Z", u"Holiday freeze"_s);
    freeze.environmentId = m_facts.environments[2].id;
    actions.startEditing(freeze);
    m_dialog = window.findChild<FreezeWindowDialog *>();
    typeInto(end(), u"2026-11-25T00:00:00"_s);

    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
    auto *confirm = m_dialog->findChild<ConfirmDialog *>();
    QVERIFY(confirm);
    QVERIFY(server.updated.isEmpty());
    auto *verb = confirm->findChild<QPushButton *>(u"verb"_s);
    QVERIFY(!verb->isEnabled());
    QTest::keyClicks(confirm->findChild<QLineEdit *>(u"typedName"_s), u"production"_s);
    QTest::keyClicks(confirm->findChild<QLineEdit *>(u"reason"_s), u"Hotfix INC-42"_s);
    QTest::mouseClick(verb, Qt::LeftButton);

    QTRY_COMPARE(server.updated.size(), 1);
    QCOMPARE(server.reason, u"Hotfix INC-42"_s);
    QCOMPARE(toText(server.updated[0].end), u"2026-11-24T23:00:00Z"_s);
    QVERIFY(!needsReason(freeze, freeze, true, m_facts.now));
    QVERIFY(!needsReason(freeze, server.updated[0], false, m_facts.now));
}

void TestFreezeWindowDialog::editingAFutureWindowIsSaid()
{
    FreezeServer server;
    QWidget window;
    FreezeActions actions(server.commands(m_facts), &window);
    const QSignalSpy said(&actions, &FreezeActions::succeeded);
    FreezeWindow freeze = aFreeze("2026-11-22T23:00:00Z", "2026-11-30T23:00:00Z", u"Holiday freeze"_s);
    freeze.environmentId = m_facts.environments[2].id;
    actions.startEditing(freeze);
    m_dialog = window.findChild<FreezeWindowDialog *>();
    find<QPlainTextEdit>("reason")->setPlainText(u"Another reason"_s);

    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(server.updated.size(), 1);
    QCOMPARE(server.updated[0].reason, u"Another reason"_s);
}

void TestFreezeWindowDialog::endingProductionWantsNameAndReason()
{
    FreezeServer server;
    QWidget window;
    FreezeActions actions(server.commands(m_facts), &window);
    FreezeWindow freeze = aFreeze("2026-11-19T23:00:00Z", "2026-11-30T23:00:00Z", u"Holiday freeze"_s);
    freeze.environmentId = m_facts.environments[2].id;

    actions.startRemoval(freeze);
    auto *confirm = window.findChild<ConfirmDialog *>();
    QVERIFY(confirm);
    auto *verb = confirm->findChild<QPushButton *>(u"verb"_s);
    QCOMPARE(verb->text(), u"End freeze now"_s);
    QVERIFY(!verb->isEnabled());
    confirm->findChild<QLineEdit *>(u"typedName"_s)->setText(u"production"_s);
    confirm->findChild<QLineEdit *>(u"reason"_s)->setText(u"Hotfix INC-42"_s);
    QTest::mouseClick(verb, Qt::LeftButton);

    QTRY_COMPARE(server.removed.size(), 1);
    QCOMPARE(server.reason, u"Hotfix INC-42"_s);
    freeze.environmentId = m_facts.environments[0].id;
    actions.startRemoval(freeze);
    const auto dialogs = window.findChildren<ConfirmDialog *>();
    QVERIFY(dialogs.constLast()->findChild<QPushButton *>(u"verb"_s)->isEnabled()); // not production: one question
}

void TestFreezeWindowDialog::everythingHasANameAndFits()
{
    make(m_new);
    check(2);
    typeInto(start(), u"2027-03-28T02:30:00"_s);
    typeInto(end(), u"2027-10-31T02:30:00"_s);
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    QCOMPARE(unnamed(m_dialog), QStringList());
    QCOMPARE(clipped(m_dialog).join(u'|'), QString());
    QVERIFY2(m_dialog->width() <= 960 && m_dialog->minimumSizeHint().height() <= 600, qPrintable(QString::number(m_dialog->minimumSizeHint().height())));
    const QString folder = qEnvironmentVariable("TIDEGATE_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const bool dark : {false, true}) {
        Theme::current().setDark(dark);
        QTest::qWait(20); // palettes arrive by events
        QVERIFY(m_dialog->grab().save(folder + (dark ? u"/freeze-dialog-dark.png"_s : u"/freeze-dialog-light.png"_s)));
    }
    Theme::current().setDark(false);
}

QTEST_MAIN(TestFreezeWindowDialog)
#include "tst_freezewindowdialog.moc"
