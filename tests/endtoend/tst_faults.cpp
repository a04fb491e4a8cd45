// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/faultyproxy.h"
#include "tests/support/servedapi.h"
#include "tests/support/stallwatch.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/calendar/edit/freezeactions.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/environmentdialog.h"
#include "ui/overview/overviewpage.h"
#include "ui/style/theme.h"
#include "ui/targets/bulk/targetrun.h"
#include "ui/targets/edit/groupdialog.h"
#include "ui/targets/edit/stickerdialog.h"
#include "ui/targets/edit/targetdialog.h"
#include "ui/targets/targetactions.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using Fault = FaultyProxy::Fault;

/// Every dialog that writes, against a server that fails in every way: nothing typed is lost, the window never stands still, the dialog says
/// what is known, and trying again does it once.
class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();
    void aFailedWriteLosesNothing_data();
    void aFailedWriteLosesNothing();
    void aKilledServerLosesNothing_data();
    void aKilledServerLosesNothing();
    void aSlowServerDoesNotStopTheWindow_data();
    void aSlowServerDoesNotStopTheWindow();

private:
    /// A dialog that is open and filled in; the button that writes.
    struct Case
    {
        QPointer<QDialog> dialog;
        QPointer<QPushButton> button;
    };

    static QStringList dialogs();
    Case open(const QString &name);
    Case opened(QDialog *dialog, const QString &button, const QStringList &fieldsAndTexts);
    Case confirmation();
    FreezeCommands freezeCommands() const;
    QByteArray firstId(const QByteArray &list) const;
    int countOnServer(const QString &dialog) const;
    static QVariantMap typed(const QDialog *dialog);
    static QString said(const QDialog *dialog);

    std::unique_ptr<ServedApi> m_api;
    std::unique_ptr<FaultyProxy> m_proxy;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<QWidget> m_window;
    QByteArray m_environment;
};

QStringList TestFaults::dialogs()
{
    return {u"new environment"_s, u"edit environment"_s, u"new group"_s,    u"new target"_s,    u"edit target"_s,       u"new freeze"_s,
            u"sticker"_s,         u"delete target"_s,    u"delete group"_s, u"delete freeze"_s, u"delete environment"_s};
}

