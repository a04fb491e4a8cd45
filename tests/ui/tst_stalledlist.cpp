// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/workspace.h"
#include "tests/support/pagedfleet.h"
#include "ui/page/page.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace tidegate;
using namespace tidegate::test;

/// Pages of other things when targets do not come.
class TestStalledList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void saysNothingOfOtherThings_data();
    void saysNothingOfOtherThings();
};

void TestStalledList::saysNothingOfOtherThings_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("calendar") << u"calendar"_s << u"The freezes could not be loaded."_s;
    QTest::newRow("agents") << u"agents"_s << u"The agents could not be loaded."_s;
}

void TestStalledList::saysNothingOfOtherThings()
{
    QFETCH(const QString, page);
    QFETCH(const QString, sentence);
    PagedFleet fleet(20);
    fleet.fail(4);
    Workspace workspace{Endpoint{}};
    ConsoleOptions options;
    options.page = page;
    MainWindow window(&workspace, options);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QSignalSpy failed(&workspace, &Workspace::loadFailed);

    workspace.open({fleet.url(), "token", {}});

    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 10'000);
    QVERIFY(workspace.isStalled());
    const auto isSaid = [&] {
        const QList<QLabel *> labels = window.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text().contains(sentence); });
    };
    QCOMPARE(window.findChildren<Page *>().size(), 1);
    QVERIFY(!isSaid());

    fleet.say("GET /api/v1/whoami", "503 Service Unavailable"); // everything fails: that is said
    fleet.fail(-1);
    workspace.refresh();
    QTRY_VERIFY(workspace.isComplete());
    failed.clear();
    workspace.refresh();
    QTRY_VERIFY(!failed.isEmpty());
    QTRY_VERIFY(isSaid());
}

QTEST_MAIN(TestStalledList)
#include "tst_stalledlist.moc"
