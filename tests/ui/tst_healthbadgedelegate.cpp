// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel.h"
#include "tests/ui/fleet.h"
#include "ui/style/theme.h"
#include "ui/widgets/healthbadgedelegate.h"

#include <QApplication>
#include <QTest>
#include <QTreeView>

using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace tidegate {

class TestHealthBadgeDelegate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void paintsTheColourOfTheStateOnlyInTheHealthColumn();
    void mirrorsWithTheLayout();
    void paintsBranchesAsBars();
    void aLongTextAsksForNoMoreThanItsShare();

private:
    static bool hasColor(QTreeView &view, const QModelIndex &index, const QColor &color, bool leadingHalf = true)
    {
        QRect rect = view.visualRect(index);
        if (leadingHalf)
            rect.setWidth(rect.width() / 2);
        else
            rect.setLeft(rect.center().x());
        const QImage image = view.viewport()->grab(rect).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    }

    static void show(QTreeView &view, Workspace &workspace, QStyledItemDelegate &delegate)
    {
        view.setItemDelegateForColumn(TargetTreeModel::HealthColumn, &delegate);
        view.setModel(workspace.targets());
        view.expandAll();
        view.setColumnWidth(TargetTreeModel::HealthColumn, 240);
        view.resize(900, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
    }
};

void TestHealthBadgeDelegate::paintsTheColourOfTheStateOnlyInTheHealthColumn()
{
    Workspace workspace(deadEndpoint());
    const Fleet fleet = exampleFleet();
    fill(workspace, fleet);
    BranchBarDelegate delegate;
    QTreeView view;
    show(view, workspace, delegate);

    const TargetId id = fleet.named(u"prod-web-04"_s).id;
    const QColor color = Theme::current().tone(Tone::Unhealthy).solid;
    QVERIFY(hasColor(view, workspace.targets()->indexOf(id, TargetTreeModel::HealthColumn), color));
    QVERIFY(!hasColor(view, workspace.targets()->indexOf(id, TargetTreeModel::NameColumn), color));
    QCOMPARE(workspace.targets()->indexOf(id, TargetTreeModel::HealthColumn).data().toString(), u"Unhealthy"_s);
}

void TestHealthBadgeDelegate::mirrorsWithTheLayout()
{
    Workspace workspace(deadEndpoint());
    const Fleet fleet = exampleFleet();
    fill(workspace, fleet);
    BranchBarDelegate delegate;
    QTreeView view;
    view.setLayoutDirection(Qt::RightToLeft);
    show(view, workspace, delegate);

    const QModelIndex index = workspace.targets()->indexOf(fleet.named(u"prod-web-04"_s).id, TargetTreeModel::HealthColumn);
    const QColor color = Theme::current().tone(Tone::Unhealthy).solid;
    QVERIFY(!hasColor(view, index, color, true));
    QVERIFY(hasColor(view, index, color, false));
}

void TestHealthBadgeDelegate::paintsBranchesAsBars()
{
    Workspace workspace(deadEndpoint());
    const Fleet fleet = exampleFleet();
    fill(workspace, fleet);
    BranchBarDelegate delegate;
    QTreeView view;
    show(view, workspace, delegate);

    const QModelIndex branch = workspace.targets()->indexOf(fleet.environments.at(2).environment.id, TargetTreeModel::HealthColumn);
    QVERIFY(hasColor(view, branch, Theme::current().tone(Tone::Healthy).tint) || hasColor(view, branch, Theme::current().tone(Tone::Healthy).solid));
    QVERIFY(branch.data().toString().contains(u"healthy"_s));
}

void TestHealthBadgeDelegate::aLongTextAsksForNoMoreThanItsShare()
{
    Workspace workspace(deadEndpoint());
    Fleet fleet = exampleFleet();
    fleet.targets[0].name = QString(10'000, u'W');
    fill(workspace, fleet);
    HealthBadgeDelegate delegate;
    QStyleOptionViewItem option;
    QVERIFY(delegate.sizeHint(option, workspace.targets()->indexOf(fleet.targets.at(0).id)).width() <= 320);
}

} // namespace tidegate

QTEST_MAIN(tidegate::TestHealthBadgeDelegate)
#include "tst_healthbadgedelegate.moc"
