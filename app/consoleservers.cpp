// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"

#include "app/memoryguard.h"
#include "models/draftstore.h"
#include "models/servicewords.h"
#include "ui/servers/movedialog.h"
#include "ui/servers/serversdialog.h"
#include "ui/servers/signindialog.h"
#include "ui/style/modalfocus.h"

#include <QApplication>
#include <QFile>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxShown = 120;     // of a link, which may come from anywhere
constexpr qint64 maxFile = 1024 * 1024; // of a token or of certificates

Result<QByteArray> readSmall(const QString &path, const QString &what)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return spokenError(ErrorKind::Unavailable, u"file-unreadable"_s, what.arg(path, file.errorString()));
    return file.read(maxFile);
}

} // namespace

/// The changes that were made in the connection cannot be undone from another one: that is asked first, when there are any.
void Console::askToSwitch(const QString &id, const std::function<void()> &then)
{
    const SavedServer *wanted = m_connections->find(id);
    if (!wanted)
        return;
    m_window->askToForget(wanted->name, [this, id, then] {
        const SavedServer *connection = m_connections->find(id); // it may be gone since
        if (!connection)
            return;
        switchTo(*connection);
        then();
    });
}

void Console::switchTo(SavedServer connection)
{
    ++m_opening;
    if (m_signIn)
        m_signIn->close();
    m_window->leaveConnection();
    m_workspace->close();
    m_current = std::move(connection);
    m_window->setConnection(optionsFor(m_current));
    begin();
}

/// Also after a failure, when the user asks for another try.
void Console::begin()
{
    if (!m_current)
        return;
    guardMemory();
    const SavedServer connection = *m_current;
    if (const auto stored = m_connections->setCurrent(connection.id, QDateTime::currentDateTimeUtc()); !stored)
        m_window->report(stored.error().message, stored.error().detail);
    m_workspace->setReadOnly(connection.readOnly);
    const QString drafts = profileDirectory(m_configuration) + u"/drafts/"_s + QString::fromLatin1(connection.id.toUtf8().toPercentEncoding());
    m_workspace->drafts().setFolder(connection.kind == SavedServer::Kind::Demo ? QString() : drafts); // the demo starts anew each time
    if (connection.kind == SavedServer::Kind::Server) {
        openServer();
        return;
    }
    const auto kind = connection.kind == SavedServer::Kind::Demo ? EmbeddedServers::Kind::Demo : EmbeddedServers::Kind::Offline;
    m_workspace->expectServer();
    m_window->setObstacle({});
    m_backends->open(kind, [this, opening = m_opening](const Result<Endpoint> &endpoint) {
        if (opening != m_opening)
            return;
        if (endpoint)
            m_workspace->open(*endpoint);
        else
            failToOpen(endpoint.error());
    });
}

void Console::openServer()
{
    m_workspace->expectServer();
    m_window->setObstacle({});
    if (m_configuration.isSet(u"token-file"_s) && m_opening == 0) { // of --connect, not of what is opened later
        const auto token = readSmall(m_configuration.value(u"token-file"_s), tr("The token file %1 cannot be read: %2"));
        if (token)
            openWith(token->trimmed());
        else
            failToOpen(token.error());
        return;
    }
    m_tokens.find(m_current->tokenKey(), m_current->keepToken, this, [this, opening = m_opening](const QByteArray &token) {
        if (opening != m_opening)
            return;
        if (!token.isEmpty()) {
            openWith(token);
            return;
        }
        m_workspace->needSignIn();
        askForToken();
    });
}

/// What stands in the way is said in place of a server that does not answer: there is none to ask.
void Console::failToOpen(const Error &error)
{
    m_window->setObstacle(words::sentence(error));
    m_workspace->fail(error);
}

void Console::openWith(const QByteArray &token)
{
    provideEndpoint(*m_current, token, [this](const Result<Endpoint> &endpoint) {
        if (endpoint)
            m_workspace->open(*endpoint);
        else
            failToOpen(endpoint.error());
    });
}

/// In front of whatever is open, so that an editor keeps what was typed.
void Console::askForToken()
{
    if (!m_current || m_current->kind != SavedServer::Kind::Server)
        return;
    if (m_signIn) {
        m_signIn->raise();
        m_signIn->activateWindow();
        return;
    }
    QWidget *front = QApplication::activeModalWidget();
    m_signIn = new SignInDialog(m_current->url.authority(), m_current->keepToken, front ? front : m_window.get());
    m_signIn->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_signIn, &SignInDialog::tokenEntered, this, &Console::takeToken);
    m_signIn->open();
}

void Console::takeToken(const QByteArray &token, bool keep)
{
    m_tokens.keep(m_current->tokenKey(), token, keep);
    if (keep != m_current->keepToken) {
        m_current->keepToken = keep;
        if (m_connections->find(m_current->id)) {
            SavedServer stored = *m_connections->find(m_current->id);
            stored.keepToken = keep;
            if (const auto written = m_connections->put(stored); !written)
                m_window->report(written.error().message, written.error().detail);
        }
    }
    openWith(token);
}

