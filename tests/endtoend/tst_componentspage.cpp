// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/changingfleet.h"

#include "models/componentmatrixmodel.h"
#include "ui/compare/comparedialog.h"
#include "ui/drift/driftpage.h"
#include "ui/releases/componentpanel.h"
#include "ui/releases/componentsview.h"
#include "ui/releases/matrixtable.h"
#include "ui/releases/releasespage.h"
#include "ui/style/theme.h"
#include "ui/widgets/emptystate.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace tidegate;
using namespace tidegate::test;

/// The matrix of versions of the window on a real server, while things change there.
class TestComponentsPage : public QObject, private ChangingFleet
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void whatIsSeenIsShownWhileItIsWatched();
    void whatHappenedWhileNobodyLookedIsThereAtTheNextLook();
    void whatCameInAFreezeIsMarked();
    void anEnvironmentThatIsDeletedMeanwhileLeaves();
    void enterShowsTheTargetsOfTheCell();
    void theMenuLeadsThereAndTheKeyCompares();
    void aFileIsWritten();
    void moreThanOnePageOfComponentsIsShownWhole();
    void anEmptyMatrixTeaches();

private:
    void openMatrix(Role role = Role::Admin)
    {
        openWindow(m_api->token(role));
        m_window->showPage(u"releases"_s);
        QTest::keyClick(m_window.get(), Qt::Key_B, Qt::AltModifier);
        QTRY_VERIFY(view()->isVisible());
    }
    ReleasesPage *page() const { return m_window->findChild<ReleasesPage *>(); }
    ComponentsView *view() const { return page()->components(); }
    MatrixTable *table() const { return view()->table(); }
    ComponentMatrixModel *model() const { return view()->findChild<ComponentMatrixModel *>(); }
    QString versions(int row, const QByteArray &environment) const
    {
        const int column = model()->columnOf(EnvironmentId(parseUuid(QString::fromLatin1(environment))));
        return table()->model()->index(row, column).data().toString();
    }
    QString sentence(int row, const QByteArray &environment) const
    {
        const int column = model()->columnOf(EnvironmentId(parseUuid(QString::fromLatin1(environment))));
        return table()->model()->index(row, column).data(Qt::AccessibleTextRole).toString();
    }
};

