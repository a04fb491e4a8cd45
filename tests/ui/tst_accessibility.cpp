// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/changes.h"
#include "tests/ui/fleet.h"
#include "tests/ui/inspect.h"

#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "ui/calendar/month/monthview.h"
#include "ui/overview/environmentcard.h"
#include "ui/page/page.h"
#include "ui/style/theme.h"
#include "ui/widgets/healthbar.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pages.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QLoggingCategory>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace {

/// The example fleet with so many targets, freezes and drift rows in all.
void fillWith(Workspace &workspace, int rows)
{
    const auto environments = pipeline();
    workspace.environments()->setEnvironments(environments);
    workspace.targets()->setEnvironments(environments);
    QList<Target> targets;
    QList<FleetDrift> drift;
    QList<FreezeWindow> freezes;
    for (int i = 0; i < rows; ++i) {
        targets.append(aTarget(QStringLiteral("target-%1").arg(i, 4, 10, QLatin1Char('0')), environments.at(i % 3), static_cast<Health>(i % healthCount), {}));
        FleetDrift row;
        row.target = targets.last().id;
        row.targetName = targets.last().name;
        row.environment = targets.last().environmentId;
        row.environmentName = u"Production"_s;
        row.report.targetId = row.target;
        row.report.status = DriftStatus::InSync;
        drift.append(row);
        FreezeWindow freeze;
        freeze.id = FreezeWindowId::create();
        freeze.environmentId = environments.at(i % 3).environment.id;
        freeze.start = hoursFromNow(24 * (i + 1));
        freeze.end = freeze.start + std::chrono::hours(12);
        freeze.reason = u"Release"_s;
        freeze.version = 1;
        freezes.append(freeze);
    }
    workspace.targets()->setTargets(targets);
    workspace.drift()->setRows(drift);
    for (const FreezeWindow &freeze : freezes)
        workspace.freezes()->put(freeze);
}

} // namespace

class TestAccessibility : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void viewsOfAnyLengthBearAReadersFocus_data();
    void viewsOfAnyLengthBearAReadersFocus();
    void whatIsPaintedIsAlsoSaid();
    void statesAreWordsInEveryCell();
    void messagesAreAlerts();
    void theFocusShowsOnEveryControl_data();
    void theFocusShowsOnEveryControl();
    void tabGoesRoundTheWholeWindow_data();
    void tabGoesRoundTheWholeWindow();
    void panesAreWalkedByF6_data();
    void panesAreWalkedByF6();

private:
    static void pages()
    {
        QTest::addColumn<QString>("page");
        Workspace workspace(deadEndpoint());
        for (const PageInfo &page : consolePages(&workspace))
            QTest::newRow(qPrintable(page.id)) << page.id;
        QTest::newRow("changes") << u"changes"_s;
    }
};

void TestAccessibility::initTestCase()
{
    Theme::apply(*qApp);
    QLoggingCategory::setFilterRules(u"qt.accessibility.core=false"_s); // It is asked for cells that do not exist, on purpose
}

void TestAccessibility::viewsOfAnyLengthBearAReadersFocus_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("empty") << 0;
    QTest::newRow("one row") << 1;
    QTest::newRow("5,000 rows") << 5'000;
}

/// Qt 6.4 asks a table for the cell of its current index when it gets the focus, and crashes where there is none.
void TestAccessibility::viewsOfAnyLengthBearAReadersFocus()
{
    QFETCH(int, rows);
    Workspace workspace(deadEndpoint());
    fillWith(workspace, rows);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    int views = 0;
    for (const PageInfo &page : consolePages(&workspace)) {
        window.showPage(page.id);
        for (auto *view : window.currentPage()->findChildren<QAbstractItemView *>()) {
            if (!view->model() || view->focusPolicy() == Qt::NoFocus || view->inherits("QComboBoxListView"))
                continue;
            ++views;
            view->clearFocus();
            view->setFocus(Qt::TabFocusReason);
            QFocusEvent focus(QEvent::FocusIn, Qt::TabFocusReason);
            QCoreApplication::sendEvent(view, &focus);
            QAccessibleInterface *node = QAccessible::queryAccessibleInterface(view);
            QVERIFY(node);
            node->focusChild();
            if (QAccessibleTableInterface *table = node->tableInterface()) {
                table->cellAt(-1, -1);
                table->cellAt(table->rowCount(), 0);
                QCOMPARE(table->cellAt(0, 0) != nullptr, table->rowCount() > 0 && table->columnCount() > 0);
                table->selectedRows();
            }
            QVERIFY2(view->model()->rowCount(view->rootIndex()) == 0 || view->currentIndex().isValid(),
                     qPrintable(page.id + u" "_s + described(view, view->accessibleName())));
        }
    }
    QVERIFY(views >= 4);
}

void TestAccessibility::whatIsPaintedIsAlsoSaid()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();

    const auto cards = window.currentPage()->findChildren<EnvironmentCard *>();
    QCOMPARE(cards.size(), 3);
    for (const EnvironmentCard *card : cards)
        QVERIFY(spokenName(card).contains(card->summary().environment.displayName));
    const auto bars = window.findChildren<HealthBar *>();
    QCOMPARE(bars.size(), 3);
    for (const HealthBar *bar : bars)
        QVERIFY2(spokenName(bar).contains(u"healthy"_s), qPrintable(spokenName(bar)));
    window.showPage(u"calendar"_s);
    const auto *month = window.currentPage()->findChild<MonthView *>();
    QVERIFY(month);
    QVERIFY(!spokenName(month).isEmpty());
    QVERIFY(!QAccessible::queryAccessibleInterface(const_cast<MonthView *>(month))->text(QAccessible::Description).isEmpty());
}

