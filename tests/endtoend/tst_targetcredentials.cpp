// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedengine.h"
#include "tests/support/servedapi.h"

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/connectionsteps.h"
#include "ui/targets/edit/connectiontest.h"
#include "ui/targets/edit/secretfield.h"
#include "ui/targets/edit/targetdialog.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString certificateText = u"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"_s;
const QString keyText = u"-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"_s;

} // namespace

/// The editor of targets against a real server: tests of a connection that is not saved, and credentials of every type of target.
class TestTargetCredentials : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void aNewConnectionIsTestedWithoutSavingIt();
    void anAnswerAboutEarlierInputIsSaidToBeThat();
    void aRunningTestIsCancelledByItsButtonAndByClosing();
    void withoutAnAccessKeyNothingIsTested();
    void aKeyWithAPassphraseIsMarkedAndNotSent();
    void whatIsMissingIsMarkedBeforeAnythingIsAsked();
    void credentialsOfEachTypeAreStoredSaidAndRemoved_data();
    void credentialsOfEachTypeAreStoredSaidAndRemoved();
    void aStoredCredentialIsReplaced();
    void removingIsOnlyAMarkUntilSaved();
    void anotherAuthorityDropsTheRest();
    void whatSomebodyElseRemovedIsNotStoredAnyMore();
    void whoMayNotStoreCredentialsIsTold();

private:
    void openWorkspace(const QByteArray &token);
    TargetDialog *openNew();
    TargetDialog *openTarget(TargetId id);
    Answer send(const char *method, const QByteArray &path, const QJsonObject &body = {}) const
    {
        return m_api->send(method, path, m_api->token(Role::Admin), body);
    }
    TargetId makeDocker(bool withKey);
    QStringList storedKinds(TargetId id) const;
    void press(const QString &button) { QTest::mouseClick(in<QPushButton>(button), Qt::LeftButton); }
    void type(const QString &line, const QString &text);
    void paste(const QString &member, const QString &text);
    SecretField *credential(const QString &member) const { return in<SecretField>(member); }
    QString stateOf(const QString &member) const { return credential(member)->findChild<QLabel *>(u"credentialState"_s)->text(); }
    QPushButton *choice(const QString &member, const QString &name) const { return credential(member)->findChild<QPushButton *>(name); }
    QString errorOf(const QString &pointer) const;
    InlineMessage *answer() const { return in<InlineMessage>(u"testMessage"_s); }
    QPushButton *testButton() const { return in<QPushButton>(u"testConnection"_s); }
    void confirmRemoval(const QString &member);

    template <typename T>
    T *in(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<ScriptedEngine> m_engine;
    std::unique_ptr<Workspace> m_workspace;
    EnvironmentId m_environment;
    QPointer<QDialog> m_dialog;
};

void TestTargetCredentials::init()
{
    m_api = std::make_unique<ServedApi>();
    m_engine = std::make_unique<ScriptedEngine>("api");
    const QJsonObject unchecked{{u"healthCheckInterval"_s, 0}}; // so that every connection to the engine is one of a test
    m_environment = EnvironmentId(
        parseUuid(send("POST", "/api/v1/environments", {{u"name"_s, u"staging"_s}, {u"displayName"_s, u"Staging"_s}, {u"config"_s, unchecked}})
                      .object()
                      .value(u"id"_s)
                      .toString()));
    openWorkspace(m_api->localSecret());
}

