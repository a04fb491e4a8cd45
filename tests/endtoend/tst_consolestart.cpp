// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "services/client/apiclient.h"
#include "tests/endtoend/startedconsole.h"
#include "tests/support/scriptedserver.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/servers/serverdialog.h"
#include "ui/servers/serversdialog.h"
#include "ui/servers/signindialog.h"
#include "ui/servers/welcomepage.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QDir>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Starts of the console: the first, the next, a second one beside it, and those by a link.
class TestConsoleStart : public StartedConsole
{
    Q_OBJECT

private slots:
    void init() { StartedConsole::init(); }
    void cleanup() { StartedConsole::cleanup(); }
    void theFirstStartOffersThreeChoicesByKeyboard();
    void theNextStartOpensWhatWasUsedLast();
    void theDemoLeadsToTheOthersAndIsNotReopened();
    void aLinkMovesButNeverConnects();
    void theFirstDoesWhatASecondStartAsksFor();
    void aFreezeIsBegunByTheFirstStartToo_data();
    void aFreezeIsBegunByTheFirstStartToo();
    void aFreezeWaitsForTheSignIn();
    void aFreezeThatCannotBeBegunSaysWhy();
    void aFreezeWithoutAnEnvironmentLeadsToTheFirst();
    void aLinkIsFollowedByTheFirstStartToo();
};

void TestConsoleStart::theFirstStartOffersThreeChoicesByKeyboard()
{
    startConsole();
    auto *welcome = shown<WelcomePage>();
    QVERIFY(welcome);
    QCOMPARE(welcome->findChildren<QAbstractButton *>().size(), 3);
    QCOMPARE(m_console->workspace()->state(), Workspace::State::Closed);
    QVERIFY2(!QDir(home() + u"/data"_s).exists(), "nothing is made before somebody chose");
    QTRY_VERIFY(QApplication::focusWidget() && welcome->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(QApplication::focusWidget()->accessibleName().contains(u"offline"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QVERIFY(QApplication::focusWidget()->accessibleName().contains(u"demo"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    untilLive();
    QTRY_VERIFY(!shown<WelcomePage>());
    QCOMPARE(m_console->window()->currentPageId(), u"overview"_s);
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 0);
    QVERIFY(QFile::exists(home() + u"/data/tidegate/tidegate.db"_s));
}

void TestConsoleStart::theNextStartOpensWhatWasUsedLast()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Operator));
    startConsole({u"--offline"_s});
    untilLive();
    openFromSwitcher(u"acme"_s);
    untilLive();

    startConsole();

    untilLive();
    QVERIFY(m_console->window()->windowTitle().contains(u"acme"));
    QCOMPARE(m_console->workspace()->identity().role, u"operator"_s);
}

void TestConsoleStart::theDemoLeadsToTheOthersAndIsNotReopened()
{
    startConsole();
    emit shown<WelcomePage>()->demoChosen();
    untilLive();
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 3);
    auto *ribbon = shown<InlineMessage>(u"ribbon"_s);
    QVERIFY(ribbon);
    QVERIFY(ribbon->text().startsWith(u"Demo"));

    const auto buttons = ribbon->findChildren<QAbstractButton *>();
    const auto offline = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) { return button->text().contains(u"Offline"); });
    QVERIFY(offline != buttons.end());
    QTest::mouseClick(*offline, Qt::LeftButton);

    untilLive();
    QCOMPARE(m_console->workspace()->environments()->rowCount(), 0);
    QVERIFY(!shown<InlineMessage>(u"ribbon"_s));
    openFromSwitcher(u"demo"_s);
    untilLive();
    startConsole();
    untilLive();
    QCOMPARE(m_console->connections()->currentId(), u"local"_s);
}

void TestConsoleStart::aLinkMovesButNeverConnects()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
    makeEnvironment(u"production"_s);
    startConsole({u"--offline"_s});
    untilLive();
    const auto follow = [this](const QString &link) { m_console->handleRequest({{u"links"_s, QJsonArray{link}}}); };
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);

    follow(u"tidegate://open/nobody-knows/targets/"_s + id);
    QVERIFY2(question().contains(u"nobody-knows"), qPrintable(question()));
    QCOMPARE(m_console->connections()->currentId(), u"local"_s);

    follow(u"tidegate://open/acme/targets/"_s + id);
    QVERIFY2(question().contains(u"acme") && question().contains(u"not open"), qPrintable(question()));
    QCOMPARE(m_console->connections()->currentId(), u"local"_s);

    follow(u"tidegate://open/local/targets/"_s + id);
    QCOMPARE(m_console->window()->currentPageId(), u"targets"_s);
    QVERIFY2(question().contains(u"not here"), qPrintable(question()));

    follow(u"tidegate://delete/local/targets/"_s + id);
    QVERIFY(question().contains(u"no link"));

    const QJsonArray environments = m_api->send("GET", "/api/v1/environments", m_api->token(Role::Viewer)).array();
    const QString environment = environments.first().toObject().value(u"id"_s).toString();
    follow(u"tidegate://open/acme/environments/"_s + environment);
    const auto buttons = shown<InlineMessage>(u"question"_s)->findChildren<QAbstractButton *>();
    const auto open = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) { return button->text() == u"Open it"; });
    QVERIFY(open != buttons.end());
    QTest::mouseClick(*open, Qt::LeftButton);
    untilLive();
    QCOMPARE(m_console->window()->scope(), QUuid(environment));
}

