// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/servedapi.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/page/page.h"
#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/window/modebar.h"

#include <QApplication>
#include <QDialog>
#include <QPointer>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// The dialog that is open in front of a window, or null.
QDialog *openDialog()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<QDialog *>(widget);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

/// Both halves together: the window, and the server it speaks HTTP with.
class TestConsole : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void anEmptyWorkspaceTeaches();
    void workBeginsInThePage();
    void everyEmptyPageLeadsToTheFirstEnvironment_data();
    void everyEmptyPageLeadsToTheFirstEnvironment();
    void anEnvironmentMadeInTheDialogIsOnTheServer();
    void aFreezeMadeInTheDialogClosesTheGate();
    void thePreviewKnowsTargetsAndOverlaps();
    void whatOthersChangeAppearsByItself();
    void aServerThatStopsLeavesTheDataAndSaysSo();

private:
    QByteArray makeEnvironment(const QString &name) const;
    void type(QDialog *dialog, const QString &field, const QString &text) const;

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestConsole::init()
{
    m_api = std::make_unique<ServedApi>();
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    ConsoleOptions options;
    options.page = u"overview"_s;
    m_window = std::make_unique<MainWindow>(m_workspace.get(), options);
    m_window->show();
    m_workspace->open({m_api->url(), m_api->localSecret(), {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
}

void TestConsole::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_api.reset();
}

QByteArray TestConsole::makeEnvironment(const QString &name) const
{
    const Answer made = m_api->send("POST", "/api/v1/environments", m_api->token(Role::Admin),
                                    QJsonObject{{u"name"_s, name}, {u"displayName"_s, name}, {u"orderIndex"_s, 1}});
    return made.object().value(u"id"_s).toString().toLatin1();
}

void TestConsole::type(QDialog *dialog, const QString &field, const QString &text) const
{
    auto *edit = dialog->findChild<QWidget *>(field);
    QVERIFY2(edit, qPrintable(field));
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, text);
}

void TestConsole::anEmptyWorkspaceTeaches()
{
    QCOMPARE(m_workspace->environments()->rowCount(), 0);
    const auto buttons = m_window->currentPage()->findChildren<QPushButton *>();
    QVERIFY(
        std::any_of(buttons.begin(), buttons.end(), [](const QPushButton *button) { return button->isVisible() && button->text().contains(u"nvironment"); }));
}

void TestConsole::workBeginsInThePage()
{
    const auto focused = [this] { return qobject_cast<QPushButton *>(m_window->focusWidget()); };
    QTRY_VERIFY(focused() && m_window->currentPage()->isAncestorOf(focused()));
    // What is said again, as with each change of a right, takes the focus from nobody.
    const QPointer<QPushButton> before = focused();
    emit m_workspace->permissionsChanged();
    QVERIFY(!before);
    QVERIFY(focused() && m_window->currentPage()->isAncestorOf(focused()));
    // It is where it stands: between the modes and the status bar.
    QTest::keyClick(focused(), Qt::Key_Backtab);
    QVERIFY(m_window->focusWidget() && m_window->findChild<ModeBar *>()->isAncestorOf(m_window->focusWidget()));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Tab);
    QVERIFY(focused() && m_window->currentPage()->isAncestorOf(focused()));
    QTest::keyClick(focused(), Qt::Key_Return);
    QTRY_VERIFY(openDialog());
    openDialog()->close();
}

