// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/agentwindow.h"
#include "tests/ui/inspect.h"

#include "ui/agents/installdialog.h"
#include "ui/agents/tokensdialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/pagestack.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// How an agent comes in: the token, the lines to paste, and what is heard of it.
class TestAgentInstall : public QObject, private AgentWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init() { start(); }
    void cleanup() { stop(); }
    void anEmptyListTeaches();
    void installingFollowsTheAgentUntilItIsAccepted();
    void tokensAreListedAndDeleted();
};

void TestAgentInstall::anEmptyListTeaches()
{
    openAgents(m_api->localSecret());
    auto *stack = page()->findChild<PageStack *>();
    QTRY_VERIFY(!stack->isShowingContent());
    QCOMPARE(stack->emptyState()->title(), u"No agents yet"_s);
    auto *install = stack->emptyState()->findChild<QPushButton *>();
    QVERIFY(install && install->isVisible());
    QTest::mouseClick(install, Qt::LeftButton);
    QTRY_VERIFY(m_window->findChild<InstallDialog *>());
}

void TestAgentInstall::installingFollowsTheAgentUntilItIsAccepted()
{
    openAgents(m_api->localSecret());
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(m_window->findChild<InstallDialog *>());
    QPointer<InstallDialog> dialog = m_window->findChild<InstallDialog *>();
    QVERIFY(dialog->findChild<InlineMessage *>()->text().contains(u"127.0.0.1"_s)); // nobody else reaches it, and that is said
    auto *token = dialog->findChild<QLineEdit *>(u"newToken"_s);
    QVERIFY(token->text().isEmpty());
    dialog->findChild<QLineEdit *>(u"installName"_s)->setText(u"agent-01"_s);
    dialog->findChild<QPushButton *>(u"makeToken"_s)->click();
    QTRY_VERIFY(!token->text().isEmpty());
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    dialog->findChild<QPushButton *>(u"showToken"_s)->click();
    QCOMPARE(token->echoMode(), QLineEdit::Normal);
    dialog->findChild<QPushButton *>(u"copyToken"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), token->text());
    for (const QLineEdit *line : dialog->findChildren<QLineEdit *>()) {
        if (line != token)
            QVERIFY(!line->text().contains(token->text()));
    }
    QVERIFY(!dialog->findChild<QPushButton *>(u"makeToken"_s)->isEnabled());

    auto *accept = dialog->findChild<QPushButton *>(u"acceptNow"_s);
    QVERIFY(!accept->isEnabled());
    const Registered agent = registered(u"agent-01"_s, false, {}, token->text().toLatin1());
    QTRY_VERIFY(accept->isEnabled());
    beat(agent);
    accept->click();
    QTRY_VERIFY(m_workspace->agents()->at(0).agent.lifecycle == AgentLifecycle::Active);
    QTRY_VERIFY(!accept->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void TestAgentInstall::tokensAreListedAndDeleted()
{
    registered(u"agent-01"_s);
    send("POST", "/api/v1/agents/registration-tokens", {});
    openAgents(m_api->localSecret());
    press(u"agentTokens"_s);
    auto *dialog = m_window->findChild<TokensDialog *>();
    QVERIFY(dialog);
    auto *tokens = dialog->findChild<QTableView *>(u"tokenTable"_s);
    QTRY_COMPARE(tokens->model()->rowCount(), 2);
    QCOMPARE(tokens->model()->index(0, 0).data().toString(), u"open"_s);
    QCOMPARE(tokens->model()->index(1, 0).data().toString(), u"used by agent-01"_s);
    QCOMPARE(unnamed(dialog), QStringList());
    tokens->setFocus();
    QTest::keyClick(tokens, Qt::Key_Delete);
    QTRY_VERIFY(dialog->findChild<ConfirmDialog *>());
    const QList<QPushButton *> buttons = dialog->findChild<ConfirmDialog *>()->findChildren<QPushButton *>();
    const auto verb = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *each) { return each->text().contains(u"Delete token"_s); });
    QVERIFY(verb != buttons.end());
    (*verb)->click();
    QTRY_COMPARE(tokens->model()->rowCount(), 1);
    QCOMPARE(tokens->model()->index(0, 0).data().toString(), u"used by agent-01"_s);
}

QTEST_MAIN(TestAgentInstall)
#include "tst_agentinstall.moc"
