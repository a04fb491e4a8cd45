// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"

#include "services/store/backends/opendatabase.h"
#include "ui/servers/welcomepage.h"
#include "ui/style/theme.h"
#include "ui/window/connectiontext.h"

#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QJsonArray>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString linkScheme = u"tidegate"_s;
constexpr auto desktopPatience = std::chrono::seconds(1);

QString settingsFile(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/tidegate/"_s + name;
}

} // namespace

QString consoleSettingsFile()
{
    return settingsFile(u"console.ini"_s);
}

QList<OptionSpec> consoleOptionSpecs()
{
    return {
        {u"data-dir"_s, u"DIR"_s, u"where the embedded database lies"_s, {}},
        {u"connect"_s, u"URL"_s, u"open this server instead of the embedded backend"_s, {}},
        {u"token-file"_s, u"FILE"_s, u"token for --connect, instead of the keychain"_s, {}},
        {u"ca-file"_s, u"FILE"_s, u"certificate (PEM) of the private CA of the server to connect to"_s, {}},
        {u"demo"_s, {}, u"embedded backend on a throw-away database with the example fleet"_s, {}},
        {u"offline"_s, {}, u"open the offline workspace of this computer, whatever was used last"_s, {}},
        {u"page"_s, u"PAGE"_s, u"environments, calendar, targets, drift, releases, activity or agents"_s, {}},
        {u"new-freeze"_s, {}, u"begin a new freeze window once the data have arrived"_s, {}},
        {u"screenshot"_s, u"FILE"_s, u"paint the window once its data has arrived, write a PNG and exit"_s, {}},
    };
}

