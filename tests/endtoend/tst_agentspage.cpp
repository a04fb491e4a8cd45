// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/agentwindow.h"
#include "tests/ui/inspect.h"

#include "models/targettreemodel.h"
#include "ui/agents/agentdialog.h"
#include "ui/agents/installdialog.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/targetdialog.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/facetlist.h"
#include "ui/widgets/pagestack.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Agents that register at a real server, and what people do with them by keys and buttons.
class TestAgentsPage : public QObject, private AgentWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void anAgentThatRegistersComesUpByItself();
    void acceptingGoesBackAndForth();
    void deactivatingGoesBack();
    void aRenamedAgentIsKnownByItsNewName();
    void revokingOneOfProductionAsksForItsName();
    void anAgentWithTargetsCannotBeDeleted();
    void aNewCredentialIsAskedForOnce();
    void facetsAndFilterNarrowTheList();
    void itsTargetsAreShownByTheirAgent();
    void aTargetIsGivenToAnAgentAndBack();
    void whoMayNotDecideReadsWhy();
    void keysOpenThePage();
    void theLogLeadsToTheAgent();
    void everythingHasANameAndFits();
};

void TestAgentsPage::anAgentThatRegistersComesUpByItself()
{
    openAgents(m_api->localSecret());
    const Registered agent = registered(u"agent-01"_s, false, m_staging);
    QTRY_COMPARE(column(AgentTableModel::NameColumn), QStringList{u"agent-01"_s});
    QCOMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Pending"_s});
    QCOMPARE(column(AgentTableModel::StatusColumn), QStringList{u"Unknown"_s});
    QCOMPARE(column(AgentTableModel::EnvironmentColumn), QStringList{u"staging"_s});
    beat(agent);
    QTRY_COMPARE(column(AgentTableModel::StatusColumn), QStringList{u"Online"_s});
    QCOMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Pending"_s});
}

void TestAgentsPage::acceptingGoesBackAndForth()
{
    openAgents(m_api->localSecret());
    registered(u"agent-01"_s, false);
    QTRY_COMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Pending"_s});
    press(u"acceptAgent"_s);
    QTRY_COMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Active"_s});
    QVERIFY(!action(u"acceptAgent"_s)->isVisible());
    undo();
    QTRY_COMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Inactive"_s});
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Active"_s});
}

void TestAgentsPage::deactivatingGoesBack()
{
    const Registered agent = registered(u"agent-01"_s);
    openAgents(m_api->localSecret());
    press(u"deactivateAgent"_s);
    QTRY_COMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Inactive"_s});
    // Somebody else decides otherwise meanwhile: that stays.
    send("POST", "/api/v1/agents/" + agent.id + "/revoke", {});
    QTRY_COMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Revoked"_s});
    undo();
    QTRY_VERIFY(m_workspace->agents()->at(0).agent.lifecycle == AgentLifecycle::Revoked);
    QVERIFY(!action(u"acceptAgent"_s)->isEnabled());
    QCOMPARE(action(u"acceptAgent"_s)->toolTip(), u"It was revoked for good."_s);
}

