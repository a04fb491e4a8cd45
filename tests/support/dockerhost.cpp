// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/dockerhost.h"

#include "tests/support/certificates.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

const QStringList programs{u"dockerd"_s, u"docker"_s, u"runc"_s, u"docker-registry"_s};

bool isInstalled(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty() || !QStandardPaths::findExecutable(program, {u"/usr/sbin"_s, u"/sbin"_s}).isEmpty();
}

bool isEverythingInstalled()
{
    return std::all_of(programs.begin(), programs.end(), isInstalled) && QFile::exists(u"/bin/busybox"_s);
}

bool execute(const QString &program, const QStringList &arguments, int timeout, QByteArray *output = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    const bool finished = process.waitForFinished(timeout);
    if (output)
        *output = process.readAll();
    return finished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

/// A port that was free a moment ago.
quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool acceptsConnections(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    return socket.waitForConnected(200);
}

} // namespace

/// A chroot whose root is an ordinary folder: the engine cannot remount it to unpack an image.
static bool isRootAMountPoint()
{
    QFile mounts(u"/proc/self/mountinfo"_s);
    if (!mounts.open(QIODevice::ReadOnly))
        return false;
    const QList<QByteArray> lines = mounts.readAll().split('\n');
    return std::any_of(lines.begin(), lines.end(), [](const QByteArray &line) { return line.split(' ').value(4) == "/"; });
}

