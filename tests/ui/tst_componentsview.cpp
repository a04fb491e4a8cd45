// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/inspect.h"

#include "models/componentexport.h"
#include "models/componentwords.h"
#include "models/environmenttablemodel.h"
#include "ui/releases/componentpanel.h"
#include "ui/releases/componentsview.h"
#include "ui/releases/matrixdelegate.h"
#include "ui/releases/matrixtable.h"
#include "ui/releases/releasespage.h"
#include "ui/widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace {

ComponentImage imageOf(char letter, const QString &version)
{
    return {.digest = digest(letter),
            .digests = {},
            .name = u"registry.example.com/shop/api:"_s + version,
            .version = version,
            .resolved = true,
            .release = u"myapp"_s};
}

ComponentCell cellOf(EnvironmentId environment, const QList<int> &images)
{
    ComponentCell cell;
    cell.environment = environment;
    for (const int image : images)
        cell.uses.append({.image = image, .targets = 2, .notRunning = 0, .since = hoursFromNow(-6), .changedInFreeze = {}});
    cell.targets = static_cast<int>(2 * images.size());
    return cell;
}

} // namespace

/// The matrix of versions, on the example fleet.
class TestComponentsView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatDiffersInMostEnvironmentsIsFirst();
    void aCellIsOneSentence();
    void changesComeByRowsAndKeepTheirPlaces();
    void anotherEnvironmentIsAColumn();
    void aChosenEnvironmentIsWhatAllAreComparedWith();
    void onlyWhatDiffersIsShown();
    void itIsFoundByDigestToo();
    void keysShowTargetsAndCompareAndCopy();
    void aDigestIsLookedFor();
    void theSideStaysOverManyEnvironments();
    void namesThatAreHostileStayInTheirCells();
    void whatIsNotKnownIsNotSaidToBeAbsent();
    void emptyStatesTeach();
    void theFileHasALineForEachImage();
    void theTabIsReachedByItsLetterAndKept();
    void everythingHasAName();

private:
    FleetComponents table() const;
    void show(const FleetComponents &components) { model()->setTable(components); }
    ComponentsView *view() const { return m_page->components(); }
    MatrixTable *matrix() const { return view()->table(); }
    ComponentMatrixModel *model() const { return view()->findChild<ComponentMatrixModel *>(); }
    QStringList names() const;
    QString sentence(int row, int column) const
    {
        return matrix()->model()->index(row, column).data(Qt::AccessibleTextRole).toString().replace(QChar::Nbsp, u' ');
    }

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ReleasesPage> m_page;
    QList<EnvironmentId> m_environments;
};

void TestComponentsView::init()
{
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace);
    m_environments.clear();
    for (const EnvironmentSummary &each : m_workspace->environments()->all())
        m_environments.append(each.environment.id);
    QCOMPARE(m_environments.size(), 3);
    m_page = std::make_unique<ReleasesPage>(m_workspace.get());
    m_page->resize(1100, 700);
    m_page->show();
    m_page->showComponents();
    show(table());
    model()->sort();
}

void TestComponentsView::cleanup()
{
    m_page.reset();
    m_workspace.reset();
}

/// api differs everywhere, cache nowhere, worker has two versions in production, debug is only in development.
FleetComponents TestComponentsView::table() const
{
    FleetComponents components;
    for (const EnvironmentId each : m_environments)
        components.environments.append({each, 4, 4, 0, 0});
    const QList<ComponentImage> images{imageOf('a', u"2.5"_s), imageOf('b', u"2.4"_s), imageOf('c', u"2.3"_s)};
    const auto row = [&](const QString &name, const QList<QList<int>> &cells) {
        ComponentRow made{name, images, {}};
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (!cells.at(i).isEmpty())
                made.cells.append(cellOf(m_environments.at(i), cells.at(i)));
        }
        components.components.append(made);
    };
    row(u"api"_s, {{0}, {1}, {2}});
    row(u"cache"_s, {{0}, {0}, {0}});
    row(u"debug"_s, {{0}, {}, {}});
    row(u"worker"_s, {{0}, {0}, {0, 1}});
    return components;
}

QStringList TestComponentsView::names() const
{
    QStringList names;
    for (int row = 0; row < matrix()->model()->rowCount(); ++row)
        names.append(matrix()->model()->headerData(row, Qt::Vertical).toString());
    return names;
}