void TestAgentsPage::aRenamedAgentIsKnownByItsNewName()
{
    registered(u"agent-01"_s);
    openAgents(m_api->localSecret());
    QTest::keyClick(table(), Qt::Key_F2);
    QTRY_VERIFY(m_window->findChild<AgentDialog *>());
    auto *dialog = m_window->findChild<AgentDialog *>();
    auto *name = dialog->findChild<QLineEdit *>();
    QCOMPARE(name->text(), u"agent-01"_s);
    name->setText(u"agent-one"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(column(AgentTableModel::NameColumn), QStringList{u"agent-one"_s});
    QTRY_VERIFY(!m_window->findChild<AgentDialog *>());
    undo();
    QTRY_COMPARE(column(AgentTableModel::NameColumn), QStringList{u"agent-01"_s});
}

void TestAgentsPage::revokingOneOfProductionAsksForItsName()
{
    const Registered agent = registered(u"agent-01"_s);
    send("PUT", "/api/v1/environments/" + m_production, {{u"isProduction"_s, true}});
    const QByteArray id = target(m_production, u"prod-1"_s);
    send("PUT", "/api/v1/targets/" + id, {{u"connection"_s, QJsonObject{{u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(agent.id)}}}});
    openAgents(m_api->localSecret());
    QTRY_COMPARE(column(AgentTableModel::TargetsColumn), QStringList{u"1"_s});
    press(u"revokeAgent"_s);
    auto *dialog = m_window->findChild<ConfirmDialog *>();
    QVERIFY(dialog);
    const QList<QLineEdit *> lines = dialog->findChildren<QLineEdit *>();
    QCOMPARE(lines.size(), 2); // its name, and why
    lines.at(0)->setText(u"agent-01"_s);
    lines.at(1)->setText(u"the machine was stolen"_s);
    const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
    const auto verb = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *each) { return each->text().contains(u"Revoke"_s); });
    QVERIFY(verb != buttons.end());
    QVERIFY((*verb)->isEnabled());
    (*verb)->click();
    QTRY_COMPARE(column(AgentTableModel::LifecycleColumn), QStringList{u"Revoked"_s});
    QCOMPARE(column(AgentTableModel::StatusColumn), QStringList{u"not asked"_s});
}

void TestAgentsPage::anAgentWithTargetsCannotBeDeleted()
{
    const Registered agent = registered(u"agent-01"_s);
    const QByteArray id = target(m_staging, u"web-1"_s);
    send("PUT", "/api/v1/targets/" + id, {{u"connection"_s, QJsonObject{{u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(agent.id)}}}});
    openAgents(m_api->localSecret());
    QTRY_COMPARE(column(AgentTableModel::TargetsColumn), QStringList{u"1"_s});
    QTRY_VERIFY(!action(u"deleteAgent"_s)->isEnabled());
    QVERIFY2(action(u"deleteAgent"_s)->toolTip().contains(u"1 target"_s), qPrintable(action(u"deleteAgent"_s)->toolTip()));
    send("PUT", "/api/v1/targets/" + id, {{u"connection"_s, QJsonObject{{u"via"_s, u"direct"_s}, {u"agentId"_s, QJsonValue::Null}}}});
    QTRY_VERIFY(action(u"deleteAgent"_s)->isEnabled());
    QTest::keyClick(table(), Qt::Key_Delete);
    QTRY_VERIFY(m_window->findChild<ConfirmDialog *>());
    const QList<QPushButton *> buttons = m_window->findChild<ConfirmDialog *>()->findChildren<QPushButton *>();
    const auto verb = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *each) { return each->text().contains(u"Delete"_s); });
    QVERIFY(verb != buttons.end());
    (*verb)->click();
    QTRY_COMPARE(m_workspace->agents()->rowCount(), 0);
}

