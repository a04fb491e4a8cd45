// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "services/client/apiclient.h"
#include "tests/endtoend/startedconsole.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui/inspect.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/servers/serverdialog.h"
#include "ui/servers/serversdialog.h"
#include "ui/servers/signindialog.h"
#include "ui/servers/welcomepage.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Servers that are saved, opened, switched between and lost.
class TestSavedServers : public StartedConsole
{
    Q_OBJECT

private slots:
    void init() { StartedConsole::init(); }
    void cleanup() { StartedConsole::cleanup(); }
    void switchingReplacesEverythingInPlace();
    void aServerAsksForItsTokenOnceAndKeepsIt();
    void aTokenOnlyInMemoryIsNotKept();
    void aReadOnlyProductionConnectionSaysSo();
    void aRefusedTokenAsksInFrontOfTheEditorAndLosesNothing();
    void theKeychainIsNotAskedForTheOfflineWorkspace();
    void aServerThatIsLostIsSaidOnceAndInWords();
    void aServerIsAddedTestedOpenedAndRemoved();
    void aTokenIsNotSentToAnotherAddress();
    void everyControlIsNamedAndNothingIsClipped();
    void anOfflineWorkspaceInUseSaysSoAndTriesAgain();
    void changesThatCanNoLongerBeUndoneAreSaidBeforeTheyAreForgotten();

private:
    void rename(const QString &name);
    QMessageBox *forgetQuestion() const { return m_console->window()->findChild<QMessageBox *>(u"forgetEdits"_s); }
};

void TestSavedServers::switchingReplacesEverythingInPlace()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
    makeEnvironment(u"production"_s);
    startConsole({u"--offline"_s});
    untilLive();
    MainWindow *const window = m_console->window();
    window->showPage(u"targets"_s);

    openFromSwitcher(u"acme"_s);

    untilLive();
    QCOMPARE(m_console->window(), window);
    QCOMPARE(window->currentPageId(), u"targets"_s);
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 1);
    QCOMPARE(window->findChild<QToolButton *>(u"connection"_s)->text(), u"acme"_s);
    openFromSwitcher(u"offline"_s);
    untilLive();
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 0);
    QTest::keyClick(window, Qt::Key_Left, Qt::AltModifier); // there is no way back into the other connection
    QCOMPARE(window->currentPageId(), u"targets"_s);
}

