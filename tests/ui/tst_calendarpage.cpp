// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/freezes.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/words.h"
#include "ui/calendar/agendaproxymodel.h"
#include "ui/calendar/agendaview.h"
#include "ui/calendar/calendarexport.h"
#include "ui/calendar/calendarpage.h"
#include "ui/calendar/calendarviews.h"
#include "ui/calendar/freezepanel.h"
#include "ui/calendar/month/monthview.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/calendar/span/weekview.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/minimonth.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

class TestCalendarPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();

    void showsTheFreezesOfTheShownEnvironments();
    void pastFreezesAreShownWhenAskedFor();
    void whatEndedTodayStaysInSight();
    void theAgendaSelectsWhatThePanelShows();
    void theSelectedFreezeIsToldInWords();
    void whoIsExceptedIsSaidByName();
    void theSelectionIsTheSameInBothViews();
    void aFreezeThatGoesLeavesNothingSelected();
    void theAgendaFollowsTheModel();
    void theAgendaSpeaksOfPlaceTimeAndState();
    void letterKeysSwitchTheViews();
    void saysWhyNothingCanBeChangedOffline();
    void theScopeShowsOneEnvironment();
    void showsAWindowThatIsAskedFor();
    void followsTheDisplayZone();
    void zonesThatNeverDifferAreShownOnce();
    void saysWhatIsMissing();
    void viewsShareTheirPlace();
    void theMiniMonthMarksDaysAndLeadsThere();
    void theMiniMonthShowsTheMonthThatIsShown();
    void savesWhatIsShown_data();
    void savesWhatIsShown();
    void asksWhichFreezesAreSaved();
    void saysWhyAFileWasNotWritten();
    void everythingHasANameAndFits_data();
    void everythingHasANameAndFits();

private:
    template <typename T>
    T *find(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    CalendarViews *views() const { return m_page->findChild<CalendarViews *>(); }
    FreezeWindow add(int environment, int fromHours, int toHours, const QString &reason);
    int shownInMonth() const;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CalendarPage> m_page;
    FreezeWindow m_active;
    FreezeWindow m_upcoming;
    FreezeWindow m_past;
};