void TestConsoleStart::theFirstDoesWhatASecondStartAsksFor()
{
    startConsole({u"--demo"_s});
    untilLive();
    m_console->window()->showMinimized();

    const auto second = Configuration::read(consoleOptionSpecs(), {u"--new-freeze"_s, u"--page"_s, u"calendar"_s});
    QVERIFY(second);
    QVERIFY(joinsRunningConsole(*second));
    m_console->handleRequest(startRequest(*second));

    QVERIFY(!m_console->window()->isMinimized());
    QCOMPARE(m_console->window()->currentPageId(), u"calendar"_s);
    QTRY_VERIFY(QApplication::activeModalWidget());
    QApplication::activeModalWidget()->close();
    const auto third = Configuration::read(consoleOptionSpecs(), {u"--offline"_s});
    m_console->handleRequest(startRequest(*third));
    untilLive();
    QCOMPARE(m_console->connections()->currentId(), u"local"_s);
}

void TestConsoleStart::aFreezeIsBegunByTheFirstStartToo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("the example fleet") << QStringList{u"--demo"_s};
    QTest::newRow("with a page") << QStringList{u"--demo"_s, u"--page"_s, u"drift"_s};
    QTest::newRow("a server") << QStringList{u"--connect"_s};
}

void TestConsoleStart::aFreezeIsBegunByTheFirstStartToo()
{
    QFETCH(QStringList, arguments);
    if (arguments.contains(u"--connect"_s)) {
        const SavedServer server = saveServer(u"acme"_s);
        m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Admin));
        makeEnvironment(u"production"_s);
        arguments.append(server.url.toString());
    }

    startConsole(arguments + QStringList{u"--new-freeze"_s});

    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<FreezeWindowDialog *>(QApplication::activeModalWidget()), 15'000);
    QCOMPARE(m_console->window()->currentPageId(), u"calendar"_s);
    QApplication::activeModalWidget()->close();
}

void TestConsoleStart::aFreezeWaitsForTheSignIn()
{
    const SavedServer server = saveServer(u"acme"_s);
    makeEnvironment(u"production"_s);
    startConsole({u"--connect"_s, server.url.toString(), u"--new-freeze"_s});
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<SignInDialog *>(QApplication::activeModalWidget()), 15'000);

    auto *token = QApplication::activeModalWidget()->findChild<QLineEdit *>(u"tokenEdit"_s);
    QTest::keyClicks(token, QString::fromLatin1(m_api->token(Role::Admin)));
    QTest::keyClick(token, Qt::Key_Return);

    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<FreezeWindowDialog *>(QApplication::activeModalWidget()), 15'000);
    QApplication::activeModalWidget()->close();
}

void TestConsoleStart::aFreezeThatCannotBeBegunSaysWhy()
{
    const SavedServer server = saveServer(u"acme"_s);
    m_entries[u"tidegate/"_s + server.tokenKey()] = SecretText(m_api->token(Role::Viewer));
    makeEnvironment(u"production"_s);

    startConsole({u"--connect"_s, server.url.toString(), u"--new-freeze"_s});

    QTRY_VERIFY_WITH_TIMEOUT(!question().isEmpty(), 15'000);
    QCOMPARE(question(), m_console->workspace()->whyNot(Permission::FreezeCreate));
    QVERIFY(!QApplication::activeModalWidget());
}

void TestConsoleStart::aFreezeWithoutAnEnvironmentLeadsToTheFirst()
{
    startConsole({u"--offline"_s, u"--new-freeze"_s});
    untilLive();

    QTRY_COMPARE(m_console->window()->currentPageId(), u"calendar"_s);
    QTRY_VERIFY(shown<EmptyState>());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestConsoleStart::aLinkIsFollowedByTheFirstStartToo()
{
    const SavedServer server = saveServer(u"acme"_s);
    makeEnvironment(u"production"_s);
    const QJsonArray environments = m_api->send("GET", "/api/v1/environments", m_api->token(Role::Viewer)).array();
    const QString environment = environments.first().toObject().value(u"id"_s).toString();
    startConsole({u"--connect"_s, server.url.toString(), u"tidegate://open/acme/environments/"_s + environment});
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<SignInDialog *>(QApplication::activeModalWidget()), 15'000);
    QVERIFY(m_console->window()->scope().isNull());

    auto *token = QApplication::activeModalWidget()->findChild<QLineEdit *>(u"tokenEdit"_s);
    QTest::keyClicks(token, QString::fromLatin1(m_api->token(Role::Admin)));
    QTest::keyClick(token, Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(m_console->window()->scope(), QUuid(environment), 15'000);
}

QTEST_MAIN(TestConsoleStart)
#include "tst_consolestart.moc"