void TestSavedServers::aServerAsksForItsTokenOnceAndKeepsIt()
{
    const SavedServer server = saveServer(u"acme"_s);
    startConsole({u"--connect"_s, server.url.toString()});
    QTRY_VERIFY(shown<SignInDialog>());
    QCOMPARE(m_console->workspace()->state(), Workspace::State::SignInNeeded);
    QTRY_VERIFY(shown<EmptyState>());
    QVERIFY2(shown<EmptyState>()->variant() == EmptyState::Variant::Failed, "nothing is being loaded, and it does not look so");
    auto *edit = shown<SignInDialog>()->findChild<QLineEdit *>(u"tokenEdit"_s);
    QTest::keyClicks(edit, u"nonsense"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY2(shown<SignInDialog>(), "what is no token is not sent");
    edit->clear();

    QTest::keyClicks(edit, QString::fromLatin1(m_api->token(Role::Viewer)));
    QTest::keyClick(edit, Qt::Key_Return);

    untilLive();
    QCOMPARE(m_console->workspace()->identity().role, u"viewer"_s);
    startConsole();
    untilLive();
    QVERIFY(!shown<SignInDialog>());
    QCOMPARE(m_keychain->entries.size(), size_t(1));
}

void TestSavedServers::aTokenOnlyInMemoryIsNotKept()
{
    const SavedServer server = saveServer(u"acme"_s);
    startConsole({u"--connect"_s, server.url.toString()});
    QTRY_VERIFY(shown<SignInDialog>());
    QTest::mouseClick(shown<QAbstractButton>(u"keep"_s), Qt::LeftButton);
    auto *edit = shown<SignInDialog>()->findChild<QLineEdit *>(u"tokenEdit"_s);
    QTest::keyClicks(edit, QString::fromLatin1(m_api->token(Role::Viewer)));
    QTest::keyClick(edit, Qt::Key_Return);
    untilLive();
    QCOMPARE(m_keychain->writes, 0);
    openFromSwitcher(u"offline"_s);
    untilLive();
    openFromSwitcher(u"acme"_s);
    untilLive();
    QVERIFY2(!shown<SignInDialog>(), "as long as the console runs, it is known");

    startConsole();
    QTRY_VERIFY(shown<SignInDialog>());
}

void TestSavedServers::aReadOnlyProductionConnectionSaysSo()
{
    const SavedServer server = saveServer(u"acme"_s, true, u"PROD"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
    startConsole({u"--connect"_s, server.url.toString()});
    untilLive();

    QCOMPARE(shown<QLabel>(u"connectionClass"_s)->text(), u"PROD"_s);
    QVERIFY(shown<QLabel>(u"readOnly"_s));
    QVERIFY(shown<QWidget>(u"productionLine"_s));
    QVERIFY(!m_console->workspace()->can(Permission::EnvironmentCreate));
    QVERIFY(m_console->workspace()->whyNot(Permission::EnvironmentCreate).contains(u"read-only"));
    QVERIFY(m_console->workspace()->can(Permission::AuditRead));
    openFromSwitcher(u"offline"_s);
    untilLive();
    QVERIFY(!shown<QLabel>(u"connectionClass"_s));
    QVERIFY(!shown<QWidget>(u"productionLine"_s));
    QVERIFY(m_console->workspace()->can(Permission::EnvironmentCreate));
}

void TestSavedServers::aRefusedTokenAsksInFrontOfTheEditorAndLosesNothing()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
    startConsole({u"--connect"_s, server.url.toString()});
    untilLive();
    QTest::keyClick(m_console->window(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QPointer<QWidget> editor = QApplication::activeModalWidget();
    QTest::keyClicks(editor->findChild<QLineEdit *>(u"name"_s), u"production"_s);
    QTest::keyClicks(editor->findChild<QLineEdit *>(u"displayName"_s), u"Production"_s);
    // Somebody withdraws the token while the editor is open.
    m_console->workspace()->client().setEndpoint({server.url, m_api->revokedToken(), {}});

    QTest::keyClick(editor, Qt::Key_Return);

    QTRY_VERIFY(qobject_cast<SignInDialog *>(QApplication::activeModalWidget()));
    QVERIFY(editor && editor->isVisible());
    QCOMPARE(editor->findChild<QLineEdit *>(u"name"_s)->text(), u"production"_s);
    auto *token = QApplication::activeModalWidget()->findChild<QLineEdit *>(u"tokenEdit"_s);
    QTest::keyClicks(token, QString::fromLatin1(m_api->token(Role::Admin)));
    QTest::keyClick(token, Qt::Key_Return);
    untilLive();
    QVERIFY(editor && editor->isVisible());
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_console->workspace()->environments()->rowCount(), 1, 10'000);
}

void TestSavedServers::theKeychainIsNotAskedForTheOfflineWorkspace()
{
    startConsole({u"--offline"_s});
    untilLive();
    QCOMPARE(m_keychain->reads, 0);
}

void TestSavedServers::aServerThatIsLostIsSaidOnceAndInWords()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
    makeEnvironment(u"production"_s);
    startConsole({u"--connect"_s, server.url.toString()});
    untilLive();
    const auto state = [this] { return m_console->window()->findChild<QLabel *>(u"state"_s)->text(); };
    QVERIFY(state().contains(u"Live"));

    m_api.reset();

    QTRY_VERIFY_WITH_TIMEOUT(state().contains(u"Reconnecting"), 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_console->workspace()->state(), Workspace::State::Offline, 20'000);
    QVERIFY2(state().contains(u"showing data from"), qPrintable(state()));
    auto *banner = shown<InlineMessage>(u"banner"_s);
    QVERIFY(banner);
    QVERIFY2(banner->text().contains(u"data of"), qPrintable(banner->text()));
    const auto buttons = banner->findChildren<QAbstractButton *>();
    const auto found = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) { return button->text() == u"Retry"; });
    QVERIFY(found != buttons.end());
    const QPointer<QAbstractButton> retry = *found;
    retry->setFocus();
    QSignalSpy changed(m_console->workspace(), &Workspace::stateChanged);
    QTest::mouseClick(retry, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), 10'000); // it failed once more
    QVERIFY2(retry && retry->isVisible(), "the same banner stays");
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 1);
    QVERIFY(!m_console->workspace()->can(Permission::EnvironmentCreate));
    QVERIFY(!m_console->workspace()->whyNot(Permission::EnvironmentCreate).isEmpty());
}

