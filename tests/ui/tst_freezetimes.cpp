// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"
#include "tests/ui/typing.h"

#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// What the form of a freeze says and does while its times and their zone are typed.
class TestFreezeTimes : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { delete m_dialog; }
    void theEndGoesAlongWithAStartThatPassesIt();
    void halfOfAStartMovesNothing_data();
    void halfOfAStartMovesNothing();
    void steppingKeepsTheLengthFromBefore();
    void anotherWindowDoesNotEnterAStart();
    void undoGivesBackBoth();
    void theEndsOwnLengthIsKeptFromThenOn();
    void anEndThatIsTypedBeforeTheStartIsSaid();
    void aSecondLineOfTheSummaryMovesNothing();
    void leavingTheZoneTakesTheOnlyOne();
    void anErrorOfTheZoneGoesWithItsText();
    void theSummarySaysThatTheZoneIsNotKnown();

private:
    template <typename T>
    T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    void typeZone(const QString &text);

    QPointer<FreezeWindowDialog> m_dialog;
};

void TestFreezeTimes::init()
{
    FreezeDialogFacts facts;
    facts.environments = {anEnvironment(u"development"_s, u"Development of what comes next"_s), anEnvironment(u"staging"_s, u"Staging of what comes next"_s),
                          anEnvironment(u"production"_s, u"Production for all of our customers"_s, true)};
    facts.displayZone = QTimeZone("Europe/Berlin");
    facts.now = at("2026-11-20T10:00:00Z");
    facts.chosen = {facts.environments.constFirst().id};
    FreezeWindow window;
    window.start = at("2026-11-23T08:00:00Z");
    window.end = at("2026-11-23T12:00:00Z");
    m_dialog = new FreezeWindowDialog(facts, window);
    m_dialog->show();
    m_dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestFreezeTimes::typeZone(const QString &text)
{
    QLineEdit *edit = find<QComboBox>("timezone")->lineEdit();
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void TestFreezeTimes::theEndGoesAlongWithAStartThatPassesIt()
{
    const Instant before = find<TimeField>("end")->instant();
    typeTime(find<TimeField>("start"), u"2026-11-24 09:00"_s);
    QCOMPARE(find<TimeField>("end")->instant(), before); // not before the start is left: it may be half typed
    QVERIFY2(m_dialog->previewText().contains(u"goes along"_s), qPrintable(m_dialog->previewText()));

    QTest::keyClick(find<TimeField>("start")->edit(), Qt::Key_Tab);

    QCOMPARE(toText(find<TimeField>("start")->instant()), u"2026-11-24T08:00:00Z"_s);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-24T12:00:00Z"_s); // as long as before
    QVERIFY2(m_dialog->previewText().contains(u"24 Nov"_s), qPrintable(m_dialog->previewText()));
}

void TestFreezeTimes::halfOfAStartMovesNothing_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("end");
    QTest::newRow("a weekday and its date") << u"sat 28.11. 10:00"_s << u"2026-11-28T13:00:00Z"_s; // "sat" alone is two days before
    QTest::newRow("a weekday behind it") << u"wed 25.11. 10:00"_s << u"2026-11-25T13:00:00Z"_s;
    QTest::newRow("a day of the year after") << u"1 dec 2027 10:00"_s << u"2027-12-01T13:00:00Z"_s;
    QTest::newRow("from now on") << u"+12d"_s << u"2026-12-02T14:00:00Z"_s;
    QTest::newRow("before the end") << u"sun 22.11. 10:00"_s << u"2026-11-23T12:00:00Z"_s; // which stays
}

void TestFreezeTimes::halfOfAStartMovesNothing()
{
    QFETCH(QString, typed);
    QFETCH(QString, end);
    const Instant before = find<TimeField>("end")->instant();
    auto *edit = find<TimeField>("start")->edit();
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : typed) {
        QTest::keyClicks(edit, QString(c));
        QCOMPARE(find<TimeField>("end")->instant(), before);
        if (m_dialog->previewText().contains(u"goes along"_s))
            QVERIFY2(m_dialog->previewText().contains(u"lasts 4\u00a0h still"_s), qPrintable(m_dialog->previewText()));
    }
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(toText(find<TimeField>("end")->instant()), end);
}

void TestFreezeTimes::steppingKeepsTheLengthFromBefore()
{
    auto *edit = find<TimeField>("start")->edit();
    edit->setFocus();
    edit->setCursorPosition(12); // the hour
    for (int i = 0; i < 6; ++i)
        QTest::keyClick(edit, Qt::Key_Up);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-23T12:00:00Z"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(toText(find<TimeField>("start")->instant()), u"2026-11-23T14:00:00Z"_s);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-23T18:00:00Z"_s); // not the hour that was left on the way
}

