// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"

#include "services/async/whendone.h"
#include "services/secrets/masterkey.h"
#include "ui/session/signindialog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString keychainService = u"tidegate"_s;

Error usage(const QString &message)
{
    return makeError(ErrorKind::Malformed, u"usage"_s, message);
}

} // namespace

QList<OptionSpec> consoleOptionSpecs()
{
    return {
        {u"data-dir"_s, u"DIR"_s, u"where the embedded database lies"_s, {}},
        {u"connect"_s, u"URL"_s, u"open this server instead of the embedded backend"_s, {}},
        {u"token-file"_s, u"FILE"_s, u"token for --connect, instead of the keychain"_s, {}},
        {u"ca-file"_s, u"FILE"_s, u"certificate (PEM) of the private CA of the server to connect to"_s, {}},
        {u"demo"_s, {}, u"embedded backend on a throw-away database with the example fleet"_s, {}},
        {u"page"_s, u"PAGE"_s, u"environments, calendar, targets, drift or activity"_s, {}},
        {u"screenshot"_s, u"FILE"_s, u"paint the window once its data has arrived, write a PNG and exit"_s, {}},
    };
}

Console::Console(const Configuration &configuration) : m_configuration(configuration) {}

Console::~Console()
{
    // The window and its models go before the backend they talk to.
    m_window.reset();
    m_workspace.reset();
    m_backend.reset();
}

Result<QUrl> Console::remoteUrl() const
{
    const QString text = m_configuration.value(u"connect"_s);
    if (text.isEmpty())
        return QUrl();
    QUrl url(text, QUrl::StrictMode);
    const bool local = url.host() == u"127.0.0.1" || url.host() == u"localhost" || url.host() == u"::1";
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && !(url.scheme() == u"http" && local)))
        return usage(u"--connect wants https://HOST[:PORT]; plain http only on this computer"_s);
    url.setPath({});
    return url;
}

