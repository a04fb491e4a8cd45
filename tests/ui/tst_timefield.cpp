// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/pictures.h"
#include "tests/ui/typing.h"

#include "models/timetext.h"
#include "models/words.h"
#include "translations/translations.h"
#include "ui/style/theme.h"
#include "ui/widgets/minimonth.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// The field in which times are entered.
class TestTimeField : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { m_window.reset(); }
    void saysBeneathWhatWasUnderstood();
    void whatCannotBeReadIsMarkedAndKept();
    void leavingTheFieldWritesItsStyle();
    void aDayForAQuestionStaysADay();
    void undoGoesBackToWhatWasTyped();
    void upAndDownChangeThePartAtTheCursor();
    void theWheelTurnsOnlyWhatHasTheFocus();
    void aHourThatIsSkippedOrRepeatedIsSaid();
    void anInstantThatIsNotTouchedComesBack();
    void aMonthAndPresetsAreOneKeyAway();
    void presetsOfFiltersLookBack();
    void aFieldToReadCannotBeChanged();
    void aDraftKeepsWhatCannotBeRead();
    void nothingTypedYieldsATimeThatTheWordsDoNotSay();
    void looks();

private:
    TimeField *m_field = nullptr;
    std::unique_ptr<QWidget> m_window;
    Instant m_now = *parseInstant("2026-11-25T09:30:20Z"); // Wednesday 10:30
};

void TestTimeField::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    m_field = new TimeField(TimeStyle::Iso, TimeField::Edge::Start, u"Start"_s);
    m_field->setNow([this] { return m_now; });
    m_field->setZone(QTimeZone("Europe/Berlin"));
    m_field->setInstant(*parseInstant("2026-12-01T08:00:00Z"));
    column->addWidget(m_field);
    auto *other = new QPushButton(u"Other"_s);
    column->addWidget(other);
    m_window->resize(480, 160);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestTimeField::saysBeneathWhatWasUnderstood()
{
    const auto *said = m_field->findChild<QLabel *>(u"understood"_s);
    QCOMPARE(said->text(), u"Tuesday 1 December 2026, 09:00, Berlin (UTC+1)"_s);
    QSignalSpy changed(m_field, &TimeField::instantChanged);

    typeTime(m_field, u"fri 17:00"_s);

    QVERIFY(!changed.isEmpty());
    QCOMPARE(said->text(), u"Friday 27 November 2026, 17:00, Berlin (UTC+1)"_s);
    QCOMPARE(m_field->edit()->accessibleDescription(), said->text());
    QCOMPARE(m_field->edit()->accessibleName(), u"Start"_s);
    QCOMPARE(toText(m_field->instant()), u"2026-11-27T16:00:00Z"_s);
}

void TestTimeField::whatCannotBeReadIsMarkedAndKept()
{
    const auto *said = m_field->findChild<QLabel *>(u"understood"_s);
    typeTime(m_field, u"mon 4 dec 2026"_s);
    QVERIFY(!m_field->isReadable());
    QCOMPARE(said->text(), u"“mon” and 4 Dec 2026 do not fit: that is a Friday."_s);
    QCOMPARE(m_field->edit()->accessibleDescription(), u"Error: "_s + said->text());
    bool isMarked = false; // not by the colour alone
    for (const QLabel *label : m_field->findChildren<QLabel *>())
        isMarked = isMarked || (label->isVisible() && !label->pixmap(Qt::ReturnByValue).isNull());
    QVERIFY(isMarked);

    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QVERIFY(!m_field->edit()->hasFocus());
    QCOMPARE(m_field->edit()->text(), u"mon 4 dec 2026"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Up);
    QCOMPARE(m_field->edit()->text(), u"mon 4 dec 2026"_s);
}