QString profileDirectory(const Configuration &configuration)
{
    const QString given = configuration.value(u"data-dir"_s);
    return given.isEmpty() ? QString(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tidegate"_s) : QDir(given).absolutePath();
}

bool joinsRunningConsole(const Configuration &configuration)
{
    return !configuration.isSet(u"demo"_s) && !configuration.isSet(u"connect"_s) && !configuration.isSet(u"screenshot"_s);
}

Result<void> checkConsoleOptions(const Configuration &configuration)
{
    const bool demo = configuration.isSet(u"demo"_s);
    const bool connects = configuration.isSet(u"connect"_s);
    if (demo && connects)
        return usage(u"--demo and --connect exclude each other"_s);
    if (configuration.isSet(u"offline"_s) && (demo || connects))
        return usage(u"--offline excludes --demo and --connect"_s);
    if (configuration.isSet(u"page"_s) && pageIdOf(configuration.value(u"page"_s)).isEmpty())
        return usage(u"--page is environments, calendar, targets, drift, releases, activity or agents"_s);
    if (connects && !validServerUrl(configuration.value(u"connect"_s)))
        return usage(u"--connect wants https://HOST[:PORT]; plain http only on this computer"_s);
    for (const QString &argument : configuration.positional()) {
        if (QUrl(argument).scheme() != linkScheme)
            return usage(u"“%1” is neither an option nor a tidegate:// link"_s.arg(argument));
    }
    return {};
}

QJsonObject startRequest(const Configuration &configuration)
{
    QJsonObject request{{u"links"_s, QJsonArray::fromStringList(configuration.positional())}};
    for (const QString &option : {u"offline"_s, u"new-freeze"_s}) {
        if (configuration.isSet(option))
            request.insert(option, true);
    }
    if (configuration.isSet(u"page"_s))
        request.insert(u"page"_s, configuration.value(u"page"_s));
    // Wayland lets a window come to the front only with the token of the click that started us.
    const QString activation = qEnvironmentVariable("XDG_ACTIVATION_TOKEN");
    if (!activation.isEmpty())
        request.insert(u"activationToken"_s, activation);
    return request;
}

Console::Console(const Configuration &configuration, std::unique_ptr<Keychain> keychain)
    : m_configuration(configuration), m_keychain(keychain ? std::move(keychain) : std::make_unique<SystemKeychain>()), m_tokens(*m_keychain)
{}

Console::~Console()
{
    // The window and its models go before the backend they talk to.
    m_window.reset();
    m_workspace.reset();
    m_local.reset();
    m_backends.reset();
}

std::optional<SavedServer> Console::firstConnection() const
{
    if (m_configuration.isSet(u"connect"_s)) {
        const QUrl url = *validServerUrl(m_configuration.value(u"connect"_s));
        SavedServer connection;
        if (const SavedServer *saved = m_connections->findByUrl(url)) {
            connection = *saved;
        } else {
            connection.id = url.authority();
            connection.name = url.host();
            connection.url = url;
        }
        if (m_configuration.isSet(u"ca-file"_s))
            connection.caFile = m_configuration.value(u"ca-file"_s);
        return connection;
    }
    if (m_configuration.isSet(u"demo"_s))
        return *m_connections->find(u"demo"_s);
    if (m_configuration.isSet(u"offline"_s))
        return *m_connections->find(u"local"_s);
    if (const SavedServer *last = m_connections->lastUsed(); last && !m_configuration.isSet(u"data-dir"_s))
        return *last;
    const bool isFirstStart = !m_connections->hasServers() && !QFileInfo::exists(profileDirectory(m_configuration) + u"/tidegate.db"_s);
    const QStringList shaping{u"data-dir"_s, u"page"_s, u"new-freeze"_s, u"screenshot"_s};
    const bool isAskedFor = !m_configuration.positional().isEmpty()
        || std::any_of(shaping.begin(), shaping.end(), [this](const QString &option) { return m_configuration.isSet(option); });
    if (isFirstStart && !isAskedFor)
        return {};
    return *m_connections->find(u"local"_s);
}

ConsoleOptions Console::optionsFor(const std::optional<SavedServer> &connection) const
{
    ConsoleOptions options;
    options.canConnect = true;
    options.databaseEngine = databaseEngine();
    options.welcome = !connection;
    options.page = m_configuration.value(u"page"_s);
    if (connection) {
        options.connectionName = connection->name;
        options.connectionClass = connection->connectionClass;
        options.readOnly = connection->readOnly;
        options.demo = connection->kind == SavedServer::Kind::Demo;
        if (connection->kind == SavedServer::Kind::Server) {
            options.serverHost = connection->url.authority();
            options.canSignIn = true;
        }
    }
    // A picture and a demo start the same way each time; everything else remembers where it was.
    if (!m_configuration.isSet(u"demo"_s) && !m_configuration.isSet(u"screenshot"_s))
        options.settingsFile = consoleSettingsFile();
    return options;
}

void Console::start()
{
    m_connections = std::make_unique<ServerTableModel>(settingsFile(u"connections.ini"_s));
    // A demo, a picture and a profile of its own are no use that the next plain start should repeat.
    m_connections->setRemembersUse(!m_configuration.isSet(u"demo"_s) && !m_configuration.isSet(u"screenshot"_s) && !m_configuration.isSet(u"data-dir"_s));
    m_backends = std::make_unique<EmbeddedServers>(profileDirectory(m_configuration), *m_keychain);
    m_local = std::make_unique<LocalWorkspace>(profileDirectory(m_configuration), *m_keychain);
    m_current = firstConnection();
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_window = std::make_unique<MainWindow>(m_workspace.get(), optionsFor(m_current));
    connectWindow();
    const QString picture = m_configuration.value(u"screenshot"_s);
    if (!picture.isEmpty()) {
        connect(m_window.get(), &MainWindow::done, qApp, [](bool succeeded) { QCoreApplication::exit(succeeded ? 0 : 1); });
        m_window->screenshotWhenReady(picture);
    }
    for (const QString &link : m_configuration.positional())
        whenLoaded([this, url = QUrl(link)] { followLink(url); });
    if (m_configuration.isSet(u"new-freeze"_s))
        whenLive([this] { startFreeze(); });
    if (!m_current)
        showWelcome();
    m_window->show();
    if (m_current && m_current->kind == SavedServer::Kind::Server)
        m_window->installEventFilter(this); // a keychain takes its time: after the first paint
    else if (m_current)
        beginGuarded();
}

/// begin(), once the desktop's portal has met this process: it refuses one whose files under /proc it cannot see. It has no secret until then.
void Console::beginGuarded()
{
    auto *once = new QObject(this);
    const auto go = [this, once, opening = m_opening] {
        once->deleteLater();
        if (opening == m_opening) // else another connection was chosen, and has begun
            begin();
    };
    auto *patience = new QTimer(once);
    patience->setSingleShot(true);
    connect(patience, &QTimer::timeout, once, go);
    patience->start(desktopPatience);
    Theme::current().whenAsked(once, [patience] { patience->start(0); });
}

bool Console::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        beginGuarded();
    }
    return QObject::eventFilter(watched, event);
}

