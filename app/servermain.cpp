// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/memoryguard.h"
#include "app/servercommands.h"
#include "app/serverhost.h"
#include "app/signalhandler.h"
#include "services/domain/try.h"
#include "services/domain/wholefile.h"
#include "services/http/tlsconfig.h"
#include "services/secrets/masterkey.h"

#include <QCoreApplication>
#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

Result<std::pair<QHostAddress, quint16>> addressOf(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    bool number = false;
    const quint16 port = text.mid(colon + 1).toUShort(&number);
    const QHostAddress address(host == u"localhost" ? u"127.0.0.1"_s : host);
    if (colon < 0 || !number || address.isNull())
        return usage(u"--listen %1 is no address and port: write 127.0.0.1:7420 or [::1]:7420"_s.arg(text));
    return std::pair{address, port};
}

Result<QByteArray> contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return usage(u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

Result<std::optional<QSslConfiguration>> tlsOf(const Configuration &configuration)
{
    const QString certFile = configuration.value(u"tls-cert"_s);
    const QString keyFile = configuration.value(u"tls-key"_s);
    if (certFile.isEmpty() && keyFile.isEmpty())
        return std::optional<QSslConfiguration>();
    if (certFile.isEmpty() || keyFile.isEmpty())
        return usage(u"--tls-cert and --tls-key belong together: give both"_s);
    const auto cert = contents(certFile);
    const auto key = contents(keyFile);
    const auto ca = configuration.isSet(u"tls-client-ca"_s) ? contents(configuration.value(u"tls-client-ca"_s)) : Result<QByteArray>(QByteArray());
    if (!cert || !key)
        return cert ? key.error() : cert.error();
    if (!ca)
        return ca.error();
    const auto tls = makeServerTls(*cert, *key, *ca);
    return tls ? Result<std::optional<QSslConfiguration>>(std::optional(*tls)) : Result<std::optional<QSslConfiguration>>(tls.error());
}

Result<OutboundPolicy> outboundOf(const Configuration &configuration)
{
    OutboundPolicy policy;
    policy.listedOnly = true;
    for (const QString &text : configuration.values(u"allow-network"_s)) {
        ASSIGN_OR_RETURN(const auto network, parseListedNetwork(text));
        policy.listed.append(network);
    }
    return policy;
}

Result<int> numberOf(const Configuration &configuration, const QString &name, int fallback, int max)
{
    if (configuration.value(name).isEmpty())
        return fallback;
    bool isNumber = false;
    const int number = configuration.value(name).toInt(&isNumber);
    if (!isNumber || number < 1 || number > max)
        return usage(u"--%1 is a number from 1 to %2"_s.arg(name).arg(max));
    return number;
}

Result<void> applyNumbers(const Configuration &configuration, ServerOptions &options)
{
    const auto threads = numberOf(configuration, u"threads"_s, std::max(1, QThread::idealThreadCount()), 64);
    const auto perAddress = numberOf(configuration, u"connections-per-address"_s, options.http.limits.connectionsPerAddress, options.http.limits.connections);
    if (!threads || !perAddress)
        return threads ? perAddress.error() : threads.error();
    options.http.threads = *threads;
    options.http.limits.connectionsPerAddress = *perAddress;
    const QString concurrency = configuration.value(u"concurrency"_s);
    if (concurrency != u"optional" && concurrency != u"required")
        return usage(u"--concurrency is optional or required"_s);
    options.settings.requirePreconditions = concurrency == u"required";
    return {};
}

Result<void> applyAddresses(const Configuration &configuration, ServerOptions &options)
{
    for (const QString &text : configuration.values(u"listen"_s)) {
        ASSIGN_OR_RETURN(const auto address, addressOf(text));
        if (!address.first.isLoopback() && !options.http.tls && !configuration.isSet(u"behind-proxy"_s))
            return usage(u"%1 is reachable from other machines: give --tls-cert and --tls-key, or --behind-proxy if a proxy ends TLS"_s.arg(text));
        options.addresses.append(address);
    }
    for (const QString &host : configuration.values(u"host"_s))
        options.http.hosts.push_back(host.toLower().toStdString());
    options.http.behindTlsProxy = configuration.isSet(u"behind-proxy"_s);
    return {};
}

/// The master key of --secret-key-file. A new file is made only to serve with it.
Result<std::optional<MasterKey>> masterKeyOf(const Configuration &configuration, bool create)
{
    const QString path = configuration.value(u"secret-key-file"_s);
    if (path.isEmpty() || (!create && !QFile::exists(path)))
        return std::optional<MasterKey>();
    const auto key = QFile::exists(path) ? readKeyFile(path) : createKeyFile(path);
    return key ? Result<std::optional<MasterKey>>(std::optional<MasterKey>(*key)) : Result<std::optional<MasterKey>>(key.error());
}

/// All options of `serve`, checked; what check-config checks too, without changing anything.
Result<ServerOptions> serveOptions(const Configuration &configuration, bool toServe)
{
    ServerOptions options;
    options.database = databaseOptions(configuration);
    ASSIGN_OR_RETURN(const auto tls, tlsOf(configuration));
    options.http.tls = tls;
    RETURN_IF_ERROR(applyNumbers(configuration, options));
    RETURN_IF_ERROR(applyAddresses(configuration, options));
    ASSIGN_OR_RETURN(const auto outbound, outboundOf(configuration));
    options.outbound = outbound;
    ASSIGN_OR_RETURN(const auto key, masterKeyOf(configuration, toServe));
    options.masterKey = key;
    options.sealFile = sealFileOf(configuration);
    return options;
}

Result<void> writeReadyFile(const QString &path, const QUrl &url)
{
    if (path.isEmpty())
        return {};
    const QByteArray line = url.toEncoded() + '\n';
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !saveWhole(file, line))
        return usage(u"the ready file %1 cannot be written: %2"_s.arg(path, file.errorString()));
    return {};
}

