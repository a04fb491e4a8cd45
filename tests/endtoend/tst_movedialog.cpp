// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "services/operations/secretoperations.h"
#include "tests/endtoend/startedconsole.h"
#include "tests/support/faultyproxy.h"
#include "ui/servers/movedialog.h"
#include "ui/servers/signindialog.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int there = 1; // the tenant at the server

} // namespace

/// The workspace on this computer moves to a server, through the windows that people see.
class TestMoveDialog : public StartedConsole
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everythingMovesByKeyboard();
    void onlyTheWorkspaceHereCanMove();
    void aTenantWithThingsIsNotMovedInto();
    void whoeverMayNotIsToldBeforeAnythingIsSent();
    void aServerWithoutATokenAsksForIt();
    void whoeverLooksThereSeesItArrive();
    void whatFailedGoesOnWhereItStopped_data();
    void whatFailedGoesOnWhereItStopped();
    void cancellingLeavesNothingAtTheServer();
    void whatMayHaveBegunIsDiscardedToo();
    void whatSomebodyElseBeganIsLeftAlone();
    void whatWasLeftBehindIsDiscardedFirst();
    void storedCredentialsCanBeUsedThere();
    void aTargetThatWasPointedElsewhereGetsNoCredential();

private:
    /// A connection of this name through the proxy, with the token of a role; none: without one.
    void saveProxy(std::optional<Role> role = Role::Admin, int tenant = there);
    void makeWorkspace();
    QString makeCredential();
    /// Up to the question whether to move.
    void comeToMove();
    /// Somebody else moves a workspace there; the status of the answer.
    int beginElsewhere(const WorkspaceMove &move);
    MoveDialog *openDialog();
    void chooseServer();
    QPushButton *button(const char *name) const { return shown<QPushButton>(QString::fromLatin1(name)); }
    QString text(const char *name) const
    {
        const auto *label = shown<QLabel>(QString::fromLatin1(name));
        return label ? label->text() : QString();
    }
    bool isAsked(const QString &go) const { return button("moveGo") && button("moveGo")->isEnabled() && button("moveGo")->text() == go; }
    QString said() const
    {
        const auto *message = shown<MoveDialog>() ? shown<MoveDialog>()->findChild<InlineMessage *>() : nullptr;
        return message && message->isVisible() ? message->text() : QString();
    }
    static void press(QWidget *widget) { QTest::keyClick(widget, Qt::Key_Return); }
    QJsonArray listed(const QByteArray &path) const { return m_api->send("GET", path, m_api->token(Role::Admin, there)).array(); }

    std::unique_ptr<FaultyProxy> m_proxy;
};

void TestMoveDialog::init()
{
    StartedConsole::init();
    m_api = std::make_unique<ServedApi>();
    m_proxy = std::make_unique<FaultyProxy>(m_api->url());
}

void TestMoveDialog::cleanup()
{
    StartedConsole::cleanup();
    m_proxy.reset();
}

void TestMoveDialog::saveProxy(std::optional<Role> role, int tenant)
{
    SavedServer server;
    server.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    server.name = u"acme"_s;
    server.url = m_proxy->url();
    ServerTableModel model(home() + u"/config/tidegate/connections.ini"_s);
    QVERIFY(model.put(server));
    if (role)
        m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(*role, tenant));
}

/// The offline workspace is open, with an environment in it.
void TestMoveDialog::makeWorkspace()
{
    startConsole({u"--offline"_s});
    untilLive();
    Environment environment;
    environment.name = u"production"_s;
    environment.displayName = u"Production"_s;
    environment.orderIndex = 1;
    m_console->workspace()->create(environment);
    QTRY_COMPARE(m_console->workspace()->environments()->rowCount(), 1);
}

MoveDialog *TestMoveDialog::openDialog()
{
    auto *action = m_console->window()->findChild<QAction *>(u"moveWorkspace"_s);
    if (!action || !action->isEnabled())
        return nullptr;
    action->trigger();
    auto *dialog = shown<MoveDialog>();
    return dialog && QTest::qWaitForWindowActive(dialog) ? dialog : nullptr;
}

void TestMoveDialog::chooseServer()
{
    auto *dialog = openDialog();
    QVERIFY(dialog);
    press(dialog->findChild<QTreeView *>(u"moveServers"_s));
}