void TestComponentsPage::whatIsSeenIsShownWhileItIsWatched()
{
    runs(m_web, 'a', 60);
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    const QAbstractItemModelTester tester(model());
    QSignalSpy resets(model(), &QAbstractItemModel::modelReset);
    QCOMPARE(versions(0, m_production), u"2.a"_s);
    QVERIFY(table()->currentIndex().isValid());
    runs(m_other, 'b');
    QTRY_COMPARE_WITH_TIMEOUT(versions(0, m_staging), u"2.b"_s, 10'000);
    QVERIFY(sentence(0, m_production).contains(u"differs from"_s));
    runs(m_web, 'b');
    QTRY_VERIFY_WITH_TIMEOUT(sentence(0, m_production).contains(u"same as"_s), 10'000);
    QVERIFY(resets.isEmpty());
}

void TestComponentsPage::whatHappenedWhileNobodyLookedIsThereAtTheNextLook()
{
    runs(m_web, 'a', 60);
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(versions(0, m_production), u"2.a"_s, 10'000);
    m_window->showPage(u"overview"_s);
    runs(m_web, 'b');
    m_window->showPage(u"releases"_s);
    QTRY_COMPARE_WITH_TIMEOUT(versions(0, m_production), u"2.b"_s, 10'000);
}

void TestComponentsPage::whatCameInAFreezeIsMarked()
{
    runs(m_web, 'a', 60);
    freeze(m_production, u"Holiday freeze"_s);
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(versions(0, m_production), u"2.a"_s, 10'000);
    QVERIFY(!sentence(0, m_production).contains(u"freeze"_s));
    runs(m_web, 'b');
    QTRY_VERIFY_WITH_TIMEOUT(sentence(0, m_production).contains(u"changed in a freeze"_s), 10'000);
}

void TestComponentsPage::anEnvironmentThatIsDeletedMeanwhileLeaves()
{
    runs(m_web, 'a', 60);
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    const int columns = model()->columnCount();
    QCOMPARE(m_api->send("DELETE", "/api/v1/targets/" + m_other, m_api->token(Role::Admin)).status, 200);
    QCOMPARE(m_api->send("DELETE", "/api/v1/environments/" + m_staging, m_api->token(Role::Admin)).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(model()->columnCount(), columns - 1, 10'000);
    QCOMPARE(versions(0, m_production), u"2.a"_s);
}

void TestComponentsPage::enterShowsTheTargetsOfTheCell()
{
    runs(m_web, 'a', 60);
    runs(m_other, 'a', 60);
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    const int column = model()->columnOf(EnvironmentId(parseUuid(QString::fromLatin1(m_production))));
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(0, column));
    QTest::keyClick(table(), Qt::Key_Return);
    QCOMPARE(m_window->currentPageId(), u"drift"_s);
    auto *drift = m_window->findChild<DriftPage *>();
    QTRY_VERIFY_WITH_TIMEOUT(drift->statusText().startsWith(u"1 of"_s), 10'000);
    drift->showRunning({.component = {}, .environment = {}, .digests = {digestOf('a')}, .what = {}});
    QTRY_VERIFY_WITH_TIMEOUT(drift->statusText().startsWith(u"2 of"_s), 10'000);
    drift->showRunning({.component = u"other"_s, .environment = {}, .digests = {digestOf('a')}, .what = u"other"_s});
    QTRY_VERIFY_WITH_TIMEOUT(drift->statusText().startsWith(u"2 of"_s), 10'000); // nothing to show instead
}

void TestComponentsPage::theMenuLeadsThereAndTheKeyCompares()
{
    runs(m_web, 'a', 60);
    openWindow(m_api->token(Role::Admin));
    const QList<QAction *> actions = m_window->findChildren<QAction *>();
    const auto action = std::find_if(actions.begin(), actions.end(), [](const QAction *each) { return each->text() == u"&Versions by component"; });
    QVERIFY(action != actions.end());
    (*action)->trigger();
    QCOMPARE(m_window->currentPageId(), u"releases"_s);
    QVERIFY(view()->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    QTRY_VERIFY(table()->hasFocus()); // as soon as it is there
    table()->setCurrentIndex(table()->model()->index(0, model()->columnCount() - 1));
    QTest::keyClick(table(), Qt::Key_C);
    QTRY_VERIFY(m_window->findChild<CompareDialog *>());
    m_window->findChild<CompareDialog *>()->close();
}

void TestComponentsPage::aFileIsWritten()
{
    runs(m_web, 'a', 60);
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 10'000);
    const QTemporaryDir folder;
    QSignalSpy written(page(), &Page::successReported);
    view()->exportTo(folder.filePath(u"versions.csv"_s));
    QCOMPARE(written.size(), 1);
    QFile file(folder.filePath(u"versions.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(digestOf('a').toUtf8()));
    QSignalSpy failed(page(), &Page::messageReported);
    view()->exportTo(folder.filePath(u"nowhere/versions.csv"_s));
    QCOMPARE(failed.size(), 1);
}

void TestComponentsPage::moreThanOnePageOfComponentsIsShownWhole()
{
    QJsonArray components;
    for (int i = 0; i < 1'100; ++i) {
        components.append(QJsonObject{
            {u"name"_s, u"component-%1"_s.arg(i, 4, 10, QLatin1Char('0'))}, {u"repoDigests"_s, QJsonArray{digestOf('a')}}, {u"state"_s, u"running"_s}});
    }
    const QJsonObject body{{u"snapshotId"_s, createUuidV7().toString(QUuid::WithoutBraces)},
                           {u"observedAt"_s, fromNow(0)},
                           {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, QString::fromLatin1(m_web)}, {u"components"_s, components}}}}};
    QCOMPARE(m_api->send("POST", "/api/v1/targets/" + m_web + "/inventory", m_api->token(Role::Admin), body).status, 202);
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1'100, 20'000);
    QCOMPARE(table()->model()->headerData(1'099, Qt::Vertical).toString(), u"component-1099"_s);
    view()->filter()->setText(u"1099"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
}

void TestComponentsPage::anEmptyMatrixTeaches()
{
    openMatrix();
    QTRY_COMPARE_WITH_TIMEOUT(view()->findChild<EmptyState *>()->title(), u"Nothing was seen to run yet"_s, 10'000);
}

QTEST_MAIN(TestComponentsPage)
#include "tst_componentspage.moc"