void TestTargetCredentials::openWorkspace(const QByteArray &token)
{
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_workspace->open({m_api->url(), token, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
}

void TestTargetCredentials::cleanup()
{
    delete m_dialog;
    m_workspace.reset();
    m_engine.reset();
    m_api.reset();
}

TargetDialog *TestTargetCredentials::openNew()
{
    auto *dialog = new TargetDialog(m_workspace.get(), m_environment);
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

TargetDialog *TestTargetCredentials::openTarget(TargetId id)
{
    [&] { QTRY_VERIFY_WITH_TIMEOUT(m_workspace->targets()->target(id), 10'000); }();
    auto *dialog = new TargetDialog(m_workspace.get(), *m_workspace->targets()->target(id));
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    return dialog;
}

TargetId TestTargetCredentials::makeDocker(bool withKey)
{
    const QJsonObject connection{{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, int(m_engine->port())}, {u"tlsEnabled"_s, withKey}};
    const Answer made = send(
        "POST", "/api/v1/targets",
        {{u"environmentId"_s, m_environment.toString()}, {u"name"_s, u"web"_s}, {u"targetType"_s, u"docker_host"_s}, {u"connection"_s, connection}});
    const QString id = made.object().value(u"id"_s).toString();
    for (const auto &[kind, text] : {std::pair{"tls-ca", certificateText}, std::pair{"tls-cert", certificateText}, std::pair{"tls-key", keyText}}) {
        if (withKey)
            send("PUT", "/api/v1/targets/" + id.toLatin1() + "/secrets/" + kind, {{u"value"_s, text}});
    }
    const TargetId target(parseUuid(id));
    const qint64 version = withKey ? 4 : 1;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(m_workspace->targets()->target(target) && m_workspace->targets()->target(target)->version == version, 10'000); }();
    return target;
}

QStringList TestTargetCredentials::storedKinds(TargetId id) const
{
    QStringList kinds;
    for (const QJsonValue each : send("GET", "/api/v1/targets/" + id.toString().toLatin1() + "/secrets").array())
        kinds.append(each.toObject().value(u"kind"_s).toString());
    return kinds;
}

void TestTargetCredentials::type(const QString &line, const QString &text)
{
    auto *edit = in<QLineEdit>(line);
    QVERIFY2(edit, qPrintable(line));
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void TestTargetCredentials::paste(const QString &member, const QString &text)
{
    auto *edit = credential(member)->findChild<QPlainTextEdit *>();
    QVERIFY(edit->isVisible() && edit->isEnabled());
    edit->setFocus();
    edit->insertPlainText(text); // as a paste does
}

QString TestTargetCredentials::errorOf(const QString &pointer) const
{
    for (const FormField *field : m_dialog->findChildren<FormField *>()) {
        if (field->pointer() == pointer)
            return field->error();
    }
    return u"no such field"_s;
}

void TestTargetCredentials::confirmRemoval(const QString &member)
{
    QTest::mouseClick(choice(member, u"removeCredential"_s), Qt::LeftButton);
    auto *question = m_dialog->findChild<ConfirmDialog *>();
    QVERIFY(question && question->isVisible());
    QTest::mouseClick(question->findChild<QPushButton *>(u"verb"_s), Qt::LeftButton);
    QCOMPARE(stateOf(member), u"Is removed when you save"_s);
}

void TestTargetCredentials::aNewConnectionIsTestedWithoutSavingIt()
{
    openNew();
    type(u"host"_s, u"127.0.0.1"_s); // no name yet: it is no part of the connection
    QTest::keyClick(in<QCheckBox>(u"tls"_s), Qt::Key_Space);
    in<QSpinBox>(u"port"_s)->setValue(m_engine->port());
    press(u"testConnection"_s);
    QVERIFY(in<QPushButton>(u"saveTarget"_s)->isEnabled()); // the dialog stays usable

    QTRY_VERIFY_WITH_TIMEOUT(answer()->text().startsWith(u"The connection works."_s), 10'000);
    QVERIFY(in<ConnectionSteps>(u"connectionSteps"_s)->isVisible());
    QCOMPARE(in<ConnectionSteps>(u"connectionSteps"_s)->findChildren<QLabel *>(u"connectionStep"_s).size(), 5);
    QCOMPARE(m_engine->checks(), 1);
    QCOMPARE(send("GET", "/api/v1/targets").array().size(), 0);

    press(u"testConnection"_s); // the same again: its steps show again
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->checks(), 2, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(in<ConnectionSteps>(u"connectionSteps"_s)->isVisible(), 10'000);
}

void TestTargetCredentials::anAnswerAboutEarlierInputIsSaidToBeThat()
{
    openTarget(makeDocker(false));
    m_engine->hold();
    press(u"testConnection"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->checks(), 1, 10'000);
    type(u"host"_s, u"192.0.2.7"_s);
    m_engine->release();

    QTRY_VERIFY_WITH_TIMEOUT(answer()->text().startsWith(u"This was said of what stood in the fields before: The connection works."_s), 10'000);
    QVERIFY(!in<ConnectionSteps>(u"connectionSteps"_s)->isEnabled());
    type(u"host"_s, u"127.0.0.1"_s); // as it was tested
    QVERIFY(answer()->text().startsWith(u"The connection works."_s));
    QVERIFY(in<ConnectionSteps>(u"connectionSteps"_s)->isEnabled());
}

void TestTargetCredentials::aRunningTestIsCancelledByItsButtonAndByClosing()
{
    openTarget(makeDocker(false));
    m_engine->hold();
    press(u"testConnection"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->checks(), 1, 10'000);
    QCOMPARE(testButton()->text(), u"Cancel the &test"_s);
    press(u"testConnection"_s);
    QCOMPARE(testButton()->text(), u"&Test connection"_s);
    QVERIFY(!answer()->isVisible());

    press(u"testConnection"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_engine->checks(), 2, 10'000); // the server waits for nothing that was given up
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog || !m_dialog->isVisible());
    m_engine->release();
    QTest::qWait(100); // nothing comes of an answer to a dialog that is gone
}

void TestTargetCredentials::withoutAnAccessKeyNothingIsTested()
{
    openNew();
    in<QComboBox>(u"type"_s)->setCurrentIndex(2);
    QTRY_VERIFY(in<QLineEdit>(u"region"_s) && in<QLineEdit>(u"region"_s)->isVisible());
    type(u"region"_s, u"eu-central-1"_s);
    type(u"cluster"_s, u"main"_s);
    type(u"service"_s, u"shop"_s);
    press(u"testConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answer()->text().startsWith(u"Nothing was tested."_s), 10'000);
    QVERIFY(!in<ConnectionSteps>(u"connectionSteps"_s)->isVisible());
}

void TestTargetCredentials::aKeyWithAPassphraseIsMarkedAndNotSent()
{
    openNew();
    type(u"host"_s, u"127.0.0.1"_s);
    paste(u"tlsKeyRef"_s, u"-----BEGIN ENCRYPTED PRIVATE KEY-----\r\nMIIB\r\n-----END ENCRYPTED PRIVATE KEY-----\r\n"_s);
    press(u"testConnection"_s);
    QVERIFY2(errorOf(u"/connection/tlsKeyRef"_s).contains(u"passphrase"_s), qPrintable(errorOf(u"/connection/tlsKeyRef"_s)));
    QCOMPARE(testButton()->text(), u"&Test connection"_s);
    type(u"name"_s, u"web"_s);
    press(u"saveTarget"_s);
    QVERIFY(errorOf(u"/connection/tlsKeyRef"_s).contains(u"passphrase"_s));
    QCOMPARE(send("GET", "/api/v1/targets").array().size(), 0);
}

void TestTargetCredentials::whatIsMissingIsMarkedBeforeAnythingIsAsked()
{
    openNew();
    press(u"testConnection"_s);
    QVERIFY(!errorOf(u"/connection/host"_s).isEmpty());
    QVERIFY(errorOf(u"/name"_s).isEmpty());
    QVERIFY(in<InlineMessage>(u"editorMessage"_s)->text().contains(u"cannot be tested yet"_s));
}

void TestTargetCredentials::credentialsOfEachTypeAreStoredSaidAndRemoved_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QStringList>("lines"); // name, text, …
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    const QStringList host{u"host"_s, u"192.0.2.9"_s};
    QTest::newRow("docker") << 0 << host << u"tlsKeyRef"_s << keyText << u"tls-key"_s;
    QTest::newRow("compose") << 1 << host + QStringList{u"projectName"_s, u"shop"_s} << u"tlsCaRef"_s << certificateText << u"tls-ca"_s;
    QTest::newRow("ecs") << 2 << QStringList{u"region"_s,          u"eu-central-1"_s,
                                             u"cluster"_s,         u"c"_s,
                                             u"service"_s,         u"s"_s,
                                             u"accessKeyId"_s,     u"AKIAIOSFODNN7EXAMPLE"_s,
                                             u"secretAccessKey"_s, u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s,
                                             u"sessionToken"_s,    u"FwoGZXIvYXdzEXAMPLETOKEN=="_s}
                         << u"credentialRef"_s << QString() << u"access-key"_s;
    QTest::newRow("nomad") << 3 << QStringList{u"address"_s, u"nomad.example:4646"_s, u"jobId"_s, u"shop"_s} << u"tokenRef"_s << u"0000-1111"_s << u"token"_s;
}

void TestTargetCredentials::credentialsOfEachTypeAreStoredSaidAndRemoved()
{
    QFETCH(int, type);
    QFETCH(QStringList, lines);
    QFETCH(QString, member);
    QFETCH(QString, text);
    QFETCH(QString, kind);
    openNew();
    in<QComboBox>(u"type"_s)->setCurrentIndex(type);
    QTRY_VERIFY(credential(member) && credential(member)->isVisible()); // the form of the type
    this->type(u"name"_s, u"shop"_s);
    for (qsizetype i = 0; i < lines.size(); i += 2)
        this->type(lines.at(i), lines.at(i + 1));
    QCOMPARE(stateOf(member), u"Not stored"_s);
    if (!text.isEmpty())
        paste(member, text);
    press(u"saveTarget"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    const TargetId id(parseUuid(send("GET", "/api/v1/targets").array().first().toObject().value(u"id"_s).toString()));
    QCOMPARE(storedKinds(id), QStringList{kind});
    const auto shows = [&] { // the tree knows of it too
        const auto known = m_workspace->targets()->target(id);
        return known && known->connection.value(member).toString().startsWith(u"local:"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(shows(), 10'000);

    openTarget(id);
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(member).startsWith(u"Stored on "_s), 10'000);
    QVERIFY(choice(member, u"replaceCredential"_s)->isVisible());
    confirmRemoval(member);
    QCOMPARE(storedKinds(id), QStringList{kind}); // not before it is saved
    press(u"saveTarget"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    QCOMPARE(storedKinds(id), QStringList());
    const QJsonObject left = send("GET", "/api/v1/targets/" + id.toString().toLatin1()).object().value(u"connection"_s).toObject();
    QVERIFY(!left.contains(member));
}

void TestTargetCredentials::aStoredCredentialIsReplaced()
{
    const TargetId id = makeDocker(true);
    openTarget(id);
    const QString before = credential(u"tlsKeyRef"_s)->reference();
    QVERIFY(before.startsWith(u"local:"_s));
    QVERIFY(!credential(u"tlsKeyRef"_s)->findChild<QPlainTextEdit *>()->isVisible());
    auto *replace = choice(u"tlsKeyRef"_s, u"replaceCredential"_s);
    replace->setFocus();
    QTest::keyClick(replace, Qt::Key_Space);
    paste(u"tlsKeyRef"_s, keyText);
    press(u"saveTarget"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    QCOMPARE(storedKinds(id).size(), 3);
    const QJsonObject after = send("GET", "/api/v1/targets/" + id.toString().toLatin1()).object().value(u"connection"_s).toObject();
    QVERIFY(after.value(u"tlsKeyRef"_s).toString().startsWith(u"local:"_s) && after.value(u"tlsKeyRef"_s).toString() != before);
}

void TestTargetCredentials::removingIsOnlyAMarkUntilSaved()
{
    const TargetId id = makeDocker(true);
    auto *dialog = openTarget(id);
    confirmRemoval(u"tlsKeyRef"_s);
    QVERIFY(dialog->hasChanges());
    QTest::mouseClick(choice(u"tlsKeyRef"_s, u"keepCredential"_s), Qt::LeftButton);
    QVERIFY(!dialog->hasChanges());
    QVERIFY(stateOf(u"tlsKeyRef"_s).startsWith(u"Stored"_s));
    press(u"saveTarget"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    QCOMPARE(storedKinds(id).size(), 3);
}

void TestTargetCredentials::anotherAuthorityDropsTheRest()
{
    const TargetId id = makeDocker(true);
    openTarget(id);
    confirmRemoval(u"tlsCaRef"_s);
    QCOMPARE(stateOf(u"tlsKeyRef"_s), u"Not stored"_s);
    paste(u"tlsKeyRef"_s, keyText);
    press(u"saveTarget"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    QCOMPARE(storedKinds(id), QStringList{u"tls-key"_s});
}

void TestTargetCredentials::whatSomebodyElseRemovedIsNotStoredAnyMore()
{
    const TargetId id = makeDocker(true);
    openTarget(id);
    confirmRemoval(u"tlsKeyRef"_s);
    QCOMPARE(send("DELETE", "/api/v1/targets/" + id.toString().toLatin1() + "/secrets/tls-key").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"tlsKeyRef"_s), u"Not stored"_s, 10'000);
    press(u"saveTarget"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    QCOMPARE(storedKinds(id).size(), 2);
}

void TestTargetCredentials::whoMayNotStoreCredentialsIsTold()
{
    const TargetId id = makeDocker(true);
    openWorkspace(m_api->token(Role::ReleaseManager));
    openTarget(id);
    QVERIFY(!choice(u"tlsKeyRef"_s, u"replaceCredential"_s)->isEnabled());
    QVERIFY(!choice(u"tlsKeyRef"_s, u"removeCredential"_s)->isEnabled());
    QCOMPARE(credential(u"tlsKeyRef"_s)->toolTip(), u"Your role does not include storing credentials."_s);
}

QTEST_MAIN(TestTargetCredentials)
#include "tst_targetcredentials.moc"
