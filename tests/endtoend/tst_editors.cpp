// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/servedapi.h"

#include "models/draftstore.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/editor/conflictdialog.h"
#include "ui/overview/environmentdialog.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/secretfield.h"
#include "ui/targets/edit/targetdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What editors do with what people type, against a real server.
class TestEditors : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void whatWasTypedSurvivesAKill();
    void onlyChangedFieldsAreRestored();
    void aNewThingIsRestoredWhole();
    void nothingIsLeftAfterSavingOrDiscarding();
    void draftsAreForTheOwnerAloneAndHoldNoSecret();
    void closingAsksAndEscapeKeepsEditing();
    void aChangeOfSomebodyElseIsComparedFieldByField();
    void aChangeWhileEditingIsSaidAtOnce();
    void anUntouchedEditorFollowsTheServer();
    void whatWasDeletedCanBeCreatedAgain();
    void typesKeepWhatIsCommon();

private:
    Environment make(const QString &name);
    void change(const Environment &environment, const QJsonObject &body) const;
    EnvironmentDialog *open(const Environment &environment);
    QStringList drafts() const { return QDir(m_folder->path()).entryList({u"*.json"_s}, QDir::Files); }
    QJsonObject onServer(const Environment &environment) const;

    template <typename T>
    static T *in(QWidget *dialog, const QString &name)
    {
        return dialog->findChild<T *>(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<Workspace> m_workspace;
    QPointer<QDialog> m_dialog;
};

void TestEditors::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_api = std::make_unique<ServedApi>();
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_workspace->drafts().setFolder(m_folder->path());
    m_workspace->open({m_api->url(), m_api->localSecret(), {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live, 10'000);
}

void TestEditors::cleanup()
{
    delete m_dialog;
    m_workspace.reset();
    m_api.reset();
    m_folder.reset();
}

Environment TestEditors::make(const QString &name)
{
    m_api->send("POST", "/api/v1/environments", m_api->token(Role::Admin),
                QJsonObject{{u"name"_s, name}, {u"displayName"_s, name}, {u"description"_s, u"As it was"_s}});
    const auto find = [this, name]() -> const EnvironmentSummary * {
        for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
            if (summary.environment.name == name)
                return &summary;
        }
        return nullptr;
    };
    [&] { QTRY_VERIFY_WITH_TIMEOUT(find(), 10'000); }();
    return find() ? find()->environment : Environment();
}

void TestEditors::change(const Environment &environment, const QJsonObject &body) const
{
    const Answer answer = m_api->send("PUT", "/api/v1/environments/" + environment.id.toString().toLatin1(), m_api->token(Role::ReleaseManager), body);
    QCOMPARE(answer.status, 200);
}

QJsonObject TestEditors::onServer(const Environment &environment) const
{
    return m_api->send("GET", "/api/v1/environments/" + environment.id.toString().toLatin1(), m_api->token(Role::Viewer)).object();
}

EnvironmentDialog *TestEditors::open(const Environment &environment)
{
    auto *dialog = new EnvironmentDialog(m_workspace.get(), environment);
    m_dialog = dialog;
    dialog->open();
    return dialog;
}

void TestEditors::whatWasTypedSurvivesAKill()
{
    const Environment staging = make(u"staging"_s);
    EnvironmentDialog *dialog = open(staging);
    auto *description = in<QPlainTextEdit>(dialog, u"description"_s);
    description->selectAll();
    QTest::keyClicks(description, u"Typed before the crash"_s);
    QTRY_COMPARE(drafts().size(), 1);
    delete dialog; // without closing

    dialog = open(staging);
    auto *bar = in<InlineMessage>(dialog, u"draftBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().startsWith(u"Restore what you typed at "_s), qPrintable(bar->text()));
    QCOMPARE(in<QPlainTextEdit>(dialog, u"description"_s)->toPlainText(), u"As it was"_s);
    QTest::mouseClick(in<QPushButton>(dialog, u"restoreDraft"_s), Qt::LeftButton);

    QCOMPARE(in<QPlainTextEdit>(dialog, u"description"_s)->toPlainText(), u"Typed before the crash"_s);
    QVERIFY(dialog->hasChanges());
    QVERIFY(!bar->isVisible());
}

void TestEditors::onlyChangedFieldsAreRestored()
{
    const Environment staging = make(u"staging"_s);
    QTest::keyClicks(in<QPlainTextEdit>(open(staging), u"description"_s), u" and mine"_s);
    QTRY_COMPARE(drafts().size(), 1);
    delete m_dialog;
    change(staging, {{u"displayName"_s, u"Stage two"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->find(staging.id)->environment.displayName, u"Stage two"_s, 10'000);

    EnvironmentDialog *dialog = open(m_workspace->environments()->find(staging.id)->environment);
    QTRY_VERIFY(in<InlineMessage>(dialog, u"draftBar"_s)->isVisible());
    QVERIFY(in<InlineMessage>(dialog, u"draftBar"_s)->text().contains(u"changed since then"_s));
    QTest::mouseClick(in<QPushButton>(dialog, u"restoreDraft"_s), Qt::LeftButton);

    QCOMPARE(dialog->value().displayName, u"Stage two"_s);
    QCOMPARE(dialog->value().description, u"As it was and mine"_s);
}

void TestEditors::aNewThingIsRestoredWhole()
{
    const Environment staging = make(u"staging"_s);
    const Environment production = make(u"production"_s);
    FreezeDialogFacts facts;
    facts.environments = {staging, production};
    facts.displayZone = QTimeZone("Europe/Berlin");
    facts.now = Clock::system().now();
    facts.workspace = m_workspace.get();
    const auto openFor = [this, &facts](const Environment &environment, const char *start, const char *end) {
        FreezeWindow window;
        window.environmentId = environment.id;
        window.start = *parseInstant(start);
        window.end = *parseInstant(end);
        auto *dialog = new FreezeWindowDialog(facts, window);
        m_dialog = dialog;
        dialog->open();
        return dialog;
    };
    FreezeWindowDialog *dialog = openFor(staging, "2031-11-24T08:00:00Z", "2031-11-24T12:00:00Z");
    QTest::keyClicks(in<QPlainTextEdit>(dialog, u"reason"_s), u"Release weekend"_s); // nothing else is touched
    QTRY_COMPARE(drafts().size(), 1);
    const QList<FreezeWindow> typed = dialog->values();
    delete dialog; // without closing

    dialog = openFor(production, "2031-12-01T00:00:00Z", "2031-12-02T00:00:00Z"); // from another selection
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    QTRY_VERIFY(in<InlineMessage>(dialog, u"draftBar"_s)->isVisible());
    auto *restore = in<QPushButton>(dialog, u"restoreDraft"_s);
    restore->setFocus();
    QTest::keyClick(restore, Qt::Key_Space);

    QCOMPARE(dialog->values(), typed);
    QCOMPARE(toText(dialog->values().constFirst().start), u"2031-11-24T08:00:00Z"_s);
}

void TestEditors::nothingIsLeftAfterSavingOrDiscarding()
{
    const Environment staging = make(u"staging"_s);
    EnvironmentDialog *dialog = open(staging);
    QTest::keyClicks(in<QPlainTextEdit>(dialog, u"description"_s), u"Discarded"_s);
    QTRY_COMPARE(drafts().size(), 1);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTest::mouseClick(in<QPushButton>(dialog, u"discard"_s), Qt::LeftButton);
    QTRY_VERIFY(!m_dialog);
    QTRY_COMPARE(drafts().size(), 0);

    dialog = open(staging);
    QTest::keyClicks(in<QPlainTextEdit>(dialog, u"description"_s), u"Saved"_s);
    QTRY_COMPARE(drafts().size(), 1);
    QTest::mouseClick(in<QPushButton>(dialog, u"ok"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    QTRY_COMPARE(drafts().size(), 0);
}

void TestEditors::draftsAreForTheOwnerAloneAndHoldNoSecret()
{
    const Environment staging = make(u"staging"_s);
    auto *dialog = new TargetDialog(m_workspace.get(), staging.id);
    m_dialog = dialog;
    dialog->open();
    QTest::keyClicks(in<QLineEdit>(dialog, u"name"_s), u"web-01"_s);
    QTest::keyClicks(in<QLineEdit>(dialog, u"host"_s), u"docker.example.net"_s);
    QTest::keyClicks(in<SecretField>(dialog, u"tlsKeyRef"_s)->findChild<QPlainTextEdit *>(), u"PRIVATE-KEY-TEXT"_s);

    QTRY_COMPARE(drafts().size(), 1);
    QFile file(m_folder->filePath(drafts().constFirst()));
    QTRY_VERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("docker.example.net") && (file.close(), true));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("PRIVATE-KEY-TEXT"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible()); // the key would be lost
}

void TestEditors::closingAsksAndEscapeKeepsEditing()
{
    EnvironmentDialog *dialog = open(make(u"staging"_s));
    auto *message = in<InlineMessage>(dialog, u"editorMessage"_s);
    QTest::keyClicks(in<QPlainTextEdit>(dialog, u"description"_s), u"x"_s);

    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible() && message->isVisible());
    QCOMPARE(dialog->focusWidget(), in<QPushButton>(dialog, u"keepEditing"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(dialog->isVisible() && !message->isVisible());
    dialog->close(); // the window manager's button
    QVERIFY(dialog->isVisible() && message->isVisible());
}

void TestEditors::aChangeOfSomebodyElseIsComparedFieldByField()
{
    const Environment before = make(u"staging"_s);
    change(before, {{u"displayName"_s, u"Stage two"_s}, {u"description"_s, u"Theirs"_s}});
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->environments()->find(before.id)->environment.version, before.version + 1, 10'000);
    EnvironmentDialog *dialog = open(before); // which still shows what it was
    auto *description = in<QPlainTextEdit>(dialog, u"description"_s);
    description->selectAll();
    QTest::keyClicks(description, u"Mine"_s);
    in<QSpinBox>(dialog, u"requiredApprovals"_s)->setValue(2);

    QTest::mouseClick(in<QPushButton>(dialog, u"ok"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<ConflictDialog *>(), 10'000);
    auto *conflict = dialog->findChild<ConflictDialog *>();
    QCOMPARE(description->toPlainText(), u"Mine"_s);
    QVERIFY(in<QRadioButton>(conflict, u"theirs/displayName"_s)->isChecked());
    QVERIFY(in<QRadioButton>(conflict, u"mine/description"_s)->isChecked());
    QVERIFY(in<QRadioButton>(conflict, u"mine/requiredApprovals"_s)->isChecked());
    QVERIFY(!in<QRadioButton>(conflict, u"mine/name"_s)); // nobody changed it
    QTest::mouseClick(in<QPushButton>(conflict, u"take"_s), Qt::LeftButton);

    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    const QJsonObject saved = onServer(before);
    QCOMPARE(saved.value(u"displayName"_s).toString(), u"Stage two"_s);
    QCOMPARE(saved.value(u"description"_s).toString(), u"Mine"_s);
    QCOMPARE(saved.value(u"requiredApprovals"_s), QJsonValue(2));
}

void TestEditors::aChangeWhileEditingIsSaidAtOnce()
{
    const Environment before = make(u"staging"_s);
    EnvironmentDialog *dialog = open(before);
    QTest::keyClicks(in<QPlainTextEdit>(dialog, u"description"_s), u" and mine"_s);
    change(before, {{u"description"_s, u"Theirs"_s}});

    auto *bar = in<InlineMessage>(dialog, u"changeBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 10'000);
    QVERIFY2(bar->text().contains(u"changed this meanwhile"_s), qPrintable(bar->text()));
    QCOMPARE(dialog->value().description, u"As it was and mine"_s);
    QTest::mouseClick(in<QPushButton>(dialog, u"showTheirs"_s), Qt::LeftButton);
    auto *conflict = dialog->findChild<ConflictDialog *>();
    QVERIFY(conflict);
    in<QRadioButton>(conflict, u"theirs/description"_s)->click();
    QTest::mouseClick(in<QPushButton>(conflict, u"take"_s), Qt::LeftButton);

    QCOMPARE(dialog->value().description, u"Theirs"_s);
    QCOMPARE(dialog->value().version, before.version + 1);
    QVERIFY(!dialog->hasChanges());
}

void TestEditors::anUntouchedEditorFollowsTheServer()
{
    const Environment before = make(u"staging"_s);
    EnvironmentDialog *dialog = open(before);
    change(before, {{u"description"_s, u"Theirs"_s}});

    QTRY_COMPARE_WITH_TIMEOUT(dialog->value().description, u"Theirs"_s, 10'000);
    QVERIFY(!dialog->hasChanges());
    QVERIFY(in<InlineMessage>(dialog, u"changeBar"_s)->isVisible());
}

void TestEditors::whatWasDeletedCanBeCreatedAgain()
{
    const Environment before = make(u"staging"_s);
    EnvironmentDialog *dialog = open(before);
    auto *description = in<QPlainTextEdit>(dialog, u"description"_s);
    description->selectAll();
    QTest::keyClicks(description, u"Mine"_s);
    m_api->send("DELETE", "/api/v1/environments/" + before.id.toString().toLatin1(), m_api->token(Role::Admin));

    auto *message = in<InlineMessage>(dialog, u"editorMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(message->isVisible(), 10'000);
    QVERIFY2(message->text().contains(u"deleted meanwhile"_s), qPrintable(message->text()));
    QTest::mouseClick(in<QPushButton>(dialog, u"createAgain"_s), Qt::LeftButton);

    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog, 10'000);
    QTRY_COMPARE(m_workspace->environments()->rowCount(), 1);
    const Environment again = m_workspace->environments()->all().constFirst().environment;
    QVERIFY(again.id != before.id);
    QCOMPARE(again.description, u"Mine"_s);
}

void TestEditors::typesKeepWhatIsCommon()
{
    auto *dialog = new TargetDialog(m_workspace.get(), make(u"staging"_s).id);
    m_dialog = dialog;
    dialog->open();
    auto *type = in<QComboBox>(dialog, u"type"_s);
    QTest::keyClicks(in<QLineEdit>(dialog, u"host"_s), u"docker.example.net"_s);

    type->setCurrentIndex(1);
    QCOMPARE(in<QLineEdit>(dialog, u"host"_s)->text(), u"docker.example.net"_s);
    type->setCurrentIndex(2);
    QVERIFY(!in<QLineEdit>(dialog, u"host"_s));
    type->setCurrentIndex(0);
    QCOMPARE(in<QLineEdit>(dialog, u"host"_s)->text(), u"docker.example.net"_s);
}

QTEST_MAIN(TestEditors)
#include "tst_editors.moc"