void TestAccessibility::statesAreWordsInEveryCell()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    const TargetTreeModel *targets = workspace.targets();
    std::function<void(const QModelIndex &)> look = [&](const QModelIndex &parent) {
        for (int row = 0; row < targets->rowCount(parent); ++row) {
            for (int column = 0; column < targets->columnCount(parent); ++column) {
                const QModelIndex index = targets->index(row, column, parent);
                const QString spoken = index.data(Qt::AccessibleTextRole).toString();
                QVERIFY2(!spoken.isEmpty(), qPrintable(QStringLiteral("row %1, column %2").arg(row).arg(column)));
            }
            look(targets->index(row, 0, parent));
        }
    };
    look({});
}

void TestAccessibility::messagesAreAlerts()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();

    workspace.fail(spokenError(ErrorKind::Unavailable, u"refused"_s, u"The connection was refused."_s));

    // What a reader speaks is the name of an alert that shows.
    const auto messages = window.findChildren<InlineMessage *>();
    QTRY_VERIFY(std::any_of(messages.begin(), messages.end(), [](const InlineMessage *message) { return message->isVisible(); }));
    for (InlineMessage *message : messages) {
        const QAccessibleInterface *node = QAccessible::queryAccessibleInterface(message);
        QCOMPARE(node->role(), QAccessible::AlertMessage);
        QVERIFY(!message->isVisible() || !node->text(QAccessible::Name).isEmpty());
    }
}

void TestAccessibility::theFocusShowsOnEveryControl_data()
{
    pages();
}

void TestAccessibility::theFocusShowsOnEveryControl()
{
    QFETCH(QString, page);
    Workspace workspace(deadEndpoint());
    fillWith(workspace, 12);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    showFilledPage(window, workspace, page);
    window.setAttribute(Qt::WA_KeyboardFocusChange); // as after the first Tab

    QStringList hidden;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy())
            continue;
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (view && (!view->model() || view->model()->rowCount() == 0))
            continue; // a list without rows has nowhere to stand
        if (QWidget *other = window.focusWidget())
            other->clearFocus();
        const QRect place = QRect(widget->mapTo(&window, QPoint()), widget->size()).adjusted(-3, -3, 3, 3).intersected(window.rect());
        const QImage without = window.grab(place).toImage();
        widget->setFocus(Qt::TabFocusReason);
        const QImage with = window.grab(place).toImage();
        if (widget->hasFocus() && with == without)
            hidden.append(described(widget, spokenName(widget)));
    }
    QVERIFY2(hidden.isEmpty(), qPrintable(hidden.join(u"\n"_s)));
}

void TestAccessibility::tabGoesRoundTheWholeWindow_data()
{
    pages();
}

void TestAccessibility::tabGoesRoundTheWholeWindow()
{
    QFETCH(QString, page);
    Workspace workspace(deadEndpoint());
    fillWith(workspace, 12);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    showFilledPage(window, workspace, page);
    QTest::keyClick(&window, Qt::Key_Tab);
    QVERIFY(window.focusWidget());

    QSet<QWidget *> reached;
    QStringList way;
    int steps = 0;
    QWidget *before = nullptr;
    // Each round until it comes to something that it left before. A view may keep Tab for a while, for its own parts. The second, because what
    // is current once a view had the focus makes other parts ready to be used.
    for (int round = 0; round < 2; ++round) {
        QSet<QWidget *> left;
        do {
            before = window.focusWidget();
            left.insert(before);
            way.append(described(window.focusWidget(), spokenName(window.focusWidget())));
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        } while ((window.focusWidget() == before || !left.contains(window.focusWidget())) && ++steps < 400);
        QVERIFY2(steps < 400, qPrintable(u"Tab does not come back:\n"_s + way.mid(0, 60).join(u'\n')));
        reached += left;
    }

    QStringList missed;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const bool wanted = widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) && !widget->focusProxy();
        const bool radio = qobject_cast<QAbstractButton *>(widget) && static_cast<QAbstractButton *>(widget)->group();
        const bool inner = widget->objectName().startsWith(u"qt_"_s) || reached.contains(widget->parentWidget());
        if (wanted && !radio && !inner && !reached.contains(widget))
            missed.append(described(widget, spokenName(widget)));
    }
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u"\n"_s)));
}

void TestAccessibility::panesAreWalkedByF6_data()
{
    pages();
}

void TestAccessibility::panesAreWalkedByF6()
{
    QFETCH(QString, page);
    Workspace workspace(deadEndpoint());
    fillWith(workspace, 12);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    showFilledPage(window, workspace, page);

    const QList<QWidget *> panes = window.currentPage()->panes();
    QVERIFY(!panes.isEmpty());
    QSet<QWidget *> visited;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&window, Qt::Key_F6);
        visited.insert(window.focusWidget());
    }
    for (QWidget *pane : panes) {
        const bool reached = !pane->isVisible() || std::any_of(visited.cbegin(), visited.cend(), [pane](QWidget *at) {
            return at && (at == pane || pane->isAncestorOf(at) || pane->focusProxy() == at);
        });
        QVERIFY2(reached, qPrintable(described(pane, spokenName(pane))));
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
