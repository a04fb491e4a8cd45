// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of ConsoleWalk: what more than one press leads to, with the dialogs filled in.

#include "tests/endtoend/consolewalk.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/servertablemodel.h"
#include "models/targettreemodel.h"
#include "tests/support/fakeengine.h"
#include "tests/support/scriptedserver.h"
#include "ui/activity/changecard.h"
#include "ui/activity/changesview.h"
#include "ui/activity/deleteddialog.h"
#include "ui/calendar/edit/createpopover.h"
#include "ui/editor/conflictdialog.h"
#include "ui/jobs/jobs.h"
#include "ui/page/page.h"
#include "ui/servers/movedialog.h"
#include "ui/servers/serversdialog.h"
#include "ui/targets/bulk/targetimportdialog.h"
#include "ui/targets/edit/connectiontest.h"
#include "ui/targets/edit/secretfield.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/timefield.h"
#include "ui/window/messagelist.h"
#include "ui/window/pages.h"
#include "ui/window/undohistorydialog.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPromise>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

/// A workspace whose rows come when they are told to.
class PlayedWorkspace final : public WorkspaceSource
{
public:
    PlayedWorkspace()
    {
        m_contents.announced.tables = {{u"environments"_s, 3}, {u"targets"_s, 1'234}, {u"audit_entries"_s, 98'765}};
        m_contents.credentials = 3;
        m_pages.start();
    }
    void finish()
    {
        m_pages.addResult(WorkspacePages{m_contents.announced, {}});
        m_pages.finish();
    }

    QFuture<Result<WorkspaceContents>> contents() override { return QtFuture::makeReadyFuture(Result<WorkspaceContents>(m_contents)); }
    QFuture<Result<WorkspacePages>> pages(const std::stop_token &, const std::function<void(qint64)> &) override { return m_pages.future(); }
    QFuture<Result<WorkspaceCredentials>> credentials() override { return QtFuture::makeReadyFuture(Result<WorkspaceCredentials>(WorkspaceCredentials())); }

private:
    WorkspaceContents m_contents;
    QPromise<Result<WorkspacePages>> m_pages;
};

constexpr char importedFile[] = "name,environment,type,connection.host,connection.port,connection.tlsEnabled,label:role\n"
                                "prod-web-21,production,docker_host,192.0.2.21,2376,true,web\n"
                                "prod-web-01,production,docker_host,192.0.2.99,2376,true,web\n"
                                "prod-web-22,moon,docker_host,192.0.2.22,2376,true,web\n"
                                "-bad-,production,docker_host,,2376,true,web\n";

/// The first row without children below which no row has any, of each environment's last branch: a target.
QModelIndex lastLeaf(const QAbstractItemModel &model)
{
    QModelIndex index = model.index(model.rowCount() - 1, 0);
    while (model.rowCount(index) > 0)
        index = model.index(model.rowCount(index) - 1, 0, index);
    return index;
}

/// The actions of the page are about the environment from now on.
void openMenuOf(const MainWindow &window, const Environment &environment)
{
    for (const QToolButton *button : window.currentPage()->findChildren<QToolButton *>()) {
        if (button->menu() && button->accessibleName().contains(environment.displayName))
            emit button->menu()->aboutToShow();
    }
}

} // namespace

QAction *ConsoleWalk::action(const char *name) const
{
    return m_window->currentPage()->findChild<QAction *>(QLatin1String(name));
}

void ConsoleWalk::walkScenes()
{
    walkTargetScenes();
    walkDeleted();
    walkImport();
    walkDiscovery();
    walkCalendarScenes();
    walkEnvironmentScenes();
    walkTimes();
    walkChanges();
    walkConflict();
    walkFrameScenes();
    walkWithoutServer();
    walkEmptyWorkspace();
}