Result<QString> Console::dataDirectory()
{
    if (m_demo) {
        m_demoDirectory = std::make_unique<QTemporaryDir>();
        if (!m_demoDirectory->isValid())
            return usage(u"no temporary folder could be made: %1"_s.arg(m_demoDirectory->errorString()));
        return m_demoDirectory->path();
    }
    const QString given = m_configuration.value(u"data-dir"_s);
    if (!given.isEmpty())
        return QDir(given).absolutePath();
    return QString(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/tidegate"_s);
}

ConsoleOptions Console::windowOptions() const
{
    ConsoleOptions options;
    options.demo = m_demo;
    options.page = m_configuration.value(u"page"_s);
    if (!m_remote.isEmpty()) {
        options.serverHost = m_remote.authority(QUrl::FullyDecoded);
        options.connectionName = m_remote.host();
        options.canSignIn = true;
    }
    // A picture and a demo start the same way each time; everything else remembers where it was.
    if (!m_demo && !m_configuration.isSet(u"screenshot"_s))
        options.settingsFile = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/tidegate/console.ini"_s;
    return options;
}

Result<void> Console::start()
{
    m_demo = m_configuration.isSet(u"demo"_s);
    const auto remote = remoteUrl();
    if (!remote)
        return remote.error();
    m_remote = *remote;
    if (m_demo && !m_remote.isEmpty())
        return usage(u"--demo and --connect exclude each other"_s);
    if (m_configuration.isSet(u"page"_s) && pageIdOf(m_configuration.value(u"page"_s)).isEmpty())
        return usage(u"--page is environments, calendar, targets, drift or activity"_s);

    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_window = std::make_unique<MainWindow>(m_workspace.get(), windowOptions());
    const QString picture = m_configuration.value(u"screenshot"_s);
    if (!picture.isEmpty()) {
        connect(m_window.get(), &MainWindow::done, qApp, [](bool succeeded) { QCoreApplication::exit(succeeded ? 0 : 1); });
        m_window->screenshotWhenReady(picture);
    }
    connect(m_window.get(), &MainWindow::signInRequested, this, &Console::askForToken);
    for (const QString &argument : m_configuration.positional()) {
        const QUrl link(argument);
        if (link.scheme() != u"tidegate")
            return usage(u"“%1” is neither an option nor a tidegate:// link"_s.arg(argument));
        connect(
            m_workspace.get(), &Workspace::loaded, m_window.get(), [this, link] { m_window->openLink(link); }, Qt::SingleShotConnection);
    }
    m_window->show();
    QMetaObject::invokeMethod(this, m_remote.isEmpty() ? &Console::startEmbedded : &Console::connectRemote, Qt::QueuedConnection);
    return {};
}

void Console::startEmbedded()
{
    const auto directory = dataDirectory();
    if (!directory) {
        m_workspace->fail(directory.error());
        return;
    }
    ServerOptions options = embeddedOptions(*directory + u"/tidegate.db"_s);
    options.scheduledChecks = !m_demo; // The example fleet's addresses lead nowhere.
    m_localSecret = options.localSecret;
    // A keychain may ask for a password: not before somebody keeps a credential.
    options.keyWanted = [this, directory = *directory] {
        QMetaObject::invokeMethod(
            this, [this, directory] { fetchMasterKey(directory); }, Qt::QueuedConnection);
    };
    m_backend = std::make_unique<BackendThread>();
    connect(m_backend.get(), &BackendThread::ready, this, [this](const QUrl &url) { m_workspace->open({url, m_localSecret, {}}); });
    connect(m_backend.get(), &BackendThread::failed, m_workspace.get(), &Workspace::fail);
    m_backend->start(options, m_demo);
}

void Console::fetchMasterKey(const QString &directory)
{
    if (m_demo) {
        m_backend->setMasterKey(MasterKey::random());
        return;
    }
    m_keychain = std::make_unique<SystemKeychain>();
    whenDone(desktopMasterKey(*m_keychain, directory), this, [this](const Result<MasterKeyAnswer> &answer) {
        if (!answer) {
            m_window->report(answer.error().message, answer.error().detail);
            return;
        }
        m_backend->setMasterKey(answer->key);
        if (!answer->notice.isEmpty())
            m_window->report(answer->notice, {});
    });
}

void Console::connectRemote()
{
    if (m_configuration.isSet(u"token-file"_s)) {
        QFile file(m_configuration.value(u"token-file"_s));
        if (file.open(QIODevice::ReadOnly))
            openRemote(file.readAll().trimmed());
        else
            m_workspace->fail(usage(u"The token file cannot be read: %1"_s.arg(file.errorString())));
        return;
    }
    m_keychain = std::make_unique<SystemKeychain>();
    whenDone(m_keychain->read(keychainService, m_remote.authority()), this, [this](const KeychainAnswer &answer) {
        if (answer.status == KeychainStatus::Done)
            openRemote(answer.value.reveal());
        else
            askForToken();
    });
}

void Console::askForToken()
{
    auto *dialog = new SignInDialog(m_remote.authority(), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SignInDialog::tokenEntered, this, [this](const QByteArray &token, bool remember) {
        openRemote(token);
        if (!remember)
            return;
        if (!m_keychain)
            m_keychain = std::make_unique<SystemKeychain>();
        whenDone(m_keychain->write(keychainService, m_remote.authority(), SecretText(token)), this, [this](const KeychainAnswer &answer) {
            if (answer.status != KeychainStatus::Done)
                m_window->report(tr("The token could not be kept in the keychain; you will be asked again next time."), answer.detail);
        });
    });
    dialog->open();
}

void Console::openRemote(const QByteArray &token)
{
    Endpoint endpoint{m_remote, token, {}};
    if (m_configuration.isSet(u"ca-file"_s)) {
        QFile file(m_configuration.value(u"ca-file"_s));
        if (!file.open(QIODevice::ReadOnly)) {
            m_workspace->fail(usage(u"The CA file cannot be read: %1"_s.arg(file.errorString())));
            return;
        }
        endpoint.caCertificates = file.readAll();
    }
    m_workspace->open(endpoint);
}

} // namespace tidegate
