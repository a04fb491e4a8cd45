// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fakeengine.h"
#include "tests/support/servedapi.h"

#include "models/discoverymodel.h"
#include "models/edithistory.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/targets/discover/discoverydialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What runs somewhere becomes targets, by keys, against a real server.
class TestDiscoveryDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void whatIsNewIsAddedAndGoesBackInOneStep();
    void onlyWhatIsChosenIsAdded();
    void whatIsKnownIsSaidToBe();
    void whatIsIgnoredIsNotOfferedAgain();
    void anEngineThatDoesNotAnswerSaysWhy();
    void aQuestionIsCancelledByEscape();
    void whatIsMissingIsMarkedBeforeAnythingIsAsked();
    void aNameThatIsTakenMeanwhileIsSaidAndTriedAgain();
    void credentialsAreStoredWithWhatIsAddedAndGoBackWithIt();
    void contextsOfDockerFillTheFields();
    void aTargetLeadsToItsPlaceWithItsCredentials();
    void whoMayNotAddIsToldWhy();

private:
    void openWorkspace(const QByteArray &token);
    void openDialog(Target from = {});
    void enterEngine();
    void askAndWait();
    Answer send(const char *method, const QByteArray &path, const QJsonObject &body = {}) const
    {
        return m_api->send(method, path, m_api->token(Role::Admin), body);
    }
    QStringList names() const;
    void press(const QString &button) { QTest::keyClick(in<QPushButton>(button), Qt::Key_Space); }
    QTreeView *table() const { return in<QTreeView>(u"discoveryTable"_s); }
    QString go() const { return in<QPushButton>(u"discoverGo"_s)->text(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    QString said() const { return m_dialog->findChild<InlineMessage *>()->text(); }
    QString remark() const { return in<QLabel>(u"discoveryRemark"_s)->text(); }
    bool isShowing() const { return table()->isVisible(); }

    template <typename T>
    T *in(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<EditHistory> m_history;
    std::shared_ptr<DiscoveryMemory> m_memory;
    std::unique_ptr<QTemporaryDir> m_folder; ///< Of the user's Docker tools.
    EnvironmentId m_environment;
    QPointer<DiscoveryDialog> m_dialog;
};

void TestDiscoveryDialog::initTestCase()
{
    Theme::apply(*qApp);
}

void TestDiscoveryDialog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("DOCKER_CONFIG", m_folder->path().toUtf8());
    qunsetenv("DOCKER_HOST");
    m_memory = std::make_shared<DiscoveryMemory>();
    m_api = std::make_unique<ServedApi>();
    m_engine = std::make_unique<FakeEngine>();
    m_engine->answers["/v1.41/info"] = answer(200, R"({"ID":"ABCD","Name":"docker-1"})");
    const auto of = [](const QString &project) { return QJsonObject{{u"com.docker.compose.project"_s, project}}; };
    m_engine->runs({container(u"a"_s, u"running"_s, of(u"shop"_s)), container(u"b"_s, u"exited"_s, of(u"wiki"_s))});
    const QJsonObject unchecked{{u"healthCheckInterval"_s, 0}}; // so that every connection to the engine is one of a question
    m_environment = EnvironmentId(
        parseUuid(send("POST", "/api/v1/environments", {{u"name"_s, u"staging"_s}, {u"displayName"_s, u"Staging"_s}, {u"config"_s, unchecked}})
                      .object()
                      .value(u"id"_s)
                      .toString()));
    openWorkspace(m_api->localSecret());
}

void TestDiscoveryDialog::openWorkspace(const QByteArray &token)
{
    m_history.reset();
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_history = std::make_unique<EditHistory>();
    connect(m_workspace.get(), &Workspace::edited, m_history.get(), &EditHistory::add);
    m_workspace->open({m_api->url(), token, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
}

void TestDiscoveryDialog::cleanup()
{
    delete m_dialog;
    m_history.reset();
    m_workspace.reset();
    m_engine.reset();
    m_api.reset();
}

void TestDiscoveryDialog::openDialog(Target from)
{
    delete m_dialog;
    from.environmentId = m_environment;
    m_dialog = new DiscoveryDialog(m_workspace.get(), from, m_memory, nullptr);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

void TestDiscoveryDialog::enterEngine()
{
    in<QLineEdit>(u"host"_s)->selectAll();
    QTest::keyClicks(in<QLineEdit>(u"host"_s), u"127.0.0.1"_s);
    if (in<QCheckBox>(u"tls"_s)->isChecked())
        QTest::keyClick(in<QCheckBox>(u"tls"_s), Qt::Key_Space);
    in<QSpinBox>(u"port"_s)->setValue(m_engine->server.serverPort());
}

void TestDiscoveryDialog::askAndWait()
{
    QTest::keyClick(in<QLineEdit>(u"host"_s), Qt::Key_Return); // the default button
    QTRY_VERIFY_WITH_TIMEOUT(isShowing(), 10'000);
}

QStringList TestDiscoveryDialog::names() const
{
    QStringList names;
    for (const QJsonValue each : send("GET", "/api/v1/targets").array())
        names.append(each.toObject().value(u"name"_s).toString());
    names.sort();
    return names;
}

void TestDiscoveryDialog::whatIsNewIsAddedAndGoesBackInOneStep()
{
    openDialog();
    enterEngine();
    askAndWait();
    QVERIFY(table()->hasFocus());
    QCOMPARE(in<QLabel>(u"discoverySummary"_s)->text(), u"3 new, 0 known, 0 ignored"_s);
    QCOMPARE(go(), u"&Add 3 targets"_s);
    QVERIFY(remark().startsWith(u"The engine answers; Compose projects on this host: 2."_s));
    QCOMPARE(cell(2, DiscoveryModel::RunsColumn), u"All of its containers have stopped."_s);
    press(u"discoverGo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(in<QLabel>(u"discoverySummary"_s)->text(), u"3 added, 0 failed, 0 to go"_s, 10'000);
    QCOMPARE(said(), u"Everything was added. One step takes all of it back."_s);
    QCOMPARE(names(), (QStringList{u"docker-1"_s, u"shop"_s, u"wiki"_s}));
    const QSignalSpy added(m_dialog, &DiscoveryDialog::added);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QCOMPARE(added.size(), 1);

    QCOMPARE(m_history->rows().size(), 1);
    QCOMPARE(m_history->rows().constFirst().text, u"addition of 3 targets"_s);
    m_history->undo();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(), 10'000);
    QTRY_VERIFY(!m_history->isRunning());
    m_history->redo();
    QTRY_COMPARE_WITH_TIMEOUT(names().size(), 3, 10'000);
}

void TestDiscoveryDialog::onlyWhatIsChosenIsAdded()
{
    openDialog();
    enterEngine();
    askAndWait();
    QTest::keyClick(table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(!in<QPushButton>(u"discoverGo"_s)->isEnabled());
    QCOMPARE(in<QPushButton>(u"discoverGo"_s)->toolTip(), u"Nothing is chosen."_s);
    QTest::keyClicks(in<QLineEdit>(u"discoveryFilter"_s), u"shop"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
    QTest::keyClick(in<QLineEdit>(u"discoveryFilter"_s), Qt::Key_Down);
    QVERIFY(table()->hasFocus());
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(go(), u"&Add 1 target"_s);
    press(u"discoverGo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"shop"_s}, 10'000);
}

void TestDiscoveryDialog::whatIsKnownIsSaidToBe()
{
    send("POST", "/api/v1/targets",
         {{u"environmentId"_s, m_environment.toString()},
          {u"name"_s, u"old"_s},
          {u"targetType"_s, u"compose_host"_s},
          {u"connection"_s,
           QJsonObject{{u"host"_s, u"LOCALHOST"_s}, {u"port"_s, m_engine->server.serverPort()}, {u"tlsEnabled"_s, false}, {u"projectName"_s, u"shop"_s}}}});
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->targets()->targetCount(), 1, 10'000);
    openDialog();
    enterEngine();
    askAndWait();
    QCOMPARE(in<QLabel>(u"discoverySummary"_s)->text(), u"2 new, 1 known, 0 ignored"_s);
    QCOMPARE(cell(2, DiscoveryModel::StateColumn), u"= Known: old in Staging"_s);
    QCOMPARE(go(), u"&Add 2 targets"_s);
}

void TestDiscoveryDialog::whatIsIgnoredIsNotOfferedAgain()
{
    openDialog();
    enterEngine();
    askAndWait();
    const QSignalSpy changed(m_dialog, &DiscoveryDialog::memoryChanged);
    QTest::keyClick(table(), Qt::Key_End);
    QTest::keyClick(table(), Qt::Key_Delete);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(go(), u"&Add 2 targets"_s);
    *m_memory = DiscoveryMemory::fromVariant(m_memory->toVariant()); // a restart
    openDialog();
    enterEngine();
    askAndWait();
    QCOMPARE(in<QLabel>(u"discoverySummary"_s)->text(), u"2 new, 0 known, 1 ignored"_s);
    QTest::keyClick(table(), Qt::Key_End);
    QCOMPARE(in<QPushButton>(u"discoverIgnore"_s)->text(), u"&Offer again"_s);
    press(u"discoverIgnore"_s);
    QCOMPARE(go(), u"&Add 3 targets"_s);
}

void TestDiscoveryDialog::anEngineThatDoesNotAnswerSaysWhy()
{
    m_engine->answers["/_ping"] = answer(403, "");
    openDialog();
    enterEngine();
    QTest::keyClick(in<QLineEdit>(u"host"_s), Qt::Key_Return);
    auto *state = m_dialog->findChild<EmptyState *>();
    QTRY_VERIFY_WITH_TIMEOUT(state->isVisible() && state->variant() == EmptyState::Variant::Failed, 10'000);
    QCOMPARE(state->sentence(), u"The engine answers, but it does not let Tidegate in."_s);
    press(u"discoverBack"_s);
    QVERIFY(in<QLineEdit>(u"host"_s)->isVisible());
    QCOMPARE(in<QLineEdit>(u"host"_s)->text(), u"127.0.0.1"_s);
}

void TestDiscoveryDialog::aQuestionIsCancelledByEscape()
{
    m_engine->answers["/_ping"] = {}; // hangs
    openDialog();
    enterEngine();
    QTest::keyClick(in<QLineEdit>(u"host"_s), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->server.requests().size(), 1, 10'000);
    QCOMPARE(in<QPushButton>(u"discoverClose"_s)->text(), u"Cancel"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog && m_dialog->isVisible() && in<QLineEdit>(u"host"_s)->isVisible());
    const auto sockets = [this] { return m_engine->server.findChildren<QSslSocket *>(); };
    QTRY_VERIFY_WITH_TIMEOUT(sockets().isEmpty() || sockets().constLast()->state() == QAbstractSocket::UnconnectedState, 10'000);
}

void TestDiscoveryDialog::whatIsMissingIsMarkedBeforeAnythingIsAsked()
{
    openDialog();
    QTest::keyClick(in<QLineEdit>(u"host"_s), Qt::Key_Return);
    QCOMPARE(said(), u"It cannot be asked yet. See the marked fields."_s);
    QVERIFY(in<QLineEdit>(u"host"_s)->hasFocus());
    QCOMPARE(m_engine->server.connections(), 0);
}

void TestDiscoveryDialog::aNameThatIsTakenMeanwhileIsSaidAndTriedAgain()
{
    openDialog();
    enterEngine();
    askAndWait();
    send("POST", "/api/v1/targets",
         {{u"environmentId"_s, m_environment.toString()},
          {u"name"_s, u"shop"_s},
          {u"targetType"_s, u"docker_host"_s},
          {u"connection"_s, QJsonObject{{u"host"_s, u"elsewhere.example"_s}}}});
    press(u"discoverGo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(in<QLabel>(u"discoverySummary"_s)->text(), u"2 added, 1 failed, 0 to go"_s, 10'000);
    QVERIFY2(cell(1, DiscoveryModel::StateColumn).startsWith(u"✕ Not added:"_s), qPrintable(cell(1, DiscoveryModel::StateColumn)));
    QVERIFY(table()->model()->setData(table()->model()->index(1, 0), u"shop-new"_s)); // as F2 does
    press(u"discoverGo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(names().contains(u"shop-new"_s), 10'000);
    QTRY_COMPARE(m_history->rows().size(), 1);
    m_history->undo();
    QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"shop"_s}, 10'000);
}

void TestDiscoveryDialog::credentialsAreStoredWithWhatIsAddedAndGoBackWithIt()
{
    ScriptedServer nomad(ScriptedServer::saying(answer(200, R"([{"ID":"web","Namespace":"shop","Type":"service","Status":"running"}])")));
    openDialog();
    in<QComboBox>(u"discoverType"_s)->setCurrentIndex(1);
    QTest::keyClicks(in<QLineEdit>(u"address"_s), u"http://127.0.0.1:%1"_s.arg(nomad.serverPort()));
    QTest::keyClicks(in<QLineEdit>(u"namespace"_s), u"*"_s);
    if (in<QCheckBox>(u"tls"_s)->isChecked())
        QTest::keyClick(in<QCheckBox>(u"tls"_s), Qt::Key_Space);
    QVERIFY(!in<QLineEdit>(u"jobId"_s));
    auto *token = in<QWidget>(u"tokenRef"_s)->findChild<QPlainTextEdit *>();
    QTRY_VERIFY(token->isVisible()); // the form of the type
    token->insertPlainText(u"a-token-that-is-secret"_s);
    press(u"discoverGo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShowing(), 10'000);
    QCOMPARE(cell(0, DiscoveryModel::FoundColumn), u"Nomad job: web in shop"_s);
    press(u"discoverGo"_s);
    QTRY_COMPARE_WITH_TIMEOUT(in<QLabel>(u"discoverySummary"_s)->text(), u"1 added, 0 failed, 0 to go"_s, 10'000);
    const QJsonObject made = send("GET", "/api/v1/targets").array().first().toObject();
    QVERIFY2(made.value(u"connection"_s).toObject().value(u"tokenRef"_s).toString().startsWith(u"local:"_s), QJsonDocument(made).toJson().constData());
    QCOMPARE(made.value(u"connection"_s).toObject().value(u"namespace"_s).toString(), u"shop"_s);
    QVERIFY(nomad.requests().constFirst().contains("X-Nomad-Token: a-token-that-is-secret"));
    for (int round = 0; round < 2; ++round) { // it comes back without its credential, and goes again all the same
        QCOMPARE(m_history->barrier(), QString());
        m_history->undo();
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList(), 10'000);
        QTRY_VERIFY(!m_history->isRunning());
        m_history->redo();
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"web"_s}, 10'000);
        QTRY_VERIFY(!m_history->isRunning());
    }
}

void TestDiscoveryDialog::contextsOfDockerFillTheFields()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"contexts/meta/1"_s));
    QFile file(m_folder->filePath(u"contexts/meta/1/meta.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"Name":"lab","Endpoints":{"docker":{"Host":"tcp://127.0.0.1:)" + QByteArray::number(m_engine->server.serverPort()) + R"("}}})");
    file.close();
    openDialog();
    auto *from = in<QComboBox>(u"discoverFrom"_s);
    QTRY_COMPARE(from->count(), 2);
    QVERIFY(from->itemText(1).startsWith(u"Docker context lab: tcp://127.0.0.1:"_s));
    QTest::keyClick(from, Qt::Key_Down);
    QCOMPARE(in<QLineEdit>(u"host"_s)->text(), u"127.0.0.1"_s);
    QCOMPARE(in<QSpinBox>(u"port"_s)->value(), int(m_engine->server.serverPort()));
    askAndWait();
    QCOMPARE(table()->model()->rowCount(), 3);
}

void TestDiscoveryDialog::aTargetLeadsToItsPlaceWithItsCredentials()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"contexts/meta/1"_s));
    QFile file(m_folder->filePath(u"contexts/meta/1/meta.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"Name":"lab","Endpoints":{"docker":{"Host":"tcp://10.0.0.1"}}})");
    file.close();
    ScriptedServer nomad(ScriptedServer::saying(answer(200, R"([{"ID":"web","Type":"service"},{"ID":"mail","Type":"service"}])")));
    const QJsonObject connection{{u"address"_s, u"http://127.0.0.1:%1"_s.arg(nomad.serverPort())}, {u"jobId"_s, u"web"_s}};
    const Answer made = send(
        "POST", "/api/v1/targets",
        {{u"environmentId"_s, m_environment.toString()}, {u"name"_s, u"web"_s}, {u"targetType"_s, u"nomad_job"_s}, {u"connection"_s, connection}});
    const TargetId id(parseUuid(made.object().value(u"id"_s).toString()));
    send("PUT", "/api/v1/targets/" + id.toString().toLatin1() + "/secrets/token", {{u"value"_s, u"stored-token"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->targets()->target(id) && m_workspace->targets()->target(id)->version == 2, 10'000);
    openDialog(*m_workspace->targets()->target(id));
    auto *from = in<QComboBox>(u"discoverFrom"_s);
    QVERIFY(from->currentText().endsWith(u"(as web)"_s));
    QTest::keyClicks(in<QLineEdit>(u"namespace"_s), u"shop"_s);
    QTRY_COMPARE(from->count(), 3); // the contexts come before it
    QVERIFY(from->currentText().endsWith(u"(as web)"_s));
    QCOMPARE(in<QLineEdit>(u"namespace"_s)->text(), u"shop"_s);
    press(u"discoverGo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShowing(), 10'000);
    QVERIFY(nomad.requests().constFirst().startsWith("GET /v1/jobs?namespace=shop"));
    QVERIFY(nomad.requests().constFirst().contains("X-Nomad-Token: stored-token"));
    QCOMPARE(in<QLabel>(u"discoverySummary"_s)->text(), u"2 new, 0 known, 0 ignored"_s); // in another namespace
    QVERIFY(remark().contains(u"The stored credentials are those of another target"_s));
    QCOMPARE(m_dialog->findChild<DiscoveryModel *>()->row(0).target.connection.value(u"tokenRef"_s), QJsonValue(QJsonValue::Undefined));
    delete m_dialog;

    openWorkspace(m_api->token(Role::ReleaseManager)); // who may not point a stored credential at anything else
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->targets()->target(id), 10'000);
    openDialog(*m_workspace->targets()->target(id));
    QVERIFY(in<QLabel>(u"discoveryNote"_s)->text().startsWith(u"Your role does not include asking with the credentials"_s));
    press(u"discoverGo"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isShowing(), 10'000);
    QVERIFY(!nomad.requests().constLast().contains("stored-token"));
}

void TestDiscoveryDialog::whoMayNotAddIsToldWhy()
{
    openWorkspace(m_api->token(Role::Operator));
    openDialog();
    QVERIFY(!in<QPushButton>(u"discoverGo"_s)->isEnabled());
    QVERIFY(!in<QPushButton>(u"discoverGo"_s)->toolTip().isEmpty());
}

QTEST_MAIN(TestDiscoveryDialog)
#include "tst_discoverydialog.moc"
