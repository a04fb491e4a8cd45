// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QSysInfo>
#include <QTimer>

#include <cstring>
#include <optional>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr qint64 maxRequest = 64 * 1024;
constexpr qsizetype maxLock = 4 * 1024;
constexpr auto requestTimeout = 5s;
constexpr auto betweenAttempts = 50ms; // the first one may hold its lock and not listen yet
constexpr char acknowledgement[] = "ok\n";

/// Who holds a lock, as its file says it. A process of 0: it has not said yet.
struct Holder
{
    qint64 process = 0;
    QString host;
    QString socket;
};

enum class Runtime { Session, Temporary }; ///< Of the session ($XDG_RUNTIME_DIR); else a directory of ours among the temporary ones.

/// A directory that is ours alone, or empty. Makes it.
QString runtimeDirectory(Runtime which)
{
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (which == Runtime::Session && !QDir::isAbsolutePath(session))
        return {};
    const QString path = which == Runtime::Session ? session + u"/tidegate"_s : QDir::tempPath() + u"/tidegate-%1"_s.arg(::geteuid());
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return {};
    struct stat info = {};
    const bool isOurs = ::lstat(name.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid();
    // Somebody else's, or one that others may write to: who listens there is not known.
    return isOurs && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0 ? path : QString();
}

/// A name for what belongs to the profile: the same by whatever way its directory is named.
QString nameOf(const QString &directory)
{
    const QFileInfo info(directory);
    const QString path = info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
    return u"console-"_s + QString::fromLatin1(QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).left(8).toHex());
}

Descriptor openLock(const QString &path, int flags)
{
    return Descriptor(restarted(::open, QFile::encodeName(path).constData(), flags | O_NOFOLLOW | O_CLOEXEC, 0600));
}

std::optional<std::pair<quint64, quint64>> fileAt(const QString &path)
{
    struct stat info = {};
    if (::lstat(QFile::encodeName(path).constData(), &info) != 0)
        return {};
    return std::pair<quint64, quint64>(info.st_dev, info.st_ino);
}

void writeHolder(int lock, const QString &socket)
{
    const QJsonObject holder{{u"process"_s, ::getpid()}, {u"host"_s, QSysInfo::machineHostName()}, {u"socket"_s, socket}};
    const QByteArray text = QJsonDocument(holder).toJson(QJsonDocument::Compact) + '\n';
    const auto size = static_cast<std::size_t>(text.size());
    if (restarted(::ftruncate, lock, 0) != 0 || restarted(::pwrite, lock, text.constData(), size, 0) != static_cast<ssize_t>(size))
        qWarning("Later starts will not find this one: %s", std::strerror(errno));
}

Holder readHolder(int lock)
{
    QByteArray text(maxLock, '\0');
    text.truncate(std::max<qsizetype>(restarted(::pread, lock, text.data(), static_cast<std::size_t>(text.size()), 0), 0));
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    return {object.value(u"process"_s).toInteger(), object.value(u"host"_s).toString(), object.value(u"socket"_s).toString()};
}

/// Not open: nobody listens there.
Descriptor connectedTo(const QString &path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.isEmpty() || name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return Descriptor();
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.isOpen() || restarted(::connect, socket.number(), reinterpret_cast<const sockaddr *>(&address), socklen_t(sizeof address)) != 0)
        return Descriptor();
    return socket;
}

/// Whether the other end of a local socket is a process of this user.
bool isOurOwn(int socket)
{
    ucred peer = {};
    socklen_t size = sizeof peer;
    return ::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

bool isReady(int socket, short events, const QDeadlineTimer &patience)
{
    pollfd wait = {socket, events, 0};
    int found = -1;
    do {
        found = ::poll(&wait, 1, static_cast<int>(patience.remainingTime())); // with what is left after a signal
    } while (found < 0 && errno == EINTR);
    return found > 0;
}

/// Sends the request and waits for the word that it was taken.
bool exchange(int socket, const QByteArray &request, const QDeadlineTimer &patience)
{
    for (qsizetype sent = 0; sent < request.size();) {
        if (!isReady(socket, POLLOUT, patience))
            return false;
        const auto written = restarted(::send, socket, request.constData() + sent, static_cast<size_t>(request.size() - sent), MSG_NOSIGNAL);
        if (written < 0)
            return false;
        sent += written;
    }
    QByteArray answer;
    while (answer.size() < static_cast<qsizetype>(std::strlen(acknowledgement))) {
        char part[sizeof acknowledgement] = {};
        if (!isReady(socket, POLLIN, patience))
            return false;
        const auto read = restarted(::recv, socket, part, sizeof part, 0);
        if (read <= 0)
            return false;
        answer.append(part, read);
    }
    return answer == acknowledgement;
}

Error unavailable(const QString &code, const QString &sentence, const Holder &holder)
{
    const QString process = u"process %1"_s.arg(holder.process);
    const QString who = holder.process == 0          ? u"its process has not said its number"_s
        : holder.host == QSysInfo::machineHostName() ? process
                                                     : u"%1 on %2"_s.arg(process, holder.host);
    return spokenError(ErrorKind::Unavailable, code, sentence.arg(who));
}

} // namespace