QString DockerHost::obstacle()
{
    if (::geteuid() != 0)
        return u"a Docker engine needs root"_s;
    if (!isRootAMountPoint())
        return u"the root folder is no mount point (a plain chroot): an engine cannot unpack images"_s;
    if (!isEverythingInstalled()) {
        execute(u"apt-get"_s, {u"install"_s, u"-y"_s, u"--no-install-recommends"_s, u"docker.io"_s, u"runc"_s, u"docker-registry"_s, u"busybox-static"_s},
                90'000);
    }
    return isEverythingInstalled() ? QString() : u"dockerd, docker, runc, docker-registry or busybox is missing"_s;
}

DockerHost::~DockerHost()
{
    thaw();
    if (m_engine.state() == QProcess::Running) {
        docker({u"ps"_s, u"-aq"_s}, 5'000);
        const auto ids = QString::fromLatin1(m_output).split(u'\n', Qt::SkipEmptyParts);
        if (!ids.isEmpty())
            docker(QStringList{u"rm"_s, u"-f"_s} + ids, 15'000);
    }
    for (auto *process : {&m_engine, &m_tlsEngine, &m_registry})
        end(*process);
    for (const auto &name : {u"engine"_s, u"tls"_s})
        ::umount2(QFile::encodeName(path(name + u"/exec/netns/default"_s)).constData(), MNT_DETACH);
}

bool DockerHost::start()
{
    m_registryPort = freePort();
    m_enginePort = freePort();
    const QByteArray insecure = "\"insecure-registries\":[\"127.0.0.1:" + QByteArray::number(m_registryPort) + "\"],";
    return makeRootFilesystem() && startRegistry() && startEngine(u"engine"_s, m_enginePort, insecure, m_engine);
}

bool DockerHost::startWithTls(const Certificates &certificates)
{
    m_enginePort = freePort();
    const QByteArray tls = "\"tlsverify\":true,\"tlscacert\":\"" + certificates.path(u"ca.pem"_s).toUtf8() + "\",\"tlscert\":\""
        + certificates.path(u"server.pem"_s).toUtf8() + "\",\"tlskey\":\"" + certificates.path(u"server.key"_s).toUtf8() + "\",";
    return startEngine(u"tls"_s, m_enginePort, tls, m_tlsEngine);
}

bool DockerHost::startEngine(const QString &name, quint16 port, const QByteArray &extraConfiguration, QProcess &engine)
{
    const auto work = path(name).toUtf8();
    QDir().mkpath(path(name));
    const QByteArray configuration = "{" + extraConfiguration + "\"data-root\":\"" + work + "/data\",\"exec-root\":\"" + work + "/exec\",\"pidfile\":\"" + work
        + "/pid\",\"hosts\":[\"tcp://127.0.0.1:" + QByteArray::number(port) + "\"],\"iptables\":false,\"ip6tables\":false,\"bridge\":\"none\","
        + "\"default-ulimits\":{\"nofile\":{\"Name\":\"nofile\",\"Soft\":4096,\"Hard\":4096}},\"log-level\":\"warn\",\"live-restore\":false}";
    if (!write(path(name + u".json"_s), configuration))
        return fail(u"the engine's configuration could not be written"_s);
    engine.setProcessChannelMode(QProcess::MergedChannels);
    engine.setStandardOutputFile(path(name + u".log"_s));
    engine.start(u"dockerd"_s, {u"--config-file"_s, path(name + u".json"_s)});
    const bool isUp = QTest::qWaitFor([&] { return engine.state() == QProcess::NotRunning || acceptsConnections(port); }, 20'000);
    if (isUp && engine.state() == QProcess::Running)
        return true;
    QFile log(path(name + u".log"_s));
    return fail(u"dockerd did not start: "_s + (log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).right(500) : QString()));
}

bool DockerHost::startRegistry()
{
    const QByteArray configuration = "version: 0.1\nlog: {level: warn}\nstorage:\n  filesystem: {rootdirectory: " + path(u"registry"_s).toUtf8()
        + "}\nhttp: {addr: 127.0.0.1:" + QByteArray::number(m_registryPort) + "}\n";
    if (!write(path(u"registry.yml"_s), configuration))
        return fail(u"the registry's configuration could not be written"_s);
    m_registry.setStandardOutputFile(QProcess::nullDevice());
    m_registry.setStandardErrorFile(QProcess::nullDevice());
    m_registry.start(u"docker-registry"_s, {u"serve"_s, path(u"registry.yml"_s)});
    const bool isUp = QTest::qWaitFor([&] { return acceptsConnections(m_registryPort); }, 10'000);
    return isUp || fail(u"the registry did not start"_s);
}

bool DockerHost::makeRootFilesystem()
{
    QDir().mkpath(path(u"root/bin"_s));
    bool done = QFile::copy(u"/bin/busybox"_s, path(u"root/bin/busybox"_s));
    for (const auto &applet : {u"sh"_s, u"sleep"_s, u"true"_s, u"false"_s})
        done = done && QFile::link(u"busybox"_s, path(u"root/bin/"_s + applet));
    return done || fail(u"busybox could not be copied"_s);
}

QString DockerHost::image(const QString &name) const
{
    return u"127.0.0.1:%1/%2"_s.arg(m_registryPort).arg(name);
}

bool DockerHost::pushImage(const QString &name, const QString &tag, const QByteArray &content)
{
    const QString reference = image(name) + u':' + tag;
    const auto archive = path(u"image.tar"_s);
    return write(path(u"root/content"_s), content) && execute(u"tar"_s, {u"-C"_s, path(u"root"_s), u"-cf"_s, archive, u"."_s}, 10'000)
        && docker({u"import"_s, u"--change"_s, u"CMD [\"/bin/sleep\",\"1000\"]"_s, u"--change"_s, u"LABEL org.opencontainers.image.revision=of-"_s + tag,
                   archive, reference})
        && docker({u"push"_s, reference}) && docker({u"rmi"_s, reference}); // so that it comes back from the registry, with its digest
}

QString DockerHost::registryDigest(const QString &name, const QString &tag) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_registryPort);
    const QByteArray request = "HEAD /v2/" + name.toUtf8() + "/manifests/" + tag.toUtf8()
        + " HTTP/1.0\r\nAccept: application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.manifest.v1+json\r\n\r\n";
    if (!socket.waitForConnected(2'000) || socket.write(request) != request.size())
        return {};
    QByteArray answer;
    while (socket.waitForReadyRead(2'000))
        answer += socket.readAll();
    const auto at = answer.toLower().indexOf("docker-content-digest: ") + 23;
    return at < 23 ? QString() : QString::fromLatin1(answer.mid(at, 71));
}

bool DockerHost::run(const QString &container, const QString &component, const QString &name, const QString &tag, const QStringList &options)
{
    const QStringList arguments = QStringList{u"run"_s,    u"-d"_s,   u"--network"_s, u"none"_s,
                                              u"--name"_s, container, u"--label"_s,   u"tidegate.component="_s + component}
        + options;
    return docker(arguments + QStringList{image(name) + u':' + tag});
}

bool DockerHost::remove(const QString &container)
{
    return docker({u"rm"_s, u"-f"_s, container});
}

bool DockerHost::docker(const QStringList &arguments, int timeout)
{
    const QStringList host{u"-H"_s, u"tcp://127.0.0.1:%1"_s.arg(m_enginePort)};
    const bool done = execute(u"docker"_s, host + arguments, timeout, &m_output);
    return done || fail(arguments.join(u' ') + u": "_s + QString::fromUtf8(m_output));
}

void DockerHost::freeze()
{
    const auto engine = static_cast<pid_t>(m_engine.processId());
    ::kill(engine, SIGSTOP);
    siginfo_t stopped{};
    ::waitid(P_PID, static_cast<id_t>(engine), &stopped, WSTOPPED | WNOWAIT); // its last thread may go on for a while
    m_isFrozen = true;
}

void DockerHost::thaw()
{
    if (m_isFrozen)
        ::kill(static_cast<pid_t>(m_engine.processId()), SIGCONT);
    m_isFrozen = false;
}

bool DockerHost::fail(const QString &what)
{
    m_failure = what;
    return false;
}

void DockerHost::end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(10'000)) {
        process.kill();
        process.waitForFinished(5'000);
    }
}

} // namespace tidegate::test
