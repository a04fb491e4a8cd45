// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/console.h"
#include "tests/ui/freezes.h"

#include "models/freezewindowtablemodel.h"
#include "ui/calendar/agendaproxymodel.h"
#include "ui/calendar/calendarpage.h"
#include "ui/calendar/freezepanel.h"
#include "ui/calendar/monthview.h"
#include "ui/displayzone.h"
#include "ui/style/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace tidegate;
using namespace tidegate::tests;
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
    void theSelectedFreezeIsToldInWords();
    void theSelectionIsTheSameInBothViews();
    void theAgendaFollowsTheModel();
    void theAgendaSpeaksOfPlaceTimeAndState();
    void letterKeysSwitchTheViews();
    void saysWhyNothingCanBeChangedOffline();
    void theScopeShowsOneEnvironment();
    void showsAWindowThatIsAskedFor();
    void followsTheDisplayZone();
    void saysWhatIsMissing();
    void everythingHasANameAndFits_data();
    void everythingHasANameAndFits();

private:
    template <typename T>
    T *find(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
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
        for (const CalendarEntry &entry : m_page->monthView()->entriesOn(day))
            found.insert(entry.window.id);
    }
    return static_cast<int>(found.size());
}

void TestCalendarPage::showsTheFreezesOfTheShownEnvironments()
{
    QCOMPARE(m_page->agenda()->model()->rowCount(), 2);
    QVERIFY(!m_page->monthView()->barRect(m_active.id).isNull());

    QTest::mouseClick(find<QCheckBox>("show-production"), Qt::LeftButton, {}, QPoint(8, 8));

    QCOMPARE(m_page->agenda()->model()->rowCount(), 1);
    QVERIFY(m_page->monthView()->barRect(m_active.id).isNull());
}

void TestCalendarPage::pastFreezesAreShownWhenAskedFor()
{
    const int before = shownInMonth();

    find<QCheckBox>("past")->click();

    QCOMPARE(m_page->agenda()->model()->rowCount(), 3);
    QVERIFY(shownInMonth() >= before);
}

