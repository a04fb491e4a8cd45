// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/pagedfleet.h"

#include "models/agenttablemodel.h"
#include "models/driftruletablemodel.h"
#include "models/drifttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "services/codec/agentjson.h"
#include "services/codec/driftrulejson.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/say.h"
#include "ui/activity/changedetail.h"
#include "ui/agents/agentdetail.h"
#include "ui/drift/driftrulesdialog.h"
#include "ui/page/page.h"
#include "ui/style/theme.h"
#include "ui/targets/list/targettreeview.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"
#include "ui/window/feedback.h"
#include "ui/window/mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace tidegate;
using namespace tidegate::test;

namespace {

template <typename Write>
QJsonObject jsonBy(Write write)
{
    std::string text;
    JsonWriter json(text);
    json.beginObject();
    write(json);
    json.endObject();
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

/// What pages say of targets while most of them are still on their way: nothing that is true of a part alone.
class TestArrivingPages : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void driftIsAwaited();
    void driftThatStaysAwayIsSaidWhenAllTargetsAreHere();
    void theDriftOfATargetIsShownOnceItIsHere();
    void whereSomethingRunsIsSaidBeforeTheDriftIsHere();
    void releasesAreSaidToBeCountedOfAPart();
    void aPlaceWhoseTargetsAreOnTheirWayIsNotEmpty();
    void releasesOfAPlaceAreAwaited();
    void theReleasesOfAllCanBeAskedAbout();
    void whatAnAgentChecksIsNotCountedBeforehand();
    void whatHasNotArrivedIsNotGone();
    void theCauseOfAChangeIsNamedWhenItIsHere();
    void whoLeftThePageIsNotLedBack();
    void anUndoThatFailedStaysSaid();

private:
    void open(const QString &page);
    void openPage(Qt::Key key) { QTest::keyClick(m_window.get(), key, Qt::ControlModifier); }
    template <typename T>
    T *find(const QString &name) const
    {
        return m_window->currentPage()->findChild<T *>(name);
    }
    const EmptyState *state() const; ///< What stands in the place of the list; null: the list does.
    QString title() const;
    bool offersNothing() const;

    std::unique_ptr<PagedFleet> m_fleet;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestArrivingPages::init()
{
    m_fleet = std::make_unique<PagedFleet>(30);
    m_workspace = std::make_unique<Workspace>(Endpoint{});
}

void TestArrivingPages::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_fleet.reset();
}

void TestArrivingPages::open(const QString &page)
{
    m_fleet->holdFrom(1);
    ConsoleOptions options;
    options.page = page;
    m_window = std::make_unique<MainWindow>(m_workspace.get(), options);
    m_window->resize(1200, 600);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_workspace->open({m_fleet->url(), "token", {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isArriving() && m_workspace->state() == Workspace::State::Live, 10'000);
}

const EmptyState *TestArrivingPages::state() const
{
    for (const PageStack *stack : m_window->currentPage()->findChildren<PageStack *>()) {
        if (stack->emptyState()->isVisible())
            return stack->emptyState();
    }
    return nullptr;
}

QString TestArrivingPages::title() const
{
    const EmptyState *shown = state();
    return shown ? shown->title() : QString();
}

bool TestArrivingPages::offersNothing() const
{
    return state()->findChildren<QPushButton *>().isEmpty();
}

void TestArrivingPages::driftIsAwaited()
{
    m_fleet->setDrift({{m_fleet->idOf(20), u"unknown"_s}});
    open(u"overview"_s);

    openPage(Qt::Key_4);

    QTRY_COMPARE(title(), u"Loading drift…"_s);
    QCOMPARE(state()->sentence(), u"Targets are still being loaded."_s);
    QVERIFY(offersNothing());
    const QAbstractItemModel *facets = find<QListView>(u"driftFacets"_s)->model();
    QCOMPARE(facets->rowCount(), 0); // counts of 0 would be a claim
    m_fleet->letGo();
    QTRY_VERIFY(!state());
    QCOMPARE(find<QTreeView>(u"driftList"_s)->model()->rowCount(), 1);
    QTRY_VERIFY(facets->rowCount() > 0);
}

void TestArrivingPages::driftThatStaysAwayIsSaidWhenAllTargetsAreHere()
{
    m_fleet->setDrift({{m_fleet->idOf(20), u"unknown"_s}});
    m_fleet->holdDrift();
    open(u"overview"_s);
    openPage(Qt::Key_4);
    QTRY_VERIFY(m_fleet->isDriftHeld());
    m_fleet->say("GET /api/v1/drift", "503 Service Unavailable");
    m_fleet->letDriftGo("503 Service Unavailable");
    QTRY_COMPARE(title(), u"The drift could not be loaded."_s);

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_VERIFY(!m_workspace->isArriving());
    QTest::qWait(50); // nothing says that the page has looked again
    QCOMPARE(title(), u"The drift could not be loaded."_s);
    m_fleet->say("GET /api/v1/drift");
    QTRY_VERIFY(!state()); // it is asked for again
    QCOMPARE(find<QTreeView>(u"driftList"_s)->model()->rowCount(), 1);
}

void TestArrivingPages::theDriftOfATargetIsShownOnceItIsHere()
{
    m_fleet->claim(100'000); // of so many it is read when somebody looks
    m_fleet->setDrift({{m_fleet->idOf(2), u"drifted"_s}, {m_fleet->idOf(10), u"drifted"_s}});
    open(u"targets"_s);
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    auto *tree = find<TargetTreeView>(u"targetTree"_s);
    tree->setFocus();
    for (int i = 0; i < 40 && tree->currentIndex().data().toString() != u"web-011"_s; ++i)
        QTest::keyClick(tree, Qt::Key_Down);

    QTest::keyClick(tree, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);

    QTRY_VERIFY(find<QTreeView>(u"driftList"_s));
    const auto *list = find<QTreeView>(u"driftList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTRY_COMPARE(list->currentIndex().siblingAtColumn(0).data(DriftTableModel::IdRole).toUuid(), m_fleet->idOf(10).uuid());
    QTest::keyClick(find<QTreeView>(u"driftList"_s), Qt::Key_Up); // whoever goes on is not led back
    m_workspace->refresh();
    QTRY_VERIFY(m_workspace->isComplete() && !m_workspace->isArriving());
    QCOMPARE(list->currentIndex().siblingAtColumn(0).data(DriftTableModel::IdRole).toUuid(), m_fleet->idOf(2).uuid());
}

void TestArrivingPages::whereSomethingRunsIsSaidBeforeTheDriftIsHere()
{
    m_fleet->claim(100'000);
    m_fleet->answerWith("/api/v1/inventory/where",
                        {QJsonObject{{u"targetId"_s, m_fleet->idOf(10).toString()}, {u"component"_s, u"api"_s}, {u"componentName"_s, u"api"_s}}});
    open(u"targets"_s);
    m_fleet->letGo();
    QTRY_VERIFY(m_workspace->isComplete());
    m_fleet->holdDrift();
    openPage(Qt::Key_4);
    auto *page = m_window->currentPage();
    QCOMPARE(page->objectName(), u"drift"_s);
    const auto *environments = m_workspace->environments();

    page->showRunning({.component = u"api"_s,
                       .environment = environments->index(0, 0).data(EnvironmentTableModel::IdRole).toUuid(),
                       .digests = {u"sha256:"_s + QString(64, u'a')},
                       .what = u"api in staging"_s});

    const auto said = [page](const QString &text) {
        const auto bars = page->findChildren<InlineMessage *>();
        return std::any_of(bars.begin(), bars.end(), [&text](const InlineMessage *each) { return each->isVisible() && each->text() == text; });
    };
    QTRY_VERIFY(said(u"1 target: api in staging"_s));
}

void TestArrivingPages::releasesAreSaidToBeCountedOfAPart()
{
    open(u"releases"_s);
    auto *stack = find<PageStack>(u"releaseStack"_s);

    QTRY_COMPARE(stack->message()->text(), u"Counted so far: targets are still being loaded."_s);
    QVERIFY(stack->isShowingContent());
    m_fleet->letGo();

    QTRY_VERIFY(stack->message()->text().isEmpty());
    QVERIFY(stack->isShowingContent());
}

void TestArrivingPages::aPlaceWhoseTargetsAreOnTheirWayIsNotEmpty()
{
    const EnvironmentId staging = m_fleet->addEnvironment(u"Staging"_s);
    m_fleet->change(m_fleet->idOf(20), u"environmentId"_s, staging.toString());
    open(u"targets"_s);

    m_window->setScope(staging.uuid());

    QTRY_COMPARE(title(), u"No targets in Staging so far"_s);
    QVERIFY(offersNothing());
    m_fleet->letGo();
    QTRY_VERIFY(!state());
}

void TestArrivingPages::releasesOfAPlaceAreAwaited()
{
    const EnvironmentId staging = m_fleet->addEnvironment(u"Staging"_s);
    const EnvironmentId empty = m_fleet->addEnvironment(u"Test"_s);
    m_fleet->change(m_fleet->idOf(20), u"environmentId"_s, staging.toString());
    open(u"releases"_s);

    m_window->setScope(staging.uuid());

    QTRY_COMPARE(title(), u"No releases so far"_s);
    m_fleet->letGo();
    QTRY_VERIFY(!state());
    m_window->setScope(empty.uuid());
    QTRY_COMPARE(title(), u"No releases yet"_s);
}

void TestArrivingPages::theReleasesOfAllCanBeAskedAbout()
{
    const QString release = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_fleet->change(m_fleet->idOf(20), u"currentRelease"_s,
                    QJsonObject{{u"id"_s, release}, {u"name"_s, u"shop-2"_s}, {u"deployedAt"_s, toText(Clock::system().now())}});
    open(u"overview"_s);
    const auto *choice = find<QComboBox>(u"askRelease"_s);
    QCOMPARE(choice->findText(u"shop-2"_s), -1);

    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_VERIFY(choice->findText(u"shop-2"_s) > 0);
}

void TestArrivingPages::whatAnAgentChecksIsNotCountedBeforehand()
{
    ShownAgent shown;
    shown.agent.id = AgentId::create();
    shown.agent.name = u"agent-01"_s;
    shown.agent.agentVersion = u"1"_s;
    shown.agent.lifecycle = AgentLifecycle::Active;
    shown.agent.createdAt = shown.agent.updatedAt = Clock::system().now();
    m_fleet->answerWith("/api/v1/agents", {jsonBy([&](JsonWriter &json) { writeAgentMembers(json, shown); })});
    const QJsonObject through{{u"via"_s, u"agent"_s}, {u"agentId"_s, shown.agent.id.toString()}};
    m_fleet->change(m_fleet->idOf(20), u"connection"_s, through);
    open(u"agents"_s);
    QTRY_COMPARE(m_workspace->agents()->rowCount(), 1);
    const auto *remove = find<QAction>(u"deleteAgent"_s);
    const auto *show = find<QAction>(u"showAgentTargets"_s);

    QTRY_COMPARE(remove->toolTip(), u"Targets are still being loaded."_s);
    QVERIFY(!remove->isEnabled());
    QCOMPARE(show->toolTip(), u"Targets are still being loaded."_s);
    const auto *detail = m_window->currentPage()->findChild<AgentDetail *>();
    QVERIFY2(!detail->asText().contains(u"Nothing depends"_s), qPrintable(detail->asText()));
    find<QAction>(u"revokeAgent"_s)->trigger();
    auto *question = m_window->findChild<ConfirmDialog *>();
    const auto labels = question->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *each) { return each->text().contains(u"Nobody checks its targets any more"_s); }));
    question->reject();

    m_fleet->letGo();

    QTRY_VERIFY(remove->toolTip().startsWith(u"It checks 1 target"_s));
    QTRY_COMPARE(show->text(), u"Sho&w its 1 target"_s);
    QVERIFY(show->isEnabled());
}

void TestArrivingPages::whatHasNotArrivedIsNotGone()
{
    DriftRule rule;
    rule.id = DriftRuleId::create();
    rule.scope.target = m_fleet->idOf(20);
    rule.reason = u"It is being moved"_s;
    rule.createdAt = Clock::system().now();
    rule.expiresAt = wholeSeconds(rule.createdAt + std::chrono::hours(24));
    m_fleet->answerWith("/api/v1/drift-rules", {jsonBy([&](JsonWriter &json) { writeDriftRuleMembers(json, rule); })});
    open(u"overview"_s);
    auto *rules = new DriftRulesDialog(m_workspace.get(), m_window.get());
    rules->open();
    ShownChange shown;
    shown.change.target = m_fleet->idOf(20);
    auto *detail = new ChangeDetail(m_workspace.get(), m_window.get());
    detail->setChange(&shown, changeNames(*m_workspace, QTimeZone::utc()));
    const auto *show = detail->findChild<QPushButton *>(u"showTarget"_s);
    const auto place = [rules] { return rules->table()->model()->index(0, DriftRuleTableModel::PlaceColumn).data().toString(); };

    QTRY_COMPARE(place(), u"a target that is not loaded yet"_s);
    QVERIFY(!show->isEnabled());
    QCOMPARE(show->toolTip(), u"Targets are still being loaded."_s);
    m_fleet->letGo();

    QTRY_COMPARE(place(), u"web-021"_s);
    QTRY_VERIFY(show->isEnabled());
    shown.change.target = TargetId::create();
    detail->setChange(&shown, changeNames(*m_workspace, QTimeZone::utc()));
    QCOMPARE(show->toolTip(), u"It no longer exists."_s);
}

void TestArrivingPages::theCauseOfAChangeIsNamedWhenItIsHere()
{
    const QJsonArray causes{QJsonObject{{u"targetId"_s, m_fleet->idOf(20).toString()}, {u"from"_s, u"healthy"_s}, {u"to"_s, u"unhealthy"_s}}};
    m_fleet->answerWith(
        "/api/v1/environments/" + m_fleet->environment().toString().toLatin1() + "/health-history",
        {QJsonObject{
            {u"at"_s, toText(Clock::system().now())}, {u"from"_s, u"healthy"_s}, {u"to"_s, u"unhealthy"_s}, {u"causeCount"_s, 1}, {u"causes"_s, causes}}});
    open(u"targets"_s);
    auto *tree = find<QTreeView>(u"targetTree"_s);
    QTRY_VERIFY(tree->isVisible());

    QTest::keyClick(tree, Qt::Key_Home); // the environment

    const auto *list = find<QTreeWidget>(u"branchHistory"_s);
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(list->topLevelItem(0)->text(2), u"A target that is not loaded yet"_s);
    QVERIFY(!find<QPushButton>(u"goToChangeCause"_s)->isEnabled());
    m_fleet->letGo();
    QTRY_COMPARE(list->topLevelItem(0)->text(2), u"web-021"_s);
    QVERIFY(find<QPushButton>(u"goToChangeCause"_s)->isEnabled());
}

void TestArrivingPages::whoLeftThePageIsNotLedBack()
{
    const EnvironmentId staging = m_fleet->addEnvironment(u"Staging"_s);
    const TargetId id = m_fleet->idOf(20);
    m_fleet->change(id, u"environmentId"_s, staging.toString());
    m_fleet->hide(id); // alone it is not answered
    open(u"overview"_s);
    const QUuid production = m_fleet->environment().uuid();
    m_window->setScope(production);
    QVERIFY(m_window->openLink(QUrl(u"tidegate://open/x/targets/"_s + id.toString())));
    QTRY_COMPARE(m_window->currentPageId(), u"targets"_s);

    openPage(Qt::Key_1);
    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_VERIFY(!m_window->findChild<QWidget *>(u"arrivingTargets"_s)->isVisible());
    QCOMPARE(m_window->currentPageId(), u"overview"_s);
    QCOMPARE(m_window->scope(), production);
}

void TestArrivingPages::anUndoThatFailedStaysSaid()
{
    open(u"overview"_s);
    const auto isSaid = [this](const QString &words) {
        const auto bars = m_window->findChildren<InlineMessage *>();
        return std::any_of(bars.begin(), bars.end(), [&](const InlineMessage *each) { return each->isVisible() && each->text().contains(words); });
    };

    emit m_window->findChild<Feedback *>()->undoFailed(u"It could not be undone."_s, makeError(ErrorKind::Conflict, say("name-taken")));
    QTRY_VERIFY(isSaid(u"It could not be undone."_s));
    m_fleet->letGo();

    QTRY_VERIFY(m_workspace->isComplete());
    QTRY_VERIFY(!m_window->findChild<QWidget *>(u"arrivingTargets"_s)->isVisible());
    QVERIFY(isSaid(u"It could not be undone."_s));
}

QTEST_MAIN(TestArrivingPages)
#include "tst_arrivingpages.moc"
