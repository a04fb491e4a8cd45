// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqlitefile.h"

#include "services/domain/say.h"
#include "services/domain/systemcall.h"
#include "services/domain/try.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

Error fileError(SentenceKey<1> key, const QString &file)
{
    const QString cause = QString::fromUtf8(std::strerror(errno));
    return makeError(ErrorKind::Unavailable, say(key, QDir::toNativeSeparators(file)), cause);
}

Error damaged(const QString &file)
{
    return fileError("database-damaged/file", file);
}

Error readOnly(const QString &file)
{
    if (errno == ENOSPC)
        return makeError(ErrorKind::StorageFull, say("storage-full"));
    return fileError("database-read-only/folder", file);
}

Result<void> inspectHeader(const QString &file, const QByteArray &header, int newest)
{
    if (header.isEmpty())
        return fileError("database-empty", file);
    if (!header.startsWith(QByteArrayView("SQLite format 3", 16)))
        return fileError("database-foreign/other", file);
    if (header.size() < 100)
        return damaged(file);
    if (qFromBigEndian<qint32>(header.constData() + 68) != sqliteApplicationId)
        return fileError("database-foreign/program", file);
    if (qFromBigEndian<qint32>(header.constData() + 60) > newest) {
        Error error = fileError("database-newer/file", file);
        error.kind = ErrorKind::NotSupported;
        return error;
    }
    return {};
}

/// fsync of a file or a folder.
bool flushToDisk(const QString &path)
{
    const int descriptor = restarted(::open, QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool done = restarted(::fsync, descriptor) == 0;
    ::close(descriptor);
    return done;
}

} // namespace

Result<QString> fileOfUrl(const QString &url)
{
    const QString scheme = u"sqlite://"_s;
    if (!url.startsWith(scheme) || !QDir::isAbsolutePath(url.mid(scheme.size())) || url.contains(QChar(0)))
        return makeError(ErrorKind::Invalid, say("database-url/any"));
    return QDir::cleanPath(url.mid(scheme.size()));
}

Result<FileState> inspectFile(const QString &file, int newest)
{
    struct stat status
    {};
    if (::lstat(QFile::encodeName(file).constData(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return FileState::Missing;
        return fileError("storage-open/folder", file);
    }
    if (S_ISLNK(status.st_mode))
        return fileError("database-link", file);
    if (!S_ISREG(status.st_mode))
        return fileError("database-not-a-file", file);
    QFile reader(file);
    if (!reader.open(QIODevice::ReadOnly))
        return fileError("storage-open/file", file);
    RETURN_IF_ERROR(inspectHeader(file, reader.read(100), newest));
    return FileState::Ours;
}

Result<void> prepareFolder(const QString &file)
{
    const QString folder = QFileInfo(file).absolutePath();
    QString existing = folder;
    QStringList missing;
    while (!QFileInfo::exists(existing)) {
        missing.prepend(existing);
        existing = QFileInfo(existing).absolutePath();
    }
    for (const QString &path : std::as_const(missing)) {
        if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
            return readOnly(file);
    }
    if (::access(QFile::encodeName(folder).constData(), W_OK | X_OK) != 0)
        return readOnly(file);
    return {};
}

Result<void> createFile(const QString &file)
{
    const int descriptor = restarted(::open, QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0 && errno == EEXIST)
        return makeError(ErrorKind::Conflict, say("file-exists", file));
    if (descriptor < 0)
        return readOnly(file);
    ::close(descriptor);
    return {};
}

Result<void> restrictFile(const QString &file)
{
    struct stat status
    {};
    const QByteArray path = QFile::encodeName(file);
    if (::stat(path.constData(), &status) == 0 && (status.st_mode & 077) != 0 && ::chmod(path.constData(), 0600) != 0)
        return readOnly(file);
    return {};
}

Result<void> syncFile(const QString &file)
{
    if (!flushToDisk(file) || !flushToDisk(QFileInfo(file).absolutePath()))
        return fileError("storage-io/file", file);
    return {};
}

Result<void> renameFile(const QString &from, const QString &to)
{
    if (::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return readOnly(to);
    return syncFile(to);
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> FileLock::take(const QString &file)
{
    const QByteArray path = QFile::encodeName(file + u".lock"_s);
    m_descriptor = restarted(::open, path.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (m_descriptor < 0)
        return readOnly(file);
    if (restarted(::flock, m_descriptor, LOCK_EX | LOCK_NB) == 0)
        return {};
    return fileError("database-locked", file);
}

} // namespace tidegate::sql