void TestAgentsPage::aNewCredentialIsAskedForOnce()
{
    const Registered agent = registered(u"agent-01"_s);
    beat(agent);
    openAgents(m_api->localSecret());
    press(u"rotateAgent"_s);
    auto *dialog = m_window->findChild<ConfirmDialog *>();
    QVERIFY(dialog);
    const QList<QPushButton *> buttons = dialog->findChildren<QPushButton *>();
    const auto verb = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *each) { return each->text().contains(u"new credential"_s); });
    QVERIFY(verb != buttons.end());
    (*verb)->click();
    QTRY_VERIFY(!m_window->findChild<ConfirmDialog *>());
    const QString at = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QJsonObject body{{u"sentAt"_s, at}, {u"sequence"_s, 1'000}, {u"version"_s, u"0.1.0"_s}, {u"bootId"_s, u"b"_s}};
    const QJsonObject answer = m_api->send("POST", "/api/v1/agents/" + agent.id + "/heartbeat", agent.credential, body).object();
    QVERIFY(!answer.value(u"rotateToken"_s).toString().isEmpty());
}

void TestAgentsPage::facetsAndFilterNarrowTheList()
{
    registered(u"agent-01"_s);
    registered(u"agent-02"_s, false);
    registered(u"other"_s, false);
    openAgents(m_api->localSecret());
    QTRY_COMPARE(column(AgentTableModel::NameColumn).size(), 3);
    auto *facets = page()->findChild<FacetList *>(u"agentFacets"_s);
    const QString pending = u"lifecycle:%1"_s.arg(static_cast<int>(AgentLifecycle::Pending));
    QCOMPARE(facets->indexOf(pending).data(FacetList::CountRole).toInt(), 2);
    facets->setCurrentIndex(facets->indexOf(pending));
    QTest::keyClick(facets, Qt::Key_Space);
    QCOMPARE(column(AgentTableModel::NameColumn), QStringList({u"agent-02"_s, u"other"_s}));
    QVERIFY(facets->isChosen(pending));
    QTest::keyClick(table(), Qt::Key_Slash);
    auto *filter = page()->findChild<QLineEdit *>(u"agentFilter"_s);
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, u"agent docker"_s);
    QCOMPARE(column(AgentTableModel::NameColumn), QStringList{u"agent-02"_s});
    QTest::keyClicks(filter, u" nonsense"_s);
    auto *stack = page()->findChild<PageStack *>();
    QCOMPARE(stack->emptyState()->variant(), EmptyState::Variant::NoMatch);
    stack->emptyState()->findChild<QPushButton *>()->click();
    QCOMPARE(column(AgentTableModel::NameColumn).size(), 3);
}

void TestAgentsPage::itsTargetsAreShownByTheirAgent()
{
    const Registered agent = registered(u"agent 01"_s);
    const QByteArray id = target(m_staging, u"web-1"_s);
    target(m_staging, u"web-2"_s);
    send("PUT", "/api/v1/targets/" + id, {{u"connection"_s, QJsonObject{{u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(agent.id)}}}});
    openAgents(m_api->localSecret());
    auto *targets = page()->findChild<QTableView *>(u"agentTargets"_s);
    QTRY_COMPARE(targets->model()->rowCount(), 1);
    QCOMPARE(targets->model()->index(0, 0).data().toString(), u"web-1"_s);
    press(u"copyAgent"_s);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"agent 01\n"_s));
    press(u"showAgentTargets"_s);
    auto *filter = m_window->findChild<QLineEdit *>(u"targetFilter"_s);
    QTRY_VERIFY(filter && filter->isVisible());
    QCOMPARE(filter->text(), u"agent:\"agent 01\""_s);
    auto *facets = m_window->findChild<Page *>(u"targets"_s)->findChild<FacetList *>();
    QTRY_VERIFY(facets->isChosen(u"agent:agent 01"_s));
    QCOMPARE(facets->indexOf(u"agent:direct"_s).data(FacetList::CountRole).toInt(), 1);
    QCOMPARE(facets->indexOf(u"agent:agent 01"_s).data(FacetList::CountRole).toInt(), 1);
}

