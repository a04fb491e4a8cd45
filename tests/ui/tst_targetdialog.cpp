// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/connectionwords.h"
#include "tests/support/scriptedserver.h"
#include "tests/ui/fleet.h"
#include "tests/ui/pictures.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/connectioneditor.h"
#include "ui/targets/edit/connectionsteps.h"
#include "ui/targets/edit/groupdialog.h"
#include "ui/targets/edit/stickerdialog.h"
#include "ui/targets/edit/targetdialog.h"
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
#include <QTest>

using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace tidegate {

class TestTargetDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { m_workspace.reset(); }

    void wrongFieldsAreMarkedAndFocused();
    void eachTypeHasItsFieldsInTheirOrder_data();
    void eachTypeHasItsFieldsInTheirOrder();
    void eachMemberOfAnEditorHasItsWords();
    void editedKeepsWhatTheFormDoesNotShow();
    void aNewAddressDropsStoredCredentials();
    void plaintextInProductionIsWarnedOf();
    void aConnectionThatDoesNotSayShowsWhatWillBeSpoken();
    void stepsToAwsHaveTheirOwnWords();
    void turningTlsOffChangesTheUsualPort();
    void eachTypeHasItsOwnForm();
    void agentsThatCannotLookAtATypeAreNotOfferedForIt();
    void closingWithChangesAsksFirst();
    void aServerThatDoesNotAnswerLeavesTheDialogOpen();
    void anOlderServerCannotTestWhatIsNotSaved();
    void theOtherDialogsShow();

private:
    FormField *fieldOf(QWidget &dialog, const QString &pointer) const
    {
        const auto fields = dialog.findChildren<FormField *>();
        const auto it = std::find_if(fields.begin(), fields.end(), [&pointer](const FormField *field) { return field->pointer() == pointer; });
        return it == fields.end() ? nullptr : *it;
    }
    void open(QDialog &dialog)
    {
        dialog.open();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    }

    Fleet m_fleet;
    std::unique_ptr<Workspace> m_workspace;
};

void TestTargetDialog::init()
{
    m_fleet = exampleFleet();
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace, m_fleet);
}

void TestTargetDialog::wrongFieldsAreMarkedAndFocused()
{
    TargetDialog dialog(m_workspace.get(), m_fleet.environments.at(2).environment.id);
    open(dialog);

    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"name"_s), u"-bad name-"_s);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"saveTarget"_s), Qt::LeftButton);

    QVERIFY(!fieldOf(dialog, u"/name"_s)->error().isEmpty());
    QVERIFY(!fieldOf(dialog, u"/connection/host"_s)->error().isEmpty());
    QVERIFY(dialog.findChild<QLineEdit *>(u"name"_s)->hasFocus());
    QVERIFY(dialog.isVisible());
    keepPictures(dialog, u"targetdialog-errors"_s);
}

void TestTargetDialog::eachTypeHasItsFieldsInTheirOrder_data()
{
    QTest::addColumn<TargetType>("type");
    QTest::addColumn<QString>("members");
    const QString tls = u" tlsEnabled insecureAcknowledged tlsCaRef tlsCertRef tlsKeyRef"_s;
    QTest::newRow("docker") << TargetType::DockerHost << u"host port"_s + tls;
    QTest::newRow("compose") << TargetType::ComposeHost << u"host port projectName composeFile"_s + tls;
    QTest::newRow("ecs") << TargetType::EcsService << u"region cluster service accountId roleArn credentialRef"_s;
    QTest::newRow("nomad") << TargetType::NomadJob << u"address jobId namespace region tokenRef"_s + tls;
}

void TestTargetDialog::eachTypeHasItsFieldsInTheirOrder()
{
    QFETCH(TargetType, type);
    ConnectionEditor editor;
    editor.setConnection(type, {});
    QStringList members;
    for (const FormField *field : editor.fields()) {
        members.append(field->pointer().section(u'/', -1));
        const ConnectionMember *member = descriptorOf(type).member(members.constLast());
        QVERIFY2(member && member->use != MemberUse::Advanced, qPrintable(members.constLast()));
    }
    QTEST(members.join(u' '), "members");
}

void TestTargetDialog::eachMemberOfAnEditorHasItsWords()
{
    for (const TargetTypeDescriptor &type : targetTypes()) {
        QSet<QString> labels;
        for (const ConnectionMember &member : type.members) {
            const QString label = connectionWords(type.type, member).label;
            if (member.use == MemberUse::Advanced)
                continue;
            QVERIFY2(!label.isEmpty() && !labels.contains(label), qPrintable(toString(type.type) + u' ' + member.key));
            labels.insert(label);
        }
    }
    const TargetTypeDescriptor &ecs = descriptorOf(TargetType::EcsService);
    const TargetTypeDescriptor &nomad = descriptorOf(TargetType::NomadJob);
    QCOMPARE(connectionWords(ecs.type, *ecs.member("region"_L1)).label, u"AWS &region"_s);
    QCOMPARE(connectionWords(nomad.type, *nomad.member("region"_L1)).label, u"&Region"_s);
    QVERIFY(connectionWords(nomad.type, *nomad.member("via"_L1)).label.isEmpty());
}

