// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/sqlite/sqlitefile.h"

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

Error fileError(const QString &code, const QString &sentence, const QString &file)
{
    return makeError(ErrorKind::Unavailable, code, sentence.arg(QDir::toNativeSeparators(file)), QString::fromUtf8(std::strerror(errno)));
}

Error damaged(const QString &file)
{
    return fileError(u"database-damaged"_s, u"The database %1 is damaged: restore a backup."_s, file);
}

Error readOnly(const QString &file)
{
    if (errno == ENOSPC)
        return makeError(ErrorKind::StorageFull, u"storage-full"_s, u"The disk is full: nothing was changed."_s);
    return fileError(u"database-read-only"_s, u"The folder of %1 cannot be written: give Tidegate write permission or choose another folder."_s, file);
}

Result<void> inspectHeader(const QString &file, const QByteArray &header, int newest)
{
    if (header.isEmpty())
        return fileError(u"database-empty"_s, u"The database %1 is empty: restore a backup or remove the file."_s, file);
    if (!header.startsWith(QByteArrayView("SQLite format 3", 16)))
        return fileError(u"database-foreign"_s, u"%1 is not a Tidegate database: choose another file."_s, file);
    if (header.size() < 100)
        return damaged(file);
    if (qFromBigEndian<qint32>(header.constData() + 68) != sqliteApplicationId)
        return fileError(u"database-foreign"_s, u"%1 belongs to another program: choose another file."_s, file);
    if (qFromBigEndian<qint32>(header.constData() + 60) > newest) {
        Error error = fileError(u"database-newer"_s, u"%1 was written by a newer version of Tidegate: install that version or restore a backup."_s, file);
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
        return makeError(ErrorKind::Invalid, u"database-url"_s, u"The database must be given as sqlite:///absolute/path.db."_s);
    return QDir::cleanPath(url.mid(scheme.size()));
}

Result<FileState> inspectFile(const QString &file, int newest)
{
    struct stat status
    {};
    if (::lstat(QFile::encodeName(file).constData(), &status) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return FileState::Missing;
        return fileError(u"storage-open"_s, u"The database %1 cannot be opened: check the permissions of its folder."_s, file);
    }
    if (S_ISLNK(status.st_mode))
        return fileError(u"database-link"_s, u"%1 is a symbolic link: give the file itself."_s, file);
    if (!S_ISREG(status.st_mode))
        return fileError(u"database-not-a-file"_s, u"%1 is not a file: choose another one."_s, file);
    QFile reader(file);
    if (!reader.open(QIODevice::ReadOnly))
        return fileError(u"storage-open"_s, u"The database %1 cannot be read: check its permissions."_s, file);
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
        return makeError(ErrorKind::Conflict, u"file-exists"_s, u"The file %1 exists already: choose another name."_s.arg(file));
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
        return fileError(u"storage-io"_s, u"%1 could not be written to the disk: check the disk."_s, file);
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
    return fileError(u"database-locked"_s, u"Another Tidegate uses the database %1: stop it first."_s, file);
}

} // namespace tidegate::sql