void TestAgentsPage::aTargetIsGivenToAnAgentAndBack()
{
    const Registered agent = registered(u"agent-01"_s);
    const QByteArray id = target(m_staging, u"web-1"_s);
    openAgents(m_api->localSecret());
    QTRY_VERIFY(m_workspace->targets()->target(TargetId(parseUuid(QString::fromLatin1(id)))));
    const Target before = *m_workspace->targets()->target(TargetId(parseUuid(QString::fromLatin1(id))));
    TargetDialog dialog(m_workspace.get(), before);
    dialog.open();
    auto *checker = dialog.findChild<QComboBox *>(u"checkedBy"_s);
    QCOMPARE(checker->currentText(), u"This server, directly"_s);
    checker->setCurrentIndex(checker->findData(QString::fromLatin1(agent.id)));
    QVERIFY(dialog.hasChanges());
    dialog.accept();
    QTRY_COMPARE(column(AgentTableModel::TargetsColumn), QStringList{u"1"_s});
    const auto via = [&] {
        const QJsonObject stored = m_api->send("GET", "/api/v1/targets/" + id, m_api->token(Role::Admin)).object();
        return stored.value(u"connection"_s).toObject().value(u"via"_s).toString();
    };
    QCOMPARE(via(), u"agent"_s);
    undo();
    QTRY_COMPARE(column(AgentTableModel::TargetsColumn), QStringList{u"0"_s});
    QVERIFY(via() != u"agent"_s);
}

void TestAgentsPage::whoMayNotDecideReadsWhy()
{
    registered(u"agent-01"_s, false);
    openAgents(m_api->token(Role::Viewer));
    QTRY_COMPARE(column(AgentTableModel::NameColumn), QStringList{u"agent-01"_s});
    for (const auto &name : {u"acceptAgent"_s, u"editAgent"_s, u"rotateAgent"_s, u"revokeAgent"_s, u"deleteAgent"_s, u"installAgent"_s, u"agentTokens"_s}) {
        QVERIFY2(!action(name)->isEnabled(), qPrintable(name));
        QVERIFY2(action(name)->toolTip().endsWith(u'.'), qPrintable(name + u": " + action(name)->toolTip()));
    }
    QVERIFY(action(u"copyAgent"_s)->isEnabled());
}

void TestAgentsPage::keysOpenThePage()
{
    openAgents(m_api->localSecret());
    QCOMPARE(m_window->currentPageId(), u"agents"_s);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(m_window->currentPageId(), u"targets"_s);
    QTest::keyClick(m_window.get(), Qt::Key_7, Qt::ControlModifier);
    QTRY_COMPARE(m_window->currentPageId(), u"agents"_s);
}

void TestAgentsPage::theLogLeadsToTheAgent()
{
    registered(u"agent-01"_s);
    registered(u"agent-02"_s, false);
    openAgents(m_api->localSecret());
    QTRY_COMPARE(column(AgentTableModel::NameColumn).size(), 2);
    table()->setCurrentIndex(table()->model()->index(0, 0));
    m_window->showPage(u"activity"_s);
    auto *log = m_window->findChild<QTableView *>(u"auditTable"_s);
    QTRY_VERIFY(log->model()->rowCount() > 0); // its newest row: that agent-02 registered
    log->setCurrentIndex(log->model()->index(0, 0));
    log->setFocus();
    QTest::keyClick(log, Qt::Key_Return);
    QTRY_COMPARE(m_window->currentPageId(), u"agents"_s);
    QCOMPARE(table()->currentIndex().siblingAtColumn(AgentTableModel::NameColumn).data().toString(), u"agent-02"_s);
}

void TestAgentsPage::everythingHasANameAndFits()
{
    registered(u"agent-01"_s, false);
    openAgents(m_api->localSecret());
    QTRY_COMPARE(column(AgentTableModel::NameColumn), QStringList{u"agent-01"_s});
    QCOMPARE(unnamed(page()), QStringList());
    QCOMPARE(clipped(page()), QStringList());
    QCOMPARE(repeatedMnemonicsIn(m_window.get()), QStringList());
    press(u"installAgent"_s);
    auto *dialog = m_window->findChild<InstallDialog *>();
    QVERIFY(dialog);
    QCOMPARE(unnamed(dialog), QStringList());
    QCOMPARE(clipped(dialog), QStringList());
    QCOMPARE(repeatedMnemonicsIn(dialog), QStringList());
}

QTEST_MAIN(TestAgentsPage)
#include "tst_agentspage.moc"
