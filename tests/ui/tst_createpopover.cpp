// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/freezes.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "ui/calendar/calendarpage.h"
#include "ui/calendar/calendarviews.h"
#include "ui/calendar/edit/createpopover.h"
#include "ui/calendar/edit/freezepreviewbox.h"
#include "ui/calendar/month/monthview.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/calendar/span/weekview.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// What asks for a reason where a range was drawn in the calendar.
class TestCreatePopover : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();

    void aDrawnRangeAsksForAReasonOnly();
    void aDrawnDayChoosesNoEnvironment();
    void aDayWithoutMidnightIsFrozenWhole();
    void drawingAnotherRangeKeepsWhatWasTyped();
    void nothingTypedIsNothingToKeep();
    void thePopoverIsAsHighAsItsWords();
    void whatIsInThePastIsSaidBeforeItIsMade();
    void aLineThatComesHasItsRoomAtOnce();

private:
    template <typename T>
    T *find(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    CalendarViews *views() const { return m_page->findChild<CalendarViews *>(); }
    CreatePopover *popover() const { return m_page->findChild<CreatePopover *>(); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CalendarPage> m_page;
};

void TestCreatePopover::init()
{
    DisplayZone::current().setZone(QTimeZone("Europe/Berlin"));
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_page = std::make_unique<CalendarPage>(m_workspace.get());
    views()->showView(CalendarView::Month);
    m_page->resize(1216, 700);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestCreatePopover::cleanup()
{
    m_page.reset();
    m_workspace.reset();
}

void TestCreatePopover::aDrawnRangeAsksForAReasonOnly()
{
    views()->showView(CalendarView::Timeline);
    FreezeWindow draft;
    draft.environmentId = m_workspace->environments()->all().at(2).environment.id;
    draft.start = hoursFromNow(24);
    draft.end = hoursFromNow(48);

    emit views()->timeline()->createRequested(draft);

    QVERIFY(popover()->isVisible());
    QVERIFY2(popover()->title().startsWith(u"Production (PROD) takes no deployments from "_s), qPrintable(popover()->title()));
    QVERIFY(!find<QPushButton>("popoverCreate")->isEnabled());
    QVERIFY(find<QLineEdit>("popoverReason")->hasFocus());
    QTest::keyClicks(find<QLineEdit>("popoverReason"), u"Audit"_s);
    QVERIFY(find<QPushButton>("popoverCreate")->isEnabled());
    QCOMPARE(unnamed(popover()), QStringList());
    QTest::keyClick(find<QLineEdit>("popoverReason"), Qt::Key_Escape);

    QVERIFY(!popover()->isVisible());
    QVERIFY(views()->timeline()->hasFocus());
}

void TestCreatePopover::aDrawnDayChoosesNoEnvironment()
{
    const QDate day = QDate::currentDate().addDays(3);
    emit views()->month()->createRequested(day, day);
    auto *environment = find<QComboBox>("popoverEnvironment");
    auto *create = find<QPushButton>("popoverCreate");
    QVERIFY(environment->isVisible() && environment->hasFocus());
    QVERIFY2(environment->currentIndex() < 0, "the row that was drawn on is not known");
    find<QLineEdit>("popoverReason")->setText(u"Audit"_s);
    QVERIFY(!create->isEnabled());
    QTest::keyClick(find<QLineEdit>("popoverReason"), Qt::Key_Return);
    QVERIFY(popover()->isVisible() && environment->hasFocus()); // it asks for what is missing
    QTest::keyClicks(environment, u"Prod"_s);
    QVERIFY(create->isEnabled());
    QCOMPARE(create->text(), u"Freeze Production"_s);
    QCOMPARE(popover()->draft().environmentId, m_workspace->environments()->all().at(2).environment.id);
    popover()->dismiss();

    find<QCheckBox>("show-development")->click();
    find<QCheckBox>("show-production")->click();
    emit views()->month()->createRequested(day, day);
    QCOMPARE(create->text(), u"Freeze Staging"_s); // the only one that is shown
    QVERIFY(find<QLineEdit>("popoverReason")->hasFocus());
}

void TestCreatePopover::aDayWithoutMidnightIsFrozenWhole()
{
    const QTimeZone cairo("Africa/Cairo");
    const QDate friday(2027, 4, 30); // begins at 01:00
    DisplayZone::current().setZone(cairo);
    views()->month()->setCurrentDate(friday);

    emit views()->month()->createRequested(friday, friday);

    QVERIFY(popover()->isVisible());
    QCOMPARE(popover()->draft().start, at("2027-04-29T22:00:00Z"));
    QCOMPARE(popover()->draft().end, at("2027-04-30T21:00:00Z"));
    QVERIFY2(popover()->title().contains(u"30 Apr"_s) && !popover()->title().contains(u"29 Apr"_s), qPrintable(popover()->title()));
    popover()->dismiss();
    views()->showView(CalendarView::Week);
    QCOMPARE(dateOf(views()->week()->cursorSpan().start, cairo), friday); // the views share their place
    views()->showView(CalendarView::Timeline);
    QCOMPARE(dateOf(views()->timeline()->cursorSpan().start, cairo), friday);
    DisplayZone::current().setZone(QTimeZone("Europe/Berlin"));
}

void TestCreatePopover::drawingAnotherRangeKeepsWhatWasTyped()
{
    views()->showView(CalendarView::Timeline);
    FreezeWindow draft;
    draft.start = hoursFromNow(24);
    draft.end = hoursFromNow(48);
    emit views()->timeline()->createRequested(draft);
    find<QLineEdit>("popoverReason")->setText(u"Audit"_s);
    QVERIFY(find<QComboBox>("popoverEnvironment")->isVisible()); // no lane: it is chosen here

    draft.end = hoursFromNow(72);
    emit views()->timeline()->createRequested(draft);

    QCOMPARE(popover()->draft().reason, u"Audit"_s);
    QCOMPARE(popover()->draft().end, draft.end);
}

void TestCreatePopover::nothingTypedIsNothingToKeep()
{
    views()->showView(CalendarView::Timeline);
    FreezeWindow draft;
    draft.environmentId = m_workspace->environments()->all().at(2).environment.id;
    draft.start = hoursFromNow(24);
    draft.end = hoursFromNow(48);
    emit views()->timeline()->createRequested(draft);
    find<QLineEdit>("popoverReason")->setText(u"Audit"_s);

    views()->timeline()->setFocus();
    QVERIFY(popover()->isVisible());
    find<QLineEdit>("popoverReason")->clear();
    find<QLineEdit>("popoverReason")->setFocus();
    find<QPushButton>("today")->setFocus();

    QVERIFY(!popover()->isVisible());
    QVERIFY(find<QPushButton>("today")->hasFocus()); // it is not taken away
}

void TestCreatePopover::thePopoverIsAsHighAsItsWords()
{
    views()->showView(CalendarView::Timeline);
    FreezeWindow draft;
    draft.environmentId = m_workspace->environments()->all().at(2).environment.id;
    draft.start = hoursFromNow(24);
    draft.end = hoursFromNow(48);
    emit views()->timeline()->createRequested(draft);
    auto *facts = popover()->findChild<QLabel *>(u"previewFacts"_s);
    facts->setText(QString(u"Freezes 12 targets of Production and meets another freeze. "_s).repeated(6)); // as an answer does
    facts->show();
    emit popover()->findChild<FreezePreviewBox *>()->changed();

    for (const QLabel *label : popover()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap())
            QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
    }
}

void TestCreatePopover::whatIsInThePastIsSaidBeforeItIsMade()
{
    views()->showView(CalendarView::Timeline);
    FreezeWindow draft;
    draft.environmentId = m_workspace->environments()->all().at(2).environment.id;
    const auto warning = [this, &draft](int from, int to) {
        draft.start = hoursFromNow(from);
        draft.end = hoursFromNow(to);
        emit views()->timeline()->createRequested(draft);
        const auto *text = find<QLabel>("previewWarnings"); // at once: the server has not been asked yet
        return text->isVisible() ? text->text() : QString();
    };
    QCOMPARE(warning(24, 48), QString());
    QVERIFY(warning(-48, -24).contains(u"over already"_s));
    QTest::keyClicks(find<QLineEdit>("popoverReason"), u"Forgotten in the list"_s);
    QVERIFY2(find<QPushButton>("popoverCreate")->isEnabled(), "it is a warning and no error");
    QVERIFY(warning(-2, 24).contains(u"begins in the past"_s));
    QCOMPARE(warning(24, 48), QString());
}

/// Also where it was open before without the line, and when the line comes while it is open.
void TestCreatePopover::aLineThatComesHasItsRoomAtOnce()
{
    QWidget page;
    page.resize(1000, 700);
    auto *popover = new CreatePopover({.ask = {}, .describe = {}, .now = [] { return at("2026-11-20T10:00:00Z"); }}, &page);
    page.show();
    const QList<CalendarLane> lanes;
    const auto draw = [&](const char *start, const char *end) {
        FreezeWindow draft = aFreeze(start, end, {});
        draft.environmentId = EnvironmentId::create();
        popover->openFor(draft, lanes, QTimeZone("Europe/Berlin"), QTimeZone::utc(), QRect(300, 100, 200, 20));
    };
    const auto *reason = popover->findChild<QLineEdit *>(u"popoverReason"_s);
    draw("2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z");
    QTest::qWait(50);
    const int without = popover->height();
    QTest::keyClick(popover->findChild<QLineEdit *>(u"popoverReason"_s), Qt::Key_Escape);
    QVERIFY(!popover->isVisible());

    draw("2026-11-10T08:00:00Z", "2026-11-11T08:00:00Z");
    const int with = popover->height();
    QVERIFY(with > without);
    QVERIFY(with >= popover->layout()->totalHeightForWidth(popover->width()));
    QTest::qWait(50);
    QCOMPARE(popover->height(), with);
    QVERIFY(reason->height() >= reason->sizeHint().height());
    for (const QLabel *label : popover->findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || !label->wordWrap() || label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));

    draw("2026-11-24T08:00:00Z", "2026-11-25T08:00:00Z"); // another range while it is open
    draw("2026-11-10T08:00:00Z", "2026-11-11T08:00:00Z");
    QTest::qWait(50);
    QCOMPARE(popover->height(), with);
}

QTEST_MAIN(TestCreatePopover)
#include "tst_createpopover.moc"