void Console::showConnections(bool add)
{
    if (ModalFocus::bringForward<ServersDialog>(m_window.get()))
        return;
    const auto provider = [this](const SavedServer &connection, const QByteArray &token, const std::function<void(const Result<Endpoint> &)> &take) {
        provideEndpoint(connection, token, take);
    };
    auto *dialog = new ServersDialog(m_connections.get(), provider, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ServersDialog::openRequested, this, [this](const QString &id) { askToSwitch(id); });
    connect(dialog, &ServersDialog::tokenObsolete, this, [this](const SavedServer &connection) { m_tokens.forget(connection.tokenKey()); });
    connect(dialog, &ServersDialog::saved, this, [this](const SavedServer &connection, const QByteArray &token) {
        if (!token.isEmpty())
            m_tokens.keep(connection.tokenKey(), token, connection.keepToken);
        if (m_current && m_current->id == connection.id && !(*m_current == connection))
            askToSwitch(connection.id); // with its new address, class and rights
    });
    dialog->open();
    if (add)
        dialog->addServer();
}

void Console::showMove()
{
    if (ModalFocus::bringForward<MoveDialog>(m_window.get()))
        return;
    const auto provider = [this](const SavedServer &connection, const QByteArray &token, const std::function<void(const Result<Endpoint> &)> &take) {
        provideEndpoint(connection, token, take);
    };
    auto *dialog = new MoveDialog(m_connections.get(), provider, m_local.get(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MoveDialog::openRequested, this, [this](const QString &id) { askToSwitch(id); });
    connect(dialog, &MoveDialog::saved, this, [this](const SavedServer &connection, const QByteArray &token) {
        if (!token.isEmpty())
            m_tokens.keep(connection.tokenKey(), token, connection.keepToken);
    });
    dialog->open();
}

void Console::provideEndpoint(const SavedServer &connection, const QByteArray &token, const std::function<void(const Result<Endpoint> &)> &take)
{
    Endpoint endpoint{connection.url, token, {}};
    if (!connection.caFile.isEmpty()) {
        const auto certificates = readSmall(connection.caFile, tr("The CA file %1 cannot be read: %2"));
        if (!certificates) {
            take(certificates.error());
            return;
        }
        endpoint.caCertificates = *certificates;
    }
    if (!token.isEmpty() || connection.id.isEmpty()) {
        take(endpoint);
        return;
    }
    m_tokens.find(connection.tokenKey(), connection.keepToken, this, [endpoint, take](const QByteArray &kept) {
        Endpoint complete = endpoint;
        complete.token = kept;
        take(complete);
    });
}

/// tidegate://open/<connection>/<kind>/<id>. A link moves within the connection that is open; it never opens another by itself.
void Console::followLink(const QUrl &link)
{
    const QStringList parts = link.path().split(u'/', Qt::SkipEmptyParts);
    const QString name = parts.size() == 3 ? parts.constFirst() : QString();
    const SavedServer *wanted = m_connections->findByIdOrName(name);
    const bool isHere = name.isEmpty() || (m_current && (m_current->id == name || m_current->name.compare(name, Qt::CaseInsensitive) == 0));
    if (isHere) {
        if (!m_window->openLink(link))
            m_window->tell(tr("This is no link that Tidegate can follow: %1").arg(link.toDisplayString().left(maxShown)));
        return;
    }
    if (!wanted) {
        m_window->ask(tr("The link leads to the connection “%1”, which this computer does not know.").arg(name.left(maxShown)), tr("Connections…"),
                      [this] { showConnections(false); });
        return;
    }
    m_window->ask(tr("The link leads to the connection “%1”, which is not open.").arg(wanted->name), tr("Open it"),
                  [this, id = wanted->id, link] { askToSwitch(id, [this, link] { whenLoaded([this, link] { followLink(link); }); }); });
}

/// Once, with the data that are here or with those of the next load.
void Console::whenLoaded(const std::function<void()> &run)
{
    if (m_workspace->isLoaded())
        run();
    else
        connect(m_workspace.get(), &Workspace::loaded, m_window.get(), run, Qt::SingleShotConnection);
}

/// Once changes can be made: the data are here and the server's feed is open, which comes a moment after them.
void Console::whenLive(const std::function<void()> &run)
{
    const auto isLive = [this] { return m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live; };
    if (isLive()) {
        run();
        return;
    }
    auto *once = new QObject(m_window.get());
    connect(m_workspace.get(), &Workspace::stateChanged, once, [this, isLive, once, run] {
        if (!isLive())
            return;
        disconnect(m_workspace.get(), nullptr, once, nullptr);
        once->deleteLater();
        QMetaObject::invokeMethod(m_window.get(), run, Qt::QueuedConnection); // when the window has entered its page
    });
}

} // namespace tidegate