void TestTimeField::leavingTheFieldWritesItsStyle()
{
    typeTime(m_field, u"tomorrow 9"_s);
    QCOMPARE(m_field->edit()->text(), u"tomorrow 9"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QCOMPARE(m_field->edit()->text(), u"2026-11-26 09:00"_s);
    // Seconds are not in the style, but are kept and said.
    typeTime(m_field, u"2026-11-26 09:00:42"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QCOMPARE(m_field->edit()->text(), u"2026-11-26 09:00"_s);
    QCOMPARE(toText(m_field->instant()), u"2026-11-26T08:00:42Z"_s);
    QVERIFY(m_field->understood().contains(u"09:00:42"_s));
}

void TestTimeField::aDayForAQuestionStaysADay()
{
    m_field->setKeepsDays(true);
    typeTime(m_field, u"on friday"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QCOMPARE(m_field->edit()->text(), u"on friday"_s);
    QCOMPARE(m_field->understood(), u"Friday 27 November 2026, the whole day, Berlin (UTC+1)"_s);
    QVERIFY(m_field->stretch());
    QCOMPARE(toText(m_field->stretch()->start), u"2026-11-26T23:00:00Z"_s);
    QCOMPARE(toText(m_field->stretch()->end), u"2026-11-27T23:00:00Z"_s);
    typeTime(m_field, u"tonight"_s);
    QCOMPARE(m_field->understood(), u"Wednesday 25 November 2026, from 18:00 to the end of the day, Berlin (UTC+1)"_s);
    typeTime(m_field, u"friday 0:00"_s); // a time like any other
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QVERIFY(!m_field->stretch());
    QCOMPARE(m_field->edit()->text(), u"2026-11-27 00:00"_s);
    // Where a time is wanted the edge is written out.
    m_field->setKeepsDays(false);
    typeTime(m_field, u"friday"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QCOMPARE(m_field->edit()->text(), u"2026-11-27 00:00"_s);
}

void TestTimeField::undoGoesBackToWhatWasTyped()
{
    typeTime(m_field, u"tomorrow 9"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    m_field->edit()->setFocus();
    QTest::keyClick(m_field->edit(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_field->edit()->text(), u"tomorrow 9"_s);
    QCOMPARE(toText(m_field->instant()), u"2026-11-26T08:00:00Z"_s);
}

void TestTimeField::upAndDownChangeThePartAtTheCursor()
{
    m_field->edit()->setFocus();
    const auto press = [this](int place, Qt::Key key) {
        m_field->edit()->setCursorPosition(place);
        QTest::keyClick(m_field->edit(), key);
        return m_field->edit()->text();
    };
    QCOMPARE(press(2, Qt::Key_Up), u"2027-12-01 09:00"_s);
    QCOMPARE(press(6, Qt::Key_Up), u"2028-01-01 09:00"_s);
    QCOMPARE(press(9, Qt::Key_Down), u"2027-12-31 09:00"_s);
    QCOMPARE(press(12, Qt::Key_Down), u"2027-12-31 08:00"_s);
    QCOMPARE(press(16, Qt::Key_Down), u"2027-12-31 07:59"_s);
    QCOMPARE(m_field->edit()->selectedText(), u"59"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Up);
    QCOMPARE(m_field->edit()->text(), u"2027-12-31 08:00"_s);
    QCOMPARE(toText(m_field->instant()), u"2027-12-31T07:00:00Z"_s);
    typeTime(m_field, u"tomorrow 9"_s); // the part at the cursor of what is written then
    QTest::keyClick(m_field->edit(), Qt::Key_Up);
    QCOMPARE(m_field->edit()->text().left(8), u"2026-11-"_s);
}

void TestTimeField::theWheelTurnsOnlyWhatHasTheFocus()
{
    const auto turn = [this](int by) {
        const QPoint place(10, 10);
        QWheelEvent event(place, m_field->edit()->mapToGlobal(place), {}, QPoint(0, by), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(m_field->edit(), &event);
        return m_field->edit()->text();
    };
    m_window->findChild<QPushButton *>()->setFocus();
    QCOMPARE(turn(120), u"2026-12-01 09:00"_s);
    m_field->edit()->setFocus();
    m_field->edit()->setCursorPosition(12);
    QCOMPARE(turn(120), u"2026-12-01 10:00"_s);
    QCOMPARE(turn(-240), u"2026-12-01 08:00"_s);
    QCOMPARE(turn(60), u"2026-12-01 08:00"_s);
    QCOMPARE(turn(60), u"2026-12-01 09:00"_s);
}

void TestTimeField::aHourThatIsSkippedOrRepeatedIsSaid()
{
    const auto *said = m_field->findChild<QLabel *>(u"understood"_s);
    typeTime(m_field, u"2027-03-28 02:30"_s);
    QVERIFY2(said->text().contains(u"02:30 does not exist on 28 Mar 2027 in Europe/Berlin"_s), qPrintable(said->text()));
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QCOMPARE(m_field->edit()->text(), u"2027-03-28 02:30"_s); // as typed: what was taken is said
    QCOMPARE(toText(m_field->instant()), u"2027-03-28T00:30:00Z"_s);
    typeTime(m_field, u"25.10.2026 2:30"_s);
    QVERIFY2(said->text().contains(u"comes twice"_s) && said->text().contains(u"earlier reading, 00:30 UTC"_s), qPrintable(said->text()));
    // With an offset it is one of the two, and stays that when the field is left.
    typeTime(m_field, u"2026-10-25T02:30+01:00"_s);
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QCOMPARE(m_field->edit()->text(), u"2026-10-25 02:30"_s);
    QCOMPARE(toText(m_field->instant()), u"2026-10-25T01:30:00Z"_s);
    QVERIFY2(said->text().contains(u"chosen is 01:30 UTC"_s), qPrintable(said->text()));
}

void TestTimeField::anInstantThatIsNotTouchedComesBack()
{
    m_field->setInstant(*parseInstant("2027-10-31T01:30:17Z")); // the later 02:30
    QCOMPARE(m_field->edit()->text(), u"2027-10-31 02:30"_s);
    QVERIFY(m_field->note().contains(u"stored reading is 01:30 UTC"_s));
    m_field->edit()->setFocus();
    m_field->edit()->setCursorPosition(12);
    QTest::keyClick(m_field->edit(), Qt::Key_Up);
    QTest::keyClick(m_field->edit(), Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(m_field->edit(), Qt::Key_Tab);
    QCOMPARE(m_field->instantText(), u"2027-10-31T01:30:17Z"_s);
    // Another zone is another time that reads the same.
    m_field->setZone(QTimeZone::utc());
    QCOMPARE(m_field->edit()->text(), u"2027-10-31 02:30"_s);
    QCOMPARE(m_field->instantText(), u"2027-10-31T02:30:00Z"_s);
}

void TestTimeField::aMonthAndPresetsAreOneKeyAway()
{
    m_field->setFreezeEnds([] { return QList<Instant>{*parseInstant("2026-11-26T05:00:00Z")}; });
    m_field->edit()->setFocus();
    QTest::keyClick(m_field->edit(), Qt::Key_Down, Qt::AltModifier);
    QPointer<QWidget> popup = m_field->findChild<QWidget *>(u"timePopup"_s);
    QVERIFY(popup && popup->isVisible());
    auto *month = popup->findChild<MiniMonth *>();
    QCOMPARE(month->cursor(), QDate(2026, 12, 1));
    QStringList texts;
    for (const QPushButton *button : popup->findChildren<QPushButton *>())
        texts.append(button->text());
    QCOMPARE(texts, (QStringList{u"Now"_s, u"Tonight, 18:00"_s, u"Tomorrow, 09:00"_s, u"Friday, 17:00"_s, u"End of the freeze, 26 Nov 06:00"_s}));
    keepPicture(*popup, u"time-popup"_s);

    QTest::keyClick(month, Qt::Key_Right);
    QTest::keyClick(month, Qt::Key_Return);

    QCOMPARE(m_field->edit()->text(), u"2026-12-02 09:00"_s);
    QTRY_VERIFY(!popup);
    QTest::keyClick(m_field->edit(), Qt::Key_F4);
    popup = m_field->findChild<QWidget *>(u"timePopup"_s);
    QTest::mouseClick(popup->findChildren<QPushButton *>().constLast(), Qt::LeftButton);
    QCOMPARE(m_field->instantText(), u"2026-11-26T05:00:00Z"_s);
    QTRY_VERIFY(!popup);
    QTest::keyClick(m_field->edit(), Qt::Key_F4);
    popup = m_field->findChild<QWidget *>(u"timePopup"_s);
    QTest::keyClick(popup->findChild<MiniMonth *>(), Qt::Key_Escape);
    QTRY_VERIFY(!popup);
}

void TestTimeField::presetsOfFiltersLookBack()
{
    m_field->setDirection(TimeField::Direction::Back);
    QTest::keyClick(m_field->edit(), Qt::Key_F4);
    auto *popup = m_field->findChild<QWidget *>(u"timePopup"_s);
    QStringList texts;
    for (const QPushButton *button : popup->findChildren<QPushButton *>())
        texts.append(button->text());
    QCOMPARE(texts, (QStringList{u"Now"_s, u"Today, 00:00"_s, u"Yesterday, 00:00"_s, u"Monday, 00:00"_s}));
    QTest::mouseClick(popup->findChildren<QPushButton *>().constLast(), Qt::LeftButton);
    QCOMPARE(m_field->instantText(), u"2026-11-22T23:00:00Z"_s);
}

void TestTimeField::aFieldToReadCannotBeChanged()
{
    m_field->setReadOnly(true);
    m_field->edit()->setFocus();
    for (const auto &[key, modifier] : {std::pair(Qt::Key_Up, Qt::NoModifier), std::pair(Qt::Key_Down, Qt::AltModifier), std::pair(Qt::Key_5, Qt::NoModifier)})
        QTest::keyClick(m_field->edit(), key, modifier);
    QVERIFY(!m_field->findChild<QWidget *>(u"timePopup"_s));
    QCOMPARE(m_field->edit()->text(), u"2026-12-01 09:00"_s);
    m_field->setReadOnly(false);
    m_field->setEnabled(false);
    QVERIFY(!m_field->edit()->isEnabled());
}

void TestTimeField::aDraftKeepsWhatCannotBeRead()
{
    typeTime(m_field, u"30 feb"_s);
    const QString kept = m_field->instantText();
    m_field->setInstant(m_now);
    m_field->setInstantText(kept);
    QCOMPARE(m_field->edit()->text(), u"30 feb"_s);
    QVERIFY(!m_field->isReadable());
    m_field->setInstantText(u"2026-12-24T12:00:00Z"_s);
    QCOMPARE(m_field->edit()->text(), u"2026-12-24 13:00"_s);
}

void TestTimeField::nothingTypedYieldsATimeThatTheWordsDoNotSay()
{
    const QStringList pieces{u"2027"_s, u"03"_s,  u"29"_s, u"5"_s, u"17"_s, u"15"_s,       u"-"_s,   u"."_s,  u"/"_s,
                             u":"_s,    u"+"_s,   u" "_s,  u" "_s, u"T"_s,  u"Z"_s,        u"am"_s,  u"pm"_s, u"fri"_s,
                             u"dec"_s,  u"mar"_s, u"h"_s,  u"d"_s, u"in"_s, u"tomorrow"_s, u"now"_s, u"٢٩"_s, u"\u200E"_s};
    QRandomGenerator random(11);
    int understood = 0;
    const auto *said = m_field->findChild<QLabel *>(u"understood"_s);
    for (int i = 0; i < 10'000; ++i) {
        QString text;
        const int length = random.bounded(1, 10);
        for (int piece = 0; piece < length; ++piece)
            text += pieces.at(random.bounded(static_cast<int>(pieces.size())));
        m_field->edit()->setText(text);
        if (!m_field->isReadable()) {
            QCOMPARE(m_field->instantText(), m_field->edit()->text());
            QVERIFY2(!said->text().isEmpty(), qPrintable(text));
            continue;
        }
        ++understood;
        QVERIFY2(said->text().startsWith(timetext::inWords(*parseInstant(m_field->instantText().toStdString()), QTimeZone("Europe/Berlin"))), qPrintable(text));
    }
    QVERIFY(understood > 100);
}

void TestTimeField::looks()
{
    const auto back = qScopeGuard([] {
        installLanguage(Language::English);
        QGuiApplication::setLayoutDirection(Qt::LayoutDirectionAuto);
        QLocale::setDefault(QLocale::c());
    });
    typeTime(m_field, u"fri 17:00"_s);
    keepPictures(*m_window, u"time-understood"_s);
    typeTime(m_field, u"mon 4 dec 2026"_s);
    keepPictures(*m_window, u"time-not-understood"_s);
    installLanguage(Language::German);
    QLocale::setDefault(QLocale(u"de_DE"_s));
    init();
    m_field->edit()->setText(u"übermorgen 9 Uhr"_s);
    QCOMPARE(m_field->understood(), u"Freitag, 27. November 2026, 09:00, Berlin (UTC+1)"_s);
    keepPictures(*m_window, u"time-german"_s);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    init();
    keepPictures(*m_window, u"time-right-to-left"_s);
}

QTEST_MAIN(TestTimeField)
#include "tst_timefield.moc"