void TestCalendarPage::theSelectedFreezeIsToldInWords()
{
    m_page->monthView()->selectWindow(m_active.id);

    const QString text = find<QPlainTextEdit>("freezeText")->toPlainText();
    QVERIFY2(text.contains(u"Production takes no deployments from "_s), qPrintable(text));
    QVERIFY2(text.contains(u"(9 d 2 h)."_s), qPrintable(text));
    QVERIFY2(text.contains(u"Reason: Holiday freeze"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Exceptions: nobody."_s), qPrintable(text));
    QVERIFY2(text.contains(u"In UTC: "_s), qPrintable(text));
    find<QPushButton>("copyFreeze")->click();
    QCOMPARE(QApplication::clipboard()->text(), text);
    m_page->monthView()->selectWindow({});
    QVERIFY(find<QPushButton>("editFreeze")->isHidden());
}

void TestCalendarPage::theSelectionIsTheSameInBothViews()
{
    m_page->monthView()->selectWindow(m_upcoming.id);
    QCOMPARE(m_page->agenda()->currentIndex().data(FreezeWindowTableModel::IdRole).toUuid(), m_upcoming.id.uuid());

    m_page->showAgenda(true);
    m_page->agenda()->selectRow(0);

    QCOMPARE(m_page->monthView()->selectedWindow(), m_active.id);
    m_workspace->freezes()->remove(m_active.id);
    QTRY_VERIFY(m_page->monthView()->selectedWindow().isNull() || m_page->monthView()->selectedWindow() == m_upcoming.id);
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
    const QAbstractItemModel *model = m_page->agenda()->model();

    QCOMPARE(model->index(0, FreezeWindowTableModel::EnvironmentColumn).data().toString(), u"Production · PROD"_s);
    QCOMPARE(model->index(0, FreezeWindowTableModel::StateColumn).data().toString(), u"Active"_s);
    QCOMPARE(model->index(1, FreezeWindowTableModel::StateColumn).data().toString(), u"Upcoming"_s);
    QVERIFY(!model->index(1, FreezeWindowTableModel::StateColumn).data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(model->index(0, FreezeWindowTableModel::ExceptionsColumn).data().toString(), u"Nobody"_s);
    QVERIFY(m_page->agenda()->currentIndex().isValid());
}

void TestCalendarPage::letterKeysSwitchTheViews()
{
    m_page->monthView()->setFocus();

    QTest::keyClick(m_page->monthView(), Qt::Key_A);
    QVERIFY(m_page->agenda()->isVisible());
    QVERIFY(m_page->agenda()->hasFocus());
    QVERIFY(find<QToolButton>("agendaButton")->isChecked());
    QTest::keyClick(m_page->agenda(), Qt::Key_M);

    QVERIFY(m_page->monthView()->isVisible());
    QVERIFY(m_page->monthView()->hasFocus());
}

void TestCalendarPage::saysWhyNothingCanBeChangedOffline()
{
    QSignalSpy message(m_page.get(), &Page::messageReported);
    m_page->monthView()->selectWindow(m_active.id);

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
    QCOMPARE(m_page->agenda()->model()->rowCount(), 1);
    QVERIFY(!find<QCheckBox>("show-production")->isChecked());

    m_page->setScope({});

    QCOMPARE(m_page->agenda()->model()->rowCount(), 2);
}

void TestCalendarPage::showsAWindowThatIsAskedFor()
{
    m_page->setScope(m_upcoming.environmentId.uuid());

    m_page->showFreezeWindow(m_past.id.uuid());

    QCOMPARE(m_page->monthView()->selectedWindow(), m_past.id);
    QVERIFY(find<QCheckBox>("past")->isChecked());
    QVERIFY(find<QCheckBox>("show-development")->isChecked());
    m_page->showFreezeWindow(QUuid::createUuid());
    QCOMPARE(m_page->monthView()->selectedWindow(), m_past.id);
}

void TestCalendarPage::followsTheDisplayZone()
{
    const QModelIndex start = m_page->agenda()->model()->index(0, FreezeWindowTableModel::StartColumn);
    const QString berlin = start.data().toString();

    DisplayZone::current().setZone(QTimeZone::utc());

    QVERIFY(start.data().toString() != berlin);
    QCOMPARE(start.data().toString(), words::nearInstant(m_active.start, hoursFromNow(0), QTimeZone::utc()));
    QVERIFY(find<QLabel>("zone")->text().contains(u"UTC"_s));
}

void TestCalendarPage::saysWhatIsMissing()
{
    Workspace empty(deadEndpoint());
    CalendarPage page(&empty);
    page.resize(900, 500);
    page.show();

    empty.environments()->setEnvironments({});
    QVERIFY(!page.monthView()->isVisible());
    empty.environments()->setEnvironments(pipeline());

    QTRY_VERIFY(page.monthView()->isVisible());
    QCOMPARE(page.statusText(), u"0 freezes · 0 active"_s);
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
    m_page->monthView()->setFocus();

    QCOMPARE(m_page->size(), size);
    QCOMPARE(unnamed(m_page.get()), QStringList());
    QCOMPARE(clipped(m_page.get()).join(u'|'), QString());
    const QString folder = qEnvironmentVariable("TIDEGATE_SCREENSHOTS");
    if (folder.isEmpty())
        return;
    for (const bool dark : {false, true}) {
        Theme::current().setDark(dark);
        for (const bool agenda : {false, true}) {
            m_page->showAgenda(agenda);
            QTest::qWait(20); // palettes and scroll bars arrive by events
            const QString name = u"%1/calendar-%2-%3-%4.png"_s.arg(folder, agenda ? u"agenda"_s : u"month"_s, QString::number(size.width()),
                                                                   dark ? u"dark"_s : u"light"_s);
            QVERIFY(m_page->grab().save(name));
        }
    }
    Theme::current().setDark(false);
}

QTEST_MAIN(TestCalendarPage)
#include "tst_calendarpage.moc"
