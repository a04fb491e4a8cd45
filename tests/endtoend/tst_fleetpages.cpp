// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetserver.h"
#include "tests/ui/typing.h"

#include "models/auditlogmodel.h"
#include "models/drifttablemodel.h"
#include "models/environmentcomparisonmodel.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/activity/activitypage.h"
#include "ui/activity/auditdetail.h"
#include "ui/activity/auditfilterbar.h"
#include "ui/compare/comparedialog.h"
#include "ui/drift/driftpage.h"
#include "ui/drift/driftview.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/overviewpage.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/personfield.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// The overview, the comparison, the drift and the activity, each with a real server behind it.
class TestFleetPages : public QObject, private FleetServer
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void aMovedEnvironmentCanBeTakenBack();
    void environmentsAreComparedAndSwapped();
    void environmentsAreComparedAtATypedTime();
    void theLogIsFilteredByTypedTimes();
    void environmentsAreComparedByTheirRevisionsToo();
    void nothingRecordedIsNotTheSame();
    void aDigestIsFoundWhereItRuns();
    void theLogIsFilteredByText();
    void noMatchOffersToClearTheFilter();
    void aRowLeadsToItsObject();
    void newRowsDoNotMoveTheReader();
    void theLogStandsAtTheNewestRow();
    void theLogKnowsTheConsoleFromOtherClients();
    void theLogIsExportedAsATable();
    void anExportThatCannotBeWrittenSaysSo();
    void theChainIsVerified();
    void whoMayNotReadTheLogIsTold();
};