void TestSavedServers::aServerIsAddedTestedOpenedAndRemoved()
{
    m_api = std::make_unique<ServedApi>();
    startConsole({u"--offline"_s});
    untilLive();
    openSwitcher();
    QTest::mouseClick(shown<QAbstractButton>(u"add"_s), Qt::LeftButton);
    QTRY_VERIFY(shown<ServerDialog>());
    auto *editor = shown<ServerDialog>();
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY2(editor->isVisible(), "an address is wanted");
    QTest::keyClicks(editor->findChild<QLineEdit *>(u"url"_s), m_api->url().toString());
    QTest::keyClicks(editor->findChild<QLineEdit *>(u"name"_s), u"acme"_s);
    QTest::keyClicks(editor->findChild<QLineEdit *>(u"token"_s), QString::fromLatin1(m_api->token(Role::Operator)));
    QTest::mouseClick(editor->findChild<QAbstractButton *>(u"test"_s), Qt::LeftButton);
    auto *verdict = editor->findChild<InlineMessage *>(u"verdict"_s);
    QTRY_VERIFY_WITH_TIMEOUT(verdict->isVisible(), 10'000);
    QVERIFY2(verdict->kind() == InlineMessage::Kind::Positive, qPrintable(verdict->text()));

    QTest::mouseClick(editor->findChild<QAbstractButton *>(u"save"_s), Qt::LeftButton);

    untilLive();
    QCOMPARE(m_console->workspace()->identity().role, u"operator"_s);
    QCOMPARE(m_keychain->entries.size(), size_t(1));
    openFromSwitcher(u"offline"_s);
    untilLive();
    openSwitcher();
    QTest::keyClicks(shown<QLineEdit>(u"search"_s), u"acme"_s);
    QTest::mouseClick(shown<QAbstractButton>(u"remove"_s), Qt::LeftButton);
    QTRY_VERIFY(QApplication::activeModalWidget() && QApplication::activeModalWidget() != shown<ServersDialog>());
    const auto buttons = QApplication::activeModalWidget()->findChildren<QPushButton *>();
    const auto verb = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) { return button->text().contains(u"Remove"); });
    QVERIFY(verb != buttons.end());
    QTest::mouseClick(*verb, Qt::LeftButton);
    QTRY_VERIFY(!m_console->connections()->hasServers());
    QTRY_VERIFY2(m_keychain->entries.empty(), "the token goes with its connection");
}

void TestSavedServers::aTokenIsNotSentToAnotherAddress()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
    QByteArray heard;
    ScriptedServer other([&heard](QSslSocket &socket, const QByteArray &request) {
        heard += request;
        socket.disconnectFromHost();
    });
    startConsole({u"--offline"_s});
    untilLive();
    openSwitcher();
    QTest::keyClicks(shown<QLineEdit>(u"search"_s), u"acme"_s);
    QTest::mouseClick(shown<QAbstractButton>(u"edit"_s), Qt::LeftButton);
    QTRY_VERIFY(shown<ServerDialog>());
    auto *editor = shown<ServerDialog>();
    editor->findChild<QLineEdit *>(u"url"_s)->setText(u"http://127.0.0.1:%1"_s.arg(other.serverPort()));
    QTest::mouseClick(editor->findChild<QAbstractButton *>(u"test"_s), Qt::LeftButton);
    QTRY_VERIFY(!heard.isEmpty());
    QTest::mouseClick(editor->findChild<QAbstractButton *>(u"save"_s), Qt::LeftButton);
    QTRY_VERIFY(!shown<ServerDialog>());
    shown<ServersDialog>()->close();

    openFromSwitcher(u"acme"_s);

    QTRY_VERIFY2(shown<SignInDialog>(), "the new address has no token yet");
    QVERIFY2(!heard.contains("Bearer"), heard.constData());
}