int serve(const Configuration &configuration)
{
    auto options = serveOptions(configuration, true);
    if (!options) {
        complain(options.error());
        return options.error().code == u"usage" ? ExitUsage : ExitFailed;
    }
    // From here on a signal waits until it can be obeyed in order.
    SignalHandler signalHandler;
    const QString readyFile = configuration.value(u"ready-file"_s);
    if (!readyFile.isEmpty())
        QFile::remove(readyFile); // one that a crash left speaks of another process
    ServerHost host(*options);
    const auto url = host.start();
    if (!url) {
        complain(url.error());
        return ExitFailed;
    }
    if (const auto ready = writeReadyFile(readyFile, *url); !ready) {
        complain(ready.error());
        return ExitFailed;
    }
    QObject::connect(&signalHandler, &SignalHandler::terminated, &host, &ServerHost::stop);
    QObject::connect(&signalHandler, &SignalHandler::hangUp, &host, [&] {
        const auto tls = tlsOf(configuration);
        if (tls && *tls)
            host.setTls(**tls);
        else if (!tls)
            complain(tls.error());
    });
    QObject::connect(&host, &ServerHost::stopped, qApp, [] { QCoreApplication::exit(ExitDone); });
    std::printf("Tidegate serves %s\n", url->toEncoded().constData());
    std::fflush(stdout);
    const int code = QCoreApplication::exec();
    if (!readyFile.isEmpty())
        QFile::remove(readyFile);
    return code;
}

constexpr auto usageLine = "tidegate-server [OPTIONS] [serve | migrate | check-config | backup FILE | restore FILE | audit verify |\n"
                           "       tenant create NAME|list | user create NAME|disable NAME|list | token create|list|revoke ID | clock accept | demo load |\n"
                           "       copy --from URL --to URL]";

int run(const Configuration &configuration)
{
    static const QStringList commands{u"migrate"_s, u"backup"_s, u"restore"_s, u"audit"_s, u"tenant"_s,
                                      u"user"_s,    u"token"_s,  u"clock"_s,   u"demo"_s,  u"copy"_s};
    const QString command = configuration.positional().value(0, u"serve"_s);
    if ((command == u"serve" || command == u"check-config") && configuration.positional().size() > 1) {
        complain(usage(u"%1 takes no further words, but there is “%2”"_s.arg(command, configuration.positional().at(1))));
        return ExitUsage;
    }
    if (command == u"serve")
        return serve(configuration);
    if (command == u"check-config") {
        const auto options = serveOptions(configuration, false);
        if (!options)
            complain(options.error());
        else
            std::fputs(("The configuration is in order.\n" + clockRemark(configuration)).c_str(), stdout);
        return options ? ExitDone : ExitUsage;
    }
    if (commands.contains(command))
        return runServerCommand(command, configuration);
    complain(usage(u"there is no command “%1”: --help lists them"_s.arg(command)));
    return ExitUsage;
}

} // namespace

int main(int argc, char **argv)
{
    keepFreedMemory();
    return runProgram(argc, argv, u"tidegate-server"_s, usageLine, serverOptions(), run);
}