void TestFleetPages::aMovedEnvironmentCanBeTakenBack()
{
    for (const auto &[name, order] : {std::pair(u"dev"_s, 1), std::pair(u"stage"_s, 2), std::pair(u"prod"_s, 3)})
        environment(name, order);
    open(m_api->localSecret());
    OverviewPage page(m_workspace.get());
    UndoHistory history;
    connect(m_workspace.get(), &Workspace::edited, &history, qOverload<const Edit &>(&UndoHistory::add));
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    const auto names = [&page] {
        QStringList all;
        for (const EnvironmentCard *card : page.cards())
            all.append(card->summary().environment.name);
        return all.join(u' ');
    };
    QSignalSpy offered(&page, &Page::editReported);

    QTest::keyClick(page.cards().at(0), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);

    QTRY_COMPARE_WITH_TIMEOUT(names(), u"stage dev prod"_s, 10'000);
    QTRY_COMPARE(offered.size(), 1);
    history.undo();
    QTRY_COMPARE_WITH_TIMEOUT(names(), u"dev stage prod"_s, 10'000);
    QTRY_VERIFY(!history.isRunning());
    history.redo();
    QTRY_COMPARE_WITH_TIMEOUT(names(), u"stage dev prod"_s, 10'000);
}

void TestFleetPages::environmentsAreComparedAtATypedTime()
{
    DisplayZone::current().setZone(QTimeZone("Europe/Berlin"));
    deploy(target(environment(u"stage"_s, 1), u"a"_s), u"v2"_s, 'b');
    environment(u"prod"_s, 2);
    open(m_api->localSecret());
    auto *dialog = CompareDialog::open(m_workspace.get(), {}, nullptr);
    const auto *model = qobject_cast<EnvironmentComparisonModel *>(dialog->table()->model());
    auto *time = dialog->findChild<TimeField *>(u"compareTime"_s);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->summary(), u"1 of 1 components differ."_s, 10'000);
    dialog->findChild<QCheckBox *>(u"then"_s)->setChecked(true);

    typeTime(time, u"2026-03-29 05:15"_s);

    QTRY_VERIFY_WITH_TIMEOUT(model->comparison().at == *parseInstant("2026-03-29T03:15:00Z"), 10'000);
    typeTime(time, u"2026-03-32 05:15"_s);
    const auto *stack = dialog->findChild<PageStack *>();
    QTRY_VERIFY(!stack->isShowingContent());
    QCOMPARE(stack->emptyState()->title(), u"The time cannot be read"_s);
    delete dialog;
}

void TestFleetPages::theLogIsFilteredByTypedTimes()
{
    DisplayZone::current().setZone(QTimeZone("Europe/Berlin"));
    environment(u"stage"_s, 1);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys are for the active window
    auto *bar = page.findChild<AuditFilterBar *>();
    const auto *table = page.findChild<QTableView *>(u"auditTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    auto *when = page.findChild<QComboBox *>(u"when"_s);
    when->setCurrentIndex(5);
    emit when->activated(5);
    const Instant now = Clock::system().now();

    typeTime(page.findChild<TimeField *>(u"auditFrom"_s), u"2026-03-29 05:15"_s);
    typeTime(page.findChild<TimeField *>(u"auditTo"_s), u"2026-03-29 06:15"_s);

    QCOMPARE(toText(*bar->filter(now).from), u"2026-03-29T03:15:00Z"_s);
    QCOMPARE(toText(*bar->filter(now).to), u"2026-03-29T04:15:00Z"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 0, 10'000);
    const QSignalSpy changed(bar, &AuditFilterBar::changed);
    typeTime(page.findChild<TimeField *>(u"auditTo"_s), u"soon"_s);
    QTest::qWait(400); // nothing may come
    QCOMPARE(changed.size(), 0);
}

void TestFleetPages::environmentsAreComparedAndSwapped()
{
    const QByteArray stage = environment(u"stage"_s, 1);
    const QByteArray production = environment(u"prod"_s, 2);
    deploy(target(stage, u"a"_s), u"v2"_s, 'b');
    deploy(target(production, u"a"_s), u"v1"_s, 'a');
    open(m_api->localSecret());

    auto *dialog = CompareDialog::open(m_workspace.get(), EnvironmentId(parseUuid(QString::fromLatin1(production))), nullptr);

    QTRY_COMPARE_WITH_TIMEOUT(dialog->summary(), u"1 of 1 components differ."_s, 10'000);
    const QAbstractItemModel *model = dialog->table()->model();
    QCOMPARE(model->headerData(1, Qt::Horizontal).toString(), u"stage"_s);
    QCOMPARE(model->index(0, 1).data().toString(), u"v2 · "_s + digestOf('b'));
    dialog->findChild<QToolButton *>(u"swap"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(model->headerData(1, Qt::Horizontal).toString(), u"prod"_s, 10'000);
    QCOMPARE(model->index(0, 1).data().toString(), u"v1 · "_s + digestOf('a'));
    // Someone deploys meanwhile.
    deploy(QByteArray(m_workspace->targets()->allTargets().constFirst().id.toString().toLatin1()), u"v3"_s, 'c');
    QTRY_VERIFY_WITH_TIMEOUT(model->index(0, 1).data().toString().startsWith(u"v3"_s) || model->index(0, 2).data().toString().startsWith(u"v3"_s), 10'000);
    dialog->findChild<QToolButton *>(u"copyComparison"_s);
    delete dialog;
}

void TestFleetPages::environmentsAreComparedByTheirRevisionsToo()
{
    const QByteArray stage = target(environment(u"stage"_s, 1), u"a"_s);
    deploy(stage, u"v2"_s, 'b');
    deploy(target(environment(u"prod"_s, 2), u"a"_s), u"v1"_s, 'a');
    for (const char digit : {'a', 'b'}) {
        const QJsonObject labels{{u"org.opencontainers.image.revision"_s, QString(40, QLatin1Char(digit))},
                                 {u"org.opencontainers.image.source"_s, u"git@github.com:example/shop.git"_s}};
        const QJsonObject component{{u"name"_s, u"api"_s}, {u"repoDigests"_s, QJsonArray{digestOf(digit)}}, {u"state"_s, u"running"_s}, {u"labels"_s, labels}};
        send("POST", "/api/v1/targets/" + stage + "/inventory",
             {{u"snapshotId"_s, createUuidV7().toString(QUuid::WithoutBraces)},
              {u"observedAt"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
              {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, QString::fromLatin1(stage)}, {u"components"_s, QJsonArray{component}}}}}});
    }
    open(m_api->localSecret());
    auto *dialog = CompareDialog::open(m_workspace.get(), {}, nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->summary(), u"1 of 1 components differ."_s, 10'000);
    const QAbstractItemModel *model = dialog->table()->model();
    QCOMPARE(model->index(0, 1).data().toString(), u"v2 · bbbbbbb · "_s + digestOf('b'));
    QCOMPARE(model->index(0, 2).data().toString(), u"v1 · aaaaaaa · "_s + digestOf('a'));
    QVERIFY(model->index(0, 2).data(Qt::ToolTipRole).toString().contains(QString(40, u'a')));
    const auto *changes = dialog->findChild<QAction *>(u"openChanges"_s);
    QVERIFY2(changes->isEnabled(), qPrintable(changes->toolTip()));
    delete dialog;
}

void TestFleetPages::nothingRecordedIsNotTheSame()
{
    target(environment(u"stage"_s, 1), u"a"_s);
    environment(u"prod"_s, 2);
    open(m_api->localSecret());
    auto *dialog = CompareDialog::open(m_workspace.get(), {}, nullptr);
    const auto *state = dialog->findChild<EmptyState *>();
    QTRY_COMPARE_WITH_TIMEOUT(state->title(), u"Nothing is recorded"_s, 10'000);
    QVERIFY(dialog->summary().isEmpty());
    delete dialog;
}

void TestFleetPages::aDigestIsFoundWhereItRuns()
{
    const QByteArray stage = environment(u"stage"_s, 1);
    const QByteArray here = target(stage, u"here"_s);
    target(stage, u"elsewhere"_s);
    deploy(here, u"v1"_s, 'a');
    const QJsonObject component{{u"name"_s, u"api"_s}, {u"repoDigests"_s, QJsonArray{digestOf('a')}}, {u"state"_s, u"running"_s}};
    send("POST", "/api/v1/targets/" + here + "/inventory",
         {{u"snapshotId"_s, createUuidV7().toString(QUuid::WithoutBraces)},
          {u"observedAt"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
          {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, QString::fromLatin1(here)}, {u"components"_s, QJsonArray{component}}}}}});
    open(m_api->localSecret());
    DriftPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    const auto *list = page.findChild<QTreeView *>(u"driftList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);

    emit page.view()->digestWanted(digestOf('a'));

    QTRY_COMPARE_WITH_TIMEOUT(list->model()->rowCount(), 1, 10'000);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"here"_s);
    const auto bars = page.findChildren<InlineMessage *>();
    QVERIFY(std::any_of(bars.begin(), bars.end(), [](const InlineMessage *bar) { return bar->text().contains(u"is running on 1 target."_s); }));
}

void TestFleetPages::theLogIsFilteredByText()
{
    environment(u"staging"_s, 1);
    environment(u"production"_s, 2);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    const auto *table = page.findChild<QTableView *>(u"auditTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);

    QTest::keyClicks(page.findChild<QLineEdit *>(u"auditText"_s), u"PRODUCT"_s);

    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 10'000);
    QCOMPARE(table->model()->index(0, AuditLogModel::ObjectColumn).data().toString(), u"production"_s);
    // A row that matches and comes later is there too.
    environment(u"production-eu"_s, 3);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, 10'000);
}

void TestFleetPages::noMatchOffersToClearTheFilter()
{
    environment(u"staging"_s, 1);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    auto *stack = page.findChild<PageStack *>(u"auditStack"_s);
    page.findChild<QLineEdit *>(u"auditText"_s)->setText(u"nothing like that"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stack->emptyState()->variant(), EmptyState::Variant::NoMatch, 10'000);
    QTRY_VERIFY(!stack->isShowingContent());

    stack->emptyState()->findChild<QPushButton *>()->click();

    QTRY_VERIFY(stack->isShowingContent());
    QVERIFY(page.findChild<QLineEdit *>(u"auditText"_s)->text().isEmpty());
}

void TestFleetPages::aRowLeadsToItsObject()
{
    const QByteArray stage = environment(u"stage"_s, 1);
    const QByteArray web = target(stage, u"web"_s);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.resize(1200, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    QSignalSpy toTarget(&page, &Page::targetRequested);
    auto *table = page.findChild<QTableView *>(u"auditTable"_s);
    auto *go = page.findChild<QPushButton *>(u"goToObject"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);

    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(go->isEnabled());
    go->click();
    QCOMPARE(toTarget.size(), 1);
    QCOMPARE(toTarget.constFirst().constFirst().toUuid(), parseUuid(QString::fromLatin1(web)));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object().value(u"action"_s).toString(), u"target.created"_s);

    m_api->send("DELETE", "/api/v1/targets/" + web, m_api->token(Role::Admin));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->targets()->allTargets().size(), 0, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, 10'000);
    table->setCurrentIndex(table->model()->index(0, 0));
    QVERIFY(!go->isEnabled());
    QCOMPARE(go->toolTip(), u"It no longer exists."_s);
}

void TestFleetPages::newRowsDoNotMoveTheReader()
{
    for (int i = 0; i < 40; ++i)
        environment(u"env-%1"_s.arg(i), i);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.resize(1200, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    auto *table = page.findChild<QTableView *>(u"auditTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 40);
    table->verticalScrollBar()->setValue(10 * spacing::rowHeight);
    const QString top = table->model()->index(table->rowAt(1), AuditLogModel::ObjectColumn).data().toString();
    QVERIFY(!top.isEmpty());

    environment(u"one-more"_s, 50);

    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 41, 10'000);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(table->model()->index(table->rowAt(1), AuditLogModel::ObjectColumn).data().toString(), top);
    auto *bar = page.findChild<QPushButton *>(u"newRows"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"↑ 1 new row"_s);
    bar->click();
    QCOMPARE(table->verticalScrollBar()->value(), 0);
    QVERIFY(!bar->isVisible());
}

void TestFleetPages::theLogStandsAtTheNewestRow()
{
    environment(u"env-0"_s, 0);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.resize(1200, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto *table = page.findChild<QTableView *>(u"auditTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->currentIndex().row(), 0);

    for (int i = 1; i < 4; ++i)
        environment(u"env-%1"_s.arg(i), i);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 4, 10'000);
    QCOMPARE(table->currentIndex().row(), 0); // nobody chose the oldest
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    environment(u"env-4"_s, 4);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 5, 10'000);
    QCOMPARE(table->currentIndex().row(), 2); // what is read stays
}

void TestFleetPages::theLogKnowsTheConsoleFromOtherClients()
{
    open(m_api->token(Role::Admin));
    Environment made;
    made.name = u"by-hand"_s;
    made.displayName = made.name;
    const auto answer = m_workspace->create(made);
    QTRY_VERIFY(answer.isFinished());
    QVERIFY(answer.result());
    environment(u"by-script"_s, 2);
    const auto wayOf = [this](const QString &name) {
        const QJsonArray rows = m_api->send("GET", "/api/v1/audit", m_api->token(Role::Admin)).array();
        for (const auto &row : rows) {
            if (row["entityName"_L1].toString() == name)
                return row["via"_L1].toString();
        }
        return QString();
    };
    QCOMPARE(wayOf(u"by-hand"_s), u"ui"_s);
    QCOMPARE(wayOf(u"by-script"_s), u"api"_s);
    // Whoever says to be a console may do nothing more.
    const QHash<QByteArray, QByteArray> console{{"User-Agent", "Tidegate-Console/1"}};
    const QJsonObject wanted{{u"name"_s, u"no"_s}, {u"displayName"_s, u"No"_s}};
    QCOMPARE(m_api->send("POST", "/api/v1/environments", m_api->token(Role::Viewer), wanted, console).status, 403);
    QCOMPARE(m_api->send("POST", "/api/v1/environments", {}, wanted, console).status, 401);
}

void TestFleetPages::theLogIsExportedAsATable()
{
    for (int i = 0; i < 3; ++i)
        environment(u"env-%1"_s.arg(i), i);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    const QTemporaryDir folder;
    QSignalSpy done(&page, &Page::successReported);
    page.exportTo(folder.filePath(u"log.csv"_s), AuditFormat::Csv);
    QTRY_COMPARE_WITH_TIMEOUT(done.size(), 1, 10'000);
    QCOMPARE(done.constFirst().constFirst().toString(), u"3 rows were written."_s);
    QFile file(folder.filePath(u"log.csv"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.constFirst().startsWith("seq,at,"));
    QVERIFY(lines.at(1).startsWith("1,")); // oldest first
}

void TestFleetPages::anExportThatCannotBeWrittenSaysSo()
{
    environment(u"stage"_s, 1);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    page.exportTo(u"/nowhere/at/all/log.ndjson"_s, AuditFormat::JsonLines);
    const auto bars = page.findChildren<InlineMessage *>();
    QVERIFY(std::any_of(bars.begin(), bars.end(), [](const InlineMessage *bar) {
        return bar->isVisible() && bar->kind() == InlineMessage::Kind::Error && bar->text().contains(u"The log was not exported."_s);
    }));
}

void TestFleetPages::theChainIsVerified()
{
    environment(u"stage"_s, 1);
    open(m_api->localSecret());
    ActivityPage page(m_workspace.get());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    page.verify();
    const auto bars = page.findChildren<InlineMessage *>();
    // Whether the server has sealed the row meanwhile is a matter of time; only a sealed log is praised.
    const auto says = [&bars](InlineMessage::Kind kind, const QString &text) {
        return std::any_of(bars.begin(), bars.end(), [&](const InlineMessage *bar) { return bar->kind() == kind && bar->text().contains(text); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(InlineMessage::Kind::Info, u"1 rows follow each other. None is sealed"_s)
                                 || says(InlineMessage::Kind::Positive, u"1 rows follow each other. The seal"_s),
                             10'000);
}

void TestFleetPages::whoMayNotReadTheLogIsTold()
{
    open(m_api->token(Role::Viewer));
    ActivityPage page(m_workspace.get());
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page)); // keys and shortcuts are for the active window
    QCOMPARE(page.findChild<PageStack *>(u"auditStack"_s)->emptyState()->variant(), EmptyState::Variant::NoPermission);
    QVERIFY(!page.findChild<QLineEdit *>(u"auditText"_s)->isEnabled());
}

QTEST_MAIN(TestFleetPages)
#include "tst_fleetpages.moc"