void TestMoveDialog::everythingMovesByKeyboard()
{
    saveProxy();
    makeWorkspace();
    auto *dialog = openDialog();
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeView *>(u"moveServers"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    QTRY_VERIFY(list->hasFocus());

    press(list);
    QTRY_VERIFY(isAsked(u"&Move"_s));
    QVERIFY(text("movePlan").contains(u"acme"));
    QVERIFY2(text("moveNotes").contains(u"put to admin"), qPrintable(text("moveNotes")));
    QVERIFY(listed("/api/v1/environments").isEmpty());
    QTRY_VERIFY(button("moveGo")->hasFocus());
    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Open it"_s), 15'000);

    QVERIFY(text("moveEnd").contains(u"acme"));
    QCOMPARE(listed("/api/v1/environments").at(0).toObject().value(u"name"_s).toString(), u"production"_s);
    QCOMPARE(listed("/api/v1/workspace-imports").at(0).toObject().value(u"state"_s).toString(), u"completed"_s);
    press(button("moveGo"));
    QTRY_VERIFY(!shown<MoveDialog>());
    QTRY_VERIFY(shown<QMessageBox>(u"forgetEdits"_s)); // what was made here cannot be undone from there
    press(shown<QMessageBox>(u"forgetEdits"_s)->defaultButton());
    QTRY_COMPARE(m_console->window()->findChild<QToolButton *>(u"connection"_s)->text(), u"acme"_s);
    untilLive();
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 1);
    QVERIFY2(!m_console->window()->findChild<QAction *>(u"moveWorkspace"_s)->isEnabled(), "it is at a server already");
    openFromSwitcher(u"offline"_s);
    untilLive();
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 1);
}

void TestMoveDialog::onlyTheWorkspaceHereCanMove()
{
    startConsole({u"--demo"_s});
    untilLive();
    auto *action = m_console->window()->findChild<QAction *>(u"moveWorkspace"_s);
    QVERIFY(!action->isEnabled());
    QVERIFY(action->toolTip().contains(u"Only the workspace on this computer"));
    openFromSwitcher(u"offline"_s);
    untilLive();
    QVERIFY(action->isEnabled());
    QVERIFY(!action->statusTip().isEmpty());
    QVERIFY(openDialog());
    QVERIFY2(!button("moveGo")->isEnabled(), "there is no server in the list");
    QTest::keyClick(shown<MoveDialog>(), Qt::Key_Escape);
    QTRY_VERIFY(!shown<MoveDialog>());
}

void TestMoveDialog::aTenantWithThingsIsNotMovedInto()
{
    saveProxy(Role::Admin, 0);
    makeEnvironment(u"theirs"_s);
    makeWorkspace();
    chooseServer();
    QTRY_VERIFY2(said().contains(u"There is something here already"), qPrintable(said()));
    QVERIFY(!button("moveGo")->isEnabled());
    QTest::keyClick(button("moveBack"), Qt::Key_Return);
    QTRY_VERIFY(shown<QTreeView>(u"moveServers"_s));
}

void TestMoveDialog::whoeverMayNotIsToldBeforeAnythingIsSent()
{
    saveProxy(Role::ReleaseManager);
    makeWorkspace();
    chooseServer();
    QTRY_VERIFY2(said().contains(u"moving a workspace here"), qPrintable(said()));
    QVERIFY(!button("moveGo")->isEnabled());
}

void TestMoveDialog::aServerWithoutATokenAsksForIt()
{
    saveProxy({});
    makeWorkspace();
    chooseServer();
    QTRY_VERIFY(!said().isEmpty());
    const auto buttons = shown<MoveDialog>()->findChild<InlineMessage *>()->findChildren<QPushButton *>();
    const auto signIn = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *each) { return each->text() == u"&Sign in…"; });
    QVERIFY(signIn != buttons.end());
    press(*signIn);
    QTRY_VERIFY(shown<SignInDialog>());
    auto *edit = shown<SignInDialog>()->findChild<QLineEdit *>(u"tokenEdit"_s);
    QTest::keyClicks(edit, QString::fromLatin1(m_api->token(Role::Admin, there)));
    press(edit);
    QTRY_VERIFY(isAsked(u"&Move"_s));
    QCOMPARE(said(), QString());
}

void TestMoveDialog::whoeverLooksThereSeesItArrive()
{
    saveProxy();
    makeWorkspace();
    Workspace watching({m_api->url(), m_api->token(Role::Viewer, there), {}});
    watching.open();
    QTRY_COMPARE(watching.state(), Workspace::State::Live);
    QCOMPARE(watching.environments()->rowCount(), 0);
    chooseServer();
    QTRY_VERIFY(isAsked(u"&Move"_s));
    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Open it"_s), 15'000);

    QTRY_COMPARE(watching.environments()->rowCount(), 1);
}