void TestCalendarPage::init()
{
    DisplayZone::current().setZone(QTimeZone("Europe/Berlin"));
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_active = add(2, -50, 7 * 24, u"Holiday freeze"_s);
    m_upcoming = add(1, 50, 110, u"Release weekend"_s);
    m_past = add(0, -100, -60, u"Database migration"_s);
    m_page = std::make_unique<CalendarPage>(m_workspace.get());
    views()->showView(CalendarView::Month);
    m_page->resize(1216, 700);
    m_page->show();
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestCalendarPage::cleanup()
{
    m_page.reset();
    m_workspace.reset();
}

FreezeWindow TestCalendarPage::add(int environment, int fromHours, int toHours, const QString &reason)
{
    const QList<EnvironmentSummary> all = m_workspace->environments()->all();
    QHash<EnvironmentId, QString> names;
    for (const EnvironmentSummary &summary : all)
        names.insert(summary.environment.id, summary.environment.displayName);
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = all.at(environment).environment.id;
    window.start = hoursFromNow(fromHours);
    window.end = hoursFromNow(toHours);
    window.reason = reason;
    window.version = 1;
    m_workspace->freezes()->setEnvironmentNames(names);
    m_workspace->freezes()->put(window);
    return window;
}

int TestCalendarPage::shownInMonth() const
{
    QSet<FreezeWindowId> found;
    for (QDate day = QDate::currentDate().addDays(-45); day < QDate::currentDate().addDays(45); day = day.addDays(1)) {
        for (const CalendarEntry &entry : views()->month()->entriesOn(day))
            found.insert(entry.window.id);
    }
    return static_cast<int>(found.size());
}

void TestCalendarPage::showsTheFreezesOfTheShownEnvironments()
{
    QCOMPARE(views()->agenda()->model()->rowCount(), 2);
    QVERIFY(!views()->month()->barRect({m_active.id, {}}).isNull());

    QTest::mouseClick(find<QCheckBox>("show-production"), Qt::LeftButton, {}, QPoint(8, 8));

    QCOMPARE(views()->agenda()->model()->rowCount(), 1);
    QVERIFY(views()->month()->barRect({m_active.id, {}}).isNull());
}

void TestCalendarPage::whatEndedTodayStaysInSight()
{
    const QTimeZone zone = DisplayZone::current().zone();
    FreezeWindow ended = m_active;
    ended.end = hoursFromNow(0) - std::chrono::seconds(5);
    ended.endedEarlyAt = ended.end;
    if (dateOf(ended.end, zone) != dateOf(hoursFromNow(0) + std::chrono::seconds(30), zone))
        QSKIP("it is midnight just now");
    m_workspace->freezes()->put(ended);
    QCOMPARE(views()->agenda()->model()->rowCount(), 2);
    QTRY_VERIFY(!views()->month()->barRect({m_active.id, {}}).isNull());
    m_page->showFreezeWindow(m_active.id.uuid());
    QVERIFY2(!find<QCheckBox>("past")->isChecked(), "it is shown without");
}

void TestCalendarPage::theAgendaSelectsWhatThePanelShows()
{
    views()->showView(CalendarView::Timeline);
    m_page->showFreezeWindow(m_upcoming.id.uuid());
    m_workspace->freezes()->remove(m_upcoming.id); // the hidden table selects the next one by itself
    QTRY_VERIFY(views()->selected().isNull());
    views()->showView(CalendarView::Agenda);
    QVERIFY(views()->agenda()->selectionModel()->selectedRows().isEmpty());
}

void TestCalendarPage::pastFreezesAreShownWhenAskedFor()
{
    const int before = shownInMonth();

    find<QCheckBox>("past")->click();

    QCOMPARE(views()->agenda()->model()->rowCount(), 3);
    QVERIFY(shownInMonth() >= before);
}

void TestCalendarPage::theSelectedFreezeIsToldInWords()
{
    views()->month()->selectOccurrence({m_active.id, {}});

    const QString text = find<QPlainTextEdit>("freezeText")->toPlainText();
    QVERIFY2(text.contains(u"Production takes no deployments from "_s), qPrintable(text));
    QVERIFY2(text.contains(u"(9 d 2 h)."_s), qPrintable(text));
    QVERIFY2(text.contains(u"Reason: Holiday freeze"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Exceptions: nobody."_s), qPrintable(text));
    QVERIFY2(text.contains(u"In UTC: "_s), qPrintable(text));
    find<QPushButton>("copyFreeze")->click();
    QCOMPARE(QApplication::clipboard()->text(), text);
    views()->month()->selectOccurrence({});
    QVERIFY(find<QPushButton>("editFreeze")->isHidden());
}

void TestCalendarPage::whoIsExceptedIsSaidByName()
{
    const UserId ada = UserId::create();
    const UserId bob = UserId::create();
    FreezeWindow window = m_active;
    window.exceptions = {ada, bob};
    m_workspace->freezes()->put(window);
    views()->month()->selectOccurrence({m_active.id, {}});
    const auto text = [this] { return find<QPlainTextEdit>("freezeText")->toPlainText(); };
    const QString nobody = u"Exceptions: “unknown person, %1…” and “unknown person, %2…”."_s.arg(ada.toString().left(8), bob.toString().left(8));
    QTRY_VERIFY2(text().contains(nobody), qPrintable(text()));

    m_workspace->model<PeopleModel>()->setPeople({{ada, u"ada"_s, u"Ada Lovelace"_s, true}, {bob, u"bob"_s, u"Bob Ross"_s, false}});

    QTRY_VERIFY2(text().contains(u"Exceptions: Ada Lovelace and Bob Ross (deactivated)."_s), qPrintable(text()));
    const QModelIndex row = views()->agenda()->currentIndex();
    QCOMPARE(row.siblingAtColumn(FreezeWindowTableModel::ExceptionsColumn).data().toString(), u"Ada Lovelace and Bob Ross (deactivated)"_s);
    const QString tip = row.siblingAtColumn(FreezeWindowTableModel::ReasonColumn).data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains(u"Exceptions: Ada Lovelace and Bob Ross (deactivated)."_s), qPrintable(tip));
}

void TestCalendarPage::theSelectionIsTheSameInBothViews()
{
    views()->month()->selectOccurrence({m_upcoming.id, {}});
    QCOMPARE(views()->agenda()->currentIndex().data(FreezeWindowTableModel::IdRole).toUuid(), m_upcoming.id.uuid());

    views()->showView(CalendarView::Agenda);
    views()->agenda()->selectRow(0);

    QCOMPARE(views()->month()->selected().window, m_active.id);
    m_workspace->freezes()->remove(m_active.id);
    QTRY_VERIFY(views()->month()->selected().isNull() || views()->month()->selected().window == m_upcoming.id);
}

void TestCalendarPage::aFreezeThatGoesLeavesNothingSelected()
{
    views()->showView(CalendarView::Timeline);
    views()->timeline()->selectOccurrence({m_active.id, {}});
    QVERIFY(views()->agenda()->selectionModel()->hasSelection());

    m_workspace->freezes()->remove(m_active.id);

    QTRY_VERIFY(views()->timeline()->selected().window != m_active.id);
    QVERIFY(views()->timeline()->selected().isNull());
    QVERIFY(views()->month()->selected().isNull());
    QVERIFY(!views()->agenda()->selectionModel()->hasSelection());
}

void TestCalendarPage::theAgendaFollowsTheModel()
{
    AgendaProxyModel proxy;
    const QAbstractItemModelTester tester(&proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    proxy.setSourceModel(m_workspace->freezes());
    QSet<EnvironmentId> all;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        all.insert(summary.environment.id);

    proxy.setFilter(all, false);
    QCOMPARE(proxy.rowCount(), 2);
    proxy.setFilter(all, true);
    QCOMPARE(proxy.rowCount(), 3);
    add(0, 10, 20, u"Another"_s);
    m_workspace->freezes()->remove(m_past.id);
    proxy.setFilter({m_active.environmentId}, true);

    QCOMPARE(proxy.rowCount(), 1);
    QCOMPARE(proxy.index(0, FreezeWindowTableModel::ReasonColumn).data().toString(), u"Holiday freeze"_s);
}

void TestCalendarPage::theAgendaSpeaksOfPlaceTimeAndState()
{
    const QAbstractItemModel *model = views()->agenda()->model();

    QCOMPARE(model->index(0, FreezeWindowTableModel::EnvironmentColumn).data().toString(), u"Production · PROD"_s);
    QCOMPARE(model->index(0, FreezeWindowTableModel::StateColumn).data().toString(), u"Active"_s);
    QCOMPARE(model->index(1, FreezeWindowTableModel::StateColumn).data().toString(), u"Upcoming"_s);
    QVERIFY(!model->index(1, FreezeWindowTableModel::StateColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(model->index(0, FreezeWindowTableModel::ExceptionsColumn).data().toString(), u"Nobody"_s);
    QVERIFY(views()->agenda()->currentIndex().isValid());
}

void TestCalendarPage::letterKeysSwitchTheViews()
{
    views()->month()->setFocus();

    QTest::keyClick(views()->month(), Qt::Key_A);
    QVERIFY(views()->agenda()->isVisible());
    QVERIFY(views()->agenda()->hasFocus());
    QVERIFY(find<QToolButton>("agendaButton")->isChecked());
    QTest::keyClick(views()->agenda(), Qt::Key_L);
    QVERIFY(views()->timeline()->hasFocus());
    QTest::keyClick(views()->timeline(), Qt::Key_W);
    QVERIFY(views()->week()->hasFocus());
    QTest::keyClick(views()->week(), Qt::Key_M);

    QVERIFY(views()->month()->isVisible());
    QVERIFY(views()->month()->hasFocus());
}

void TestCalendarPage::saysWhyNothingCanBeChangedOffline()
{
    QSignalSpy message(m_page.get(), &Page::messageReported);
    views()->month()->selectOccurrence({m_active.id, {}});

    QVERIFY(!find<QPushButton>("newFreeze")->isEnabled());
    QVERIFY(find<QPushButton>("newFreeze")->toolTip().contains(u"no connection"_s));
    QVERIFY(!find<QPushButton>("editFreeze")->isEnabled());
    QVERIFY(find<QLabel>("refusal")->text().contains(u"no connection"_s));
    m_page->startNewFreeze({});

    QCOMPARE(message.size(), 1);
}

void TestCalendarPage::theScopeShowsOneEnvironment()
{
    m_page->setScope(m_upcoming.environmentId.uuid());
    QCOMPARE(views()->agenda()->model()->rowCount(), 1);
    QVERIFY(!find<QCheckBox>("show-production")->isChecked());

    m_page->setScope({});

    QCOMPARE(views()->agenda()->model()->rowCount(), 2);
}

void TestCalendarPage::showsAWindowThatIsAskedFor()
{
    m_page->setScope(m_upcoming.environmentId.uuid());

    m_page->showFreezeWindow(m_past.id.uuid());

    QCOMPARE(views()->month()->selected().window, m_past.id);
    QVERIFY(find<QCheckBox>("past")->isChecked());
    QVERIFY(find<QCheckBox>("show-development")->isChecked());
    m_page->showFreezeWindow(QUuid::createUuid());
    QCOMPARE(views()->month()->selected().window, m_past.id);
}

void TestCalendarPage::followsTheDisplayZone()
{
    const QModelIndex start = views()->agenda()->model()->index(0, FreezeWindowTableModel::StartColumn);
    const QString berlin = start.data(Qt::AccessibleTextRole).toString();

    DisplayZone::current().setZone(QTimeZone::utc());

    QVERIFY(start.data(Qt::AccessibleTextRole).toString() != berlin);
    QCOMPARE(start.data(Qt::AccessibleTextRole).toString(), words::nearInstant(m_active.start, hoursFromNow(0), QTimeZone::utc()));
    QCOMPARE(find<QComboBox>("zone")->currentText(), u"UTC"_s);
}

void TestCalendarPage::zonesThatNeverDifferAreShownOnce()
{
    views()->showView(CalendarView::Timeline);
    const auto ends = [this] { return views()->timeline()->toolTipAt(QPoint(views()->timeline()->viewport()->width() / 2, 60)).count(u'\n'); };
    QCOMPARE(ends(), 1); // Berlin and UTC

    DisplayZone::current().setZone(QTimeZone("Etc/UTC"));

    QCOMPARE(ends(), 0);
}

void TestCalendarPage::saysWhatIsMissing()
{
    Workspace empty(deadEndpoint());
    CalendarPage page(&empty);
    page.resize(900, 500);
    page.show();

    empty.environments()->setEnvironments({});
    QVERIFY(!page.findChild<TimelineView *>()->isVisible());
    empty.environments()->setEnvironments(pipeline());

    QTRY_VERIFY(page.findChild<TimelineView *>()->isVisible());
    QCOMPARE(page.statusText(), u"0 freezes · 0 active"_s);
}

void TestCalendarPage::viewsShareTheirPlace()
{
    views()->showView(CalendarView::Timeline);
    const TimeSpan range{hoursFromNow(24 * 60), hoursFromNow(24 * 60 + 30)};
    views()->timeline()->setRange(range, m_active.environmentId);

    views()->showView(CalendarView::Week);
    QCOMPARE(views()->week()->cursorSpan(), range);
    QVERIFY(views()->week()->shownSpan().start <= range.start && range.start < views()->week()->shownSpan().end);
    views()->showView(CalendarView::Month);

    QCOMPARE(views()->month()->currentDate(), wallClock(range.start, DisplayZone::current().zone()).date());
}

void TestCalendarPage::theMiniMonthMarksDaysAndLeadsThere()
{
    auto *mini = find<MiniMonth>("miniMonth");
    const QDate today = wallClock(hoursFromNow(0), DisplayZone::current().zone()).date();
    QVERIFY2(mini->dayText(today).contains(u"today, 1 freeze"_s), qPrintable(mini->dayText(today)));
    views()->showView(CalendarView::Timeline);
    const QDate day = mini->month().addDays(20);

    QTest::mouseClick(mini, Qt::LeftButton, {}, mini->dayRect(day).center());

    QCOMPARE(wallClock(views()->timeline()->cursorSpan().start, DisplayZone::current().zone()).date(), day);
}

void TestCalendarPage::theMiniMonthShowsTheMonthThatIsShown()
{
    auto *mini = find<MiniMonth>("miniMonth");
    for (int months = 0; months < 14; ++months) {
        QTest::keyClick(views()->month(), Qt::Key_PageDown);
        QCOMPARE(mini->month(), views()->month()->month());
    }
    // Days of the month before are in view too, and were chosen there.
    views()->month()->stepMonths(-1);
    QCOMPARE(mini->month(), views()->month()->month());
}

void TestCalendarPage::savesWhatIsShown_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("beginning");

    QTest::newRow("calendar") << u"ics"_s << QByteArray("BEGIN:VCALENDAR");
    QTest::newRow("table") << u"csv"_s << QByteArray("environment,production,");
    QTest::newRow("picture") << u"png"_s << QByteArray("\x89PNG");
    QTest::newRow("document") << u"pdf"_s << QByteArray("%PDF");
}

void TestCalendarPage::savesWhatIsShown()
{
    QFETCH(const QString, suffix);
    QFETCH(const QByteArray, beginning);
    const QTemporaryDir folder;
    for (const CalendarView view : {CalendarView::Timeline, CalendarView::Agenda, CalendarView::Week, CalendarView::Month}) {
        views()->showView(view);
        const QString kept = qEnvironmentVariable("TIDEGATE_SCREENSHOTS");
        QFile file(u"%1/calendar-%2.%3"_s.arg(kept.isEmpty() ? folder.path() : kept).arg(static_cast<int>(view)).arg(suffix));

        QVERIFY(m_page->findChild<CalendarExport *>()->exportTo(file.fileName()));

        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY2(bytes.startsWith(beginning), bytes.left(40).constData());
        if (suffix == u"ics"_s || suffix == u"csv"_s)
            QVERIFY(bytes.contains(m_active.id.toString().toLatin1()));
        QVERIFY(!bytes.contains(m_past.id.toString().toLatin1())); // not shown, so not saved
    }
}

void TestCalendarPage::asksWhichFreezesAreSaved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"all.ics"_s);
    m_page->setScope(m_active.environmentId.uuid());
    QSignalSpy told(m_page.get(), &Page::successReported);

    for (QAction *action : m_page->menuActions()) {
        if (action->objectName() == u"icsAction"_s)
            action->trigger();
    }
    auto *dialog = m_page->window()->findChild<QDialog *>(u"exportExtent"_s);
    QStringList choices;
    for (const QRadioButton *choice : dialog->findChildren<QRadioButton *>())
        choices.append(choice->text());
    QCOMPARE(choices.size(), 3);
    QVERIFY2(choices.at(0).contains(views()->shownText()) && choices.at(0).endsWith(u"1 freeze"_s), qPrintable(choices.at(0)));
    QVERIFY2(choices.at(1).endsWith(u"2 freezes"_s), qPrintable(choices.at(1)));
    QVERIFY2(choices.at(2).endsWith(u"3 freezes"_s), qPrintable(choices.at(2)));
    QCOMPARE(unnamed(dialog), QStringList());
    dialog->findChildren<QRadioButton *>().at(2)->click();
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(m_page->window()->findChild<QFileDialog *>(u"exportDialog"_s));
    auto *files = m_page->window()->findChild<QFileDialog *>(u"exportDialog"_s);
    emit files->fileSelected(path); // as the desktop's own dialog does
    delete files;

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const FreezeWindow &window : {m_active, m_upcoming, m_past})
        QVERIFY(bytes.contains(window.id.toString().toLatin1()));
    QCOMPARE(told.constLast().constFirst().toString(), u"3 freezes were saved as all.ics"_s);
}

void TestCalendarPage::saysWhyAFileWasNotWritten()
{
    QSignalSpy message(m_page.get(), &Page::messageReported);

    QVERIFY(!m_page->findChild<CalendarExport *>()->exportTo(u"/nowhere/at/all.pdf"_s));

    QCOMPARE(message.size(), 1);
    QVERIFY(message[0][0].toString().contains(u"was not written"_s));
}

void TestCalendarPage::everythingHasANameAndFits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("wide") << QSize(1216, 720);
    QTest::newRow("narrow") << QSize(890, 500);
}

