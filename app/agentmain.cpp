// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/configuration.h"
#include "app/program.h"
#include "app/signalhandler.h"
#include "app/systemdnotice.h"
#include "services/agent/agentrun.h"
#include "services/agent/engineaddress.h"
#include "services/domain/servicecredential.h"
#include "services/domain/try.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <QStandardPaths>
#include <QSysInfo>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

constexpr auto usageLine = "tidegate-agent [OPTIONS] [run]";

QList<OptionSpec> agentOptions()
{
    return {
        {u"server"_s, u"URL"_s, u"the Tidegate server: https://…, or http://… on this computer"_s, {}},
        {u"token-file"_s, u"FILE"_s, u"registration token (mode 0600), or - for standard input; used once"_s, {}},
        {u"ca-file"_s, u"FILE"_s, u"the only authorities that the server's certificate may come from (PEM); default: those of the system"_s, {}},
        {u"docker"_s, u"ADDRESS"_s, u"the engine beside the agent: unix:///… or tcp://HOST:PORT"_s, u"unix:///var/run/docker.sock"_s},
        {u"name"_s, u"NAME"_s, u"how people see it; default: the name of this computer"_s, {}},
        {u"label"_s, u"KEY=VALUE"_s, u"label it registers with; several allowed"_s, {}, true},
        {u"state-dir"_s, u"DIR"_s, u"where it keeps its credential and what waits for the server"_s, {}},
        {u"log-format"_s, u"text|json"_s, u"one line a message"_s, u"text"_s},
        {u"log-level"_s, u"LEVEL"_s, u"debug, info, warning or critical"_s, u"info"_s},
        {u"config"_s, u"FILE"_s, u"INI file with the same names"_s, {}},
    };
}

Result<QUrl> serverOf(const Configuration &configuration)
{
    const QString text = configuration.value(u"server"_s);
    if (text.isEmpty())
        return usage(u"say which server: --server https://tidegate.example.com"_s);
    QUrl url(text, QUrl::StrictMode);
    const bool isPlain = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || (!isPlain && url.scheme() != "https"_L1))
        return usage(u"--server %1 is no address of a server: write https://tidegate.example.com"_s.arg(text));
    if (isPlain && url.host() != "localhost"_L1 && !QHostAddress(url.host()).isLoopback())
        return usage(u"--server %1 would carry the agent's credential in the open: write https://"_s.arg(text));
    url.setPath({});
    url.setQuery(QString());
    url.setFragment({});
    return url;
}

/// A secret that others may read is none.
Result<QByteArray> tokenOf(const Configuration &configuration)
{
    const QString path = configuration.value(u"token-file"_s);
    if (path.isEmpty())
        return QByteArray();
    QFile file;
    file.setFileName(path);
    const bool isOpen = path == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!isOpen) // it is used once, and may be deleted then
        return file.exists() ? Result<QByteArray>(usage(u"%1 cannot be read: %2"_s.arg(path, file.errorString()))) : Result<QByteArray>(QByteArray());
    const bool isPrivate = path == "-"_L1 || isServiceCredential(path);
    if (!isPrivate && (file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)) != 0)
        return usage(u"%1 may be read by others: run chmod 600 %1"_s.arg(path));
    const QByteArray token = file.readLine(4'096).trimmed();
    return token.startsWith("tgr_") ? Result<QByteArray>(token)
                                    : Result<QByteArray>(usage(u"%1 holds no registration token, which begins with tgr_"_s.arg(path)));
}

Result<QByteArray> certificatesOf(const Configuration &configuration)
{
    const QString path = configuration.value(u"ca-file"_s);
    if (path.isEmpty())
        return QByteArray();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return usage(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    const QByteArray pem = file.readAll();
    return QSslCertificate::fromData(pem).isEmpty() ? Result<QByteArray>(usage(u"%1 holds no certificate (PEM)"_s.arg(path))) : Result<QByteArray>(pem);
}

Result<Labels> labelsOf(const Configuration &configuration)
{
    Labels labels;
    for (const QString &text : configuration.values(u"label"_s)) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals < 1)
            return usage(u"--label %1 is none: write KEY=VALUE"_s.arg(text));
        labels.insert(text.left(equals), text.mid(equals + 1));
    }
    return labels;
}

QString stateDirectoryOf(const Configuration &configuration)
{
    if (configuration.isSet(u"state-dir"_s))
        return configuration.value(u"state-dir"_s);
    if (qEnvironmentVariableIsSet("STATE_DIRECTORY")) // of systemd
        return qEnvironmentVariable("STATE_DIRECTORY").section(u':', 0, 0);
    if (::geteuid() == 0)
        return u"/var/lib/tidegate-agent"_s;
    const QString state = qEnvironmentVariable("XDG_STATE_HOME", QStandardPaths::writableLocation(QStandardPaths::HomeLocation) + u"/.local/state"_s);
    return state + u"/tidegate-agent"_s;
}

Result<AgentSettings> settingsOf(const Configuration &configuration)
{
    AgentSettings settings;
    ASSIGN_OR_RETURN(settings.server, serverOf(configuration));
    ASSIGN_OR_RETURN(settings.registrationToken, tokenOf(configuration));
    ASSIGN_OR_RETURN(settings.certificates, certificatesOf(configuration));
    ASSIGN_OR_RETURN(settings.labels, labelsOf(configuration));
    const auto engine = engineAddress(configuration.value(u"docker"_s));
    if (!engine)
        return usage(u"--docker: "_s + engine.error().message);
    settings.engine = *engine;
    if (settings.engine.socketPath.isEmpty()) { // what is set for an engine elsewhere says nothing of a socket
        ASSIGN_OR_RETURN(const auto engineTls, settings.credentials.ofEngine());
        settings.engine.useTls = engineTls.has_value();
        settings.engine.tls = engineTls.value_or(settings.engine.tls);
    }
    settings.name = configuration.isSet(u"name"_s) ? configuration.value(u"name"_s) : QSysInfo::machineHostName();
    settings.stateDirectory = stateDirectoryOf(configuration);
    return settings;
}

int run(const Configuration &configuration)
{
    const QStringList &words = configuration.positional();
    if (words.size() > 1 || (words.size() == 1 && words.first() != "run"_L1)) {
        complain(usage(u"there is no command “%1”: --help lists them"_s.arg(words.last())));
        return ExitUsage;
    }
    const auto settings = settingsOf(configuration);
    if (!settings) {
        complain(settings.error());
        return ExitUsage;
    }
    QNetworkProxyFactory::setUseSystemConfiguration(true); // https_proxy and no_proxy
    SignalHandler signalHandler;
    SystemdNotice notice;
    AgentRun agent(*settings);
    QObject::connect(&agent, &AgentRun::said, &notice, &SystemdNotice::status);
    QObject::connect(&agent, &AgentRun::ended, qApp, [](const Error &why) {
        complain(why);
        QCoreApplication::exit(why.code == "agent-revoked"_L1 ? ExitNo : ExitFailed);
    });
    QObject::connect(&signalHandler, &SignalHandler::terminated, qApp, [] { QCoreApplication::exit(ExitDone); });
    if (const auto started = agent.start(); !started) {
        complain(started.error());
        return ExitFailed;
    }
    notice.ready();
    const int code = QCoreApplication::exec();
    notice.stopping();
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    return runProgram(argc, argv, u"tidegate-agent"_s, usageLine, agentOptions(), run);
}