void TestComponentsView::whatDiffersInMostEnvironmentsIsFirst()
{
    QCOMPARE(names(), (QStringList{u"api"_s, u"debug"_s, u"worker"_s, u"cache"_s}));
    QCOMPARE(view()->statusText(), u"4 components · 3 environments · 3 differ somewhere"_s);
    QCOMPARE(words::columnSummary(*model(), 1), u"4 components, 4 targets"_s);
    QCOMPARE(words::columnSummary(*model(), 2), u"2 differ from Development"_s);
}

void TestComponentsView::aCellIsOneSentence()
{
    QCOMPARE(sentence(0, 2), u"api in Staging: 2.4, bbbbbb · 6 h ago, differs from Development"_s);
    QCOMPARE(sentence(1, 1), u"debug in Development: 2.5, aaaaaa · 6 h ago, only here"_s);
    QCOMPARE(sentence(1, 2), u"debug in Staging: does not run here, runs in Development"_s);
    QCOMPARE(sentence(2, 3), u"worker in Production: 2.5 + 2.4, 2 versions on 4 targets, differs from Staging"_s);
    QCOMPARE(sentence(3, 3), u"cache in Production: 2.5, aaaaaa · 6 h ago, same as Staging"_s);
}

void TestComponentsView::changesComeByRowsAndKeepTheirPlaces()
{
    const QAbstractItemModelTester tester(model());
    const QAbstractItemModelTester proxied(matrix()->model());
    QSignalSpy resets(model(), &QAbstractItemModel::modelReset);
    QSignalSpy moves(model(), &QAbstractItemModel::rowsMoved);
    QSignalSpy changes(model(), &QAbstractItemModel::dataChanged);
    matrix()->setCurrentIndex(matrix()->model()->index(3, 3));
    FleetComponents components = table();
    components.components[1].cells[1].uses[0].image = 1; // cache differs now in two environments
    components.components.removeAt(2);                   // debug is gone
    components.components.append(ComponentRow{u"web"_s, {imageOf('a', u"1"_s)}, {cellOf(m_environments.at(0), {0})}});
    show(components);
    QCOMPARE(names().filter(u"web"_s).size(), 1);
    QStringList kept = names();
    kept.removeAll(u"web"_s);
    QCOMPARE(kept, (QStringList{u"api"_s, u"worker"_s, u"cache"_s}));
    QCOMPARE(qsizetype(matrix()->currentIndex().row()), names().indexOf(u"cache"_s));
    QCOMPARE(matrix()->currentIndex().column(), 3);
    QVERIFY(resets.isEmpty());
    QVERIFY(moves.isEmpty());
    QCOMPARE(changes.size(), 1); // of cache alone
    model()->sort();
    QCOMPARE(names().indexOf(u"cache"_s), 1);
    QVERIFY(resets.isEmpty());
}

void TestComponentsView::anotherEnvironmentIsAColumn()
{
    const QAbstractItemModelTester tester(model());
    QSignalSpy resets(model(), &QAbstractItemModel::modelReset);
    const EnvironmentId gone = m_environments.at(1);
    m_workspace->environments()->remove(gone);
    QCOMPARE(model()->columnCount(), 3);
    QCOMPARE(words::columnSummary(*model(), 2), u"3 differ from Development"_s);
    QVERIFY(view()->findChild<QComboBox *>(u"comparedWith"_s)->findData(gone.toString()) < 0);
    QVERIFY(resets.isEmpty());
}

void TestComponentsView::aChosenEnvironmentIsWhatAllAreComparedWith()
{
    auto *with = view()->findChild<QComboBox *>(u"comparedWith"_s);
    with->setCurrentIndex(with->findText(u"Production"_s));
    QCOMPARE(model()->baseline(), m_environments.at(2));
    QCOMPARE(sentence(static_cast<int>(names().indexOf(u"api"_s)), 1), u"api in Development: 2.5, aaaaaa · 6 h ago, differs from Production"_s);
    QCOMPARE(sentence(static_cast<int>(names().indexOf(u"api"_s)), 3), u"api in Production: 2.3, cccccc · 6 h ago"_s);
    m_workspace->environments()->remove(m_environments.at(2)); // meanwhile
    QCOMPARE(with->currentIndex(), 0);
    QVERIFY(model()->baseline().isNull());
}