SingleInstance::SingleInstance(const QString &profileDirectory, QObject *parent) : QObject(parent), m_directory(profileDirectory) {}

SingleInstance::~SingleInstance() = default; // the lock's file stays: removing it would let two consoles hold locks on two files of one name

bool SingleInstance::claim()
{
    QDir().mkpath(m_directory);
    Lock lock = takeLock(m_directory + u"/console.lock"_s);
    for (const Runtime which : {Runtime::Session, Runtime::Temporary}) {
        if (lock != Lock::Impossible)
            break;
        if (const QString directory = runtimeDirectory(which); !directory.isEmpty())
            lock = takeLock(directory + u'/' + nameOf(m_directory) + u".lock"_s);
    }
    return lock != Lock::Taken;
}

SingleInstance::Lock SingleInstance::takeLock(const QString &path)
{
    m_lockPath = path;
    while ((m_lock = openLock(path, O_RDWR | O_CREAT)).isOpen()) {
        if (restarted(::flock, m_lock.number(), LOCK_EX | LOCK_NB) != 0) {
            const bool taken = errno == EWOULDBLOCK;
            m_lock.reset();
            return taken ? Lock::Taken : Lock::Impossible; // not every file system has locks
        }
        struct stat info = {};
        if (::fstat(m_lock.number(), &info) == 0 && fileAt(path) == std::pair<quint64, quint64>(info.st_dev, info.st_ino)) {
            writeHolder(m_lock.number(), {});
            return Lock::Ours;
        } // else it was removed while it was opened
    }
    return Lock::Impossible;
}

void SingleInstance::listen()
{
    if (!m_lock.isOpen())
        return;
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::accept);
    for (const Runtime which : {Runtime::Session, Runtime::Temporary}) {
        const QString directory = runtimeDirectory(which);
        if (directory.isEmpty())
            continue;
        const QString path = directory + u'/' + nameOf(m_directory);
        QLocalServer::removeServer(path); // of one that crashed: its lock is gone
        if (m_server->listen(path))
            break;
    }
    if (!m_server->isListening())
        qWarning("Links will open in no window: %s", qPrintable(m_server->errorString()));
    m_socketFile = fileAt(m_server->fullServerName()).value_or(std::pair<quint64, quint64>());
    writeHolder(m_lock.number(), m_server->fullServerName());
    if (!m_bell) {
        m_bell = std::make_unique<QFileSystemWatcher>(QStringList{m_lockPath});
        connect(m_bell.get(), &QFileSystemWatcher::fileChanged, this, &SingleInstance::renew);
    }
}

bool SingleInstance::isSocketThere() const
{
    return m_server->isListening() && fileAt(m_server->fullServerName()) == m_socketFile;
}

/// Somebody touched the lock, or removed it.
void SingleInstance::renew()
{
    if (!fileAt(m_lockPath) && !claim()) {
        qWarning("Another Tidegate has taken the lock of this data directory, because its file was removed");
        return;
    }
    if (!m_bell->files().contains(m_lockPath))
        m_bell->addPath(m_lockPath);
    if (!isSocketThere() || readHolder(m_lock.number()).socket.isEmpty())
        listen();
}

Result<void> SingleInstance::handOver(const QJsonObject &request, std::chrono::milliseconds patience) const
{
    const QByteArray text = QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
    const QDeadlineTimer end(patience);
    Holder holder;
    do {
        const Descriptor lock = openLock(m_lockPath, O_RDWR);
        if (!lock.isOpen() || restarted(::flock, lock.number(), LOCK_EX | LOCK_NB) == 0)
            return spokenError(ErrorKind::Unavailable, u"instance-gone"_s, u"Tidegate ended just now: start it again"_s);
        holder = readHolder(lock.number());
        if (const Descriptor socket = connectedTo(holder.socket); socket.isOpen()) {
            if (!isOurOwn(socket.number()))
                return unavailable(u"instance-foreign"_s,
                                   u"Tidegate is running with this data directory already (%1), but as another user: use another --data-dir"_s, holder);
            if (exchange(socket.number(), text, end))
                return {};
            return unavailable(u"instance-silent"_s,
                               u"Tidegate is running with this data directory already (%1), but does not answer: close it, or use another --data-dir"_s,
                               holder);
        }
        restarted(::futimens, lock.number(), static_cast<const timespec *>(nullptr)); // its socket may have been swept away
        std::this_thread::sleep_for(betweenAttempts);
    } while (!end.hasExpired());
    return unavailable(
        u"instance-unreachable"_s,
        u"Tidegate is running with this data directory already (%1), and cannot be reached from here: use its window, close it, or use another --data-dir"_s,
        holder);
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        if (!isOurOwn(static_cast<int>(socket->socketDescriptor()))) {
            socket->abort();
            continue;
        }
        QTimer::singleShot(requestTimeout, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > maxRequest)
                    socket->abort();
                return;
            }
            const QJsonDocument request = QJsonDocument::fromJson(socket->readLine(maxRequest));
            if (!request.isObject()) {
                socket->abort();
                return;
            }
            socket->write(acknowledgement);
            socket->disconnectFromServer();
            emit received(request.object());
        });
    }
}

} // namespace tidegate