void TestConsole::everyEmptyPageLeadsToTheFirstEnvironment_data()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"overview", "targets", "calendar", "drift", "releases", "agents"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestConsole::everyEmptyPageLeadsToTheFirstEnvironment()
{
    QFETCH(QString, page);
    m_window->showPage(page);
    const auto way = [this]() -> QPushButton * {
        for (QPushButton *button : m_window->currentPage()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"New environment…"_s)
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(way());
    QTest::mouseClick(way(), Qt::LeftButton);
    QTRY_VERIFY(openDialog() && openDialog()->findChild<QWidget *>(u"displayName"_s));
    openDialog()->close();
}

void TestConsole::anEnvironmentMadeInTheDialogIsOnTheServer()
{
    QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(openDialog());
    type(openDialog(), u"name"_s, u"production"_s);
    type(openDialog(), u"displayName"_s, u"Production"_s);
    QTest::keyClick(openDialog(), Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->rowCount(), 1, 10'000);
    QTRY_VERIFY(!openDialog());
    const QJsonObject stored = m_api->send("GET", "/api/v1/environments", m_api->token(Role::Viewer)).array().first().toObject();
    QCOMPARE(stored.value(u"name"_s).toString(), u"production"_s);
    QCOMPARE(stored.value(u"isProduction"_s), QJsonValue(true));
}

void TestConsole::aFreezeMadeInTheDialogClosesTheGate()
{
    const QByteArray environment = makeEnvironment(u"production"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->rowCount(), 1, 10'000);
    m_window->showPage(u"calendar"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(openDialog());
    type(openDialog(), u"reason"_s, u"Holiday freeze"_s);
    QTest::mouseClick(openDialog()->findChild<QPushButton *>(u"ok"_s), Qt::LeftButton);

    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->freezes()->rowCount(), 1, 10'000);
    const FreezeWindow window = m_workspace->freezes()->all().first();
    QCOMPARE(window.reason, u"Holiday freeze"_s);
    QVERIFY(window.start > Clock::system().now() - std::chrono::minutes(1)); // what nobody chose is not in the past
    const QJsonObject decision = m_api
                                     ->send("POST", "/api/v1/environments/" + environment + "/gate-check", m_api->token(Role::Operator),
                                            QJsonObject{{u"action"_s, u"deploy"_s}, {u"at"_s, toText(window.start)}})
                                     .object();
    QCOMPARE(decision.value(u"allowed"_s), QJsonValue(false));
    QVERIFY(decision.value(u"reasons"_s).toArray().first().toObject().value(u"message"_s).toString().contains(u"Holiday freeze"));
}

void TestConsole::thePreviewKnowsTargetsAndOverlaps()
{
    FreezeWindow window;
    window.environmentId = EnvironmentId(QUuid(QString::fromLatin1(makeEnvironment(u"production"_s))));
    window.start = wholeSeconds(Clock::system().now()) + std::chrono::hours(24);
    window.end = window.start + std::chrono::hours(24 * 40);
    window.reason = u"Holiday freeze"_s;
    const auto created = m_workspace->create(window);
    QTRY_VERIFY_WITH_TIMEOUT(created.isFinished(), 10'000);
    QVERIFY(created.result());
    window.start += std::chrono::hours(1);

    const auto asked = m_workspace->queries().preview(window);
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), 10'000);
    QVERIFY2(asked.result(), asked.result() ? "" : qPrintable(asked.result().error().message));
    QCOMPARE(asked.result()->overlaps, QList<FreezeWindowId>{created.result()->id});
    QCOMPARE(asked.result()->affectedTargets, 0);
    QCOMPARE(asked.result()->warnings.at(0).code, u"long-freeze"_s);
    window.id = created.result()->id; // being edited: it does not overlap itself
    const auto askedAgain = m_workspace->queries().preview(window);
    QTRY_VERIFY_WITH_TIMEOUT(askedAgain.isFinished(), 10'000);

    QVERIFY(askedAgain.result());
    QVERIFY(askedAgain.result()->overlaps.isEmpty());
}

void TestConsole::whatOthersChangeAppearsByItself()
{
    const QByteArray environment = makeEnvironment(u"staging"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->rowCount(), 1, 10'000);
    m_api->send("PUT", "/api/v1/environments/" + environment, m_api->token(Role::ReleaseManager), QJsonObject{{u"displayName"_s, u"Stage two"_s}});

    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->all().first().environment.displayName, u"Stage two"_s, 10'000);
    const Answer target = m_api->send("POST", "/api/v1/targets", m_api->token(Role::Admin),
                                      QJsonObject{{u"environmentId"_s, QString::fromLatin1(environment)},
                                                  {u"name"_s, u"web-01"_s},
                                                  {u"targetType"_s, u"docker_host"_s},
                                                  {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.9"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}});
    QCOMPARE(target.status, 201);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->targets()->allTargets().size(), 1, 10'000);
    m_api->send("DELETE", "/api/v1/targets/" + target.object().value(u"id"_s).toString().toLatin1(), m_api->token(Role::Admin));
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->targets()->allTargets().size(), 0, 10'000);
}

void TestConsole::aServerThatStopsLeavesTheDataAndSaysSo()
{
    makeEnvironment(u"staging"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->rowCount(), 1, 10'000);

    m_api.reset();

    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->state() != Workspace::State::Live, 15'000);
    QCOMPARE(m_workspace->environments()->rowCount(), 1);
}

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