void TestFaults::init()
{
    m_api = std::make_unique<ServedApi>();
    const QByteArray admin = m_api->token(Role::Admin);
    const auto idOf = [](const Answer &answer) { return answer.object().value(u"id"_s).toString(); };
    m_environment = idOf(m_api->send("POST", "/api/v1/environments", admin, QJsonObject{{u"name"_s, u"staging"_s}, {u"displayName"_s, u"Staging"_s}}))
                        .toLatin1();
    m_api->send("POST", "/api/v1/environments/" + m_environment + "/target-groups", admin, QJsonObject{{u"name"_s, u"web"_s}, {u"displayName"_s, u"Web"_s}});
    m_api->send("POST", "/api/v1/targets", admin,
                QJsonObject{{u"environmentId"_s, QString::fromLatin1(m_environment)},
                            {u"name"_s, u"web-01"_s},
                            {u"targetType"_s, u"docker_host"_s},
                            {u"connection"_s, QJsonObject{{u"host"_s, u"192.0.2.9"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}});
    const Instant start = wholeSeconds(Clock::system().now()) + std::chrono::hours(48);
    m_api->send("POST", "/api/v1/environments/" + m_environment + "/freeze-windows", admin,
                QJsonObject{{u"start"_s, toText(start)}, {u"end"_s, toText(start + std::chrono::hours(1))}, {u"reason"_s, u"Holiday"_s}});
    m_proxy = std::make_unique<FaultyProxy>(m_api->url());
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_window = std::make_unique<QWidget>();
    m_window->show();
    m_workspace->open({m_proxy->url(), m_api->localSecret(), {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->isLoaded() && m_workspace->freezes()->rowCount() == 1, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->state(), Workspace::State::Live, 10'000); // else what the pages offer is disabled
}

void TestFaults::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_proxy.reset();
    m_api.reset();
}

TestFaults::Case TestFaults::opened(QDialog *dialog, const QString &button, const QStringList &fieldsAndTexts)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    for (qsizetype i = 0; i < fieldsAndTexts.size(); i += 2) {
        auto *editor = dialog->findChild<QWidget *>(fieldsAndTexts.at(i));
        editor->setFocus();
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, fieldsAndTexts.at(i + 1));
    }
    return {dialog, dialog->findChild<QPushButton *>(button)};
}

FreezeCommands TestFaults::freezeCommands() const
{
    FreezeCommands commands;
    commands.create = [this](const FreezeWindow &window) { return m_workspace->create(window); };
    commands.update = [this](const FreezeWindow &window, const QString &reason) { return m_workspace->update(window, reason); };
    commands.remove = [this](const FreezeWindow &window, const QString &reason) { return m_workspace->remove(window, reason); };
    commands.facts = [this] {
        FreezeDialogFacts facts;
        facts.environments = {m_workspace->environments()->all().constFirst().environment};
        facts.now = toInstant(m_workspace->serverNow());
        facts.workspace = m_workspace.get();
        return facts;
    };
    return commands;
}

TestFaults::Case TestFaults::confirmation()
{
    auto *dialog = m_window->findChild<QDialog *>();
    return {dialog, dialog->findChild<QPushButton *>(u"verb"_s)};
}

TestFaults::Case TestFaults::open(const QString &name)
{
    const Environment environment = m_workspace->environments()->all().constFirst().environment;
    const Target target = m_workspace->targets()->allTargets().constFirst();
    const TargetGroup group = m_workspace->targets()->groupsOf(environment.id).constFirst();
    TargetGroup newGroup;
    newGroup.environmentId = environment.id;
    QWidget *window = m_window.get();
    if (name == "new environment"_L1)
        return opened(new EnvironmentDialog(m_workspace.get(), {}, window), u"ok"_s, {u"displayName"_s, u"Second"_s, u"description"_s, u"Typed text"_s});
    if (name == "edit environment"_L1)
        return opened(new EnvironmentDialog(m_workspace.get(), environment, window), u"ok"_s, {u"description"_s, u"Typed text"_s});
    if (name == "new group"_L1)
        return opened(new GroupDialog(m_workspace.get(), newGroup, window), u"ok"_s, {u"name"_s, u"second"_s, u"description"_s, u"Typed text"_s});
    if (name == "new target"_L1)
        return opened(new TargetDialog(m_workspace.get(), environment.id, window), u"saveTarget"_s, {u"name"_s, u"web-02"_s, u"host"_s, u"192.0.2.2"_s});
    if (name == "edit target"_L1)
        return opened(new TargetDialog(m_workspace.get(), target, window), u"saveTarget"_s, {u"name"_s, u"web-09"_s});
    if (name == "sticker"_L1)
        return opened(new StickerDialog(m_workspace.get(), target, {}, window), u"ok"_s, {u"releaseId"_s, u"myapp-v1"_s, u"reason"_s, u"Ticket 12"_s});
    const Instant start = wholeSeconds(Clock::system().now()) + std::chrono::hours(24);
    if (name == "new freeze"_L1) {
        auto *actions = new FreezeActions(freezeCommands(), window);
        FreezeWindow freeze;
        freeze.environmentId = environment.id;
        freeze.start = start;
        freeze.end = start + std::chrono::hours(8);
        freeze.timezone = u"UTC"_s;
        actions->startCreation(freeze);
        return opened(window->findChild<FreezeWindowDialog *>(), u"ok"_s, {u"reason"_s, u"Typed text"_s});
    }
    if (name == "delete freeze"_L1) {
        auto *actions = new FreezeActions(freezeCommands(), window);
        actions->startRemoval(m_workspace->freezes()->all().constFirst());
        return confirmation();
    }
    if (name == "delete environment"_L1) {
        auto *page = new OverviewPage(m_workspace.get(), window);
        auto *menu = page->cards().constFirst()->findChild<QMenu *>();
        emit menu->aboutToShow(); // says whose card it is
        menu->actions().constLast()->trigger();
        return opened(window->findChild<QDialog *>(), u"verb"_s, {u"typedName"_s, u"staging"_s, u"reason"_s, u"Typed text"_s});
    }
    auto *run = new TargetRun(window);
    TargetActions::Selection selection;
    selection.environment = environment.id;
    if (name == "delete target"_L1)
        selection.targets = {target.id};
    else
        selection.group = group.id;
    const TargetActions::Source source{[selection] { return selection; }, [](QUuid) { return QList<TargetId>(); }};
    auto *actions = new TargetActions(m_workspace.get(), run, source, window);
    actions->remove->trigger();
    return confirmation();
}

QByteArray TestFaults::firstId(const QByteArray &list) const
{
    return m_api->send("GET", list, m_api->token(Role::Admin)).array().first().toObject().value(u"id"_s).toString().toLatin1();
}

/// How many things there are of the kind that the dialog makes or deletes; 1 before.
int TestFaults::countOnServer(const QString &dialog) const
{
    QByteArray list = "/api/v1/environments";
    if (dialog.endsWith("group"_L1))
        list += '/' + m_environment + "/target-groups";
    else if (dialog.endsWith("freeze"_L1))
        list += '/' + m_environment + "/freeze-windows";
    else if (dialog.endsWith("target"_L1))
        list = "/api/v1/targets";
    else if (dialog == "sticker"_L1)
        list = "/api/v1/targets/" + firstId("/api/v1/targets") + "/sticker/history";
    return static_cast<int>(m_api->send("GET", list, m_api->token(Role::Admin)).array().size());
}

QVariantMap TestFaults::typed(const QDialog *dialog)
{
    QVariantMap values;
    for (const FormField *field : dialog->findChildren<FormField *>())
        values.insert(field->pointer() + field->label(), field->value());
    return values;
}

QString TestFaults::said(const QDialog *dialog)
{
    QStringList all;
    for (const InlineMessage *message : dialog->findChildren<InlineMessage *>()) {
        if (message->isVisible())
            all.append(message->text());
    }
    return all.join(u'\n');
}

void TestFaults::aFailedWriteLosesNothing_data()
{
    QTest::addColumn<QString>("dialog");
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("word");
    const struct
    {
        const char *name;
        Fault fault;
        const char *word;
    } faults[] = {
        {"request lost", Fault::Lost, "is not known"}, {"answer lost", Fault::AnswerLost, "is not known"},  {"500", Fault::Failing, "status 500"},
        {"garbage", Fault::Garbage, "is not known"},   {"not as agreed", Fault::NotAgreed, "is not known"}, {"401", Fault::SignedOut, "Sign in again"}};
    for (const QString &dialog : dialogs()) {
        for (const auto &fault : faults) {
            if (fault.fault == Fault::NotAgreed && dialog.startsWith("delete"_L1))
                continue; // a deletion has no body that could be wrong
            QTest::addRow("%s: %s", qPrintable(dialog), fault.name) << dialog << static_cast<int>(fault.fault) << QString::fromLatin1(fault.word);
        }
    }
}

void TestFaults::aFailedWriteLosesNothing()
{
    QFETCH(QString, dialog);
    QFETCH(int, fault);
    QFETCH(QString, word);
    const Case shown = open(dialog);
    QVERIFY(shown.dialog && shown.button && shown.button->isEnabled());
    const QVariantMap before = typed(shown.dialog);
    const int countBefore = countOnServer(dialog);
    m_proxy->set(static_cast<Fault>(fault));
    m_proxy->forgetWrites();
    StallWatch watch;

    QTest::mouseClick(shown.button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown.dialog && shown.button->isEnabled(), 20'000);

    QVERIFY(shown.dialog->isVisible());
    QCOMPARE(typed(shown.dialog), before);
    QVERIFY2(said(shown.dialog).contains(word), qPrintable(said(shown.dialog)));
    const QList<FaultyProxy::Write> failed = m_proxy->writes();
    QVERIFY(!failed.isEmpty());
    m_proxy->set(Fault::None);
    QTest::mouseClick(shown.button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!shown.dialog || !shown.dialog->isVisible(), 20'000);

    QVERIFY2(watch.longest() <= 100, qPrintable(u"The event loop stood still for %1 ms"_s.arg(watch.longest())));
    const int change = dialog.startsWith("delete"_L1) ? -1 : dialog.startsWith("edit"_L1) ? 0 : 1;
    QCOMPARE(countOnServer(dialog), countBefore + change);
    if (word == "is not known"_L1) {
        for (const FaultyProxy::Write &write : m_proxy->writes().first(failed.size() + 1))
            QCOMPARE(write.key, failed.constFirst().key);
    }
}

void TestFaults::aKilledServerLosesNothing_data()
{
    QTest::addColumn<QString>("dialog");
    for (const QString &dialog : dialogs())
        QTest::newRow(qPrintable(dialog)) << dialog;
}

void TestFaults::aKilledServerLosesNothing()
{
    QFETCH(QString, dialog);
    const Case shown = open(dialog);
    const QVariantMap before = typed(shown.dialog);
    m_proxy->kill();
    StallWatch watch;

    QTest::mouseClick(shown.button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(shown.dialog && shown.button->isEnabled(), 20'000);

    QVERIFY(shown.dialog->isVisible());
    QCOMPARE(typed(shown.dialog), before);
    QVERIFY2(said(shown.dialog).contains(u"127.0.0.1"_s), qPrintable(said(shown.dialog)));
    QVERIFY2(watch.longest() <= 100, qPrintable(u"The event loop stood still for %1 ms"_s.arg(watch.longest())));
}

void TestFaults::aSlowServerDoesNotStopTheWindow_data()
{
    aKilledServerLosesNothing_data();
}

void TestFaults::aSlowServerDoesNotStopTheWindow()
{
    QFETCH(QString, dialog);
    const Case shown = open(dialog);
    m_proxy->set(Fault::Slow);
    StallWatch watch;

    QTest::mouseClick(shown.button, Qt::LeftButton);
    QVERIFY(!shown.button->isEnabled()); // a second click would write twice
    QVERIFY(shown.dialog->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!shown.dialog || !shown.dialog->isVisible(), 20'000);

    QVERIFY2(watch.longest() <= 100, qPrintable(u"The event loop stood still for %1 ms"_s.arg(watch.longest())));
}

QTEST_MAIN(TestFaults)
#include "tst_faults.moc"