void TestMoveDialog::whatFailedGoesOnWhereItStopped_data()
{
    QTest::addColumn<FaultyProxy::Fault>("fault");
    QTest::addColumn<bool>("beforeItBegan");
    for (const bool before : {true, false}) {
        const QByteArray when = before ? "before it began" : "in the middle";
        QTest::addRow("%s%s", "lost ", when.constData()) << FaultyProxy::Fault::Lost << before;
        QTest::addRow("%s%s", "answer lost ", when.constData()) << FaultyProxy::Fault::AnswerLost << before;
        QTest::addRow("%s%s", "failing ", when.constData()) << FaultyProxy::Fault::Failing << before;
        QTest::addRow("%s%s", "signed out ", when.constData()) << FaultyProxy::Fault::SignedOut << before;
    }
}

void TestMoveDialog::whatFailedGoesOnWhereItStopped()
{
    QFETCH(FaultyProxy::Fault, fault);
    QFETCH(bool, beforeItBegan);
    comeToMove();
    QVERIFY(isAsked(u"&Move"_s));
    auto *move = shown<MoveDialog>()->findChild<WorkspaceMove *>();
    if (beforeItBegan)
        m_proxy->set(fault);
    else
        connect(move, &WorkspaceMove::changed, m_proxy.get(), [this, move, fault] {
            if (move->leavesSomething() && move->state() == WorkspaceMove::State::Sending && move->done() > 0)
                m_proxy->set(fault);
        });
    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Try again"_s), 15'000);
    QVERIFY(!said().isEmpty());
    QVERIFY(listed("/api/v1/environments").isEmpty());
    disconnect(move, nullptr, m_proxy.get(), nullptr);
    m_proxy->set(FaultyProxy::Fault::None);

    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Open it"_s), 15'000);
    QCOMPARE(listed("/api/v1/environments").size(), 1);
    QCOMPARE(listed("/api/v1/workspace-imports").size(), 1);
}

void TestMoveDialog::cancellingLeavesNothingAtTheServer()
{
    comeToMove();
    QVERIFY(isAsked(u"&Move"_s));
    auto *move = shown<MoveDialog>()->findChild<WorkspaceMove *>();
    auto *once = new QObject(move);
    connect(move, &WorkspaceMove::changed, once, [this, move, once] {
        if (move->state() != WorkspaceMove::State::Sending || !move->leavesSomething())
            return;
        once->deleteLater();
        disconnect(move, nullptr, once, nullptr);
        QTest::keyClick(shown<MoveDialog>(), Qt::Key_Escape);
    });
    press(button("moveGo"));
    QTRY_COMPARE(move->state(), WorkspaceMove::State::Idle);
    QVERIFY(shown<QTreeView>(u"moveServers"_s));
    QVERIFY(listed("/api/v1/workspace-imports").isEmpty());
    QVERIFY(listed("/api/v1/environments").isEmpty());

    press(shown<QTreeView>(u"moveServers"_s)); // and once more
    QTRY_VERIFY(isAsked(u"&Move"_s));
    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Open it"_s), 15'000);
}

void TestMoveDialog::whatMayHaveBegunIsDiscardedToo()
{
    comeToMove();
    QVERIFY(isAsked(u"&Move"_s));
    auto *move = shown<MoveDialog>()->findChild<WorkspaceMove *>();
    m_proxy->set(FaultyProxy::Fault::AnswerLost);
    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Try again"_s), 15'000);
    QCOMPARE(listed("/api/v1/workspace-imports").size(), 1);
    m_proxy->set(FaultyProxy::Fault::None);
    press(button("moveBack"));
    QTRY_COMPARE(move->state(), WorkspaceMove::State::Idle);
    QVERIFY(listed("/api/v1/workspace-imports").isEmpty());
}

void TestMoveDialog::whatSomebodyElseBeganIsLeftAlone()
{
    comeToMove();
    QVERIFY(isAsked(u"&Move"_s));
    auto *move = shown<MoveDialog>()->findChild<WorkspaceMove *>();
    QCOMPARE(beginElsewhere(*move), 201);
    press(button("moveGo")); // too late
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Try again"_s), 15'000);
    press(button("moveBack"));
    QTRY_COMPARE(move->state(), WorkspaceMove::State::Idle);
    QCOMPARE(listed("/api/v1/workspace-imports").size(), 1);
}

void TestMoveDialog::whatWasLeftBehindIsDiscardedFirst()
{
    comeToMove();
    QVERIFY(isAsked(u"&Move"_s));
    auto *move = shown<MoveDialog>()->findChild<WorkspaceMove *>();
    QCOMPARE(beginElsewhere(*move), 201);
    QTest::keyClick(button("moveBack"), Qt::Key_Return);
    press(shown<QTreeView>(u"moveServers"_s));
    QTRY_VERIFY2(said().contains(u"is being moved here"), qPrintable(said()));
    const auto buttons = shown<MoveDialog>()->findChild<InlineMessage *>()->findChildren<QPushButton *>();
    const auto discard = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *each) { return each->text().startsWith(u"&Discard"); });
    QVERIFY(discard != buttons.end());
    press(*discard);
    QTRY_VERIFY(isAsked(u"&Move"_s));
    QVERIFY(listed("/api/v1/workspace-imports").isEmpty());
}