void TestSavedServers::everyControlIsNamedAndNothingIsClipped()
{
    const SavedServer server = saveServer(u"acme"_s, true, u"PROD"_s);
    startConsole();
    const auto isGood = [](const QWidget *widget) {
        if (!widget)
            return false;
        const QStringList flaws = test::unnamed(widget) + test::clipped(widget);
        if (!flaws.isEmpty())
            qWarning("%s", qPrintable(flaws.join(u", ")));
        return flaws.isEmpty();
    };
    // With a saved server this is no first start any more, so the page is looked at by itself.
    WelcomePage welcome;
    welcome.resize(960, 600);
    welcome.show();
    QVERIFY(isGood(&welcome));
    untilLive();
    openSwitcher();
    QVERIFY(isGood(shown<ServersDialog>()));
    QTest::keyClicks(shown<QLineEdit>(u"search"_s), u"acme"_s);
    QTest::mouseClick(shown<QAbstractButton>(u"edit"_s), Qt::LeftButton);
    QTRY_VERIFY(shown<ServerDialog>());
    QVERIFY(isGood(shown<ServerDialog>()));
    SignInDialog signIn(server.url.authority(), true);
    signIn.show();
    QVERIFY(isGood(&signIn));
}

void TestSavedServers::anOfflineWorkspaceInUseSaysSoAndTriesAgain()
{
    const QString directory = home() + u"/data/tidegate"_s;
    auto other = std::make_unique<ServerThread>();
    other->start(embeddedOptions(directory + u"/tidegate.db"_s));
    QVERIFY(other->waitUntilReady());

    startConsole({u"--offline"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_console->workspace()->state(), Workspace::State::Offline, 10'000);
    const QString said = shown<InlineMessage>(u"banner"_s)->text();
    QVERIFY2(said.contains(u"Another Tidegate uses the database"_s) && !said.contains(u"does not answer"_s), qPrintable(said));
    other.reset();
    m_console->workspace()->retryNow();

    untilLive();
}

void TestSavedServers::rename(const QString &name)
{
    Environment environment = m_console->workspace()->environments()->all().constFirst().environment;
    environment.displayName = name;
    const auto *history = m_console->window()->findChild<UndoHistory *>();
    const int before = history->undoable();
    [[maybe_unused]] const auto answer = m_console->workspace()->update(environment);
    QTRY_COMPARE_WITH_TIMEOUT(history->undoable(), before + 1, 10'000);
}

void TestSavedServers::changesThatCanNoLongerBeUndoneAreSaidBeforeTheyAreForgotten()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
    makeEnvironment(u"production"_s);
    startConsole({u"--connect"_s, server.url.toString()});
    untilLive();
    const auto *history = m_console->window()->findChild<UndoHistory *>();
    rename(u"Live"_s);
    rename(u"Production"_s);

    openFromSwitcher(u"offline"_s);
    QTRY_VERIFY(forgetQuestion());
    QVERIFY2(forgetQuestion()->text().contains(u"2 changes"_s), qPrintable(forgetQuestion()->text()));
    QTest::keyClick(forgetQuestion(), Qt::Key_Escape); // stays, and loses nothing
    QTRY_VERIFY(!forgetQuestion());
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 1);
    QCOMPARE(history->undoable(), 2);

    openFromSwitcher(u"offline"_s);
    QTRY_VERIFY(forgetQuestion());
    QTest::mouseClick(forgetQuestion()->findChild<QCheckBox *>(), Qt::LeftButton);
    QTest::keyClick(forgetQuestion(), Qt::Key_Return);
    QTRY_COMPARE(m_console->workspace()->environments()->rowCount(), 0);
    untilLive();
    QCOMPARE(history->undoable(), 0);

    openFromSwitcher(u"acme"_s); // nothing was changed here: there is nothing to ask
    untilLive();
    QVERIFY(!forgetQuestion());
    rename(u"Live"_s);
    openFromSwitcher(u"offline"_s); // and no more is wanted to be heard of it
    QTRY_COMPARE(m_console->workspace()->environments()->rowCount(), 0);
    QVERIFY(!forgetQuestion());
}

QTEST_MAIN(TestSavedServers)
#include "tst_savedservers.moc"
