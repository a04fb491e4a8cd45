// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/dockercontexts.h"

#include "services/domain/targettypes.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxDescription = 256 * 1024; // bytes
constexpr qsizetype maxContexts = 200;

/// Nothing of what is larger than it should be, and of what is no file.
QByteArray readShort(const QString &path, qint64 maximum)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray content = file.read(maximum + 1);
    return content.size() > maximum ? QByteArray() : content;
}

TypedCredentials credentialsIn(const QString &folder)
{
    TypedCredentials credentials;
    for (const auto &[file, kind] : {std::pair(u"ca.pem"_s, u"tls-ca"_s), std::pair(u"cert.pem"_s, u"tls-cert"_s), std::pair(u"key.pem"_s, u"tls-key"_s)}) {
        if (const QByteArray content = readShort(QDir(folder).filePath(file), maxCredential); !content.isEmpty())
            credentials.insert(kind, content);
    }
    return credentials;
}

/// folder: of its TLS files; empty: it has none, so that it is reached without TLS, as `docker` does.
DockerContext contextAt(const QString &name, const QString &address, const QString &folder)
{
    DockerContext context{name, address, DockerContext::Way::Unknown, false, {}, {}};
    const QUrl url(address, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (scheme == "unix"_L1 || scheme == "npipe"_L1 || scheme == "fd"_L1)
        context.way = DockerContext::Way::Socket;
    else if (scheme == "ssh"_L1)
        context.way = DockerContext::Way::Ssh;
    if ((scheme != "tcp"_L1 && scheme != "http"_L1 && scheme != "https"_L1) || url.host().isEmpty())
        return context;
    context.way = DockerContext::Way::Network;
    context.credentials = folder.isEmpty() ? TypedCredentials() : credentialsIn(folder);
    const bool isTls = !context.credentials.isEmpty() || scheme == "https"_L1;
    const TargetTypeDescriptor &engine = descriptorOf(TargetType::DockerHost);
    context.connection = {{u"host"_s, url.host()}, {u"port"_s, url.port(isTls ? engine.tlsPort : engine.plainPort)}, {u"tlsEnabled"_s, isTls}};
    return context;
}

} // namespace

DockerSurroundings DockerSurroundings::here()
{
    DockerSurroundings here{qEnvironmentVariable("DOCKER_CONFIG", QDir::home().filePath(u".docker"_s)),
                            qEnvironmentVariable("DOCKER_HOST"),
                            qEnvironmentVariable("DOCKER_CONTEXT"),
                            {}};
    if (!qEnvironmentVariableIsEmpty("DOCKER_TLS_VERIFY"))
        here.certificates = qEnvironmentVariable("DOCKER_CERT_PATH", here.folder);
    return here;
}

QList<DockerContext> readDockerContexts(const DockerSurroundings &surroundings)
{
    const QDir folder(surroundings.folder);
    const QJsonObject configuration = QJsonDocument::fromJson(readShort(folder.filePath(u"config.json"_s), maxDescription)).object();
    const QString current = surroundings.context.isEmpty() ? configuration.value("currentContext"_L1).toString() : surroundings.context;
    QList<DockerContext> contexts;
    if (!surroundings.host.isEmpty()) { // goes before every context
        contexts.append(contextAt(u"DOCKER_HOST"_s, surroundings.host, surroundings.certificates));
        contexts.last().isCurrent = true;
    }
    const QStringList ids = QDir(folder.filePath(u"contexts/meta"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &id : ids.first(std::min(ids.size(), maxContexts))) {
        const QJsonObject said = QJsonDocument::fromJson(readShort(folder.filePath(u"contexts/meta/%1/meta.json"_s.arg(id)), maxDescription)).object();
        const QString name = said.value("Name"_L1).toString();
        const QString address = said.value("Endpoints"_L1)["docker"_L1]["Host"_L1].toString();
        if (name.isEmpty() || address.isEmpty())
            continue;
        contexts.append(contextAt(name, address, folder.filePath(u"contexts/tls/%1/docker"_s.arg(id))));
        contexts.last().isCurrent = surroundings.host.isEmpty() && name == current;
    }
    std::stable_sort(contexts.begin(), contexts.end(), [](const DockerContext &a, const DockerContext &b) {
        return a.isCurrent != b.isCurrent ? a.isCurrent : a.name.compare(b.name, Qt::CaseInsensitive) < 0;
    });
    return contexts;
}

} // namespace tidegate