void TestMoveDialog::storedCredentialsCanBeUsedThere()
{
    saveProxy();
    makeWorkspace();
    const QString stored = makeCredential();
    QVERIFY(!stored.isEmpty());
    chooseServer();
    QTRY_VERIFY(isAsked(u"&Move"_s));
    QVERIFY(text("moveNotes").contains(u"1 stored credential"));
    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Open it"_s), 15'000);

    QCOMPARE(said(), QString());
    const QJsonObject moved = listed("/api/v1/targets").at(0).toObject();
    const QJsonArray secrets = listed("/api/v1/targets/" + moved.value(u"id"_s).toString().toLatin1() + "/secrets");
    QCOMPARE(secrets.size(), 1);
    QCOMPARE(moved.value(u"connection"_s).toObject().value(u"tokenRef"_s), secrets.at(0).toObject().value(u"ref"_s));
    QVERIFY(secrets.at(0).toObject().value(u"ref"_s).toString() != stored);
    QVERIFY(m_api->send("GET", "/api/v1/audit/verify", m_api->token(Role::Admin, there)).object().value(u"valid"_s).toBool());
}

/// Between the arrival of the workspace and of its credentials somebody points a target elsewhere.
void TestMoveDialog::aTargetThatWasPointedElsewhereGetsNoCredential()
{
    saveProxy();
    makeWorkspace();
    QVERIFY(!makeCredential().isEmpty());
    chooseServer();
    QTRY_VERIFY(isAsked(u"&Move"_s));
    auto *move = shown<MoveDialog>()->findChild<WorkspaceMove *>();
    auto *once = new QObject(move);
    int status = 0;
    connect(move, &WorkspaceMove::changed, once, [this, move, once, &status] {
        if (move->state() != WorkspaceMove::State::Storing || status != 0)
            return;
        once->deleteLater();
        const QByteArray path = "/api/v1/targets/" + listed("/api/v1/targets").at(0).toObject().value(u"id"_s).toString().toLatin1();
        const QJsonObject elsewhere{{u"connection"_s, QJsonObject{{u"address"_s, u"https://127.0.0.2:4646"_s}}}};
        status = m_api->send("PATCH", path, m_api->token(Role::Admin, there), elsewhere).status;
    });
    press(button("moveGo"));
    QTRY_VERIFY_WITH_TIMEOUT(isAsked(u"&Open it"_s), 15'000);
    QCOMPARE(status, 200);
    QVERIFY2(said().contains(u"was changed at the server"), qPrintable(said()));
    const QByteArray id = listed("/api/v1/targets").at(0).toObject().value(u"id"_s).toString().toLatin1();
    QCOMPARE(listed("/api/v1/targets/" + id + "/secrets").size(), 0);
}

/// One target with a stored credential in the workspace; what refers to it there.
QString TestMoveDialog::makeCredential()
{
    Target target;
    target.environmentId = m_console->workspace()->environments()->all().constFirst().environment.id;
    target.name = u"web-01"_s;
    target.type = TargetType::NomadJob;
    target.connection = {{u"address"_s, u"https://127.0.0.1:4646"_s}, {u"jobId"_s, u"web"_s}};
    m_console->workspace()->create(target);
    if (!QTest::qWaitFor([this] { return m_console->workspace()->targets()->targetCount() == 1; }))
        return {};
    const TargetId id = m_console->workspace()->targets()->allTargets().constFirst().id;
    Result<QString> stored = notFound();
    const auto store = [&] {
        const auto answer = m_console->workspace()->setSecret(id, u"token"_s, "a secret");
        if (QTest::qWaitFor([&] { return answer.isFinished(); }) && answer.resultCount() > 0)
            stored = answer.result();
        return stored.has_value();
    };
    (void)QTest::qWaitFor(store, 10'000); // the key comes when it is first asked for
    return stored ? *stored : QString();
}

void TestMoveDialog::comeToMove()
{
    saveProxy();
    makeWorkspace();
    chooseServer();
    (void)QTest::qWaitFor([this] { return isAsked(u"&Move"_s); });
}

int TestMoveDialog::beginElsewhere(const WorkspaceMove &move)
{
    const QJsonObject announced{
        {u"schemaVersion"_s, move.contents().announced.schemaVersion}, {u"auditHead"_s, QString(64, u'0')}, {u"tables"_s, QJsonObject{{u"components"_s, 1}}}};
    return m_api->send("POST", "/api/v1/workspace-imports", m_api->token(Role::Admin, there), announced).status;
}

QTEST_MAIN(TestMoveDialog)
#include "tst_movedialog.moc"
