// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/palettequery.h"
#include "ui/palette/palettesource.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace {

PaletteItem anItem(PaletteItem::Kind kind, const QString &title, const QString &detail = {})
{
    PaletteItem item;
    item.kind = kind;
    item.title = title;
    item.detail = detail;
    item.name = title;
    item.id = QUuid::createUuid();
    item.foldedTitle = PaletteQuery::folded(title);
    item.foldedDetail = PaletteQuery::folded(detail);
    return item;
}

} // namespace

class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void betterAnswersComeFirst();
    void aWordMustBeFoundSomewhere_data();
    void aWordMustBeFoundSomewhere();
    void caseAndAccentsDoNotMatter();
    void aPrefixNarrowsItDown();
    void withoutWordsTheRecentOnesComeFirst();
    void everyActionOfTheMenusIsThere();
    void whatIsNotPossibleSaysWhy();
    void runsACommandByTheKeyboardAlone();
    void doesNotRunWhatIsNotPossible();
    void goesToATargetAnEnvironmentAndAFreeze();
    void theQuestionMarkListsThePrefixes();
    void opensFromWithinATextField();
    void escapeGivesTheFocusBack();
    void aClickBesideClosesIt();
    void scrollsThroughMoreRowsThanFit();
    void everyRowCanBeSpoken();
    void staysQuickWithTenThousandTargets();

private:
    QStringList titles() const;
    void type(const QString &text);
    void press(Qt::Key key) { QTest::keyClick(box(), key); }
    QLineEdit *box() const { return m_window->findChild<QLineEdit *>(u"paletteBox"_s); }
    QListView *list() const { return m_window->findChild<QListView *>(u"paletteList"_s); }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestPalette::init()
{
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    FreezeWindow freeze;
    freeze.id = FreezeWindowId::create();
    freeze.environmentId = m_workspace->environments()->all().at(2).environment.id;
    freeze.start = hoursFromNow(-5);
    freeze.end = hoursFromNow(50);
    freeze.reason = u"Holiday freeze"_s;
    m_workspace->freezes()->setWindows({freeze});
    m_window = std::make_unique<MainWindow>(m_workspace.get());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPalette::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

QStringList TestPalette::titles() const
{
    QStringList titles;
    const QAbstractItemModel *model = list()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        titles.append(model->index(row, 0).data().toString());
    return titles;
}

void TestPalette::type(const QString &text)
{
    if (!m_window->findChild<CommandPalette *>()->isVisible())
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    box()->setText(text);
}

void TestPalette::betterAnswersComeFirst()
{
    PaletteModel model([](PaletteItem::Kind kind) {
        if (kind != PaletteItem::Kind::Target)
            return QList<PaletteItem>();
        return QList{anItem(kind, u"my-web-db"_s), anItem(kind, u"cobweb"_s),        anItem(kind, u"web-frontend"_s), anItem(kind, u"worker"_s, u"Web"_s),
                     anItem(kind, u"web"_s),       anItem(kind, u"wild-east-box"_s), anItem(kind, u"nothing"_s)};
    });

    model.search(u"web"_s);

    QStringList found;
    for (int row = 0; row < model.rowCount(); ++row)
        found.append(model.at(row).title);
    QCOMPARE(found, QStringList({u"web"_s, u"web-frontend"_s, u"my-web-db"_s, u"cobweb"_s, u"wild-east-box"_s, u"worker"_s}));
}

void TestPalette::aWordMustBeFoundSomewhere_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::newRow("start") << u"prod"_s << true;
    QTest::newRow("two words, in any order") << u"web prod"_s << true;
    QTest::newRow("one in the detail") << u"web production"_s << true;
    QTest::newRow("an abbreviation") << u"pw03"_s << true;
    QTest::newRow("its digits without zeros") << u"pw3"_s << true;
    QTest::newRow("letters by coincidence") << u"rdb"_s << false;
    QTest::newRow("one word is missing") << u"web oracle"_s << false;
}

void TestPalette::aWordMustBeFoundSomewhere()
{
    QFETCH(QString, typed);
    QFETCH(bool, found);

    QCOMPARE(PaletteQuery(typed).score(PaletteQuery::folded(u"prod-web-03"_s), PaletteQuery::folded(u"Production"_s)) > 0, found);
}

