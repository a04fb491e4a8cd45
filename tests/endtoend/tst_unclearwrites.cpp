// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "tests/support/faultyproxy.h"
#include "tests/support/servedapi.h"
#include "ui/style/theme.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// The user saves, the server does it, and its answer never arrives as it was: pressing the button again must not do it twice.
class TestUnclearWrites : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void savingAgainDoesItOnce_data();
    void savingAgainDoesItOnce();
    void changingAgainIsNoConflictWithItself_data();
    void changingAgainIsNoConflictWithItself();

private:
    QDialog *openEditor(Qt::Key key, Qt::KeyboardModifiers modifiers);
    int writesInTheAuditLog() const;

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<FaultyProxy> m_proxy;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void TestUnclearWrites::init()
{
    m_api = std::make_unique<ServedApi>();
    m_proxy = std::make_unique<FaultyProxy>(m_api->url());
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    ConsoleOptions options;
    options.page = u"overview"_s;
    m_window = std::make_unique<MainWindow>(m_workspace.get(), options);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_workspace->open({m_proxy->url(), m_api->token(Role::Admin), {}});
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->state(), Workspace::State::Live, 10'000);
}

void TestUnclearWrites::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_proxy.reset();
    m_api.reset();
}

QDialog *TestUnclearWrites::openEditor(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(m_window.get(), key, modifiers);
    const bool opened = QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }, 5000);
    return opened ? qobject_cast<QDialog *>(QApplication::activeModalWidget()) : nullptr;
}

int TestUnclearWrites::writesInTheAuditLog() const
{
    return static_cast<int>(m_api->send("GET", "/api/v1/audit", m_api->token(Role::Admin)).array().size());
}

void TestUnclearWrites::savingAgainDoesItOnce_data()
{
    QTest::addColumn<FaultyProxy::Fault>("fault");

    QTest::newRow("the answer is lost") << FaultyProxy::Fault::AnswerLost;
    QTest::newRow("half an answer") << FaultyProxy::Fault::AnswerHalved;
    QTest::newRow("an error instead") << FaultyProxy::Fault::AnswerFailing;
    QTest::newRow("a page instead") << FaultyProxy::Fault::AnswerGarbage;
}

void TestUnclearWrites::savingAgainDoesItOnce()
{
    QFETCH(const FaultyProxy::Fault, fault);
    QPointer<QDialog> editor = openEditor(Qt::Key_N, Qt::ControlModifier);
    QVERIFY(editor);
    QTest::keyClicks(editor->findChild<QLineEdit *>(u"name"_s), u"production"_s);
    QTest::keyClicks(editor->findChild<QLineEdit *>(u"displayName"_s), u"Production"_s);
    m_proxy->set(fault);

    QTest::keyClick(editor, Qt::Key_Return);

    const auto failure = [&]() -> QString {
        for (const auto *message : editor->findChildren<InlineMessage *>()) {
            if (message->isVisible())
                return message->text();
        }
        return {};
    };
    QTRY_VERIFY_WITH_TIMEOUT(!failure().isEmpty(), 10'000);
    QVERIFY(!m_proxy->writes().isEmpty());
    QVERIFY(editor->isVisible());
    QCOMPARE(editor->findChild<QLineEdit *>(u"name"_s)->text(), u"production"_s);

    m_proxy->set(FaultyProxy::Fault::None);
    QTest::keyClick(editor, Qt::Key_Return);

    QTRY_VERIFY_WITH_TIMEOUT(!editor || !editor->isVisible(), 10'000);
    QCOMPARE(m_api->send("GET", "/api/v1/environments", m_api->token(Role::Viewer)).array().size(), 1);
    QCOMPARE(writesInTheAuditLog(), 1);
    QTRY_COMPARE(m_workspace->environments()->rowCount(), 1);
}

void TestUnclearWrites::changingAgainIsNoConflictWithItself_data()
{
    savingAgainDoesItOnce_data();
}

void TestUnclearWrites::changingAgainIsNoConflictWithItself()
{
    QFETCH(const FaultyProxy::Fault, fault);
    Environment environment;
    environment.name = u"production"_s;
    environment.displayName = u"Production"_s;
    const auto created = m_workspace->create(environment);
    QTRY_VERIFY_WITH_TIMEOUT(created.isFinished(), 10'000);
    QVERIFY(created.result());
    environment = created.result()->environment;
    environment.displayName = u"Live"_s;
    m_proxy->set(fault);
    const auto unclear = m_workspace->update(environment);
    QTRY_VERIFY_WITH_TIMEOUT(unclear.isFinished(), 10'000);
    QVERIFY(!unclear.result());

    m_proxy->set(FaultyProxy::Fault::None);
    const auto again = m_workspace->update(environment);
    QTRY_VERIFY_WITH_TIMEOUT(again.isFinished(), 10'000);

    QVERIFY2(again.result().has_value(), again.result() ? "" : qPrintable(again.result().error().message));
    QCOMPARE(writesInTheAuditLog(), 2);
}

QTEST_MAIN(TestUnclearWrites)
#include "tst_unclearwrites.moc"