void TestFreezeTimes::anotherWindowDoesNotEnterAStart()
{
    const Instant before = find<TimeField>("end")->instant();
    auto *edit = find<TimeField>("start")->edit();
    typeTime(find<TimeField>("start"), u"wed"_s);
    QFocusEvent away(QEvent::FocusOut, Qt::ActiveWindowFocusReason);
    QApplication::sendEvent(edit, &away);
    QCOMPARE(find<TimeField>("end")->instant(), before);
    QFocusEvent back(QEvent::FocusIn, Qt::ActiveWindowFocusReason);
    QApplication::sendEvent(edit, &back);
    QTest::keyClicks(edit, u" 25.11. 10:00"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-25T13:00:00Z"_s);
}

void TestFreezeTimes::undoGivesBackBoth()
{
    auto *edit = find<TimeField>("start")->edit();
    const QString before = edit->text();
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, u"wed 25.11. 10:00"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-25T13:00:00Z"_s);
    edit->setFocus();
    for (int i = 0; i < 40 && edit->text() != before; ++i)
        QTest::keyClick(edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(edit->text(), before);
    QCOMPARE(toText(find<TimeField>("start")->instant()), u"2026-11-23T08:00:00Z"_s);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-23T12:00:00Z"_s);
    QTest::keyClick(edit, Qt::Key_Tab);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-23T12:00:00Z"_s);
}

void TestFreezeTimes::theEndsOwnLengthIsKeptFromThenOn()
{
    typeTime(find<TimeField>("end"), u"2026-11-23 19:00"_s); // half of it was another time
    QTest::keyClick(find<TimeField>("end")->edit(), Qt::Key_Tab);
    typeTime(find<TimeField>("start"), u"sat 28.11. 10:00"_s);
    QTest::keyClick(find<TimeField>("start")->edit(), Qt::Key_Tab);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-28T19:00:00Z"_s); // 10 h
}

void TestFreezeTimes::anEndThatIsTypedBeforeTheStartIsSaid()
{
    typeTime(find<TimeField>("end"), u"2026-11-22 09:00"_s);
    QTest::keyClick(find<TimeField>("end")->edit(), Qt::Key_Tab);
    QCOMPARE(toText(find<TimeField>("end")->instant()), u"2026-11-22T08:00:00Z"_s);
    QCOMPARE(m_dialog->previewText(), u"The end must be after the start."_s);
}

void TestFreezeTimes::aSecondLineOfTheSummaryMovesNothing()
{
    const auto places = [this] {
        return QList{find<QPushButton>("ok")->pos().y(), find<QWidget>("reason")->mapTo(m_dialog, QPoint()).y(), m_dialog->height()};
    };
    QTest::qWait(20);
    const QList<int> before = places();
    auto *list = find<QListWidget>("environmentId");
    list->setFocus();
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Down}) {
        QTest::keyClick(list, key);
        QTest::keyClick(list, Qt::Key_Space);
    }
    QTest::qWait(20);
    const auto *summary = find<QLabel>("preview");
    QVERIFY(summary->heightForWidth(summary->width()) > summary->fontMetrics().lineSpacing()); // it needs more than one
    QCOMPARE(places(), before);
}

void TestFreezeTimes::leavingTheZoneTakesTheOnlyOne()
{
    typeZone(u"berlin"_s);
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    QTest::keyClick(m_dialog, Qt::Key_Tab);
    QTRY_COMPARE(find<QComboBox>("timezone")->currentText(), u"Europe/Berlin"_s);

    typeZone(u"Europe/"_s); // of many none is taken
    find<QWidget>("reason")->setFocus();
    QCOMPARE(find<QComboBox>("timezone")->currentText(), u"Europe/"_s);
}

void TestFreezeTimes::anErrorOfTheZoneGoesWithItsText()
{
    typeZone(u"Europe/Atlantis"_s);
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
    FormField *field = nullptr;
    for (FormField *each : m_dialog->findChildren<FormField *>()) {
        if (each->pointer() == "/timezone"_L1)
            field = each;
    }
    QVERIFY(field && !field->error().isEmpty());
    QTest::keyClick(find<QComboBox>("timezone")->lineEdit(), Qt::Key_Backspace);
    QCOMPARE(field->error(), QString());
}

void TestFreezeTimes::theSummarySaysThatTheZoneIsNotKnown()
{
    typeZone(u"Europe/Atlantis"_s);
    QCOMPARE(m_dialog->previewText(), u"“Europe/Atlantis” is no time zone that is known."_s);
    typeZone(u"Asia/Tokyo"_s);
    QVERIFY2(m_dialog->previewText().contains(u"Tokyo"_s), qPrintable(m_dialog->previewText()));
}

QTEST_MAIN(TestFreezeTimes)
#include "tst_freezetimes.moc"