void TestPalette::caseAndAccentsDoNotMatter()
{
    QVERIFY(PaletteQuery(u"PRUFUNG"_s).score(PaletteQuery::folded(u"Neue Prüfung"_s), {}) > 0);
    QVERIFY(PaletteQuery(u"prüfung"_s).score(PaletteQuery::folded(u"Prufung"_s), {}) > 0);
}

void TestPalette::aPrefixNarrowsItDown()
{
    type(u"@"_s);
    QCOMPARE(titles().size(), 10);
    type(u"@ stage-2"_s);
    QCOMPARE(titles(), QStringList{u"stage-2"_s});
    type(u"#prod"_s);
    QCOMPARE(titles(), QStringList{u"Production"_s});
    type(u"!"_s);
    QCOMPARE(titles(), QStringList{u"Holiday freeze"_s});
    type(u">quit"_s);
    QCOMPARE(titles(), QStringList{u"Quit"_s});
    type(u"stage"_s);
    QVERIFY(titles().contains(u"stage-2"_s));
}

void TestPalette::withoutWordsTheRecentOnesComeFirst()
{
    type(u"@stage-2"_s);
    press(Qt::Key_Return);
    type(u">keyboard"_s);
    QVERIFY(titles().constFirst().contains(u"shortcuts"_s));
    press(Qt::Key_Escape);
    type({});

    QCOMPARE(titles().constFirst(), u"stage-2"_s);
    QCOMPARE(titles().count(u"stage-2"_s), 1);
    QVERIFY(titles().contains(u"Quit"_s));
    QCOMPARE(m_window->findChild<CommandPalette *>()->recent().size(), 1);
}

void TestPalette::everyActionOfTheMenusIsThere()
{
    m_window->showPage(u"targets"_s);
    QStringList found;
    for (const PaletteItem &item : paletteCommands(m_window->menuBar(), m_window->currentPage()))
        found.append(item.title);

    for (const QString &expected : {u"Undo"_s, u"Overview"_s, u"Sidebar"_s, u"Check health"_s, u"Copy as JSON"_s, u"Quit"_s, u"New freeze…"_s})
        QVERIFY2(found.contains(expected), qPrintable(expected));
    QCOMPARE(found.count(u"Check health"_s), 1);
    m_window->showPage(u"calendar"_s); // whose own new thing is the same
    QStringList there;
    QString keys;
    for (const PaletteItem &item : paletteCommands(m_window->menuBar(), m_window->currentPage())) {
        there.append(item.title);
        keys = item.title == u"New freeze…" ? item.shortcut : keys;
    }
    QCOMPARE(there.count(u"New freeze…"_s), 1);
    QVERIFY2(keys.contains(u"Ctrl+N"_s) && keys.contains(u"Ctrl+Shift+F"_s), qPrintable(keys));
    QCOMPARE(found.count(u"New freeze…"_s), 1);
}

void TestPalette::whatIsNotPossibleSaysWhy()
{
    m_window->showPage(u"targets"_s);

    for (const PaletteItem &item : paletteCommands(m_window->menuBar(), m_window->currentPage())) {
        if (!item.action->isEnabled())
            QVERIFY2(item.whyNot.endsWith(u'.'), qPrintable(item.title));
        if (item.title == u"Undo")
            QCOMPARE(item.whyNot, u"Nothing was changed that can be undone."_s);
    }
}

void TestPalette::runsACommandByTheKeyboardAlone()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(box(), u">go activity"_s);
    QCOMPARE(titles().constFirst(), u"Activity"_s);
    press(Qt::Key_Return);

    QCOMPARE(m_window->currentPageId(), u"activity"_s);
    QVERIFY(!m_window->findChild<CommandPalette *>()->isVisible());
}

void TestPalette::doesNotRunWhatIsNotPossible()
{
    type(u">new freeze"_s);
    QVERIFY2(titles().constFirst().startsWith(u"New freeze"_s), qPrintable(titles().constFirst()));
    press(Qt::Key_Return);

    QVERIFY(m_window->findChild<CommandPalette *>()->isVisible());
    QCOMPARE(m_window->currentPageId(), u"overview"_s);
}