void TestTargetDialog::editedKeepsWhatTheFormDoesNotShow()
{
    Target target = m_fleet.targets.first();
    target.connection.insert(u"via"_s, u"agent"_s);
    TargetDialog dialog(m_workspace.get(), target);
    open(dialog);

    QCOMPARE(dialog.edited(), target);
    keepPictures(dialog, u"targetdialog-edit"_s);
}

void TestTargetDialog::aNewAddressDropsStoredCredentials()
{
    Target target = m_fleet.targets.first();
    target.connection.insert(u"tlsKeyRef"_s, u"local:0190a1b2-0000-7000-8000-000000000001"_s);
    TargetDialog dialog(m_workspace.get(), target);
    open(dialog);
    QVERIFY(dialog.edited().connection.contains(u"tlsKeyRef"_s));

    auto *host = dialog.findChild<QLineEdit *>(u"host"_s);
    host->selectAll();
    QTest::keyClicks(host, u"198.51.100.7"_s);

    QVERIFY(!dialog.edited().connection.contains(u"tlsKeyRef"_s));
    QCOMPARE(dialog.edited().connection.value(u"host"_s).toString(), u"198.51.100.7"_s);
}

void TestTargetDialog::plaintextInProductionIsWarnedOf()
{
    TargetDialog dialog(m_workspace.get(), m_fleet.targets.first());
    open(dialog);
    auto *tls = dialog.findChild<QCheckBox *>(u"tls"_s);
    tls->setFocus();
    QTest::keyClick(tls, Qt::Key_Space);

    QVERIFY(!dialog.edited().connection.value(u"tlsEnabled"_s).toBool(true));
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->isVisibleTo(label->window()) && label->text().contains(u"This is production"_s); }));
    QVERIFY(!dialog.findChild<QWidget *>(u"tlsKeyRef"_s)->isVisible());
    keepPictures(dialog, u"targetdialog-plaintext"_s);
}

void TestTargetDialog::aConnectionThatDoesNotSayShowsWhatWillBeSpoken()
{
    Target target = m_fleet.targets.first();
    target.connection.remove(u"tlsEnabled"_s);
    target.connection.insert(u"tlsKeyRef"_s, u"local:0190a1b2-0000-7000-8000-000000000001"_s);
    TargetDialog dialog(m_workspace.get(), target);
    open(dialog);
    QVERIFY(dialog.findChild<QCheckBox *>(u"tls"_s)->isChecked());
    QVERIFY(dialog.edited().connection.contains(u"tlsKeyRef"_s));
    QCOMPARE(connectionSteps(target, {Health::Healthy, {}, u"healthy"_s, {}, {}}).at(2).text, u"TLS is agreed on and the certificate trusted"_s);

    target.connection.insert(u"port"_s, 2375);
    TargetDialog plain(m_workspace.get(), target);
    open(plain);
    QVERIFY(!plain.findChild<QCheckBox *>(u"tls"_s)->isChecked());
    QCOMPARE(connectionSteps(target, {Health::Healthy, {}, u"healthy"_s, {}, {}}).at(2).text, u"No TLS is expected"_s);
}

void TestTargetDialog::stepsToAwsHaveTheirOwnWords()
{
    Target target;
    target.type = TargetType::EcsService;
    const auto steps = [&](Health status, const QString &code) { return connectionSteps(target, {status, {}, code, {}, {}}); };
    const auto denied = steps(Health::Unhealthy, u"cluster-not-found"_s);
    QCOMPARE(denied.at(3).text, u"AWS answers"_s);
    QVERIFY(denied.at(3).state == ConnectionStep::State::Passed);
    QCOMPARE(denied.at(4).text, u"The service can be read"_s);
    QVERIFY(denied.at(4).state == ConnectionStep::State::Failed);
    QVERIFY(steps(Health::Unknown, u"credential-required"_s).isEmpty()); // nothing was asked
    QVERIFY(steps(Health::Unknown, u"throttled"_s).isEmpty());
    // The host is one that nobody typed; whoever may not see where targets are is told of none.
    QCOMPARE(denied.at(0).text, u"The host name resolves"_s);
    target.connection = {{u"region"_s, u"eu-central-1"_s}};
    QCOMPARE(steps(Health::Unreachable, u"dns-failure"_s).at(0).text, u"The host name ecs.eu-central-1.amazonaws.com resolves"_s);
}

void TestTargetDialog::turningTlsOffChangesTheUsualPort()
{
    TargetDialog dialog(m_workspace.get(), EnvironmentId());
    open(dialog);
    QCOMPARE(dialog.findChild<QSpinBox *>(u"port"_s)->value(), 2376);
    dialog.findChild<QCheckBox *>(u"tls"_s)->click();
    QCOMPARE(dialog.findChild<QSpinBox *>(u"port"_s)->value(), 2375);
}

