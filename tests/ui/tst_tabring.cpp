// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/pipelineview.h"
#include "ui/page/page.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/modebar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// Tab goes round: every stop once, in whatever state a page is, and the same ones backwards.
class TestTabRing : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void everyPageIsARing_data();
    void everyPageIsARing();
    void aTimeInTheQuestionIsNoTrap();
    void cardsThatComeAndGoAreStopsInTheirPlace();
    void arrowsGoFromCardToCard();
    void theFocusOfACardThatGoesIsItsNeighbours();
    void theSidebarIsEnteredAtTheCurrentPage();

private:
    OverviewPage *overview();
    QList<QWidget *> round(Qt::Key key) const;
    void checkRing() const;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestTabRing::init()
{
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_window = std::make_unique<MainWindow>(m_workspace.get());
    m_window->resize(1280, 800);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestTabRing::cleanup()
{
    m_window.reset();
    m_workspace.reset();
}

OverviewPage *TestTabRing::overview()
{
    m_window->showPage(u"overview"_s);
    return qobject_cast<OverviewPage *>(m_window->currentPage());
}

/// From what has the focus until it has it again. A view may keep Tab for its parts for a while.
QList<QWidget *> TestTabRing::round(Qt::Key key) const
{
    QList<QWidget *> stops;
    QWidget *first = m_window->focusWidget();
    QWidget *last = nullptr;
    for (int step = 0; step < 400; ++step) {
        QWidget *at = m_window->focusWidget();
        if (at != last && at == first && last)
            return stops;
        if (at != last && stops.contains(at))
            return {}; // a circle inside the ring
        if (at != last)
            stops.append(at);
        last = at;
        QTest::keyClick(at, key);
    }
    return {};
}

void TestTabRing::checkRing() const
{
    QTest::keyClick(m_window->focusWidget() ? m_window->focusWidget() : m_window.get(), Qt::Key_Tab);
    round(Qt::Key_Tab); // what is current once a view had the focus makes other parts ready to be used
    const QList<QWidget *> forward = round(Qt::Key_Tab);
    QVERIFY2(!forward.isEmpty(), "Tab does not come back");
    const QList<QWidget *> backward = round(Qt::Key_Backtab);
    QVERIFY2(!backward.isEmpty(), "Shift+Tab does not come back");
    QCOMPARE(QSet<QWidget *>(backward.cbegin(), backward.cend()), QSet<QWidget *>(forward.cbegin(), forward.cend()));
    QStringList missed;
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool stops = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isInside = widget->objectName().startsWith(u"qt_"_s) || forward.contains(widget->parentWidget());
        if (stops && !isInside && !(button && button->group()) && widget->window() == m_window.get() && !forward.contains(widget))
            missed.append(described(widget, spokenName(widget)));
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
}

void TestTabRing::everyPageIsARing_data()
{
    QTest::addColumn<QString>("page");
    for (const auto &page : {u"overview"_s, u"targets"_s, u"calendar"_s, u"drift"_s, u"releases"_s, u"activity"_s, u"agents"_s})
        QTest::addRow("%s", qPrintable(page)) << page;
}

void TestTabRing::everyPageIsARing()
{
    QFETCH(const QString, page);
    m_window->showPage(page);
    checkRing();
}

void TestTabRing::aTimeInTheQuestionIsNoTrap()
{
    auto *when = overview()->findChild<QComboBox *>(u"askWhen"_s);
    when->setFocus(Qt::TabFocusReason);
    QTest::keyClick(when, Qt::Key_Down);
    QCOMPARE(when->currentIndex(), 1);
    checkRing();
    when->setCurrentIndex(0);
    checkRing();
    when->setCurrentIndex(1);
    checkRing();
}

void TestTabRing::cardsThatComeAndGoAreStopsInTheirPlace()
{
    OverviewPage *page = overview();
    const EnvironmentSummary second = page->cards().at(1)->summary();
    m_workspace->environments()->remove(second.environment.id);
    QTRY_COMPARE(page->cards().size(), 2);
    checkRing();
    m_workspace->environments()->put(second);
    QTRY_COMPARE(page->cards().size(), 3);
    QCOMPARE(page->cards().at(1)->id(), second.environment.id.uuid());
    QTRY_VERIFY(page->cards().at(1)->isVisible());
    checkRing();
    page->cards().at(0)->setFocus(Qt::TabFocusReason);
    QList<EnvironmentCard *> met;
    for (int i = 0; i < 6; ++i) {
        if (auto *card = qobject_cast<EnvironmentCard *>(m_window->focusWidget()))
            met.append(card);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(met, page->cards());
}

void TestTabRing::arrowsGoFromCardToCard()
{
    OverviewPage *page = overview();
    const QList<EnvironmentCard *> cards = page->cards();
    cards.at(0)->setFocus(Qt::TabFocusReason);
    const auto press = [this](Qt::Key key) {
        QTest::keyClick(m_window->focusWidget(), key);
        return m_window->focusWidget();
    };
    QCOMPARE(press(Qt::Key_Right), cards.at(1));
    QCOMPARE(press(Qt::Key_Down), cards.at(2));
    QCOMPARE(press(Qt::Key_Right), cards.at(2));
    QCOMPARE(press(Qt::Key_Left), cards.at(1));
    QCOMPARE(press(Qt::Key_Home), cards.at(0));
    QCOMPARE(press(Qt::Key_End), cards.at(2));
    // Nothing is deleted while nobody answers, and the key says so.
    const QSignalSpy said(page, &Page::messageReported);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Delete);
    QCOMPARE(said.size(), 1);
    QVERIFY(!said.constFirst().constFirst().toString().isEmpty());
    QTRY_VERIFY(!QApplication::activeModalWidget());
}

void TestTabRing::theFocusOfACardThatGoesIsItsNeighbours()
{
    OverviewPage *page = overview();
    EnvironmentCard *last = page->cards().at(2);
    page->cards().at(1)->setFocus(Qt::TabFocusReason);
    m_workspace->environments()->remove(page->cards().at(1)->summary().environment.id);
    QTRY_COMPARE(page->cards().size(), 2);
    QTRY_COMPARE(m_window->focusWidget(), last);
    EnvironmentCard *first = page->cards().at(0);
    m_workspace->environments()->remove(last->summary().environment.id);
    QTRY_COMPARE(page->cards().size(), 1);
    QTRY_COMPARE(m_window->focusWidget(), first);
}

void TestTabRing::theSidebarIsEnteredAtTheCurrentPage()
{
    m_window->showPage(u"drift"_s);
    const auto *modes = m_window->findChild<ModeBar *>();
    QWidget *met = nullptr;
    for (int i = 0; i < 60 && !met; ++i) {
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
        if (modes->isAncestorOf(m_window->focusWidget()))
            met = m_window->focusWidget();
    }
    const auto *button = qobject_cast<const QAbstractButton *>(met);
    QVERIFY(button && button->isChecked());
}

QTEST_MAIN(TestTabRing)
#include "tst_tabring.moc"