void TestComponentsView::onlyWhatDiffersIsShown()
{
    auto *only = view()->findChild<QCheckBox *>();
    only->setChecked(true);
    QCOMPARE(names(), (QStringList{u"api"_s, u"debug"_s, u"worker"_s}));
    FleetComponents components = table();
    for (ComponentRow &row : components.components)
        row.cells = {cellOf(m_environments.at(0), {0}), cellOf(m_environments.at(1), {0}), cellOf(m_environments.at(2), {0})};
    show(components);
    QCOMPARE(names(), QStringList());
    QVERIFY(!matrix()->isVisible());
}

void TestComponentsView::itIsFoundByDigestToo()
{
    view()->filter()->setText(u"WORK"_s);
    QCOMPARE(names(), QStringList(u"worker"_s));
    view()->filter()->setText(digest('a').mid(7, 12));
    QCOMPARE(names().size(), 4);
    QVERIFY(view()->statusText().startsWith(u"4 components"_s));
    view()->filter()->setText(u"nothing of the kind"_s);
    QVERIFY(!matrix()->isVisible());
    view()->filter()->clear();
    QVERIFY(matrix()->isVisible());
}

void TestComponentsView::keysShowTargetsAndCompareAndCopy()
{
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QSignalSpy asked(m_page.get(), &Page::runningRequested);
    QSignalSpy compared(view(), &ComponentsView::comparisonRequested);
    matrix()->setFocus();
    matrix()->setCurrentIndex(matrix()->model()->index(0, 1));
    QTest::keyClick(matrix(), Qt::Key_Right);
    QCOMPARE(matrix()->currentIndex().column(), 2);
    QTest::keyClick(matrix(), Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
    const auto question = asked.constFirst().constFirst().value<RunningQuestion>();
    QCOMPARE(question.component, u"api"_s);
    QCOMPARE(question.environment, m_environments.at(1).uuid());
    QCOMPARE(question.digests, QStringList(digest('b')));
    QTest::keyClick(matrix(), Qt::Key_C);
    QCOMPARE(compared.size(), 1);
    QCOMPARE(compared.constFirst().at(0).toUuid(), m_environments.at(0).uuid());
    QCOMPARE(compared.constFirst().at(1).toUuid(), m_environments.at(1).uuid());
    QTest::keySequence(matrix(), QKeySequence::Copy);
    QVERIFY(QApplication::clipboard()->text().startsWith(u"api in Staging: 2.4"_s));
}

void TestComponentsView::aDigestIsLookedFor()
{
    QSignalSpy asked(m_page.get(), &Page::runningRequested);
    matrix()->setCurrentIndex(matrix()->model()->index(2, 3));
    auto *panel = view()->findChild<ComponentPanel *>();
    QCOMPARE(panel->title(), u"worker in Production runs 2 versions"_s);
    QCOMPARE(panel->sentences().size(), 2);
    panel->findChild<QPushButton *>(u"whereIsDigest"_s)->click();
    QCOMPARE(asked.constFirst().constFirst().value<RunningQuestion>().digests, QStringList(digest('b')));
    matrix()->setCurrentIndex(matrix()->model()->index(1, 3)); // does not run there
    QVERIFY(!panel->findChild<QPushButton *>(u"whereIsDigest"_s)->isEnabled());
    QVERIFY(!panel->findChild<QPushButton *>(u"showComponentTargets"_s)->toolTip().isEmpty());
    matrix()->setCurrentIndex(matrix()->model()->index(0, 1)); // nothing is before it
    QVERIFY(!panel->findChild<QPushButton *>(u"compareComponent"_s)->isEnabled());
}

void TestComponentsView::theSideStaysOverManyEnvironments()
{
    QList<EnvironmentSummary> many = m_workspace->environments()->all();
    for (int i = 0; i < 27; ++i) {
        EnvironmentSummary more = many.constLast();
        more.environment.id = EnvironmentId::create();
        more.environment.orderIndex = 10 + i;
        more.environment.displayName = u"Production"_s; // twins by name
        many.append(more);
    }
    m_workspace->environments()->setEnvironments(many);
    QCOMPARE(model()->columnCount(), 31);
    QVERIFY(model()->environments().constLast().name.startsWith(u"Production ("_s));
    QCOMPARE(model()->environments().at(1).name, u"Staging"_s);
    QTRY_VERIFY(matrix()->horizontalScrollBar()->maximum() > 0);
    const int before = matrix()->verticalHeader()->width();
    matrix()->horizontalScrollBar()->setValue(matrix()->horizontalScrollBar()->maximum());
    QCOMPARE(matrix()->verticalHeader()->width(), before);
    QVERIFY(matrix()->verticalHeader()->isVisible());
}

void TestComponentsView::namesThatAreHostileStayInTheirCells()
{
    FleetComponents components = table();
    const QStringList hostile = hostileNames();
    for (const QString &name : hostile) {
        ComponentRow row{name, {imageOf('a', name)}, {cellOf(m_environments.at(0), {0})}};
        row.images[0].name = name;
        components.components.append(row);
    }
    components.components.append(ComponentRow{u"API"_s, {imageOf('a', {})}, {cellOf(m_environments.at(0), {0})}});
    show(components);
    QCOMPARE(names().size(), 4 + hostile.size() + 1);
    QVERIFY(names().contains(u"API"_s));
    for (int row = 0; row < matrix()->model()->rowCount(); ++row) {
        matrix()->setCurrentIndex(matrix()->model()->index(row, 1));
        matrix()->scrollTo(matrix()->currentIndex());
        QCOMPARE(matrix()->rowHeight(row), MatrixDelegate::rowHeight());
        QVERIFY(!m_page->grab().isNull());
        QVERIFY(m_page->width() <= 1100);
    }
}

void TestComponentsView::whatIsNotKnownIsNotSaidToBeAbsent()
{
    FleetComponents components = table();
    components.environments[1] = {m_environments.at(1), 9, 7, 1, 2};
    components.environments[2] = {m_environments.at(2), 0, 0, 0, 0};
    show(components);
    QCOMPARE(sentence(1, 2), u"debug in Staging: not known for 3 of 9 targets, runs in Development"_s);
    QVERIFY(sentence(1, 3).startsWith(u"debug in Production: no targets"_s));
    QVERIFY(words::columnSummary(*model(), 2).endsWith(u"not known for 3 of 9 targets"_s));
    components.components[0].images[1].resolved = false;
    components.components[0].images[1].digest.clear();
    components.components[0].images[1].version.clear();
    show(components);
    QCOMPARE(sentence(0, 2), u"api in Staging: digest not known, 6 h ago, nobody can say whether it differs from Development, not known for 3 of 9 targets"_s);
}

void TestComponentsView::emptyStatesTeach()
{
    show({});
    QTRY_VERIFY(!matrix()->isVisible()); // loading says so only where it takes long
    QVERIFY(!view()->findChild<EmptyState *>()->title().isEmpty());
    show(table());
    QVERIFY(matrix()->isVisible());
    QVERIFY(matrix()->currentIndex().isValid());
}

void TestComponentsView::theFileHasALineForEachImage()
{
    const QList<QByteArray> lines = componentsAsCsv(*model(), {0, 1, 2}).split('\n');
    QCOMPARE(lines.size(), 1 + 3 + 3 + 4 + 1);
    QCOMPARE(lines.constFirst().split(',').size(), 13);
    for (const QByteArray &line : lines.mid(0, lines.size() - 1))
        QCOMPARE(line.count(','), 12);
    QVERIFY(lines.at(2).contains("api"));
    QVERIFY(lines.at(2).contains(digest('b').toUtf8()));
    QVERIFY(lines.at(2).contains("different"));
}

void TestComponentsView::theTabIsReachedByItsLetterAndKept()
{
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    auto *tabs = m_page->findChild<QTabBar *>(u"releaseTabs"_s);
    tabs->setCurrentIndex(0);
    QVERIFY(!view()->isVisible());
    QTest::keyClick(m_page.get(), Qt::Key_B, Qt::AltModifier);
    QTRY_VERIFY(view()->isVisible());
    QCOMPARE(m_page->panes().size(), 3);
}

void TestComponentsView::everythingHasAName()
{
    QCOMPARE(unnamed(m_page.get()), QStringList());
}

QTEST_MAIN(TestComponentsView)
#include "tst_componentsview.moc"