void TestCalendarPage::everythingHasANameAndFits()
{
    QFETCH(QSize, size);
    for (int i = 0; i < 5; ++i)
        add(i % 3, 20 + 6 * i, 200 + 20 * i, u"Freeze number %1 with a reason that is long"_s.arg(i));
    m_page->setMinimumSize(0, 0);
    m_page->resize(size);
    find<QCheckBox>("past")->setChecked(true);
    m_page->showFreezeWindow(m_active.id.uuid());
    views()->month()->setFocus();

    QCOMPARE(m_page->size(), size);
    for (const CalendarView view : {CalendarView::Month, CalendarView::Week, CalendarView::Timeline, CalendarView::Agenda}) {
        views()->showView(view);
        QCOMPARE(unnamed(m_page.get()), QStringList());
        QTRY_COMPARE(clipped(m_page.get()).join(u'|'), QString()); // the header is laid out by events
    }
    const QString folder = qEnvironmentVariable("TIDEGATE_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const bool dark : {false, true}) {
        Theme::current().setDark(dark);
        for (const CalendarView view : {CalendarView::Month, CalendarView::Week, CalendarView::Timeline, CalendarView::Agenda}) {
            views()->showView(view);
            QTest::qWait(20); // palettes and scroll bars arrive by events
            const QString name = u"%1/calendar-%2-%3-%4.png"_s.arg(folder, QString::number(static_cast<int>(view)), QString::number(size.width()),
                                                                   dark ? u"dark"_s : u"light"_s);
            QVERIFY(m_page->grab().save(name));
        }
    }
    Theme::current().setDark(false);
}

QTEST_MAIN(TestCalendarPage)
#include "tst_calendarpage.moc"