void Console::connectWindow()
{
    connect(m_window.get(), &MainWindow::signInRequested, this, &Console::askForToken);
    connect(m_window.get(), &MainWindow::connectRequested, this, [this] { showConnections(false); });
    connect(m_window.get(), &MainWindow::serverRequested, this, [this] { showConnections(true); });
    connect(m_window.get(), &MainWindow::moveRequested, this, &Console::showMove);
    connect(m_window.get(), &MainWindow::offlineRequested, this, [this] { askToSwitch(u"local"_s); });
    connect(m_workspace.get(), &Workspace::signInWanted, this, &Console::askForToken);
    connect(m_workspace.get(), &Workspace::serverWanted, this, &Console::begin);
    connect(m_workspace.get(), &Workspace::stateChanged, this, [this] { m_connections->setCurrentState(connectionText(*m_workspace)); });
    connect(m_backends.get(), &EmbeddedServers::reported, m_window.get(), &MainWindow::report);
    connect(&m_tokens, &TokenKeeper::notKept, this, [this](const QString &detail) {
        m_window->report(tr("The token could not be kept in the keychain; you will be asked for it again next time."), detail);
    });
    connect(&m_tokens, &TokenKeeper::notRemoved, this,
            [this](const QString &detail) { m_window->report(tr("The keychain did not remove a token; remove it there."), detail); });
    connect(&m_wake, &WakeWatch::woke, m_workspace.get(), &Workspace::wake);
    const auto watchNetwork = [this] {
        if (m_current && m_current->kind == SavedServer::Kind::Server)
            m_wake.watchNetwork();
    };
    connect(m_workspace.get(), &Workspace::loaded, this, watchNetwork);
    connect(m_workspace.get(), &Workspace::loadFailed, this, watchNetwork);
}

void Console::showWelcome()
{
    m_workspace->close();
    auto *page = new WelcomePage;
    connect(page, &WelcomePage::demoChosen, this, [this] { switchTo(*m_connections->find(u"demo"_s)); });
    connect(page, &WelcomePage::offlineChosen, this, [this] { switchTo(*m_connections->find(u"local"_s)); });
    connect(page, &WelcomePage::serverChosen, this, [this] { showConnections(true); });
    m_window->showWelcome(page);
}

void Console::handleRequest(const QJsonObject &request)
{
    if (const QString token = request.value(u"activationToken"_s).toString(); !token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8()); // Qt reads it when the window is activated
    raise();
    const bool wantsDialogOrSwitch = request.value(u"offline"_s).toBool() || request.value(u"new-freeze"_s).toBool();
    if (wantsDialogOrSwitch && QApplication::activeModalWidget()) {
        m_window->tell(tr("Something is being edited here. Finish it, then try again what you wanted to open."));
        return;
    }
    if (request.value(u"offline"_s).toBool() && (!m_current || m_current->kind != SavedServer::Kind::Offline))
        askToSwitch(u"local"_s, [this, request] { openPlaces(request); });
    else
        openPlaces(request);
}

/// What a later start wants to see in the connection that is open.
void Console::openPlaces(const QJsonObject &request)
{
    if (const QString page = pageIdOf(request.value(u"page"_s).toString()); !page.isEmpty())
        m_window->showPage(page);
    for (const auto link : request.value(u"links"_s).toArray())
        whenLoaded([this, url = QUrl(link.toString())] { followLink(url); });
    if (request.value(u"new-freeze"_s).toBool())
        whenLive([this] { startFreeze(); });
}

void Console::startFreeze()
{
    if (QApplication::activeModalWidget())
        m_window->tell(tr("Something is being edited here. Finish it, then try again what you wanted to open."));
    else
        m_window->startNewFreeze({});
}

void Console::raise()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace tidegate
