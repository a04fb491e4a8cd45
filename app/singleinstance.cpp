// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QTimer>

#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr qint64 largestRequest = 64 * 1024;
constexpr auto requestTimeout = 5s;
constexpr int attempts = 50; // the first one may hold its lock and not listen yet
constexpr auto betweenAttempts = 50ms;
constexpr char taken[] = "ok\n";

/// A directory that is ours alone, or empty.
QString runtimeDirectory()
{
    const QString given = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString path = given.isEmpty() ? QDir::tempPath() + u"/tidegate-%1"_s.arg(::geteuid()) : given + u"/tidegate"_s;
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), S_IRWXU) != 0 && errno != EEXIST)
        return {};
    struct stat info = {};
    const bool isOurs = ::lstat(name.constData(), &info) == 0 && S_ISDIR(info.st_mode) && info.st_uid == ::geteuid();
    // Somebody else's, or one that others may write to: who listens there is not known.
    return isOurs && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0 ? path : QString();
}

/// The same directory by whatever way it is named.
QByteArray profileOf(const QString &directory)
{
    const QFileInfo info(directory);
    const QString path = info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
    return QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).left(8).toHex();
}

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int number() const { return m_number; }

private:
    int m_number;
};

bool connectTo(int descriptor, const QString &path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const QByteArray name = QFile::encodeName(path);
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    return ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

/// Sends the request and waits for the word that it was taken.
bool exchange(int descriptor, const QByteArray &request)
{
    const timeval patience{std::chrono::seconds(requestTimeout).count(), 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    qsizetype sent = 0;
    while (sent < request.size()) {
        const auto written = ::send(descriptor, request.constData() + sent, static_cast<size_t>(request.size() - sent), MSG_NOSIGNAL);
        if (written <= 0)
            return false;
        sent += written;
    }
    char answer[sizeof taken] = {};
    return ::recv(descriptor, answer, sizeof taken - 1, MSG_WAITALL) == static_cast<ssize_t>(sizeof taken - 1) && std::strcmp(answer, taken) == 0;
}

} // namespace

SingleInstance::SingleInstance(const QString &profileDirectory, QObject *parent) : QObject(parent)
{
    if (const QString directory = runtimeDirectory(); !directory.isEmpty())
        m_socketPath = directory + u"/console-"_s + QString::fromLatin1(profileOf(profileDirectory));
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance()
{
    m_server.close();
    if (m_lock >= 0)
        ::close(m_lock); // the file stays: removing it would let two consoles hold locks on two files of one name
}

bool SingleInstance::claim()
{
    if (m_socketPath.isEmpty())
        return true;
    m_lock = ::open(QFile::encodeName(m_socketPath + u".lock"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (m_lock < 0)
        return true;
    if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(std::exchange(m_lock, -1));
        return false;
    }
    QLocalServer::removeServer(m_socketPath); // of one that crashed: its lock is gone
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(m_socketPath))
        qWarning("Links will open in a window of their own: %s", qPrintable(m_server.errorString()));
    return true;
}

Result<void> SingleInstance::handOver(const QJsonObject &request) const
{
    const QByteArray text = QJsonDocument(request).toJson(QJsonDocument::Compact) + '\n';
    for (int i = 0; i < attempts; ++i) {
        const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (socket.number() >= 0 && connectTo(socket.number(), m_socketPath)) {
            if (exchange(socket.number(), text))
                return {};
            break;
        }
        ::usleep(static_cast<useconds_t>(std::chrono::microseconds(betweenAttempts).count()));
    }
    return makeError(ErrorKind::Unavailable, u"instance-silent"_s,
                     u"Tidegate is running with this data directory already, but does not answer: close it, or use another --data-dir"_s);
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QTimer::singleShot(requestTimeout, socket, &QLocalSocket::abort);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > largestRequest)
                    socket->abort();
                return;
            }
            const QJsonDocument request = QJsonDocument::fromJson(socket->readLine(largestRequest));
            if (!request.isObject()) {
                socket->abort();
                return;
            }
            socket->write(taken);
            socket->disconnectFromServer();
            emit received(request.object());
        });
    }
}

} // namespace tidegate
