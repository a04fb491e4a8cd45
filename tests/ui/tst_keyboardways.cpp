// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"

#include "ui/overview/environmentcard.h"
#include "ui/overview/overviewpage.h"
#include "ui/page/page.h"
#include "ui/style/theme.h"
#include "ui/widgets/minimonth.h"
#include "ui/widgets/timefield.h"
#include "ui/window/mainwindow.h"
#include "ui/window/shortcutsheet.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// Keys that hold in every window, and that one sees where they are.
class TestKeyboardWays : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void f10GoesToTheMenuBarAndBack();
    void theTitleThatHasTheKeysIsToBeSeen_data();
    void theTitleThatHasTheKeysIsToBeSeen();
    void shiftF10OpensTheMenuOfACard();
    void enterChoosesTheDayInTheTimeOfTheQuestion();
    void aFieldWithoutTheFocusShowsNoSelection();
    void theHelpShowsASectionWhoseHeadingIsFound();
    void theHelpWrapsLongTexts();

private:
    OverviewPage *overview();

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestKeyboardWays::init()
{
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_window = std::make_unique<MainWindow>(m_workspace.get());
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestKeyboardWays::cleanup()
{
    Theme::current().setHighContrast(false);
    Theme::current().setChoice(Theme::Choice::Light);
    m_window.reset();
    m_workspace.reset();
}

OverviewPage *TestKeyboardWays::overview()
{
    m_window->showPage(u"overview"_s);
    return qobject_cast<OverviewPage *>(m_window->currentPage());
}

void TestKeyboardWays::f10GoesToTheMenuBarAndBack()
{
    EnvironmentCard *card = overview()->cards().at(0);
    card->setFocus();
    QTest::keyClick(card, Qt::Key_F10);
    QTRY_VERIFY(m_window->menuBar()->hasFocus());
    QCOMPARE(m_window->menuBar()->activeAction(), m_window->menuBar()->actions().constFirst());
    QTest::keyClick(m_window->menuBar(), Qt::Key_F10);
    QTRY_COMPARE(QApplication::focusWidget(), card);
}

void TestKeyboardWays::theTitleThatHasTheKeysIsToBeSeen_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("high");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("light, high contrast") << false << true;
    QTest::newRow("dark, high contrast") << true << true;
}

void TestKeyboardWays::theTitleThatHasTheKeysIsToBeSeen()
{
    QFETCH(const bool, dark);
    QFETCH(const bool, high);
    Theme::current().setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
    Theme::current().setHighContrast(high);
    QMenuBar *bar = m_window->menuBar();
    const QRect title = bar->actionGeometry(bar->actions().constFirst());
    const auto ground = [bar, title] { return bar->grab(title).toImage().pixelColor(3, title.height() / 2); };
    const QColor before = ground();
    QTest::keyClick(m_window.get(), Qt::Key_F10);
    QTRY_VERIFY(bar->hasFocus());
    QVERIFY(ground() != before);
    QTest::keyClick(bar, Qt::Key_Escape);
    QTRY_COMPARE(ground(), before);
}

void TestKeyboardWays::shiftF10OpensTheMenuOfACard()
{
    EnvironmentCard *card = overview()->cards().at(1);
    card->setFocus();
    QTest::keyClick(card, Qt::Key_F10, Qt::ShiftModifier);
    const auto *menu = card->findChild<QMenu *>();
    QTRY_VERIFY(menu->isVisible());
    while (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
}

void TestKeyboardWays::enterChoosesTheDayInTheTimeOfTheQuestion()
{
    overview()->findChild<QComboBox *>(u"askWhen"_s)->setCurrentIndex(1);
    auto *time = m_window->findChild<TimeField *>(u"askTime"_s);
    const Instant before = time->instant();
    time->setFocus();
    QTest::keyClick(time->edit(), Qt::Key_Down, Qt::AltModifier);
    QTRY_VERIFY(QApplication::activePopupWidget());
    auto *month = QApplication::activePopupWidget()->findChild<MiniMonth *>();
    QTest::keyClick(month, Qt::Key_Right);
    QTest::keyClick(month, Qt::Key_Return);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QVERIFY(time->instant() > before);
}

void TestKeyboardWays::aFieldWithoutTheFocusShowsNoSelection()
{
    overview()->findChild<QComboBox *>(u"askWhen"_s)->setCurrentIndex(1);
    QLineEdit *edit = m_window->findChild<TimeField *>(u"askTime"_s)->edit();
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_K, Qt::ControlModifier); // the palette, which takes the focus as a popup does
    QTRY_VERIFY(!edit->hasFocus());
    QVERIFY(!edit->hasSelectedText());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(edit->hasFocus());
}

void TestKeyboardWays::theHelpShowsASectionWhoseHeadingIsFound()
{
    PaletteItem command;
    command.title = u"Refresh"_s;
    command.detail = u"View"_s;
    command.shortcut = u"F5"_s;
    ShortcutSheet sheet({command}, u"Calendar"_s, {{u"T"_s, u"Show today"_s}, {u"Del"_s, u"Delete or end the selected freeze"_s}});
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    auto *list = sheet.findChild<QTreeWidget *>();
    auto *box = sheet.findChild<QLineEdit *>();
    QTest::keyClicks(box, u"calendar"_s);
    QVERIFY(list->topLevelItem(0)->isHidden());
    QVERIFY(!list->topLevelItem(1)->isHidden());
    QVERIFY(!list->topLevelItem(1)->child(0)->isHidden() && !list->topLevelItem(1)->child(1)->isHidden());
}

void TestKeyboardWays::theHelpWrapsLongTexts()
{
    const QString longText = u"Open the freeze under the cursor, or create one there or on the range that is selected in the view that is shown now"_s;
    ShortcutSheet sheet({}, u"Calendar"_s, {{u"T"_s, u"Show today"_s}, {u"Enter"_s, longText}});
    sheet.setAttribute(Qt::WA_DeleteOnClose, false);
    sheet.show();
    QVERIFY(QTest::qWaitForWindowExposed(&sheet));
    const auto *list = sheet.findChild<QTreeWidget *>();
    const QTreeWidgetItem *group = list->topLevelItem(0);
    QTRY_VERIFY(list->visualItemRect(group->child(1)).height() > list->visualItemRect(group->child(0)).height());
}

QTEST_MAIN(TestKeyboardWays)
#include "tst_keyboardways.moc"