void TestTargetDialog::eachTypeHasItsOwnForm()
{
    TargetDialog dialog(m_workspace.get(), EnvironmentId());
    open(dialog);
    auto *type = dialog.findChild<QComboBox *>(u"type"_s);
    const QStringList firstFields{u"/connection/host"_s, u"/connection/projectName"_s, u"/connection/region"_s, u"/connection/jobId"_s};
    for (int i = 0; i < type->count(); ++i) {
        type->setCurrentIndex(i);
        QVERIFY2(fieldOf(dialog, firstFields.at(i)), qPrintable(firstFields.at(i)));
        keepPictures(dialog, u"targetdialog-type-%1"_s.arg(i));
    }
}

void TestTargetDialog::agentsThatCannotLookAtATypeAreNotOfferedForIt()
{
    TargetDialog dialog(m_workspace.get(), m_fleet.environments.at(2).environment.id);
    open(dialog);
    auto *type = dialog.findChild<QComboBox *>(u"type"_s);
    auto *checker = dialog.findChild<QComboBox *>(u"checkedBy"_s);
    const QString id = m_fleet.agents.first().agent.id.toString(); // of one with Docker and Compose
    const auto isOffered = [&] { return (checker->model()->index(checker->findData(id), 0).flags() & Qt::ItemIsEnabled) != 0; };
    checker->setCurrentIndex(checker->findData(id));
    QVERIFY(isOffered());
    QCOMPARE(checker->currentText(), u"Agent agent-prod-01"_s);
    type->setCurrentIndex(type->findData(toString(TargetType::ComposeHost)));
    QCOMPARE(checker->currentData().toString(), id);
    type->setCurrentIndex(type->findData(toString(TargetType::EcsService)));
    QVERIFY(!isOffered());
    QCOMPARE(checker->currentData().toString(), QString()); // the server checks it, and that shows
    QCOMPARE(checker->itemText(checker->findData(id)), u"Agent agent-prod-01 (cannot check this type)"_s);
    type->setCurrentIndex(type->findData(toString(TargetType::DockerHost)));
    QVERIFY(isOffered());
    keepPictures(dialog, u"targetdialog-agents"_s);
}

void TestTargetDialog::closingWithChangesAsksFirst()
{
    TargetDialog dialog(m_workspace.get(), m_fleet.targets.first());
    open(dialog);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"name"_s), u"x"_s);

    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.findChild<InlineMessage *>(u"editorMessage"_s)->isVisible());
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"discard"_s), Qt::LeftButton);
    QVERIFY(!dialog.isVisible());

    TargetDialog untouched(m_workspace.get(), m_fleet.targets.first());
    open(untouched);
    QTest::keyClick(&untouched, Qt::Key_Escape);
    QVERIFY(!untouched.isVisible());
}

void TestTargetDialog::aServerThatDoesNotAnswerLeavesTheDialogOpen()
{
    TargetDialog dialog(m_workspace.get(), m_fleet.environments.at(0).environment.id);
    const QSignalSpy saved(&dialog, &TargetDialog::saved);
    open(dialog);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"name"_s), u"web-09"_s);
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"host"_s), u"192.0.2.9"_s);
    auto *save = dialog.findChild<QPushButton *>(u"saveTarget"_s);

    QTest::mouseClick(save, Qt::LeftButton);
    QVERIFY(!save->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), 20'000);

    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.findChild<InlineMessage *>()->isVisible());
    QCOMPARE(saved.size(), 0);
    QCOMPARE(dialog.findChild<QLineEdit *>(u"name"_s)->text(), u"web-09"_s);
}

void TestTargetDialog::anOlderServerCannotTestWhatIsNotSaved()
{
    ScriptedServer older(ScriptedServer::saying("HTTP/1.1 405 Method Not Allowed\r\nAllow: GET\r\nContent-Length: 0\r\n\r\n"));
    m_workspace = std::make_unique<Workspace>(Endpoint{QUrl(u"http://127.0.0.1:%1"_s.arg(older.serverPort())), "token", {}});
    fill(*m_workspace, m_fleet);
    TargetDialog dialog(m_workspace.get(), m_fleet.targets.first());
    open(dialog);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"testConnection"_s), Qt::LeftButton);
    const auto *answer = dialog.findChild<InlineMessage *>(u"testMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(answer->text().startsWith(u"This server is older"_s), 10'000);
    QCOMPARE(dialog.findChild<QPushButton *>(u"testConnection"_s)->text(), u"&Test connection"_s);
    keepPictures(dialog, u"targetdialog-older-server"_s);
}

void TestTargetDialog::theOtherDialogsShow()
{
    GroupDialog group(m_workspace.get(), m_fleet.groups.first());
    open(group);
    QCOMPARE(group.edited(), m_fleet.groups.first());
    keepPictures(group, u"groupdialog"_s);
    Sticker current;
    current.releaseName = u"myapp-v2.3.1"_s;
    current.components = {{{}, u"api"_s, digest('a')}, {{}, u"worker"_s, digest('b')}};
    StickerDialog sticker(m_workspace.get(), m_fleet.targets.first(), current);
    open(sticker);
    keepPictures(sticker, u"stickerdialog"_s);
}

} // namespace tidegate

QTEST_MAIN(tidegate::TestTargetDialog)
#include "tst_targetdialog.moc"