void TestPalette::goesToATargetAnEnvironmentAndAFreeze()
{
    type(u"#staging"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_window->scope(), m_workspace->environments()->all().at(1).environment.id.uuid());
    type(u"!holiday"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_window->currentPageId(), u"calendar"_s);
    type(u"prod-web-03"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_window->currentPageId(), u"targets"_s);
    QCOMPARE(m_workspace->targets()->target(TargetId(m_window->currentPage()->currentItem()))->name, u"prod-web-03"_s);
}

void TestPalette::theQuestionMarkListsThePrefixes()
{
    type(u"?"_s);
    QCOMPARE(titles().size(), 6);
    QCOMPARE(titles().constLast(), u"Ask whether one may deploy"_s);
    press(Qt::Key_Up);
    press(Qt::Key_Return);
    QCOMPARE(box()->text(), u"may I deploy to "_s); // to be typed on
    QVERIFY(box()->placeholderText().contains(u"may I deploy"_s));
    type(u"?"_s);
    press(Qt::Key_Down);
    press(Qt::Key_Return);

    QCOMPARE(box()->text(), u"@"_s);
    QVERIFY(m_window->findChild<CommandPalette *>()->isVisible());
}

void TestPalette::opensFromWithinATextField()
{
    m_window->showPage(u"targets"_s);
    m_window->currentPage()->focusFilter();
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->setText(u"web"_s);
    field->setCursorPosition(0);

    QTest::keyClick(field, Qt::Key_K, Qt::ControlModifier);

    QVERIFY(m_window->findChild<CommandPalette *>()->isVisible());
    QCOMPARE(field->text(), u"web"_s);
}

void TestPalette::escapeGivesTheFocusBack()
{
    m_window->showPage(u"targets"_s);
    m_window->currentPage()->focusFilter();
    const QWidget *before = QApplication::focusWidget();
    QVERIFY(before);

    type(u"x"_s);
    QVERIFY(box()->hasFocus());
    press(Qt::Key_Escape);

    QVERIFY(!m_window->findChild<CommandPalette *>()->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
}

void TestPalette::aClickBesideClosesIt()
{
    type({});
    QTest::mouseClick(m_window->centralWidget(), Qt::LeftButton, {}, QPoint(5, 600));

    QVERIFY(!m_window->findChild<CommandPalette *>()->isVisible());
}

void TestPalette::scrollsThroughMoreRowsThanFit()
{
    type(u">"_s);
    const int rows = list()->model()->rowCount();
    QVERIFY(rows > 12);

    press(Qt::Key_Up);
    QCOMPARE(list()->currentIndex().row(), rows - 1);
    QVERIFY(list()->viewport()->rect().contains(list()->visualRect(list()->currentIndex())));
    press(Qt::Key_Down);
    QCOMPARE(list()->currentIndex().row(), 0);
    press(Qt::Key_PageDown);
    QCOMPARE(list()->currentIndex().row(), 11);
}

void TestPalette::everyRowCanBeSpoken()
{
    type({});
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        QVERIFY(!list()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());

    QCOMPARE(unnamed(m_window->findChild<CommandPalette *>()), QStringList());
    QVERIFY(!box()->accessibleDescription().isEmpty());
}

void TestPalette::staysQuickWithTenThousandTargets()
{
    QList<Target> targets;
    const EnvironmentSummary environment = m_workspace->environments()->all().constFirst();
    for (int i = 0; i < 10'000; ++i)
        targets.append(aTarget(u"region-%1-web-frontend-%2"_s.arg(i % 7).arg(i, 5, 10, QLatin1Char('0')), environment, Health::Healthy, {}));
    m_workspace->targets()->setTargets(targets);

    type({});
    QCoreApplication::processEvents();
    QElapsedTimer timer;
    qint64 longest = 0;
    for (const QString &text : {u"w"_s, u"we"_s, u"web"_s, u"web 9"_s, u"web 99"_s, u"web 9999"_s}) {
        timer.start();
        box()->setText(text);
        longest = std::max(longest, timer.elapsed());
    }

    qInfo("longest keystroke: %lld ms", static_cast<long long>(longest));
    QCOMPARE(titles().constFirst(), u"region-3-web-frontend-09999"_s);
}

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
