// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"

#include "models/environmenttablemodel.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/pipelineview.h"
#include "ui/style/theme.h"
#include "ui/widgets/pill.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QScreen>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// The cards of the environments, as they are looked at and clicked.
class TestPipeline : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void arrowsStandWhereTheCardsAre();
    void upToEightCardsAreAllInView();
    void aRightClickAnywhereOnACardIsItsMenu();
    void aDoubleClickShowsTheTargets();
};

void TestPipeline::arrowsStandWhereTheCardsAre()
{
    auto environments = pipeline();
    for (int i = 0; i < 2; ++i) {
        environments.append(environments.at(i));
        environments.last().environment.id = EnvironmentId::create();
    }
    PipelineView view;
    view.resize(1600, 300);
    view.setEnvironments(environments.first(2), hoursFromNow(0));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    // What is on the screen, not what would be painted anew.
    const auto isAsPainted = [&view] {
        const QImage shown = view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
        return shown == view.grab().toImage().convertToFormat(QImage::Format_RGB32);
    };
    QTRY_VERIFY(isAsPainted());

    const QList<QList<int>> steps{{0, 1, 2}, {0, 1, 2, 3}, {0, 2, 3}, {4, 0, 2, 3}, {0, 2, 3}, {0, 3}, {3}, {3, 1}, {1, 3, 0, 2, 4}, {1, 3, 2, 4}};
    for (const QList<int> &step : steps) {
        QList<EnvironmentSummary> shown;
        for (const int at : step)
            shown.append(environments.at(at));
        view.setEnvironments(shown, hoursFromNow(0));
        QTRY_VERIFY_WITH_TIMEOUT(isAsPainted(), 1'000);
    }
}

void TestPipeline::upToEightCardsAreAllInView()
{
    Workspace workspace(deadEndpoint());
    Fleet fleet;
    for (int i = 0; i < 8; ++i) {
        fleet.environments.append(pipeline().at(2));
        fleet.environments.last().environment.id = EnvironmentId::create();
        fleet.environments.last().environment.orderIndex = i;
    }
    fill(workspace, fleet);
    OverviewPage page(&workspace);
    page.resize(884, 540); // in the smallest window
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));

    QCOMPARE(page.pipeline()->horizontalScrollBar()->maximum(), 0);
    const QRect seen = page.pipeline()->viewport()->rect();
    for (const EnvironmentCard *card : page.cards()) {
        QVERIFY(seen.contains(QRect(card->mapTo(page.pipeline()->viewport(), QPoint()), card->size())));
        const auto *pill = card->findChild<Pill *>();
        QVERIFY(pill->isVisible() && pill->width() >= pill->sizeHint().width());
        QVERIFY(card->rect().contains(pill->geometry()));
    }
    page.resize(3000, 540);
    QTRY_COMPARE(page.cards().constFirst()->width(), 252);
}

void TestPipeline::aRightClickAnywhereOnACardIsItsMenu()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    EnvironmentCard *card = page.cards().at(2);
    const auto *menu = card->findChild<QMenu *>();
    QWidgetList parts = card->findChildren<QWidget *>();
    parts.prepend(card);
    int tried = 0;
    for (QWidget *part : std::as_const(parts)) {
        if (!part->isVisible() || part->isWindow())
            continue;
        const QPoint at = part->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, part->mapToGlobal(at));
        QApplication::sendEvent(part, &event);
        QVERIFY2(menu->isVisible(), qPrintable(QString::fromLatin1(part->metaObject()->className()) + part->accessibleName()));
        while (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        ++tried;
    }
    QVERIFY(tried > 8);
}

void TestPipeline::aDoubleClickShowsTheTargets()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);
    page.resize(1200, 700);
    page.show();
    QSignalSpy wanted(&page, &Page::targetsRequested);
    EnvironmentCard *card = page.cards().at(1);
    QTest::mouseDClick(card, Qt::LeftButton, {}, QPoint(20, 60));
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.constFirst().constFirst().toUuid(), card->id());
}

QTEST_MAIN(TestPipeline)
#include "tst_pipeline.moc"
