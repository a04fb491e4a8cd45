// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/movedialog.h"

#include "ui/servers/movetexts.h"
#include "ui/servers/serverdialog.h"
#include "ui/servers/signindialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/inlinemessage.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

enum MoveStep { ServerStep, PlanStep, WayStep, EndStep };

constexpr QSize moveSize(640, 460);
constexpr int progressParts = 1000;

} // namespace

MoveDialog::MoveDialog(ServerTableModel *servers, const EndpointProvider &provider, WorkspaceSource *source, QWidget *parent)
    : AutoSizeDialog(parent), m_servers(servers), m_provider(provider), m_move(new WorkspaceMove(source, this)), m_shown(new QSortFilterProxyModel(this)),
      m_pages(new QStackedWidget(this)), m_message(new InlineMessage(this))
{
    setObjectName(u"moveDialog"_s);
    setWindowTitle(tr("Move this workspace to a server"));
    m_message->hideMessage();
    for (QWidget *page : {makeServerPage(), makePlanPage(), makeWayPage(), makeEndPage()})
        m_pages->addWidget(page);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(m_pages, 1);
    makeButtons();
    column->addWidget(m_message); // below the buttons: the dialog grows, and nothing moves under the pointer
    connect(m_move, &WorkspaceMove::changed, this, &MoveDialog::showMove);
    resize(moveSize);
    showServers();
    m_list->setFocus();
}

const SavedServer *MoveDialog::current() const
{
    return m_servers->find(m_list->currentIndex().siblingAtColumn(0).data(ServerTableModel::IdRole).toString());
}

void MoveDialog::addServer()
{
    auto *editor = new ServerDialog({}, m_provider, this);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    connect(editor, &ServerDialog::saved, this, &MoveDialog::store);
    editor->open();
}

void MoveDialog::store(const SavedServer &connection, const QByteArray &token)
{
    SavedServer stored = connection;
    if (stored.id.isEmpty())
        stored.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (const auto written = m_servers->put(stored); !written)
        m_message->showError(tr("The connection works only until Tidegate is closed."), written.error());
    emit saved(stored, token);
    m_list->setCurrentIndex(m_shown->mapFromSource(m_servers->indexOf(stored.id)));
    showServers();
    chooseServer();
}

void MoveDialog::chooseServer()
{
    const SavedServer *server = current();
    if (!server)
        return;
    m_server = server->id;
    ask({});
}

/// token empty: the one that is kept.
void MoveDialog::ask(const QByteArray &token)
{
    const SavedServer *server = m_servers->find(m_server);
    if (!server)
        return;
    m_message->hideMessage();
    m_pages->setCurrentIndex(PlanStep);
    m_plan->hide();
    m_planTitle->setText(tr("Asking %1…").arg(server->name));
    setButtons(tr("&Move"), false, true, tr("Cancel"));
    if (server->readOnly) {
        m_planTitle->setText(tr("It cannot be moved to %1").arg(server->name));
        m_message->showMessage(InlineMessage::Kind::Error, tr("The connection is read-only. Edit it in the list of connections first."));
        return;
    }
    m_provider(*server, token, [this, asked = ++m_asked, self = QPointer<MoveDialog>(this)](const Result<Endpoint> &endpoint) {
        if (!self || asked != m_asked)
            return;
        if (endpoint)
            m_move->ask(*endpoint);
        else
            m_message->showError(tr("The server was not asked."), endpoint.error());
    });
}

void MoveDialog::signIn()
{
    const SavedServer *server = m_servers->find(m_server);
    if (!server)
        return;
    auto *dialog = new SignInDialog(server->url.authority(), server->keepToken, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignInDialog::tokenEntered, this, [this](const QByteArray &token, bool keep) {
        SavedServer changed = *m_servers->find(m_server);
        changed.keepToken = keep;
        if (const auto written = m_servers->put(changed); !written)
            m_message->showError(tr("The connection works only until Tidegate is closed."), written.error());
        emit saved(changed, token);
        ask(token);
    });
    dialog->open();
}

void MoveDialog::go()
{
    switch (m_pages->currentIndex()) {
    case ServerStep:
        chooseServer();
        return;
    case PlanStep:
        m_move->start();
        return;
    case WayStep:
        m_message->hideMessage();
        m_move->retry();
        return;
    default:
        break;
    }
    accept();
    emit openRequested(m_server);
}

/// To the servers; from a move that failed with all that the server has of it thrown away.
void MoveDialog::back()
{
    m_message->hideMessage();
    ++m_asked;
    if (m_pages->currentIndex() == WayStep) {
        m_move->discard();
        return;
    }
    showServers();
    m_pages->setCurrentIndex(ServerStep);
    m_list->setFocus();
}