void ConsoleWalk::walkTargetScenes()
{
    m_window->showPage(u"targets"_s);
    waitUntilIdle();
    auto *tree = m_window->findChild<QTreeView *>(u"targetTree"_s);
    const QModelIndex last = lastLeaf(*tree->model());
    tree->setCurrentIndex(last);
    tree->scrollTo(last);
    for (int row = last.row(); row >= std::max(0, last.row() - 2); --row)
        tree->selectionModel()->select(last.siblingAtRow(row), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    show(m_window.get(), u"targets, three selected"_s);
    walkMenus(u"targets"_s);
    for (const char *name : {"deleteTargets", "editLabels", "moveTargets"})
        lookAtWhatOpens(u"targets, three, "_s + QLatin1String(name), [this, name] { action(name)->trigger(); });

    walkTargetEditor();
    walkTargetConnection();
    walkTargetFilters(last.parent());
}

void ConsoleWalk::walkTargetEditor()
{
    lookAtWhatOpens(
        u"targets, wrong entries"_s, [this] { action("newTarget")->trigger(); },
        [this](QWidget *dialog) {
            dialog->findChild<QLineEdit *>(u"host"_s)->setText(u"no host at all"_s);
            dialog->findChild<QPushButton *>(u"saveTarget"_s)->click();
            show(dialog, u"targets, new target, wrong entries"_s);
            static_cast<QDialog *>(dialog)->reject();
            show(dialog, u"targets, new target, closing asks"_s);
        });
    for (int type = 1; type < 4; ++type) {
        lookAtWhatOpens(
            u"targets, another type"_s, [this] { action("newTarget")->trigger(); },
            [this, type](QWidget *dialog) {
                dialog->findChild<QComboBox *>(u"type"_s)->setCurrentIndex(type);
                show(dialog, u"targets, new target, type %1"_s.arg(type));
            });
    }
}

void ConsoleWalk::walkTargetConnection()
{
    lookAtWhatOpens(
        u"targets, a connection tested"_s, [this] { action("newTarget")->trigger(); },
        [this](QWidget *dialog) {
            auto *key = dialog->findChild<SecretField *>(u"tlsKeyRef"_s);
            key->setReference(u"local:0190a1b2-0000-7000-8000-000000000001"_s); // as of a target that has one
            key->setStoredAt(Clock::system().now());
            show(dialog, u"targets, a credential that is stored"_s);
            key->findChild<QPushButton *>(u"replaceCredential"_s)->click();
            show(dialog, u"targets, a credential replaced"_s);
            dialog->findChild<QComboBox *>(u"type"_s)->setCurrentIndex(2);
            for (const auto &[name, text] : {std::pair{u"region"_s, u"eu-central-1"_s}, std::pair{u"cluster"_s, u"c"_s}, std::pair{u"service"_s, u"s"_s}})
                dialog->findChild<QLineEdit *>(name)->setText(text);
            dialog->findChild<QPushButton *>(u"testConnection"_s)->click();
            show(dialog, u"targets, a connection being tested"_s);
            auto *test = dialog->findChild<ConnectionTest *>();
            QTRY_VERIFY_WITH_TIMEOUT(!test->isRunning(), 30'000);
            show(dialog, u"targets, what a test found"_s);
        });
}

void ConsoleWalk::walkTargetFilters(const QModelIndex &branch)
{
    m_window->findChild<QTreeView *>(u"targetTree"_s)->setCurrentIndex(branch);
    show(m_window.get(), u"targets, a branch"_s);
    for (const char *name : {"editTarget", "deleteTargets"})
        lookAtWhatOpens(u"targets, a branch, "_s + QLatin1String(name), [this, name] { action(name)->trigger(); });
    m_window->currentPage()->setFilterText(u"health:unhealthy name-of-nothing"_s);
    show(m_window.get(), u"targets, no match"_s);
    m_window->currentPage()->setFilterText(u"health:oops"_s);
    show(m_window.get(), u"targets, a wrong filter"_s);
    m_window->currentPage()->setFilterText(u"label:role=web -health:healthy"_s);
    show(m_window.get(), u"targets, chips"_s);
    if (auto *save = m_window->findChild<QAbstractButton *>(u"saveView"_s))
        lookAtWhatOpens(u"targets, save view"_s, [save] { save->click(); });
    m_window->currentPage()->setFilterText({});
}

/// With something in their lists: what was deleted, and what can be undone.
void ConsoleWalk::walkDeleted()
{
    const QList<Target> targets = m_workspace->targets()->allTargets();
    if (targets.isEmpty())
        return;
    const TargetId id = targets.constFirst().id;
    const auto isThere = [this, id] { return m_workspace->targets()->contains(id); };
    [[maybe_unused]] const auto removed = m_workspace->remove(targets.constFirst(), u"to be looked at"_s);
    [[maybe_unused]] const bool isGone = QTest::qWaitFor([&isThere] { return !isThere(); }, 5'000);
    lookAtWhatOpens(
        u"frame, what was deleted"_s, [this] { DeletedDialog::open(m_workspace.get(), {}, m_window.get()); },
        [this](QWidget *dialog) {
            dialog->findChild<QLineEdit *>(u"deletedFilter"_s)->setText(u"name-of-nothing"_s);
            show(dialog, u"frame, what was deleted, no match"_s);
        });
    auto *history = m_window->findChild<UndoHistory *>();
    const auto open = [this, history] { UndoHistoryDialog::open(history, m_workspace.get(), m_window.get()); };
    lookAtWhatOpens(u"frame, what can be undone"_s, open);
    history->undo();
    [[maybe_unused]] const bool isBack = QTest::qWaitFor(isThere, 5'000);
    lookAtWhatOpens(u"frame, what was undone"_s, open);
}

void ConsoleWalk::walkImport()
{
    QFile file(m_directory.filePath(u"targets.csv"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(importedFile) < 0)
        return;
    file.close();
    lookAtWhatOpens(
        u"targets, import"_s, [this] { action("importTargets")->trigger(); },
        [this, &file](QWidget *dialog) {
            qobject_cast<TargetImportDialog *>(dialog)->readFile(file.fileName());
            show(dialog, u"targets, import, what would happen"_s);
        });
}

/// A context of Docker's tools leads to an engine that runs projects.
void ConsoleWalk::walkDiscovery()
{
    FakeEngine engine;
    engine.answers["/v1.41/info"] = answer(200, R"({"ID":"ABCD","Name":"docker-1"})");
    engine.runs({container(u"a"_s, u"running"_s, {{u"com.docker.compose.project"_s, u"shop"_s}}),
                 container(u"b"_s, u"exited"_s, {{u"com.docker.compose.project"_s, QString(u"a-project-with-a-name-that-takes-the-room-of-two-others"_s)}})});
    lookAtWhatOpens(
        u"targets, add what runs"_s, [this] { action("discoverTargets")->trigger(); },
        [this, &engine](QWidget *dialog) {
            dialog->findChild<QLineEdit *>(u"host"_s)->setText(u"127.0.0.1"_s);
            dialog->findChild<QCheckBox *>(u"tls"_s)->setChecked(false);
            dialog->findChild<QSpinBox *>(u"port"_s)->setValue(engine.server.serverPort());
            dialog->findChild<QPushButton *>(u"discoverGo"_s)->click();
            show(dialog, u"targets, add what runs, asking"_s);
            auto *table = dialog->findChild<QTreeView *>(u"discoveryTable"_s);
            [[maybe_unused]] const bool isTold = QTest::qWaitFor([table] { return table->isVisible(); }, 10'000);
            show(dialog, u"targets, add what runs, found"_s);
            dialog->findChild<QPushButton *>(u"discoverBack"_s)->click();
        });
}

void ConsoleWalk::walkCalendarScenes()
{
    m_window->showPage(u"calendar"_s);
    waitUntilIdle();
    const FreezeWindowTableModel *freezes = m_workspace->freezes();
    for (int row = 0; row < freezes->rowCount(); ++row) {
        const auto window = freezes->index(row, 0).data(FreezeWindowTableModel::WindowRole).value<FreezeWindow>();
        const EnvironmentSummary *summary = m_workspace->environments()->find(window.environmentId);
        if (!summary || !summary->environment.isProduction)
            continue;
        m_window->showFreezeWindow(window.id.uuid());
        show(m_window.get(), u"calendar, freeze %1"_s.arg(row));
        lookAtWhatOpens(u"calendar, freeze %1, edit"_s.arg(row), [this] { action("editFreezeAction")->trigger(); });
        lookAtWhatOpens(u"calendar, freeze %1, delete"_s.arg(row), [this] { action("deleteFreezeAction")->trigger(); });
    }
    walkMenus(u"calendar"_s);
    auto *timeline = m_window->findChild<QWidget *>(u"timelineView"_s);
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_T);
    QTest::keyClick(timeline, Qt::Key_Right);
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(timeline, Qt::Key_Right, Qt::ShiftModifier);
    show(m_window.get(), u"calendar, drawn with the keys"_s);
    QTest::keyClick(timeline, Qt::Key_Return);
    show(m_window.get(), u"calendar, popover"_s);
    for (auto *popover : m_window->findChildren<CreatePopover *>()) {
        popover->findChild<QLineEdit *>(u"popoverReason"_s)->setText(u"Stock-taking"_s);
        show(m_window.get(), u"calendar, popover with a reason"_s);
        popover->dismiss();
    }
}

void ConsoleWalk::walkEnvironmentScenes()
{
    m_window->showPage(u"overview"_s);
    waitUntilIdle();
    for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
        m_window->currentPage()->setScope(summary.environment.id.uuid());
        waitUntilIdle();
        for (const char *name : {"edit", "delete"}) {
            lookAtWhatOpens(u"overview, %1, "_s.arg(summary.environment.name) + QLatin1String(name), [this, &summary, name] {
                openMenuOf(*m_window, summary.environment);
                action(name)->trigger();
            });
        }
    }
    m_window->setScope({});
    walkMenus(u"overview"_s);
    for (const QString &page : {u"drift"_s, u"releases"_s, u"activity"_s, u"agents"_s}) {
        m_window->showPage(page);
        waitUntilIdle();
        selectSomething();
        walkMenus(page);
    }
}

void ConsoleWalk::walkTimes()
{
    m_window->showPage(u"overview"_s);
    waitUntilIdle();
    QWidget *page = m_window->currentPage();
    auto *when = page->findChild<QComboBox *>(u"askWhen"_s);
    auto *time = page->findChild<TimeField *>(u"askTime"_s);
    when->setCurrentIndex(1);
    show(m_window.get(), u"overview, asked for a time"_s);
    lookAtWhatOpens(u"overview, month of a time"_s, [time] { QTest::keyClick(time->edit(), Qt::Key_F4); });
    time->edit()->setText(u"mon 4 dec 2026"_s);
    show(m_window.get(), u"overview, a time that is none"_s);
    time->setInstant(Clock::system().now());
    when->setCurrentIndex(0);
    m_window->showPage(u"activity"_s);
    waitUntilIdle();
    auto *span = m_window->currentPage()->findChild<QComboBox *>(u"when"_s);
    span->setCurrentIndex(span->count() - 1);
    emit span->activated(span->currentIndex());
    show(m_window.get(), u"activity, between two times"_s);
    span->setCurrentIndex(0);
    emit span->activated(0);
}

void ConsoleWalk::walkChanges()
{
    m_window->showPage(u"activity"_s);
    auto *tabs = m_window->currentPage()->findChild<QTabBar *>(u"activityTabs"_s);
    tabs->setCurrentIndex(1);
    waitUntilIdle();
    auto *view = m_window->currentPage()->findChild<ChangesView *>();
    [[maybe_unused]] const bool isFilled = QTest::qWaitFor([view] { return view->table()->model()->rowCount() > 0; }, 5'000);
    view->table()->setFocus();
    show(m_window.get(), u"activity, what changed"_s);
    lookAtWhatOpens(
        u"activity, explain a change"_s, [view] { view->findChild<QPushButton *>(u"explainChange"_s)->click(); },
        [this](QWidget *dialog) {
            dialog->findChild<QPlainTextEdit *>(u"explanationReason"_s)->setPlainText(u"x"_s);
            static_cast<QDialog *>(dialog)->accept();
            show(dialog, u"activity, explain a change, too short"_s);
        });
    for (ChangeCard *card : view->cards()) {
        card->click();
        waitUntilIdle();
        show(m_window.get(), u"activity, what changed, "_s + card->accessibleName().section(u',', 0, 0));
    }
    view->text()->setText(u"name-of-nothing"_s);
    [[maybe_unused]] const bool isEmpty = QTest::qWaitFor([view] { return view->table()->model()->rowCount() == 0; }, 5'000);
    show(m_window.get(), u"activity, no change matches"_s);
    m_window->currentPage()->findChild<QPushButton *>(u"clearChanges"_s)->click();
    tabs->setCurrentIndex(0);
}

void ConsoleWalk::walkConflict()
{
    m_window->showPage(u"overview"_s);
    waitUntilIdle();
    const Environment stored = m_workspace->environments()->all().constLast().environment;
    openMenuOf(*m_window, stored);
    lookAtWhatOpens(
        u"overview, somebody else saves"_s, [this] { action("edit")->trigger(); },
        [this, &stored](QWidget *dialog) {
            auto *description = dialog->findChild<QPlainTextEdit *>(u"description"_s);
            description->setPlainText(u"What customers use. Ask the release manager on duty before anything is changed here."_s);
            Environment theirs = stored;
            theirs.description = u"What customers use, change %1 of somebody else."_s.arg(++m_conflicts);
            theirs.requiredApprovals = 1 + m_conflicts % 2;
            [[maybe_unused]] const auto answer = m_workspace->update(theirs);
            auto *look = QTest::qWaitFor([dialog] { return dialog->findChild<QPushButton *>(u"showTheirs"_s) != nullptr; }, 5'000)
                ? dialog->findChild<QPushButton *>(u"showTheirs"_s)
                : nullptr;
            show(dialog, u"overview, changed meanwhile"_s);
            if (look)
                look->click();
            if (auto *conflict = dialog->findChild<ConflictDialog *>()) {
                show(conflict, u"overview, conflict"_s);
                conflict->reject();
            }
        });
}

void ConsoleWalk::walkFrameScenes()
{
    auto *messages = m_window->findChild<MessageList *>();
    messages->add(MessageList::Kind::Failure, u"The target “prod-web-01” could not be saved: no answer within 10 s."_s,
                  u"PUT /api/v1/targets/018f\n504 Gateway Timeout\nRequest 018f-77aa"_s);
    messages->add(MessageList::Kind::Success, u"3 targets were checked."_s);
    lookAtWhatOpens(u"frame"_s, [messages] { messages->show(); });
    for (QAction *help : m_window->menuBar()->actions().constLast()->menu()->actions())
        lookAtWhatOpens(u"frame"_s, [help] { help->trigger(); });

    QObject owner;
    Job *job = Jobs::current().start(&owner, u"Health"_s, 20, [] {});
    job->setProgress(8, 20);
    Jobs::current().start(&owner, u"Delete"_s, 0)->fail(u"2 of 3 targets were not deleted."_s);
    show(m_window.get(), u"frame, a job"_s);
    if (auto *text = m_window->findChild<QToolButton *>(u"jobs"_s))
        lookAtWhatOpens(u"frame, jobs"_s, [text] { text->click(); });
    job->finish(u"20 targets were checked."_s);
    m_window->ask(u"Your desktop is in Europe/Vienna now. Show times in this zone?"_s, u"Show"_s, [] {});
    show(m_window.get(), u"frame, a question"_s);
    walkConnections();
}

void ConsoleWalk::walkConnections()
{
    ServerTableModel connections({});
    SavedServer production;
    production.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    production.url = QUrl(u"https://tidegate.example.com:7420"_s);
    production.name = u"acme-prod"_s;
    production.connectionClass = u"PROD"_s;
    production.readOnly = true;
    if (!connections.put(production))
        return;
    const EndpointProvider provider;
    ServersDialog list(&connections, provider);
    list.show();
    show(&list, u"connections, with a server"_s);
    list.close();
    walkMove();
}

/// A workspace that moves: what would go, the way, and a server that fails.
void ConsoleWalk::walkMove()
{
    ScriptedServer server([](QSslSocket &socket, const QByteArray &request) {
        const QByteArray who = R"({"userId":"0197d39f-aaaa-7bbb-8ccc-0d0e0f101112","name":"ada","role":"admin","permissions":[]})";
        const QByteArray body = request.contains("/whoami") ? who : QByteArray("{}");
        const QByteArray status = request.contains("/preview") || request.contains("/whoami") ? "200 OK" : "503 Service Unavailable";
        socket.write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size())
                     + "\r\n\r\n" + body);
        socket.disconnectFromHost();
    });
    ServerTableModel connections({});
    SavedServer acme;
    acme.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    acme.url = QUrl(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
    acme.name = u"acme-prod"_s;
    if (!connections.put(acme))
        return;
    const EndpointProvider provider = [](const SavedServer &connection, const QByteArray &, const std::function<void(const Result<Endpoint> &)> &take) {
        take(Endpoint{connection.url, "tg_played", {}});
    };
    PlayedWorkspace workspace;
    MoveDialog dialog(&connections, provider, &workspace);
    const auto *move = dialog.findChild<WorkspaceMove *>();
    auto *go = dialog.findChild<QPushButton *>(u"moveGo"_s);
    dialog.show();
    show(&dialog, u"move, the servers"_s);
    go->click();
    QTRY_COMPARE(move->state(), WorkspaceMove::State::Ready);
    show(&dialog, u"move, what goes"_s);
    go->click();
    show(&dialog, u"move, on the way"_s);
    workspace.finish();
    QTRY_COMPARE(move->state(), WorkspaceMove::State::Failed);
    show(&dialog, u"move, failed"_s);
}

void ConsoleWalk::walkMenus(const QString &name)
{
    const auto look = [this, &name](const QString &what, const std::function<void()> &open) {
        // A menu may wait in a loop of its own until it is closed.
        QTimer::singleShot(150, m_window.get(), [this, &name, &what] {
            if (QWidget *popup = QApplication::activePopupWidget())
                m_visit(popup, name + u", menu "_s + what);
            while (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
        });
        open();
        QTest::qWait(200);
    };
    for (QAbstractItemView *view : m_window->currentPage()->findChildren<QAbstractItemView *>()) {
        if (view->isVisible() && view->currentIndex().isValid()) {
            const QPoint at = view->visualRect(view->currentIndex()).center();
            QContextMenuEvent event(QContextMenuEvent::Mouse, at, view->viewport()->mapToGlobal(at));
            look(u"of "_s + view->objectName(), [&event, view] { QApplication::sendEvent(view->viewport(), &event); });
        }
    }
    QList<QPointer<QToolButton>> buttons; // a toast and its button go by themselves
    for (QToolButton *button : m_window->findChildren<QToolButton *>())
        buttons.append(button);
    for (const QPointer<QToolButton> &button : std::as_const(buttons)) {
        if (button && button->isVisible() && button->menu() && !m_opened.contains(button->accessibleName() + button->text())) {
            m_opened.insert(button->accessibleName() + button->text());
            look(button->accessibleName(), [button] { button->showMenu(); });
        }
    }
}

void ConsoleWalk::walkWithoutServer()
{
    m_window->showPage(u"targets"_s);
    m_workspace->fail(spokenError(ErrorKind::Timeout, u"timeout"_s, u"The server at tidegate.example.com:7420 did not answer within 10 s."_s));
    show(m_window.get(), u"targets, without the server"_s);
    m_window->showPage(u"calendar"_s);
    show(m_window.get(), u"calendar, without the server"_s);
    m_workspace->needSignIn();
    show(m_window.get(), u"calendar, sign-in needed"_s);
}

void ConsoleWalk::walkEmptyWorkspace()
{
    ServerOptions options = embeddedOptions(m_directory.filePath(u"empty.db"_s));
    options.scheduledChecks = false;
    ServerThread backend;
    backend.setMasterKey(MasterKey::random());
    backend.start(options);
    const auto url = backend.waitUntilReady();
    if (!url || !openMainWindow({*url, options.localSecret, {}}, {}))
        return;
    for (const PageInfo &page : consolePages(m_workspace.get())) {
        m_window->showPage(page.id);
        show(m_window.get(), page.id + u", empty workspace"_s);
    }
    m_window.reset();
    m_workspace.reset();
}

} // namespace tidegate::test
