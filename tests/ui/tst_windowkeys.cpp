// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/freezes.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "ui/calendar/span/spanview.h"
#include "ui/overview/environmentcard.h"
#include "ui/page/page.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pages.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace {

/// The actions that have a key in the whole window.
QList<QAction *> windowActions(const MainWindow *window)
{
    QList<QAction *> found;
    const auto take = [&found](const QList<QAction *> &actions) {
        for (QAction *action : actions) {
            if (!action->shortcuts().isEmpty() && action->shortcutContext() != Qt::WidgetShortcut
                && action->shortcutContext() != Qt::WidgetWithChildrenShortcut)
                found.append(action);
        }
    };
    take(window->actions());
    for (const QAction *title : window->menuBar()->actions())
        take(title->menu()->actions());
    return found;
}

/// Whether the widget keeps the key to itself before the actions see it.
bool takes(QWidget *widget, QKeyCombination key)
{
    QKeyEvent event(QEvent::ShortcutOverride, key.key(), key.keyboardModifiers());
    event.ignore();
    QApplication::sendEvent(widget, &event);
    return event.isAccepted();
}

/// Where text is written, the keys of writing are the text's.
bool isWritten(const QWidget *widget)
{
    return widget->testAttribute(Qt::WA_InputMethodEnabled);
}

} // namespace

/// One key has one meaning, wherever the focus is.
class TestWindowKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void noPartOfAPageTakesAKeyOfTheWindow_data();
    void noPartOfAPageTakesAKeyOfTheWindow();
    void altLeftGoesBackFromASelectedFreeze_data();
    void altLeftGoesBackFromASelectedFreeze();
    void altLeftGoesBackFromACard();

private:
    QStringList taken() const;
    SpanView *shownSpanView() const;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    FreezeWindow m_freeze;
};

void TestWindowKeys::init()
{
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_freeze = aFreeze("2026-11-23T00:00Z", "2026-11-24T00:00Z", u"Release weekend"_s);
    m_freeze.environmentId = m_workspace->environments()->all().at(1).environment.id;
    m_freeze.start = hoursFromNow(5);
    m_freeze.end = hoursFromNow(9);
    m_workspace->freezes()->put(m_freeze);
    m_window = std::make_unique<MainWindow>(m_workspace.get());
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWindowKeys::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

SpanView *TestWindowKeys::shownSpanView() const
{
    for (SpanView *view : m_window->currentPage()->findChildren<SpanView *>()) {
        if (view->isVisible())
            return view;
    }
    return nullptr;
}

/// Of everything on the shown page that can have the focus.
QStringList TestWindowKeys::taken() const
{
    QStringList found;
    for (QWidget *widget : m_window->currentPage()->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || isWritten(widget))
            continue;
        for (const QAction *action : windowActions(m_window.get())) {
            for (const QKeySequence &key : action->shortcuts()) {
                if (takes(widget, key[0]))
                    found.append(described(widget, spokenName(widget)) + u": "_s + key.toString());
            }
        }
    }
    return found;
}

void TestWindowKeys::noPartOfAPageTakesAKeyOfTheWindow_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("letter"); // of the view of the calendar
    for (const auto &page : {u"overview"_s, u"targets"_s, u"drift"_s, u"releases"_s, u"activity"_s, u"agents"_s})
        QTest::addRow("%s", qPrintable(page)) << page << QString();
    for (const auto &letter : {u"M"_s, u"W"_s, u"L"_s, u"A"_s})
        QTest::addRow("calendar, %s", qPrintable(letter)) << u"calendar"_s << letter;
}

void TestWindowKeys::noPartOfAPageTakesAKeyOfTheWindow()
{
    QFETCH(const QString, page);
    QFETCH(const QString, letter);
    m_window->showPage(page);
    if (!letter.isEmpty())
        QTest::keyClicks(m_window->currentPage(), letter);
    QVERIFY(windowActions(m_window.get()).size() > 15);
    QCOMPARE(taken(), QStringList());

    if (SpanView *view = shownSpanView()) { // what is selected has keys of its own
        view->selectOccurrence({m_freeze.id, {}});
        QCOMPARE(taken(), QStringList());
    }
}

void TestWindowKeys::altLeftGoesBackFromASelectedFreeze_data()
{
    QTest::addColumn<QString>("letter");
    QTest::newRow("week") << u"W"_s;
    QTest::newRow("timeline") << u"L"_s;
}

void TestWindowKeys::altLeftGoesBackFromASelectedFreeze()
{
    QFETCH(const QString, letter);
    m_window->showPage(u"overview"_s);
    m_window->showPage(u"calendar"_s);
    QTest::keyClicks(m_window->currentPage(), letter);
    SpanView *view = shownSpanView();
    QVERIFY(view);
    view->selectOccurrence({m_freeze.id, {}});
    view->setFocus();
    QSignalSpy changed(view, &SpanView::changeRequested);

    QTest::keyPress(view, Qt::Key_Left, Qt::AltModifier);
    QTest::keyRelease(view, Qt::Key_Left, Qt::AltModifier);
    QTest::keyRelease(QApplication::focusWidget(), Qt::Key_Alt);

    QCOMPARE(m_window->currentPageId(), u"overview"_s);
    QCOMPARE(changed.size(), 0);
    QVERIFY2(view->liveText().isEmpty(), qPrintable(view->liveText()));
}

void TestWindowKeys::altLeftGoesBackFromACard()
{
    m_window->showPage(u"targets"_s);
    m_window->showPage(u"overview"_s);
    auto *card = m_window->currentPage()->findChild<EnvironmentCard *>();
    QVERIFY(card);
    card->setFocus();
    QSignalSpy moved(card, &EnvironmentCard::moveRequested);

    QTest::keyClick(card, Qt::Key_Left, Qt::AltModifier);

    QCOMPARE(m_window->currentPageId(), u"targets"_s);
    QCOMPARE(moved.size(), 0);
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