/// While rows are on their way it takes these back first.
void MoveDialog::reject()
{
    if (m_move->state() == WorkspaceMove::State::Storing || m_move->state() == WorkspaceMove::State::Discarding)
        return; // it is over in a moment
    if (m_move->isRunning())
        m_move->discard();
    else
        AutoSizeDialog::reject();
}

void MoveDialog::showMove()
{
    switch (m_move->state()) {
    case WorkspaceMove::State::Asking:
        return;
    case WorkspaceMove::State::Idle:
        m_pages->setCurrentIndex(ServerStep);
        showServers();
        m_list->setFocus();
        return;
    case WorkspaceMove::State::Refused:
        return showRefusal();
    case WorkspaceMove::State::Ready:
        return showPlan();
    case WorkspaceMove::State::Failed:
        return showFailure();
    case WorkspaceMove::State::Done:
        return showEnd();
    default:
        break;
    }
    showWay();
}

void MoveDialog::showServers()
{
    if (!m_go || m_pages->currentIndex() != ServerStep)
        return;
    setButtons(tr("Ne&xt"), current() != nullptr, false, tr("Cancel"));
    m_go->setToolTip(current() ? QString() : tr("Add the server first."));
}

void MoveDialog::showPlan()
{
    const SavedServer *server = m_servers->find(m_server);
    m_planTitle->setText(tr("This goes to %1").arg(server ? server->name : QString()));
    m_facts->setFacts(moveFacts(m_move->contents()));
    m_notes->setText(moveNotes(*m_move).join(u'\n'));
    m_plan->show();
    setButtons(tr("&Move"), true, true, tr("Cancel"));
    m_go->setFocus();
}

void MoveDialog::showRefusal()
{
    const SavedServer *server = m_servers->find(m_server);
    m_planTitle->setText(tr("It cannot be moved to %1").arg(server ? server->name : QString()));
    m_message->showError({}, m_move->error());
    if (m_move->error().kind == ErrorKind::Unauthenticated)
        m_message->addAction(tr("&Sign in…"), this, [this] { signIn(); });
    if (m_move->canDiscardOther()) {
        m_message->addAction(tr("&Discard what is there of it"), this, [this] {
            m_message->hideMessage();
            m_move->discardOther();
        });
    }
    setButtons(tr("&Move"), false, true, tr("Cancel"));
}

void MoveDialog::showWay()
{
    if (m_pages->currentIndex() != WayStep) {
        m_pages->setCurrentIndex(WayStep);
        m_leave->setFocus();
    }
    m_wayTitle->setText(moveStepText(*m_move));
    m_progress->setRange(0, m_move->total() > 0 ? progressParts : 0);
    m_progress->setValue(m_move->total() > 0 ? static_cast<int>(m_move->done() * progressParts / m_move->total()) : 0);
    m_wayNote->setText(moveProgressText(*m_move));
    const bool canCancel = m_move->state() != WorkspaceMove::State::Storing && m_move->state() != WorkspaceMove::State::Discarding;
    setButtons(tr("&Try again"), false, false, tr("Cancel"));
    m_leave->setEnabled(canCancel);
}

void MoveDialog::showFailure()
{
    m_pages->setCurrentIndex(WayStep);
    m_wayTitle->setText(tr("The workspace is not there yet"));
    m_wayNote->setText(m_move->leavesSomething()
                           ? tr("It can go on where it stopped. Until then, or until it is discarded, nothing else can be changed in that tenant.")
                           : tr("No rows of it are at the server."));
    m_message->showError({}, m_move->error());
    setButtons(tr("&Try again"), true, true, tr("Close"));
    m_back->setText(tr("&Discard"));
    m_leave->setEnabled(true);
    m_go->setFocus();
}

void MoveDialog::showEnd()
{
    m_pages->setCurrentIndex(EndStep);
    const SavedServer *server = m_servers->find(m_server);
    m_end->setText(moveEndText(*m_move, server ? server->name : QString()));
    if (m_move->lostCredentials() > 0 && !m_move->error().code.isEmpty())
        m_message->showError(tr("Not all credentials could be stored there."), m_move->error());
    setButtons(tr("&Open it"), true, false, tr("Close"));
    m_leave->setEnabled(true);
    m_go->setFocus();
}

void MoveDialog::setButtons(const QString &go, bool canGo, bool canGoBack, const QString &leave)
{
    m_go->setText(go);
    m_go->setEnabled(canGo);
    m_go->setToolTip({});
    m_back->setText(tr("&Back"));
    m_back->setEnabled(canGoBack);
    m_leave->setText(leave);
}

} // namespace tidegate
